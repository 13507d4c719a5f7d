"""Base model and annotated articles to models/embedder.onnx. See README.md."""
import argparse, collections, gzip, hashlib, json, random, pathlib
import torch, torch.nn.functional as F
from bert import WORDS, WordPiece, load

def articles(data):
    return [json.loads(line) for line in gzip.open(data / "gold/train.jsonl.gz", "rt", encoding="utf8")]

def batch(texts, pieces):
    rows = [pieces(t) for t in texts]; width = max(map(len, rows))
    return torch.tensor([r + [0] * (width - len(r)) for r in rows]), torch.tensor([[1] * len(r) + [0] * (width - len(r)) for r in rows])

def finetune(model, pieces, rows, epochs, rate=5e-5, temperature=.05, seed=7, group=4):
    """A content lies near its position's label and its fellows; all other positions of a group of articles are negatives."""
    random.seed(seed); torch.manual_seed(seed)
    optimizer = torch.optim.AdamW(model.parameters(), rate, weight_decay=.01); steps = epochs * len(rows) // group; done = 0
    for epoch in range(epochs):
        random.shuffle(rows); total = 0
        for at in range(0, len(rows) - group + 1, group):
            st, kinds = [], []
            for n, a in enumerate(rows[at:at + group]):
                labels = {p["id"]: p["label"] for p in a["positions"]}; kinds += [(n, k, label) for k, label in labels.items()]
                st += random.sample([(n, s["position"], s["content"]) for s in a["statements"] if s["position"] in labels], min(14, len(a["statements"])) if all(s["position"] in labels for s in a["statements"]) else 0)
            done += 1
            if len(st) < 2: continue
            v = model(*batch([s[2] for s in st] + [k[2] for k in kinds], pieces)); c, l = v[:len(st)], v[len(st):]
            gold = torch.tensor([[k[:2] for k in kinds].index(s[:2]) for s in st])
            loss = F.cross_entropy(c @ l.T / temperature, gold)
            same = gold[:, None] == gold[None]; same.fill_diagonal_(False)
            if same.any():
                log = (c @ c.T / temperature).masked_fill(torch.eye(len(st), dtype=torch.bool), -1e4).log_softmax(-1)
                loss = loss + -(log * same).sum() / same.sum()
            for g in optimizer.param_groups: g["lr"] = rate * min(1, done / (.06 * steps)) * (1 - done / (steps + 1))
            optimizer.zero_grad(); loss.backward(); torch.nn.utils.clip_grad_norm_(model.parameters(), 1.); optimizer.step(); total += loss.item()
        print(f"epoch {epoch + 1}: loss {total * group / len(rows):.3f}", flush=True)

def used_pieces(data, vocabulary, pieces, most):
    """Pieces that the training texts use, the most frequent first; all single characters stay, so that every word has a spelling."""
    count = collections.Counter(); words = collections.Counter()
    for name, key in (("gold/train-articles.jsonl.gz", "text"), ("polnear/train.jsonl.gz", "text"), ("articles/wikinews.jsonl.gz", "text")):
        for line in gzip.open(data / name, "rt", encoding="utf8"): words.update(w.lower() for w in WORDS.findall(json.loads(line)[key]))
    for word, n in words.items():
        for i in pieces.word(word): count[i] += n
    keep = {i for i, p in enumerate(vocabulary) if (p.startswith("[") and not p.startswith("[unused")) or len(p.removeprefix("##")) == 1 and ord(p[-1]) < 0x250}
    # Pieces that no text used come last, in the base's own order, which is by frequency.
    for i in [*(i for i, _ in count.most_common()), *range(1000, len(vocabulary))]:
        if len(keep) >= most: break
        if not vocabulary[i].startswith("[unused"): keep.add(i)
    return sorted(keep)

def main():
    p = argparse.ArgumentParser(); p.add_argument("--base", type=pathlib.Path, required=True); p.add_argument("--data", type=pathlib.Path, default="../../../shared/data")
    p.add_argument("--out", type=pathlib.Path, default="../../models"); p.add_argument("--epochs", type=int, default=2); p.add_argument("--pieces", type=int, default=24000); p.add_argument("--only", type=int, default=None, help="fine-tune on the first N articles")
    a = p.parse_args(); a.data = pathlib.Path(a.data); torch.set_num_threads(2)
    vocabulary = (a.base / "vocab.txt").read_text(encoding="utf8").split("\n"); vocabulary = vocabulary[:-1] if vocabulary[-1] == "" else vocabulary
    pieces = WordPiece(vocabulary); model = load(a.base / "model.safetensors")
    if a.epochs: finetune(model, pieces, articles(a.data)[:a.only], a.epochs)
    keep = used_pieces(a.data, vocabulary, pieces, a.pieces); model.words = torch.nn.Embedding.from_pretrained(model.words.weight.detach()[keep].clone()); model.eval()
    (a.out / "embedder.vocab.txt").write_text("\n".join(vocabulary[i] for i in keep) + "\n", encoding="utf8")
    raw = a.out / "embedder.fp32.onnx"
    torch.onnx.export(model, (torch.ones(1, 6, dtype=torch.long), torch.ones(1, 6, dtype=torch.long)), str(raw), input_names=["input_ids", "attention_mask"], output_names=["vector"],
                      dynamic_axes={"input_ids": {1: "pieces"}, "attention_mask": {1: "pieces"}}, opset_version=17, dynamo=False)
    from onnxruntime.quantization import QuantType, quantize_dynamic
    quantize_dynamic(str(raw), str(a.out / "embedder.onnx"), op_types_to_quantize=["MatMul", "Gather"], per_channel=True, weight_type=QuantType.QInt8); raw.unlink()
    manifest = json.loads((a.out / "manifest.json").read_text()); entry = lambda name: {"file": name, "bytes": (a.out / name).stat().st_size, "sha256": hashlib.sha256((a.out / name).read_bytes()).hexdigest()}
    manifest["embedder"] = {**entry("embedder.onnx"), "vocabulary": entry("embedder.vocab.txt")}; (a.out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")
    print({k: v["bytes"] for k, v in manifest.items() if isinstance(v, dict) and "bytes" in v})

if __name__ == "__main__": main()
