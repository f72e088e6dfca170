#!/usr/bin/env python3
# CheckPlan: recomputes value and every condition of a plan from its agenda, sharing no code with the program.
"""
    tests/investing/check_plan.py AGENDA.json PLAN.json

Prints each condition that is broken, and the value; fails if there is one, if the value differs from that in the plan, or
if it is above the bound in the plan.
"""
import json
import sys

ROUNDING = 2e-6  # In the unit of the file.


def value_of(agenda, starts):
    goals, scenarios = agenda["goals"], agenda["scenarios"]
    weights = sum(goal["weight"] for goal in goals)
    reached = []
    for s in range(scenarios):
        total = 0
        for g, goal in enumerate(goals):
            q = sum(action["contrib"].get(str(g), 0) * action["mult"][s] for action in agenda["actions"]
                    if action["id"] in starts and starts[action["id"]] + action["duration"] - 1 <= goal["due"])
            total += goal["weight"] / weights * min(1, q / goal["target"])
        reached.append(total)
    tail, left, worst = agenda["cvar_tail"] * scenarios, agenda["cvar_tail"] * scenarios, 0
    for one in sorted(reached):
        worst += min(1, max(0, left)) * one / tail
        left -= 1
    share = agenda["lambda_cvar"]
    return (1 - share) * sum(reached) / scenarios + share * worst


def problems(agenda, plan):
    actions = {action["id"]: action for action in agenda["actions"]}
    starts = {int(a): t for a, t in plan["starts"].items()}
    kind = [source["type"] for source in agenda["sources"]]
    paid = {}
    spent = [[0.0] * agenda["years"] for _ in kind]
    for one in plan["funding"]:
        a, f, u, amount = one["action"], one["source"], one["year"], one["amount"]
        if a not in starts:
            yield f"action {a} is paid for and not started"
        if amount < 0:
            yield f"action {a}: a payment below zero"
        if f not in actions[a]["sources"]:
            yield f"action {a}: source {f} may not pay"
        paid.setdefault(a, {})[f, u] = paid.get(a, {}).get((f, u), 0) + amount
        spent[f][u] += amount
    for f, row in enumerate(spent):
        for u, amount in enumerate(row):
            if amount > agenda["budget"][f][u] + ROUNDING:
                yield f"source {f}, year {u}: {amount} of {agenda['budget'][f][u]}"
    for a, t in starts.items():
        action = actions[a]
        if not action["es"] <= t <= action["ls"]:
            yield f"action {a}: start {t} is outside its window"
        mine = paid.get(a, {})
        for u in range(agenda["years"]):
            due = action["cost"][u - t] if 0 <= u - t < action["duration"] else 0
            got = sum(amount for (_, year), amount in mine.items() if year == u)
            if abs(due - got) > ROUNDING:
                yield f"action {a}, year {u}: costs {due}, paid {got}"
        total = sum(action["cost"])
        by = {name: sum(x for (f, _), x in mine.items() if kind[f] == name) for name in ("public", "eu", "private")}
        if any(kind[f] == "private" for f in action["sources"]):
            if by["private"] < action["min_private"] * total - ROUNDING:
                yield f"action {a}: private money {by['private']} of {total}"
            if by["public"] + by["eu"] > agenda["max_public_share"] * total + ROUNDING:
                yield f"action {a}: public money {by['public'] + by['eu']} of {total}"
        if by["eu"] > agenda["eu_max_of_national"] * by["public"] + ROUNDING:
            yield f"action {a}: European money {by['eu']}, national {by['public']}"
    for p, a in agenda["dependencies"]:
        if a in starts and (p not in starts or starts[p] + actions[p]["duration"] > starts[a]):
            yield f"action {a} starts before action {p} is finished"
    whole = sum(sum(actions[a]["cost"]) for a in starts)
    for theme in range(agenda["themes"]):
        part = sum(sum(actions[a]["cost"]) for a in starts if actions[a]["theme"] == theme)
        if part < agenda["min_theme_share"] * whole - ROUNDING:
            yield f"theme {theme}: {part} of {whole}"


def main(agenda_file, plan_file):
    with open(agenda_file, encoding="utf-8") as text:
        agenda = json.load(text)
    with open(plan_file, encoding="utf-8") as text:
        plan = json.load(text)
    found = list(problems(agenda, plan))
    value = value_of(agenda, {int(a): t for a, t in plan["starts"].items()})
    if abs(value - plan["value"]) > 1e-9:
        found.append(f"the value is {value} and not {plan['value']}")
    if value > plan["bound"]:
        found.append(f"the value is above the bound {plan['bound']}")
    for problem in found:
        print(problem)
    print(f"value {value:.6f}, bound {plan['bound']:.6f}, {len(plan['starts'])} actions, {len(found)} problems")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
