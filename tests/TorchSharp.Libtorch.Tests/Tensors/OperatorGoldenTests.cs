using System.Text.Json.Nodes;
using TorchSharp.Libtorch.Tests.Golden;
using static TorchSharp.torch;

namespace TorchSharp.Libtorch.Tests.Tensors;

/// <summary>Every operator that the course could use gives PyTorch's values and PyTorch's gradients.</summary>
public class OperatorGoldenTests
{
    private static readonly GoldenFile s_golden = new("operators.json");

    private static readonly Tensor s_rows = tensor(new long[] { 2, 0, 1 });
    private static readonly Tensor s_columns = tensor(new long[,] { { 0, 3, 1, 2 }, { 1, 1, 0, 3 }, { 2, 0, 3, 1 } });

    private static readonly Dictionary<string, Func<Tensor[], Tensor>> s_operators = new()
    {
        ["abs"] = x => x[0].abs(), ["neg"] = x => -x[0], ["exp"] = x => x[0].exp(), ["log"] = x => x[0].log(), ["log1p"] = x => x[0].log1p(),
        ["expm1"] = x => x[0].expm1(), ["log2"] = x => x[0].log2(), ["sqrt"] = x => x[0].sqrt(), ["rsqrt"] = x => x[0].rsqrt(),
        ["square"] = x => x[0].square(), ["reciprocal"] = x => x[0].reciprocal(), ["sin"] = x => x[0].sin(), ["cos"] = x => x[0].cos(),
        ["tan"] = x => x[0].tan(), ["asin"] = x => x[0].asin(), ["acos"] = x => x[0].acos(), ["atan"] = x => x[0].atan(), ["sinh"] = x => x[0].sinh(),
        ["cosh"] = x => x[0].cosh(), ["tanh"] = x => x[0].tanh(), ["sigmoid"] = x => x[0].sigmoid(), ["relu"] = x => x[0].relu(),
        ["erf"] = x => x[0].erf(), ["erfinv"] = x => x[0].erfinv(), ["floor"] = x => x[0].floor(), ["ceil"] = x => x[0].ceil(),
        ["round"] = x => x[0].round(), ["sign"] = x => x[0].sign(), ["frac"] = x => x[0].frac(), ["trunc"] = x => x[0].trunc(),
        ["lgamma"] = x => x[0].lgamma(), ["softmax"] = x => x[0].softmax(1), ["log_softmax"] = x => x[0].log_softmax(1),
        ["clamp"] = x => x[0].clamp(-0.5, 0.5), ["clamp_min"] = x => x[0].clamp_min(0.1), ["leaky_relu"] = x => x[0].leaky_relu(0.1),
        ["elu"] = x => x[0].elu(1.0), ["gelu"] = x => x[0].gelu(), ["silu"] = x => x[0].silu(), ["softplus"] = x => x[0].softplus(),
        ["pow_number"] = x => x[0].pow(2.5), ["logit"] = x => x[0].logit(), ["hardtanh"] = x => x[0].hardtanh(-0.5, 0.7),

        ["add"] = x => x[0] + x[1], ["add_alpha"] = x => x[0].add(x[1], 0.5), ["sub"] = x => x[0] - x[1], ["mul"] = x => x[0] * x[1],
        ["div"] = x => x[0] / x[1], ["remainder"] = x => x[0] % x[1], ["div_floor"] = x => x[0].div(0.3, RoundingMode.floor),
        ["pow"] = x => x[0].pow(x[1]), ["atan2"] = x => x[0].atan2(x[1]), ["maximum"] = x => x[0].maximum(x[1]), ["minimum"] = x => x[0].minimum(x[1]),
        ["lerp"] = x => x[0].lerp(x[1], x[2]), ["number_left"] = x => 2 - 3 * x[0], ["number_over"] = x => 1 / x[0], ["broadcast"] = x => x[0] * x[1],
        ["where"] = x => where(x[0] > x[1], x[0], x[1]), ["addcmul"] = x => x[0].addcmul(x[1], x[2], 0.7), ["addcdiv"] = x => x[0].addcdiv(x[1], x[2], 0.7),
        ["xlogy"] = x => x[0].xlogy(x[1]),

        ["sum"] = x => x[0].sum(), ["sum_dim"] = x => x[0].sum(1), ["sum_keep"] = x => x[0].sum(0, keepdim: true), ["sum_dims"] = x => x[0].sum(new long[] { 0, 2 }),
        ["mean"] = x => x[0].mean(), ["mean_dims"] = x => x[0].mean([1L, 2L], keepdim: true), ["std"] = x => x[0].std(), ["std_dim"] = x => x[0].std(1),
        ["std_biased"] = x => x[0].std(0, unbiased: false), ["var"] = x => x[0].var(), ["var_dim"] = x => x[0].var(0), ["prod"] = x => x[0].prod(),
        ["max"] = x => x[0].max(), ["max_dim"] = x => x[0].max(1).Item1, ["min_dim"] = x => x[0].min(0).Item1, ["amax"] = x => x[0].amax(1),
        ["logsumexp"] = x => x[0].logsumexp(1), ["norm"] = x => x[0].norm(), ["norm_dim"] = x => x[0].norm(1), ["cumsum"] = x => x[0].cumsum(1),
        ["cumprod"] = x => x[0].cumprod(0), ["median"] = x => x[0].median(), ["quantile"] = x => x[0].quantile(tensor(new[] { 0.25f, 0.5f }), 1),
        ["sort"] = x => x[0].sort(1).Item1, ["topk"] = x => x[0].topk(2, 1).Item1, ["kthvalue"] = x => x[0].kthvalue(2, 1).Item1,
        ["argmax"] = x => x[0].argmax(1), ["argmin"] = x => x[0].argmin(0), ["argsort"] = x => x[0].argsort(1, descending: true),
        ["all_true"] = x => (x[0] > -9).all(), ["any_true"] = x => (x[0] > 9).any(),

        ["reshape"] = x => x[0].reshape(2, 6), ["view"] = x => x[0].view(-1), ["permute"] = x => x[0].permute(2, 0, 1), ["transpose"] = x => x[0].transpose(0, 1),
        ["t"] = x => x[0].t(), ["flatten"] = x => x[0].flatten(1), ["unflatten"] = x => x[0].unflatten(1, 2, 2), ["squeeze"] = x => x[0].unsqueeze(0).squeeze(0),
        ["unsqueeze"] = x => x[0].unsqueeze(1), ["expand"] = x => x[0].expand(3, 4), ["repeat"] = x => x[0].repeat(2, 1),
        ["repeat_interleave"] = x => x[0].repeat_interleave(2, 1), ["flip"] = x => x[0].flip(1), ["roll"] = x => x[0].roll(1, 1),
        ["cat"] = x => cat([x[0], x[1]], 1), ["stack"] = x => stack([x[0], x[1]], 1), ["split"] = x => x[0].split(2, 1)[1], ["chunk"] = x => x[0].chunk(2, 1)[0],
        ["narrow"] = x => x[0].narrow(1, 1, 2), ["select"] = x => x[0].select(0, 1), ["tril"] = x => x[0].tril(), ["triu"] = x => x[0].triu(1),
        ["diag"] = x => x[0].diag(), ["diagonal"] = x => x[0].diagonal(), ["movedim"] = x => x[0].movedim([0], [2]), ["tile"] = x => x[0].tile([1, 2]),

        ["index_select"] = x => x[0].index_select(0, s_rows), ["gather"] = x => x[0].gather(1, s_columns), ["take_mask"] = x => x[0][x[0] > 0],
        ["slice_step"] = x => x[0][TensorIndex.Colon, TensorIndex.Slice(step: 2)], ["last"] = x => x[0][-1], ["ellipsis"] = x => x[0][TensorIndex.Ellipsis, 1],
        ["new_axis"] = x => x[0][TensorIndex.Colon, TensorIndex.None], ["list_of_rows"] = x => x[0][s_rows],
        ["masked_fill"] = x => x[0].masked_fill(x[0] > 0, 0.5), ["scatter_add"] = x => x[0].scatter_add(1, s_columns, x[1]),

        ["matmul"] = x => x[0].matmul(x[1]), ["mm"] = x => x[0].mm(x[1]), ["mv"] = x => x[0].mv(x[1]), ["bmm"] = x => x[0].bmm(x[1]), ["dot"] = x => x[0].dot(x[1]),
        ["outer"] = x => x[0].outer(x[1]), ["einsum"] = x => einsum("bij,bjk->ik", x[0], x[1]), ["addmm"] = x => x[0].addmm(x[1], x[2], 0.5f, 2),
        ["cdist"] = x => cdist(x[0], x[1]), ["tensordot"] = x => x[0].tensordot(x[1], [1], [0]), ["trace"] = x => x[0].matmul(x[0].t()).trace(),
        ["inverse"] = x => x[0].matmul(x[0].t()).inverse(), ["det"] = x => x[0].matmul(x[0].t()).det(),
    };

