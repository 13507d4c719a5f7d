"""What export.py shipped (models/) back to a base and a checkpoint to train on from, its 8-bit weights as numbers: where the checkpoint of a reader is lost, or was never yours."""
import argparse, json, pathlib
import onnx, torch
from onnx import numpy_helper
from encoder import like
from model import Model, save, save_base

def weights(path):
    """{name of a parameter: its value} of an exported file; the name of a linear layer's matrix is that of the node that multiplies by it"""
    graph = onnx.load(str(path)).graph; stored = {t.name: torch.tensor(numpy_helper.to_array(t)) for t in graph.initializer}
    def value(name):
        if name in stored: return stored[name]
        whole = name.removesuffix("_quantized"); return (stored[f"{whole}_quantized"].float() - stored[f"{whole}_zero_point"].float()) * stored[f"{whole}_scale"].float()
    out = {}
    for name in stored:
        if name.startswith("onnx::") or name.endswith(("_scale", "_zero_point")): continue
        name = name.removesuffix("_quantized"); out[name.split(".", 1)[1]] = value(name)
    for node in graph.node:
        if node.op_type not in ("MatMul", "MatMulInteger"): continue
        matrix = node.input[1].removesuffix("_quantized"); of = [part for part in node.name.split("/") if part][:-1]
        if not matrix.startswith("onnx::") or not of: continue
        # "/relation/relation.3/MatMul" is relation.3: a part of a sequence says whose it is again
        if len(of) > 1 and of[-1].startswith(of[-2] + "."): del of[-2]
        if of[0] == "head": del of[0]
        out[".".join(of) + ".weight"] = value(matrix).T.contiguous()
    return out

def main():
    p = argparse.ArgumentParser(description=__doc__); p.add_argument("--models", type=pathlib.Path, default=pathlib.Path("../models")); p.add_argument("--base", required=True, help="where the base goes"); p.add_argument("--out", required=True, help="where the checkpoint goes"); a = p.parse_args()
    read = lambda part: weights(a.models / json.loads((a.models / "manifest.json").read_text())[part]["file"])
    state = read("reader") | {f"linker.{k}": v for k, v in read("linker").items()} | {f"policy.{k}": v for k, v in read("statement").items()}
    vocabulary = [piece for piece in (a.models / "vocab.txt").read_text(encoding="utf8").split("\n") if piece]
    encoder = like({k.removeprefix("encoder."): v for k, v in state.items() if k.startswith("encoder.")})
    model = Model(encoder); model.load_state_dict({k: v.float() for k, v in state.items()}); save(model, a.out)
    save_base(encoder, vocabulary, a.base)

if __name__ == "__main__": main()
