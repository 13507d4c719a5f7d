"""What each data set teaches, and what a teacher does. Labels that a data set does not give are masked: they cost nothing."""
import torch, torch.nn.functional as F
from labels import IGNORE, NOT_A_NAME

WEIGHTS = {"attribution": 1., "statement": 1.5, "names": 1., "tags": .4, "starts": .3, "arcs": .6, "relations": .3, "links": 1., "roles": 1.5, "stance": 1.2, "valid": 1., "kinds": .4, "references": .7}

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

def local(grid, where, reach, empty=IGNORE):
    """[C, W] labels of a window's words → [C, 2·reach+1] of the words around each cue"""
    at = where[:, 1:2] + torch.arange(-reach, reach + 1, device=grid.device)[None]; W = grid.shape[1]
    return grid.gather(1, at.clamp(0, W - 1)).masked_fill((at < 0) | (at >= W), empty)

def found_cues(logits, words, threshold, most=None):
    """Runs of words that may be a cue: logits [B, W, 3] → where [P, 3], any `most` of them"""
    p = logits.float().softmax(-1); label = torch.where(1 - p[..., 0] < threshold, 0, torch.where(p[..., 1] >= p[..., 2], 1, 2)) * words
    before = F.pad(label, (1, 0))[:, :-1]; after = F.pad(label, (0, 1))[:, 1:]
    first = ((label > 0) & ((label == 1) | (before == 0))).nonzero(); last = ((label > 0) & ((after == 0) | (after == 1))).nonzero()
    where = torch.cat([first, last[:, 1:]], 1)
    return where[torch.randperm(where.shape[0], device=where.device)[:most].sort().values] if most else where

def matched(where, gold):
    """For each found cue the index of a gold cue that it overlaps, or -1."""
    if gold.shape[0] == 0: return torch.full((where.shape[0],), -1, device=where.device)
    hit = (where[:, None, 0] == gold[None, :, 0]) & (where[:, None, 1] <= gold[None, :, 2]) & (gold[None, :, 1] <= where[:, None, 2])
    return torch.where(hit.any(1), hit.float().argmax(1), -1)

def per_cue(loss, keep):
    n = keep.sum(1); some = n > 0
    return ((loss * keep).sum(1) / n.clamp(min=1))[some].mean() if some.any() else loss.sum() * 0.

def taught(model, t, flat, h, threshold=.12):
    """Losses against the labels of a batch (batches.collate)."""
    out = {"attribution": ce(flat["attribution"], t["attribution"]), "statement": ce(flat["statement"], t["statement"]), "names": names_loss(flat["names"], t["names"]),
           "tags": ce(flat["tags"], t["tags"]), "starts": ce(flat["starts"], t["starts"])}
    trees = (t["heads"] != IGNORE).any(1)
    if trees.any():
        hh, heads = h[trees], t["heads"][trees]
        out["arcs"] = ce(model.arcs(hh, t["words"][trees], sentence_numbers(t["starts"][trees])), heads)
        out["relations"] = ce(model.relations(hh, heads.clamp(min=0)), t["relations"][trees])
    links = t["links"]
    if links["where"].shape[0]: out["links"] = ce(model.linker(h, t["words"], links["where"])["roles"], local(links["roles"], links["where"], model.linker.reach))
    gold = t["policies"]; annotated = (t["statement"][:, 0, 0] != IGNORE)
    own = found_cues(flat["statement"][:, :, 1].detach(), t["words"] & annotated[:, None], threshold, 32)
    match = torch.cat([torch.arange(gold["where"].shape[0], device=h.device), matched(own, gold["where"])]); where = torch.cat([gold["where"], own])
    if where.shape[0]:
        read = model.policy(h, t["words"], where); valid = (match >= 0)
        out["valid"] = F.binary_cross_entropy_with_logits(read["valid"].float(), valid.float())
        if valid.any():
            w, m = where[valid], match[valid]; reach = model.policy.reach
            out["roles"] = ce(read["roles"][valid], local(gold["roles"][m], w, reach))
            stance = local(gold["stance"][m], w, reach); keep = stance != IGNORE
            each = F.cross_entropy(read["stance"][valid].float().flatten(0, 1), stance.flatten(), ignore_index=IGNORE, reduction="none").view_as(stance)
            out["stance"] = per_cue(each, keep)
            kinds = gold["kinds"][m]; out["kinds"] = ce(read["modality"][valid], kinds[:, 0]) + ce(read["form"][valid], kinds[:, 1])
    r = t["references"]
    if r["where"].shape[0]:
        scores = model.references(h, t["words"], r["where"]).float().log_softmax(-1)
        out["references"] = -(scores.masked_fill(~r["target"], -1e4).logsumexp(-1)).mean()
    return out

