# Departments and actions change

A cabinet falls, departments join, and an action turns out to be two. Each is one act; what was sent stays as it was sent. `$SMALL` stands for a made-up example: a municipality that plants trees.

```
$ stip --ledger agenda.db init | head -1
made agenda.db
$ stip --ledger agenda.db import $SMALL | tail -1
157 new, 0 changed, 0 ended, 0 unchanged; entered as 1 2 3
```

## An action becomes two

Everything open goes along with one of the parts. What was forgotten is told at once, and nothing is entered.

```
$ stip --ledger agenda.db --lang en hand-over split A-001 --part A-081="Trees in the east" --part A-082="Trees in the west" --move A-081=M-002 --reason "Too large for one owner."
stip: F-001: it goes along with no part.
      Give it to one of the parts.
      (invalid, exit 2)
stip: F-002: it goes along with no part.
      Give it to one of the parts.
      (invalid, exit 2)
stip: F-003: it goes along with no part.
      Give it to one of the parts.
      (invalid, exit 2)
stip: F-004: it goes along with no part.
      Give it to one of the parts.
      (invalid, exit 2)
stip: C-001: it goes along with no part.
      Give it to one of the parts.
      (invalid, exit 2)
stip: R-001: it goes along with no part.
      Give it to one of the parts.
      (invalid, exit 2)
[exit 2]
$ stip --ledger agenda.db --lang en hand-over split A-001 --part A-081="Trees in the east" --owner A-083=ORG-WATER --reason "Too large for one owner."
stip: 'A-083': no --part names it.
      Name it: --part A-083="Its title".
      (invalid, exit 2)
[exit 2]
```

With a place for all of it:

```
$ stip --ledger agenda.db --lang en hand-over split A-001 --part A-081="Trees in the east" --part A-082="Trees in the west" --owner A-082=ORG-WATER --move A-081="M-002; C-001; R-001" --move A-082="F-001; F-002; F-003; F-004" --reason "Too large for one owner."
Too large for one owner.
new  action A-081
changed  milestone M-002
changed  contribution C-001
changed  risk R-001
new  action A-082
changed  funding F-001
changed  funding F-002
changed  funding F-003
changed  funding F-004
changed  action A-001
entered as 4
$ stip --ledger agenda.db --lang en why A-082.owner
entry 4  …  secretary  Split: Too large for one owner.
    value: Water authority Voorbeeldland
  BR-01  Council decision Green city 2035
```

## One organisation goes on in another

```
$ stip --ledger agenda.db --lang en hand-over join ORG-GROEN ORG-GEM --since 2027-01-01 --reason "Decision of the council, 12 November 2026."
Decision of the council, 12 November 2026.
changed  organisation ORG-GROEN
changed  action A-003
changed  action A-081
changed  action A-ZEEAREND
entered as 5 6
$ stip --ledger agenda.db --lang en hand-over join ORG-GROEN ORG-GEM --since 2027-01-01 --reason "Once more."
stip: organisation ORG-GROEN: ORG-GEM followed it already.
      Hand over from ORG-GEM.
      (conflict, exit 5)
[exit 5]
$ stip --ledger agenda.db verify | head -1
good: 6 entries, 0 checkpoints, 0 documents, 0 values redacted
```
