"""Splits encyclopedias into small worlds, as JSONL that `masksearch corpus build` reads.

A world holds some 20,000 passages, about what ships with the page, and search in it takes milliseconds. A
document and its namesake in another encyclopedia always fall into the same world: masked in one, found in
other words in the other. Titles whose hash falls on `--held-out` (one in twenty) go to the tuning worlds only,
together with documents of training worlds as distractors, which are never masked there.

    python worlds.py --out worlds --worlds 16 wikipedia_en.jsonl simplewiki.jsonl
"""
import argparse
import hashlib
import json
import pathlib
import re


def title_key(title: str) -> int:
    folded = re.sub(r"\W+", " ", title.lower()).strip()
    return int.from_bytes(hashlib.sha256(folded.encode()).digest()[:8], "big")


def is_held_out(title: str) -> bool:
    return title_key(title) % 20 == 7


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="+")
    parser.add_argument("--out", required=True)
    parser.add_argument("--worlds", type=int, default=16)
    args = parser.parse_args()
    out = pathlib.Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    training = [open(out / f"world-{i:02d}.jsonl", "w") for i in range(args.worlds)]
    # Two tuning worlds: the held-out documents, filled up with those of the first two training worlds.
    tuning = [open(out / f"tuning-{i}.jsonl", "w") for i in range(2)]
    masked = [open(out / f"tuning-{i}-titles.txt", "w") for i in range(2)]
    for source in args.sources:
        name = pathlib.Path(source).stem
        for line in open(source):
            document = json.loads(line)
            title, key = document["title"], title_key(document["title"])
            row = json.dumps({"title": title, "text": document["text"], "url": name}, ensure_ascii=False) + "\n"
            if is_held_out(title):
                tuning[key // 20 % 2].write(row)
                masked[key // 20 % 2].write(title + "\n")
                continue
            world = key // 20 % args.worlds
            training[world].write(row)
            if world < 2:
                tuning[world].write(row)


if __name__ == "__main__":
    main()
