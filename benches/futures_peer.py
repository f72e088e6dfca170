#!/usr/bin/env python3
# Futures peer: the same simulation and the same ranks in numpy, in chunks.
"""
    futures_peer.py plan NET.csv SAMPLES
    futures_peer.py weigh SCORES.csv SAMPLES
"""
import csv
import sys

import numpy

CHUNK = 5000


def plan(file, samples):
    rows = list(csv.DictReader(open(file, encoding="utf-8")))
    place = {row["id"]: i for i, row in enumerate(rows)}
    before = [[place[one] for one in row["predecessors"].split()] for row in rows]
    points = [(float(row["min"]), float(row["mode"]), float(row["max"])) for row in rows]
    random, ends, critical = numpy.random.default_rng(1), [], numpy.zeros(len(rows))
    for _ in range(samples // CHUNK):
        start, finish = numpy.zeros((len(rows), CHUNK)), numpy.zeros((len(rows), CHUNK))
        for i, (low, mode, high) in enumerate(points):
            for k in before[i]:
                numpy.maximum(start[i], finish[k], out=start[i])
            finish[i] = start[i] + random.triangular(low, mode, high, CHUNK)
        end = finish.max(axis=0)
        ends.append(end)
        hangs = finish == end
        for i in range(len(rows) - 1, -1, -1):
            for k in before[i]:
                hangs[k] |= hangs[i] & (finish[k] == start[i])
        critical += hangs.sum(axis=1)
    end = numpy.concatenate(ends)
    print(end.mean(), end.std(ddof=1), numpy.quantile(end, [0.05, 0.5, 0.95]), critical[:3] / end.size)


def weigh(file, samples):
    rows = list(csv.DictReader(open(file, encoding="utf-8")))
    options = list(dict.fromkeys(row["alternative"] for row in rows))
    criteria = list(dict.fromkeys(row["criterion"] for row in rows))
    low, high = numpy.zeros((len(options), len(criteria))), numpy.zeros((len(options), len(criteria)))
    for row in rows:
        at = options.index(row["alternative"]), criteria.index(row["criterion"])
        low[at], high[at] = float(row["low"]), float(row["high"])
    random, ranks = numpy.random.default_rng(1), numpy.zeros((len(options), len(options)))
    for _ in range(samples // CHUNK):
        weights = random.standard_exponential((CHUNK, len(criteria)))
        weights /= weights.sum(axis=1, keepdims=True)
        value = numpy.einsum("sij,sj->si", low + (high - low) * random.random((CHUNK, *low.shape)), weights)
        order = numpy.argsort(-value, axis=1)
        for r in range(len(options)):
            ranks[:, r] += numpy.bincount(order[:, r], minlength=len(options))
    print(ranks[:3, :3] / samples)


if __name__ == "__main__":
    {"plan": plan, "weigh": weigh}[sys.argv[1]](sys.argv[2], int(sys.argv[3]))
