# From the sheet that you have

Most agendas begin as one sheet of actions, with column names of somebody's own. stip proposes what each column means, shows it, and remembers it once it was used.

```
$ printf 'Nr;Actie;Trekker;Begin;Klaar;Stand\n1;Proeftuin voor vergisting;Ministerie van Proef;2026;Q3 2027;loopt\n2;Leidraad voor vergunningen;Ministerie van Proef;;2028;nog niet gestart\n' > acties.csv
$ stip --ledger agenda.db init | head -1
made agenda.db
$ stip --ledger agenda.db import acties.csv --dry-run | grep -v '^[ {}]'
What the columns of acties.csv mean:
Nr -> action.id (95%: the name says 'nr')
Actie -> action.title (95%: the name says 'actie')
Trekker -> action.owner (95%: the name says 'trekker')
Begin -> action.planned_start (95%: the name says 'begin')
Klaar -> action.planned_end (95%: the name says 'klaar')
Stand -> action.phase (60%: the cells name phases)
To change it, save this as a file, edit it and hand it in with --mapping:


3 new, 0 changed, 0 ended, 0 unchanged.
new  action A-001  Proeftuin voor vergisting
new  action A-002  Leidraad voor vergunningen
new  organisation ORG-001  Ministerie van Proef
acties.csv, row 2, column Trekker: remark: 'Proeftuin voor vergisting': There was no organisation 'Ministerie van Proef'; it is made as ORG-001.
acties.csv, row 2, column Stand: remark: 'Proeftuin voor vergisting': 'loopt' was read as phase running. So in all rows.
acties.csv, row 3, column Stand: remark: 'Leidraad voor vergunningen': 'nog niet gestart' was read as phase not_started. So in all rows.
3 new, 0 changed, 0 ended, 0 unchanged; nothing was entered (--dry-run)
```

That is how it was meant, so enter it.

```
$ stip --ledger agenda.db import acties.csv | tail -1
3 new, 0 changed, 0 ended, 0 unchanged; entered as 1
$ stip --ledger agenda.db --lang en search proeftuin
A-001  Action  Proeftuin voor vergisting
```

Next year the same sheet comes with one line changed. The columns need not be explained again, and only what differs is entered.

```
$ sed -i 's/Q3 2027/Q1 2028/' acties.csv
$ stip --ledger agenda.db import acties.csv --dry-run | grep -v '^[ {}]' | tail -5
0 new, 1 changed, 0 ended, 1 unchanged.
changed  action A-001  Proeftuin voor vergisting
acties.csv, row 2, column Stand: remark: 'Proeftuin voor vergisting': 'loopt' was read as phase running. So in all rows.
acties.csv, row 3, column Stand: remark: 'Leidraad voor vergunningen': 'nog niet gestart' was read as phase not_started. So in all rows.
0 new, 1 changed, 0 ended, 1 unchanged; nothing was entered (--dry-run)
$ stip --ledger agenda.db import acties.csv | tail -1
0 new, 1 changed, 0 ended, 1 unchanged; entered as 2
```

Why the planning is what it is:

```
$ stip --ledger agenda.db --lang en why A-001.planned_end
entry 2  …  secretary  Imported: Import van acties
    value: first quarter of 2028
entry 1  …  secretary  Imported: Import van acties
    value: third quarter of 2027
```

A sheet without numbers knows its actions by their titles. Where a title was changed, stip makes another action, and says which one it looks like:

```
$ printf 'Actie;Klaar\nProeftuin voor vergisting;2027\n' > titels.csv
$ stip --ledger titels.db init | head -1
made titels.db
$ stip --ledger titels.db import titels.csv | tail -1
1 new, 0 changed, 0 ended, 0 unchanged; entered as 1
$ sed -i 's/voor vergisting/vergisting/' titels.csv
$ stip --ledger titels.db import titels.csv --dry-run | tail -3
titels.csv, row 2, column Actie: remark: action A-002: It is new, and it looks like A-001 'Proeftuin voor vergisting', which is no longer in the file.
  Is it the same under another title? Then give the file a column with its number, A-001.
1 new, 0 changed, 0 ended, 0 unchanged, 1 no longer in the file (left alone); nothing was entered (--dry-run)
```
