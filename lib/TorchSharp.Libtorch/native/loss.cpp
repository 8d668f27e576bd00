// The operator course::binary_cross_entropy with its gradient. libtorch's takes its two logarithms number by number.
#include "kernels.h"
#include "plain.h"

#include <ATen/Parallel.h>
#include <ATen/core/Tensor.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/binary_cross_entropy.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/empty_like.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/library.h>

#include <algorithm>
#include <vector>

namespace course {
namespace {

constexpr int64_t kNone = 0, kMean = 1;  // reductions, as libtorch counts them
constexpr int64_t kChunk = 4096;         // numbers that are added up in single precision; chunks are added in double, in their order, so the number of threads does not matter

bool covered(const at::Tensor& output, const at::Tensor& target) {
  return is_dense(output) && is_plain(target) && same_order(output, target) && output.numel() > 0 && !target.requires_grad();
}

at::Tensor run_forward(const at::Tensor& output, const at::Tensor& target, int64_t reduction) {
  const float *p = output.data_ptr<float>(), *t = target.data_ptr<float>();
  const int64_t count = output.numel(), chunks = (count + kChunk - 1) / kChunk;
  if (reduction == kNone) {
    at::Tensor result = at::empty_like(output);
    float* to = result.data_ptr<float>();
    at::parallel_for(0, chunks, 1, [&](int64_t begin, int64_t end) {
      kernels().entropies(p + begin * kChunk, t + begin * kChunk, std::min(end * kChunk, count) - begin * kChunk, to + begin * kChunk);
    });
    return std::any_of(to, to + count, [](float loss) { return loss != loss; }) ? at::binary_cross_entropy(output, target, {}, reduction) : result;
  }
  std::vector<double> sums(chunks);
  at::parallel_for(0, chunks, 1, [&](int64_t begin, int64_t end) {
    for (int64_t c = begin; c < end; ++c) sums[c] = kernels().entropy(p + c * kChunk, t + c * kChunk, std::min(kChunk, count - c * kChunk));
  });
  double total = 0;
  for (double sum : sums) total += sum;
  if (total != total) return at::binary_cross_entropy(output, target, {}, reduction);  // it says what is wrong
  at::Tensor result = at::empty({}, output.options());
  *result.data_ptr<float>() = static_cast<float>(reduction == kMean ? total / static_cast<double>(count) : total);
  return result;
}

at::Tensor run_backward(const at::Tensor& output, const at::Tensor& target, const at::Tensor& slope, int64_t reduction) {
  const bool each = reduction == kNone;
  at::Tensor slopes = slope;
  if (each && !same_order(slope, output)) {
    slopes = at::empty_like(output);
    slopes.copy_(slope);
  }
  at::Tensor result = at::empty_like(output);
  const float *p = output.data_ptr<float>(), *t = target.data_ptr<float>(), *s = slopes.data_ptr<float>();
  float* to = result.data_ptr<float>();
  const int64_t count = output.numel();
  const float scale = reduction == kMean ? 1.0f / static_cast<float>(count) : 1.0f;
  at::parallel_for(0, count, kChunk, [&](int64_t begin, int64_t end) {
    kernels().entropy_gradient(p + begin, t + begin, each ? s + begin : s, each, scale, end - begin, to + begin);
  });
  return result;
}

class BinaryCrossEntropy : public torch::autograd::Function<BinaryCrossEntropy> {
 public:
  static at::Tensor forward(torch::autograd::AutogradContext* context, const at::Tensor& output, const at::Tensor& target, int64_t reduction) {
    at::AutoDispatchBelowADInplaceOrView below;
    context->save_for_backward({output, target});
    context->saved_data["reduction"] = reduction;
    return run_forward(output, target, reduction);
  }

  static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context, torch::autograd::variable_list gradients) {
    const auto saved = context->get_saved_variables();
    const int64_t reduction = context->saved_data["reduction"].toInt();
    torch::autograd::variable_list result(3);
    if (!gradients[0].defined()) return result;
    if (!at::GradMode::is_enabled()) {
      result[0] = run_backward(saved[0], saved[1], gradients[0], reduction);
      return result;
    }
    const auto loss = at::binary_cross_entropy(saved[0], saved[1], {}, reduction);
    result[0] = torch::autograd::grad({loss}, {saved[0]}, {gradients[0]}, true, true)[0];
    return result;
  }
};

at::Tensor binary_cross_entropy(const at::Tensor& output, const at::Tensor& target, int64_t reduction) {
  if (!covered(output, target)) return at::binary_cross_entropy(output, target, {}, reduction);
  if (at::GradMode::is_enabled() && output.requires_grad()) return BinaryCrossEntropy::apply(output, target, reduction);
  return run_forward(output, target, reduction);
}

}  // namespace

TORCH_LIBRARY_FRAGMENT(course, library) {
  library.def("binary_cross_entropy(Tensor output, Tensor target, int reduction) -> Tensor", binary_cross_entropy);
}

}  // namespace course
