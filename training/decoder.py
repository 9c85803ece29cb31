"""The policy's own writing, many episodes at a time: a cache of keys and values, and a CUDA graph for a step.

Rows come and go: an episode whose action has ended leaves while the environment answers and comes back when it has
(continuous batching, Yu et al., 2022: Orca), and a step goes through as few rows as hold all that write.
"""
import copy
import os

import torch
import torch.nn.functional as F

from episode import Episode
from model import CONTEXT, DEVICE, hidden_states, width
from vocabulary import TAG_ID

STOP = frozenset(TAG_ID[tag] for tag in ("</search>", "</fill>", "</answer>"))
LONGEST_ACTION = 96
#: CUDA_GRAPHS=0 runs every kernel by itself, to look for a fault.
GRAPHS = DEVICE == "cuda" and os.environ.get("CUDA_GRAPHS") != "0"
# cuDNN plans every shape anew, which takes longer than reading it.
torch.backends.cuda.enable_cudnn_sdp(False)


class Decoder:
    """Keys and values of a batch of episodes, one row each: per layer (rows, KV heads, CONTEXT, 64).

    A step goes through the first rows of the cache: all of them, a half, a quarter or an eighth. Each of these, for each
    stretch of the cache that is looked at, is one shape and so one CUDA graph, and nothing is copied out of the cache.
    """

    #: Rows that are prefilled at a time, so that attention scores stay small.
    PREFILLED = 64
    #: The cache is looked at in stretches of so many tokens.
    STRETCH = 256
    #: Tokens between two looks at who has ended: reading back stalls the GPU.
    STRIDE = 8

    def __init__(self, model, rows: int):
        config = model.config
        shape = (rows, config.num_key_value_heads, CONTEXT, config.head_dim)
        dtype = torch.bfloat16 if DEVICE == "cuda" else torch.float32
        make = lambda: torch.zeros(shape, device=DEVICE, dtype=dtype)
        self.trained = model
        self.model = in_half(model) if DEVICE == "cuda" else model
        self.caches = [(make(), make()) for _ in range(config.num_hidden_layers)]
        self.token = torch.zeros(rows, dtype=torch.long, device=DEVICE)
        # Rows without an action to write go on at the cache's last place, which nobody reads.
        self.position = torch.full((rows,), CONTEXT - 1, device=DEVICE)
        sizes = sorted({-(-rows // part) for part in (1, 2, 4, 8)})
        self.buckets = {size: torch.arange(size, device=DEVICE) for size in sizes}
        self.graphs: dict[tuple[int, int, float], torch.cuda.CUDAGraph] = {}
        self.pool = torch.cuda.graph_pool_handle() if GRAPHS else None
        self.holders: list[Episode | None] = [None] * rows
        self.row: dict[int, int] = {}
        self.writing: list[Episode] = []
        #: No row holds more tokens than this.
        self.filled = 0

    @torch.no_grad()
    def start(self) -> None:
        """All rows free, and the weights as they are now."""
        if self.model is not self.trained:
            for own, trained in zip(self.model.parameters(), self.trained.parameters()):
                own.copy_(trained)
        self.holders = [None] * len(self.holders)
        self.row, self.writing, self.filled = {}, [], 0
        self.position.fill_(CONTEXT - 1)

    def has_room(self) -> bool:
        return len(self.row) < len(self.holders)

    def admit(self, episode: Episode) -> None:
        """Gives it a row, until it is released."""
        at = self.holders.index(None)
        self.holders[at] = episode
        self.row[id(episode)] = at

    def release(self, episode: Episode) -> None:
        self.holders[self.row.pop(id(episode))] = None

    @torch.inference_mode()
    def begin(self, episodes: list[Episode], temperature: float) -> None:
        """Reads what the cache does not hold of these and chooses the first token of an action for each."""
        ordered = sorted(episodes, key=lambda episode: len(episode.ids) - episode.read)
        for at in range(0, len(ordered), self.PREFILLED):
            part = ordered[at : at + self.PREFILLED]
            rows = torch.tensor([self.row[id(episode)] for episode in part], device=DEVICE)
            self.token[rows] = chosen(self._read(rows, part), temperature)
            self.position[rows] = torch.tensor([len(episode.ids) for episode in part], device=DEVICE)
        for episode in episodes:
            episode.read, episode.action = len(episode.ids), []
        self.writing += episodes
        self.filled = max(self.filled, *(len(episode.ids) for episode in episodes), 0)

    @torch.inference_mode()
    def advance(self, temperature: float) -> list[Episode]:
        """STRIDE tokens for each that writes; those whose action has ended, with the action at the end of their ids:
        tokens up to and with the end of an action, at most LONGEST_ACTION."""
        live = self._gathered()
        longest = max(len(episode.ids) + len(episode.action) for episode in self.writing)
        self.filled = max(self.filled, longest + self.STRIDE)
        written = []
        for count in range(self.STRIDE):
            written.append(self.token[: len(live)].clone())
            self._step(live, min(CONTEXT, -(-(longest + count + 1) // self.STRETCH) * self.STRETCH), temperature)
        table = torch.stack(written, 1).tolist()
        ended = [episode for episode in self.writing if taken(episode.action, table[self.row[id(episode)]])]
        for episode in ended:
            # All but the last token of what was just written was read as it was written.
            episode.read = len(episode.ids) + len(episode.action) - 1
            episode.ids += episode.action
            episode.mask += [1] * len(episode.action)
            episode.lengths.append(len(episode.action))
        if ended:
            gone = {id(episode) for episode in ended}
            self.writing = [episode for episode in self.writing if id(episode) not in gone]
            self.position[torch.tensor([self.row[own] for own in gone], device=DEVICE)] = CONTEXT - 1
        return ended

    def _gathered(self) -> torch.Tensor:
        """The rows of the smallest bucket that takes all that write; those above it change places with others."""
        bucket = next(rows for size, rows in self.buckets.items() if size >= len(self.writing))
        writing = {self.row[id(episode)] for episode in self.writing}
        above = [row for row in writing if row >= len(bucket)]
        if above:
            below = [row for row in range(len(bucket)) if row not in writing][: len(above)]
            to, now = (torch.tensor([*one, *other], device=DEVICE) for one, other in ((above, below), (below, above)))
            seen = min(CONTEXT, self.filled)
            for tensor in (self.token, self.position):
                tensor[to] = tensor[now]
            for cache in (own[:, :, :seen] for layer in self.caches for own in layer):
                cache[to] = cache[now]
            for one, other in zip(above, below):
                self.holders[one], self.holders[other] = self.holders[other], self.holders[one]
            self.row = {id(holder): at for at, holder in enumerate(self.holders) if holder is not None}
        return bucket

    def _step(self, rows: torch.Tensor, seen: int, temperature: float) -> None:
        """Reads each row's token at its position and puts the next one in its place."""
        if not GRAPHS:
            return self._next(rows, seen, temperature)
        key = (len(rows), seen, temperature)
        graph = self.graphs.get(key)
        if graph is None:
            before = self.token.clone(), self.position.clone()
            side = torch.cuda.Stream()
            side.wait_stream(torch.cuda.current_stream())
            with torch.cuda.stream(side):
                for _ in range(2):
                    self._next(rows, seen, temperature)
            torch.cuda.current_stream().wait_stream(side)
            graph = torch.cuda.CUDAGraph()
            with torch.cuda.graph(graph, pool=self.pool):
                self._next(rows, seen, temperature)
            self.graphs[key] = graph
            self.token.copy_(before[0])
            self.position.copy_(before[1])
        graph.replay()

    def _next(self, rows: torch.Tensor, seen: int, temperature: float) -> None:
        token, position = self.token[: len(rows)], self.position[: len(rows)]
        logits = self._forward(rows, token[:, None], position[:, None], seen)[:, -1]
        token.copy_(chosen(logits, temperature))
        position.add_(1).clamp_(max=CONTEXT - 1)

    def _read(self, rows: torch.Tensor, episodes: list[Episode]) -> torch.Tensor:
        """Feeds what the cache does not hold; logits (rows, vocabulary) after each row's last token."""
        fresh = [episode.ids[episode.read :] for episode in episodes]
        longest = width(max(map(len, fresh)))
        ids = torch.tensor([own + [TAG_ID["<pad>"]] * (longest - len(own)) for own in fresh], device=DEVICE)
        starts = torch.tensor([episode.read for episode in episodes], device=DEVICE)
        # Padding is written behind the row's end, where the next tokens overwrite it before anything looks there.
        positions = (starts[:, None] + torch.arange(longest, device=DEVICE)).clamp(max=CONTEXT - 1)
        last = torch.tensor([len(own) - 1 for own in fresh], device=DEVICE)
        seen = min(CONTEXT, width(max(episode.read for episode in episodes) + longest))
        return self._forward(rows, ids, positions, seen, last)[:, 0]

    def _forward(self, rows: torch.Tensor, ids: torch.Tensor, positions: torch.Tensor, seen: int, last: torch.Tensor | None = None):
        visible = torch.arange(seen, device=DEVICE) <= positions[..., None]  # (B, T, seen)
        config = self.model.config
        groups = config.num_attention_heads // config.num_key_value_heads
        # Queries that share keys stand side by side: (B, KV heads, groups x T, 64). What they may see is the same in all layers.
        bias = torch.zeros(visible.shape, device=DEVICE, dtype=self.caches[0][0].dtype).masked_fill_(~visible, float("-inf"))
        bias = bias[:, None].repeat(1, 1, groups, 1)
        # The first rows of the cache are looked at where they are.
        own = slice(len(rows)) if rows is self.buckets.get(len(rows)) else rows

        def attend(layer: int, q: torch.Tensor, k: torch.Tensor, v: torch.Tensor) -> torch.Tensor:
            keys, values = self.caches[layer]
            keys[rows[:, None], :, positions] = k.transpose(1, 2).to(keys.dtype)
            values[rows[:, None], :, positions] = v.transpose(1, 2).to(values.dtype)
            batch, kv, length = len(rows), keys.shape[1], q.shape[2]
            grouped = q.to(keys.dtype).reshape(batch, kv, groups, length, q.shape[3]).flatten(2, 3)
            if length == 1:
                scores = grouped @ keys[own, :, :seen].transpose(2, 3) * q.shape[3] ** -0.5
                weights = (scores + bias).float().softmax(-1).to(values.dtype)
                read = weights @ values[own, :, :seen]
            else:
                read = F.scaled_dot_product_attention(grouped, keys[own, :, :seen], values[own, :, :seen], attn_mask=bias)
            return read.unflatten(2, (-1, length)).flatten(1, 2)

        hidden = hidden_states(self.model, ids, positions, attend)
        if last is not None:
            hidden = hidden[torch.arange(len(rows), device=DEVICE), last][:, None]
        return self.model.lm_head(hidden).float()


def taken(action: list[int], tokens: list[int]) -> bool:
    """Takes the tokens into the action, as long as it goes on; whether it has ended."""
    for token in tokens:
        action.append(token)
        if token in STOP or len(action) == LONGEST_ACTION:
            return True
    return False


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
