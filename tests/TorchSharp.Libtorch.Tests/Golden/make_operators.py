"""Writes operators.json: for each operator its inputs, its output and the gradient of sum(output * weight), as PyTorch computes them.

Run with Debian's python3-torch from this folder: python3 make_operators.py. The file is the same on every run.
"""
import json
import torch

torch.manual_seed(20)
torch.set_num_threads(1)

A = torch.randn(3, 4)
B = torch.randn(3, 4)
P = torch.rand(3, 4) * 0.8 + 0.1
V = torch.randn(4)
M = torch.randn(4, 5)
X3 = torch.randn(2, 3, 4)
Y3 = torch.randn(2, 4, 3)
I = torch.tensor([2, 0, 1])
J = torch.tensor([[0, 3, 1, 2], [1, 1, 0, 3], [2, 0, 3, 1]])

CASES = {
    # element by element
    "abs": (lambda a: a.abs(), A), "neg": (lambda a: -a, A), "exp": (lambda a: a.exp(), A), "log": (lambda a: a.log(), P),
    "log1p": (lambda a: a.log1p(), P), "expm1": (lambda a: a.expm1(), A), "log2": (lambda a: a.log2(), P), "sqrt": (lambda a: a.sqrt(), P),
    "rsqrt": (lambda a: a.rsqrt(), P), "square": (lambda a: a.square(), A), "reciprocal": (lambda a: a.reciprocal(), P),
    "sin": (lambda a: a.sin(), A), "cos": (lambda a: a.cos(), A), "tan": (lambda a: a.tan(), P), "asin": (lambda a: a.asin(), P),
    "acos": (lambda a: a.acos(), P), "atan": (lambda a: a.atan(), A), "sinh": (lambda a: a.sinh(), A), "cosh": (lambda a: a.cosh(), A),
    "tanh": (lambda a: a.tanh(), A), "sigmoid": (lambda a: a.sigmoid(), A), "relu": (lambda a: a.relu(), A), "erf": (lambda a: a.erf(), A),
    "erfinv": (lambda a: a.erfinv(), P), "floor": (lambda a: a.floor(), A), "ceil": (lambda a: a.ceil(), A), "round": (lambda a: a.round(), A),
    "sign": (lambda a: a.sign(), A), "frac": (lambda a: a.frac(), A), "trunc": (lambda a: a.trunc(), A), "lgamma": (lambda a: a.lgamma(), P),
    "softmax": (lambda a: a.softmax(1), A), "log_softmax": (lambda a: a.log_softmax(1), A), "clamp": (lambda a: a.clamp(-0.5, 0.5), A),
    "clamp_min": (lambda a: a.clamp_min(0.1), A), "leaky_relu": (lambda a: torch.nn.functional.leaky_relu(a, 0.1), A),
    "elu": (lambda a: torch.nn.functional.elu(a), A), "gelu": (lambda a: torch.nn.functional.gelu(a), A),
    "silu": (lambda a: torch.nn.functional.silu(a), A), "softplus": (lambda a: torch.nn.functional.softplus(a), A),
    "pow_number": (lambda a: a.pow(2.5), P), "logit": (lambda a: a.logit(), P), "hardtanh": (lambda a: torch.nn.functional.hardtanh(a, -0.5, 0.7), A),
    # two operands
    "add": (lambda a, b: a + b, A, B), "add_alpha": (lambda a, b: a.add(b, alpha=0.5), A, B), "sub": (lambda a, b: a - b, A, B),
    "mul": (lambda a, b: a * b, A, B), "div": (lambda a, b: a / b, A, P), "remainder": (lambda a, b: a % b, A, P),
    "div_floor": (lambda a: a.div(0.3, rounding_mode="floor"), A), "pow": (lambda a, b: a.pow(b), P, B), "atan2": (lambda a, b: a.atan2(b), A, B),
    "maximum": (lambda a, b: a.maximum(b), A, B), "minimum": (lambda a, b: a.minimum(b), A, B), "lerp": (lambda a, b, w: a.lerp(b, w), A, B, P),
    "number_left": (lambda a: 2 - 3 * a, A), "number_over": (lambda a: 1 / a, P), "broadcast": (lambda a, v: a * v, A, V),
    "where": (lambda a, b: torch.where(a > b, a, b), A, B), "addcmul": (lambda a, b, c: a.addcmul(b, c, value=0.7), A, B, P),
    "addcdiv": (lambda a, b, c: a.addcdiv(b, c, value=0.7), A, B, P), "xlogy": (lambda a, b: a.xlogy(b), P, P + 0.05),
    # reductions
    "sum": (lambda a: a.sum(), A), "sum_dim": (lambda a: a.sum(1), A), "sum_keep": (lambda a: a.sum(0, keepdim=True), A),
    "sum_dims": (lambda a: a.sum([0, 2]), X3), "mean": (lambda a: a.mean(), A), "mean_dims": (lambda a: a.mean([1, 2], keepdim=True), X3),
    "std": (lambda a: a.std(), A), "std_dim": (lambda a: a.std(1), A), "std_biased": (lambda a: a.std([0], unbiased=False), A),
    "var": (lambda a: a.var(), A), "var_dim": (lambda a: a.var(0), A), "prod": (lambda a: a.prod(), P), "max": (lambda a: a.max(), A),
    "max_dim": (lambda a: a.max(1)[0], A), "min_dim": (lambda a: a.min(0)[0], A), "amax": (lambda a: a.amax([1]), A),
    "logsumexp": (lambda a: a.logsumexp(1), A), "norm": (lambda a: a.norm(), A), "norm_dim": (lambda a: a.norm(dim=1), A),
    "cumsum": (lambda a: a.cumsum(1), A), "cumprod": (lambda a: a.cumprod(0), P), "median": (lambda a: a.median(), A),
    "quantile": (lambda a: a.quantile(torch.tensor([0.25, 0.5]), 1), A), "sort": (lambda a: a.sort(1)[0], A),
    "topk": (lambda a: a.topk(2, 1)[0], A), "kthvalue": (lambda a: a.kthvalue(2, 1)[0], A),
    "argmax": (lambda a: a.argmax(1), A), "argmin": (lambda a: a.argmin(0), A), "argsort": (lambda a: a.argsort(1, descending=True), A),
    "all_true": (lambda a: (a > -9).all(), A), "any_true": (lambda a: (a > 9).any(), A),
    # shapes
    "reshape": (lambda a: a.reshape(2, 6), A), "view": (lambda a: a.view(-1), A), "permute": (lambda a: a.permute(2, 0, 1), X3),
    "transpose": (lambda a: a.transpose(0, 1), A), "t": (lambda a: a.t(), A), "flatten": (lambda a: a.flatten(1), X3),
    "unflatten": (lambda a: a.unflatten(1, (2, 2)), A), "squeeze": (lambda a: a.unsqueeze(0).squeeze(0), A), "unsqueeze": (lambda a: a.unsqueeze(1), A),
    "expand": (lambda v: v.expand(3, 4), V), "repeat": (lambda a: a.repeat(2, 1), A), "repeat_interleave": (lambda a: a.repeat_interleave(2, 1), A),
    "flip": (lambda a: a.flip([1]), A), "roll": (lambda a: a.roll(1, 1), A), "cat": (lambda a, b: torch.cat([a, b], 1), A, B),
    "stack": (lambda a, b: torch.stack([a, b], 1), A, B), "split": (lambda a: a.split(2, 1)[1], A), "chunk": (lambda a: a.chunk(2, 1)[0], A),
    "narrow": (lambda a: a.narrow(1, 1, 2), A), "select": (lambda a: a.select(0, 1), A), "tril": (lambda a: a.tril(), A), "triu": (lambda a: a.triu(1), A),
    "diag": (lambda v: v.diag(), V), "diagonal": (lambda a: a.diagonal(), A), "movedim": (lambda a: a.movedim([0], [2]), X3), "tile": (lambda a: a.tile([1, 2]), A),
    # picking
    "index_select": (lambda a: a.index_select(0, I), A), "gather": (lambda a: a.gather(1, J), A), "take_mask": (lambda a: a[a > 0], A),
    "slice_step": (lambda a: a[:, ::2], A), "last": (lambda a: a[-1], A), "ellipsis": (lambda a: a[..., 1], X3), "new_axis": (lambda a: a[:, None], A),
    "list_of_rows": (lambda a: a[I], A), "masked_fill": (lambda a: a.masked_fill(a > 0, 0.5), A), "scatter_add": (lambda a, b: a.scatter_add(1, J, b), A, B),
    # products
    "matmul": (lambda a, m: a @ m, A, M), "mm": (lambda a, m: a.mm(m), A, M), "mv": (lambda a, v: a.mv(v), A, V), "bmm": (lambda x, y: x.bmm(y), X3, Y3),
    "dot": (lambda v, w: v.dot(w), V, V * 2), "outer": (lambda v, w: torch.outer(v, w), V, V), "einsum": (lambda x, y: torch.einsum("bij,bjk->ik", x, y), X3, Y3),
    "addmm": (lambda c, a, m: c.addmm(a, m, beta=0.5, alpha=2), torch.randn(3, 5), A, M), "cdist": (lambda a, b: torch.cdist(a, b), A, B),
    "tensordot": (lambda a, m: torch.tensordot(a, m, 1), A, M), "trace": (lambda a: a.matmul(a.t()).trace(), A),
    "inverse": (lambda a: (a @ a.t()).inverse(), A), "det": (lambda a: (a @ a.t()).det(), A),
}


