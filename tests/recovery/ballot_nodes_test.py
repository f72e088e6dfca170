"""Two nodes take votes into one store on PostgreSQL; nodes and server are killed: what was acknowledged is there, once.

usage: ballot_nodes_test.py STIP

Participants vote, change, withdraw and ask at whichever node. Who gets no answer, or is told to come back, sends the same once
more to either node until it is acknowledged: whatever became of the first, it must count once. At the end every ballot, every
receipt and the number of ballots are what was acknowledged last, at both nodes, in a recount and in what is exported.
"""
import http.client, json, pathlib, random, signal, subprocess, sys, tempfile, threading, time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "postgres"))
import server as postgres

STIP = sys.argv[1]
STATEMENTS = [str(i) for i in range(1, 9)]
PEOPLE, THREADS = 60, 4
KILLS = ["node", "server", "node", "server", "node", "both"]
BETWEEN = 40  # Acknowledgements before the next kill: progress decides, not the clock.
PATIENCE = 300  # Seconds until a participant gives up, on a machine however slow.


class Store:
    """The store of ballots, and what is called on it."""

    def __init__(self, address, folder):
        self.options = ["--ballots", address, "--ballots-key", str(folder / "ballots.key")]

    def run(self, *words):
        done = subprocess.run([STIP, "consult", *words, *self.options], capture_output=True, text=True)
        if done.returncode:
            raise SystemExit("FAILED: consult %s: %s%s" % (" ".join(words), done.stdout, done.stderr))
        return done.stdout


class Node:
    def __init__(self, store):
        self.store, self.process, self.port = store, None, None
        self.start()

    def start(self):
        self.process = subprocess.Popen([STIP, "consult", "serve", "--port", "0", *self.store.options], stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        if not line.startswith("ballots are taken at http://127.0.0.1:"):
            raise SystemExit("FAILED: a node does not start: " + line)
        self.port = int(line.rsplit(":", 1)[1].strip("/\n"))

    def end(self, how):
        self.process.send_signal(how)
        code = self.process.wait(60)
        self.process.stdout.close()
        return code

    def ask(self, method, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body and json.dumps(body), {"Content-Type": "application/json"})
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read())
        finally:
            connection.close()


class Run:
    """What all threads share."""

    def __init__(self, nodes):
        self.nodes, self.lock = nodes, threading.Lock()
        self.acknowledged, self.again, self.failure, self.ends = 0, 0, None, False

    def fail(self, what):
        with self.lock:
            self.failure = self.failure or what
            self.ends = True


def laid_over(before, change):
    after = {**before, **(change or {})}
    return {} if change is None else {label: vote for label, vote in after.items() if vote is not None}


def send(run, person, change, dice):
    """Until it is acknowledged, at either node."""
    body = {"consultation": "panel", "code": person["code"], **({"withdraw": True} if change is None else {"votes": change})}
    until = time.monotonic() + PATIENCE
    while True:
        try:
            status, got = dice.choice(run.nodes).ask("POST", "/stem", body)
        except (OSError, http.client.HTTPException, ValueError):
            status, got = None, "no answer"
        if status == 200:
            break
        if status not in (None, 503) or time.monotonic() > until:
            return run.fail("%s: %s" % (status, got))
        with run.lock:
            run.again += 1
        time.sleep(0.02)
    person["votes"] = laid_over(person["votes"], change)
    if got["votes"] != person["votes"] or person.setdefault("receipt", got["receipt"]) != got["receipt"]:
        return run.fail("acknowledged %s, wanted %s of %s" % (got, person["votes"], change))
    person["digest"] = got["digest"]
    with run.lock:
        run.acknowledged += 1


def take_part(run, people, dice):
    while not run.ends:
        change = None if dice.random() < 0.1 else {
            label: dice.choice([1, 0, -1, None]) for label in dice.sample(STATEMENTS, dice.randint(0, 4))}
        send(run, dice.choice(people), change, dice)


