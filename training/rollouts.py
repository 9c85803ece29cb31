"""Batched rollouts of a policy against `masksearch environment`: for evaluation, self-evolution and RL.

Search, parser and reward are the TypeScript ones, spoken to over stdio, one process a core. All episodes of a
batch advance together: the policy writes one action each, the environments answer, until all are done. Tokens
that were sampled are kept as sampled; only what the environment adds is tokenised. Keys and values stay in a
cache from action to action, so that a step costs its new tokens.
"""
import json
import shlex
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import torch

from model import CONTEXT, DEVICE, hidden_states
from vocabulary import TAG_ID, TAGS, encode_segments

STOP = [TAG_ID[tag] for tag in ("</search>", "</fill>", "</answer>")]
LONGEST_ACTION = 96


class Environment:
    """One `masksearch environment` process over one corpus (None: the one that ships)."""

    def __init__(self, masksearch: str, corpus: str | None):
        command = [*shlex.split(masksearch), "environment", *(["--corpus", corpus] if corpus else [])]
        self.corpus = corpus
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
    #: Tokens of ids that the cache holds.
    read: int = 0
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


def play(model, tokenizer, environments: list[Environment], items: list[dict], temperature: float = 0.0,
         rows: int = 1024, steps: int = 20) -> list[Episode]:
    """Rolls out every item once. An item is what the environment's `episode` takes: `instance` or `question`,
    `withhold`, `hits`, and the `corpus` it is played in. Every request replays what was written so far, which is
    cheap because searches are remembered, so an environment serves many episodes at once."""
    by_corpus: dict[str | None, list[Environment]] = {}
    for environment in environments:
        by_corpus.setdefault(environment.corpus, []).append(environment)
    episodes = [Episode(item) for item in items]
    for start in range(0, len(episodes), rows):
        part = episodes[start : start + rows]
        work: dict[int, list[Episode]] = {id(environment): [] for environment in environments}
        for at, episode in enumerate(part):
            serving = by_corpus[episode.item.get("corpus")]
            work[id(serving[at % len(serving)])].append(episode)

        def advance(environment: Environment) -> None:
            for episode in work[id(environment)]:
                if not episode.done:
                    observe(environment, tokenizer, episode)

        with ThreadPoolExecutor(len(environments)) as pool:
            list(pool.map(advance, environments))
            decoder = Decoder(model, part)
            for _ in range(steps + 1):
                active = [episode for episode in part if not episode.done]
                if not active:
                    break
                for episode, ids in zip(active, decoder.write(active, temperature)):
                    episode.ids += ids
                    episode.mask += [1] * len(ids)
                    episode.written.append(decode(tokenizer, ids))
                list(pool.map(advance, environments))
    return episodes


def observe(environment: Environment, tokenizer, episode: Episode) -> None:
    keys = ("instance", "question", "withhold", "hits")
    request = {key: episode.item[key] for key in keys if key in episode.item}
    reply = environment.ask({"episode": {**request, "written": episode.written}})
    if "error" in reply:
        raise RuntimeError(reply["error"]["message"])
    fresh = reply["segments"][episode.seen_segments :]
    episode.seen_segments = len(reply["segments"])
    added, _ = encode_segments(tokenizer, [segment for segment in fresh if segment[0] != "policy"])
    episode.ids += added
    episode.mask += [0] * len(added)
    episode.outcome, episode.reward = reply["outcome"], reply["reward"]
    episode.done = reply["done"] or len(episode.ids) + LONGEST_ACTION >= CONTEXT


