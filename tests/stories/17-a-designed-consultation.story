# A consultation from its design to its closing

The example holds a consultation that is designed and not opened (it is made up, and says so). What is asked follows from the ledger, always as the same bytes:

```
$ stip --ledger mine.db init
$ stip --ledger mine.db import $EXAMPLES/biotechnologie
$ stip --ledger mine.db consult rules CO-2027-PANEL --out rules.json
$ sha256sum rules.json
```

Try it out with as many made-up people as you expect answers. Groups of fewer than 100 get no percentages, and a hundred answers tell little:

```
$ stip --ledger mine.db consult rehearse CO-2027-PANEL --people 100
```

Put it in the store of ballots and make codes, for who prints the letters. A consultation opens only when nothing lacks, with a reason; then the ledger keeps what is asked:

```
$ stip consult prepare rules.json
$ stip consult make-codes co-2027-panel --count 3 --out codes.txt
$ stip --ledger mine.db change CO-2027-PANEL.fixed "" --reason "To be written anew"
$ stip --ledger mine.db --lang en --today 2027-05-03 consult open CO-2027-PANEL --reason "The panel was drawn."
$ stip --ledger mine.db change CO-2027-PANEL.fixed "Europese regels gelden ook hier. Voedsel en medicijnen komen pas op de markt als de veiligheid is beoordeeld." --reason "It stays as it was"
$ stip --ledger mine.db --lang en --today 2027-05-03 consult open CO-2027-PANEL --reason "The panel was drawn."
$ stip --ledger mine.db change ST-01.title "Alles op het etiket." --reason "Shorter"
```

Paper forms are typed over twice, by two people. What both typed is entered, by the code on the form:

```
$ stip --ledger mine.db consult paper CO-2027-PANEL --out form.csv
$ form() { printf 'code,old-enough,1,2,3,4,5,6,7,leeftijd,proeven,weten,voorwaarden,geld\n%s,%s\n' "$(head -n 1 codes.txt)" "$1"; }; form 'ja,eens,oneens,,,,,,16-34,nee,De prijs,veilig nut,cellen plastic' > first.csv; form 'ja,1,1,,,,,,16-34,nee,De prijs,nut veilig,plastic;cellen' > second.csv
$ stip consult key-in CO-2027-PANEL first.csv --second second.csv
$ cp second.csv first.csv; stip consult key-in CO-2027-PANEL first.csv --second second.csv
$ stip consult status co-2027-panel
```

Before its last day it closes only with a reason; then in the store first, and in the ledger:

```
$ stip --ledger mine.db --lang en --today 2027-05-20 consult close CO-2027-PANEL
$ stip --ledger mine.db --lang en --today 2027-06-01 consult close CO-2027-PANEL
$ stip --ledger mine.db why CO-2027-PANEL.status
```
