# Where figures may go

An indicator has a few figures and a target. How likely is it to be reached, and what would that take? No ledger is needed to ask. The method, and how well it did on
two thousand real series, is in [methods of forecasts](../../docs/methods-monitoring.md).

`history.csv` has a row for each figure. Women in the board was revised once: of two rows for one year the later counts.

```
$ printf 'series,t,value\nwomen,2016,11\nwomen,2017,12\nwomen,2018,14\nwomen,2019,14.5\nwomen,2019,15\nwomen,2020,16\nwomen,2021,18\nenergy,2020,7\nenergy,2021,9\nflat,2019,3\nflat,2020,3\nflat,2021,3\n' > history.csv
$ printf 'series,direction,target_year,target_value\nwomen,1,2030,24\nenergy,1,2030,20\nflat,-1,2030,2\n' > targets.csv
$ stip forecast history.csv --lang en --horizon 9 --targets targets.csv --json forecast.json
women  27.96 after 9 steps, in 8 of 10 cases between 17.73 and 39.5
    target 24: likely (about 7 in 10); needed per step of time: 0.6667; of late: 1.45
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
women  27.96 after 9 steps, in 8 of 10 cases between 17.73 and 30
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
