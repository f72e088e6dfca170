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

Groups say where they stand between speed and care, each in its own words. Where one names a red line, the gains of others stand beside it, and nothing is set off.

```
$ printf 'id,title,framework,number,topic,rated\nKV-3,Why fast?,AK-1,3,speed_and_care,\nKV-4,What may be gained?,AK-1,4,chances,yes\n' > package/framework_questions.csv
$ printf 'id,title,assessment,question,side,who,evidence,lowest,highest,stance\nAR-4,Not before the inspection,AF-1,KV-3,against,Residents,A letter,,,care\nAR-5,Patients wait,AF-1,KV-4,for,Patients,A study,high,,\nAR-6,The limit was promised,AF-1,KV-1,against,Residents,A letter,,,\n' > package/arguments.csv
$ stip --ledger weigh.db import package
5 new, 0 changed, 0 ended, 4 unchanged, 5 no longer in the file (left alone).
new  framework question KV-3  Why fast?
new  framework question KV-4  What may be gained?
new  argument AR-4  Not before the inspection
new  argument AR-5  Patients wait
new  argument AR-6  The limit was promised
5 new, 0 changed, 0 ended, 4 unchanged, 5 no longer in the file (left alone); entered as 2
$ stip --ledger weigh.db --lang en weigh map A-1 --today 2027-01-01 | grep -A1 -e Position -e 'red line'
admissible on condition: whether it crosses a red line is not known
  ! whether it crosses a red line is not known: KV-1
  ! those who rated it have no rating in common: KV-2
--
AR-4  Position: Residents: Care first (Not before the inspection)
AR-6  Where the red line of one is the gain of another: Residents / Patients (AR-5)
```

Two subjects that were rated are compared over all weights that fit what each group finds important. Here that hangs on weights that the groups do not share.

```
$ printf 'id,title\nA-2,Wait a year\nA-3,Allow it in greenhouses\n' > package/actions.csv
$ printf 'id,title,framework,about\nAF-2,Weighing of waiting,AK-1,A-2\nAF-3,Weighing of greenhouses,AK-1,A-3\n' > package/assessments.csv
$ printf 'id,title,assessment,question,who,lowest,highest\nAR-7,Nothing is gained,AF-2,KV-4,Patients,very_low,low\nAR-8,Nothing is lost,AF-2,KV-2,Residents,very_low,\nAR-9,Much is gained,AF-3,KV-4,Patients,high,very_high\nAR-10,Something may be lost,AF-3,KV-2,Residents,high,\n' > package/arguments.csv
$ printf 'id,title,group,kind,questions\nW-1,Of patients,Patients,order,KV-4; KV-2\nW-2,Of residents,Residents,order,KV-2; KV-4\n' > package/weightings.csv
$ stip --ledger weigh.db import package
10 new, 0 changed, 0 ended, 4 unchanged, 10 no longer in the file (left alone).
new  action A-2  Wait a year
new  action A-3  Allow it in greenhouses
new  assessment AF-2  Weighing of waiting
new  assessment AF-3  Weighing of greenhouses
new  argument AR-7  Nothing is gained
new  argument AR-8  Nothing is lost
new  argument AR-9  Much is gained
new  argument AR-10  Something may be lost
new  weighting W-1  Of patients
new  weighting W-2  Of residents
10 new, 0 changed, 0 ended, 4 unchanged, 10 no longer in the file (left alone); entered as 3
$ stip --ledger weigh.db --lang en weigh map --today 2027-01-01 | tail -8
       Patients: in 94 of 100
       Residents: in 9 of 100
A-1 / A-3  hangs on weights that the groups do not share
       Patients: in 24 of 100
       Residents: in 60 of 100
A-2 / A-3  hangs on weights that the groups do not share
       Patients: in 3 of 100
       Residents: in 97 of 100
```
