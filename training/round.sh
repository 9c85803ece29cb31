#!/usr/bin/env bash
# One round of training on a machine with GPUs, in one process group, from a checkpoint (or the folder that ships) to
# better ones: trajectories on all cores while SFT learns them, then self-evolution, then DAPO mixed and by curriculum,
# each evaluated on a tuning world, and the best exported. A stage of 0 seconds is left out. DAPO alone, for a whole
# lease of one GPU: SFT=0 CURRICULUM=0 SPLIT=32 WORLDS=8 HELD=8 ENOUGH=8000 RL=1300 GROUPS_=128
#
# Start it as `setsid nohup bash training/round.sh FROM >round.log 2>&1 &`, so that whatever it starts outlives the
# call, and look at round.log after half a minute: a missing piece ends it at once.
#
#   in the folder:  tokenizer.json  training/  corpus/  texts *.jsonl in TEXTS  tuning.jsonl  told.jsonl  held-out.jsonl
#                   questions/qworld-NN.jsonl with qworld-NN-questions.jsonl (questions.py; may be missing)
#                   trajectories/NN.jsonl of world NN, made before, may be there: what is made here is added
#   leaves:         sft/ evolved/ rl-mixed/ rl-curriculum/ export/  logs/  best.name, STAGE.done after each stage, round.done
#   settings:       MASKSEARCH TEXTS WORLDS SFT EVOLVE EVOLVED RL (seconds) ENOUGH (trajectories before training begins)
#                   SPLIT (worlds that the texts are split into; WORLDS of them are used) HELD (those that SFT does not learn)
#                   CURRICULUM (0: no second DAPO)
set -uo pipefail
FROM=$1
: "${MASKSEARCH:=bin/masksearch}" "${TEXTS:=wikipedia_en.jsonl simplewiki.jsonl}" "${WORLDS:=28}" "${ENOUGH:=15000}"
: "${SFT:=300}" "${EVOLVE:=80}" "${EVOLVED:=80}" "${RL:=360}" "${N:=500}" "${PYTHON:=python3}" "${HELD:=4}" "${CURRICULUM:=1}"
[ "$SFT" -gt 0 ] || EVOLVE=0
export PYTHONUNBUFFERED=1 TORCH_COMPILE_DISABLE=1 OMP_NUM_THREADS=${OMP_NUM_THREADS:-4}
GPUS=$( (nvidia-smi -L 2>/dev/null || true) | wc -l)
LAST=$((GPUS > 1 ? GPUS - 1 : 0))
RANKS=$PYTHON; [ "$GPUS" -gt 1 ] && RANKS="$PYTHON -m torch.distributed.run --nproc-per-node $GPUS"
began=$(date +%s)
say() { echo "$(($(date +%s) - began)) s  $*"; }
fail() { say "FAILED: $*"; touch FAILED; kill $(jobs -p) 2>/dev/null; exit 1; }
# wait_for SECONDS COMMAND...: until it succeeds; a round that waits for ever costs the whole lease.
wait_for() { local left=$1; shift; until "$@" >/dev/null 2>&1; do left=$((left - 1)); [ $left -gt 0 ] || fail "waited too long for: $*"; sleep 1; done; }
made() { [ "$(cat trajectories/*.jsonl 2>/dev/null | wc -l)" -ge "$1" ]; }

{ [ -s "$FROM/config.json" ] || [ -s "$FROM/manifest.json" ]; } || fail "$FROM is no checkpoint"
for piece in tokenizer.json tuning.jsonl told.jsonl held-out.jsonl training/sft.py $TEXTS; do
  [ -s "$piece" ] || fail "$piece is missing"
done
$MASKSEARCH --version >/dev/null || fail "$MASKSEARCH does not run"
mkdir -p worlds w trajectories logs
$PYTHON training/worlds.py --out worlds --worlds "${SPLIT:-$WORLDS}" $TEXTS && $PYTHON training/worlds.py --out worlds16 --worlds 16 $TEXTS || fail "worlds"
say "worlds"

maker() {
  local world=$1 questions=questions/qworld-$1
  $MASKSEARCH corpus build "worlds/world-$world.jsonl" --out "w/$world" &>"logs/make-$world.log" || return
  if [ -s "$questions.jsonl" ]; then
    $MASKSEARCH corpus build "$questions.jsonl" --out "w/q$world" &>>"logs/make-$world.log"
    $MASKSEARCH trajectories make --oracle --corpus "w/q$world" --questions "$questions-questions.jsonl" --n 1000000 \
      --format segments --seed 1 >"w/q$world.made" 2>>"logs/make-$world.log"
    # There are few of them: each counts three times.
    cat "w/q$world.made" "w/q$world.made" "w/q$world.made" >"trajectories/q$world.jsonl"
  fi
  local seed
  for seed in 31 33 35; do
    $MASKSEARCH trajectories make --oracle --corpus "w/$world" --n 1000000 --withheld 80 --evidence 5 --format segments \
      --seed $seed >>"trajectories/$world.jsonl" 2>>"logs/make-$world.log"
  done
}
$MASKSEARCH corpus build worlds16/tuning-0.jsonl --out w/tuning &>logs/make-tuning.log &
makers=()
for world in $(seq -f %02g 0 $((WORLDS - 1))); do
  touch "trajectories/$world.jsonl"
  # SFT is given its files when it begins, also those that are filled later.
  [ -s "questions/qworld-$world.jsonl" ] && touch "trajectories/q$world.jsonl"
  set -m; nice -n 5 bash -c "$(declare -f maker); MASKSEARCH='$MASKSEARCH' maker $world" & makers+=($!); set +m
