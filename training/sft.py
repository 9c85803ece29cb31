"""Supervised fine-tuning on trajectories: loss on what the policy wrote, and on nothing else.

Reads the `segments` format of `masksearch trajectories make`. The files may still be growing: the cores go on
making trajectories while the GPU trains, and every round takes in what is new. Trajectories of about one length
form a batch, one a row, so that nothing is read across them and little is padding. The mask is 1 exactly on
policy segments (test_training.py holds it to that); the head is computed there only.

The text is small and would be learnt by heart. So what is to be filled is often another name (substitution.py), and only
reading can tell.

What reads text only to write actions forgets what it had learnt as a language model. `--rehearse` mixes plain text
in, with loss on all of it.

    python sft.py --model lm --tokenizer tokenizer.json --out sft --seconds 420 trajectories/*.jsonl
"""
import argparse
import copy
import json
import os
import random
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import numpy as np
import torch
import torch.nn.functional as F

from model import CONTEXT, DEVICE, hidden_states, load_model, width
from optimise import RANK, RANKS, Budget, Log, Optimiser, average_gradients, join_ranks
from pretrain import LENGTH, documents, encode
from substitution import kinds_of, substitute
from vocabulary import TAG_ID, encode_segments, load

Trajectory = tuple[np.ndarray, np.ndarray]  # ids, loss mask
Batch = tuple[np.ndarray, np.ndarray]  # (B, T) each


def encode_lines(job: tuple[str, int, str, float, int]) -> tuple[int, list[Trajectory]]:
    """The whole lines of a file from an offset in bytes on, each `copies` times with other golds, and where they end."""
    path, offset, tokenizer_path, chance, copies = job
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    tokenizer = load(tokenizer_path)
    with open(path, "rb") as file:
        file.seek(offset)
        content = file.read()
    content = content[: content.rfind(b"\n") + 1]
    rows = [json.loads(line) for line in content.splitlines()]
    # Runs that a policy sampled (evolve.py) come as tokens.
    encoded = [(np.array(row["ids"], dtype=np.uint16), np.array(row["mask"], dtype=np.uint8)) for row in rows if "ids" in row]
    rows = [row for row in rows if "segments" in row]
    pool: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        for text, kind in kinds_of(row).items():
            pool.setdefault(kind, []).append(text)
    rng = random.Random(f"{path} {offset}")  # a file given twice under two names is two versions
    for row in rows * copies:
        segments = substitute(row, pool, chance, rng)
        ids, mask = encode_segments(tokenizer, segments)
        if len(ids) <= CONTEXT:
            encoded.append((np.array(ids, dtype=np.uint16), np.array(mask, dtype=np.uint8)))
    return offset + len(content), encoded


