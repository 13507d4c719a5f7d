"""A smaller embedder out of a trained one (../prune.py), which then learns to give the vectors that the whole one gives. See README.md."""
import argparse, lzma, pickle, random
import torch
from make import all_of, apart, embedder, padded, vectors
import prune
from batches import packed
from imitate import imitate

def rows_of(article):
    """What vectors are made of: statements in their windows, labels by themselves."""
    first = len(article["ids"]) - len(article["labels"])
    return [(n, pool) for _, n, pool in article["statements"]] + [(n, all_of(article["ids"][n])) for n in range(first, len(article["ids"]))]

def some_of(rows, most, draw): return draw.sample(rows, min(most, len(rows)))

def texts(articles, size, draw):
    """Windows of like length, about `size` pieces together, without end."""
    while True:
        windows = []
        while sum(map(len, windows)) < 12 * size: windows += draw.choice(articles)["ids"]
        ready = packed(windows, size); draw.shuffle(ready)
        for some in ready: ids, mask = padded(some); yield ids, None, mask

@torch.no_grad()
def off(small, whole, articles):
    """How far vectors lie from those of the whole embedder: one less their cosine, a mean."""
    far = [1 - (vectors(small, one["ids"], rows) * vectors(whole, one["ids"], rows)).sum(-1) for one in articles for rows in [rows_of(one)]]; return float(torch.cat(far).mean())

def main():
    p = argparse.ArgumentParser(description=__doc__); p.add_argument("--prepared", required=True, help="as make.py wrote it"); p.add_argument("--weights", required=True); p.add_argument("--share", type=float, default=.6, help="of what heads and inner units cost, what stays"); p.add_argument("--keep", required=True, help="where the smaller one goes")
    p.add_argument("--minutes", type=float, default=20); p.add_argument("--batch", type=int, default=3000); p.add_argument("--rate", type=float, default=4e-4); p.add_argument("--seed", type=int, default=7); p.add_argument("--threads", type=int, default=2); a = p.parse_args(); torch.set_num_threads(a.threads); torch.manual_seed(a.seed); draw = random.Random(a.seed)
    with lzma.open(a.prepared) as f: made = pickle.load(f)
    whole = embedder(torch.load(a.weights, weights_only=True), made["vocabulary"]).eval().requires_grad_(False); articles = made["gold"] + made["coded"]
    def cost(one):
        v = vectors(whole, one["ids"], some_of(rows_of(one), 8, draw)); return (v * torch.randn_like(v)).sum()
    small = prune.smaller(whole, *prune.chosen(*prune.importance(whole, [lambda one=one: cost(one) for one in draw.sample(articles, 300)]), a.share))
    windows = sorted((i for one in draw.sample(articles, 150) for i in one["ids"]), key=len); prune.fit(whole, small, [(ids, None, mask) for at in range(0, len(windows), 12) for ids, mask in [padded(windows[at:at + 12])]])
    print("heads", small.config["heads"], "inner", small.config["inner"]); held = made["held"][:60]; meant = apart(whole, held, "cpu"); told = lambda: print(f"off by {off(small, whole, held):.4f}; held out {apart(small, held, 'cpu'):.3f}, the whole one {meant:.3f}", flush=True)
    told(); imitate(whole, small, texts(articles, a.batch, draw), a.minutes, a.rate, a.keep + ".checkpoint"); told()
    torch.save({k: v.half() for k, v in small.state_dict().items()}, a.keep)

if __name__ == "__main__": main()
