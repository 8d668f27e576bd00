#!/usr/bin/env python3
"""Writes modules.json.gz: what PyTorch's modules, losses, optimizers and schedulers compute.

Run with Debian's Python and PyTorch: /usr/bin/python3 make_modules.py. The output is the same, byte for byte, each time.
Inputs are not stored: both sides compute wave(n, shift) = sin(1.7 i + shift) for i < n in double and round it to float.
"""
import gzip
import json
import os

import numpy as np
import torch
from torch import nn

torch.set_num_threads(1)


def wave(shape, shift=0.3, scale=1.0, offset=0.0):
    count = int(np.prod(shape))
    values = offset + scale * np.sin(1.7 * np.arange(count, dtype=np.float64) + shift)
    return torch.from_numpy(values.astype(np.float32).reshape(shape))


def stored(tensor):
    values = tensor.detach().contiguous().flatten().tolist()
    return {"shape": list(tensor.shape), "data": [float(f"{v:.8g}") for v in values]}


def run(module, shape):
    """The start state, and for one training-mode pass: output, and gradients of sum(output * wave)."""
    state = {name: stored(value) for name, value in module.state_dict().items()}
    x = wave(shape).requires_grad_()
    y = module(x)
    (y * wave(y.shape, 0.9)).sum().backward()
    result = {
        "input": list(shape),
        "state": state,
        "output": stored(y),
        "inputGradient": stored(x.grad),
        "gradients": {name: stored(p.grad) for name, p in module.named_parameters()},
        "buffers": {name: stored(b) for name, b in module.named_buffers()},
    }
    return result


class ChannelShuffle(nn.Module):
    """By views: nn.ChannelShuffle of PyTorch 1.13 has no gradient."""

    def __init__(self, groups):
        super().__init__()
        self.groups = groups

    def forward(self, x):
        return x.unflatten(1, (self.groups, -1)).transpose(1, 2).flatten(1, 2)


IMAGE, SIGNAL, FLAT = (2, 4, 6, 6), (2, 4, 9), (3, 5)

