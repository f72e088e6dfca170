#!/usr/bin/env python3
# Unit test: systemd takes the units in packaging/, and what they forbid leaves stip, pandoc and LibreOffice what they need.
"""
    unit_test.py STIP

Exit code 77: there is no systemd here.
"""
import json
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGING = ROOT / "packaging"
MOST_EXPOSED = 1.5


def must(condition, sentence, told=""):
    if not condition:
        sys.exit(f"not so: {sentence}\n{told}")
    print(f"ok: {sentence}")


def under(unit, *words):
    return [sys.executable, "-B", str(Path(__file__).with_name("under_unit.py")), str(PACKAGING / f"{unit}.service"), *map(str, words)]


def settings_of(text):
    """The settings in an environment file, as systemd reads them: quotes around the whole value go."""
    return {name: value.strip('"') for name, value in re.findall(r"^([A-Z_]+)=(.*)$", text, re.M)}


def words_of(command, settings):
    """The words of a command as systemd puts settings into them: $NAME may be several words, ${NAME} is one."""
    words = []
    for part in command.split():
        if part.startswith("${"):
            words.append(settings[part[2:-1]])
        elif part.startswith("$"):
            words += settings[part[1:]].split()
        else:
            words.append(part)
    return words


def checked(unit, stip, folder, **data):
    """What systemd says of a unit; gives the words with which it starts stip on these data."""
    text = (PACKAGING / f"{unit}.service").read_text(encoding="utf-8")
    here = folder / f"{unit}.service"
    here.write_text(text.replace("/usr/bin/stip ", stip + " "), encoding="utf-8")
    verified = subprocess.run(["systemd-analyze", "verify", "--man=no", here], capture_output=True, text=True)
    complaints = [line for line in verified.stderr.splitlines() if f"{unit}.service" in line]
    must(not complaints, f"systemd finds nothing wrong in {unit}.service", "\n".join(complaints))
    told = subprocess.run(["systemd-analyze", "security", "--offline=yes", here], capture_output=True, text=True).stdout
    exposed = re.search(rf"exposure level for {unit}.service: ([\d.]+)", told)
    if exposed:
        must(float(exposed[1]) <= MOST_EXPOSED, f"systemd calls it exposed to {exposed[1]}, of 10; at most {MOST_EXPOSED}", told)
    settings = settings_of((PACKAGING / f"{unit}.env").read_text(encoding="utf-8"))
    command = re.search(r"^ExecStart=/usr/bin/stip (.*)$", text, re.M)[1]
    used = set(re.findall(r"\$\{?([A-Z_]+)", command))
    must(used == set(settings), "its file of settings has every setting that it uses, and no other", f"{used} {set(settings)}")
    return words_of(command, {**settings, "STIP_PORT": "0", **data})


def serves(unit, stip, words, sentence):
    """Starts it under its filter, and stops it."""
    server = subprocess.Popen(under(unit, stip, *words), stdout=subprocess.PIPE, text=True)
    try:
        address = re.search(r"http://\S+/", server.stdout.readline())[0]
        health = json.load(urllib.request.urlopen(address + "gezondheid", timeout=20))
        must(health["state"] == "good", sentence)
        server.send_signal(signal.SIGTERM)
        must(server.wait(30) == 0, "and stops when it is told to")
    finally:
        server.kill()


def run(stip, *words):
    subprocess.run([stip, *map(str, words)], check=True, capture_output=True)


def main():
    stip = str(Path(sys.argv[1]).resolve())
    if not shutil.which("systemd-analyze"):
        sys.exit(77)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ledger, ballots = str(folder / "agenda.db"), str(folder / "ballots.db")
        site = checked("stip", stip, folder, STIP_LEDGER=ledger)
        votes = checked("stip-consult", stip, folder, STIP_BALLOTS=ballots)
        run(stip, "--ledger", ledger, "init")
        run(stip, "--ledger", ledger, "import", ROOT / "tests" / "example-small")
        rules = folder / "rules.json"
        rules.write_text('{"id": "p", "title": "P", "doors": ["invited"], "statements": [{"label": "1", "text": "S"}]}', encoding="utf-8")
        run(stip, "consult", "prepare", rules, "--ballots", ballots)
        run(stip, "consult", "open", "p", "--ballots", ballots)

        if subprocess.run(under("stip", "true")).returncode == 77:
            print("running under its filter is skipped: there is no libseccomp here")
            return
        for unit in ("stip", "stip-consult"):
            forbidden = subprocess.run(under(unit, sys.executable, "-c", "import mmap; mmap.mmap(-1, 4096, prot=7)"), capture_output=True)
            must(forbidden.returncode != 0, f"under {unit}.service no program writes code in memory")
        serves("stip", stip, site, "stip serves under it, as the unit starts it")
        serves("stip-consult", stip, votes, "votes are taken under it, as the unit starts it")

        def stip_under(*words):
            return subprocess.run(under("stip", stip, *words), capture_output=True, text=True, timeout=300)

        added = stip_under("--ledger", ledger, "account", "add", "bo@example.org", "--name", "Bo", "--role", "analyst:public")
        must(added.returncode == 0, "accounts are made under it", added.stderr)
        for kind, program in (("docx", "pandoc"), ("pdf", "soffice")):
            if not shutil.which(program):
                print(f"{kind} is skipped: there is no {program} here")
                continue
            made = stip_under("--ledger", ledger, "document", "annex", "--format", kind, "--out", str(folder / f"annex.{kind}"))
            must(made.returncode == 0 and (folder / f"annex.{kind}").stat().st_size > 5000, f"{program} makes {kind} under it", made.stderr)


main()
