# A reporting round

From the first mail to the frozen round, by command line. The site, a returned form and an import call the same acts, so they ask the same questions. `$SMALL` stands for a made-up example: a
municipality that plants trees.

```
$ stip --ledger agenda.db init | head -1
made agenda.db
$ stip --ledger agenda.db import $SMALL | tail -1
… new, 0 changed, 0 ended, 0 unchanged; entered as 1 2 3
```

## Open the round

A report is asked on each action that is under way and has an owner.

```
$ stip --ledger agenda.db --lang en --today 2027-01-10 cycle open 2028 --period 2027-H1 --due 2027-02-15
The reporting round on the first half of 2027 is opened; reports are due on 15 February 2027.
new  cycle CY-2028
new  deadline DL-2028-report
entered as 4 5 6
$ stip --ledger agenda.db --today 2027-01-10 cycle status 2028
CY-2028  2027-H1  open, due 2027-02-15
8 asked, 0 handed in, 0 approved, 0 late
missing  A-001  ORG-GROEN
missing  A-002  ORG-GEM
missing  A-003  ORG-GROEN
missing  A-005  ORG-GEM
missing  A-006  ORG-GEM
missing  A-010  ORG-BEWONERS
missing  A-011  ORG-GEM
missing  A-ZEEAREND  ORG-GROEN
```

## An owner reports

The form starts with the last approved report, and shows what the dates alone say beside it.

```
$ stip --ledger agenda.db --today 2027-01-20 report form A-001
phase=running
schedule=yes
money=yes
scope=yes
confidence=probable
next=Plantseizoen 2026.
promised: Plantseizoen 2026.
by the dates: attention
A-001.planned_end=2030-Q4
A-001.actual_start=2025-11-15
A-001.actual_end=
M-002.due=2028-Q4
M-002.met_on=
M-002.evidence=
F-001.amount=EUR 400000
F-001.stage=paid
F-001.as_of=2026-01-15
F-002.amount=EUR 600000
F-002.stage=obligated
F-002.as_of=2026-10-01
F-003.amount=EUR 650000.50
F-003.stage=reserved
F-003.as_of=
F-004.amount=EUR 1650000.50
F-004.stage=granted
F-004.as_of=
```

Nothing changed? One line is enough. But a milestone of A-001 was moved, so the dates say otherwise than the owner did last time. That is asked first.

```
$ stip --ledger agenda.db --lang en --today 2027-01-20 --author owner@ORG-GROEN report unchanged A-001 "Looked at planning and money."
stip: action A-001: the last report answered “yes”, and the dates give “needs attention” now.
      Fill in the report: say what changed, or why you judge otherwise than the dates do.
      (invalid, exit 2)
[exit 2]
$ stip --ledger agenda.db --lang en --today 2027-01-20 --author owner@ORG-GROEN report submit A-001 phase=running schedule=yes money=yes scope=yes confidence=probable \
    done="2,000 trees stand." differs_because="The milestone was moved with the council in 2025."
Report on A-001 over the first half of 2027.
new  progress_report PR-A-001-2027-H1
entered as 7
```

Something did change on A-002. Everything that must be explained is asked at once, and only that.

```
$ stip --ledger agenda.db --lang en --today 2027-01-21 --author owner@ORG-GEM report submit A-002 phase=running schedule=attention confidence=feasible
stip: progress report PR-A-002-2027-H1: it answers “attention” or “no” without the cause.
      Give cause, consequence for the goal, and correction.
      (invalid, exit 2)
stip: progress report PR-A-002-2027-H1: it answers “attention” or “no” without the consequence.
      Give cause, consequence for the goal, and correction.
      (invalid, exit 2)
stip: progress report PR-A-002-2027-H1: it answers “attention” or “no” without the correction.
      Give cause, consequence for the goal, and correction.
      (invalid, exit 2)
[exit 2]
```

The owner explains it, names the new date, and asks for help.

```
$ stip --ledger agenda.db --lang en --today 2027-01-21 --author owner@ORG-GEM report submit A-002 phase=running schedule=attention confidence=feasible \
    cause="Two schools are being rebuilt." consequence="Four yards come later." correction="Other schools go first." \
    A-002.planned_end=2028-H1 help_wanted="Who knows a designer for school yards?"
Report on A-002 over the first half of 2027.
new  progress_report PR-A-002-2027-H1
entered as 8
```

## Signed, sent back, approved

Nobody signs what he handed in himself.