MODULES = {
    "Linear": (lambda: nn.Linear(5, 3), FLAT),
    "Linear no bias": (lambda: nn.Linear(5, 3, bias=False), FLAT),
    "Conv1d": (lambda: nn.Conv1d(4, 3, 3, stride=2, padding=1), SIGNAL),
    "Conv1d same": (lambda: nn.Conv1d(4, 3, 4, padding="same", dilation=2), SIGNAL),
    "Conv2d": (lambda: nn.Conv2d(4, 3, 3), IMAGE),
    "Conv2d same": (lambda: nn.Conv2d(4, 3, 3, padding="same"), IMAGE),
    "Conv2d stride": (lambda: nn.Conv2d(4, 6, (3, 2), stride=(2, 1), padding=(1, 0), groups=2), IMAGE),
    "Conv2d reflect": (lambda: nn.Conv2d(4, 3, 3, padding=1, padding_mode="reflect", bias=False), IMAGE),
    "Conv2d circular": (lambda: nn.Conv2d(4, 3, 3, padding=1, padding_mode="circular"), IMAGE),
    "ConvTranspose1d": (lambda: nn.ConvTranspose1d(4, 3, 3, stride=2, padding=1, output_padding=1), SIGNAL),
    "ConvTranspose2d": (lambda: nn.ConvTranspose2d(4, 3, 3, stride=2, padding=1, output_padding=1), IMAGE),
    "ConvTranspose2d groups": (lambda: nn.ConvTranspose2d(4, 6, 2, groups=2, dilation=2), IMAGE),
    "BatchNorm1d": (lambda: nn.BatchNorm1d(5), FLAT),
    "BatchNorm1d signal": (lambda: nn.BatchNorm1d(4, momentum=0.3), SIGNAL),
    "BatchNorm2d": (lambda: nn.BatchNorm2d(4), IMAGE),
    "BatchNorm2d plain": (lambda: nn.BatchNorm2d(4, affine=False, track_running_stats=False), IMAGE),
    "InstanceNorm1d": (lambda: nn.InstanceNorm1d(4), SIGNAL),
    "InstanceNorm2d": (lambda: nn.InstanceNorm2d(4, affine=True), IMAGE),
    "LayerNorm": (lambda: nn.LayerNorm(5), FLAT),
    "LayerNorm image": (lambda: nn.LayerNorm([6, 6]), IMAGE),
    "GroupNorm": (lambda: nn.GroupNorm(2, 4), IMAGE),
    "PReLU": (lambda: nn.PReLU(4), IMAGE),
    "MaxPool1d": (lambda: nn.MaxPool1d(2), SIGNAL),
    "MaxPool2d": (lambda: nn.MaxPool2d(2), IMAGE),
    "MaxPool2d padded": (lambda: nn.MaxPool2d(3, stride=2, padding=1), IMAGE),
    "MaxPool2d ceil": (lambda: nn.MaxPool2d(2, ceil_mode=True), (2, 4, 7, 7)),
    "AvgPool1d": (lambda: nn.AvgPool1d(3, stride=2), SIGNAL),
    "AvgPool2d": (lambda: nn.AvgPool2d(2), IMAGE),
    "AvgPool2d padded": (lambda: nn.AvgPool2d(3, stride=2, padding=1, count_include_pad=False), IMAGE),
    "AdaptiveAvgPool1d": (lambda: nn.AdaptiveAvgPool1d(4), SIGNAL),
    "AdaptiveAvgPool2d": (lambda: nn.AdaptiveAvgPool2d((2, 3)), IMAGE),
    "AdaptiveMaxPool1d": (lambda: nn.AdaptiveMaxPool1d(4), SIGNAL),
    "AdaptiveMaxPool2d": (lambda: nn.AdaptiveMaxPool2d((2, 3)), IMAGE),
    "Upsample": (lambda: nn.Upsample(scale_factor=2), IMAGE),
    "Upsample size": (lambda: nn.Upsample(size=(7, 9)), IMAGE),
    "Upsample linear": (lambda: nn.Upsample(scale_factor=2, mode="linear"), SIGNAL),
    "Upsample bilinear": (lambda: nn.Upsample(scale_factor=1.5, mode="bilinear"), IMAGE),
    "Upsample aligned": (lambda: nn.Upsample(scale_factor=2, mode="bilinear", align_corners=True), IMAGE),
    "Upsample bicubic": (lambda: nn.Upsample(scale_factor=2, mode="bicubic"), IMAGE),
    "PixelShuffle": (lambda: nn.PixelShuffle(2), IMAGE),
    "PixelUnshuffle": (lambda: nn.PixelUnshuffle(2), IMAGE),
    "ChannelShuffle": (lambda: ChannelShuffle(2), IMAGE),
    "Flatten": (lambda: nn.Flatten(), IMAGE),
    "Unflatten": (lambda: nn.Unflatten(1, (2, 2)), IMAGE),
    "Unfold": (lambda: nn.Unfold(3, stride=2, padding=1), IMAGE),
    "Fold": (lambda: nn.Fold((4, 4), 2, stride=2), (2, 8, 4)),
    "Identity": (lambda: nn.Identity(), FLAT),
    "ZeroPad2d": (lambda: nn.ZeroPad2d((1, 2, 0, 3)), IMAGE),
    "ConstantPad1d": (lambda: nn.ConstantPad1d(2, 0.7), SIGNAL),
    "ConstantPad2d": (lambda: nn.ConstantPad2d(1, 0.7), IMAGE),
    "ReflectionPad1d": (lambda: nn.ReflectionPad1d((1, 2)), SIGNAL),
    "ReflectionPad2d": (lambda: nn.ReflectionPad2d((1, 2, 3, 0)), IMAGE),
    "ReplicationPad1d": (lambda: nn.ReplicationPad1d((1, 2)), SIGNAL),
    "ReplicationPad2d": (lambda: nn.ReplicationPad2d(2), IMAGE),
    "ReLU": (lambda: nn.ReLU(), FLAT),
    "ReLU6": (lambda: nn.ReLU6(), FLAT),
    "LeakyReLU": (lambda: nn.LeakyReLU(0.2), FLAT),
    "ELU": (lambda: nn.ELU(1.3), FLAT),
    "CELU": (lambda: nn.CELU(0.7), FLAT),
    "SELU": (lambda: nn.SELU(), FLAT),
    "GELU": (lambda: nn.GELU(), FLAT),
    "GELU tanh": (lambda: nn.GELU(approximate="tanh"), FLAT),
    "SiLU": (lambda: nn.SiLU(), FLAT),
    "Mish": (lambda: nn.Mish(), FLAT),
    "Softplus": (lambda: nn.Softplus(2.0), FLAT),
    "LogSigmoid": (lambda: nn.LogSigmoid(), FLAT),
    "GLU": (lambda: nn.GLU(), (3, 6)),
    "Sigmoid": (lambda: nn.Sigmoid(), FLAT),
    "Tanh": (lambda: nn.Tanh(), FLAT),
    "Softsign": (lambda: nn.Softsign(), FLAT),
    "Hardtanh": (lambda: nn.Hardtanh(-0.5, 0.6), FLAT),
    "Hardsigmoid": (lambda: nn.Hardsigmoid(), FLAT),
    "Hardswish": (lambda: nn.Hardswish(), FLAT),
    "Tanhshrink": (lambda: nn.Tanhshrink(), FLAT),
    "Softshrink": (lambda: nn.Softshrink(0.3), FLAT),
    "Hardshrink": (lambda: nn.Hardshrink(0.3), FLAT),
    "Threshold": (lambda: nn.Threshold(0.1, 0.4), FLAT),
    "Softmax": (lambda: nn.Softmax(1), FLAT),
    "Softmin": (lambda: nn.Softmin(1), FLAT),
    "LogSoftmax": (lambda: nn.LogSoftmax(1), FLAT),
    "Softmax2d": (lambda: nn.Softmax2d(), IMAGE),
}


