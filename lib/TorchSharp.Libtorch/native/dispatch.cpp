// Calls any registered operator by its schema, through libtorch's dispatcher.
#include "dispatch.h"
#include "error.h"

#include <ATen/core/Generator.h>
#include <ATen/core/Tensor.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/ivalue.h>

#include <string>
#include <vector>

using c10::IValue;
using c10::TypeKind;

namespace {

at::Tensor borrow(const void* handle) {
  if (!handle) return at::Tensor();
  return at::Tensor(c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim_copy(
      static_cast<c10::TensorImpl*>(const_cast<void*>(handle))));
}

// A number where a tensor is wanted becomes a wrapped number: it does not raise the result's precision.
at::Tensor wrap_number(const Arg& arg) {
  at::Tensor tensor;
  auto& dispatcher = c10::Dispatcher::singleton();
  static auto handle = dispatcher.findSchemaOrThrow("aten::scalar_tensor", "");
  auto dtype = arg.tag == kDouble ? at::kDouble : arg.tag == kBool ? at::kBool : at::kLong;
  torch::jit::Stack stack{arg.tag == kDouble ? IValue(arg.d) : arg.tag == kBool ? IValue(arg.i != 0) : IValue(arg.i),
                          IValue(static_cast<int64_t>(dtype)), IValue(), IValue(), IValue()};
  handle.callBoxed(&stack);
  tensor = stack.back().toTensor();
  tensor.unsafeGetTensorImpl()->set_wrapped_number(true);
  return tensor;
}

IValue number(const Arg& arg, const c10::Type& type) {
  bool wants_float = type.kind() == TypeKind::FloatType;
  switch (arg.tag) {
    case kInt: return wants_float ? IValue(static_cast<double>(arg.i)) : IValue(arg.i);
    case kBool: return type.kind() == TypeKind::BoolType || type.kind() == TypeKind::NumberType ? IValue(arg.i != 0) : IValue(arg.i);
    default: return IValue(arg.d);
  }
}

// Turns an argument into what the schema asks for: an int into a double, a number into a tensor or into a list of equal numbers.
IValue convert(const Arg& arg, const c10::Argument& formal) {
  const c10::Type* type = formal.real_type().get();
  if (arg.tag == kNone) {
    if (type->kind() == TypeKind::TensorType) return at::Tensor();
    return IValue();
  }
  if (type->kind() == TypeKind::OptionalType) type = static_cast<const c10::OptionalType*>(type)->getElementType().get();
  switch (arg.tag) {
    case kTensor: return borrow(arg.p);
    case kInt: case kDouble: case kBool:
      if (type->kind() == TypeKind::TensorType) return wrap_number(arg);
      if (type->kind() == TypeKind::ListType) {
        auto count = static_cast<size_t>(formal.N().value_or(1));
        const auto& element = *static_cast<const c10::ListType*>(type)->getElementType();
        if (element.kind() == TypeKind::FloatType) return std::vector<double>(count, arg.tag == kDouble ? arg.d : static_cast<double>(arg.i));
        if (element.kind() == TypeKind::BoolType) {
          c10::List<bool> list;
          list.resize(count, arg.i != 0);
          return list;
        }
        return std::vector<int64_t>(count, arg.i);
      }
      return number(arg, *type);
    case kString: return std::string(static_cast<const char*>(arg.p), arg.count);
    case kInts: {
      auto p = static_cast<const int64_t*>(arg.p);
      if (type->kind() == TypeKind::ListType && static_cast<const c10::ListType*>(type)->getElementType()->kind() == TypeKind::FloatType)
        return std::vector<double>(p, p + arg.count);
      return std::vector<int64_t>(p, p + arg.count);
    }
    case kDoubles: { auto p = static_cast<const double*>(arg.p); return std::vector<double>(p, p + arg.count); }
    case kBools: {
      auto p = static_cast<const uint8_t*>(arg.p);
      c10::List<bool> list;
      for (int32_t k = 0; k < arg.count; ++k) list.push_back(p[k] != 0);
      return list;
    }
    case kTensors: {
      auto p = static_cast<const void* const*>(arg.p);
      bool optional = type->kind() == TypeKind::ListType
          && static_cast<const c10::ListType*>(type)->getElementType()->kind() == TypeKind::OptionalType;
      if (optional) {
        c10::List<c10::optional<at::Tensor>> list;
        for (int32_t k = 0; k < arg.count; ++k)
          list.push_back(p[k] ? c10::optional<at::Tensor>(borrow(p[k])) : c10::optional<at::Tensor>());
        return list;
      }
      c10::List<at::Tensor> list;
      list.reserve(arg.count);
      for (int32_t k = 0; k < arg.count; ++k) list.push_back(borrow(p[k]));
      return list;
    }
    case kDevice: return c10::Device(static_cast<c10::DeviceType>(arg.i), static_cast<c10::DeviceIndex>(arg.count));
    case kGenerator: return *static_cast<const at::Generator*>(arg.p);
    default: throw std::invalid_argument("unknown argument tag " + std::to_string(arg.tag));
  }
}

Arg tensor_result(at::Tensor tensor) {
  Arg out{};
  out.tag = tensor.defined() ? kTensor : kNone;
  out.p = tensor.defined() ? tensor.unsafeReleaseTensorImpl() : nullptr;
  return out;
}

void append(IValue& value, std::vector<Arg>& results) {
  Arg out{};
  if (value.isTensor()) { results.push_back(tensor_result(std::move(value).toTensor())); return; }
  if (value.isTensorList()) { for (const at::Tensor& t : value.toTensorVector()) results.push_back(tensor_result(t)); return; }
  if (value.isIntList()) {
    out.tag = kInt;
    for (int64_t i : value.toIntVector()) { out.i = i; results.push_back(out); }
    return;
  }
  if (value.isInt()) { out.tag = kInt; out.i = value.toInt(); }
  else if (value.isDouble()) { out.tag = kDouble; out.d = value.toDouble(); }
  else if (value.isBool()) { out.tag = kBool; out.i = value.toBool(); }
  else if (value.isNone()) { out.tag = kNone; }
  else throw std::invalid_argument("an operator returned a value of type " + value.tagKind() + ", which the binding cannot carry");
  results.push_back(out);
}

// What most operators look like. Such a call goes straight to libtorch's function, past the stack of tagged values; all others go over it.
using Unary = at::Tensor(const at::Tensor&);
using Binary = at::Tensor(const at::Tensor&, const at::Tensor&);
using ScaledBinary = at::Tensor(const at::Tensor&, const at::Tensor&, const at::Scalar&);
using WithNumber = at::Tensor(const at::Tensor&, const at::Scalar&);
using WithNumbers = at::Tensor(const at::Tensor&, const at::Scalar&, const at::Scalar&);
enum class Form { kOther, kUnary, kBinary, kScaledBinary, kWithNumber, kWithNumbers };

struct Operator {
  c10::OperatorHandle handle;
  Form form;
  at::Scalar last;  // the default of the last argument of the forms with three
};

Form form_of(const c10::FunctionSchema& schema) {
  const auto& formals = schema.arguments();
  const auto& results = schema.returns();
  if (schema.is_vararg() || results.size() != 1 || results[0].type()->kind() != TypeKind::TensorType) return Form::kOther;
  std::string kinds;
  for (const auto& formal : formals) {
    if (formal.alias_info() && formal.alias_info()->isWrite()) return Form::kOther;
    kinds += formal.type()->kind() == TypeKind::TensorType ? 't' : formal.type()->kind() == TypeKind::NumberType ? 'n' : '?';
  }
  if (kinds == "t") return Form::kUnary;
  if (kinds == "tt") return Form::kBinary;
  if (kinds == "tn") return Form::kWithNumber;
  bool optional = formals.size() == 3 && formals[2].default_value();
  return kinds == "ttn" && optional ? Form::kScaledBinary : kinds == "tnn" && optional ? Form::kWithNumbers : Form::kOther;
}

// A tensor that another owner keeps alive for as long as this is used: it takes and gives back no reference.
class Borrowed {
 public:
  explicit Borrowed(const Arg& arg)
      : tensor_(c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim(static_cast<c10::TensorImpl*>(const_cast<void*>(arg.p)))) {}
  Borrowed(const Borrowed&) = delete;
  Borrowed& operator=(const Borrowed&) = delete;
  ~Borrowed() { tensor_.unsafeReleaseTensorImpl(); }
  operator const at::Tensor&() const { return tensor_; }

