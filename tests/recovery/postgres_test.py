"""Several nodes on one PostgreSQL ledger: nodes and the server are killed, connections break at every commit, the
ledger moves between kinds. Nothing acknowledged is lost, nothing is entered twice, and the ledger is good each time.

usage: postgres_test.py LEDGER_TOOL
"""
import os, pathlib, random, signal, socket, subprocess, sys, tempfile, threading, time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "postgres"))
import server as postgres

TOOL = sys.argv[1]
DICE = random.Random(20261124)


class Node:
    """A writer of its own; notes what it was told to be durable."""

    def __init__(self, address, folder, batch=1):
        self.process = subprocess.Popen([TOOL, "write", address, str(batch)], stdout=subprocess.PIPE, cwd=folder)
        self.acknowledged = []
        self.reader = threading.Thread(target=self._collect)
        self.reader.start()

    def _collect(self):
        for line in self.process.stdout:
            if line.endswith(b"\n"):
                seq, leaf = line.split()
                self.acknowledged.append((int(seq), leaf.decode()))

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.reader.join()
        return self.acknowledged


class BreakingProxy:
    """Stands between node and server, and cuts the line at commits: before the server hears of it, or after it was done."""

    COMMIT = b"COMMIT\0"

    def __init__(self, folder, server_socket, one_in):
        self.folder, self.server_socket, self.one_in = folder, server_socket, one_in
        self.cut_before = self.cut_after = 0
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(str(folder / ".s.PGSQL.5432"))
        self.listener.listen(16)
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            upstream = socket.socket(socket.AF_UNIX)
            try:
                upstream.connect(self.server_socket)
            except OSError:
                client.close()
                continue
            muted = threading.Event()
            threading.Thread(target=self._up, args=(client, upstream, muted), daemon=True).start()
            threading.Thread(target=self._down, args=(upstream, client, muted), daemon=True).start()

    def _up(self, client, upstream, muted):
        try:
            while data := client.recv(1 << 16):
                if self.COMMIT in data and DICE.randrange(self.one_in) == 0:
                    muted.set()
                    if DICE.random() < 0.5:
                        self.cut_before += 1
                    else:
                        self.cut_after += 1
                        upstream.sendall(data)
                        time.sleep(0.03)  # Long enough for the server to do it.
                    break
                upstream.sendall(data)
        except OSError:
            pass
        for end in (client, upstream):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    @staticmethod
    def _down(upstream, client, muted):
        try:
            while data := upstream.recv(1 << 16):
                if muted.is_set():
                    return
                client.sendall(data)
        except OSError:
            pass
        finally:
            try:
                client.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass


def leaves(server, database):
    rows = server.sql("SELECT seq, encode(leaf, 'hex') FROM entry ORDER BY seq", database).splitlines()
    return {int(seq): leaf for seq, leaf in (row.split("|") for row in rows)}


def check(server, database, address, folder, acknowledged, what):
    # The server may still be committing what a node asked for just before it was killed: then one of the two looks sees it.
    for _ in range(20):
        stored = leaves(server, database)
        verdict = subprocess.run([TOOL, "verify", address], capture_output=True, text=True, check=True, cwd=folder).stdout.split()
        if verdict[0] != "good" or int(verdict[1]) == len(stored):
            break
        time.sleep(0.1)
    missing = [seq for seq, leaf in acknowledged if stored.get(seq) != leaf]
    if missing or verdict[0] != "good" or int(verdict[1]) != len(stored) or sorted(stored) != list(range(1, len(stored) + 1)):
        raise SystemExit("%s: lost %s, verdict %s" % (what, missing[:5], " ".join(verdict)))
    return len(stored)


def killed_nodes(server, folder):
    address = server.new_database("nodes")
    subprocess.run([TOOL, "make", address, "1", "1"], check=True, cwd=folder)
    acknowledged, kills = [], 10
    for _ in range(kills):
        nodes = [Node(address, folder, DICE.choice([1, 1, 5, 40])) for _ in range(2)]
        time.sleep(DICE.uniform(0.1, 0.5))
        for node in nodes:
            acknowledged += node.kill()
        check(server, "nodes", address, folder, acknowledged, "killed nodes")
    print("two nodes, %d kills: %d entries acknowledged, 0 lost" % (2 * kills, len(set(acknowledged))))
    return len(acknowledged) > kills


