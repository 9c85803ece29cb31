"""Laws of the training code, on a CPU in seconds: `python -m pytest training` (from the repository's root)."""
import json
import pathlib
import random
import sys

import numpy as np
import pytest
import torch

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from model import CONTEXT, new_model  # noqa: E402
from optimise import Optimiser, losses_of  # noqa: E402
from rollouts import decode  # noqa: E402
from sft import Rounds, pack  # noqa: E402
from vocabulary import TAG_ID, TAGS, encode_segments, encode_tagged, load, plain, train  # noqa: E402
from worlds import is_held_out  # noqa: E402

TEXT = "Marie Curie was born in Warsaw in 1867 and moved to Paris to study physics . "
SEGMENTS = [
    ["tag", "<bos><task>"], ["data", " Marie Curie : "], ["data", " Curie was born in "], ["tag", "<mask1>"],
    ["policy", "<search><mask1> Marie Curie born </search>"],
    ["tag", "<information>"], ["tag", "<hit1>"], ["data", " Paris : Curie was born in Warsaw . "], ["tag", "</information>"],
    ["policy", "<think><hit1> Curie was born in Warsaw . </think><fill><mask1> Warsaw </fill>"],
    ["policy", "<answer></answer>"], ["policy", "<end>"],
]  # fmt: skip


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory):
    path = tmp_path_factory.mktemp("tokenizer") / "tokenizer.json"
    train([TEXT] * 3, str(path), size=400)
    tokenizer = load(str(path))
    return tokenizer, str(path)


def test_loss_mask_is_one_exactly_on_what_the_policy_wrote(tokenizer):
    ids, mask = encode_segments(tokenizer[0], SEGMENTS)
    written = "".join(text for role, text in SEGMENTS if role == "policy")
    own = [token for token, kept in zip(ids, mask) if kept]
    assert own == encode_tagged(tokenizer[0], written)
    assert len(ids) == len(mask)


def test_text_never_becomes_a_tag(tokenizer):
    for tag in TAGS:
        ids, _ = encode_segments(tokenizer[0], [["data", f"a {tag} b{tag}{tag}"]])
        assert min(ids) >= len(TAGS), tag


def test_decoding_gives_back_what_was_written(tokenizer):
    for role, text in SEGMENTS:
        if role == "policy":
            again = decode(tokenizer[0], encode_tagged(tokenizer[0], text))
            assert " ".join(again.split()) == " ".join(text.split())
    assert plain("  a \n b ") == " a b" and plain(" ") == ""


def test_packing_loses_nothing_and_keeps_the_mask_aligned():
    chance = random.Random(1)
    trajectories = []
    for _ in range(200):
        ids = np.array([chance.randrange(1, 400) for _ in range(chance.randrange(1, CONTEXT))], dtype=np.uint16)
        trajectories.append((ids, (ids % 2).astype(np.uint8)))
    ids, masks = pack(trajectories)
    assert ids.shape == masks.shape and ids.shape[1] == CONTEXT
    assert sorted(ids[ids != TAG_ID["<pad>"]]) == sorted(np.concatenate([one for one, _ in trajectories]))
    assert (masks == ids % 2).all()


def test_a_round_takes_in_what_was_written_meanwhile(tokenizer, tmp_path):
    path = tmp_path / "a.jsonl"
    line = json.dumps({"segments": SEGMENTS}) + "\n"
    path.write_text(line * 3 + line[:40])  # the last line is still being written
    rounds = Rounds([str(path)], tokenizer[1], size=10, seed=1)
    rounds.next()
    assert len(rounds.trajectories) == 3
    path.write_text(line * 5)
    rounds.next()
    assert len(rounds.trajectories) == 5
    rounds.close()


def test_held_out_titles_ignore_case_and_punctuation():
    titles = [f"Title {n}" for n in range(2000)]
    assert all(is_held_out(t) == is_held_out(t.upper().replace(" ", "-")) for t in titles)
    assert 60 < sum(map(is_held_out, titles)) < 140


def test_padding_counts_in_no_loss():
    model = new_model(layers=1, hidden=128)
    ids = torch.randint(30, 400, (1, 40))
    mask = (torch.arange(40) % 3 == 0).long()[None]
    padded = torch.cat([ids, torch.full((1, 9), TAG_ID["<pad>"])], 1)
    longer = torch.cat([mask, torch.zeros((1, 9), dtype=torch.long)], 1)
    for one, other in zip(losses_of(model, ids, mask), losses_of(model, padded, longer)):
        assert abs(one.item() - other.item()) < 2e-2


def test_a_tiny_model_learns_one_instance_by_heart(tokenizer):
    encoded, mask = encode_segments(tokenizer[0], SEGMENTS)
    ids, kept = torch.tensor([encoded]), torch.tensor([mask])
    model = new_model(layers=2, hidden=128)
    optimiser = Optimiser(model, 0.02, 3e-3, decay_share=0.5)
    for step in range(60):
        loss, _ = losses_of(model, ids, kept)
        loss.backward()
        optimiser.step(step / 60)
    assert loss.item() < 0.05
