"""Laws of the training code, on a CPU in seconds: `python -m pytest training` (from the repository's root)."""
import json
import pathlib
import random
import re
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
import torch

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from decoder import LONGEST_ACTION, STOP, Decoder, chosen  # noqa: E402
from episode import Episode  # noqa: E402
from evolve import right_and_short  # noqa: E402
from model import CONTEXT, hidden_states, load_model, new_model  # noqa: E402
from optimise import Optimiser  # noqa: E402
from credit import advantages, blank_scores, blanks_of, by_blank, by_run  # noqa: E402
from rl import dapo_loss, drawn, micro_batches, overlong, token_log_probabilities, update  # noqa: E402
from compared import fault as comparison_fault, question as compared_question  # noqa: E402
from retold import dealt, fault, instances, question_fault, unmasked  # noqa: E402
from rollouts import Environment, decode, play  # noqa: E402
from questions import Library, tidy  # noqa: E402
from sft import Rounds, batched, plain_rows, written_loss  # noqa: E402
from substitution import kinds_of, substitute  # noqa: E402
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


def test_plain_text_is_rehearsed_beside_trajectories_with_loss_on_all_of_it(tokenizer, tmp_path):
    texts, runs = tmp_path / "texts.jsonl", tmp_path / "runs.jsonl"
    texts.write_text("".join(json.dumps({"title": f"Town {at}", "text": TEXT * 60}) + "\n" for at in range(20)))
    runs.write_text((json.dumps({"segments": SEGMENTS}) + "\n") * 40)
    rows = plain_rows(tokenizer[1], [str(texts)])
    assert rows and all(mask.all() and len(ids) == len(mask) == 1024 for ids, mask in rows)
    rounds = Rounds([str(runs)], tokenizer[1], 40, 4096, 0.0, 1, 1, rows, 0.1)
    kept = [int(mask.sum()) for _, masks in rounds.next() for mask in masks]
    rounds.close()
    assert sorted(kept)[-4:] == [1024] * 4 and len(kept) == 44
    assert plain_rows(tokenizer[1], []) == []


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


def compared_row(kind: str, answer: str) -> dict:
    row = {"id": "1-1", "type": kind, "documents": ["Ada Lane (potter)", "Selma Ode"], "facts": ["1901", "1894"], "answer": answer}
    row["question"] = "Who was born first, Selma Ode or Ada Lane?" if kind == "comparison" else "How many years lie between their births?"
    quotes = ["<think><hit1> Selma Ode, born in 1894. </think><search> Ada Lane </search>", f"<think><hit1> Ada Lane was born in 1901. </think><answer> {answer} </answer>"]
    return {"question": compared_question(row), "segments": [["data", "Selma Ode, born in 1894. 1900"], *(["policy", text] for text in quotes)]}


def test_facts_that_change_places_make_the_other_one_the_answer():
    row = compared_row("comparison", "Selma Ode")
    assert [side["answer"] for side in row["question"]["decomposition"]] == ["1894", "1901", "Selma Ode"]
    data, first, last = (text for _, text in substitute(row, {}, 1.0, random.Random(1)))
    assert data == "Selma Ode, born in 1901. 1900" and "born in 1901" in first and "born in 1894" in last
    assert last.endswith("<answer> Ada Lane </answer>") and row["segments"][2][1].endswith("<answer> Selma Ode </answer>")
    assert substitute(row, {}, 0.0, random.Random(1)) == row["segments"]


def test_years_that_move_are_counted_anew():
    row = compared_row("counting", "7")
    for seed in range(30):
        data, first, last = (text for _, text in substitute(row, {}, 1.0, random.Random(seed)))
        years = [int(re.search(r"\d{4}", text)[0]) for text in (first, last)]
        counted = int(re.search(r"<answer> (\d+) </answer>", last)[1])
        assert counted == years[1] - years[0] > 0 and f"born in {years[0]}" in data


