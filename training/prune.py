"""A smaller reader out of a trained one: the attention heads and inner units that its answers depend on least are taken out, and what a layer gives is fitted anew to what it gave.

What depends on a part is measured by Fisher's information: the square of the derivative of the log-likelihood of answers drawn from the reader's own beliefs, by a factor on the part (Kwon and others 2022,
"A Fast Post-Training Pruning Framework for Transformers"). Layer by layer, the matrices that come after what is left (`o`, `down`) are solved for by least squares, upon what the smaller reader has made of the text so far. With --minutes it goes on to learn the whole one's states (imitate.py)."""
import argparse, lzma, pickle, random
import torch, torch.nn.functional as F
from batches import Mix, collate, cut, encode, window
from decode import ROOM
from encoder import like
from imitate import imitate
from losses import WEIGHTS, found_cues, sentence_numbers
from model import Model, load, save
from train import SHARES
from words import WordPiece

HEAD = 160     # what a head costs, where an inner unit costs 1: its matrices and its attention among 300 pieces, as onnxruntime takes
INNER = 64     # inner units of a layer come in so many
DOCUMENTS = {"gold": 60, "coded": 130, "polnear": 60, "trees": 25, "names": 6}   # that are read
RIDGE = 1e-3   # how far a fitted matrix is held to what it was, in parts of the mean square of what it multiplies

def drawn(logits):
    """What an answer drawn from the beliefs costs, summed."""
    logits = logits.flatten(0, -2); return F.cross_entropy(logits, torch.distributions.Categorical(logits=logits.detach()).sample(), reduction="sum")

def answers(model, t):
    """What the reader's answers of a window cost, drawn from its beliefs, by what each kind weighs in training; relations, which hang on the same states as heads, aside. @param t a batch of one"""
    h = model.hidden(t); flat = model.flat(h); starts = flat["starts"].argmax(-1); starts[:, 0] = 1
    cost = sum(WEIGHTS[k] * drawn(v) for k, v in flat.items()) + WEIGHTS["arcs"] * drawn(model.arcs(h, t["words"], sentence_numbers(starts)))
    for grid, head, name in (("attribution", model.linker, "links"), ("statement", model.policy, "roles")):
        cues = found_cues(flat[grid][:, :, 1], t["words"], .25)
        if not len(cues): continue
        roles = head(h, cues); cost = cost + WEIGHTS[name] * drawn(roles)
        if name == "roles": cost = cost + WEIGHTS["stance"] * drawn(model.policy.stance(h, cues, roles.argmax(-1) > 2))
    return cost

def importance(encoder, costs):
    """@param costs functions without arguments that read with the encoder and give what an answer drawn from what is read costs @returns for each layer what the answers depend on each of its heads [heads], and on each of its inner units [inner]"""
    heads = [torch.ones(l.heads, requires_grad=True) for l in encoder.layers]; inner = [torch.ones(l.up.out_features, requires_grad=True) for l in encoder.layers]; factors = heads + inner; sums = [torch.zeros_like(f) for f in factors]
    hooks = [h for l, of, on in zip(encoder.layers, heads, inner) for h in (l.o.register_forward_pre_hook(lambda _, x, of=of, l=l: (x[0] * of.repeat_interleave(l.size),)), l.down.register_forward_pre_hook(lambda _, x, on=on: (x[0] * on,)))]
    for cost in costs:
        for s, g in zip(sums, torch.autograd.grad(cost(), factors)): s += g ** 2
    for h in hooks: h.remove()
    return sums[:len(heads)], sums[len(heads):]

def chosen(heads, inner, share):
    """Which heads and inner units of each layer stay, that cost `share` of them all: those that give most for what they cost; a head and some units in each layer."""
    parts = sorted([(float(v) / HEAD, HEAD, l, k, True) for l, layer in enumerate(heads) for k, v in enumerate(layer)] + [(float(v), 1, l, k, False) for l, layer in enumerate(inner) for k, v in enumerate(layer)], reverse=True)
    room = share * sum(p[1] for p in parts); kept = [(set(), set()) for _ in heads]
    for _, cost, l, k, head in parts:
        room -= cost
        if room < 0: break
        kept[l][0 if head else 1].add(k)
    best = lambda values, n: sorted(values.argsort(descending=True)[:n].tolist()); rounded = lambda n, most: min(most, max(INNER, round(n / INNER) * INNER))
    return [best(h, max(1, len(k[0]))) for h, k in zip(heads, kept)], [best(i, rounded(len(k[1]), len(i))) for i, k in zip(inner, kept)]

def smaller(encoder, heads, inner):
    """The encoder with these heads and inner units alone; what it learns from then on is what the whole one says, without dropout."""
    if encoder.relative is not None: raise ValueError("MPNet's encoder, whose attention has more to it than heads, is not made smaller.")
    state = encoder.state_dict(); size = encoder.config["size"]
    for l, (h, i) in enumerate(zip(heads, inner)):
        of = f"layers.{l}."; columns = (torch.tensor(h)[:, None] * size + torch.arange(size)).flatten(); i = torch.tensor(i)
        for name in ("q", "k", "v"): state |= {of + name + ".weight": state[of + name + ".weight"][columns], of + name + ".bias": state[of + name + ".bias"][columns]}
        state |= {of + "o.weight": state[of + "o.weight"][:, columns], of + "up.weight": state[of + "up.weight"][i], of + "up.bias": state[of + "up.bias"][i], of + "down.weight": state[of + "down.weight"][:, i]}
    return like(state, size, eps=encoder.config["eps"], dropout=0.)

