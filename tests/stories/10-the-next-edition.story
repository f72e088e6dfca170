# The next edition

The next edition is prepared beside the last one, frozen by a decision, and published on the hour. `$SMALL` stands for a made-up example: a municipality that plants trees.

```
$ stip --ledger agenda.db init | head -1
$ stip --ledger agenda.db import $SMALL | tail -1
$ stip --ledger agenda.db edition list
```

## What is still to be done

```
$ stip --ledger agenda.db --lang en --today 2026-11-24 edition prepare 2027
$ stip --ledger agenda.db --today 2026-11-24 edition prepare 2027 | head -3
```

Nothing on the list stands in the way of freezing: people weigh it.

## A proposal made in a workbook

Who likes to work in Excel changes the workbook that stip made, and what it says otherwise becomes a proposal. Here a data package stands for the workbook; both are read by the same code.

```
$ stip --ledger agenda.db export datapackage edited
$ sed -i 's/^\(A-002,[^,]*,\)/\1/; s/2027-H2/2028-H1/' edited/actions.csv
$ stip --ledger agenda.db --lang en propose new "School yards later" --from edited --reason "No designers." --options "Zero option: keep the date." --ready
$ stip --ledger agenda.db --lang en --proposal PV-003 difference now | grep -A2 "A-002"
```

## Frozen, and not to be seen yet

```
$ stip --ledger agenda.db edition freeze 2027 --reason "Adopted." --documents html --release "2027-03-01 25:00"
$ stip --ledger agenda.db edition freeze 2027 --reason "Adopted." --documents html --release "2099-03-01 14:00"
$ stip --ledger agenda.db --as public edition list
$ stip --ledger agenda.db edition list
```

The letter was sent earlier than planned:

```
$ stip --ledger agenda.db --lang en --today 2027-02-26 edition publish 2027 --letter https://example.org/brief
$ stip --ledger agenda.db --as public edition list
$ stip --ledger agenda.db --lang en --today 2027-02-27 edition publish 2027
```