def loss_case(loss, shape=(4, 3), inputs=("real", "real")):
    """The value, and its gradient with respect to the first input."""
    kinds = {
        "real": lambda i: wave(shape, 0.3 + i),
        "chance": lambda i: wave(shape, 0.3 + i, 0.4, 0.5),
        "log": lambda i: torch.log_softmax(wave(shape, 0.3 + i), 1),
        "positive": lambda i: wave(shape, 0.3 + i, 0.4, 0.6),
        "class": lambda i: torch.tensor([0, 2, 1, 2]),
        "sign": lambda i: torch.tensor([1.0, -1.0, -1.0, 1.0]),
        "signs": lambda i: torch.sign(wave(shape, 0.3 + i)),
        "column": lambda i: wave((shape[0],), 0.3 + i),
    }
    values = [kinds[kind](i) for i, kind in enumerate(inputs)]
    values[0] = values[0].detach().requires_grad_()
    value = loss(*values)
    (value * wave(value.shape, 0.9) if value.dim() else value).sum().backward()
    return {"inputs": list(inputs), "output": stored(value), "inputGradient": stored(values[0].grad)}


WEIGHTS = [0.5, 2.0, 1.5]


def losses():
    weight = torch.tensor(WEIGHTS)
    two = ("real", "real")
    result = {}
    for reduction in ("mean", "sum", "none"):
        result[f"MSELoss {reduction}"] = loss_case(nn.MSELoss(reduction=reduction))
        result[f"BCELoss {reduction}"] = loss_case(nn.BCELoss(reduction=reduction), inputs=("chance", "chance"))
        result[f"CrossEntropyLoss {reduction}"] = loss_case(nn.CrossEntropyLoss(reduction=reduction), inputs=("real", "class"))
    result["L1Loss"] = loss_case(nn.L1Loss(), inputs=two)
    result["SmoothL1Loss"] = loss_case(nn.SmoothL1Loss(beta=0.5), inputs=two)
    result["HuberLoss"] = loss_case(nn.HuberLoss(delta=0.5), inputs=two)
    result["BCELoss weight"] = loss_case(nn.BCELoss(weight=weight), inputs=("chance", "chance"))
    result["BCEWithLogitsLoss"] = loss_case(nn.BCEWithLogitsLoss(), inputs=("real", "chance"))
    result["BCEWithLogitsLoss weights"] = loss_case(
        nn.BCEWithLogitsLoss(weight=weight, pos_weight=weight), inputs=("real", "chance"))
    result["CrossEntropyLoss weight"] = loss_case(nn.CrossEntropyLoss(weight=weight, ignore_index=1), inputs=("real", "class"))
    result["CrossEntropyLoss chances"] = loss_case(nn.CrossEntropyLoss(label_smoothing=0.1), inputs=("real", "chance"))
    result["NLLLoss"] = loss_case(nn.NLLLoss(weight=weight), inputs=("log", "class"))
    result["KLDivLoss"] = loss_case(nn.KLDivLoss(log_target=True), inputs=("log", "log"))
    result["KLDivLoss chances"] = loss_case(nn.KLDivLoss(reduction="sum"), inputs=("log", "chance"))
    result["PoissonNLLLoss"] = loss_case(nn.PoissonNLLLoss(), inputs=("real", "positive"))
    result["GaussianNLLLoss"] = loss_case(nn.GaussianNLLLoss(full=True), inputs=("real", "real", "positive"))
    result["SoftMarginLoss"] = loss_case(nn.SoftMarginLoss(), inputs=("real", "signs"))
    result["HingeEmbeddingLoss"] = loss_case(nn.HingeEmbeddingLoss(margin=0.5), inputs=("real", "signs"))
    result["CosineEmbeddingLoss"] = loss_case(nn.CosineEmbeddingLoss(margin=0.1), inputs=("real", "real", "sign"))
    result["MarginRankingLoss"] = loss_case(nn.MarginRankingLoss(margin=0.1), inputs=("column", "column", "sign"))
    result["TripletMarginLoss"] = loss_case(nn.TripletMarginLoss(), inputs=("real", "real", "real"))
    return result


