#!/usr/bin/env python3
# Security test: the pages on security answer every requirement once, and name no test or file that is not there.
import re
from pathlib import Path

from house import ROOT, files, finish, must_find, read

# Levels 1 and 2 of OWASP ASVS 5.0.0: section, and the last number of it. What is level 3 is left out.
SECTIONS = {"1.1": 2, "1.2": 9, "1.3": 11, "1.4": 3, "1.5": 2, "2.1": 3, "2.2": 3, "2.3": 4, "2.4": 1, "3.2": 2, "3.3": 4, "3.4": 6, "3.5": 5,
            "4.1": 3, "4.2": 1, "4.3": 2, "4.4": 4, "5.1": 1, "5.2": 3, "5.3": 2, "5.4": 3, "6.1": 3, "6.2": 12, "6.3": 4, "6.4": 4, "6.5": 5, "6.6": 3,
            "6.8": 4, "7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5, "7.5": 2, "7.6": 2, "8.1": 2, "8.2": 3, "8.3": 1, "8.4": 1, "9.1": 3, "9.2": 4,
            "10.1": 2, "10.2": 2, "10.3": 4, "10.4": 11, "10.5": 5, "10.6": 2, "10.7": 3, "11.1": 2, "11.2": 3,
            "11.3": 3, "11.4": 4, "11.5": 1, "11.6": 1, "12.1": 3, "12.2": 2, "12.3": 4, "13.1": 1, "13.2": 5, "13.3": 2, "13.4": 5,
            "14.1": 2, "14.2": 4, "14.3": 3, "15.1": 3, "15.2": 3, "15.3": 7, "16.1": 1, "16.2": 5, "16.3": 4, "16.4": 3, "16.5": 3,
            "17.1": 1, "17.2": 4, "17.3": 2}
REQUIRED = {f"{section}.{number}" for section, last in SECTIONS.items() for number in range(1, last + 1)} | {"3.7.1", "3.7.2"}
# How many that are in each chapter as it was published: 253 in all.
PUBLISHED = {1: 27, 2: 11, 3: 19, 4: 10, 5: 9, 6: 35, 7: 18, 8: 7, 9: 7, 10: 29, 11: 14, 12: 9, 13: 13, 14: 9, 15: 13, 16: 16, 17: 7}
STATES = {"met", "part", "not", "not yet", "none", "place"}
PAGES = [path for path in files(".md") if path.parent == Path("docs/security")]
ASVS = [path for path in PAGES if path.name.startswith("asvs")]
ROW = re.compile(r"^\| (\d+\.\d+\.\d+(?:[,–][^|]*)?) \| ([^|]*) \| ([^|]*) \| (.*) \|$", re.M)


def sentences():
    """The sentences of the unit tests, by the name of their file."""
    found = {}
    for path in files(".cpp", under="src"):
        if path.stem.endswith("_test"):
            for match in re.finditer(r'TEST_CASE(?:_FIXTURE)?\(\s*(?:\w+,\s*)?((?:"(?:[^"\\]|\\.)*"\s*)+)', read(path)):
                found.setdefault(path.stem[:-5], set()).add("".join(re.findall(r'"((?:[^"\\]|\\.)*)"', match[1])))
    return found


def ctests():
    """The first words of tests of CTest, as far as the files tell them."""
    text = "".join(read(path) for path in files(".cmake", under="tests"))
    named = set(re.findall(r"\b(?:journey|operating|recovery|package|conformance|fuzz|story|mailing|house|unit)\.[\w-]+", text))
    named |= {f"journey.{path.name.split('.')[0]}" for path in files(".mjs", under="tests/journeys") if path.name.endswith(".test.mjs")}
    named |= {f"{folder}.{path.stem[:-5]}" for folder in ("house", "recovery", "operating") for path in files(".py", under=f"tests/{folder}") if path.stem.endswith("_test")}
    return named | {f"story.{path.stem}" for path in files(".story", under="tests/stories")}


def cited(path, text, known, others):
    """What a page names in backticks and is not there."""
    problems, last = [], None
    for match in re.finditer(r"`([^`\n]+)`", text):
        words, line = match[1], text.count("\n", 0, match.start()) + 1
        if test := re.fullmatch(r"(\w+): (.+)", words):
            last, sentence = test[1], test[2]
        elif words.startswith("… ") and last:
            sentence = words[2:]
        else:
            if re.fullmatch(r"(?:src|tests|packaging|site|tools)/[\w./-]+", words) and not (ROOT / words).exists():
                problems.append(f"{path}:{line}: there is no {words}")
            if re.fullmatch(r"(?:journey|operating|recovery|conformance|story|house)\.[\w-]+", words) and words not in others:
                problems.append(f"{path}:{line}: there is no test {words}")
            continue
        if last in ("x", "file"):  # How it is written, told to the reader.
            continue
        start = sentence.removesuffix("…").strip()
        if not any(each == sentence or (sentence.endswith("…") and each.startswith(start)) for each in known.get(last, ())):
            problems.append(f"{path}:{line}: no test in {last}_test.cpp says: {sentence}")
    return problems


def rows(text):
    return [(number, state.strip(), why.strip()) for match in ROW.finditer(text) for number in re.findall(r"\d+\.\d+\.\d+", match[1])
            for state, why in [(match[3], match[4])]]


def answers(all_rows):
    problems, seen = [], {}
    for number, state, why in all_rows:
        seen[number] = seen.get(number, 0) + 1
        if state not in STATES:
            problems.append(f"docs/security: {number} has the state '{state}'")
        if not why:
            problems.append(f"docs/security: {number} says neither test nor reason")
    problems += [f"docs/security: {number} is not answered" for number in sorted(REQUIRED - seen.keys())]
    return problems + [f"docs/security: {number} is answered {count} times" for number, count in seen.items() if count > 1]


def counted(required):
    """The chapters in which other than the published number of requirements is asked."""
    counts = {chapter: sum(number.split(".")[0] == str(chapter) for number in required) for chapter in PUBLISHED}
    return [f"docs/security: V{chapter} has {PUBLISHED[chapter]} requirements at levels 1 and 2, and {count} are asked"
            for chapter, count in counts.items() if count != PUBLISHED[chapter]]


known, others = sentences(), ctests()
must_find(cited(Path("x"), "`http: no such sentence`", known, others), "a sentence that no test says")
must_find(cited(Path("x"), "`nowhere: percent signs are …`", known, others), "a file of tests that is not there")
must_find(cited(Path("x"), "see `src/no/such.cpp`", known, others), "a file that is not there")
must_find(cited(Path("x"), "`journey.nowhere`", known, others), "a test that is not there")
must_find(counted(REQUIRED - {"6.3.2"}), "a chapter of which a requirement is not asked")
must_find(answers([]), "a requirement without an answer")
must_find(answers([("1.1.1", "met", "")]), "an answer without a test or reason")
if cited(Path("x"), "`http: percent signs are …`, `… what is encoded is decoded to the same`", known, others):
    must_find([], "a sentence that a test says")
finish(counted(REQUIRED) + [problem for path in PAGES for problem in cited(path, read(path), known, others)]
       + answers([row for path in ASVS for row in rows(read(path))]))
