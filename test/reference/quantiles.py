"""Quantiles and tails of the distributions in src/stats/distributions, by scipy and mpmath.

Run: /usr/bin/python3 test/reference/quantiles.py (Debian packages python3-scipy, python3-mpmath).
Rows of quantiles.json: [distribution, p, parameters, x with P(X <= x) = p]
Rows of tails.json:     [distribution, x, parameters, P(X <= x), P(X > x)]
"""

import json
import pathlib

import mpmath
from scipy import stats

mpmath.mp.dps = 30

MAKE = {
    "normal": lambda mean, deviation: stats.norm(mean, deviation),
    "beta": stats.beta,
    "gamma": lambda shape, rate: stats.gamma(shape, scale=1 / rate),
    "chisquare": stats.chi2,
    "t": stats.t,
}
ORDINARY = {
    "normal": [[0, 1]],
    "beta": [[0.5, 0.5], [2, 3], [1.5, 200], [500, 700], [30000, 70000], [0.01, 5]],
    "gamma": [[0.5, 1], [3, 2], [1000, 1], [0.01, 1]],
    "chisquare": [[1], [3], [10], [1000]],
    "t": [[1], [3], [30], [1000]],
}
SHAPES = [10, 100, 300, 500, 700, 900, 1000, 1001, 1100, 1500, 3000, 10000, 100000]
LARGE = {
    "gamma": [[shape, 1] for shape in SHAPES],
    "chisquare": [[2 * shape] for shape in SHAPES],
    "beta": [[1e3, 1e3], [1e4, 1e4], [1e5, 3e5], [1e6, 1e6], [3, 1e6], [0.1, 1e4]],
}
TAILS = {
    "normal": ([[0, 1]], [-30, -8, -3, -1, -0.1, 0, 0.1, 1, 2, 5, 8, 30]),
    "beta": (ORDINARY["beta"] + LARGE["beta"], [1e-6, 0.001, 0.01, 0.25, 0.5, 0.75, 0.999]),
    "gamma": (ORDINARY["gamma"], [1e-8, 0.01, 0.5, 1, 5, 30, 900, 1000, 1100]),
    "chisquare": (ORDINARY["chisquare"], [0.001, 0.1, 1, 4, 30, 300, 1000, 1200]),
    "t": (ORDINARY["t"], [-40, -4, -1, -0.01, 0.01, 1, 2, 10]),
}


def exact_t(p, degrees, near):
    """Scipy 1.10 keeps only eight digits of a t quantile; mpmath finishes it."""
    if p == 0.5:
        return 0.0

    def miss(t):
        tail = mpmath.betainc(degrees / 2, 0.5, 0, degrees / (degrees + t * t), regularized=True) / 2
        return tail - (mpmath.mpf(p) if p < 0.5 else 1 - mpmath.mpf(p))

    return float(mpmath.findroot(miss, near))


def quantiles(cases, probabilities):
    for name, parameter_sets in cases.items():
        for parameters in parameter_sets:
            for p in probabilities:
                x = float(MAKE[name](*parameters).ppf(p))
                if name == "t":
                    x = exact_t(p, parameters[0], x)
                yield [name, p, parameters, x]


def tails():
    for name, (parameter_sets, points) in TAILS.items():
        for parameters in parameter_sets:
            for x in points:
                law = MAKE[name](*parameters)
                yield [name, x, parameters, float(law.cdf(x)), float(law.sf(x))]


def write(name, rows):
    lines = ",\n".join(json.dumps(row) for row in rows)
    pathlib.Path(__file__).with_name(name).write_text("[\n" + lines + "\n]\n")


write(
    "quantiles.json",
    [
        *quantiles(ORDINARY, [1e-10, 0.001, 0.025, 0.5, 0.9, 0.975, 0.999999]),
        *quantiles(LARGE, [0.025, 0.5, 0.9, 0.975]),
    ],
)
write("tails.json", list(tails()))
