# Ask more than statements

Rules may hold questions of every kind: choices, own words, a budget to divide, and pairs of ideas. They are read strictly.

```
$ printf '%s' '{"id": "stad-2027", "title": "Hoe wordt de stad groener?", "title_en": "How does the city become greener?", "doors": ["invited"], "minimum_age": 16, "closes": "2099-06-01", "forget_codes_after_days": 90, "forget_ballots_after_days": 365, "own_statements": true, "statements": [{"label": "1", "text": "Elke straat krijgt bomen.", "text_en": "Every street gets trees."}], "questions": [{"label": "age", "kind": "single", "about_me": true, "text": "Hoe oud bent u?", "options": [{"label": "16-39", "text": "16 tot en met 39"}, {"label": "40-up", "text": "40 of ouder"}]}, {"label": "miss", "kind": "multiple", "most": 2, "text": "Wat mist u?", "options": [{"label": "trees", "text": "Bomen"}, {"label": "parks", "text": "Parken"}, {"label": "other", "text": "Iets anders"}]}, {"label": "what", "kind": "open", "text": "Wat mist u dan?", "longest": 200, "if": {"question": "miss", "is": ["other"]}}, {"label": "money", "kind": "budget", "text": "Verdeel tien miljoen.", "budget": 10, "unit": "miljoen euro", "options": [{"label": "trees", "text": "Bomen", "cost": 6, "effects": [{"name": "shade", "value": 4}]}, {"label": "park", "text": "Een park", "cost": 4.5, "effects": [{"name": "shade", "value": 2.5}]}, {"label": "roofs", "text": "Groene daken", "cost": 3.5, "effects": [{"name": "shade", "value": 1}]}]}, {"label": "ideas", "kind": "pairs", "text": "Wat is beter?", "options": [{"label": "a", "text": "Gevels"}, {"label": "b", "text": "Daken"}, {"label": "c", "text": "Pleinen"}]}]}' > stad.json
$ sed 's/"most": 2/"moist": 2/' stad.json > wrong.json; stip consult prepare wrong.json
stip: wrong.json: question miss: 'moist' is not known.
      Leave it out, or mend its spelling.
      (invalid, exit 2)
[exit 2]
$ stip consult prepare stad.json
prepared stad-2027: 1 statement, 5 questions, rules …
$ stip consult make-codes stad-2027 --count 6 --out codes.txt
6 codes for stad-2027 in codes.txt
$ stip consult open stad-2027
stad-2027 is open
$ timeout 300 stip consult serve --port 0 > serving.txt 2>&1 < /dev/null & echo $! > pid.txt; until grep -qs 'http://[^ ]*/' serving.txt; do sleep 0.1; done
$ grep -o 'http[^ ]*' serving.txt > address.txt
$ echo 'printf "{\"consultation\": \"stad-2027\", \"code\": \"%s\", %s}" "$(sed -n "$1p" codes.txt)" "$2" | curl -s -H "Content-Type: application/json" -H "Accept-Language: ${3:-en}" -d @- "$(cat address.txt)stem"' > answer.sh
```

Who is too young is not asked, and what no honest form sends is refused, in the language of who asks. Nothing of it is kept.

```
$ sh answer.sh 1 '"votes": {"1": 1}'
{"title":"taking part: you did not say that you are 16 or older.","status":422,"detail":"Say so if you are. Who is younger cannot take part, and nothing was kept."}
$ sh answer.sh 1 '"old_enough": true, "answers": {"money": ["trees", "park"]}' nl
{"title":"vraag money: uw keuze kost 10,5 miljoen euro, en het budget is 10.","status":422,"detail":"Haal iets weg; er is niets bewaard."}
$ stip consult status stad-2027
stad-2027 is open
0 of 6 codes used
0 ballots by the door 'invited'
```

Answers are given in parts, and the last one counts. An answer to a question that is not asked any more goes.

