# Known on, and valid on

Two different questions about time. *Known on* a day is what stood in the ledger then. *Valid on* a day is what was in force then, by what is known now: a
ministry under the name that it had, for instance.

```
$ mkdir agenda
$ printf 'id,title,short_name,kind,valid_from,valid_until,successor\nORG-EZ,Ministry of Economic Affairs,EZ,ministry,2010-10-14,2017-10-25,ORG-EZK\nORG-EZK,Ministry of Economic Affairs and Climate,EZK,ministry,2017-10-26,,\n' > agenda/organisations.csv
$ stip --ledger agenda.db init | head -1
made agenda.db
$ stip --ledger agenda.db import agenda | tail -1
2 new, 0 changed, 0 ended, 0 unchanged; entered as 1
```

Both are known now; each was valid in its own time.

```
$ stip --ledger agenda.db --lang en search ministry
ORG-EZ  Organisation  Ministry of Economic Affairs
ORG-EZK  Organisation  Ministry of Economic Affairs and Climate
$ stip --ledger agenda.db --lang en --valid-on 2015-06-01 search ministry
ORG-EZ  Organisation  Ministry of Economic Affairs
$ stip --ledger agenda.db --lang en --valid-on 2020-06-01 search ministry
ORG-EZK  Organisation  Ministry of Economic Affairs and Climate
```

Before the first entry nothing was known, whatever was valid.

```
$ stip --ledger agenda.db --lang en search ministry --at 2015-06-01
Nothing was found for “ministry”.
[exit 1]
```
