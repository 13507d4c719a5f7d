"""Pairs of annotated statements to models/positions.json: when are two courses of action one? See README.md."""
import argparse, collections, json, pathlib, random
import numpy as np
from sklearn.linear_model import LogisticRegression

def read(path):
    lines = [json.loads(line) for line in open(path, encoding="utf8")]; names = lines[0]; docs, across = {}, []
    for row in lines[1:]:
        if "gold" in row: docs[row["document"]] = {"gold": row["gold"], "pairs": []}
        elif "document" in row: docs[row["document"]]["pairs"].append(row)
        else: across.append(row)
    return names, docs, across

def fit(x, y, weight, strength):
    """Logistic regression on standardized features; the weights come back for the features as they are."""
    mean, scale = x.mean(0), x.std(0) + 1e-9
    model = LogisticRegression(C=strength, max_iter=5000).fit((x - mean) / scale, y, sample_weight=weight)
    w = model.coef_[0] / scale
    return w, float(model.intercept_[0] - (w * mean).sum())

def linkage(n, p, threshold):
    """Average linkage, as src/positions/linkage.ts does it."""
    sets = {i: [i] for i in range(n)}; p = p.copy(); np.fill_diagonal(p, -1)
    while len(sets) > 1:
        a, b = divmod(int(p.argmax()), n)
        if p[a, b] < threshold: break
        a, b = min(a, b), max(a, b); x, y = len(sets[a]), len(sets[b])
        p[a] = (x * p[a] + y * p[b]) / (x + y); p[:, a] = p[a]; p[a, a] = -1; p[b] = p[:, b] = -1; sets[a] += sets.pop(b)
    return list(sets.values())

def bcubed(docs, names, w, b, threshold):
    pr = re = n = 0
    for d in names:
        gold = docs[d]["gold"]; k = len(gold); p = np.zeros((k, k))
        if docs[d]["pairs"]:
            q = 1 / (1 + np.exp(-(docs[d]["x"] @ w + b)))
            for row, value in zip(docs[d]["pairs"], q): p[row["a"], row["b"]] = p[row["b"], row["a"]] = value if value >= .03 else 0
        sizes = collections.Counter(gold)
        for s in linkage(k, p, threshold):
            here = collections.Counter(gold[i] for i in s)
            for i in s: pr += here[gold[i]] / len(s); re += here[gold[i]] / sizes[gold[i]]; n += 1
    return 2 * pr * re / (pr + re) / n

def learn_within(docs, names, strength, threshold=None):
    x = np.array([r["features"] for d in names for r in docs[d]["pairs"]]); y = np.array([r["same"] for d in names for r in docs[d]["pairs"]])
    weight = np.array([1 / len(docs[d]["gold"]) for d in names for _ in docs[d]["pairs"]])  # a long article weighs no more than its statements
    return fit(x, y, weight, strength)

def main():
    p = argparse.ArgumentParser(); p.add_argument("pairs"); p.add_argument("--out", default=str(pathlib.Path(__file__).parents[2] / "models/positions.json")); p.add_argument("--held-only", action="store_true"); p.add_argument("--docs", help="JSON list: articles that the embedder was not trained on, to be held out")
    a = p.parse_args(); names, docs, across = read(a.pairs)
    for d in docs.values(): d["x"] = np.array([r["features"] for r in d["pairs"]])
    order = sorted(docs); random.Random(5).shuffle(order); held, rest = order[:len(order) // 3], order[len(order) // 3:]
    thresholds = np.arange(.2, .56, .025); best = (0,)
    for strength in (.003, .03, .3):
        w, b = learn_within(docs, rest, strength)
        scores = [(bcubed(docs, held, w, b, t), float(t), strength) for t in thresholds]; best = max(best, max(scores)); print(strength, [(round(s, 3), round(t, 3)) for s, t, _ in scores])
    f1, threshold, strength = best; print(f"held out: F1 {f1:.3f} at {threshold:.3f}")
    w, b = learn_within(docs, order if not a.held_only else held, strength)
    for name, value in sorted(zip(names["within"], w * np.concatenate([d["x"] for d in docs.values() if len(d["pairs"])]).std(0)), key=lambda t: -abs(t[1])): print(f"  {name} {value:.2f}", end="")
    print()
    # Across articles: alike labels are one position, unlike ones are not; what lies between teaches nothing.
    rows = [r for r in across if r["alike"] >= .85 or r["alike"] <= .6]; x = np.array([r["features"] for r in rows]); y = np.array([r["alike"] >= .85 for r in rows]); print(f"across: {len(rows)} pairs, {y.sum()} the same")
    test = np.array([any(d in set(held) for d in r["documents"]) for r in rows]); wa, ba = fit(x[~test], y[~test], None, .1); q = 1 / (1 + np.exp(-(x[test] @ wa + ba))); t = y[test]
    for level in (.05, .1, .15, .2, .3, .4, .5, .6): hit = q >= level; print(f"  at {level}: precision {t[hit].mean() if hit.any() else 0:.2f} recall {hit[t].mean():.2f}")
    wa, ba = fit(x, y, None, .1)
    for name, value in sorted(zip(names["across"], wa * x.std(0)), key=lambda t: -abs(t[1])): print(f"  {name} {value:.2f}", end="")
    print()
    model = json.loads(pathlib.Path(a.out).read_text()); rounded = lambda v: [round(float(x), 4) for x in v]
    model["within"] = {"names": names["within"], "weights": rounded(w), "bias": round(b, 4), "threshold": round(threshold, 3)}
    model["across"] = {"names": names["across"], "weights": rounded(wa), "bias": round(ba, 4), "threshold": model["across"]["threshold"]}
    pathlib.Path(a.out).write_text(json.dumps(model, ensure_ascii=False, separators=(",", ":")) + "\n")

if __name__ == "__main__": main()
