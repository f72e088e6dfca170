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
Er is niets ingevoerd: herstel eerst wat hierboven fout is.
stip: actions.csv, rij 1, kolom ovner: acties: Er is geen veld ‘ovner’; de kolom wordt niet gelezen. (En nog 5.)
      Bedoelt u ‘owner’? Is de kolom alleen voor uzelf, laat de naam dan met # beginnen.
      (ongeldig, exit 2)
[exit 2]
```

Dezelfde lijst, zonder de optie:

```
$ stip --ledger agenda.db import actions.csv 2>/dev/null | tail -5
actions.csv, row 3, column id: error: action A-001: The id is used twice; first in actions.csv, row 2.
  Give one of the two another id.
actions.csv, row 2, column owner: error: action A-001: 'ORG-EZX' is neither in the file nor in the agenda.
  Did you mean 'ORG-EZK'? Otherwise add that record, or empty the reference.
Nothing was entered: first mend what is wrong above.
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

## Wat er veranderde, en waarom

Wat stip over de agenda vertelt, is Nederlands zonder dat u erom vraagt: het verschil tussen twee momenten en de weg naar waarom, met waarden in woorden. De naam van
het veld staat vooraan, zoals `stip why` en `stip change` hem willen.

```
$ printf 'id,title,owner,phase,planned_end\nA-001,Proeftuin,ORG-EZK,not_started,2027-Q2\nA-002,Kas,,,\n' > actions.csv
$ stip --ledger agenda.db import actions.csv | tail -1
2 new, 0 changed, 0 ended, 0 unchanged; entered as 2
$ stip --ledger agenda.db change A-001.planned_end 2028-Q4 --reason "De Kamer vroeg om een consultatie."
entered as 3
$ stip --ledger agenda.db change A-001.phase running --reason "De bouw begon."
entered as 4
$ printf 'id,title,owner,phase,planned_end\nA-001,Proeftuin,ORG-EZK,running,2028-Q4\n' > actions.csv
$ stip --ledger agenda.db import actions.csv --retire-missing --prefer file --reason "De kas gaat niet door." | tail -1
0 new, 0 changed, 1 ended, 1 unchanged; entered as 5
$ stip --ledger agenda.db difference '#2' now
Vergeleken met #2: 1 actie is gewijzigd en 1 actie is beëindigd.

gewijzigd  A-001  Proeftuin
    phase  Fase: Niet gestart -> In uitvoering
      Gewijzigd: De bouw begon. (boeking 4)
    planned_end  Gepland einde: tweede kwartaal 2027 -> vierde kwartaal 2028  (6 kwartalen later)
      Gewijzigd: De Kamer vroeg om een consultatie. (boeking 3)
beëindigd  A-002  Kas
      Ingelezen: De kas gaat niet door. (boeking 5)
$ stip --ledger agenda.db why A-001.planned_end
boeking 3  …  secretary  Gewijzigd: De Kamer vroeg om een consultatie.
    waarde: vierde kwartaal 2028
boeking 2  …  secretary  Ingelezen: Import van actions
    waarde: tweede kwartaal 2027
$ stip --ledger agenda.db why A-001.owner | tail -1
    waarde: Ministerie van Proef
$ stip --ledger agenda.db --lang nl why eigenaar
stip: plaats ‘eigenaar’: Dit is geen record met een veld.
      Schrijf het als A-014.owner.
      (ongeldig, exit 2)
[exit 2]
```
