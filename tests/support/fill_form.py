#!/usr/bin/env python3
# Fill form: types answers into a report form, as its reader would in an office program.
#
#   fill_form.py FILE.docx|FILE.xlsx KEY=TEXT…
#
# KEY is a field of a report, or a record and a field: schedule="Vraagt aandacht" M-002.due="Q1 2029".
import re
import sys
import zipfile
from html import escape


def mark_of(key):
    """How the name of its place begins; see paper_mark() in src/mailing/paper_form.cpp."""
    return "stip_" + re.sub(r"[^A-Za-z0-9]", "_", key[:22]) + "_"


def edited(path, part, edit):
    with zipfile.ZipFile(path) as file:
        parts = [(each, file.read(each)) for each in file.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts:
            file.writestr(name, edit(data.decode()).encode() if name == part else data)


def fill_docx(path, answers):
    """In the cell beside the question, whose row a bookmark names."""
    def edit(xml):
        for key, text in answers.items():
            rows = re.findall(r"<w:tr\b.*?</w:tr>", xml, re.S)
            row = next(each for each in rows if re.search(rf'w:name="{mark_of(key)}[0-9a-f]+"', each))
            cell = re.findall(r"<w:tc\b.*?</w:tc>", row, re.S)[-1]
            typed = re.sub(r"<w:t\b[^>]*>.*?</w:t>", lambda _, t=text: f'<w:t xml:space="preserve">{escape(t)}</w:t>', cell,
                           count=1, flags=re.S)
            xml = xml.replace(row, row.replace(cell, typed))
        return xml
    edited(path, "word/document.xml", edit)


def fill_xlsx(path, answers):
    """In the third column of the row, whose first column names it."""
    with zipfile.ZipFile(path) as file:
        shared = re.findall(r"<si>.*?</si>", file.read("xl/sharedStrings.xml").decode(), re.S)

    def edit(xml):
        for key, text in answers.items():
            index = next(at for at, item in enumerate(shared) if re.search(rf">{mark_of(key)}[0-9a-f]+<", item))
            row = re.search(rf'<c r="A(\d+)"[^>]*><v>{index}</v>', xml)[1]
            cell = re.search(rf'<c r="C{row}"([^>]*?)(?:/>|>.*?</c>)', xml, re.S)
            style = re.search(r's="\d+"', cell[1])[0]
            xml = xml.replace(cell[0], f'<c r="C{row}" {style} t="inlineStr"><is><t>{escape(text)}</t></is></c>')
        return xml
    edited(path, "xl/worksheets/sheet1.xml", edit)


def fill(path, answers):
    (fill_xlsx if str(path).endswith(".xlsx") else fill_docx)(path, answers)


if __name__ == "__main__":
    fill(sys.argv[1], dict(word.split("=", 1) for word in sys.argv[2:]))
