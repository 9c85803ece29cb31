"""Laws of the job that spreads a command: `python -m unittest discover jobs` (with Ray installed, on a local cluster too)."""
import contextlib
import importlib.util
import io
import json
import pathlib
import stat
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import spread  # noqa: E402

# Stands for masksearch: prints its shard of twenty items, and fails the first time for the shards it is told.
DOUBLE = """#!{python}
import json, pathlib, sys
index, count = map(int, sys.argv[sys.argv.index("--shard") + 1].split("/"))
fails = [] if "--fail" not in sys.argv else sys.argv[sys.argv.index("--fail") + 1].split(",")
mark = pathlib.Path(__file__).with_name(f"tried-{{index}}")
tries = int(mark.read_text()) if mark.exists() else 0
mark.write_text(str(tries + 1))
lines = [json.dumps({{"id": f"item-{{at}}", "masks": 1 + at % 4}}) + "\\n" for at in range(20) if at % count == index - 1]
if str(index) in fails and tries == 0 or f"{{index}}!" in fails:
    print(lines[0], end="")
    sys.exit("out of luck")
out = sys.argv[sys.argv.index("--out") + 1] if "--out" in sys.argv else None
open(out, "w").writelines(lines) if out else print("".join(lines), end="")
"""


class Spread(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.out = self.folder / "out"
        self.double = self.folder / "masksearch"
        self.double.write_text(DOUBLE.format(python=sys.executable))
        self.double.chmod(self.double.stat().st_mode | stat.S_IEXEC)

    def spread(self, *command: str, how: tuple[str, ...] = ("--local", "3"), shards: int = 6) -> tuple[int, dict, str]:
        said, told = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(told):
            status = spread.main(
                ["--shards", str(shards), "--out", str(self.out), *how, "--masksearch", str(self.double), "--", "make", *command]
            )
        # Ray has a word of its own to say before.
        return status, json.loads((said.getvalue().splitlines() or ["{}"])[-1]) if status == 0 else {}, told.getvalue()

    def tries(self) -> int:
        return sum(int(path.read_text()) for path in self.folder.glob("tried-*"))

    def ids(self) -> list[str]:
        return sorted(json.loads(line)["id"] for line in (self.out / "all.jsonl").read_text().splitlines())

    def test_parts_are_disjoint_and_together_the_whole(self):
        status, counts, _ = self.spread()
        self.assertEqual(status, 0)
        self.assertEqual((counts["lines"], counts["repeated"], counts["broken"]), (20, 0, 0))
        self.assertEqual(sum(counts["masks"].values()), 20)
        self.assertEqual(self.ids(), sorted(f"item-{at}" for at in range(20)))

    def test_a_command_that_writes_a_file_is_given_its_name(self):
        self.assertEqual(self.spread("--out", "{out}")[1]["lines"], 20)

    def test_a_shard_that_fails_is_tried_again(self):
        status, counts, _ = self.spread("--fail", "2,5")
        self.assertEqual((status, counts["lines"]), (0, 20))
        self.assertEqual(self.tries(), 8)

    def test_what_fails_every_time_is_named_and_only_that_is_made_later(self):
        status, counts, told = self.spread("--fail", "4!")
        self.assertEqual((status, counts), (1, {}))
        self.assertIn("1 shards are missing: 4", told)
        self.assertIn("out of luck", told)
        self.assertFalse(spread.part_path(self.out, 4, 6).exists())
        before = self.tries()
        self.assertEqual(self.spread()[1]["lines"], 20)
        self.assertEqual(self.tries(), before + 1)

    def test_parts_of_another_number_of_shards_are_refused(self):
        self.spread()
        with self.assertRaises(SystemExit), contextlib.redirect_stderr(io.StringIO()) as told:
            spread.main(["--shards", "7", "--out", str(self.out), "--local", "1", "--", "make"])
        self.assertIn("another number of shards", told.getvalue())

    def test_broken_and_repeated_lines_are_counted_and_left_out(self):
        one, two = self.folder / "1", self.folder / "2"
        one.write_text('{"id": "a", "masks": 2}\n{"id": "b"\n')
        two.write_text('{"id": "a", "masks": 2}\n[]\n{"id": "c"}\n')
        counts = spread.merge([one, two], self.folder / "all")
        self.assertEqual(counts, {"lines": 2, "repeated": 1, "broken": 2, "masks": {"2": 1, "?": 1}})

    @unittest.skipUnless(importlib.util.find_spec("ray"), "Ray is not installed")
    def test_the_same_on_a_cluster_of_ray(self):
        status, counts, _ = self.spread("--fail", "2", how=())
        self.assertEqual((status, counts["lines"]), (0, 20))
        self.assertEqual(self.tries(), 7)
        self.assertEqual(self.ids(), sorted(f"item-{at}" for at in range(20)))


if __name__ == "__main__":
    unittest.main()