class NAdam(torch.optim.Optimizer):
    """NAdam by its formula: PyTorch 1.13 multiplies one momentum too many into the second bias correction; later versions do not."""

    def __init__(self, params, lr=2e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0, momentum_decay=4e-3):
        super().__init__(params, dict(lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, momentum_decay=momentum_decay))

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            (beta1, beta2), decay = group["betas"], group["momentum_decay"]
            for p in group["params"]:
                state = self.state[p]
                if not state:
                    state.update(t=0, product=1.0, m=torch.zeros_like(p), v=torch.zeros_like(p))
                state["t"] += 1
                t, g = state["t"], p.grad + group["weight_decay"] * p
                mu, following = (beta1 * (1 - 0.5 * 0.96 ** (k * decay)) for k in (t, t + 1))
                state["product"] *= mu
                state["m"].mul_(beta1).add_(g, alpha=1 - beta1)
                state["v"].mul_(beta2).addcmul_(g, g, value=1 - beta2)
                root = (state["v"] / (1 - beta2 ** t)).sqrt() + group["eps"]
                p.addcdiv_(g, root, value=-group["lr"] * (1 - mu) / (1 - state["product"]))
                p.addcdiv_(state["m"], root, value=-group["lr"] * following / (1 - state["product"] * following))


OPTIMIZERS = {
    "SGD": lambda p: torch.optim.SGD(p, lr=0.1),
    "SGD momentum": lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9, dampening=0.1, weight_decay=0.01),
    "SGD nesterov": lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9, nesterov=True),
    "SGD maximize": lambda p: torch.optim.SGD(p, lr=0.01, maximize=True),
    "Adam": lambda p: torch.optim.Adam(p, lr=0.05),
    "Adam amsgrad": lambda p: torch.optim.Adam(p, lr=0.05, betas=(0.8, 0.9), weight_decay=0.01, amsgrad=True),
    "AdamW": lambda p: torch.optim.AdamW(p, lr=0.05, weight_decay=0.1),
    "RMSProp": lambda p: torch.optim.RMSprop(p, lr=0.02),
    "RMSProp centered": lambda p: torch.optim.RMSprop(p, lr=0.01, alpha=0.9, momentum=0.5, centered=True, weight_decay=0.01),
    "Adagrad": lambda p: torch.optim.Adagrad(p, lr=0.1, lr_decay=0.01, initial_accumulator_value=0.1, weight_decay=0.01),
    "Adadelta": lambda p: torch.optim.Adadelta(p, lr=1.0),
    "Adamax": lambda p: torch.optim.Adamax(p, lr=0.05, weight_decay=0.01),
    "NAdam": lambda p: NAdam(p, lr=0.05, weight_decay=0.01),
    "RAdam": lambda p: torch.optim.RAdam(p, lr=0.05),
}