def test_a_comparison_says_only_what_its_documents_tell():
    told = {"Ada Lane (potter)": "Ada Lane (potter), a Welsh potter born in 1901", "Selma Ode": "Selma Ode, a Welsh poet born in 1894"}
    row = {"id": "1", "type": "comparison", "documents": list(told), "facts": ["1901", "1894"], "question": "Who is older?", "answer": "Selma Ode"}
    assert comparison_fault(row, told) is None
    assert "fact" in comparison_fault({**row, "facts": ["1902", "1894"]}, told)
    assert "one of the two" in comparison_fault({**row, "answer": "Brea"}, told)
    assert comparison_fault({**row, "type": "counting", "answer": "7"}, told) is None
    assert "neither" in comparison_fault({**row, "type": "counting", "answer": "8"}, told)
    assert comparison_fault({**row, "type": "common", "answer": "Welsh"}, told) is None
    assert "tells" in comparison_fault({**row, "type": "common", "answer": "Welsh", "question": "Are they Welsh?"}, told)


def test_the_comparisons_that_ship_are_whole_and_none_is_of_a_held_out_title():
    rows = [json.loads(line) for line in open(pathlib.Path(__file__).parent / "comparisons.jsonl")]
    assert len({row["id"] for row in rows}) == len(rows) > 5_000
    assert 100 < sum(row.get("held", False) for row in rows) < 400
    assert not any(is_held_out(title) for row in rows for title in row["documents"])
    assert all(len(row["documents"]) == 2 and (row["type"] == "common") != ("facts" in row) for row in rows)


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


def greedy(model, ids: list[int]) -> list[int]:
    """An action, without a cache."""
    action: list[int] = []
    while len(action) < LONGEST_ACTION and not STOP & set(action[-1:]):
        action.append(model(input_ids=torch.tensor([ids + action])).logits[0, -1].argmax().item())
    return action


def test_decoding_with_a_cache_equals_decoding_without_for_rows_that_come_and_go():
    model = new_model(layers=2, hidden=128, seed=5).eval()
    with torch.no_grad():  # an end of an action is likely now and then, so that actions differ in length
        model.model.embed_tokens.weight[list(STOP)] *= 3
    episodes = [Episode({}, ids=torch.randint(30, 400, (length,)).tolist()) for length in range(5, 45, 3)]
    expected = {id(episode): (list(episode.ids), 0) for episode in episodes}
    decoder = Decoder(model, rows=9)
    decoder.start()
    coming, lengths, sizes = list(episodes), set(), set()
    while coming or decoder.writing:
        fresh = []
        while coming and decoder.has_room():
            fresh.append(coming.pop())
            decoder.admit(fresh[-1])
        if fresh:
            decoder.begin(fresh, temperature=0.0)
        sizes.add(len(decoder._gathered()))
        again = []
        for episode in decoder.advance(temperature=0.0):
            before, actions = expected[id(episode)]
            assert episode.action == greedy(model, before)
            assert episode.ids == before + episode.action and episode.mask[-len(episode.action) :] == [1] * len(episode.action)
            lengths.add(len(episode.action))
            episode.ids += [31, 32, 33]  # what an environment would have added
            expected[id(episode)] = (list(episode.ids), actions + 1)
            decoder.release(episode) if actions == 2 else again.append(episode)
        if again:
            decoder.begin(again, temperature=0.0)
    assert {actions for _, actions in expected.values()} == {3}
    assert len(lengths) > 3 and len(sizes) > 2  # it was a trial of what it is about


class Echo(Environment):
    """Answers every action with a word; a run is over after two."""

    def __init__(self, corpus: str | None = None):
        self.corpus, self.queue = corpus, ThreadPoolExecutor(1)

    def ask(self, request: dict) -> dict:
        written = request["episode"]["written"]
        segments = [["tag", "<bos>"], ["data", f" {request['episode']['instance']}"]]
        for text in written:
            segments += [["policy", text], ["data", " Paris"]]
        return {"segments": segments, "done": len(written) == 2, "outcome": {"id": request["episode"]["instance"]}, "reward": {"total": 1.0}}


