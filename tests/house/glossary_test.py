#!/usr/bin/env python3
# Glossary test: every record type and every enumeration has its line, and no line speaks of what is not there.
import re

from house import files, finish, must_find, read

ROW = re.compile(r"^\|(.+)\|\s*$")


def declared():
    """C++ names of record types (with their English label) and of enumerations."""
    types, choices = {}, set()
    for path in files(".cpp", under="src/agenda"):
        if path.stem.endswith("_test"):
            continue
        source = read(path)
        for match in re.finditer(r'declare<(\w+)>\(\s*\d+,\s*\{((?:\s*"[^"]*",?){7})', source):
            types[match[1]] = re.findall(r'"([^"]*)"', match[2])[4]
        choices.update(re.findall(r'ChoiceType type\{"(\w+)"', source))
    return types, choices


def rows(text):
    """(line number, cells) of every row of every table of five columns."""
    for number, line in enumerate(text.splitlines(), 1):
        match = ROW.match(line)
        cells = [cell.strip() for cell in match[1].split("|")] if match else []
        if len(cells) == 5 and not set(cells[0]) <= set("-: ") and cells[0] != "term":
            yield number, cells


def dutch_label(po, label):
    match = re.search(rf'(?<!msgctxt )\nmsgid "{re.escape(label)}"\nmsgstr "([^"]*)"', po)
    return match[1] if match else ""


def problems(text, types, choices, po):
    found, problems = {}, []
    for number, (term, meaning, dutch, cpp, source) in rows(text):
        for column, cell in (("term", term), ("meaning", meaning), ("Dutch", dutch), ("source", source)):
            if not cell:
                problems.append(f"GLOSSARY.md:{number}: {term or 'a row'} has no {column}")
        for name in re.findall(r"`(\w+)`", cpp):
            found.setdefault(name, (number, dutch))
            if name not in types and name not in choices and not known(name):
                problems.append(f"GLOSSARY.md:{number}: there is no `{name}` in the source")
    for name in sorted([*types, *choices]):
        if name not in found:
            problems.append(f"GLOSSARY.md:1: `{name}` has no line: first the term, then the code")
    for name, label in types.items():
        word = dutch_label(po, label)
        if name in found and word and word.lower() not in found[name][1].lower():
            problems.append(f"GLOSSARY.md:{found[name][0]}: the Dutch of `{name}` is {word!r} in locale/nl.po")
    return problems


def known(name):
    """A type is declared in some header; a member, function or value is written in some header."""
    is_type = re.fullmatch(r"[A-Z]\w+", name)
    pattern = re.compile(rf"\b(?:struct|class|enum class|using)\s+{name}\b" if is_type else rf"\b{name}\b")
    return any(pattern.search(read(path)) for path in files(".h", under="src"))


must_find(problems("| term | meaning | Dutch | C++ | source |\n", {"Action": "Action"}, set(), ""), "a type without a line")
must_find(problems("| a | b | c | `NoSuchThing` | d |\n", {}, set(), ""), "a line about nothing")
must_find(problems("| a | b | | `Action` | d |\n", {"Action": "Action"}, set(), ""), "a term without Dutch")
finish(problems(read("GLOSSARY.md"), *declared(), read("locale/nl.po")))
