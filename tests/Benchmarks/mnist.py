"""MNIST from the course's folder of data."""

import gzip
import os

import numpy
import torch
from torch.utils.data import Dataset

SIDE = 28
HEADER = {3: 16, 1: 8}  # bytes before the data of an IDX file, by its number of dimensions


class MissingData(Exception):
    """A file of the data set is not there or is damaged; the text says which, and what to do."""


def read(folder, part):
    """Images uint8 [N,28,28] and labels int64 [N] of 'train' or 't10k'."""
    images = _idx(folder, f"{part}-images-idx3-ubyte.gz", 3).reshape(-1, SIDE, SIDE)
    labels = _idx(folder, f"{part}-labels-idx1-ubyte.gz", 1)
    if len(images) != len(labels):
        raise MissingData(f"'{part}' has {len(images)} images and {len(labels)} labels. Run './course data fetch mnist'.")
    return images, labels.astype(numpy.int64)


def to_tensor(images):
    """uint8 [N,28,28] to float [N,1,28,28] in [0,1]."""
    return torch.from_numpy(images).unsqueeze(1).float().div(255)


class LessonDataset(Dataset):
    """One image at a time, turned into floats when it is asked for."""

    def __init__(self, images, labels):
        self.images, self.labels = images, labels

    def __len__(self):
        return len(self.images)

    def __getitem__(self, index):
        return torch.from_numpy(self.images[index]).unsqueeze(0).float().div(255), int(self.labels[index])  # [1,28,28]


def _idx(folder, name, dimensions):
    path = os.path.join(folder, name)
    try:
        with gzip.open(path) as file:
            content = file.read()
    except FileNotFoundError:
        raise MissingData(f"MNIST file '{name}' not found in '{folder}'. Run './course data fetch mnist'.") from None
    except (OSError, EOFError) as error:
        raise MissingData(f"MNIST file '{path}' is damaged: {error}. Run './course data fetch mnist'.") from None
    if content[:4] != bytes([0, 0, 8, dimensions]):
        raise MissingData(f"MNIST file '{path}' is no IDX file of {dimensions} dimensions. Run './course data fetch mnist'.")
    return numpy.frombuffer(content, numpy.uint8, offset=HEADER[dimensions]).copy()
