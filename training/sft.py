"""Supervised fine-tuning on trajectories: loss only on what the policy wrote.

Reads the `segments` format of `masksearch trajectories make`; trajectories are packed into rows of CONTEXT
tokens. The mask is 1 exactly on policy segments (test_training.py holds it to that).

    python sft.py --model lm --tokenizer tokenizer.json --out sft --seconds 420 trajectories/*.jsonl
"""
import argparse
import json
import os
import random
import time
from concurrent.futures import ProcessPoolExecutor

import numpy as np
import torch

from model import CONTEXT, DEVICE, load_model
from optimise import Log, Optimiser, loss_of
from vocabulary import TAG_ID, encode_segments, load


def encode_file(job: tuple[str, str]) -> list[tuple[np.ndarray, np.ndarray]]:
    path, tokenizer_path = job
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    tokenizer = load(tokenizer_path)
    encoded = []
    for line in open(path):
        try:
            row = json.loads(line)
        except json.JSONDecodeError:  # the last line of a file that is still written
            continue
        ids, mask = encode_segments(tokenizer, row["segments"])
        if len(ids) <= CONTEXT:
            encoded.append((np.array(ids, dtype=np.uint16), np.array(mask, dtype=np.uint8)))
    return encoded


def pack(trajectories: list[tuple[np.ndarray, np.ndarray]], seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Rows (n, CONTEXT) of ids and loss masks; whole trajectories only, the rest of a row is padding."""
    order = list(range(len(trajectories)))
    random.Random(seed).shuffle(order)
    rows: list[tuple[list, list]] = []
    open_rows: list[tuple[list, list]] = []
    for index in order:
        ids, mask = trajectories[index]
        fitting = next((row for row in open_rows if len(row[0]) + len(ids) <= CONTEXT), None)
        if fitting is None:
            fitting = ([], [])
            rows.append(fitting)
            open_rows.append(fitting)
            if len(open_rows) > 12:
                open_rows.pop(0)
        fitting[0].extend(ids)
        fitting[1].extend(mask)
    all_ids = np.full((len(rows), CONTEXT), TAG_ID["<pad>"], dtype=np.int64)
    all_masks = np.zeros((len(rows), CONTEXT), dtype=np.uint8)
    for at, (ids, mask) in enumerate(rows):
        all_ids[at, : len(ids)] = ids
        all_masks[at, : len(mask)] = mask
    return all_ids, all_masks


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trajectories", nargs="+")
    parser.add_argument("--model", required=True)
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--seconds", type=float, default=420)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--muon", type=float, default=0.012)
    parser.add_argument("--adam", type=float, default=1.5e-3)
    args = parser.parse_args()
    torch.set_float32_matmul_precision("high")
    os.makedirs(args.out, exist_ok=True)
    with ProcessPoolExecutor(min(16, os.cpu_count() or 1)) as pool:
        jobs = [(path, args.tokenizer) for path in args.trajectories]
        trajectories = [one for part in pool.map(encode_file, jobs) for one in part]
    model = load_model(args.model).to(DEVICE)
    log = Log(f"{args.out}/log.jsonl")
    lengths = [len(ids) for ids, _ in trajectories]
    log.write(stage="sft", trajectories=len(trajectories), tokens=sum(lengths), mean_length=float(np.mean(lengths)))
    optimiser = Optimiser(model, args.muon, args.adam, decay_share=0.5)
    step_loss = torch.compile(loss_of)
    began, step, epoch, running = None, 0, 0, None
    done = False
    while not done:
        ids_all, mask_all = pack(trajectories, seed=epoch)
        for start in range(0, len(ids_all) - args.batch + 1, args.batch):
            ids = torch.from_numpy(ids_all[start : start + args.batch]).to(DEVICE, non_blocking=True)
            mask = torch.from_numpy(mask_all[start : start + args.batch]).to(DEVICE, non_blocking=True)
            loss = step_loss(model, ids, mask)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            began = began or time.time()  # the first step compiles
            passed = time.time() - began
            if passed >= args.seconds:
                done = True
                break
            optimiser.step(passed / args.seconds)
            step += 1
            if step % 25 == 0:
                value = loss.item()
                running = value if running is None else 0.8 * running + 0.2 * value
                log.write(step=step, loss=round(running, 4), epoch=epoch, rate=int(step * ids.numel() / (time.time() - began)))
        epoch += 1
    model.bfloat16().save_pretrained(args.out)
    log.write(step=step, epochs=epoch, saved=args.out)


if __name__ == "__main__":
    main()
