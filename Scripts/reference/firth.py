"""Firth's penalised logistic regression, written for the reference values alone: leverages by QR, Newton's steps with a Jacobian by
differences, profile intervals by bracketing (Brent). Nothing is left out, whether a column is separated or not."""

import numpy as np
import scipy.stats as st
from scipy.optimize import brentq


def compress(x, y, w):
    """Equal rows as one, with the weights of both outcomes."""
    rows, place = np.unique(x, axis=0, return_inverse=True)
    place = place.ravel()
    inside = np.bincount(place, weights=w * y, minlength=len(rows))
    return rows, inside, np.bincount(place, weights=w, minlength=len(rows))


def pieces(beta, rows, inside, total):
    eta = rows @ beta
    p = 1 / (1 + np.exp(-eta))
    likelihood = (inside * -np.logaddexp(0, -eta) + (total - inside) * -np.logaddexp(0, eta)).sum()
    q, r = np.linalg.qr(np.sqrt(total * p * (1 - p))[:, None] * rows)
    leverage = (q**2).sum(axis=1)
    penalised = likelihood + np.log(np.abs(np.diag(r))).sum()
    score = rows.T @ (inside - total * p + leverage * (0.5 - p))
    return likelihood, penalised, score, r


def solve(rows, inside, total, held=None, value=0.0, start=None):
    """The coefficients at which the penalised score is 0, one of them held at a value."""
    k = rows.shape[1]
    free = [j for j in range(k) if j != held]
    beta = np.zeros(k) if start is None else start.copy()
    if held is not None:
        beta[held] = value

    def score(b):
        return pieces(b, rows, inside, total)[2][free]

    for turn in range(200):
        now = score(beta)
        if turn < 15:
            r = pieces(beta, rows, inside, total)[3]
            jacobian = -(r.T @ r)[np.ix_(free, free)]
        else:
            jacobian = np.empty((len(free), len(free)))
            for i, j in enumerate(free):
                step = np.zeros(k)
                step[j] = 1e-5
                jacobian[:, i] = (score(beta + step) - score(beta - step)) / 2e-5
        move = -np.linalg.solve(jacobian, now)
        move *= min(1, 2 / np.abs(move).max())
        beta[free] += move
        if np.abs(move).max() < 1e-13 * (1 + np.abs(beta).max()) or turn > 60 and np.abs(move).max() < 1e-11:
            return beta
    raise ValueError("no solution")


def fit(x, y, w, wald_limit=0.5):
    """Coefficients, standard errors, intervals of the odds ratios and p: Wald's, or the profile's above `wald_limit`."""
    full = np.column_stack([np.ones(len(x)), x])
    rows, inside, total = compress(full, y, w)
    beta = solve(rows, inside, total)
    likelihood, best, _, r = pieces(beta, rows, inside, total)
    errors = np.sqrt(np.diag(np.linalg.inv(r.T @ r)))
    z = st.norm.ppf(0.975)
    low, high = beta - z * errors, beta + z * errors
    p = 2 * st.norm.sf(np.abs(beta / errors))
    for j in range(1, len(beta)):
        if errors[j] <= wald_limit:
            continue

        def fall(value):
            other = solve(rows, inside, total, held=j, value=value, start=beta)
            return 2 * (best - pieces(other, rows, inside, total)[1])

        def end(sign):
            far = beta[j] + sign * errors[j]
            while fall(far) < z * z:
                far += sign * errors[j]
            return brentq(lambda v: fall(v) - z * z, *sorted((beta[j], far)), xtol=1e-13, rtol=1e-14)

        low[j], high[j] = end(-1), end(1)
        p[j] = st.chi2.sf(fall(0.0), 1)
    return {"coefficients": beta, "errors": errors, "low": np.exp(low), "high": np.exp(high), "p": p,
            "likelihood": likelihood, "penalised": best}
