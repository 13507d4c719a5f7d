"""A checkpoint to models/: three int8 ONNX files and the manifest that tells the program of them. See README.md."""
import argparse, hashlib, json, pathlib, tempfile
import torch
import labels
from decode import ATTRIBUTION_CUE, ROOM
from fuse_attention import fuse_file
from model import load

class Reader(torch.nn.Module):
    """What src/analysis/reader.ts gives and takes: ../models/README.md"""
    def __init__(self, model): super().__init__(); self.model = model
    def forward(self, input_ids, attention_mask, shape_ids, first, word_mask):
        m = self.model; h = m.hidden({"ids": input_ids, "shapes": shape_ids, "mask": attention_mask, "first": first}); f = m.flat(h)
        starts = f["starts"].argmax(-1); starts = torch.cat([torch.ones_like(starts[:, :1]), starts[:, 1:]], 1)
        heads = m.arcs(h, word_mask > 0, starts.cumsum(1)).argmax(-1)
        return h, f["attribution"].flatten(2), f["statement"].flatten(2), f["names"], f["tags"].argmax(-1), starts, heads, m.relations(h, heads).argmax(-1)

class Second(torch.nn.Module):
    """hidden [W, width], cues [C, 2] → roles [C, W, 5]; of statements also stance [C, 3], of all the content read"""
    def __init__(self, head): super().__init__(); self.head = head
    def forward(self, hidden, cues):
        where = torch.cat([torch.zeros_like(cues[:, :1]), cues], 1); roles = self.head(hidden[None], where)
        return (roles, self.head.stance(hidden[None], where, roles.argmax(-1) > 2)) if hasattr(self.head, "meant") else roles

def quantize(raw, path):
    """Matrices and embeddings as 8-bit integers with a scale a column, activations at run time. Blocks of 32 weights with a scale each err a quarter as much, take 1.35
    times as long, and score the same (RESULTS.md)."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    quantize_dynamic(str(raw), str(path), op_types_to_quantize=["MatMul", "Gather"], per_channel=True, weight_type=QuantType.QInt8)

def write(module, inputs, names, outputs, axes, path, quantized=True):
    with tempfile.TemporaryDirectory() as folder:
        raw = pathlib.Path(folder) / "raw.onnx"
        torch.onnx.export(module.eval(), inputs, str(raw), input_names=names, output_names=outputs, dynamic_axes=axes, opset_version=17, dynamo=False)
        if quantized: quantize(raw, path)
        else: path.write_bytes(raw.read_bytes())

def export(model, vocabulary, out, quantized=True):
    out.mkdir(parents=True, exist_ok=True); W, width = 7, model.config["encoder"]["width"]; long = lambda *s: torch.ones(*s, dtype=torch.long)
    inputs, outputs = ["input_ids", "attention_mask", "shape_ids", "first", "word_mask"], ["hidden", "tags", "stags", "names", "pos", "starts", "heads", "relations"]
    write(Reader(model), (long(1, 12), long(1, 12), long(1, 12), torch.arange(1, W + 1)[None], long(1, W)), inputs, outputs, {n: {1: "pieces"} for n in inputs[:3]} | {n: {1: "words"} for n in inputs[3:] + outputs}, out / "reader.onnx", quantized)
    if quantized: fuse_file(out / "reader.onnx")
    hidden = torch.randn(W, width); cues = torch.tensor([[1, 2], [4, 4]])
    for head, name, outputs in ((model.linker, "linker", ["roles"]), (model.policy, "statement", ["roles", "stance"])):
        write(Second(head), (hidden, cues), ["hidden", "cues"], outputs, {"hidden": {0: "words"}, "cues": {0: "cues"}, "roles": {0: "cues", 1: "words"}, "stance": {0: "cues"}}, out / f"{name}.onnx", quantized)
    (out / "vocab.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf8")

def entry(path): return {"file": path.name, "bytes": path.stat().st_size, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}

def manifest(model, out, version, statement):
    path = out / "manifest.json"; kept = json.loads(path.read_text()) if path.exists() else {}
    kept |= {"schema": 1, "name": "standpoint-reader", "version": version, "vocabulary": entry(out / "vocab.txt"), "reader": {**entry(out / "reader.onnx"), "width": model.config["encoder"]["width"]},
             "linker": entry(out / "linker.onnx"), "statement": entry(out / "statement.onnx"), "window": {"pieces": ROOM, "maximum": 510}, "thresholds": {"attribution": ATTRIBUTION_CUE, "statement": statement},
             "labels": {"tags": labels.TAGS, "relations": labels.RELATIONS, "names": labels.NAMES, "groups": labels.GROUPS, "roles": labels.ROLES, "stances": labels.STANCES}}
    path.write_text(json.dumps(kept, indent=1) + "\n")

def main():
    p = argparse.ArgumentParser(description=__doc__); p.add_argument("--checkpoint", required=True); p.add_argument("--base", required=True); p.add_argument("--out", type=pathlib.Path, default=pathlib.Path("../models")); p.add_argument("--version", default="2"); p.add_argument("--statement", type=float, default=.5, help="the least belief in a statement"); p.add_argument("--fp32", action="store_true")
    a = p.parse_args(); model = load(a.checkpoint).eval(); export(model, torch.load(a.base, weights_only=True)["vocabulary"], a.out, not a.fp32); manifest(model, a.out, a.version, a.statement)

if __name__ == "__main__": main()
