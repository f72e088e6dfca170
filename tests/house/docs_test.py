#!/usr/bin/env python3
# Docs test: links lead somewhere, and every page, command and command line that a text speaks of exists.
import re
from pathlib import Path

from house import ROOT, code_of, files, finish, must_find, read

FENCE = re.compile(r"^```.*?^```", re.M | re.S)
LINK = re.compile(r"(?<!\\)!?\[[^\]\n]*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)")


def anchors(text):
    """The anchors of a Markdown file, as they are made from its headings."""
    found = {}
    names = set()
    for heading in re.findall(r"^#{1,6}\s+(.+?)\s*#*$", FENCE.sub("", text), re.M):
        plain = re.sub(r"[`*]|\[([^\]]*)\]\([^)]*\)", r"\1", heading)
        slug = re.sub(r"[^\w\- ]", "", plain.lower()).replace(" ", "-")
        found[slug] = found.get(slug, -1) + 1
        names.add(slug if found[slug] == 0 else f"{slug}-{found[slug]}")
    return names | set(re.findall(r'<a (?:id|name)="([^"]+)"', text))


def dead_links(path, text):
    problems = []
    text_without_code = FENCE.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)
    for match in LINK.finditer(text_without_code):
        target = match[1]
        if re.match(r"[a-z][a-z0-9+.-]*:", target):
            continue
        name, _, anchor = target.partition("#")
        goal = (ROOT / path).parent / name if name else ROOT / path
        line = text.count("\n", 0, match.start()) + 1
        if not goal.exists():
            problems.append(f"{path}:{line}: the link to {target} leads nowhere")
        elif anchor and goal.suffix == ".md" and anchor not in anchors(goal.read_text(encoding="utf-8")):
            problems.append(f"{path}:{line}: {name or path.name} has no heading #{anchor}")
    return problems


def commands():
    """The words after `stip` for which there is a COMMAND comment."""
    return {match[1] for path in files(".cpp", under="src/cli")
            for match in re.finditer(r"^// COMMAND: stip (?:\[[^\]]*\] )*([\w-]+)", read(path), re.M)}


def without_help(path, text):
    if path.stem.endswith("_test"):
        return []
    if path.parts[:2] == ("src", "cli") and path.stem.endswith("_command") and "// COMMAND: stip " not in text:
        return [f"{path}:1: no `// COMMAND: stip …` comment, so no help"]
    if path.parts[:3] == ("src", "web", "pages") and path.stem.endswith("_page") and "// WEBPAGE: " not in text:
        return [f"{path}:1: no `// WEBPAGE: GET /…` comment, so nobody finds this page"]
    return []


def unknown_commands(path, text, known):
    """Command lines in code blocks and in `stip …` that name a command which does not exist."""
    problems = []
    for block in FENCE.finditer(text):
        for match in re.finditer(r"^(?:\$ |    )?(?:build/)?stip((?:\s+--?[\w-]+(?:[= ](?!-)[^\s]+)?)*)\s+([a-z][\w-]*)", block[0], re.M):
            word = match[2]
            if word not in known and not any(word == value for value in match[1].split()):
                line = text.count("\n", 0, block.start() + match.start()) + 1
                problems.append(f"{path}:{line}: there is no command `stip {word}`")
    return problems


def main():
    must_find(dead_links(Path("README.md"), "[x](no/such/file.md)"), "a dead link")
    must_find(dead_links(Path("README.md"), "# Here\n[x](LICENSE)\n[y](#there)"), "a dead anchor")
    must_find(unknown_commands(Path("x"), "```\n$ stip --ledger a.db frobnicate\n```", {"init"}), "an unknown command")
    if unknown_commands(Path("x"), "```\n$ stip --ledger a.db init\n```", {"init"}):
        must_find([], "a known command")
    must_find(without_help(Path("src/cli/x_command.cpp"), "int x;"), "a command without help")
    problems, known = [], commands()
    for path in files(".md", ".story"):
        text = read(path)
        problems += dead_links(path, text)
        if known and "errors" not in path.parts:
            problems += unknown_commands(path, text, known | {"help"})
    for path in files(".cpp", under="src"):
        problems += without_help(path, read(path))
    finish(problems)


main()
