// Tensor life cycle, data access, autograd, random numbers, threads: what needs more than an operator call.
#include "dispatch.h"
#include "error.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Parallel.h>
#include <ATen/core/Tensor.h>
#include <ATen/core/grad_mode.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/api/include/torch/version.h>

#include <malloc.h>

#include <climits>
#include <cstdlib>
#include <mutex>
#include <vector>

using c10::TensorImpl;

namespace {

// glibc hands every large freed block back to the system and pays for it with page faults at the next step; training frees and takes the
// same blocks over and over, so we let it keep them. This runs when the library is loaded, before the first tensor.
__attribute__((constructor)) void keep_memory() {
  mallopt(M_MMAP_MAX, 0);
  mallopt(M_TRIM_THRESHOLD, INT_MAX);
  mallopt(M_TOP_PAD, 64 << 20);
  mallopt(M_ARENA_MAX, 1);
}

at::Tensor borrow(TensorImpl* handle) {
  if (!handle) return at::Tensor();
  return at::Tensor(c10::intrusive_ptr<TensorImpl, c10::UndefinedTensorImpl>::reclaim_copy(handle));
}

TensorImpl* release(at::Tensor tensor) { return tensor.defined() ? tensor.unsafeReleaseTensorImpl() : nullptr; }

std::vector<at::Tensor> borrow_all(TensorImpl* const* handles, int32_t count) {
  std::vector<at::Tensor> tensors;
  tensors.reserve(count);
  for (int32_t k = 0; k < count; ++k) tensors.push_back(borrow(handles[k]));
  return tensors;
}

}  // namespace

std::string& last_error() {
  static thread_local std::string text;
  return text;
}

COURSE_API const char* course_error() { return last_error().c_str(); }
COURSE_API const char* course_libtorch_version() { return TORCH_VERSION; }

COURSE_API void course_release(TensorImpl* handle) { c10::intrusive_ptr<TensorImpl, c10::UndefinedTensorImpl>::reclaim(handle); }
COURSE_API int32_t course_dim(TensorImpl* handle) { return static_cast<int32_t>(handle->dim()); }
COURSE_API int64_t course_numel(TensorImpl* handle) { return handle->numel(); }
COURSE_API int64_t course_element_size(TensorImpl* handle) { return static_cast<int64_t>(handle->itemsize()); }
COURSE_API int32_t course_dtype(TensorImpl* handle) { return static_cast<int32_t>(c10::typeMetaToScalarType(handle->dtype())); }
COURSE_API int64_t course_storage_offset(TensorImpl* handle) { return handle->storage_offset(); }
COURSE_API int32_t course_is_contiguous(TensorImpl* handle) { return handle->is_contiguous(); }

COURSE_API void course_sizes(TensorImpl* handle, int64_t* out) {
  for (int64_t size : handle->sizes()) *out++ = size;
}
COURSE_API void course_strides(TensorImpl* handle, int64_t* out) {
  for (int64_t stride : handle->strides()) *out++ = stride;
}
COURSE_API int32_t course_device(TensorImpl* handle, int32_t* index) {
  *index = handle->device().index();
  return static_cast<int32_t>(handle->device().type());
}
// The first element's address, or null for a tensor without storage (empty, sparse, meta).
COURSE_API void* course_data(TensorImpl* handle) {
  return guarded<void*>(nullptr, [&] { return borrow(handle).data_ptr(); });
}

