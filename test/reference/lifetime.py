"""Numbers by SciPy for src/stats/lifetime.

Run: python3 test/reference/lifetime.py (Debian package python3-scipy). Writes lifetime.json: 400
simulated customers and their histories in whole days, and what SciPy makes of them: the top of the
likelihoods written with gamma and hypergeometric functions as in the papers (BG/NBD: Fader, Hardie, Lee
2005, (6) and (10); MBG/NBD: Hoppe, Wagner 2007; Pareto/NBD: Fader, Hardie 2005, A0 and (41); Gamma-Gamma:
Fader, Hardie 2013, (1a) and (5)), expected purchases, probabilities of being active and chances of counts
by those formulas; MBG/NBD's profile-likelihood intervals; the shifted beta-geometric fit to the "High End" retention of Fader and Hardie (2007);
and Kaplan and Meier's curve of a small example.
"""

import json

import numpy as np
from scipy.integrate import quad
from scipy.optimize import brentq, minimize
from scipy.special import betaln, gammaln, hyp2f1
from scipy.stats import nbinom, norm

rng = np.random.default_rng(11)
n = 400
age = rng.integers(200, 400, n)
rate = rng.gamma(0.9, 1 / 60, n)
gone = rng.exponential(1 / rng.gamma(0.8, 1 / 150, n))
x = np.zeros(n, int)
last = np.zeros(n, int)
for i in range(n):
    t = 0.0
    while True:
        t += rng.exponential(1 / rate[i])
        if t > min(age[i], gone[i]):
            break
        if int(t) > last[i]:
            last[i] = int(t)
            x[i] += 1


def bg(v):
    r, al, a, b = np.exp(v)
    head = gammaln(r + x) - gammaln(r) + r * np.log(al)
    stay = betaln(a, b + x) - betaln(a, b) - (r + x) * np.log(al + age)
    left = betaln(a + 1, b + np.maximum(x, 1) - 1) - betaln(a, b) - (r + x) * np.log(al + last)
    return (head + np.where(x > 0, np.logaddexp(stay, left), stay)).sum()


def mbg(v):
    r, al, a, b = np.exp(v)
    head = gammaln(r + x) - gammaln(r) + r * np.log(al)
    stay = betaln(a, b + x + 1) - betaln(a, b) - (r + x) * np.log(al + age)
    left = betaln(a + 1, b + x) - betaln(a, b) - (r + x) * np.log(al + last)
    return (head + np.logaddexp(stay, left)).sum()


def pareto_parts(v, x, last, age):
    r, al, s, be = np.exp(v)
    k, big = r + s + x, max(al, be)
    second = s + 1 if al >= be else r + x
    z = abs(al - be)
    term = lambda t: hyp2f1(k, second, k + 1, z / (big + t)) / (big + t) ** k
    stay = (al + age) ** -(r + x) / (be + age) ** s
    return stay, s / k * (term(last) - term(age))


def pareto(v):
    r, al, s, be = np.exp(v)
    stay, left = pareto_parts(v, x, last, age)
    head = gammaln(r + x) - gammaln(r) + r * np.log(al) + s * np.log(be)
    return (head + np.log(stay + left)).sum()


def top(likelihood, start):
    best = minimize(lambda v: -likelihood(v), start, method="Nelder-Mead",
                    options=dict(maxiter=20000, maxfev=20000, xatol=1e-9, fatol=1e-11))
    best = minimize(lambda v: -likelihood(v), best.x, method="Nelder-Mead",
                    options=dict(maxiter=20000, maxfev=20000, xatol=1e-10, fatol=1e-12))
    return np.exp(best.x), -best.fun


def hessian_errors(likelihood, parameters, h=1e-4):
    v = np.log(parameters)
    k = len(v)
    H = np.zeros((k, k))
    for i in range(k):
        for j in range(k):
            e, f = np.eye(k)[i] * h, np.eye(k)[j] * h
            H[i, j] = -(likelihood(v + e + f) - likelihood(v + e - f)
                        - likelihood(v - e + f) + likelihood(v - e - f)) / (4 * h * h)
    return np.sqrt(np.diag(np.linalg.inv(H + np.eye(k) / 9)))


