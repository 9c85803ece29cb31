"""Supervised fine-tuning on trajectories: loss on what the policy wrote, and a little on what it read.

Reads the `segments` format of `masksearch trajectories make`. The files may still be growing: the cores go on
making trajectories while the GPU trains, and every round takes in what is new. Trajectories are packed into rows
of CONTEXT tokens. The mask is 1 exactly on policy segments (test_training.py holds it to that). What was read
counts with `--context-weight`: nine tokens in ten are read, and to predict them is language modelling for nothing.

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

from model import CONTEXT, DEVICE, load_model
from optimise import RANK, RANKS, Budget, Log, Optimiser, average_gradients, join_ranks, losses_of
from vocabulary import TAG_ID, encode_segments, load

Trajectory = tuple[np.ndarray, np.ndarray]  # ids, loss mask


def encode_lines(job: tuple[str, int, str]) -> tuple[int, list[Trajectory]]:
    """The whole lines of a file from an offset in bytes on, and where they end."""
    path, offset, tokenizer_path = job
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    tokenizer = load(tokenizer_path)
    with open(path, "rb") as file:
        file.seek(offset)
        content = file.read()
    content = content[: content.rfind(b"\n") + 1]
    encoded = []
    for line in content.splitlines():
        ids, mask = encode_segments(tokenizer, json.loads(line)["segments"])
        if len(ids) <= CONTEXT:
            encoded.append((np.array(ids, dtype=np.uint16), np.array(mask, dtype=np.uint8)))
    return offset + len(content), encoded


class Rounds:
    """Packed rows, round by round. Whatever is new is seen before anything is seen again."""

    def __init__(self, paths: list[str], tokenizer_path: str, size: int, seed: int):
        self.offsets = dict.fromkeys(paths, 0)
        self.tokenizer_path = tokenizer_path
        self.size = size
        self.random = random.Random(seed)
        self.trajectories: list[Trajectory] = []
        self.queue: list[int] = []
        self.seen = 0
        self.pool = ProcessPoolExecutor(max(1, min(8, len(paths), os.cpu_count() or 1)))
        self.pool.submit(len, "").result()  # forks now, before the GPU is touched

    def next(self) -> tuple[np.ndarray, np.ndarray]:
        jobs = [(path, offset, self.tokenizer_path) for path, offset in self.offsets.items()]
        for (path, _, _), (end, fresh) in zip(jobs, self.pool.map(encode_lines, jobs)):
            self.offsets[path] = end
            self.queue += range(len(self.trajectories), len(self.trajectories) + len(fresh))
            self.trajectories += fresh
        if len(self.queue) < self.size:
            self.queue += range(len(self.trajectories))
        self.random.shuffle(self.queue)
        own, self.queue = self.queue[: self.size], self.queue[self.size :]
        self.seen += len(own)
        return pack([self.trajectories[index] for index in own])

    def close(self) -> None:
        self.pool.shutdown(wait=True, cancel_futures=True)


def pack(trajectories: list[Trajectory]) -> tuple[np.ndarray, np.ndarray]:
    """Rows (n, CONTEXT) of ids and loss masks; whole trajectories only, the rest of a row is padding."""
    rows: list[list[Trajectory]] = []
    room: list[int] = []
    open_rows: list[int] = []
    for one in trajectories:
        fitting = next((row for row in open_rows if room[row] >= len(one[0])), None)
        if fitting is None:
            fitting = len(rows)
            rows.append([])
            room.append(CONTEXT)
            open_rows = [*open_rows[-11:], fitting]
        rows[fitting].append(one)
        room[fitting] -= len(one[0])
    ids = np.full((len(rows), CONTEXT), TAG_ID["<pad>"], dtype=np.int64)
    masks = np.zeros((len(rows), CONTEXT), dtype=np.uint8)
    for at, row in enumerate(rows):
        ids[at, : CONTEXT - room[at]] = np.concatenate([one for one, _ in row])
        masks[at, : CONTEXT - room[at]] = np.concatenate([mask for _, mask in row])
    return ids, masks


def batches(rounds: Rounds, size: int):
    """Endless batches on the GPU; the next round is read and packed while this one is trained on."""
    with ThreadPoolExecutor(1) as thread:
        coming = thread.submit(rounds.next)
        while True:
            ids, masks = coming.result()
            coming = thread.submit(rounds.next)
            for start in range(0, max(1, len(ids) - size + 1), size):
                part = slice(start, start + size)
                yield torch.from_numpy(ids[part]).to(DEVICE), torch.from_numpy(masks[part]).to(DEVICE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trajectories", nargs="+")
    parser.add_argument("--model", required=True)
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--seconds", type=float, default=420)
    parser.add_argument("--batch", type=int, default=32, help="rows of all ranks together")
    parser.add_argument("--round", type=int, default=8000, help="trajectories between two looks at the files")
    parser.add_argument("--context-weight", type=float, default=0.1)
    parser.add_argument("--muon", type=float, default=0.012)
    parser.add_argument("--adam", type=float, default=1.5e-3)
    parser.add_argument("--save-every", type=float, default=0.25, help="share of the time between two saves")
    args = parser.parse_args()
    torch.set_float32_matmul_precision("high")
    os.makedirs(args.out, exist_ok=True)
    # Each rank has files of its own.
    paths = sorted(args.trajectories)
    rounds = Rounds(paths[RANK::RANKS] or paths, args.tokenizer, args.round, seed=RANK)
    source = batches(rounds, max(1, args.batch // RANKS))
    join_ranks()
    model = load_model(args.model).to(DEVICE)
    log = Log(f"{args.out}/log.jsonl")
    optimiser = Optimiser(model, args.muon, args.adam, decay_share=0.5)
    step_losses = torch.compile(losses_of)
    ids, mask = next(source)
    mean_length = float(np.mean([len(ids) for ids, _ in rounds.trajectories]))
    log.write(stage="sft", model=args.model, trajectories=len(rounds.trajectories), mean_length=mean_length, ranks=RANKS)
    step_losses(model, ids, mask)[0].backward()  # compiles before the clock starts
    model.zero_grad(set_to_none=True)
    budget, step, running, saved = Budget(args.seconds), 0, None, 0.0
    while (progress := budget.progress(step)) < 1:
        ids, mask = next(source)
        own, given = step_losses(model, ids, mask)
        (own + args.context_weight * given).backward()
        average_gradients(model)
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step(progress)
        step += 1
        if step % 25 == 0:
            value = own.item()
            running = value if running is None else 0.8 * running + 0.2 * value
            rate = int(step * ids.numel() * RANKS / (time.time() - budget.began))
            log.write(step=step, loss=round(running, 4), context_loss=round(given.item(), 4), rate=rate,
                      trajectories=len(rounds.trajectories), seen=rounds.seen)
        if RANK == 0 and progress - saved > args.save_every:
            saved = progress
            save(model, f"{args.out}-part")
    if RANK == 0:
        save(model, args.out)
    log.write(step=step, seen=rounds.seen, saved=args.out)
    rounds.close()


def save(model, folder: str) -> None:
    """bfloat16 under the final name only when whole: machines are taken away in the middle of a write."""
    copy.deepcopy(model).bfloat16().save_pretrained(f"{folder}.partial")
    os.makedirs(folder, exist_ok=True)
    for name in os.listdir(f"{folder}.partial"):
        os.replace(f"{folder}.partial/{name}", f"{folder}/{name}")


if __name__ == "__main__":
    main()