class Decoder:
    """Keys and values of a batch of episodes, one row each: per layer (rows, KV heads, CONTEXT, 64)."""

    #: Rows that are prefilled at a time, so that attention scores stay small.
    PREFILLED = 64

    def __init__(self, model, episodes: list[Episode]):
        config = model.config
        shape = (len(episodes), config.num_key_value_heads, CONTEXT, config.head_dim)
        dtype = torch.bfloat16 if DEVICE == "cuda" else torch.float32
        make = lambda: torch.zeros(shape, device=DEVICE, dtype=dtype)
        self.model = model
        self.caches = [(make(), make()) for _ in range(config.num_hidden_layers)]
        self.row = {id(episode): at for at, episode in enumerate(episodes)}

    @torch.inference_mode()
    def write(self, episodes: list[Episode], temperature: float) -> list[list[int]]:
        """One action each: tokens up to and with the end of an action, at most LONGEST_ACTION."""
        rows = torch.tensor([self.row[id(episode)] for episode in episodes], device=DEVICE)
        logits = torch.cat([
            self._read(rows[at : at + self.PREFILLED], episodes[at : at + self.PREFILLED])
            for at in range(0, len(episodes), self.PREFILLED)
        ])
        lengths = torch.tensor([len(episode.ids) for episode in episodes], device=DEVICE)
        stops = torch.tensor(STOP, device=DEVICE)
        ended = torch.zeros(len(episodes), dtype=torch.bool, device=DEVICE)
        written = []
        for count in range(LONGEST_ACTION):
            token = chosen(logits, temperature)
            written.append(torch.where(ended, -1, token))
            ended = ended | torch.isin(token, stops)
            # Reading back stalls the GPU: not at every token.
            if count % 8 == 7 and bool(ended.all()):
                break
            logits = self._forward(rows, token[:, None], (lengths + count)[:, None])[:, -1]
        table = torch.stack(written, 1).tolist()
        for episode in episodes:
            # What was just written is read again with what comes after it: its last token was not read yet.
            episode.read = len(episode.ids)
        return [[token for token in row if token >= 0] for row in table]

    def _read(self, rows: torch.Tensor, episodes: list[Episode]) -> torch.Tensor:
        """Feeds what the cache does not hold; logits (rows, vocabulary) after each row's last token."""
        fresh = [episode.ids[episode.read :] for episode in episodes]
        longest = max(map(len, fresh))
        ids = torch.tensor([own + [TAG_ID["<pad>"]] * (longest - len(own)) for own in fresh], device=DEVICE)
        starts = torch.tensor([episode.read for episode in episodes], device=DEVICE)
        # Padding is written behind the row's end, where the next tokens overwrite it before anything looks there.
        positions = (starts[:, None] + torch.arange(longest, device=DEVICE)).clamp(max=CONTEXT - 1)
        last = torch.tensor([len(own) - 1 for own in fresh], device=DEVICE)
        return self._forward(rows, ids, positions, last)[:, 0]

    def _forward(self, rows: torch.Tensor, ids: torch.Tensor, positions: torch.Tensor, last: torch.Tensor | None = None):
        seen = int(positions.max()) + 1
        visible = torch.arange(seen, device=DEVICE) <= positions[..., None]  # (B, T, seen)
        whole = len(rows) == self.caches[0][0].shape[0]

        def attend(layer: int, q: torch.Tensor, k: torch.Tensor, v: torch.Tensor) -> torch.Tensor:
            keys, values = self.caches[layer]
            keys[rows[:, None], :, positions] = k.transpose(1, 2).to(keys.dtype)
            values[rows[:, None], :, positions] = v.transpose(1, 2).to(values.dtype)
            own_keys = (keys if whole else keys[rows])[:, :, :seen]
            own_values = (values if whole else values[rows])[:, :, :seen]
            # Queries that share keys stand side by side: (B, KV heads, group x T, 64).
            batch, kv, length = len(rows), keys.shape[1], q.shape[2]
            grouped = q.to(keys.dtype).reshape(batch, kv, -1, length, q.shape[3]).flatten(2, 3)
            scores = grouped @ own_keys.transpose(2, 3) * q.shape[3] ** -0.5
            scores = scores.unflatten(2, (-1, length)).masked_fill(~visible[:, None, None], float("-inf"))
            weights = scores.float().softmax(-1).to(values.dtype).flatten(2, 3)
            return (weights @ own_values).unflatten(2, (-1, length)).flatten(1, 2)

        with torch.autocast(DEVICE, dtype=torch.bfloat16, enabled=DEVICE == "cuda"):
            hidden = hidden_states(self.model, ids, positions, attend)
            if last is not None:
                hidden = hidden[torch.arange(len(rows), device=DEVICE), last][:, None]
            return self.model.lm_head(hidden).float()


def chosen(logits: torch.Tensor, temperature: float) -> torch.Tensor:
    if temperature <= 0:
        return logits.argmax(-1)
    return torch.multinomial((logits / temperature).softmax(-1), 1)[:, 0]
