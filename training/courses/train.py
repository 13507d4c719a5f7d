"""Which course of action of its article is a statement about? What `positions.js --courses` wrote to src/lexicon/data/naming.json. See README.md."""
import argparse, base64, collections, json, math, pathlib, random, sys, zlib
import numpy as np, torch, torch.nn as nn, torch.nn.functional as F
sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import data as corpora
from likeness import contrary, terms, verb

ROOT = pathlib.Path(__file__).parents[2]; NAMES = {}  # of the features, as the last file tells them

def floats(text, kind): return torch.from_numpy(np.frombuffer(base64.b64decode(text), kind).astype(np.float32))

def like(a, b): return 2 * sum((a & b).values()) / max(1, sum(a.values()) + sum(b.values()))

def asked(least=3):
    """How usual it is, 0 to about 1, that coders' positions open with a verb: of those with which they do in several articles."""
    count = collections.Counter(v for file in corpora.CODED.glob("*.jsonl") for a in corpora.jsonl(file) for v in {verb(s["position"]) for s in a["statements"]})
    return {v: round(math.log1p(n) / 8, 3) for v, n in sorted(count.items()) if n >= least}

def read(path, usual, keep=lambda id: True):
    """Articles, each with what the network reads and how like the coders' label each wording is."""
    rows = open(path, encoding="utf8"); names = json.loads(next(rows)); NAMES.update(names)
    for a in map(json.loads, rows):
        if not keep(a["id"]): continue
        said = [p["wording"] for p in a["phrases"]]; kinds = [terms(w) for w in said]; verbs = [verb(w) for w in said]; n = len(a["statements"])
        pairs = floats(a["pairs"], np.float32).view(-1, len(names["pairs"])); vectors = F.normalize(floats(a["vectors"], np.int8).view(n + len(said), -1), dim=-1)
        labels = {}; statements = []; at = 0
        for i, s in enumerate(a["statements"]):
            if s["label"] not in labels:
                meant, wanted = terms(s["label"]), verb(s["label"])
                labels[s["label"]] = torch.tensor([like(k, meant) * (.5 if contrary(v, wanted) else 1) for k, v in zip(kinds, verbs)])
            near = torch.tensor(s["phrases"], dtype=torch.long); own = terms(s["wording"] or "")
            if len(near) == 0: continue
            statements.append({"near": near, "pairs": pairs[at:at + len(near)], "own": torch.tensor(s["own"]), "vector": vectors[i], "like": labels[s["label"]][near],
                               "own like": like(own, terms(s["label"])) * (.5 if contrary(verb(s["wording"]), verb(s["label"])) else 1) if s["wording"] else 0., "to own": torch.tensor([like(k, own) for k in kinds])[near], "wording": s["wording"], "label": s["label"]}); at += len(near)
        each = collections.defaultdict(list)
        for i, k in enumerate(kinds):
            for t in k: each[t].append(i)
        marks = torch.zeros(len(said), len(each)); 
        for j, t in enumerate(each): marks[each[t], j] = 1
        size = marks.sum(1); alike = 2 * marks @ marks.T / (size[:, None] + size[None]).clamp(min=1)
        if statements: yield {"id": a["id"], "phrases": said, "usual": torch.tensor([usual.get(v, 0.) for v in verbs])[:, None], "traits": [p["traits"] for p in a["phrases"]], "vectors": vectors[n:], "statements": statements, "alike": alike.half()}

class Net(nn.Module):
    def __init__(self, pairs, own, traits, each=16, units=32, laid=24):
        super().__init__(); self.traits = nn.EmbeddingBag(traits + 1, each + 1, mode="sum", padding_idx=0); nn.init.normal_(self.traits.weight, 0, .05)
        with torch.no_grad(): self.traits.weight[:, 0] = 0; self.traits.weight[0] = 0
        self.left, self.right = nn.Linear(384, laid, bias=False), nn.Linear(384, laid, bias=False); self.drop = nn.Dropout(.2)
        self.layers = nn.ModuleList([nn.Linear(pairs + each + 2, units), nn.Linear(units, units), nn.Linear(units, 1)]); self.own = nn.ModuleList([nn.Linear(own, 16), nn.Linear(16, 1)])

    def forward(self, article):
        """A row a statement: the scores of the phrases near it, and last that of its own words."""
        told = self.traits(*article["ids"]); right = self.right(self.drop(article["vectors"])); out = []
        for s in article["statements"]:
            x = torch.cat([s["pairs"], told[s["near"], 1:], (right[s["near"]] @ self.left(self.drop(s["vector"])))[:, None], article["usual"][s["near"]]], 1)
            x = self.layers[1](self.drop(F.relu(self.layers[0](x))))
            own = self.own[1](F.relu(self.own[0](s["own"]))) if s["wording"] else torch.full((1,), -1e4); out.append(torch.cat([self.layers[2](F.relu(x))[:, 0] + told[s["near"], 0], own]))
        return out

def chosen(article, scores, margin):
    """Of each statement the like of what is expected to be most like what is meant, its own words' (by which it must be beaten), the best, and which it is."""
    for s, score in zip(article["statements"], scores):
        p = score.softmax(0); top = p[:-1].topk(min(40, len(p) - 1)).indices; q, alike = p[top], article["alike"][s["near"][top]][:, s["near"][top]].float()
        worth = alike @ q + p[-1] * s["to own"][top]; own = p[-1] + (s["to own"][top] * q).sum(); total = q.sum() + p[-1]; k = int(worth.argmax())
        other = not s["wording"] or bool((worth[k] - own) / total > (margin if s["own"][0] > 0 else -margin)); yield s, float(s["like"][top[k]]) if other else s["own like"], int(s["near"][top[k]]) if other else None

