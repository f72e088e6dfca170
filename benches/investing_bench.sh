#!/usr/bin/env bash
# InvestingBench: plans for synthetic agendas and knapsacks, each plan checked, in processor seconds.
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
for file in 1 2 3 4 5 6 7 8 9; do
  echo "mknapcb$file"
  "$stip" invest knapsack "$knapsacks/mknapcb$file.txt" --instance 1 --seconds 10
done
