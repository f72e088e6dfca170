# Try before you adopt

A proposal is changes that have not been made. Everything can be looked at as if it were adopted, beside today; adopting enters exactly those changes, caused by the decision. `$SMALL` stands for a
made-up example: a municipality that plants trees.

```
$ stip --ledger agenda.db init | head -1
made agenda.db
$ stip --ledger agenda.db import $SMALL | tail -1
… new, 0 changed, 0 ended, 0 unchanged; entered as 1 2 3
```

## Propose

All that is wrong is told at once.

```
$ stip --ledger agenda.db --lang en propose new "School yards to the green department" A-002.owner=ORG-NERGENS A-002.colour=green --ready
stip: A-002.owner: it would refer to ORG-NERGENS, which does not exist.
      Give the id of a record, or make it in this proposal.
      (not found, exit 3)
stip: A-002.colour: it has no field “colour”.
      See `stip schema action` for its fields.
      (invalid, exit 2)
stip: proposal PV-003: it gives no reason.
      Say why the agenda must change.
      (invalid, exit 2)
stip: proposal PV-003: it waits for a decision without other options.
      Describe the options, always with the one in which nothing changes.
      (invalid, exit 2)
[exit 3]
$ stip --ledger agenda.db --lang en propose new "School yards to the green department" A-002.owner=ORG-GROEN A-002.planned_end=2028-H1 --ready \
    --reason "It has the designers." --options "Zero option: leave it with the municipality. Or hire designers." --evidence S-001 --by ORG-GROEN
It has the designers.
new  proposal PV-003
new  proposed_change PC-003-001
new  proposed_change PC-003-002
entered as 4
```

## Look at it

Nothing has changed. With `--proposal` every command looks at the agenda as if it had.

```
$ stip --ledger agenda.db --as public --lang en export datapackage now
wrote now
$ stip --ledger agenda.db --as public --lang en --proposal PV-003 export datapackage then
wrote then
$ grep -c "^A-002.*ORG-GROEN" now/actions.csv then/actions.csv
now/actions.csv:0
then/actions.csv:1
$ stip --ledger agenda.db --lang en --proposal PV-003 difference now | grep -A3 "A-002"
moved  A-002  Green school yards
    owner  Owner: Municipality of Voorbeeldstad -> City & Nature Department
      Proposed: It has the designers. (entry 4, by PV-003)
    planned_end  Planned end: second half of 2027 -> first half of 2028  (2 quarters later)
$ stip --ledger agenda.db --lang en propose check PV-003
can be adopted
```

Several together, and where they clash. What is not put up for decision yet is a draft, and internal:

```
$ stip --ledger agenda.db --lang en --proposal PV-001 --proposal PV-003 difference now | grep "^[cm][ho]"
moved  A-002  Green school yards
changed  A-003  City park East
changed  M-003  Ontwerp Stadspark Oost
$ stip --ledger agenda.db --lang en propose new "School yards to the residents" A-002.owner=ORG-BEWONERS | tail -1
entered as 5
$ stip --ledger agenda.db --lang en propose revise PV-i1 --reason "They look after it." A-002.planned_end=2028-Q2
They look after it.
changed  proposal PV-i1
new  proposed_change PC-i1-002
entered as 6
$ stip --ledger agenda.db --lang en propose revise PV-i1 --drop A-002.planned_end | tail -1
entered as 7
$ stip --ledger agenda.db --lang en --as internal propose check PV-003 PV-i1
clash  A-002.owner  PV-003: ORG-GROEN  PV-i1: ORG-BEWONERS
[exit 1]
$ stip --ledger agenda.db --lang en --as internal --proposal PV-003 --proposal PV-i1 search schoolplein
stip: A-002.owner: PV-003 makes it 'ORG-GROEN' and PV-i1 makes it 'ORG-BEWONERS'.
      Look at one of the two, or change one.
      (conflict, exit 5)
[exit 5]
```

## Decide

A table advises; it does not decide.