class Squares:
    """Least squares, gathered batch by batch: a linear layer that gives `wanted` for `given`, held to what it was."""
    def __init__(self, linear): n = linear.in_features + 1; self.linear, self.gram, self.cross = linear, torch.zeros(n, n, dtype=torch.double), torch.zeros(n, linear.out_features, dtype=torch.double)
    def add(self, given, wanted): given = torch.cat([given, torch.ones_like(given[:, :1])], 1); self.gram += (given.T @ given).double(); self.cross += (given.T @ wanted).double()
    def solve(self):
        was = torch.cat([self.linear.weight.T, self.linear.bias[None]]).double(); held = RIDGE * self.gram.diagonal()[:-1].mean() * torch.eye(len(was), dtype=torch.double)
        fitted = torch.linalg.solve(self.gram + held, self.cross + held @ was).float(); self.linear.weight.copy_(fitted[:-1].T); self.linear.bias.copy_(fitted[-1])

@torch.no_grad()
def fit(encoder, small, batches):
    """Fits `o` and `down` of each layer of the smaller encoder, so that after it stands what stands there in the whole one. @param batches (ids, shapes or None, mask)"""
    states = [(encoder.first(ids, shapes), small.first(ids, shapes)) for ids, shapes, _ in batches]; bias = [encoder.bias(mask) for *_, mask in batches]
    for whole, part in zip(encoder.layers, small.layers):
        for linear, norm, given in (("o", "n1", lambda layer, x, b: layer.mixed(x, b)), ("down", "n2", lambda layer, x, b: F.gelu(layer.up(x)))):
            sums, squares = [], Squares(getattr(part, linear))
            for (x, y), b, (*_, mask) in zip(states, bias, batches): sums.append(x + getattr(whole, linear)(given(whole, x, b))); squares.add(given(part, y, b)[mask > 0], (sums[-1] - y)[mask > 0])
            squares.solve()
            states = [(getattr(whole, norm)(s), getattr(part, norm)(y + getattr(part, linear)(given(part, y, b)))) for s, (_, y), b in zip(sums, states, bias)]

def main():
    p = argparse.ArgumentParser(description=__doc__); p.add_argument("--sets", required=True, help="what prepare.py wrote"); p.add_argument("--base", required=True); p.add_argument("--checkpoint", required=True); p.add_argument("--share", type=float, default=.6, help="of what heads and inner units cost, what stays"); p.add_argument("--minutes", type=float, default=0, help="that it learns to give what the whole one gives (imitate.py)"); p.add_argument("--rate", type=float, default=4e-4); p.add_argument("--batch", type=int, default=3000, help="pieces"); p.add_argument("--seed", type=int, default=1); p.add_argument("--out", required=True); a = p.parse_args()
    pieces = WordPiece(torch.load(a.base, weights_only=True)["vocabulary"]); model = load(a.checkpoint).eval(); chance = random.Random(a.seed); torch.manual_seed(a.seed)
    with lzma.open(a.sets) as f: sets = pickle.load(f)
    documents = [d for name, n in DOCUMENTS.items() for d in chance.sample(sets[name], min(n, len(sets[name])))]; encode(documents, pieces)
    windows = [w for d in documents for w in (window(d, x, y, pieces) for x, y in cut(d, ROOM))]; chance.shuffle(windows)
    heads, inner = chosen(*importance(model.requires_grad_(False).encoder, [lambda w=w: answers(model, collate([w], labels=False)) for w in windows[:420]]), a.share); small = Model(smaller(model.encoder, heads, inner)).eval()
    small.load_state_dict(model.state_dict() | {"encoder." + k: v for k, v in small.encoder.state_dict().items()})
    some = sorted(windows[:280], key=lambda w: len(w["ids"])); fit(model.encoder, small.encoder, [(t["ids"], t["shapes"], t["mask"]) for i in range(0, len(some), 8) for t in [collate(some[i:i + 8], labels=False)]])
    print("heads", [len(h) for h in heads], "inner", [len(i) for i in inner], flush=True); save(small, a.out)
    if a.minutes:
        encode([d for ds in sets.values() for d in ds if "pieces" not in d], pieces); mix = Mix({n: ds for n, ds in sets.items() if n != "dev"}, {n: (later, later) for n, (_, later) in SHARES.items()}, pieces, a.seed, blur=0.)
        read = ((t["ids"], t["shapes"], t["mask"]) for t in iter(lambda: collate(mix.batch(a.batch), labels=False), None)); imitate(model.encoder, small.encoder, read, a.minutes, a.rate, a.out + ".checkpoint"); save(small, a.out)

if __name__ == "__main__": main()
