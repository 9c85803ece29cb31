"""Spreads a command of `masksearch` that takes `--shard I/N` over a Ray cluster, and puts the parts together.

One task a shard: `--shard 7/256` runs wherever a core is free and writes its part under its final name only when it is
whole. So a part that is there is done: a job that was stopped, or lost machines, goes on when it is started again. A
task that fails is tried again on another machine; one that fails every time is named, and the others go on.

    python jobs/spread.py --shards 256 --out /shared/made --address auto -- \\
      trajectories make --oracle --corpus /shared/enwiki --n 4000 --format segments

Every machine needs this repository at `--masksearch` (with Node) and sees `--out` and the corpus under the same path.
What the command prints is its part; write `{out}` among its arguments where it takes a file instead (`--out {out}`).
`--local` runs the same on the cores of one machine, without Ray.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent


def part_path(out: pathlib.Path, index: int, count: int) -> pathlib.Path:
    """Of shard `index` (from 1) of `count`: they sort in order."""
    return out / f"part-{index:05d}-of-{count:05d}.jsonl"


def missing_shards(out: pathlib.Path, count: int) -> list[int]:
    """Shards without a part. Raises where the folder holds parts of another number: they would not be disjoint."""
    for path in out.glob("part-*-of-*.jsonl"):
        if not path.name.endswith(f"-of-{count:05d}.jsonl"):
            raise ValueError(f"{path.name} is a part of another number of shards: use that number, or another folder.")
    return [index for index in range(1, count + 1) if not part_path(out, index, count).exists()]


def command_of(masksearch: str, arguments: list[str], index: int, count: int, part: str) -> list[str]:
    return [masksearch, *(part if word == "{out}" else word for word in arguments), "--shard", f"{index}/{count}"]


def run_shard(masksearch: str, arguments: list[str], index: int, count: int, out: str) -> tuple[int, int]:
    """Makes one part and counts its lines. Raises with the command's own words when it fails."""
    part = part_path(pathlib.Path(out), index, count)
    if "{out}" in arguments:
        # The command resumes by itself and writes the file when it is whole.
        command = command_of(masksearch, arguments, index, count, str(part))
        done = subprocess.run(command, capture_output=True, text=True)
    else:
        # A name of its own for each attempt: two machines may have been given the same shard after one seemed lost.
        growing = part.with_name(f".{part.name}.{os.uname().nodename}.{os.getpid()}")
        with open(growing, "w") as file:
            command = command_of(masksearch, arguments, index, count, str(part))
            done = subprocess.run(command, stdout=file, stderr=subprocess.PIPE, text=True)
        if done.returncode == 0:
            os.replace(growing, part)
        else:
            growing.unlink()
    if done.returncode != 0:
        raise RuntimeError(f"shard {index}/{count} ended with {done.returncode}: {(done.stderr or '').strip()[-500:]}")
    with open(part) as file:
        return index, sum(1 for _ in file)


def with_ray(address: str | None, cores: float, attempts: int) -> Callable[..., Iterator[tuple[int, int | str]]]:
    """Runs shards on a Ray cluster; yields (shard, lines), or (shard, why it failed), as they end."""
    import ray

    ray.init(address=address, log_to_driver=False)
    if __name__ != "__main__":
        # The machines of a cluster have no module of this name: its functions travel as they are.
        ray.cloudpickle.register_pickle_by_value(sys.modules[__name__])
    task = ray.remote(num_cpus=cores, max_retries=attempts - 1, retry_exceptions=True)(run_shard)

    def run(masksearch: str, arguments: list[str], shards: list[int], count: int, out: str) -> Iterator[tuple[int, int | str]]:
        waiting = {task.remote(masksearch, arguments, index, count, out): index for index in shards}
        while waiting:
            [ended], _ = ray.wait(list(waiting), num_returns=1)
            index = waiting.pop(ended)
            try:
                yield ray.get(ended)
            except ray.exceptions.RayError as error:
                yield index, str(error).strip().splitlines()[-1]

    return run


