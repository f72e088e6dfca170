# Behind nginx: what the tests of both configurations share: nginx on free ports with a certificate of its own, and a visitor.
import re
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def must(condition, sentence, told=""):
    if not condition:
        sys.exit(f"not so: {sentence}\n{told}")
    print(f"ok: {sentence}")


def swap(text, old, new, times=None):
    """A line that is no longer in the configuration is a test that tests nothing."""
    if old not in text:
        sys.exit(f"nginx.conf no longer holds: {old}")
    return text.replace(old, new)


def configuration(file, name, folder, ports, upstream):
    """The configuration as it stands in packaging/, but on these ports, with the files of `folder`."""
    text = (ROOT / "packaging" / file).read_text(encoding="utf-8")
    if "http" in ports:
        text = swap(text, "    listen [::]:80;\n", "")
        text = swap(text, "listen 80;", f"listen 127.0.0.1:{ports['http']};")
    text = swap(text, "    listen [::]:443 ssl http2;\n", "")
    text = swap(text, "listen 443 ssl http2;", f"listen 127.0.0.1:{ports['https']} ssl http2;")
    text = swap(text, f"127.0.0.1:{upstream}", f"127.0.0.1:{ports['stip']}")
    text = swap(text, f"/etc/ssl/certs/{name}.pem", f"{folder}/cert.pem")
    text = swap(text, f"/etc/ssl/private/{name}.key", f"{folder}/key.pem")
    text = text.replace("/var/log/nginx/", f"{folder}/")
    temporary = "".join(f"  {kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    return f"daemon off; pid {folder}/pid; worker_processes 1; error_log {folder}/main.log;\n" \
           f"events {{ worker_connections 256; }}\nhttp {{\n{temporary}{text}\n}}\n"


def program_or_skip():
    """nginx, or the end of the test: exit code 77 where there is no nginx, openssl or curl."""
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/sbin")
    if not nginx or not shutil.which("openssl") or not shutil.which("curl"):
        sys.exit(77)
    return nginx


def started(nginx, name, folder, text, port):
    """nginx with that configuration, once it listens."""
    folder.chmod(0o755)  # The workers of nginx are another user's, when started by root.
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", folder / "key.pem", "-out", folder / "cert.pem",
                    "-days", "2", "-subj", f"/CN={name}"], check=True, capture_output=True)
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    told = subprocess.run([nginx, "-t", "-p", folder, "-c", folder / "nginx.conf"], capture_output=True, text=True)
    must(told.returncode == 0 and "[warn]" not in told.stderr.replace("user\" directive", ""), "nginx takes the configuration", told.stderr)
    running = subprocess.Popen([nginx, "-p", folder, "-c", folder / "nginx.conf"], stderr=subprocess.DEVNULL)
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            break
        except OSError:
            time.sleep(0.05)
    return running


def end(processes):
    for process in processes.values():
        process.terminate()
    for process in processes.values():
        process.wait(30)


class Browser:
    """curl, as one visitor with cookies."""

    def __init__(self, name, folder, port):
        self.name, self.port, self.cookies = name, port, folder / "cookies"

    def get(self, path, *more):
        words = ["curl", "-sS", "-k", "-i", "--max-time", "30", "--http2", "--resolve", f"{self.name}:{self.port}:127.0.0.1",
                 "-b", self.cookies, "-c", self.cookies, *more, f"https://{self.name}:{self.port}{path}"]
        done = subprocess.run([str(word) for word in words], capture_output=True)
        head, _, body = done.stdout.decode(errors="replace").partition("\r\n\r\n")
        return Answer(head, body, done.stderr.decode())

    def post(self, path, **fields):
        sent = [word for name, value in fields.items() for word in ("--data-urlencode", f"{name}={value}")]
        return self.get(path, "-H", f"Origin: https://{self.name}:{self.port}", *sent)


class Answer:
    def __init__(self, head, body, trouble):
        lines = head.split("\r\n")
        self.first, self.body, self.trouble = lines[0], body, trouble
        self.headers = [line.partition(": ")[::2] for line in lines[1:]]

    def all(self, name):
        return [value for key, value in self.headers if key.lower() == name]

    @property
    def status(self):
        return int(self.first.split()[1]) if self.first else 0


def run(stip, *words):
    done = subprocess.run([stip, *map(str, words)], capture_output=True, text=True, timeout=120)
    if done.returncode != 0:
        sys.exit(f"stip {' '.join(map(str, words))}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout
