"""What the exported files read in a sample, by Python, for the program's own test to compare with: test/analysis/sample.json. See README.md."""
import argparse, json, pathlib
from batches import encode
from data import news
from decode import Onnx, read_window, windows_of
from words import WordPiece

TEXT = """Antony Blinken urged President Biden to lift the limits on strikes inside Russia, two officials said on Tuesday.

“We must act,” he told CNN. “The allies won't wait.” Germany's chancellor, Olaf Scholz, opposes the plan.

The Senate voted 51-49 to block the U.S. sale; Sen. Rand Paul, R-Ky., called it “a mistake.” Café owners in São Paulo protested against the tariffs."""

def main():
    p = argparse.ArgumentParser(description=__doc__); p.add_argument("--models", default="../models"); p.add_argument("--out", type=pathlib.Path, default=pathlib.Path("../test/analysis/sample.json")); a = p.parse_args()
    engine = Onnx(a.models); d = news(TEXT); encode([d], WordPiece(engine.vocabulary)); (w,) = windows_of(d, WordPiece(engine.vocabulary)); r = read_window(engine, w); labels = engine.manifest["labels"]; least = engine.manifest["thresholds"]["statement"]
    spans = lambda rs: [[int(x[0]), int(x[1])] for x in rs]
    a.out.write_text(json.dumps({"text": TEXT, "words": [TEXT[x:y] for x, y in d["spans"]], "tags": [labels["tags"][t] for t in r["tags"]], "heads": [int(h) for h in r["heads"]], "starts": [int(s) for s in r["starts"]],
        "names": [[int(x), int(y), k] for x, y, k in r["names"]], "attributions": [{"cue": [int(c) for c in x["cue"]], "sources": spans(x["sources"]), "contents": spans(x["contents"])} for x in r["attributions"]],
        "policies": [{"cue": [int(c) for c in x["cue"]], "actors": spans(x["actors"]), "contents": spans(x["contents"]), "score": round(x["valid"], 3)} for x in r["statements"] if x["valid"] >= least]}, ensure_ascii=False, indent=1) + "\n", encoding="utf8")

if __name__ == "__main__": main()
