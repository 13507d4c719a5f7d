"""Base model and annotated articles to models/embedder.onnx. See README.md."""
import argparse, collections, glob, gzip, hashlib, json, pathlib, random, re, sys, time
import torch, torch.nn as nn, torch.nn.functional as F
from bert import WORDS, WordPiece, load
sys.path.append(str(pathlib.Path(__file__).parents[1]))
import data as corpora

MOST = 160  # pieces of a context, as src/analysis/embedder.ts cuts it
LEFT = 220  # characters before the sentence in which the sentence before may begin

def articles(data):
    texts = {a["id"]: a["text"] for a in map(json.loads, gzip.open(data / "gold/train-articles.jsonl.gz", "rt", encoding="utf8"))}
    for a in map(json.loads, gzip.open(data / "gold/train.jsonl.gz", "rt", encoding="utf8")):
        labels = {p["id"]: p["label"] for p in a["positions"]}; text = texts[a["id"]]; rows = []
        for s in a["statements"]:
            at = text.find(s["sentence"]); place = text.find(s["content"], max(0, at))
            if place < 0 or place > at + 2000: place = text.rfind(s["content"], 0, at)
            if at < 0 or place < 0: continue
            low, high = min(at, place), max(at + len(s["sentence"]), place + len(s["content"]))
            cut = max(text.rfind(". ", max(0, low - LEFT), max(0, low - 3)), text.rfind("\n", max(0, low - LEFT), max(0, low - 3)))
            rows.append((s["position"], text[cut + 1 if cut >= 0 else low:high], place - (cut + 1 if cut >= 0 else low), len(s["content"])))
        yield a["id"], (labels, rows)

def coded(data):
    """The project's own coding (training/coded), in the same form; a sentence ends where a full stop and a space, or a line, do."""
    texts = corpora.coded_texts(data)
    for file in sorted(corpora.CODED.glob("*.jsonl")):
        for a in map(json.loads, open(file, encoding="utf8")):
            text = a.get("text") or texts[a["id"]]; ends = [0, *(m.end() for m in re.finditer(r"[.!?][\"”’]?\s|\n", text)), len(text)]; rows = []
            for s in a["statements"]:
                (u, v), (x, y) = s["cue"], s["content"]; i = max(k for k, e in enumerate(ends) if e <= min(u, x)); high = next(e for e in ends if e >= max(v, y))
                low = ends[i - 1] if i and ends[i] - ends[i - 1] < LEFT and "\n" not in text[ends[i - 1]:ends[i]] else ends[i]
                rows.append((s["position"], text[low:high], x - low, y - x))
            yield a["id"], ({s["position"]: s["position"] for s in a["statements"]}, rows)

class Encoder:
    """A text to pieces, and which of them the vector is the mean of."""
    def __init__(self, pieces): self.pieces, self.known = pieces, {}
    def word(self, w):
        if w not in self.known: self.known[w] = self.pieces.word(w)
        return self.known[w]
    def __call__(self, text, start=0, length=None):
        ids, pool = [], []; end = len(text) if length is None else start + length
        for m in WORDS.finditer(text):
            p = self.word(m.group()); ids += p; pool += [int(m.start() < end and m.end() > start)] * len(p)
        if len(ids) > MOST - 2:
            first = pool.index(1) if 1 in pool else 0; a = max(0, min(first - 20, len(ids) - (MOST - 2))); ids, pool = ids[a:a + MOST - 2], pool[a:a + MOST - 2]
        if 1 not in pool: pool = [1] * len(pool)
        return [self.pieces.ids["[CLS]"], *ids, self.pieces.ids["[SEP]"]], [0, *pool, 0]

def vectors(model, rows):
    """Statements of one context are read once. rows: (ids, pool)"""
    window, where = {}, []
    for ids, pool in rows: where.append(window.setdefault(tuple(ids), len(window)))
    width = max(map(len, window)); pad = lambda row: [*row] + [0] * (width - len(row))
    with torch.autocast("cpu", torch.bfloat16):
        x = model.encode(torch.tensor([pad(w) for w in window]), torch.tensor([pad([1] * len(w)) for w in window]))
    x = x.float()[where]; pool = torch.tensor([pad(p) for _, p in rows]).float()
    return F.normalize((x * pool[..., None]).sum(1) / pool.sum(1, keepdim=True), dim=-1)

