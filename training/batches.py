"""Documents to windows (whole paragraphs or sentences, as the program cuts them) and windows to padded tensors, labels that nobody gave masked."""
import random
import numpy as np, torch
from labels import IGNORE
from words import shape_of

LONGEST = 510
SWAPPED = (1, 2, 5, 6)   # words of persons' and places' names, which now and then are others, lest it be learnt who holds what
BLUR = .1                # share of pieces that half of the news windows hide

def encode(documents, pieces):
    """Adds to each document the pieces and the shape of each word."""
    for d in documents:
        d["pieces"] = [pieces.encode(w) for w in d["words"]]; d["lengths"] = np.array([len(p) for p in d["pieces"]])
        d["shapes"] = np.array([shape_of(w) for w in d["words"]])
        d["sum"] = np.concatenate([[0], np.cumsum(d["lengths"])])

def units(d):
    ends = [*d["breaks"][1:], len(d["words"])]
    return [(a, b) for a, b in zip(d["breaks"], ends) if b > a]

def cut(d, room):
    """Windows (first word, past the last) of whole units, at most `room` pieces each; a longer unit is cut where it must be."""
    size = lambda a, b: int(d["sum"][b] - d["sum"][a])
    windows, start, filled = [], None, 0
    for a, b in units(d):
        cost = size(a, b)
        if start is not None and filled + cost > room: windows.append((start, a)); start = None
        if start is None: start, filled = a, 0
        filled += cost
        while filled > room:
            end = int(np.searchsorted(d["sum"], d["sum"][start] + room - 1, "right")) - 1; end = max(end, start + 1)
            windows.append((start, end)); start = end; filled = size(end, b)
            if start >= b: start = None; break
    if start is not None: windows.append((start, len(d["words"])))
    return windows

def window(d, a, b, pieces, others=None):
    """One window's arrays. @param others {word: pieces of another} to put in place of words"""
    ids, shapes, first = [pieces.start], [0], []
    for i in range(a, b):
        own = others.get(d["words"][i], d["pieces"][i]) if others else d["pieces"][i]
        first.append(len(ids)); ids += own; shapes += [int(d["shapes"][i])] * len(own)
    return {"d": d, "a": a, "b": b, "ids": ids + [pieces.end], "shapes": shapes + [0], "first": first}

def inside(span, a, b): return a <= span[0] and span[1] < b

def packed(windows, size, length=len):
    """Batches of windows of like length, at most about `size` pieces each with what pads them; a longer window is one by itself."""
    batches = [[]]
    for w in sorted(windows, key=length):
        if batches[-1] and (len(batches[-1]) + 1) * length(w) > size: batches.append([])
        batches[-1].append(w)
    return batches

class Mix:
    """Windows without end, each set drawn from in its share, cut anew each time round so that windows begin and end at other places.
    @param shares {set: (share at the start, at the end)}; `progress`, 0 to 1, is moved on by who draws"""
    def __init__(self, sets, shares, pieces, seed, blur=BLUR):
        self.blur = blur; self.sets, self.pieces, self.random = sets, pieces, random.Random(seed)
        self.pool = {k: sorted({w for d in sets.get("gold", ()) for w, n in zip(d["words"], d["names"]) if n == k and w[:1].isupper()}) for k in SWAPPED}
        self.names = [n for n in shares if sets.get(n)]; self.shares, self.progress = shares, 0.; self.queues, self.ready = {n: [] for n in self.names}, []
    def draw(self, name):
        if not self.queues[name]:
            fresh = []
            for d in self.sets[name]:
                room = self.random.choice((120, 200, 260, 300, 400) if d["news"] else (60, 150, 300, 450))
                fresh += [(d, a, b) for a, b in cut(d, room)]
            self.random.shuffle(fresh); self.queues[name] = fresh
        d, a, b = self.queues[name].pop(); others, blur = None, name != "trees" and name != "names" and self.random.random() < .5
        if "names" in d and d["news"] and self.random.random() < .4:
            others = {w: self.pieces.encode(self.random.choice(self.pool[int(n)])) for w, n in zip(d["words"][a:b], d["names"][a:b]) if int(n) in SWAPPED and w[:1].isupper()}
        made = window(d, a, b, self.pieces, others)
        if blur: made["ids"] = [i if i in (self.pieces.start, self.pieces.end) or self.random.random() > self.blur else self.pieces.unknown for i in made["ids"]]
        return made
    def batch(self, size):
        """Windows of like length, at most about `size` pieces together with what pads them."""
        if not self.ready:
            drawn, filled = [], 0; weights = [a + (b - a) * self.progress for a, b in (self.shares[n] for n in self.names)]
            while filled < 12 * size:
                w = self.draw(self.random.choices(self.names, weights)[0])
                if len(w["ids"]) <= LONGEST: drawn.append(w); filled += len(w["ids"])
            self.ready = packed(drawn, size, lambda w: len(w["ids"])); self.random.shuffle(self.ready)
        return self.ready.pop()

