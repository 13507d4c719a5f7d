"""Teaches the network that writes wordings: examples.pkl to a checkpoint. See README.md."""
import argparse, collections, json, pathlib, pickle, random, time, zlib
import numpy as np, torch, torch.nn as nn
from network import LONGEST, UNSEEN, Writer
from forms import forms
from model import load
from words import WordPiece, words_of
import running

END, UNKNOWN, NOTHING = 1, 2, 10   # words of the list that are none; NOTHING: it states none
CODERS, READERS = 3, 9             # what begins a wording as coders write it, and as it is read of one statement
ENDS = {"support": 6, "oppose": 7, "neutral": 8}   # what ends one: its holder's stance to what is written
OTHER = {"support": "oppose", "oppose": "support"}
FIRST = 11
BEFORE, AFTER, LENGTH = 50, 15, 100  # words around cue and content; the most from the first to the last of these
CODED = ("coded", "gold", "dev")
TURNED = .25                        # share of wordings that are turned to their contrary

def rows(documents):
    """Statements of documents: (document, statement, first of the words around, past the last)."""
    for d in documents:
        for s in d["items"]:
            first, last = min(s["cue"][0], s["content"][0][0]), max(s["cue"][1], s["content"][-1][1])
            if last - first <= LENGTH: yield d, s, max(0, first - BEFORE), min(len(d["words"]), last + 1 + AFTER)

def around(row):
    """What each of the words around is to the statement, and how far from its cue."""
    _, s, a, b = row; flags = np.zeros(b - a, np.int64)
    if s["actor"] and a <= s["actor"][0] and s["actor"][1] < b: flags[s["actor"][0] - a:s["actor"][1] - a + 1] = 1
    for x, y in s["content"]: flags[x - a:y - a + 1] += 2
    flags[s["cue"][0] - a:s["cue"][1] - a + 1] = 4
    at = np.arange(a, b); first, last = s["cue"]
    return flags, np.where(at < first, at - first, np.where(at > last, at - last, 0))

def targets(row, number):
    """Of each word to write: its number in the list, where it stands around, and where a word stands whose base form it is."""
    d, s, a, b = row; words = d["words"][a:b]; lower = [w.lower() for w in words]
    if not s["label"]: return [(NOTHING, [], [])]
    found = []
    for k, token in enumerate(s["label"][x:y] for x, y in words_of(s["label"])):
        t = token.lower(); same = [j for j, w in enumerate(lower) if w == t]
        if k > 0: same = [j for j in same if words[j] == token] or same
        base = [j for j, w in enumerate(lower) if w != t and (k == 0 or w[:2] == t[:2]) and t in forms(w)] if len(t) > 2 else []
        found.append((number.get(t, UNKNOWN), same, base))
    return found[:LONGEST - 2]

def contraries():
    """By the verb that opens a wording: verbs by which it would ask for the contrary."""
    told = json.loads((pathlib.Path(__file__).parents[2] / "src/lexicon/data/courses.json").read_text(encoding="utf8")); found = collections.defaultdict(list)
    for a, b in (pair.split(":") for pair in told["opposites"].split("|")): found[a].append(b); found[b].append(a)
    for verbs, others in ((told["bringing"], ["block", "reject", "end", "stop"]), (told["undoing"], ["keep", "allow", "defend", "adopt"])):
        for verb in verbs.split(): found[verb] = found[verb] or others
    return found

def contrary(s):
    """The statement with a wording that asks for the contrary, or None."""
    verb, rest = s["label"].partition(" ")[::2] if s["label"] else ("", ""); others = CONTRARIES.get(verb.lower())
    return {**s, "label": f"{random.choice(others).capitalize()} {rest}", "stance": OTHER[s["stance"]]} if others and s["stance"] in OTHER else None

CONTRARIES = contraries()

def listed(documents, least=20):
    """Words of wordings that are frequent enough to be in the list."""
    count = collections.Counter(s["label"][x:y].lower() for d in documents for s in d["items"] if s["label"] for x, y in words_of(s["label"]))
    return {w: FIRST + k for k, w in enumerate(sorted(w for w, n in count.items() if n >= least))}