def test_every_item_is_played_once_in_its_own_corpus_however_few_rows_there_are(tokenizer):
    model = new_model(layers=1, hidden=128).eval()
    items = [{"instance": f"Curie {at}", "corpus": "ab"[at % 2]} for at in range(7)]
    alone = play(model, tokenizer[0], [Echo("a"), Echo("b")], items)
    few = play(model, tokenizer[0], [Echo("a"), Echo("b"), Echo("b")], items, rows=2)
    assert [episode.outcome["id"] for episode in few] == [item["instance"] for item in items]
    for one, other in zip(alone, few):
        assert one.ids == other.ids and one.mask == other.mask and len(one.ids) == len(one.mask)
        assert len(one.written) == 2 and sum(one.mask) > 2


def test_what_goes_wrong_in_an_environment_is_raised(tokenizer):
    broken = Echo()
    broken.ask = lambda _: {"error": {"message": "no such document"}}
    with pytest.raises(RuntimeError, match="no such document"):
        play(new_model(layers=1, hidden=128), tokenizer[0], [broken], [{"instance": "x"}])


def test_a_step_of_dapo_has_the_masks_that_are_allowed_and_its_share_of_questions():
    passages = [{"instance": {"spans": [0] * (1 + at % 4)}} for at in range(400)]
    asked = [{"question": {"question": str(at)}} for at in range(50)]
    own = drawn(passages + asked, 64, {2}, 0.25, random.Random(1))
    assert len(own) == 64 and sum("question" in item for item in own) == 16
    assert {len(item["instance"]["spans"]) for item in own if "instance" in item} == {2}
    assert len(drawn(passages, 64, {1, 2, 3, 4}, 0.25, random.Random(1))) == 64


def test_sampling_follows_the_probabilities():
    torch.manual_seed(3)
    logits = torch.tensor([[2.0, 1.0, 0.0]]).repeat(20000, 1)
    shares = torch.bincount(chosen(logits, 1.0), minlength=3) / 20000
    assert (shares - logits[0].softmax(-1)).abs().max() < 0.02
    assert chosen(logits[:1], 0.0).item() == 0


def test_the_folder_that_ships_is_a_checkpoint_too():
    folder = pathlib.Path(__file__).parent.parent / "public/policy"
    model = load_model(str(folder)).eval()
    for prompt in json.loads((folder / "manifest.json").read_text())["golden"]["prompts"]:
        with torch.no_grad():
            row = model(input_ids=torch.tensor([prompt["ids"]]), logits_to_keep=1).logits[0, -1]
        assert all(abs(row[token].item() - logit) < 1e-3 for token, logit in prompt["logits"])


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


TOLD = {"Ada Lane": "Ada Lane was a Welsh potter, born in 1901 in Brea.", "Brea": "Brea is a town on the river Ore."}


def test_a_retelling_masks_only_what_its_documents_tell_and_copies_nothing():
    good = "The Ore flows past the town where this [[potter]] came into the world in [[1901]]."
    assert fault(good, TOLD) is None
    assert "no document" in fault(good.replace("potter", "painter"), TOLD)
    assert "twice" in fault(good.replace("The Ore", "In 1901 the Ore"), TOLD)
    assert fault("Ada Lane was a Welsh potter, born in [[1901]].", TOLD) == "copied"
    assert fault("Nothing here.", TOLD) == "nothing is masked"
    asked = {"question": "Which river passes the birthplace of a Welsh potter?", "answer": "Ore", "bridge": "Brea"}
    assert question_fault(asked, TOLD) is None
    assert "bridge" in question_fault({**asked, "question": "Which river passes Brea?"}, TOLD)


def test_versions_of_a_retelling_hide_what_was_marked_and_never_show_it_as_the_title():
    row = {"id": "1", "documents": list(TOLD), "retelling": "[[Ada Lane]], a [[potter]], came into the world in [[1901]]."}
    text, spans = unmasked(row["retelling"])
    assert [text[start:end] for start, end in spans] == ["Ada Lane", "potter", "1901"]
    for own in instances(row, TOLD, 6, random.Random(1)):
        golds = [own["text"][span["start"] : span["end"]] for span in own["spans"]]
        assert set(golds) <= {"Ada Lane", "potter", "1901"} and own["text"] == text
        assert not ("Ada Lane" in golds and own["title"])
        assert all(span["evidence"] == ["Ada Lane"] for span in own["spans"])