class Rounds:
    """Batches, round by round. Whatever is new is seen before anything is seen again."""

    def __init__(self, paths: list[str], tokenizer_path: str, size: int, tokens: int, chance: float, seed: int, copies: int = 1,
                 plain: list[Trajectory] | None = None, plain_share: float = 0.0):
        """`plain_share` of the rows of each round are of `plain`."""
        self.plain, self.plain_share = plain or [], plain_share
        self.offsets = dict.fromkeys(paths, 0)
        self.tokenizer_path = tokenizer_path
        self.size, self.tokens, self.chance, self.copies = size, tokens, chance, copies
        self.random = random.Random(seed)
        self.trajectories: list[Trajectory] = []
        self.queue: list[int] = []
        self.seen = 0
        self.pool = ProcessPoolExecutor(max(1, min(12, len(paths), (os.cpu_count() or 1) * 3 // 4)))
        self.pool.submit(len, "").result()  # forks now, before the GPU is touched

    def next(self) -> list[Batch]:
        jobs = [(path, offset, self.tokenizer_path, self.chance, self.copies) for path, offset in self.offsets.items()]
        for (path, *_), (end, fresh) in zip(jobs, self.pool.map(encode_lines, jobs)):
            self.offsets[path] = end
            self.queue += range(len(self.trajectories), len(self.trajectories) + len(fresh))
            self.trajectories += fresh
        if len(self.queue) < self.size:
            self.queue += range(len(self.trajectories))
        self.random.shuffle(self.queue)
        own, self.queue = self.queue[: self.size], self.queue[self.size :]
        self.seen += len(own)
        rehearsed = self.random.sample(self.plain, min(len(self.plain), round(self.plain_share * len(own))))
        batches = batched([*(self.trajectories[index] for index in own), *rehearsed], self.tokens)
        self.random.shuffle(batches)
        return batches

    def close(self) -> None:
        self.pool.shutdown(wait=True, cancel_futures=True)


def plain_rows(tokenizer_path: str, sources: list[str]) -> list[Trajectory]:
    """Rows of running text, all of it with loss; titles that are held out are not among them."""
    if not sources:
        return []
    stream = np.concatenate(encode(tokenizer_path, documents(sources)))
    rows = stream[: len(stream) // LENGTH * LENGTH].reshape(-1, LENGTH)
    return [(row, np.ones(LENGTH, dtype=np.uint8)) for row in rows]


def batched(trajectories: list[Trajectory], tokens: int) -> list[Batch]:
    """Rows of one trajectory each, (B, T) with B x T at most `tokens` (but B at least 1), neighbours by length together."""
    batches, rows = [], []
    for one in sorted(trajectories, key=lambda own: len(own[0])):
        if rows and (len(rows) + 1) * width(len(one[0])) > tokens:
            batches.append(padded(rows))
            rows = []
        rows.append(one)
    return [*batches, padded(rows)] if rows else batches


def padded(rows: list[Trajectory]) -> Batch:
    longest = width(max(len(ids) for ids, _ in rows))
    ids = np.full((len(rows), longest), TAG_ID["<pad>"], dtype=np.int64)
    masks = np.zeros((len(rows), longest), dtype=np.uint8)
    for at, (own, mask) in enumerate(rows):
        ids[at, : len(own)] = own
        masks[at, : len(own)] = mask
    return ids, masks


def endless(rounds: Rounds):
    """Batches on the GPU; the next round is read and encoded while this one is trained on."""
    with ThreadPoolExecutor(1) as thread:
        coming = thread.submit(rounds.next)
        while True:
            batches = coming.result()
            coming = thread.submit(rounds.next)
            for ids, masks in batches:
                yield torch.from_numpy(ids).to(DEVICE), torch.from_numpy(masks).to(DEVICE)


def written_loss(states, model, ids: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Cross-entropy of each token that the policy wrote, (N,), and whether it would have been chosen, (N,)."""
    with torch.autocast(DEVICE, dtype=torch.bfloat16, enabled=DEVICE == "cuda"):
        positions = torch.arange(ids.shape[1] - 1, device=ids.device)[None]
        hidden = states(model, ids[:, :-1], positions)
        wanted = mask[:, 1:] == 1
        logits = model.lm_head(hidden[wanted])
    targets = ids[:, 1:][wanted]
    return F.cross_entropy(logits.float(), targets, reduction="none"), logits.argmax(-1) == targets


@torch.no_grad()
def held_out(states, model, batches: list[Batch]) -> dict:
    """Loss on held-out trajectories; share of the decisions guessed right when all before them is given: the hit
    quoted, the first word of the quote, and the whole fill."""
    losses, parts = [], {"hit": [], "quote": [], "fill": []}
    for ids, masks in batches:
        ids, masks = torch.from_numpy(ids).to(DEVICE), torch.from_numpy(masks).to(DEVICE)
        loss, right = written_loss(states, model, ids, masks)
        losses.append(loss)
        written = ids[:, 1:][masks[:, 1:] == 1].tolist()
        for at, token in enumerate(written):
            if token == TAG_ID["<think>"] and written[at + 1] != TAG_ID["<none>"]:
                parts["hit"].append(right[at + 1].item())
                parts["quote"].append(right[at + 2].item())
            if token == TAG_ID["<fill>"] and written[at + 2] != TAG_ID["<none>"]:
                end = written.index(TAG_ID["</fill>"], at)
                parts["fill"].append(bool(right[at + 2 : end + 1].all()))
    shares = {f"held_out_{name}": round(sum(all_) / max(1, len(all_)), 4) for name, all_ in parts.items()}
    return {"held_out_loss": round(torch.cat(losses).mean().item(), 4), **shares}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trajectories", nargs="+")
    parser.add_argument("--model", required=True)
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--held-out", help="trajectories of documents that are never trained on")
    parser.add_argument("--seconds", type=float, default=420)
    parser.add_argument("--tokens", type=int, default=49152, help="tokens of a batch on each GPU, padding included")
    parser.add_argument("--round", type=int, default=4000, help="trajectories of a rank between two looks at the files")
    parser.add_argument("--substitute", type=float, default=0.5, help="chance that a gold becomes another of its kind")
    parser.add_argument("--copies", type=int, default=2, help="versions of a trajectory, with other golds each")
    parser.add_argument("--rehearse", nargs="*", default=[], metavar="TEXTS", help="encyclopedias, JSONL of {title, text}")
    parser.add_argument("--rehearse-share", type=float, default=0.03, help="share of plain rows; one has ten times the loss tokens of a trajectory")
    parser.add_argument("--muon", type=float, default=0.012)
    parser.add_argument("--adam", type=float, default=1.5e-3)
    parser.add_argument("--weight-decay", type=float, default=0.1)
    parser.add_argument("--save-every", type=float, default=0.25, help="share of the time between two saves")
    args = parser.parse_args()
    torch.set_float32_matmul_precision("high")
    os.makedirs(args.out, exist_ok=True)
    # Each rank has files of its own.
    paths = sorted(args.trajectories)
    rounds = Rounds(paths[RANK::RANKS] or paths, args.tokenizer, args.round, args.tokens, args.substitute, RANK, args.copies,
                    plain_rows(args.tokenizer, args.rehearse), args.rehearse_share)
    unseen = batched(encode_lines((args.held_out, 0, args.tokenizer, 0.0, 1))[1], args.tokens) if args.held_out else []
    source = endless(rounds)
    join_ranks()
    model = load_model(args.model).to(DEVICE)
    log = Log(f"{args.out}/log.jsonl")
    optimiser = Optimiser(model, args.muon, args.adam, decay_share=0.5, weight_decay=args.weight_decay)
    states = torch.compile(hidden_states, dynamic=True) if DEVICE == "cuda" else hidden_states
    ids, mask = next(source)
    mean_length = float(np.mean([len(ids) for ids, _ in rounds.trajectories]))
    log.write(stage="sft", model=args.model, trajectories=len(rounds.trajectories), mean_length=mean_length, ranks=RANKS)
    written_loss(states, model, ids, mask)[0].mean().backward()  # compiles before the clock starts
    model.zero_grad(set_to_none=True)
    budget, step, running, saved, tokens = Budget(args.seconds), 0, None, 0.0, 0
    while (progress := budget.progress(step)) < 1:
        ids, mask = next(source)
        tokens += ids.numel() * RANKS
        losses, _ = written_loss(states, model, ids, mask)
        losses.mean().backward()
        average_gradients(model)
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step(progress)
        step += 1
        if step % 25 == 0:
            value = losses.mean().item()
            running = value if running is None else 0.8 * running + 0.2 * value
            log.write(step=step, loss=round(running, 4), rate=int(tokens / (time.time() - budget.began)),
                      trajectories=len(rounds.trajectories) * RANKS, seen=rounds.seen * RANKS)
        if unseen and step % 300 == 0:
            log.write(step=step, **held_out(states, model, unseen))
        if RANK == 0 and progress - saved > args.save_every:
            saved = progress
            save(model, f"{args.out}-part")
    if RANK == 0:
        save(model, args.out)
    if unseen:
        log.write(step=step, **held_out(states, model, unseen))
    log.write(step=step, seen=rounds.seen * RANKS, saved=args.out)
    rounds.close()


def save(model, folder: str) -> None:
    """bfloat16 under the final name only when whole: machines are taken away in the middle of a write."""
    copy.deepcopy(model).bfloat16().save_pretrained(f"{folder}.partial")
    os.makedirs(folder, exist_ok=True)
    for name in os.listdir(f"{folder}.partial"):
        os.replace(f"{folder}.partial/{name}", f"{folder}/{name}")


if __name__ == "__main__":
    main()
