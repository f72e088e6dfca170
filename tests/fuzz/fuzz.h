// Fuzz: targets that take any bytes, and stop the program when a promise is broken.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error_or.h"

namespace stip {

struct FuzzTarget {
  std::string_view name;  ///< Also the folder of its examples: tests/fuzz/corpus/NAME.
  void (*run)(std::string_view input) = nullptr;
};

/// The targets of this program: all of them in run_corpus, one in a program for libFuzzer.
inline std::vector<FuzzTarget>& fuzz_targets() {
  static std::vector<FuzzTarget> all;
  return all;
}

inline bool add_fuzz_target(FuzzTarget target) {
  fuzz_targets().push_back(target);
  return true;
}

}  // namespace stip

/// FUZZ_TARGET(csv) { … input … }: the bytes are `input`, a string_view.
#define FUZZ_TARGET(name)                                                                           \
  static void fuzz_##name(std::string_view input);                                                  \
  [[maybe_unused]] static const bool added_##name = ::stip::add_fuzz_target({#name, &fuzz_##name}); \
  static void fuzz_##name([[maybe_unused]] std::string_view input)

/// A promise: what does not hold stops the program, and the input is kept.
#define MUST(condition) \
  if (!(condition)) ::stip::assertion_failed(#condition, __FILE__, __LINE__)
