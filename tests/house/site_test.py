#!/usr/bin/env python3
# Site test: what is compiled into the program was made from the stylesheet as it stands, and is small.
import re
import subprocess

from house import ROOT, finish, read

problems = []
check = subprocess.run(["bash", "tools/site-assets", "--check"], cwd=ROOT, capture_output=True, text=True)
if check.returncode != 0:
    problems.append(check.stderr.strip())
css = read("site/dist/stip.css")
if len(css.encode()) > 120_000:
    problems.append(f"site/dist/stip.css: {len(css.encode())} bytes, more than 120,000")
for address in re.findall(r"url\(([^)]*)\)", css):
    address = address.strip("\"'")
    if not address.startswith("data:") and not (ROOT / "site/dist" / address.split("?")[0]).is_file():
        problems.append(f"site/dist/stip.css: names {address}, which is not there")
documented = read("site/README.md")
for name in sorted(set(re.findall(r'class="([^"]*)"', read("site/specimen.html") + read("site/specimen-action.html")))):
    for word in name.split():
        # A modifier is told in full, or after its block as `--modifier`, or as one of all the statuses.
        block, dashes, modifier = word.partition("--")
        told = word in documented or (dashes and block in documented and f"--{modifier}" in documented)
        if word.startswith("stip-") and not told:
            problems.append(f"site/README.md: does not tell what {word} is for")
if re.search(r"\sstyle=|\son[a-z]+=", read("site/specimen.html") + read("site/specimen-action.html")):
    problems.append("site/specimen.html: has style= or on…=, which the Content-Security-Policy forbids")
finish(problems)
