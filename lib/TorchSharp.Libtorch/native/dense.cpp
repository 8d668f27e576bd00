// The operator course::dense with its gradient: x W' + b and its activation. The matrix products are those of BLAS; what libtorch does around
// them in a pass over memory each - copying the bias, the activation, its gradient, the bias's - is done in one pass forward and one back.
#include "double_backward.h"
#include "kernels.h"
#include "plain.h"

#include <ATen/Parallel.h>
#include <ATen/core/Tensor.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/empty_like.h>
#include <ATen/ops/linear.h>
#include <ATen/ops/mm.h>
#include <ATen/ops/relu.h>
#include <ATen/ops/sigmoid.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/library.h>

#include <algorithm>
#include <vector>

namespace course {
namespace {

constexpr int64_t kNumbersOfAThread = 16384;  // fewer are not worth waking a thread
constexpr int64_t kColumns = 64;              // that a thread takes at least: whole cache lines

// The same with libtorch's operators: for everything that is not covered, and for gradients of gradients.
at::Tensor compose(const at::Tensor& input, const at::Tensor& weight, const c10::optional<at::Tensor>& bias, Activation activation) {
  const at::Tensor sum = at::linear(input, weight, bias);
  return activation == Activation::kRelu ? at::relu(sum) : activation == Activation::kSigmoid ? at::sigmoid(sum) : sum;
}

bool covered(const at::Tensor& input, const at::Tensor& weight, const c10::optional<at::Tensor>& bias) {
  if (!is_plain(input) || !is_plain(weight) || input.dim() != 2 || weight.dim() != 2 || input.size(1) != weight.size(1) || input.numel() == 0 || weight.numel() == 0) return false;
  return !bias || !bias->defined() || (is_plain(*bias) && bias->dim() == 1 && bias->size(0) == weight.size(0));
}

at::Tensor run_forward(const at::Tensor& input, const at::Tensor& weight, const c10::optional<at::Tensor>& bias, Activation activation) {
  const at::Tensor output = at::mm(input, weight.t()).contiguous();
  const at::Tensor biases = bias && bias->defined() ? bias->contiguous() : at::Tensor();
  const int64_t columns = output.size(1);
  const float* from = biases.defined() ? biases.data_ptr<float>() : nullptr;
  float* values = output.data_ptr<float>();
  at::parallel_for(0, output.size(0), kNumbersOfAThread / columns + 1, [&](int64_t begin, int64_t end) {
    kernels().dense_finish(values + begin * columns, from, end - begin, columns, activation);
  });
  return output;
}

// The gradient before the activation, and its sums over the rows. The numbers of a column are added up in their order, whatever the number of threads.
std::pair<at::Tensor, at::Tensor> before_activation(const at::Tensor& output_gradient, const at::Tensor& output, Activation activation) {
  const at::Tensor slopes = output_gradient.contiguous();
  const at::Tensor result = activation == Activation::kNone ? slopes : at::empty_like(output);
  const int64_t rows = output.size(0), columns = output.size(1), blocks = (columns + kColumns - 1) / kColumns;
  const at::Tensor sums = at::empty({columns}, output.options());
  const float *from = slopes.data_ptr<float>(), *produced = output.data_ptr<float>();
  float *to = result.data_ptr<float>(), *sum = sums.data_ptr<float>();
  at::parallel_for(0, blocks, kNumbersOfAThread / (rows * kColumns) + 1, [&](int64_t begin, int64_t end) {
    kernels().dense_slopes(from, produced, rows, columns, begin * kColumns, std::min(end * kColumns, columns), activation, to, sum);
  });
  return {result, sums};
}

class Dense : public torch::autograd::Function<Dense> {
 public:
  static at::Tensor forward(torch::autograd::AutogradContext* context, const at::Tensor& input, const at::Tensor& weight, const c10::optional<at::Tensor>& bias, int64_t activation) {
    at::AutoDispatchBelowADInplaceOrView below;
    at::Tensor output = run_forward(input, weight, bias, static_cast<Activation>(activation));
    context->save_for_backward({input, weight, bias ? *bias : at::Tensor(), output});
    context->saved_data["activation"] = activation;
    return output;
  }

  static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context, torch::autograd::variable_list gradients) {
    torch::autograd::variable_list result(4);
    if (!gradients[0].defined()) return result;
    const auto saved = context->get_saved_variables();
    const auto activation = static_cast<Activation>(context->saved_data["activation"].toInt());
    const at::Tensor &input = saved[0], &weight = saved[1], &bias = saved[2], &output = saved[3];
    if (at::GradMode::is_enabled()) {
      const auto again = compose(input, weight, bias.defined() ? c10::optional<at::Tensor>(bias) : c10::nullopt, activation);
      return gradients_through(again, {input, weight, bias}, gradients[0], result.size());
    }
    const auto [slopes, sums] = before_activation(gradients[0], output, activation);
    if (context->needs_input_grad(0)) result[0] = at::mm(slopes, weight);
    if (context->needs_input_grad(1)) result[1] = at::mm(slopes.t(), input);
    if (bias.defined()) result[2] = sums;
    return result;
  }
};

at::Tensor dense(const at::Tensor& input, const at::Tensor& weight, const c10::optional<at::Tensor>& bias, int64_t activation) {
  if (!covered(input, weight, bias)) return compose(input, weight, bias, static_cast<Activation>(activation));
  const bool needs_gradient = at::GradMode::is_enabled() && (input.requires_grad() || weight.requires_grad() || (bias && bias->defined() && bias->requires_grad()));
  return needs_gradient ? Dense::apply(input, weight, bias, activation) : run_forward(input, weight, bias, static_cast<Activation>(activation));
}

}  // namespace

TORCH_LIBRARY_FRAGMENT(course, library) {
  library.def("dense(Tensor input, Tensor weight, Tensor? bias, int activation) -> Tensor", dense);
}

}  // namespace course
