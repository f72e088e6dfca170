#!/usr/bin/env python3
# Retype: writes other words in a document, as its reader would in a word processor.
#
#   retype.py FILE.docx 'FROM=TO'…
#
# Each FROM must stand in the text as one run; the first is replaced.
import sys
from html import escape

from fill_form import edited


def retype(path, words):
    def edit(xml):
        for before, after in words:
            if escape(before, quote=False) not in xml:
                sys.exit(f"retype: {before!r} does not stand in {path}")
            xml = xml.replace(escape(before, quote=False), escape(after, quote=False), 1)
        return xml
    edited(path, "word/document.xml", edit)


if __name__ == "__main__":
    retype(sys.argv[1], [each.split("=", 1) for each in sys.argv[2:]])
