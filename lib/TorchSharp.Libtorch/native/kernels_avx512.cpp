// The kernels for x86-64 processors with AVX-512.
#if defined(__x86_64__)
#pragma GCC target("avx2,fma,avx512f,avx512vl,avx512bw,avx512dq")
#define COURSE_KERNELS avx512_kernels
#define COURSE_REGISTERS 32
#define COURSE_WIDE
#include "kernels.inc"
#endif
