#!/usr/bin/env python3
"""Holds tests/stats/golden/pairs.csv, which R wrote, against scipy and statsmodels.

    python3 -m venv oracle
    oracle/bin/pip install statsmodels==0.15.0 scipy==1.17.1 numpy==2.4.6
    oracle/bin/python tests/tools/pairs_oracle.py tests/stats/golden/pairs.csv

poisson     statsmodels confint_poisson(method="exact-c")
difference  statsmodels confint_poisson_2indep(method="mover", method_mover="exact-c")
binomial    scipy binom
funnel      the limits invert the interpolated distribution function: checked by putting them in
bh          statsmodels multipletests(method="fdr_bh")
"""

import csv
import math
import sys
from collections import defaultdict

import numpy as np
from scipy.stats import binom
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.rates import confint_poisson, confint_poisson_2indep


def poisson(k):
    low, high = confint_poisson(k, 1, method="exact-c")
    return [0.0 if k == 0 else low, high]


def two_sided(part, whole, p):
    return min(1, 2 * min(binom.cdf(part, whole, p), binom.sf(part - 1, whole, p)))


def difference(a, b):
    low, high = confint_poisson_2indep(a, 1, b, 1, method="mover", compare="diff",
                                       method_mover="exact-c")
    if b == 0 or a == 0:  # statsmodels gives nan for the lower limit of a count of 0
        (la, ua), (lb, ub) = poisson(a), poisson(b)
        low, high = a - b - math.hypot(a - la, ub - b), a - b + math.hypot(ua - a, b - lb)
    return [low, high]


def interpolated(x, n, p):
    """The distribution function of a binomial count, straight between whole cases."""
    below = math.floor(x)
    return binom.cdf(below, n, p) + (x - below) * binom.pmf(below + 1, n, p)


def check_funnel(centre, n, limits):
    for limit, tail in zip(limits, (0.025, 0.025, 0.001, 0.001)):
        upper = limit >= centre
        share, p = (1 - limit, 1 - centre) if upper else (limit, centre)
        got = interpolated(share * n, n, p)
        at_the_end = share == 0 and binom.cdf(0, n, p) >= tail
        assert at_the_end or abs(got / tail - 1) < 1e-6, (centre, n, limit, got)


def main():
    oracles = {"poisson": (1, poisson), "difference": (2, difference),
               "binomial": (3, lambda *a: [two_sided(*a)])}
    seen, lists = defaultdict(int), defaultdict(list)
    for row in csv.reader(open(sys.argv[1], encoding="utf-8")):
        kind = row[0]
        if kind.startswith("#"):
            continue
        seen[kind] += 1
        if kind == "bh":
            lists[row[1]].append((float(row[2]), float(row[3])))
            continue
        numbers = [float(cell) if any(c in cell for c in ".nI") else int(cell) for cell in row[1:]]
        if kind == "funnel":
            check_funnel(numbers[0], numbers[1], numbers[2:])
            continue
        count, oracle = oracles[kind]
        want = oracle(*numbers[:count])
        assert np.allclose(numbers[count:], want, rtol=1e-9, atol=1e-300, equal_nan=True), (row, want)
    for name, pairs in lists.items():
        p, adjusted = np.array([pair for pair in pairs if not math.isnan(pair[0])]).T
        assert np.allclose(multipletests(p, method="fdr_bh")[1], adjusted, rtol=1e-12), name
    print(dict(seen))


main()
