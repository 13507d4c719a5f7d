"""Wordings of annotated positions to the weights by which one of them names its position, in models/positions.json. See README.md."""
import argparse, collections, json, math, pathlib, random, re, sys
import numpy as np
from sklearn.linear_model import LogisticRegression
sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import data as corpora

STOP = set("the a an of to in on for and or with by at from as that this these those its his her their our your be is are was were all any not no".split())

def stems(text): return {re.sub(r"(?<=\w{3})(?:s|ing|ed|er|ers|ion|ions|ation|ment|al)$", "", re.sub(r"['’]s?$", "", w)).rstrip("e") for w in re.findall(r"[\w$%.’'-]+", text.lower()) if w not in STOP}

def alike(wording, meant):
    """F1 of stems, and more with the same verb."""
    a, b = stems(wording), stems(meant); both = len(a & b)
    return 2 * both / max(1, len(a) + len(b)) + .2 * (wording.lower().split()[0] == meant.lower().split()[0])

def verbs(rows, coded):
    """How much oftener coders' positions open with a verb than wordings do; for verbs of five positions and more."""
    ours = collections.Counter(w["wording"].lower().split()[0] for r in rows for w in r["wordings"] if w["features"][IMPERATIVE]); theirs = collections.Counter(p.lower().split()[0] for p in coded)
    n, m = sum(ours.values()), sum(theirs.values())
    return {v: round(math.log((theirs[v] + 1) / (m + 100)) - math.log((ours[v] + 1) / (n + 100)), 2) for v in sorted(set(ours) | set(theirs)) if theirs[v] >= 5 or ours[v] >= 5}

def asking(r):
    """A position with its imperatives without a pronoun alone, if it has any: the program chooses among them."""
    own = [u for u in r["wordings"] if u["features"][IMPERATIVE] and not u["features"][PRONOUN]]; return r | {"wordings": own} if own else r

def described(r, table):
    """A position's wordings with their features, the verb's (the last one) by the table."""
    return np.array([[*u["features"][:-1], table.get(u["wording"].lower().split()[0], 0.) if u["features"][IMPERATIVE] else 0.] for u in r["wordings"]])

def pairs(rows, table):
    """Differences of features of two wordings of one position, and which is nearer to the label."""
    x, y, w = [], [], []
    for r in rows:
        f = described(r, table); s = [alike(u["wording"], r["meant"]) for u in r["wordings"]]
        some = [(i, j) for i in range(len(s)) for j in range(i) if abs(s[i] - s[j]) > .1]
        for i, j in some:
            x.append(f[i] - f[j]); y.append(s[i] > s[j]); w.append(abs(s[i] - s[j]) / len(some))
    return np.array(x), np.array(y), np.array(w)

def chosen(rows, weights, table):
    """How near to the labels the wordings are that the weights choose, on the mean."""
    return float(np.mean([alike(r["wordings"][int(np.argmax(described(r, table) @ weights))]["wording"], r["meant"]) for r in rows]))

def main():
    p = argparse.ArgumentParser(description=__doc__); p.add_argument("train", nargs="+"); p.add_argument("--dev"); p.add_argument("--data", type=pathlib.Path, default=pathlib.Path("../../shared/data")); p.add_argument("--out", default=str(pathlib.Path(__file__).parents[2] / "models/positions.json")); a = p.parse_args()
    global IMPERATIVE, PRONOUN  # where the features say so
    read = lambda path: [json.loads(l) for l in open(path, encoding="utf8")]; names, rows, dev = read(a.train[0])[0], [r for path in a.train for r in read(path)[1:]], read(a.dev)[1:] if a.dev else []; names = names["label"]; IMPERATIVE, PRONOUN = names.index("imperative"), names.index("pronoun"); assert names[-1] == "verb"
    unseen = corpora.unseen(a.data); rows, dev = [asking(r) for r in rows if unseen(r["document"])], list(map(asking, dev))
    coded = [s["position"] for f in sorted((pathlib.Path(__file__).parents[1] / "coded").glob("*.jsonl")) for l in open(f, encoding="utf8") for s in json.loads(l)["statements"]]
    order = sorted({r["document"] for r in rows}); random.Random(5).shuffle(order); folds = [set(order[i::5]) for i in range(5)]
    several = lambda rs: [r for r in rs if len({u["wording"] for u in r["wordings"]}) > 1]
    tried = []
    for strength in (.003, .01, .03, .1, .3, 1):
        scores = []
        for fold in folds:
            own = [r for r in rows if r["document"] not in fold]; table = verbs(own, coded); x, y, w = pairs(own, table); scale = x.std(0) + 1e-9
            m = LogisticRegression(C=strength, fit_intercept=False, max_iter=3000).fit(x / scale, y, sample_weight=w * 10); scores.append(chosen(several([r for r in rows if r["document"] in fold]), m.coef_[0] / scale, table))
        tried.append((round(float(np.mean(scores)), 4), strength)); print(tried[-1])
    best = max(tried)[1]; table = verbs(rows, coded); x, y, w = pairs(rows, table); scale = x.std(0) + 1e-9
    weights = LogisticRegression(C=best, fit_intercept=False, max_iter=3000).fit(x / scale, y, sample_weight=w * 10).coef_[0] / scale
    some = several(rows); mean = lambda rs, pick: float(np.mean([pick([alike(u["wording"], r["meant"]) for u in r["wordings"]]) for r in rs]))
    print(f"{len(some)} positions with several wordings: learnt {max(tried)[0]:.3f}, the first {mean(some, lambda s: s[0]):.3f}, any {mean(some, np.mean):.3f}, the best {mean(some, max):.3f}")
    if dev: d = several(dev); print(f"development articles, {len(d)}: learnt {chosen(d, weights, table):.3f}, the first {mean(d, lambda s: s[0]):.3f}, any {mean(d, np.mean):.3f}, the best {mean(d, max):.3f}")
    print(", ".join(f"{n} {v:.2f}" for n, v in sorted(zip(names, weights), key=lambda t: -abs(t[1] * scale[names.index(t[0])]))))
    model = json.loads(pathlib.Path(a.out).read_text()); model["label"] = {"names": names, "weights": [round(float(v), 3) for v in weights]}; model["verbs"] = table
    pathlib.Path(a.out).write_text(json.dumps(model, ensure_ascii=False, separators=(",", ":")) + "\n")

if __name__ == "__main__": main()
