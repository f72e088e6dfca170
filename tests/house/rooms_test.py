#!/usr/bin/env python3
# Rooms test: an arrow only points down, and each room keeps to what it may know.
import re
from pathlib import Path

from house import at, code_of, files, finish, must_find, read, without_comments

# Which rooms each room may include. The picture in ARCHITECTURE.md, as data: change one and you change the
# other, and CMakeLists.txt, in the same commit, with the reason.
MAY_INCLUDE = {
    "base": set(),
    "agenda": {"base"},
    "access": {"agenda", "base"},
    "desk": {"access", "agenda", "base"},
    "ledger": {"agenda", "base"},
    "governance": {"agenda", "base"},
    "monitoring": {"agenda", "base"},
    "planning": {"agenda", "base"},
    "investing": {"weighing", "monitoring", "agenda", "base"},  # What may be added, and what weighing found, is asked there.
    "weighing": {"agenda", "base"},
    "jobs": {"planning", "investing", "registry", "desk", "weighing", "monitoring", "access", "agenda", "base"},
    "consultation": {"base"},
    "ballots": {"consultation", "base"},
    "registry": {"ledger", "access", "agenda", "base"},
    "publishing": {"monitoring", "agenda", "base"},
    "exchange": {"monitoring", "agenda", "base"},
    "editions": {"registry", "publishing", "governance", "monitoring", "agenda", "base"},
    "mailing": {"registry", "governance", "exchange", "desk", "monitoring", "access", "ledger", "agenda", "base"},
    "web": {"jobs", "planning", "investing", "weighing", "ballots", "consultation", "mailing", "editions", "governance", "desk", "registry", "publishing", "exchange", "monitoring", "access", "ledger", "agenda", "base"},
    "cli": {"jobs", "planning", "investing", "weighing", "ballots", "consultation", "mailing", "editions", "governance", "desk", "registry", "publishing", "exchange", "monitoring", "access", "ledger", "agenda", "base"},
    "main.cpp": {"cli", "web", "base"},  # Joins the two for `stip serve`.
}
# Tests of an analysis make their view of a small agenda with visible_to().
TESTS_MAY_INCLUDE_TOO = {"editions": {"ledger"}, "governance": {"access"}, "monitoring": {"access"}, "planning": {"access"}, "investing": {"access"}, "weighing": {"access"}, "publishing": {"access"}, "exchange": {"access"}}

# A heavy header costs seconds wherever it is read: one .cpp each, and never a header of ours.
HEAVY = ["boost/asio", "boost/beast", "boost/json", "CLI/", "fmt/", "pugixml.hpp", "xlsxwriter.h", "cmark-gfm", "zip.h", "sodium.h", "curl/", "liboath/", "qrencode.h", "libical/"]
# Workbooks come in by exchange/ and documents are XML too: neither room may know the other, so each has its one. Forms
# that go out by mailing/ are workbooks of another shape than those of exchange/.
ONE_PER_ROOM = {"pugixml.hpp", "xlsxwriter.h"}
# Mail is handed over and an identity provider is asked by the same library, whose functions are named once for both.
IN_A_HEADER = {("curl/", Path("src/desk/curl.h"))}

HOLD_AN_AGENDA = {"registry", "access", "ledger", "agenda"}
READ_THE_WORLD = {"cli", "main.cpp"}
TELLS_THE_TIME = Path("src/web/server.cpp")  # The Date of a response (RFC 9110, 6.6.1) is not the day of the agenda.
WORLD = {
    r"\bsystem_clock\s*::\s*now\b": "reads the clock; take `Day today` or a time as an argument",
    r"\butc_clock\s*::\s*now\b": "reads the clock; take `Day today` or a time as an argument",
    r"\b(?:std::)?time\s*\(\s*(?:nullptr|NULL|0)\s*\)": "reads the clock; take `Day today` or a time as an argument",
    r"\b(?:gettimeofday|clock_gettime|localtime(?:_r)?)\s*\(": "reads the clock; take a time as an argument",
    r"\b(?:secure_)?getenv\s*\(": "reads the environment; main.cpp hands settings down",
    r"\bargv\b": "reads the arguments; the command hands values down",
}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)


def room_of(path):
    return path.parts[1]


def is_test(path):
    return path.stem.endswith("_test") or path.stem.startswith("test_")


def climbing(path, source):
    room = room_of(path)
    allowed = MAY_INCLUDE.get(room)
    if allowed is None:
        return [f"{path}:1: {room}/ is a new room: say in MAY_INCLUDE what it may know"]
    if is_test(path):
        allowed = allowed | TESTS_MAY_INCLUDE_TOO.get(room, set())
    problems = []
    for match in INCLUDE.finditer(source):
        other = match[2].split("/")[0]
        if match[1] != '"' or "/" not in match[2] or other == room or other in allowed:
            continue
        if other in MAY_INCLUDE:
            problems.append(at(path, source, match.start(), f"{room}/ may not include {other}/"))
    return problems


