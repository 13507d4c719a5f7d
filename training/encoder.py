"""Two encoders in plain PyTorch: BERT's (MiniLM, E5) and MPNet's, over one vocabulary, with the casing of a word added to its pieces."""
import math
import torch, torch.nn as nn, torch.nn.functional as F

class Layer(nn.Module):
    def __init__(self, width, heads, inner, eps, dropout):
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.q, self.k, self.v, self.o = (nn.Linear(width, width) for _ in range(4))
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.n1, self.n2 = nn.LayerNorm(width, eps), nn.LayerNorm(width, eps)

    def forward(self, x, bias):
        b, s, w = x.shape; p = self.dropout if self.training else 0.
        split = lambda t: t.view(b, s, self.heads, w // self.heads).transpose(1, 2)
        q, k, v = split(self.q(x)), split(self.k(x)), split(self.v(x))
        if torch.onnx.is_in_onnx_export(): mixed = (q @ k.transpose(-1, -2) / math.sqrt(w // self.heads) + bias).softmax(-1) @ v
        else: mixed = F.scaled_dot_product_attention(q, k, v, bias.to(q.dtype))  # no dropout here: on a CPU it costs more than all the rest
        x = self.n1(x + F.dropout(self.o(mixed.transpose(1, 2).reshape(b, s, w)), p, self.training))
        return self.n2(x + F.dropout(self.down(F.gelu(self.up(x))), p, self.training))

class Encoder(nn.Module):
    """@param shape of ids, shapes, mask: [B, S]; gives [B, S, width]"""
    def __init__(self, vocabulary, width, layers, heads, inner, eps=1e-12, relative=0, dropout=.1):
        super().__init__()
        self.config = dict(vocabulary=vocabulary, width=width, layers=layers, heads=heads, inner=inner, eps=eps, relative=relative, dropout=dropout)
        self.pieces, self.places, self.norm = nn.Embedding(vocabulary, width), nn.Embedding(512, width), nn.LayerNorm(width, eps)
        self.shapes = nn.Embedding(4, width); nn.init.zeros_(self.shapes.weight); self.dropout = dropout
        self.relative = nn.Embedding(relative, heads) if relative else None
        self.layers = nn.ModuleList(Layer(width, heads, inner, eps, dropout) for _ in range(layers))

    def buckets(self, s, device):
        """MPNet's: 16 buckets a direction, exact up to 8, then logarithmic up to 128."""
        at = torch.arange(s, device=device); n = at[:, None] - at[None]; half = self.relative.num_embeddings // 2
        sign = (n < 0).long() * half; n = n.abs(); exact = half // 2
        far = exact + (torch.log(n.clamp(min=1).float() / exact) / math.log(128 / exact) * (half - exact)).long()
        return sign + torch.where(n < exact, n, far.clamp(max=half - 1))

    def forward(self, ids, shapes, mask):
        x = self.pieces(ids) + self.places(torch.arange(ids.shape[1], device=ids.device))[None] + self.shapes(shapes)
        x = F.dropout(self.norm(x), self.dropout, self.training)
        bias = (1. - mask.to(x.dtype))[:, None, None, :] * -1e4
        if self.relative is not None: bias = bias + self.relative(self.buckets(ids.shape[1], ids.device)).permute(2, 0, 1)[None]
        for layer in self.layers: x = layer(x, bias)
        return x
