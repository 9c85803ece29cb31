"""Drills in computing from two quotes: which is more, how many lie between, how many together.

A small model looks both sides of a comparison up and then computes no better than chance: ten thousand questions are few
to learn arithmetic from. So the end of each such trajectory is learnt many times over, with other numbers in it: the
question, the two searches, what was quoted (cut to the words around the number), and the answer, which alone has loss.

    python drills.py --copies 20 --out drills.jsonl traj/c00.jsonl …
"""
import argparse
import json
import math
import random
import re

from substitution import swapped

NUMBER = re.compile(r"(?<![\d.,])\d+(?:,\d{3})*(?![\d]|[.,]\d)")
#: Words on each side of the number that stay of a quote.
AROUND = 8
YEARS = 1000, 2025
#: Years that lie between two, at most.
LONGEST = 400


def value(number: str) -> int:
    return int(number.replace(",", ""))


def is_year(number: str) -> bool:
    return "," not in number and YEARS[0] <= value(number) <= YEARS[1]


def the_number(fact: str) -> str | None:
    """Its only number, or its only year."""
    found = NUMBER.findall(fact)
    years = [own for own in found if is_year(own)]
    return (found if len(found) == 1 else years)[0] if len(found) == 1 or len(years) == 1 else None


def written_like(number: int, example: str) -> str:
    return f"{number:,}" if "," in example else str(number)


def other_numbers(one: str, other: str, rng: random.Random) -> tuple[int, int]:
    """Two different numbers of the same sort: years, or of about as many digits."""
    if is_year(one) and is_year(other):
        between = round(math.exp(rng.uniform(0, math.log(LONGEST))))
        low = rng.randint(YEARS[0], YEARS[1] - between) if rng.random() < 0.3 else rng.randint(1700, YEARS[1]) - between
        pair = [max(YEARS[0], low), max(YEARS[0], low) + between]
        rng.shuffle(pair)
        return pair[0], pair[1]
    digits = max(1, min(5, len(str(value(one))) + rng.choice((-1, 0, 0, 0, 1))))
    first = rng.randint(10 ** (digits - 1), 10**digits - 1)
    near = round(first * math.exp(rng.uniform(-1, 1))) if rng.random() < 0.6 else rng.randint(1, 10**digits - 1)
    return first, near if near != first else near + 1


def computed(question: dict, numbers: tuple[int, int], fresh: tuple[int, int]) -> str | None:
    """The answer with the fresh numbers in place of these; None where what was computed is not plain."""
    answer = question["answers"][0]
    if question["type"] == "counting":
        if not answer.replace(",", "").isdigit():
            return None
        if value(answer) == abs(numbers[0] - numbers[1]):
            turned = (numbers[0] > numbers[1]) == (fresh[0] > fresh[1])
            return str(abs(fresh[0] - fresh[1])) if turned else None
        return str(fresh[0] + fresh[1]) if value(answer) == sum(numbers) else None
    names = [re.sub(r" \(.*\)", "", step["document"]) for step in question["decomposition"][:2]]
    held = [answer in name or name in answer for name in names]
    if held.count(True) != 1 or numbers[0] == numbers[1]:
        return None
    at = held.index(True)
    other = names[1 - at]
    return answer if (numbers[0] > numbers[1]) == (fresh[0] > fresh[1]) else other


def around(quote: str, number: str) -> str:
    """The words of the quote next to the number."""
    words = quote.split()
    at = next((at for at, word in enumerate(words) if number in word), 0)
    return " ".join(words[max(0, at - AROUND) : at + AROUND + 1])


PART = re.compile(r"<think><hit(\d)>(.*?)</think>")


def drill(row: dict, rng: random.Random) -> list[list[str]] | None:
    """Segments of a drill made of a trajectory, or None where its numbers are not plain."""
    question = row["question"]
    facts = [step["answer"] for step in question["decomposition"][:2]]
    written = [text for role, text in row["segments"] if role == "policy" and text != "<end>"]
    quotes = [PART.search(text) for text in written]
    if question.get("type") not in ("counting", "comparison") or len(written) != 3 or not (quotes[1] and quotes[2]):
        return None
    numbers = [the_number(fact) for fact in facts]
    if None in numbers or numbers[0] == numbers[1] or any(number in question["question"] for number in numbers):
        return None
    old = value(numbers[0]), value(numbers[1])
    fresh = other_numbers(*numbers, rng)
    answer = computed(question, old, fresh) or computed(question, old, fresh := fresh[::-1])
    if answer is None:
        return None
    swaps = {number: written_like(own, number) for number, own in zip(numbers, fresh)}
    searches = [text[text.index("<search>") :] for text in written[:2]]
    cut = [around(quote[2], number) for quote, number in zip(quotes[1:], numbers)]
    read = f"{searches[0]}<think><hit1> {cut[0]} </think>{searches[1]}<think><hit1> {cut[1]} </think>"
    (_, said), = swapped([["policy", read]], swaps)
    return [["tag", "<bos><task>"], ["data", question["question"]], ["tag", said], ["policy", f"<answer> {answer} </answer>"]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trajectories", nargs="+")
    parser.add_argument("--out", required=True)
    parser.add_argument("--copies", type=int, default=20)
    parser.add_argument("--counting", type=float, default=2, help="copies of a question that counts, for one that compares")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    rows = [json.loads(line) for path in args.trajectories for line in open(path)]
    rows = [row for row in rows if row.get("question", {}).get("decomposition")]
    made = 0
    with open(args.out, "w") as out:
        for _ in range(args.copies):
            rng.shuffle(rows)
            for row in rows:
                for _ in range(round(args.counting) if row["question"].get("type") == "counting" else 1):
                    segments = drill(row, rng)
                    if segments:
                        out.write(json.dumps({"id": row["id"], "segments": segments}, ensure_ascii=False) + "\n")
                        made += 1
    print(made, "drills of", len(rows), "trajectories")


if __name__ == "__main__":
    main()
