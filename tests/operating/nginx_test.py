#!/usr/bin/env python3
# Nginx test: stip behind packaging/nginx.conf, as it stands there, with a certificate of its own on free ports.
"""
    nginx_test.py STIP

Exit code 77: there is no nginx, openssl or curl here.
"""
import re
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from behind_nginx import ROOT, Browser, configuration, end, free_port, must, program_or_skip, run, started

NAME = "agenda.example.nl"


def secure_socket(port):
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context.wrap_socket(socket.create_connection(("127.0.0.1", port), timeout=60), server_hostname=NAME)


def check(stip, folder, ports, ledger, processes):
    browser, site = Browser(NAME, folder, ports["https"]), f"https://{NAME}:{ports['https']}"

    page = browser.get("/nl/")
    must(page.status == 200 and page.first.startswith("HTTP/2"), "a page comes by HTTP/2", page.first + page.trouble)
    must(page.all("strict-transport-security") == ["max-age=63072000; includeSubDomains"], "HSTS stands in it once", str(page.headers))
    must("default-src" in "".join(page.all("content-security-policy")), "the security headers of stip come through")
    must(page.all("server") == ["nginx"], "the version of nginx is not told", str(page.headers))
    plain = subprocess.run(["curl", "-sS", "-i", "-H", f"Host: {NAME}", f"http://127.0.0.1:{ports['http']}/nl/link/SECRET-PLAIN"],
                           capture_output=True, text=True).stdout
    must(" 308 " in plain and f"https://{NAME}/nl/" in plain, "who comes without TLS is sent on to it", plain)
    program = subprocess.run(["curl", "-sS", "-i", "-H", f"Host: {NAME}", f"http://127.0.0.1:{ports['http']}/v1/acties"],
                             capture_output=True, text=True).stdout
    must(" 403 " in program and "\nlocation:" not in program.lower(), "a program that comes without TLS is told so, and not sent on", program)
    asset = browser.get(re.search(r'href="(/assets/[^"]+\.css)"', page.body)[1])
    must("immutable" in asset.all("cache-control")[0], "a style sheet may be kept for ever by the browser")
    must(browser.get("/gezondheid").status == 404, "the address for monitors is not for visitors")

    # A form: a password by link, and signing in with it.
    run(stip, "--ledger", ledger, "account", "add", "bo@example.org", "--name", "Bo", "--role", "analyst:public")
    link = re.search(r"/(?:nl|en)/wachtwoord/\S+", run(stip, "--ledger", ledger, "account", "password-link", "bo@example.org", "--site", site))[0]
    password = "kruiwagen vol regenlaarzen"
    kept = browser.post(link, password=password)
    must(kept.status in (200, 303), "a password is chosen through it", kept.first + kept.body[:600])
    browser.cookies.unlink(missing_ok=True)
    signed_in = browser.post("/nl/inloggen", email="bo@example.org", password=password)
    must(signed_in.status == 303, "signing in works through it", signed_in.first + signed_in.body[:600])
    must(signed_in.all("location")[0].startswith("/"), "and leads to a page of this site")
    cookie = next((value for value in signed_in.all("set-cookie") if "session" in value), "")
    must(cookie.startswith("__Host-") and "; Secure" in cookie and "; HttpOnly" in cookie and "Path=/" in cookie,
         "the cookie of the session is __Host-, Secure and HttpOnly", str(signed_in.headers))
    desk = browser.get("/nl/bureau")
    must(desk.status == 200 and desk.all("cache-control") == ["no-store"], "a page of who is signed in is kept by nobody", desk.first)
    must("Bo" in desk.body, "and is that of who signed in")
    stranger = browser.get("/nl/inloggen", "-H", "Sec-Fetch-Site: cross-site", "--data-urlencode", "email=x")
    must(stranger.status == 403, "a form from another site is refused", stranger.first)

    # X-Forwarded-For: what visitors say of themselves does not count, so their tries do.
    answers = [browser.get("/nl/inloggen", "-H", f"Origin: {site}", "-H", f"X-Forwarded-For: 10.0.0.{number}", "--data-urlencode", "email=no@example.org",
                           "--data-urlencode", "password=x").status for number in range(62)]
    must(429 in answers, "an address made up in X-Forwarded-For gives no new tries", str(answers))

    # Limits.
    (folder / "big").write_bytes(b"x" * (4 * 1024 * 1024 + 1))
    must(browser.get("/nl/inloggen", "--data-binary", f"@{folder}/big").status == 413, "more than 4 MB is refused")
    secret = browser.get("/nl/link/SECRET-TOKEN-1")
    browser.get("/nl/afmelden/SECRET-TOKEN-2")
    browser.get("/link/SECRET-TOKEN-3")
    browser.get("/nl/zoeken?q=SECRET-WORDS", "-H", "Referer: https://example.org/SECRET-REFERRER")
    must(secret.status in (404, 410), "a link that was never issued is not there", secret.first)

    # Somebody who sends a byte now and then, beside somebody who does not; 12 at once.
    slow = [secure_socket(ports["https"]) for _ in range(12)]
    for one in slow:
        one.sendall(b"GET /nl/ HTTP/1.1\r\nHost: x\r\n")
    started = time.monotonic()
    must(browser.get("/nl/acties").status == 200 and time.monotonic() - started < 5, "who is slow keeps nobody else waiting")
    ended = 0
    for _ in range(9):
        time.sleep(2)
        for one in slow:
            try:
                one.sendall(b"X: y\r\n")
            except OSError:
                ended += 1
        if ended:
            break
    must(ended > 0, "who is slow is cut off, also when a byte comes now and then")
    for one in slow:
        one.close()

    # Floods.
    flood = subprocess.run(["curl", "-s", "-k", "--http2", "--parallel", "--parallel-max", "30", "-o", "/dev/null", "-w", "%{http_code}\n",
                            "--resolve", f"{NAME}:{ports['https']}:127.0.0.1", f"{site}/nl/link/SECRET-TOKEN-4?x=[1-250]"], capture_output=True, text=True).stdout.split()
    must("429" in flood, "a flood from one address is stopped in front of stip", str(sorted(set(flood))))

    # stip away.
    time.sleep(1)
    processes["stip"].send_signal(signal.SIGTERM)
    must(processes["stip"].wait(30) == 0, "stip stops while nginx holds connections to it")
    time.sleep(1)
    away = browser.get("/nl/wachtwoord/SECRET-TOKEN-5")
    must(away.status == 502 and len(away.all("strict-transport-security")) == 1, "an answer of nginx itself has HSTS as well", away.first)
    logged = "".join(path.read_text(errors="replace") for path in folder.glob("*.log"))
    must("GET /nl/acties" in logged, "requests are logged")
    must("SECRET" not in logged and link.rsplit("/", 1)[1] not in logged,
         "no address with a token, no search and no referrer stands in a log, nor in a log of errors",
         "\n".join(line for line in logged.splitlines() if "SECRET" in line))


def main():
    stip = str(Path(sys.argv[1]).resolve())
    nginx = program_or_skip()
    with tempfile.TemporaryDirectory() as name:
        folder, processes = Path(name), {}
        ports = {"http": free_port(), "https": free_port(), "stip": free_port()}
        ledger = str(folder / "agenda.db")
        run(stip, "--ledger", ledger, "init")
        run(stip, "--ledger", ledger, "import", ROOT / "tests" / "example-small")
        try:
            processes["nginx"] = started(nginx, NAME, folder, configuration("nginx.conf", NAME, folder, ports, 8080), ports["https"])
            processes["stip"] = subprocess.Popen([stip, "--ledger", ledger, "serve", "--behind-tls", "--port", str(ports["stip"])],
                                                 stdout=subprocess.PIPE, text=True)
            processes["stip"].stdout.readline()
            check(stip, folder, ports, ledger, processes)
        finally:
            end(processes)


main()
