"""Scores a model on the development sets, or on files of the same formats. See README.md for the protocols."""
import argparse, collections, json, pathlib, random, re
import numpy as np
import data as corpora
from batches import encode
from decode import Onnx, Torch, read_window, runs, windows_of
from labels import STANCES
from words import WordPiece

def f1(tp, p, g): return 2 * tp / (p + g) if p + g else 0.

def interval(rows, figure, times=500):
    """95 % by resampling documents. @param rows one Counter a document"""
    total = figure(sum(rows, collections.Counter())); pick = random.Random(1)
    drawn = sorted(figure(sum((rows[pick.randrange(len(rows))] for _ in rows), collections.Counter())) for _ in range(times)) if len(rows) > 1 else [total, total]
    return round(total, 4), round(drawn[int(.025 * len(drawn))], 4), round(drawn[min(len(drawn) - 1, int(.975 * len(drawn)))], 4)

def jaccard(a, b): return len(a & b) / len(a | b) if a | b else 0.
def cover(spans): return {i for s in spans for i in range(s[0], s[1] + 1)}

def attribution(engine, documents, pieces):
    """Exact spans a type from the linked reading and from the flat tags; linked triples exact, and lenient (cue overlaps, source and content Jaccard ≥ .5)."""
    rows = []
    for d in documents:
        c = collections.Counter(); gold = [(tuple(a["cue"]), [s[1:] for s in a["spans"] if s[0] == 0], [s[1:] for s in a["spans"] if s[0] == 1]) for a in d["attributions"]]; built = []; flat = [set(), set(), set()]
        for w in windows_of(d, pieces):
            r = read_window(engine, w, 1.); m = lambda s: (s[0] + w["a"], s[1] + w["a"])
            built += [(m(a["cue"]), [m(s) for s in a["sources"]], [m(s) for s in a["contents"]]) for a in r["attribution"]]
            for g in range(3): flat[g] |= {m(s) for s in r["flat"][g]}
        G = [{s for g in gold for s in g[1]}, {g[0] for g in gold}, {s for g in gold for s in g[2]}]; B = [{s for b in built for s in b[1]}, {b[0] for b in built}, {s for b in built for s in b[2]}]
        for k, name in enumerate(("source", "cue", "content")):
            c[name, "tp"] += len(G[k] & B[k]); c[name, "p"] += len(B[k]); c[name, "g"] += len(G[k]); c["flat " + name, "tp"] += len(G[k] & flat[k]); c["flat " + name, "p"] += len(flat[k]); c["flat " + name, "g"] += len(G[k])
        taken = set()
        for g in gold:
            key = (g[0], frozenset(g[1]), frozenset(g[2])); hit = next((i for i, b in enumerate(built) if i not in taken and (b[0], frozenset(b[1]), frozenset(b[2])) == key), None)
            if hit is not None: taken.add(hit); c["linked", "tp"] += 1
        taken = set()
        for g in gold:
            best = max(((jaccard(cover(g[1]), cover(b[1])) + jaccard(cover(g[2]), cover(b[2])), i) for i, b in enumerate(built) if i not in taken and b[0][0] <= g[0][1] and g[0][0] <= b[0][1]
                        and jaccard(cover(g[1]), cover(b[1])) >= (.5 if g[1] else 0) and jaccard(cover(g[2]), cover(b[2])) >= .5), default=None)
            if best: taken.add(best[1]); c["lenient", "tp"] += 1
        for k in ("linked", "lenient"): c[k, "p"] += len(built); c[k, "g"] += len(gold)
        rows.append(c)
    return {k: interval(rows, lambda c, k=k: f1(c[k, "tp"], c[k, "p"], c[k, "g"])) for k in ("source", "cue", "content", "flat source", "flat cue", "flat content", "linked", "lenient")}

def norm(s): return re.sub(r"[^\w ]", "", re.sub(r" ?['’]s\b", "", s.lower())).removeprefix("the ").strip()
def tokens(s): return collections.Counter(re.findall(r"\w+|[^\w\s]", s.lower()))

GAP = 4      # words that may part a content: "the plan", he said, "is unfair"
ALIKE = .6   # contents of which so much is the same words are one

