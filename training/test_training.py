"""Laws of the training code, on a CPU in seconds: `python -m pytest training` (from the repository's root)."""
import json
import pathlib
import random
import sys

import numpy as np
import pytest
import torch

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from evolve import right_and_short  # noqa: E402
from model import CONTEXT, hidden_states, new_model  # noqa: E402
from optimise import Optimiser  # noqa: E402
from rl import advantages, dapo_loss, micro_batches, overlong, token_log_probabilities, update  # noqa: E402
from rollouts import LONGEST_ACTION, Decoder, Episode, chosen, decode  # noqa: E402
from questions import Library, tidy  # noqa: E402
from sft import Rounds, batched, kinds_of, substitute, written_loss  # noqa: E402
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


def test_batches_lose_nothing_and_keep_the_mask_aligned():
    chance = random.Random(1)
    trajectories = []
    for _ in range(200):
        ids = np.array([chance.randrange(1, 400) for _ in range(chance.randrange(1, CONTEXT))], dtype=np.uint16)
        trajectories.append((ids, (ids % 2).astype(np.uint8)))
    batches = batched(trajectories, 4096)
    assert all(ids.shape == mask.shape and (ids.size <= 4096 or len(ids) == 1) for ids, mask in batches)
    kept = np.concatenate([ids[ids != TAG_ID["<pad>"]] for ids, _ in batches])
    assert sorted(kept) == sorted(np.concatenate([one for one, _ in trajectories]))
    assert all((mask == ids % 2)[ids != TAG_ID["<pad>"]].all() for ids, mask in batches)


def test_a_round_takes_in_what_was_written_meanwhile(tokenizer, tmp_path):
    path = tmp_path / "a.jsonl"
    line = json.dumps({"segments": SEGMENTS}) + "\n"
    path.write_text(line * 3 + line[:40])  # the last line is still being written
    rounds = Rounds([str(path)], tokenizer[1], size=10, tokens=4096, chance=0.5, seed=1)
    rounds.next()
    assert len(rounds.trajectories) == 3
    path.write_text(line * 5)
    rounds.next()
    assert len(rounds.trajectories) == 5
    rounds.close()


def test_a_substituted_gold_stands_everywhere_and_nothing_else_changes():
    row = {"segments": SEGMENTS, "instance": {"spans": [{"type": "place"}]}}
    assert kinds_of(row) == {"Warsaw": ("place", "A")}
    swapped = substitute(row, {("place", "A"): ["Lisbon"]}, 1.0, random.Random(1))
    assert swapped == [[role, text.replace("Warsaw", "Lisbon")] for role, text in SEGMENTS]
    assert substitute(row, {("place", "A"): ["Lisbon"]}, 0.0, random.Random(1)) == SEGMENTS


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
    one, _ = written_loss(hidden_states, model, ids, mask)
    other, _ = written_loss(hidden_states, model, padded, longer)
    assert len(one) == len(other) == mask[:, 1:].sum() and (one - other).abs().max() < 1e-4


def test_a_tiny_model_learns_one_instance_by_heart(tokenizer):
    encoded, mask = encode_segments(tokenizer[0], SEGMENTS)
    ids, kept = torch.tensor([encoded]), torch.tensor([mask])
    model = new_model(layers=2, hidden=128)
    optimiser = Optimiser(model, 0.02, 3e-3, decay_share=0.5)
    for step in range(60):
        loss = written_loss(hidden_states, model, ids, kept)[0].mean()
        loss.backward()
        optimiser.step(step / 60)
    assert loss.item() < 0.05


def test_own_walk_through_the_layers_equals_that_of_transformers():
    model = new_model(layers=2, hidden=128)
    ids = torch.randint(30, 400, (2, 40))
    own = model.lm_head(hidden_states(model, ids, torch.arange(40)[None]))
    assert (own - model(input_ids=ids).logits).abs().max() < 1e-4


def test_decoding_with_a_cache_equals_decoding_without_for_rows_of_any_length():
    model = new_model(layers=2, hidden=128).eval()
    episodes = [Episode({}, ids=torch.randint(30, 400, (length,)).tolist()) for length in (7, 30, 19)]
    decoder = Decoder(model, rows=4)
    decoder.start(episodes)
    for active in (episodes, episodes[1:]):  # the second action reads what an environment would have added; one is done
        for episode, written in zip(active, decoder.write(active, temperature=0.0)):
            ids = list(episode.ids)
            for token in written:
                assert token == model(input_ids=torch.tensor([ids])).logits[0, -1].argmax().item()
                ids.append(token)
            assert 0 < len(written) <= LONGEST_ACTION
            episode.ids = ids + [31, 32, 33]


