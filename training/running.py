"""What every run has: how fast it learns, the mean of its last weights, and a checkpoint to go on from."""
import torch

def pace(progress):
    """The share of its rate at which a run learns: up to all of it at first, then down to nothing. @param progress 0 to 1"""
    return min(1., progress / .06 + .02) * (1 - progress)

def follow(average, weights, step, kept=.98):
    """Moves a mean of the last weights on, in place; at first it is of few. @param kept how much of the mean stays at a step, at most"""
    torch._foreach_lerp_(average, weights, 1 - min(kept, step / (step + 50.)))

def keep(kept, path):
    """Writes a checkpoint whole, or leaves the one before."""
    part = path.with_suffix(".part"); torch.save(kept, part); part.replace(path)
