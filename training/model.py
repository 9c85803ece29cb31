"""The bundled policy's architecture: a small Qwen3, in transformers' own implementation."""
import torch
from transformers import Qwen3Config, Qwen3ForCausalLM

from vocabulary import SIZE, TAG_ID

CONTEXT = 2560
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


def config(layers: int = 10, hidden: int = 512) -> Qwen3Config:
    return Qwen3Config(
        vocab_size=SIZE,
        hidden_size=hidden,
        num_hidden_layers=layers,
        num_attention_heads=hidden // 64,
        num_key_value_heads=max(1, hidden // 128),
        head_dim=64,
        intermediate_size=hidden * 11 // 4,
        max_position_embeddings=CONTEXT,
        rope_theta=10_000.0,
        tie_word_embeddings=True,
        bos_token_id=TAG_ID["<bos>"],
        eos_token_id=TAG_ID["<end>"],
        pad_token_id=TAG_ID["<pad>"],
    )


def new_model(layers: int = 10, hidden: int = 512, seed: int = 1) -> Qwen3ForCausalLM:
    torch.manual_seed(seed)
    return Qwen3ForCausalLM._from_config(config(layers, hidden), attn_implementation="sdpa")


def load_model(folder: str) -> Qwen3ForCausalLM:
    return Qwen3ForCausalLM.from_pretrained(folder, attn_implementation="sdpa", dtype=torch.float32)
