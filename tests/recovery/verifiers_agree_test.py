"""Good and damaged ledgers: both verifiers give one verdict, all tampering is found, and nothing good is blamed.

usage: verifiers_agree_test.py LEDGER_TOOL
"""
import base64, hashlib, pathlib, random, shutil, sqlite3, subprocess, sys, tempfile, time

ROOT = pathlib.Path(__file__).resolve().parents[2]
TOOL = sys.argv[1]
GOOD = 30
DAMAGED = 300
sys.path.insert(0, str(ROOT / "tools"))
sys.dont_write_bytecode = True
import verify as second  # The second verifier itself, without starting Python anew for each ledger.


def python_verdict(path):
    try:
        return "good " + second.verify(str(path), []).split(";")[0]
    except second.Bad as bad:
        return "bad %d %s" % bad.args
    except (sqlite3.Error, ValueError, TypeError, LookupError) as error:
        return "bad 0 %s" % error


def verdict(line):
    """What must be the same: good, or bad and where."""
    words = line.split()
    return words[0] if words[0] == "good" else " ".join(words[:2])


def unlocked(path):
    """A hand in the database: without triggers, as anybody with the file can do."""
    db = sqlite3.connect(path, isolation_level=None)
    for name, in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        db.execute("DROP TRIGGER " + name)
    return db


def size_of(db): return db.execute("SELECT max(seq) FROM entry").fetchone()[0]


def sha(*parts): return hashlib.sha256(b"".join(parts)).digest()


def rechain(db, first):
    """Makes leaves and chain fit again from `first` on, as a careful forger would."""
    ledger = db.execute("SELECT value FROM meta WHERE name = 'id'").fetchone()[0]
    chain = bytes(32)
    for seq, moment, fields, leaf, link in db.execute("SELECT seq, time, fields, leaf, chain FROM entry ORDER BY seq").fetchall():
        if seq >= first:
            when = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(moment))
            listed = [fields[i:i + 32].hex() for i in range(0, len(fields), 32)]
            leaf = sha(b"\0", second.dump({"ledger": ledger, "seq": seq, "time": when, "fields": listed}).encode())
            link = sha(chain, leaf)
            db.execute("UPDATE entry SET leaf = ?, chain = ? WHERE seq = ?", (leaf, link, seq))
        chain = link


def reseal(db, seq, change):
    """Changes the body of an entry and commits to it anew."""
    body, key = db.execute("SELECT body, key FROM content WHERE seq = ?", (seq,)).fetchone()
    body = change(body)
    _, parts = second.parts(body.encode())
    if not any(key):
        key = bytes([7]) * 32
        db.execute("DELETE FROM salt WHERE seq = ?", (seq,))
    fields = b""
    for i, (name, value) in enumerate(parts):
        if value == 0:
            return False
        message = b"stip/1" + seq.to_bytes(8, "big") + i.to_bytes(4, "big") + len(name.encode()).to_bytes(4, "big")
        fields += second.mac(second.mac(key, i.to_bytes(4, "big")), message + name.encode() + value.encode())
    db.execute("UPDATE content SET body = ?, key = ? WHERE seq = ?", (body, key, seq))
    db.execute("UPDATE entry SET fields = ? WHERE seq = ?", (fields, seq))
    rechain(db, seq)
    return True


def flipped(value, dice):
    if isinstance(value, int):
        return value + dice.choice([-86400, -1, 1, 86400, 10**18])
    data = bytearray(value if isinstance(value, bytes) else value.encode())
    data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    return bytes(data) if isinstance(value, bytes) else data.decode("latin-1")


def edit(table, key, column):
    def tamper(db, dice):
        rows = db.execute("SELECT %s, %s FROM %s" % (key, column, table)).fetchall()
        rows = [row for row in rows if row[1] is not None]
        if not rows:
            return False
        which, value = dice.choice(rows)
        db.execute("UPDATE OR IGNORE %s SET %s = ? WHERE %s = ?" % (table, column, key), (flipped(value, dice), which))
        return db.execute("SELECT changes()").fetchone()[0] == 1
    tamper.__name__ = "edit %s.%s" % (table, column)
    return tamper


def renumber(db, dice): db.execute("UPDATE entry SET seq = ? WHERE seq = ?", (size_of(db) + dice.randint(1, 3), dice.randint(1, size_of(db))))


