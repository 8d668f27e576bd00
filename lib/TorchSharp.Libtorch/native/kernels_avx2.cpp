// The kernels for x86-64 processors with AVX2 and fused multiply-add.
#if defined(__x86_64__)
#pragma GCC target("avx2,fma")
#define COURSE_KERNELS avx2_kernels
#define COURSE_REGISTERS 16
#include "kernels.inc"
#endif
