"""Teaches the shipped reader's decision of stance anew, on texts that its encoder has not learnt by heart, and writes it into models/statement.onnx.

    python stance.py --data ../../shared/data

The encoder stays as it is: each coded statement (coded/, a third of the annotated articles) is read by models/reader.onnx as the program reads it, its cue's
ends and its content's mean go into the small network that gives the stance, which is trained on from its own weights. A tenth of the coded articles is held
back and scored; the development articles only look on. Six passes, 3e-4, weight decay .1, seed 5; then the mean with the weights from before, three parts
in ten, which forgets less. Four minutes on one core, nearly all of it reading."""
import argparse, json, pathlib, zlib
import numpy as np, onnx, onnxruntime, torch, torch.nn as nn, torch.nn.functional as F
from onnx import numpy_helper
import data as corpora
from batches import cut, encode, window
from export import entry
from labels import STANCES
from words import WordPiece

ROOM = 300      # pieces of a window of the shipped reader
BEFORE = .3     # share of the weights from before in the mean
LEARNT = 210    # the first annotated articles, on which the encoder itself was trained

def session(path):
    o = onnxruntime.SessionOptions(); o.intra_op_num_threads = o.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), o, providers=["CPUExecutionProvider"])

def vectors(reader, document, pieces):
    """Rows of (cue's first word, its last, mean of the content; [3·width]) and the stances."""
    document = {**document, "news": False}; long = lambda x: np.array([x], np.int64); rows, stances = [], []  # the shipped reader is told of no paragraphs
    for a, b in cut(document, ROOM):
        here = [s for s in document["statements"] if a <= s["cue"][0] and s["cue"][1] < b]
        w = window(document, a, b, pieces)
        if not here or len(w["ids"]) > 512: continue
        hidden = reader.run(["hidden"], {"input_ids": long(w["ids"]), "attention_mask": np.ones((1, len(w["ids"])), np.int64), "shape_ids": long(w["shapes"]), "first": long(w["first"]), "word_mask": np.ones((1, b - a), np.int64)})[0][0]
        for s in here:
            for x, y, stance in s["stances"]:
                x, y = max(x - a, 0), min(y - a, b - a - 1)
                if x <= y: rows.append(np.concatenate([hidden[s["cue"][0] - a], hidden[s["cue"][1] - a], hidden[x:y + 1].mean(0)])); stances.append(stance)
    return rows, stances

def gather(reader, documents, pieces):
    encode(documents, pieces); read = [vectors(reader, d, pieces) for d in documents]
    return torch.tensor(np.array([r for rows, _ in read for r in rows])), torch.tensor([s for _, stances in read for s in stances])

NAMES = ("m.st.0.weight", "m.st.0.bias", "m.st.3.weight", "m.st.3.bias")

def network(model):
    have = {i.name: torch.tensor(numpy_helper.to_array(i)) for i in model.graph.initializer if i.name in NAMES}; w = [have[n].float() for n in NAMES]
    net = nn.Sequential(nn.Linear(w[0].shape[1], w[0].shape[0]), nn.GELU(), nn.Dropout(.3), nn.Linear(w[2].shape[1], w[2].shape[0]))
    for parameter, value in zip(net.parameters(), w): parameter.data = value
    return net

@torch.no_grad()
def score(net, x, y):
    net.eval(); p = net(x).argmax(-1); net.train()
    each = [2 * ((p == k) & (y == k)).sum().item() / max(1, ((p == k).sum() + (y == k).sum()).item()) for k in range(len(STANCES))]
    return f"{(p == y).float().mean().item():.3f} right, macro F1 {sum(each) / len(each):.3f}"

def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", type=pathlib.Path, default=pathlib.Path("../../shared/data")); p.add_argument("--models", type=pathlib.Path, default=pathlib.Path("../models")); a = p.parse_args(); torch.manual_seed(5)
    pieces = WordPiece([v for v in (a.models / "vocab.txt").read_text(encoding="utf8").split("\n") if v]); reader = session(a.models / "reader.onnx")
    coded = corpora.coded_train(a.data); back = [d for d in coded if zlib.crc32(d["text"].encode()) % 10 == 0]; gold = list(corpora.gold_train(a.data))[LEARNT:]
    learn = gather(reader, [d for d in coded if zlib.crc32(d["text"].encode()) % 10] + gold, pieces); held = gather(reader, back, pieces); dev = gather(reader, list(corpora.gold_dev(a.data)), pieces)
    model = onnx.load(a.models / "statement.onnx"); net = network(model); before = [p.detach().clone() for p in net.parameters()]; optimizer = torch.optim.AdamW(net.parameters(), 3e-4, weight_decay=.1)
    print(f"{len(learn[1])} statements; before: held back {score(net, *held)}; development {score(net, *dev)}", flush=True)
    for _ in range(6):
        for at in torch.randperm(len(learn[1])).split(256):
            loss = F.cross_entropy(net(learn[0][at]), learn[1][at]); optimizer.zero_grad(); loss.backward(); optimizer.step()
        print(f"held back {score(net, *held)}; development {score(net, *dev)}", flush=True)
    for parameter, old in zip(net.parameters(), before): parameter.data.lerp_(old, BEFORE)
    print(f"the mean: held back {score(net, *held)}; development {score(net, *dev)}")
    for i in model.graph.initializer:
        if i.name in NAMES: i.CopyFrom(numpy_helper.from_array(list(net.parameters())[NAMES.index(i.name)].detach().numpy(), i.name))
    path = a.models / "statement.onnx"; onnx.save(model, path)
    manifest = json.loads((a.models / "manifest.json").read_text()); manifest["statement"] |= entry(path)
    (a.models / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")

if __name__ == "__main__": main()
