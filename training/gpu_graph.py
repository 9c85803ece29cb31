"""The graph for WebGPU: fused attention over the quantised weights as they lie in the file.

One token sequence at a time, T new tokens after P that are cached, in buffers of C rows that are written in place:

    ids            int32 (1, T)          rows   int32 (R): places among the new tokens whose logits are wanted
    last           int32 (1): P + T - 1  total  int32 (1): P + T
    past_{k,v}_L   float32 (1, groups, C, head)
    -> logits (R, vocabulary); present_{k,v}_L, the same buffers

Codes are external data "weights" (the weight file itself). External data "floats" is made on load: scales and norms as
float32 in the order of the manifest, then the cosines and sines of all positions (context, head / 2).
The embedding and the head are the same bytes of the file.
"""
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from quantise import BLOCK

MICROSOFT = "com.microsoft"


def build_gpu_graph(config, tensors: list[dict], context: int) -> onnx.ModelProto:
    """`tensors`: the manifest's, by whose places in the file the initialisers are made."""
    heads, groups, size = config.num_attention_heads, config.num_key_value_heads, config.head_dim
    nodes, inputs, outputs, initial = [], [], [], []
    by_name = {tensor["name"]: tensor for tensor in tensors}
    places, offset = {}, 0
    for tensor in tensors:
        count = int(np.prod(tensor["shape"])) // (1 if tensor["bits"] == 32 else BLOCK)
        places[tensor["name"]] = (offset, count)
        offset += 4 * count

    def op(kind: str, *args: str, outs: list[str] | None = None, domain: str = "", **attributes) -> str:
        names = outs or [f"t{len(nodes)}"]
        nodes.append(helper.make_node(kind, list(args), names, domain=domain, **attributes))
        return names[0]

    def external(name: str, kind: int, shape: list[int], location: str, start: int, length: int) -> str:
        if all(tensor.name != name for tensor in initial):
            tensor = TensorProto(name=name, data_type=kind, dims=shape)
            tensor.raw_data = b""
            onnx.external_data_helper.set_external_data(tensor, location, offset=start, length=length)
            tensor.ClearField("raw_data")
            initial.append(tensor)
        return name

    def constant(name: str, value: np.ndarray) -> str:
        if all(tensor.name != name for tensor in initial):
            initial.append(numpy_helper.from_array(value, name))
        return name

    def shape(*values: int) -> str:
        return constant("shape_" + "_".join(map(str, values)), np.array(values, dtype=np.int64))

    def floats(name: str, dims: list[int]) -> str:
        start, count = places[name]
        return external(f"{name}.floats", TensorProto.FLOAT, dims, "floats", start, 4 * count)

    def codes(name: str, dims: list[int], view: str) -> str:
        tensor = by_name[name]
        return external(f"{name}.{view}", TensorProto.UINT8, dims, "weights", tensor["offset"], int(np.prod(dims)))

    def linear(x: str, name: str) -> str:
        (rows, columns), bits = by_name[name]["shape"], by_name[name]["bits"]
        blob = codes(name, [rows, columns // BLOCK, BLOCK * bits // 8], "blocks")
        # A scale for each block of each row, one after the other, in every version of the operator.
        scales = floats(name, [rows, columns // BLOCK])
        return op("MatMulNBits", x, blob, scales, domain=MICROSOFT, K=columns, N=rows, bits=bits, block_size=BLOCK, accuracy_level=0)

    def norm(x: str, name: str) -> str:
        return op("SimplifiedLayerNormalization", x, floats(name, by_name[name]["shape"]), axis=-1, epsilon=config.rms_norm_eps)

    def add_and_norm(x: str, skip: str, name: str) -> tuple[str, str]:
        outs = [f"n{len(nodes)}", "", "", f"x{len(nodes)}"]
        op("SkipSimplifiedLayerNormalization", x, skip, floats(name, by_name[name]["shape"]), outs=outs, domain=MICROSOFT, epsilon=config.rms_norm_eps)
        return outs[0], outs[3]

    for index, name in enumerate(("cos", "sin")):
        length = 4 * context * size // 2
        external(name, TensorProto.FLOAT, [context, size // 2], "floats", offset + index * length, length)
    embedding = "model.embed_tokens.weight"
    words, hidden = by_name[embedding]["shape"]
    bits = by_name[embedding]["bits"]
    rows_of = codes(embedding, [words, hidden * bits // 8], "rows")
    x = op(
        "GatherBlockQuantized", rows_of, "ids", floats(embedding, [words, hidden // BLOCK]), domain=MICROSOFT,
        gather_axis=0, quantize_axis=1, block_size=BLOCK, bits=bits,
    )  # fmt: skip
    h = norm(x, "model.layers.0.input_layernorm.weight")
    for layer in range(config.num_hidden_layers):
        base = f"model.layers.{layer}."

        def normed(kind: str, number: int) -> str:
            split = op("Reshape", linear(h, f"{base}self_attn.{kind}_proj.weight"), shape(1, -1, number, size))
            return op("Reshape", norm(split, f"{base}self_attn.{kind}_norm.weight"), shape(1, -1, number * size))

        for kind in "kv":
            for name, values in (("past", inputs), ("present", outputs)):
                dims = [1, groups, "capacity", size]
                values.append(helper.make_tensor_value_info(f"{name}_{kind}_{layer}", TensorProto.FLOAT, dims))
        mixed = op(
            "GroupQueryAttention", normed("q", heads), normed("k", groups), linear(h, base + "self_attn.v_proj.weight"),
            f"past_k_{layer}", f"past_v_{layer}", "last", "total", "cos", "sin",
            outs=[f"mixed{layer}", f"present_k_{layer}", f"present_v_{layer}"], domain=MICROSOFT,
            num_heads=heads, kv_num_heads=groups, do_rotary=1, rotary_interleaved=0,
        )  # fmt: skip
        h, x = add_and_norm(x, linear(mixed, base + "self_attn.o_proj.weight"), base + "post_attention_layernorm.weight")
        gate = linear(h, base + "mlp.gate_proj.weight")
        gate = op("Mul", gate, op("Sigmoid", gate))
        down = linear(op("Mul", gate, linear(h, base + "mlp.up_proj.weight")), base + "mlp.down_proj.weight")
        following = "model.norm.weight" if layer + 1 == config.num_hidden_layers else f"model.layers.{layer + 1}.input_layernorm.weight"
        h, x = add_and_norm(x, down, following)
    wanted = op("Gather", op("Reshape", h, shape(-1, hidden)), "rows")
    op("Reshape", linear(op("Unsqueeze", wanted, shape(0)), embedding), shape(-1, words), outs=["logits"])
    inputs[:0] = [
        helper.make_tensor_value_info("ids", TensorProto.INT32, [1, "new"]),
        helper.make_tensor_value_info("rows", TensorProto.INT32, ["rows"]),
        helper.make_tensor_value_info("last", TensorProto.INT32, [1]),
        helper.make_tensor_value_info("total", TensorProto.INT32, [1]),
    ]
    outputs.insert(0, helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["rows", words]))
    graph = helper.make_graph(nodes, "policy", inputs, outputs, initial)
    opsets = [helper.make_opsetid("", 18), helper.make_opsetid(MICROSOFT, 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=9)
