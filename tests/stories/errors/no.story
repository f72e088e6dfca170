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

A list that breaks a rule is found before anything is entered, also without a ledger; but a ledger that is named must be there:

```
$ printf 'id,title,planned_start,planned_end\nA-001,Plant trees,2030,2029\n' > actions.csv
$ stip check actions.csv
There is no ledger here: this is checked against an empty agenda.
1 new, 0 changed, 0 ended, 0 unchanged.
new  action A-001  Plant trees
error  action A-001, planned_end: “Planned end” (2029) comes before “Planned start” (2030).
        Correct one of the two dates.
[exit 1]
$ stip --json check actions.csv 2>/dev/null
[{"severity":"error",…"subject":"action A-001, planned_end",…"remedy":"Correct one of the two dates."}]
[exit 1]
$ stip --ledger none.db check actions.csv
stip: none.db: there is no ledger here.
      Make one with `stip --ledger none.db init`.
      (not found, exit 3)
[exit 3]
```
