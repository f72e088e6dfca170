# Who may sign in

Accounts live at the desk: a file beside the ledger, `agenda.db.desk`, with its own key. Names and addresses can be forgotten there; the ledger knows ids alone.

```
$ stip --ledger agenda.db init
made agenda.db
key  stip/…
```

An account has roles, each at an organisation, up to a classification.

```
$ stip --ledger agenda.db account add ada@ministry.nl --name "Ada Zonneveld" --role secretary:restricted
account U-… made for ada@ministry.nl
$ stip --ledger agenda.db account add bo@ministry.nl --name "Bo Klaver" --role owner@ORG-1:internal --role approver@ORG-1:internal
account U-… made for bo@ministry.nl
$ stip --ledger agenda.db account list
U-…  Ada Zonneveld <ada@ministry.nl>  no password yet  secretary:restricted
U-…  Bo Klaver <bo@ministry.nl>  no password yet  approver@ORG-1:internal, owner@ORG-1:internal
```

The holder chooses the password, by a link that works once.

```
$ stip --ledger agenda.db account password-link bo@ministry.nl --site https://agenda.example.nl/
https://agenda.example.nl/nl/wachtwoord/…
```

Who leaves is signed out everywhere at once.

```
$ stip --ledger agenda.db account disable bo@ministry.nl
account U-… disabled
$ stip --ledger agenda.db account list | tail -1
U-…  Bo Klaver <bo@ministry.nl>  disabled  approver@ORG-1:internal, owner@ORG-1:internal
```

An address has one account, and a role must be one that exists.

```
$ stip --ledger agenda.db account add ADA@ministry.nl --name "Somebody"
stip: account ADA@ministry.nl: this address has an account already.
      Change that one, or use another address.
      (conflict, exit 5)
[exit 5]
$ stip --ledger agenda.db account disable nobody@ministry.nl
stip: account nobody@ministry.nl: there is no such account.
      See `stip account list`.
      (not found, exit 3)
[exit 3]
$ stip --ledger elsewhere.db account list
stip: elsewhere.db: there is no ledger here.
      Make one with `stip --ledger elsewhere.db init`.
      (not found, exit 3)
[exit 3]
$ stip --ledger agenda.db account add di@ministry.nl --name "Di" --role minister
stip: …
...
[exit 2]
```
