"""Writes ssim.json: the structural similarity of test images and of themselves at half the resolution, as scikit-image computes it.

Run from this folder with Debian's python3-skimage: /usr/bin/python3 make_ssim.py. With these options scikit-image has the window of the paper
(11x11, since it cuts the Gaussian at 3.5 standard deviations) and the biased covariances, and it leaves out of the mean the 5 pixels along
each border, where its windows would leave the image: just the windows that the course takes.
"""
import gzip
import json
import pathlib
import numpy as np
from skimage.metrics import structural_similarity

DATA = pathlib.Path(__file__).parents[3] / "data"
digits = np.frombuffer(gzip.decompress((DATA / "mnist" / "t10k-images-idx3-ubyte.gz").read_bytes()), np.uint8, offset=16).reshape(-1, 1, 28, 28)
patches = np.frombuffer((DATA / "natural" / "test.bin").read_bytes(), np.uint8).reshape(-1, 3073)[:, 1:].reshape(-1, 3, 32, 32)


def similarities(images):
    for image in images / 255:
        channels, height, width = image.shape
        half = image.reshape(channels, height // 2, 2, width // 2, 2).mean((2, 4))
        coarse = half.repeat(2, 1).repeat(2, 2)
        yield structural_similarity(
            image, coarse, channel_axis=0, data_range=1, gaussian_weights=True, sigma=1.5, use_sample_covariance=False)


golden = {"digits": list(similarities(digits[:20])), "patches": list(similarities(patches[::27]))}
pathlib.Path("ssim.json").write_text(json.dumps(golden, indent=1) + "\n")
