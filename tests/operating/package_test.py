#!/usr/bin/env python3
# Package test: the Debian package holds what it says, installs and serves, and never throws data away unasked.
"""
    package_test.py STIP

Installs in a copy of this machine that is thrown away (an overlay in a mount space of its own), so for that it needs root;
what is in the package is looked at without. Exit code 77: there is no dpkg-dev here.
"""
import hashlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
INSIDE = r"""
set -eu
mount -t tmpfs tmpfs "$1"
mkdir "$1/upper" "$1/work" "$1/root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$1/upper,workdir=$1/work" "$1/root"
cp "$2" "$1/root/stip.deb"
mount --bind /dev "$1/root/dev"; mount -t proc proc "$1/root/proc"
mount -t tmpfs tmpfs "$1/root/tmp"; mount -t tmpfs tmpfs "$1/root/run"
exec chroot "$1/root" sh -euc '
  export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
  dpkg -P stip >/dev/null 2>&1 || true
  rm -rf /var/lib/stip
  as_stip() { setpriv --reuid=stip --regid=stip --clear-groups "$@"; }
  dpkg --force-depends -i /stip.deb >/dev/null
  echo "owner $(stat -c "%U %a" /var/lib/stip)"
  as_stip stip --ledger /var/lib/stip/agenda.db init >/dev/null
  as_stip stip --ledger /var/lib/stip/agenda.db import /usr/share/doc/stip/examples/biotechnologie >/dev/null
  dpkg --force-depends -i /stip.deb >/dev/null
  echo "after an upgrade $(ls /var/lib/stip/agenda.db)"
  dpkg -r stip >/dev/null
  echo "after removing $(ls /var/lib/stip/agenda.db) $(test -e /usr/bin/stip && echo program || echo no program)"
  dpkg -P stip >/dev/null 2>&1
  echo "after a purge without an answer $(ls /var/lib/stip/agenda.db) $(test -e /etc/stip && echo settings || echo no settings)"
  dpkg --force-depends -i /stip.deb >/dev/null 2>&1
  cat >/usr/local/bin/yes-editor <<"END"
#!/bin/sh
sed -i "s/delete-data=.*/delete-data=\"yes\"/" "$1"
END
  chmod +x /usr/local/bin/yes-editor
  DEBIAN_FRONTEND=editor EDITOR=/usr/local/bin/yes-editor VISUAL=/usr/local/bin/yes-editor dpkg -P stip </dev/null >/dev/null 2>&1
  echo "after a purge answered with yes $(test -e /var/lib/stip && echo data || echo no data)"
'
"""


def run(*words, **more):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, timeout=300, **more)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, words))[:200]}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def must(condition, sentence):
    if not condition:
        sys.exit(f"not so: {sentence}")
    print(f"ok: {sentence}")


