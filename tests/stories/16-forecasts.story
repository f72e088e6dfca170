# Where figures may go

An indicator has a few figures and a target. How likely is it to be reached, and what would that take? No ledger is needed to ask. The method, and how well it did on
two thousand real series, is in [methods of forecasts](../../docs/methods-monitoring.md).

`history.csv` has a row for each figure. Women in the board was revised once: of two rows for one year the later counts.

```
$ printf 'series,t,value\nwomen,2016,11\nwomen,2017,12\nwomen,2018,14\nwomen,2019,14.5\nwomen,2019,15\nwomen,2020,16\nwomen,2021,18\nenergy,2020,7\nenergy,2021,9\nflat,2019,3\nflat,2020,3\nflat,2021,3\n' > history.csv
$ printf 'series,direction,target_year,target_value\nwomen,1,2030,24\nenergy,1,2030,20\nflat,-1,2030,2\n' > targets.csv
$ stip forecast history.csv --lang en --horizon 9 --targets targets.csv --json forecast.json
women  29.43 after 9 steps, in 8 of 10 cases between 19.46 and 41.07
    target 24: likely (about 8 in 10); needed per step of time: 0.6667; of late: 1.45
energy  There are fewer than three figures: what is needed can be said, how likely it is cannot.
    target 20: cannot be said; needed per step of time: 1.222
flat  The figures never changed, so nobody can tell from them how far they may move.
    target 2: cannot be said; needed per step of time: -0.1111
```

The other two cannot be forecast, and it says why. Nobody reads a chance into two figures.

A program reads the same from the file: the steps with their intervals, and the chance.

```
$ python3 -c "import json; s = json.load(open('forecast.json'))['series']; print([(x['id'], len(x['steps']), x['p_reach'] is not None) for x in s]); step = s[0]['steps'][8]; print(step['step'], step['t'], step['q025'] < step['q10'] < step['point'] < step['q90'] < step['q975'])"
[('women', 9, True), ('energy', 0, False), ('flat', 0, False)]
9 2030 True
```

What no value can pass is declared, never guessed.

```
$ stip forecast history.csv --lang en --horizon 9 --bounds 0,30 | head -1
women  29.43 after 9 steps, in 8 of 10 cases between 19.46 and 30
$ stip forecast history.csv --bounds 20
stip: --bounds: '20' is no LOW,HIGH
      Write 0,100 for a percentage, or 0, if only the lower one is known.
      (invalid, exit 2)
[exit 2]
```

A figure that is none is named with its line, in the language of who asks.

```
$ printf 'series,t,value\nwomen,2016,eleven\n' > bad.csv
$ stip forecast bad.csv
stip: bad.csv, line 2: value is 'eleven'
      Write a number as 41.6, or nothing if there is no figure.
      (invalid, exit 2)
[exit 2]
```

## What must be true for a goal

Actions claim to help a goal. What they claim comes to a range, and is held against what is needed: never as what they brought about.

```
$ stip --ledger goal.db init
…
...
$ mkdir goals
$ printf 'id,title,publisher\nBR-1,Report,Office\n' > goals/sources.csv
$ printf 'id,title,unit,direction,baseline,baseline_year,target,target_year,sources\nI-1,Green roofs,%%,up,38,2020,50,2030,BR-1\n' > goals/indicators.csv
$ printf 'id,title,indicator,period,value,sources\nO-1,Green roofs in 2025,I-1,2025,40,BR-1\n' > goals/observations.csv
$ printf 'id,title,year,indicators\nG-1,Half of the roofs are green,2030,I-1\n' > goals/interim_goals.csv
$ printf 'id,title,phase\nA-1,Pay for roofs,running\nA-2,Ask for them in the building code,running\nA-3,Show how it is done,running\n' > goals/actions.csv
$ printf 'id,title,action,goal,size,assumption,evidence\nC-1,Paid roofs,A-1,G-1,2..4,Owners want them.,claim\nC-2,Roofs by law,A-2,G-1,6..8,The law is passed.,plausible\nC-3,Roofs by example,A-3,G-1,1..2,,claim\n' > goals/contributions.csv
$ stip --ledger goal.db import goals
10 new, 0 changed, 0 ended, 0 unchanged.
new  interim goal G-1  Half of the roofs are green
new  indicator I-1  Green roofs
new  observation O-1  Green roofs in 2025
new  action A-1  Pay for roofs
new  action A-2  Ask for them in the building code
new  action A-3  Show how it is done
new  contribution C-1  Paid roofs
new  contribution C-2  Roofs by law
new  contribution C-3  Roofs by example
new  source BR-1  Report
10 new, 0 changed, 0 ended, 0 unchanged; entered as 1
$ stip --ledger goal.db --lang en contributions G-1
G-1  Half of the roofs are green
       From the last figure to the target is 10. Counted claims together: from 6 to 14.
       It may be enough and it may not: that depends on which assumptions hold, and how far.
       C-1  Pay for roofs: from 2 to 4
         What must be true: Owners want them.
       C-2  Ask for them in the building code: from 6 to 8
         What must be true: The law is passed.
         Must hold: by these claims the goal is out of reach without it.
       C-3  Show how it is done: from 1 to 2
         it is not said what must be true
```
