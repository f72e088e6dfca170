#!/usr/bin/env python3
# Words test: no file tells on which machine it was written.
import re
from pathlib import Path

from house import files, finish, must_find, read

# A path is given away only where it starts: "docs/work/" is nobody's machine.
STARTS = r"(?<![\w./-])"
RULES = {
    STARTS + r"/(?:work|root)/": "a path of one machine",
    STARTS + r"/home/(?!user\b|stip\b)\w+": "a path of one person",
    STARTS + r"/tmp/(?:build|helper|brief)": "a path of one machine",
    r'"resolved":\s*"https?://(?!registry\.npmjs\.org/)': "a package registry of one machine",
    r"^\s*(?:registry|index-url|proxy)\s*=\s*http": "a package registry of one machine",
}
TEXT = {".cpp", ".h", ".S", ".py", ".md", ".txt", ".cmake", ".css", ".js", ".mjs", ".ts", ".json", ".yml", ".yaml", ".po", ".csv",
        ".story", ".html", ".xml", ".sh", ""}


def tell_tales(path, source):
    return [f"{path}:{number}: {why}: {line.strip()[:100]}"
            for number, line in enumerate(source.splitlines(), 1)
            for pattern, why in RULES.items() if re.search(pattern, line)]


for sample in ("see /" + "work/main/src", '"resolved": "https://mirror.example/x.tgz"', "cd /" + "root/x"):
    must_find(tell_tales(Path("x"), sample), sample)
if tell_tales(Path("x"), "docs/work/plan.md and https://example.org/work/1"):
    must_find([], "an address is no path")
finish([problem for path in files() if path.suffix in TEXT and path.name != "words_test.py"
        for problem in tell_tales(path, read(path))])
