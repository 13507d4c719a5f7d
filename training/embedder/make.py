"""Base model, annotated and coded articles to models/embedder.onnx. See README.md."""
import argparse, collections, gzip, hashlib, json, lzma, pathlib, pickle, random, re, sys, time
import torch, torch.nn as nn, torch.nn.functional as F
from bert import Embedder, load
sys.path.append(str(pathlib.Path(__file__).parents[1]))
import data as corpora
from words import WORD, WordPiece

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
    def __init__(self, pieces): self.pieces = pieces
    def __call__(self, text, start=0, length=None):
        ids, pool = [], []; end = len(text) if length is None else start + length
        for m in WORD.finditer(text):
            p = self.pieces.encode(m.group()); ids += p; pool += [int(m.start() < end and m.end() > start)] * len(p)
        if len(ids) > MOST - 2:
            first = pool.index(1) if 1 in pool else 0; a = max(0, min(first - 20, len(ids) - (MOST - 2))); ids, pool = ids[a:a + MOST - 2], pool[a:a + MOST - 2]
        if 1 not in pool: pool = [1] * len(pool)
        return [self.pieces.start, *ids, self.pieces.end], [0, *pool, 0]

def vectors(model, rows, device="cpu"):
    """Statements of one context are read once. rows: (ids, pool)"""
    window, where = {}, []
    for ids, pool in rows: where.append(window.setdefault(tuple(ids), len(window)))
    width = max(map(len, window)); pad = lambda row: [*row] + [0] * (width - len(row)); to = lambda rows: torch.tensor(rows).to(device, non_blocking=True)
    with torch.autocast(device, torch.bfloat16): x = model.encode(to([pad(w) for w in window]), to([pad([1] * len(w)) for w in window]))
    x = x.float()[to(where)]; pool = to([pad(p) for _, p in rows]).float()
    return F.normalize((x * pool[..., None]).sum(1) / pool.sum(1, keepdim=True), dim=-1)

def encoded(rows, encode):
    """Articles as `articles` gives them, to pieces: ([label], [(which label, ids, pool)]), of articles with statements."""
    out = []
    for labels, statements in rows:
        at = {k: n for n, k in enumerate(labels)}; own = [(at[k], *encode(*r)) for k, *r in statements if k in at]
        if own: out.append(([encode(label) for label in labels.values()], own))
    return out

@torch.no_grad()
def apart(model, articles, device):
    """How well pairs of one article's statements are told apart by cosine: the area under the curve, a mean of articles that have both kinds."""
    areas = []
    for _, own in articles:
        v = vectors(model, [r for _, *r in own], device); cos = v @ v.T; k = torch.tensor([k for k, *_ in own], device=device); up = torch.ones_like(cos).triu(1) > 0; same = (k[:, None] == k[None])
        yes, no = cos[same & up], cos[~same & up]
        if len(yes) and len(no): areas.append(((yes[:, None] > no[None]).float() + .5 * (yes[:, None] == no[None]).float()).mean().item())
    return sum(areas) / max(1, len(areas))

def finetune(model, gold, coded, held, a, temperature=.05):
    """A statement lies near its position's label and its fellows; all other positions of a group of articles are negatives. @param gold, coded, held articles, `encoded`"""
    draw = random.Random(a.seed); torch.manual_seed(a.seed); model.to(a.device); model.words.weight.requires_grad_(False)  # rare pieces would move without reason
    optimizer = torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], a.rate, weight_decay=.01); queues = [[], []]; total = 0.; began = time.time()
    def take(n):
        if not queues[n]: queues[n] = draw.sample((gold, coded)[n], len((gold, coded)[n]))
        return queues[n].pop()
    print(f"held out: {apart(model, held, a.device):.3f}", flush=True)
    for step in range(1, 10 ** 9):
        progress = max((step - 1) / a.steps, (time.time() - began) / (60 * a.minutes) if a.minutes else 0.)
        if progress >= 1: break
        labels, st = [], []
        for n in range(a.group):
            article = take(int(bool(coded) and n >= a.group * a.gold)); first = len(labels); labels += article[0]; own = article[1]
            st += [(first + k, r) for k, *r in (draw.sample(own, a.most) if len(own) > a.most else own)]
        c, l = vectors(model, [r for _, r in st], a.device), vectors(model, labels, a.device); gold_ = torch.tensor([k for k, _ in st]).to(a.device)
        loss = F.cross_entropy(c @ l.T / temperature, gold_); same = gold_[:, None] == gold_[None]; same.fill_diagonal_(False)
        if same.any():
            log = (c @ c.T / temperature).masked_fill(torch.eye(len(st), dtype=torch.bool, device=a.device), -1e4).log_softmax(-1); loss = loss - (log * same).sum() / same.sum()
        for g in optimizer.param_groups: g["lr"] = a.rate * min(1, progress / .06 + .02) * (1 - progress)
        optimizer.zero_grad(); loss.backward(); torch.nn.utils.clip_grad_norm_(model.parameters(), 1.); optimizer.step(); total += float(loss.detach())
        if step % a.every == 0: print(f"{progress:.0%} step {step}: {total / a.every:.3f}, {time.time() - began:.0f} s; held out: {apart(model, held, a.device):.3f}", flush=True); total = 0.
    print(f"held out: {apart(model, held, a.device):.3f}", flush=True); model.cpu()

