"""What each data set teaches, and what a teacher does. Labels that a data set does not give are masked: they cost nothing."""
import torch, torch.nn.functional as F
from labels import IGNORE, NOT_A_NAME

WEIGHTS = {"attribution": 1., "statement": 1.5, "names": 1., "tags": .4, "starts": .3, "arcs": .6, "relations": .3, "links": 1., "roles": 1.5, "stance": 1.2}
TOLD = WEIGHTS | {"roles": .45, "links": .5, "hidden": .5}   # of what a teacher says: whose a cue is, it knows no better than its student
SURE = 1.5  # a teacher of the stance is surer than it is right
MANY = 1200  # cues that a teacher reads in a batch, of each kind, at most

def ce(logits, target):
    """Mean over the labelled; 0 where none is."""
    return F.cross_entropy(logits.flatten(0, -2).float(), target.flatten(), ignore_index=IGNORE, reduction="sum") / (target != IGNORE).sum().clamp(min=1)

def names_loss(logits, target):
    known = target.clone(); known[target == NOT_A_NAME] = IGNORE
    open_ = target == NOT_A_NAME; n = (target != IGNORE).sum().clamp(min=1)
    loss = F.cross_entropy(logits.flatten(0, 1).float(), known.flatten(), ignore_index=IGNORE, reduction="sum")
    return (loss - (logits.float().log_softmax(-1)[..., [0, 7, 8]].logsumexp(-1) * open_).sum()) / n

def sentence_numbers(starts):
    return (starts == 1).long().cumsum(1)

def taught(model, t, flat, h):
    """Losses against the labels of a batch (batches.collate)."""
    out = {"attribution": ce(flat["attribution"], t["attribution"]), "statement": ce(flat["statement"], t["statement"]), "names": names_loss(flat["names"], t["names"]),
           "tags": ce(flat["tags"], t["tags"]), "starts": ce(flat["starts"], t["starts"])}
    trees = (t["heads"] != IGNORE).any(1)
    if trees.any():
        hh, heads = h[trees], t["heads"][trees]
        out["arcs"] = ce(model.arcs(hh, t["words"][trees], sentence_numbers(t["starts"][trees])), heads)
        out["relations"] = ce(model.relations(hh, heads.clamp(min=0)), t["relations"][trees])
    for name, head, cues in (("links", model.linker, t["links"]), ("roles", model.policy, t["policies"])):
        if len(cues["where"]): out[name] = ce(head(h, cues["where"]), cues["roles"])
    p = t["policies"]
    if len(p["stance"]): out["stance"] = ce(model.policy.stance(h, p["where"][p["of"]], p["content"]), p["stance"])
    return out

# ------------------------------------------------------------------ a teacher's reading
def found_cues(logits, words, threshold):
    """Runs of words that may be a cue: logits [B, W, 3] → where [C, 3] (window, first, last)"""
    p = logits.float().softmax(-1); label = torch.where(1 - p[..., 0] < threshold, 0, torch.where(p[..., 1] >= p[..., 2], 1, 2)) * words
    before = F.pad(label, (1, 0))[:, :-1]; after = F.pad(label, (0, 1))[:, 1:]
    first = ((label > 0) & ((label == 1) | (before == 0))).nonzero(); last = ((label > 0) & (after != 2)).nonzero()
    return torch.cat([first, last[:, 1:]], 1)[:MANY]

@torch.no_grad()
def lesson(teacher, t, parts):
    """What a teacher says of a batch, in probabilities: flat labels, trees, and its reading of the cues that it finds. @param parts which of TOLD are asked"""
    h = teacher.hidden(t); flat = teacher.flat(h); p = lambda x: x.float().softmax(-1)
    out = {"hidden": h, "flat": {k: p(v) for k, v in flat.items()}}
    if {"arcs", "relations"} & {*parts}:
        sentence = sentence_numbers(torch.where(t["starts"] == IGNORE, flat["starts"].argmax(-1), t["starts"])); arcs = teacher.arcs(h, t["words"], sentence); heads = arcs.argmax(-1)
        out |= {"sentence": sentence, "heads": heads, "arcs": p(arcs), "relations": p(teacher.relations(h, heads))}
    if "links" in parts and len(links := found_cues(flat["attribution"][:, :, 1], t["words"], .25)): out["links"] = links, p(teacher.linker(h, links))
    if {"roles", "stance"} & {*parts} and len(policies := found_cues(flat["statement"][:, :, 1], t["words"], .12)):
        roles = teacher.policy(h, policies); content = (roles.argmax(-1) > 2) & t["words"][policies[:, 0]]
        out["policies"] = policies, p(roles), content, p(teacher.policy.stance(h, policies, content) / SURE)
    return out

def soft(logits, wanted, keep):
    """Divergence from a teacher's probabilities, a mean over the kept."""
    each = F.kl_div(logits.float().log_softmax(-1), wanted, reduction="none").sum(-1); keep = keep.float()
    return (each * keep).sum() / keep.sum().clamp(min=1)

def learnt(model, t, flat, h, lesson, bridge, parts):
    """Losses against a teacher's reading, on every text, labelled or not. @param bridge from the width of the model to the teacher's @param parts which of TOLD are learnt from it"""
    words = t["words"]; out = {k: soft(flat[k], lesson["flat"][k], words) for k in ("names", "tags", "starts") if k in parts}
    for k in ("attribution", "statement"):
        if k in parts: out[k] = soft(flat[k], lesson["flat"][k], words[..., None].expand(-1, -1, 3))
    if "arcs" in parts: out["arcs"] = soft(model.arcs(h, words, lesson["sentence"]), lesson["arcs"], words)
    if "relations" in parts: out["relations"] = soft(model.relations(h, lesson["heads"]), lesson["relations"], words)
    if "hidden" in parts: out["hidden"] = ((1 - F.cosine_similarity(bridge(h).float(), lesson["hidden"].float(), dim=-1)) * words).sum() / words.sum()
    if "links" in lesson: where, roles = lesson["links"]; out["links"] = soft(model.linker(h, where), roles, words[where[:, 0]])
    if "policies" in lesson:
        where, roles, content, stance = lesson["policies"]
        if "roles" in parts: out["roles"] = soft(model.policy(h, where), roles, words[where[:, 0]])
        if "stance" in parts: out["stance"] = soft(model.policy.stance(h, where, content), stance, content.any(1))
    return out
