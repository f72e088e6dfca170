#!/usr/bin/env bash
# InvestingBench: plans for synthetic agendas, what a cut does to them, a front, and knapsacks; each plan checked.
# Seconds are of processor time; of a cut and of the front those on the wall stand beside them.
#
#   benches/investing_bench.sh STIP AGENDAS KNAPSACKS
set -euo pipefail
stip=$1 agendas=$2 knapsacks=$3
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for agenda in 300_s1:5 300_s2:5 2000_s1:10 2000_s2:10; do
  name=${agenda%:*} seconds=${agenda#*:}
  /usr/bin/time -f "agenda $name: %U s, %M KB" "$stip" invest solve "$agendas/agenda_$name.json" --seconds "$seconds" --json "$work/plan.json"
  python3 -B "$here/../tests/investing/check_plan.py" "$agendas/agenda_$name.json" "$work/plan.json"
done

# A fifth less of one source, from the plan before it: all of the command within two seconds.
for name in 2000_s1 2000_s2; do
  "$stip" invest solve "$agendas/agenda_$name.json" --seconds 10 --json "$work/before.json" >"$work/said"
  for source in 0 5 6; do
    python3 - "$agendas/agenda_$name.json" "$source" "$work/less.json" <<'LESS'
import json, sys
agenda, source, less = sys.argv[1:]
with open(agenda, encoding="utf-8") as text:
    all_of_it = json.load(text)
all_of_it["budget"][int(source)] = [0.8 * amount for amount in all_of_it["budget"][int(source)]]
with open(less, "w", encoding="utf-8") as text:
    json.dump(all_of_it, text)
LESS
    /usr/bin/time -f "agenda $name, cut of source $source: %U s, %e s on the wall, %M KB" \
      "$stip" invest solve "$agendas/agenda_$name.json" --start "$work/before.json" --cut "$source=20%" --seconds 1.4 --json "$work/cut.json"
    python3 -B "$here/../tests/investing/check_plan.py" "$work/less.json" "$work/cut.json"
  done
done

/usr/bin/time -f "front of 10 points: %U s, %e s on the wall, %M KB, gave the processor away %w times" \
  "$stip" invest front "$agendas/agenda_300_s1.json" --points 10 --seconds 50 --json "$work/front.json"

for file in 1 2 3 4 5 6 7 8 9; do
  echo "mknapcb$file"
  "$stip" invest knapsack "$knapsacks/mknapcb$file.txt" --instance 1 --seconds 10
done
