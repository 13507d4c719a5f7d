#!/usr/bin/env python3
"""Documents to extracts on Apache Spark: `standpoint extract`, a process a shard, on all cores that the cluster lends.

It judges no article and builds no graph: each task lays its shard into a folder, which the program reads as any other.
Exit status: 0; 1 where documents were left out, each named; 2 where nothing could be read.
"""

from __future__ import annotations

import argparse
import json
import re
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from pyspark.accumulators import Accumulator, AccumulatorParam
from pyspark.errors import AnalysisException, IllegalArgumentException
from pyspark.sql import DataFrame, Row, SparkSession
from pyspark.sql import functions as f

LINES = "documents.jsonl"


class Refused(Exception):
    """What a user can mend: a sentence, and what to do."""


class Union(AccumulatorParam[set[str]]):
    """A set, not a list: a task that runs twice says everything once."""

    def zero(self, value: set[str]) -> set[str]:
        return set()

    def addInPlace(self, value1: set[str], value2: set[str]) -> set[str]:
        return value1 | value2


def read_documents(spark: SparkSession, source: str) -> tuple[DataFrame, bool]:
    """Rows of `key` (what must stay together), `name` (where it is from), `body` (bytes); whether they are JSONL."""
    if re.search(r"\.(jsonl|ndjson)(\.gz)?/?$", source):
        lines = spark.read.text(source, lineSep="\n").select("value", "_metadata.file_name")
    elif re.search(r"\.parquet/?$", source):
        table = spark.read.parquet(source)
        lines = table.select(f.to_json(f.struct(*table.columns)).alias("value"), "_metadata.file_name")
    else:
        return read_folder(spark, source), False
    # Documents of one id meet in one shard, where the program leaves the second out.
    key = f.coalesce(f.get_json_object("value", "$.id"), "value").alias("key")
    return lines.select(key, f.col("file_name").alias("name"), f.col("value").cast("binary").alias("body")), True


def read_folder(spark: SparkSession, folder: str) -> DataFrame:
    """The files of a folder under their paths from it, which are their ids."""
    path = spark._jvm.org.apache.hadoop.fs.Path(folder)  # type: ignore[union-attr]
    system = path.getFileSystem(spark._jsc.hadoopConfiguration())
    if not system.isDirectory(path):
        raise Refused(f"{folder} is no folder. Give one of articles, or what is named .jsonl, .jsonl.gz or .parquet.")
    files = spark.read.format("binaryFile").option("recursiveFileLookup", True).load(folder)
    name = f.substring("path", len(system.makeQualified(path).toString()) + 2, 100_000)
    # What a browser saved beside a page stays with it: by the page the program knows that it is no article.
    key = f.regexp_replace(name, r"(?i)(_files/.*|\.x?html?)$", "")
    return files.select(key.alias("key"), name.alias("name"), f.col("content").alias("body"))


def lay(documents: Iterator[Row], folder: Path, are_lines: bool) -> list[str]:
    """Writes a shard into a new folder. Returns where each document is from, for problems."""
    folder.mkdir()
    places: list[str] = []
    for _, name, body in documents:
        path = folder / (LINES if are_lines else name)
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "ab") as file:
            file.write(body + b"\n" if are_lines else body)
        places.append(f"{name} ({ascii(body[:60].decode(errors='replace'))} …)")
    return places


def extract(folder: Path, output: Path, command: list[str]) -> set[str]:
    """Runs `standpoint extract` on a shard. Returns what it says of documents that it left out. Raises Refused."""
    host = socket.gethostname()
    if shutil.which(command[0]) is None:
        raise Refused(f"There is no program {command[0]} on {host}. Name it with --standpoint.")
    arguments = [*command, "extract", str(folder), "-o", str(output), "--workers", "1", "--allow-empty"]
    # Standard input is Spark's own: by it the cluster speaks to the processes that run Python.
    process = subprocess.run(arguments, stdin=subprocess.DEVNULL, capture_output=True)
    said = process.stderr.decode(errors="replace").splitlines()
    # The file appears when it is whole. An exit status of 1 says less: that of Node's own failures is the same.
    if process.returncode not in (0, 1) or not output.exists():
        reason = " ".join(" ".join(said).split())[-2000:]
        raise Refused(f"{shlex.join(command)} ended with code {process.returncode} on {host}: {reason}")
    return set(said)


def extract_shard(
    documents: Iterator[Row], are_lines: bool, command: list[str], problems: Accumulator[set[str]]
) -> Iterator[tuple[str, str]]:
    """Id and extract of each document of a shard; what is said of the others goes to `problems`."""
    with tempfile.TemporaryDirectory(prefix="standpoint-") as place:
        folder, output = Path(place, "shard"), Path(place, "extracts.jsonl")
        places = lay(documents, folder, are_lines)
        if not places:
            return
        said = extract(folder, output, command)
        with open(output, encoding="utf-8", newline="\n") as lines:
            for line in lines:
                name = json.loads(line)["document"]["id"]
                # The number of a line in its shard is no id: another run may give it to another document.
                if are_lines and name.startswith(f"{LINES}#"):
                    said.add(f"{name.replace('#', ':')} has no id, and was left out. Give each article one of its own.")
                else:
                    yield name, line.rstrip("\n")
        if are_lines:
            said = {re.sub(rf"\b{LINES}:(\d+)", lambda found: places[int(found[1]) - 1], line) for line in said}
        problems.add(said)


def run(spark: SparkSession, source: str, output: str, shards: int, command: list[str]) -> int:
    """Writes the extracts of all documents, names the others, and returns the exit status. Raises Refused."""
    problems = spark.sparkContext.accumulator(set(), Union())
    documents, are_lines = read_documents(spark, source)
    # In the order of the content: which of two documents of one id is kept is no matter of chance.
    ordered = documents.repartition(shards, "key").sortWithinPartitions("key", "body", "name")
    extracts = ordered.rdd.mapPartitions(lambda shard: extract_shard(iter(shard), are_lines, command, problems))
    lines = spark.createDataFrame(extracts, "id string, value string", verifySchema=False).sortWithinPartitions("id")
    lines.select("value").write.text(output, compression="gzip")
    for problem in sorted(problems.value):
        print(problem, file=sys.stderr)
    if spark.read.text(output).isEmpty():
        raise Refused(f"There are no articles that can be read in {source}.")
    return 1 if problems.value else 0


def main() -> int:
    parser = argparse.ArgumentParser(description="Read articles on Apache Spark; write what is found in each.")
    parser.add_argument("source", help="a folder of articles; or what is named .jsonl, .jsonl.gz, .parquet")
    parser.add_argument("-o", "--output", required=True, help="a new folder for the extracts")
    parser.add_argument("--shards", type=int, help="tasks, and files of extracts (default: four a core)")
    parser.add_argument("--standpoint", default="standpoint", help="the program on the workers (default: standpoint)")
    args = parser.parse_args()
    spark = SparkSession.builder.appName("standpoint extract").getOrCreate()
    spark.conf.set("spark.sql.session.timeZone", "UTC")
    shards = spark.sparkContext.defaultParallelism * 4 if args.shards is None else args.shards
    try:
        return run(spark, args.source, args.output, shards, shlex.split(args.standpoint))
    except Exception as error:
        refused = re.search(r"Refused: (.*)", f"{type(error).__name__}: {error}")
        if not refused and not isinstance(error, (AnalysisException, IllegalArgumentException)):
            raise
        print(refused[1] if refused else str(error).splitlines()[0], file=sys.stderr)
        return 2
    finally:
        spark.stop()


if __name__ == "__main__":
    sys.exit(main())
