#!/usr/bin/env python3
# Licence test: the licence is whole, and every file that names one names the same.
import re

from house import ROOT, files, finish, must_find, read


def licence_is_whole(text):
    """All fifteen articles and the appendix of the EUPL 1.2, in order."""
    wanted = [f"{number}. " for number in range(1, 16)] + ["Appendix"]
    headings = [line.lstrip("# ") for line in text.splitlines() if re.match(r"#* ?(?:\d+\. |Appendix)", line)]
    lacking = [word for word in wanted if not any(heading.startswith(word) for heading in headings)]
    problems = [f"LICENSE: article {word} is lacking" for word in lacking]
    if not re.search(r"EUROPEAN UNION PUBLIC LICENCE v\. ?1\.2", text) or len(text) < 12000:
        problems.append("LICENSE: this is not the whole text of the EUPL v. 1.2")
    return problems


def names_another(path, text):
    problems = []
    for match in re.finditer(r'^\s*"?licen[cs]e"?:\s*"?([\w.+-]+)"?,?\s*$', text, re.M):
        if match[1] not in ("EUPL-1.2",):
            problems.append(f"{path}: names the licence {match[1]}, not EUPL-1.2")
    return problems


must_find(licence_is_whole("EUROPEAN UNION PUBLIC LICENCE v. 1.2"), "half a licence")
must_find(names_another("publiccode.yml", "  license: MIT\n"), "another licence")
problems = licence_is_whole(read("LICENSE"))
for path in files():
    if path.name in ("publiccode.yml", "package.json") and (ROOT / path).is_file():
        problems += names_another(path, read(path))
if "license: EUPL-1.2" not in read("publiccode.yml"):
    problems.append("publiccode.yml: does not name the licence EUPL-1.2")
finish(problems)
