"""The mean of two readers' weights: what one learnt since the other, and less of what it learnt by heart. See RESULTS.md."""
import argparse
from model import load, save

def mean(model, other, share):
    """@param share of the first"""
    theirs = other.state_dict(); model.load_state_dict({k: share * v + (1 - share) * theirs[k] if v.dtype.is_floating_point else v for k, v in model.state_dict().items()}); return model

def main():
    p = argparse.ArgumentParser(description=__doc__); p.add_argument("model"); p.add_argument("other"); p.add_argument("--share", type=float, default=.5, help="of the first"); p.add_argument("--out", required=True); a = p.parse_args()
    save(mean(load(a.model), load(a.other), a.share), a.out)

if __name__ == "__main__": main()
