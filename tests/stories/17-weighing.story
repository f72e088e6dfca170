# How options compare

A secretariat has three ways to go, two criteria, and groups who do not find the same things important. Nothing is added up to one figure, and
nothing is decided here. The methods are in [methods for weighing](../../docs/methods-weighing.md).

```
$ mkdir problem
$ printf 'alternative,criterion,dist,low,high\nfast,speed,unif,0.8,1\nfast,care,unif,0,0.3\nsafeguard,speed,unif,0.5,0.7\nsafeguard,care,unif,0.5,0.8\nslow,speed,unif,0,0.2\nslow,care,unif,0.7,1\n' > problem/scores.csv
$ printf '{"weights":"uniform","speed":["speed"],"care":["care"],"groups":[{"name":"companies","rules":["speed >= care"]},{"name":"patients","weights":"ordinal","order":["care","speed"]}]}' > problem/spec.json
$ stip weigh acceptability problem --samples 20000 --seed 1 --json out.json
...
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
$ for t in actions frameworks framework_questions assessments arguments conditions; do printf '{"name":"%s","path":"%s.csv"},' $t $t; done | sed 's/^/{"name":"weigh","resources":[/; s/,$/]}/' > package/datapackage.json
$ stip --ledger weigh.db import package
...
$ stip --ledger weigh.db --lang en weigh map A-1 --today 2027-01-01
...
```
