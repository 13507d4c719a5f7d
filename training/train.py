"""Trains one model from a base or on from a checkpoint. Resumes from its own. See README.md."""
import argparse, contextlib, itertools, json, pathlib, time
import numpy as np, torch
import data as corpora
from batches import Mix, collate, cut, encode, window
from encoder import Encoder
from labels import IGNORE
from losses import WEIGHTS, taught
from model import Model, load, save
from words import WordPiece

# At the start mostly what was coded for this project, which is more; at the end mostly what annotators agreed on, which is what counts as right.
SHARES = {"gold": (.12, .30), "coded": (.54, .36), "polnear": (.14, .14), "trees": (.12, .12), "names": (.08, .08)}

class Stream(torch.utils.data.IterableDataset):
    """Batches without end; each worker draws its own. @param done, steps: how many were drawn before, and will be"""
    def __init__(self, sets, pieces, size, seed, done, steps): self.sets, self.pieces, self.size, self.seed, self.done, self.steps = sets, pieces, size, seed, done, steps
    def __iter__(self):
        info = torch.utils.data.get_worker_info()
        if info: torch.set_num_threads(1)
        mix = Mix(self.sets, SHARES, self.pieces, (self.seed * 1000 + (info.id if info else 0)) * 1000 + self.done % 1000)
        for step in itertools.count(self.done, info.num_workers if info else 1):
            mix.progress = min(1., step / self.steps); yield collate(mix.batch(self.size))

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

@torch.no_grad()
def read_starts(teacher, documents, pieces, size=8000):
    """Gives news its sentence starts, which nobody annotated, as another model reads them."""
    windows = sorted((window(d, a, b, pieces) for d in documents if "starts" not in d for a, b in cut(d, 400)), key=lambda w: len(w["ids"])); at = 0
    for w in windows: w["d"].setdefault("starts", np.full(len(w["d"]["words"]), IGNORE))
    while at < len(windows):
        some = windows[at:at + max(1, size // len(windows[min(at + 15, len(windows) - 1)]["ids"]))]; at += len(some)
        with torch.autocast("cpu", torch.bfloat16): found = teacher.starts(teacher.hidden(collate(some, labels=False))).argmax(-1).numpy()
        for w, read in zip(some, found): w["d"]["starts"][w["a"]:w["b"]] = read[:w["b"] - w["a"]]

def train(model, sets, pieces, a, log=print):
    device = a.device; torch.manual_seed(a.seed); torch.set_float32_matmul_precision("high"); model.to(device).train()
    optimizer = torch.optim.AdamW(groups(model, a.rate, a.decay), fused=True); average = {k: v.detach().clone().float() for k, v in model.state_dict().items() if v.dtype.is_floating_point}
    checkpoint = pathlib.Path(a.out).with_suffix(".checkpoint"); passed, step, sums = 0., 0, {}
    if checkpoint.exists():
        kept = torch.load(checkpoint, map_location=device, weights_only=True); model.load_state_dict(kept["model"]); optimizer.load_state_dict(kept["optimizer"]); average = kept["average"]; step, passed = kept["step"], kept["passed"]; log(f"goes on at step {step}")
    stream = iter(torch.utils.data.DataLoader(Stream(sets, pieces, a.batch, a.seed, step, a.steps), batch_size=None, num_workers=a.workers, prefetch_factor=8 if a.workers else None))
    cast = lambda: torch.autocast(device, torch.bfloat16) if a.bf16 else contextlib.nullcontext()
    began = last = time.time()
    while True:
        spent = passed + time.time() - began; progress = step / a.steps
        if progress >= 1: break
        pace = min(1., progress / .06 + .02) * (1 - progress)
        for g in optimizer.param_groups: g["lr"] = g["top"] * pace
        t = move(next(stream), device)
        with cast():
            h = model.hidden(t); flat = model.flat(h); parts = taught(model, t, flat, h)
            loss = sum(WEIGHTS[k] * v for k, v in parts.items())
        optimizer.zero_grad(set_to_none=True); loss.backward(); torch.nn.utils.clip_grad_norm_(model.parameters(), 1.); optimizer.step(); step += 1
        if step % 5 == 0:
            keep = min(.98, step / (step + 50.)); state = model.state_dict(); names = list(average)
            torch._foreach_lerp_([average[k] for k in names], [state[k].float() for k in names], 1 - keep)
        for k, v in parts.items(): sums[k] = sums.get(k, 0.) + v.detach()
        if step % a.every == 0:
            log(f"{progress:.0%} step {step} {(time.time() - last) / a.every * 1000:.0f} ms " + " ".join(f"{k} {float(v) / a.every:.3f}" for k, v in sums.items())); sums = {}; last = time.time()
            if a.keep and step % (a.every * 4) == 0:
                torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(), "average": average, "step": step, "passed": spent}, checkpoint.with_suffix(".part")); checkpoint.with_suffix(".part").replace(checkpoint)
    model.load_state_dict(average | {k: v for k, v in model.state_dict().items() if k not in average}); model.eval(); checkpoint.unlink(missing_ok=True)
    return {"steps": step, "seconds": round(passed + time.time() - began)}

def mean(model, other):
    """Half of each: what was learnt since `other`, and less of what was learnt by heart. See RESULTS.md."""
    start = other.state_dict(); model.load_state_dict({k: (v + start[k]) / 2 if v.dtype.is_floating_point else v for k, v in model.cpu().state_dict().items()})

def arguments():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--data", type=pathlib.Path, default=pathlib.Path("../../shared/data")); p.add_argument("--base", required=True, help="prepared base: base.py"); p.add_argument("--out", required=True)
    p.add_argument("--start", help="a checkpoint to train on from"); p.add_argument("--mean", action="store_true", help="end with the mean of the weights at the start and at the end"); p.add_argument("--starts", help="a checkpoint whose sentence starts are taught where none are annotated: in news"); p.add_argument("--steps", type=int, default=6000)
    p.add_argument("--batch", type=int, default=6000, help="word pieces a step"); p.add_argument("--rate", type=float, default=1.5e-4); p.add_argument("--decay", type=float, default=.95, help="rate of a layer over the rate of the one above")
    p.add_argument("--seed", type=int, default=7); p.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu"); p.add_argument("--workers", type=int, default=2); p.add_argument("--every", type=int, default=100)
    p.add_argument("--bf16", action=argparse.BooleanOptionalAction, default=True); p.add_argument("--keep", action=argparse.BooleanOptionalAction, default=True, help="write checkpoints, to resume from")
    a = p.parse_args()
    if a.mean and not a.start: p.error("--mean needs --start")
    return a

def main():
    a = arguments()
    base = torch.load(a.base, weights_only=True); pieces = WordPiece(base["vocabulary"])
    sets = corpora.training_sets(a.data)
    for documents in sets.values(): encode(documents, pieces)
    if a.starts: read_starts(load(a.starts).eval(), [d for documents in sets.values() for d in documents if d["news"]], pieces)
    encoder = Encoder(**base["config"]); encoder.load_state_dict({k: v.float() for k, v in base["state"].items()})
    torch.manual_seed(a.seed); model = Model(encoder)
    if a.start: model = load(a.start)
    print(f"{sum(p.numel() for p in model.parameters()) / 1e6:.1f} M parameters", flush=True)
    took = train(model, sets, pieces, a, lambda *x: print(*x, flush=True))
    if a.mean: mean(model, load(a.start))
    save(model, a.out); print(json.dumps(took))

if __name__ == "__main__": main()
