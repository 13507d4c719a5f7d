"""BERT's encoder (MiniLM, E5) and MPNet's in plain PyTorch, over one vocabulary, with the casing of a word added to its pieces."""
import math
import torch, torch.nn as nn, torch.nn.functional as F

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
    def __init__(self, width, heads, inner, eps, dropout):
        super().__init__()
        self.heads, self.drop = heads, Drop(dropout)
        self.q, self.k, self.v, self.o = (nn.Linear(width, width) for _ in range(4))
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.n1, self.n2 = nn.LayerNorm(width, eps), nn.LayerNorm(width, eps)

    def forward(self, x, bias):
        b, s, w = x.shape
        split = lambda t: t.view(b, s, self.heads, w // self.heads).transpose(1, 2)
        q, k, v = split(self.q(x)), split(self.k(x)), split(self.v(x))
        if x.is_cuda: mixed = F.scaled_dot_product_attention(q, k, v, bias.to(q.dtype).expand(b, self.heads, s, s))
        else: mixed = ((q / math.sqrt(w // self.heads)) @ k.transpose(-1, -2) + bias.to(q.dtype)).softmax(-1) @ v  # on a CPU twice as fast as PyTorch's own, and without dropout, which costs more than all the rest
        x = self.n1(x + self.drop(self.o(mixed.transpose(1, 2).reshape(b, s, w))))
        return self.n2(x + self.drop(self.down(F.gelu(self.up(x)))))

class Encoder(nn.Module):
    """@param shape of ids, shapes, mask: [B, S]; gives [B, S, width]"""
    def __init__(self, vocabulary, width, layers, heads, inner, eps=1e-12, dropout=.1, relative=0):
        super().__init__()
        self.config = dict(vocabulary=vocabulary, width=width, layers=layers, heads=heads, inner=inner, eps=eps, dropout=dropout) | ({"relative": relative} if relative else {})
        self.pieces, self.places, self.norm = nn.Embedding(vocabulary, width), nn.Embedding(512, width), nn.LayerNorm(width, eps)
        self.shapes = nn.Embedding(4, width); nn.init.zeros_(self.shapes.weight); self.drop = Drop(dropout)
        self.relative = nn.Embedding(relative, heads).requires_grad_(False) if relative else None
        self.layers = nn.ModuleList(Layer(width, heads, inner, eps, dropout) for _ in range(layers))

    def buckets(self, s, device):
        """MPNet's: of each word from each other, 16 a direction, exact up to 8, then logarithmic up to 128. [S, S]"""
        at = torch.arange(s, device=device); n = at[:, None] - at[None]; half = self.relative.num_embeddings // 2
        sign = (n < 0).long() * half; n = n.abs(); exact = half // 2
        far = exact + (torch.log(n.clamp(min=1).float() / exact) / math.log(128 / exact) * (half - exact)).long()
        return sign + torch.where(n < exact, n, far.clamp(max=half - 1))

    def forward(self, ids, shapes, mask):
        x = self.pieces(ids) + self.places(torch.arange(ids.shape[1], device=ids.device))[None] + self.shapes(shapes)
        x = self.drop(self.norm(x))
        bias = (1. - mask.to(x.dtype))[:, None, None, :] * -1e4
        if self.relative is not None: bias = bias + self.relative(self.buckets(ids.shape[1], ids.device)).permute(2, 0, 1)[None].to(bias.dtype)
        for layer in self.layers: x = layer(x, bias)
        return x
