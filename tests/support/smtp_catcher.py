#!/usr/bin/env python3
# Smtp catcher: a mail server for tests that sends nothing on and tells what it caught.
#
#   smtp_catcher.py --folder F [--tls none|starttls|tls] [--login USER:PASSWORD] [--port N] [--keep] [--pause S]
#
# Prints its port, then after each mail a line of JSON: envelope, headers and parts as Python's email package reads them,
# and whether it came by TLS. Ends when standard input ends. Addressees that begin with "reject", "later" or "drop" are
# answered so. With --pause it takes that many seconds over each mail. With --keep what is attached is kept as F/SHA256. With TLS its certificate, for 127.0.0.1, is
# F/certificate.pem.
import argparse
import base64
import email
import email.policy
import hashlib
import json
import pathlib
import socket
import socketserver
import ssl
import subprocess
import sys
import threading
import time

PRINTING = threading.Lock()


def told(raw, folder):
    """What a mail program would make of the mail; what is attached is kept in the folder, if there is one."""
    message = email.message_from_bytes(raw, policy=email.policy.default)
    parts = []
    for part in message.walk():
        if part.is_multipart():
            continue
        payload = part.get_payload(decode=True)
        if folder and part.get_filename():
            pathlib.Path(folder, hashlib.sha256(payload).hexdigest()).write_bytes(payload)
        parts.append({"type": part.get_content_type(), "name": part.get_filename() or "",
                      "text": part.get_content().replace("\r\n", "\n") if part.get_content_maintype() == "text" else "",
                      "sha256": hashlib.sha256(payload).hexdigest(), "size": len(payload)})
    return {"subject": str(message["subject"]), "from": message["from"].addresses[0].addr_spec,
            "from_name": message["from"].addresses[0].display_name, "to": str(message["to"]),
            "date": message["date"].datetime.isoformat(), "message_id": str(message["message-id"]),
            "headers": sorted({name.lower() for name in message.keys()}),
            "defects": [str(defect) for part in message.walk() for defect in part.defects],
            "type": message.get_content_type(), "parts": parts, "ascii": raw.isascii(),
            "longest_line": max(len(line) for line in raw.split(b"\r\n")),
            "bare_line_ends": raw.replace(b"\r\n", b"").count(b"\n") + raw.replace(b"\r\n", b"").count(b"\r")}


class Session(socketserver.StreamRequestHandler):
    timeout = 30

    def say(self, line):
        self.wfile.write(line.encode() + b"\r\n")
        self.wfile.flush()

    def secure(self):
        self.connection = self.server.context.wrap_socket(self.connection, server_side=True)
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb")
        self.is_secure = True

    def handle(self):
        self.is_secure = False
        try:
            if self.server.options.tls == "tls":
                self.secure()
            self.talk()
        except (OSError, ssl.SSLError):
            pass  # The other side did not trust us, or left.

    def talk(self):
        sender, recipients, who, greeting = None, [], "", ""
        self.say("220 catcher ESMTP")
        while line := self.rfile.readline(2000):
            words = line.decode("utf-8", "replace").strip().split(" ")
            verb = words[0].upper()
            if verb in ("EHLO", "HELO"):
                greeting = words[-1]
                offers = ["catcher"]
                if self.server.options.tls == "starttls" and not self.is_secure:
                    offers.append("STARTTLS")
                if self.server.options.login:
                    offers.append("AUTH PLAIN")
                for offer in offers[:-1]:
                    self.say("250-" + offer)
                self.say("250 " + offers[-1])
            elif verb == "STARTTLS":
                self.say("220 go on")
                self.secure()
            elif verb == "AUTH":
                if len(words) < 3:
                    self.say("334 ")
                    words.append(self.rfile.readline(2000).decode().strip())
                given = base64.b64decode(words[-1]).decode().split("\0")
                if ":".join(given[1:]) == self.server.options.login:
                    who = given[1]
                    self.say("235 welcome")
                else:
                    self.say("535 wrong")
            elif verb == "MAIL":
                sender = words[1].split(":")[1]
                self.say("250 fine" if who or not self.server.options.login else "530 sign in first")
            elif verb == "RCPT":
                recipient = words[1].split(":")[1]
                if recipient.startswith("<reject"):
                    self.say("550 no such person")
                elif recipient.startswith("<later"):
                    self.say("451 try again")
                else:
                    recipients.append(recipient)
                    self.say("250 fine")
            elif verb == "DATA":
                self.say("354 go on")
                lines = []
                while (line := self.rfile.readline(1_000_000)) not in (b".\r\n", b""):
                    lines.append(line[1:] if line.startswith(b".") else line)
                if recipients[0].startswith("<drop"):
                    self.connection.shutdown(socket.SHUT_RDWR)
                    return
                time.sleep(self.server.options.pause)
                self.say("250 caught")
                mail = told(b"".join(lines), self.server.options.keep and self.server.options.folder)
                mail.update(sender=sender, recipients=recipients, tls=self.is_secure, login=who, greeting=greeting)
                with PRINTING:
                    print(json.dumps(mail, ensure_ascii=False), flush=True)
                recipients = []
            elif verb == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 fine")


class Catcher(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True


def context(folder):
    """A certificate of our own, for this run alone."""
    certificate, key = f"{folder}/certificate.pem", f"{folder}/key.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                    "-subj", "/CN=catcher", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(certificate, key)
    return made


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", required=True)
    parser.add_argument("--tls", choices=["none", "starttls", "tls"], default="none")
    parser.add_argument("--login", default="")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--pause", type=float, default=0)
    options = parser.parse_args()
    with Catcher(("127.0.0.1", options.port), Session) as server:
        server.options = options
        server.context = context(options.folder) if options.tls != "none" else None
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(server.server_address[1], flush=True)
        sys.stdin.read()


main()
