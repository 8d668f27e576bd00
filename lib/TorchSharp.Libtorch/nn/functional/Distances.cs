using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>x1 . x2 / (|x1| |x2|) along <paramref name="dim"/>, in [-1, 1]</summary>
            public static Tensor cosine_similarity(Tensor x1, Tensor x2, long dim = 1, double eps = 1e-8) =>
                Aten.Call("cosine_similarity", "", x1, x2, dim, eps);

            /// <summary>The p-norm of input1 - input2 (+ eps) along the last axis</summary>
            public static Tensor pairwise_distance(
                Tensor input1, Tensor input2, double p = 2.0, double eps = 1e-6, bool keepdim = false) =>
                Aten.Call("pairwise_distance", "", input1, input2, p, eps, keepdim);

            /// <summary>Class indices as rows of zeros with a one: [...] -> [..., num_classes] (as many as occur, when negative)</summary>
            public static Tensor one_hot(Tensor x, long num_classes = -1) => Aten.Call("one_hot", "", x, num_classes);
        }
    }
}
