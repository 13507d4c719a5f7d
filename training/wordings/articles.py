"""Coded and annotated articles with the positions that coders wrote, as candidates.mjs takes them: `python articles.py OUT.jsonl`. See README.md."""
import argparse, json, pathlib, sys, zlib
sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import data as corpora

def coded(data):
    texts = corpora.coded_texts(data)
    for file in sorted(corpora.CODED.glob("*.jsonl")):
        for a in corpora.jsonl(file): yield a.get("text") or texts[a["id"]], a.get("id") or file.stem, [{k: s[k] for k in ("cue", "content", "stance", "actor", "position")} for s in a["statements"]]

def annotated(documents):
    for d in documents:
        text, gold = d["text"], d["gold"]; positions = {p["id"]: p["label"] for p in gold["positions"]}; names = {e["id"]: e["name"] for e in gold["entities"]}; found = []
        for s in gold["statements"]:
            spans = corpora.places(text, s)
            if spans: found.append({"cue": spans[0], "content": spans[1], "stance": s["stance"], "actor": names.get(s["actor"]), "position": positions[s["position"]]})
        yield text, d["id"], found

def main():
    p = argparse.ArgumentParser(description=__doc__); p.add_argument("out"); p.add_argument("--data", type=pathlib.Path, default=pathlib.Path("../../shared/data")); a = p.parse_args()
    with open(a.out, "w", encoding="utf8") as out:
        for source, is_dev in ((coded(a.data), False), (annotated(corpora.gold_train(a.data)), False), (annotated(corpora.gold_dev(a.data)), True)):
            for text, id, statements in source:
                at = lambda i: len(text[:i].encode("utf-16-le")) // 2  # the program counts UTF-16 code units
                for s in statements: s["cue"], s["content"] = ([at(i) for i in s[k]] for k in ("cue", "content"))
                set = "dev" if is_dev else "held" if zlib.crc32(text.encode()) % 10 == 0 else "train"
                out.write(json.dumps({"id": id, "set": set, "text": text, "statements": statements}, ensure_ascii=False) + "\n")

if __name__ == "__main__": main()