def in_body(db, dice):
    seq = dice.randint(1, size_of(db))
    body, = db.execute("SELECT body FROM content WHERE seq = ?", (seq,)).fetchone()
    new = body.replace("running", "done").replace("Woo 5.1", "Woo 5.2")
    db.execute("UPDATE content SET body = ? WHERE seq = ?", (new, seq))
    return new != body


def delete_entry(db, dice):
    seq = dice.randint(1, size_of(db))
    for table in ("entry", "content", "salt", "idempotency"):
        db.execute("DELETE FROM %s WHERE seq = ?" % table, (seq,))


def delete_and_renumber(db, dice):
    last = size_of(db)
    seq = dice.randint(1, last)
    for table in ("entry", "content", "salt", "idempotency"):
        db.execute("DELETE FROM %s WHERE seq = ?" % table, (seq,))
        for later in range(seq + 1, last + 1):
            db.execute("UPDATE %s SET seq = ? WHERE seq = ?" % table, (later - 1, later))
    rechain(db, 1)


def delete_content(db, dice): db.execute("DELETE FROM content WHERE seq = ?", (dice.randint(1, size_of(db)),))


def swap(table):
    def tamper(db, dice):
        a, b = dice.sample(range(1, size_of(db) + 1), 2)
        for old, new in ((a, -1), (b, a), (-1, b)):
            db.execute("UPDATE %s SET seq = ? WHERE seq = ?" % table, (new, old))
    tamper.__name__ = "swap rows of " + table
    return tamper


def insert_copy(db, dice):
    seq, last = dice.randint(1, size_of(db)), size_of(db)
    db.execute("INSERT INTO entry SELECT ?, time, fields, leaf, chain FROM entry WHERE seq = ?", (last + 1, seq))
    db.execute("INSERT INTO content SELECT ?, body, key FROM content WHERE seq = ?", (last + 1, seq))


def insert_stray_content(db, dice): db.execute("INSERT INTO content SELECT ?, body, key FROM content WHERE seq = 1", (size_of(db) + dice.randint(1, 9),))


def insert_before_first(db, dice):
    db.execute("INSERT INTO entry SELECT 0, time, fields, leaf, chain FROM entry WHERE seq = 1")
    db.execute("INSERT INTO content SELECT 0, body, key FROM content WHERE seq = 1")


def truncate(db, dice):
    keep = size_of(db) - dice.randint(1, 5)
    for table in ("entry", "content", "salt", "idempotency"):
        db.execute("DELETE FROM %s WHERE seq > ?" % table, (keep,))


def rewrite_and_rechain(db, dice):
    return reseal(db, dice.randint(1, size_of(db)), lambda body: body.replace('"act":"', '"act":"x'))


def move_time_and_rechain(db, dice):
    seq = size_of(db)
    db.execute("UPDATE entry SET time = time + 1 WHERE seq = ?", (seq,))
    rechain(db, seq)


def erase_silently(db, dice):
    """A value and its salt are deleted in the proper form, but no entry says so."""
    for seq, body, key in db.execute("SELECT seq, body, key FROM content ORDER BY random()").fetchall():
        if any(key) and '"reason":"' in body:
            entry, parts = second.parts(body.encode())
            entry["reason"] = 0
            salts = b"".join(bytes(32) if n == "reason" else second.mac(key, i.to_bytes(4, "big")) for i, (n, _) in enumerate(parts))
            db.execute("UPDATE content SET body = ?, key = ? WHERE seq = ?", (second.dump(entry), bytes(32), seq))
            db.execute("INSERT INTO salt (seq, salts) VALUES (?, ?)", (seq, salts))
            return True
    return False


def note_edit(old, new):
    def tamper(db, dice):
        size, note = dice.choice(db.execute("SELECT size, note FROM checkpoint").fetchall())
        changed = old and note.replace(old, new) or note
        if old is None:
            lines = note.split("\n")
            middle = len(lines[new]) // 2
            lines[new] = lines[new][:middle] + ("7" if lines[new][middle] != "7" else "8") + lines[new][middle + 1:]
            changed = "\n".join(lines)
        db.execute("UPDATE checkpoint SET note = ? WHERE size = ?", (changed, size))
        return changed != note
    tamper.__name__ = "checkpoint: %s to %s" % (old, new)
    return tamper


def checkpoint_of_other_size(db, dice):
    size, = dice.choice(db.execute("SELECT size FROM checkpoint").fetchall())
    db.execute("UPDATE OR IGNORE checkpoint SET size = size + 1000 WHERE size = ?", (size,))


