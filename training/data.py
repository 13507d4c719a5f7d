"""Reads each data set into documents of words with the labels that it annotates, and no others.

A document is a dict: `words`; `spans` (start, end of each word in `text`) for news; `breaks`, the words that begin a paragraph (news) or a
sentence (treebanks, names), in order, the first 0; `news`, whether breaks are paragraphs; and, each only where annotated:
`starts`, `tags`, `heads` (absolute), `relations`, `names`: arrays, a value a word (`untaught` lists those of them that are annotated but not to be taught); `attributions`, `statements`: lists of
{"cue": (first, last), "spans": [(role, first, last)], …}, role 0 the source or actor, 1 the content; of statements also `stances`: [(first, last, stance)].
Where the data come from, and their licences: ../NOTICE; what may be trained on: README.md.
"""
import gzip, json, pathlib, random, re, zlib
import numpy as np
from labels import IGNORE, NAMES, NOT_A_NAME, RELATIONS, STANCES, TAGS
from words import words_of

CODED = pathlib.Path(__file__).parent / "coded"

def lines(path):
    with gzip.open(path, "rt", encoding="utf8") if str(path).endswith(".gz") else open(path, encoding="utf8") as f: yield from f

def jsonl(path): return [json.loads(line) for line in lines(path) if line.strip()]

def news(text):
    """The words of a text, with a break at each line that has words."""
    words, spans, breaks = [], [], []
    for line in re.finditer(r"[^\n]+", text):
        found = words_of(line.group())
        if not found: continue
        breaks.append(len(words))
        for a, b in found: words.append(line.group()[a:b]); spans.append((line.start() + a, line.start() + b))
    return {"text": text, "words": words, "spans": spans, "breaks": breaks, "news": True}

class Places:
    """Character spans to words."""
    def __init__(self, spans): self.starts, self.ends = np.array([a for a, _ in spans]), np.array([b for _, b in spans])
    def words(self, start, end):
        """First and last word that the characters touch, or None."""
        first, last = int(np.searchsorted(self.ends, start, "right")), int(np.searchsorted(self.starts, end, "left")) - 1
        return (first, last) if last >= first else None

# ------------------------------------------------------------------ attribution
def polnear(path):
    for a in jsonl(path):
        d = news(a["text"]); at = Places(d["spans"]); d["attributions"] = []; d["id"] = a["id"]
        for one in a["attributions"]:
            cue = [at.words(*s) for s in one.get("cue") or []]; cue = [c for c in cue if c]
            if not cue: continue
            spans = [(role, *w) for role, key in ((0, "source"), (1, "content")) for s in one.get(key) or [] if (w := at.words(*s))]
            d["attributions"].append({"cue": cue[0], "cues": cue, "spans": spans})
        yield d

# ------------------------------------------------------------------ statements, entities
def occurrences(text, needle, lo, hi):
    return [m.start() + lo for m in re.finditer(re.escape(needle), text[lo:hi])] if needle else []

def nearest(text, needle, lo, hi, anchor, avoid=None):
    """The occurrence of a string nearest to a place, by preference outside of a span."""
    found = [(a, a + len(needle)) for a in occurrences(text, needle, lo, hi)]
    free = [s for s in found if not avoid or s[1] <= avoid[0] or s[0] >= avoid[1]]
    return min(free or found, key=lambda s: min(abs(s[0] - anchor), abs(s[1] - anchor)), default=None)

def whole(text, a, b): return (a == 0 or not text[a - 1].isalnum()) and (b == len(text) or not text[b].isalnum())

def name_places(text, strings):
    """Where the strings stand as whole words, longest first, without overlaps."""
    taken = []
    for s in sorted({s for s in strings if s}, key=lambda s: (-len(s), s)):
        for a in occurrences(text, s, 0, len(text)):
            b = a + len(s)
            if whole(text, a, b) and not any(a < y and x < b for x, y in taken): taken.append((a, b))
    return sorted(taken)

def bare(entity):
    """The strings of an entity as a name tagger should mark them: no titles before persons, no article before others."""
    strings = {entity["name"], *entity["mentions"]}
    if entity["type"] == "person":
        own = set(entity["name"].split())
        titled = lambda s, o: s != entity["name"] and s.endswith(" " + o) and (" " in o or not own & set(s[:-len(o)].split()))
        return {s for s in strings if not any(titled(s, o) for o in strings)}
    return {re.sub(r"^[Tt]he ", "", s) for s in strings}

KIND = {"person": 1, "organization": 3, "country": 5, "place": 5}

