"""A model's numbers to what it read in a document: as src/analysis does, so that the scores are the program's."""
import numpy as np
from batches import cut, window
from labels import NAMES

ROOM = 400; ATTRIBUTION_CUE = .5; STATEMENT_CUE = .15

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

def around(roles, first, reach, count):
    """[2·reach+1, R] rows around a cue → labels of all the window's words"""
    labels = np.zeros(count, int); lo, hi = max(0, first - reach), min(count, first + reach + 1)
    labels[lo:hi] = roles[lo - first + reach:hi - first + reach].argmax(-1); return labels

def read_window(engine, w):
    """Word numbers count from the window's first word."""
    out = engine.reader(w); count = len(w["first"]); hidden = out["hidden"]
    result = {"starts": out["starts"], "tags": out["tags"], "heads": out["heads"], "relations": out["relations"],
              "names": [(a, b, NAMES[2 * k - 1][2:]) for a, b, k in runs(out["names"].argmax(-1))],
              "flat": [[(a, b) for a, b, _ in runs(out["attribution"][:, g].argmax(-1))] for g in range(3)], "attributions": [], "statements": [], "hidden": hidden}
    cues = cues_of(out["attribution"][:, 1], ATTRIBUTION_CUE)
    if cues:
        roles = engine.linker(hidden, cues)["roles"]
        for (a, b, p), r in zip(cues, roles):
            found = runs(around(r, a, engine.reach[0], count))
            result["attributions"].append({"cue": (a, b), "belief": p, "sources": [f[:2] for f in found if f[2] == 1], "contents": [f[:2] for f in found if f[2] == 2]})
    cues = cues_of(out["statement"][:, 1], STATEMENT_CUE)
    if cues:
        read = engine.policy(hidden, cues); where = engine.references(hidden, [(a, b, 1) for a, b, _ in cues])
        for c, (a, b, p) in enumerate(cues):
            found = runs(around(read["roles"][c], a, engine.reach[1], count)); stance = softmax(read["stance"][c]); reach = engine.reach[1]
            contents = []
            for x, y, k in found:
                if k == 2: contents.append((x, y, stance[max(0, x - a + reach):y - a + reach + 1].mean(0)))
            result["statements"].append({"cue": (a, b), "belief": p, "valid": float(1 / (1 + np.exp(-read["valid"][c]))), "contents": contents, "modality": softmax(read["modality"][c]), "form": softmax(read["form"][c]),
                                         **{name: [f[:2] for f in found if f[2] == k] for k, name in ((1, "actors"), (3, "reporters"), (4, "addressees"))}, "pointer": softmax(where[c])})
    return result

def windows_of(d, pieces): return [window(d, a, b, pieces) for a, b in cut(d, ROOM, balanced=True)]

class Torch:
    """The model in PyTorch, as trained."""
    def __init__(self, model, device="cpu"):
        import torch
        self.torch, self.model, self.device = torch, model.to(device).eval(), device; self.reach = (model.linker.reach, model.policy.reach)
    def reader(self, w):
        torch = self.torch
        from losses import sentence_numbers
        with torch.no_grad():
            t = {k: torch.tensor([w[k2]], device=self.device) for k, k2 in (("ids", "ids"), ("shapes", "shapes"), ("first", "first"))}; t["mask"] = torch.ones_like(t["ids"]); words = torch.ones_like(t["first"], dtype=torch.bool)
            h = self.model.hidden(t); f = self.model.flat(h); starts = f["starts"].argmax(-1); starts[:, 0] = 1
            if w["d"]["news"]:
                for b in w["d"]["breaks"]:
                    if w["a"] <= b < w["b"]: starts[0, b - w["a"]] = 1
            heads = self.model.arcs(h, words, sentence_numbers(starts)).argmax(-1); rel = self.model.relations(h, heads).argmax(-1)
            one = lambda x: x[0].float().cpu().numpy()
            return {"hidden": h, "starts": starts[0].cpu().numpy(), "heads": heads[0].cpu().numpy(), "relations": rel[0].cpu().numpy(), "tags": f["tags"].argmax(-1)[0].cpu().numpy(), **{k: one(f[k]) for k in ("attribution", "statement", "names")}}
    def call(self, head, hidden, rows):
        torch = self.torch
        with torch.no_grad():
            where = torch.tensor([(0, *map(int, r)) for r in rows], device=self.device); out = head(hidden, torch.ones(hidden.shape[:2], dtype=torch.bool, device=self.device), where)
            return {k: v.float().cpu().numpy() for k, v in out.items()} if isinstance(out, dict) else out.float().cpu().numpy()
    def linker(self, hidden, cues): return self.call(self.model.linker, hidden, [c[:2] for c in cues])
    def policy(self, hidden, cues): return self.call(self.model.policy, hidden, [c[:2] for c in cues])
    def references(self, hidden, queries): return self.call(self.model.references, hidden, queries)

class Onnx:
    """The exported files, as the program runs them: one window a call, one thread."""
    def __init__(self, folder):
        import json, pathlib, onnxruntime
        folder = pathlib.Path(folder); self.manifest = json.loads((folder / "manifest.json").read_text()); options = onnxruntime.SessionOptions(); options.intra_op_num_threads = options.inter_op_num_threads = 1
        self.sessions = {k: onnxruntime.InferenceSession(str(folder / self.manifest[k]["file"]), options) for k in ("reader", "linker", "statement", "reference")}
        self.reach = (self.manifest["linker"]["reach"], self.manifest["statement"]["reach"])
        self.vocabulary = [p for p in (folder / self.manifest["vocabulary"]["file"]).read_text(encoding="utf8").split("\n") if p]
    def run(self, name, **inputs):
        session = self.sessions[name]; return dict(zip([o.name for o in session.get_outputs()], session.run(None, {k: np.asarray(v, np.float32 if k == "hidden" else np.int64) for k, v in inputs.items()})))
    def reader(self, w):
        d = w["d"]; breaks = [int(i == w["a"] or (d["news"] and i in d["breaks"])) for i in range(w["a"], w["b"])]
        out = self.run("reader", ids=[w["ids"]], shapes=[w["shapes"]], first=[w["first"]], breaks=[breaks])
        return out | {k: out[k].reshape(len(breaks), 3, 3) for k in ("attribution", "statement")}
    def linker(self, hidden, cues): return self.run("linker", hidden=hidden, cues=[c[:2] for c in cues])
    def policy(self, hidden, cues): return self.run("statement", hidden=hidden, cues=[c[:2] for c in cues])
    def references(self, hidden, queries): return self.run("reference", hidden=hidden, queries=queries)["scores"]
