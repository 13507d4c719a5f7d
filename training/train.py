"""Trains one model from a base, by labels and, with --teachers, by what larger models say. Resumes from its checkpoint. See README.md."""
import argparse, contextlib, json, pathlib, time
import torch
import data as corpora
from batches import Mix, collate, encode
from encoder import Encoder
from labels import TAGS
from losses import WEIGHTS, learnt, lesson, taught
from model import Model, load, save
from words import WordPiece

SHARES = {"gold": .2, "coded": .36, "polnear": .18, "trees": .14, "names": .12}
WITH_TEACHER = {"gold": .26, "polnear": .34, "wikinews": .14, "trees": .16, "names": .10}

class Stream(torch.utils.data.IterableDataset):
    """Batches without end; each worker draws its own."""
    def __init__(self, sets, shares, pieces, size, seed): self.arguments, self.size, self.seed = (sets, shares, pieces), size, seed
    def __iter__(self):
        info = torch.utils.data.get_worker_info()
        if info: torch.set_num_threads(1)
        mix = Mix(*self.arguments, self.seed * 1000 + (info.id if info else 0))
        while True: yield collate(mix.batch(self.size))

def move(x, device): return {k: move(v, device) for k, v in x.items()} if isinstance(x, dict) else x.to(device, non_blocking=True)

def groups(model, rate, decay):
    """The encoder at the given rate, less so the lower the layer; heads at four times of it."""
    depth = len(model.encoder.layers); out = {}
    for name, p in model.named_parameters():
        if name.startswith("encoder."):
            layer = int(name.split(".")[2]) + 1 if name.startswith("encoder.layers.") else 0; r = rate * decay ** (depth - layer)
        else: r = rate * 4
        out.setdefault((r, p.dim() > 1), []).append(p)
    return [{"params": ps, "lr": r, "top": r, "weight_decay": .01 if matrix else 0.} for (r, matrix), ps in out.items()]

def train(model, sets, pieces, a, teachers=(), log=print):
    device = a.device; torch.manual_seed(a.seed); torch.set_float32_matmul_precision("high"); model.to(device).train(); pronouns = torch.tensor([TAGS.index("PRP"), TAGS.index("PRP$")], device=device)
    optimizer = torch.optim.AdamW(groups(model, a.rate, a.decay), fused=device == "cuda"); average = {k: v.detach().clone().float() for k, v in model.state_dict().items() if v.dtype.is_floating_point}
    stream = iter(torch.utils.data.DataLoader(Stream(sets, WITH_TEACHER if teachers else SHARES, pieces, a.batch, a.seed), batch_size=None, num_workers=a.workers, prefetch_factor=8 if a.workers else None))
    cast = lambda: torch.autocast(device, torch.bfloat16) if a.bf16 else contextlib.nullcontext()
    began, last, step, sums = time.time(), time.time(), 0, {}
    checkpoint = pathlib.Path(a.out).with_suffix(".checkpoint"); passed = 0.
    if checkpoint.exists():
        kept = torch.load(checkpoint, map_location=device, weights_only=True); model.load_state_dict(kept["model"]); optimizer.load_state_dict(kept["optimizer"]); average = kept["average"]; step, passed = kept["step"], kept["passed"]; log(f"goes on at step {step}")
    while True:
        spent = passed + time.time() - began; progress = spent / (60 * a.minutes) if a.minutes else step / a.steps
        if progress >= 1: break
        pace = min(1., progress / .06 + .02) * max(1 - progress, .0) if progress < 1 else 0.
        for g in optimizer.param_groups: g["lr"] = g["top"] * pace
        t = move(next(stream), device)
        with cast():
            h = model.hidden(t); flat = model.flat(h); parts = taught(model, t, flat, h)
            loss = sum(WEIGHTS[k] * v for k, v in parts.items())
            if teachers:
                soft = learnt(model, t, flat, h, lesson(teachers, t, pronouns)); parts |= {f"soft {k}": v for k, v in soft.items()}
                loss = .5 * loss + 1. * sum(WEIGHTS[k] * v for k, v in soft.items())
        optimizer.zero_grad(set_to_none=True); loss.backward(); torch.nn.utils.clip_grad_norm_(model.parameters(), 1.); optimizer.step(); step += 1
        if step % 5 == 0:
            keep = min(.98, step / (step + 50.)); state = model.state_dict(); names = list(average)
            torch._foreach_lerp_([average[k] for k in names], [state[k].float() for k in names], 1 - keep)
        for k, v in parts.items(): sums[k] = sums.get(k, 0.) + v.detach()
        if step == 1: began = last = time.time()
        if step % a.every == 0:
            log(f"{progress:.0%} step {step} {(time.time() - last) / a.every * 1000:.0f} ms " + " ".join(f"{k} {float(v) / a.every:.3f}" for k, v in sums.items())); sums = {}; last = time.time()
            if a.keep and step % (a.every * 4) == 0:
                torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(), "average": average, "step": step, "passed": spent}, checkpoint.with_suffix(".part")); checkpoint.with_suffix(".part").replace(checkpoint)
    model.load_state_dict(average | {k: v for k, v in model.state_dict().items() if k not in average}); model.eval(); checkpoint.unlink(missing_ok=True)
    return {"steps": step, "seconds": round(passed + time.time() - began)}

def arguments():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--data", type=pathlib.Path, default=pathlib.Path("../../shared/data")); p.add_argument("--base", required=True, help="prepared base: base.py"); p.add_argument("--out", required=True)
    p.add_argument("--start", help="a checkpoint to train on from"); p.add_argument("--teachers", nargs="*", default=[]); p.add_argument("--minutes", type=float, default=0); p.add_argument("--steps", type=int, default=6000)
    p.add_argument("--batch", type=int, default=6000, help="word pieces a step"); p.add_argument("--rate", type=float, default=1.5e-4); p.add_argument("--decay", type=float, default=.95, help="rate of a layer over the rate of the one above")
    p.add_argument("--seed", type=int, default=7); p.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu"); p.add_argument("--workers", type=int, default=2); p.add_argument("--every", type=int, default=100)
    p.add_argument("--bf16", action=argparse.BooleanOptionalAction, default=True); p.add_argument("--keep", action=argparse.BooleanOptionalAction, default=True, help="write checkpoints, to resume from")
    return p.parse_args()

def main():
    a = arguments()
    base = torch.load(a.base, weights_only=True); pieces = WordPiece(base["vocabulary"])
    sets = corpora.training_sets(a.data)
    for documents in sets.values(): encode(documents, pieces)
    encoder = Encoder(**base["config"]); encoder.load_state_dict({k: v.float() for k, v in base["state"].items()})
    torch.manual_seed(a.seed); model = Model(encoder); teachers = [load(t, a.device).to(a.device).eval() for t in a.teachers]
    if a.start: model = load(a.start)
    print(f"{sum(p.numel() for p in model.parameters()) / 1e6:.1f} M parameters", flush=True)
    took = train(model, sets, pieces, a, teachers, lambda *x: print(*x, flush=True)); save(model, a.out); print(json.dumps(took))

if __name__ == "__main__": main()