def test_sampling_follows_the_probabilities():
    torch.manual_seed(3)
    logits = torch.tensor([[2.0, 1.0, 0.0]]).repeat(20000, 1)
    shares = torch.bincount(chosen(logits, 1.0), minlength=3) / 20000
    assert (shares - logits[0].softmax(-1)).abs().max() < 0.02
    assert chosen(logits[:1], 0.0).item() == 0


def test_self_evolution_keeps_the_shortest_right_runs_once():
    runs = [Episode({}, ids=[1] * n, mask=[1] * n, reward={"total": total}) for n, total in ((9, 1.0), (5, 1.0), (5, 1.0), (3, 0.9), (7, 1.0))]
    assert [len(run.ids) for run in right_and_short(runs, keep=2)] == [5, 7]


def test_questions_find_the_documents_that_may_tell(tmp_path):
    texts = [("Selma Ode", "Selma Ode wrote the opera Winter Bridge in 1893."), ("Winter Bridge", "An opera in three acts."),
             ("Tin", "A metal, known in 1893 and before."), *[(f"Filler {at}", f"Nothing {at} of note.") for at in range(200)]]
    path = tmp_path / "texts.jsonl"
    path.write_text("".join(json.dumps({"title": title, "text": text}) + "\n" for title, text in texts))
    library = Library([str(path)])
    title = lambda numbers: [library.documents[number]["title"] for number in numbers]
    question = "When did Selma Ode write Winter Bridge?"
    assert title(library.answering(question, ["1893"])) == ["Selma Ode"]  # Tin holds the year, but nothing that was asked
    assert library.answering(question, ["1894"]) == []
    assert set(title(library.named(question))) == {"Selma Ode", "Winter Bridge"}
    assert tidy("December 17 , 1989") == "December 17, 1989"


def test_advantages_of_a_group_sum_to_zero_and_equal_rewards_teach_nothing():
    own = advantages([0.1, 1.0, 0.55, 0.1])
    assert abs(sum(own)) < 1e-9 and abs(np.std(own) - 1) < 1e-9 and own[1] == max(own)
    assert advantages([0.4] * 8) == [0.0] * 8


def test_dapo_loss_against_a_case_done_by_hand():
    # Ratios 1.5, 0.5, 1.1: a good token is clipped at 1.28, a bad one at 0.8; -(1.28 * 1 + 0.8 * -1 + 1.1 * 2) = -2.68
    old = torch.tensor([-1.0, -1.0, -1.0])
    new = old + torch.tensor([1.5, 0.5, 1.1]).log()
    loss = dapo_loss(new, old, torch.tensor([1.0, -1.0, 2.0]), low=0.2, high=0.28)
    assert abs(loss.item() + 2.68) < 1e-5
    assert overlong(1000, 2464, 512) == 0 and overlong(2464, 2464, 512) == 1 and abs(overlong(2208, 2464, 512) - 0.5) < 1e-9


def test_an_update_makes_what_was_better_than_its_group_more_likely():
    torch.manual_seed(2)
    model = new_model(layers=1, hidden=128)
    episodes = [Episode({}, ids=torch.randint(30, 400, (60,)).tolist(), mask=[0] * 40 + [1] * 20) for _ in range(4)]
    kept = list(zip(episodes, advantages([1.0, 0.0, 0.0, 0.0])))

    def likelihoods() -> list[float]:
        [(ids, mask, _)] = micro_batches(kept, 65536)
        logp, _, row = token_log_probabilities(model, ids, mask)
        return [logp[row == at].sum().item() for at in range(4)]

    before = likelihoods()
    optimiser = torch.optim.SGD(model.parameters(), lr=0.5)
    update(model, optimiser, kept, type("", (), {"updates": 1, "low": 0.2, "high": 0.28}))
    gained = [after - was for was, after in zip(before, likelihoods())]
    assert gained[0] > 0 and gained[0] > max(gained[1:])
