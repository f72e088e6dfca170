#!/usr/bin/env python3
# Nginx consult test: votes come in behind packaging/nginx-consult.conf, and nothing on the machine tells who sent them.
"""
    nginx_consult_test.py STIP

Exit code 77: there is no nginx, openssl or curl here.
"""
import json
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from behind_nginx import Browser, configuration, end, free_port, must, program_or_skip, run, started

NAME = "raadpleging.example.nl"
ADDRESS = "192.0.2.77"
RULES = {"id": "panel", "title": "Panel", "doors": ["invited", "open"], "statements": [{"label": "1", "text": "Eerst testen."}]}


def vote(browser, key, *more):
    sent = json.dumps({"consultation": "panel", "key": key, "votes": {"1": 1}})
    return browser.get("/stem", "-H", "Content-Type: application/json", "--data-binary", sent, *more)


def check(folder, ports, stip, ballots, processes):
    browser = Browser(NAME, folder, ports["https"])
    cast = vote(browser, "k" * 40, "-H", f"X-Forwarded-For: {ADDRESS}", "-H", f"User-Agent: SECRET-AGENT")
    must(cast.status == 200 and cast.first.startswith("HTTP/2"), "a vote comes in by HTTP/2", cast.first + cast.body + cast.trouble)
    must(len(cast.all("strict-transport-security")) == 1, "HSTS stands in the answer once", str(cast.headers))
    must(cast.all("cache-control") == ["no-store"], "nobody keeps it")
    receipt = json.loads(cast.body)["receipt"]
    must(browser.get(f"/bewijs/panel/{receipt}").status == 200, "its receipt is looked up through it")
    must(browser.get("/gezondheid").status == 404, "the address for monitors is not for visitors")
    must(browser.get("/stem", "--data-binary", "x" * 70_000).status == 413, "more than 64 kB is refused")
    page = browser.get("/nl/doe-mee/panel")
    must(page.status == 200 and "Begin" in page.body, "the pages for taking part come through it", page.first)
    begun = [browser.post("/nl/doe-mee/panel/begin", age="yes").status for _ in range(60)]
    must(begun[:30] == [303] * 30 and 503 in begun, "a class may begin without codes at once; sixty times from one address is slowed down", str(begun))
    flood = subprocess.run(["curl", "-s", "-k", "--http2", "--parallel", "--parallel-max", "40", "-o", "/dev/null", "-w", "%{http_code}\n",
                            "--resolve", f"{NAME}:{ports['https']}:127.0.0.1", f"https://{NAME}:{ports['https']}/stand?consultation=panel&x=[1-900]"],
                           capture_output=True, text=True).stdout.split()
    must("503" in flood and flood.count("200") >= 400, "a flood from one address is slowed down, and a busy office is not", str({code: flood.count(code) for code in set(flood)}))
    processes["stip"].send_signal(signal.SIGTERM)
    must(processes["stip"].wait(30) == 0, "it stops while nginx holds connections to it")
    must(vote(browser, "q" * 40).status == 502, "what comes then is told that it was not taken")
    told = processes["stip"].stdout.read()
    for path in folder.rglob("*"):
        if path.is_file() and path.name not in ("nginx.conf", "cookies", "rules.json"):
            bytes_ = path.read_bytes()
            must(b"SECRET-AGENT" not in bytes_ and ADDRESS.encode() not in bytes_ and b"GET /" not in bytes_ and b"POST /" not in bytes_,
                 f"{path.name} tells nothing of who came")
    must("127.0.0.1" not in told and ADDRESS not in told, "nor does what stip writes", told)
    must("1 ballot by the door 'open'" in run(stip, "consult", "status", "panel", "--ballots", ballots), "and the vote is counted")


def main():
    stip = str(Path(sys.argv[1]).resolve())
    nginx = program_or_skip()
    with tempfile.TemporaryDirectory() as name:
        folder, processes = Path(name), {}
        ports = {"https": free_port(), "stip": free_port()}
        ballots = str(folder / "ballots.db")
        (folder / "rules.json").write_text(json.dumps(RULES), encoding="utf-8")
        run(stip, "consult", "prepare", folder / "rules.json", "--ballots", ballots)
        run(stip, "consult", "open", "panel", "--ballots", ballots)
        try:
            text = configuration("nginx-consult.conf", NAME, folder, ports, 8081)
            processes["nginx"] = started(nginx, NAME, folder, text, ports["https"])
            processes["stip"] = subprocess.Popen([stip, "consult", "serve", "--ballots", ballots, "--behind-tls", "--port", str(ports["stip"])],
                                                 stdout=subprocess.PIPE, text=True)
            processes["stip"].stdout.readline()
            check(folder, ports, stip, ballots, processes)
        finally:
            end(processes)


main()