def dump(tensor):
    tensor = tensor.detach()
    flat = tensor.reshape(-1).tolist()
    return {"shape": list(tensor.shape), "data": [float(x) for x in flat]}


def main():
    out = {}
    for name, (function, *inputs) in CASES.items():
        leaves = [x.clone().requires_grad_() for x in inputs]
        result = function(*leaves)
        case = {"inputs": [dump(x) for x in inputs], "output": dump(result)}
        if result.is_floating_point() and result.requires_grad:
            weight = torch.linspace(-1, 1, result.numel()).reshape(result.shape) if result.numel() > 1 else torch.ones(result.shape)
            (result * weight).sum().backward()
            case["gradients"] = [dump(x.grad) for x in leaves]
        out[name] = case
    torch.manual_seed(7)
    out["random"] = {
        "rand": dump(torch.rand(2, 3)), "randn": dump(torch.randn(20)), "randperm": dump(torch.randperm(10)),
        "randint": dump(torch.randint(0, 100, (5,))), "bernoulli": dump(torch.full((12,), 0.3).bernoulli()),
        "uniform_": dump(torch.empty(4).uniform_(-2, 3)), "normal_": dump(torch.empty(4).normal_(1, 2)),
    }
    with open("operators.json", "w") as file:
        json.dump(out, file, separators=(",", ":"))


main()