COURSE_API int32_t course_requires_grad(TensorImpl* handle) { return handle->requires_grad(); }
COURSE_API int32_t course_set_requires_grad(TensorImpl* handle, int32_t value) {
  return guarded<int32_t>(-1, [&] { borrow(handle).requires_grad_(value != 0); return 0; });
}
COURSE_API int32_t course_is_leaf(TensorImpl* handle) {
  return guarded<int32_t>(-1, [&] { return static_cast<int32_t>(borrow(handle).is_leaf()); });
}
COURSE_API int32_t course_retain_grad(TensorImpl* handle) {
  return guarded<int32_t>(-1, [&] { borrow(handle).retain_grad(); return 0; });
}
// The gradient, or null where there is none.
COURSE_API TensorImpl* course_grad(TensorImpl* handle) {
  return guarded<TensorImpl*>(nullptr, [&] { return release(borrow(handle).grad()); });
}
COURSE_API int32_t course_set_grad(TensorImpl* handle, TensorImpl* grad) {
  return guarded<int32_t>(-1, [&] { borrow(handle).mutable_grad() = borrow(grad); return 0; });
}
COURSE_API int32_t course_set_data(TensorImpl* handle, TensorImpl* source) {
  return guarded<int32_t>(-1, [&] { borrow(handle).set_data(borrow(source)); return 0; });
}

COURSE_API int32_t course_backward(TensorImpl* const* roots, int32_t root_count, TensorImpl* const* gradients, int32_t gradient_count,
                                   int32_t retain_graph, int32_t create_graph, TensorImpl* const* inputs, int32_t input_count) {
  return guarded<int32_t>(-1, [&] {
    torch::autograd::backward(borrow_all(roots, root_count), borrow_all(gradients, gradient_count), retain_graph != 0, create_graph != 0,
                              borrow_all(inputs, input_count));
    return 0;
  });
}
// Gradients of the roots with respect to the inputs, one for each input (null where an unused one is allowed).
COURSE_API int32_t course_autograd_grad(TensorImpl* const* roots, int32_t root_count, TensorImpl* const* inputs, int32_t input_count,
                                        TensorImpl* const* gradients, int32_t gradient_count, int32_t retain_graph, int32_t create_graph,
                                        int32_t allow_unused, TensorImpl** out) {
  return guarded<int32_t>(-1, [&] {
    auto result = torch::autograd::grad(borrow_all(roots, root_count), borrow_all(inputs, input_count), borrow_all(gradients, gradient_count),
                                        retain_graph != 0, create_graph != 0, allow_unused != 0);
    for (auto& tensor : result) *out++ = release(std::move(tensor));
    return 0;
  });
}
COURSE_API int32_t course_grad_enabled() { return at::GradMode::is_enabled(); }
COURSE_API void course_set_grad_enabled(int32_t value) { at::GradMode::set_enabled(value != 0); }

COURSE_API at::Generator* course_generator_new(uint64_t seed) {
  return guarded<at::Generator*>(nullptr, [&] { return new at::Generator(at::detail::createCPUGenerator(seed)); });
}
COURSE_API at::Generator* course_generator_default() {
  return guarded<at::Generator*>(nullptr, [&] { return new at::Generator(at::detail::getDefaultCPUGenerator()); });
}
COURSE_API void course_generator_delete(at::Generator* generator) { delete generator; }
COURSE_API int32_t course_generator_set_seed(at::Generator* generator, uint64_t seed) {
  return guarded<int32_t>(-1, [&] {
    std::lock_guard<std::mutex> lock(generator->mutex());
    generator->set_current_seed(seed);
    return 0;
  });
}
COURSE_API uint64_t course_generator_seed(at::Generator* generator) {
  return guarded<uint64_t>(0, [&] { std::lock_guard<std::mutex> lock(generator->mutex()); return generator->current_seed(); });
}
COURSE_API TensorImpl* course_generator_state(at::Generator* generator) {
  return guarded<TensorImpl*>(nullptr, [&] { return release(generator->get_state()); });
}
COURSE_API int32_t course_generator_set_state(at::Generator* generator, TensorImpl* state) {
  return guarded<int32_t>(-1, [&] { generator->set_state(borrow(state)); return 0; });
}

COURSE_API int32_t course_threads() { return at::get_num_threads(); }
COURSE_API int32_t course_set_threads(int32_t count) {
  return guarded<int32_t>(-1, [&] { at::set_num_threads(count); return 0; });
}
COURSE_API int32_t course_interop_threads() { return at::get_num_interop_threads(); }
COURSE_API int32_t course_set_interop_threads(int32_t count) {
  return guarded<int32_t>(-1, [&] { at::set_num_interop_threads(count); return 0; });
}
