"""Writes classifiers.json: the classes that scikit-learn's k nearest neighbours and logistic regression give to points of four clouds.

Run from this folder with Debian's python3-sklearn: /usr/bin/python3 make_classifiers.py. Where votes are equal, scikit-learn takes the smaller
label and the course the label of the nearer neighbour; such queries are listed under "tied".
"""
import json
import pathlib
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier
from sklearn.preprocessing import StandardScaler

random = np.random.default_rng(20)
CENTRES = np.array([[0, 0, 0], [2, 0, 10], [0, 2, -10], [2, 2, 0]], float)
SPREAD = np.array([1, 1, 8])


def cloud(count):
    labels = random.integers(0, 4, count)
    return np.round(CENTRES[labels] + SPREAD * random.standard_normal((count, 3)), 3), labels


def golden():
    (points, labels), (queries, query_labels) = cloud(300), cloud(200)
    result = {
        "points": points.ravel().tolist(), "labels": labels.tolist(),
        "queries": queries.ravel().tolist(), "query_labels": query_labels.tolist(),
    }
    for k in (1, 5, 10):
        neighbours = KNeighborsClassifier(k, algorithm="brute").fit(points, labels)
        found = labels[neighbours.kneighbors(queries)[1]]
        votes = np.sort([np.bincount(row, minlength=4) for row in found], axis=1)
        result[f"nearest_{k}"] = neighbours.predict(queries).tolist()
        result[f"tied_{k}"] = np.flatnonzero(votes[:, -1] == votes[:, -2]).tolist()
    scaler = StandardScaler().fit(points)
    probe = LogisticRegression(C=1 / (1e-3 * len(points)), tol=1e-8, max_iter=1000).fit(scaler.transform(points), labels)
    probabilities = np.sort(probe.predict_proba(scaler.transform(queries)), axis=1)
    result["probe"] = probe.predict(scaler.transform(queries)).tolist()
    result["probe_margin"] = np.round(probabilities[:, -1] - probabilities[:, -2], 4).tolist()
    return result


if __name__ == "__main__":
    pathlib.Path("classifiers.json").write_text(json.dumps(golden(), separators=(",", ":")) + "\n")
