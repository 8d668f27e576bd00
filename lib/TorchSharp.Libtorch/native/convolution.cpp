// The operator course::convolution_block with its gradient: what a network of small convolutions spends most of its time on, in one pass over
// the images. libtorch makes and reads a tensor for each of its steps, and multiplies each pixel of a nearest-neighbour enlargement four times.
#include "double_backward.h"
#include "kernels.h"
#include "plain.h"

#include <ATen/Parallel.h>
#include <ATen/core/Tensor.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/convolution.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/empty_like.h>
#include <ATen/ops/max_pool2d.h>
#include <ATen/ops/relu.h>
#include <ATen/ops/sigmoid.h>
#include <ATen/ops/upsample_nearest2d.h>
#include <ATen/ops/zeros.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/library.h>

#include <algorithm>
#include <vector>

namespace course {
namespace {

struct Settings {
  int64_t upsample, stride, padding, activation, pool;
};

// The same with libtorch's operators: for everything that the kernels do not cover, and for gradients of gradients.
at::Tensor compose(const at::Tensor& input, const at::Tensor& weight, const c10::optional<at::Tensor>& bias, const Settings& s) {
  at::Tensor x = s.upsample == 2 ? at::upsample_nearest2d(input, {2 * input.size(-2), 2 * input.size(-1)}) : input;
  x = at::convolution(x, weight, bias, {s.stride, s.stride}, {s.padding, s.padding}, {1, 1}, false, {0, 0}, 1);
  if (s.activation == 1) x = at::relu(x);
  if (s.activation == 2) x = at::sigmoid(x);
  return s.pool == 0 ? x : at::max_pool2d(x, {2, 2}, {2, 2}, {0, 0}, {1, 1}, s.pool == 2);
}

bool covered(const at::Tensor& input, const at::Tensor& weight, const c10::optional<at::Tensor>& bias, const Settings& s, bool needs_gradient) {
  if (!is_plain(input) || !is_plain(weight) || (bias && bias->defined() && !is_plain(*bias))) return false;
  if (input.dim() != 4 || weight.dim() != 4 || weight.size(2) != 3 || weight.size(3) != 3 || input.size(1) != weight.size(1)) return false;
  const int64_t in = weight.size(1), out = weight.size(0), height = input.size(2), width = input.size(3);
  if (input.size(0) == 0 || std::min(height, width) < 3 || std::max(height, width) > 4096) return false;
  if (s.stride != 1 && (s.stride != 2 || s.upsample != 1 || s.padding != 1)) return false;
  if (s.padding < 0 || s.padding > 1 || s.upsample < 1 || s.upsample > 2) return false;
  if (out == 1 ? in % 8 != 0 || s.pool != 0 : out % 8 != 0) return false;
  return in % 8 == 0 || !(needs_gradient && input.requires_grad());
}

BlockPlan plan_of(const at::Tensor& input, const at::Tensor& weight, const Settings& s) {
  const auto pool = static_cast<Pool>(s.pool);
  const int up = static_cast<int>(s.upsample), stride = static_cast<int>(s.stride), padding = static_cast<int>(s.padding);
  return {AxisPlan(static_cast<int>(input.size(2)), up, stride, padding, pool), AxisPlan(static_cast<int>(input.size(3)), up, stride, padding, pool),
          static_cast<int>(weight.size(1)), static_cast<int>(weight.size(0)), static_cast<Activation>(s.activation), pool};
}

// Calls visit(index of a packed weight, output channel, input channel, row, column) for each weight of the kernel that is in the packed one.
// `by_input` packs for sums over output channels.
template <class Visit>
void for_each_packed(const Axis& rows, const Axis& columns, int in, int out, bool by_input, Visit visit) {
  long index = 0;
  for (int i = 0; i < rows.phase_count; ++i)
    for (int j = 0; j < columns.phase_count; ++j)
      for (int r = 0; r < rows.phases[i].taps; ++r)
        for (int c = 0; c < columns.phases[j].taps; ++c)
          for (int source = 0; source < (by_input ? out : in); ++source)
            for (int result = 0; result < (by_input ? in : out); ++result, ++index)
              for (int row = 0; row < 3; ++row)
                for (int column = 0; column < 3; ++column)
                  if ((rows.phases[i].masks[r] >> row & 1) && (columns.phases[j].masks[c] >> column & 1))
                    visit(index, by_input ? source : result, by_input ? result : source, row, column);
}

std::vector<float> pack(const Axis& rows, const Axis& columns, const at::Tensor& weight, bool by_input) {
  const int in = static_cast<int>(weight.size(1)), out = static_cast<int>(weight.size(0));
  std::vector<float> packed(all_taps(rows, columns) * in * out);
  auto from = weight.accessor<float, 4>();
  for_each_packed(rows, columns, in, out, by_input, [&](long index, int o, int i, int row, int column) { packed[index] += from[o][i][row][column]; });
  return packed;
}

// One image into the middle of its bordered copy, whose border is zero.
void copy_bordered(const BlockPlan& plan, const float* image, float* bordered) {
  const Axis &rows = plan.rows.forward, &columns = plan.columns.forward;
  const long length = long(plan.columns.input) * plan.in, step = long(columns.length) * plan.in;
  float* to = bordered + rows.border * step + long(columns.border) * plan.in;
  for (int y = 0; y < plan.rows.input; ++y, to += step, image += length) std::copy(image, image + length, to);
}

at::Tensor channels_last(const at::Tensor& t) { return t.contiguous(at::MemoryFormat::ChannelsLast); }

at::Tensor empty_images(const at::Tensor& like, int64_t channels, int rows, int columns, at::ScalarType type) {
  return at::empty({like.size(0), channels, rows, columns}, like.options().dtype(type).memory_format(at::MemoryFormat::ChannelsLast));
}

at::Tensor run_forward(const at::Tensor& input, const at::Tensor& weight, const c10::optional<at::Tensor>& bias, const Settings& s, at::Tensor* places) {
  const BlockPlan plan = plan_of(input, weight, s);
  const at::Tensor images = channels_last(input);
  const at::Tensor output = empty_images(input, plan.out, plan.rows.output, plan.columns.output, at::kFloat);
  const bool pooled = plan.pool != Pool::kNone;
  if (pooled && places) *places = empty_images(input, plan.out, plan.rows.output, plan.columns.output, at::kByte);
  const auto packed = pack(plan.rows.forward, plan.columns.forward, weight, false);
  const at::Tensor biases = bias && bias->defined() ? bias->contiguous() : at::Tensor();
  const float* from = images.data_ptr<float>();
  const float* bias_values = biases.defined() ? biases.data_ptr<float>() : nullptr;
  float* to = output.data_ptr<float>();
  unsigned char* place = pooled && places ? places->data_ptr<unsigned char>() : nullptr;
  at::parallel_for(0, input.size(0), 1, [&](int64_t begin, int64_t end) {
    std::vector<float> bordered(plan.bordered_input_size()), convolved(pooled ? plan.convolved_size() : 0);
    for (int64_t n = begin; n < end; ++n) {
      copy_bordered(plan, from + n * plan.input_size(), bordered.data());
      float* result = to + n * plan.output_size();
      kernels().forward(plan, bordered.data(), packed.data(), bias_values, pooled ? convolved.data() : result);
      if (pooled) kernels().pool(plan, convolved.data(), result, place ? place + n * plan.output_size() : nullptr);
    }
  });
  return output;
}

struct Gradients {
  at::Tensor input, weight, bias;
};

Gradients run_backward(const at::Tensor& input, const at::Tensor& weight, const at::Tensor& output, const at::Tensor& places, const at::Tensor& output_gradient,
                       const Settings& s, bool with_input) {
  const BlockPlan plan = plan_of(input, weight, s);
  const at::Tensor images = channels_last(input), slopes = channels_last(output_gradient);
  Gradients result{with_input ? empty_images(input, plan.in, plan.rows.input, plan.columns.input, at::kFloat) : at::Tensor(), at::empty_like(weight), at::zeros({plan.out}, weight.options())};
  const Axis &rows = plan.rows.forward, &columns = plan.columns.forward;
  const auto packed = with_input ? pack(plan.rows.backward, plan.columns.backward, weight, true) : std::vector<float>();
  const long weights = all_taps(rows, columns) * plan.in * plan.out;
  const int threads = at::get_num_threads();
  std::vector<std::vector<float>> sums(threads);  // for each thread: the packed weights' gradient and the bias's, added up in the threads' order
  const float *image = images.data_ptr<float>(), *slope = slopes.data_ptr<float>(), *produced = output.data_ptr<float>();
  const unsigned char* place = places.defined() ? places.data_ptr<unsigned char>() : nullptr;
  float* by_input = with_input ? result.input.data_ptr<float>() : nullptr;
  at::parallel_for(0, input.size(0), 1, [&](int64_t begin, int64_t end) {
    std::vector<float> bordered(plan.bordered_input_size()), gradient(plan.bordered_gradient_size());
    auto& sum = sums[at::get_thread_num()];
    sum.resize(weights + plan.out);
    for (int64_t n = begin; n < end; ++n) {
      const long at = n * plan.output_size();
      copy_bordered(plan, image + n * plan.input_size(), bordered.data());
      kernels().gradient(plan, slope + at, produced + at, place ? place + at : nullptr, gradient.data(), sum.data() + weights);
      kernels().weight_gradient(plan, bordered.data(), gradient.data(), sum.data());
      if (with_input) kernels().input_gradient(plan, gradient.data(), packed.data(), by_input + n * plan.input_size());
    }
  });
  for (int thread = 1; thread < threads; ++thread)
    for (size_t k = 0; k < sums[thread].size(); ++k) sums[0][k] += sums[thread][k];
  result.weight.zero_();
  auto to = result.weight.accessor<float, 4>();
  for_each_packed(rows, columns, plan.in, plan.out, false, [&](long index, int o, int i, int row, int column) { to[o][i][row][column] += sums[0][index]; });
  std::copy(sums[0].begin() + weights, sums[0].end(), result.bias.data_ptr<float>());
  return result;
}

class ConvolutionBlock : public torch::autograd::Function<ConvolutionBlock> {
 public:
  static at::Tensor forward(torch::autograd::AutogradContext* context, const at::Tensor& input, const at::Tensor& weight, const c10::optional<at::Tensor>& bias,
                            int64_t upsample, int64_t stride, int64_t padding, int64_t activation, int64_t pool) {
    at::AutoDispatchBelowADInplaceOrView below;
    at::Tensor places;
    at::Tensor output = run_forward(input, weight, bias, {upsample, stride, padding, activation, pool}, &places);
    context->save_for_backward({input, weight, bias ? *bias : at::Tensor(), output, places});
    context->saved_data["settings"] = std::vector<int64_t>{upsample, stride, padding, activation, pool};
    return output;
  }