def collate(batch, number, varied=False):
    """@param varied: with less of what stands before, here and there, so that it is not relied on; and some wordings that ask for the contrary, of which only the stance is told"""
    got = []
    for row in batch:
        d, s, a, b = row
        if varied and random.random() < TURNED and (other := contrary(s)): row = (d, other | {"turned": True}, a, b)
        if varied and random.random() < .5: a = max(a, min(min(s["cue"][0], s["content"][0][0]), b - 1) - random.randint(15, BEFORE)); row = (d, row[1], a, b)
        got.append((row, *around(row), targets(row, number)))
    B, N, T = len(got), max(r[3] - r[2] for r, *_ in got), max(len(t) for *_, t in got) + 1
    t = {"states": np.zeros((B, N, got[0][0][0]["states"].shape[1]), np.float32), "flags": np.zeros((B, N), np.int64), "away": np.zeros((B, N), np.int64), "seen": np.full((B, 1, 1, N), UNSEEN, np.float32), "words": np.zeros((B, T), np.int64),
         "sources": np.full((B, T), -1), "listed": np.full((B, T), -1), "places": np.zeros((B, T, 2 * N), bool), "live": np.zeros((B, T), bool)}
    for n, ((d, s, a, b), flags, away, wanted) in enumerate(got):
        size = b - a; t["states"][n, :size], t["flags"][n, :size], t["away"][n, :size], t["seen"][n, 0, 0, :size] = d["states"][a:b], flags, away, 0.
        t["words"][n, 0] = CODERS if s["kind"] in CODED else READERS
        for k, (word, same, base) in enumerate(wanted):
            t["live"][n, k], t["listed"][n, k] = "turned" not in s, word; t["places"][n, k, same] = True; t["places"][n, k, [N + j for j in base]] = True
            t["words"][n, k + 1] = UNKNOWN if varied and word >= FIRST and random.random() < .05 else word
            if same or base: t["sources"][n, k + 1] = min(same or base, key=lambda j: (flags[j] not in (2, 3), abs(away[j])))
        t["live"][n, len(wanted)], t["listed"][n, len(wanted)] = True, ENDS[s["stance"]] if s["label"] and s["stance"] else END
    return {k: torch.from_numpy(v) for k, v in t.items()}

def believed(model, t):
    """The log of what it believes in each word, list place and places around together, [B, T]; and in each of the three ends, [B, T, 3]"""
    memory = model.memory(t["states"], t["flags"], t["away"], t["seen"]); table = model.table()
    odds = model.write(memory, t["seen"], t["words"], t["sources"], table).float().log_softmax(-1); size = len(table[0])
    of_list = odds[..., :size].gather(-1, t["listed"].clamp(min=0)[..., None])[..., 0]; of_text = odds[..., size:].masked_fill(~t["places"], -1e9).logsumexp(-1)
    there, unknown = t["places"].any(-1), t["listed"] == UNKNOWN
    return torch.where(there & unknown, of_text, torch.where(there, torch.logaddexp(of_list, of_text), of_list)), odds[..., min(ENDS.values()):max(ENDS.values()) + 1]

def is_end(listed): return (listed >= min(ENDS.values())) & (listed <= max(ENDS.values()))

def loss_of(likely, t, weights):
    """Minus the log of what it believes in each word, a mean over words; an end, which tells the stance, counts twice."""
    weight = t["live"].float() * weights[:, None]
    weight = torch.where((t["listed"] == UNKNOWN) & ~t["places"].any(-1), weight * .3, torch.where(is_end(t["listed"]), weight * 2, weight))
    return -(likely * weight).sum() / weight.sum()

def told_right(ends, t):
    """Of the statements that state one: is the stance to the wording as read?"""
    at = is_end(t["listed"]); return (ends[at].argmax(-1) == t["listed"][at] - min(ENDS.values())).float()

def is_read(row): return row[1]["kind"] not in CODED
def is_held(d): return zlib.crc32(d["id"].removeprefix("read:").encode()) % 8 == 0

