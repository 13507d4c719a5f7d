"""Exported attention to one fused operator, for speed; export.py does it to what is shipped. Alone: `python training/fuse_attention.py reader.onnx fused.onnx`.

A window is one call without padding, so the mask that torch exports says nothing, and softmax, masks and transposes of an exported
BERT-like encoder become onnxruntime's MultiHeadAttention. Works on float and on int8 exports; refuses a graph in which it finds none, or
whose attention has more to it than heads and a mask of ones (relative positions). Answers differ in the last digits of a float, so run
the scores again. The inputs stay as they were, also those that nothing reads any more.
"""

import sys
from collections import defaultdict

import onnx
from onnx import helper, numpy_helper

DOMAIN = "com.microsoft"


def fuse(model: onnx.ModelProto) -> int:
    """Replaces each attention in place; returns how many."""
    graph = model.graph
    made_by = {output: node for node in graph.node for output in node.output}
    used_by = defaultdict(list)
    for node in graph.node:
        for name in node.input:
            used_by[name].append(node)
    constants = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    for node in graph.node:
        if node.op_type == "Constant":
            constants[node.output[0]] = numpy_helper.to_array(node.attribute[0].t)

    def above(name, *kinds):
        """The node that makes `name`, where it is of one of these kinds."""
        node = made_by.get(name)
        return node if node is not None and node.op_type in kinds else None

    def projection(name):
        """From a head-wise tensor back over scale, transpose and reshape: the [1, S, width] tensor, and the number of heads."""
        node = made_by.get(name)
        if node is not None and node.op_type in ("Mul", "Div"):
            node = made_by.get(node.input[0])
        if node is None or node.op_type != "Transpose":
            return None
        shape = above(node.input[0], "Reshape")
        if shape is None:
            return None
        sizes = made_by.get(shape.input[1])
        known = [constants.get(name) for name in sizes.input] if sizes is not None else list(constants[shape.input[1]])
        heads, size = (0 if part is None else int(part.reshape(-1)[0]) for part in known[2:4])
        bias = next((constants[name] for name in made_by[shape.input[0]].input if name in constants), None)
        if heads <= 0 and size > 0 and bias is not None:
            heads = bias.size // size
        return (shape.input[0], heads) if heads > 0 else None

    def product_of(name):
        """From the softmax's input back over mask and scale to query times key; None where anything else is added."""
        node = made_by.get(name)
        if node is not None and node.op_type == "Add":
            sides = [product_of(side) for side in node.input]
            masks = [side for side, found in zip(node.input, sides) if found is None]
            plain = all(side in constants or above(side, "Where", "Mul", "Unsqueeze", "Cast") for side in masks)
            return next((found for found in sides if found is not None), None) if plain else None
        if node is not None and node.op_type in ("Div", "Mul") and node.input[1] in constants:
            return above(node.input[0], "MatMul")
        return node if node is not None and node.op_type == "MatMul" else None

    count = 0
    for softmax in [node for node in graph.node if node.op_type == "Softmax"]:
        product = product_of(softmax.input[0])
        if product is None:
            continue
        query, key = projection(product.input[0]), projection(product.input[1])
        weights = softmax.output[0]
        followers = [node for node in used_by[weights] if node.op_type == "Where"]
        if followers:
            weights = followers[0].output[0]
        mixed = next((node for node in used_by[weights] if node.op_type == "MatMul" and node.input[0] == weights), None)
        value = projection(mixed.input[1]) if mixed is not None else None
        if not (query and key and value):
            continue
        # Down over reshapes and the transpose to the tensor that is [1, S, width] again.
        end, turned = mixed.output[0], False
        while True:
            step = next((n for n in used_by[end] if n.op_type in ("Reshape", "Transpose") and n.input[0] == end), None)
            if step is None or (turned and step.op_type == "Transpose"):
                break
            end = step.output[0]
            if turned and step.op_type == "Reshape":
                break
            turned = turned or step.op_type == "Transpose"
        last = made_by[end]
        fused = helper.make_node(
            "MultiHeadAttention",
            [query[0], key[0], value[0]],
            [end],
            name=f"fused_attention_{count}",
            domain=DOMAIN,
            num_heads=query[1],
        )
        graph.node.insert(list(graph.node).index(last), fused)
        graph.node.remove(last)
        count += 1
    prune(graph)
    if count and all(opset.domain != DOMAIN for opset in model.opset_import):
        model.opset_import.append(helper.make_opsetid(DOMAIN, 1))
    return count


def prune(graph: onnx.GraphProto) -> None:
    """Drops nodes and weights that no output needs."""
    needed = {output.name for output in graph.output}
    kept = []
    for node in reversed(graph.node):
        if needed.intersection(node.output):
            kept.append(node)
            needed.update(node.input)
    del graph.node[:]
    graph.node.extend(reversed(kept))
    weights = [tensor for tensor in graph.initializer if tensor.name in needed]
    del graph.initializer[:]
    graph.initializer.extend(weights)


def fuse_file(source, target=None) -> tuple[int, int, int]:
    """Fuses a file, in place unless a target is named; returns how many attentions, and the nodes before and after."""
    model = onnx.load(str(source))
    before = len(model.graph.node)
    count = fuse(model)
    if count == 0:
        sys.exit(f"{source} holds no attention that can be fused.")
    onnx.save(model, str(target or source))
    return count, before, len(model.graph.node)


def main() -> None:
    source, target = sys.argv[1:]
    count, before, after = fuse_file(source, target)
    print(f"{target}: {count} attentions fused, {before} nodes are now {after}")


if __name__ == "__main__":
    main()