def used_pieces(data, vocabulary, pieces, most):
    """Pieces that the training texts use, the most frequent first; all single characters stay, so that every word has a spelling."""
    count = collections.Counter(); words = collections.Counter()
    for name, key in (("gold/train-articles.jsonl.gz", "text"), ("polnear/train.jsonl.gz", "text"), ("articles/wikinews.jsonl.gz", "text")):
        for line in gzip.open(data / name, "rt", encoding="utf8"): words.update(w.lower() for w in WORD.findall(json.loads(line)[key]))
    for word, n in words.items():
        for i in pieces.encode(word): count[i] += n
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

def prepare(a):
    """The base on the pieces that are kept, and all articles in these."""
    vocabulary = [p for p in (a.base / "vocab.txt").read_text(encoding="utf8").split("\n") if p]; model = load(a.base / "model.safetensors"); model.layers = nn.ModuleList(model.layers[int(i)] for i in a.layers.split(","))
    keep = used_pieces(a.data, vocabulary, WordPiece(vocabulary), a.pieces); vocabulary = [vocabulary[i] for i in keep]
    model.words = nn.Embedding.from_pretrained(model.words.weight.detach()[keep].clone()); model.places = nn.Embedding.from_pretrained(model.places.weight.detach()[:MOST].clone(), freeze=False)
    encode = Encoder(WordPiece(vocabulary)); held = corpora.for_positions(a.data); own = list(articles(a.data))
    return {"vocabulary": vocabulary, "state": {k: v.half() for k, v in model.state_dict().items()}, "layers": len(model.layers), "gold": encoded([r for i, r in own if i not in held], encode),
            "held": encoded([r for i, r in own if i in held], encode), "coded": encoded([r for _, r in coded(a.data)], encode)}

def main():
    p = argparse.ArgumentParser(description=__doc__); p.add_argument("--base", type=pathlib.Path, help="folder of the base; without --prepared"); p.add_argument("--data", type=pathlib.Path, default="../../../shared/data")
    p.add_argument("--prepared", help="write, or read if it is there, the base and the articles in pieces"); p.add_argument("--out", type=pathlib.Path, help="export to this folder"); p.add_argument("--keep", help="write the fine-tuned weights here"); p.add_argument("--weights", help="export these and tune nothing")
    p.add_argument("--pieces", type=int, default=12000); p.add_argument("--layers", default="0,1,2,3,4,5", help="of the base's six"); p.add_argument("--threads", type=int, default=2); p.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    p.add_argument("--steps", type=int, default=1000); p.add_argument("--minutes", type=float, default=0, help="ends by the clock, where that comes first"); p.add_argument("--group", type=int, default=8, help="articles a step"); p.add_argument("--gold", type=float, default=.25, help="share of annotated articles among them; the rest were coded for the project"); p.add_argument("--most", type=int, default=14, help="statements of an article in a step")
    p.add_argument("--rate", type=float, default=6e-5); p.add_argument("--seed", type=int, default=7); p.add_argument("--every", type=int, default=50)
    a = p.parse_args(); a.data = pathlib.Path(a.data); torch.set_num_threads(a.threads); torch.set_float32_matmul_precision("high")
    if a.prepared and pathlib.Path(a.prepared).exists():
        with lzma.open(a.prepared) as f: made = pickle.load(f)
    else:
        if not a.base: p.error("--base names the folder of the base, where --prepared names no file that is there")
        made = prepare(a)
        if a.prepared:
            with lzma.open(a.prepared, "wb") as f: pickle.dump(made, f)
    vocabulary = made["vocabulary"]; model = Embedder(len(vocabulary), layers=made["layers"], positions=MOST); model.load_state_dict({k: v.float() for k, v in made["state"].items()})
    if a.weights: model.load_state_dict({k: v.float() for k, v in torch.load(a.weights, weights_only=True).items()})
    elif a.keep or a.out: finetune(model, made["gold"], made["coded"] if a.gold < 1 else [], made["held"], a)
    if a.keep: torch.save({k: v.half() for k, v in model.state_dict().items()}, a.keep)
    if a.out: export(model.float().eval(), vocabulary, a.out)

def export(model, vocabulary, out):
    from fuse_attention import fuse_file
    from onnxruntime.quantization import QuantType, quantize_dynamic
    (out / "embedder.vocab.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf8"); raw = out / "embedder.fp32.onnx"
    torch.onnx.export(Pooled(model).eval(), (torch.ones(1, 6, dtype=torch.long), torch.ones(1, 6, dtype=torch.long)), str(raw), input_names=["input_ids", "pool"], output_names=["vector"],
                      dynamic_axes={"input_ids": {1: "pieces"}, "pool": {1: "pieces"}}, opset_version=17, dynamo=False)
    quantize_dynamic(str(raw), str(out / "embedder.onnx"), op_types_to_quantize=["MatMul", "Gather"], per_channel=True, weight_type=QuantType.QInt8); raw.unlink(); fuse_file(out / "embedder.onnx")
    manifest = json.loads((out / "manifest.json").read_text()); entry = lambda name: {"file": name, "bytes": (out / name).stat().st_size, "sha256": hashlib.sha256((out / name).read_bytes()).hexdigest()}
    manifest["embedder"] = {**entry("embedder.onnx"), "vocabulary": entry("embedder.vocab.txt")}; (out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")
    print({k: v["bytes"] for k, v in manifest.items() if isinstance(v, dict) and "bytes" in v})

if __name__ == "__main__": main()
