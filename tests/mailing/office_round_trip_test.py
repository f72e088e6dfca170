#!/usr/bin/env python3
# Office round trip test: a report form that LibreOffice opened, saved and saved again is read as it was filled in.
#
#   office_round_trip_test.py STIP
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
from fill_form import fill

STIP = Path(sys.argv[1]).resolve()
SMALL = Path(__file__).resolve().parents[1] / "example-small"
ANSWERS = {"schedule": "Vraagt aandacht", "cause": "Het was te droog & <warm>.", "consequence": "Een jaar later.",
           "correction": "Meer water.", "confidence": "Haalbaar", "done": "Tweeduizend bomen."}


def stip(folder, *words):
    done = subprocess.run([STIP, "--ledger", folder / "a.db", "--today", "2027-01-20", *words], capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def through_libreoffice(path, folder):
    """The file as LibreOffice saves it after opening it."""
    folder.mkdir(parents=True)
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder.parent}/profile", "--headless", "--convert-to",
                    path.suffix[1:], "--outdir", folder, path], check=True, capture_output=True, timeout=180)
    return folder / path.name


def main():
    if not shutil.which("soffice"):
        print("LibreOffice is not installed")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for words in (["init"], ["import", str(SMALL)], ["cycle", "open", "2028", "--period", "2027-H1", "--due", "2027-02-15"]):
            assert stip(folder, *words)[0] == 0, words
        for kind in ("docx", "xlsx"):
            form = folder / f"form.{kind}"
            assert stip(folder, "report", "form", "A-001", "--out", str(form))[0] == 0
            opened = through_libreoffice(form, folder / f"{kind}-1")
            code, out, err = stip(folder, "report", "take-in", "--dry-run", str(opened))
            assert "niets" in out or "nothing was changed" in out, (kind, out, err)
            fill(opened, ANSWERS)
            saved = through_libreoffice(opened, folder / f"{kind}-2")
            code, out, err = stip(folder, "report", "take-in", "--dry-run", str(saved))
            assert code == 0, (kind, code, out, err)
            for text in ANSWERS.values():
                assert text in out, (kind, text, out)
            assert out.count("->") == len(ANSWERS), (kind, out)
        print("read as filled in: docx, xlsx")


main()
