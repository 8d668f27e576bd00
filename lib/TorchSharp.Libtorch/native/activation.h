// What follows the sum of a layer.
#pragma once

namespace course {

enum class Activation { kNone = 0, kRelu = 1, kSigmoid = 2 };

}  // namespace course
