"""Batched rollouts of a policy against `masksearch environment`: for evaluation, self-evolution and RL.

Search, parser and reward are the TypeScript ones, spoken to over stdio, one process a core. Every episode goes on as
soon as its environment has answered; meanwhile the others write. Tokens that were sampled are kept as sampled; only
what the environment adds is tokenised.
"""
import json
import os
import shlex
import subprocess
from collections import deque
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

from decoder import LONGEST_ACTION, Decoder
from episode import Episode
from model import CONTEXT
from vocabulary import TAGS, encode_segments

# Every environment has a thread of its own that encodes what it answers.
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
#: Actions of a run, at most; the environment's own limit on turns comes first.
MOST_ACTIONS = 21


class Environment:
    """One `masksearch environment` process over one corpus (None: the one that ships)."""

    def __init__(self, masksearch: str, corpus: str | None):
        command = [*shlex.split(masksearch), "environment", *(["--corpus", corpus] if corpus else [])]
        self.corpus = corpus
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        #: It answers one after the other.
        self.queue = ThreadPoolExecutor(1)

    def ask(self, request: dict) -> dict:
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def close(self) -> None:
        self.queue.shutdown()
        self.process.stdin.close()
        self.process.wait()


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
         decoder: Decoder | None = None, rows: int = 1024) -> list[Episode]:
    """Rolls out every item once, as many at a time as the decoder has rows. Every request replays what was written so
    far, which is cheap because searches are remembered, so an environment serves many episodes at once."""
    by_corpus: dict[str | None, list[Environment]] = {}
    for environment in environments:
        by_corpus.setdefault(environment.corpus, []).append(environment)
    episodes = [Episode(item) for item in items]
    serving = {}
    for at, episode in enumerate(episodes):
        own = by_corpus[episode.item.get("corpus")]
        serving[id(episode)] = own[at % len(own)]
    decoder = decoder or Decoder(model, min(rows, len(items)))
    decoder.start()
    coming, asked = deque(episodes), {}

    def ask(episode: Episode) -> None:
        environment = serving[id(episode)]
        asked[environment.queue.submit(observe, environment, tokenizer, episode)] = episode

    while coming or asked or decoder.writing:
        while coming and decoder.has_room():
            decoder.admit(coming[0])
            ask(coming.popleft())
        ready = []
        for episode in answered(asked, patient=not decoder.writing):
            if episode.done:
                decoder.release(episode)
            else:
                ready.append(episode)
        if ready:
            decoder.begin(ready, temperature)
        if decoder.writing:
            for episode in decoder.advance(temperature):
                episode.written.append(decode(tokenizer, episode.action))
                ask(episode)
    return episodes


def answered(asked: dict[Future, Episode], patient: bool) -> list[Episode]:
    """Those whose environment has answered by now; if patient, waits for one at least."""
    done = [own for own in asked if own.done()]
    if patient and not done and asked:
        done = list(wait(asked, return_when=FIRST_COMPLETED).done)
    episodes = [asked.pop(own) for own in done]
    for own in done:
        own.result()  # raises what went wrong there
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
    too_long = len(episode.ids) + LONGEST_ACTION >= CONTEXT
    episode.done = reply["done"] or too_long or len(episode.written) >= MOST_ACTIONS
