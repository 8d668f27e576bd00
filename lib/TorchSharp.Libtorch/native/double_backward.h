// Gradients of gradients of the fused operators.
#pragma once
#include <ATen/core/Tensor.h>
#include <torch/csrc/autograd/autograd.h>

#include <vector>

namespace course {

// The gradients by those of the inputs that need one, through `output`, which libtorch's operators made of them: a list of `size` in the inputs' order.
inline torch::autograd::variable_list gradients_through(const at::Tensor& output, const std::vector<at::Tensor>& inputs, const at::Tensor& output_gradient, size_t size) {
  torch::autograd::variable_list wanted, result(size);
  std::vector<size_t> places;
  for (size_t k = 0; k < inputs.size(); ++k)
    if (inputs[k].defined() && inputs[k].requires_grad()) {
      wanted.push_back(inputs[k]);
      places.push_back(k);
    }
  const auto found = torch::autograd::grad({output}, wanted, {output_gradient}, true, true, true);
  for (size_t k = 0; k < found.size(); ++k) result[places[k]] = found[k];
  return result;
}

}  // namespace course