def test_retellings_that_are_held_out_share_no_document_with_others():
    rows = [{"id": str(at), "documents": [f"A{at}", f"B{at // 2}"], **({"held": True} if at % 7 == 0 else {})} for at in range(60)]
    *worlds, held = dealt(rows, 3, random.Random(1))
    titles = lambda own: {title for row in own for title in row["documents"]}
    assert all(row.get("held") for row in held) and len(held) == 9
    assert not titles(held) & titles([row for own in worlds for row in own])


def test_the_retellings_that_ship_are_whole_and_none_is_of_a_held_out_title():
    rows = [json.loads(line) for line in open(pathlib.Path(__file__).parent / "retellings.jsonl")]
    assert len({row["id"] for row in rows}) == len(rows) > 10_000
    assert sum(row.get("held", False) for row in rows) == 400
    assert not any(is_held_out(title) for row in rows for title in row["documents"])
    assert all(1 <= len(unmasked(row["retelling"])[1]) <= 5 for row in rows)


def test_advantages_of_a_group_sum_to_zero_and_equal_rewards_teach_nothing():
    own = advantages([0.1, 1.0, 0.55, 0.1])
    assert abs(sum(own)) < 1e-9 and abs(np.std(own) - 1) < 1e-9 and own[1] == max(own)
    assert advantages([0.4] * 8) == [0.0] * 8


def played(quote: str, fill: str, other: str) -> Episode:
    """A run over two blanks, "Brea" and "1901", ten tokens an action."""
    written = ["<search><mask1> a </search>", f"<think><hit1> {quote} </think><fill><mask1> {fill} </fill>", f"<fill><mask2> {other} </fill>", "<answer></answer>"]
    blanks = [{"gold": gold, "f1": float(own == gold), "evidence": gold in quote} for gold, own in (("Brea", fill), ("1901", other))]
    return Episode({}, ids=[0] * 45, mask=[0] * 5 + [1] * 40, lengths=[10] * 4, written=written, outcome={"blanks": blanks})


def test_credit_by_blank_praises_the_actions_on_a_blank_for_what_came_of_it():
    group = [played("born in Brea", "Brea", "1900"), played("born in Brea", "born", "1901"), played("a potter", "potter", "1900")]
    rewards = [0.55, 0.55, 0.1]
    assert [blank_scores(own) for own in group] == [[1.0, 0.0], [0.2, 0.8], [0.0, 0.0]]
    scores = by_blank(group, rewards)
    assert all(own.shape == (40,) for own in scores)
    assert all(abs(sum(own[at] for own in scores)) < 1e-9 for at in range(40))
    one, two, three = scores
    assert one[15] > two[15] > three[15]  # the fill of the first blank
    assert min(one[5], two[5]) > three[5] and one[5] > one[25]  # the search, whose hits both are filled from: one blank each is right
    assert blanks_of(group[0]) == [[0, 1], [0], [1], []]
    assert two[25] > one[25] > three[25]  # the fill of the second, which counts for all but one share of the reward
    assert one[35] == two[35] == by_run(group, rewards)[0][0]
    assert not by_blank(group[:1] * 2, [0.55, 0.55])[0].any()
    assert blank_scores(played("born in Brea" + " and" * 40, "Brea", "1901")) == [0.8, 0.8]


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
    kept = list(zip(episodes, by_run(episodes, [1.0, 0.0, 0.0, 0.0])))

    def likelihoods() -> list[float]:
        [(ids, mask, _)] = micro_batches(kept, 65536)
        logp, _ = token_log_probabilities(model, ids, mask)
        return logp.unflatten(0, (4, 20)).sum(1).tolist()

    before = likelihoods()
    optimiser = torch.optim.SGD(model.parameters(), lr=0.5)
    update(model, optimiser, kept, type("", (), {"updates": 1, "low": 0.2, "high": 0.28}))
    gained = [after - was for was, after in zip(before, likelihoods())]
    assert gained[0] > 0 and gained[0] > max(gained[1:])
