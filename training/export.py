"""From a checkpoint to what ships: one block-quantised weight file and a tiny plain-attention ONNX graph.

    weights.bin   every matrix in blocks of 32 along its input: w = (q - 2^(bits-1)) * scale, scales as float16; norms as float32
    graph.onnx    reads the same weights as float32 external data "weights", in the order of manifest.json, expanded on load
                  (on a CPU, prefill is 2-3 times faster with plain attention than with fused, and decoding 4-6 times
                  faster with expanded weights than with quantised ones)

One token sequence at a time; every linear layer is a Gemm with the matrix as PyTorch holds it, so that nothing is
transposed on load. Inputs: ids (T), positions (T), mask (T, S) to add to the scores, past_{k,v}_LAYER (KV, P, 64), S = P + T.

    python export.py --model sft --out policy --bits 4 --tokenizer tokenizer.json
"""
import argparse
import json
import os
import shutil

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from model import load_model

BLOCK = 32


def quantise(matrix: np.ndarray, bits: int) -> tuple[np.ndarray, np.ndarray]:
    """(codes uint8 of the matrix's shape, scales float16 (rows, blocks)); of 16 candidates the scale with the least squared error."""
    middle = 2 ** (bits - 1)
    blocks = matrix.reshape(matrix.shape[0], -1, BLOCK)
    extreme = np.take_along_axis(blocks, np.abs(blocks).argmax(-1)[..., None], -1)[..., 0]
    best_error = np.full(extreme.shape, np.inf, np.float32)
    best = np.ones(extreme.shape, np.float16)
    # The code range is one longer on the negative side, where the extreme is put.
    for share in np.linspace(0.7, 1.0, 16) if bits < 8 else [1.0]:
        scale = (-extreme * share / middle).astype(np.float16)
        scale[scale == 0] = 1
        wide = scale.astype(np.float32)[..., None]
        error = ((np.clip(np.round(blocks / wide), -middle, middle - 1) * wide - blocks) ** 2).sum(-1)
        better = error < best_error
        best_error[better], best[better] = error[better], scale[better]
    codes = np.clip(np.round(blocks / best.astype(np.float32)[..., None]), -middle, middle - 1) + middle
    return codes.astype(np.uint8).reshape(matrix.shape), best


def expand(codes: np.ndarray, scales: np.ndarray, bits: int) -> np.ndarray:
    blocks = codes.astype(np.float32).reshape(codes.shape[0], -1, BLOCK) - 2 ** (bits - 1)
    return (blocks * scales.astype(np.float32)[..., None]).reshape(codes.shape)


def packed(codes: np.ndarray, bits: int) -> bytes:
    flat = codes.reshape(-1)
    return flat.tobytes() if bits == 8 else (flat[0::2] | (flat[1::2] << 4)).tobytes()