  static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context, torch::autograd::variable_list gradients) {
    const auto saved = context->get_saved_variables();
    const auto numbers = context->saved_data["settings"].toIntVector();
    const Settings settings{numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]};
    const at::Tensor &input = saved[0], &weight = saved[1], &bias = saved[2];
    torch::autograd::variable_list result(8);
    if (!gradients[0].defined()) return result;
    if (at::GradMode::is_enabled()) {
      const auto output = compose(input, weight, bias.defined() ? c10::optional<at::Tensor>(bias) : c10::nullopt, settings);
      return gradients_through(output, {input, weight, bias}, gradients[0], result.size());
    }
    auto found = run_backward(input, weight, saved[3], saved[4], gradients[0], settings, input.requires_grad());
    result[0] = found.input;
    result[1] = found.weight;
    if (bias.defined()) result[2] = found.bias;
    return result;
  }
};

at::Tensor convolution_block(const at::Tensor& input, const at::Tensor& weight, const c10::optional<at::Tensor>& bias, int64_t upsample, int64_t stride, int64_t padding,
                             int64_t activation, int64_t pool) {
  const Settings settings{upsample, stride, padding, activation, pool};
  const bool needs_gradient = at::GradMode::is_enabled() && (input.requires_grad() || weight.requires_grad() || (bias && bias->defined() && bias->requires_grad()));
  if (!covered(input, weight, bias, settings, needs_gradient)) return compose(input, weight, bias, settings);
  if (needs_gradient) return ConvolutionBlock::apply(input, weight, bias, upsample, stride, padding, activation, pool);
  return run_forward(input, weight, bias, settings, nullptr);
}

}  // namespace

TORCH_LIBRARY_FRAGMENT(course, library) {
  library.def("convolution_block(Tensor input, Tensor weight, Tensor? bias, int upsample, int stride, int padding, int activation, int pool) -> Tensor", convolution_block);
}

}  // namespace course
