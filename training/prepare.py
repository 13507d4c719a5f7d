"""Every data set once read and, with --starts, given the sentence starts of news: one file for train.py. See README.md."""
import argparse, lzma, pathlib, pickle
import numpy as np, torch
import data as corpora
from batches import collate, cut, encode, window
from labels import IGNORE
from model import load
from words import WordPiece

KEPT = ("words", "breaks", "news", "starts", "tags", "heads", "relations", "names", "untaught", "attributions", "statements")

@torch.no_grad()
def read_starts(teacher, documents, pieces, size=8000):
    """Gives news its sentence starts, which nobody annotated, as another model reads them."""
    windows = sorted((window(d, a, b, pieces) for d in documents if "starts" not in d for a, b in cut(d, 400)), key=lambda w: len(w["ids"])); at = 0
    for w in windows: w["d"].setdefault("starts", np.full(len(w["d"]["words"]), IGNORE))
    while at < len(windows):
        some = windows[at:at + max(1, size // len(windows[min(at + 15, len(windows) - 1)]["ids"]))]; at += len(some)
        with torch.autocast("cpu", torch.bfloat16): found = teacher.starts(teacher.hidden(collate(some, labels=False))).argmax(-1).numpy()
        for w, read in zip(some, found): w["d"]["starts"][w["a"]:w["b"]] = read[:w["b"] - w["a"]]

def main():
    p = argparse.ArgumentParser(description=__doc__); p.add_argument("--data", type=pathlib.Path, default=pathlib.Path("../../shared/data")); p.add_argument("--out", required=True)
    p.add_argument("--starts", help="a checkpoint whose sentence starts are taught where none are annotated: in news"); p.add_argument("--base", help="the base of that checkpoint"); a = p.parse_args()
    if a.starts and not a.base: p.error("--starts needs the --base of that checkpoint")
    sets = corpora.training_sets(a.data) | {"dev": list(corpora.gold_dev(a.data))}
    if a.starts:
        pieces = WordPiece(torch.load(a.base, weights_only=True)["vocabulary"]); news = [d for documents in sets.values() for d in documents if d["news"]]
        encode(news, pieces); read_starts(load(a.starts).eval(), news, pieces)
    with lzma.open(a.out, "wb") as f: pickle.dump({name: [{k: d[k] for k in KEPT if k in d} for d in documents] for name, documents in sets.items()}, f)
    print({name: len(documents) for name, documents in sets.items()})

if __name__ == "__main__": main()
