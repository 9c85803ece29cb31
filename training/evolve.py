"""Self-evolution (MaskSearch section 3.2.2): the policy samples, a judge keeps what is right and short, SFT learns it.

The judge is the environment's reward: kept are runs with the gold in every blank and no malformed action, of each
instance at most `--keep`, those with the fewest tokens written. The output is a file that sft.py takes beside the
trajectories of the round before.

    python evolve.py --model sft --tokenizer tokenizer.json --corpora w --out evolved.jsonl --seconds 120 traj/*.jsonl
"""
import argparse
import json
import random
import time

from decoder import Decoder
from episode import Episode
from model import DEVICE, load_model
from rl import environments_of, load_prompts
from rollouts import play
from vocabulary import TAG_ID, load


def right_and_short(group: list[Episode], keep: int) -> list[Episode]:
    """Of the runs of one instance, the different ones with a reward of 1 that wrote least."""
    right = {tuple(episode.ids): episode for episode in group if episode.reward["total"] > 0.999}
    return sorted(right.values(), key=lambda episode: sum(episode.mask))[:keep]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("prompts", nargs="+")
    parser.add_argument("--model", required=True)
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--corpora", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--masksearch", default="bin/masksearch")
    parser.add_argument("--processes", type=int, default=1, help="environments of each corpus")
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--samples", type=int, default=4, help="runs of each instance")
    parser.add_argument("--keep", type=int, default=2)
    parser.add_argument("--round", type=int, default=256, help="instances sampled at a time")
    args = parser.parse_args()
    prompts = load_prompts(args.prompts, args.corpora)
    random.Random(1).shuffle(prompts)
    environments = environments_of(prompts, args)
    tokenizer, model = load(args.tokenizer), load_model(args.model).to(DEVICE).eval()
    decoder = Decoder(model, args.round * args.samples)
    began, tried, solved, kept = time.time(), 0, 0, 0
    with open(args.out, "w") as file:
        while time.time() - began < args.seconds and tried < len(prompts):
            chosen = prompts[tried : tried + args.round]
            tried += len(chosen)
            episodes = play(model, tokenizer, environments, [p for p in chosen for _ in range(args.samples)], 1.0, decoder)
            for at in range(0, len(episodes), args.samples):
                own = right_and_short(episodes[at : at + args.samples], args.keep)
                solved += bool(own)
                kept += len(own)
                for episode in own:
                    ids, mask = [*episode.ids, TAG_ID["<end>"]], [*episode.mask, 1]
                    file.write(json.dumps({"ids": ids, "mask": mask}) + "\n")
            print(json.dumps({"seconds": round(time.time() - began, 1), "tried": tried, "solved": solved, "kept": kept}), flush=True)
    for environment in environments:
        environment.close()


if __name__ == "__main__":
    main()
