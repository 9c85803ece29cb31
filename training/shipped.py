"""The folder that ships, as a model again: what `load_model` reads where a folder holds a manifest.

Whoever has no checkpoint goes on from here; its weights are those of four bits, expanded.
"""
import json
import pathlib

import numpy as np
import torch
from transformers import Qwen3ForCausalLM

from quantise import BLOCK, expand


def weights_of(folder: str) -> dict[str, torch.Tensor]:
    """Float32 tensors by name."""
    manifest = json.loads(pathlib.Path(folder, "manifest.json").read_text())
    content = b"".join(pathlib.Path(folder, part["file"]).read_bytes() for part in manifest["weights"])
    return {own["name"]: torch.from_numpy(tensor(content, **own)) for own in manifest["tensors"]}


def tensor(content: bytes, name: str, shape: list[int], bits: int, offset: int) -> np.ndarray:
    size = int(np.prod(shape))
    if bits == 32:
        return np.frombuffer(content, np.float32, size, offset).reshape(shape).copy()
    own = np.frombuffer(content, np.uint8, size * bits // 8, offset)
    codes = own if bits == 8 else np.stack([own & 15, own >> 4], 1).reshape(-1)
    scales = np.frombuffer(content, np.float16, size // BLOCK, offset + size * bits // 8)
    return expand(codes.reshape(shape), scales.reshape(shape[0], -1), bits)


def shipped_model(folder: str, config) -> Qwen3ForCausalLM:
    """`config` makes the architecture from its numbers of layers and of hidden units."""
    architecture = json.loads(pathlib.Path(folder, "manifest.json").read_text())["architecture"]
    shape = config(architecture["layers"], architecture["hidden"])
    shape.vocab_size = architecture["vocabulary"]
    model = Qwen3ForCausalLM._from_config(shape, attn_implementation="sdpa")
    model.load_state_dict(weights_of(folder), strict=False)
    model.tie_weights()
    return model
