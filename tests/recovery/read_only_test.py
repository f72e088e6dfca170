"""A read-only disk: reading and verifying work, writing says why it does not.

usage: read_only_test.py LEDGER_TOOL
"""
import pathlib, subprocess, sys, tempfile

TOOL = sys.argv[1]
VERIFY = pathlib.Path(__file__).resolve().parents[2] / "tools" / "verify.py"


def run(*words):
    return subprocess.run(words, capture_output=True, text=True)


def main():
    with tempfile.TemporaryDirectory() as name:
        disk = pathlib.Path(name) / "disk"
        disk.mkdir()
        if run("mount", "-t", "tmpfs", "none", str(disk)).returncode != 0:
            # Without the right to mount, a file and a folder that we may not write do as well; root may write them.
            mount, unmount = (lambda: (disk.chmod(0o555), [f.chmod(0o444) for f in disk.iterdir()])), lambda: disk.chmod(0o755)
        else:
            mount, unmount = (lambda: run("mount", "-o", "remount,ro", str(disk))), lambda: run("umount", "-l", str(disk))
        try:
            path = str(disk / "ledger.db")
            subprocess.run([TOOL, "make", path, "3", "20"], check=True)
            mount()
            refused = run(TOOL, "write", path, "1")
            assert refused.returncode == 6 and "read-only" in refused.stderr, refused.stderr
            assert run(TOOL, "verify", path).stdout.startswith("good "), run(TOOL, "verify", path).stdout
            assert "A-1" in run(TOOL, "fold", path).stdout
            second = run(sys.executable, "-B", str(VERIFY), path)
            assert second.returncode == 0, second.stdout + second.stderr
            made = run(TOOL, "make", str(disk / "new.db"), "1", "1")
            assert made.returncode == 6, made.stderr
            print(refused.stderr)
        finally:
            unmount()
    return 0


if __name__ == "__main__":
    sys.exit(main())
