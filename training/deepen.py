"""A reader of twelve layers from a trained one of six. MiniLM-L6 is every second layer of the model that E5-small began as, so that E5's
other layers fit between them, and the trained heads go on: at once the deeper reader reads half as well as the one it came from. See RESULTS.md."""
import argparse, pathlib
import torch
import data as corpora
from base import common_vocabulary, e5
from encoder import Encoder
from model import Model, load, save, save_base

def deepened(model, inserted, vocabulary, kept):
    """@param inserted the state of E5's encoder (base.e5) @param vocabulary pieces of the model @param kept those of the deeper one"""
    layers = {f"layers.{2 * i}.{name}": p for i, layer in enumerate(model.encoder.layers) for name, p in layer.state_dict().items()}
    layers |= {k: v for k, v in inserted.items() if k.startswith("layers.") and int(k.split(".")[1]) % 2}
    own = {k: v for k, v in model.encoder.state_dict().items() if not k.startswith("layers.")}; ids = {p: i for i, p in enumerate(vocabulary)}
    own["pieces.weight"] = own["pieces.weight"][[ids[p] for p in kept]]
    encoder = Encoder(**(model.encoder.config | {"vocabulary": len(kept), "layers": 2 * len(model.encoder.layers)})); encoder.load_state_dict(own | layers)
    deeper = Model(encoder); deeper.load_state_dict({k: v for k, v in model.state_dict().items() if not k.startswith("encoder.")} | {"encoder." + k: v for k, v in encoder.state_dict().items()})
    return deeper

def main():
    p = argparse.ArgumentParser(description=__doc__); p.add_argument("--data", type=pathlib.Path, default=pathlib.Path("../../shared/data")); p.add_argument("--start", required=True, help="the trained reader"); p.add_argument("--base", required=True, help="its base")
    p.add_argument("--e5", required=True, help="the jar (README.md)"); p.add_argument("--pieces", type=int, default=19000, help="size of the vocabulary, cut to pay for the layers"); p.add_argument("--out", required=True); p.add_argument("--out-base", required=True); a = p.parse_args()
    vocabulary = torch.load(a.base, weights_only=True)["vocabulary"]; kept = common_vocabulary(vocabulary, [d for s in corpora.training_sets(a.data).values() for d in s], a.pieces)
    deeper = deepened(load(a.start), e5(a.e5)[1], vocabulary, kept); save(deeper, a.out)
    save_base(deeper.encoder, kept, a.out_base)

if __name__ == "__main__": main()
