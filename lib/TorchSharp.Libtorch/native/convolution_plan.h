// The geometry of a fused convolution block: [enlarge by 2] -> 3x3 convolution -> [activation] -> [maximum over 2x2].
#pragma once
#include "activation.h"

namespace course {

enum class Pool { kNone = 0, kFloor = 1, kCeil = 2 };

// One regular family of results along an axis: result first + n * step, for n < count, is a weighted sum of the `taps` neighbours that start
// at start + n * advance in the zero-bordered source. Each weight is a sum of the kernel's three weights along this axis: bit t of masks[tap]
// says that weight t is in it. A nearest-neighbour enlargement thus becomes sums of weights: 2 taps instead of 3 at each result.
struct Phase {
  int first, step, count, start, advance, taps;
  int masks[4];
};

struct Axis {
  int phase_count;
  Phase phases[2];
  int border;  // zeros before the source's first element in the bordered copy
  int length;  // of the bordered copy

  void add(Phase phase) {
    phases[phase_count++] = phase;
    int end = phase.start + (phase.count - 1) * phase.advance + phase.taps;
    if (end > length) length = end;
  }
};

// All lengths along one spatial axis, and how each result is made.
struct AxisPlan {
  int input, convolved, output;
  Axis forward;   // convolved from input
  Axis backward;  // gradient by input from gradient by convolved

  AxisPlan(int size, int upsample, int stride, int padding, Pool pool) : input(size), forward{}, backward{} {
    convolved = (upsample * size + 2 * padding - 3) / stride + 1;
    output = pool == Pool::kNone ? convolved : pool == Pool::kFloor ? convolved / 2 : (convolved + 1) / 2;
    if (upsample == 2) {
      // Counted in results of a convolution with padding 1, which are `cut` more on each side than those without padding.
      int cut = 1 - padding;
      forward.border = 1;
      backward.border = 1 + cut;
      for (int odd = 0; odd < 2; ++odd) {
        int from = odd ? 0 : cut, to = odd ? size - cut : size;  // the source elements from which results of this parity start
        Phase phase{2 * from + odd - cut, 2, to - from, from + odd, 1, 2, {odd ? 3 : 1, odd ? 4 : 6}};
        if (phase.count > 0) forward.add(phase);
      }
      backward.add({0, 1, size, 0, 2, 4, {4, 6, 3, 1}});
    } else {
      forward.border = padding;
      forward.add({0, 1, convolved, 0, stride, 3, {1, 2, 4}});
      if (stride == 1) {
        backward.border = 2 - padding;
        backward.add({0, 1, size, 0, 1, 3, {4, 2, 1}});
      } else {
        backward.border = 0;
        backward.add({0, 2, (size + 1) / 2, 0, 1, 1, {2}});
        if (size > 1) backward.add({1, 2, size / 2, 0, 1, 2, {4, 1}});
      }
    }
    if (forward.length < forward.border + size) forward.length = forward.border + size;
    if (backward.length < backward.border + convolved) backward.length = backward.border + convolved;
  }
};

struct BlockPlan {
  AxisPlan rows, columns;
  int in, out;  // channels
  Activation activation;
  Pool pool;

  long input_size() const { return long(rows.input) * columns.input * in; }
  long convolved_size() const { return long(rows.convolved) * columns.convolved * out; }
  long output_size() const { return long(rows.output) * columns.output * out; }
  long bordered_input_size() const { return long(rows.forward.length) * columns.forward.length * in; }
  long bordered_gradient_size() const { return long(rows.backward.length) * columns.backward.length * out; }
};

// Where the packed weights of a pair of phases begin, and how many there are for all pairs.
inline long taps_before(const Axis& rows, const Axis& columns, int row_phase, int column_phase) {
  long taps = 0;
  for (int r = 0; r < rows.phase_count; ++r)
    for (int c = 0; c < columns.phase_count; ++c) {
      if (r == row_phase && c == column_phase) return taps;
      taps += rows.phases[r].taps * columns.phases[c].taps;
    }
  return taps;
}
inline long all_taps(const Axis& rows, const Axis& columns) { return taps_before(rows, columns, -1, -1); }

}  // namespace course