def finetune(model, encode, rows, epochs, rate=6e-5, temperature=.05, seed=7, group=4, most=14):
    """A statement lies near its position's label and its fellows; all other positions of a group of articles are negatives."""
    random.seed(seed); torch.manual_seed(seed); model.words.weight.requires_grad_(False)  # rare pieces would move without reason
    optimizer = torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], rate, weight_decay=.01); steps = epochs * len(rows) // group; done = 0; began = time.time()
    rows = [(labels, [(k, encode(*r)) for k, *r in st]) for labels, st in rows]
    for epoch in range(epochs):
        random.shuffle(rows); total = 0
        for at in range(0, len(rows) - group + 1, group):
            st, kinds = [], []
            for n, (labels, own) in enumerate(rows[at:at + group]):
                kinds += [((n, k), label) for k, label in labels.items()]; st += [((n, k), r) for k, r in random.sample(own, min(most, len(own))) if k in labels]
            done += 1
            if len(st) < 2: continue
            c, l = vectors(model, [r for _, r in st]), vectors(model, [encode(label) for _, label in kinds]); gold = torch.tensor([[k for k, _ in kinds].index(k) for k, _ in st])
            loss = F.cross_entropy(c @ l.T / temperature, gold); same = gold[:, None] == gold[None]; same.fill_diagonal_(False)
            if same.any():
                log = (c @ c.T / temperature).masked_fill(torch.eye(len(st), dtype=torch.bool), -1e4).log_softmax(-1); loss = loss - (log * same).sum() / same.sum()
            for g in optimizer.param_groups: g["lr"] = rate * min(1, done / (.06 * steps)) * (1 - done / (steps + 1))
            optimizer.zero_grad(); loss.backward(); torch.nn.utils.clip_grad_norm_(model.parameters(), 1.); optimizer.step(); total += loss.item()
            if done % 20 == 0: print(f"{done} of {steps}: {total * group / (at + group):.3f}, {time.time() - began:.0f} s", flush=True)

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

class Pooled(nn.Module):
    def __init__(self, model): super().__init__(); self.model = model
    def forward(self, ids, pool):
        x = self.model.encode(ids, torch.ones_like(ids)); keep = pool.to(x.dtype); mean = (x * keep[..., None]).sum(1) / keep.sum(1, keepdim=True)
        return mean / (mean * mean).sum(-1, keepdim=True).sqrt()

def main():
    p = argparse.ArgumentParser(); p.add_argument("--base", type=pathlib.Path, required=True); p.add_argument("--data", type=pathlib.Path, default="../../../shared/data")
    p.add_argument("--out", type=pathlib.Path, default="../../models"); p.add_argument("--epochs", type=int, default=2); p.add_argument("--coded", action="store_true", help="fine-tune on the project's own coding as well"); p.add_argument("--pieces", type=int, default=12000); p.add_argument("--layers", default="0,1,2,3,4,5", help="of the base's six"); p.add_argument("--threads", type=int, default=1)
    p.add_argument("--keep", help="write the fine-tuned weights here"); p.add_argument("--weights", help="export these and tune nothing")
    a = p.parse_args(); a.data = pathlib.Path(a.data); torch.set_num_threads(a.threads)
    vocabulary = (a.base / "vocab.txt").read_text(encoding="utf8").split("\n"); vocabulary = vocabulary[:-1] if vocabulary[-1] == "" else vocabulary
    pieces = WordPiece(vocabulary); model = load(a.base / "model.safetensors"); model.layers = nn.ModuleList(model.layers[int(i)] for i in a.layers.split(","))
    held = corpora.for_positions(a.data)
    if a.weights: model.load_state_dict(torch.load(a.weights))
    elif a.epochs: finetune(model, Encoder(pieces), [r for i, r in [*articles(a.data), *(coded(a.data) if a.coded else ())] if i not in held and r[1]], a.epochs)
    if a.keep: torch.save(model.state_dict(), a.keep)
    keep = used_pieces(a.data, vocabulary, pieces, a.pieces); vocabulary = [vocabulary[i] for i in keep]
    model.words = nn.Embedding.from_pretrained(model.words.weight.detach()[keep].clone()); model.places = nn.Embedding.from_pretrained(model.places.weight.detach()[:MOST].clone())
    model.eval(); (a.out / "embedder.vocab.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf8"); raw = a.out / "embedder.fp32.onnx"
    torch.onnx.export(Pooled(model).eval(), (torch.ones(1, 6, dtype=torch.long), torch.ones(1, 6, dtype=torch.long)), str(raw), input_names=["input_ids", "pool"], output_names=["vector"],
                      dynamic_axes={"input_ids": {1: "pieces"}, "pool": {1: "pieces"}}, opset_version=17, dynamo=False)
    from onnxruntime.quantization import QuantType, quantize_dynamic
    quantize_dynamic(str(raw), str(a.out / "embedder.onnx"), op_types_to_quantize=["MatMul", "Gather"], per_channel=True, weight_type=QuantType.QInt8); raw.unlink()
    manifest = json.loads((a.out / "manifest.json").read_text()); entry = lambda name: {"file": name, "bytes": (a.out / name).stat().st_size, "sha256": hashlib.sha256((a.out / name).read_bytes()).hexdigest()}
    manifest["embedder"] = {**entry("embedder.onnx"), "vocabulary": entry("embedder.vocab.txt")}; (a.out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")
    print({k: v["bytes"] for k, v in manifest.items() if isinstance(v, dict) and "bytes" in v})

if __name__ == "__main__": main()
