#!/usr/bin/env python3
"""Writes tests/stats/golden/stats.csv: intervals as other people's programs compute them.

    python3 -m venv oracle
    oracle/bin/pip install statsmodels==0.15.0 scipy==1.17.1 numpy==2.4.6 mpmath==1.4.1
    oracle/bin/python tests/tools/stats_oracle.py > tests/stats/golden/stats.csv

wilson    statsmodels proportion_confint(method="wilson")
newcombe  statsmodels confint_proportions_2indep(method="newcomb", compare="diff"): method 10 of
          Newcombe (1998), without continuity correction. Checked below against the rows that the
          paper prints in its Table II.
poisson   scipy chi2.ppf; about the count where the C code changes its method, mpmath with 60 digits
          from the integral itself.
"""

import csv
import sys

import mpmath
import numpy as np
import scipy
import statsmodels
from scipy.stats import chi2
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

COMMAND = "oracle/bin/python tests/tools/stats_oracle.py > tests/stats/golden/stats.csv"

WILSON = [
    (0, 1), (1, 1), (0, 10), (1, 10), (5, 10), (9, 10), (10, 10), (15, 148), (81, 263),
    (97, 183), (180, 240), (580, 727), (635, 872), (1365, 1588), (1450, 1597), (94, 378),
    (1, 1000000), (999999, 1000000), (500000, 1000000), (123456789, 987654321),
]

# (a) to (h) of Newcombe's Table II, then releases of the published figures, then ends.
TABLE_II = {
    (56, 70, 48, 80): (0.0524, 0.3339),
    (9, 10, 3, 10): (0.1705, 0.8090),
    (6, 7, 2, 7): (0.0582, 0.8062),
    (5, 56, 0, 29): (-0.0381, 0.1926),
    (0, 10, 0, 20): (-0.1611, 0.2775),
    (0, 10, 0, 10): (-0.2775, 0.2775),
    (10, 10, 0, 20): (0.6791, 1.0000),
    (10, 10, 0, 10): (0.6075, 1.0000),
}
NEWCOMBE = list(TABLE_II) + [
    (97, 183, 580, 727), (97, 183, 635, 872), (180, 240, 635, 872), (180, 240, 1365, 1588),
    (94, 378, 1450, 1597), (1, 1, 0, 1), (0, 1, 1, 1), (1, 3, 1, 3), (500, 1000000, 1000, 2000000),
    (552, 2000, 360, 1000),
]

POISSON = [0, 1, 2, 3, 5, 10, 38, 100, 183, 378, 872, 1597, 10000, 2000000000]
POISSON_LARGE = [99999, 100000, 100001, 1000000]


def chi2_half(k, q):
    return chi2.ppf(q, 2 * k) / 2


def exact_gamma_quantile(k, q):
    mpmath.mp.dps = 60
    shape, tail = mpmath.mpf(k), mpmath.mpf(q)
    guess = mpmath.mpf(chi2_half(k, q))
    pdf = lambda x: mpmath.exp((shape - 1) * mpmath.log(x) - x - mpmath.loggamma(shape))
    below = lambda x: mpmath.gammainc(shape, 0, x, regularized=True)
    for _ in range(4):  # Newton from a start that is good to nine digits
        guess -= (below(guess) - tail) / pdf(guess)
    return float(guess)


def poisson(k, quantile):
    lower = 0.0 if k == 0 else quantile(k, 0.025)
    return lower, quantile(k + 1, 0.975)


def main():
    out = csv.writer(sys.stdout, lineterminator="\n")
    print(f"# {COMMAND}")
    print(f"# statsmodels {statsmodels.__version__}, scipy {scipy.__version__}, "
          f"numpy {np.__version__}, mpmath {mpmath.__version__}")
    out.writerow(["kind", "a", "b", "c", "d", "lower", "upper"])
    for part, whole in WILSON:
        low, high = proportion_confint(part, whole, method="wilson")
        out.writerow(["wilson", part, whole, 0, 0, repr(float(low)), repr(float(high))])
    for counts in NEWCOMBE:
        low, high = confint_proportions_2indep(*counts, method="newcomb", compare="diff")
        if counts in TABLE_II:
            printed = TABLE_II[counts]
            assert (round(low, 4), round(high, 4)) == printed, (counts, low, high, printed)
        out.writerow(["newcombe", *counts, repr(float(low)), repr(float(high))])
    for k in POISSON:
        out.writerow(["poisson", k, 0, 0, 0, *map(repr, map(float, poisson(k, chi2_half)))])
    for k in POISSON_LARGE:
        out.writerow(["poisson", k, 0, 0, 0, *map(repr, poisson(k, exact_gamma_quantile))])


main()
