"""Worlds, masked passages and questions from retellings: documents told again in other words, by someone who read them.

What two encyclopedias tell of one subject is mostly not the same fact, and shared words take chance for evidence. A
retelling is written from its document, so that every blank is known to be told there, in other words. `retellings.jsonl`
holds them, each with the titles of its documents (the second one, where there is one, is named by the first) and mostly
with a question that needs both; the documents themselves come from `--texts`:

    {"id": "00560", "documents": ["Norma Zimmer", "Brea"], "retelling": "She lent her voice to a flower in a cartoon of [[1951]].",
     "question": "…", "answer": "…", "bridge": "what leads from one document to the other"}

Worlds hold the documents of their retellings whole, among others. The last one (`held`) has those that say `"held": true`:
nothing trains on them, and no document of theirs is told again elsewhere.

    python retold.py --texts wikipedia_en.jsonl simplewiki.jsonl --out retold --worlds 5 retellings.jsonl
"""
import argparse
import collections
import json
import pathlib
import random
import re

from questions import words_of
from worlds import is_held_out

MASK = re.compile(r"\[\[(.+?)\]\]")
#: Words in a row that a retelling may share with its document, at most.
COPIED = 6
MOST_MASKS = 4


def holds(text: str, part: str) -> bool:
    return f" {' '.join(words_of(part))} " in f" {' '.join(words_of(text))} "


def unmasked(retelling: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without brackets and the offsets of what they held."""
    text, spans, at = "", [], 0
    for match in MASK.finditer(retelling):
        text += retelling[at : match.start()]
        spans.append((len(text), len(text) + len(match[1])))
        text += match[1]
        at = match.end()
    return text + retelling[at:], spans


def fault(retelling: str, told: dict[str, str]) -> str | None:
    """Why a retelling of these documents (text by title) is no good, or None."""
    text, spans = unmasked(retelling)
    if not spans:
        return "nothing is masked"
    for start, end in spans:
        gold = text[start:end]
        if not any(holds(own, gold) for own in told.values()):
            return "a mask stands in no document"
        if holds(text[:start] + " _ " + text[end:], gold):
            return "a mask stands twice"
    words = words_of(text)
    runs = (" ".join(words[at : at + COPIED + 1]) for at in range(len(words) - COPIED))
    return "copied" if any(holds(own, run) for run in runs for own in told.values()) else None


def question_fault(row: dict, told: dict[str, str]) -> str | None:
    if len(told) < 2 or not any(holds(own, row["answer"]) for own in told.values()):
        return "the answer stands in no document"
    told_away = holds(row["question"], row["bridge"]) or holds(row["question"], row["answer"])
    return "the question tells the answer or the bridge" if told_away else None


def instances(row: dict, told: dict[str, str], versions: int, rng: random.Random) -> list[dict]:
    """Versions of a retelling with different masks, with the title and without."""
    text, spans = unmasked(row["retelling"])
    title = row["documents"][0]
    made = []
    for version in range(versions):
        most = min(MOST_MASKS, len(spans))
        chosen = sorted(rng.sample(spans, most if version == 0 else rng.randint(1, most)))
        golds = [text[start:end] for start, end in chosen]
        tells_title = any(holds(title, gold) or holds(gold, title) for gold in golds)
        masked = [
            {"start": start, "end": end, "evidence": [name for name, own in told.items() if holds(own, gold)]}
            for (start, end), gold in zip(chosen, golds)
        ]
        shown = "" if tells_title or rng.random() < 0.5 else title
        own = {"id": f"r{row['id']}-{version}", "kind": "ramp", "title": shown, "text": text, "spans": masked}
        if not any((own["title"], own["spans"]) == (other["title"], other["spans"]) for other in made):
            made.append(own)
    return made


def question(row: dict) -> dict:
    hops = [{"answer": row["bridge"]}, {"answer": row["answer"]}]
    return {"id": f"rq{row['id']}", "kind": "question", "question": row["question"], "answers": [row["answer"]],
            "evidence": row["documents"], "decomposition": hops}


def dealt(rows: list[dict], worlds: int, rng: random.Random) -> list[list[dict]]:
    """Retellings by world; the last world is the held-out one, and whatever shares a document with it is left out."""
    held = [row for row in rows if row.get("held")]
    apart = {title for row in held for title in row["documents"]}
    rest = [row for row in rows if not apart & set(row["documents"])]
    rng.shuffle(rest)
    return [*(rest[at::worlds] for at in range(worlds)), held]


def texts_of(paths: list[str]) -> dict[str, list[dict]]:
    """Documents by title, each saying in `url` which file it is from."""
    texts: dict[str, list[dict]] = collections.defaultdict(list)
    for path in paths:
        for row in map(json.loads, open(path)):
            texts[row["title"]].append({**row, "url": pathlib.Path(path).stem})
    return texts


def written_worlds(rows: list[dict], texts: dict[str, list[dict]], out: pathlib.Path, names: list[str], documents: int, rng: random.Random):
    """Writes the documents of each world, those of its rows and others, as many as asked for at least; yields its name and rows."""
    mentioned = {title for row in rows for title in row["documents"]}
    others = sorted(title for title in texts.keys() - mentioned if not is_held_out(title))
    out.mkdir(parents=True, exist_ok=True)
    for name, own in zip(names, dealt(rows, len(names) - 1, rng)):
        titles = {title for row in own for title in row["documents"]}
        titles |= set(rng.sample(others, max(0, min(len(others), documents - len(titles)))))
        write(out / f"{name}.jsonl", [document for title in sorted(titles) for document in texts[title]])
        print(name, len(titles), "documents")
        yield name, own


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("retellings")
    parser.add_argument("--texts", nargs="+", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--worlds", type=int, default=5)
    parser.add_argument("--documents", type=int, default=2800, help="of a world, at least: it is filled up with others")
    parser.add_argument("--versions", type=int, default=5)
    args = parser.parse_args()
    rng = random.Random(1)
    texts = texts_of(args.texts)
    told = lambda row: {title: " ".join([title, *(own["text"] for own in texts.get(title, []))]) for title in row["documents"]}
    rows, faults = [], collections.Counter()
    for row in map(json.loads, open(args.retellings)):
        wrong = "a document is missing" if not all(title in texts for title in row["documents"]) else fault(row["retelling"], told(row))
        wrong_question = "question" in row and question_fault(row, told(row))
        if wrong_question:
            row = {key: row[key] for key in ("id", "documents", "retelling")}
        faults.update(filter(None, (wrong, wrong_question)))
        if not wrong:
            rows.append(row)
    out = pathlib.Path(args.out)
    names = [*(f"r{at:02d}" for at in range(args.worlds)), "held"]
    for name, own in written_worlds(rows, texts, out, names, args.documents, rng):
        versions = 1 if name == "held" else args.versions
        passages = [made for row in own for made in instances(row, told(row), versions, rng)]
        asked = [question(row) for row in own if "question" in row]
        write(out / f"{name}-instances.jsonl", passages)
        write(out / f"{name}-questions.jsonl", asked)
        print(name, len(passages), "passages", len(asked), "questions")
    print("left out:", dict(faults))


def write(path: pathlib.Path, rows: list[dict]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))


if __name__ == "__main__":
    main()