def main():
    p = argparse.ArgumentParser(description=__doc__); p.add_argument("examples"); p.add_argument("--reader", required=True, help="checkpoint whose states the examples have"); p.add_argument("--base", required=True); p.add_argument("--out", type=pathlib.Path, required=True)
    p.add_argument("--minutes", type=float, default=60); p.add_argument("--rate", type=float, default=1e-3); p.add_argument("--batch", type=int, default=48); p.add_argument("--seed", type=int, default=1); p.add_argument("--threads", type=int, default=2); p.add_argument("--start", help="a writer to go on from")
    p.add_argument("--drop", type=float, default=.2); p.add_argument("--read", type=float, nargs=2, default=[.2, .4], help="share of statements that were read, at the start and at the end"); a = p.parse_args()
    torch.manual_seed(a.seed); random.seed(a.seed); torch.set_num_threads(a.threads)
    documents = pickle.load(open(a.examples, "rb")); learn = [d for d in documents if d["items"][0]["kind"] != "dev" and not is_held(d)]; held = [r for d in documents if is_held(d) and d["id"].startswith("read:") for r in rows([d])]
    started = torch.load(a.start, weights_only=True) if a.start else None; number = started["number"] if started else listed(learn); pieces = WordPiece(torch.load(a.base, weights_only=True)["vocabulary"]); vectors = load(a.reader).encoder.pieces.weight.detach(); known = torch.zeros(FIRST + len(number), vectors.shape[1])
    for word, k in number.items(): known[k] = vectors[pieces.encode(word)].mean(0)
    model = Writer(known / known.std() * .3)
    if started: model.load_state_dict(started["state"])
    for m in model.modules():
        if isinstance(m, nn.Dropout): m.p = a.drop
    optimizer = torch.optim.AdamW(model.parameters(), a.rate, betas=(.9, .98), weight_decay=.03)
    all_rows = list(rows(learn)); read, coded = [r for r in all_rows if is_read(r)], [r for r in all_rows if not is_read(r)]
    verbs = collections.Counter(s["label"][slice(*words_of(s["label"])[0])].lower() for d in learn for s in d["items"] if s["label"])
    print(f"{len(read)} read, {len(coded)} coded, {len(held)} held back; {len(number)} words; {sum(x.numel() for x in model.parameters()) / 1e6:.1f} M", flush=True)
    average = {k: v.clone() for k, v in model.state_dict().items()}; queue, step, lost, began = [], 0, 0., time.time(); told = 0.
    @torch.no_grad()
    def kept():
        trained = {k: v.clone() for k, v in model.state_dict().items()}; model.load_state_dict(average); model.eval()
        losses, sides = [], []
        for x in range(0, len(held), 48):
            t = collate(held[x:x + 48], number); likely, ends = believed(model, t); losses.append(float(loss_of(likely, t, torch.ones(len(likely))))); sides.append(told_right(ends, t))
        sides = torch.cat(sides)
        running.keep({"config": model.config, "state": average, "number": number, "verbs": dict(verbs)}, a.out); model.load_state_dict(trained); model.train()
        return f"held back {sum(losses) / max(1, len(losses)):.3f}, stance {sides.mean():.3f} of {len(sides)}"
    while (progress := (time.time() - began) / 60 / a.minutes) < 1:
        if not queue:
            n = a.batch * 40; of_read = int(n * (a.read[0] + (a.read[1] - a.read[0]) * progress)); some = random.choices(read, k=of_read) + random.choices(coded, k=n - of_read); some.sort(key=lambda r: r[3] - r[2])
            queue = [some[x:x + a.batch] for x in range(0, n, a.batch)]; random.shuffle(queue)
        batch = queue.pop(); t = collate(batch, number, True); weights = torch.tensor([1. if is_read(r) else .7 for r in batch])
        for group in optimizer.param_groups: group["lr"] = a.rate * running.pace(progress)
        model.train()
        with torch.autocast("cpu", torch.bfloat16): loss = loss_of(believed(model, t)[0], t, weights)
        optimizer.zero_grad(); loss.backward(); nn.utils.clip_grad_norm_(model.parameters(), 1.); optimizer.step(); step += 1; lost += float(loss.detach())
        state = model.state_dict(); running.follow(list(average.values()), [state[k] for k in average], step, .998)
        if step % 200 == 0:
            print(f"{progress:.0%} step {step}, loss {lost / 200:.3f}", flush=True); lost = 0.
            if progress - told > .08: print(kept(), flush=True); told = progress
    print(kept())

if __name__ == "__main__": main()
