"""The encoder with its heads. Words are read at their first piece: hidden [B, W, width]. A cue is read with each word of its window (Roles): which
words are its source (of a statement: its actor) and its content; the stance from the cue's ends and the mean of the content."""
import math
import torch, torch.nn as nn, torch.nn.functional as F
from encoder import Drop, Encoder
from labels import NAMES, RELATIONS, ROLES, STANCES, TAGS

FAR = 20  # buckets a direction

def bucket(away):
    """Words from the cue's first (before it, negative) or last (after it), 0 inside → 0 … 2·FAR: exact below 10, then three an octave up to 128"""
    n = away.abs(); log = (torch.log(n.clamp(min=1).float() / 8 + 1e-6) / math.log(2) * 3).long().clamp(0, 12) + 8
    return away.sign() * torch.where(n < 10, n, log).clamp(max=FAR) + FAR

class Roles(nn.Module):
    """hidden [B, W, width], where [C, 3] (window, first, last) → [C, W, roles]"""
    def __init__(self, width, inner=256, stance=False):
        super().__init__()
        self.cue, self.word, self.place = nn.Linear(2 * width, inner), nn.Linear(width, inner), nn.Embedding(2 * FAR + 1, inner)
        self.drop, self.out = Drop(.1), nn.Linear(inner, len(ROLES))
        if stance: self.meant = nn.Sequential(nn.Linear(3 * width, inner), nn.GELU(), Drop(.3), nn.Linear(inner, len(STANCES)))

    def ends(self, hidden, where):
        n, first, last = where.unbind(1); return torch.cat([hidden[n, first], hidden[n, last]], -1)

    def forward(self, hidden, where):
        n, first, last = where.unbind(1); at = torch.arange(hidden.shape[1], device=hidden.device)[None]
        away = torch.where(at < first[:, None], at - first[:, None], torch.where(at > last[:, None], at - last[:, None], torch.zeros_like(at)))
        x = self.cue(self.ends(hidden, where))[:, None] + self.word(hidden)[n] + self.place(bucket(away))
        return self.out(self.drop(F.gelu(x)))

    def stance(self, hidden, where, content):
        """@param content [C, W]: 1 for the words of it → [C, stances]"""
        content = content.to(hidden.dtype); mean = (content[:, None] @ hidden[where[:, 0]])[:, 0] / content.sum(1, keepdim=True).clamp(min=1)
        return self.meant(torch.cat([self.ends(hidden, where), mean], -1))

class Model(nn.Module):
    def __init__(self, encoder: Encoder):
        super().__init__()
        w = encoder.config["width"]; self.config = {"encoder": encoder.config}
        self.encoder, self.drop = encoder, Drop(.1)
        self.attribution, self.statement, self.names = nn.Linear(w, 9), nn.Linear(w, 9), nn.Linear(w, len(NAMES))
        self.tags, self.starts = nn.Linear(w, len(TAGS)), nn.Linear(w, 2)
        self.child, self.parent = nn.Linear(w, 256), nn.Linear(w, 256); self.cross = nn.Parameter(torch.eye(256) / 16); self.root = nn.Linear(256, 1)
        self.relation = nn.Sequential(nn.Linear(2 * w, 256), nn.GELU(), nn.Dropout(.1), nn.Linear(256, len(RELATIONS)))
        self.linker, self.policy = Roles(w), Roles(w, stance=True)

    def hidden(self, t):
        x = self.encoder(t["ids"], t["shapes"], t["mask"])
        return x.gather(1, t["first"][..., None].expand(-1, -1, x.shape[-1]))

    def flat(self, h):
        b, n, _ = h.shape; h = self.drop(h)
        return {"attribution": self.attribution(h).view(b, n, 3, 3), "statement": self.statement(h).view(b, n, 3, 3), "names": self.names(h), "tags": self.tags(h), "starts": self.starts(h)}

    def arcs(self, h, words, sentence):
        """[B, W, W]: each word's heads; only words of its own sentence ([B, W] numbers)."""
        child, parent = F.gelu(self.child(h)), F.gelu(self.parent(h))
        scores = child @ self.cross @ parent.transpose(1, 2) + self.root(parent).transpose(1, 2)
        allowed = (sentence[:, :, None] == sentence[:, None, :]) & words[:, None, :]
        return scores.masked_fill(~allowed, -1e4)

    def relations(self, h, heads):
        """[B, W, relations] given each word's head."""
        return self.relation(torch.cat([h, h.gather(1, heads[..., None].expand(-1, -1, h.shape[-1]))], -1))

def save(model, path): torch.save({"config": model.config, "state": {k: v.half() if v.dtype.is_floating_point else v for k, v in model.state_dict().items()}}, path)

def save_base(encoder, vocabulary, path):
    """A base: an encoder without heads, on its pieces."""
    torch.save({"vocabulary": vocabulary, "config": encoder.config, "state": {k: v.half() for k, v in encoder.state_dict().items()}}, path)

def load(path, map_location="cpu"):
    kept = torch.load(path, map_location=map_location, weights_only=True)
    model = Model(Encoder(**kept["config"]["encoder"])); model.load_state_dict({k: v.float() if v.dtype.is_floating_point else v for k, v in kept["state"].items()})
    return model