 private:
  at::Tensor tensor_;
};

bool is_number(const Arg& arg) { return arg.tag == kInt || arg.tag == kDouble || arg.tag == kBool; }

at::Scalar scalar(const Arg& arg) { return arg.tag == kDouble ? at::Scalar(arg.d) : arg.tag == kBool ? at::Scalar(arg.i != 0) : at::Scalar(arg.i); }

// Calls an operator of a common form; false if the operator or these arguments are of another.
bool call_directly(const Operator& op, const Arg* args, int32_t count, at::Tensor& result) {
  if (op.form == Form::kOther || count == 0 || args[0].tag != kTensor) return false;
  Borrowed self(args[0]);
  if (count == 1) {
    if (op.form != Form::kUnary) return false;
    result = op.handle.typed<Unary>().call(self);
    return true;
  }
  if (args[1].tag == kTensor) {
    Borrowed other(args[1]);
    if (count == 2 && op.form == Form::kBinary) result = op.handle.typed<Binary>().call(self, other);
    else if (count == 2 && op.form == Form::kScaledBinary) result = op.handle.typed<ScaledBinary>().call(self, other, op.last);
    else if (count == 3 && op.form == Form::kScaledBinary && is_number(args[2])) result = op.handle.typed<ScaledBinary>().call(self, other, scalar(args[2]));
    else return false;
    return true;
  }
  if (count != 2 || !is_number(args[1])) return false;
  if (op.form == Form::kWithNumber) result = op.handle.typed<WithNumber>().call(self, scalar(args[1]));
  else if (op.form == Form::kWithNumbers) result = op.handle.typed<WithNumbers>().call(self, scalar(args[1]), op.last);
  else return false;
  return true;
}

void call_boxed(const c10::OperatorHandle& handle, const Arg* args, int32_t count, std::vector<Arg>& results) {
  const auto& formals = handle.schema().arguments();
  if (static_cast<size_t>(count) > formals.size()) throw std::invalid_argument("too many arguments for " + toString(handle.operator_name()));
  torch::jit::Stack stack;
  stack.reserve(formals.size());
  for (int32_t k = 0; k < count; ++k) stack.push_back(convert(args[k], formals[k]));
  for (size_t k = count; k < formals.size(); ++k) {
    if (!formals[k].default_value()) throw std::invalid_argument("argument '" + formals[k].name() + "' is missing for " + toString(handle.operator_name()));
    stack.push_back(*formals[k].default_value());
  }
  handle.callBoxed(&stack);
  for (auto& value : stack) append(value, results);
}

}  // namespace

