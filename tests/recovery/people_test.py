"""Twenty people write at once through the web of three nodes on one PostgreSQL, which is killed and started twenty times.

Each has a browser of its own: fills in a form, sends it with its key, and sends the same form again, to another node, as long as
it is not known whether it was entered. In between each keeps a draft of a report. The desk (accounts, sessions, drafts) is in the
same server as the ledger, so that both are killed. Nothing that was acknowledged is lost or entered twice, nobody has to sign in
again, every draft is as it was last kept, and all nodes show the same.

usage: people_test.py STIP
"""
import html, http.client, pathlib, random, re, subprocess, sys, tempfile, threading, time, urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "postgres"))
import server as postgres

STIP = str(pathlib.Path(sys.argv[1]).resolve())
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PEOPLE, KILLS, NODES, LONGEST = 20, 20, 3, 150  # seconds of writing
REPORT = "/nl/rapporteren/A-001"
PASSWORD = "four quiet otters sing"
DICE = random.Random(20261129)


class Node:
    """`stip serve`, on the ledger and the desk that all nodes share."""

    def __init__(self, common, *more):
        self.process = subprocess.Popen([*common, "serve", "--port", "0", "--no-second-factor", "--per-address", "64", *more],
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=FOLDER)
        self.port = int(re.search(r"127\.0\.0\.1:(\d+)", self.process.stdout.readline() or "")[1])
        threading.Thread(target=self.process.stdout.read, daemon=True).start()

    def stop(self):
        self.process.terminate()
        try:
            return self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()


class Person:
    """One browser: its cookies, and what it was told."""

    def __init__(self, number, nodes):
        self.number, self.nodes = number, nodes
        self.cookies = {}
        self.dice = random.Random(number)
        self.acknowledged, self.repeats, self.refused = [], 0, []
        self.sent_away = []  # Where a page led that should have been there: to signing in.
        self.drafts = []  # Texts of drafts that were acknowledged as kept, in order.
        self.met_kills = 0  # Forms during which the server was killed, answered at once or sent again.

    def ask(self, node, path, fields=None):
        """Status, address to go on to, and page; an OSError or HTTPException if the line broke."""
        connection = http.client.HTTPConnection("127.0.0.1", node.port, timeout=40)
        try:
            headers = {"Cookie": "; ".join("%s=%s" % pair for pair in self.cookies.items()), "Origin": "http://127.0.0.1:%d" % node.port}
            body = None
            if fields is not None:
                body = urllib.parse.urlencode(fields)
                headers["Content-Type"] = "application/x-www-form-urlencoded"
            connection.request("GET" if body is None else "POST", path, body, headers)
            answer = connection.getresponse()
            for name, value in answer.getheaders():
                if name.lower() == "set-cookie":
                    key, _, rest = value.partition("=")
                    self.cookies[key] = rest.partition(";")[0]
            return answer.status, answer.getheader("Location"), answer.read().decode()
        finally:
            connection.close()

    def sign_in(self, link):
        node = self.nodes[0]
        for path, fields in ((link, {"password": PASSWORD}), ("/nl/inloggen", {"email": "p%d@example.org" % self.number, "password": PASSWORD})):
            _, _, page = self.ask(node, path)
            status, _, page = self.ask(node, path, {**hidden(page), **fields})
            if status != 303:
                raise SystemExit("person %d cannot sign in: %d %s" % (self.number, status, page[-600:]))

    def write(self, until):
        """Takes signals in, one after the other, each with a title that no other has."""
        turn = 0
        while not until():
            turn += 1
            title = "Signaal %d van persoon %d" % (turn, self.number)
            fields = self.open_form(until)
            if fields is None:
                return
            fields.update(origin="body", body="B-TAFEL", title=title, text="Er is te weinig water.")
            self.send(title, fields)
            if turn % 3 == 0:
                self.keep_draft("Concept %d van persoon %d." % (turn, self.number))
            time.sleep(self.dice.uniform(0.05, 0.4))

    def keep_draft(self, text):
        """Keeps a draft, opened anew on whichever node, until one says that it is kept."""
        for _ in range(200):
            node = self.dice.choice(self.nodes)
            try:
                status, _, page = self.ask(node, REPORT)
                if status == 200:
                    status, _, page = self.ask(node, REPORT, {**hidden(page), written(page): text, "_do": "second"})
                if status == 303:
                    self.drafts.append(text)
                    return
            except (OSError, http.client.HTTPException):
                status, page = 0, ""
            self.refused.append((status, problem_in(page)))
            time.sleep(self.dice.uniform(0.1, 0.5))
        raise SystemExit("person %d: %s was never kept: %s" % (self.number, text, self.refused[-3:]))

    def open_form(self, until):
        while not until():
            try:
                status, to, page = self.ask(self.dice.choice(self.nodes), "/nl/signaleren")
                if status == 200:
                    return hidden(page)
                if status == 303:
                    self.sent_away.append(to)
            except (OSError, http.client.HTTPException):
                pass
            time.sleep(0.2)
        return None

    def send(self, title, fields):
        """The same form with the same key, to whichever node, until one says what became of it."""
        before = len(killed)
        for attempt in range(200):
            self.repeats += attempt > 0
            try:
                status, to, page = self.ask(self.dice.choice(self.nodes), "/nl/signaleren", fields)
            except (OSError, http.client.HTTPException):
                status, to, page = 0, None, ""
            if status == 303 and to:
                self.acknowledged.append((title, to))
                self.met_kills += len(killed) > before
                return
            # Nothing else is wrong with this form, so whatever is said is that it could not be entered, or that it is not known.
            self.refused.append((status, problem_in(page)))
            time.sleep(self.dice.uniform(0.1, 0.5))
        raise SystemExit("person %d: %s was never entered: %s" % (self.number, title, self.refused[-3:]))


