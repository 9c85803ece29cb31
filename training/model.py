"""The bundled policy's architecture: a small Qwen3, in transformers' own implementation.

`hidden_states` goes through its layers with an attention of the caller's: causal for training, over a cache for
rollouts. transformers' own forward makes a full mask when lengths vary under torch.compile; this one never does.
"""
import pathlib
from collections.abc import Callable

import torch
import torch.nn.functional as F
from transformers import Qwen3Config, Qwen3ForCausalLM

from shipped import shipped_model
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
    """A checkpoint, or the folder that ships."""
    if pathlib.Path(folder, "manifest.json").exists():
        return shipped_model(folder, config)
    return Qwen3ForCausalLM.from_pretrained(folder, attn_implementation="sdpa", dtype=torch.float32)


def width(length: int) -> int:
    """Lengths in steps of 64, so that kernels meet few shapes."""
    return -(-length // 64) * 64


#: (layer, queries (B, heads, T, 64), keys and values (B, KV heads, T, 64)) to (B, heads, T, 64).
Attend = Callable[[int, torch.Tensor, torch.Tensor, torch.Tensor], torch.Tensor]


def causal(_: int, q: torch.Tensor, k: torch.Tensor, v: torch.Tensor) -> torch.Tensor:
    return F.scaled_dot_product_attention(q, k, v, is_causal=True, enable_gqa=True)


def hidden_states(model, ids: torch.Tensor, positions: torch.Tensor, attend: Attend = causal) -> torch.Tensor:
    """Last hidden states (B, T, hidden) of ids and positions (B, T), or positions (1, T) shared by all rows."""
    x = model.model.embed_tokens(ids)
    if x.is_cuda:  # half the memory traffic; norms still compute in float32
        x = x.bfloat16()
    cos, sin = model.model.rotary_emb(x, positions)
    cos, sin = cos.unsqueeze(1), sin.unsqueeze(1)
    for index, layer in enumerate(model.model.layers):
        attention = layer.self_attn
        h = normed(layer.input_layernorm, x)
        heads = (*h.shape[:2], -1, attention.head_dim)
        q = normed(attention.q_norm, attention.q_proj(h).view(heads)).transpose(1, 2)
        k = normed(attention.k_norm, attention.k_proj(h).view(heads)).transpose(1, 2)
        v = attention.v_proj(h).view(heads).transpose(1, 2)
        out = attend(index, rotated(q, cos, sin).to(v.dtype), rotated(k, cos, sin).to(v.dtype), v)
        x = x + attention.o_proj(out.transpose(1, 2).reshape(*h.shape[:2], -1))
        x = x + layer.mlp(normed(layer.post_attention_layernorm, x))
    return normed(model.model.norm, x)


def normed(norm, x: torch.Tensor) -> torch.Tensor:
    """transformers' RMSNorm in PyTorch's one kernel."""
    return F.rms_norm(x, norm.weight.shape, norm.weight.to(x.dtype), norm.variance_epsilon)


def rotated(x: torch.Tensor, cos: torch.Tensor, sin: torch.Tensor) -> torch.Tensor:
    """Rotary position embedding (Su et al., 2021), halves rotated as in Llama."""
    low, high = x.chunk(2, dim=-1)
    return x * cos + torch.cat([-high, low], dim=-1) * sin
