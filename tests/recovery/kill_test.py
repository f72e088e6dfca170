"""A writer is killed at random moments: nothing that it acknowledged is lost, and the ledger is good each time.

usage: kill_test.py LEDGER_TOOL [CYCLES]
"""
import os, pathlib, random, signal, sqlite3, subprocess, sys, tempfile, threading, time

TOOL = sys.argv[1]
CYCLES = int(sys.argv[2]) if len(sys.argv) > 2 else 200


def acknowledged_by(writer, after_s):
    """Kills the writer after a while; the lines that it had written by then."""
    lines = []

    def collect():
        for line in writer.stdout:
            if line.endswith(b"\n"):
                seq, leaf = line.split()
                lines.append((int(seq), leaf.decode()))
    reader = threading.Thread(target=collect)
    reader.start()
    time.sleep(after_s)
    os.kill(writer.pid, signal.SIGKILL)
    writer.wait()
    reader.join()
    return lines


def main():
    dice = random.Random(20261124)
    total = lost = in_midst = 0
    with tempfile.TemporaryDirectory() as name:
        for cycle in range(CYCLES):
            path = pathlib.Path(name) / ("ledger-%d.db" % (cycle // 10))
            if cycle % 10 == 0:
                subprocess.run([TOOL, "make", str(path), str(cycle), "1"], check=True)
            writer = subprocess.Popen([TOOL, "write", str(path), str(dice.choice([1, 1, 5, 40]))], stdout=subprocess.PIPE)
            acknowledged = acknowledged_by(writer, dice.uniform(0.005, 0.12))
            verdict = subprocess.run([TOOL, "verify", str(path)], capture_output=True, text=True, check=True).stdout.split()
            db = sqlite3.connect("file:%s?mode=ro" % path, uri=True)
            leaves = dict(db.execute("SELECT seq, lower(hex(leaf)) FROM entry"))
            db.close()
            missing = [seq for seq, leaf in acknowledged if leaves.get(seq) != leaf]
            total += len(acknowledged)
            lost += len(missing)
            in_midst += bool(acknowledged) and len(leaves) > acknowledged[-1][0]
            if missing or verdict[0] != "good" or int(verdict[1]) != len(leaves):
                print("cycle %d: lost %s, verdict %s" % (cycle, missing[:5], " ".join(verdict)))
                return 1
    print("%d kills, %d entries acknowledged, %d lost; %d kills fell between commit and acknowledgement" % (CYCLES, total, lost, in_midst))
    return 0 if total > CYCLES else 1  # Without acknowledgements nothing would be tested.


if __name__ == "__main__":
    sys.exit(main())