def wait_for(run, number):
    while run.acknowledged < number and not run.failure:
        time.sleep(0.01)


def kill(what, server, nodes, dice):
    if what in ("server", "both"):
        server.kill()
    if what in ("node", "both"):
        victim = dice.choice(nodes)
        victim.end(signal.SIGKILL)
    if what in ("server", "both"):
        server.start()
    if what in ("node", "both"):
        victim.start()


def must(holds, what):
    if not holds:
        raise SystemExit("FAILED: " + what)
    print("ok: " + what)


def ask_until_answered(node, path):
    """A node whose connection was lost with the server says 503 until it has another."""
    until = time.monotonic() + PATIENCE
    while True:
        status, got = node.ask("GET", path)
        if status != 503 or time.monotonic() > until:
            return status, got
        time.sleep(0.05)


def check(store, run, people):
    voted = [person for person in people if person["votes"]]
    for node in run.nodes:
        for person in people:
            if "receipt" not in person:
                continue
            status, got = ask_until_answered(node, "/bewijs/panel/" + person["receipt"])
            if (status, got.get("counted"), got.get("digest", "")) != (200, bool(person["votes"]), person["digest"]):
                must(False, "receipt %s is %s, wanted %s" % (person["receipt"], got, person))
    must(True, "both nodes know every receipt")
    store.run("close", "panel")
    must(json.loads(store.run("status", "panel", "--json"))["ballots"] == {"invited": len(voted)}, "%d ballots are counted" % len(voted))
    must(store.run("verify").startswith("good: %d ballots " % len(voted)), "a recount gives the sums that were kept")
    exported = {}
    for line in store.run("export-votes", "panel").split()[1:]:
        label, voter, vote = line.split(",")
        exported.setdefault(voter, {})[label] = int(vote)
    in_order = lambda ballots: sorted(sorted(votes.items()) for votes in ballots)
    must(in_order(exported.values()) == in_order(person["votes"] for person in voted), "every ballot is as it was acknowledged last")


def main(server, folder):
    dice = random.Random(20261129)
    store = Store(server.new_database("ballots"), folder)
    (folder / "rules.json").write_text(json.dumps({"id": "panel", "title": "Nodes", "doors": ["invited"], "statements": [
        {"label": label, "text": "Statement " + label} for label in STATEMENTS]}))
    store.run("prepare", str(folder / "rules.json"))
    store.run("make-codes", "panel", "--count", str(PEOPLE), "--out", str(folder / "codes.txt"))
    store.run("open", "panel")
    people = [{"code": code, "votes": {}, "digest": ""} for code in (folder / "codes.txt").read_text().split()]
    run = Run([Node(store), Node(store)])
    threads = [threading.Thread(target=take_part, args=(run, people[i::THREADS], random.Random(i))) for i in range(THREADS)]
    try:
        for thread in threads:
            thread.start()
        for what in KILLS:
            wait_for(run, run.acknowledged + BETWEEN)
            kill(what, server, run.nodes, dice)
        wait_for(run, run.acknowledged + BETWEEN)
        run.ends = True
        for thread in threads:
            thread.join()
        must(not run.failure, "%d kills: %d acknowledged, %d sent again" % (len(KILLS), run.acknowledged, run.again) + (": " + run.failure if run.failure else ""))
        must(run.again > 0, "some answers were lost on the way")
        check(store, run, people)
        must(all(node.end(signal.SIGTERM) == 0 for node in run.nodes), "both nodes end as asked")
    finally:
        run.ends = True
        for node in run.nodes:
            node.process.kill()
    return 0


if __name__ == "__main__":
    if not postgres.installed():
        print("skipped: PostgreSQL 15 is not installed (tools/setup test)")
        sys.exit(postgres.SKIPPED)
    with postgres.Server() as running, tempfile.TemporaryDirectory() as name:
        sys.exit(main(running, pathlib.Path(name)))
