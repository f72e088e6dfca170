"""The intake of votes is killed at random moments: every vote and answer that it acknowledged is there, none counts twice.

usage: ballots_kill_test.py STIP [CYCLES]

Four participants at a time vote and answer, change that, send the same once more and withdraw, over HTTP. After each kill the
store is verified (a recount against the sums that were kept) and every receipt that was given is asked for; after the last
one the votes are exported and compared with what was acknowledged last.
"""
import csv, http.client, json, os, pathlib, random, signal, subprocess, sys, tempfile, threading, time

STIP = sys.argv[1]
CYCLES = int(sys.argv[2]) if len(sys.argv) > 2 else 30
STATEMENTS = [str(i) for i in range(1, 9)]
# Answers are told apart from votes by the question mark before their label.
ANSWERS = {"?age": ["young", "old"], "?why": ["Because.", "For no reason.", ("A long story. " * 60).strip()], "?money": [[], ["a"], ["a", "b"]]}
QUESTIONS = [
    {"label": "age", "kind": "single", "text": "How old?", "options": [{"label": "young", "text": "Y"}, {"label": "old", "text": "O"}]},
    {"label": "why", "kind": "open", "text": "Why?"},
    {"label": "money", "kind": "budget", "text": "Divide.", "budget": 10, "unit": "euro", "options": [
        {"label": "a", "text": "A", "cost": 4.5}, {"label": "b", "text": "B", "cost": 5.5}]}]


class Participant:
    """What one code was told: votes and answers that count by the last reply, or those on their way when it was lost."""

    def __init__(self, code):
        self.code, self.votes, self.maybe, self.receipt, self.digest = code, {}, [], None, None


def run(store, *words, code=0):
    done = subprocess.run([STIP, "consult", *words, "--ballots", str(store)], capture_output=True, text=True)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


def start(store):
    server = subprocess.Popen([STIP, "consult", "serve", "--port", "0", "--ballots", str(store)], stdout=subprocess.PIPE, text=True)
    line = server.stdout.readline()
    assert line.startswith("ballots are taken at http://127.0.0.1:"), line
    return server, int(line.rsplit(":", 1)[1].strip("/\n"))


def laid_over(before, change):
    if change is None:
        return {}
    after = dict(before)
    for label, vote in change.items():
        if vote is None:
            after.pop(label, None)
        else:
            after[label] = vote
    return after


def send(connection, person, change):
    """Sends a change; False when the server is gone."""
    body = {"consultation": "panel", "code": person.code}
    body.update({"withdraw": True} if change is None else {
        "votes": {label: vote for label, vote in change.items() if label[0] != "?"},
        "answers": {label[1:]: answer for label, answer in change.items() if label[0] == "?"}})
    outcomes = [person.votes] + person.maybe
    person.maybe = outcomes[1:] + [laid_over(votes, change) for votes in outcomes]
    try:
        connection.request("POST", "/stem", json.dumps(body), {"Content-Type": "application/json"})
        answer = connection.getresponse()
        text = answer.read()
    except (OSError, http.client.HTTPException):
        return False
    if answer.status == 503:
        person.maybe = outcomes[1:]
        return True
    assert answer.status == 200, (answer.status, text)
    got = json.loads(text)
    got["votes"].update({"?" + label: answer for label, answer in got.get("answers", {}).items()})
    # What came in before the kill may or may not have been written; what is now is one of the two.
    assert got["votes"] in [laid_over(votes, change) for votes in outcomes], (got, outcomes, change)
    assert person.receipt in (None, got["receipt"])
    person.votes, person.maybe, person.receipt, person.digest = got["votes"], [], got["receipt"], got["digest"]
    return True


def take_part(port, people, dice, counts):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    while True:
        person = dice.choice(people)
        change = None if dice.random() < 0.1 else {
            label: dice.choice([1, 0, -1, None]) for label in dice.sample(STATEMENTS, dice.randint(0, 5))}
        if change is not None and dice.random() < 0.5:
            change.update({label: dice.choice(ANSWERS[label] + [None]) for label in dice.sample(list(ANSWERS), dice.randint(1, 3))})
        for _ in range(dice.choice([1, 1, 1, 2])):  # Now and then the same once more, as after a lost answer.
            if not send(connection, person, change):
                return
            counts.append(1)


