"""Trains one model from a base or on from a checkpoint, by labels and, with --teachers, by what larger models say. Resumes from its own. See README.md."""
import argparse, contextlib, itertools, json, lzma, pathlib, pickle, time, zlib
import torch
from batches import Mix, collate, cut, encode, window
from decode import ROOM
from encoder import Encoder
from losses import TOLD, WEIGHTS, learnt, lesson, taught
from model import Model, load, save
from running import follow, keep, pace
from words import WordPiece

# At the start mostly what was coded for this project, which is more; at the end mostly what annotators agreed on, which is what counts as right.
SHARES = {"gold": (.12, .30), "coded": (.54, .36), "polnear": (.14, .14), "trees": (.12, .12), "names": (.08, .08)}
READ = ("arcs", "relations", "tags", "names")  # what a present reader tells, where one is given

def fold(d, folds):
    """Which teacher does not learn a document, so that its reading of it is no memory; the same in each set that holds the text whole (a set of names is one document)."""
    return zlib.crc32(" ".join(d["words"][:60]).encode()) % folds

class Stream(torch.utils.data.IterableDataset):
    """(fold, batch) without end, folds in turn; each worker draws its own. @param mixes a list of sets, one a fold @param done, progress: of steps, drawn before; and of the whole, 0 to 1, shared"""
    def __init__(self, mixes, pieces, size, seed, done, progress): self.mixes, self.pieces, self.size, self.seed, self.done, self.progress = mixes, pieces, size, seed, done, progress
    def __iter__(self):
        info = torch.utils.data.get_worker_info(); number = info.id if info else 0
        if info: torch.set_num_threads(1)
        mixes = [Mix(sets, SHARES, self.pieces, (self.seed * 1000 + number) * 1000 + self.done % 1000 + 100_000_000 * k) for k, sets in enumerate(self.mixes)]
        for turn in itertools.count(number):
            k = turn % len(mixes); mixes[k].progress = float(self.progress); yield k, collate(mixes[k].batch(self.size))

def move(x, device): return {k: move(v, device) for k, v in x.items()} if isinstance(x, dict) else x.to(device, non_blocking=True)

def groups(model, rate, decay):
    """The encoder at the given rate, less so the lower the layer; heads at four times of it."""
    depth = len(model.encoder.layers); out = {}
    for name, p in model.named_parameters():
        if not p.requires_grad: continue
        if name.startswith("encoder."):
            layer = int(name.split(".")[2]) + 1 if name.startswith("encoder.layers.") else 0; r = rate * decay ** (depth - layer)
        else: r = rate * 4
        out.setdefault((r, p.dim() > 1), []).append(p)
    return [{"params": ps, "lr": r, "top": r, "weight_decay": .01 if matrix else 0.} for (r, matrix), ps in out.items()]

@torch.no_grad()
def held_out(model, batches, cast):
    """Losses on documents that are not learnt, and the share of stances that are right given cue and content."""
    model.eval(); sums = {}; right = all_ = 0
    for t in batches:
        with cast(): h = model.hidden(t); parts = taught(model, t, model.flat(h), h); p = t["policies"]; read = model.policy.stance(h, p["where"][p["of"]], p["content"]).argmax(-1)
        right += int((read == p["stance"]).sum()); all_ += len(read)
        for k in ("statement", "roles", "stance"): sums[k] = sums.get(k, 0.) + float(parts.get(k, 0.)) / len(batches)
    model.train(); return " ".join(f"{k} {v:.3f}" for k, v in sums.items()) + f" right {right / max(1, all_):.3f}"

