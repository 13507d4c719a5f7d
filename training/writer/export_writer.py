"""A writer's checkpoint to models/: two int8 ONNX files, the list of its words, and their entry in the manifest. See README.md."""
import argparse, json, pathlib
import torch
from network import Writer
from train import AFTER, BEFORE, ENDS, FIRST, LENGTH, NOTHING, READERS, UNKNOWN
from export import entry, write

# Small words that may be written though they stand nowhere in the text.
SMALL = """the a an of to in on for and or by with from at as its their his her that this be is are into over against up out 's ’s ' ’ , not no more than who which all any other about
after before until under between through during without within toward among around across down off away back if so it them him he she they new both only own such per via plus -""".split()
KNOWN = 3   # wordings that begin with a verb that may begin one
LEAST = 10  # wordings that begin with a verb that may be written though it stands nowhere

class Memory(torch.nn.Module):
    """states [B, N, state], flags and away [B, N], seen [B, 1, 1, N] → as Writer.memory, of B statements"""
    def __init__(self, writer): super().__init__(); self.writer = writer
    def forward(self, states, flags, away, seen): return tuple(self.writer.memory(states, flags, away, seen))

class Step(torch.nn.Module):
    """words and sources [B, T]: what was written last, one word each, or of wordings that are given all at once, nothing before them; seen, memory; of each layer the keys
    and values of what was written before → odds [B, T, list + 2 · N] of each next word: logits; the keys and values with those of these words"""
    def __init__(self, writer): super().__init__(); self.writer = writer; self.register_buffer("table", writer.table()[0].detach()); self.register_buffer("ways", writer.table()[1].detach().T.contiguous())
    def forward(self, words, sources, seen, *given):
        n = 2 * len(self.writer.layers); pasts = [list(given[k:k + 2]) for k in range(len(given) - n, len(given), 2)]
        return self.writer.write(given[:-n], seen, words, sources, (self.table, self.ways.T), pasts), *(part for past in pasts for part in past)

def opened(path):
    """A checkpoint's writer, and what else is kept with it."""
    kept = torch.load(path, weights_only=True); c = kept["config"]; writer = Writer(kept["state"]["known"], c["state"], c["width"], c["heads"], c["layers"], c["encoders"]); writer.load_state_dict(kept["state"])
    return writer.eval(), kept

def main():
    p = argparse.ArgumentParser(description=__doc__); p.add_argument("--checkpoint", required=True); p.add_argument("--out", type=pathlib.Path, default=pathlib.Path("../../models")); p.add_argument("--fp32", action="store_true"); a = p.parse_args()
    writer, kept = opened(a.checkpoint); B, N = 2, 30
    given = torch.randn(B, N, writer.config["state"]), torch.zeros(B, N, dtype=torch.long), (torch.arange(N) - 20).expand(B, N).contiguous(), torch.zeros(B, 1, 1, N)
    layers = [part + str(k) for k in range(len(writer.layers)) for part in ("keys", "values")]; memory = ["source", "copy", "base", *layers]; several = {0: "statements"}
    of_layers = {n: 3 if n.startswith("keys") else 2 for n in layers}
    around = {n: several | {of_layers.get(n, 1 if n == "source" else 2): "around"} for n in memory} | {"seen": several | {3: "around"}}
    write(Memory(writer), given, ["states", "flags", "away", "seen"], memory, {n: several | {1: "around"} for n in ("states", "flags", "away")} | around, a.out / "writer-memory.onnx", not a.fp32)
    heads = writer.config["heads"]; each = writer.config["width"] // heads; none = [torch.zeros(B, heads, each, 3), torch.zeros(B, heads, 3, each)] * len(writer.layers); before, after = (["".join((when, n)) for n in layers] for when in ("before.", "after."))
    inputs = (torch.full((B, 1), 12), torch.full((B, 1), 3), given[-1], *(part.detach() for part in Memory(writer)(*given)), *none)
    axes = {n: several | {1: "new"} for n in ("words", "sources")} | {"odds": several | {1: "new", 2: "ways"}} | {when + n: several | {of_layers[n]: name} for n in layers for when, name in (("before.", "written"), ("after.", "now"))}
    write(Step(writer), inputs, ["words", "sources", "seen", *memory, *before], ["odds", *after], axes | around, a.out / "writer-step.onnx", not a.fp32)
    words = [""] * FIRST + list(kept["number"]); free = [FIRST + i for i, w in enumerate(kept["number"]) if w in SMALL or kept["verbs"].get(w, 0) >= LEAST]
    verbs = sorted(w for w, n in kept["verbs"].items() if n >= KNOWN and w not in SMALL)
    (a.out / "writer.json").write_text(json.dumps({"reach": {"before": BEFORE, "after": AFTER, "length": LENGTH}, "marks": {"start": READERS, "unknown": UNKNOWN, "nothing": NOTHING, "ends": ENDS}, "words": words, "free": free, "verbs": verbs}, ensure_ascii=False) + "\n", encoding="utf8")
    path = a.out / "manifest.json"; manifest = json.loads(path.read_text()) | {"writer": {k: entry(a.out / f) for k, f in (("memory", "writer-memory.onnx"), ("step", "writer-step.onnx"), ("list", "writer.json"))}}
    path.write_text(json.dumps(manifest, indent=1) + "\n")

if __name__ == "__main__": main()
