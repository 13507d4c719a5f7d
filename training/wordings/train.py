"""What makes a good wording of the words of a content, learnt from the positions that coders wrote: candidates.jsonl to src/lexicon/data/wordings.json. See README.md."""
import argparse, collections, json, pathlib, random, re
import torch, torch.nn as nn

STOP = set("the a an of to in on for and or by with from at as its their his her that this be is are into over against up out".split())

def stem(word): return re.sub(r"(ations?|ing|ed|es|s|ion|al|ment)$", "", re.sub(r"['’]s$", "", word.lower()))[:7]
def terms(text): return collections.Counter(stem(w) for w in re.findall(r"\w+", text) if w.lower() not in STOP)

def likeness(wording, position):
    """0..1: stems shared (F1), a fifth of it for the same verb"""
    a, b = terms(wording), terms(position); both = sum((a & b).values())
    return .8 * 2 * both / max(1, sum(a.values()) + sum(b.values())) + .2 * (wording.split(" ")[0].lower() == position.split(" ")[0].lower())

def main():
    p = argparse.ArgumentParser(description=__doc__); p.add_argument("candidates"); p.add_argument("--out", default=str(pathlib.Path(__file__).parents[2] / "src/lexicon/data/wordings.json"))
    p.add_argument("--least", type=float, default=1.5, help="by how much a wording must outweigh that of the rules"); p.add_argument("--show", type=int, default=0, help="held-out wordings to print"); a = p.parse_args()
    torch.manual_seed(3); random.seed(3); rows = [json.loads(line) for line in open(a.candidates, encoding="utf8")]
    count = collections.Counter(f for r in rows if r["set"] == "train" for c in r["found"] for f in c["features"])
    number = {f: i + 1 for i, f in enumerate(sorted(f for f, n in count.items() if n >= 10))}
    def tensors(r):
        """Features of all candidates in a row, where each begins, and how like the position each is; the first is the rules'."""
        ids = [[number[f] for f in c["features"] if f in number] or [0] for c in r["found"]]
        return torch.tensor(sum(ids, [])), torch.tensor([0] + [len(i) for i in ids[:-1]]).cumsum(0), torch.tensor([likeness(c["wording"], r["position"]) for c in r["found"]])
    sets = {name: [(r, tensors(r)) for r in rows if r["set"] == name and len(r["found"]) > 1] for name in ("train", "held", "dev")}
    learn = [t for _, t in sets["train"] if t[2].max() >= .2 and t[2].max() > t[2].min()]
    weigh = nn.EmbeddingBag(len(number) + 1, 1, mode="sum", padding_idx=0); nn.init.zeros_(weigh.weight); optimizer = torch.optim.Adam(weigh.parameters(), .02)
    for _ in range(4):
        random.shuffle(learn)
        for at in range(0, len(learn), 64):
            batch = learn[at:at + 64]; starts, base = [], 0
            for ids, s, _ in batch: starts.append(s + base); base += len(ids)
            scores = weigh(torch.cat([ids for ids, _, _ in batch]), torch.cat(starts))[:, 0].split([len(s) for _, s, _ in batch])
            loss = -sum(((12 * like).softmax(-1) * score.log_softmax(-1)).sum() for score, (_, _, like) in zip(scores, batch)) / len(batch) + 5e-5 * (weigh.weight ** 2).sum()
            optimizer.zero_grad(); loss.backward(); optimizer.step()
    with torch.no_grad():
        for name in ("held", "dev"):
            for least in (0., .5, 1., 1.5, 2., 2.5):
                chosen = bare = better = worse = said = 0.
                for _, (ids, starts, like) in sets[name]:
                    score = weigh(ids, starts)[:, 0]; k = int(score.argmax()); k = k if score[k] > score[0] + least else 0
                    chosen += float(like[k]); bare += float(like[0]); better += float(like[k] > like[0] + .02); worse += float(like[k] < like[0] - .02); said += k > 0
                n = max(1, len(sets[name])); print(f"{name} {len(sets[name])}, least {least}: like the position {bare / n:.3f} by rule, {chosen / n:.3f} chosen; another {said / n:.2f}, better {better / n:.2f}, worse {worse / n:.2f}")
        for r, (ids, starts, _) in random.sample(sets["held"], min(a.show, len(sets["held"]))):
            score = weigh(ids, starts)[:, 0]; k = int(score.argmax())
            if score[k] > score[0] + a.least: print(f"{score[k] - score[0]:.1f}  {r['position']} | {r['found'][0]['wording']} | {r['found'][k]['wording']}")
    kept = {f: round(float(weigh.weight[i].detach()), 2) for f, i in number.items()}
    pathlib.Path(a.out).write_text(json.dumps({"least": a.least, "weights": {f: w for f, w in kept.items() if abs(w) >= .05}}, ensure_ascii=False, indent=1) + "\n", encoding="utf8")

if __name__ == "__main__": main()