def serves(stip, ledger):
    """The first page of the ledger, as that program serves it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([stip, "--ledger", ledger, "serve", "--port", str(port)], stdout=subprocess.PIPE, text=True)
    try:
        server.stdout.readline()
        page = urllib.request.urlopen(f"http://127.0.0.1:{port}/nl/", timeout=20).read().decode()
        health = json.load(urllib.request.urlopen(f"http://127.0.0.1:{port}/gezondheid", timeout=20))
        started = time.monotonic()
        server.send_signal(signal.SIGTERM)
        code = server.wait(30)
        return page, health, code, time.monotonic() - started
    finally:
        server.kill()


def main():
    stip = Path(sys.argv[1]).resolve()
    if not all(shutil.which(name) for name in ("dpkg-deb", "dpkg-shlibdeps", "strip")):
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        made = [Path(run(ROOT / "tools" / "package", "--binary", stip, "--to", folder / name,
                         env={**os.environ, "SOURCE_DATE_EPOCH": "1764000000"}).strip()) for name in ("one", "two")]
        digests = {hashlib.sha256(package.read_bytes()).hexdigest() for package in made}
        must(len(digests) == 1, "the same program makes the same package, byte for byte")
        package = made[0]

        root = folder / "root"
        run("dpkg-deb", "-x", package, root)
        version = re.search(r"project\(stip VERSION ([\d.]+)", (ROOT / "CMakeLists.txt").read_text())[1]
        must(version in run(root / "usr/bin/stip", "--version"), "the program in it runs and is of this version")
        must(package.name == f"stip_{version}_{run('dpkg', '--print-architecture').strip()}.deb", "the file is called after it")
        needs = run("dpkg-deb", "-f", package, "Depends")
        must(all(name in needs for name in ("libsqlite3-0", "libpq5", "libssl3", "adduser")), "it asks for the libraries that the program uses")
        must("pandoc" not in needs and "pandoc" in run("dpkg-deb", "-f", package, "Recommends"), "pandoc is recommended, not needed")
        bill = json.loads((root / "usr/share/doc/stip/components.cdx.json").read_text())
        names = {each["name"] for each in bill["components"]}
        libraries = {name for name in (each.split()[0] for each in needs.split(",")) if "lib" in name}
        must(libraries <= names, f"the bill of materials has every library that the program asks for {libraries - names or ''}")
        sources = {each["value"].split()[0] for part in bill["components"] for each in part["properties"] if each["name"] == "debian:source"}
        asked = set(re.findall(r"(?<![\w-])(?:[a-z]+-)?lib[\w.+-]+-dev\b", (ROOT / "tools" / "setup").read_text().split("[[ $level")[0]))
        built = {name: run("dpkg-query", "-W", "-f=${source:Package}", name) for name in asked}
        must(all(source in sources for source in built.values()),
             f"and every library that building takes {[name for name, source in built.items() if source not in sources] or ''}")
        must(all(each["version"] for each in bill["components"]), "each with its version")
        copyright = (root / "usr/share/doc/stip/copyright").read_text()
        must("EUROPEAN UNION PUBLIC LICENCE v. 1.2" in copyright and "SIL OPEN FONT LICENSE" in copyright, "the licences are in it, whole")
        for name in ("lib/systemd/system/stip.service", "etc/stip/stip.env", "usr/share/doc/stip/examples/nginx.conf",
                     "lib/systemd/system/stip-consult.service", "etc/stip/stip-consult.env", "usr/share/doc/stip/examples/nginx-consult.conf",
                     "usr/share/doc/stip/operating/README.md", "usr/share/man/man1/stip.1.gz"):
            must((root / name).is_file(), f"{name} is in it")

        ledger = folder / "agenda.db"
        run(root / "usr/bin/stip", "--ledger", ledger, "init")
        run(root / "usr/bin/stip", "--ledger", ledger, "import", root / "usr/share/doc/stip/examples/biotechnologie")
        page, health, code, seconds = serves(root / "usr/bin/stip", ledger)
        must("<h1" in page, "the example that comes with it is served")
        must(health["state"] == "good" and health["entries"] > 0, "a monitor is told that it is well")
        must(code == 0 and seconds < 12, "it stops when it is told to, with exit code 0")

        if shutil.which("lintian"):
            told = subprocess.run(["lintian", "--allow-root", package], capture_output=True, text=True).stdout
            must(not re.search(r"^[EW]:", told, re.M), "lintian finds neither error nor warning" + told)

        place = folder / "machine"
        place.mkdir()
        if os.geteuid() != 0 or subprocess.run(["unshare", "-m", "true"], capture_output=True).returncode != 0:
            print("installing is skipped: it needs root and a mount space")
            return
        probe = subprocess.run(["unshare", "-m", "sh", "-c", f"mount -t tmpfs tmpfs {place} && mkdir {place}/u {place}/w {place}/r && "
                                f"mount -t overlay overlay -o lowerdir=/,upperdir={place}/u,workdir={place}/w {place}/r"], capture_output=True)
        if probe.returncode != 0:
            print("installing is skipped: this machine has no overlay")
            return
        told = run("unshare", "-m", "-p", "-f", "--kill-child", "sh", "-c", INSIDE, "inside", place, package)
        must("owner stip 700\n" in told, "the folder with data belongs to the user stip alone")
        must("after an upgrade /var/lib/stip/agenda.db\n" in told, "an upgrade leaves the ledger")
        must("after removing /var/lib/stip/agenda.db no program\n" in told, "removing takes the program and leaves the ledger")
        must("without an answer /var/lib/stip/agenda.db no settings\n" in told, "a purge that nobody answers leaves the ledger")
        must("answered with yes no data\n" in told, "a purge throws the data away if that was answered with yes")


main()
