"""Pairs of annotated statements to models/positions.json: when are two courses of action one? See README.md."""
import argparse, collections, json, pathlib, random, sys, zlib
import numpy as np, torch, torch.nn as nn, torch.nn.functional as F
sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import data as corpora

LABELLED = 30_000    # pairs of different stories that only their labels tell apart, or together
PLAIN = .25          # what is believed of plainly different imperatives counts by so much, as in src/positions/within.ts
NEAR = .12           # documents that are compared whole, as src/positions/near.ts finds them
ALIKE, UNLIKE = .95, .55  # cosine of labels of articles that were annotated apart: one course of action, two
READ = 1.            # weight of all pairs of different stories that were read, beside those of one story

def read(path, docs, across):
    """Reads pairs.jsonl as `positions --pairs` writes it into {document: {"gold", "pairs"}} and rows of pairs between documents. @returns the features' names, where the file tells them"""
    names = None
    for row in map(json.loads, open(path, encoding="utf8")):
        if "within" in row: names = row
        elif "gold" in row: docs[row["document"]] = {"gold": row["gold"], "a": [], "b": [], "same": [], "veto": [], "plain": [], "x": []}
        elif "document" in row:
            d = docs[row["document"]]
            for k, key in (("a", "a"), ("b", "b"), ("same", "same"), ("veto", "veto"), ("plain", "plain"), ("x", "features")): d[k].append(row[key])
        else: across.append(row)
    return names

class Net(nn.Module):
    def __init__(self, features, units): super().__init__(); self.hidden, self.drop, self.out = nn.Linear(features, units), nn.Dropout(.1), nn.Linear(units, 1)
    def forward(self, x): return self.out(self.drop(F.relu(self.hidden(x))))[:, 0]

