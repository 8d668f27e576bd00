"""The ways to write a training in PyTorch that the course is compared with."""

import os

import torch
from torch.utils.data import DataLoader

import mnist

BATCH = 128


class Lesson:
    """As the lesson writes it: a DataLoader over single images that are turned into tensors one by one; threads as PyTorch comes."""

    def __init__(self, folder):
        self.folder = folder

    def arrange(self, workload):
        """Gives the network the layout in memory that it is trained in."""

    def thread_counts(self):
        """The numbers of threads to choose from; an empty list leaves PyTorch's own."""
        return []

    def training(self):
        """Batches [B,1,28,28] in random order, epoch after epoch, without end."""
        images, labels = mnist.read(self.folder, "train")
        loader = DataLoader(mnist.LessonDataset(images, labels), batch_size=BATCH, shuffle=True)
        while True:
            for batch, _ in loader:
                yield batch

    def testing(self, size=BATCH):
        """What gives the batches of the 10 000 test images in order, as often as it is iterated."""
        images, labels = mnist.read(self.folder, "t10k")
        loader = DataLoader(mnist.LessonDataset(images, labels), batch_size=size)
        return _Iterable(lambda: (batch for batch, _ in loader))


class Careful(Lesson):
    """As a careful user writes it: the whole set is one tensor, a batch is picked from it by a shuffled index, and all processors work."""

    def thread_counts(self):
        return [processors()]

    def training(self):
        images = mnist.to_tensor(mnist.read(self.folder, "train")[0])
        while True:
            order = torch.randperm(len(images))
            for start in range(0, len(images), BATCH):
                yield self.lay_out(images[order[start:start + BATCH]])

    def testing(self, size=BATCH):
        images = mnist.to_tensor(mnist.read(self.folder, "t10k")[0])
        return _Iterable(lambda: (self.lay_out(images[start:start + size]) for start in range(0, len(images), size)))

    def lay_out(self, images):
        return images


class Tuned(Careful):
    """Careful, with the channels last where there are convolutions, and the number of threads that a trial finds the fastest."""

    def __init__(self, folder):
        super().__init__(folder)
        self.format = torch.contiguous_format

    def arrange(self, workload):
        if workload.is_convolutional:
            self.format = torch.channels_last
            workload.network.to(memory_format=self.format)

    def thread_counts(self):
        counts, count = [], 1
        while count < processors():
            counts.append(count)
            count *= 2
        return [*counts, processors()]

    def lay_out(self, images):
        return images.contiguous(memory_format=self.format)


class _Iterable:
    def __init__(self, make):
        self.make = make

    def __iter__(self):
        return self.make()


def processors():
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()


SUBJECTS = {"lesson": Lesson, "careful": Careful, "tuned": Tuned}
