using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Products and decompositions.
    public partial class Tensor
    {
        public Tensor addbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
            Aten.Call("addbmm", "", this, batch1, batch2, beta, alpha);
        public Tensor addbmm_(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
            Aten.InPlace("addbmm_", "", this, batch1, batch2, beta, alpha);
        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) =>
            Aten.Call("addmm", "", this, mat1, mat2, beta, alpha);
        public Tensor addmm_(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) =>
            Aten.InPlace("addmm_", "", this, mat1, mat2, beta, alpha);
        public Tensor addmv(Tensor mat, Tensor vec, float beta = 1, float alpha = 1) => Aten.Call("addmv", "", this, mat, vec, beta, alpha);
        public Tensor addmv_(Tensor mat, Tensor vec, float beta = 1, float alpha = 1) =>
            Aten.InPlace("addmv_", "", this, mat, vec, beta, alpha);
        public Tensor addr(Tensor vec1, Tensor vec2, float beta = 1, float alpha = 1) =>
            Aten.Call("addr", "", this, vec1, vec2, beta, alpha);
        public Tensor addr_(Tensor vec1, Tensor vec2, float beta = 1, float alpha = 1) =>
            Aten.InPlace("addr_", "", this, vec1, vec2, beta, alpha);
        public Tensor baddbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
            Aten.Call("baddbmm", "", this, batch1, batch2, beta, alpha);
        public Tensor bmm(Tensor batch2) => Aten.Call("bmm", "", this, batch2);
        public Tensor det() => Aten.Call("det", "", this);
        public Tensor dot(Tensor target) => Aten.Call("dot", "", this, target);
        public Tensor ger(Tensor vec2) => Aten.Call("ger", "", this, vec2);
        public Tensor inner(Tensor vec2) => Aten.Call("inner", "", this, vec2);
        public Tensor inverse() => Aten.Call("inverse", "", this);
        public Tensor logdet() => Aten.Call("logdet", "", this);
        public Tensor matmul(Tensor target) => Aten.Call("matmul", "", this, target);
        public Tensor matrix_exp() => Aten.Call("matrix_exp", "", this);
        public Tensor matrix_power(int n) => Aten.Call("matrix_power", "", this, n);
        public Tensor mm(Tensor target) => Aten.Call("mm", "", this, target);
        public Tensor mv(Tensor target) => Aten.Call("mv", "", this, target);
        public Tensor outer(Tensor vec2) => Aten.Call("outer", "", this, vec2);
        public Tensor tensordot(Tensor b, long[] dims1, long[] dims2) => Aten.Call("tensordot", "", this, b, dims1, dims2);
        public Tensor trace() => Aten.Call("trace", "", this);
        public Tensor vdot(Tensor target) => Aten.Call("vdot", "", this, target);
    }
}