// The operator of this name and overload ("add", "Tensor"), or null if this libtorch has none. A name without a namespace is libtorch's own.
COURSE_API const void* course_find(const char* name, const char* overload) {
  return guarded<const void*>(nullptr, [&]() -> const void* {
    std::string full = std::string(name).find("::") == std::string::npos ? std::string("aten::") + name : name;
    auto found = c10::Dispatcher::singleton().findSchema({full, overload});
    if (!found) throw std::invalid_argument("libtorch has no operator " + full + (*overload ? "." : "") + overload);
    Form form = form_of(found->schema());
    bool three = form == Form::kScaledBinary || form == Form::kWithNumbers;
    return new Operator{*found, form, three ? found->schema().arguments()[2].default_value()->toScalar() : at::Scalar()};
  });
}

// Calls an operator. Missing trailing arguments get the schema's defaults. Returns how many results there are (a list counts each of its
// tensors) and where they lie until this thread's next call; or -1.
COURSE_API int32_t course_call(const void* op, const Arg* args, int32_t count, const Arg** results) {
  static thread_local std::vector<Arg> slots;
  return guarded<int32_t>(-1, [&] {
    auto& target = *static_cast<const Operator*>(op);
    slots.clear();
    at::Tensor result;
    if (call_directly(target, args, count, result)) slots.push_back(tensor_result(std::move(result)));
    else call_boxed(target.handle, args, count, slots);
    *results = slots.data();
    return static_cast<int32_t>(slots.size());
  });
}
