#!/usr/bin/env python3
# Texts test: every English text that the program shows has a Dutch one in locale/nl.po.
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from house import ROOT, must_find

TOOL = [sys.executable, str(ROOT / "tools" / "texts"), "check"]


def prove_the_rule():
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "src").mkdir()
        (Path(folder) / "locale").mkdir()
        (Path(folder) / "locale" / "nl.po").write_text('msgid ""\nmsgstr ""\n\nmsgid "Old"\nmsgstr "Oud"\n\n'
                                                         'msgid "\'{}\' is bad."\nmsgstr "Dat is fout."\n')
        (Path(folder) / "src" / "x.cpp").write_text('auto a = tr("No Dutch yet"); auto b = tr_n("{} day", "{} days", n); '
                                               'auto e = tr("{} day"); auto c = said("\'{}\' is bad.", x); auto d = said("{} is worse.", y);\n')
        done = subprocess.run(TOOL, env={**os.environ, "STIP_TEXTS_ROOT": folder}, capture_output=True, text=True)
        wanted = ("No Dutch yet", "{} day", "nothing uses 'Old'", "src/x.cpp:1", "{} is worse.",
                  "has other values", "has a plural elsewhere")
        must_find(done.returncode == 1 and all(text in done.stdout for text in wanted), "texts without Dutch")


prove_the_rule()
sys.exit(subprocess.run(TOOL).returncode)
