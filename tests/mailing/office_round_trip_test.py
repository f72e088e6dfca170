#!/usr/bin/env python3
# Office round trip test: a report form that LibreOffice opened, saved and saved again is read as it was filled in.
#
#   office_round_trip_test.py STIP
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from html import escape
from pathlib import Path

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


def edited(path, part, edit):
    with zipfile.ZipFile(path) as file:
        parts = [(each, file.read(each)) for each in file.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts:
            file.writestr(name, edit(data.decode()).encode() if name == part else data)


def fill_docx(path):
    """Types the answers in the cell beside each question, as its reader would."""
    def edit(xml):
        for key, text in ANSWERS.items():
            row = next(r for r in re.findall(r"<w:tr\b.*?</w:tr>", xml, re.S) if re.search(rf'w:name="stip_{key}_', r))
            cell = re.findall(r"<w:tc\b.*?</w:tc>", row, re.S)[-1]
            typed = re.sub(r"<w:t\b[^>]*>.*?</w:t>", lambda _: f'<w:t xml:space="preserve">{escape(text)}</w:t>', cell, count=1, flags=re.S)
            assert typed != cell, key
            xml = xml.replace(row, row.replace(cell, typed))
        return xml
    edited(path, "word/document.xml", edit)


def fill_xlsx(path):
    with zipfile.ZipFile(path) as file:
        shared = re.findall(r"<si>.*?</si>", file.read("xl/sharedStrings.xml").decode(), re.S)

    def edit(xml):
        for key, text in ANSWERS.items():
            index = next(at for at, item in enumerate(shared) if re.search(rf">stip_{key}_", item))
            row = re.search(rf'<c r="A(\d+)"[^>]*><v>{index}</v>', xml)[1]
            cell = re.search(rf'<c r="C{row}"([^>]*?)(?:/>|>.*?</c>)', xml, re.S)
            style = re.search(r's="\d+"', cell[1])[0]
            xml = xml.replace(cell[0], f'<c r="C{row}" {style} t="inlineStr"><is><t>{escape(text)}</t></is></c>')
        return xml
    edited(path, "xl/worksheets/sheet1.xml", edit)


def main():
    if not shutil.which("soffice"):
        print("LibreOffice is not installed")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for words in (["init"], ["import", str(SMALL)], ["cycle", "open", "2028", "--period", "2027-H1", "--due", "2027-02-15"]):
            assert stip(folder, *words)[0] == 0, words
        for kind, fill in (("docx", fill_docx), ("xlsx", fill_xlsx)):
            form = folder / f"form.{kind}"
            assert stip(folder, "report", "form", "A-001", "--out", str(form))[0] == 0
            opened = through_libreoffice(form, folder / f"{kind}-1")
            code, out, err = stip(folder, "report", "take-in", "--dry-run", str(opened))
            assert "niets" in out or "nothing was changed" in out, (kind, out, err)
            fill(opened)
            saved = through_libreoffice(opened, folder / f"{kind}-2")
            code, out, err = stip(folder, "report", "take-in", "--dry-run", str(saved))
            assert code == 0, (kind, code, out, err)
            for text in ANSWERS.values():
                # Confidence and phase may have stood so before.
                assert text in out, (kind, text, out)
            assert out.count("->") == len(ANSWERS), (kind, out)
        print("read as filled in: docx, xlsx")


main()
