# Operating

Back-up, damage, restore and recovery, as an administrator meets them. `$SMALL` stands for a made-up example: a municipality that plants trees. What is behind it stands in
[back-up and restore](../../docs/operating/backup.md).

```
$ stip --ledger agenda.db init | head -1
made agenda.db
$ stip --ledger agenda.db import $SMALL | tail -1
157 new, 0 changed, 0 ended, 0 unchanged; entered as 1 2 3
$ stip --ledger agenda.db edition freeze 2026 --documents html --reason "Adopted by the council"
edition 2026 frozen at entry 3
8 documents kept with it
$ stip --ledger agenda.db account add bo@example.org --name "Bo Klaver" --role secretary:restricted
account U-… made for bo@example.org
$ ls
agenda.db
agenda.db.checkpoint
agenda.db.desk
agenda.db.desk.key
agenda.db.key
```

## A back-up

The ledger and the desk are copied as SQLite copies, also while stip serves. The two keys are copied once, to another place than the ledger and the desk.

```
$ mkdir backup safe
$ sqlite3 agenda.db ".backup backup/agenda.db"
$ sqlite3 agenda.db.desk ".backup backup/agenda.db.desk"
$ cp agenda.db.key agenda.db.desk.key safe
$ stip --ledger backup/agenda.db verify
good: 5 entries, 1 checkpoint, 8 documents, 0 values redacted
key stip/…
$ ls backup | grep -v -e -wal -e -shm
agenda.db
agenda.db.desk
```

Life goes on: what is changed from here is not in that back-up. The next edition is signed.

```
$ stip --ledger agenda.db change A-001.note "Thirty trees more." --reason "The council asked for it"
entered as 6
$ stip --ledger agenda.db edition freeze 2027 --documents html --reason "Adopted by the council"
edition 2027 frozen at entry 6
10 documents kept with it
$ cp agenda.db.checkpoint letter.txt
```

## Damage

SQL cannot change what was entered:

```
$ sqlite3 agenda.db "UPDATE content SET body = replace(body, 'Thirty trees', 'Ninety trees')"
Error: stepping, content changes by redaction only (19)
[exit 19]
```

Who goes around that is found:

```
$ sqlite3 agenda.db ".backup broken.db"
$ sqlite3 broken.db "DROP TRIGGER content_stays; UPDATE content SET body = replace(body, 'Thirty trees', 'Ninety trees')"
$ stip --ledger broken.db verify
BAD at entry 6: its A-001.note is not what was committed to.
5 entries before it checked and good
[exit 1]
```

## The machine is lost

The ledger is gone; the keys come from the safe, the rest from the back-up. (Here `agenda.db.checkpoint` was on a disk that is still there.)

```
$ rm -f agenda.db agenda.db-wal agenda.db-shm agenda.db.key agenda.db.desk*
$ cp backup/agenda.db backup/agenda.db.desk safe/agenda.db.key safe/agenda.db.desk.key .
$ stip --ledger agenda.db verify
good: 5 entries, 1 checkpoint, 8 documents, 0 values redacted
key stip/…
$ stip --ledger agenda.db account list
U-…  Bo Klaver <bo@example.org>  no password yet  secretary:restricted
```

It is a good ledger, but an older one. The last checkpoint that was signed, here or in a letter, tells:

```
$ stip --ledger agenda.db verify --checkpoint letter.txt
BAD at entry 6: it is missing: a checkpoint was signed over 6 entries.
5 entries before it checked and good
[exit 1]
```

It can be read. It cannot be written, since two histories would then carry the same signature:

```
$ stip --ledger agenda.db change A-001.note "Forty trees more." --reason "The council asked for it"
stip: agenda.db: it has 5 entries, and they are not the start of what was signed here over 6 entries: it was put back to an older state, so nothing is written.
      Put back a newer back-up. If what is missing is lost for good, enter that with `stip recover --reason WHY`.
      (storage, exit 6)
[exit 6]
```

First look for a newer back-up. There is none: so enter what was lost, and tell who has the letter.

```
$ stip --ledger agenda.db recover --reason "Disk lost on 3 March; back-up of 2 March put back"
recovered; entered as 6
$ stip --ledger agenda.db change A-001.note "Thirty trees more." --reason "Entered anew after the loss of 3 March"
entered as 7
$ stip --ledger agenda.db verify
good: 7 entries, 2 checkpoints, 8 documents, 0 values redacted
key stip/…
$ stip --ledger agenda.db verify --checkpoint letter.txt
BAD at entry 1: it or one after it up to 6 is not the one that the checkpoint over 6 entries signs.
7 entries before it checked and good
[exit 1]
$ stip --ledger agenda.db recover --reason "Once more"
stip: agenda.db: it holds all that was signed here, so there is nothing to recover from.
      Write in it as always.
      (conflict, exit 5)
[exit 5]
```

## Moving

`stip copy` moves the ledger to another file or to PostgreSQL, byte for byte; its keys go along. From then on only one of the two is written.

```
$ mkdir new
$ stip --ledger agenda.db copy new/agenda.db
copied agenda.db to new/agenda.db
good: 7 entries, 2 checkpoints, 8 documents
key stip/…
From now on, write in only one of both.
$ stip --ledger new/agenda.db verify
good: 7 entries, 2 checkpoints, 8 documents, 0 values redacted
key stip/…
$ stip --ledger agenda.db copy new/agenda.db
stip: new/agenda.db: there is a file of that name already.
      Choose another name, or move the file away first.
      (conflict, exit 5)
[exit 5]
```

The desk moves in the same way, to a file or to PostgreSQL, with its key. A desk that holds something is not written over.

```
$ stip --ledger agenda.db desk copy new/agenda.db.desk
copied agenda.db.desk to new/agenda.db.desk
1 account, 4 rows in all
key in new/agenda.db.desk.key
From now on, use only one of both.
$ stip --ledger new/agenda.db account list
U-…  Bo Klaver <bo@example.org>  no password yet  secretary:restricted
$ stip --ledger agenda.db desk copy new/agenda.db.desk
stip: new/agenda.db.desk: there is a desk here already: its table account is not empty.
      Copy to a new file, or to a database or schema without a desk.
      (conflict, exit 5)
[exit 5]
```

## The key of the desk is lost

Without its key a desk does not open, and no new key is made unasked.

```
$ mv new/agenda.db.desk.key safe/moved.key
$ stip --ledger new/agenda.db account list
stip: new/agenda.db.desk.key: the key of the desk new/agenda.db.desk is not here; without it second steps and mail cannot be read.
      Copy the key file from another node or from its back-up, or say where it is with --desk-key FILE. Only if it is lost for good: `stip desk new-key`.
      (not found, exit 3)
[exit 3]
$ stip --ledger new/agenda.db --desk-key agenda.db.key account list
stip: agenda.db.key: it holds no key.
      Put back the key file that belongs to it.
      (storage, exit 6)
[exit 6]
$ stip --ledger new/agenda.db --desk-key safe/moved.key account list
U-…  Bo Klaver <bo@example.org>  no password yet  secretary:restricted
```

When it is in no back-up either, a new one gives up what was sealed: second steps and mails that wait.

```
$ stip --ledger new/agenda.db desk new-key
a new key of the desk is in new/agenda.db.desk.key
$ stip --ledger new/agenda.db account list
U-…  Bo Klaver <bo@example.org>  no password yet  secretary:restricted
```
