"""Batched rollouts of a policy against `masksearch environment`: for evaluation, self-evolution and RL.

Search, parser and reward are the TypeScript ones, spoken to over stdio, one process a core. All episodes of a
batch advance together: the policy writes one action each, the environments answer, until all are done. Tokens
that were sampled are kept as sampled; only what the environment adds is tokenised. Keys and values stay in a
cache from action to action, so that a step costs its new tokens.
"""
import copy
import json
import os
import shlex
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import torch

from model import CONTEXT, DEVICE, hidden_states
from vocabulary import TAG_ID, TAGS, encode_segments

STOP = [TAG_ID[tag] for tag in ("</search>", "</fill>", "</answer>")]
LONGEST_ACTION = 96
#: CUDA_GRAPHS=0 runs every kernel by itself, to look for a fault.
GRAPHS = DEVICE == "cuda" and os.environ.get("CUDA_GRAPHS") != "0"


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
         decoder: "Decoder | None" = None, rows: int = 1024, steps: int = 20) -> list[Episode]:
    """Rolls out every item once, as many at a time as the decoder has rows. An item is what the environment's `episode` takes: `instance` or `question`,
    `withhold`, `hits`, and the `corpus` it is played in. Every request replays what was written so far, which is
    cheap because searches are remembered, so an environment serves many episodes at once."""
    by_corpus: dict[str | None, list[Environment]] = {}
    for environment in environments:
        by_corpus.setdefault(environment.corpus, []).append(environment)
    episodes = [Episode(item) for item in items]
    decoder = decoder or Decoder(model, min(rows, len(items)))
    rows = len(decoder.all)
    for start in range(0, len(episodes), rows):
        part = episodes[start : start + rows]
        decoder.start(part)
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
    """Keys and values of a batch of episodes, one row each: per layer (rows, KV heads, CONTEXT, 64).

    Every token goes through all rows, those that are done included: one shape, so that on a GPU a step is one
    CUDA graph (for each stretch of the cache that is looked at), and nothing is copied out of the cache.
    """

    #: Rows that are prefilled at a time, so that attention scores stay small.
    PREFILLED = 64
    #: The cache is looked at in stretches of so many tokens.
    STRETCH = 256

    def __init__(self, model, rows: int):
        config = model.config
        shape = (rows, config.num_key_value_heads, CONTEXT, config.head_dim)
        dtype = torch.bfloat16 if DEVICE == "cuda" else torch.float32
        make = lambda: torch.zeros(shape, device=DEVICE, dtype=dtype)
        self.trained = model
        self.model = in_half(model) if DEVICE == "cuda" else model
        self.caches = [(make(), make()) for _ in range(config.num_hidden_layers)]
        self.all = torch.arange(rows, device=DEVICE)
        self.token = torch.zeros(rows, dtype=torch.long, device=DEVICE)
        self.position = torch.full((rows,), CONTEXT - 1, device=DEVICE)
        self.graphs: dict[tuple[int, float], torch.cuda.CUDAGraph] = {}
        self.row: dict[int, int] = {}

    @torch.no_grad()
    def start(self, episodes: list[Episode]) -> None:
        """A row for each, and the weights as they are now."""
        if self.model is not self.trained:
            for own, trained in zip(self.model.parameters(), self.trained.parameters()):
                own.copy_(trained)
        self.row = {id(episode): at for at, episode in enumerate(episodes)}

    @torch.inference_mode()
    def write(self, episodes: list[Episode], temperature: float) -> list[list[int]]:
        """One action each: tokens up to and with the end of an action, at most LONGEST_ACTION."""
        rows = torch.tensor([self.row[id(episode)] for episode in episodes], device=DEVICE)
        logits = torch.cat([
            self._read(rows[at : at + self.PREFILLED], episodes[at : at + self.PREFILLED])
            for at in range(0, len(episodes), self.PREFILLED)
        ])
        longest = max(len(episode.ids) for episode in episodes)
        # Rows without an action to write go on at the cache's last place, which nobody reads.
        self.position.fill_(CONTEXT - 1)
        self.position[rows] = torch.tensor([len(episode.ids) for episode in episodes], device=DEVICE)
        self.token[rows] = chosen(logits, temperature)
        stops = torch.tensor(STOP, device=DEVICE)
        ended = torch.zeros(len(episodes), dtype=torch.bool, device=DEVICE)
        written = []
        for count in range(LONGEST_ACTION):
            token = self.token[rows]
            written.append(torch.where(ended, -1, token))
            ended = ended | torch.isin(token, stops)
            # Reading back stalls the GPU: not at every token.
            if count % 8 == 7 and bool(ended.all()):
                break
            self._step(min(CONTEXT, -(-(longest + count + 1) // self.STRETCH) * self.STRETCH), temperature)
        table = torch.stack(written, 1).tolist()
        for episode in episodes:
            # What was just written is read again with what comes after it: its last token was not read yet.
            episode.read = len(episode.ids)
        return [[token for token in row if token >= 0] for row in table]

    def _step(self, seen: int, temperature: float) -> None:
        """Reads each row's token at its position and puts the next one in its place."""
        if not GRAPHS:
            return self._next(seen, temperature)
        graph = self.graphs.get((seen, temperature))
        if graph is None:
            before = self.token.clone(), self.position.clone()
            side = torch.cuda.Stream()
            side.wait_stream(torch.cuda.current_stream())
            with torch.cuda.stream(side):
                for _ in range(2):
                    self._next(seen, temperature)
            torch.cuda.current_stream().wait_stream(side)
            graph = torch.cuda.CUDAGraph()
            with torch.cuda.graph(graph):
                self._next(seen, temperature)
            self.graphs[(seen, temperature)] = graph
            self.token.copy_(before[0])
            self.position.copy_(before[1])
        graph.replay()

    def _next(self, seen: int, temperature: float) -> None:
        logits = self._forward(self.all, self.token[:, None], self.position[:, None], seen)[:, -1]
        self.token.copy_(chosen(logits, temperature))
        self.position.add_(1).clamp_(max=CONTEXT - 1)

    def _read(self, rows: torch.Tensor, episodes: list[Episode]) -> torch.Tensor:
        """Feeds what the cache does not hold; logits (rows, vocabulary) after each row's last token."""
        fresh = [episode.ids[episode.read :] for episode in episodes]
        longest = max(map(len, fresh))
        ids = torch.tensor([own + [TAG_ID["<pad>"]] * (longest - len(own)) for own in fresh], device=DEVICE)
        starts = torch.tensor([episode.read for episode in episodes], device=DEVICE)
        # Padding is written behind the row's end, where the next tokens overwrite it before anything looks there.
        positions = (starts[:, None] + torch.arange(longest, device=DEVICE)).clamp(max=CONTEXT - 1)
        last = torch.tensor([len(own) - 1 for own in fresh], device=DEVICE)
        seen = min(CONTEXT, max(episode.read for episode in episodes) + longest)
        return self._forward(rows, ids, positions, seen, last)[:, 0]

    def _forward(self, rows: torch.Tensor, ids: torch.Tensor, positions: torch.Tensor, seen: int, last: torch.Tensor | None = None):
        visible = torch.arange(seen, device=DEVICE) <= positions[..., None]  # (B, T, seen)

        def attend(layer: int, q: torch.Tensor, k: torch.Tensor, v: torch.Tensor) -> torch.Tensor:
            keys, values = self.caches[layer]
            keys[rows[:, None], :, positions] = k.transpose(1, 2).to(keys.dtype)
            values[rows[:, None], :, positions] = v.transpose(1, 2).to(values.dtype)
            own_keys = (keys if rows is self.all else keys[rows])[:, :, :seen]
            own_values = (values if rows is self.all else values[rows])[:, :, :seen]
            # Queries that share keys stand side by side: (B, KV heads, group x T, 64).
            batch, kv, length = len(rows), keys.shape[1], q.shape[2]
            grouped = q.to(keys.dtype).reshape(batch, kv, -1, length, q.shape[3]).flatten(2, 3)
            scores = grouped @ own_keys.transpose(2, 3) * q.shape[3] ** -0.5
            scores = scores.unflatten(2, (-1, length)).masked_fill(~visible[:, None, None], float("-inf"))
            weights = scores.float().softmax(-1).to(values.dtype).flatten(2, 3)
            return (weights @ own_values).unflatten(2, (-1, length)).flatten(1, 2)

        hidden = hidden_states(self.model, ids, positions, attend)
        if last is not None:
            hidden = hidden[torch.arange(len(rows), device=DEVICE), last][:, None]
        return self.model.lm_head(hidden).float()


def in_half(model):
    """A copy whose parameters are bfloat16; the rotary frequencies stay as they are."""
    half = copy.deepcopy(model).eval()
    for parameter in half.parameters():
        parameter.data = parameter.data.bfloat16()
    return half


def chosen(logits: torch.Tensor, temperature: float) -> torch.Tensor:
    """The likeliest token, or one drawn at a temperature (by the exponential race, which a CUDA graph can hold)."""
    if temperature <= 0:
        return logits.argmax(-1)
    probabilities = (logits / temperature).softmax(-1)
    return (probabilities / torch.empty_like(probabilities).exponential_()).argmax(-1)
