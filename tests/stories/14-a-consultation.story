# What a consultation says

Citizens voted on statements, chose between projects, and ranked ideas. Their answers are files; no ledger is needed to analyse them. The methods are in
[methods for consultations](../../docs/methods-consultation.md).

## Groups of people who vote alike

`votes.csv` has a row for each vote: 1 agrees, -1 disagrees, 0 passes.

```
$ printf 'comment-id,voter-id,vote\n1,a,1\n2,a,-1\n3,a,1\n1,b,1\n2,b,-1\n3,b,0\n1,c,-1\n2,c,1\n3,c,1\n1,d,-1\n2,d,1\n3,d,1\n' > votes.csv
$ printf 'comment-id,moderated,comment-body\n1,1,Label everything\n2,1,Label nothing\n3,1,Publish the tests\n' > comments.csv
$ stip consult groups votes.csv --comments comments.csv --participants who.csv
4 participants, 3 statements, 12 votes; 4 participants in 2 groups

Group 0: 2 participants
  agrees    2 of 2  2  Label nothing
  disagrees 2 of 2  1  Label everything

Group 1: 2 participants
  agrees    2 of 2  1  Label everything
  disagrees 2 of 2  2  Label nothing

All together
  agree     3 of 4  3  Publish the tests
$ cut -d, -f1,5 who.csv
participant,group
a,1
b,1
c,0
d,0
```

Four people are too few to call these groups. The stable method says so.

```
$ stip consult groups votes.csv --lang en --method stable | head -2
4 participants, 3 statements, 12 votes; 0 participants in 0 groups
Too few people voted enough to say whether there are groups.
```

A vote that is none is told of with its line, and nothing is worked out.

```
$ printf 'comment-id,voter-id,vote\n1,a,1\n9,a,2\n' > bad.csv
$ stip consult groups bad.csv --comments comments.csv
stip: bad.csv: line 3: vote is '2'
      A vote is 1 (agree), -1 (disagree) or 0 (pass), on a statement of the consultation. Mend the rows; nothing was worked out.
      (invalid, exit 2)
[exit 2]
```

## Weights

Two men and one woman answered; the population has as many of each.

```
$ printf 'id,sex\n1,m\n2,m\n3,f\n' > sample.csv
$ printf 'variable,level,Freq\nsex,m,600\nsex,f,600\n' > margins.csv
$ stip consult weights sample.csv margins.csv --out weights.csv --json weights.json
$ cat weights.csv
id,sex,weight
1,m,300
2,m,300
3,f,600
```

## Choices between ideas

```
$ printf 'left,right,choice\na,b,l\nb,a,r\na,b,l\na,b,r\n' > pairs.csv
$ stip consult pairs pairs.csv --json - | head -c 67
{"ideas":[{"id":"a","score":66.66666666666667,"strength":0.54930614
```

## Votes that nobody may have cast

Twelve participants came within a minute, from one network, and voted on two statements only; fourteen others voted on ten each, in other orders.

```
$ awk 'BEGIN { print "t_ms,voter,net,statement,vote"; for (p = 1; p <= 14; p++) for (i = 1; i <= 10; i++) print p * 50000000 + i * 8000 ",p" p ",home" p "," (i + p) % 10 + 1 "," (i + p) % 3 - 1; for (b = 1; b <= 12; b++) for (i = 1; i <= 2; i++) print 90000000 + b * 5000 + i * 400 ",b" b ",rented," 3 * i + 2 ",1" }' > arrivals.csv
$ stip consult integrity arrivals.csv --json flags.json
26 participants, of whom 12 flagged; nothing was deleted
  fast: 0
  alike: not applied, there are fewer than 20 statements
  network: 12
  arrival: 12
  target: 12
Without the flagged another result:
  8  agree 20 of 20 with, 8 of 8 without
4 participants more could change the top three.
```

Nothing is deleted: people look at the flags, and the result is given both ways.

## Tables that give nobody away

Four young people in the north are too few to show; without three other cells the totals would tell.

```
$ printf 'age,region,n\nyoung,north,4\nyoung,south,120\nold,north,30\nold,south,400\nmiddle,north,200\nmiddle,south,300\n' > answers-by-age.csv
$ stip consult disclose answers-by-age.csv --by age,region --count n
age,region,count,percent,status
middle,north,200,40.0,published
middle,south,300,60.0,published
middle,total,500,47.4,published
old,north,,,suppressed
old,south,,,suppressed
old,total,430,40.8,published
young,north,,,suppressed
young,south,,,suppressed
young,total,124,11.8,published
total,north,234,22.2,published
total,south,820,77.8,published
total,total,1054,100.0,published
$ stip consult disclose answers-by-age.csv --by age,region,n
stip: --by: a table by 3 columns shows too much of people
      Cross at most two columns.
      (invalid, exit 2)
[exit 2]
$ printf 'kept secret by whoever publishes, and long enough' > secret.key
$ stip consult disclose answers-by-age.csv --by age --count n --method cellkey --key secret.key --json -
{"by":["age"],"method":"cellkey","participants":1053,"cells":4,"percentages_from":100,"epsilon":1,"epsilon_per_cell":0.5,"cells_of_a_participant":2,"delta":4.0731405900724914e-7,"bound":28,"standard_deviation":2.7990735912872053,"noise_by":"levels and count"}
```

## What people wrote

Numbers first, then people's own words. Of five answers no topics can be made; that two are copies can be seen.

```
$ printf 'id,text\n1,"Ik wil graag weten wat ik eet, dus zet het op het etiket."\n2,"Ik wil graag weten wat ik eet, dus zet het op het etiket!!"\n3,Laat boeren zelf kiezen welk zaad zij zaaien.\n4,Geen mening\n5,\n' > open.csv
$ stip consult answers open.csv --json open.json
5 answers, 1 empty, 3 different
  2 copies of 1
No topics: there are fewer than 20 different answers with words that come back.

Other: 4 answers
  3: Laat boeren zelf kiezen welk zaad zij zaaien.
  1: Ik wil graag weten wat ik eet, dus zet het op het etiket.
  4: Geen mening
$ printf 'id,text\n1,goed\n1,slecht\n' > twice.csv
$ stip consult answers twice.csv
stip: twice.csv, line 3: the id '1' comes a second time
      Give each answer an id of its own.
      (invalid, exit 2)
[exit 2]
```
