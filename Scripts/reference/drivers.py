"""Reference values of the driver models: statsmodels' OLS; relative weights by SciPy's matrix root; Firth's logistic regression by firth.py."""

import numpy as np
import scipy.linalg
import scipy.stats as st
import statsmodels.api as sm
from statsmodels.stats.outliers_influence import variance_inflation_factor

import common
import firth
from groups import effective

MINIMUM_N = 10


def design(rows, themes):
    """The 0/1 columns of the predictors that occur often enough, and their indices."""
    text = [r for r in rows if r[4]]
    columns, names = [], []
    for theme in range(themes):
        for sign, polarities in ((0, (0, 3)), (1, (2, 3))):
            column = np.array([float(r[1] >> theme & 1 and r[2] in polarities) for r in text])
            if column.sum() >= MINIMUM_N:
                columns.append(column)
                names.append(2 * theme + sign)
    y = np.array([r[0] for r in text])
    bands = np.array([common.band(r[0]) for r in text])
    return names, np.array(columns).T, y, np.array([r[3] for r in text]), bands


def linear(x, y, w):
    """Least squares; without weights exactly statsmodels' OLS, with weights the effective n takes the place of n."""
    n, (_, k) = effective(w), x.shape
    full = sm.add_constant(x)
    root = np.sqrt(w)
    fit = sm.OLS(y * root, full * root[:, None]).fit()
    center = np.average(y, weights=w)
    total = (w * (y - center) ** 2).sum() / w.sum()
    noise = (w * (y - full @ fit.params) ** 2).sum() / w.sum()
    freedom = n - k - 1
    covariance = noise * n / freedom * np.linalg.inv((full * w[:, None]).T @ full / w.sum() * n)
    errors = np.sqrt(np.diag(covariance))
    if (w == 1).all():
        assert np.allclose(errors, fit.bse, rtol=1e-10)
        assert np.isclose(1 - noise / total, fit.rsquared, rtol=1e-10)
    t = fit.params / errors
    result = {"coefficients": fit.params, "errors": errors, "t": t, "p": 2 * st.t.sf(np.abs(t), freedom),
              "r_squared": 1 - noise / total, "freedom": freedom,
              "adjusted": 1 - (noise / total) * (n - 1) / freedom}
    if (w == 1).all():
        result["vif"] = [variance_inflation_factor(full, i) for i in range(1, k + 1)]
    return result


def relative_weights(x, y, w):
    """Johnson's weights with the symmetric root of the correlation matrix from scipy.linalg.sqrtm."""
    covariance = np.cov(np.column_stack([x, y]).T, aweights=w, ddof=0)
    deviations = np.sqrt(np.diag(covariance))
    correlation = covariance / np.outer(deviations, deviations)
    root = np.real(scipy.linalg.sqrtm(correlation[:-1, :-1]))
    beta = np.linalg.solve(root, correlation[:-1, -1])
    values = np.linalg.eigvalsh(correlation[:-1, :-1])
    return {"weights": root**2 @ beta**2, "condition": np.sqrt(values[-1] / values[0])}


def logistic(x, names, inside, w):
    """Firth's regression on every column; where none is separated it lies near statsmodels' GLM, which is asserted."""
    weights = w * effective(w) / w.sum()
    result = firth.fit(x, inside, weights)
    carried = [x[:, j][inside == 1].sum() for j in range(x.shape[1])]
    if all(5 <= carried[j] <= x[:, j].sum() - 5 for j in range(x.shape[1])):
        glm = sm.GLM(inside, sm.add_constant(x), family=sm.families.Binomial(), freq_weights=weights).fit()
        assert (np.abs(result["coefficients"] - glm.params) < 0.5 * glm.bse).all()
    share = np.average(inside, weights=weights)
    null = weights.sum() * (share * np.log(share) + (1 - share) * np.log(1 - share))
    return {"names": names, "pseudo": 1 - result["likelihood"] / null} | result


def plain(value):
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    return np.asarray(value).tolist()


def case(name, rows, themes):
    names, x, y, w, bands = design(rows, themes)
    result = {"linear": linear(x, y, w), "relative": relative_weights(x, y, w),
              "logistic": logistic(x, names, (bands == 0).astype(float), w)}
    return {"name": name, "themes": themes, "patterns": common.patterns(rows), "names": names} | plain(result)


def separated():
    """Every comment on theme 0 below, none on theme 1, half of those on theme 2, and some on 0 and 2 together."""
    cells = [(2.0, 0b001, 40), (5.0, 0b101, 7), (10.0, 0b010, 25), (3.0, 0b100, 48), (9.0, 0b100, 32),
             (4.0, 0, 45), (8.0, 0, 50), (10.0, 0, 55), (9.0, 0b1000, 11), (1.0, 0b1000, 2)]
    return [(score, mask, 0 if mask == 0b010 else 2, 1.0, True, 0) for score, mask, n in cells for _ in range(n)]


def main():
    common.write("drivers", [
        case("telecom", common.telecom(), len(common.KEYWORDS)),
        case("random", common.synthetic(4000, 51), 5),
        case("weighted", common.synthetic(3000, 52, weights=[0.5, 1.0, 1.75, 4.0]), 5),
        case("a million", common.synthetic(1_000_000, 54, themes=3), 3),
        case("separated", separated(), 4),
        case("small", common.synthetic(120, 53, themes=3), 3),
    ], module="DriverAnalysisTests")


if __name__ == "__main__":
    main()
