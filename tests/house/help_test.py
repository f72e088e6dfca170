#!/usr/bin/env python3
# Help test: what `stip COMMAND --help` explains is the COMMAND comment of the command, and tells exit code 1 where it is given.
"""
    help_test.py            fails if src/cli/command_help.inc is not what the comments say
    help_test.py --write    writes it
"""
import re
import sys
from pathlib import Path

from house import ROOT, at, files, finish, must_find, read

INC = Path("src/cli/command_help.inc")
HEAD = "// The COMMAND comments of this room, as `python3 -B tests/house/help_test.py --write` collects them.\n"
BLOCK = re.compile(r"^// COMMAND: stip .*\n(?://.*\n)*", re.M)
SAYS_NO = re.compile(r"^ +return (?:1|[^;\n]*\? (?:0 : 1|1 : 0));", re.M)


def explained(block):
    """The ways to write a command, a line each, and what its comment says of it."""
    lines = [line[2:].strip() for line in block.splitlines()]
    ways = []
    while lines and lines[0]:
        line = lines.pop(0)
        if line.startswith("COMMAND: "):
            ways.append(line.removeprefix("COMMAND: "))
        else:
            ways[-1] += " " + line
    return "\n".join(ways), "\n".join(lines).strip("\n")


def help_of(source):
    return [explained(match[0]) for match in BLOCK.finditer(source)]


def as_table(helps):
    return HEAD + "".join(f'{{R"help({ways})help",\n R"help({text})help"}},\n' for ways, text in helps)


def wrong_in(path, source):
    """Comments without an explanation, and commands that say no without telling so, or tell so and never do."""
    problems = []
    starts = [match.start() for match in BLOCK.finditer(source)] + [len(source)]
    for start, end in zip(starts, starts[1:]):
        part = source[start:end]
        ways, text = explained(BLOCK.match(part)[0])
        if not text:
            problems.append(at(path, source, start, f"`{ways}` has no explanation"))
        if bool(SAYS_NO.search(part)) != ("xit code 1" in text.replace("\n", " ")):
            problems.append(at(path, source, start, f"`{ways}`: its explanation and its code differ on exit code 1"))
    return problems


def main():
    must_find(wrong_in(Path("x"), "// COMMAND: stip x\n\nExit x() {\n"), "a command without explanation")
    must_find(wrong_in(Path("x"), "// COMMAND: stip x\n//\n// Xes.\nExit x() {\n  return 1;\n}\n"), "an exit code that is not told")
    if help_of("// COMMAND: stip x A\n// B\n// COMMAND: stip x C\n//\n// Xes.\n") != [("stip x A B\nstip x C", "Xes.")]:
        must_find([], "a comment with two ways to write a command")
    helps, problems = [], []
    for path in files(".cpp", under="src/cli"):
        source = read(path)
        helps += help_of(source)
        problems += wrong_in(path, source)
    if "--write" in sys.argv:
        (ROOT / INC).write_text(as_table(helps), encoding="utf-8")
    elif not (ROOT / INC).is_file() or read(INC) != as_table(helps):
        problems.append(f"{INC}: it is not what the COMMAND comments say: `python3 -B tests/house/help_test.py --write`")
    finish(problems)


main()