def train(model, sets, pieces, a, teachers=(), reader=None, log=print):
    """@param sets {name: documents}; "dev" is measured on and not learnt @param reader tells trees, tags and names of every text, which teachers saw in few"""
    device = a.device; torch.manual_seed(a.seed); torch.set_float32_matmul_precision("high"); model.to(device).train()
    dev = sorted((window(d, x, y, pieces) for d in sets.get("dev", ()) for x, y in cut(d, ROOM)), key=lambda w: len(w["ids"])); dev = [move(collate(dev[i:i + 40]), device) for i in range(0, len(dev), 40)]
    sets = {n: ds for n, ds in sets.items() if n != "dev"}
    told = [n for n in a.told if not reader or n not in READ]
    if a.fold is not None: mixes = [{n: [d for d in ds if fold(d, a.folds) != a.fold] for n, ds in sets.items()}]
    else: mixes = [{n: [d for d in ds if fold(d, len(teachers)) == k] for n, ds in sets.items()} for k in range(len(teachers))] if teachers else [sets]
    bridge = torch.nn.Linear(model.config["encoder"]["width"], teachers[0].config["encoder"]["width"]).to(device) if teachers else None
    if bridge and bridge.in_features == bridge.out_features: torch.nn.init.eye_(bridge.weight); torch.nn.init.zeros_(bridge.bias)
    optimizer = torch.optim.AdamW(groups(model, a.rate, a.decay) + ([{"params": list(bridge.parameters()), "lr": 0., "top": a.rate * 4, "weight_decay": 0.}] if teachers else []), fused=True)
    average = {k: v.detach().clone().float() for k, v in model.state_dict().items() if v.dtype.is_floating_point}
    checkpoint = pathlib.Path(a.out).with_suffix(".checkpoint"); passed, step, sums, lost = 0., 0, {}, 0
    if checkpoint.exists():
        kept = torch.load(checkpoint, map_location=device, weights_only=True); model.load_state_dict(kept["model"]); optimizer.load_state_dict(kept["optimizer"]); average = kept["average"]; step, passed, lost = kept["step"], kept["passed"], kept["lost"]
        if bridge: bridge.load_state_dict(kept["bridge"])
        log(f"goes on at step {step}")
    shared = torch.zeros(()).share_memory_()
    stream = iter(torch.utils.data.DataLoader(Stream(mixes, pieces, a.batch, a.seed, step, shared), batch_size=None, num_workers=a.workers, prefetch_factor=6 if a.workers else None))
    cast = lambda: torch.autocast(device, torch.bfloat16) if a.bf16 else contextlib.nullcontext()
    began = last = time.time(); waited = 0.; taken = 0
    while True:
        spent = passed + time.time() - began; progress = max(step / a.steps, spent / (60 * a.minutes) if a.minutes else 0.)
        if progress >= 1: break
        shared.fill_(progress)
        for g in optimizer.param_groups: g["lr"] = g["top"] * pace(progress)
        asked = time.time(); k, t = next(stream); waited += time.time() - asked; t = move(t, device)
        with cast():
            h = model.hidden(t); flat = model.flat(h); parts = taught(model, t, flat, h); loss = sum(WEIGHTS[n] * v for n, v in parts.items())
            if teachers:
                said = learnt(model, t, flat, h, lesson(teachers[k], t, told), bridge, told)
                if reader: said |= learnt(model, t, flat, h, lesson(reader, t, READ), bridge, READ)
                loss = a.hard * loss + sum(TOLD[n] * v for n, v in said.items()); parts |= {"told " + n: v for n, v in said.items()}
        optimizer.zero_grad(set_to_none=True); loss.backward(); norm = torch.nn.utils.clip_grad_norm_([p for g in optimizer.param_groups for p in g["params"]], 1.); step += 1
        if torch.isfinite(norm):
            optimizer.step(); taken += 1
            for n, v in parts.items(): sums[n] = sums.get(n, 0.) + v.detach()
        else:
            lost += 1; bad = [n for n, p in model.named_parameters() if p.grad is not None and not torch.isfinite(p.grad).all()]
            log(f"step {step} not taken, pieces {tuple(t['ids'].shape)}: " + " ".join(f"{n} {float(v.detach()):.3g}" for n, v in parts.items()) + f"; {len(bad)} gradients, {' '.join(bad[-4:])}")
            if lost > 100 + step / 2: raise SystemExit("Most steps have no finite gradient: start again with a lower --rate.")
        if step % 5 == 0:
            state = model.state_dict(); follow(list(average.values()), [state[n].float() for n in average], step)
        if step % a.every == 0:
            log(f"{progress:.0%} step {step} {(time.time() - last) / a.every * 1000:.0f} ms, {waited / a.every * 1000:.0f} waited; " + " ".join(f"{n} {float(v) / max(1, taken):.3f}" for n, v in sums.items()) + (" | dev " + held_out(model, dev, cast) if dev and step % (a.every * 4) == 0 else ""))
            sums = {}; last = time.time(); waited = 0.; taken = 0
            if a.keep and step % (a.every * 4) == 0:
                keep({"model": model.state_dict(), "optimizer": optimizer.state_dict(), "average": average, "step": step, "passed": spent, "lost": lost, "bridge": bridge.state_dict() if bridge else None}, checkpoint)
    model.load_state_dict(average | {k: v for k, v in model.state_dict().items() if k not in average}); model.eval(); checkpoint.unlink(missing_ok=True)
    if dev: log("the mean of the last weights | dev " + held_out(model, dev, cast))
    return {"steps": step, "seconds": round(passed + time.time() - began), "not taken": lost}

