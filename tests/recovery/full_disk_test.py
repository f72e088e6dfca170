"""The disk fills while a writer appends: a clear error, nothing acknowledged lost, and all goes on once there is room.

Twice: with a limit on the size of files, which works anywhere, and on a small disk in memory, where we may mount one.
usage: full_disk_test.py LEDGER_TOOL
"""
import os, pathlib, resource, signal, subprocess, sys, tempfile

TOOL = sys.argv[1]


def limit_files():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # Then writing fails as it does on a full disk.
    resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))


def check(what, path, prepare, make_room):
    out = subprocess.run([TOOL, "write", str(path), "25"], capture_output=True, text=True, preexec_fn=prepare, timeout=120)
    acknowledged = [line.split() for line in out.stdout.splitlines()]
    assert out.returncode == 6, "%s: exit %d, not 6 (storage): %s" % (what, out.returncode, out.stderr)
    assert "disk" in out.stderr and "(storage, exit 6)" in out.stderr, out.stderr
    assert len(acknowledged) > 100, "%s: only %d entries before the disk was full" % (what, len(acknowledged))
    make_room()
    verdict = subprocess.run([TOOL, "verify", str(path)], capture_output=True, text=True, check=True).stdout.split()
    assert verdict[0] == "good", verdict
    assert int(verdict[1]) >= len(acknowledged), "%s: %d acknowledged, %s there" % (what, len(acknowledged), verdict[1])
    print("%s: %d entries acknowledged, %s there, then: %s" % (what, len(acknowledged), verdict[1], out.stderr.splitlines()[0]))


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run([TOOL, "make", str(folder / "limited.db"), "1", "1"], check=True)
        check("limit", folder / "limited.db", limit_files, lambda: None)

        disk = folder / "disk"
        disk.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "none", str(disk)], capture_output=True).returncode != 0:
            print("small disk: not tried, since nothing may be mounted here")
            return 0
        try:
            subprocess.run([TOOL, "make", str(disk / "ledger.db"), "1", "1"], check=True)
            check("small disk", disk / "ledger.db", None, lambda: subprocess.run(["mount", "-o", "remount,size=20m", str(disk)], check=True))
            # Nothing is in the way of going on.
            limited = subprocess.run(["timeout", "-s", "KILL", "1", TOOL, "write", str(disk / "ledger.db"), "1"], capture_output=True, text=True)
            assert limited.stdout, limited.stderr
        finally:
            subprocess.run(["umount", "-l", str(disk)], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
