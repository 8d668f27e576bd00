// Counts what one thread asks of libtorch: operators by name, bytes copied, allocations. While no counter runs, nothing is registered with
// libtorch and nothing is paid.
#include "dispatch.h"
#include "error.h"

#include <ATen/core/Tensor.h>
#include <ATen/core/ivalue.h>
#include <ATen/record_function.h>
#include <c10/core/Allocator.h>
#include <c10/util/ThreadLocalDebugInfo.h>

#include <map>
#include <memory>
#include <stdexcept>
#include <string>

namespace {

struct Counter {
  at::CallbackHandle callback = at::INVALID_CALLBACK_HANDLE;
  std::map<std::string, int64_t> operators;
  int64_t copied_bytes = 0;
  int64_t allocations = 0;
  int64_t allocated_bytes = 0;
  bool in_copy = false;
};

// The thread's running counter. libtorch hands callbacks on to threads that work for this one; they have no counter and count nothing.
thread_local std::unique_ptr<Counter> running;

// The operators that end in a copy of their result. Others, such as clone, contiguous and _to_copy, call copy_ when they do copy.
bool copies(const std::string& name) {
  return name == "aten::copy_" || name == "aten::cat" || name == "aten::index" || name == "aten::index_select" || name == "aten::gather";
}

int64_t bytes_of(const at::Tensor& tensor) {
  return tensor.defined() ? tensor.numel() * static_cast<int64_t>(tensor.element_size()) : 0;
}

// Marks the outermost of nested copies: only that one's result is counted.
struct OutermostCopy : at::ObserverContext {};

std::unique_ptr<at::ObserverContext> enter(const at::RecordFunction& function) {
  auto name = function.operator_name();
  if (!running || !name) return nullptr;  // no name: a frame of autograd, not an operator
  ++running->operators[name->overload_name.empty() ? name->name : name->name + "." + name->overload_name];
  if (running->in_copy || !copies(name->name)) return nullptr;
  running->in_copy = true;
  return std::make_unique<OutermostCopy>();
}

void leave(const at::RecordFunction& function, at::ObserverContext* context) {
  if (!running || !context) return;
  running->in_copy = false;
  for (const auto& output : function.outputs())
    if (output.isTensor()) running->copied_bytes += bytes_of(output.toTensor());
}

class Allocations : public c10::MemoryReportingInfoBase {
 public:
  // The type of the totals, which we leave alone, is another from libtorch 2 on: one of the two overrides.
  void reportMemoryUsage(void*, int64_t size, int64_t, int64_t, c10::Device) { count(size); }
  void reportMemoryUsage(void*, int64_t size, size_t, size_t, c10::Device) { count(size); }
  bool memoryProfilingEnabled() const override { return true; }

 private:
  static void count(int64_t size) {
    if (!running || size <= 0) return;  // negative: a block is freed
    ++running->allocations;
    running->allocated_bytes += size;
  }
};

}  // namespace

// Starts to count the calling thread's operators.
COURSE_API int32_t course_counter_start() {
  return guarded<int32_t>(-1, [] {
    if (running) throw std::logic_error("this thread is being counted already");
    auto counter = std::make_unique<Counter>();
    counter->callback = at::addThreadLocalCallback(
        at::RecordFunctionCallback(&enter, &leave).needsOutputs(true).scopes({at::RecordScope::FUNCTION}));
    c10::ThreadLocalDebugInfo::_push(c10::DebugInfoKind::PROFILER_STATE, std::make_shared<Allocations>());
    running = std::move(counter);
    return 0;
  });
}

// Ends the count. `figures` takes the bytes copied, the allocations and their bytes; `operators` the text "name count\n..." in the order of
// the names, which lives until this thread's next count ends.
COURSE_API int32_t course_counter_stop(int64_t* figures, const char** operators) {
  static thread_local std::string text;
  return guarded<int32_t>(-1, [&] {
    if (!running) throw std::logic_error("this thread is not being counted");
    auto counter = std::move(running);
    c10::ThreadLocalDebugInfo::_pop(c10::DebugInfoKind::PROFILER_STATE);
    at::removeCallback(counter->callback);
    figures[0] = counter->copied_bytes;
    figures[1] = counter->allocations;
    figures[2] = counter->allocated_bytes;
    text.clear();
    for (const auto& [name, count] : counter->operators) text += name + " " + std::to_string(count) + "\n";
    *operators = text.c_str();
    return 0;
  });
}
