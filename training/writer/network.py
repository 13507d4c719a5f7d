"""The network that writes a statement's wording: it reads the states of the words around the statement and gives, word by word, a word of a list, a word of
those around, or the base form of one. A list's word and the same word of the text are one choice: their odds are added."""
import math
import torch, torch.nn as nn, torch.nn.functional as F
import sys, pathlib
sys.path.append(str(pathlib.Path(__file__).parents[1]))
from model import FAR, bucket

FLAGS = 5      # of a word around: none, actor, content, both, cue
LONGEST = 16   # words of a wording, its first mark and its end counted
UNSEEN = -1e4

class Attention(nn.Module):
    def __init__(self, width, heads):
        super().__init__(); self.heads = heads; self.query, self.key, self.value, self.out = (nn.Linear(width, width) for _ in range(4))

    def split(self, x): return x.view(*x.shape[:2], self.heads, -1).transpose(1, 2)

    def looked_at(self, x):
        """x [B, N, width] → keys [B, heads, width / heads, N] and values [B, heads, N, width / heads]"""
        return self.split(self.key(x)).transpose(-1, -2), self.split(self.value(x))

    def forward(self, x, keys, values, bias):
        """x [B, T, width], keys and values as `looked_at` gives them, bias [B or 1, 1, T or 1, N] → [B, T, width]"""
        q = self.split(self.query(x) / math.sqrt(x.shape[-1] // self.heads)); odds = (q @ keys + bias).softmax(-1)
        return self.out((odds @ values).transpose(1, 2).reshape(x.shape))

class Block(nn.Module):
    def __init__(self, width, heads, across):
        super().__init__(); self.within, self.first = Attention(width, heads), nn.LayerNorm(width)
        if across: self.across, self.second = Attention(width, heads), nn.LayerNorm(width)
        self.inner, self.third, self.drop = nn.Sequential(nn.Linear(width, 2 * width), nn.GELU(), nn.Linear(2 * width, width)), nn.LayerNorm(width), nn.Dropout(.1)

    def forward(self, x, bias, memory=None, seen=None, past=None):
        """@param past: what was looked at before x, as `looked_at` gives it; what is looked at now is added to it"""
        y = self.first(x); own = self.within.looked_at(y)
        if past: past[:] = own = [torch.cat(two, d) for *two, d in zip(past, own, (3, 2))]
        x = x + self.drop(self.within(y, *own, bias))
        if memory is not None: x = x + self.drop(self.across(self.second(x), *memory, seen))
        return x + self.drop(self.inner(self.third(x)))

class Writer(nn.Module):
    def __init__(self, known, state=384, width=256, heads=4, layers=2, encoders=1):
        """@param known [words of the list, state]: what the reader's pieces say of each"""
        super().__init__(); self.config = {"state": state, "width": width, "heads": heads, "layers": layers, "encoders": encoders}
        self.project, self.flag, self.away = nn.Linear(state, width), nn.Embedding(FLAGS, width), nn.Embedding(2 * FAR + 1, width)
        self.encoders = nn.ModuleList(Block(width, heads, False) for _ in range(encoders)); self.read = nn.LayerNorm(width)
        self.layers = nn.ModuleList(Block(width, heads, True) for _ in range(layers)); self.wrote = nn.LayerNorm(width)
        self.register_buffer("known", known); self.of_known, self.own = nn.Linear(known.shape[1], width, bias=False), nn.Embedding(len(known), width)
        self.place, self.source = nn.Embedding(LONGEST, width), nn.Linear(width, width)
        self.copy, self.base, self.asks, self.usual = nn.Linear(width, width), nn.Linear(width, width), nn.Linear(width, 2 * width), nn.Parameter(torch.zeros(len(known)))
        self.drop = nn.Dropout(.1)
        for e, deviation in ((self.flag, .1), (self.away, .1), (self.own, .02), (self.place, .05)): nn.init.normal_(e.weight, 0, deviation)

    def table(self):
        """What the words of the list are written and read by: [list, width] each"""
        table = self.own.weight + self.of_known(self.known); return table, .3 * table

    def memory(self, states, flags, away, seen):
        """states [B, N, state], flags and away [B, N], seen [B, 1, 1, N] → all that writing needs of the words around: what each tells when it is the source of one that was
        written, [B, N, width], the keys by which it is copied or its base form taken, [B, width, N] each, and each layer's keys and values"""
        x = self.drop(self.project(states)) + self.flag(flags) + self.away(bucket(away))
        for block in self.encoders: x = block(x, seen)
        x = self.read(x)
        return [self.source(x), self.copy(x).transpose(1, 2), self.base(x).transpose(1, 2)] + [part for block in self.layers for part in block.across.looked_at(x)]

    def write(self, memory, seen, words, sources, tables, pasts=None):
        """words and sources [B, T]: what was written, and the place around that it is from (-1: the list) → [B, T, list + 2 · N] for what comes next. `pasts`: each
        layer's keys and values of those before, to which those of these words are added: of one word, or of all where none was before"""
        T = words.shape[1]; before = pasts[0][1].shape[2] if pasts else 0; source, copy, base, *parts = memory
        from_text = source.gather(1, sources.clamp(min=0)[..., None].expand(-1, -1, source.shape[-1])) * (sources >= 0)[..., None]
        x = self.drop(F.embedding(words, tables[0]) + self.place.weight[before:before + T][None] + from_text)
        later = torch.full((T, T), UNSEEN, device=x.device).triu(1)[None, None]
        for block, keys, values, past in zip(self.layers, parts[::2], parts[1::2], pasts or [None] * len(self.layers)): x = block(x, later, (keys, values), seen, past)
        x = self.wrote(x); asks = (self.asks(x) / math.sqrt(x.shape[-1])).chunk(2, -1)
        return torch.cat([x @ tables[1].T + self.usual] + [ask @ keys + seen[:, 0] for ask, keys in zip(asks, (copy, base))], -1)
