"""Writes pca.json: principal directions of MNIST as scikit-learn finds them by a singular value decomposition.

Run from this folder with Debian's python3-sklearn: /usr/bin/python3 make_pca.py. It takes a minute and 3 GB.
"""
import gzip
import json
import pathlib
import numpy as np
from sklearn.decomposition import PCA

DATA = pathlib.Path(__file__).parents[3] / "data" / "mnist"


def images(part):
    content = gzip.decompress((DATA / f"{part}-images-idx3-ubyte.gz").read_bytes())
    return np.frombuffer(content, np.uint8, offset=16).reshape(-1, 784) / 255.0


def error(size):
    directions = pca.components_[:size]
    centred = test - pca.mean_
    return float(((centred @ directions.T @ directions - centred) ** 2).mean())


train, test = images("train"), images("t10k")
pca = PCA(64, svd_solver="full").fit(train)
largest = np.abs(pca.components_).argmax(1)
pca.components_ *= np.sign(pca.components_[np.arange(64), largest])[:, None]  # scikit-learn's signs follow another rule
places = list(range(100, 700, 37))
golden = {
    "explained_variance": pca.explained_variance_.tolist(),
    "places": places,
    "mean": pca.mean_[places].tolist(),
    "components": pca.components_[:, places].tolist(),
    "first_code": ((test[0] - pca.mean_) @ pca.components_.T).tolist(),
    "test_mse": {str(size): error(size) for size in (2, 8, 16, 32, 64)},
}
pathlib.Path("pca.json").write_text(json.dumps(golden, indent=None, separators=(",", ":")) + "\n")