done
trap 'for own in "${makers[@]}"; do kill -- -$own 2>/dev/null; done' EXIT
# The last HELD worlds are not for SFT: self-evolution and DAPO play in them.
learnt() { ls trajectories/*.jsonl | grep -vxF "$(played)"; }
played() { seq -f trajectories/%02g.jsonl $((WORLDS - HELD)) $((WORLDS - 1)); }

evaluated() {
  local name # of GPU $1 and checkpoint $2
  for name in told open withheld; do
    local items=tuning.jsonl hide=--withhold
    [ $name = told ] && items=told.jsonl; [ $name = open ] && hide=
    CUDA_VISIBLE_DEVICES=$1 $PYTHON training/evaluate.py --model "$2" --tokenizer tokenizer.json --corpus w/tuning --processes "${PROCESSES:-13}" \
      --masksearch "$MASKSEARCH" --items $items $hide --n "$N" --out "logs/$2-$name.jsonl" &>"logs/evaluate-$2-$name.log"
  done
  say "$2: $(grep -h exactMatch\" logs/evaluate-"$2"-*.log | cut -c1-300)"
}
better() { # the checkpoint with the highest exact match, told and open together
  $PYTHON - "$@" <<'P'
import json, pathlib, sys
def score(name):
    files = [pathlib.Path(f"logs/{name}-{part}.jsonl") for part in ("told", "open")]
    return sum(json.loads(file.open().readline())["exactMatch"] for file in files if file.exists())
print(max(sys.argv[1:], key=score))
P
}

wait_for 120 test -s w/tuning/manifest.json
evaluated "$LAST" "$FROM"
grep -q exactMatch "logs/evaluate-$FROM-told.log" || { export CUDA_GRAPHS=0; say "without CUDA graphs"; evaluated "$LAST" "$FROM"; }
wait_for 240 made "$ENOUGH"
if [ "$SFT" -gt 0 ]; then
  say "SFT begins"
  $RANKS training/sft.py --model "$FROM" --tokenizer tokenizer.json --out sft --held-out held-out.jsonl --seconds "$SFT" $(learnt) &>logs/sft.log || fail "SFT, see logs/sft.log"
  say "SFT: $(grep held_out logs/sft.log | tail -1); $(cat trajectories/*.jsonl | wc -l) trajectories"; touch sft.done
fi
for own in "${makers[@]}"; do kill -- -$own 2>/dev/null; done

# Questions of these worlds are among DAPO's prompts.
asked=($(ls trajectories/q0[01].jsonl 2>/dev/null))
parts=($(played)); half=$(((${#parts[@]} + 1) / 2))
evolve() {
  CUDA_VISIBLE_DEVICES=$1 $PYTHON training/evolve.py --model sft --tokenizer tokenizer.json --corpora w --processes "${ENVIRONMENTS:-7}" --masksearch "$MASKSEARCH" \
    --round "${ROUND:-256}" --out "evolved-$2.jsonl" --seconds "$EVOLVE" "${@:3}" &>"logs/evolve-$2.log"
}
if [ "$EVOLVE" -gt 0 ]; then
  evolve 0 a "${parts[@]:0:half}" & evolving=$!
  [ "$GPUS" -gt 1 ] && evolve "$LAST" b "${parts[@]:half}"
  wait $evolving
  say "sampled: $(tail -qn 1 logs/evolve-?.log | tr '\n' ' ')"
  $RANKS training/sft.py --model sft --tokenizer tokenizer.json --out evolved --held-out held-out.jsonl --seconds "$EVOLVED" --muon 0.003 --adam 4e-4 \
    --copies 1 evolved-?.jsonl $(learnt) &>logs/evolved.log || say "self-evolution failed, see logs/evolved.log"
  evaluated 0 sft & evaluating=$!
  [ -d evolved ] && evaluated "$LAST" evolved
  wait $evaluating
elif [ "$SFT" -gt 0 ]; then
  evaluated 0 sft
fi
start=$FROM
[ "$SFT" -gt 0 ] && start=$(better sft evolved)
touch evolved.done
say "DAPO begins from $start"
dapo() {
  CUDA_VISIBLE_DEVICES=$1 $PYTHON training/rl.py --model "$start" --tokenizer tokenizer.json --corpora w --processes "${ENVIRONMENTS:-4}" --masksearch "$MASKSEARCH" \
    --groups "${GROUPS_:-64}" --seconds "$RL" --rate "${RATE:-4e-5}" --out "$2" "${@:3}" "${asked[@]}" &>"logs/$2.log" && evaluated "$1" "$2"
}
dapo 0 rl-mixed "${parts[@]}" & mixed=$!
[ "$CURRICULUM" -gt 0 ] && dapo "$LAST" rl-curriculum --curriculum "${parts[@]}"
wait $mixed
better "$FROM" sft evolved rl-mixed rl-curriculum >best.name
say "best: $(cat best.name)"; touch rl.done
$PYTHON training/export.py --model "$(cat best.name)" --tokenizer tokenizer.json --out export --stage rl &>logs/export.log || say "export failed, see logs/export.log"
say "done"; touch round.done
