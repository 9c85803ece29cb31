#!/usr/bin/env bash
# One round of training on a machine with a GPU, in one process group, from a checkpoint (or the folder that ships) to a
# better one: worlds, trajectories on all cores while SFT learns them, DAPO from it, each evaluated, and the best exported.
#
# Start it as `setsid nohup bash training/round.sh FROM >round.log 2>&1 &`, so that whatever it starts outlives the
# call, and look at round.log after half a minute: a missing piece ends it at once.
#
#   in the folder:  tokenizer.json  training/  texts *.jsonl in TEXTS  tuning.jsonl and told.jsonl, instances of tuning world 0
#                   retold/ compared/ worlds/ worlds16/ and trajectories/*.jsonl made before may be there and are not made again
#   leaves:         sft/ rl/ export/ logs/ best.name, STAGE.done after each stage, round.done
#   settings:       MASKSEARCH TEXTS PYTHON SFT RL (seconds) WORLDS (of plain text, of SPLIT) GROUPS_ QUESTIONS CREDIT (rl.py)
#                   ENOUGH (retold trajectories that SFT waits for) N (instances of each evaluation)
set -uo pipefail
FROM=$1
: "${MASKSEARCH:=bin/masksearch}" "${TEXTS:=wikipedia_en.jsonl simplewiki.jsonl}" "${PYTHON:=python3}" "${WORLDS:=8}" "${SPLIT:=32}"
: "${SFT:=350}" "${RL:=1000}" "${ENOUGH:=30000}" "${N:=800}" "${GROUPS_:=128}" "${QUESTIONS:=0.3}" "${CREDIT:=blank}"
export PYTHONUNBUFFERED=1 TORCH_COMPILE_DISABLE=1 OMP_NUM_THREADS=${OMP_NUM_THREADS:-4}
began=$(date +%s)
say() { echo "$(($(date +%s) - began)) s  $*"; }
fail() { say "FAILED: $*"; touch FAILED; kill $(jobs -p) 2>/dev/null; exit 1; }
# wait_for SECONDS COMMAND...: until it succeeds; a round that waits for ever costs the whole lease.
wait_for() { local left=$1; shift; until "$@" >/dev/null 2>&1; do left=$((left - 1)); [ $left -gt 0 ] || fail "waited too long for: $*"; sleep 1; done; }
lines() { cat "$@" 2>/dev/null | wc -l; }
retold_enough() { [ "$(lines trajectories/r0?-?.jsonl)" -ge "$ENOUGH" ] || ! pgrep -f -- "--five-hits 25" >/dev/null; }

