"""What each data set teaches. Labels that a data set does not give are masked: they cost nothing."""
import torch, torch.nn.functional as F
from labels import IGNORE, NOT_A_NAME

WEIGHTS = {"attribution": 1., "statement": 1.5, "names": 1., "tags": .4, "starts": .3, "arcs": .6, "relations": .3, "links": 1., "roles": 1.5, "stance": 1.2}

def ce(logits, target):
    keep = target != IGNORE
    return F.cross_entropy(logits[keep].float(), target[keep]) if keep.any() else logits.sum() * 0.

def names_loss(logits, target):
    known = target.clone(); known[target == NOT_A_NAME] = IGNORE
    open_ = target == NOT_A_NAME; n = (target != IGNORE).sum().clamp(min=1)
    loss = F.cross_entropy(logits.flatten(0, 1).float(), known.flatten(), ignore_index=IGNORE, reduction="sum")
    if open_.any(): loss = loss - logits[open_].float().log_softmax(-1)[:, [0, 7, 8]].logsumexp(-1).sum()
    return loss / n

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