def heavy_headers(sources):
    readers, problems = {}, []
    for path, source in sources:
        for match in INCLUDE.finditer(source):
            heavy = next((name for name in HEAVY if match[1] == "<" and match[2].startswith(name)), None)
            if heavy is None:
                continue
            if path.suffix == ".h" and (heavy, path) not in IN_A_HEADER:
                problems.append(at(path, source, match.start(), f"<{match[2]}> is heavy: not in a header"))
            readers.setdefault(heavy, {}).setdefault(path, at(path, source, match.start(), ""))
    for heavy, places in readers.items():
        homes = {}
        for path in places:
            if is_test(path):
                continue
            home = homes.setdefault(room_of(path) if heavy in ONE_PER_ROOM else "", path)
            if home != path:
                problems.append(f"{places[path]}<{heavy}> is heavy and stands in {home} already; go through its header")
    return problems


def agendas(path, source):
    """Rule 3: outside four rooms only a View is held, so nothing hidden can leak."""
    if room_of(path) in HOLD_AN_AGENDA or is_test(path):
        return []
    return [at(path, source, match.start(), "holds an unfiltered Agenda; take a `const View&`")
            for match in re.finditer(r"\bAgenda\b(?!\s*::\s*Found\b)", code_of(source))]


def world(path, source):
    if room_of(path) in READ_THE_WORLD or path == TELLS_THE_TIME:
        return []
    code = code_of(source)
    return [at(path, source, match.start(), why)
            for pattern, why in WORLD.items() if not (is_test(path) and "environment" in why)
            for match in re.finditer(pattern, code)]


def habits(path, source):
    problems = []
    if not re.match(r"(?://|/\*|#) [A-Za-z`<].*[^.]\.(?: \*/)?\n", source):
        problems.append(f"{path}:1: the first line is no sentence comment: `// Noun: what it is.`")
    if path.suffix == ".h" and "\n#pragma once\n" not in source:
        problems.append(f"{path}:2: no `#pragma once`")
    includes = list(INCLUDE.finditer(without_comments(source)))
    for match in includes:
        if match[2] == "regex":
            problems.append(at(path, source, match.start(), "<regex> overflows the stack on long text"))
    own = path.with_suffix(".h")
    if path.suffix == ".cpp" and includes and (Path(__file__).parents[2] / own).exists():
        if includes[0][2] != str(own.relative_to("src")):
            problems.append(at(path, source, includes[0].start(), f'"{own.relative_to("src")}" comes first'))
    return problems


TYPE = re.compile(r"^(?:struct|class|enum class) (\w+)(?!::)(?=[\s:{])[^;{]*\{", re.M)


def twins(sources):
    """Two headers that give one name to two types: the linker would take one destructor for both."""
    first, problems = {}, []
    for path, source in sources:
        if path.suffix != ".h":
            continue
        for match in TYPE.finditer(without_comments(source)):
            name = match[1]
            if name in first and first[name] != path:
                problems.append(at(path, source, match.start(), f"{first[name]} has a type {name} too; choose another name"))
            first.setdefault(name, path)
    return problems


def prove_the_rules():
    page, report = Path("src/web/pages/x_page.cpp"), Path("src/monitoring/x.cpp")
    must_find(climbing(report, '#include "web/server.h"\n'), "climbing include")
    must_find(climbing(page, '#include "cli/x.h"\n'), "page that includes a command")
    must_find(heavy_headers([(page, "#include <boost/json.hpp>\n"), (report, "#include <boost/json.hpp>\n")]), "heavy")
    must_find(twins([(Path("src/a/x.h"), "struct Same {\n};\n"), (Path("src/b/y.h"), "struct Same : Other {\n};\n")]), "twin")
    must_find(agendas(page, "void f(const Agenda& all);\n"), "unfiltered agenda")
    if agendas(page, "// An Agenda.\nAgenda::Found f();\n"):
        must_find([], "Agenda::Found is allowed, and so is a comment")
    must_find(world(report, "auto t = std::chrono::system_clock::now();\n"), "clock")
    must_find(world(page, 'getenv("HOME");\n'), "environment")
    must_find(habits(report, "#include <regex>\n"), "first line")


def main():
    prove_the_rules()
    problems, sources = [], []
    for path in files(".cpp", ".h", under="src"):
        source = read(path)
        sources.append((path, source))
        for rule in (climbing, agendas, world, habits):
            problems += rule(path, source)
    finish(problems + heavy_headers(sources) + twins(sources))


main()
