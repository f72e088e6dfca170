// Severity: how grave a problem is, of whatever kind.
#pragma once

#include <cstdint>

namespace stip {

/// Errors stop an import and an act; warnings and remarks do not.
enum class Severity : std::uint8_t {
  error,
  warning,  ///< Probably a mistake, or something that is still missing.
  remark,   ///< Something was taken to mean something: an assumption, told.
};

}  // namespace stip
