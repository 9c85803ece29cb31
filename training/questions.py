"""Worlds for questions (stage 2): documents that may answer questions which come without passages.

For each question are looked up: documents with an answer and at least two of the question's rarer words, and documents
whose title stands in the question (the first hop of two). Questions without the former are dropped, the others dealt
over worlds, each with the documents of its questions. Whether a search really answers one, the oracle of `masksearch
trajectories make --oracle --questions` finds out. Held-out titles are left out, and so are questions of `--exclude`.

    python questions.py --out qworlds --worlds 10 --exclude evaluated.jsonl --texts wikipedia_en.jsonl simplewiki.jsonl \\
        --questions musique_train.jsonl ambigqa_train.jsonl
"""
import argparse
import collections
import hashlib
import json
import math
import pathlib
import re

import numpy as np

from worlds import is_held_out

WORD = re.compile(r"\w+")
#: Share of the documents from which on a word is common.
COMMON = 0.03
#: Documents kept of a question, of each of the two sorts.
KEPT = 3
LONGEST_TITLE = 6


def words_of(text: str) -> list[str]:
    return WORD.findall(text.lower())


def tidy(answer: str) -> str:
    """Sets of questions put a space before punctuation: "December 17 , 1989"."""
    return re.sub(r"\s+([,.;:!?'’)])", r"\1", answer).strip()


def found_in(numbers: np.ndarray, rising: np.ndarray) -> np.ndarray:
    """For each number whether it stands in a rising array."""
    if len(rising) == 0:
        return np.zeros(len(numbers), dtype=bool)
    at = np.minimum(np.searchsorted(rising, numbers), len(rising) - 1)
    return rising[at] == numbers


class Library:
    """All documents, with an index from words to them."""

    def __init__(self, paths: list[str]):
        self.documents: list[dict] = []
        self.titles: dict[tuple[str, ...], list[int]] = collections.defaultdict(list)
        self.holding: dict[str, list[int]] = collections.defaultdict(list)
        for path in paths:
            for line in open(path):
                document = json.loads(line)
                if is_held_out(document["title"]):
                    continue
                number = len(self.documents)
                self.documents.append({"title": document["title"], "text": document["text"], "url": pathlib.Path(path).stem})
                self.titles[tuple(words_of(document["title"]))].append(number)
                for word in set(words_of(document["title"] + " " + document["text"])):
                    self.holding[word].append(number)
        self.arrays: dict[str, np.ndarray] = {}
        self.common = COMMON * len(self.documents)

    def rare(self, text: str) -> dict[str, float]:
        """Words of the text that few documents hold, with their inverse document frequency."""
        counts = {word: len(self.holding[word]) for word in set(words_of(text)) if word in self.holding}
        return {word: math.log(len(self.documents) / count) for word, count in counts.items() if count < self.common}

    def answering(self, question: str, answers: list[str]) -> list[int]:
        """Documents with an answer and two rarer words of the question, most telling first."""
        rare = self.rare(question)
        wanted = [own for own in map(words_of, answers) if own]
        scores: dict[int, float] = {}
        for own in wanted:
            numbers = self.having(own)
            held = {word: found_in(numbers, self.numbers(word)) for word in rare}
            shared = sum((own.astype(int) for own in held.values()), np.zeros(len(numbers), int))
            weight = sum((rare[word] * own for word, own in held.items()), np.zeros(len(numbers)))
            scores.update((int(numbers[at]), float(weight[at])) for at in np.flatnonzero(shared >= 2))
        found: list[int] = []
        for number in sorted(scores, key=scores.__getitem__, reverse=True)[:50]:
            if len(found) < KEPT and any(self.holds(number, own) for own in wanted):
                found.append(number)
        return found

    def numbers(self, word: str) -> np.ndarray:
        """Documents that hold the word, in rising order."""
        if word not in self.arrays:
            self.arrays[word] = np.array(self.holding.get(word, []), dtype=np.int64)
        return self.arrays[word]

    def having(self, wanted: list[str]) -> np.ndarray:
        """Documents that hold all of these words."""
        first, *others = sorted(set(wanted), key=lambda word: len(self.holding.get(word, [])))
        numbers = self.numbers(first)
        for word in others:
            numbers = numbers[found_in(numbers, self.numbers(word))]
        return numbers

    def holds(self, number: int, wanted: list[str]) -> bool:
        """Whether the document holds these words one after the other."""
        text = " " + " ".join(words_of(self.documents[number]["text"])) + " "
        return " " + " ".join(wanted) + " " in text

    def named(self, question: str) -> list[int]:
        """Documents whose title stands in the question, longest titles first."""
        words, found = words_of(question), []
        for length in range(LONGEST_TITLE, 0, -1):
            for at in range(len(words) - length + 1):
                title = tuple(words[at : at + length])
                if length > 1 or len(self.holding.get(title[0], [])) < self.common / 3:
                    found += self.titles.get(title, [])
        return list(dict.fromkeys(found))[: KEPT + 1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", nargs="+", required=True)
    parser.add_argument("--questions", nargs="+", required=True)
    parser.add_argument("--exclude", nargs="*", default=[])
    parser.add_argument("--out", required=True)
    parser.add_argument("--worlds", type=int, default=10)
    args = parser.parse_args()
    out = pathlib.Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    excluded = {" ".join(words_of(json.loads(line)["question"])) for path in args.exclude for line in open(path)}
    library = Library(args.texts)
    chosen: list[set[int]] = [set() for _ in range(args.worlds)]
    files = [open(out / f"qworld-{at:02d}-questions.jsonl", "w") for at in range(args.worlds)]
    asked = kept = 0
    for path in args.questions:
        for line in open(path):
            row = json.loads(line)
            asked += 1
            answers = [tidy(answer) for answer in row["answers"]]
            answering = library.answering(row["question"], answers)
            if not answering or " ".join(words_of(row["question"])) in excluded:
                continue
            kept += 1
            world = int.from_bytes(hashlib.sha256(row["question"].encode()).digest()[:4], "big") % args.worlds
            chosen[world].update(answering, library.named(row["question"]))
            own = {"id": row["id"], "question": row["question"], "answers": answers, "source": row.get("source", "")}
            files[world].write(json.dumps(own, ensure_ascii=False) + "\n")
    for at, numbers in enumerate(chosen):
        with open(out / f"qworld-{at:02d}.jsonl", "w") as file:
            for number in sorted(numbers):
                file.write(json.dumps(library.documents[number], ensure_ascii=False) + "\n")
    print(json.dumps({"asked": asked, "kept": kept, "documents": [len(own) for own in chosen]}))


if __name__ == "__main__":
    main()
