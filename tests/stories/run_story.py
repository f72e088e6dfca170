#!/usr/bin/env python3
# Story runner: runs the commands of a story in an empty folder and compares what they print.
"""
    run_story.py --stip build/stip [--accept] STORY...

A story is Markdown. In its code blocks a line that starts with "$ " is a command; it runs with `stip` on the
PATH, $EXAMPLES and $SMALL naming the example agendas and $FILL a program that fills in forms, and the lines below it are
what it must print.
A command that ends in \\ goes on in the next line.

    …          inside a line: anything, for hashes and times
    ...        a line of its own: any lines, or none
    [exit N]   the exit code, when it is not 0

--accept writes what was printed into the story; review the difference as you review code.
"""
import argparse
import os
import re
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
EXIT = re.compile(r"\[exit (\d+)\]")


@dataclass
class Step:
    """One command and what it must print."""
    line: int  # Of the command, counted from 1.
    command: str
    expected: list = field(default_factory=list)
    first: int = 0  # The expected lines stand in lines[first:last] of the story.
    last: int = 0


def steps_of(lines):
    steps, inside, step, number = [], False, None, 0
    while number < len(lines):
        line = lines[number]
        if line.startswith("```"):
            inside, step = not inside, None
        elif inside and line.startswith("$ "):
            start, command = number, line[2:]
            while command.endswith("\\") and number + 1 < len(lines):
                number += 1
                command = command[:-1].rstrip() + " " + lines[number].strip()
            step = Step(start + 1, command, [], number + 1, number + 1)
            steps.append(step)
        elif inside and step:
            step.expected.append(line)
            step.last = number + 1
        number += 1
    return steps


def line_matches(expected, actual):
    return re.fullmatch(".*?".join(re.escape(part) for part in expected.split("…")), actual) is not None


def matches(expected, actual):
    """Whether the printed lines are the expected ones, with `…` and `...` as wildcards."""
    reachable = {0}  # How many printed lines can have been used up so far.
    for line in expected:
        if line == "...":
            reachable = set(range(min(reachable, default=len(actual) + 1), len(actual) + 1))
        else:
            reachable = {at + 1 for at in reachable if at < len(actual) and line_matches(line, actual[at])}
    return len(actual) in reachable


def accepted(expected, actual):
    """What --accept writes: the printed lines, but with the wildcards that still fit."""
    wild = [line for line in expected if "…" in line]
    return [next((pattern for pattern in wild if line_matches(pattern, line)), line) for line in actual]


def run(command, folder, environment, timeout):
    process = subprocess.Popen(["bash", "-o", "pipefail", "-c", command], cwd=folder, env=environment, text=True,
                               encoding="utf-8", errors="replace", stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, start_new_session=True)
    try:
        output, _ = process.communicate(timeout=timeout)
        code = process.returncode
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        output, code = process.communicate()[0] + f"(stopped after {timeout} seconds)\n", 124
    return output, code


def environment_of(stip, folder):
    kept = {name: os.environ[name] for name in ("LD_LIBRARY_PATH", "TMPDIR") if name in os.environ}
    return {**kept, "PATH": f"{Path(stip).resolve().parent}:{os.environ['PATH']}", "HOME": str(folder),
            "LC_ALL": "C.UTF-8", "TZ": "UTC", "EXAMPLES": str(ROOT / "examples"), "SMALL": str(ROOT / "tests" / "example-small"),
            "FILL": str(ROOT / "tests" / "support" / "fill_form.py")}


def tell(story, step, printed):
    print(f"{story}:{step.line}: $ {step.command}")
    for line in step.expected:
        print(f"  expected | {line}")
    for line in printed:
        print(f"  printed  | {line}")


def run_story(story, stip, accept=False, timeout=120):
    """Runs one story; returns the number of commands that did not do as told."""
    lines = story.read_text(encoding="utf-8").split("\n")
    steps, failed, replaced = steps_of(lines), 0, []
    if not steps:
        print(f"{story}:1: a story without a command proves nothing")
        return 1
    with tempfile.TemporaryDirectory(prefix="story-") as folder:
        environment = environment_of(stip, folder)
        for step in steps:
            output, code = run(step.command, folder, environment, timeout)
            for path, name in ((environment["EXAMPLES"], "$EXAMPLES"), (environment["SMALL"], "$SMALL"), (folder, "$PWD")):
                output = output.replace(path, name)
            printed = [line.rstrip() for line in output.split("\n")]
            while printed and not printed[-1]:
                printed.pop()
            expected = [line.rstrip() for line in step.expected]
            while expected and not expected[-1]:
                expected.pop()
            told = EXIT.fullmatch(expected[-1]) if expected else None  # Apart, so that no wildcard swallows it.
            if code == (int(told[1]) if told else 0) and matches(expected[:-1] if told else expected, printed):
                continue
            if code:
                printed.append(f"[exit {code}]")
            failed += 1
            replaced.append((step, accepted(expected, printed)))
            if not accept:
                tell(story, step, printed)
                if len(replaced) == 3:
                    print(f"{story}: stopped after three; what follows most likely follows from them")
                    break
    if accept and replaced:
        for step, printed in reversed(replaced):
            lines[step.first:step.last] = printed
        story.write_text("\n".join(lines), encoding="utf-8")
        print(f"{story}: {len(replaced)} of {len(steps)} outputs written anew")
        return 0
    return failed


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--stip", required=True, type=Path)
    arguments.add_argument("--accept", action="store_true")
    arguments.add_argument("stories", nargs="+", type=Path)
    given = arguments.parse_args()
    if not os.access(given.stip, os.X_OK) or given.stip.is_dir():
        sys.exit(f"{given.stip}: there is no such program; build it first")
    failed = sum(run_story(story, given.stip, given.accept) for story in given.stories)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
