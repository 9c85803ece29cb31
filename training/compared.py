"""Worlds of questions that compare two documents, written by someone who read both.

`comparisons.jsonl` holds them, with the titles of the two documents and, of each, the words that the answer is computed
from; the documents themselves come from `--texts`:

    {"id": "30001-1", "type": "comparison", "documents": ["Elbe", "Vistula"], "question": "Which river is longer, …?",
     "facts": ["1,094 km", "1,047 km"], "answer": "Elbe"}
    type: comparison (the answer is one of the two), counting (a difference or a sum), common (what both are told to have)

Worlds hold the documents of their questions whole, among others. The last one (`compared-held`) has those that say
`"held": true`: nothing trains on them, and no document of theirs is asked about elsewhere.

    python compared.py --texts wikipedia_en.jsonl simplewiki.jsonl --out compared --worlds 5 comparisons.jsonl
"""
import argparse
import collections
import json
import pathlib
import random
import re

from questions import words_of
from retold import holds, texts_of, write, written_worlds

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def number_in(fact: str) -> float | None:
    """Its year, where there is one, or its first number."""
    numbers = [own.replace(",", "") for own in NUMBER.findall(fact)]
    years = [own for own in numbers if re.fullmatch(r"[12]\d{3}", own)]
    return float((years or numbers)[0]) if numbers else None


def name_of(title: str) -> str:
    return re.sub(r" \(.*\)", "", title)


def fault(row: dict, told: dict[str, str]) -> str | None:
    """Why a comparison of these two documents (text by title) is no good, or None."""
    if len(told) != 2:
        return "a document is missing"
    facts = [row["answer"]] * 2 if row["type"] == "common" else row["facts"]
    if not all(holds(own, fact) for own, fact in zip(told.values(), facts)):
        return "a fact stands not in its document"
    if row["type"] == "comparison" and sum(holds(name_of(title), row["answer"]) for title in told) != 1:
        return "the answer is not one of the two"
    if row["type"] == "counting":
        one, other = map(number_in, facts)
        if one is None or other is None or float(row["answer"].replace(",", "")) not in (abs(one - other), one + other):
            return "the answer is neither difference nor sum"
    return "the question tells the answer" if row["type"] == "common" and holds(row["question"], row["answer"]) else None


def question(row: dict) -> dict:
    """In the form that the oracle looks up side by side, what is named first looked up first."""
    facts = [row["answer"]] * 2 if row["type"] == "common" else row["facts"]
    asked = " ".join(words_of(row["question"]))

    def place(title: str) -> int:
        at = asked.find(" ".join(words_of(name_of(title))))
        return at if at >= 0 else len(asked)

    sides = sorted(({"answer": fact, "document": title} for fact, title in zip(facts, row["documents"])), key=lambda side: place(side["document"]))
    return {"id": f"c{row['id']}", "kind": "question", "type": row["type"], "question": row["question"], "answers": [row["answer"]],
            "evidence": row["documents"], "decomposition": [*sides, {"answer": row["answer"], "computed": True}]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("comparisons")
    parser.add_argument("--texts", nargs="+", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--worlds", type=int, default=5)
    parser.add_argument("--documents", type=int, default=2800, help="of a world, at least: it is filled up with others")
    args = parser.parse_args()
    rng = random.Random(1)
    texts = texts_of(args.texts)
    rows, faults = [], collections.Counter()
    for row in map(json.loads, open(args.comparisons)):
        told = {title: " ".join([title, *(own["text"] for own in texts[title])]) for title in row["documents"] if title in texts}
        wrong = fault(row, told)
        faults.update(filter(None, [wrong]))
        if not wrong:
            rows.append(row)
    out = pathlib.Path(args.out)
    names = [*(f"c{at:02d}" for at in range(args.worlds)), "compared-held"]
    for name, own in written_worlds(rows, texts, out, names, args.documents, rng):
        write(out / f"{name}-questions.jsonl", [question(row) for row in own])
        print(name, len(own), "questions")
    print("left out:", dict(faults))


if __name__ == "__main__":
    main()
