# When things will be there

Dates in a plan are hopes. What is known of durations and of what waits for what, says how likely they are. The methods are in
[methods for planning](../../docs/methods-planning.md).

## A network in a file

Three points a duration, and what must come first. `build` and `permit` run side by side, so the end is later than either.

```
$ printf 'id,min,mode,max,predecessors\ndesign,2,3,6,\npermit,4,5,12,design\nbuild,4,6,9,design\nopen,1,1,1,permit build\n' > net.csv
$ stip plan network net.csv --samples 100000 --seed 1 --json plan.json
4 activities, 100000 possible futures
finished on average at … (+-…), standard deviation …
  10 in 100 by …
  50 in 100 by …
  80 in 100 by …
  90 in 100 by …
with the most likely durations 10.00, which is kept in … of 100 futures
what the end hangs on most, in how many of 100 futures:
  100.0  design
  100.0  open
  …  permit
  …  build
```

The same seed gives the same figures, for any number of threads.

```
$ stip plan network net.csv --samples 100000 --seed 1 --threads 3 --json again.json > again.txt
$ cmp plan.json again.json && echo the same
the same
```

What if the permit takes two months more, in the same futures?

```
$ stip plan network net.csv --samples 100000 --seed 1 --what-if permit=+2 | tail -1
with permit=+2 finished on average at …: … later (+-…)
```

What goes round in a circle is told with its names.

```
$ printf 'id,min,mode,max,predecessors\na,1,1,1,c\nb,1,1,1,a\nc,1,1,1,b\n' > circle.csv
$ stip plan network circle.csv
stip: dependencies: they go round in a circle: a → b → c → a.
      Take one of these dependencies out.
      (invalid, exit 2)
[exit 2]
```

## With no more people than there are

```
$ printf 'id,min,mode,max,predecessors,uses\na,4,4,4,,team\nb,3,3,3,,team\nc,2,2,2,a,\n' > people.csv
$ printf 'resource,limit\nteam,1\n' > limits.csv
$ stip plan network people.csv --limits limits.csv | tail -1
levelled, with the most likely durations: finished at 7.00 instead of 6.00
```

## The agenda

Two actions, of which the second waits for the first. Of one the end is not known: that is counted, and nothing is filled in for it.

```
$ stip --ledger plan.db init
…
...
$ mkdir package
$ printf 'id,title,phase,planned_start,planned_end\nA-1,Build a plant,not_started,2027-01-01,2029-09-26\nA-2,Open it,not_started,2029,2030\nA-3,Somewhere,not_started,,\n' > package/actions.csv
$ printf 'id,title,action,before,lag_weeks\nDEP-1,First build,A-2,A-1,4\n' > package/dependencies.csv
$ stip --ledger plan.db import package
...
$ stip --ledger plan.db --lang en plan --today 2027-01-01 --what-if A-1=+2q
3 actions not started or under way; 2 durations drawn in 10000 possible futures
Where one duration is known: 0.99 to 1.94 times as long in 8 of 10 projects, 1.35 times in the middle (66 building projects of a city abroad; replace it by figures of your own as soon as there are any)
  2 × one duration is known; how it may run out is taken from the reference class: A-1, A-2
  1 × no end is known: it is taken to need no time, so what comes after is the earliest that is possible: A-3
  1 × a date is known by quarter, half-year or year: a start is read as its first day, an end as its last: A-2
  3 × no owner is known: shares nothing with other actions: A-1, A-2, A-3

A-1  Build a plant
       planned 26 Sep 2029; there in 10, 50, 80 and 90 of 100 futures: Sep 2029, Sep 2030, Sep 2031, Apr 2032
       in time in 11 of 100 futures; with what was asked in 2
A-2  Open it
       planned 2030; there in 10, 50, 80 and 90 of 100 futures: Mar 2032, Aug 2033, Nov 2034, Jul 2035
       in time in < 1 of 100 futures; with what was asked in 0

What the end depends on most:
  A-1  the end is 1335 days later if it takes long instead of short; it hangs on it in > 99 of 100 futures
  A-2  the end is 979 days later if it takes long instead of short; it hangs on it in 100 of 100 futures

What shifts with it:
  A-1  183 days later on average (± 1), at most 183
  A-2  182 days later on average (± 1), at most 183
         A-1 → A-2
```
