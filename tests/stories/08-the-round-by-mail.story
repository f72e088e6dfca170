# The round by mail, and back

Owners get their form by mail, fill it in where they like, and send it back. Mail goes out by the mail server of your organisation, which is named in a file beside the ledger.

```
$ stip --ledger agenda.db init | head -1
made agenda.db
$ stip --ledger agenda.db import $SMALL | tail -1
157 new, 0 changed, 0 ended, 0 unchanged; entered as 1 2 3
$ stip --ledger agenda.db --today 2027-01-10 cycle open 2028 --period 2027-H1 --due 2027-02-15 | tail -1
entered as 4 5 6
$ stip --ledger agenda.db --today 2027-01-12 cycle mail 2028 --dry-run | tail -1
0 mails would be queued, 0 came before
[exit 1]
$ printf 'server = 127.0.0.1\nport = 9\nsecurity = none\nsender = agenda@gemeente.example\nsender-name = Secretariaat\nsite = https://agenda.example.nl\n' > agenda.db.mail
$ stip --ledger agenda.db account add groen@gemeente.example --name "Gijs Groen" --role owner@ORG-GROEN:internal
account U-… made for groen@gemeente.example
$ stip --ledger agenda.db account add gemma@gemeente.example --name "Gemma Staal" --role owner@ORG-GEM:internal
account U-… made for gemma@gemeente.example
```

## Who gets which mail

`--dry-run` shows it and sends nothing. What is not public is named in no mail; who has no address is told to you.

```
$ stip --ledger agenda.db --today 2027-01-12 cycle mail 2028 --dry-run
asked  A-001  groen@gemeente.example  nl
asked  A-002  gemma@gemeente.example  nl
asked  A-003  groen@gemeente.example  nl
asked  A-005  gemma@gemeente.example  nl
asked  A-006  gemma@gemeente.example  nl
asked  A-011  gemma@gemeente.example  nl  without title and forms
nobody  A-010  has no address
nobody  A-ZEEAREND  has no address
6 mails would be queued, 0 came before
[exit 1]
```

A list of your own goes before the accounts, for instance to reach somebody without an account, or in English.

```
$ printf 'action,address,language\nA-010,bewoners@wijk.example,nl\nA-ZEEAREND,falcon@abroad.example,en\n' > addresses.csv
$ stip --ledger agenda.db --today 2027-01-12 cycle mail 2028 --addresses addresses.csv | tail -1
8 mails queued, 0 came before
```

Calling it again sends nothing twice.

```
$ stip --ledger agenda.db --today 2027-01-13 cycle mail 2028 --addresses addresses.csv
0 mails queued, 8 came before
```

## When the mail server is down

Nothing is lost: the mails stay in the queue, and `stip serve` tries them again by itself.

```
$ stip --ledger agenda.db mail send
0 sent, 8 later, 0 failed
stip: Failed to connect to 127.0.0.1 port 9 after … ms: Couldn't connect to server
[exit 1]
$ stip --ledger agenda.db mail list --state queued | tail -1
1  queued  groen@gemeente.example  Graag uw rapportage, uiterlijk 15 feb 2027: A-001 Tienduizend bomen planten  (1 try: Failed to connect to 127.0.0.1 port 9 after … ms: Couldn't connect to server)
```

## A form comes back

The form that goes with the mail can also be made by hand.

```
$ stip --ledger agenda.db --today 2027-01-20 report form A-001 --out A-001.docx
wrote A-001.docx
$ stip --ledger agenda.db --today 2027-01-20 report form A-002 --out A-002.xlsx
wrote A-002.xlsx
```

The owner fills it in; here a small program types the answers. The secretary looks first, and hands it in for the owner.

