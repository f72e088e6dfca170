# The next edition

The next edition is prepared beside the last one, frozen by a decision, and published on the hour. `$SMALL` stands for a made-up example: a municipality that plants trees.

```
$ stip --ledger agenda.db init | head -1
made agenda.db
$ stip --ledger agenda.db import $SMALL | tail -1
157 new, 0 changed, 0 ended, 0 unchanged; entered as 1 2 3
$ stip --ledger agenda.db edition list
```

## What is still to be done

```
$ stip --ledger agenda.db --lang en --today 2026-11-24 edition prepare 2027
[ ] The reporting round of the year was opened and closed: 0 of 1; CY-2027
[-] Reports were approved: 0 of 0
[ ] Signals were answered: 1 of 4; S-001, S-003, S-004
[x] Consultations were answered: 1 of 1
[ ] Proposals were decided on: 0 of 1; PV-001
[x] No pledge or motion is past its term: 1 of 1
[ ] Figures name their source: 21 left; O-0004, O-0005, O-0006, O-0007, O-0008, O-0009, O-0010, O-0011, F-001, F-002, F-003, F-004, … 9
[x] The rules of the agenda hold: 0 left
[x] Statutory explanations of large sums are complete: 0 left
[exit 1]
$ stip --ledger agenda.db --today 2026-11-24 edition prepare 2027 | head -3
[ ] De rapportageronde van het jaar is geopend en gesloten: 0 van 1; CY-2027
[-] Rapportages zijn goedgekeurd: 0 van 0
[ ] Signalen zijn beantwoord: 1 van 4; S-001, S-003, S-004
[exit 1]
```

Nothing on the list stands in the way of freezing: people weigh it.

## A proposal made in a workbook

Who likes to work in Excel changes the workbook that stip made, and what it says otherwise becomes a proposal. Here a data package stands for the workbook; both are read by the same code.

```
$ stip --ledger agenda.db export datapackage edited
wrote edited
$ sed -i 's/^\(A-002,[^,]*,\)/\1/; s/2027-H2/2028-H1/' edited/actions.csv
$ stip --ledger agenda.db --lang en propose new "School yards later" --from edited --reason "No designers." --options "Zero option: keep the date." --ready
No designers.
new  proposal PV-003
new  proposed_change PC-003-001
entered as 4
$ stip --ledger agenda.db --lang en --proposal PV-003 difference now | grep -A2 "A-002"
changed  A-002  Green school yards
    planned_end  Planned end: second half of 2027 -> first half of 2028  (2 quarters later)
      Proposed: No designers. (entry 4, by PV-003)
```

## Frozen, and not to be seen yet

```
$ stip --ledger agenda.db edition freeze 2027 --reason "Adopted." --documents html --release "2027-03-01 25:00"
stip: time: '2027-03-01 25:00' is not a day with a time.
      Write it as 2027-03-01 14:00, in Dutch time.
      (invalid, exit 2)
[exit 2]
$ stip --ledger agenda.db edition freeze 2027 --reason "Adopted." --documents html --release "2099-03-01 14:00"
edition 2027 frozen at entry 4
8 documents kept with it
$ stip --ledger agenda.db --as public edition list
$ stip --ledger agenda.db edition list
2027  entry 4
```

The letter was sent earlier than planned:

```
$ stip --ledger agenda.db --lang en --today 2027-02-26 edition publish 2027 --letter https://example.org/brief
The edition is sent and made public.
changed  edition ED-2027
entered as 7
$ stip --ledger agenda.db --as public edition list
2027  entry 4  published 2027-02-26
$ stip --ledger agenda.db --lang en --today 2027-02-27 edition publish 2027
stip: edition ED-2027: it was published on 26 February 2027.
      What was sent stays as it was sent: freeze the edition of another year.
      (conflict, exit 5)
[exit 5]
```
