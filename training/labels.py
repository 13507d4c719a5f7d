"""Every label that a head gives, in the order of its output. models/manifest.json repeats them for the program."""
NAMES = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC"]
GROUPS = ["source", "cue", "content"]                    # three tags (O, B, I) each
ROLES = ["O", "B-source", "I-source", "B-content", "I-content"]   # of a statement: the source is its actor
STANCES = ["support", "oppose", "neutral"]
TAGS = ["NNP", "HYPH", ":", "JJ", "NNS", "VBD", ",", "DT", "NN", "IN", ".", "-LRB-", "MD", "VB", "VBG", "PRP", "TO", "-RRB-", "VBN", "RP", "CD", "VBZ", "RB", "NNPS", "VBP", "PRP$", "CC", "WP", "EX", "WDT", "RBR", "PDT", "JJR", "WRB", "JJS", "``", "''", "POS", "RBS", "WP$", "ADD", "FW", "LS", "UH", "AFX", "$", "NFP", "SYM", "GW"]
RELATIONS = ["root", "punct", "flat", "amod", "nsubj", "parataxis", "obj", "det", "appos", "case", "nmod", "aux", "iobj", "obl", "mark", "acl", "ccomp", "compound", "nummod", "cop", "advmod", "xcomp", "cc", "conj", "advcl", "expl", "fixed", "csubj", "orphan", "vocative", "discourse", "list", "dislocated", "reparandum", "goeswith", "dep"]
IGNORE = -100
NOT_A_NAME = -1          # names: outside, or MISC, which this data set does not annotate