def joined(spans):
    out = []
    for a, b in sorted(spans):
        if out and a - out[-1][1] - 1 <= GAP: out[-1] = (out[-1][0], b)
        else: out.append((a, b))
    return out

def stated(engine, d, pieces, threshold):
    """A document's statements by the model alone: of a cue its longest content, for each of its actors; of cues with the same content the surest."""
    cut_ = lambda s: d["text"][d["spans"][s[0]][0]:d["spans"][s[1]][1]]; built = []
    for w in windows_of(d, pieces):
        m, kept = lambda s: (s[0] + w["a"], s[1] + w["a"]), []
        for s in sorted(read_window(engine, w, threshold)["statement"], key=lambda s: -s["belief"]):
            content = min(joined(s["contents"]), key=lambda x: x[0] - x[1], default=None)
            if not content or any(jaccard(cover([content]), cover([other])) >= ALIKE for other in kept): continue
            kept.append(content)
            for actors in [[x] for x in s["sources"]] or [[]]: built.append({"span": m(content), "text": cut_(m(content)), "actors": {norm(cut_(m(x))) for x in actors}, "stance": STANCES[s["stance"]]})
    return built

def statements(engine, documents, pieces, threshold):
    """From the model alone: found (same sentence, content Jaccard ≥ .3), its actor (a name of the entity), its stance."""
    rows, kinds = [], collections.Counter()
    for d in documents:
        c = collections.Counter(); gold = d["gold"]; text = d["text"]; entities = {e["id"]: {norm(n) for n in (e["name"], *e["mentions"])} for e in gold["entities"]}; built = stated(engine, d, pieces, threshold)
        n = len(gold["statements"]); c["g"] += n; c["p"] += len(built); G = []
        for s in gold["statements"]:
            lo = text.find(s["sentence"]); G.append((lo, lo + len(s["sentence"]), tokens(s["content"]), s))
        pairs = sorted(((sum((g[2] & (t := tokens(b["text"]))).values()) / max(1, sum((g[2] | t).values())) + (b["stance"] == g[3]["stance"]) / 4 + (norm(g[3].get("actorMention") or "") in b["actors"]) / 2, i, j) for i, g in enumerate(G) for j, b in enumerate(built)
                         if d["spans"][b["span"][0]][0] < g[1] and d["spans"][b["span"][1]][1] > g[0] and sum((g[2] & (t := tokens(b["text"]))).values()) / max(1, sum((g[2] | t).values())) >= .3), reverse=True)
        gi, bj = set(), set()
        for _, i, j in pairs:
            if i in gi or j in bj: continue
            gi.add(i); bj.add(j); g, b = G[i][3], built[j]; c["found"] += 1; meant = entities.get(g["actor"], set()) | {norm(g.get("actorMention") or "")}
            own = bool(b["actors"] & meant) or any(a.endswith(" " + x) for a in b["actors"] for x in meant if x)
            c["actor"] += own; c["stance"] += own and g["stance"] == b["stance"]; kinds[g["stance"], b["stance"]] += 1; c["stance any"] += g["stance"] == b["stance"]
        rows.append(c)
    total = sum(rows, collections.Counter())
    return {k: interval(rows, lambda c, k=k: f1(c[k], c["p"], c["g"])) for k in ("found", "actor", "stance")} | {"precision": round(total["found"] / max(1, total["p"]), 3), "recall": round(total["found"] / max(1, total["g"]), 3),
        "stance accuracy": round(total["stance any"] / max(1, total["found"]), 3), "confusion": {"/".join(k): v for k, v in kinds.items()}}

def names(engine, documents, pieces, collapse=False):
    rows = []
    for d in documents:
        for start in range(0, len(windows := windows_of(d, pieces)), 20):
            c = collections.Counter()
            for w in windows[start:start + 20]:
                gold = {(a, b, ("PER", "ORG", "LOC", "MISC")[k - 1]) for a, b, k in runs(d["names"][w["a"]:w["b"]])}; built = set(read_window(engine, w, 1.)["names"])
                keep = (lambda s: {(a, b) for a, b, _ in s}) if collapse else (lambda s: {x for x in s if x[2] != "MISC"})
                gold, built = keep(gold), keep(built); c["tp"] += len(gold & built); c["p"] += len(built); c["g"] += len(gold)
            rows.append(c)
    return {"f1": interval(rows, lambda c: f1(c["tp"], c["p"], c["g"]))}

