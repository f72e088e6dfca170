# Forbidden: what was frozen stays as it was (exit 4)

```
$ stip --ledger agenda.db init | head -1
made agenda.db
$ stip --ledger agenda.db import $SMALL | tail -1
… new, 0 changed, 0 ended, 0 unchanged; entered as 1 2 3
$ stip --ledger agenda.db edition freeze 2027 --reason "Sent." --documents none
edition 2027 frozen at entry 3
$ stip --ledger agenda.db change ED-2027.position 1 --reason "It should have been earlier."
stip: edition ED-2027: an edition that was frozen never changes.
      Freeze another edition.
      (forbidden, exit 4)
[exit 4]
```
