#!/usr/bin/env python3
"""Two nodes share a ledger and a desk in one PostgreSQL: who signs in on one is known on the other, and no mail comes twice.

usage: shared_desk_test.py STIP
"""
import json, pathlib, re, subprocess, sys, tempfile, time, urllib.parse

import people_test as people  # Its nodes and persons.

STIP, ROOT, postgres = people.STIP, people.ROOT, people.postgres
PAUSE = 1.0  # Seconds that the mail server takes over a mail: long enough for the other node to look at the queue.
DRAFT = "Drie straten zijn beplant; de vierde wacht op water."


def must(holds, what):
    if not holds:
        raise SystemExit("FAILED: " + what)
    print("ok: " + what)


class Catcher:
    """A mail server that keeps what it gets."""

    def __init__(self):
        self.process = subprocess.Popen([sys.executable, "-B", str(ROOT / "tests/support/smtp_catcher.py"), "--folder", people.FOLDER, "--pause", str(PAUSE)],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.port = int(self.process.stdout.readline())

    def all(self):
        """What it caught, once it is told to end."""
        return [json.loads(line) for line in self.process.communicate("")[0].splitlines()]


def settings(catcher, name):
    path = pathlib.Path(people.FOLDER, name + ".mail")
    path.write_text("server = 127.0.0.1\nport = %d\nsecurity = none\nsender = agenda@gemeente.example\nsender-name = %s\n"
                    "site = https://agenda.example.nl\n" % (catcher.port, name))
    return str(path)


def desk_of(person, node):
    """Status of the person's desk on that node: 200, or 303 to the page for signing in."""
    return person.ask(node, "/nl/bureau")[0]


def sign_in(common, person, one, other):
    run = lambda *words: people.run(common, *words)
    run("account", "add", "p1@example.org", "--name", "Gijs Groen", "--role", "owner@ORG-GROEN:internal")
    link = run("account", "password-link", "p1@example.org", "--site", "http://127.0.0.1:1").strip()
    must(desk_of(person, one) == 303 and desk_of(person, other) == 303, "nobody is signed in")
    person.sign_in(urllib.parse.urlsplit(link).path)
    must(desk_of(person, one) == 200, "a person signs in on one node")
    status, _, page = person.ask(other, "/nl/bureau")
    must(status == 200 and "A-001" in page, "and is known on the other, with what waits")


def draft(person, one, other):
    address = "/nl/rapporteren/A-001"
    _, _, form = person.ask(one, address)
    name = re.search(r'<textarea[^>]* name="([a-z_]+)"', form)[1]
    status, _, _ = person.ask(one, address, {**people.hidden(form), name: DRAFT, "_do": "second"})
    must(status == 303, "a draft is kept on one node")
    must(DRAFT in person.ask(other, address)[2], "and read on the other")
    return address


def restart(server, person, nodes, address):
    server.kill()
    must(desk_of(person, nodes[0]) == 503, "while the database is away the page says so, and nobody is sent to sign in")
    status, _, page = person.ask(nodes[0], address, {"note": DRAFT, "_do": "second"})
    must(status == 503 and DRAFT in page and "niet verloren" in page, "and what is sent then comes back, to be sent again")
    server.start()
    for node in nodes:
        must(desk_of(person, node) == 200, "after the database was killed the person is still signed in")
    must(all(DRAFT in person.ask(node, address)[2] for node in nodes), "and the draft is there")


def sign_out(person, one, other):
    _, _, page = person.ask(one, "/nl/bureau")
    before = dict(person.cookies)
    status, _, _ = person.ask(one, "/nl/uitloggen", people.hidden(page))
    must(status == 303, "the person signs out on one node")
    person.cookies = before  # Another copy of the browser still has them.
    must(desk_of(person, one) == 303 and desk_of(person, other) == 303, "and is out on both")


def mails(common, catcher):
    asked = subprocess.run([*common, "cycle", "mail", "2028", "--dry-run", "--addresses", addresses([])], capture_output=True, text=True, cwd=people.FOLDER)
    wanted = re.findall(r"^(?:nobody|asked) +(\S+)", asked.stdout, re.M)
    said = people.run(common, "cycle", "mail", "2028", "--addresses", addresses(wanted), "--mail", settings(catcher, "een"))
    queued = int(re.search(r"(\d+) mails queued", said)[1])
    must(queued >= 8, "%d mails wait" % queued)
    for _ in range(120):
        time.sleep(0.5)
        waiting = [line for line in people.run(common, "mail", "list").splitlines() if "  sent  " not in line]
        if not waiting:
            break
    must(not waiting, "all are sent")
    caught = catcher.all()
    ids = [mail["message_id"] for mail in caught]
    nodes = {mail["from_name"] for mail in caught}
    must(len(ids) == queued and len(set(ids)) == queued, "each came once: %d" % len(ids))
    must(nodes == {"een", "twee"}, "and both nodes sent some")


def addresses(actions):
    path = pathlib.Path(people.FOLDER, "addresses.csv")
    path.write_text("action,address,language\n" + "".join("%s,%s@gemeente.example,nl\n" % (each, each.lower()) for each in actions))
    return str(path)


def keys(common):
    """A node without the key of the desk, or with another one, says so and does not start."""
    for key, word in (("none.key", "is not here"), ("other.key", "is not the key of the desk")):
        if key == "other.key":
            pathlib.Path(people.FOLDER, key).write_text("ab" * 32 + "\n")
        done = subprocess.run([*common, "--desk-key", key, "serve", "--port", "0"], capture_output=True, text=True, cwd=people.FOLDER, timeout=60)
        must(done.returncode != 0 and word in done.stderr and "--desk-key" in done.stderr, "another key is refused: " + word)
    must(not pathlib.Path(people.FOLDER, "none.key").exists(), "and none is made")


def move(common):
    """To a file and back into another database, by the command that people use."""
    before = people.run(common, "account", "list")
    said = people.run(common, "desk", "copy", "moved.desk")
    must("1 account" in said and "key in moved.desk.key" in said, "the desk is copied to a file")
    must(people.run([STIP, "--desk", "moved.desk"], "account", "list") == before, "which holds the same accounts")


def main(server):
    common = [STIP, "--ledger", server.new_database("shared"), "--key", "key", "--today", "2027-01-12"]
    with_key = [*common, "--desk-key", "desk.key"]
    people.run(common, "init")
    people.run(common, "import", str(ROOT / "tests/example-small"))
    people.run(common, "cycle", "open", "2028", "--period", "2027-H1", "--due", "2027-02-15")
    catcher = Catcher()
    nodes = [people.Node(with_key, "--mail", settings(catcher, name)) for name in ("een", "twee")]
    try:
        person = people.Person(1, nodes)
        sign_in(with_key, person, *nodes)
        address = draft(person, *nodes)
        restart(server, person, nodes, address)
        sign_out(person, nodes[1], nodes[0])
        keys(common)
        mails(with_key, catcher)
        must(all(node.process.poll() is None for node in nodes), "both nodes still run")
    finally:
        for node in nodes:
            node.stop()
        catcher.process.kill()
    move(with_key)
    return 0


if __name__ == "__main__":
    if not postgres.installed():
        print("skipped: PostgreSQL 15 is not installed (tools/setup test)")
        sys.exit(postgres.SKIPPED)
    with postgres.Server() as running, tempfile.TemporaryDirectory() as name:
        people.FOLDER = name
        sys.exit(main(running))
