"""Weights in blocks: w = (code - 2^(bits-1)) * scale, one float16 scale for every 32 weights of a row."""
import numpy as np

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
