"""Reads articles, parted by form feeds, with spaCy's small English pipeline; prints tokens, seconds of processor and of the clock."""

import sys
import time

import spacy

pipeline = spacy.load("en_core_web_sm")
texts = open(sys.argv[1], encoding="utf-8").read().split("\f")
pipeline(texts[0])
cpu, start = time.process_time(), time.perf_counter()
tokens = sum(len(pipeline(text)) for text in texts)
print(tokens, time.process_time() - cpu, time.perf_counter() - start)
