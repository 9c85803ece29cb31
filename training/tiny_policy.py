"""A policy of half a million parameters for tests: same graph, same tokens, same folder as the one that ships.

Vocabulary and trajectories come from the bundled encyclopedia. It learns to write decisions in a few minutes of one
CPU core; it is not good, and nothing but tests and benchmarks of the engine's plumbing runs it.

    bin/masksearch trajectories make --oracle --n 1500 --format segments > oracle.jsonl
    python training/tiny_policy.py --trajectories oracle.jsonl --seconds 300 --out tests/tiny-policy
"""
import argparse
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import time

import torch
import torch.nn.functional as F
from transformers import Qwen3ForCausalLM

import vocabulary
from model import config

LAYERS, HIDDEN, WORDS, LONGEST = 2, 128, 1024, 900


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trajectories", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--seconds", type=float, default=300)
    args = parser.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(1)
    lines = [json.loads(line)["segments"] for line in open(args.trajectories)]
    with tempfile.TemporaryDirectory() as folder:
        tokenizer_path = f"{folder}/tokenizer.json"
        vocabulary.train((vocabulary.plain(text) for line in lines for role, text in line if role == "data"), tokenizer_path, WORDS)
        tokenizer = vocabulary.load(tokenizer_path)
        episodes = [vocabulary.encode_segments(tokenizer, line) for line in lines]
        episodes = [(torch.tensor(ids)[None], torch.tensor(mask)[None]) for ids, mask in episodes if len(ids) <= LONGEST]
        shape = config(LAYERS, HIDDEN)
        shape.vocab_size = WORDS
        model = Qwen3ForCausalLM._from_config(shape, attn_implementation="sdpa")
        optimiser = torch.optim.AdamW(model.parameters(), lr=4e-3, betas=(0.9, 0.95))
        chance, began, step = random.Random(1), time.process_time(), 0
        while (spent := (time.process_time() - began) / args.seconds) < 1:
            for group in optimiser.param_groups:
                group["lr"] = 4e-3 * min(1, (step + 1) / 40, 2 * (1 - spent) + 0.02)
            total = 0.0
            for ids, mask in chance.sample(episodes, 4):
                # In float32: next_token_loss computes in bfloat16, which a CPU is slow at.
                losses = F.cross_entropy(model(input_ids=ids[:, :-1], use_cache=False).logits[0], ids[0, 1:], reduction="none")
                own, given = (losses[mask[0, 1:] == kind].mean() for kind in (1, 0))
                ((own + 0.2 * given) / 4).backward()
                total += own.item() / 4
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            step += 1
            if step % 50 == 0:
                print(json.dumps({"step": step, "spent": round(spent, 2), "loss": round(total, 3)}), flush=True)
        model.bfloat16().save_pretrained(f"{folder}/model")
        export = [sys.executable, str(pathlib.Path(__file__).parent / "export.py"), "--model", f"{folder}/model"]
        about = ["--id", "tiny", "--title", "Tiny policy for tests", "--stage", "test", "--run", "tiny_policy.py"]
        subprocess.run([*export, "--tokenizer", tokenizer_path, "--out", args.out, *about], check=True)


if __name__ == "__main__":
    main()
