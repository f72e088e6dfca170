// Libfuzzer entry: hands what libFuzzer thinks up to the one target of this program.
#include <cstddef>
#include <cstdint>

#include "fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  stip::fuzz_targets().front().run({reinterpret_cast<const char*>(data), size});
  return 0;
}
