"""A smaller embedder out of a trained one (../prune.py), which then learns to give the vectors that the whole one gives. See README.md."""
import argparse, lzma, pickle, random, time
import torch, torch.nn.functional as F
from make import all_of, apart, embedder, padded, vectors
import prune
from losses import pace

def rows_of(article):
    """What vectors are made of: statements in their windows, labels by themselves."""
    first = len(article["ids"]) - len(article["labels"])
    return [(n, pool) for _, n, pool in article["statements"]] + [(n, all_of(article["ids"][n])) for n in range(first, len(article["ids"]))]

def some_of(rows, most, draw): return draw.sample(rows, min(most, len(rows)))

def imitate(small, whole, articles, a):
    """Each piece and each vector lies where it lies for the whole embedder."""
    draw = random.Random(a.seed); optimizer = torch.optim.AdamW([p for p in small.parameters() if p.requires_grad], a.rate, weight_decay=.01); began = time.time(); step, sums, queue = 0, [0., 0.], []; small.train()
    while (progress := (time.time() - began) / (60 * a.minutes)) < 1:
        some = []
        while sum(len(i) for one in some for i in one["ids"]) < a.batch: queue = queue or draw.sample(articles, len(articles)); some.append(queue.pop())
        windows = sorted((i for one in some for i in one["ids"]), key=len); pieces = 0.
        for at in range(0, len(windows), 12):
            ids, mask = padded(windows[at:at + 12])
            with torch.no_grad(), torch.autocast("cpu", torch.bfloat16): meant = whole(ids, None, mask).float()
            with torch.autocast("cpu", torch.bfloat16): own = small(ids, None, mask).float()
            loss = ((1 - F.cosine_similarity(own, meant, dim=-1)) * mask).sum() / sum(map(len, windows)); loss.backward(); pieces += float(loss.detach())
        ids, rows = [], []
        for one in some_of(some, 3, draw): rows += [(n + len(ids), pool) for n, pool in some_of(rows_of(one), 12, draw)]; ids += one["ids"]
        with torch.no_grad(): meant = vectors(whole, ids, rows)
        loss = (1 - (vectors(small, ids, rows) * meant).sum(-1)).mean(); loss.backward(); step += 1
        for g in optimizer.param_groups: g["lr"] = a.rate * pace(progress)
        torch.nn.utils.clip_grad_norm_(small.parameters(), 1.); optimizer.step(); optimizer.zero_grad(); sums[0] += pieces; sums[1] += float(loss.detach())
        if step % a.every == 0: print(f"{progress:.0%} step {step}: pieces {sums[0] / a.every:.4f}, vectors {sums[1] / a.every:.4f}, {time.time() - began:.0f} s", flush=True); sums = [0., 0.]
    small.eval()

@torch.no_grad()
def off(small, whole, articles):
    """How far vectors lie from those of the whole embedder: one less their cosine, a mean."""
    far = [1 - (vectors(small, one["ids"], rows) * vectors(whole, one["ids"], rows)).sum(-1) for one in articles for rows in [rows_of(one)]]; return float(torch.cat(far).mean())

def main():
    p = argparse.ArgumentParser(description=__doc__); p.add_argument("--prepared", required=True, help="as make.py wrote it"); p.add_argument("--weights", required=True); p.add_argument("--share", type=float, default=.6, help="of what heads and inner units cost, what stays"); p.add_argument("--keep", required=True, help="where the smaller one goes")
    p.add_argument("--minutes", type=float, default=20); p.add_argument("--batch", type=int, default=3000); p.add_argument("--rate", type=float, default=1e-4); p.add_argument("--seed", type=int, default=7); p.add_argument("--every", type=int, default=50); p.add_argument("--threads", type=int, default=2); a = p.parse_args(); torch.set_num_threads(a.threads); torch.manual_seed(a.seed); draw = random.Random(a.seed)
    with lzma.open(a.prepared) as f: made = pickle.load(f)
    whole = embedder(torch.load(a.weights, weights_only=True), made["vocabulary"]).eval().requires_grad_(False); articles = made["gold"] + made["coded"]
    def cost(one):
        v = vectors(whole, one["ids"], some_of(rows_of(one), 8, draw)); return (v * torch.randn_like(v)).sum()
    small = prune.smaller(whole, *prune.chosen(*prune.importance(whole, [lambda one=one: cost(one) for one in draw.sample(articles, 300)]), a.share))
    windows = sorted((i for one in draw.sample(articles, 150) for i in one["ids"]), key=len); prune.fit(whole, small, [(ids, None, mask) for at in range(0, len(windows), 12) for ids, mask in [padded(windows[at:at + 12])]])
    print("heads", small.config["heads"], "inner", small.config["inner"]); held = made["held"][:60]; meant = apart(whole, held, "cpu"); told = lambda: print(f"off by {off(small, whole, held):.4f}; held out {apart(small, held, 'cpu'):.3f}, the whole one {meant:.3f}", flush=True)
    told(); small.pieces.weight.requires_grad_(False); imitate(small, whole, articles, a); told()
    torch.save({k: v.half() for k, v in small.state_dict().items()}, a.keep)

if __name__ == "__main__": main()
