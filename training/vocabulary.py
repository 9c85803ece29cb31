"""The tokenizer of the bundled policy: byte-level BPE with the tags of the transcript as reserved ids.

Text is encoded without any special token, so a literal "<answer>" in a passage stays plain text; tags get
their ids only where our own code puts them (`encode_segments`). The TypeScript engine follows the same rules:
text between tags is trimmed and encoded with one leading space.

    python vocabulary.py --out tokenizer.json wikipedia_en.jsonl simplewiki.jsonl
"""
import argparse
import json
import re

SIZE = 16_384
TAGS = [
    "<pad>", "<bos>", "<end>", "<task>", "<search>", "</search>", "<information>", "</information>",
    "<think>", "</think>", "<fill>", "</fill>", "<answer>", "</answer>", "<none>",
    *(f"<hit{i}>" for i in range(1, 6)),
    *(f"<mask{i}>" for i in range(1, 9)),
]
TAG_ID = {tag: index for index, tag in enumerate(TAGS)}
TAG_PATTERN = re.compile("(" + "|".join(map(re.escape, TAGS)) + ")")


def plain(text: str) -> str:
    """Text as it is encoded: trimmed, single spaces, one leading space; empty stays empty."""
    text = " ".join(text.split())
    return f" {text}" if text else ""


def encode_tagged(tokenizer, text: str) -> list[int]:
    """Text of our own or of the policy, in which tags are tags."""
    ids: list[int] = []
    for part in TAG_PATTERN.split(text):
        if part in TAG_ID:
            ids.append(TAG_ID[part])
        elif plain(part):
            ids.extend(tokenizer.encode(plain(part)).ids)
    return ids


def encode_segments(tokenizer, segments: list[list[str]]) -> tuple[list[int], list[int]]:
    """Token ids and the loss mask: 1 exactly on what the policy wrote."""
    ids: list[int] = []
    mask: list[int] = []
    # All at once, because encode keeps other threads waiting and encode_batch does not.
    data = iter(tokenizer.encode_batch([plain(text) for role, text in segments if role == "data"]))
    for role, text in segments:
        own = next(data).ids if role == "data" else encode_tagged(tokenizer, text)
        ids.extend(own)
        mask.extend([int(role == "policy")] * len(own))
    return ids, mask


def load(path: str):
    from tokenizers import Tokenizer

    return Tokenizer.from_file(path)


def train(texts, out: str, size: int = SIZE) -> None:
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=size,
        special_tokens=TAGS,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        min_frequency=2,
    )
    tokenizer.train_from_iterator(texts, trainer)
    # The tags keep their ids but are no "added tokens": no text can ever encode to them.
    saved = json.loads(tokenizer.to_str())
    saved["added_tokens"] = []
    with open(out, "w") as file:
        json.dump(saved, file, ensure_ascii=False, separators=(",", ":"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="+")
    parser.add_argument("--out", required=True)
    args = parser.parse_args()

    def texts():
        for source in args.sources:
            for line in open(source):
                document = json.loads(line)
                yield f" {document['title']} : " + " ".join(document["text"].split())

    train(texts(), args.out)


if __name__ == "__main__":
    main()