def add(cues, cue, content, actor, stance):
    """One more statement of a cue; spans are (first, last), the actor's may be None."""
    one = cues.setdefault(cue, {"cue": cue, "spans": [], "stances": []})
    if not any(r == 1 and x <= content[1] and content[0] <= y for r, x, y in one["spans"]): one["spans"].append((1, *content)); one["stances"].append((*content, STANCES.index(stance)))
    if actor and (0, *actor) not in one["spans"]: one["spans"].append((0, *actor))

def add_coded(cues, statements, at):
    for s in statements:
        c, k, m = (at.words(*s[key]) if s.get(key) else None for key in ("cue", "content", "actorMention"))
        if c and k: add(cues, c, k, m, s["stance"])

def places(text, s):
    """Characters of the cue and of the content of an annotated statement, or None."""
    lo = text.find(s["sentence"]); hi = lo + len(s["sentence"])
    if lo < 0: return None
    content = nearest(text, s["content"], lo, hi, lo)
    cue = nearest(text, s["cue"], lo, hi, content[0] if content else lo, content)
    return (cue, content) if cue and content else None

def annotated(gold_path, articles, second={}):
    """data/gold's format. @param articles {id: text} @param second {id: what a second reader added, dropped and set right}"""
    for a in jsonl(gold_path):
        text = articles[a["id"]]; d = news(text); at = Places(d["spans"]); d["id"] = a["id"]; d["gold"] = a
        names = np.full(len(d["words"]), NOT_A_NAME)
        marked = [(e, s) for e in a["entities"] if e["type"] in KIND for s in bare(e)]
        done = np.zeros(len(d["words"]), bool)
        for e, s in sorted(marked, key=lambda m: (-len(m[1]), m[1])):
            for x, y in name_places(text, {s}):
                w = at.words(x, y)
                if not w or done[w[0]:w[1] + 1].any(): continue
                done[w[0]:w[1] + 1] = True; names[w[0]] = KIND[e["type"]]; names[w[0] + 1:w[1] + 1] = KIND[e["type"]] + 1
        d["names"] = names
        cues = {}; again = second.get(a["id"], {"statements": [], "dropped": [], "stances": []})
        for s in a["statements"]:
            spans = places(text, s)
            if not spans or [*map(list, spans)] in again["dropped"]: continue
            stance = next((right for *of, right in again["stances"] if of == [*map(list, spans)]), s["stance"])
            cue, content = spans; lo = text.find(s["sentence"]); hi = lo + len(s["sentence"])
            actor = nearest(text, s["actorMention"], lo, hi, cue[0]) if s.get("actorMention") else None
            if s.get("actorMention") and not actor:
                before = text.rfind(s["actorMention"], 0, lo); x = before if before >= 0 else text.find(s["actorMention"], hi)
                actor = (x, x + len(s["actorMention"])) if x >= 0 else None
            c, k = at.words(*cue), at.words(*content); m = at.words(*actor) if actor else None
            if not c or not k: continue
            add(cues, c, k, m, stance)
        add_coded(cues, again["statements"], at)
        d["statements"] = list(cues.values())
        yield d

def for_tagger(id):
    """Whether the names of a training article are not taught: the tagger of names (mentions/), which learns on all, shall not only learn on what the reader knows by heart."""
    return zlib.crc32(id.encode()) % 2 == 0

