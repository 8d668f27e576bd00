"""Measures PyTorch at one workload of the course. './course bench --peer' runs it.

It prints a line of JSON when it is warm, and one for each line that it reads: the name of a quantity. It ends with its input.
"""

import argparse
import json
import math
import sys
from time import perf_counter

import torch

from mnist import MissingData
from subjects import SUBJECTS
from workloads import WORKLOADS

EVALUATION = "evaluation"
TRIALS = 3  # of each number of threads


def main():
    options = parse()
    require_fast_blas()
    torch.manual_seed(1)
    slices = prepare(options)
    answer({})
    for line in sys.stdin:
        answer(slices[line.strip()]())


def answer(figures):
    print(json.dumps(figures), flush=True)


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("subject", choices=SUBJECTS)
    parser.add_argument("workload", choices=[*WORKLOADS, EVALUATION])
    parser.add_argument("--data", required=True, help="the folder of MNIST's files")
    parser.add_argument("--seconds", type=seconds, default=1.0, help="how long a turn is")
    parser.add_argument("--warm-up", type=seconds, default=1.0, help="how long to train before that")
    options = parser.parse_args()
    if options.workload == EVALUATION and options.subject != "lesson":
        parser.error(f"only 'lesson' measures '{EVALUATION}', one image at a time")
    return options


def require_fast_blas():
    """Debian's PyTorch runs on whatever BLAS the system has; on the reference BLAS dense networks would be twenty times slower than any user's."""
    torch.mm(torch.ones(2, 2), torch.ones(2, 2))
    try:
        with open("/proc/self/maps") as maps:
            fast = any(name in line for line in maps for name in ("openblas", "mkl", "blis"))
    except OSError:
        return
    if not fast:
        raise SlowBlas("PyTorch runs on the slow reference BLAS here, which would make the comparison unfair. Debian: 'apt-get install libopenblas0-openmp'.")


class SlowBlas(Exception):
    """There is no BLAS that anybody would train with."""


def seconds(text):
    value = float(text)
    if not 0 < value < 3600:
        raise argparse.ArgumentTypeError(f"'{text}' is no number of seconds above 0")
    return value


def prepare(options):
    """Warms up; what is measured in one slice of time, by the name of the quantity."""
    if options.workload == EVALUATION:
        return prepare_evaluation(options)
    subject, workload = SUBJECTS[options.subject](options.data), WORKLOADS[options.workload]()
    subject.arrange(workload)
    workload.prepare()
    batches = subject.training()
    choose_threads(subject, workload, batches, options.warm_up / 2)
    train(workload, batches, options.warm_up)
    return {"training": lambda: {"training": train(workload, batches, options.seconds)}}


def prepare_evaluation(options):
    """The mean loss on the test images, batch by batch, one image being a batch: as the lesson measures it."""
    workload, test = WORKLOADS["conv-autoencoder"](), SUBJECTS[options.subject](options.data).testing(size=1)
    evaluate(workload, test, options.warm_up)
    return {"throughput": lambda: {"throughput": evaluate(workload, test, options.seconds)}}


def train(workload, batches, limit):
    """Trains for whole steps until the time is over; images a second."""
    workload.network.train()
    images, losses, start = 0, 0.0, perf_counter()
    while (elapsed := perf_counter() - start) < limit:
        batch = next(batches)
        losses += workload.step(batch) * len(batch)
        images += len(batch)
    if not math.isfinite(losses):
        raise ArithmeticError(f"the loss of '{type(workload).__name__}' became {losses}")
    return images / elapsed


@torch.no_grad()
def evaluate(workload, test, limit):
    """Sums the loss over the test images until the time is over or all were seen; images a second."""
    workload.network.eval()
    images, losses, start = 0, 0.0, perf_counter()
    for batch in test:
        losses += workload.loss(batch).item() * len(batch)
        images += len(batch)
        if perf_counter() - start > limit:
            break
    return images / (perf_counter() - start)


def choose_threads(subject, workload, batches, limit):
    """Sets the number of threads to the fastest of the subject's: by the best of short trainings with each in turns, if there are several."""
    counts = subject.thread_counts()
    if len(counts) > 1:
        best = dict.fromkeys(counts, 0.0)
        for _ in range(TRIALS):
            for count in counts:
                torch.set_num_threads(count)
                best[count] = max(best[count], train(workload, batches, limit))
        counts = [max(best, key=best.get)]
    if counts:
        torch.set_num_threads(counts[0])


if __name__ == "__main__":
    try:
        main()
    except (MissingData, ArithmeticError, SlowBlas) as error:
        sys.exit(f"peer: {error}")
    except KeyboardInterrupt:
        sys.exit(130)
