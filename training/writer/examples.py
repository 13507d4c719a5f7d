"""Statements with the wording that each is to get, and the reader's states of their articles' words: what train.py learns from. See README.md."""
import argparse, pathlib, pickle, sys, time
import numpy as np, torch
sys.path.append(str(pathlib.Path(__file__).parents[1]))
import data as corpora
from batches import collate, cut, encode, packed, window
from decode import ROOM
from model import load
from words import WordPiece

WORDINGS = corpora.CODED / "second/wordings.jsonl"

def statement(at, cue, contents, actor, stance, label, kind):
    """In words, or None where no word stands there. @param kind: coded, gold, dev: worded by what its article's statements share; read: by itself"""
    cue, contents = at.words(*cue), [w for c in contents if (w := at.words(*c))]
    return cue and contents and {"cue": cue, "content": contents, "actor": at.words(*actor) if actor else None, "stance": stance, "label": label, "kind": kind}

def article(id, text, of):
    """An article's words and its statements. @param of: its statements, each the arguments of `statement` after the first"""
    d = corpora.news(text); d["id"] = id; at = corpora.Places(d["spans"]); d["items"] = [s for told in of(text) if (s := statement(at, *told))]
    return d

def articles(data):
    texts, read = corpora.coded_texts(data), {}
    for r in corpora.jsonl(WORDINGS): read.setdefault(r["document"], []).append(r)
    for file in sorted(corpora.CODED.glob("*.jsonl")):
        for a in corpora.jsonl(file):
            known = {(tuple(r["cue"]), tuple(r["content"][0])): r for r in read.get(a.get("id"), ())} if a.get("text") else {}
            def coded(_):
                for s in a["statements"]:
                    r = known.get((tuple(s["cue"]), tuple(s["content"]))); told = (r["stance"], r["wording"], "read") if r else (s["stance"], s["position"], "coded")
                    yield s["cue"], [s["content"]], s.get("actorMention"), *told
            yield article(a.get("id") or file.stem, a.get("text") or texts[a["id"]], coded)
    for documents, kind in ((corpora.gold_train(data), "gold"), (corpora.gold_dev(data), "dev")):
        for d in documents:
            labels = {p["id"]: p["label"] for p in d["gold"]["positions"]}
            def annotated(text):
                for s in d["gold"]["statements"]:
                    if not (spans := corpora.places(text, s)): continue
                    begins = spans[0][0]; actor = corpora.nearest(text, s["actorMention"], max(0, begins - 600), begins + 200, begins) if s.get("actorMention") else None
                    yield spans[0], [spans[1]], actor, s["stance"], labels[s["position"]], kind
            yield article(d["id"], d["text"], annotated)
    for id, rows in read.items():
        if id in texts: yield article("read:" + id, texts[id], lambda _: ((r["cue"], r["content"], r["actor"], r["stance"], r["wording"], "read") for r in rows))

@torch.no_grad()
def add_states(documents, reader, pieces, size=6000):
    """@param size: pieces of the windows of a call"""
    windows = [window(d, a, b, pieces) for d in documents for a, b in cut(d, ROOM)]; began, done = time.time(), 0
    for d in documents: d["states"] = np.zeros((len(d["words"]), reader.config["encoder"]["width"]), np.float16)
    for some in packed(windows, size, lambda w: len(w["ids"])):
        with torch.autocast("cpu", torch.bfloat16): hidden = reader.hidden(collate(some, labels=False)).float().numpy()
        for w, h in zip(some, hidden): w["d"]["states"][w["a"]:w["b"]] = h[:w["b"] - w["a"]]
        done += len(some); print(f"{done} of {len(windows)} windows, {time.time() - began:.0f} s", end="\r", flush=True)

def main():
    p = argparse.ArgumentParser(description=__doc__); p.add_argument("--reader", required=True, help="checkpoint: ../shipped.py makes it of models/"); p.add_argument("--base", required=True, help="for its pieces"); p.add_argument("--out", required=True); p.add_argument("--data", type=pathlib.Path, default=pathlib.Path("../../../shared/data")); a = p.parse_args()
    torch.set_num_threads(2); documents = [d for d in articles(a.data) if d["items"]]; pieces = WordPiece(torch.load(a.base, weights_only=True)["vocabulary"])
    print(f"{len(documents)} articles, {sum(len(d['items']) for d in documents)} statements, {sum(s['kind'] == 'read' for d in documents for s in d['items'])} of them read", flush=True)
    encode(documents, pieces); add_states(documents, load(a.reader).eval(), pieces)
    with open(a.out, "wb") as out: pickle.dump([{k: d[k] for k in ("id", "words", "items", "states")} for d in documents], out, protocol=5)

if __name__ == "__main__": main()
