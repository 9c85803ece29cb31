"""Which tokens of a run are praised for what: the advantage of every sampled token (N,) of each run of a group.

`run` is DAPO's: all tokens of a run share one advantage, that of its reward in the group. A passage with four blanks then
praises a wrong fill because three others were right. `blank` tells them apart: a token of an action on a blank (its search,
the quote, its fill) is judged by the reward of the run plus what came of that blank, against the same sum in the other
runs of the group. What came of a blank is mostly the F1 of its fill, and a little whether the quote behind it holds the
gold, so that the right sentence read wrongly counts more than the wrong sentence. A search is about its own blank and
about those that are filled from its hits, and whether these were shown evidence counts for it, too.
"""
import re

import numpy as np

from episode import Episode
from questions import words_of
from retold import holds

#: Share of a blank's score that the quote has.
QUOTED = 0.2
#: What evidence on screen adds to a blank's score, for searches.
SHOWN = 0.3
#: Words from which on a quote is too long to count: else whole passages would be quoted.
LONGEST_QUOTE = 40
ON_MASK = re.compile(r"<(?:search|fill)>\s*<mask(\d)>")
QUOTE = re.compile(r"<think>\s*<hit\d>(.*?)</think>\s*<(?:fill|answer)>")


def advantages(values: list[float]) -> list[float]:
    """Of a group: zero mean, unit deviation; all zero when the values are equal."""
    own = np.array(values)
    deviation = own.std()
    return ((own - own.mean()) / deviation).tolist() if deviation > 1e-6 else [0.0] * len(values)


def by_run(group: list[Episode], rewards: list[float]) -> list[np.ndarray]:
    return [np.full(sum(e.mask), own) for e, own in zip(group, advantages(rewards))]


def by_blank(group: list[Episode], rewards: list[float]) -> list[np.ndarray]:
    scores = [blank_scores(e) for e in group]
    whole = advantages(rewards)
    count = len(scores[0])
    of_blank = [advantages([reward + own[at] for reward, own in zip(rewards, scores)]) for at in range(count)]
    shown = [[SHOWN * blank["evidence"] for blank in e.outcome["blanks"]] for e in group]
    of_search = [advantages([reward + own[at] + told[at] for reward, own, told in zip(rewards, scores, shown)]) for at in range(count)]
    found = []
    for at, episode in enumerate(group):
        told = []
        for action, blanks in zip(episode.written, blanks_of(episode)):
            judged = of_search if is_search(action) else of_blank
            told.append(float(np.mean([judged[blank][at] for blank in blanks])) if blanks else whole[at])
        found.append(np.repeat(told, episode.lengths))
    return found


def is_search(action: str) -> bool:
    return "<search>" in action


def blanks_of(episode: Episode) -> list[list[int]]:
    """The blanks (from 0) that each action is about: a search is about its own and those filled before the next search."""
    found: list[list[int]] = []
    served: list[int] = []
    for action in episode.written:
        blank = blank_of(action, episode)
        own = [] if blank is None else [blank]
        if is_search(action):
            served = own
        elif blank is not None and blank not in served:
            served.append(blank)
        found.append(own)
    return found


def blank_of(action: str, episode: Episode) -> int | None:
    """The blank (from 0) that an action is about: its mask, or the only one, the answer to a question."""
    named = ON_MASK.search(action)
    count = len(episode.outcome["blanks"])
    if named:
        return int(named[1]) - 1 if int(named[1]) <= count else None
    return 0 if count == 1 else None


def blank_scores(episode: Episode) -> list[float]:
    """For each blank a number in [0, 1]."""
    blanks = episode.outcome["blanks"]
    quoted = [False] * len(blanks)
    for action in episode.written:
        blank, quote = blank_of(action, episode), QUOTE.search(action)
        if blank is not None and quote:
            quoted[blank] = len(words_of(quote[1])) <= LONGEST_QUOTE and holds(quote[1], blanks[blank]["gold"])
    return [(1 - QUOTED) * own["f1"] + QUOTED * told for own, told in zip(blanks, quoted)]
