"""A smaller encoder (prune.py) learns to give, after each of its layers, the states that the whole one gives there. See README.md."""
import pathlib, time
import torch
from running import follow, keep, pace

LAST = 6.  # the states that heads and vectors are made of count so many times those of a layer below
EVERY = 25

def states(encoder, ids, shapes, mask):
    """After each layer: [B, S, width]"""
    x, bias, out = encoder.first(ids, shapes), encoder.bias(mask), []
    for layer in encoder.layers: x = layer(x, bias); out.append(x)
    return out

def off(own, meant, mask):
    """The part of what the whole one's states say that a layer's states miss: 0 where they are the same, 1 where they say nothing."""
    mask = mask.float(); own, meant = own.float(), meant.float()
    return (((own - meant) ** 2).mean(-1) * mask).sum() / (meant.var(-1) * mask).sum()

def imitate(whole, small, batches, minutes, rate, checkpoint):
    """Nothing but the layers is learnt; the mean of the last weights stays. Goes on from its checkpoint after a stop. @param batches (ids, shapes or None, mask) without end @returns steps"""
    for name, p in small.named_parameters(): p.requires_grad_(name.startswith("layers."))
    learnt = [p for p in small.parameters() if p.requires_grad]; optimizer = torch.optim.AdamW(learnt, rate, betas=(.9, .98), weight_decay=0., fused=True); average = [p.detach().clone() for p in learnt]
    weights = torch.ones(len(small.layers)); weights[-1] = LAST; weights /= weights.sum(); checkpoint = pathlib.Path(checkpoint); passed, step, sums = 0., 0, torch.zeros(len(small.layers)); small.train()
    if checkpoint.exists():
        kept = torch.load(checkpoint, weights_only=True); small.load_state_dict(kept["small"]); optimizer.load_state_dict(kept["optimizer"]); average, passed, step = kept["average"], kept["passed"], kept["step"]; print(f"goes on at step {step}", flush=True)
    began = time.time()
    while (progress := (passed + time.time() - began) / (60 * minutes)) < 1:
        for g in optimizer.param_groups: g["lr"] = rate * pace(progress)
        ids, shapes, mask = next(batches)
        with torch.autocast("cpu", torch.bfloat16):
            with torch.no_grad(): meant = states(whole, ids, shapes, mask)
            each = torch.stack([off(x, y, mask) for x, y in zip(states(small, ids, shapes, mask), meant)])
        optimizer.zero_grad(set_to_none=True); (each * weights).sum().backward(); torch.nn.utils.clip_grad_norm_(learnt, 1.); optimizer.step(); step += 1; sums += each.detach()
        if step % 5 == 0: follow(average, [p.detach() for p in learnt], step)
        if step % EVERY == 0: print(f"{progress:.0%} step {step}, {passed + time.time() - began:.0f} s: off by " + " ".join(f"{x / EVERY:.3f}" for x in sums.tolist()), flush=True); sums.zero_()
        if step % (8 * EVERY) == 0:
            keep({"small": small.state_dict(), "optimizer": optimizer.state_dict(), "average": average, "passed": passed + time.time() - began, "step": step}, checkpoint)
    with torch.no_grad():
        for p, mean in zip(learnt, average): p.copy_(mean)
    checkpoint.unlink(missing_ok=True); small.eval(); return step