@torch.no_grad()
def report(net, articles, margins=(0., .03, .06, .1)):
    net.eval(); out = []; scored = [(a, net(a)) for a in articles]
    for margin in margins:
        n = own = got = other = better = worse = 0
        for a, scores in scored:
            for s, value, k in chosen(a, scores, margin): n += 1; own += s["own like"]; got += value; other += k is not None; better += value > s["own like"] + .02; worse += value < s["own like"] - .02
        out.append(f"{margin}: {got / n:.3f}, another {other / n:.2f}, better {better / n:.2f}, worse {worse / n:.2f}")
    net.train(); return f"{n} statements, own words {own / n:.3f}; " + "; ".join(out)

def main():
    p = argparse.ArgumentParser(description=__doc__); p.add_argument("files", nargs="+", type=pathlib.Path); p.add_argument("--dev", type=pathlib.Path); p.add_argument("--examples", type=pathlib.Path); p.add_argument("--data", type=pathlib.Path, default=pathlib.Path("../../../shared/data"))
    p.add_argument("--out", default=str(ROOT / "src/lexicon/data/naming.json")); p.add_argument("--rounds", type=int, default=3); p.add_argument("--sharp", type=float, default=12); p.add_argument("--margin", type=float, default=.1, help="by how much more than an imperative of the own words; bare words yield at as much less"); p.add_argument("--seed", type=int, default=1); p.add_argument("--show", type=int, default=0); p.add_argument("--unseen", action="store_true"); p.add_argument("--laid", type=int, default=24)
    a = p.parse_args(); torch.manual_seed(a.seed); random.seed(a.seed); torch.set_num_threads(1)
    unseen = corpora.unseen(a.data) if a.unseen else lambda id: True
    usual = asked(); articles = [one for file in a.files for one in read(file, usual, unseen)]; held_out = lambda one: zlib.crc32(corpora.story_of(one["id"]).encode()) % 10 == 0
    learn, held = [x for x in articles if not held_out(x)], [x for x in articles if held_out(x)]; tests = {"held": held, **{name: list(read(path, usual)) for name, path in (("dev", a.dev), ("examples", a.examples)) if path}}
    count = collections.Counter(t for one in learn for traits in one["traits"] for t in traits); number = {t: i + 1 for i, t in enumerate(sorted(t for t, n in count.items() if n >= 40))}
    for one in [*learn, *(x for some in tests.values() for x in some)]:
        ids = [[number[t] for t in traits if t in number] or [0] for traits in one["traits"]]; one["ids"] = (torch.tensor(sum(ids, [])), torch.tensor([0, *(len(i) for i in ids[:-1])]).cumsum(0))
    s = learn[0]["statements"][0]; net = Net(s["pairs"].shape[1], len(s["own"]), len(number), laid=a.laid); optimizer = torch.optim.AdamW(net.parameters(), 2e-3, weight_decay=.01); steps = a.rounds * len(learn) / 8; step = 0
    print(len(learn), "articles,", len(number), "traits", flush=True)
    for round in range(a.rounds):
        random.shuffle(learn); total = 0.
        for at in range(0, len(learn), 8):
            losses = []
            for one in learn[at:at + 8]:
                for s, score in zip(one["statements"], net(one)):
                    target = torch.cat([s["like"], torch.tensor([s["own like"]])])
                    if target.max() >= .2: losses.append(-((a.sharp * target).softmax(0) * score.log_softmax(0)).sum())
            if not losses: continue
            step += 1; loss = torch.stack(losses).mean()
            for g in optimizer.param_groups: g["lr"] = 2e-3 * min(1, step / 60) * max(.02, 1 - step / steps)
            optimizer.zero_grad(); loss.backward(); nn.utils.clip_grad_norm_(net.parameters(), 1.); optimizer.step(); total += loss.item()
        print(f"round {round}: {total / max(1, len(learn) // 8):.3f}", *(f"\n  {name}: {report(net, some)}" for name, some in tests.items()), flush=True)
    save(net, number, usual, a)
    for name in ("held", "dev"):
        some = tests.get(name, []); shown = [f"{value - s['own like']:+.2f} {s['label']} | {s['wording']} | {one['phrases'][k]}" for one in some for s, value, k in chosen(one, net(one), a.margin) if k is not None]
        print(*random.sample(shown, min(a.show, len(shown))), sep="\n")

def save(net, number, usual, a):
    net.eval(); short = lambda t: [short(row) for row in t] if t.dim() > 1 else [round(x, 3) for x in t.tolist()]; layer = lambda l: {"weights": short(l.weight), "bias": short(l.bias)}
    table = {t: short(net.traits.weight[i]) for t, i in number.items()}
    pathlib.Path(a.out).write_text(json.dumps({"pairs": NAMES["pairs"], "ownWords": NAMES["own"], "margin": a.margin, "verbs": usual, "layers": [layer(l) for l in net.layers], "own": [layer(l) for l in net.own], "left": short(net.left.weight), "right": short(net.right.weight), "traits": table}, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf8")

if __name__ == "__main__": main()
