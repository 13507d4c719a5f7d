"""How like two wordings of courses of action are: the stems that they share, and whether their verbs are contrary."""
import collections, json, pathlib, re

STOP = set("the a an of to in on for and or with by at from as its their his her that this be is are into over against up out".split())
COURSES = json.loads((pathlib.Path(__file__).parents[1] / "src/lexicon/data/courses.json").read_text(encoding="utf8"))
OPPOSITES = {tuple(pair.split(":")) for pair in COURSES["opposites"].split("|")}
BRINGING, UNDOING = (set(COURSES[key].split(" ")) for key in ("bringing", "undoing"))

def stem(word): return re.sub(r"(ations?|ing|ed|es|s|ion|al|ment)$", "", re.sub(r"['’]s$", "", word.lower()))[:7]
def terms(text): return collections.Counter(stem(w) for w in re.findall(r"\w+", text) if w.lower() not in STOP)
def verb(wording): return wording.split(" ")[0].lower()

def contrary(a, b):
    """Do two verbs ask for contrary things, or does one bring about what the other undoes?"""
    return (a, b) in OPPOSITES or (b, a) in OPPOSITES or (a in BRINGING and b in UNDOING) or (b in BRINGING and a in UNDOING)
