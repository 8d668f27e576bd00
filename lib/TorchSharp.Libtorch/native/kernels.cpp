// Chooses the kernels that fit the processor.
#include "kernels.h"
#include "error.h"

#include <atomic>
#include <cstring>

namespace course {
namespace {

// The kernels of a kind; null if this processor cannot run them, or there is no such kind.
const Kernels* kernels_of(const char* kind) {
#if defined(__x86_64__)
  if (!strcmp(kind, "avx512"))
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") ? &avx512_kernels : nullptr;
  if (!strcmp(kind, "avx2")) return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? &avx2_kernels : nullptr;
#endif
  return strcmp(kind, "plain") ? nullptr : &plain_kernels;
}

const Kernels* fastest() {
  for (const char* kind : {"avx512", "avx2"})
    if (const Kernels* found = kernels_of(kind)) return found;
  return &plain_kernels;
}

std::atomic<const Kernels*>& chosen_kernels() {
  static std::atomic<const Kernels*> chosen{fastest()};
  return chosen;
}

}  // namespace

const Kernels& kernels() { return *chosen_kernels(); }

}  // namespace course

// Computes with the kernels "plain", "avx2" or "avx512" from now on; by default it is the fastest kind that this processor has.
COURSE_API int32_t course_choose_kernels(const char* kind) {
  return guarded<int32_t>(-1, [&] {
    const course::Kernels* wanted = course::kernels_of(kind);
    if (!wanted) throw std::invalid_argument(std::string("this processor has no kernels '") + kind + "'");
    course::chosen_kernels() = wanted;
    return 0;
  });
}
