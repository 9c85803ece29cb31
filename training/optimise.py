"""The training step that pretraining and SFT share: Muon for matrices, AdamW for the rest, bf16 autocast.

Muon (Jordan et al., 2024) in PyTorch's own implementation; embeddings and norms go to AdamW. The learning
rate is constant and falls linearly over the last part of the time budget: stages are given seconds, not steps,
because GPU time comes in pieces of minutes.
"""
import json
import time

import torch
import torch.nn.functional as F


class Optimiser:
    def __init__(self, model, muon_rate: float, adam_rate: float, decay_share: float):
        matrices = [p for n, p in model.named_parameters() if p.ndim == 2 and "embed" not in n]
        others = [p for n, p in model.named_parameters() if not (p.ndim == 2 and "embed" not in n)]
        self.parts = [
            torch.optim.Muon(matrices, lr=muon_rate, momentum=0.95, weight_decay=0.01, adjust_lr_fn="original"),
            torch.optim.AdamW(others, lr=adam_rate, betas=(0.9, 0.95), weight_decay=0.0),
        ]
        self.rates = [muon_rate, adam_rate]
        self.decay_share = decay_share

    def step(self, progress: float) -> None:
        """`progress` in [0, 1]: the share of the time budget that has passed."""
        warm = min(1.0, progress / 0.02 + 0.02)
        cool = min(1.0, (1.0 - progress) / self.decay_share)
        for part, rate in zip(self.parts, self.rates):
            for group in part.param_groups:
                group["lr"] = rate * warm * max(cool, 0.02)
            part.step()
            part.zero_grad(set_to_none=True)


def loss_of(model, ids: torch.Tensor, weights: torch.Tensor | None) -> torch.Tensor:
    """Mean next-token cross-entropy. ids: (B, T) int64; weights: (B, T), 1 on the tokens to learn, or None."""
    with torch.autocast("cuda" if ids.is_cuda else "cpu", dtype=torch.bfloat16):
        logits = model(input_ids=ids[:, :-1], use_cache=False).logits
    targets = ids[:, 1:]
    losses = F.cross_entropy(logits.float().flatten(0, 1), targets.flatten(), reduction="none")
    if weights is None:
        return losses.mean()
    kept = weights[:, 1:].flatten().float()
    return (losses * kept).sum() / kept.sum().clamp(min=1)


class Log:
    """Curves as JSON lines, and a line on the terminal now and then."""

    def __init__(self, path: str):
        self.file = open(path, "a")
        self.began = time.time()

    def write(self, **values) -> None:
        row = {"seconds": round(time.time() - self.began, 1), **values}
        self.file.write(json.dumps(row) + "\n")
        self.file.flush()
        print(row, flush=True)
