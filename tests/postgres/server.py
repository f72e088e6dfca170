#!/usr/bin/env python3
"""A private PostgreSQL server for tests: its own folder, a socket, no port, and gone afterwards.

usage: server.py COMMAND...    runs the command with STIP_TEST_POSTGRES, the address of an empty database; 77 if PostgreSQL is not installed
"""
import os, pathlib, pwd, shutil, signal, subprocess, sys, tempfile, time

PROGRAMS = pathlib.Path("/usr/lib/postgresql/15/bin")
SKIPPED = 77


def installed():
    return (PROGRAMS / "initdb").exists() and (PROGRAMS / "postgres").exists()


class Server:
    """Started on entering, stopped on leaving. It can be killed and started again, as in life."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="stip-pg-", dir="/tmp"))  # A socket's path must be short.
        self.data = self.folder / "data"
        self.process = None
        self.user = None
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root.
            self.user = next(name for name in ("postgres", "nobody") if self._exists(name))
            os.chown(self.folder, pwd.getpwnam(self.user).pw_uid, pwd.getpwnam(self.user).pw_gid)
        self.folder.chmod(0o711)

    @staticmethod
    def _exists(name):
        try:
            return bool(pwd.getpwnam(name))
        except KeyError:
            return False

    def _run_as(self):
        return {"user": self.user, "group": pwd.getpwnam(self.user).pw_gid, "extra_groups": []} if self.user else {}

    def __enter__(self):
        environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
        subprocess.run([PROGRAMS / "initdb", "-D", self.data, "-U", "stip", "--auth=trust", "--data-checksums", "--encoding=UTF8"],
                       check=True, stdout=subprocess.DEVNULL, cwd="/", env=environment, **self._run_as())
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self):
        with open(self.folder / "log", "ab") as log:
            self.process = subprocess.Popen(
                [PROGRAMS / "postgres", "-D", self.data, "-k", self.folder, "-c", "listen_addresses=", "-c", "fsync=on",
                 "-c", "shared_buffers=32MB", "-c", "max_connections=40"], stdout=log, stderr=log, cwd="/", **self._run_as())
        for _ in range(300):
            if self.answers():
                return
            time.sleep(0.1)
        raise RuntimeError("the server does not start: " + (self.folder / "log").read_text()[-2000:])

    def answers(self):
        return subprocess.run([PROGRAMS / "psql", "-h", self.folder, "-U", "stip", "-d", "postgres", "-c", "SELECT 1"],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/").returncode == 0

    def kill(self):
        """As when the power goes, but for what the system had not yet written."""
        for child in self._children():
            try:
                os.kill(child, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.process.kill()
        self.process.wait()
        time.sleep(0.05)

    def _children(self):
        path = pathlib.Path("/proc/%d/task/%d/children" % (self.process.pid, self.process.pid))
        return [int(word) for word in path.read_text().split()] if path.exists() else []

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)  # Fast: does not wait for those who are connected.
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.kill()

    def address(self, database="postgres"):
        return "postgresql://stip@/%s?host=%s" % (database, self.folder)

    def sql(self, text, database="postgres"):
        done = subprocess.run([PROGRAMS / "psql", "-h", self.folder, "-U", "stip", "-d", database, "-qtAc", text],
                              capture_output=True, text=True, cwd="/")
        if done.returncode:
            raise RuntimeError(done.stderr)
        return done.stdout.strip()

    def new_database(self, name):
        self.sql('CREATE DATABASE "%s"' % name)
        return self.address(name)


def main():
    if not installed():
        print("skipped: PostgreSQL 15 is not installed (tools/setup test)")
        return SKIPPED
    with Server() as server:
        return subprocess.run(sys.argv[1:], env=dict(os.environ, STIP_TEST_POSTGRES=server.new_database("stip_test"), STIP_TEST_POSTGRES_DATA=str(server.data))).returncode


if __name__ == "__main__":
    sys.exit(main())
