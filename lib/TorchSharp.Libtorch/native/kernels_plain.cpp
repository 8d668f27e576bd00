// The kernels for any processor.
#define COURSE_KERNELS plain_kernels
#define COURSE_REGISTERS 16
#include "kernels.inc"