```
$ $FILL A-001.docx schedule="Vraagt aandacht" cause="Het was te droog." consequence="Een jaar later." correction="Meer water." done="2.000 bomen." M-002.due="Q2 2029"
$ stip --ledger agenda.db --today 2027-01-20 report take-in --dry-run A-001.docx
A-001.docx: A-001, CY-2028
  Op schema?: Ja -> Vraagt aandacht
  Oorzaak: - -> Het was te droog.
  Gevolg: - -> Een jaar later.
  Bijsturing: - -> Meer water.
  Gedaan: - -> 2.000 bomen.
  M-002, Gereed op: Q4 2028 -> Q2 2029
  it can be handed in
$ stip --ledger agenda.db --today 2027-01-20 --author owner@ORG-GROEN report take-in A-001.docx
A-001.docx: A-001, CY-2028
  Op schema?: Ja -> Vraagt aandacht
  Oorzaak: - -> Het was te droog.
  Gevolg: - -> Een jaar later.
  Bijsturing: - -> Meer water.
  Gedaan: - -> 2.000 bomen.
  M-002, Gereed op: Q4 2028 -> Q2 2029
Rapportage over A-001, periode eerste helft 2027.
new  progress_report PR-A-001-2027-H1
entered as 7
```

Of a file that cannot be read everything is told at once, with its place. Nothing of it is entered.

```
$ $FILL A-002.xlsx phase="Loopt" schedule="Misschien" A-002.planned_end="ooit"
$ stip --ledger agenda.db --lang en --today 2027-01-21 report take-in A-002.xlsx
A-002.xlsx: A-002, CY-2028
stip: A-002.xlsx, cell C13 (Phase): “Loopt” is none of the answers.
      Choose from: Not started, Running, Done, Stopped, Merged, Moved, Paused as controversial, Proposed.
      (invalid, exit 2)
stip: A-002.xlsx, cell C14 (On schedule?): “Misschien” is none of the answers.
      Choose from: Yes, Needs attention, No.
      (invalid, exit 2)
stip: A-002.xlsx, cell C35 (A-002, Planned end): ‘ooit’ cannot be read as a date.
      Write for instance 1-3-2027, March 2027, Q3 2027 or 2027.
      (invalid, exit 2)
stip: progress report PR-A-002-2027-H1: it does not say how sure the owner is that the goal is reached.
      Choose one of the five levels; their meaning stands beside them.
      (invalid, exit 2)
[exit 2]
$ stip --ledger agenda.db --lang en report take-in addresses.csv
stip: addresses.csv: it is no Word document and no workbook, or it is damaged.
      Send back the form itself: the .docx or .xlsx file that was in the mail.
      (invalid, exit 2)
[exit 2]
```

A second form for a report that was handed in is not entered either.

```
$ stip --ledger agenda.db --lang en --today 2027-01-22 report take-in A-001.docx
A-001.docx: A-001, CY-2028
  On schedule?: Yes -> Needs attention
  Cause: - -> Het was te droog.
  Consequence: - -> Een jaar later.
  Correction: - -> Meer water.
  Done: - -> 2.000 bomen.
  M-002, Due: Q4 2028 -> Q2 2029
stip: progress report PR-A-001-2027-H1: it was handed in and waits for others.
      Ask to have it sent back, or wait until it is approved and file a correction.
      (conflict, exit 5)
[exit 5]
```

## Who is late

The same command reminds, each step once: before the term, after it, then the deputy and who signs, then the secretary.

```
$ stip --ledger agenda.db --today 2027-02-08 cycle mail 2028 --addresses addresses.csv | head -2
coming  A-002  gemma@gemeente.example  nl
coming  A-003  groen@gemeente.example  nl
$ stip --ledger agenda.db --today 2027-02-20 cycle mail 2028 --addresses addresses.csv | head -2
late  A-002  gemma@gemeente.example  nl
late  A-003  groen@gemeente.example  nl
$ stip --ledger agenda.db --today 2027-02-21 cycle mail 2028 --addresses addresses.csv | tail -1
0 mails queued, 7 came before
```