{ [ -s "$FROM/config.json" ] || [ -s "$FROM/manifest.json" ]; } || fail "$FROM is no checkpoint"
for piece in tokenizer.json tuning.jsonl told.jsonl training/sft.py; do [ -s "$piece" ] || fail "$piece is missing"; done
$MASKSEARCH --version >/dev/null || fail "$MASKSEARCH does not run"
mkdir -p w trajectories logs mix
rm -f mix/*
[ -d retold ] || $PYTHON training/retold.py --texts $TEXTS --out retold training/retellings.jsonl >logs/retold.log || fail "retold.py"
[ -d compared ] || $PYTHON training/compared.py --texts $TEXTS --out compared training/comparisons.jsonl >logs/compared.log || fail "compared.py"
[ -d worlds ] || $PYTHON training/worlds.py --out worlds --worlds "$SPLIT" $TEXTS || fail "worlds"
[ -d worlds16 ] || $PYTHON training/worlds.py --out worlds16 --worlds 16 $TEXTS || fail "worlds of 16"
say "worlds"

retold=$(basename -as .jsonl $(ls retold/r??.jsonl))
compared=$(basename -as .jsonl $(ls compared/c??.jsonl))
plain=$(seq -f %02g 0 $((WORLDS - 1)))
corpus() { $MASKSEARCH corpus build "$1" --out "w/$2" &>"logs/corpus-$2.log" || touch "logs/NO-CORPUS-$2"; }
corpus worlds16/tuning-0.jsonl tuning &
for name in $retold held; do corpus "retold/$name.jsonl" "$name" & done
for name in $compared compared-held; do corpus "compared/$name.jsonl" "$name" & done
for name in $plain; do corpus "worlds/world-$name.jsonl" "$name" & done
wait
ls logs/NO-CORPUS-* 2>/dev/null && fail "a corpus was not built"
say "corpora"

# Nicer than SFT, whose readers they starved once.
makers=()
begin() { # name, niceness, options; the file is there at once, for SFT is given its files when it begins
  : >"trajectories/$1.jsonl"
  nice -n "$2" $MASKSEARCH trajectories make --oracle --n 1000000 --format segments "${@:3}" >"trajectories/$1.jsonl" 2>"logs/make-$1.log" &
  makers+=($!)
}
for name in $retold; do
  begin "q$name" 8 --corpus "w/$name" --questions "retold/$name-questions.jsonl"
  for shard in 1 2 3; do
    begin "$name-$shard" 8 --corpus "w/$name" --instances "retold/$name-instances.jsonl" --shard $shard/3 --evidence 8 --five-hits 25
  done
done
for name in $compared; do begin "$name" 8 --corpus "w/$name" --questions "compared/$name-questions.jsonl"; done
for name in $plain; do begin "m$name" 12 --corpus "w/$name" --withheld 55 --evidence 5; done
trap 'kill "${makers[@]}" 2>/dev/null' EXIT

# SFT measures itself by these.
make() { $MASKSEARCH trajectories make --oracle --n 1000000 --format segments "$@" 2>>logs/make-held.log; }
{
  make --corpus w/held --instances retold/held-instances.jsonl --five-hits 25
  make --corpus w/held --questions retold/held-questions.jsonl
  make --corpus w/compared-held --questions compared/compared-held-questions.jsonl
} >held-out.jsonl

# A file under several names is several versions of it, with other golds: what was written counts more than chance.
for file in trajectories/*.jsonl; do
  name=$(basename "$file" .jsonl)
  case $name in r*) copies="1 2" ;; q* | c*) copies="1 2 3" ;; *) copies=1 ;; esac
  for copy in $copies; do ln -sf "../$file" "mix/$name-$copy.jsonl"; done
done

measured() { # checkpoint, name, items, corpus, options
  $PYTHON training/evaluate.py --model "$1" --tokenizer tokenizer.json --corpus "w/$4" --processes "${PROCESSES:-3}" --masksearch "$MASKSEARCH" \
    --items "$3" --n "$N" --out "logs/$1-$2.jsonl" "${@:5}" &>"logs/evaluate-$1-$2.log"
}
evaluated() { # checkpoint
  local own=()
  measured "$1" told told.jsonl tuning --withhold & own+=($!)
  measured "$1" withheld tuning.jsonl tuning --withhold & own+=($!)
  measured "$1" open tuning.jsonl tuning & own+=($!)
  measured "$1" retold retold/held-instances.jsonl held & own+=($!)
  measured "$1" asked retold/held-questions.jsonl held & own+=($!)
  measured "$1" compared compared/compared-held-questions.jsonl compared-held & own+=($!)
  wait "${own[@]}"
  for name in told withheld open retold asked compared; do say "$1 $name $(head -1 "logs/$1-$name.jsonl" | cut -c1-400)"; done
}

ln -sfn "$FROM" from
wait_for 240 retold_enough
say "SFT begins: $(lines trajectories/*.jsonl) trajectories"
$PYTHON training/sft.py --model from --tokenizer tokenizer.json --out sft --held-out held-out.jsonl --seconds "$SFT" --copies 1 --round 6000 \
  --muon "${MUON:-0.008}" --adam "${ADAM:-1e-3}" mix/*.jsonl &>logs/sft.log || fail "SFT, see logs/sft.log"
say "SFT: $(grep held_out logs/sft.log | tail -1)"; touch sft.done
kill "${makers[@]}" 2>/dev/null

# Prompts are played in the corpus of their file's name.
prompts=()
for name in $retold; do
  cat trajectories/"$name"-?.jsonl >"trajectories/$name.jsonl"; ln -sfn "$name" "w/q$name"; prompts+=("trajectories/$name.jsonl" "trajectories/q$name.jsonl")
done
for name in $compared; do prompts+=("trajectories/$name.jsonl"); done
for name in $(echo $plain | cut -d' ' -f1-3); do ln -sfn "$name" "w/m$name"; prompts+=("trajectories/m$name.jsonl"); done
{ evaluated from; evaluated sft; } & evaluating=$!
$PYTHON training/rl.py --model sft --tokenizer tokenizer.json --corpora w --processes "${ENVIRONMENTS:-2}" --masksearch "$MASKSEARCH" --groups "$GROUPS_" \
  --seconds "$RL" --rate "${RATE:-4e-5}" --updates "${UPDATES:-4}" --questions "$QUESTIONS" --credit "$CREDIT" --out rl "${prompts[@]}" &>logs/rl.log || fail "DAPO, see logs/rl.log"
wait $evaluating
evaluated rl
$PYTHON - from sft rl >best.name <<'P'
import json, pathlib, sys
def score(checkpoint):  # the sum over all sets of the masks or answers that are right
    files = [pathlib.Path(f"logs/{checkpoint}-{name}.jsonl") for name in ("told", "withheld", "open", "retold", "asked", "compared")]
    return sum(json.loads(file.open().readline())["exactMatch"] for file in files if file.exists())
print(max(sys.argv[1:], key=score))
P
say "best: $(cat best.name)"; touch rl.done
$PYTHON training/export.py --model "$(cat best.name)" --tokenizer tokenizer.json --out export --stage rl &>logs/export.log || say "export failed, see logs/export.log"
say "done"; touch round.done
