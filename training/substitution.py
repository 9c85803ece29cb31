"""Trajectories with other names and numbers in them, so that only reading can tell what is to be written.

A gold is replaced by another of the same kind, in the hits, the quote and the fill. Of two things compared the facts change
places, and so the other one is the answer; two years to be counted between move, and the answer with them.
"""
import random
import re

FILL = re.compile(r"<fill><mask(\d)>\s(.+?)\s</fill>")
ANSWER = re.compile(r"<answer>.*?</answer>")
YEAR = re.compile(r"(?<![\d,.])[12]\d{3}(?![\d,.])")
#: Years that a year moves by, at most.
MOVED = 40


def shape_of(text: str) -> str:
    """"January 20, 1949" as "A 9, 9": texts of one shape can stand for each other."""
    return re.sub(r"\d+", "9", re.sub(r"[^\W\d_]+", lambda m: "A" if m[0][0].isupper() else "a", text))


def kinds_of(row: dict) -> dict[str, tuple[str, str]]:
    """Fills of a trajectory that have a kind; common words ("term") are left as they are."""
    types = [span.get("type") for span in row.get("instance", {}).get("spans", [])]
    written = "".join(text for role, text in row["segments"] if role == "policy")
    found = {text: types[int(mask) - 1] for mask, text in FILL.findall(written) if int(mask) <= len(types)}
    return {text: (kind, shape_of(text)) for text, kind in found.items() if kind and kind != "term" and len(text) > 2}


def substitute(row: dict, pool: dict[tuple[str, str], list[str]], chance: float, rng: random.Random) -> list[list[str]]:
    """The segments with some golds replaced by others of the same kind, wherever they stand."""
    compared = recomputed(row, rng) if rng.random() < chance else None
    if compared:
        swaps, answer = compared
        changed = swapped(row["segments"], swaps)
        return [[role, ANSWER.sub(f"<answer> {answer} </answer>", text) if role == "policy" else text] for role, text in changed]
    swaps = {}
    for text, kind in kinds_of(row).items():
        other = rng.choice(pool[kind]) if rng.random() < chance and pool.get(kind) else text
        if other != text:
            swaps[text] = other
    return swapped(row["segments"], swaps)


def swapped(segments: list[list[str]], swaps: dict[str, str]) -> list[list[str]]:
    """Every key wherever it stands, but in a tag, is its value."""
    if not swaps:
        return segments
    longest_first = sorted(swaps, key=len, reverse=True)
    pattern = re.compile(r"(?<!\w)(" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")
    return [[role, text if role == "tag" else pattern.sub(lambda m: swaps[m[0]], text)] for role, text in segments]


def recomputed(row: dict, rng: random.Random) -> tuple[dict[str, str], str] | None:
    """Other facts for a question whose last step is computed from two documents, and its answer then."""
    question = row.get("question", {})
    steps = question.get("decomposition", [])
    if len(steps) != 3 or not steps[-1].get("computed"):
        return None
    (one, other), answer = steps[:2], question["answers"][0]
    facts = one["answer"], other["answer"]
    if facts[0] == facts[1] or any(fact in question["question"] for fact in facts):
        return None
    if answer.isdigit():
        return moved_years(facts, int(answer), rng)
    if shape_of(facts[0]) != shape_of(facts[1]) or not any(letter.isdigit() for letter in facts[0]):
        return None
    names = [re.sub(r" \(.*\)", "", step["document"]) for step in (one, other)]
    held = [answer in name for name in names]
    if held.count(True) != 1:
        return None
    return {facts[0]: facts[1], facts[1]: facts[0]}, names[held.index(False)]


def moved_years(facts: tuple[str, str], answer: int, rng: random.Random) -> tuple[dict[str, str], str] | None:
    """Two years somewhat earlier or later, in the same order, and how many lie between them."""
    found = [YEAR.findall(fact) for fact in facts]
    if any(len(own) != 1 for own in found):
        return None
    first, second = int(found[0][0]), int(found[1][0])
    if first == second or abs(first - second) != answer:
        return None
    low, high = (year + rng.randint(-MOVED, MOVED) for year in sorted((first, second)))
    if low >= high:
        return None
    moved = dict(zip(sorted((first, second)), (low, high)))
    return {str(year): str(own) for year, own in moved.items()}, str(high - low)
