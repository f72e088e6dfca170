#!/usr/bin/env python3
"""Checks a stip ledger without stip: only Python's standard library, written from docs/ledger.md alone.

usage: verify.py LEDGER [--checkpoint FILE]     exit 0: good, 1: bad, 2: called in another way
"""
import base64, datetime, hashlib, hmac, json, os, sqlite3, sys, urllib.parse

P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493  # Ed25519: RFC 8032, section 6
D = -121665 * pow(121666, P - 2, P) % P

def add(a, b):
    A, B = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    C, E = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = B - A, E - C, E + C, B + A
    return e * f % P, g * h % P, f * g % P, e * h % P
def times(n, point):
    rest = times(n >> 1, add(point, point)) if n else (0, 1, 1, 0)
    return add(rest, point) if n & 1 else rest
def point(text):
    y, sign = int.from_bytes(text, "little") & (2**255 - 1), text[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if (x * x - square) % P == 0 else x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        raise ValueError("no point of the curve")
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P
def signed(key, message, signature):
    s, (ax, ay, _, at) = int.from_bytes(signature[32:], "little"), point(key)
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little")
    base = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
    x, y, z, _ = add(times(s, base), times(h % L, (P - ax, ay, 1, P - at)))
    r = y * pow(z, P - 2, P) % P | (x * pow(z, P - 2, P) % P & 1) << 255
    return len(signature) == 64 and s < L and r.to_bytes(32, "little") == signature[:32]
class Bad(Exception): """(entry, what is wrong); entry 0: no entry is to blame."""
def need(condition, entry, problem):
    if not condition:
        raise Bad(entry, problem)
def sha(*parts): return hashlib.sha256(b"".join(parts)).digest()
def dump(value): return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
def mac(key, message): return hmac.digest(key, message, "sha256")
def root(leaves):  # RFC 6962, 2.1, level by level: the last of an odd number moves up as it is
    while len(leaves) > 1:
        pairs = [sha(b"\1", *leaves[i:i + 2]) for i in range(0, len(leaves) - 1, 2)]
        leaves = pairs + leaves[len(pairs) * 2:]
    return leaves[0] if leaves else sha()

def parts(body):
    """The entry, and (name, value) of all that it commits to; value 0: redacted. ValueError: not in the one form."""
    text = body.decode()
    e = json.loads(text)
    texts = [e["act"], e["key"], *e["causes"]]
    form = list(e) == ["act", "author", "reason", "causes", "key", "level", "changes"] and isinstance(e["causes"], list)
    form = form and e["level"] in ("public", "internal", "restricted")
    found = [(n, dump(e[n]) if n == "causes" else e[n]) for n in list(e)[:6]]
    for c in e["changes"]:
        verb = "retire" if "retire" in c else "set"
        form = form and list(c) == ["type", "id", "version", verb] and c.get("retire", True) is True
        form = form and type(c["version"]) is int and 0 < c["version"] < 2**63
        texts += [c["type"], c["id"]]
        found += [(c["id"], dump([c["type"], c["id"], c["version"], verb]))]
        found += [(c["id"] + "." + name, value) for name, value in c.get("set", {}).items()]
    form = form and all(type(v) is str or (type(v) is int and v == 0) for _, v in found) and {*map(type, texts)} == {str}
    if not form or dump(e) != (text.rstrip(" ") if any(v == 0 for _, v in found) else text):
        raise ValueError("it is not in the form that bodies have")
    return e, found
def opened(note, name, key):
    head, _, lines = note.partition(b"\n\n")
    origin, size, root64 = head.split(b"\n")
    for line in lines.split(b"\n"):
        start = "\u2014 ".encode() + name + b" "
        raw = base64.b64decode(line[len(start):]) if line.startswith(start) else b""
        if raw[:4] == sha(name, b"\n\1", key)[:4] and origin == name and signed(key, head + b"\n", raw[4:]):
            return int(size), base64.b64decode(root64, validate=True)
    raise ValueError("it is not signed by the key of the ledger")

def check_entry(db, row, n, ledger, before, chain, found, e):
    _, time, fields, leaf, link, _, secret, salts = row
    need(before <= time < 253402300800, n, "its time is out of order")
    fits = len(secret) == 32 and any(secret) == (not salts) and len(fields) == 32 * len(found)
    need(fits and len(salts or fields) == len(fields), n, "salts and commitments do not fit its body")
    for i, (name, value) in enumerate(found):
        salt = salts[32 * i:32 * i + 32] if salts else mac(secret, i.to_bytes(4, "big"))
        label = b"stip/1" + n.to_bytes(8, "big") + i.to_bytes(4, "big") + len(name.encode()).to_bytes(4, "big")
        fits = not any(salt) if value == 0 else mac(salt, label + (name + value).encode()) == fields[32 * i:32 * i + 32]
        need(fits, n, name + " is not what was committed to, or not wholly redacted")
    when = datetime.datetime.fromtimestamp(time, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    listed = [fields[i:i + 32].hex() for i in range(0, len(fields), 32)]
    header = dump({"ledger": ledger.decode(), "seq": n, "time": when, "fields": listed}).encode()
    need(leaf == sha(b"\0", header) and link == sha(chain, leaf), n, "its leaf or its chain is wrong")
    at = db.execute("SELECT seq FROM idempotency WHERE key = CAST(? AS TEXT)", (e["key"],)).fetchone()
    need(not e["key"] or at == (n,), n, "its key is not in the table of keys")

def verify(path, known):
    mode = "mode=ro" if os.access(os.path.dirname(os.path.abspath(path)), os.W_OK) else "immutable=1"
    db = sqlite3.connect("file:" + urllib.parse.quote(path) + "?" + mode, uri=True)
    db.text_factory = bytes
    format = [db.execute("PRAGMA " + what).fetchone()[0] for what in ("application_id", "user_version")]
    need(format == [0x73746970, 1], 0, "it is no ledger of format 1")
    meta = dict(db.execute("SELECT name, value FROM meta"))
    ledger, key_text = meta[b"id"], meta[b"public_key"]
    key, name = base64.b64decode(key_text.split(b"+", 2)[-1])[1:], b"stip/" + ledger
    wanted = b"+".join([name, sha(name, b"\n\1", key)[:4].hex().encode(), base64.b64encode(b"\1" + key)])
    need(key_text == wanted and ledger == sha(key)[:16].hex().encode(), 0, "its public key is not its own")
    leaves, chain, before, keys, versions, redacted, announced = [], bytes(32), 0, {}, {}, set(), set()
    rows = db.execute("SELECT e.seq, time, fields, leaf, chain, body, c.key, salts FROM entry e "
                      "LEFT JOIN content c ON c.seq = e.seq LEFT JOIN salt s ON s.seq = e.seq ORDER BY e.seq")
    while True:
        n = len(leaves) + 1
        try:
            if not (row := next(rows, None)):
                break
            need(row[0] == n, n, "it is missing")
            e, found = parts(row[5])
            check_entry(db, row, n, ledger, before, chain, found, e)
            for c in e["changes"]:
                need(versions.get((c["type"], c["id"]), 0) == c["version"] - 1, n, "a version is out of order")
                versions[c["type"], c["id"]] = -9 if "retire" in c else c["version"]
            redacted |= {(n, what) for what, value in found if value == 0}
            if e["act"] == "redact":
                announced |= {(int(c.split(" ")[0]), c.split(" ", 1)[1]) for c in e["causes"]}
        except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RuntimeError, sqlite3.Error) as e:
            raise Bad(n, "it cannot be read: %s" % e)
        before, chain, keys[e["key"].encode()] = row[1], row[4], n
        leaves.append(row[3])
    stray, = db.execute("SELECT min(seq) FROM (SELECT seq FROM content UNION SELECT seq FROM salt) "
                        "WHERE seq NOT IN (SELECT seq FROM entry)").fetchone()
    need(stray is None, stray, "there is content, but no entry")
    for text, seq in db.execute("SELECT key, seq FROM idempotency ORDER BY seq, key"):
        need(text and keys.get(text) == seq, seq, "the table of keys is wrong")
    for n, what in sorted(redacted ^ announced):
        raise Bad(n, what + (" was deleted unannounced" if (n, what) in redacted else " should have been deleted"))
    good = 0
    for size, note in [*db.execute("SELECT size, note FROM checkpoint ORDER BY size"), *known]:
        inside, signed_root = opened(note, name, key)
        need(size in (None, inside), 0, "a checkpoint is over another number of entries")
        need(inside <= len(leaves), len(leaves) + 1, "it is missing: a checkpoint covers it")
        need(root(leaves[:inside]) == signed_root, good + 1 if size else 1, "it or one after it is not what was signed")
        good = inside
    for digest, data in db.execute("SELECT sha256, bytes FROM frozen"):
        need(digest == hashlib.sha256(data).hexdigest().encode(), 0, "a document was altered")
    return "good: %d entries, %d values redacted; key %s" % (len(leaves), len(redacted), key_text.decode())

if __name__ == "__main__":
    try:
        if len(sys.argv) != (4 if sys.argv[2:3] == ["--checkpoint"] else 2) or sys.argv[1][:1] == "-": sys.exit(print(__doc__) or 2)
        print(verify(sys.argv[1], [(None, open(path, "rb").read()) for path in sys.argv[3:]]))
    except (Bad, sqlite3.Error, ValueError, TypeError, LookupError, OSError) as error:
        sys.exit(print("bad: entry %d: %s" % (error.args if isinstance(error, Bad) else (0, error))) or 1)