def arguments():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--sets", required=True, help="what prepare.py wrote"); p.add_argument("--base", required=True, help="prepared base: base.py"); p.add_argument("--out", required=True)
    p.add_argument("--start", help="a checkpoint to train on from"); p.add_argument("--steps", type=int, default=6000); p.add_argument("--minutes", type=float, default=0, help="ends by the clock, where that comes first")
    p.add_argument("--teachers", nargs="*", default=[], help="checkpoints; each reads the documents of the fold that it did not learn"); p.add_argument("--told", nargs="*", default=list(TOLD), choices=list(TOLD), help="what is learnt from the teachers; all"); p.add_argument("--hard", type=float, default=.8, help="weight of the labels beside a teacher's reading")
    p.add_argument("--reader", help="a checkpoint that tells trees, tags and names of every text in the teachers' stead"); p.add_argument("--only", nargs="*", choices=list(SHARES), help="the sets that are learnt; all")
    p.add_argument("--fold", type=int, help="of a teacher: which it shall not learn"); p.add_argument("--folds", type=int, default=3)
    p.add_argument("--batch", type=int, default=6000, help="word pieces a step"); p.add_argument("--rate", type=float, default=1.5e-4); p.add_argument("--decay", type=float, default=.95, help="rate of a layer over the rate of the one above")
    p.add_argument("--seed", type=int, default=7); p.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu"); p.add_argument("--workers", type=int, default=2); p.add_argument("--every", type=int, default=100)
    p.add_argument("--bf16", action=argparse.BooleanOptionalAction, default=True); p.add_argument("--keep", action=argparse.BooleanOptionalAction, default=True, help="write checkpoints, to resume from")
    a = p.parse_args()
    if a.reader and not a.teachers: p.error("a --reader tells beside --teachers; alone it is one of them")
    if a.teachers and a.fold is not None: p.error("a model with --teachers leaves no --fold out")
    if a.fold is not None and not 0 <= a.fold < a.folds: p.error(f"--fold is one of 0 to {a.folds - 1}")
    return a

def main():
    a = arguments()
    base = torch.load(a.base, weights_only=True)
    with lzma.open(a.sets) as f: sets = pickle.load(f)
    pieces = WordPiece(base["vocabulary"])
    if a.only: sets = {n: ds for n, ds in sets.items() if n in a.only or n == "dev"}
    for documents in sets.values(): encode(documents, pieces)
    encoder = Encoder(**base["config"]); encoder.load_state_dict({k: v.float() for k, v in base["state"].items()})
    torch.manual_seed(a.seed); model = load(a.start) if a.start else Model(encoder); teller = lambda path: load(path).to(a.device, torch.bfloat16 if a.device == "cuda" else torch.float32).eval()
    teachers = [teller(t) for t in a.teachers]; reader = teller(a.reader) if a.reader else None
    for m in (model, *teachers, *([reader] if reader else ())):
        if m.config["encoder"]["vocabulary"] != len(base["vocabulary"]): raise SystemExit(f"{a.base} has {len(base['vocabulary'])} pieces, a model {m.config['encoder']['vocabulary']}: give the base on whose pieces all of them stand.")
    print(f"{sum(p.numel() for p in model.parameters()) / 1e6:.1f} M parameters", flush=True)
    took = train(model, sets, pieces, a, teachers, reader, lambda *x: print(*x, flush=True)); save(model, a.out); print(json.dumps(took))

if __name__ == "__main__": main()