span = 180
models = {}
for name, likelihood, start in (("bg_nbd", bg, [0, 4, 0, 1]), ("mbg_nbd", mbg, [0, 4, 0, 1]),
                                ("pareto_nbd", pareto, [0, 4, 0, 5])):
    parameters, value = top(likelihood, start)
    rows = []
    for xi, ti, Ti in ((0, 0, 200), (1, 3, 390), (4, 210, 300), (30, 333, 340)):
        if name == "pareto_nbd":
            r, al, s, be = parameters
            stay, left = pareto_parts(np.log(parameters), xi, ti, Ti)
            active = stay / (stay + left)
            mean = (r + xi) * (be + Ti) / ((al + Ti) * (s - 1)) * (
                1 - ((be + Ti) / (be + Ti + span)) ** (s - 1))
            chance = lambda k, t: nbinom.pmf(k, r + xi, (al + Ti) / (al + Ti + t))
            ends = lambda u: s * (be + Ti) ** s / (be + Ti + u) ** (s + 1)
            counts = [chance(k, span) * ((be + Ti) / (be + Ti + span)) ** s
                      + quad(lambda u: chance(k, u) * ends(u), 0, span)[0] for k in range(4)]
        else:
            r, al, a, b = parameters
            k = xi + (name == "mbg_nbd")
            left = (a / (b + k - 1) * ((al + Ti) / (al + ti)) ** (r + xi)) if k > 0 else 0
            active = 1 / (1 + left)
            own = b + k
            mean = (a + own - 1) / (a - 1) * (1 - ((al + Ti) / (al + Ti + span)) ** (r + xi) * hyp2f1(
                r + xi, own, a + own - 1, span / (al + Ti + span)))
            share = (al + Ti) / (al + Ti + span)
            counts = [np.exp(betaln(a, own + j) - betaln(a, own)) * nbinom.pmf(j, r + xi, share)
                      + (np.exp(betaln(a + 1, own + j - 1) - betaln(a, own))
                         * nbinom.sf(j - 1, r + xi, share) if j > 0 else 0) for j in range(4)]
        rows.append(dict(x=xi, last=ti, age=Ti, active=float(active), mean=float(mean),
                         counts=[float(c) for c in counts]))
    models[name] = dict(parameters=parameters.tolist(), log=float(value), rows=rows,
                        errors=hessian_errors(likelihood, parameters).tolist())

def profile_range(likelihood, parameters, value, i):
    """95 % interval by the profile likelihood (Venzon, Moolgavkar 1988)."""
    v = np.log(parameters)
    rest = [j for j in range(len(v)) if j != i]

    def short(at):
        def other(w):
            u = v.copy()
            u[i], u[rest] = at, w
            return -likelihood(u)
        best = minimize(other, v[rest], method="Nelder-Mead",
                        options=dict(maxiter=9000, maxfev=9000, xatol=1e-8, fatol=1e-9))
        return 2 * (value + best.fun) - norm.ppf(0.975) ** 2

    return [float(np.exp(brentq(short, v[i], v[i] + side, xtol=1e-5))) for side in (-2, 2)]


models["mbg_nbd"]["ranges"] = [
    profile_range(mbg, models["mbg_nbd"]["parameters"], models["mbg_nbd"]["log"], i) for i in range(4)]

bought = x + 1
nu = rng.gamma(4, 1 / 60, n)
spent = np.round(rng.gamma(3 * bought, 1 / nu), 2)


def spend(v):
    p, q, g = np.exp(v[0]), 1 + np.exp(v[1]), np.exp(v[2])
    k = p * bought
    return (gammaln(k + q) - gammaln(k) - gammaln(q) + q * np.log(g) + (k - 1) * np.log(spent)
            - (k + q) * np.log(g + spent)).sum()


best = minimize(lambda v: -spend(v), [1, 1, 4], method="Nelder-Mead",
                options=dict(maxiter=9000, maxfev=9000, xatol=1e-10, fatol=1e-11))
p, q, g = np.exp(best.x[0]), 1 + np.exp(best.x[1]), np.exp(best.x[2])

# Customers of 1,000 that were left after 0, 1, ... 7 years.
high_end = [1000, 869, 743, 653, 593, 551, 517, 491]


def churn(v):
    a, b = np.exp(v)
    t = np.arange(1, len(high_end))
    lost = -np.diff(high_end)
    return (lost * (betaln(a + 1, b + t - 1) - betaln(a, b))).sum() + high_end[-1] * (
        betaln(a, b + t[-1]) - betaln(a, b))


churned = minimize(lambda v: -churn(v), [0, 1], method="Nelder-Mead",
                   options=dict(xatol=1e-10, fatol=1e-10))

time = [3, 5, 5, 8, 10, 12, 12, 12, 20, 25]
event = [1, 1, 0, 1, 0, 1, 1, 0, 1, 0]
curve, share, green = [], 1.0, 0.0
for t in sorted({t for t, e in zip(time, event) if e}):
    risk = sum(u >= t for u in time)
    dead = sum(u == t and e for u, e in zip(time, event))
    share *= 1 - dead / risk
    green += dead / (risk * (risk - dead))
    half = norm.ppf(0.975) * np.sqrt(green) / np.log(share)
    curve.append([t, risk, dead, share, share ** np.exp(-half), share ** np.exp(half)])

with open("test/reference/lifetime.json", "w") as out:
    json.dump(dict(
        x=x.tolist(), last=last.tolist(), age=age.tolist(), span=span, models=models,
        spent=spent.tolist(),
        spend=dict(parameters=[p, q, g], log=-best.fun,
                   first=[float(p * (g + s) / (p * k + q - 1)) for s, k in zip(spent[:5], bought[:5])]),
        churn=dict(left=high_end, parameters=np.exp(churned.x).tolist(), log=-churned.fun),
        survival=dict(time=time, event=event, curve=curve),
    ), out)
