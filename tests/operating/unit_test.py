#!/usr/bin/env python3
# Unit test: systemd takes packaging/stip.service, and what it forbids leaves stip, pandoc and LibreOffice what they need.
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
UNIT = ROOT / "packaging" / "stip.service"
UNDER = [sys.executable, "-B", str(Path(__file__).with_name("under_unit.py"))]
MOST_EXPOSED = 1.5


def must(condition, sentence, told=""):
    if not condition:
        sys.exit(f"not so: {sentence}\n{told}")
    print(f"ok: {sentence}")


def stip_under(stip, *words):
    return subprocess.run([*UNDER, stip, *words], capture_output=True, text=True, timeout=300)


def settings_of(text):
    """The settings in an environment file, as systemd reads them: quotes around the whole value go."""
    return {name: value.strip('"') for name, value in re.findall(r"^([A-Z_]+)=(.*)$", text, re.M)}


def main():
    stip = str(Path(sys.argv[1]).resolve())
    if not shutil.which("systemd-analyze"):
        sys.exit(77)
    unit = UNIT.read_text(encoding="utf-8")
    settings = settings_of((ROOT / "packaging" / "stip.env").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        here = folder / "stip.service"
        here.write_text(unit.replace("/usr/bin/stip ", stip + " "), encoding="utf-8")
        verified = subprocess.run(["systemd-analyze", "verify", "--man=no", here], capture_output=True, text=True)
        complaints = [line for line in verified.stderr.splitlines() if "stip.service" in line]
        must(not complaints, "systemd finds nothing wrong in the unit", "\n".join(complaints))
        told = subprocess.run(["systemd-analyze", "security", "--offline=yes", here], capture_output=True, text=True).stdout
        exposed = re.search(r"exposure level for stip.service: ([\d.]+)", told)
        if exposed:
            must(float(exposed[1]) <= MOST_EXPOSED, f"systemd calls it exposed to {exposed[1]}, of 10; at most {MOST_EXPOSED}", told)

        command = re.search(r"^ExecStart=/usr/bin/stip (.*)$", unit, re.M)[1]
        used = set(re.findall(r"\$\{?([A-Z_]+)", command))
        must(used == set(settings), "the file of settings has every setting that the unit uses, and no other", f"{used} {set(settings)}")
        ledger = str(folder / "agenda.db")
        subprocess.run([stip, "--ledger", ledger, "init"], check=True, capture_output=True)
        subprocess.run([stip, "--ledger", ledger, "import", ROOT / "tests" / "example-small"], check=True, capture_output=True)
        settings["STIP_LEDGER"], settings["STIP_PORT"] = ledger, "0"
        words = [word for part in command.split() for word in
                 (settings[part[1:]].split() if part.startswith("$") and not part.startswith("${") else [settings[part[2:-1]] if part.startswith("${") else part])]

        if subprocess.run([*UNDER, "true"]).returncode == 77:
            print("running under its filter is skipped: there is no libseccomp here")
            return
        forbidden = subprocess.run([*UNDER, sys.executable, "-c", "import mmap; mmap.mmap(-1, 4096, prot=7)"], capture_output=True)
        must(forbidden.returncode != 0, "under it no program writes code in memory")
        server = subprocess.Popen([*UNDER, stip, *words], stdout=subprocess.PIPE, text=True)
        try:
            address = re.search(r"http://\S+/", server.stdout.readline())[0]
            health = json.load(urllib.request.urlopen(address + "gezondheid", timeout=20))
            must(health["state"] == "good", "stip serves under it, as the unit starts it")
            server.send_signal(signal.SIGTERM)
            must(server.wait(30) == 0, "and stops when it is told to")
        finally:
            server.kill()
        added = stip_under(stip, "--ledger", ledger, "account", "add", "bo@example.org", "--name", "Bo", "--role", "analyst:public")
        must(added.returncode == 0, "accounts are made under it", added.stderr)
        for kind, program in (("docx", "pandoc"), ("pdf", "soffice")):
            if not shutil.which(program):
                print(f"{kind} is skipped: there is no {program} here")
                continue
            made = stip_under(stip, "--ledger", ledger, "document", "annex", "--format", kind, "--out", str(folder / f"annex.{kind}"))
            must(made.returncode == 0 and (folder / f"annex.{kind}").stat().st_size > 5000, f"{program} makes {kind} under it", made.stderr)


main()
