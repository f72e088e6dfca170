# What to start, with whose money

Where the money comes from, what is lacking, and what could be started with it: a proposal with its bound, its assumptions and its reasons. Nothing is
decided here. The methods are in [methods for investing](../../docs/methods-investing.md).

```
$ stip --ledger city.db init
…
...
$ stip --ledger city.db import $SMALL | tail -1
…
```

## The money and its gaps

What overlaps is in no sum; kinds, stages, public and private money are never added. Beside each table stands what is not known, with ids.

```
$ stip --ledger city.db --as public --lang en invest funding --csv money.csv
Public money, by source, year and stage
  FS-EU  2026  Granted  Receipt  €120,000
  FS-GEM  not by year  Paid  Expenditure  €300,000
  FS-GEM  2026  Obligated  Expenditure  €600,000
  FS-GEM  2027  Asked  Expenditure  €2 to 2.5 million
  FS-GEM  2027  Reserved  Expenditure  €650,000.5
  FS-GEM  2027  Conditionally granted  Obligation  €250,000
  FS-GEM  2028  Asked  Expenditure  about €500,000
  FS-GEM-OLD  2025  Paid  Expenditure  €400,000

Private money, by source, year and stage
  FS-BOMEN  2027  Pledged  not stated  €250,000
  FS-BOMEN  2027  Contracted  not stated  –  (1 amount is confidential)

Private money for each euro of public money, equally firm
  Reserved or pledged  €650,000.5  €250,000  0.38

Beside the ceiling of a source, by year
  FS-GEM  2027  Obligation: promised €250,000, with what is asked €250,000, at most €3 million
  FS-GEM  2024  Expenditure: promised €100,000, with what is asked €100,000, at most €3 million
  FS-GEM  2025  Expenditure: promised €500,000, with what is asked €500,000, at most €3 million
  FS-GEM  2026  Expenditure: promised €700,000, with what is asked €700,000, at most €3 million
  FS-GEM  2027  Expenditure: promised €650,000.5, with what is asked €2,900,000.5, at most €3 million
  FS-GEM  2028  Expenditure: promised €0, with what is asked €500,000, at most €3 million

What each goal has and lacks; goals share actions, so never add them
  SE-1  1 action contributes
    Expenditure: secured €300,000, promised –, open –
  G-01  1 action contributes
    Expenditure: secured €600,000, promised €650,000.5, open –

Conditions on money
  F-008  A-006  €250,000  not met: the money is granted on condition
      Als bedrijven evenveel bijdragen.
      private money pledged, contracted or invested for the same action: €250,000

What is in no sum, or not known
  1 × tells about money that other lines tell about too
  1 × is part of an amount that is counted as a whole
  3 × no money is stated that can be added: A-005, A-009, A-010
  3 × has money, and contributes to no goal: A-002, A-003, A-007
  1 × is stated over several years: each year is taken to be equal: F-007
  2 × is not stated exactly: of a range the middle counts, of a limit the limit: F-005, F-006
  1 × the amount is confidential: in no sum: F-011
  1 × how much it can give in a year is not stated: FS-BOMEN
$ head -3 money.csv
﻿table,goal,source,side,year,stage,kind,amount,lines,confidential
source,,FS-EU,public,2026,granted,receipt,EUR 120000,1,0
source,,FS-GEM,public,,paid,expenditure,EUR 300000,1,0
```

## Too little to choose

An agenda seldom says to which goal each action contributes, and how much. Then nothing is made up: it says what to enter.

```
$ stip --ledger city.db --as public --lang en --today 2026-11-24 invest
8 actions are not finished; 1 can be chosen about, 1 of them are under way
  6 × contributes to no goal that can be counted: left out: A-002, A-003, A-005, A-006, A-009, A-010
  2 × no start or no end is known: left out: A-009, A-010
  3 × no money is stated that can be put in a year: left out: A-005, A-009, A-010
  1 × is paused: left out: A-007
  1 × is under way, and none of its money stands in a year: it costs nothing here: A-002
  2 × is not stated exactly: of a range the middle counts, of a limit the limit: F-005, F-006

Too little is known to choose. With this there is more to choose:
  - Enter for these actions to which goal they contribute, with a size or a strength. (A-002, A-003, A-005, A-006, A-009, A-010)
  - Enter a planned start and end for these actions. (A-009, A-010)
  - Enter what these actions cost, from which source and in which years. (A-005, A-009, A-010)
  - Enter what these actions cost, by year. (A-002)
```

## A proposal

Two contributions and one amount more, and there is something to choose.

