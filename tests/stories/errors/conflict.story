# Conflict: it exists already, or somebody else changed it first (exit 5)

A ledger is never overwritten:

```
$ stip --ledger agenda.db init | head -1
made agenda.db
$ stip --ledger agenda.db init
stip: agenda.db: there is a file of that name already.
      Choose another name, or move the file away first.
      (conflict, exit 5)
[exit 5]
```

An edition is frozen once:

```
$ stip --ledger agenda.db import $SMALL | tail -1
… new, 0 changed, 0 ended, 0 unchanged; entered as 1 2 3
$ stip --ledger agenda.db edition freeze 2027 --reason "Sent." --documents none
edition 2027 frozen at entry 3
$ stip --ledger agenda.db edition freeze 2027 --reason "Sent again."
stip: edition 2027: it has been frozen already, and what was frozen never changes.
      Freeze the edition of another year.
      (conflict, exit 5)
[exit 5]
```

Two people change the same field: one in the ledger, one in the folder that was imported last time. Neither text is lost, and nothing is entered until
somebody chooses.

```
$ mkdir mine
$ printf 'id,title\nA-900,Before\n' > mine/actions.csv
$ stip --ledger agenda.db import mine | tail -1
1 new, 0 changed, 0 ended, 0 unchanged; entered as 5
$ stip --ledger agenda.db change A-900.title "Changed here" --reason "Shorter."
entered as 6
$ printf 'id,title\nA-900,Changed there\n' > mine/actions.csv
$ stip --ledger agenda.db import mine
0 new, 0 changed, 0 ended, 1 unchanged.
actions.csv, row 2, column title: conflict: action A-900: 'title' was changed in the file and elsewhere: 'Changed there' in the file, 'Changed here' in the agenda.
  Choose with --prefer file or --prefer ledger, or write the value of the agenda in the file.
Nothing was entered: first mend what is wrong above.
stip: action A-900: 'title' was changed in the file and elsewhere: 'Changed there' in the file, 'Changed here' in the agenda.
      Choose with --prefer file or --prefer ledger, or write the value of the agenda in the file.
      (conflict, exit 5)
[exit 5]
$ stip --ledger agenda.db import mine --prefer ledger | tail -1
0 new, 0 changed, 0 ended, 1 unchanged, …; there was nothing to enter
```