```
$ stip --ledger agenda.db --lang en --today 2027-01-22 --author owner@ORG-GEM report sign PR-A-002-2027-H1
stip: progress report PR-A-002-2027-H1: owner@ORG-GEM handed it in and cannot sign it as well.
      Have it signed by somebody else.
      (forbidden, exit 4)
[exit 4]
$ stip --ledger agenda.db --lang en --today 2027-01-22 --author director@ORG-GEM report return PR-A-002-2027-H1 "Say which four yards."
Say which four yards.
changed  progress_report PR-A-002-2027-H1
entered as 9
$ stip --ledger agenda.db --lang en --today 2027-01-23 --author owner@ORG-GEM report submit A-002 consequence="The yards of the four schools in the west come later."
Report on A-002 over the first half of 2027.
changed  progress_report PR-A-002-2027-H1
entered as 10
$ stip --ledger agenda.db --lang en --today 2027-01-24 --author director@ORG-GEM report sign PR-A-002-2027-H1
Signed by the approver.
changed  progress_report PR-A-002-2027-H1
entered as 11
```

The secretary checks whether it is complete; the judgement stays the owner's. Only now is the new date entered, and help wanted becomes a signal that must be answered.

```
$ stip --ledger agenda.db --lang en --today 2027-01-25 report approve PR-A-002-2027-H1
Report on A-002 over the first half of 2027 is approved.
changed  progress_report PR-A-002-2027-H1
changed  action A-002
new  signal S-A-002-2027-H1
entered as 12
$ stip --ledger agenda.db --lang en why A-002.planned_end | head -3
entry 12  …  secretary  Made final: Report on A-002 over the first half of 2027 is approved.
    value: first half of 2028
  PR-A-002-2027-H1  Green school yards, first half of 2027
$ stip --ledger agenda.db --lang en --today 2027-01-25 change PR-A-002-2027-H1.schedule yes --reason "Looks better."
stip: progress report PR-A-002-2027-H1: an approved report never changes.
      File a later report on the same period; the later one counts.
      (forbidden, exit 4)
[exit 4]
```

## Who is late

```
$ stip --ledger agenda.db --today 2027-02-24 cycle reminders 2028
deputy  A-003  ORG-GROEN  9 days
deputy  A-005  ORG-GEM  9 days
deputy  A-006  ORG-GEM  9 days
deputy  A-010  ORG-BEWONERS  9 days
deputy  A-011  ORG-GEM  9 days
deputy  A-ZEEAREND  ORG-GROEN  9 days
```

The round does not close over a report that waits, nor silently without one.

```
$ stip --ledger agenda.db --lang en --today 2027-03-05 cycle close 2028 2>&1 | head -4
stip: yearly cycle CY-2028: these reports wait for a signature: Plant ten thousand trees (A-001).
      Have them approved or send them back; then close the round.
      (invalid, exit 2)
stip: yearly cycle CY-2028: these reports are missing: City park East (A-003); Cool routes (A-005); Green roofs with companies (A-006); <script>alert("en")</script> (A-010); Interne verkenning ZEEAREND007 (A-011); ZEEAREND013 (A-ZEEAREND).
[exit 2]
$ stip --ledger agenda.db --lang en --today 2027-03-05 --author director@ORG-GROEN report sign PR-A-001-2027-H1 | tail -1
entered as 13
$ stip --ledger agenda.db --lang en --today 2027-03-05 report approve PR-A-001-2027-H1 | tail -1
entered as 14
$ stip --ledger agenda.db --lang en --today 2027-03-05 cycle close 2028 --without "The others report in the second half of the year."
The reporting round is closed: The others report in the second half of the year.
changed  cycle CY-2028
entered as 15
$ stip --ledger agenda.db --today 2027-03-06 cycle status 2028 | head -2
CY-2028  2027-H1  closed, due 2027-02-15
8 asked, 2 handed in, 2 approved, 6 late
[exit 1]
```

## The next round

Now nothing did change on A-001, and one line does it.

```
$ stip --ledger agenda.db --lang en --today 2027-08-01 cycle open 2029 --period 2027-H2 --due 2027-09-15 --action A-001 --action A-002 | tail -1
entered as 16
$ stip --ledger agenda.db --lang en --today 2027-08-02 --author owner@ORG-GROEN report unchanged A-001 "Looked at planning and money."
Nothing changed on A-001: Looked at planning and money.
new  progress_report PR-A-001-2027-H2
entered as 17
$ stip --ledger agenda.db --today 2027-08-02 cycle status 2029
CY-2029  2027-H2  open, due 2027-09-15
2 asked, 1 handed in, 0 approved, 0 late
submitted  A-001  ORG-GROEN  PR-A-001-2027-H2
missing  A-002  ORG-GEM
```

## The signal is answered

```
$ stip --ledger agenda.db --lang en --today 2027-03-06 signal answer S-A-002-2027-H1 taken_over "The green department lends a designer."
The green department lends a designer.
changed  signal S-A-002-2027-H1
entered as 18
tell  ORG-GEM  S-A-002-2027-H1
$ stip --ledger agenda.db --today 2027-03-06 signal list | tail -6
taken_over  S-A-002-2027-H1  Hulp gevraagd: Schoolpleinen vergroenen
    The green department lends a designer.
    A-002  running
partly  S-002  Bomen staan te dicht op gevels  39 days overdue
    Nieuwe bomen staan verder van de gevel; bestaande blijven staan.
    A-001  running
[exit 1]
```