def fit(x, y, weight, units, epochs, seeds=(1, 2, 3), size=2048, rate=3e-3, decay=.05):
    """The mean of networks of several seeds is one network. @returns (weights [units, features], biases, out, bias) for the features as they are"""
    mean, scale = x.mean(0), x.std(0) + 1e-6; x, y, weight = torch.tensor((x - mean) / scale).float(), torch.tensor(y).float(), torch.tensor(weight / weight.mean()).float(); parts = []; size = min(size, max(64, len(x) // 20))
    for seed in seeds:
        torch.manual_seed(seed); net = Net(x.shape[1], units); optimizer = torch.optim.AdamW(net.parameters(), rate, weight_decay=decay); total, step = epochs * (len(x) // size), 0
        for _ in range(epochs):
            for batch in torch.randperm(len(x)).split(size)[:len(x) // size]:
                loss = (F.binary_cross_entropy_with_logits(net(x[batch]), y[batch], reduction="none") * weight[batch]).mean(); step += 1
                for g in optimizer.param_groups: g["lr"] = rate * min(1, step / 30) * max(.02, 1 - step / total)
                optimizer.zero_grad(); loss.backward(); optimizer.step()
        own = [p.detach().double().numpy() for p in (net.hidden.weight, net.hidden.bias, net.out.weight[0], net.out.bias[0])]; parts.append(own)
    w = np.concatenate([p[0] for p in parts]) / scale; b = np.concatenate([p[1] for p in parts]) - w @ mean
    return w, b, np.concatenate([p[2] for p in parts]) / len(parts), float(np.mean([p[3] for p in parts]))

def believe(net, x):
    w, b, out, bias = net; return 1 / (1 + np.exp(-(np.maximum(x @ w.T + b, 0) @ out + bias)))

def linkage(n, p, threshold):
    """Average linkage, as src/positions/linkage.ts does it."""
    sets = {i: [i] for i in range(n)}; p = p.copy(); np.fill_diagonal(p, -1)
    while len(sets) > 1:
        a, b = divmod(int(p.argmax()), n)
        if p[a, b] < threshold: break
        a, b = min(a, b), max(a, b); x, y = len(sets[a]), len(sets[b])
        p[a] = (x * p[a] + y * p[b]) / (x + y); p[:, a] = p[a]; p[a, a] = -1; p[b] = p[:, b] = -1; sets[a] += sets.pop(b)
    return list(sets.values())

def bcubed(docs, names, net, threshold):
    """B-cubed F1 within the documents; all apart where the network is None"""
    pr = re = n = 0
    for d in (docs[name] for name in names):
        gold = d["gold"]; k = len(gold); p = np.zeros((k, k))
        if d["same"] and net:
            q = np.where(d["veto"], 0, believe(net, np.array(d["x"]))) * np.where(d["plain"], PLAIN, 1); p[d["a"], d["b"]] = p[d["b"], d["a"]] = np.where(q >= .03, q, 0)
        sizes = collections.Counter(gold)
        for s in linkage(k, p, threshold):
            here = collections.Counter(gold[i] for i in s)
            for i in s: pr += here[gold[i]] / len(s); re += here[gold[i]] / sizes[gold[i]]; n += 1
    return 2 * pr * re / (pr + re) / n

def within(docs, names, units):
    have = [docs[n] for n in names if docs[n]["same"]]
    weight = np.concatenate([np.full(len(d["same"]), 1 / len(d["gold"])) for d in have])  # a long article weighs no more than its statements
    return fit(np.concatenate([np.array(d["x"]) for d in have]), np.concatenate([d["same"] for d in have]), weight, units, 12)

def between(rows, names, units):
    """Of articles of one story the coders' answer; of different stories that of who read the pair, else how alike the labels are: of news near each other also that they are one."""
    near = names.index("near"); story, judged, labelled = [], [], []
    for r in rows:
        if r["same"] is not None: story.append((r, r["same"]))
        elif r["read"] is not None: judged.append((r, r["read"]))
        elif r["alike"] <= UNLIKE: labelled.append((r, False))
        elif r["alike"] >= ALIKE and r["features"][near] >= NEAR and not r["documents"][0].startswith("written:"): labelled.append((r, True))
    if len(labelled) > LABELLED: labelled = random.Random(1).sample(labelled, LABELLED)
    told = [(story, 1.), (judged, READ), (labelled, 1.)]; pairs = [p for part, _ in told for p in part]
    print("between articles: " + ", ".join(f"{len(part)} pairs {of}, {sum(same for _, same in part)} the same" for (part, _), of in zip(told, ("of a story", "of others read", "told by labels"))))
    weight = np.concatenate([np.full(len(part), share * len(story) / max(1, len(part))) for part, share in told])
    return fit(np.array([r["features"] for r, _ in pairs]), np.array([same for _, same in pairs]), weight, units, 32, size=512)

def curve(p, y):
    return ", ".join(f"at {t:.2f}: precision {y[p >= t].mean():.2f}, recall {(p >= t)[y].mean():.2f}" for t in (.2, .3, .4, .5) if (p >= t).any())

def kept(names, net, threshold):
    w, b, out, bias = net; rounded = lambda v: [round(float(x), 4) for x in v]
    return {"names": names, "units": [{"weights": rounded(x), "bias": round(float(y), 4), "out": round(float(z), 4)} for x, y, z in zip(w, b, out)], "bias": round(bias, 4), "threshold": threshold}

def main():
    p = argparse.ArgumentParser(description=__doc__); p.add_argument("pairs", nargs="+", help="as `positions --pairs` writes them: of the coded articles, the annotated ones and the coded news"); p.add_argument("--out", default=str(pathlib.Path(__file__).parents[2] / "models/positions.json"))
    p.add_argument("--within", type=float, default=.3, help="threshold within an article"); p.add_argument("--across", type=float, default=.3, help="threshold between articles"); p.add_argument("--units", type=int, default=24)
    p.add_argument("--data", type=pathlib.Path, default=pathlib.Path("../../shared/data"))
    a = p.parse_args(); docs, rows, names = {}, [], None; torch.set_num_threads(1)
    for path in a.pairs: names = read(path, docs, rows) or names
    unseen = corpora.unseen(a.data); docs = {k: d for k, d in docs.items() if unseen(k)}; story = corpora.story_of
    stories = sorted({story(n) for n in docs}); random.Random(5).shuffle(stories); fold = {s: k % 5 for k, s in enumerate(stories)}
    held = [n for n in docs if fold[story(n)] == 0]; rest = [n for n in docs if fold[story(n)] != 0]; net = within(docs, rest, a.units)
    print(f"within an article, {len(held)} held out of {len(docs)}: each by itself {bcubed(docs, held, None, 2):.3f}; B-cubed F1 " + ", ".join(f"at {t:.2f} {bcubed(docs, held, net, t):.3f}" for t in (.25, .3, .35, .4, .45)))
    out = lambda r: any(fold.get(story(d), zlib.crc32(d.encode()) % 5) == 0 for d in r["documents"])
    net = between([r for r in rows if not out(r)], names["across"], a.units)
    for of, key in (("of a story", "same"), ("of others, as read", "read")):
        own = [r for r in rows if out(r) and r[key] is not None]; y = np.array([r[key] for r in own])
        if own: print(f"between articles {of}, held out {len(own)} pairs, {y.sum()} the same: {curve(believe(net, np.array([r['features'] for r in own])), y)}")
    model = json.loads(pathlib.Path(a.out).read_text())
    model["within"] = kept(names["within"], within(docs, list(docs), a.units), a.within); model["across"] = kept(names["across"], between(rows, names["across"], a.units), a.across)
    pathlib.Path(a.out).write_text(json.dumps(model, ensure_ascii=False, separators=(",", ":")) + "\n")

if __name__ == "__main__": main()
