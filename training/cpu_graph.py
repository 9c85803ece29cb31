"""The graph for a CPU: plain attention over float32 weights, a cache that is only appended to.

One token sequence at a time, T new tokens after P that are cached:

    ids, positions  int32 (T)            rows   int32 (R): places among the new tokens whose logits are wanted
    mask            float32 (T, P + T)   added to the scores: a triangle for text, anything for a tree
    past_{k,v}_L    float32 (P, groups, head); at least one row, for which the mask has -1e9 when nothing is cached
                    (onnxruntime-web 1.30 divides by zero in a product with an empty matrix)
    -> logits (R, vocabulary); new_{k,v}_L (T, groups, head), the rows that the caller appends to its cache

Only new keys and values come out, so nothing is copied that was there before; cached ones are read where they lie
(FusedMatMul with transposed batches), and scores, not keys, are joined. Every linear layer holds its matrix as PyTorch
does. The weights are float32 external data "weights", in the order of `names`.
"""
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

MICROSOFT = "com.microsoft"


def build_cpu_graph(config, weights: dict[str, np.ndarray]) -> onnx.ModelProto:
    """The graph with its weights inside; `externalise` takes them out."""
    heads, groups, size = config.num_attention_heads, config.num_key_value_heads, config.head_dim
    nodes, inputs, outputs = [], [], []
    constants: dict[str, np.ndarray] = {}

    def op(kind: str, *args: str, out: str | None = None, domain: str = "", **attributes) -> str:
        name = out or f"t{len(nodes)}"
        nodes.append(helper.make_node(kind, list(args), [name], domain=domain, **attributes))
        return name

    def shape(*values: int) -> str:
        name = "shape_" + "_".join(map(str, values))
        constants[name] = np.array(values, dtype=np.int64)
        return name

    def norm(x: str, weight: str, out: str | None = None) -> str:
        return op("SimplifiedLayerNormalization", x, weight, out=out, axis=-1, epsilon=config.rms_norm_eps)

    def linear(x: str, weight: str) -> str:
        return op("Gemm", x, weight, transB=1)

    def rotated(x: str, out: str | None = None) -> str:
        """x (T, n, head); cos and sin (T, 1, head), sin with its first half negated."""
        name = f"s{len(nodes)}"
        nodes.append(helper.make_node("Split", [x], [f"{name}a", f"{name}b"], axis=-1, num_outputs=2))
        swapped = op("Concat", f"{name}b", f"{name}a", axis=-1)
        return op("Add", op("Mul", x, "cos"), op("Mul", swapped, "sin"), out=out)

    frequencies = (config.rope_parameters["rope_theta"] ** -(np.arange(0, size, 2) / size)).astype(np.float32)
    constants["frequencies"] = np.concatenate([frequencies, frequencies])[None, None]
    constants["sign"] = np.concatenate([-np.ones(size // 2), np.ones(size // 2)]).astype(np.float32)
    angles = op("Mul", op("Reshape", op("Cast", "positions", to=TensorProto.FLOAT), shape(-1, 1, 1)), "frequencies")
    op("Cos", angles, out="cos")
    op("Mul", op("Sin", angles), "sign", out="sin")
    count = op("Shape", "ids")
    before = op("Gather", op("Shape", "past_k_0"), shape(0))
    parts, whole = op("Concat", before, count, axis=0), op("Add", before, count)
    x = op("Gather", "model.embed_tokens.weight", "ids")
    for layer in range(config.num_hidden_layers):
        base = f"model.layers.{layer}."
        h = norm(x, base + "input_layernorm.weight")

        def split(kind: str, number: int, out: str | None = None) -> str:
            return op("Reshape", linear(h, f"{base}self_attn.{kind}_proj.weight"), shape(-1, number, size), out=out)

        for kind in "kv":
            for name, length, values in (("past", "past", inputs), ("new", "new", outputs)):
                info = helper.make_tensor_value_info(f"{name}_{kind}_{layer}", TensorProto.FLOAT, [length, groups, size])
                values.append(info)
        k = rotated(norm(split("k", groups), base + "self_attn.k_norm.weight"), out=f"new_k_{layer}")
        v = split("v", groups, out=f"new_v_{layer}")
        q = rotated(norm(split("q", heads), base + "self_attn.q_norm.weight"))
        # Heads that share keys are rows of one product: (groups, heads / groups * T, head).
        q = op("Reshape", op("Transpose", q, perm=[1, 0, 2]), shape(groups, -1, size))
        old, new = (
            op("FusedMatMul", q, keys, domain=MICROSOFT, transB=1, transBatchB=1, alpha=size**-0.5)
            for keys in (f"past_k_{layer}", k)
        )
        scores = op("Reshape", op("Concat", old, new, axis=-1), op("Concat", shape(heads), count, whole, axis=0))
        shares = op("Softmax", op("Add", scores, "mask"), axis=-1)
        shares = op("Reshape", shares, op("Concat", shape(groups, -1), whole, axis=0))
        nodes.append(helper.make_node("Split", [shares, parts], [f"old{layer}", f"new{layer}"], axis=-1))
        mixed = op(
            "Add",
            op("FusedMatMul", f"old{layer}", f"past_v_{layer}", domain=MICROSOFT, transBatchB=1),
            op("FusedMatMul", f"new{layer}", v, domain=MICROSOFT, transBatchB=1),
        )
        mixed = op("Transpose", op("Reshape", mixed, shape(heads, -1, size)), perm=[1, 0, 2])
        x = op("Add", x, linear(op("Reshape", mixed, shape(-1, heads * size)), base + "self_attn.o_proj.weight"))
        h = norm(x, base + "post_attention_layernorm.weight")
        gate = op("QuickGelu", linear(h, base + "mlp.gate_proj.weight"), domain=MICROSOFT, alpha=1.0)
        x = op("Add", x, linear(op("Mul", gate, linear(h, base + "mlp.up_proj.weight")), base + "mlp.down_proj.weight"))
    op("Gemm", norm(op("Gather", x, "rows"), "model.norm.weight"), "model.embed_tokens.weight", transB=1, out="logits")
    inputs[:0] = [
        helper.make_tensor_value_info("ids", TensorProto.INT32, ["new"]),
        helper.make_tensor_value_info("positions", TensorProto.INT32, ["new"]),
        helper.make_tensor_value_info("rows", TensorProto.INT32, ["rows"]),
        helper.make_tensor_value_info("mask", TensorProto.FLOAT, ["new", "all"]),
    ]
    outputs.insert(0, helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["rows", config.vocab_size]))
    initial = [numpy_helper.from_array(value, name) for name, value in [*weights.items(), *constants.items()]]
    graph = helper.make_graph(nodes, "policy", inputs, outputs, initial)
    opsets = [helper.make_opsetid("", 18), helper.make_opsetid(MICROSOFT, 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=9)


def externalise(model: onnx.ModelProto, names: list[str], location: str = "weights") -> None:
    """Weights out of the graph, into external data in the given order."""
    offset = 0
    by_name = {tensor.name: tensor for tensor in model.graph.initializer}
    for name in names:
        tensor = by_name[name]
        length = len(tensor.raw_data)
        onnx.external_data_helper.set_external_data(tensor, location, offset=offset, length=length)
        tensor.ClearField("raw_data")
        offset += length
