"""Language-model stage: next-token prediction on encyclopedia text, for a number of seconds.

Articles with the same title in two encyclopedias stand side by side in one sequence, so that the model learns
early to find in its context what is said there in other words.

    python pretrain.py --tokenizer tokenizer.json --out lm --seconds 480 wikipedia_en.jsonl simplewiki.jsonl
"""
import argparse
import json
import os
import random
import re
import time
from concurrent.futures import ProcessPoolExecutor

import numpy as np
import torch

from model import DEVICE, load_model, new_model
from optimise import RANK, RANKS, Budget, Log, Optimiser, average_gradients, join_ranks, next_token_loss
from vocabulary import TAG_ID, load, plain
from worlds import is_held_out

LENGTH = 1024


def documents(sources: list[str], held_out: bool = False) -> list[list[str]]:
    """Groups of texts that belong side by side: one subject in one or more encyclopedias."""
    by_title: dict[str, list[str]] = {}
    for source in sources:
        for line in open(source):
            document = json.loads(line)
            if is_held_out(document["title"]) != held_out:
                continue
            key = re.sub(r"\W+", " ", document["title"].lower()).strip()
            by_title.setdefault(key, []).append(f"{document['title']} : {document['text']}")
    return list(by_title.values())


_tokenizer = None


def _encode(job: tuple[str, list[list[str]]]) -> list[np.ndarray]:
    global _tokenizer
    path, groups = job
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    _tokenizer = _tokenizer or load(path)
    encoded = []
    for group in groups:
        ids: list[int] = []
        for text in group:
            ids += [TAG_ID["<bos>"], *_tokenizer.encode(plain(text)).ids]
        encoded.append(np.array(ids, dtype=np.uint16))
    return encoded


def encode(path: str, groups: list[list[str]]) -> list[np.ndarray]:
    jobs = [(path, groups[i : i + 500]) for i in range(0, len(groups), 500)]
    with ProcessPoolExecutor(min(16, os.cpu_count() or 1)) as pool:
        return [ids for part in pool.map(_encode, jobs) for ids in part]


def batches(groups: list[np.ndarray], size: int, seed: int):
    """Endless batches (size, LENGTH) int64 on the GPU; a new order of subjects every epoch."""
    epoch = 0
    while True:
        order = list(range(len(groups)))
        random.Random(seed + epoch).shuffle(order)
        stream = torch.from_numpy(np.concatenate([groups[i] for i in order]).astype(np.int64))
        count = len(stream) // LENGTH
        rows = stream[: count * LENGTH].view(count, LENGTH)
        for start in range(0, count - size + 1, size):
            yield epoch, rows[start : start + size].to(DEVICE, non_blocking=True)
        epoch += 1


@torch.no_grad()
def held_out_loss(losses, model, unseen: torch.Tensor, shape: torch.Size) -> float:
    """Mean loss on articles that are never trained on, in batches of the shape that is compiled already."""
    count = max(1, len(unseen) // shape.numel())
    rows = unseen[: count * shape.numel()].long().view(count, *shape)[:4]
    return sum(losses(model, own.to(DEVICE)).item() for own in rows) / len(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="+")
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--model", help="go on from this checkpoint")
    parser.add_argument("--seconds", type=float, default=480)
    parser.add_argument("--layers", type=int, default=10)
    parser.add_argument("--hidden", type=int, default=512)
    parser.add_argument("--batch", type=int, default=128, help="rows of all ranks together")
    parser.add_argument("--muon", type=float, default=0.02)
    parser.add_argument("--adam", type=float, default=3e-3)
    parser.add_argument("--weight-decay", type=float, default=0.1)
    args = parser.parse_args()
    torch.set_float32_matmul_precision("high")
    os.makedirs(args.out, exist_ok=True)
    groups = encode(args.tokenizer, documents(args.sources))
    unseen = torch.from_numpy(np.concatenate(encode(args.tokenizer, documents(args.sources, held_out=True)[:400])))
    join_ranks()
    model = (load_model(args.model) if args.model else new_model(args.layers, args.hidden)).to(DEVICE)
    log = Log(f"{args.out}/log.jsonl")
    tokens = sum(map(len, groups))
    parameters = sum(p.numel() for p in model.parameters())
    log.write(stage="pretrain", model=args.model, parameters=parameters, corpus_tokens=tokens, ranks=RANKS)
    optimiser = Optimiser(model, args.muon, args.adam, decay_share=0.4, weight_decay=args.weight_decay)
    step_losses = torch.compile(next_token_loss)
    # Ranks pass through the same text in different orders.
    source = batches(groups, args.batch // RANKS, seed=1 + 1000 * RANK)
    epoch, ids = next(source)
    step_losses(model, ids).backward()  # compiles before the clock starts
    model.zero_grad(set_to_none=True)
    budget, step, running = Budget(args.seconds), 0, None
    while (progress := budget.progress(step)) < 1:
        epoch, ids = next(source)
        loss = step_losses(model, ids)
        loss.backward()
        average_gradients(model)
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step(progress)
        step += 1
        if step % 50 == 0:
            value = loss.item()
            running = value if running is None else 0.8 * running + 0.2 * value
            rate = int(step * ids.numel() * RANKS / (time.time() - budget.began))
            log.write(step=step, loss=round(running, 4), epoch=epoch, rate=rate)
        if step % 200 == 0:
            log.write(step=step, held_out_loss=round(held_out_loss(step_losses, model, unseen, ids.shape), 4))
    log.write(step=step, held_out_loss=round(held_out_loss(step_losses, model, unseen, ids.shape), 4))
    if RANK == 0:
        model.bfloat16().save_pretrained(args.out)
    log.write(step=step, saved=args.out)


if __name__ == "__main__":
    main()
