# From closed ballots to what may be told

A consultation stands in the ledger; its ballots lie apart. Once it has closed, what they say goes into the ledger as far as it may be told.

```
$ mkdir agenda && printf 'id,title,title_en,status,opens,method\nCO-PANEL,Etiketten op nieuw voedsel,Labels on novel food,open,2026-09-01,Iedereen kon meedoen.\n' > agenda/consultations.csv
$ stip init > init.txt && stip import agenda | tail -1
1 new, 0 changed, 0 ended, 0 unchanged; entered as 1
$ printf '{"id": "co-panel", "title": "Labels", "doors": ["open"], "statements": [{"label": "1", "text": "Zet alles op het etiket."}, {"label": "2", "text": "Zet niets op het etiket."}]}' > rules.json
$ stip consult prepare rules.json
prepared co-panel: 2 statements, rules …
$ stip consult open co-panel
co-panel is open
$ stip consult result CO-PANEL
stip: consultation co-panel: it is open: votes are counted after it has closed.
      Close it first with `stip consult close`; `stip consult status` gives the turnout.
      (conflict, exit 5)
[exit 5]
```

Twenty-four people vote: all of them agree with the first statement, and three of them with the second too.

```
$ timeout 300 stip consult serve --port 0 > serving.txt 2>&1 < /dev/null & echo $! > pid.txt; until grep -qs 'http://[^ ]*/' serving.txt; do sleep 0.1; done
$ grep -o 'http[^ ]*' serving.txt > address.txt; for i in $(seq 10 33); do printf '{"consultation": "co-panel", "door": "open", "key": "key-of-a-device-that-is-long-enough-%s", "votes": {"1": 1, "2": %s}}' $i $([ $i -lt 13 ] && echo 1 || echo -1) | curl -s -o taken.txt -H 'Content-Type: application/json' -d @- "$(cat address.txt)stem"; done
$ stip consult close co-panel
co-panel is closed
$ kill $(cat pid.txt)
```

What would be entered can be looked at first. Three people are too few to tell of, and with the total the others would tell it, so of the second statement nothing is told but the passes.

```
$ stip consult result CO-PANEL --dry-run
open  statements  24 participants  … bytes
open  integrity  24 participants  … bytes
digest of all ballots …
$ stip consult result CO-PANEL --dry-run --json | grep -o '"id":"[12]","text":"[^"]*","all":[^]]*]'
"id":"1","text":"Zet alles op het etiket.","all":[24,0,0,0]
"id":"2","text":"Zet niets op het etiket.","all":[null,null,0,0]
$ stip consult result CO-PANEL --reason "The panel of autumn 2026."
The panel of autumn 2026.
new  consultation_result CR-1
new  consultation_result CR-2
changed  consultation CO-PANEL
entered as 2
$ stip consult result CO-PANEL
nothing new: these results of these ballots are recorded
```

The report is made from the ledger alone: the ballots can be forgotten.

```
$ stip consult forget-codes co-panel && rm ballots.db ballots.db.key
the codes of co-panel are forgotten
$ stip document consultation CO-PANEL --lang en --format html | sed 's/<[^>]*>//g' | grep -E '^24 people|^Most agree|^This is no sample'
24 people took part by this door.
This is no sample. Anybody could take part, and nobody checked who they were or how often they came: the figures tell what was answered here, not how many people in the country think so.
Most agree: “Zet alles op het etiket.” 24 of 24 agree, 0 disagree and 0 pass.
```

## Held by somebody else

A bureau hands over files: a folder for each door, with votes and, where it asked, who people are. What is known of the population stands in the ledger, and weighs them.

```
$ mkdir -p bureau/invited && printf 'id,title,consultation,variable,category,share\nPM-1,Jong,CO-PANEL,leeftijd,jong,50\nPM-2,Oud,CO-PANEL,leeftijd,oud,50\n' > agenda/population_margins.csv && rm agenda/consultations.csv && stip import agenda | tail -1
2 new, 0 changed, 0 ended, 0 unchanged; entered as 3
$ awk 'BEGIN { print "comment-id,voter-id,vote"; for (p = 1; p <= 200; p++) print "1," p "," (p <= 150 ? 1 : -1) }' > bureau/invited/votes.csv
$ awk 'BEGIN { print "voter-id,leeftijd"; for (p = 1; p <= 200; p++) print p "," (p <= 50 ? "jong" : "oud") }' > bureau/invited/about-voters.csv
$ printf '{"invited": 800}' > bureau/invited/door.json
$ stip consult result CO-PANEL --from bureau --dry-run --json | grep -o '"weighted":[^}]*}'
"weighted":{"agree":0.83,"se":0.03}
$ stip consult result CO-PANEL --from bureau | head -1
Uitkomsten van: Etiketten op nieuw voedsel
$ stip document consultation CO-PANEL --format html | sed 's/<[^>]*>//g' | grep '^200 van'
200 van de 800 uitgenodigde mensen deden mee (25%).
$ touch bureau/invited/names.csv; stip consult result CO-PANEL --from bureau
stip: bureau/invited/names.csv: it is no file of which results are made
      Take it away, or give it a name that `stip consult result --help` tells.
      (invalid, exit 2)
[exit 2]
```
