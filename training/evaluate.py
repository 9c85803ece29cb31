"""Greedy evaluation in PyTorch, the counterpart of `masksearch eval` through the JavaScript engine.

    python evaluate.py --model sft --tokenizer tokenizer.json --items tuning.jsonl --corpus DIR --withhold --n 300
"""
import argparse
import json
import time

from model import DEVICE, load_model
from rollouts import Environment, play
from vocabulary import load


def metrics(episodes) -> dict:
    outcomes = [e.outcome for e in episodes]
    blanks = [b for o in outcomes for b in o["blanks"]]
    told = [b for b in blanks if b["evidence"]]
    mean = lambda values: round(sum(values) / max(1, len(values)), 4)
    return {
        "n": len(outcomes),
        "exactMatch": mean([b["exact"] for b in blanks]),
        "tokenRecall": mean([b["recall"] for b in blanks]),
        "evidenceFound": mean([b["evidence"] for b in blanks]),
        "exactMatchGivenEvidence": mean([b["exact"] for b in told]),
        "allMasksExact": mean([all(b["exact"] for b in o["blanks"]) for o in outcomes]),
        "format": mean([e.reward["parts"]["format"] for e in episodes]),
        "searchesPerMask": round(sum(o["searches"] for o in outcomes) / max(1, len(blanks)), 3),
        "exactByMasks": {
            str(k): mean([b["exact"] for o in outcomes if len(o["blanks"]) == k for b in o["blanks"]])
            for k in sorted({len(o["blanks"]) for o in outcomes})
        },
    }


def load_items(path: str, corpus: str | None, withhold: bool, hits: int, n: int) -> list[dict]:
    """Instances or questions of a file, as `play` takes them."""
    items = []
    for line in list(open(path))[:n]:
        own = json.loads(line)
        key = "instance" if own["kind"] == "ramp" else "question"
        hidden = [own["source"]["documentId"]] if withhold and own.get("source") else []
        items.append({key: own, "withhold": hidden, "hits": hits, "corpus": corpus})
    return items


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", required=True)
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--items", required=True)
    parser.add_argument("--corpus")
    parser.add_argument("--masksearch", default="bin/masksearch")
    parser.add_argument("--withhold", action="store_true")
    parser.add_argument("--hits", type=int, default=3)
    parser.add_argument("--n", type=int, default=300)
    parser.add_argument("--processes", type=int, default=8)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--out")
    args = parser.parse_args()
    items = load_items(args.items, args.corpus, args.withhold, args.hits, args.n)
    environments = [Environment(args.masksearch, args.corpus) for _ in range(args.processes)]
    model = load_model(args.model).to(DEVICE).eval()
    tokenizer = load(args.tokenizer)
    began = time.time()
    episodes = play(model, tokenizer, environments, items)
    result = {"model": args.model, "items": args.items, "withhold": args.withhold, "hits": args.hits,
              "seconds": round(time.time() - began, 1), **metrics(episodes)}
    print(json.dumps(result), flush=True)
    for episode in episodes[: args.show]:
        print("".join(episode.written), json.dumps(episode.outcome["blanks"]), flush=True)
    if args.out:
        with open(args.out, "w") as file:
            file.write(json.dumps(result) + "\n")
            for episode in episodes:
                file.write(json.dumps({"id": episode.outcome["id"], "written": episode.written, "outcome": episode.outcome}) + "\n")
    for environment in environments:
        environment.close()


if __name__ == "__main__":
    main()
