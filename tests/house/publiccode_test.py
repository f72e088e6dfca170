#!/usr/bin/env python3
# Publiccode test: publiccode.yml has what version 0.4 of the standard asks for, and promises no more than is there.
import re

from house import ROOT, finish, must_find, read

TOP = ("publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType", "description", "legal", "maintenance", "localisation")
STATES = ("concept", "development", "beta", "stable", "obsolete")


def values(text):
    """The scalars by path ("legal.license"), the lines of a block put together. As much YAML as this file has."""
    found, path, block = {}, [], None
    for line in text.splitlines():
        indent = len(line) - len(line.lstrip())
        if block and (not line.strip() or indent > block[1]):
            found[block[0]] += line.strip() + " "
            continue
        block = None
        match = re.match(r" *([\w.-]+):(?: +(.*))?$", line)
        if not match or line.lstrip().startswith("#"):
            continue
        path = path[: indent // 2] + [match[1]]
        value = (match[2] or "").strip('"')
        found[".".join(path)] = "" if value == "|" else value
        if value == "|":
            block = (".".join(path), indent)
    return found


def problems_of(text):
    found = values(text)
    problems = [f"publiccode.yml: {key} is lacking" for key in TOP if not any(path == key or path.startswith(key + ".") for path in found)]
    if found.get("developmentStatus") not in STATES:
        problems.append("publiccode.yml: developmentStatus is not one of " + ", ".join(STATES))
    for language in ("en", "nl"):
        short, whole = (found.get(f"description.{language}.{key}", "") for key in ("shortDescription", "longDescription"))
        if not 0 < len(short) <= 150:
            problems.append(f"publiccode.yml: the short description in {language} has {len(short)} characters, not 1 to 150")
        if not 150 <= len(whole) <= 10000:
            problems.append(f"publiccode.yml: the long description in {language} has {len(whole)} characters, not 150 to 10,000")
        if not 0 < len(found.get(f"description.{language}.genericName", "x")) <= 35:
            problems.append(f"publiccode.yml: the generic name in {language} is longer than 35 characters")
    if found.get("legal.license") != "EUPL-1.2":
        problems.append("publiccode.yml: the licence is not EUPL-1.2")
    if "example.org" in found.get("url", "") and "no public address yet" not in text:
        problems.append("publiccode.yml: the address is made up, and does not say so")
    version = re.search(r"project\(\s*stip\s+VERSION\s+([\d.]+)", read("CMakeLists.txt"))
    if version and found.get("softwareVersion") != version[1]:
        problems.append(f"publiccode.yml: softwareVersion is not {version[1]}, as in CMakeLists.txt")
    return problems


whole = read("publiccode.yml")
must_find(problems_of(whole.replace("legal:", "law:")), "no licence")
must_find(problems_of(re.sub(r"shortDescription: .*", "shortDescription: " + "x" * 200, whole, count=1)), "a short description that is long")
must_find(problems_of(re.sub(r"\n *# .*no public address yet.*", "", whole).replace("no public address yet", "")), "an address that is made up")
finish(problems_of(whole))
