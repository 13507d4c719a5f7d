"""BERT's encoder (MiniLM, E5) and MPNet's in plain PyTorch, over one vocabulary, with the casing of a word added to its pieces."""
import math
import torch, torch.nn as nn, torch.nn.functional as F

torch.backends.cuda.enable_cudnn_sdp(False)  # on heads 32 wide its gradients are no numbers in one step of twelve
SIZE = 32  # width of a head, in MiniLM, E5 and what was made of them

class Drop(nn.Module):
    """Dropout. On a CPU the random numbers cost more than what they drop from: there masks are cut at random places out of a long one."""
    long = {}
    def __init__(self, p): super().__init__(); self.p = p
    def forward(self, x):
        if not self.training or not self.p: return x
        if x.device.type != "cpu": return F.dropout(x, self.p, True)
        n = x.numel(); kept = Drop.long.get((self.p, x.dtype))
        if kept is None or kept.numel() < 2 * n: kept = Drop.long[self.p, x.dtype] = (torch.rand(max(2 * n, 1 << 22)) >= self.p).to(x.dtype) / (1 - self.p)
        at = int(torch.randint(kept.numel() - n + 1, (1,)))
        return x * kept[at:at + n].view(x.shape)

class Layer(nn.Module):
    def __init__(self, width, heads, size, inner, eps, dropout):
        super().__init__()
        self.heads, self.size, self.drop = heads, size, Drop(dropout)
        self.q, self.k, self.v, self.o = *(nn.Linear(width, heads * size) for _ in range(3)), nn.Linear(heads * size, width)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.n1, self.n2 = nn.LayerNorm(width, eps), nn.LayerNorm(width, eps)

    def mixed(self, x, bias, asked=None):
        """What the heads gather, side by side: [B, S, heads × size]. @param asked the states for which they do, where not for all"""
        asked = x if asked is None else asked; b, s, _ = asked.shape
        split = lambda t: t.view(b, t.shape[1], self.heads, self.size).transpose(1, 2)
        q, k, v = split(self.q(asked)), split(self.k(x)), split(self.v(x))
        if x.is_cuda: mixed = F.scaled_dot_product_attention(q, k, v, bias.to(q.dtype).expand(b, self.heads, s, x.shape[1]))
        else: mixed = ((q / math.sqrt(self.size)) @ k.transpose(-1, -2) + bias.to(q.dtype)).softmax(-1) @ v  # on a CPU twice as fast as PyTorch's own, and without dropout, which costs more than all the rest
        return mixed.transpose(1, 2).reshape(b, s, self.heads * self.size)

    def forward(self, x, bias, of=None):
        """@param of numbers of the pieces whose states are needed, where not all are"""
        asked = x if of is None else x[:, of]; x = self.n1(asked + self.drop(self.o(self.mixed(x, bias, asked))))
        return self.n2(x + self.drop(self.down(F.gelu(self.up(x)))))

class Encoder(nn.Module):
    """@param shape of ids, shapes, mask: [B, S]; gives [B, S, width] @param heads, inner one number, or one a layer (prune.py) @param size width of a head @param places pieces of a window, at most"""
    def __init__(self, vocabulary, width, layers, heads, inner, eps=1e-12, dropout=.1, relative=0, size=None, places=512):
        super().__init__()
        size = size or width // heads; each = lambda n: n if isinstance(n, list) else [n] * layers
        self.config = dict(vocabulary=vocabulary, width=width, layers=layers, heads=heads, inner=inner, eps=eps, dropout=dropout, size=size, places=places) | ({"relative": relative} if relative else {})
        self.pieces, self.places, self.norm = nn.Embedding(vocabulary, width), nn.Embedding(places, width), nn.LayerNorm(width, eps)
        self.shapes = nn.Embedding(4, width); nn.init.zeros_(self.shapes.weight); self.drop = Drop(dropout)
        self.relative = nn.Embedding(relative, heads).requires_grad_(False) if relative else None
        self.layers = nn.ModuleList(Layer(width, h, size, i, eps, dropout) for _, h, i in zip(range(layers), each(heads), each(inner), strict=True))

    def buckets(self, s, device):
        """MPNet's: of each word from each other, 16 a direction, exact up to 8, then logarithmic up to 128. [S, S]"""
        at = torch.arange(s, device=device); n = at[:, None] - at[None]; half = self.relative.num_embeddings // 2
        sign = (n < 0).long() * half; n = n.abs(); exact = half // 2
        far = exact + (torch.log(n.clamp(min=1).float() / exact) / math.log(128 / exact) * (half - exact)).long()
        return sign + torch.where(n < exact, n, far.clamp(max=half - 1))

    def first(self, ids, shapes):
        """What the first layer is given. @param shapes None where casing is not told"""
        x = self.pieces(ids) + self.places(torch.arange(ids.shape[1], device=ids.device))[None]
        return self.norm(x if shapes is None else x + self.shapes(shapes))

    def bias(self, mask, dtype=torch.float):
        """What is added to attention: nothing is read where the mask is 0."""
        bias = (1. - mask.to(dtype))[:, None, None, :] * -1e4
        return bias if self.relative is None else bias + self.relative(self.buckets(mask.shape[1], mask.device)).permute(2, 0, 1)[None].to(dtype)

    def forward(self, ids, shapes, mask, of=None):
        """@param of numbers of the pieces whose states are needed, where not all are: the last layer gives only these"""
        x = self.drop(self.first(ids, shapes)); bias = self.bias(mask, x.dtype)
        for layer in self.layers[:-1]: x = layer(x, bias)
        return self.layers[-1](x, bias, of)

def like(state, size=SIZE, **more):
    """The encoder that a state is of, with it. @param size width of a head"""
    layers = 1 + max(int(k.split(".")[1]) for k in state if k.startswith("layers."))
    def of(name, unit=1): found = [len(state[f"layers.{i}.{name}.bias"]) // unit for i in range(layers)]; return found if len({*found}) > 1 else found[0]
    places, width = state["places.weight"].shape; state = {"shapes.weight": torch.zeros(4, width)} | state
    encoder = Encoder(len(state["pieces.weight"]), width, layers, of("q", size), of("up"), size=size, places=places, **more)
    encoder.load_state_dict({k: v.float() for k, v in state.items()}); return encoder
