"""MiniLM (BERT) in plain PyTorch, loaded from safetensors."""
import math
import torch, torch.nn as nn, torch.nn.functional as F

class Layer(nn.Module):
    def __init__(self, width, heads, inner):
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v, self.o = (nn.Linear(width, width) for _ in range(4))
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.n1, self.n2 = nn.LayerNorm(width, 1e-12), nn.LayerNorm(width, 1e-12)

    def forward(self, x, bias):
        b, s, w = x.shape
        split = lambda t: t.view(b, s, self.heads, w // self.heads).transpose(1, 2)
        scores = split(self.q(x)) @ split(self.k(x)).transpose(-1, -2) / math.sqrt(w // self.heads) + bias
        mixed = (scores.softmax(-1) @ split(self.v(x))).transpose(1, 2).reshape(b, s, w)
        x = self.n1(x + self.o(mixed))
        return self.n2(x + self.down(F.gelu(self.up(x))))

class Embedder(nn.Module):
    def __init__(self, vocabulary, width=384, layers=6, heads=12, inner=1536, positions=512):
        super().__init__()
        self.words, self.places, self.norm = nn.Embedding(vocabulary, width), nn.Embedding(positions, width), nn.LayerNorm(width, 1e-12)
        self.layers = nn.ModuleList(Layer(width, heads, inner) for _ in range(layers))

    def encode(self, ids, mask):
        """A vector for each piece."""
        x = self.norm(self.words(ids) + self.places(torch.arange(ids.shape[1], device=ids.device))[None])
        bias = ((1 - mask.to(x.dtype)) * -1e4)[:, None, None, :]
        for layer in self.layers: x = layer(x, bias)
        return x

def load(path):
    """The base as it comes; the constant token-type vector is folded into the places."""
    from safetensors.torch import load_file
    t = {k.removeprefix("bert."): v.float() for k, v in load_file(path).items()}
    model = Embedder(t["embeddings.word_embeddings.weight"].shape[0])
    names = {"words.weight": "embeddings.word_embeddings.weight", "norm.weight": "embeddings.LayerNorm.weight", "norm.bias": "embeddings.LayerNorm.bias"}
    for i in range(6):
        at = f"encoder.layer.{i}."
        for ours, theirs in dict(q="attention.self.query", k="attention.self.key", v="attention.self.value", o="attention.output.dense",
                                 n1="attention.output.LayerNorm", up="intermediate.dense", down="output.dense", n2="output.LayerNorm").items():
            for part in ("weight", "bias"): names[f"layers.{i}.{ours}.{part}"] = f"{at}{theirs}.{part}"
    state = {ours: t[theirs] for ours, theirs in names.items()}
    state["places.weight"] = t["embeddings.position_embeddings.weight"] + t["embeddings.token_type_embeddings.weight"][0]
    model.load_state_dict(state)
    return model