def build_graph(config, weights: dict[str, np.ndarray]) -> onnx.ModelProto:
    """The graph with its weights inside; `externalise` takes them out."""
    heads, groups, size = config.num_attention_heads, config.num_key_value_heads, config.head_dim
    nodes, inputs, outputs, constants = [], [], [], {}
    count = 0

    def op(kind: str, *args: str, out: str | None = None, **attributes) -> str:
        nonlocal count
        count += 1
        name = out or f"t{count}"
        nodes.append(helper.make_node(kind, list(args), [name], **attributes))
        return name

    def shape(*values: int) -> str:
        name = "shape_" + "_".join(map(str, values))
        constants[name] = np.array(values, dtype=np.int64)
        return name

    def norm(x: str, weight: str) -> str:
        return op("SimplifiedLayerNormalization", x, weight, axis=-1, epsilon=config.rms_norm_eps)

    def linear(x: str, weight: str) -> str:
        return op("Gemm", x, weight, transB=1)

    def rotated(x: str) -> str:
        nodes.append(helper.make_node("Split", [x], [f"{x}a", f"{x}b"], axis=-1, num_outputs=2))
        turned = op("Concat", op("Neg", f"{x}b"), f"{x}a", axis=-1)
        return op("Add", op("Mul", x, "cos"), op("Mul", turned, "sin"))

    constants["frequencies"] = (config.rope_parameters["rope_theta"] ** -(np.arange(0, size, 2) / size))[None].astype(np.float32)
    place = op("Unsqueeze", op("Cast", "positions", to=TensorProto.FLOAT), shape(1))
    angles = op("MatMul", place, "frequencies")
    angles = op("Concat", angles, angles, axis=-1)
    op("Cos", angles, out="cos")
    op("Sin", angles, out="sin")
    x = op("Gather", "model.embed_tokens.weight", "ids")
    for layer in range(config.num_hidden_layers):
        base = f"model.layers.{layer}."
        h = norm(x, base + "input_layernorm.weight")

        def split(kind: str, number: int) -> str:
            return op("Reshape", linear(h, f"{base}self_attn.{kind}_proj.weight"), shape(-1, number, size))

        def turned(x: str) -> str:
            return op("Transpose", x, perm=[1, 0, 2])

        q = rotated(turned(norm(split("q", heads), base + "self_attn.q_norm.weight")))
        k = rotated(turned(norm(split("k", groups), base + "self_attn.k_norm.weight")))
        k = op("Concat", f"past_k_{layer}", k, axis=1, out=f"present_k_{layer}")
        v = op("Concat", f"past_v_{layer}", turned(split("v", groups)), axis=1, out=f"present_v_{layer}")
        for kind in "kv":
            past = [groups, "past", size], [groups, "all", size]
            inputs.append(helper.make_tensor_value_info(f"past_{kind}_{layer}", TensorProto.FLOAT, past[0]))
            outputs.append(helper.make_tensor_value_info(f"present_{kind}_{layer}", TensorProto.FLOAT, past[1]))
        # Heads that share keys are rows of one product: (groups, heads / groups * T, size).
        q = op("Mul", op("Reshape", q, shape(groups, -1, size)), "scale")
        scores = op("MatMul", q, op("Transpose", k, perm=[0, 2, 1]))
        both = op("Concat", shape(groups, heads // groups), op("Shape", "mask"), axis=0)
        scores = op("Softmax", op("Add", op("Reshape", scores, both), "mask"), axis=-1)
        flat = op("Concat", shape(groups, -1), op("Gather", op("Shape", "mask"), "last"), axis=0)
        mixed = op("MatMul", op("Reshape", scores, flat), v)
        mixed = op("Transpose", op("Reshape", mixed, shape(heads, -1, size)), perm=[1, 0, 2])
        x = op("Add", x, linear(op("Reshape", mixed, shape(-1, heads * size)), base + "self_attn.o_proj.weight"))
        h = norm(x, base + "post_attention_layernorm.weight")
        gate = linear(h, base + "mlp.gate_proj.weight")
        gate = op("Mul", op("Mul", gate, op("Sigmoid", gate)), linear(h, base + "mlp.up_proj.weight"))
        x = op("Add", x, linear(gate, base + "mlp.down_proj.weight"))
    op("Gemm", norm(op("Gather", x, "last"), "model.norm.weight"), "model.embed_tokens.weight", transB=1, out="logits")
    constants["last"] = np.array([-1], dtype=np.int64)
    constants["scale"] = np.array(size**-0.5, dtype=np.float32)
    inputs[:0] = [
        helper.make_tensor_value_info("ids", TensorProto.INT64, ["new"]),
        helper.make_tensor_value_info("positions", TensorProto.INT64, ["new"]),
        helper.make_tensor_value_info("mask", TensorProto.FLOAT, ["new", "all"]),
    ]
    outputs.insert(0, helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, config.vocab_size]))
    initial = [numpy_helper.from_array(value, name) for name, value in [*weights.items(), *constants.items()]]
    graph = helper.make_graph(nodes, "policy", inputs, outputs, initial)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=9)


