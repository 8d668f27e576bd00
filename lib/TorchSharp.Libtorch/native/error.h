// Keeps C++ exceptions on this side of the border.
#pragma once
#define COURSE_API extern "C" __attribute__((visibility("default")))

#include <c10/util/Exception.h>

#include <exception>
#include <string>

std::string& last_error();

template <typename T, typename F>
T guarded(T failure, F&& body) noexcept {
  try {
    return body();
  } catch (const c10::Error& e) {
    last_error() = e.what_without_backtrace();
  } catch (const std::exception& e) {
    last_error() = e.what();
  } catch (...) {
    last_error() = "unknown error in libtorch";
  }
  return failure;
}