def for_positions(data):
    """The third of the articles with statements whose positions the embedder does not learn: positions/ learns on them how much its vectors tell."""
    ids = sorted(a["id"] for a in jsonl(data / "gold/train.jsonl.gz") if a["statements"]); random.Random(5).shuffle(ids); return set(ids[:len(ids) // 3])

def story_of(id):
    """`written:x-s3-2` is an article of the story `written:x-s3`; any other is a story by itself."""
    return re.sub(r"(-s\d+)-\d+$", r"\1", id)

def unseen(data):
    """Has the embedder not learnt an article's positions by heart? The third above, and what was coded for the project, which it read once or less."""
    third = for_positions(data); return lambda id: id in third or id.startswith("written:")

def gold_train(data):
    for d in annotated(data / "gold/train.jsonl.gz", {a["id"]: a["text"] for a in jsonl(data / "gold/train-articles.jsonl.gz")}, {a["id"]: a for a in jsonl(CODED / "second/gold.jsonl")}):
        if for_tagger(d["id"]): d["untaught"] = ("names",)
        yield d

def gold_dev(data):
    return annotated(data / "gold/dev.jsonl", {(a := json.loads(p.read_text(encoding="utf8")))["id"]: a["text"] for p in sorted((data / "gold/dev-articles").glob("*.json"))})

def coded(path, texts):
    """Statements coded for this project (coded/README.md): places in the texts of other sets, or in one of its own. @param texts {id: text}"""
    for a in jsonl(path):
        text = a.get("text") or texts[a["id"]]; d = news(text); at = Places(d["spans"]); cues = {}
        add_coded(cues, a["statements"], at)
        d["statements"] = list(cues.values())
        yield d

def coded_texts(data):
    """{id: text} of the news in which coded statements lie."""
    return {"polnear:" + a["id"]: a["text"] for a in jsonl(data / "polnear/train.jsonl.gz")} | {"wikinews:" + a["url"]: a["text"] for a in jsonl(data / "articles/wikinews.jsonl.gz")}

def coded_train(data):
    texts = coded_texts(data); return [d for file in sorted(CODED.glob("*.jsonl")) for d in coded(file, texts)]

# ------------------------------------------------------------------ treebanks
def conllu(path):
    """Documents of sentences."""
    rows, document = [], []
    for line in [*lines(path), "# newdoc id = end"]:
        if line.startswith("# newdoc"):
            if document: yield treebank(document)
            document = []
        elif line[0].isdigit() and line.split("\t", 1)[0].isdigit(): rows.append(line.rstrip("\n").split("\t"))
        elif not line.strip() and rows: document.append(rows); rows = []

def treebank(sentences):
    words, starts, tags, heads, relations, breaks = [], [], [], [], [], []
    for rows in sentences:
        base = len(words); breaks.append(base)
        for i, r in enumerate(rows):
            words.append(r[1]); starts.append(int(i == 0))
            tags.append(TAGS.index(r[4]) if r[4] in TAGS else IGNORE)
            heads.append(base + (int(r[6]) - 1 if r[6] != "0" else i))
            name = r[7].split(":")[0]; relations.append(RELATIONS.index(name) if name in RELATIONS else RELATIONS.index("dep"))
    return {"words": words, "breaks": breaks, "news": False, "starts": np.array(starts), "tags": np.array(tags), "heads": np.array(heads), "relations": np.array(relations)}

# ------------------------------------------------------------------ names
def bio(path, kinds, column=1):
    """Sentences of word and BIO label, as one document."""
    words, names, breaks, fresh = [], [], [], True
    for line in lines(path):
        cells = line.rstrip("\n").split("\t") if "\t" in line else line.split()
        if line.startswith("# "): continue
        if len(cells) < 2: fresh = True; continue
        if cells[0].isdigit() and len(cells) > 2 or column == 2: word, label = cells[1], cells[2]
        else: word, label = cells[0], cells[1]
        if fresh: breaks.append(len(words)); fresh = False
        kind = kinds.get(label[2:].lower()) if label != "O" else None
        words.append(word); names.append(NAMES.index(label[:2] + kind) if kind else 0)
    return {"words": words, "breaks": breaks, "news": False, "names": np.array(names)}

UNER = {"per": "PER", "org": "ORG", "loc": "LOC", "oth": "MISC"}
CROSSNER = {"politician": "PER", "person": "PER", "politicalparty": "ORG", "organisation": "ORG", "country": "LOC", "location": "LOC", "election": "MISC", "event": "MISC", "misc": "MISC"}

def docred(path):
    for a in json.load(gzip.open(path, "rt", encoding="utf8")):
        words, breaks = [], []
        for s in a["sents"]: breaks.append(len(words)); words += s
        names = np.zeros(len(words), int)
        for entity in a["vertexSet"]:
            for m in entity:
                if m["type"] not in ("PER", "ORG", "LOC", "MISC"): continue
                x, y = (breaks[m["sent_id"]] + p for p in m["pos"]); b = NAMES.index("B-" + m["type"])
                names[x] = b; names[x + 1:y] = b + 1
        yield {"words": [w or "-" for w in words], "breaks": breaks, "news": False, "names": names}

def training_sets(data):
    """{name: documents}. PolNeAR dev, EWT dev and test, GUM dev and data/gold dev are measured on, never read here."""
    measured = {tuple(d["words"]) for d in conllu(data / "ud/gum/dev.conllu.gz")}  # one of them stands in train as well
    return {
        "gold": list(gold_train(data)),
        "coded": coded_train(data),
        "polnear": list(polnear(data / "polnear/train.jsonl.gz")),
        "trees": [*conllu(data / "ud/ewt/train.conllu.gz"), *(d for d in conllu(data / "ud/gum/train.conllu.gz") if tuple(d["words"]) not in measured)],
        "names": [bio(data / "ner/uner-ewt/train.iob2.gz", UNER, 2), bio(data / "ner/crossner-politics/train.txt.gz", CROSSNER), bio(data / "ner/crossner-politics/dev.txt.gz", CROSSNER), *docred(data / "docred/train.json.gz")],
    }
