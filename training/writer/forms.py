"""Which words a word could be a form of: "lifting" of "lift", "withdrawal" of "withdraw"."""
import functools, json, pathlib

COURSES = json.loads((pathlib.Path(__file__).parents[2] / "src/lexicon/data/courses.json").read_text(encoding="utf8"))
ACTIONS = {noun: verb.replace("_", " ") for noun, verb in (row.split(":") for row in COURSES["actions"].split())}
IRREGULAR = dict(row.split() for row in """ran run;went go;gone go;took take;taken take;gave give;given give;made make;kept keep;held hold;built build;sent send;brought bring;bought buy;
sold sell;told tell;left leave;met meet;paid pay;spent spend;stood stand;struck strike;sought seek;taught teach;thought think;withdrew withdraw;withdrawn withdraw;won win;wrote write;
written write;rose rise;risen rise;saw see;seen see;said say;sat sit;shot shoot;shown show;fought fight;found find;fed feed;fell fall;fallen fall;forgave forgive;froze freeze;
frozen freeze;got get;gotten get;grew grow;grown grow;had have;has have;heard hear;hid hide;hidden hide;knew know;known know;laid lay;led lead;lent lend;lost lose;meant mean;
overcame overcome;overthrew overthrow;rode ride;sang sing;spoke speak;spoken speak;stole steal;stolen steal;swore swear;sworn swear;swept sweep;threw throw;thrown throw;undid undo;
undone undo;did do;done do;does do;understood understand;upheld uphold;was be;were be;is be;are be;been be;being be;came come;became become;began begin;begun begin;broke break;
broken break;chose choose;chosen choose;drew draw;drawn draw;drove drive;driven drive;ate eat;bore bear;bound bind;bred breed;dealt deal;felt feel;fled flee;flew fly;forbade forbid;
forbidden forbid;rebuilt rebuild;retook retake;stuck stick;tore tear;torn tear;wore wear;worn wear;woke wake""".replace("\n", "").split(";"))

@functools.lru_cache(None)
def forms(word):
    """The word and what it could be a form of, in lower case."""
    w = word.lower(); found = {w}
    if w in IRREGULAR: found.add(IRREGULAR[w])
    for noun in (w, w[:-1] if w.endswith("s") else ""):
        if noun in ACTIONS: found.add(ACTIONS[noun])
    for ending, instead in (("ies", ("y",)), ("es", ("", "e")), ("s", ("",)), ("ied", ("y",)), ("ed", ("", "e")), ("ying", ("ie",)), ("ing", ("", "e"))):
        if w.endswith(ending) and len(w) > len(ending) + 1:
            stem = w[:-len(ending)]; found |= {stem + end for end in instead}
            if ending in ("ed", "ing") and len(stem) > 2 and stem[-1] == stem[-2]: found.add(stem[:-1])
    return found
