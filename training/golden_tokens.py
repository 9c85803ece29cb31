"""What PyTorch writes with the weights that ship: greedy tokens after prompts of our own encyclopedia.

The checkpoint is made of the policy folder itself (its quantised weights, expanded), so every engine has the very same
numbers. `npm run bench -- --only engine` and a unit test compare the engine's tokens with these.

    python golden_tokens.py --policy ../public/policy --out ../bench/engine/golden-tokens.json
"""
import argparse
import json
import pathlib

import numpy as np
import torch
from tokenizers import Tokenizer
from transformers import Qwen3Config, Qwen3ForCausalLM

from quantise import BLOCK, expand

#: Lengths of the prompts, and tokens that are written after each.
LENGTHS = (3, 5, 8, 12, 17, 24, 32, 40, 48, 49, 64, 80, 96, 97, 120, 150, 180, 220, 260, 300)
STEPS = 24


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--policy", required=True, help="a folder that export.py made")
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    folder = pathlib.Path(args.policy)
    manifest = json.loads((folder / "manifest.json").read_text())
    content = b"".join((folder / part["file"]).read_bytes() for part in manifest["weights"])
    model = model_of(manifest, content)
    words = text_ids(folder / "tokenizer.json", manifest)
    runs = []
    for at, length in enumerate(LENGTHS):
        # <bos><task>, then text from another place each time.
        ids = [1, 3, *words[at * 400 : at * 400 + length - 2]]
        runs.append({"ids": ids, "tokens": greedy(model, ids)})
    weights = [part["sha256"] for part in manifest["weights"]]
    pathlib.Path(args.out).write_text(json.dumps({"weights": weights, "runs": runs}, separators=(",", ":")) + "\n")


def model_of(manifest: dict, content: bytes) -> Qwen3ForCausalLM:
    shape = manifest["architecture"]
    tensors = {tensor["name"]: weights(tensor, content) for tensor in manifest["tensors"]}
    config = Qwen3Config(
        vocab_size=shape["vocabulary"],
        hidden_size=shape["hidden"],
        num_hidden_layers=shape["layers"],
        num_attention_heads=shape["heads"],
        num_key_value_heads=shape["keyHeads"],
        head_dim=shape["headSize"],
        intermediate_size=tensors["model.layers.0.mlp.gate_proj.weight"].shape[0],
        max_position_embeddings=manifest["context"],
        rope_theta=shape["ropeTheta"],
        tie_word_embeddings=True,
    )
    model = Qwen3ForCausalLM(config).eval()
    missing, unexpected = model.load_state_dict({n: torch.from_numpy(w) for n, w in tensors.items()}, strict=False)
    assert set(missing) <= {"lm_head.weight"} and not unexpected, (missing, unexpected)
    return model


def weights(tensor: dict, content: bytes) -> np.ndarray:
    """float32, as src/policies/bundled/expand-weights.ts makes them."""
    size, start = int(np.prod(tensor["shape"])), tensor["offset"]
    if tensor["bits"] == 32:
        return np.frombuffer(content, np.float32, size, start).reshape(tensor["shape"]).copy()
    length = size * tensor["bits"] // 8
    codes = np.frombuffer(content, np.uint8, length, start)
    if tensor["bits"] == 4:
        codes = np.stack([codes & 15, codes >> 4], axis=1).reshape(-1)
    scales = np.frombuffer(content, np.float16, size // BLOCK, start + length).reshape(tensor["shape"][0], -1)
    return expand(codes.reshape(tensor["shape"]), scales, tensor["bits"])


def text_ids(tokenizer: pathlib.Path, manifest: dict) -> list[int]:
    """Ids of our own documents; of a tokenizer that knows none of their words, ids in turn."""
    documents = sorted((pathlib.Path(__file__).parent.parent / "corpus/documents/history").glob("*.md"))
    text = " ".join(path.read_text().split("---\n", 2)[2] for path in documents[:60])
    ids = Tokenizer.from_file(str(tokenizer)).encode(" " + " ".join(text.split()), add_special_tokens=False).ids
    enough = 400 * len(LENGTHS)
    return ids if len(ids) >= enough else [40 + at * 7 % (manifest["architecture"]["vocabulary"] - 40) for at in range(enough)]


def greedy(model: Qwen3ForCausalLM, ids: list[int]) -> list[int]:
    cache, fresh, out = None, ids, []
    with torch.no_grad():
        while len(out) < STEPS:
            reply = model(input_ids=torch.tensor([fresh]), past_key_values=cache, use_cache=True, logits_to_keep=1)
            cache, fresh = reply.past_key_values, [int(reply.logits[0, -1].argmax())]
            out += fresh
    return out


if __name__ == "__main__":
    main()
