"""The first reader's weights (reader.fp16.safetensors, vocab.txt) as a base and a checkpoint to train on from."""
import argparse, pathlib
from safetensors.torch import load_file
from base import bert_state
from encoder import Encoder
from model import Model, save, save_base

HEADS = {"attribution": "tag", "statement": "stag", "names": "ner", "tags": "xp", "starts": "ss", "child": "ad.0", "parent": "ah.0", "root": "bh", "relation.0": "rl.0", "relation.3": "rl.3",
         "linker.cue": "q", "linker.word": "k", "linker.out": "o.2", "policy.cue": "sq", "policy.word": "sk", "policy.out": "so.2", "policy.meant.0": "st.0", "policy.meant.3": "st.3"}

def main():
    p = argparse.ArgumentParser(description=__doc__); p.add_argument("folder", type=pathlib.Path); p.add_argument("--base", required=True, help="where the base goes"); p.add_argument("--out", required=True, help="where the checkpoint goes"); a = p.parse_args()
    t = {k: v.float() for k, v in load_file(a.folder / "reader.fp16.safetensors").items()}
    vocabulary = [piece for piece in (a.folder / "vocab.txt").read_text(encoding="utf8").split("\n") if piece]
    encoder = Encoder(len(vocabulary), 384, 6, 12, 1536); encoder.load_state_dict(bert_state(lambda n: t["b." + n], 6) | {"shapes.weight": t["sh.weight"]})
    model = Model(encoder); state = model.state_dict() | {"cross": t["W"] / 16, "linker.place.weight": t["dist.weight"], "policy.place.weight": t["dist.weight"].clone()}
    for ours, theirs in HEADS.items():
        for part in ("weight", "bias"): state[f"{ours}.{part}"] = t[f"{theirs}.{part}"][:len(state[f"{ours}.{part}"])].clone()  # its tags and relations have rows to spare
    model.load_state_dict(state); save(model, a.out)
    save_base(encoder, vocabulary, a.base)

if __name__ == "__main__": main()