def killed_server(server, folder):
    """Nodes wait for a server that starts again. One that waited longer than it may says so and ends, and is started
    again, as systemd would do it: on a busy machine that happens, but to fewer than one in three."""
    address = server.new_database("crashes")
    subprocess.run([TOOL, "make", address, "1", "1"], check=True, cwd=folder)
    batches = (1, 1, 20)
    nodes, ended = [Node(address, folder, batch) for batch in batches], []

    def start_again():
        for at, node in enumerate(nodes):
            if node.process.poll() is None:
                continue
            assert node.process.returncode == 6, "a node ended with %d" % node.process.returncode
            ended.append(node)
            nodes[at] = Node(address, folder, batches[at])

    kills = 20
    for _ in range(kills):
        time.sleep(DICE.uniform(0.2, 0.5))
        server.kill()
        server.start()
        start_again()
    alive = []
    for _ in range(30):
        start_again()
        before = [len(node.acknowledged) for node in nodes]
        time.sleep(2)
        alive = [node.process.poll() is None and len(node.acknowledged) > count for node, count in zip(nodes, before)]
        if all(alive):
            break
    acknowledged = [each for node in nodes + ended for each in node.kill()]
    stored = check(server, "crashes", address, folder, acknowledged, "killed server")
    print("three nodes, server killed %d times: %d entries acknowledged of %d, 0 lost; nodes still writing: %s; started again: %d" % (kills, len(set(acknowledged)), stored, alive, len(ended)))
    return all(alive) and len(ended) < kills


def broken_commits(server, folder):
    address = server.new_database("broken")
    subprocess.run([TOOL, "make", address, "1", "1"], check=True, cwd=folder)
    sockets = pathlib.Path(tempfile.mkdtemp(prefix="stip-px-", dir="/tmp"))
    proxy = BreakingProxy(sockets, str(server.folder / ".s.PGSQL.5432"), one_in=3)
    made = len(leaves(server, "broken"))
    node = Node("postgresql://stip@/broken?host=%s" % sockets, folder)
    time.sleep(6)
    alive = node.process.poll() is None
    acknowledged = node.kill()
    proxy.listener.close()
    for name in list(sockets.iterdir()):
        name.unlink()
    sockets.rmdir()
    stored = check(server, "broken", address, folder, acknowledged, "broken commits")
    # One writer: everything that stands there was acknowledged to it, but for what it was doing when it was killed.
    unknown = stored - made - len(set(acknowledged))
    print("line cut before %d commits and after %d: %d entries, all acknowledged once but %d under way at the end" % (proxy.cut_before, proxy.cut_after, len(acknowledged), unknown))
    return alive and 0 <= unknown <= 1 and proxy.cut_before > 5 and proxy.cut_after > 5


def moved(server, folder):
    """File to database to file: the same fold, byte for byte, and the ledger goes on in its new place."""
    there = server.new_database("moved")
    subprocess.run([TOOL, "make", "here.db", "7", "60"], check=True, cwd=folder)
    subprocess.run([TOOL, "copy", "here.db", there], check=True, cwd=folder)
    subprocess.run([TOOL, "copy", there, "back.db"], check=True, cwd=folder)
    folds = [subprocess.run([TOOL, "fold", address], capture_output=True, check=True, cwd=folder).stdout for address in ("here.db", there, "back.db")]
    verdicts = subprocess.run([TOOL, "verify", "here.db", there, "back.db"], capture_output=True, text=True, check=True, cwd=folder).stdout.splitlines()
    again = subprocess.run([TOOL, "copy", "here.db", there], capture_output=True, cwd=folder).returncode
    node = Node(there, folder)
    time.sleep(1)
    acknowledged = node.kill()
    check(server, "moved", there, folder, acknowledged, "moved")
    print("moved to a database and back: %s" % verdicts[0])
    return folds[0] == folds[1] == folds[2] and len(set(verdicts)) == 1 and verdicts[0].startswith("good") and again == 5 and acknowledged


def main():
    if not postgres.installed():
        print("skipped: PostgreSQL 15 is not installed (tools/setup test)")
        return postgres.SKIPPED
    with postgres.Server() as server, tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for part in (moved, killed_nodes, broken_commits, killed_server):
            if not part(server, folder):
                print("%s: not as it should be" % part.__name__)
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