```
$ sh answer.sh 1 '"old_enough": true, "votes": {"1": 1}, "answers": {"age": "16-39", "miss": ["other"], "what": "Water."}, "statements": ["Regen moet de tuin in, niet het riool."]'
{"receipt":"…","salt":"…","digest":"…","votes":{"1":1},"answers":{"age":"16-39","miss":["other"],"what":"Water."},"statements":[{"text":"Regen moet de tuin in, niet het riool.","state":"waiting"}]}
$ sh answer.sh 1 '"answers": {"miss": ["parks", "trees"], "money": ["park", "roofs"], "ideas": [["b", "a"], ["b", "c"]]}'
{"receipt":"…","salt":"…","digest":"…","votes":{"1":1},"answers":{"age":"16-39","miss":["trees","parks"],"money":["park","roofs"],"ideas":[["b","a"],["b","c"]]},"statements":[{"text":"Regen moet de tuin in, niet het riool.","state":"waiting"}]}
$ sh answer.sh 2 '"old_enough": true, "answers": {"age": "40-up", "miss": ["other"], "what": "Schaduw bij de bushalte.", "money": ["trees"], "ideas": [["a", "c"]]}, "statements": ["Meneer Jansen van nummer 12 kapt bomen."]' > /dev/null
$ sh answer.sh 3 '"old_enough": true, "votes": {"1": -1}, "answers": {"age": "40-up", "miss": ["other"], "what": "Stilte.", "money": ["park"], "ideas": [["c", "b"], ["a", "b"]]}' > /dev/null
$ sh answer.sh 4 '"old_enough": true, "answers": {"age": "16-39", "money": ["trees", "roofs"], "ideas": [["c", "a"]]}' > /dev/null
```

What people wrote waits for a moderator. An accepted statement is voted on by who still takes part; the rules stay as they are. A refusal names its rule.

```
$ stip consult moderate stad-2027
stad-2027: 4 texts wait
statements:
...
answers to what:
...
$ id() { stip consult moderate stad-2027 | grep "$1" | grep -o '[0-9A-Z]*-[0-9A-Z]*-[0-9A-Z]*-[0-9A-Z]*'; }; stip consult moderate stad-2027 --by 'M. de Vries' --accept $(id Regen) $(id Schaduw); stip consult moderate stad-2027 --by 'M. de Vries' --refuse $(id Jansen) --because names-people
2 texts are accepted
  voted on as D-1
1 text is refused: It names people who hold no public office, or can be traced to them.
$ sh answer.sh 3 '"votes": {"D-1": 1}' | grep -o '"votes":{[^}]*}'
"votes":{"1":-1,"D-1":1}
$ stip consult moderation-log stad-2027 | cut -d, -f2- | sort
accepted,,D-1,,,"Regen moet de tuin in, niet het riool."
accepted,what,,,,Schaduw bij de bushalte.
decision,question,label,because,note,text
refused,,,names-people,,
```

Close it. Each analysis gets a file of its own, in which people are numbered anew.

```
$ kill $(cat pid.txt)
$ stip consult close stad-2027
stad-2027 is closed
$ stip consult export stad-2027 --what choices --out choices.csv
$ stip consult export stad-2027 --what attributes
version,option,cost,shade
1,0,6,4
1,1,4.5,2.5
1,2,3.5,1
$ stip consult export stad-2027 --what attributes --out attributes.csv
$ stip consult budget choices.csv attributes.csv --budget 10 | head -3
stip: parameters: these cannot be told apart by any choices: asc_0, asc_1, asc_2, shade, delta0
      The costs are the same in all versions. Fix the value of money that is left with --fix-delta0, or vary the costs over versions.
      (invalid, exit 2)
[exit 2]
$ stip consult export stad-2027 --what pairs --out pairs.csv
$ stip consult pairs pairs.csv
...
$ stip consult export stad-2027 --what about-me --question miss --out about.csv
$ head -1 about.csv
respondent,age,miss:trees,miss:parks,miss:other
$ printf 'variable,level,Freq\nage,16-39,400\nage,40-up,600\n' > margins.csv
$ stip consult weights about.csv margins.csv
...
$ stip consult export stad-2027 --what answers --out answers.csv
$ cut -d, -f2- answers.csv | sort
Schaduw bij de bushalte.,yes
Stilte.,no
text,may-quote
$ stip consult answers answers.csv
...
$ stip consult export stad-2027 --what votes | tail -n +2 | cut -d, -f1,3 | sort
1,-1
1,1
D-1,1
```

Everybody can see that their ballot is counted, once: the list of receipts is published.

```
$ stip consult receipts stad-2027 --out receipts.txt; head -5 receipts.txt
stip-receipts 1
consultation stad-2027
rules …
closed …
ballots 4
$ stip consult receipts --check receipts.txt
good: 4 receipts of stad-2027, root …
signed by …
$ sed '$d' receipts.txt > fewer.txt; stip consult receipts --check fewer.txt
stip: fewer.txt: it holds 3 receipts, and says 4.
      Get the list from where it was published first; do not rely on this one.
      (invalid, exit 2)
[exit 2]
$ stip consult verify
good: 4 ballots with 3 votes and 19 answers in 1 consultation
$ stip consult sweep
nothing is due
```
