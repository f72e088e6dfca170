# Who sees what

A record is public, internal or restricted. For who may not see it, it is not there: the answer is the same as for something that never was.

```
$ mkdir agenda
$ printf 'id,title,sentence,classification\nA-001,Open,Everybody may know this.,public\nA-002,Closed,Named people may know this.,restricted\n' > agenda/actions.csv
$ stip --ledger agenda.db init | head -1
made agenda.db
$ stip --ledger agenda.db import agenda
2 new, 0 changed, 0 ended, 0 unchanged.
new  action A-001  Open
new  action A-002  Closed
2 new, 0 changed, 0 ended, 0 unchanged; entered as 1 2
```

Two entries: one for what is public, one for what is not, so that each is shown or withheld as a whole.

```
$ stip --ledger agenda.db --lang en --as restricted search know
A-001  Action  Open
    Everybody may know this.
A-002  Action  Closed
    Named people may know this.
$ stip --ledger agenda.db --lang en --as public search know
A-001  Action  Open
    Everybody may know this.
$ stip --ledger agenda.db --lang en --as public why A-002.title
stip: record A-002: there is no such record.
      Look for it with `stip search`.
      (not found, exit 3)
[exit 3]
$ stip --ledger agenda.db --lang en --as public why A-999.title
stip: record A-999: there is no such record.
      Look for it with `stip search`.
      (not found, exit 3)
[exit 3]
```

What is exported for the public holds no trace of it, and no gap either.

```
$ stip --ledger agenda.db --lang en --as public export datapackage out
wrote out
$ cut -d, -f1,2 out/actions.csv | tr -d '\357\273\277'
id,title
A-001,Open
$ grep -rlE "A-002|Closed" out || echo nowhere
nowhere
```
