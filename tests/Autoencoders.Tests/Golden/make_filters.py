"""Writes filters.json: two images of two channels, filtered by scipy and enlarged by PyTorch.

Run from this folder with Debian's python3-skimage and python3-torch: /usr/bin/python3 make_filters.py. scipy's mode "nearest" (the default of
scikit-image's filters) repeats the border's pixels; PyTorch's interpolate is called with align_corners=False.
"""
import json
import pathlib
import numpy as np
import torch
from scipy import ndimage
from skimage.filters import gaussian

SHAPE = (2, 2, 6, 7)
images = np.round(np.random.default_rng(20).random(SHAPE), 3)


def each(function):
    return [round(float(value), 6) for image in images for plane in image for value in function(plane).ravel()]


def enlarged(factor, **mode):
    return [round(float(v), 6) for v in torch.nn.functional.interpolate(torch.tensor(images), scale_factor=factor, **mode).clamp(0, 1).ravel()]


golden = {"images": images.ravel().tolist()}
for size in (1, 3, 5):
    golden[f"median_{size}"] = each(lambda plane: ndimage.median_filter(plane, size, mode="nearest"))
for sigma in (0.5, 1.3):
    golden[f"gaussian_{sigma}"] = each(lambda plane: ndimage.gaussian_filter(plane, sigma, mode="nearest"))
    assert np.allclose(golden[f"gaussian_{sigma}"], each(lambda plane: gaussian(plane, sigma)), atol=1e-6)
for factor in (2, 3):
    golden[f"nearest_{factor}"] = enlarged(factor, mode="nearest")
    golden[f"bilinear_{factor}"] = enlarged(factor, mode="bilinear", align_corners=False)
    golden[f"bicubic_{factor}"] = enlarged(factor, mode="bicubic", align_corners=False)
pathlib.Path("filters.json").write_text(json.dumps(golden, separators=(",", ":")) + "\n")