def parse(engine, documents, pieces):
    rows = []
    for d in documents:
        c = collections.Counter()
        for w in windows_of(d, pieces):
            r = read_window(engine, w, 1.); a, b = w["a"], w["b"]; ok = r["heads"] == d["heads"][a:b] - a
            c["n"] += b - a; c["uas"] += int(ok.sum()); c["las"] += int((ok & (r["relations"] == d["relations"][a:b])).sum()); c["tags"] += int((r["tags"] == d["tags"][a:b]).sum())
            g, p = d["starts"][a:b] == 1, r["starts"] == 1; c["tp"] += int((g & p).sum()); c["p"] += int(p.sum()); c["g"] += int(g.sum())
        rows.append(c)
    return {k: interval(rows, lambda c, k=k: c[k] / max(1, c["n"]), 100) for k in ("uas", "las", "tags")} | {"sentences": interval(rows, lambda c: f1(c["tp"], c["p"], c["g"]), 100)}

def development(engine, data, pieces, threshold, part=1.):
    """All figures on the development sets. @param part how much of the larger sets"""
    some = lambda docs: docs[:max(1, int(len(docs) * part))]
    load = lambda docs: (encode(docs, pieces), docs)[1]
    gold = load(list(corpora.gold_dev(data))); out = {"statements": statements(engine, gold, pieces, threshold)}
    out["attribution"] = attribution(engine, load(some(list(corpora.polnear(data / "polnear/dev.jsonl.gz")))), pieces)
    out["names EWT dev"] = names(engine, load([corpora.bio(data / "ner/uner-ewt/dev.iob2.gz", corpora.UNER, 2)]), pieces)
    ewt = load(some(list(corpora.conllu(data / "ud/ewt/dev.conllu.gz")))); gum = load(some(list(corpora.conllu(data / "ud/gum/dev.conllu.gz"))))
    out["EWT dev"] = parse(engine, ewt, pieces); out["GUM dev"] = parse(engine, gum, pieces)
    return out

def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--models", default="../models", help="the exported files"); p.add_argument("--checkpoint", help="a checkpoint instead of the exported files"); p.add_argument("--statement", type=float, help="the least belief in a statement, in place of the manifest's")
    p.add_argument("--data", type=pathlib.Path, default=pathlib.Path("../../shared/data"), help="the development sets"); p.add_argument("--part", type=float, default=1., help="how much of the larger sets")
    p.add_argument("--polnear", help="attributions, as polnear/dev.jsonl.gz"); p.add_argument("--names", help="as uner-ewt/dev.iob2.gz"); p.add_argument("--crossner", help="as crossner-politics/dev.txt.gz, types collapsed"); p.add_argument("--trees", help="CoNLL-U"); p.add_argument("--gold", help="as gold/dev.jsonl"); p.add_argument("--articles", help="the folder of its articles")
    a = p.parse_args(); exported = Onnx(a.models); pieces = WordPiece(exported.vocabulary); engine = exported; threshold = a.statement or exported.manifest["thresholds"]["statement"]
    if a.checkpoint:
        from model import load
        engine = Torch(load(a.checkpoint))
    load_ = lambda docs: (encode(docs, pieces), docs)[1]; out = {}
    if a.polnear: out["attribution"] = attribution(engine, load_(list(corpora.polnear(a.polnear))), pieces)
    if a.names: out["names"] = names(engine, load_([corpora.bio(a.names, corpora.UNER, 2)]), pieces)
    if a.crossner: out["names, types collapsed"] = names(engine, load_([corpora.bio(a.crossner, corpora.CROSSNER)]), pieces, collapse=True)
    if a.trees: out["trees"] = parse(engine, load_(list(corpora.conllu(a.trees))), pieces)
    if a.gold:
        texts = {(one := json.loads(f.read_text(encoding="utf8")))["id"]: one["text"] for f in sorted(pathlib.Path(a.articles).glob("*.json"))}
        out["statements"] = statements(engine, load_(list(corpora.annotated(a.gold, texts))), pieces, threshold)
    if not out: out = development(engine, a.data, pieces, threshold, a.part)
    print(json.dumps(out, indent=1))

if __name__ == "__main__": main()
