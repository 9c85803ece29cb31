"""Worlds, masked passages and questions from retellings: documents told again in other words, by someone who read them.

What two encyclopedias tell of one subject is mostly not the same fact, and shared words take chance for evidence. A
retelling is written from its document, so that every blank is known to be told there, in other words. One line each:

    R 00560 Long before television made her the [[Champagne Lady]], she lent her voice to a flower in a cartoon of [[1951]].
    Q 00560 question || answer || name that leads from one document to the other

`--items` says which documents an id means: JSON lines of {id, a, atext, aenc, b, btext, benc}, titles, what was read of
them and the files that they stand in; b may be missing. Worlds hold the documents of their items whole, and the last one
(`held`) items that nothing trains on, with documents of no other item's.

    python retold.py --items items.jsonl --texts wikipedia_en.jsonl simplewiki.jsonl --out retold --worlds 5 lines/*.txt
"""
import argparse
import collections
import json
import pathlib
import random
import re

from questions import words_of
from worlds import is_held_out

LINE = re.compile(r"^([RQ]) #?(\w+) (.+)$")
MASK = re.compile(r"\[\[(.+?)\]\]")
#: Words in a row that a retelling may share with its document, at most.
COPIED = 6
MOST_MASKS = 4


def holds(text: str, part: str) -> bool:
    return f" {' '.join(words_of(part))} " in f" {' '.join(words_of(text))} "


def sources_of(item: dict) -> dict[str, str]:
    """What each document of the item tells, by title."""
    return {item[key]: f"{item[key]}. {item[key + 'text']}" for key in ("a", "b") if key in item}


def unmasked(retelling: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without brackets and the offsets of what they held."""
    text, spans, at = "", [], 0
    for match in MASK.finditer(retelling):
        text += retelling[at : match.start()]
        spans.append((len(text), len(text) + len(match[1])))
        text += match[1]
        at = match.end()
    return text + retelling[at:], spans


def fault(kind: str, rest: str, item: dict) -> str | None:
    """Why a line is no good, or None."""
    told = sources_of(item)
    if kind == "Q":
        parts = [part.strip() for part in rest.split("||")]
        if len(parts) != 3 or not all(parts):
            return "needs question || answer || bridge"
        question, answer, bridge = parts
        if "b" not in item or not any(holds(text, answer) for text in told.values()):
            return "the answer stands in no document"
        return "the question tells the answer or the bridge" if holds(question, bridge) or holds(question, answer) else None
    text, spans = unmasked(rest)
    if not spans:
        return "nothing is masked"
    for start, end in spans:
        gold = text[start:end]
        if not any(holds(own, gold) for own in told.values()):
            return f"{gold!r} stands in no document"
        if holds(text[:start] + " _ " + text[end:], gold):
            return f"{gold!r} stands twice"
    words = words_of(text)
    runs = (" ".join(words[at : at + COPIED + 1]) for at in range(len(words) - COPIED))
    return "copied" if any(holds(own, run) for run in runs for own in told.values()) else None


def instances(item: dict, rest: str, versions: int, rng: random.Random) -> list[dict]:
    """Versions of a retelling with different masks, with the title and without."""
    text, spans = unmasked(rest)
    told = sources_of(item)
    made = []
    for version in range(versions):
        most = min(MOST_MASKS, len(spans))
        count = most if version == 0 else rng.randint(1, most)
        chosen = sorted(rng.sample(spans, count))
        names_title = any(holds(item["a"], text[start:end]) or holds(text[start:end], item["a"]) for start, end in chosen)
        masked = [{"start": start, "end": end, "evidence": [title for title, own in told.items() if holds(own, text[start:end])]} for start, end in chosen]
        title = "" if names_title or rng.random() < 0.5 else item["a"]
        row = {"id": f"r{item['id']}-{version}", "kind": "ramp", "title": title, "text": text, "spans": masked}
        if not any((row["title"], row["spans"]) == (own["title"], own["spans"]) for own in made):
            made.append(row)
    return made


def question(item: dict, rest: str) -> dict:
    asked, answer, bridge = (part.strip() for part in rest.split("||"))
    return {"id": f"rq{item['id']}", "kind": "question", "question": asked, "answers": [answer], "evidence": [item["a"], item["b"]],
            "decomposition": [{"answer": bridge}, {"answer": answer}]}


def dealt(items: list[dict], worlds: int, held: int, rng: random.Random) -> list[list[dict]]:
    """Items by world; the last world is the held-out one: items that share no document with any other's."""
    used = collections.Counter(item[key] for item in items for key in ("a", "b") if key in item)
    alone = [item for item in items if all(used[item[key]] == 1 for key in ("a", "b") if key in item)]
    apart = rng.sample(alone, min(held, len(alone)))
    taken = {item["id"] for item in apart}
    rest = [item for item in items if item["id"] not in taken]
    rng.shuffle(rest)
    return [*(rest[at::worlds] for at in range(worlds)), apart]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lines", nargs="+")
    parser.add_argument("--items", required=True)
    parser.add_argument("--texts", nargs="+", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--worlds", type=int, default=4)
    parser.add_argument("--held", type=int, default=400, help="items that nothing trains on")
    parser.add_argument("--documents", type=int, default=2800, help="of a world, at least: it is filled up with others")
    parser.add_argument("--versions", type=int, default=3)
    args = parser.parse_args()
    rng = random.Random(1)
    by_id = {item["id"]: item for item in map(json.loads, open(args.items))}
    lines: dict[str, list[tuple[str, str]]] = collections.defaultdict(list)
    faults: collections.Counter = collections.Counter()
    for line in (line.rstrip("\n") for path in args.lines for line in open(path) if line.strip()):
        match = LINE.match(line)
        wrong = "no line of the form" if not match or match[2] not in by_id else fault(match[1], match[3], by_id[match[2]])
        if wrong:
            faults[re.sub(r"'.*'", "a mask", wrong)] += 1
        else:
            lines[match[2]].append((match[1], match[3]))
    texts: dict[str, list[dict]] = collections.defaultdict(list)
    for path in args.texts:
        for row in map(json.loads, open(path)):
            texts[row["title"]].append({**row, "url": pathlib.Path(path).stem})
    worlds = dealt([by_id[id] for id in lines], args.worlds, args.held, rng)
    names = [f"r{at:02d}" for at in range(args.worlds)] + ["held"]
    mentioned = {item[key] for own in worlds for item in own for key in ("a", "b") if key in item}
    others = sorted(title for title in texts.keys() - mentioned if not is_held_out(title))
    out = pathlib.Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    for name, own in zip(names, worlds):
        titles = {item[key] for item in own for key in ("a", "b") if key in item}
        titles |= set(rng.sample(others, max(0, min(len(others), args.documents - len(titles)))))
        write(out / f"{name}.jsonl", [row for title in sorted(titles) for row in texts[title]])
        versions = 1 if name == "held" else args.versions
        retold = [row for item in own for kind, rest in lines[item["id"]] if kind == "R" for row in instances(item, rest, versions, rng)]
        asked = [question(item, rest) for item in own for kind, rest in lines[item["id"]] if kind == "Q"]
        write(out / f"{name}-instances.jsonl", retold)
        write(out / f"{name}-questions.jsonl", asked)
        print(name, len(titles), "documents", len(retold), "passages", len(asked), "questions")
    print("left out:", dict(faults))


def write(path: pathlib.Path, rows: list[dict]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))


if __name__ == "__main__":
    main()
