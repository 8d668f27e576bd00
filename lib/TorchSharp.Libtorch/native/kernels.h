// The hand-written loops, one table for each kind of processor.
#pragma once
#include "convolution_plan.h"
#include "optimizers.h"

namespace course {

// What is written for each kind of processor.
struct Kernels {
  // The fused convolution block. Images and results lie channels last. Packed weights lie
  // [pair of phases][row tap][column tap][source channel][result channel].
  // One image: bordered input -> convolved, with bias, and with activation if no maximum follows.
  void (*forward)(const BlockPlan& plan, const float* bordered, const float* packed, const float* bias, float* convolved);
  // One image: the maximum of each 2x2 window, and its activation, which is the maximum of the activations. `places`, if wanted, gets which of the four it was, or 4 where no gradient passes.
  void (*pool)(const BlockPlan& plan, const float* convolved, float* output, unsigned char* places);
  // One image: the gradient before the activation, into the middle of its bordered copy; adds its sums to `bias_gradient`.
  void (*gradient)(const BlockPlan& plan, const float* output_gradient, const float* output, const unsigned char* places, float* bordered, float* bias_gradient);
  // One image: adds to the gradient of the packed weights.
  void (*weight_gradient)(const BlockPlan& plan, const float* bordered_input, const float* bordered_gradient, float* packed_gradient);
  // One image: the gradient by the input.
  void (*input_gradient)(const BlockPlan& plan, const float* bordered_gradient, const float* packed, float* input_gradient);

  // The fused dense layer, whose matrices lie row by row. Adds the bias, if any, to each row and applies the activation, in place.
  void (*dense_finish)(float* values, const float* bias, long rows, long columns, Activation activation);
  // The gradient before the activation, for columns from `begin` to before `end`, and the sum of each of them; without an activation only the sums.
  void (*dense_slopes)(const float* slopes, const float* outputs, long rows, long columns, long begin, long end, Activation activation, float* results, float* sums);

  // The binary cross-entropy of each output, and their sum.
  void (*entropies)(const float* outputs, const float* targets, long count, float* results);
  double (*entropy)(const float* outputs, const float* targets, long count);
  // Its gradient by the outputs, times `scale` and the slope of each result or of all.
  void (*entropy_gradient)(const float* outputs, const float* targets, const float* slopes, bool each, float scale, long count, float* results);

  // One step for the numbers of a parameter, in place, with the two states of the optimizer: Adam's moments, RMSprop's squares and its velocity, SGD's velocity.
  // A velocity is null where there is no momentum. The same bits on every processor.
  void (*adam)(const Adam& options, long count, float* parameter, const float* gradient, float* mean, float* square);
  void (*rmsprop)(const RmsProp& options, long count, float* parameter, const float* gradient, float* square, float* velocity);
  void (*sgd)(const Sgd& options, long count, float* parameter, const float* gradient, float* velocity, float* none);
};

extern const Kernels plain_kernels;
#if defined(__x86_64__)
extern const Kernels avx2_kernels;
extern const Kernels avx512_kernels;
#endif

// Those that this process uses.
const Kernels& kernels();

}  // namespace course
