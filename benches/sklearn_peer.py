#!/usr/bin/env python3
# Scikit-learn peer: mean imputation, two components and k-means of a made-up consultation of the same size and density.
import sys
import time

import numpy as np
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA

people, statements = int(sys.argv[1]), int(sys.argv[2])
random = np.random.default_rng(1)
group = random.integers(0, 4, people)
agree = 0.5 * random.random((4, statements)) + 0.25
votes = np.where(random.random((people, statements)) < agree[group], 1.0, -1.0)
votes[random.random((people, statements)) > 0.22] = np.nan

cpu, wall = time.process_time(), time.perf_counter()
mean = np.nanmean(votes, axis=0)
filled = np.where(np.isnan(votes), mean, votes)
points = PCA(2, svd_solver="full" if people * statements < 4e6 else "auto", random_state=0).fit_transform(filled)
points *= np.sqrt(statements / np.maximum(1, (~np.isnan(votes)).sum(axis=1)))[:, None]
base = KMeans(100, n_init=1, random_state=0).fit(points)
groups = KMeans(3, n_init=1, random_state=0).fit(base.cluster_centers_)
print(f"{people:9d} people x {statements} statements by numpy and scikit-learn: {time.perf_counter() - wall:.2f} s "
      f"({time.process_time() - cpu:.2f} CPU s), without statistics of statements")
