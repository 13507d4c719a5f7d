"""A writer's checkpoint to models/: two int8 ONNX files, the list of its words, and their entry in the manifest. See README.md."""
import argparse, json, pathlib
import torch
from network import Writer
from train import FIRST
from export import entry, write

# Small words that may be written though they stand nowhere in the text.
SMALL = """the a an of to in on for and or by with from at as its their his her that this be is are into over against up out 's ’s ' ’ , not no more than who which all any other about
after before until under between through during without within toward among around across down off away back if so it them him he she they new both only own such per via plus -""".split()
KNOWN = 3   # wordings that begin with a verb that may begin one
LEAST = 10  # wordings that begin with a verb that may be written though it stands nowhere

class Memory(torch.nn.Module):
    """states [N, state], flags and away [N] → as Writer.memory, of one statement"""
    def __init__(self, writer): super().__init__(); self.writer = writer
    def forward(self, states, flags, away): return tuple(self.writer.memory(states[None], flags[None], away[None], torch.zeros(1, 1, 1, 1)))

class Step(torch.nn.Module):
    """words and sources [T], memory → odds [list + 2 · N] of the next word: logits"""
    def __init__(self, writer): super().__init__(); self.writer = writer; self.register_buffer("table", writer.table().detach())
    def forward(self, words, sources, *memory): return self.writer.write(memory, torch.zeros(1, 1, 1, 1), words[None], sources[None], self.table, last=True)[0, 0]

def opened(path):
    """A checkpoint's writer, and what else is kept with it."""
    kept = torch.load(path, weights_only=True); c = kept["config"]; writer = Writer(kept["state"]["known"], c["state"], c["width"], c["heads"], c["layers"], c["encoders"]); writer.load_state_dict(kept["state"])
    return writer.eval(), kept

def main():
    p = argparse.ArgumentParser(description=__doc__); p.add_argument("--checkpoint", required=True); p.add_argument("--out", type=pathlib.Path, default=pathlib.Path("../../models")); p.add_argument("--fp32", action="store_true"); a = p.parse_args()
    writer, kept = opened(a.checkpoint); N, long = 30, lambda *x: torch.tensor(x)
    states, flags, away = torch.randn(N, writer.config["state"]), torch.zeros(N, dtype=torch.long), torch.arange(N) - 20
    memory = ["source", "copy", "base"] + [part + str(k) for k in range(len(writer.layers)) for part in ("keys", "values")]; around = {n: {2 if n[-1].isdigit() else 1: "around"} for n in memory}
    write(Memory(writer), (states, flags, away), ["states", "flags", "away"], memory, {n: {0: "around"} for n in ("states", "flags", "away")} | around, a.out / "writer-memory.onnx", not a.fp32)
    inputs = (long(6, 12, 13), long(-1, 2, 3), *(part.detach() for part in Memory(writer)(states, flags, away)))
    write(Step(writer), inputs, ["words", "sources", *memory], ["odds"], {"words": {0: "written"}, "sources": {0: "written"}, "odds": {0: "ways"}} | around, a.out / "writer-step.onnx", not a.fp32)
    words = [""] * FIRST + list(kept["number"]); free = [FIRST + i for i, w in enumerate(kept["number"]) if w in SMALL or kept["verbs"].get(w, 0) >= LEAST]
    verbs = sorted(w for w, n in kept["verbs"].items() if n >= KNOWN and w not in SMALL)
    (a.out / "writer.json").write_text(json.dumps({"words": words, "free": free, "verbs": verbs}, ensure_ascii=False) + "\n", encoding="utf8")
    path = a.out / "manifest.json"; manifest = json.loads(path.read_text()) | {"writer": {k: entry(a.out / f) for k, f in (("memory", "writer-memory.onnx"), ("step", "writer-step.onnx"), ("list", "writer.json"))}}
    path.write_text(json.dumps(manifest, indent=1) + "\n")

if __name__ == "__main__": main()