def check_receipts(port, people):
    """The acknowledged votes are there to the last one; gives how many were checked."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    checked = 0
    for person in people:
        if person.receipt is None or person.maybe:
            continue
        connection.request("GET", "/bewijs/panel/" + person.receipt)
        got = json.loads(connection.getresponse().read())
        assert got.get("counted") == bool(person.votes), (got, person.votes)
        assert got.get("digest", "") == person.digest, (got, person.digest)
        checked += 1
    return checked


def main():
    dice = random.Random(20261129)
    counts, checked, unsure = [], 0, 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        store = folder / "ballots.db"
        (folder / "rules.json").write_text(json.dumps({"id": "panel", "title": "Kill test", "doors": ["invited"], "statements": [
            {"label": label, "text": "Statement " + label} for label in STATEMENTS], "questions": QUESTIONS}))
        run(store, "prepare", str(folder / "rules.json"))
        run(store, "make-codes", "panel", "--count", "400", "--out", str(folder / "codes.txt"))
        run(store, "open", "panel")
        people = [Participant(code) for code in (folder / "codes.txt").read_text().split()]
        for cycle in range(CYCLES):
            server, port = start(store)
            try:
                checked += check_receipts(port, people)
                threads = [threading.Thread(target=take_part, args=(port, people[i::4], random.Random(dice.random()), counts)) for i in range(4)]
                for thread in threads:
                    thread.start()
                time.sleep(dice.uniform(0.02, 0.3))
            finally:
                os.kill(server.pid, signal.SIGKILL)
                server.wait()
                server.stdout.close()
            for thread in threads:
                thread.join()
            unsure += sum(bool(person.maybe) for person in people)
            said = run(store, "verify")
            assert said.startswith("good: "), said
        server, port = start(store)
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        for person in people:  # Whose answer was lost asks what counts: one of the two, and never a mixture.
            assert send(connection, person, {})
        server.terminate()
        assert server.wait(20) == 0
        server.stdout.close()
        run(store, "close", "panel")
        run(store, "export-votes", "panel", "--out", str(folder / "votes.csv"))
        exported = {}
        for line in (folder / "votes.csv").read_text().split()[1:]:
            label, voter, vote = line.split(",")
            assert label not in exported.setdefault(voter, {})
            exported[voter][label] = int(vote)
        expected = [sorted((label, vote) for label, vote in person.votes.items() if label[0] != "?") for person in people]
        assert sorted(sorted(one.items()) for one in exported.values()) == sorted(filter(None, expected))
        run(store, "export", "panel", "--what", "answers", "--question", "why", "--out", str(folder / "why.csv"))
        with open(folder / "why.csv", newline="") as file:
            written = sorted(row["text"] for row in csv.DictReader(file))
        assert written == sorted(person.votes["?why"].strip() for person in people if "?why" in person.votes)
        run(store, "export", "panel", "--what", "choices", "--question", "money", "--out", str(folder / "money.csv"))
        with open(folder / "money.csv", newline="") as file:
            chosen = sorted(int(row["portfolio_bitmask"]) for row in csv.DictReader(file))
        assert chosen == sorted([0, 1, 3][len(person.votes["?money"])] for person in people if "?money" in person.votes)
        assert run(store, "verify").startswith("good: %d ballots " % sum(bool(person.votes) for person in people))
    print("%d kills, %d acknowledgements, %d receipts checked afterwards, 0 lost, 0 doubled; %d answers were lost on the way"
          % (CYCLES, len(counts), checked, unsure))
    # Without acknowledgements, or kills between write and answer, nothing would be tested.
    return 0 if len(counts) > 10 * CYCLES and checked > CYCLES and unsure > CYCLES // 2 else 1


if __name__ == "__main__":
    sys.exit(main())
