# No: the answer is no, and nothing is wrong with the question (exit 1)

Nothing was found:

```
$ stip --ledger agenda.db init | head -1
made agenda.db
$ mkdir agenda
$ printf 'id,title\nA-001,Plant trees\n' > agenda/actions.csv
$ stip --ledger agenda.db import agenda | tail -1
1 new, 0 changed, 0 ended, 0 unchanged; entered as 1
$ stip --ledger agenda.db search harbour
Niets gevonden voor ‘harbour’.
[exit 1]
$ stip --ledger agenda.db verify
good: 1 …
key stip/…
```

Somebody changes an entry behind the back of stip. The database refuses; who throws that guard away is found out.

```
$ sqlite3 agenda.db "UPDATE content SET body = replace(body, 'trees', 'flags')"
Error: stepping, content changes by redaction only (19)
[exit 19]
$ sqlite3 agenda.db "DROP TRIGGER content_stays; UPDATE content SET body = replace(body, 'trees', 'flags')"
$ stip --ledger agenda.db verify
BAD at entry 1: its A-001.title is not what was committed to.
0 entries before it checked and good
[exit 1]
```
