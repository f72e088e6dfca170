# Not found: there is nothing by that name, or nothing that the viewer may see (exit 3)

```
$ stip --ledger nowhere.db verify
stip: nowhere.db: there is no ledger here.
      Make one with `stip --ledger nowhere.db init`.
      (not found, exit 3)
[exit 3]
$ stip --ledger agenda.db init | head -1
made agenda.db
$ stip --ledger agenda.db why A-999.owner
stip: record A-999: there is no such record.
      Look for it with `stip search`.
      (not found, exit 3)
[exit 3]
$ stip --ledger agenda.db difference 2019 now
stip: moment '2019': there is no such edition, day, entry or proposal.
      Choose from: now, #NUMBER of an entry, a day as 2026-11-24.
      (not found, exit 3)
[exit 3]
$ stip --ledger agenda.db import no-such-folder
stip: import of no-such-folder: there is no such file or folder.
      Check its name.
      (not found, exit 3)
[exit 3]
```

A decision that nobody can look up is no cause:

```
$ mkdir agenda
$ printf 'id,title\nA-001,First\n' > agenda/actions.csv
$ stip --ledger agenda.db import agenda --decision BS-404 | tail -1
stip: decision BS-404: there is no such decision.
      Enter it first, or look for it with `stip search`.
      (not found, exit 3)
new  action A-001  First
[exit 3]
$ stip --ledger agenda.db import agenda | tail -1
1 new, 0 changed, 0 ended, 0 unchanged; entered as 1
$ stip --ledger agenda.db change A-001.title Second --reason "It was renamed." --decision BS-404
stip: decision BS-404: there is no such decision.
      Enter it first, or look for it with `stip search`.
      (not found, exit 3)
[exit 3]
```
