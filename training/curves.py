"""A stage's log as the record that the page "Train" draws (README.md, "Curves").

    python curves.py --log sft/log.jsonl --about about.json --out ../public/training/2026-11-22-sft-5.json
    python curves.py --log mixed=rl-mixed/log.jsonl curriculum=rl-curriculum/log.jsonl …    (runs that are compared)

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


def series_of(rows: list[dict], stage: str, variant: str) -> list[dict]:
    found = []
    for key, (name, unit, on) in SERIES.items():
        points = [[row["step"], row[key]] for row in rows if "step" in row and key in row]
        points = points[:: len(points) // MOST_POINTS + 1]
        if len(points) >= 2:
            written = stage in ("sft", "self-evolution", "questions") and name == "loss"
            own = {"name": "loss.written" if written else name, "unit": unit, "on": on, "x": "step", "points": points}
            found.append({**own, "variant": variant} if variant else own)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--log", required=True, nargs="+", help="PATH, or VARIANT=PATH where several are compared")
    parser.add_argument("--about", required=True)
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    about = json.load(open(args.about))
    series, last = [], 0
    for log in args.log:
        variant, _, path = log.rpartition("=")
        rows = [json.loads(line) for line in open(path)]
        series += series_of(rows, about["stage"], variant)
        last = max(last, rows[-1]["seconds"])
    record = {"version": 1, **about, "seconds": about.pop("seconds", last), "series": series}
    with open(args.out, "w") as file:
        file.write(json.dumps(record, ensure_ascii=False, indent=2) + "\n")


if __name__ == "__main__":
    main()
