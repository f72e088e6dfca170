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

Where a role is held must stand in the agenda, as soon as it has an organisation or a body. Roles are set anew in one go.

```
$ stip --ledger agenda.db import $SMALL | tail -1
157 new, 0 changed, 0 ended, 0 unchanged; entered as 1 2 3
$ stip --ledger agenda.db account add eva@gemeente.example --name "Eva" --role owner@ORG-NOPE:internal
stip: role owner@ORG-NOPE:internal: 'ORG-NOPE' is no organisation or body of this agenda.
      Write its id as it stands in the agenda; `stip search NAME` finds it.
      (not found, exit 3)
[exit 3]
$ stip --ledger agenda.db account add eva@gemeente.example --name "Eva" --role owner@ORG-GROEN:internal
account U-… made for eva@gemeente.example
$ stip --ledger agenda.db account roles eva@gemeente.example --role owner@ORG-GROEN:internal --role decider@B-RAAD:internal
account U-… has the roles decider@B-RAAD:internal, owner@ORG-GROEN:internal
$ stip --ledger agenda.db account roles eva@gemeente.example --role decider@B-NOPE:internal
stip: role decider@B-NOPE:internal: 'B-NOPE' is no organisation or body of this agenda.
      Write its id as it stands in the agenda; `stip search NAME` finds it.
      (not found, exit 3)
[exit 3]
$ stip --ledger agenda.db account list | grep Eva
U-…  Eva <eva@gemeente.example>  no password yet  decider@B-RAAD:internal, owner@ORG-GROEN:internal
```

The address of the site is the same everywhere, and over http on this machine alone.

```
$ printf 'a secret' > id.secret; printf 'issuer = https://id.example.nl\nclient-id = stip\nclient-secret-file = id.secret\nsite = https://agenda.example.nl\nlabel-nl = Rijks-ID\n' > agenda.db.identity
$ stip --ledger agenda.db serve --site https://elsewhere.example.nl
stip: --site: 'https://elsewhere.example.nl' is another address than the site 'https://agenda.example.nl' of the settings for the identity provider.
      Write the same address in both: the one at which browsers find this site.
      (invalid, exit 2)
[exit 2]
$ sed -i 's|https://agenda|http://agenda|' agenda.db.identity
$ stip --ledger agenda.db serve
stip: agenda.db.identity: 'http://agenda.example.nl' is no address of a site over https.
      Add `site = https://agenda.example.nl`.
      (invalid, exit 2)
[exit 2]
```
