"""The training step that pretraining and SFT share: Muon for matrices, AdamW for the rest, bf16 autocast.

Muon (Jordan et al., 2024) in PyTorch's own implementation; embeddings and norms go to AdamW. The learning
rate is constant and falls linearly over the last part of the time budget: stages are given seconds, not steps,
because GPU time comes in pieces of minutes.

Several GPUs: `torchrun --nproc-per-node N pretrain.py …`. Every rank reads its own data, gradients are averaged.
"""
import json
import os
import time

import torch
import torch.distributed as dist
import torch.nn.functional as F

RANK = int(os.environ.get("RANK", 0))
RANKS = int(os.environ.get("WORLD_SIZE", 1))


def join_ranks() -> None:
    if torch.cuda.is_available():
        torch.cuda.set_device(int(os.environ.get("LOCAL_RANK", 0)))
    if RANKS > 1:
        dist.init_process_group("nccl" if torch.cuda.is_available() else "gloo")


def average_gradients(model) -> None:
    if RANKS == 1:
        return
    gradients = [p.grad for p in model.parameters() if p.grad is not None]
    flat = torch.cat([g.flatten() for g in gradients])
    dist.all_reduce(flat)
    flat /= RANKS
    for own, mean in zip(gradients, flat.split([g.numel() for g in gradients])):
        own.copy_(mean.view_as(own))


class Budget:
    """The share of a stage's seconds that has passed, the same on every rank: rank 0's clock, read every ten steps."""

    def __init__(self, seconds: float):
        self.seconds = seconds
        self.began = time.time()
        self.share = self.rate = 0.0
        self.read_at = 0

    def progress(self, step: int) -> float:
        if RANKS > 1 and step % 10 != 0:
            return self.share + self.rate * (step - self.read_at)
        share = (time.time() - self.began) / self.seconds
        if RANKS > 1:
            shared = torch.tensor([share], device="cuda" if torch.cuda.is_available() else "cpu")
            dist.broadcast(shared, 0)
            share = shared.item()
        self.rate = (share - self.share) / max(1, step - self.read_at)
        self.share, self.read_at = share, step
        return share


class Optimiser:
    def __init__(self, model, muon_rate: float, adam_rate: float, decay_share: float, weight_decay: float = 0.1):
        matrices = [p for n, p in model.named_parameters() if p.ndim == 2 and "embed" not in n]
        others = [p for n, p in model.named_parameters() if not (p.ndim == 2 and "embed" not in n)]
        self.parts = [
            torch.optim.Muon(matrices, lr=muon_rate, momentum=0.95, weight_decay=weight_decay, adjust_lr_fn="original"),
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


def next_token_loss(model, ids: torch.Tensor) -> torch.Tensor:
    """Mean next-token cross-entropy of ids (B, T) int64, every token counted."""
    with torch.autocast("cuda" if ids.is_cuda else "cpu", dtype=torch.bfloat16):
        logits = model(input_ids=ids[:, :-1], use_cache=False).logits
    return F.cross_entropy(logits.float().flatten(0, 1), ids[:, 1:].flatten())


class Log:
    """Curves as JSON lines, on the terminal as well; written by rank 0."""

    def __init__(self, path: str):
        self.file = open(path, "a") if RANK == 0 else None
        self.began = time.time()

    def write(self, **values) -> None:
        if not self.file:
            return
        row = {"seconds": round(time.time() - self.began, 1), **values}
        self.file.write(json.dumps(row) + "\n")
        self.file.flush()
        print(row, flush=True)