    public static TheoryData<string> Names => [.. s_operators.Keys];

    [Fact]
    public void Operators_AreThoseOfTheFile() =>
        Assert.Equal(s_golden.Keys.Where(key => key != "random").Order(), s_operators.Keys.Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void Operator_ValuesAndGradients_ArePyTorchs(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        JsonObject expected = s_golden[name];
        Tensor[] inputs = [.. expected["inputs"]!.AsArray().Select(input => GoldenFile.Tensor(input!).requires_grad_())];

        Tensor output = s_operators[name](inputs);

        GoldenFile.AssertClose(expected["output"]!, output, name);
        if (expected["gradients"] is not JsonArray gradients) return;
        Tensor weight = output.numel() > 1 ? linspace(-1, 1, output.numel()).reshape(output.shape) : ones(output.shape);
        (output * weight).sum().backward();
        for (int i = 0; i < inputs.Length; i++)
            GoldenFile.AssertClose(gradients[i]!, inputs[i].grad!, $"gradient of {name}, input {i}");
    }

    [Fact]
    public void RandomNumbers_OfASeed_ArePyTorchs()
    {
        JsonObject expected = s_golden["random"];
        manual_seed(7);

        GoldenFile.AssertClose(expected["rand"]!, rand(2, 3), "rand");
        GoldenFile.AssertClose(expected["randn"]!, randn(20), "randn");
        GoldenFile.AssertClose(expected["randperm"]!, randperm(10), "randperm");
        GoldenFile.AssertClose(expected["randint"]!, randint(0, 100, new long[] { 5 }), "randint");
        GoldenFile.AssertClose(expected["bernoulli"]!, full(12, 0.3).bernoulli(), "bernoulli");
        GoldenFile.AssertClose(expected["uniform_"]!, empty(4).uniform_(-2, 3), "uniform_");
        GoldenFile.AssertClose(expected["normal_"]!, empty(4).normal_(1, 2), "normal_");
    }
}