```
$ mkdir more
$ printf 'id,title,action,goal,size,evidence\nC-101,A park has crowns,A-003,G-01,3,plausible\nC-102,Routes have trees,A-005,G-01,1..2,claim\n' > more/contributions.csv
$ printf 'id,title,action,source,year,kind,stage,amount\nF-101,Trees of the park,A-003,FS-GEM,2027,expenditure,asked,EUR 600000\nF-102,Routes,A-005,FS-GEM,2027,expenditure,asked,EUR 900000\n' > more/fundings.csv
$ stip --ledger city.db import more | tail -1
4 new, 0 changed, 0 ended, 0 unchanged; entered as 4
$ stip --ledger city.db --as public --lang en --today 2026-11-24 invest --json plan.json
8 actions are not finished; 3 can be chosen about, 1 of them are under way
  4 × contributes to no goal that can be counted: left out: A-002, A-006, A-009, A-010
  2 × no start or no end is known: left out: A-009, A-010
  2 × no money is stated that can be put in a year: left out: A-009, A-010
  1 × is paused: left out: A-007
  1 × rests on a claim or on no evidence: it is taken to bring between nothing and what is claimed: C-102
  1 × was never checked: its actions start a year later at the earliest: VW-01
  1 × is under way, and none of its money stands in a year: it costs nothing here: A-002
  2 × is not stated exactly: of a range the middle counts, of a limit the limit: F-005, F-006

This plan reaches 99.9 % of the goals (mean of 20 scenarios 100.0 %, worst of them 99.9 %); no plan reaches more than 99.9 %
  G-01  30% canopy cover by 2030 (2030): 100.0 %

  2026  A-001  Plant ten thousand trees: is under way
          FS-GEM €1.25 million
  2028  A-003  City park East: starts in every good plan that was found; planned for 2027
          FS-GEM €3.35 million
          only if this condition is met: VW-01  Park blijft gratis
  –     A-005  Cool routes: has no years left: what has to come first takes them

This is a proposal with its assumptions: people decide.
```

## A fifth less of one source

The new plan is found from the one before it, with what it costs each goal.

```
$ stip --ledger city.db --as public --lang en --today 2026-11-24 invest --scenario cut:FS-GEM=-20% | sed -n '/With the cut/,$p'
With the cut:
  no longer started: A-003
  reaches 69.0 % instead of 99.9 %; no plan reaches more than 69.0 %
  G-01  30% canopy cover by 2030: 77.5 % instead of 100.0 %

This is a proposal with its assumptions: people decide.
```

## What cannot be kept together

```
$ stip --ledger city.db --as public --lang en --today 2026-11-24 invest --scenario reach:G-01=90% --scenario ceiling:FS-GEM=2000000 | tail -3
These conditions cannot be kept together; loosening one of them is enough:
  - the budgets of FS-GEM
  - goal G-01 is reached for 90 % at least
$ stip --ledger city.db invest --scenario cut:FS-GEM
stip: --scenario cut:FS-GEM: '' is not between 0% and 100%.
      Write cut:SOURCE=-20%, ceiling:SOURCE=4000000, start:ACTION or reach:GOAL=80%.
      (invalid, exit 2)
[exit 2]
$ stip --ledger city.db --today 2026-11-24 invest --scenario cut:FS-NOPE=-20%
stip: FS-NOPE: it is not part of the choice.
      Take one of: FS-GEM.
      (not found, exit 3)
[exit 3]
```

## Speed against care

```
$ stip --ledger city.db --as public --lang en --today 2026-11-24 invest --front care | sed -n '/Speed against care/,$p'
Speed against care:
  at-once (nothing waits for conditions or red lines): reaches 99.9 %, on average over the years 20.0 %; starts 1, of which 0 uncleared
  open-first (what has an open condition or red line starts a year later at the earliest): reaches 99.9 %, on average over the years 20.0 %; starts 1, of which 0 uncleared
  weighed-first (so does what was never weighed): reaches 99.9 %, on average over the years 20.0 %; starts 1, of which 0 uncleared
  only-clear (what has an open condition or red line does not start): reaches 69.0 %, on average over the years 15.5 %; starts 0, of which 0 uncleared  (another is no worse in anything)
```

## An agenda in a file

Sources, budgets, goals and actions may also come as one file; then no ledger is needed.

```
$ printf '{"years":2,"first_year":2027,"scenarios":1,"themes":1,"sources":[{"id":0,"name":"CITY","type":"public"}],"budget":[[4,4]],"goals":[{"due":1,"weight":1,"target":3}],"actions":[{"id":"park","theme":0,"duration":1,"cost":[3],"es":0,"ls":1,"sources":[0],"min_private":0,"contrib":{"0":2}},{"id":"trees","theme":0,"duration":1,"cost":[3],"es":0,"ls":1,"sources":[0],"min_private":0,"contrib":{"0":1}}],"dependencies":[],"min_theme_share":0,"eu_max_of_national":1,"max_public_share":1,"cvar_tail":1,"lambda_cvar":0}' > agenda.json
$ stip invest solve agenda.json --rounds 5
value 1.0000, no plan reaches more than 1.0000 (gap 0.00 %)
2 of 2 actions are started; found by greedy
$ stip invest front agenda.json --points 2 --rounds 5
6.0 public money: value 1.0000, at most 1.0000
3.0 public money: value 0.6667, at most 0.6667
```