def hidden(page):
    return {name: html.unescape(value) for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)}


def written(page):
    """The first field of a report for a longer text."""
    return re.search(r'<textarea[^>]* name="([a-z_]+)"', page)[1]


def problem_in(page):
    found = re.search(r'role="alert".*?</ul>', page, re.S) or re.search(r"<main.*?</main>", page, re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", found[0]))[:300] if found else page[:100]


def run(common, *words):
    done = subprocess.run([*common, *words], capture_output=True, text=True, cwd=FOLDER)
    if done.returncode:
        raise SystemExit("stip %s: %d\n%s%s" % (" ".join(words), done.returncode, done.stdout, done.stderr))
    return done.stdout


def titles_shown(person, node):
    """Every signal of a person that this node knows, by its API: title and id."""
    status, _, page = person.ask(node, "/v1/signalen?pageSize=500")
    found, number = re.findall(r'"id":"(S-[^"]+)","title":"(Signaal \d+ van persoon \d+)"', page), 1
    while '"id"' in page and status == 200:
        number += 1
        status, _, page = person.ask(node, "/v1/signalen?pageSize=500&page=%d" % number)
        more = re.findall(r'"id":"(S-[^"]+)","title":"(Signaal \d+ van persoon \d+)"', page)
        if not more or more[0] in found:
            break
        found += more
    return sorted(found)


def same_everywhere(people, nodes):
    """What the nodes show, once they show the same; None if they never do."""
    for _ in range(40):
        shown = [titles_shown(people[0], node) for node in nodes]
        if all(each == shown[0] for each in shown):
            return shown[0]
        time.sleep(0.5)
    return None


def has_draft(person):
    """That every node shows the draft as this person last kept it."""
    return all(person.drafts[-1:] == re.findall(r"Concept \d+ van persoon \d+\.", person.ask(node, REPORT)[2])[:1] for node in person.nodes)


killed = []  # When the server was killed.


def killing(server, enough):
    for _ in range(KILLS):
        time.sleep(DICE.uniform(1.0, 2.0))
        killed.append(time.monotonic())
        server.kill()
        time.sleep(DICE.uniform(0, 0.6))
        server.start()
    enough.set()


def main(server):
    common = [STIP, "--ledger", server.new_database("people"), "--key", "key", "--desk-key", "desk.key", "--today", "2026-11-24"]
    run(common, "init")
    run(common, "import", str(ROOT / "tests/example-small"))
    run(common, "cycle", "open", "2028", "--period", "2026-H2", "--due", "2026-12-20")
    nodes = [Node(common) for _ in range(NODES)]
    try:
        people = [Person(number, nodes) for number in range(1, PEOPLE + 1)]
        for person in people:
            email = "p%d@example.org" % person.number
            run(common, "account", "add", email, "--name", "Persoon %d" % person.number, "--role", "secretary:internal")
            link = run(common, "account", "password-link", email, "--site", "http://127.0.0.1:1").strip()
            person.sign_in(urllib.parse.urlsplit(link).path)
        enough, began = threading.Event(), time.monotonic()
        until = lambda: enough.is_set() or time.monotonic() - began > LONGEST
        writing = [threading.Thread(target=person.write, args=(until,)) for person in people]
        for thread in writing:
            thread.start()
        killing(server, enough)
        for thread in writing:
            thread.join()
        seconds = time.monotonic() - began
        shown = same_everywhere(people, nodes)
        return judge(common, people, nodes, shown, seconds)
    finally:
        for node in nodes:
            node.stop()


def judge(common, people, nodes, shown, seconds):
    acknowledged = [each for person in people for each in person.acknowledged]
    repeats, met = sum(person.repeats for person in people), sum(person.met_kills for person in people)
    if shown is None:
        print("the nodes do not show the same")
        return 1
    titles = [title for _, title in shown]
    lost = [title for title, _ in acknowledged if title not in set(titles)]
    doubled = sorted({title for title in titles if titles.count(title) > 1})
    unasked = sorted(set(titles) - {title for title, _ in acknowledged})
    verdict = run(common, "verify")
    forgotten = ["person %d" % person.number for person in people if person.sent_away or not has_draft(person)]
    alive = [node.process.poll() is None for node in nodes]
    print("%d people on %d nodes, server killed %d times in %.0f s: %d acknowledged, %d of them over a kill, %d sent again, %d lost, %d doubled; %d drafts; %s"
          % (len(people), len(nodes), KILLS, seconds, len(acknowledged), met, repeats, len(lost), len(doubled), sum(len(person.drafts) for person in people), verdict.strip().splitlines()[0]))
    said = {}
    for person in people:
        for each in person.refused:
            said[each] = said.get(each, 0) + 1
    for (status, problem), count in sorted(said.items(), key=lambda item: -item[1])[:8]:
        print("  said %d times: %d %s" % (count, status, problem))
    for what, which in (("lost", lost), ("doubled", doubled), ("entered, never acknowledged", unasked), ("signed out or without their draft", forgotten)):
        if which:
            print("%s: %s" % (what, ", ".join(which[:5])))
    enough = len(acknowledged) > 3 * len(people) and met > 0 and all(person.acknowledged and person.drafts for person in people)
    return 0 if all(alive) and enough and not (lost or doubled or unasked or forgotten) else 1


if __name__ == "__main__":
    if not postgres.installed():
        print("skipped: PostgreSQL 15 is not installed (tools/setup test)")
        sys.exit(postgres.SKIPPED)
    with postgres.Server() as running, tempfile.TemporaryDirectory() as name:
        FOLDER = name
        sys.exit(main(running))
