# Storage: the disk, the file, the database (exit 6)

A folder that is not there:

```
$ stip --ledger no/such/folder/agenda.db init
stip: no/such/folder/agenda.db: it cannot be made: No such file or directory.
      Check that the folder exists and that you may write in it.
      (storage, exit 6)
[exit 6]
```

A document that cannot be written:

```
$ stip --ledger agenda.db init | head -1
made agenda.db
$ stip --ledger agenda.db export xlsx no/such/folder/agenda.xlsx
...
stip: file no/such/folder/agenda.xlsx…
...
[exit 6]
```
