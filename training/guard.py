"""Nothing that is measured on may be trained on: compares the texts, eight words at a time. `python guard.py` prints what it finds; run it before a training."""
import argparse, pathlib, sys
import data as corpora

LONG = 8

def shingles(words): 
    low = [w.lower() for w in words]; return {hash(tuple(low[i:i + LONG])) for i in range(0, len(low) - LONG + 1)}

def measured(data):
    """The sets that figures are given on, as far as they are here, by name."""
    yield from (("gold/dev", d) for d in corpora.gold_dev(data)); yield from (("polnear/dev", d) for d in corpora.polnear(data / "polnear/dev.jsonl.gz"))
    for name in ("ud/ewt/dev", "ud/ewt/test", "ud/gum/dev"): yield from ((name, d) for d in corpora.conllu(data / f"{name}.conllu.gz"))
    for name in ("dev", "test"): yield f"ner/uner-ewt/{name}", corpora.bio(data / f"ner/uner-ewt/{name}.iob2.gz", corpora.UNER, 2)

def shared(sets, data, most=.2):
    """[(training set, measured set, share)] for training documents of which more than `most` stands in a measured document."""
    where = {}
    for name, d in measured(data):
        for s in shingles(d["words"]): where[s] = name
    found = []
    for name, documents in sets.items():
        for d in documents:
            mine = shingles(d["words"]); hit = [where[s] for s in mine if s in where]
            if mine and len(hit) / len(mine) > most: found.append((name, d.get("id", " ".join(d["words"][:8])), hit[0], round(len(hit) / len(mine), 2)))
    return found

def main():
    p = argparse.ArgumentParser(description=__doc__); p.add_argument("--data", type=pathlib.Path, default=pathlib.Path("../../shared/data")); a = p.parse_args()
    found = shared(corpora.training_sets(a.data), a.data)
    for row in found: print(*row, sep="\t")
    sys.exit(1 if found else 0)

if __name__ == "__main__": main()
