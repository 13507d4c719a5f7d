"""Text to words, words to pieces, words to shapes: letter for letter what src/analysis/words.ts and wordpiece.ts do."""
import re, unicodedata

ALTERED = r"(?:\[[^\W\d_]\](?=\w))?"  # "[W]e": a first letter that whoever quotes has changed
WORD = re.compile(rf"{ALTERED}\w+(?:[.]\w+)+[.]?|{ALTERED}\w+(?=n['’]t(?!\w))|n['’]t(?!\w)|['’]\w+|{ALTERED}\w+|``|''|[^\s]")

def words_of(text):
    """@returns [(start, end)] in characters of `text`"""
    return [m.span() for m in WORD.finditer(text)]

def itself(word):
    """"We" of "[W]e", whose first letter whoever quotes has changed; any other word as it stands."""
    return word[1] + word[3:] if len(word) > 3 and word[0] == "[" and word[2] == "]" and word[1].isalpha() else word

def shape_of(word):
    """0 no letters or mixed, 1 lower case, 2 first letter upper, 3 all upper and longer than one"""
    word = itself(word)
    if not any(unicodedata.category(c).startswith("L") for c in word): return 0
    upper = word.upper() == word and word.lower() != word
    if upper and len(word) > 1: return 3
    if unicodedata.category(word[0]) in ("Lu", "Lt"): return 2
    return 1 if word.lower() == word and word.upper() != word else 0

class WordPiece:
    """BERT's WordPiece for one word: lower case, accents stripped, longest match first; over 100 characters, or unspellable: [UNK]."""
    def __init__(self, vocabulary):
        self.ids = {piece: i for i, piece in enumerate(vocabulary)}; self.known = {}
        self.unknown, self.start, self.end = (self.ids[p] for p in ("[UNK]", "[CLS]", "[SEP]"))

    def encode(self, word):
        found = self.known.get(word)
        if found is None: found = self.known[word] = self.split(word)
        return found

    def split(self, word):
        if len(word) > 100: return [self.unknown]
        text = "".join(c for c in unicodedata.normalize("NFD", itself(word).lower()) if unicodedata.category(c) != "Mn")
        out, at = [], 0
        while at < len(text):
            for end in range(len(text), at, -1):
                found = self.ids.get(("##" if at else "") + text[at:end])
                if found is not None: break
            else: return [self.unknown]
            out.append(found); at = end
        return out or [self.unknown]