def trajectory(make):
    """Both parameters, joined, after each of 10 steps down sum((p - target)^2 * scale)."""
    matrix, vector = (nn.Parameter(wave(shape, 2.0)) for shape in ((3, 2), (4,)))
    optimizer = make([matrix, vector])
    result = []
    for _ in range(10):
        optimizer.zero_grad()
        loss = ((matrix - wave((3, 2), 0.7)) ** 2 * wave((3, 2), 0.1, 0.5, 1)).sum() + ((vector - 0.5) ** 4).sum()
        loss.backward()
        optimizer.step()
        result.append(stored(torch.cat([matrix.flatten(), vector]))["data"])
    return result


def schedules():
    s = torch.optim.lr_scheduler
    cases = {
        "StepLR": lambda o: s.StepLR(o, 3, 0.5),
        "MultiStepLR": lambda o: s.MultiStepLR(o, [2, 5, 9], 0.3),
        "ExponentialLR": lambda o: s.ExponentialLR(o, 0.9),
        "ConstantLR": lambda o: s.ConstantLR(o, 0.25, 4),
        "LinearLR": lambda o: s.LinearLR(o, 0.2, 1.0, 6),
        "PolynomialLR": lambda o: s.PolynomialLR(o, 8, 2.0),
        "CosineAnnealingLR": lambda o: s.CosineAnnealingLR(o, 10, 0.01),
        "LambdaLR": lambda o: s.LambdaLR(o, lambda epoch: 1 / (1 + epoch)),
        "MultiplicativeLR": lambda o: s.MultiplicativeLR(o, lambda epoch: 0.95),
        "OneCycleLR": lambda o: s.OneCycleLR(o, 0.4, total_steps=16),
        "OneCycleLR linear": lambda o: s.OneCycleLR(o, 0.4, epochs=4, steps_per_epoch=4, anneal_strategy="linear", three_phase=True),
        "CyclicLR": lambda o: s.CyclicLR(o, 0.05, 0.3, step_size_up=4),
        "CyclicLR shrinking": lambda o: s.CyclicLR(o, 0.05, 0.3, step_size_up=3, step_size_down=4, mode="triangular2"),
    }
    result = {}
    for name, make in cases.items():
        optimizer = torch.optim.SGD([nn.Parameter(torch.ones(1))], lr=0.1, momentum=0.9)
        scheduler = make(optimizer)
        rates, momenta = [], []
        for _ in range(15):
            rates.append(float(scheduler.get_last_lr()[0]))
            momenta.append(float(optimizer.param_groups[0]["momentum"]))
            optimizer.step()
            scheduler.step()
        result[name] = {"rates": rates, "momenta": momenta}
    optimizer = torch.optim.SGD([nn.Parameter(torch.ones(1))], lr=0.1)
    plateau = s.ReduceLROnPlateau(optimizer, factor=0.5, patience=2, cooldown=1, min_lr=0.02)
    rates = []
    for figure in PLATEAU:
        plateau.step(figure)
        rates.append(optimizer.param_groups[0]["lr"])
    result["ReduceLROnPlateau"] = {"figures": PLATEAU, "rates": rates}
    return result


