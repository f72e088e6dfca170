# Take the votes of a consultation

Votes of citizens are kept in a file of their own, apart from the ledger. First say what is asked, and how people come in.

```
$ printf '{"id": "panel-2027", "title": "What should come first?", "doors": ["invited", "open"], "statements": [{"label": "1", "text": "Label everything."}, {"label": "2", "text": "Label nothing."}]}' > panel.json
$ stip consult prepare panel.json
prepared panel-2027: 2 statements, rules …
```

People who were drawn by lot get a code on paper. The list is for who prints the letters; the store keeps only what a code is checked by.

```
$ stip consult make-codes panel-2027 --count 3 --out codes.txt
3 codes for panel-2027 in codes.txt
$ wc -l codes.txt
3 codes.txt
$ head -c 21 codes.txt
…-…-…-…-…
$ stat -c %A codes.txt ballots.db ballots.db.key
-rw-------
-rw-------
-rw-------
```

Open it. From now on what is asked is fixed.

```
$ stip consult open panel-2027
panel-2027 is open
$ stip consult prepare panel.json
stip: consultation panel-2027: it was opened; its rules are fixed.
      Prepare another, under an id of its own.
      (conflict, exit 5)
[exit 5]
```

`stip consult serve` takes the votes: a program of its own, so that a rush of citizens stops nobody at the office. One participant votes, and changes a vote:

```
$ timeout 300 stip consult serve --port 0 > serving.txt 2>&1 < /dev/null & echo $! > pid.txt; until grep -qs 'http://[^ ]*/' serving.txt; do sleep 0.1; done
$ grep -o 'http[^ ]*' serving.txt > address.txt
$ vote() { printf '{"consultation": "panel-2027", "code": "%s", "votes": %s}' "$(sed -n "$1p" codes.txt)" "$2" | curl -s -H 'Content-Type: application/json' -d @- "$(cat address.txt)stem"; }; vote 1 '{"1": 1, "2": 0}'; vote 1 '{"2": -1}'; vote 2 '{"1": 1}' | grep -o '"receipt":"[^"]*"' | cut -d'"' -f4 > receipt.txt
{"receipt":"…","digest":"…","votes":{"1":1,"2":0}}
{"receipt":"…","digest":"…","votes":{"1":1,"2":-1}}
```

While it is open everybody can see the turnout in whole hundreds, and whether a receipt is counted. Nothing more.

```
$ curl -s "$(cat address.txt)stand?consultation=panel-2027"
{"consultation":"panel-2027","state":"open","turnout":{"invited":0,"open":0}}
$ curl -s "$(cat address.txt)bewijs/panel-2027/$(cat receipt.txt)"
{"counted":true,"door":"invited","digest":"…"}
$ stip consult status panel-2027
panel-2027 is open
2 of 3 codes used
2 ballots by the door 'invited'
0 ballots by the door 'open'
```

A consultation to which people come with an account elsewhere needs [settings](../../docs/operating/sign-on.md#participants) for it. Without them it says so when it starts; with a fault in them it does not start:

```
$ printf '{"id": "account-2027", "title": "With an account?", "doors": ["signed-in"], "statements": [{"label": "1", "text": "Yes."}]}' > account.json
$ stip consult prepare account.json --ballots account.db > prepared.txt && stip consult open account-2027 --ballots account.db
account-2027 is open
$ timeout 300 stip consult serve --ballots account.db --port 0 > account.txt 2>&1 < /dev/null & echo $! > account.pid; until grep -qs 'sign on' account.txt; do sleep 0.1; done; kill $(cat account.pid); tail -n 1 account.txt
nobody can sign on for account-2027: no settings for an identity provider are there
$ printf 'issuer = https://id.example.nl\nclient-id = votes\nsite = http://take-part.example.nl\n' > citizens.identity
$ stip consult serve --ballots account.db --port 0 --identity-provider citizens.identity
stip: citizens.identity: …
...
[exit 2]
```

Somebody wants to be taken out, and has the receipt:

```
$ stip consult withdraw panel-2027 $(cat receipt.txt)
the ballot was taken out of panel-2027
$ curl -s "$(cat address.txt)bewijs/panel-2027/$(cat receipt.txt)"
{"counted":false}
```

Close it; then the votes can be counted and analysed.

```
$ stip consult export-votes panel-2027
stip: consultation panel-2027: it is open: votes are counted after it has closed.
      Close it first with `stip consult close`; `stip consult status` gives the turnout.
      (conflict, exit 5)
[exit 5]
$ stip consult close panel-2027
panel-2027 is closed
$ kill $(cat pid.txt)
$ stip consult export-votes panel-2027
comment-id,voter-id,vote
1,1,1
2,1,-1
$ stip consult verify
good: 1 ballot with 2 votes in 1 consultation
$ stip consult forget-codes panel-2027
the codes of panel-2027 are forgotten
```
