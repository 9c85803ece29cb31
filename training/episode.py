"""One run of the policy over one instance or question, as the training code keeps it."""
from dataclasses import dataclass, field


@dataclass
class Episode:
    #: What the environment's `episode` takes (`instance` or `question`, `withhold`, `hits`), and the `corpus` it is played in.
    item: dict
    ids: list[int] = field(default_factory=list)
    #: 1 on sampled tokens, aligned with ids.
    mask: list[int] = field(default_factory=list)
    #: Tokens of ids that the decoder's cache holds.
    read: int = 0
    #: Tokens of the action that is being written; they stand in ids once it has ended.
    action: list[int] = field(default_factory=list)
    #: Tokens of each action so far.
    lengths: list[int] = field(default_factory=list)
    #: The actions so far, as text.
    written: list[str] = field(default_factory=list)
    seen_segments: int = 0
    done: bool = False
    outcome: dict | None = None
    reward: dict | None = None
