"""Batched rollouts of a policy against `masksearch environment`: for evaluation, self-evolution and RL.

Search, parser and reward are the TypeScript ones, spoken to over stdio, one process a core. All episodes of a
batch advance together: the policy writes one action each, the environments answer, until all are done. Tokens
that were sampled are kept as sampled; only what the environment adds is tokenised.
"""
import json
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import torch

from model import CONTEXT, DEVICE
from vocabulary import TAG_ID, TAGS, encode_segments

STOP = [TAG_ID[tag] for tag in ("</search>", "</fill>", "</answer>")]
LONGEST_ACTION = 96


class Environment:
    """One `masksearch environment` process."""

    def __init__(self, command: list[str]):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, request: dict) -> dict:
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait()


@dataclass
class Episode:
    item: dict
    ids: list[int] = field(default_factory=list)
    #: 1 on sampled tokens, aligned with ids.
    mask: list[int] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    seen_segments: int = 0
    done: bool = False
    outcome: dict | None = None
    reward: dict | None = None


def decode(tokenizer, ids: list[int]) -> str:
    """Text of sampled tokens, tags included."""
    parts, run = [], []
    for token in ids:
        if token < len(TAGS):
            if run:
                parts.append(tokenizer.decode(run, skip_special_tokens=False) + " ")
                run = []
            parts.append(TAGS[token])
        else:
            run.append(token)
    if run:
        parts.append(tokenizer.decode(run, skip_special_tokens=False))
    return "".join(parts)


def play(model, tokenizer, environments: list[Environment], items: list[dict], withhold: bool, hits: int = 3,
         temperature: float = 0.0, batch: int = 256, steps: int = 20) -> list[Episode]:
    """Rolls out every item once. An environment plays one episode at a time from reset to end, so episodes
    are replayed into it: a request carries all that was written so far (cheap, searches are cached there)."""
    episodes = [Episode(item) for item in items]
    for start in range(0, len(episodes), batch):
        part = episodes[start : start + batch]
        workers = [part[i :: len(environments)] for i in range(len(environments))]

        def advance(index: int) -> None:
            for episode in workers[index]:
                if not episode.done:
                    _observe(environments[index], tokenizer, episode, withhold, hits)

        with ThreadPoolExecutor(len(environments)) as pool:
            list(pool.map(advance, range(len(environments))))
            for _ in range(steps + 1):
                active = [episode for episode in part if not episode.done]
                if not active:
                    break
                for episode, ids in zip(active, sample(model, [e.ids for e in active], temperature)):
                    episode.ids += ids
                    episode.mask += [1] * len(ids)
                    episode.written.append(decode(tokenizer, ids))
                list(pool.map(advance, range(len(environments))))
    return episodes


def _observe(environment: Environment, tokenizer, episode: Episode, withhold: bool, hits: int) -> None:
    item = episode.item
    hidden = [item["source"]["documentId"]] if withhold and item.get("source") else []
    key = "instance" if item["kind"] == "ramp" else "question"
    reply = environment.ask({"episode": {key: item, "withhold": hidden, "hits": hits, "written": episode.written}})
    if "error" in reply:
        raise RuntimeError(reply["error"]["message"])
    fresh = reply["segments"][episode.seen_segments :]
    episode.seen_segments = len(reply["segments"])
    added, _ = encode_segments(tokenizer, [segment for segment in fresh if segment[0] != "policy"])
    episode.ids += added
    episode.mask += [0] * len(added)
    episode.outcome, episode.reward = reply["outcome"], reply["reward"]
    episode.done = reply["done"] or len(episode.ids) + LONGEST_ACTION > CONTEXT


@torch.inference_mode()
def sample(model, prompts: list[list[int]], temperature: float) -> list[list[int]]:
    """One action each: tokens up to and with the end of an action, at most LONGEST_ACTION."""
    longest = max(map(len, prompts))
    pad = TAG_ID["<pad>"]
    ids = torch.tensor([[pad] * (longest - len(p)) + p for p in prompts], device=DEVICE)
    attention = torch.tensor([[0] * (longest - len(p)) + [1] * len(p) for p in prompts], device=DEVICE)
    with torch.autocast(DEVICE, dtype=torch.bfloat16, enabled=DEVICE == "cuda"):
        out = model.generate(
            input_ids=ids,
            attention_mask=attention,
            max_new_tokens=LONGEST_ACTION,
            do_sample=temperature > 0,
            temperature=temperature if temperature > 0 else None,
            top_k=None,
            eos_token_id=STOP,
            pad_token_id=pad,
        )
    return [[t for t in row[longest:].tolist() if t != pad] for row in out]