def collate(windows, device="cpu", labels=True):
    # pieces in eights: attention on a GPU wants its mask so
    B, S, W = len(windows), -(-max(len(w["ids"]) for w in windows) // 8) * 8, max(w["b"] - w["a"] for w in windows)
    t = {k: np.zeros((B, S), np.int64) for k in ("ids", "shapes", "mask")}
    t["first"] = np.zeros((B, W), np.int64); t["words"] = np.zeros((B, W), bool)
    for k in ("starts", "tags", "heads", "relations", "names"): t[k] = np.full((B, W), IGNORE)
    t["attribution"] = np.full((B, W, 3), IGNORE); t["statement"] = np.full((B, W, 3), IGNORE)
    links, statements = [], []
    for n, w in enumerate(windows):
        d, a, b = w["d"], w["a"], w["b"]; s, m = len(w["ids"]), b - a
        t["ids"][n, :s] = w["ids"]; t["shapes"][n, :s] = w["shapes"]; t["mask"][n, :s] = 1; t["first"][n, :m] = w["first"]; t["words"][n, :m] = True
        if not labels: continue
        for k in ("starts", "tags", "relations", "names"):
            if k in d and k not in d.get("untaught", ()): t[k][n, :m] = d[k][a:b]
        if "heads" in d:
            h = d["heads"][a:b] - a; t["heads"][n, :m] = np.where((h >= 0) & (h < m), h, IGNORE)
        for key, grid, bag in (("attributions", "attribution", links), ("statements", "statement", statements)):
            if key not in d: continue
            t[grid][n, :m] = 0
            for one in d[key]:
                for g, spans in ((0, [s[1:] for s in one["spans"] if s[0] == 0]), (1, one.get("cues", [one["cue"]])), (2, [s[1:] for s in one["spans"] if s[0] == 1])):
                    for x, y in spans:
                        x, y = max(x, a), min(y, b - 1)
                        if x <= y: t[grid][n, x - a, g] = 1; t[grid][n, x - a + 1:y - a + 1, g] = 2
                if inside(one["cue"], a, b): bag.append((n, one, a, m))
    out = {k: torch.from_numpy(v).to(device, non_blocking=True) for k, v in t.items()}
    if labels: out["links"] = roles(links, W, device); out["policies"] = roles(statements, W, device, True)
    return out

def roles(bag, W, device, statement=False):
    """Cues of a batch: where [C, 3] (window, first and last word), roles [C, W]; for statements each content: of [K] (its cue), content [K, W] (its words), stance [K]."""
    C = len(bag); where = np.zeros((C, 3), np.int64); role = np.zeros((C, W), np.int64); contents = []
    for c, (n, one, a, m) in enumerate(bag):
        where[c] = n, one["cue"][0] - a, one["cue"][1] - a; role[c, m:] = IGNORE; inside_ = lambda x, y: (max(x - a, 0), min(y - a, m - 1))
        for r, x, y in one["spans"]:
            x, y = inside_(x, y)
            if x <= y: role[c, x] = 2 * r + 1; role[c, x + 1:y + 1] = 2 * r + 2
        if statement: contents += [(c, *inside_(x, y), s) for x, y, s in one["stances"] if inside_(x, y)[0] <= inside_(x, y)[1]]
    out = {"where": where, "roles": role}
    if statement:
        content = np.zeros((len(contents), W), np.float32)
        for k, (_, x, y, _) in enumerate(contents): content[k, x:y + 1] = 1
        out |= {"of": np.array([k[0] for k in contents], np.int64), "content": content, "stance": np.array([k[3] for k in contents], np.int64)}
    return {k: torch.from_numpy(v).to(device) for k, v in out.items()}
