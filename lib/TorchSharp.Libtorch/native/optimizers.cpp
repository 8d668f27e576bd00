// One step of an optimizer for all parameters of a group, in one pass over their memory. Made of operators, a step of Adam passes over it a
// dozen times. Each operator takes what it can and returns the indices of the parameters that it left: those without a gradient, and those
// whose numbers are not dense float32 on the CPU in one order of memory. Options and formulas are those of PyTorch's optimizers.
#include "kernels.h"
#include "plain.h"

#include <ATen/Parallel.h>
#include <ATen/core/Tensor.h>
#include <ATen/ops/empty_like.h>
#include <torch/library.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace course {
namespace {

// Fewer numbers than this are not worth a second thread.
constexpr int64_t kGrain = 32768;

// The parameters that a step can take, laid end to end, and the indices of those that it leaves.
template <typename Options>
class Step {
 public:
  explicit Step(void (*advance)(const Options&, long, float*, const float*, float*, float*)) : advance_(advance) {}

  // Without a first or second state, an optimizer that has none passes null.
  void add(int64_t index, const at::Tensor& parameter, const at::Tensor* first, const at::Tensor* second, const Options& options) {
    at::Tensor gradient = parameter.grad();
    auto fits = [&](const at::Tensor* state) { return !state || (is_dense(*state) && same_order(parameter, *state)); };
    if (!is_dense(parameter) || !is_dense(gradient) || gradient.sizes() != parameter.sizes() || !fits(first) || !fits(second)) {
      left_.push_back(index);
      return;
    }
    if (!same_order(parameter, gradient)) gradient = at::empty_like(parameter).copy_(gradient);
    parameter.unsafeGetTensorImpl()->bump_version();
    auto data = [](const at::Tensor* state) { return state ? state->data_ptr<float>() : nullptr; };
    rows_.push_back({total_, total_ + parameter.numel(), parameter.data_ptr<float>(), gradient, data(first), data(second), options});
    total_ += parameter.numel();
  }

  std::vector<int64_t> run() {
    at::parallel_for(0, total_, kGrain, [&](int64_t from, int64_t to) {
      for (const Row& row : rows_) {
        int64_t begin = std::max(from, row.begin), end = std::min(to, row.end), at = begin - row.begin;
        if (begin >= end) continue;
        advance_(row.options, end - begin, row.parameter + at, row.gradient.template data_ptr<float>() + at, row.first ? row.first + at : nullptr,
                row.second ? row.second + at : nullptr);
      }
    });
    return std::move(left_);
  }

 private:
  struct Row {
    int64_t begin, end;
    float* parameter;
    at::Tensor gradient;
    float *first, *second;
    Options options;
  };

  void (*advance_)(const Options&, long, float*, const float*, float*, float*);
  std::vector<Row> rows_;
  std::vector<int64_t> left_;
  int64_t total_ = 0;
};

std::vector<int64_t> adam(at::TensorList parameters, at::TensorList means, at::TensorList squares, at::IntArrayRef steps, double lr, double beta1,
                          double beta2, double eps, double weight_decay, bool decoupled, bool maximize) {
  Step<Adam> step(kernels().adam);
  for (size_t k = 0; k < parameters.size(); ++k) {
    double correction1 = 1 - std::pow(beta1, steps[k]), correction2 = 1 - std::pow(beta2, steps[k]);
    step.add(k, parameters[k], &means[k], &squares[k],
             {maximize ? -1.f : 1.f, decoupled ? 0.f : float(weight_decay), decoupled ? float(1 - lr * weight_decay) : 1.f, float(beta1),
              float(1 - beta1), float(beta2), float(1 - beta2), float(1 / std::sqrt(correction2)), float(eps), float(-lr / correction1)});
  }
  return step.run();
}

std::vector<int64_t> rmsprop(at::TensorList parameters, at::TensorList squares, at::TensorList velocities, double lr, double alpha, double eps,
                             double weight_decay, double momentum, bool maximize) {
  Step<RmsProp> step(kernels().rmsprop);
  for (size_t k = 0; k < parameters.size(); ++k) {
    step.add(k, parameters[k], &squares[k], momentum > 0 ? &velocities[k] : nullptr,
             {maximize ? -1.f : 1.f, float(weight_decay), float(alpha), float(1 - alpha), float(eps), float(momentum), float(-lr)});
  }
  return step.run();
}

std::vector<int64_t> sgd(at::TensorList parameters, at::TensorList velocities, double lr, double momentum, double dampening, double weight_decay,
                         bool nesterov, bool maximize) {
  Step<Sgd> step(kernels().sgd);
  for (size_t k = 0; k < parameters.size(); ++k) {
    step.add(k, parameters[k], momentum != 0 ? &velocities[k] : nullptr, nullptr,
             {maximize ? -1.f : 1.f, float(weight_decay), float(momentum), float(1 - dampening), float(-lr), nesterov});
  }
  return step.run();
}

}  // namespace

TORCH_LIBRARY_FRAGMENT(course, m) {
  m.def("adam_(Tensor(a!)[] self, Tensor(b!)[] exp_avg, Tensor(c!)[] exp_avg_sq, int[] step, float lr, float beta1, float beta2, float eps, "
        "float weight_decay, bool decoupled, bool maximize) -> int[]");
  m.def("rmsprop_(Tensor(a!)[] self, Tensor(b!)[] square_avg, Tensor(c!)[] momentum_buffer, float lr, float alpha, float eps, float weight_decay, "
        "float momentum, bool maximize) -> int[]");
  m.def("sgd_(Tensor(a!)[] self, Tensor(b!)[] momentum_buffer, float lr, float momentum, float dampening, float weight_decay, bool nesterov, "
        "bool maximize) -> int[]");
}

TORCH_LIBRARY_IMPL(course, CompositeExplicitAutograd, m) {
  m.impl("adam_", TORCH_FN(adam));
  m.impl("rmsprop_", TORCH_FN(rmsprop));
  m.impl("sgd_", TORCH_FN(sgd));
}

}  // namespace course