def kl(student, teacher, keep):
    """Both [..., K] log-probabilities of the teacher, logits of the student; mean over the kept."""
    s = student[keep].float().log_softmax(-1); t = teacher[keep]
    return F.kl_div(s, t, log_target=True, reduction="sum") / max(1, s.shape[0]) if s.numel() else student.sum() * 0.

def mean_log(list_of_logits):
    return torch.stack([x.float().log_softmax(-1) for x in list_of_logits]).logsumexp(0) - torch.log(torch.tensor(float(len(list_of_logits))))

@torch.no_grad()
def lesson(teachers, t, pronouns):
    """What the teachers, averaged, say of a batch: flat log-probabilities, trees, and their reading of the cues that they find."""
    hs = [m.hidden(t) for m in teachers]; flats = [m.flat(h) for m, h in zip(teachers, hs)]
    flat = {k: mean_log([f[k] for f in flats]) for k in flats[0]}
    starts = torch.where(t["starts"] == 1, 1, flat["starts"].argmax(-1)); sentence = sentence_numbers(starts)
    out = {"flat": flat, "sentence": sentence, "arcs": mean_log([m.arcs(h, t["words"], sentence) for m, h in zip(teachers, hs)])}
    out["heads"] = out["arcs"].argmax(-1); out["relations"] = mean_log([m.relations(h, out["heads"]) for m, h in zip(teachers, hs)])
    cues = found_cues(flat["attribution"][:, :, 1], t["words"], .25)[:900]; policies = found_cues(flat["statement"][:, :, 1], t["words"], .12)[:500]
    out["links"] = {"where": cues, "roles": mean_log([m.linker(h, t["words"], cues)["roles"] for m, h in zip(teachers, hs)]) if cues.shape[0] else None}
    if policies.shape[0]:
        reads = [m.policy(h, t["words"], policies) for m, h in zip(teachers, hs)]
        out["policies"] = {"where": policies, **{k: mean_log([r[k] for r in reads]) for k in ("roles", "stance", "modality", "form")}, "valid": torch.stack([r["valid"].float().sigmoid() for r in reads]).mean(0)}
    said = (torch.isin(flat["tags"].argmax(-1), pronouns) & t["words"]).nonzero()[:1500]
    queries = torch.cat([F.pad(policies, (0, 1), value=1), torch.cat([said, said[:, 1:], torch.zeros_like(said[:, :1])], 1)])
    if queries.shape[0]: out["references"] = {"where": queries, "scores": mean_log([m.references(h, t["words"], queries) for m, h in zip(teachers, hs)])}
    return out

def learnt(model, t, flat, h, lesson):
    """Losses against the teachers' reading, on every text, labelled or not."""
    words = t["words"]; out = {k: kl(flat[k], lesson["flat"][k], words) for k in ("names", "tags", "starts")}
    for k in ("attribution", "statement"): out[k] = kl(flat[k], lesson["flat"][k], words[..., None].expand(-1, -1, 3)) * 1.
    out["arcs"] = kl(model.arcs(h, words, lesson["sentence"]), lesson["arcs"], words); out["relations"] = kl(model.relations(h, lesson["heads"]), lesson["relations"], words)
    around = lambda where, reach: local(words[where[:, 0]].long(), where, reach, 0) == 1
    links = lesson["links"]
    if links["roles"] is not None: out["links"] = kl(model.linker(h, words, links["where"])["roles"], links["roles"], around(links["where"], model.linker.reach))
    p = lesson.get("policies")
    if p:
        read = model.policy(h, words, p["where"]); near = around(p["where"], model.policy.reach)
        out["roles"] = kl(read["roles"], p["roles"], near); out["valid"] = F.binary_cross_entropy_with_logits(read["valid"].float(), p["valid"])
        share = p["roles"][..., 3:5].logsumexp(-1).exp() * near * p["valid"][:, None]
        each = F.kl_div(read["stance"].float().log_softmax(-1), p["stance"], log_target=True, reduction="none").sum(-1); out["stance"] = (each * share).sum() / share.sum().clamp(min=1)
        out["kinds"] = sum(kl(read[k], p[k], p["valid"] > .3) for k in ("modality", "form"))
    r = lesson.get("references")
    if r: out["references"] = kl(model.references(h, words, r["where"]), r["scores"], torch.ones(r["where"].shape[0], dtype=torch.bool, device=h.device))
    return out
