"""Reinforcement learning with DAPO (Yu et al., 2025) against the TypeScript environment, for a number of seconds.

    for every step: sample a group of G runs for each of P prompts; drop groups whose rewards are all equal (dynamic
    sampling); advantage = (reward - mean of its group) / deviation of its group (credit.py); clipped policy-gradient loss
    averaged over all tokens of all runs (token-level), the clip wider above than below (clip-higher); no KL term.
    Runs that come near the context's end lose up to `--overlong` (soft overlong punishment); the reward itself is
    the environment's and stays in [0, 1].

How it differs from the paper's: groups that are dropped are not sampled anew, the step is smaller instead (sampling
is what costs here). `--curriculum` goes through 1, 2, 3, 4 masks in equal parts of the time; without it they are mixed. `--questions` is the
share of questions in every step (stage 2), where the files hold any.

    python rl.py --model sft --tokenizer tokenizer.json --out rl --corpora w --seconds 240 traj/*.jsonl
    (prompts of traj/05.jsonl are played in the corpus w/05)
"""
import argparse
import json
import os
import pathlib
import random
import time

import numpy as np
import torch

from credit import by_blank, by_run
from decoder import Decoder
from episode import Episode
from model import CONTEXT, DEVICE, hidden_states, load_model, width
from optimise import Log
from rollouts import Environment, play
from sft import padded, save
from vocabulary import load


def dapo_loss(new: torch.Tensor, old: torch.Tensor, advantage: torch.Tensor, low: float, high: float) -> torch.Tensor:
    """Sum over tokens of the clipped objective, to be divided by the number of tokens of the whole step.

    new, old: log-probabilities (N,) of the sampled tokens; advantage: (N,) of each token.
    """
    ratio = (new - old).exp()
    clipped = ratio.clamp(1 - low, 1 + high)
    return -torch.minimum(ratio * advantage, clipped * advantage).sum()


def overlong(length: int, limit: int, buffer: int) -> float:
    """Share of the punishment in [0, 1]: 0 up to limit - buffer tokens, 1 from limit on (DAPO, eq. 13)."""
    return min(1.0, max(0.0, (length - (limit - buffer)) / buffer))


def masks_of(item: dict) -> int:
    """A question has one blank, its answer."""
    return len(item["instance"]["spans"]) if "instance" in item else 1


def load_prompts(paths: list[str], corpora: str) -> list[dict]:
    prompts = []
    for path in paths:
        corpus = str(pathlib.Path(corpora) / pathlib.Path(path).stem)
        for line in open(path):
            if not line.endswith("\n"):
                continue
            row = json.loads(line)
            kind = "instance" if "instance" in row else "question"
            prompts.append({kind: row[kind], "withhold": row["withhold"], "hits": row["hits"], "corpus": corpus})
    return prompts


def drawn(prompts: list[dict], groups: int, allowed: set[int], questions: float, rng: random.Random) -> list[dict]:
    """Prompts of one step, as many as groups: passages with a number of masks that is allowed, and a share of questions."""
    passages = [p for p in prompts if "instance" in p and masks_of(p) in allowed]
    asked = [p for p in prompts if "question" in p]
    count = min(len(asked), round(groups * questions))
    return rng.sample(asked, count) + rng.sample(passages, groups - count)


def environments_of(prompts: list[dict], args) -> list[Environment]:
    """As many as asked for in every corpus."""
    corpora = sorted({p["corpus"] for p in prompts})
    return [Environment(args.masksearch, corpus) for corpus in corpora for _ in range(args.processes)]


def token_log_probabilities(model, ids: torch.Tensor, mask: torch.Tensor):
    """Log-probabilities and entropies (N,) of the tokens that the policy wrote, row by row."""
    with torch.autocast(DEVICE, dtype=torch.bfloat16, enabled=DEVICE == "cuda"):
        positions = torch.arange(ids.shape[1] - 1, device=ids.device)[None]
        wanted = mask[:, 1:] == 1
        logits = model.lm_head(hidden_states(model, ids[:, :-1], positions)[wanted]).float()
    logp = logits.log_softmax(-1)
    entropy = -(logp.exp() * logp).sum(-1)
    return logp.gather(1, ids[:, 1:][wanted][:, None])[:, 0], entropy