```
$ stip --ledger agenda.db --lang en decide adopted PV-003 --body B-TAFEL --reason "The table likes it." --why-fast "Planting season." --safeguard "Schools choose with us."
stip: body B-TAFEL: it advises; it has no mandate to decide.
      Take its advice as a signal, and let a body decide that may.
      (forbidden, exit 4)
[exit 4]
$ stip --ledger agenda.db --lang en --author registrar decide adopted PV-003 --body B-RAAD --reason "The council agrees." \
    --why-fast "The planting season starts in November." --safeguard "Schools choose the trees with us." --dissent "One party wants to hire designers."
The council agrees.
new  decision BS-003
changed  proposal PV-003
changed  action A-002
entered as 8
```

The decision is the reason of every field that it changed, in the difference and in the path to why.

```
$ stip --ledger agenda.db --lang en difference '#1' now | grep -A6 "A-002"
moved  A-002  Green school yards
    owner  Owner: Municipality of Voorbeeldstad -> City & Nature Department
      Decided: The council agrees. (entry 8, by BS-003)
    planned_end  Planned end: second half of 2027 -> first half of 2028  (2 quarters later)
      Decided: The council agrees. (entry 8, by BS-003)
new  PV-003  School yards to the green department
      Decided: The council agrees. (entry 8, by BS-003)
new  PC-003-001  A-002.owner
      Proposed: It has the designers. (entry 4, by S-001)
new  PC-003-002  A-002.planned_end
      Proposed: It has the designers. (entry 4, by S-001)
new  BS-003  School yards to the green department
      Decided: The council agrees. (entry 8, by BS-003)
$ stip --ledger agenda.db --lang en why A-002.owner
entry 8  …  registrar  Decided: The council agrees.
    value: City & Nature Department
  BS-003  School yards to the green department
    B-RAAD  Municipal council
    PV-003  School yards to the green department
      S-001  Too few benches
        ORG-BEWONERS  Bewonersplatform <b>Groen</b> & Co
        B-TAFEL  Green table
        A-005  Cool routes
      ORG-GROEN  City & Nature Department
entry 1  …  secretary  Imported: Import van example-small
    value: Municipality of Voorbeeldstad
```

## What moved on

PV-i1 was written when the municipality owned the action. It cannot be adopted over what was decided since, and both texts are shown.

```
$ stip --ledger agenda.db --lang en propose check PV-i1
moved  PV-i1  A-002.owner  was: ORG-GEM  now: ORG-GROEN  proposed: ORG-BEWONERS
[exit 1]
$ stip --ledger agenda.db --lang en propose amend PV-i1 A-002.care="The green department stays involved." --reason "Residents know their yards."
Residents know their yards.
new  proposal PV-i2
new  proposed_change PC-i2-001
new  proposed_change PC-i2-002
entered as 9
$ stip --ledger agenda.db --lang en propose check PV-i2
can be adopted
```

A draft is not decided on; put up for decision, the council amends.

```
$ stip --ledger agenda.db --lang en decide amended PV-i2 --body B-RAAD --reason "Residents may try for a year." --why-fast "They have started." --safeguard "The green department stays involved."
stip: proposal PV-i2: it is still a draft.
      Make it ready first, with its reason and options.
      (invalid, exit 2)
[exit 2]
$ stip --ledger agenda.db --lang en change PV-i2.options "Zero option: leave it with the green department." --reason "Asked by the council." | tail -1
entered as 10
$ stip --ledger agenda.db --lang en propose ready PV-i2
PV-i2 is ready for a decision.
changed  proposal PV-i2
changed  proposed_change PC-i2-001
changed  proposed_change PC-i2-002
entered as 11
$ stip --ledger agenda.db --lang en decide amended PV-i2 --body B-RAAD --reason "Residents may try for a year." --why-fast "They have started." --safeguard "The green department stays involved."
Residents may try for a year.
new  decision BS-004
changed  proposal PV-i2
changed  proposal PV-i1
changed  action A-002
entered as 12 13
$ stip --ledger agenda.db --lang en why A-002.owner | head -6
entry 12  …  secretary  Decided: Residents may try for a year.
    value: Bewonersplatform <b>Groen</b> & Co
  BS-004  School yards to the residents
    B-RAAD  Municipal council
    PV-i2  School yards to the residents
entry 8  …  registrar  Decided: The council agrees.
```
