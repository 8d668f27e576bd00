"""Cuts the patches of train.bin and test.bin out of free photographs that Debian's python3-skimage and python3-scipy bring along.

Run from this folder: /usr/bin/python3 cut_patches.py. Each photograph is taken at three sizes, each half of the one before, so that a patch of
32x32 pixels shows a texture, a part or a whole thing. Of the patches on a grid those with little contrast, such as plain sky, are left out; of
the rest as many as the size's share are taken, evenly over the photograph. The files are in the binary format of CIFAR-10: a label byte, then
the red, green and blue planes. The label is the photograph's place in PHOTOGRAPHS.
"""
import bz2
import os
import pathlib
import scipy
import skimage
import numpy as np
from skimage import io

SIZE = 32
STRIDES = (16, 8, 4)  # the grid's step at the photograph's first, second and third size
LEAST_CONTRAST = 0.08  # standard deviation of the brightness, of 1
SHARE = {"train": 120, "test": 90}  # patches of each photograph at each size
PHOTOGRAPHS = [  # name, part, and by how much the first size is reduced
    ("raccoon", "train", 2), ("coffee", "train", 1), ("rocket", "train", 1), ("hubble", "train", 1), ("astronaut", "test", 1), ("cat", "test", 1),
]


def photograph(name):
    if name == "raccoon":
        packed = pathlib.Path(scipy.__file__).parent / "misc" / "face.dat"
        return np.frombuffer(bz2.decompress(packed.read_bytes()), np.uint8).reshape(768, 1024, 3)
    file = {"coffee": "coffee.png", "rocket": "rocket.jpg", "hubble": "hubble_deep_field.jpg", "astronaut": "astronaut.png", "cat": "chelsea.png"}[name]
    return io.imread(os.path.join(os.path.dirname(skimage.__file__), "data", file))


def reduced(pixels, factor):
    """Means of factor x factor pixels."""
    height, width = pixels.shape[0] // factor * factor, pixels.shape[1] // factor * factor
    blocks = pixels[:height, :width].reshape(height // factor, factor, width // factor, factor, 3)
    return np.floor(blocks.mean((1, 3)) + 0.5).astype(np.uint8)


def contrast(patch):
    return (patch / 255 @ [0.299, 0.587, 0.114]).std()


def patches(pixels, stride, share):
    grid = [
        pixels[top:top + SIZE, left:left + SIZE]
        for top in range(0, pixels.shape[0] - SIZE + 1, stride)
        for left in range(0, pixels.shape[1] - SIZE + 1, stride)
    ]
    rich = [patch for patch in grid if contrast(patch) >= LEAST_CONTRAST]
    places = np.linspace(0, len(rich) - 1, min(share, len(rich))).round().astype(int)
    print(f"  {len(places)} of {len(rich)} rich patches of {len(grid)}")
    return [rich[place] for place in places]


def records(part):
    for label, (name, its_part, first) in enumerate(PHOTOGRAPHS):
        if its_part == part:
            print(f"{part}: {name}")
            for i, stride in enumerate(STRIDES):
                for patch in patches(reduced(photograph(name), first * 2**i), stride, SHARE[part]):
                    yield bytes([label]) + patch.transpose(2, 0, 1).tobytes()


for part in SHARE:
    partial = pathlib.Path(f"{part}.bin.part")
    partial.write_bytes(b"".join(records(part)))
    partial.rename(f"{part}.bin")