def sign_by_other_key(db, dice):
    db.execute("UPDATE meta SET value = ? WHERE name = 'public_key'", ("stip/x+00000000+" + base64.b64encode(b"\1" + bytes(32)).decode(),))


def delete_key(db, dice):
    keys = db.execute("SELECT key FROM idempotency").fetchall()
    if not keys:
        return False
    db.execute("DELETE FROM idempotency WHERE key = ?", dice.choice(keys))


def insert_key(db, dice): db.execute("INSERT INTO idempotency VALUES ('another', ?)", (dice.randint(1, size_of(db)),))


def restore_key_of_redacted(db, dice):
    row = db.execute("SELECT seq FROM salt").fetchone()
    if not row:
        return False
    db.execute("UPDATE content SET key = ? WHERE seq = ?", (bytes([1]) * 32, row[0]))


def delete_salts(db, dice):
    if not db.execute("SELECT count(*) FROM salt").fetchone()[0]:
        return False
    db.execute("DELETE FROM salt")


TAMPERINGS = [
    edit("entry", "seq", "time"), edit("entry", "seq", "fields"), edit("entry", "seq", "leaf"), edit("entry", "seq", "chain"),
    edit("content", "seq", "body"), edit("content", "seq", "key"), edit("salt", "seq", "salts"), edit("idempotency", "key", "seq"),
    edit("idempotency", "seq", "key"), edit("checkpoint", "number", "note"), edit("frozen", "sha256", "bytes"), renumber,
    in_body, delete_entry, delete_and_renumber, delete_content, swap("entry"), swap("content"), insert_copy, insert_stray_content,
    insert_before_first, truncate, rewrite_and_rechain, move_time_and_rechain, erase_silently, note_edit("stip/", "slip/"), note_edit(None, 1),
    note_edit(None, 2), note_edit(None, 4), note_edit("\n\n", "\nwitness\n\n"), checkpoint_of_other_size, sign_by_other_key, delete_key, insert_key,
    restore_key_of_redacted, delete_salts,
]


def rolled_back(folder, good):
    """The file of an older day: only a checkpoint from elsewhere can tell."""
    path = folder / "rolled-back.db"
    shutil.copy(good, path)
    db = unlocked(path)
    note = db.execute("SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1").fetchone()[0].encode()
    truncate(db, random.Random(1))
    db.execute("DELETE FROM checkpoint WHERE size > (SELECT max(seq) FROM entry)")
    db.close()
    try:
        second.verify(str(path), [(None, note)])
    except second.Bad:
        return True
    return False


def main():
    failures, seen = [], {}
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        paths = []
        for seed in range(GOOD):
            paths.append(folder / ("good-%d.db" % seed))
            subprocess.run([TOOL, "make", str(paths[-1]), str(seed), str(6 + seed)], check=True)
        cases = [("good", path) for path in paths]
        for number in range(DAMAGED):
            dice = random.Random(number)
            tamper = TAMPERINGS[number % len(TAMPERINGS)]
            path = folder / ("bad-%d.db" % number)
            shutil.copy(paths[number % GOOD], path)
            db = unlocked(path)
            done = tamper(db, dice)
            db.close()
            if done is not False:
                cases.append((tamper.__name__, path))
        out = subprocess.run([TOOL, "verify"] + [str(path) for _, path in cases], capture_output=True, text=True, errors="replace", check=True)
        lines = out.stdout.splitlines()
        assert len(lines) == len(cases), out.stderr
        for (what, path), first in zip(cases, lines):
            other = python_verdict(path)
            wanted = "good" if what == "good" else "bad"
            seen[what] = seen.get(what, 0) + 1
            if not first.startswith(wanted) or verdict(first) != verdict(other):
                failures.append("%s, %s\n    stip:   %s\n    python: %s" % (what, path.name, first, other))
        if not rolled_back(folder, paths[-1]):
            failures.append("a ledger of an older day passed against a newer checkpoint")
    for what in TAMPERINGS:
        if what.__name__ not in seen:
            failures.append("never tried: " + what.__name__)
    print("%d good ledgers, %d damaged in %d ways" % (seen["good"], sum(seen.values()) - seen["good"], len(seen) - 1))
    print("\n".join(failures))
    return 1 if failures or sum(seen.values()) - seen["good"] < 200 else 0


if __name__ == "__main__":
    sys.exit(main())
