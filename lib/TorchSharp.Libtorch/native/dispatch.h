// The C interface between C# and libtorch. Every function catches every C++ exception: it returns a negative number or a null
// pointer then, and course_error() tells what happened. A tensor crosses the border as a pointer to its TensorImpl that owns one reference.
#pragma once
#include "error.h"

#include <cstdint>

// One argument or result of an operator. Mirrored by the struct Arg in Interop/Arg.cs.
enum Tag : int32_t {
  kNone = 0, kTensor = 1, kInt = 2, kDouble = 3, kBool = 4, kString = 5, kInts = 6, kDoubles = 7, kBools = 8,
  kTensors = 9, kOptionalTensors = 10, kDevice = 11, kGenerator = 12, kStrings = 13,
};

struct Arg {
  int32_t tag;
  int32_t count;  // elements of a list; the device's index for kDevice
  union {
    int64_t i;
    double d;
    const void* p;
  };
};
