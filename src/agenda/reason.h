// Reason: why a field has the value that it has.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "agenda/change.h"
#include "agenda/field.h"
#include "base/date.h"

namespace stip {

/// Why a field changed: the entry that set it last.
struct Reason {
  Seq entry = 0;
  Instant time{};
  std::string act;
  std::string reason;
  std::vector<std::string> causes;  ///< Ids of decisions, proposals or signals.

  bool operator==(const Reason&) const = default;
};

/// Looks a reason up; an empty field asks why the record was made or ended. May be empty itself: no reasons.
using Reasons =
    std::function<std::optional<Reason>(const RecordType& type, std::string_view id, std::string_view field)>;

}  // namespace stip
