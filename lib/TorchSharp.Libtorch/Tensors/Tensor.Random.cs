using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Random numbers, drawn in place or from probabilities.
    public partial class Tensor
    {
        public Tensor bernoulli(Generator? generator = null) => Aten.Call("bernoulli", "", this, generator);
        public Tensor bernoulli_(Tensor p, Generator? generator = null) => Aten.InPlace("bernoulli_", "Tensor", this, p, generator);
        public Tensor bernoulli_(double p = 0.5, Generator? generator = null) => Aten.InPlace("bernoulli_", "float", this, p, generator);
        public Tensor exponential_(double lambda = 1, Generator? generator = null) =>
            Aten.InPlace("exponential_", "", this, lambda, generator);
        public Tensor log_normal_(double mean = 0, double std = 1, Generator? generator = null) =>
            Aten.InPlace("log_normal_", "", this, mean, std, generator);
        public Tensor multinomial(long num_samples, bool replacement = false, Generator? generator = null) =>
            Aten.Call("multinomial", "", this, num_samples, replacement, generator);
        public Tensor normal_(double mean = 0, double std = 1, Generator? generator = null) =>
            Aten.InPlace("normal_", "", this, mean, std, generator);
        public Tensor uniform_(double from, double to, Generator? generator = null) =>
            Aten.InPlace("uniform_", "", this, from, to, generator);
    }
}
