# Invalid: what came in breaks a rule (exit 2)

All errors come at once, each with its place, what is wrong and what to do. Nothing is entered.

```
$ mkdir agenda
$ printf 'id,title,planned_end,phase,owner\nA-001,First,soon,running,\nA-001,Twice,2027,running,\nA-003,,2027-Q5,underway,ORG-NOBODY\n' > agenda/actions.csv
$ stip --ledger agenda.db init | head -1
made agenda.db
$ stip --ledger agenda.db import agenda
2 new, 0 changed, 0 ended, 0 unchanged.
new  action A-001  First
new  action A-003
actions.csv, row 2, column planned_end: error: action A-001: 'soon' is not a date.
  Write a day, month, quarter, half-year or year: 2026-09-06, 2026-09, 2026-Q3, 2026-H2 or 2026.
actions.csv, row 4, column planned_end: error: action A-003: '2027-Q5' is not a date.
  Write a day, month, quarter, half-year or year: 2026-09-06, 2026-09, 2026-Q3, 2026-H2 or 2026.
actions.csv, row 4, column phase: error: action A-003: 'underway' is not one of the choices.
  Choose from: not_started, running, done, stopped, merged, moved, paused, proposed.
actions.csv, row 3, column id: error: action A-001: The id is used twice; first in actions.csv, row 2.
  Give one of the two another id.
actions.csv, row 4, column title: error: action A-003: The field 'title' may not be empty.
  In the first language of the programme.
actions.csv, row 4, column owner: error: action A-003: 'ORG-NOBODY' is neither in the file nor in the agenda.
  Add that record, or empty the reference.
Nothing was entered: first mend what is wrong above.
stip: actions.csv, row 2, column planned_end: action A-001: 'soon' is not a date. (And 5 more.)
      Write a day, month, quarter, half-year or year: 2026-09-06, 2026-09, 2026-Q3, 2026-H2 or 2026.
      (invalid, exit 2)
[exit 2]
$ stip --ledger agenda.db search First
Niets gevonden voor ‘First’.
[exit 1]
```

The same for one value, a year, a file that is no table and one that is no ledger:

```
$ printf 'id,title\nA-001,First\n' > agenda/actions.csv
$ stip --ledger agenda.db import agenda | tail -1
1 new, 0 changed, 0 ended, 0 unchanged; entered as 1
$ stip --ledger agenda.db change A-001.phase underway --reason "It runs."
stip: action A-001, phase: 'underway' is not one of the choices.
      Choose from: not_started, running, done, stopped, merged, moved, paused, proposed.
      (invalid, exit 2)
[exit 2]
$ stip --ledger agenda.db edition freeze 26 --reason "Too short."
stip: edition 26: that is no year of an edition.
      Write the year in four digits: 2026.
      (invalid, exit 2)
[exit 2]
$ echo '{"value": []}' > moties.json
$ stip --ledger agenda.db import moties.json
0 new, 0 changed, 0 ended, 0 unchanged.
moties.json: error: It is JSON, and not the datapackage.json of a data package.
  Name a data package, a workbook or a CSV file; open data of parliament goes in with `stip import parliament`.
Nothing was entered: first mend what is wrong above.
stip: moties.json: It is JSON, and not the datapackage.json of a data package.
      Name a data package, a workbook or a CSV file; open data of parliament goes in with `stip import parliament`.
      (invalid, exit 2)
[exit 2]
$ echo "This is a letter." > letter.db
$ stip --ledger letter.db verify
stip: letter.db: it is not a ledger of stip.
      Check the name; make a ledger with `stip --ledger FILE init`.
      (invalid, exit 2)
[exit 2]
```

A command that is not there, said as such:

```
$ stip frobnicate
stip: command line: there is no command 'frobnicate'.
      See `stip --help`, or `stip COMMAND --help`.
      (invalid, exit 2)
[exit 2]
$ stip --lang nl frobnicate
stip: opdrachtregel: Er is geen opdracht ‘frobnicate’.
      Zie `stip --help`, of `stip OPDRACHT --help`.
      (ongeldig, exit 2)
[exit 2]
$ stip --json verify --frobnicate
{"kind":"invalid","subject":"command line","problem":"there is no option '--frobnicate' of `stip verify`.","remedy":"See `stip verify --help`."}
[exit 2]
```