def micro_batches(rows: list[tuple[Episode, np.ndarray]], tokens: int):
    """Episodes with the advantages of their sampled tokens as (ids, mask, advantages (N,)), at most `tokens` at a time."""
    part: list[tuple[Episode, np.ndarray]] = []
    for own in [*sorted(rows, key=lambda row: len(row[0].ids)), None]:
        if part and (own is None or (len(part) + 1) * width(len(own[0].ids)) > tokens):
            ids, mask = padded([(np.array(e.ids), np.array(e.mask)) for e, _ in part])
            scores = torch.from_numpy(np.concatenate([own for _, own in part])).float().to(DEVICE)
            yield torch.from_numpy(ids).to(DEVICE), torch.from_numpy(mask).to(DEVICE), scores
            part = []
        if own is not None:
            part.append(own)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("prompts", nargs="+")
    parser.add_argument("--model", required=True)
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--corpora", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--masksearch", default="bin/masksearch")
    parser.add_argument("--processes", type=int, default=1, help="environments of each corpus")
    parser.add_argument("--seconds", type=float, default=240)
    parser.add_argument("--groups", type=int, default=64)
    parser.add_argument("--group", type=int, default=8)
    parser.add_argument("--rate", type=float, default=2e-5)
    parser.add_argument("--decay-share", type=float, default=0.3, help="share of the time at whose end the rate is zero")
    parser.add_argument("--low", type=float, default=0.2)
    parser.add_argument("--high", type=float, default=0.28)
    parser.add_argument("--updates", type=int, default=2, help="optimiser steps on what was sampled once")
    parser.add_argument("--overlong", type=float, default=0.2)
    parser.add_argument("--credit", choices=("run", "blank"), default="run", help="what a token is praised for (credit.py)")
    parser.add_argument("--curriculum", action="store_true")
    parser.add_argument("--questions", type=float, default=0.2, help="share of questions among the prompts, where there are any")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    torch.set_float32_matmul_precision("high")
    rng = random.Random(args.seed)
    torch.manual_seed(args.seed)
    prompts = load_prompts(args.prompts, args.corpora)
    environments = environments_of(prompts, args)
    tokenizer = load(args.tokenizer)
    model = load_model(args.model).to(DEVICE)
    os.makedirs(args.out, exist_ok=True)
    log = Log(f"{args.out}/log.jsonl")
    log.write(stage="rl", model=args.model, prompts=len(prompts), curriculum=args.curriculum, credit=args.credit)
    optimiser = torch.optim.AdamW(model.parameters(), lr=args.rate, betas=(0.9, 0.99), weight_decay=0.0)
    decoder = Decoder(model, args.groups * args.group)
    began, step = time.time(), 0
    while (progress := (time.time() - began) / args.seconds) < 1:
        allowed = {1 + int(4 * progress)} if args.curriculum else {1, 2, 3, 4}
        chosen = drawn(prompts, args.groups, allowed, args.questions, rng)
        model.eval()
        episodes = play(model, tokenizer, environments, [p for p in chosen for _ in range(args.group)], 1.0, decoder)
        sampled = time.time()
        groups = [episodes[at : at + args.group] for at in range(0, len(episodes), args.group)]
        kept: list[tuple[Episode, np.ndarray]] = []
        for group in groups:
            rewards = [e.reward["total"] - args.overlong * overlong(len(e.ids), CONTEXT - 96, 512) for e in group]
            scores = by_blank(group, rewards) if args.credit == "blank" else by_run(group, rewards)
            if any(own.any() for own in scores):
                kept += zip(group, scores)
        rng.shuffle(kept)
        for part in optimiser.param_groups:
            part["lr"] = args.rate * min(1.0, (1 - progress) / args.decay_share)
        figures = update(model, optimiser, kept, args)
        step += 1
        log.write(step=step, sampling=round(sampled - began - progress * args.seconds, 1), **described(episodes, kept), **figures)
        if step % 10 == 0:
            save(model, f"{args.out}-part")
    save(model, args.out)
    log.write(step=step, saved=args.out)
    for environment in environments:
        environment.close()


def update(model, optimiser, kept: list[tuple[Episode, np.ndarray]], args) -> dict:
    model.train()
    parts = [kept[at :: args.updates] for at in range(args.updates)]
    batches = [list(micro_batches(part, 65536)) for part in parts]
    with torch.no_grad():
        before = [[token_log_probabilities(model, ids, mask)[0] for ids, mask, _ in part] for part in batches]
    entropies, clipped, total = 0.0, 0, 0
    for part, olds in zip(batches, before):
        tokens = sum(len(old) for old in olds)
        for (ids, mask, scores), old in zip(part, olds):
            new, entropy = token_log_probabilities(model, ids, mask)
            loss = dapo_loss(new, old, scores, args.low, args.high) / tokens
            loss.backward()
            ratio = (new.detach() - old).exp()
            clipped += ((ratio > 1 + args.high) | (ratio < 1 - args.low)).sum().item()
            entropies += entropy.detach().sum().item()
            total += len(old)
        norm = torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0).item() if tokens else 0.0
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
    return {"entropy": round(entropies / max(1, total), 4), "clipped": round(clipped / max(1, total), 5), "gradientNorm": round(norm, 3)}


def described(episodes: list[Episode], kept: list) -> dict:
    mean = lambda values: round(float(np.mean(values)), 4) if len(values) else None
    exact = lambda wanted: [e.reward["parts"]["exactMatch"] for e in episodes if wanted(e.item)]
    by_masks = {k: exact(lambda item: "instance" in item and masks_of(item) == k) for k in (1, 2, 3, 4)}
    asked = exact(lambda item: "question" in item)
    return {
        "reward": mean([e.reward["total"] for e in episodes]),
        **{name: mean([e.reward["parts"][name] for e in episodes]) for name in ("answer", "format", "exactMatch")},
        "length": mean([sum(e.mask) for e in episodes]),
        "searchesPerMask": mean([e.outcome["searches"] / masks_of(e.item) for e in episodes]),
        "kept": round(len(kept) / len(episodes), 3),
        **{f"exactMatch{k}": mean(values) for k, values in by_masks.items() if values},
        **({"exactMatchOfQuestions": mean(asked)} if asked else {}),
    }


if __name__ == "__main__":
    main()