def without_ray(workers: int, attempts: int) -> Callable[..., Iterator[tuple[int, int | str]]]:
    """The same on this machine alone."""

    def tried(masksearch: str, arguments: list[str], index: int, count: int, out: str) -> tuple[int, int | str]:
        for attempt in range(1, attempts + 1):
            try:
                return run_shard(masksearch, arguments, index, count, out)
            except (RuntimeError, OSError) as error:
                why = str(error)
        return index, why

    def run(masksearch: str, arguments: list[str], shards: list[int], count: int, out: str) -> Iterator[tuple[int, int | str]]:
        with ThreadPoolExecutor(workers) as pool:
            waiting = {pool.submit(tried, masksearch, arguments, index, count, out) for index in shards}
            while waiting:
                ended, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                yield from (future.result() for future in ended)

    return run


def merge(parts: Iterable[pathlib.Path], target: pathlib.Path) -> dict:
    """Joins parts in the order of their shards; a line that is no JSON object, or whose id came before, is left out and
    counted. Returns what the file holds."""
    seen: set[str] = set()
    found: Counter[str] = Counter()
    masks: Counter[str] = Counter()
    growing = target.with_name(f".{target.name}.growing")
    with open(growing, "w") as file:
        for path in parts:
            with open(path) as lines:
                for line in lines:
                    row = row_of(line)
                    if row is None or row["id"] in seen:
                        found["broken" if row is None else "repeated"] += 1
                        continue
                    seen.add(row["id"])
                    found["lines"] += 1
                    masks[str(row.get("masks", "?"))] += 1
                    file.write(line)
    os.replace(growing, target)
    return {"lines": found["lines"], "repeated": found["repeated"], "broken": found["broken"], "masks": dict(sorted(masks.items()))}


def row_of(line: str) -> dict | None:
    try:
        row = json.loads(line)
    except json.JSONDecodeError:
        return None
    return row if isinstance(row, dict) and isinstance(row.get("id"), str) else None


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shards", type=int, required=True, help="parts; some times more than cores, so that none waits long")
    parser.add_argument("--out", required=True, help="folder of the parts, seen by every machine")
    parser.add_argument("--address", help="of the cluster: auto inside one, ray://HOST:10001 from outside; a local one by default")
    parser.add_argument("--cores", type=float, default=1, help="of each task")
    parser.add_argument("--attempts", type=int, default=3, help="at each shard")
    parser.add_argument("--local", type=int, metavar="N", help="without Ray: N tasks at a time on this machine")
    parser.add_argument("--masksearch", default=str(REPOSITORY / "bin" / "masksearch"))
    parser.add_argument("command", nargs=argparse.REMAINDER, help="-- and a masksearch command that takes --shard")
    args = parser.parse_args(argv)
    command = args.command[1:] if args.command[:1] == ["--"] else args.command
    if not command or args.shards < 1:
        parser.error("give --shards of 1 or more and a command after --, such as: -- trajectories make --oracle")
    out = pathlib.Path(args.out).resolve()
    out.mkdir(parents=True, exist_ok=True)
    try:
        shards = missing_shards(out, args.shards)
    except ValueError as error:
        parser.error(str(error))
    began, failed, lines = time.time(), {}, 0
    say = lambda text: print(text, file=sys.stderr, flush=True)  # noqa: E731
    say(f"{args.shards - len(shards)} of {args.shards} parts are there, {len(shards)} to make.")
    run = without_ray(args.local, args.attempts) if args.local else with_ray(args.address, args.cores, args.attempts)
    for nth, (index, made) in enumerate(run(args.masksearch, command, shards, args.shards, str(out)) if shards else (), 1):
        if isinstance(made, str):
            failed[index] = made
            say(f"shard {index} failed: {made}")
        else:
            lines += made
        say(f"{nth} of {len(shards)}, {lines} lines, {lines / max(1e-3, time.time() - began) * 3600:.0f} an hour")
    if failed:
        say(f"{len(failed)} shards are missing: {', '.join(map(str, sorted(failed)))}. Start the same command again for them.")
        return 1
    parts = [part_path(out, index, args.shards) for index in range(1, args.shards + 1)]
    print(json.dumps({"out": str(out / "all.jsonl"), "shards": args.shards, **merge(parts, out / "all.jsonl")}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
