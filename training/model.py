"""The encoder with its heads. Words are read at their first piece: hidden [B, W, width]. A cue is read a second time, with its surroundings, by a
small transformer of its own (Cues), which says who and what belongs to it; a pointer (References) says which words name the one meant."""
import torch, torch.nn as nn, torch.nn.functional as F
from encoder import Drop, Encoder, Layer
from labels import ATTRIBUTION_ROLES, FORMS, MODALITIES, NAMES, RELATIONS, STANCES, STATEMENT_ROLES, TAGS

class Cues(nn.Module):
    """hidden [B, W, width], words [B, W], where [C, 3] (window, first, last) → roles [C, 2·reach+1, R] for the words from first-reach to first+reach;
    for statements also stance [C, 2·reach+1, 3], whether it is a statement [C], modality [C, 4] and form [C, 4]."""
    def __init__(self, width, roles, reach, layers, inner=256, statement=False, dropout=.1):
        super().__init__()
        self.reach, self.statement = reach, statement
        self.down, self.query, self.place, self.mark = nn.Linear(width, inner), nn.Linear(2 * width, inner), nn.Embedding(2 * reach + 1, inner), nn.Embedding(2, inner)
        self.norm = nn.LayerNorm(inner); self.layers = nn.ModuleList(Layer(inner, 4, 4 * inner, 1e-12, dropout) for _ in range(layers))
        self.roles = nn.Linear(inner, roles)
        if statement:
            self.stance = nn.Linear(inner, len(STANCES)); self.whole = nn.Sequential(nn.Linear(2 * inner, inner), nn.GELU())
            self.valid, self.modality, self.form = nn.Linear(inner, 1), nn.Linear(inner, len(MODALITIES)), nn.Linear(inner, len(FORMS))

    def forward(self, hidden, words, where):
        n, first, last = where[:, 0], where[:, 1], where[:, 2]
        at = first[:, None] + torch.arange(-self.reach, self.reach + 1, device=hidden.device)[None]
        count = hidden.shape[1]; here = at.clamp(0, count - 1)
        there = (at >= 0) & (at < count) & words[n[:, None], here]
        q = self.query(torch.cat([hidden[n, first], hidden[n, last]], -1))
        cue = ((at >= first[:, None]) & (at <= last[:, None])).long()
        x = self.norm(self.down(hidden[n[:, None], here]) + q[:, None] + self.place.weight[None] + self.mark(cue))
        bias = (1. - there.to(x.dtype))[:, None, None, :] * -1e4
        for layer in self.layers: x = layer(x, bias)
        out = {"roles": self.roles(x)}
        if self.statement:
            weight = cue.to(x.dtype); mean = (x * weight[..., None]).sum(1) / weight.sum(1, keepdim=True).clamp(min=1)
            content = self.roles(x)[..., 3:5].logsumexp(-1, keepdim=True) - self.roles(x).logsumexp(-1, keepdim=True)
            share = content.exp() * there[..., None].to(x.dtype); pooled = (x * share).sum(1) / (share.sum(1) + .1)
            whole = self.whole(torch.cat([mean, pooled], -1))
            out |= {"stance": self.stance(x), "valid": self.valid(whole)[:, 0], "modality": self.modality(whole), "form": self.form(whole)}
        return out

class References(nn.Module):
    """hidden [B, W, width], words [B, W], where [Q, 4] (window, first, last, 1 for a statement's cue) → scores [Q, W + 1] over the words that name the one
    meant; the last column: nobody who is named in this window."""
    def __init__(self, width, inner=128):
        super().__init__()
        self.mention, self.cue, self.key = nn.Linear(2 * width, inner), nn.Linear(2 * width, inner), nn.Linear(width, inner)
        self.nobody = nn.Linear(inner, 1); self.place = nn.Embedding(32, 1); self.inner = inner

    def forward(self, hidden, words, where):
        n, first, last, kind = where.unbind(1); ends = torch.cat([hidden[n, first], hidden[n, last]], -1)
        q = torch.where(kind[:, None] == 1, self.cue(ends), self.mention(ends)); k = self.key(hidden)
        away = torch.arange(hidden.shape[1], device=hidden.device)[None] - first[:, None]
        bucket = (torch.log2(away.abs().float() + 1) * 1.6).long().clamp(max=15) + 16 * (away > 0).long()
        scores = (k[n] @ q[:, :, None])[..., 0] / self.inner ** .5 + self.place(bucket)[..., 0]
        return torch.cat([scores + (1. - words[n].to(scores.dtype)) * -1e4, self.nobody(q)], 1)

class Model(nn.Module):
    def __init__(self, encoder: Encoder, reach=(80, 64), layers=(1, 2)):
        super().__init__()
        w = encoder.config["width"]; self.config = {"encoder": encoder.config, "reach": reach, "layers": layers}
        self.encoder, self.drop = encoder, Drop(.1)
        self.attribution, self.statement, self.names = nn.Linear(w, 9), nn.Linear(w, 9), nn.Linear(w, len(NAMES))
        self.tags, self.starts = nn.Linear(w, len(TAGS)), nn.Linear(w, 2)
        self.child, self.parent = nn.Linear(w, 256), nn.Linear(w, 256); self.cross = nn.Parameter(torch.eye(256) / 16); self.root = nn.Linear(256, 1)
        self.relation = nn.Sequential(nn.Linear(2 * w, 256), nn.GELU(), nn.Dropout(.1), nn.Linear(256, len(RELATIONS)))
        self.linker = Cues(w, len(ATTRIBUTION_ROLES), reach[0], layers[0]); self.policy = Cues(w, len(STATEMENT_ROLES), reach[1], layers[1], statement=True)
        self.references = References(w)

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

def load(path, map_location="cpu"):
    kept = torch.load(path, map_location=map_location, weights_only=True)
    model = Model(Encoder(**kept["config"]["encoder"]), kept["config"]["reach"], kept["config"]["layers"]); model.load_state_dict({k: v.float() if v.dtype.is_floating_point else v for k, v in kept["state"].items()})
    return model
