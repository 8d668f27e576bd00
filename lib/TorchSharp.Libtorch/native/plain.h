// What the hand-written operators can read directly.
#pragma once
#include <ATen/core/Tensor.h>

namespace course {

// Single-precision numbers in this process's memory.
inline bool is_plain(const at::Tensor& tensor) {
  return tensor.defined() && tensor.is_cpu() && tensor.scalar_type() == at::kFloat && tensor.layout() == at::kStrided;
}

// The same without gaps: the numbers fill one piece of memory, in whatever order of axes.
inline bool is_dense(const at::Tensor& tensor) { return is_plain(tensor) && tensor.is_non_overlapping_and_dense(); }

// Whether two tensors have one shape and their numbers lie in one order. How far apart the elements of an axis of length 1 are does not matter:
// gray images lie the same with their channel first and with it last.
inline bool same_order(const at::Tensor& a, const at::Tensor& b) {
  if (a.sizes() != b.sizes()) return false;
  for (int64_t d = 0; d < a.dim(); ++d)
    if (a.size(d) > 1 && a.stride(d) != b.stride(d)) return false;
  return true;
}

}  // namespace course
