"""Ledgers of every format that ever was: they verify and fold to what they did when they were made.

usage: frozen_ledger_test.py LEDGER_TOOL
"""
import pathlib, shutil, subprocess, sys, tempfile

TOOL = sys.argv[1]
ROOT = pathlib.Path(__file__).resolve().parents[2]
LEDGERS = sorted((ROOT / "tests" / "ledgers").glob("format-*.db"))


def main():
    assert LEDGERS, "no frozen ledger found"
    with tempfile.TemporaryDirectory() as name:
        for frozen in LEDGERS:
            # A copy, since SQLite would put its index of the log beside the file.
            path = shutil.copy(frozen, name)
            expected = frozen.with_suffix(".expected").read_text(encoding="utf-8")
            verdict = subprocess.run([TOOL, "verify", path], capture_output=True, text=True, check=True).stdout
            fold = subprocess.run([TOOL, "fold", path], capture_output=True, encoding="utf-8", check=True).stdout
            if verdict + fold != expected:
                print("%s: not what it was.\n--- expected\n%s--- now\n%s" % (frozen.name, expected, verdict + fold))
                return 1
            second = subprocess.run([sys.executable, "-B", str(ROOT / "tools" / "verify.py"), path], capture_output=True, text=True)
            assert second.returncode == 0, second.stdout
            print("%s: %s" % (frozen.name, verdict.strip()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
