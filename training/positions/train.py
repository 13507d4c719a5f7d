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
            q = np.where(docs[d]["veto"], 0, 1 / (1 + np.exp(-(docs[d]["x"] @ w + b))))
            for row, value in zip(docs[d]["pairs"], q): p[row["a"], row["b"]] = p[row["b"], row["a"]] = value if value >= .03 else 0
        sizes = collections.Counter(gold)
        for s in linkage(k, p, threshold):
            here = collections.Counter(gold[i] for i in s)
            for i in s: pr += here[gold[i]] / len(s); re += here[gold[i]] / sizes[gold[i]]; n += 1
    return 2 * pr * re / (pr + re) / n

def learn(docs, names, strength):
    x = np.array([r["features"] for d in names for r in docs[d]["pairs"]]); y = np.array([r["same"] for d in names for r in docs[d]["pairs"]])
    weight = np.array([1 / len(docs[d]["gold"]) for d in names for _ in docs[d]["pairs"]])  # a long article weighs no more than its statements
    return fit(x, y, weight, strength)

def show(names, w, scale):
    print("  " + ", ".join(f"{name} {value:.2f}" for name, value in sorted(zip(names, w * scale), key=lambda t: -abs(t[1]))))

def main():
    p = argparse.ArgumentParser(); p.add_argument("pairs"); p.add_argument("--out", default=str(pathlib.Path(__file__).parents[2] / "models/positions.json")); p.add_argument("--across", type=float, default=.3, help="threshold between articles")
    a = p.parse_args(); names, docs, across = read(a.pairs)
    for d in docs.values(): d["x"] = np.array([r["features"] for r in d["pairs"]]); d["veto"] = [r["veto"] for r in d["pairs"]]
    # The embedder has seen the other two thirds: there its cosine is better than it will ever be again.
    order = sorted(docs); random.Random(5).shuffle(order); held = order[:len(order) // 3]; folds = [held[i::5] for i in range(5)]
    thresholds = np.arange(.2, .56, .025); tried = []
    for strength in (.001, .003, .01, .03, .1):
        fitted = [learn(docs, [d for d in held if d not in fold], strength) for fold in folds]
        scores = [(float(np.mean([bcubed(docs, fold, *wb, t) for wb, fold in zip(fitted, folds)])), float(t), strength) for t in thresholds]; tried.append(max(scores)); print(strength, [(round(s, 3), round(t, 3)) for s, t, _ in scores])
    f1, threshold, strength = next(t for t in tried if t[0] >= max(tried)[0] - .003)  # the simplest of those that are as good
    w, b = learn(docs, held, strength)
    print(f"within an article, five folds of {len(held)} held-out articles: B-cubed F1 {f1:.3f} at {threshold:.3f}, each by itself {np.mean([bcubed(docs, f, w, b, 2) for f in folds]):.3f}"); show(names["within"], w, np.concatenate([docs[d]["x"] for d in held if docs[d]["pairs"]]).std(0))
    # Between articles: alike labels are one position, unlike ones are not; what lies between teaches nothing.
    rows = [r for r in across if (r["alike"] >= .85 or r["alike"] <= .6) and set(r["documents"]) & set(held)]; x = np.array([r["features"] for r in rows]); y = np.array([r["alike"] >= .85 for r in rows])
    q = np.zeros(len(rows)); part = np.arange(len(rows)) % 5
    for k in range(5): wa, ba = fit(x[part != k], y[part != k], None, .1); q[part == k] = 1 / (1 + np.exp(-(x[part == k] @ wa + ba)))
    print(f"between articles: {len(rows)} pairs, {y.sum()} the same: " + ", ".join(f"at {t}: precision {y[q >= t].mean():.2f}, recall {(q >= t)[y].mean():.2f}" for t in (.05, .1, .2, .3, .4, .5, .6)))
    wa, ba = fit(x, y, None, .1); show(names["across"], wa, x.std(0))
    model = json.loads(pathlib.Path(a.out).read_text()); rounded = lambda v: [round(float(x), 4) for x in v]
    model["within"] = {"names": names["within"], "weights": rounded(w), "bias": round(b, 4), "threshold": round(threshold, 3)}
    model["across"] = {"names": names["across"], "weights": rounded(wa), "bias": round(ba, 4), "threshold": a.across}
    pathlib.Path(a.out).write_text(json.dumps(model, ensure_ascii=False, separators=(",", ":")) + "\n")

if __name__ == "__main__": main()
