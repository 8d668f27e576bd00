// What a step of an optimizer needs for one parameter, worked out from the options of PyTorch's optimizers.
#pragma once

namespace course {

// sign is -1 to go up the slope.
struct Adam {
  float sign, weight_decay, keep, beta1, new1, beta2, new2, scale, eps, rate;
};

struct RmsProp {
  float sign, weight_decay, alpha, fresh, eps, momentum, rate;
};

struct Sgd {
  float sign, weight_decay, momentum, fresh, rate;
  bool nesterov;
};

}  // namespace course
