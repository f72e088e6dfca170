# Problemen in het Nederlands

Wie `--lang nl` meegeeft, leest ook fouten in het Nederlands: waar het over gaat, wat er mis is en wat u eraan doet. Zonder die optie zijn fouten in het Engels.

Een ministerie levert een lijst aan waarin van alles niet klopt.

```
$ printf 'id,title\nORG-EZK,Ministerie van Proef\n' > organisations.csv
$ printf 'id,title,phase,owner,planned_end,ovner\nA-001,Proeftuin,vast,ORG-EZX,ooit,\nA-001,Nog een keer,,,,\n,Zonder nummer,,,,\n' > actions.csv
$ stip --ledger agenda.db init | head -1
made agenda.db
$ stip --ledger agenda.db import organisations.csv --lang nl
1 nieuw, 0 gewijzigd, 0 vervallen, 0 ongewijzigd.
nieuw  organisatie ORG-EZK  Ministerie van Proef
1 nieuw, 0 gewijzigd, 0 vervallen, 0 ongewijzigd; ingevoerd als 1
$ stip --ledger agenda.db import actions.csv --lang nl
1 nieuw, 0 gewijzigd, 0 vervallen, 0 ongewijzigd.
nieuw  actie A-001  Proeftuin
actions.csv, rij 1, kolom ovner: fout: acties: Er is geen veld ‘ovner’; de kolom wordt niet gelezen.
  Bedoelt u ‘owner’? Is de kolom alleen voor uzelf, laat de naam dan met # beginnen.
actions.csv, rij 2, kolom phase: fout: actie A-001: ‘vast’ is geen van de keuzes.
  Kies uit: Niet gestart, In uitvoering, Afgerond, Gestopt, Samengevoegd, Doorgeschoven, Stilgelegd (controversieel), Voorgesteld.
actions.csv, rij 2, kolom planned_end: fout: actie A-001: ‘ooit’ is geen datum.
  Schrijf een dag, maand, kwartaal, halfjaar of jaar: 2026-09-06, 2026-09, 2026-Q3, 2026-H2 of 2026.
actions.csv, rij 4, kolom id: fout: actie: De rij heeft geen nummer.
  Geef de rij een vast nummer dat nog nooit is gebruikt, zoals A-001.
actions.csv, rij 3, kolom id: fout: actie A-001: Het nummer komt twee keer voor; de eerste keer in actions.csv, rij 2.
  Geef een van de twee een ander id.
actions.csv, rij 2, kolom owner: fout: actie A-001: ‘ORG-EZX’ staat niet in het bestand en ook niet in de agenda.
  Bedoelt u ‘ORG-EZK’? Voeg anders dat record toe, of maak de verwijzing leeg.
stip: actions.csv, rij 1, kolom ovner: acties: Er is geen veld ‘ovner’; de kolom wordt niet gelezen. (En nog 5.)
      Bedoelt u ‘owner’? Is de kolom alleen voor uzelf, laat de naam dan met # beginnen.
      (ongeldig, exit 2)
[exit 2]
```

Dezelfde lijst, zonder de optie:

```
$ stip --ledger agenda.db import actions.csv 2>/dev/null | tail -4
actions.csv, row 3, column id: error: action A-001: The id is used twice; first in actions.csv, row 2.
  Give one of the two another id.
actions.csv, row 2, column owner: error: action A-001: 'ORG-EZX' is neither in the file nor in the agenda.
  Did you mean 'ORG-EZK'? Otherwise add that record, or empty the reference.
[exit 2]
```

Ook wat de regels van de agenda zeggen, volgt de taal van de lezer.

```
$ printf 'id,title,planned_start,planned_end\nA-001,Proeftuin,2028,2026\n' > actions.csv
$ stip --ledger agenda.db import actions.csv --lang nl
1 nieuw, 0 gewijzigd, 0 vervallen, 0 ongewijzigd.
nieuw  actie A-001  Proeftuin
stip: actie A-001, Gepland einde: ‘Gepland einde’ (2026) komt vóór ‘Geplande start’ (2028).
      Verbeter een van de twee datums.
      (ongeldig, exit 2)
[exit 2]
$ stip --ledger agenda.db change A-9.title Iets --reason "Bestaat niet" --lang nl
stip: record A-9: Dit record bestaat niet.
      Zoek ernaar met `stip search`.
      (niet gevonden, exit 3)
[exit 3]
```

Ook wat het logboek zelf, de instellingen voor mail en het maken van een document te zeggen hebben:

```
$ stip --ledger weg.db --lang nl search proef
stip: weg.db: Hier is geen logboek.
      Maak er een met `stip --ledger weg.db init`.
      (niet gevonden, exit 3)
[exit 3]
$ printf 'server mail.example.org\n' > verkeerd.mail
$ stip --ledger agenda.db --lang nl mail send --mail verkeerd.mail
stip: verkeerd.mail, regel 1: Dit is geen instelling.
      Schrijf het als `server = mail.ministry.nl`.
      (ongeldig, exit 2)
[exit 2]
$ stip --ledger agenda.db --lang nl document progress 2031
stip: rapportageronde 2031: Deze ronde is er niet.
      Noem het jaar, zoals in `stip document progress 2027`.
      (niet gevonden, exit 3)
[exit 3]
```
