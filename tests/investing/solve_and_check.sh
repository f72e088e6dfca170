#!/usr/bin/env bash
# SolveAndCheck: solves a small agenda and has the plan checked by a program that shares no code; twice the same bytes.
set -euo pipefail
stip=$1
data=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
here=$(dirname "$0")

"$stip" invest solve "$data/agenda_40.json" --rounds 5 --seconds 120 --json "$work/plan.json"
python3 -B "$here/check_plan.py" "$data/agenda_40.json" "$work/plan.json"
"$stip" invest solve "$data/agenda_40.json" --rounds 3 --seconds 120 --without-solver --json "$work/alone.json"
python3 -B "$here/check_plan.py" "$data/agenda_40.json" "$work/alone.json"

# The same rounds and seed give the same plan.
"$stip" invest solve "$data/agenda_40.json" --rounds 5 --seconds 120 --json "$work/again.json"
python3 - "$work/plan.json" "$work/again.json" <<'CHECK'
import json, sys
a, b = (json.load(open(name)) for name in sys.argv[1:])
for plan in (a, b):
    del plan["seconds"]
assert a == b, "the same rounds and seed gave another plan"
CHECK