PLATEAU = [1.0, 0.9, 0.9, 0.91, 0.92, 0.9, 0.9, 0.9, 0.8, 0.8, 0.81, 0.81, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8]


def seeded():
    """The weights that a seed gives."""
    torch.manual_seed(7)
    layers = {
        "Linear": nn.Linear(5, 3),
        "Conv1d": nn.Conv1d(2, 3, 3),
        "Conv2d": nn.Conv2d(2, 4, 3),
        "ConvTranspose2d": nn.ConvTranspose2d(2, 3, 3),
        "Embedding": nn.Embedding(4, 3, padding_idx=1),
        "Bilinear": nn.Bilinear(2, 3, 2),
    }
    result = {f"{layer}.{name}": stored(p) for layer, module in layers.items() for name, p in module.named_parameters()}
    fills = {
        "uniform_": lambda t: nn.init.uniform_(t, -1, 2),
        "normal_": lambda t: nn.init.normal_(t, 1, 2),
        "xavier_uniform_": nn.init.xavier_uniform_,
        "xavier_normal_": nn.init.xavier_normal_,
        "kaiming_uniform_": nn.init.kaiming_uniform_,
        "kaiming_normal_": lambda t: nn.init.kaiming_normal_(t, mode="fan_out", nonlinearity="relu"),
        "orthogonal_": nn.init.orthogonal_,
        "trunc_normal_": lambda t: nn.init.trunc_normal_(t, 0, 1, -1, 1.5),
        "eye_": nn.init.eye_,
    }
    for name, fill in fills.items():
        torch.manual_seed(11)
        result[name] = stored(fill(torch.empty(4, 3)))
    result["dirac_"] = stored(nn.init.dirac_(torch.empty(3, 2, 3, 3)))
    return result


class Autoencoder(nn.Module):
    """The convolutional autoencoder of the course."""

    def __init__(self):
        super().__init__()
        conv = lambda i, o, padding=1: nn.Conv2d(i, o, 3, padding=padding)
        self.encoder = nn.Sequential(
            conv(1, 16), nn.ReLU(), nn.MaxPool2d(2),
            conv(16, 8), nn.ReLU(), nn.MaxPool2d(2),
            conv(8, 8), nn.ReLU(), nn.MaxPool2d(2, padding=1))
        self.decoder = nn.Sequential(
            conv(8, 8), nn.ReLU(), nn.Upsample(scale_factor=2),
            conv(8, 8), nn.ReLU(), nn.Upsample(scale_factor=2),
            conv(8, 16, 0), nn.ReLU(), nn.Upsample(scale_factor=2),
            conv(16, 1), nn.Sigmoid())

    def forward(self, x):
        return self.decoder(self.encoder(x))


def autoencoder():
    """The losses of 20 steps on one batch."""
    torch.manual_seed(1)
    model = Autoencoder()
    state = {name: stored(value) for name, value in model.state_dict().items()}
    batch = wave((16, 1, 28, 28), 0.3, 0.5, 0.5)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    values = []
    for _ in range(20):
        optimizer.zero_grad()
        loss = nn.functional.binary_cross_entropy(model(batch), batch)
        loss.backward()
        optimizer.step()
        values.append(float(f"{loss.item():.9g}"))
    return {"state": state, "losses": values}


def main():
    torch.manual_seed(3)
    golden = {
        "modules": {name: run(make(), shape) for name, (make, shape) in MODULES.items()},
        "losses": losses(),
        "optimizers": {name: trajectory(make) for name, make in OPTIMIZERS.items()},
        "schedulers": schedules(),
        "seeded": seeded(),
        "autoencoder": autoencoder(),
    }
    text = json.dumps(golden, separators=(",", ":"))
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "modules.json.gz")
    with open(path, "wb") as file:
        file.write(gzip.compress(text.encode(), mtime=0))
    print(f"{path}: {len(text)} characters")


if __name__ == "__main__":
    main()
