# A consultation from its design to its closing

The example holds a consultation that is designed and not opened (it is made up, and says so). What is asked follows from the ledger, always as the same bytes:

```
$ stip --ledger mine.db init
...
$ stip --ledger mine.db import $EXAMPLES/biotechnologie
...
… new, 0 changed, 0 ended, 0 unchanged; entered as 1
$ stip --ledger mine.db consult rules CO-2027-PANEL --out rules.json
rules a9cd7c4e65c0660d7f775d17fea99588c4377111ab84a61bfc19bb1712e15ede in rules.json
$ sha256sum rules.json
a9cd7c4e65c0660d7f775d17fea99588c4377111ab84a61bfc19bb1712e15ede  rules.json
```

Try it out with as many made-up people as you expect answers. Groups of fewer than 100 get no percentages, and a hundred answers tell little:

```
$ stip --ledger mine.db consult rehearse CO-2027-PANEL --people 100
co-2027-panel with 100 made-up people (seed 2040); 100 ballots were kept and counted
to read: 430 words in Dutch, 2.1 minutes at 200 words a minute; 411 in English, 2.1
people are told: 4 minutes

question                asked   answered  a share may be off by
leeftijd                100     91        10.3 points
statements              100     100       9.8 points
proeven                 100     90        10.3 points
weten                   50      19        -
voorwaarden             100     93        10.2 points
geld                    100     88        -

group                   people  found if a share differs by
leeftijd 16-34          23      33.8 points
leeftijd 35-64          31      31.0 points
leeftijd 65             37      29.9 points
11 of 21 answers by group are of fewer than 10 people, and would not be shown

statements: 3 kinds of people were put in; no groups were found (gradual)
geld: 5 of 6 pairs in the order that was put in; largest standard error 0.27 on a scale from -1 to 1

what could not be said:
- no percentages of question leeftijd: 91 answers, and 100 are needed.
- no percentages of question proeven: 90 answers, and 100 are needed.
- no percentages of question voorwaarden: 93 answers, and 100 are needed.
- no percentages of group leeftijd 16-34: 23 people.
- no percentages of group leeftijd 35-64: 31 people.
- no percentages of group leeftijd 65: 37 people.
- groups of opinion, even where there are some.
```

Put it in the store of ballots and make codes, for who prints the letters. A consultation opens only when nothing lacks, with a reason; then the ledger keeps what is asked:

```
$ stip consult prepare rules.json
prepared co-2027-panel: 7 statements, 6 questions, rules a9cd7c4e65c0660d7f775d17fea99588c4377111ab84a61bfc19bb1712e15ede
$ stip consult make-codes co-2027-panel --count 3 --out codes.txt
3 codes for co-2027-panel in codes.txt
$ stip --ledger mine.db change CO-2027-PANEL.fixed "" --reason "To be written anew"
entered as 2
$ stip --ledger mine.db --lang en --today 2027-05-03 consult open CO-2027-PANEL --reason "The panel was drawn."
stip: consultation CO-2027-PANEL, fixed: it is not said what is fixed.
      Fill it in before it opens: people must know what they take part in.
      (invalid, exit 2)
[exit 2]
$ stip --ledger mine.db change CO-2027-PANEL.fixed "Europese regels gelden ook hier. Voedsel en medicijnen komen pas op de markt als de veiligheid is beoordeeld." --reason "It stays as it was"
entered as 3
```

The ledger is written first, and then the store. If it is broken off between the two, here by a trigger in place of a full disk, nobody can vote yet and nothing can be changed any more; the same command once more does the rest:

```
$ printf "import sqlite3, sys\nd = sqlite3.connect('ballots.db')\nd.execute(sys.argv[1])\nd.commit()\n" > trigger.py
$ python3 trigger.py "CREATE TRIGGER broken BEFORE UPDATE OF state ON consultation BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"
$ stip --ledger mine.db --lang en --today 2027-05-03 consult open CO-2027-PANEL --reason "The panel was drawn."
The panel was drawn.
changed  consultation CO-2027-PANEL
entered as 4
stip: …
...
[exit 6]
$ stip consult status co-2027-panel | head -n 1
co-2027-panel is draft
$ python3 trigger.py "DROP TRIGGER broken"
$ stip --ledger mine.db --lang en --today 2027-05-03 consult open CO-2027-PANEL --reason "The panel was drawn."
co-2027-panel is open in ballots.db, rules a9cd7c4e65c0660d7f775d17fea99588c4377111ab84a61bfc19bb1712e15ede
$ stip --ledger mine.db change ST-01.title "Alles op het etiket." --reason "Shorter"
stip: statement ST-01: what citizens were asked does not change once the consultation is open.
      Close it, and design another that repeats it.
      (forbidden, exit 4)
[exit 4]
```

Paper forms are typed over twice, by two people. What both typed is entered, by the code on the form:

```
$ stip --ledger mine.db consult paper CO-2027-PANEL --out form.csv
$ form() { printf 'code,old-enough,1,2,3,4,5,6,7,leeftijd,proeven,weten,voorwaarden,geld\n%s,%s\n' "$(head -n 1 codes.txt)" "$1"; }; form 'ja,eens,oneens,,,,,,16-34,nee,De prijs,veilig nut,cellen plastic' > first.csv; form 'ja,1,1,,,,,,16-34,nee,De prijs,nut veilig,plastic;cellen' > second.csv
$ stip consult key-in CO-2027-PANEL first.csv --second second.csv
row 2 (second sheet: 2), column 2: '-1' in the first sheet, '1' in the second.
1 form entered, 0 were there already, 1 to look at
[exit 1]
$ cp second.csv first.csv; stip consult key-in CO-2027-PANEL first.csv --second second.csv
1 form entered, 0 were there already, 0 to look at
$ stip consult status co-2027-panel
co-2027-panel is open
1 of 3 codes used
1 ballot by the door 'invited'
0 ballots by the door 'open'
```

Before its last day it closes only with a reason; then in the store first, and in the ledger:

```
$ stip --ledger mine.db --lang en --today 2027-05-20 consult close CO-2027-PANEL
stip: consultation CO-2027-PANEL: its last day has not come yet.
      Wait for it, or say why it closes earlier than people were told.
      (invalid, exit 2)
[exit 2]
$ stip --ledger mine.db --lang en --today 2027-06-01 consult close CO-2027-PANEL
Its last day has come.
changed  consultation CO-2027-PANEL
entered as 5
co-2027-panel is closed in ballots.db
$ stip --ledger mine.db why CO-2027-PANEL.status
boeking 5  …  secretary  Consultatie: Its last day has come.
    waarde: Gesloten
boeking 4  …  secretary  Consultatie: The panel was drawn.
    waarde: Open
```
