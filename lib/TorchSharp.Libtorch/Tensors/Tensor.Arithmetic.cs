using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Arithmetic with another tensor or a number.
    public partial class Tensor
    {
        public Tensor add(Scalar scalar) => Aten.Call("add", "Scalar", this, scalar);
        public Tensor add(Scalar scalar, Scalar alpha) => Aten.Call("add", "Scalar", this, scalar, alpha);
        public Tensor add(Tensor target) => Aten.Call("add", "Tensor", this, target);
        public Tensor add(Tensor target, Scalar alpha) => Aten.Call("add", "Tensor", this, target, alpha);
        public Tensor add_(Scalar scalar) => Aten.InPlace("add_", "Scalar", this, scalar);
        public Tensor add_(Scalar scalar, Scalar alpha) => Aten.InPlace("add_", "Scalar", this, scalar, alpha);
        public Tensor add_(Tensor target) => Aten.InPlace("add_", "Tensor", this, target);
        public Tensor add_(Tensor target, Scalar alpha) => Aten.InPlace("add_", "Tensor", this, target, alpha);
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2) => Aten.Call("addcdiv", "", this, tensor1, tensor2);
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) => Aten.Call("addcdiv", "", this, tensor1, tensor2, value);
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2) => Aten.InPlace("addcdiv_", "", this, tensor1, tensor2);
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => Aten.InPlace("addcdiv_", "", this, tensor1, tensor2, value);
        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) => Aten.Call("addcmul", "", this, tensor1, tensor2, value);
        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => Aten.InPlace("addcmul_", "", this, tensor1, tensor2, value);
        public Tensor arctan2(Tensor other) => Aten.Call("arctan2", "", this, other);
        public Tensor arctan2_(Tensor other) => Aten.InPlace("arctan2_", "", this, other);
        public Tensor atan2(Tensor other) => Aten.Call("atan2", "", this, other);
        public Tensor atan2_(Tensor other) => Aten.InPlace("atan2_", "", this, other);
        public Tensor clamp(Scalar? min = null, Scalar? max = null) => Aten.Call("clamp", "", this, min, max);
        public Tensor clamp(Tensor? min = null, Tensor? max = null) => Aten.Call("clamp", "Tensor", this, min, max);
        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => Aten.InPlace("clamp_", "", this, min, max);
        public Tensor clamp_(Tensor? min = null, Tensor? max = null) => Aten.InPlace("clamp_", "Tensor", this, min, max);
        public Tensor clamp_max(Scalar max) => Aten.Call("clamp_max", "", this, max);
        public Tensor clamp_max_(Scalar max) => Aten.InPlace("clamp_max_", "", this, max);
        public Tensor clamp_min(Scalar min) => Aten.Call("clamp_min", "", this, min);
        public Tensor clamp_min_(Scalar min) => Aten.InPlace("clamp_min_", "", this, min);
        public Tensor clip(Scalar? min = null, Scalar? max = null) => Aten.Call("clip", "", this, min, max);
        public Tensor copy_(Tensor source, bool nonBlocking = false) => Aten.InPlace("copy_", "", this, source, nonBlocking);
        public Tensor copysign(Tensor other) => Aten.Call("copysign", "Tensor", this, other);
        public Tensor copysign_(Tensor other) => Aten.InPlace("copysign_", "Tensor", this, other);
        public Tensor fill_(Scalar value) => Aten.InPlace("fill_", "Scalar", this, value);
        public Tensor float_power(Tensor target) => Aten.Call("float_power", "Tensor_Tensor", this, target);
        public Tensor float_power_(Tensor target) => Aten.InPlace("float_power_", "Tensor", this, target);
        public Tensor floor_divide(Scalar other) => Aten.Call("floor_divide", "Scalar", this, other);
        public Tensor floor_divide(Tensor other) => Aten.Call("floor_divide", "", this, other);
        public Tensor floor_divide_(Scalar other) => Aten.InPlace("floor_divide_", "Scalar", this, other);
        public Tensor floor_divide_(Tensor other) => Aten.InPlace("floor_divide_", "Tensor", this, other);
        public Tensor fmod(Scalar scalar) => Aten.Call("fmod", "Scalar", this, scalar);
        public Tensor fmod(Tensor target) => Aten.Call("fmod", "Tensor", this, target);
        public Tensor fmod_(Scalar scalar) => Aten.InPlace("fmod_", "Scalar", this, scalar);
        public Tensor fmod_(Tensor target) => Aten.InPlace("fmod_", "Tensor", this, target);
        public Tensor heaviside(Tensor other) => Aten.Call("heaviside", "", this, other);
        public Tensor hypot(Tensor other) => Aten.Call("hypot", "", this, other);
        public Tensor ldexp(Tensor other) => Aten.Call("ldexp", "Tensor", this, other);
        public Tensor lerp(Tensor end, Tensor weight) => Aten.Call("lerp", "Tensor", this, end, weight);
        public Tensor lerp_(Tensor end, Tensor weight) => Aten.InPlace("lerp_", "Tensor", this, end, weight);
        public Tensor logaddexp(Tensor other) => Aten.Call("logaddexp", "", this, other);
        public Tensor logaddexp2(Tensor other) => Aten.Call("logaddexp2", "", this, other);
        public Tensor masked_fill(Tensor mask, Scalar value) => Aten.Call("masked_fill", "Scalar", this, mask, value);
        public Tensor masked_fill_(Tensor mask, Scalar value) => Aten.InPlace("masked_fill_", "Scalar", this, mask, value);
        public Tensor mul(Scalar target) => Aten.Call("mul", "Scalar", this, target);
        public Tensor mul(Tensor target) => Aten.Call("mul", "Tensor", this, target);
        public Tensor mul_(Scalar target) => Aten.InPlace("mul_", "Scalar", this, target);
        public Tensor mul_(Tensor target) => Aten.InPlace("mul_", "Tensor", this, target);
        public Tensor multiply(Scalar target) => Aten.Call("multiply", "Scalar", this, target);
        public Tensor multiply(Tensor target) => Aten.Call("multiply", "Tensor", this, target);
        public Tensor neg() => Aten.Call("neg", "", this);
        public Tensor neg_() => Aten.InPlace("neg_", "", this);
        public Tensor negative() => Aten.Call("negative", "", this);
        public Tensor nextafter(Tensor other) => Aten.Call("nextafter", "", this, other);
        public Tensor nextafter_(Tensor other) => Aten.InPlace("nextafter_", "", this, other);
        public Tensor positive() => Aten.Call("positive", "", this);
        public Tensor pow(Scalar exponent) => Aten.Call("pow", "Tensor_Scalar", this, exponent);
        public Tensor pow(Tensor exponent) => Aten.Call("pow", "Tensor_Tensor", this, exponent);
        public Tensor pow_(Scalar exponent) => Aten.InPlace("pow_", "Scalar", this, exponent);
        public Tensor pow_(Tensor exponent) => Aten.InPlace("pow_", "Tensor", this, exponent);
        public Tensor remainder(Scalar scalar) => Aten.Call("remainder", "Scalar", this, scalar);
        public Tensor remainder(Tensor target) => Aten.Call("remainder", "Tensor", this, target);
        public Tensor remainder_(Scalar scalar) => Aten.InPlace("remainder_", "Scalar", this, scalar);
        public Tensor remainder_(Tensor target) => Aten.InPlace("remainder_", "Tensor", this, target);
        public Tensor sub(Scalar target) => Aten.Call("sub", "Scalar", this, target);
        public Tensor sub(Tensor target) => Aten.Call("sub", "Tensor", this, target);
        public Tensor sub_(Scalar target) => Aten.InPlace("sub_", "Scalar", this, target);
        public Tensor sub_(Tensor target) => Aten.InPlace("sub_", "Tensor", this, target);
        public Tensor subtract(Scalar target) => Aten.Call("subtract", "Scalar", this, target);
        public Tensor subtract(Tensor target) => Aten.Call("subtract", "Tensor", this, target);
        public Tensor subtract_(Scalar target) => Aten.InPlace("subtract_", "Scalar", this, target);
        public Tensor subtract_(Tensor target) => Aten.InPlace("subtract_", "Tensor", this, target);
        public Tensor true_divide(Scalar other) => Aten.Call("true_divide", "Scalar", this, other);
        public Tensor true_divide(Tensor other) => Aten.Call("true_divide", "Tensor", this, other);
        public Tensor true_divide_(Scalar other) => Aten.InPlace("true_divide_", "Scalar", this, other);
        public Tensor true_divide_(Tensor other) => Aten.InPlace("true_divide_", "Tensor", this, other);
        public Tensor xlogy(Scalar y) => Aten.Call("xlogy", "Scalar_Other", this, y);
        public Tensor xlogy(Tensor y) => Aten.Call("xlogy", "Tensor", this, y);
        public Tensor xlogy_(Scalar y) => Aten.InPlace("xlogy_", "Scalar_Other", this, y);
        public Tensor xlogy_(Tensor y) => Aten.InPlace("xlogy_", "Tensor", this, y);
        public Tensor zero_() => Aten.InPlace("zero_", "", this);
    }
}
