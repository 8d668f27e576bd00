// Chooses the kernels that fit the processor.
#include "kernels.h"
#include "error.h"

#include <atomic>
#include <cstring>

namespace course {
namespace {

bool runs_here(const char* kind) {
#if defined(__x86_64__)
  if (!strcmp(kind, "avx512"))
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq");
  if (!strcmp(kind, "avx2")) return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#endif
  return !strcmp(kind, "plain");
}

const Kernels* kernels_of(const char* kind) {
  if (!runs_here(kind)) return nullptr;
#if defined(__x86_64__)
  if (!strcmp(kind, "avx512")) return &avx512_kernels;
  if (!strcmp(kind, "avx2")) return &avx2_kernels;
#endif
  return &plain_kernels;
}

std::atomic<const Kernels*>& chosen_kernels() {
  static std::atomic<const Kernels*> chosen{runs_here("avx512") ? kernels_of("avx512") : runs_here("avx2") ? kernels_of("avx2") : kernels_of("plain")};
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
