# The first ten minutes

From a folder with an agenda to an edition, what changed since, and the annex to the letter. You need the program `stip` and the example that comes with it; `$EXAMPLES` stands
for the folder `examples/`.

A folder can be checked before there is a ledger:

```
$ stip check $EXAMPLES/biotechnologie | head -2
There is no ledger here: this is checked against an empty agenda.
… new, 0 changed, 0 ended, 0 unchanged.
```

Begin with an empty ledger. Beside it comes the key with which its state is signed.

```
$ stip --ledger agenda.db init
made agenda.db
key  stip/…
```

## Bring the agenda in

Look first. Nothing is entered.

```
$ stip --ledger agenda.db import $EXAMPLES/biotechnologie --dry-run
… new, 0 changed, 0 ended, 0 unchanged.
new  programme P-BIO  Biotechnologie 2025–2040
...
… new, 0 changed, 0 ended, 0 unchanged; nothing was entered (--dry-run)
```

Then enter it.

```
$ stip --ledger agenda.db import $EXAMPLES/biotechnologie | tail -1
… new, 0 changed, 0 ended, 0 unchanged; entered as 1
```

Once more changes nothing: only what differs is entered.

```
$ stip --ledger agenda.db import $EXAMPLES/biotechnologie | tail -1
0 new, 0 changed, 0 ended, … unchanged; there was nothing to enter
```

Anyone can check that nothing was altered since it was entered. This needs no network.

```
$ stip --ledger agenda.db verify
good: 1 …
key stip/…
```

## Freeze the edition

An edition is a name for this moment: what was sent to parliament. Its documents are made and kept with it. Making them all takes a minute or two, with pandoc and
LibreOffice; `--documents html` makes those of the web alone.

```
$ stip --ledger agenda.db edition freeze 2026 --reason "Sent to the House of Representatives." --documents html
edition 2026 frozen at entry 1
10 documents kept with it
$ stip --ledger agenda.db edition list
2026  entry 1
```

## Something changes

The agenda goes on. The secretariat works in its own folder, and words the title of action A-001 anew there. Look again, and enter it with the reason.

```
$ cp -r $EXAMPLES/biotechnologie mine
$ sed -i 's/^A-001,Europese wetgeving actief beïnvloeden,/A-001,Europese wetgeving op tijd beïnvloeden,/' mine/actions.csv
$ stip --ledger agenda.db import mine --dry-run
0 new, 1 changed, 0 ended, … unchanged.
changed  action A-001  Europese wetgeving op tijd beïnvloeden
    title: 'Europese wetgeving actief beïnvloeden' -> 'Europese wetgeving op tijd beïnvloeden'
0 new, 1 changed, 0 ended, … unchanged; nothing was entered (--dry-run)
$ stip --ledger agenda.db import mine --reason "The task force asked for it." | tail -1
0 new, 1 changed, 0 ended, … unchanged; entered as …
```

What is different from the edition, and why:

```
$ stip --ledger agenda.db --lang en difference 2026 now
Compared with 2026, 1 action was changed. 44 actions stayed as they were.

changed  A-001  Actively shape EU law
    title  Title: Europese wetgeving actief beïnvloeden -> Europese wetgeving op tijd beïnvloeden
      Imported: The task force asked for it. (entry …)
$ stip --ledger agenda.db --lang en why A-001.title
entry …  secretary  Imported: The task force asked for it.
    value: Europese wetgeving op tijd beïnvloeden
entry 1  …  secretary  Imported: Import van biotechnologie
    value: Europese wetgeving actief beïnvloeden
  BR-BRIEF-2026  Letter to the House with the Interdepartmental Implementation Agenda Biotechnology 2026
```

## The annex to the letter

The annex of the edition does not know of the change, since the edition was frozen before it.

```
$ stip --ledger agenda.db --as public --lang nl document annex --edition 2026 --format html --out annex.html
wrote annex.html
$ grep -o "Europese wetgeving [a-z]* beïnvloeden" annex.html | sort -u
Europese wetgeving actief beïnvloeden
```

`--format` is also `docx`, `odt` or `pdf`. What was kept at the freeze is given as it was kept, byte for byte, and its hash stands in the ledger:

```
$ stip --ledger agenda.db edition keep 2026 --documents html | grep annex.nl.html | cut -c1-64 > hash
$ sha256sum annex.html | cut -c1-64 | cmp - hash
```

## Give it away

What everybody may see, as open data that can be imported again:

```
$ stip --ledger agenda.db --as public export datapackage public-data
wrote public-data
$ ls public-data | head -4
actions.csv
answer_options.csv
arguments.csv
assessments.csv
$ stip --ledger copy.db init | head -1
made copy.db
$ stip --ledger copy.db import public-data | tail -1
… new, 0 changed, 0 ended, 0 unchanged; entered as 1
```

A file is made as it is called, a reader who has seen enough is no error, and a folder that is not there is named once:

```
$ stip --ledger agenda.db document fact-sheet A-001 --out sheet.odt
wrote sheet.odt
$ head -c 2 sheet.odt
PK
$ (stip --ledger agenda.db attention; echo $? >&2) | head -1 >/dev/null
0
$ stip --ledger agenda.db search Biotech Booster | head -1
I-019  …
$ stip --ledger agenda.db export xlsx nowhere/agenda.xlsx
stip: file nowhere/agenda.xlsx: The workbook cannot be written: No such file or directory.
      Look at the name of the folder, and your rights in it.
      (storage, exit 6)
[exit 6]
```
