# A letter to parliament

From an edition to a letter that people finish in a word processor, and back: new figures come in, and no word that people wrote is lost. `$SMALL` stands for a made-up example: a
municipality that plants trees.

```
$ stip --ledger agenda.db init | head -1
made agenda.db
$ stip --ledger agenda.db import $SMALL | tail -1
157 new, 0 changed, 0 ended, 0 unchanged; entered as 1 2 3
$ stip --ledger agenda.db edition freeze 2026 --reason "Sent to the council" --documents none | head -1
edition 2026 frozen at entry 3
```

## What parliament waits for

The register of the House comes in as files. First look:

```
$ stip --ledger agenda.db --today 2026-11-24 import parliament $EXAMPLES/parlement/toezeggingen.json $EXAMPLES/parlement/moties.json --dry-run
passed over: toezeggingen.json, record 4: TZ202605-904, withdrawn from the register
passed over: moties.json, record 2: 2026Z90002, a Brief regering
overdue: TZ-202605-901  De minister informeert de Kamer voor 1 oktober 2026 over de eerste uitkomsten van de taskforce.  2026-10-01, 54 days
met: TZ-202605-902  De staatssecretaris stuurt de Kamer voor de zomer een brief over de vergunningverlening.  by BR-2026D90011
6 new, 0 changed, 0 ended, 0 unchanged.
new  pledge TZ-202605-901  De minister informeert de Kamer voor 1 oktober 2026 over de eerste uitkomsten van de taskforce.
new  pledge TZ-202605-902  De staatssecretaris stuurt de Kamer voor de zomer een brief over de vergunningverlening.
new  pledge TZ-202605-903  De minister komt terug op de vraag over het register.
new  pledge TZ-2026Z90001  Motie van de leden De Voorbeeld en Proef over ieder jaar rapporteren over tussendoelen
new  source BR-2026D90010  Vergunningverlening: stand van zaken
new  source BR-2026D90011  Vergunningverlening: aanvulling
toezeggingen.json, row 1: warning: TZ202605-901: no organisation of the agenda is 'Economische Zaken en Klimaat'.
  Enter that ministry, or say who promised it afterwards.
toezeggingen.json, row 2: warning: TZ202605-902: no organisation of the agenda is 'Infrastructuur en Waterstaat'.
  Enter that ministry, or say who promised it afterwards.
toezeggingen.json, row 3: warning: TZ202605-903: no organisation of the agenda is 'Minister van Economische Zaken en Klimaat'.
  Enter that ministry, or say who promised it afterwards.
moties.json, row 1: warning: 2026Z90001: the register does not say when it is due.
  Enter afterwards when it is due: a date, how often, or the event that it waits for.
6 new, 0 changed, 0 ended, 0 unchanged; nothing was entered (--dry-run)
```

Then enter it. A second time there is nothing to enter.

```
$ stip --ledger agenda.db --today 2026-11-24 import parliament $EXAMPLES/parlement/toezeggingen.json $EXAMPLES/parlement/moties.json | tail -1
6 new, 0 changed, 0 ended, 0 unchanged; entered as 5
$ stip --ledger agenda.db --today 2026-11-24 import parliament $EXAMPLES/parlement/toezeggingen.json $EXAMPLES/parlement/moties.json | tail -1
0 new, 0 changed, 0 ended, 4 unchanged; there was nothing to enter
```

## The letter

```
$ stip --ledger agenda.db --today 2027-05-20 document letter --edition 2027 --fulfils TZ-202605-901 --out letter.odt
wrote letter.odt
$ stip --ledger agenda.db letter update letter.odt --out same.odt
same  nactions
same  nnoowner
same  closed
same  facts
same  goals
same  money
same  changes
same  pledges
same  open
same  next
same  proof
0 parts updated, 0 conflicts, 11 the same
$ cmp letter.odt same.odt
```

An owner becomes known. Only what says so is renewed.

```
$ stip --ledger agenda.db change A-001.owner ORG-GEM --reason "Agreed in the round." | tail -1
entered as 6
$ stip --ledger agenda.db letter update letter.odt --out new.odt
same  nactions
same  nnoowner
same  closed
same  facts
same  goals
same  money
updated  changes
      was: Vergeleken met de editie 2026 is geen actie toegevoegd, gewijzigd of b …
      now: Vergeleken met de editie 2026: 1 actie is gewijzigd. Daarvan heeft 1 a …
same  pledges
same  open
same  next
updated  proof
      was: De cijfers in deze brief komen uit het logboek van de agenda, tot en m …
      now: De cijfers in deze brief komen uit het logboek van de agenda, tot en m …
2 parts updated, 0 conflicts, 9 the same
$ stip --ledger agenda.db letter update new.odt --out newer.odt | tail -1
0 parts updated, 0 conflicts, 11 the same
```

A file that is no letter of stip is refused.

```
$ echo no letter > note.docx
$ stip --ledger agenda.db letter update note.docx --out new.docx
stip: letter: it is no text of Word or LibreOffice, or it is damaged, protected with a password or too large.
      Open it in a word processor, save it anew as .docx or .odt, and try again.
      (invalid, exit 2)
[exit 2]
```

## What goes with it

```
$ stip --ledger agenda.db document decision-note PV-404
stip: proposal or decision PV-404: there is no such proposal or decision.
      Look for it with `stip search`.
      (not found, exit 3)
[exit 3]
$ stip --ledger agenda.db --lang en document explanation A-001 --format html | grep -c "Open: "
3
$ stip --ledger agenda.db --lang en document progress 2099
stip: reporting round 2099: there is no such round.
      Name its year, as in `stip document progress 2027`.
      (not found, exit 3)
[exit 3]
```
