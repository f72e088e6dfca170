# How options compare

A secretariat has three ways to go, two criteria, and groups who do not find the same things important. Nothing is added up to one figure, and
nothing is decided here. The methods are in [methods for weighing](../../docs/methods-weighing.md).

```
$ mkdir problem
$ printf 'alternative,criterion,dist,low,high\nfast,speed,unif,0.8,1\nfast,care,unif,0,0.3\nsafeguard,speed,unif,0.5,0.7\nsafeguard,care,unif,0.5,0.8\nslow,speed,unif,0,0.2\nslow,care,unif,0.7,1\n' > problem/scores.csv
$ printf '{"weights":"uniform","speed":["speed"],"care":["care"],"groups":[{"name":"companies","rules":["speed >= care"]},{"name":"patients","weights":"ordinal","order":["care","speed"]}]}' > problem/spec.json
$ stip weigh acceptability problem --samples 20000 --seed 1 --json out.json
first, second … in how many of 100 draws (20000 draws, +-0.4 at most); weights: flat
   38.2  15.7  46.1  fast  (with the weights that favour it: 98.1)
   35.2  64.7   0.1  safeguard  (with the weights that favour it: 88.6)
   26.6  19.6  53.8  slow  (with the weights that favour it: 77.6)
companies: first, second … in how many of 100 draws (20000 draws, +-0.4 at most); weights: rejection
   74.8  24.0   1.2  fast  (with the weights that favour it: 98.5)
   25.2  74.7   0.1  safeguard  (with the weights that favour it: 64.8)
    0.0   1.2  98.7  slow  (with the weights that favour it: 0.7)
patients: first, second … in how many of 100 draws (20000 draws, +-0.4 at most); weights: ordered
    0.8   7.8  91.4  fast  (with the weights that favour it: 4.4)
   45.7  54.1   0.2  safeguard  (with the weights that favour it: 68.2)
   53.6  38.0   8.4  slow  (with the weights that favour it: 77.6)
first in 50.0 of 100 draws or more, for every group: none
By mean scores and mean weights safeguard comes before fast. They change places if speed weighs 62.5 instead of 50.2 of 100.
as care counts for more, first most often: fast until 37.5 of 100, then safeguard until 71.5 of 100, then slow
```

The same seed gives the same figures, for any number of threads.

```
$ stip weigh acceptability problem --samples 20000 --seed 1 --threads 3 --json again.json > again.txt
$ cmp out.json again.json && echo the same
the same
```

A red line comes before any weighing: what crosses one is out, whatever it scores.

```
$ printf 'alternative,red_line,status,evidence\nfast,Demonstrable safety,crossed,Inspection of 2026\nsafeguard,Demonstrable safety,unknown,The trial of 2027\nslow,Demonstrable safety,not_crossed,\n' > problem/red_lines.csv
$ stip weigh acceptability problem --samples 20000 --seed 1 | head -2
fast is not weighed: it crosses Demonstrable safety
safeguard is admissible on condition; not known yet: Demonstrable safety: The trial of 2027
```

Weights that contradict each other are named.

```
$ printf '{"weights":"rules","rules":["speed >= 0.7","care >= 0.4"]}' > problem/spec.json
$ stip weigh acceptability problem
stip: weights: no weights keep to all of these: speed >= 0.7; care >= 0.4.
      Take one of them out, or make it wider.
      (invalid, exit 2)
[exit 2]
```

## The arguments on an action

```
$ stip --ledger weigh.db init
…
...
$ mkdir package
$ printf 'id,title,why_fast\nA-1,Allow the trial,Others do not wait.\n' > package/actions.csv
$ printf 'id,title,trigger\nAK-1,Framework,A new kind of use.\n' > package/frameworks.csv
$ printf 'id,title,framework,number,topic,rated\nKV-1,Is it safe?,AK-1,1,red_lines,\nKV-2,What may be lost?,AK-1,2,risks,yes\n' > package/framework_questions.csv
$ printf 'id,title,framework,about,date,advice,dissent\nAF-1,Weighing by the table,AK-1,A-1,2026-05,Begin small.,One member would wait.\n' > package/assessments.csv
$ printf 'id,title,assessment,question,side,who,evidence,lowest,highest\nAR-1,It stays within the laboratory,AF-1,KV-1,for,Inspection,Report 12,,\nAR-2,Much may be lost,AF-1,KV-2,against,Residents,,high,very_high\nAR-3,Little may be lost,AF-1,KV-2,for,Companies,A study,low,low\n' > package/arguments.csv
$ printf 'id,title,from\nVW-1,Measure every month,AF-1\n' > package/conditions.csv
$ stip --ledger weigh.db import package
...
$ stip --ledger weigh.db --lang en weigh map A-1 --today 2027-01-01
A-1  Allow the trial
crosses no red line
  ! those who rated it have no rating in common: KV-2
  ! an argument has no evidence: AR-2
  ! a condition was never checked, or not in the last year: VW-1
  ! it says why it must go fast, and not which safeguard goes with that
KV-1  Is it safe?
       For: It stays within the laboratory (Inspection)
KV-2  What may be lost?
       For: Little may be lost (Companies)
       Against: Much may be lost (Residents) [no evidence]
       rated by 2: from Low to Very high; some have no rating in common
AF-1  Advice: Begin small.
AF-1  Thought otherwise: One member would wait.
VW-1  Measure every month: condition not met, never checked
AK-1  When a full assessment is due: A new kind of use.
```
