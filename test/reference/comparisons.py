"""Comparisons of two groups and stratified tables by statsmodels, for src/stats/intervals and tests.

Run: /usr/bin/python3 test/reference/comparisons.py (Debian package python3-statsmodels; 0.13 made
the numbers). null stands for infinity.
"""

import json
import math
import pathlib

import numpy as np
from statsmodels.stats.contingency_tables import StratifiedTable
from statsmodels.stats.proportion import confint_proportions_2indep, proportions_ztest

GROUPS = [
    (12, 40, 5, 60), (1, 10, 9, 10), (30, 1000, 20, 3000), (56, 70, 48, 80),
    (9, 10, 3, 10), (5, 56, 1, 29), (400, 1000, 400, 1000),
]
STRATA = [
    [[[10, 20], [5, 30]], [[30, 10], [25, 15]], [[4, 40], [1, 50]]],
    [[[100, 900], [50, 950]], [[5, 15], [40, 20]]],
    [[[12, 5], [7, 9]]],
]


def finite(x):
    return float(x) if math.isfinite(x) else None


def groups():
    for wins1, total1, wins2, total2 in GROUPS:
        args = (wins1, total1, wins2, total2)
        newcombe = confint_proportions_2indep(*args, compare="diff", method="newcomb")
        koopman = confint_proportions_2indep(*args, compare="ratio", method="score", correction=False)
        z, p = proportions_ztest([wins1, wins2], [total1, total2])
        yield {
            "counts": args,
            "newcombe": list(map(finite, newcombe)),
            "koopman": list(map(finite, koopman)),
            "z": finite(z),
            "p": finite(p),
        }


def strata():
    for tables in STRATA:
        table = StratifiedTable([np.array(t, dtype=float) for t in tables])
        test = table.test_null_odds(correction=False)
        equal = table.test_equal_odds(adjust=True)
        yield {
            "tables": tables,
            "odds": float(table.oddsratio_pooled),
            "interval": list(map(float, table.oddsratio_pooled_confint())),
            "statistic": float(test.statistic),
            "p": float(test.pvalue),
            "heterogeneity": [float(equal.statistic), finite(equal.pvalue)],
        }


out = {"groups": list(groups()), "strata": list(strata())}
pathlib.Path(__file__).with_name("comparisons.json").write_text(json.dumps(out, indent=1) + "\n")
