"""A checkpoint to models/: four int8 ONNX files and the manifest that tells the program of them. See README.md."""
import argparse, hashlib, json, pathlib, tempfile
import torch
import labels
from decode import ATTRIBUTION_CUE, ROOM, STATEMENT_CUE
from model import load
from losses import sentence_numbers

class Reader(torch.nn.Module):
    """ids, shapes [1, S], first [1, W], breaks [1, W] (1 where a paragraph begins) → what src/analysis/reader.ts takes"""
    def __init__(self, model): super().__init__(); self.model = model
    def forward(self, ids, shapes, first, breaks):
        m = self.model; h = m.hidden({"ids": ids, "shapes": shapes, "mask": torch.ones_like(ids), "first": first}); f = m.flat(h)
        starts = torch.maximum(f["starts"].argmax(-1), breaks); words = torch.ones_like(first, dtype=torch.bool)
        heads = m.arcs(h, words, starts.cumsum(1)).argmax(-1)
        return h[0], f["attribution"][0].flatten(1), f["statement"][0].flatten(1), f["names"][0], f["tags"].argmax(-1)[0], starts[0], heads[0], m.relations(h, heads).argmax(-1)[0]

class Second(torch.nn.Module):
    """hidden [W, width], cues [C, 2] → the outputs of a Cues head"""
    def __init__(self, head): super().__init__(); self.head = head
    def forward(self, hidden, cues):
        out = self.head(hidden[None], torch.ones_like(hidden[None, :, 0], dtype=torch.bool), torch.cat([torch.zeros_like(cues[:, :1]), cues], 1)); return tuple(out.values())

class Pointer(torch.nn.Module):
    """hidden [W, width], queries [Q, 3] (first, last, 1 for a cue) → scores [Q, W + 1]"""
    def __init__(self, head): super().__init__(); self.head = head
    def forward(self, hidden, queries): return self.head(hidden[None], torch.ones_like(hidden[None, :, 0], dtype=torch.bool), torch.cat([torch.zeros_like(queries[:, :1]), queries], 1))

def quantize(raw, path):
    """Matrices as 8-bit integers with a scale for each 32 weights, and activations likewise at run time: a quarter of the error of one scale a
    tensor (of the hidden vectors, .03 against .11), and an answer depends on its own rows alone. Embeddings as 8-bit integers."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
    blocks = MatMulNBitsQuantizer(onnx.load(str(raw)), bits=8, block_size=32, is_symmetric=True, accuracy_level=4); blocks.process()
    onnx.save(blocks.model.model, str(raw)); quantize_dynamic(str(raw), str(path), op_types_to_quantize=["Gather"], per_channel=True, weight_type=QuantType.QInt8)

def write(module, inputs, names, outputs, axes, path, quantized=True):
    with tempfile.TemporaryDirectory() as folder:
        raw = pathlib.Path(folder) / "raw.onnx"
        torch.onnx.export(module.eval(), inputs, str(raw), input_names=names, output_names=outputs, dynamic_axes=axes, opset_version=17, dynamo=False)
        if quantized: quantize(raw, path)
        else: path.write_bytes(raw.read_bytes())

def export(model, vocabulary, out, quantized=True):
    out.mkdir(parents=True, exist_ok=True); W, width = 7, model.config["encoder"]["width"]; long = lambda *s: torch.ones(*s, dtype=torch.long)
    words = lambda *ns: {n: {0: "words"} for n in ns}
    write(Reader(model), (long(1, 12), long(1, 12), torch.arange(1, W + 1)[None], torch.tensor([[1, 0, 0, 1, 0, 0, 0]])), ["ids", "shapes", "first", "breaks"], ["hidden", "attribution", "statement", "names", "tags", "starts", "heads", "relations"],
          {"ids": {1: "pieces"}, "shapes": {1: "pieces"}, "first": {1: "words"}, "breaks": {1: "words"}, **words("hidden", "attribution", "statement", "names", "tags", "starts", "heads", "relations")}, out / "reader.onnx", quantized)
    hidden = torch.randn(W, width); cues = torch.tensor([[1, 2], [4, 4]])
    for head, name, outputs in ((model.linker, "linker", ["roles"]), (model.policy, "statement", ["roles", "stance", "valid", "modality", "form"])):
        write(Second(head), (hidden, cues), ["hidden", "cues"], outputs, {"hidden": {0: "words"}, "cues": {0: "cues"}, **{o: {0: "cues"} for o in outputs}}, out / f"{name}.onnx", quantized)
    write(Pointer(model.references), (hidden, torch.tensor([[1, 2, 1], [4, 4, 0]])), ["hidden", "queries"], ["scores"], {"hidden": {0: "words"}, "queries": {0: "queries"}, "scores": {0: "queries", 1: "words"}}, out / "reference.onnx", quantized)
    (out / "vocab.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf8")

def entry(path): return {"file": path.name, "bytes": path.stat().st_size, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}

def manifest(model, out, version, statement):
    path = out / "manifest.json"; kept = json.loads(path.read_text()) if path.exists() else {}
    kept |= {"schema": 2, "name": "standpoint-reader", "version": version, "vocabulary": entry(out / "vocab.txt"), "reader": {**entry(out / "reader.onnx"), "width": model.config["encoder"]["width"]},
             "linker": {**entry(out / "linker.onnx"), "reach": model.linker.reach}, "statement": {**entry(out / "statement.onnx"), "reach": model.policy.reach}, "reference": entry(out / "reference.onnx"),
             "window": {"pieces": ROOM, "maximum": 510}, "thresholds": {"attribution": ATTRIBUTION_CUE, "cue": STATEMENT_CUE, "statement": statement},
             "labels": {"tags": labels.TAGS, "relations": labels.RELATIONS, "names": labels.NAMES, "groups": labels.GROUPS, "attributionRoles": labels.ATTRIBUTION_ROLES, "statementRoles": labels.STATEMENT_ROLES, "stances": labels.STANCES, "modalities": labels.MODALITIES, "forms": labels.FORMS}}
    path.write_text(json.dumps(kept, indent=1) + "\n")

def main():
    p = argparse.ArgumentParser(description=__doc__); p.add_argument("--checkpoint", required=True); p.add_argument("--base", required=True); p.add_argument("--out", type=pathlib.Path, default=pathlib.Path("../models")); p.add_argument("--version", default="2"); p.add_argument("--statement", type=float, default=.5, help="the least belief in a statement"); p.add_argument("--fp32", action="store_true")
    a = p.parse_args(); model = load(a.checkpoint).eval(); export(model, torch.load(a.base, weights_only=True)["vocabulary"], a.out, not a.fp32); manifest(model, a.out, a.version, a.statement)

if __name__ == "__main__": main()
