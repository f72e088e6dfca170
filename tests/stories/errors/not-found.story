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
