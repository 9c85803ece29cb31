"""From a checkpoint to the folder that ships: one block-quantised weight file, two small graphs, tokenizer and manifest.

    weights-*.bin  every matrix in blocks of 32 along its input (quantise.py), then its scales as float16; norms as float32;
                   in parts of at most 24 MiB
    cpu.onnx       reads the same weights as float32 external data "weights", in the order of the manifest, expanded on load
                   (cpu_graph.py: on a CPU, plain attention and expanded weights are several times faster)
    gpu.onnx       reads the same weight file as it is (gpu_graph.py: fused attention, products with quantised matrices)
    manifest.json  what the folder is, every file with its size and SHA-256, and golden prompts with their logits, by
                   which an engine finds out whether it computes what these weights give

    python export.py --model sft --tokenizer tokenizer.json --out policy --id masksearch-1 --stage sft --run sft-2
"""
import argparse
import hashlib
import json
import os
import pathlib
import shutil

import numpy as np
import onnx
import torch

from cpu_graph import build_cpu_graph, externalise
from gpu_graph import build_gpu_graph
from model import CONTEXT, load_model
from parity import parity
from quantise import BLOCK, expand, packed, quantise
from vocabulary import TAG_ID, load, plain

PART = 24 * 2**20
GOLDEN_LENGTHS = (8, 40, 300)
#: Float32 kernels of different engines differ by less than 1e-3 in a logit; one that computes garbage by 0.3 and more.
TOLERANCE = 0.02


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", required=True)
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--id", default="masksearch")
    parser.add_argument("--title", default="MaskSearch policy")
    parser.add_argument("--stage", required=True, help="what ended in these weights: sft, evolved, rl, ...")
    parser.add_argument("--run", default="", help="the training run, by its name in log.md")
    parser.add_argument("--licence", default="MIT")
    parser.add_argument("--bits", type=int, choices=[4, 8], default=4)
    parser.add_argument("--embedding-bits", type=int, choices=[4, 8], help="of the embedding, if other than --bits")
    parser.add_argument("--prompts", help="JSON lines of {ids}: greedy parity with PyTorch is measured on these")
    args = parser.parse_args()
    os.makedirs(args.out, exist_ok=True)
    for old in os.listdir(args.out):
        if old.startswith("weights-"):
            os.remove(f"{args.out}/{old}")
    torch_model = load_model(args.model).eval()
    config = torch_model.config
    full = {n: p.detach().float().numpy() for n, p in torch_model.named_parameters()}
    shipped, tensors, content = quantised(full, args.bits, args.embedding_bits or args.bits)
    parts = [content[at : at + PART] for at in range(0, len(content), PART)]
    for index, part in enumerate(parts):
        pathlib.Path(f"{args.out}/weights-{index}.bin").write_bytes(part)
    graph = build_cpu_graph(config, shipped)
    externalise(graph, list(full))
    onnx.save(graph, f"{args.out}/cpu.onnx")
    onnx.save(build_gpu_graph(config, tensors, CONTEXT), f"{args.out}/gpu.onnx")
    shutil.copy(args.tokenizer, f"{args.out}/tokenizer.json")
    torch_model.load_state_dict({n: torch.from_numpy(w) for n, w in shipped.items()}, strict=False)
    manifest = {
        "format": 1,
        "id": args.id,
        "title": args.title,
        "stage": args.stage,
        "trainingRun": args.run,
        "licence": args.licence,
        "architecture": {
            "type": config.model_type,
            "layers": config.num_hidden_layers,
            "hidden": config.hidden_size,
            "heads": config.num_attention_heads,
            "keyHeads": config.num_key_value_heads,
            "headSize": config.head_dim,
            "vocabulary": config.vocab_size,
            "ropeTheta": config.rope_parameters["rope_theta"],
        },
        "parameters": sum(p.size for p in full.values()),
        "context": CONTEXT,
        "block": BLOCK,
        "weights": [entry(args.out, f"weights-{index}.bin") for index in range(len(parts))],
        "tensors": tensors,
        "graphs": {"cpu": entry(args.out, "cpu.onnx"), "gpu": entry(args.out, "gpu.onnx")},
        "tokenizer": entry(args.out, "tokenizer.json"),
        "golden": {"tolerance": TOLERANCE, "prompts": golden(torch_model, args.tokenizer)},
    }
    pathlib.Path(f"{args.out}/manifest.json").write_text(json.dumps(manifest, separators=(",", ":")) + "\n")
    print({name: os.path.getsize(f"{args.out}/{name}") for name in sorted(os.listdir(args.out))}, flush=True)
    if args.prompts:
        prompts = [json.loads(line)["ids"] for line in open(args.prompts)]
        exact = load_model(args.model).eval()
        for kind, weights in (("exact", full), ("quantised", shipped)):
            print(json.dumps({"weights": kind, **parity(exact, weights, prompts)}), flush=True)


def quantised(full: dict[str, np.ndarray], bits: int, embedding_bits: int):
    """(the weights that the file holds, the manifest's tensors, the file's bytes)"""
    shipped, tensors, content = {}, [], bytearray()
    for name, value in full.items():
        own = 32 if value.ndim == 1 else embedding_bits if "embed_tokens" in name else bits
        tensors.append({"name": name, "shape": list(value.shape), "bits": own, "offset": len(content)})
        if own == 32:
            shipped[name] = value.astype(np.float32)
            content += shipped[name].tobytes()
        else:
            codes, scales = quantise(value, own)
            shipped[name] = expand(codes, scales, own)
            content += packed(codes, own) + scales.tobytes()
    return shipped, tensors, bytes(content)


def entry(folder: str, name: str) -> dict:
    content = pathlib.Path(f"{folder}/{name}").read_bytes()
    return {"file": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def golden(torch_model, tokenizer: str) -> list[dict]:
    """Prompts of our own encyclopedia with the logits after them: the ten highest and one in a hundred of the others."""
    documents = sorted((pathlib.Path(__file__).parent.parent / "corpus/documents/geography").glob("*.md"))
    text = " ".join(path.read_text().split("---\n", 2)[2] for path in documents[:8])
    words = load(tokenizer).encode(plain(text)).ids
    prompts = []
    for length in GOLDEN_LENGTHS:
        ids = [TAG_ID["<bos>"], TAG_ID["<task>"], *words[: length - 2]]
        with torch.no_grad():
            row = torch_model(input_ids=torch.tensor([ids]), logits_to_keep=1).logits[0, -1].numpy()
        kept = sorted({*np.argsort(-row)[:10].tolist(), *range(0, len(row), max(1, len(row) // 100))})
        prompts.append({"ids": ids, "logits": [[token, round(float(row[token]), 5)] for token in kept]})
    return prompts


if __name__ == "__main__":
    main()
