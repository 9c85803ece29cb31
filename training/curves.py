"""A stage's log as the record that the page "Train" draws (README.md, "Curves").

    python curves.py --log sft/log.jsonl --about about.json --out ../public/training/2026-11-22-sft-5.json

`about.json` holds what the log does not know: stage, outcome, ships, started, command, device, goesIn, comesOut,
results, notes. Points are thinned out, never smoothed.
"""
import argparse
import json

#: Name in the log -> (name, unit, on) in the record.
SERIES = {
    "loss": ("loss", "nats/token", "training"),
    "held_out_loss": ("loss", "nats/token", "tuning"),
    "held_out_hit": ("right hit quoted", "rate", "tuning"),
    "held_out_quote": ("right first word quoted", "rate", "tuning"),
    "held_out_fill": ("fill right after the right quote", "rate", "tuning"),
    "rate": ("speed", "tokens/s", "training"),
    "reward": ("reward", "rate", "training"),
    "exactMatch": ("exactMatch", "rate", "training"),
    "format": ("format", "rate", "training"),
    "entropy": ("entropy", "nats/token", "training"),
    "length": ("length", "tokens", "training"),
    "searchesPerMask": ("searchesPerMask", "searches", "training"),
    "gradientNorm": ("gradientNorm", "norm", "training"),
}
MOST_POINTS = 300


def series_of(rows: list[dict], stage: str) -> list[dict]:
    found = []
    for key, (name, unit, on) in SERIES.items():
        points = [[row["step"], row[key]] for row in rows if "step" in row and key in row]
        points = points[:: len(points) // MOST_POINTS + 1]
        if len(points) >= 2:
            written = stage == "sft" and name == "loss"
            found.append({"name": "loss.written" if written else name, "unit": unit, "on": on, "x": "step", "points": points})
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--log", required=True)
    parser.add_argument("--about", required=True)
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    about = json.load(open(args.about))
    rows = [json.loads(line) for line in open(args.log)]
    seconds = about.pop("seconds", rows[-1]["seconds"])
    record = {"version": 1, **about, "seconds": seconds, "series": series_of(rows, about["stage"])}
    with open(args.out, "w") as file:
        file.write(json.dumps(record, ensure_ascii=False, indent=2) + "\n")


if __name__ == "__main__":
    main()