def externalise(model: onnx.ModelProto, names: list[str]) -> None:
    """Weights out of the graph, into float32 external data "weights" in the given order."""
    offset = 0
    by_name = {tensor.name: tensor for tensor in model.graph.initializer}
    for name in names:
        tensor = by_name[name]
        length = len(tensor.raw_data)
        onnx.external_data_helper.set_external_data(tensor, "weights", offset=offset, length=length)
        tensor.ClearField("raw_data")
        offset += length


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", required=True)
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--bits", type=int, choices=[4, 8], default=4)
    parser.add_argument("--prompts", help="JSON lines of {ids}: greedy parity with PyTorch is measured on these")
    args = parser.parse_args()
    os.makedirs(args.out, exist_ok=True)
    torch_model = load_model(args.model).eval()
    config = torch_model.config
    full = {n: p.detach().float().numpy() for n, p in torch_model.named_parameters()}
    names, entries, shipped = list(full), [], {}
    with open(f"{args.out}/weights.bin", "wb") as file:
        for name, value in full.items():
            if value.ndim == 1:
                parts, bits, shipped[name] = [value.astype(np.float32).tobytes()], 32, value
            else:
                codes, scales = quantise(value, args.bits)
                parts, bits, shipped[name] = [packed(codes, args.bits), scales.tobytes()], args.bits, expand(codes, scales, args.bits)
            entries.append({"name": name, "shape": list(value.shape), "bits": bits, "offset": file.tell()})
            for part in parts:
                file.write(part)
    graph = build_graph(config, shipped)
    externalise(graph, names)
    onnx.save(graph, f"{args.out}/graph.onnx")
    shutil.copy(args.tokenizer, f"{args.out}/tokenizer.json")
    with open(f"{args.out}/tensors.json", "w") as file:
        json.dump({"block": BLOCK, "tensors": entries}, file, separators=(",", ":"))
    print({name: os.path.getsize(f"{args.out}/{name}") for name in sorted(os.listdir(args.out))}, flush=True)
    if args.prompts:
        prompts = [json.loads(line)["ids"] for line in open(args.prompts)]
        for kind, weights in (("exact", full), ("quantised", shipped)):
            print(json.dumps({"weights": kind, **parity(torch_model, weights, config, prompts)}), flush=True)


def parity(torch_model, weights: dict, config, prompts: list[list[int]], steps: int = 24) -> dict:
    """Greedy tokens of the graph against PyTorch's, each with its own cache; and the largest difference of a logit."""
    import onnxruntime

    session = onnxruntime.InferenceSession(build_graph(config, weights).SerializeToString(), providers=["CPUExecutionProvider"])
    same, worst = 0, 0.0
    for prompt in prompts:
        ids, fresh, agreed, cache = list(prompt), list(prompt), True, None
        empty = np.zeros((config.num_key_value_heads, 0, config.head_dim), np.float32)
        past = {f"past_{kind}_{layer}": empty for layer in range(config.num_hidden_layers) for kind in "kv"}
        for _ in range(steps):
            before = len(ids) - len(fresh)
            mask = np.triu(np.full((len(fresh), len(ids)), -1e9, np.float32), before + 1)
            feeds = {"ids": np.array(fresh), "positions": np.arange(before, len(ids)), "mask": mask, **past}
            logits, *present = session.run(None, feeds)
            past = dict(zip(past, present))
            with torch.no_grad():
                reply = torch_model(input_ids=torch.tensor([fresh]), past_key_values=cache, use_cache=True, logits_to_keep=1)
            cache, wanted = reply.past_key_values, reply.logits[0, -1].numpy()
            worst = max(worst, float(np.abs(wanted - logits[0]).max()))
            if wanted.argmax() != logits[0].argmax():
                agreed = False
                break
            fresh = [int(wanted.argmax())]
            ids += fresh
        same += agreed
    return {"prompts": len(prompts), "same": same, "worstLogit": round(worst, 4)}


if __name__ == "__main__":
    main()
