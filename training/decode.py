"""A model's numbers to what it read in a document, as src/analysis does."""
import numpy as np
from batches import cut, window
from labels import NAMES

ROOM = 300             # pieces of a window
ATTRIBUTION_CUE = .6

def softmax(x):
    e = np.exp(x - x.max(-1, keepdims=True)); return e / e.sum(-1, keepdims=True)

def runs(labels):
    """Maximal runs B I*; a lone I opens one. @returns [(first, last, kind counted from 1)]"""
    found, opened = [], None
    for i, code in enumerate(labels):
        kind = (int(code) + 1) >> 1
        if code == 0: opened = None
        elif opened is not None and code == 2 * kind and found[-1][2] == kind: found[-1][1] = i
        else: found.append([i, i, kind]); opened = i
    return [tuple(f) for f in found]

def cues_of(tags, threshold):
    """tags [W, 3] logits of outside, begin, inside → [(first, last, belief)]"""
    p = softmax(tags); label = np.where(1 - p[:, 0] < threshold, 0, np.where(p[:, 1] >= p[:, 2], 1, 2))
    return [(a, b, float(1 - p[a, 0])) for a, b, _ in runs(label)]

def read_window(engine, w, statement):
    """Word numbers count from the window's first word. @param statement the least belief in a statement's cue"""
    out = engine.reader(w); labels = out["names"].argmax(-1)
    result = {k: out[k] for k in ("starts", "tags", "heads", "relations")} | {"names": [(a, b, NAMES[2 * k - 1][2:]) for a, b, k in runs(labels)], "flat": [[s[:2] for s in (cues_of(out["attribution"][:, 1], ATTRIBUTION_CUE) if g == 1 else runs(out["attribution"][:, g].argmax(-1)))] for g in range(3)]}
    for kind, head, threshold in (("attribution", engine.linker, ATTRIBUTION_CUE), ("statement", engine.policy, statement)):
        cues = cues_of(out[kind][:, 1], threshold); result[kind] = []
        if not cues: continue
        read = head(out["hidden"], cues)
        for c, (a, b, p) in enumerate(cues):
            found = runs(read["roles"][c].argmax(-1)); one = {"cue": (a, b), "belief": p, "sources": [f[:2] for f in found if f[2] == 1], "contents": [f[:2] for f in found if f[2] == 2]}
            if kind == "statement": one["stance"] = int(read["stance"][c].argmax())
            result[kind].append(one)
    return result

def windows_of(d, pieces): return [window(d, a, b, pieces) for a, b in cut(d, ROOM)]

class Torch:
    """The model in PyTorch, as trained."""
    def __init__(self, model, device="cpu"): self.model, self.device = model.to(device).eval(), device
    def reader(self, w):
        import torch
        from losses import sentence_numbers
        with torch.no_grad():
            t = {k: torch.tensor([w[k]], device=self.device) for k in ("ids", "shapes", "first")}; t["mask"] = torch.ones_like(t["ids"]); words = torch.ones_like(t["first"], dtype=torch.bool)
            h = self.model.hidden(t); f = self.model.flat(h); starts = f["starts"].argmax(-1); starts[:, 0] = 1
            heads = self.model.arcs(h, words, sentence_numbers(starts)).argmax(-1); rel = self.model.relations(h, heads).argmax(-1)
            one = lambda x: x[0].float().cpu().numpy()
            return {"hidden": h, "starts": starts[0].cpu().numpy(), "heads": heads[0].cpu().numpy(), "relations": rel[0].cpu().numpy(), "tags": f["tags"].argmax(-1)[0].cpu().numpy(), **{k: one(f[k]) for k in ("attribution", "statement", "names")}}
    def call(self, head, hidden, cues):
        import torch
        with torch.no_grad():
            where = torch.tensor([(0, *map(int, c[:2])) for c in cues], device=self.device); roles = head(hidden, where); out = {"roles": roles}
            if hasattr(head, "meant"): out["stance"] = head.stance(hidden, where, roles.argmax(-1) > 2)
            return {k: v.float().cpu().numpy() for k, v in out.items()}
    def linker(self, hidden, cues): return self.call(self.model.linker, hidden, cues)
    def policy(self, hidden, cues): return self.call(self.model.policy, hidden, cues)

class Onnx:
    """The exported files, as the program runs them: one window a call, one thread."""
    def __init__(self, folder):
        import json, pathlib, onnxruntime
        folder = pathlib.Path(folder); self.manifest = json.loads((folder / "manifest.json").read_text()); options = onnxruntime.SessionOptions(); options.intra_op_num_threads = options.inter_op_num_threads = 1
        self.sessions = {k: onnxruntime.InferenceSession(str(folder / self.manifest[k]["file"]), options) for k in ("reader", "linker", "statement")}
        self.vocabulary = [p for p in (folder / self.manifest["vocabulary"]["file"]).read_text(encoding="utf8").split("\n") if p]
    def run(self, name, **inputs):
        session = self.sessions[name]; return dict(zip([o.name for o in session.get_outputs()], session.run(None, {k: np.asarray(v, np.float32 if k == "hidden" else np.int64) for k, v in inputs.items()})))
    def reader(self, w):
        out = self.run("reader", input_ids=[w["ids"]], attention_mask=[[1] * len(w["ids"])], shape_ids=[w["shapes"]], first=[w["first"]], word_mask=[[1] * len(w["first"])])
        out = {k: v[0] for k, v in out.items()}; grid = lambda x: x.reshape(-1, 3, 3)
        return {"hidden": out["hidden"], "attribution": grid(out["tags"]), "statement": grid(out["stags"]), "names": out["names"], "tags": out["pos"], **{k: out[k] for k in ("starts", "heads", "relations")}}
    def linker(self, hidden, cues): return self.run("linker", hidden=hidden, cues=[c[:2] for c in cues])
    def policy(self, hidden, cues): return self.run("statement", hidden=hidden, cues=[c[:2] for c in cues])
