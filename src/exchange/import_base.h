// Import base: what the last import by a name held, so that the next one tells changes in the file from others.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error_or.h"

namespace stip {

/// What the last import of a package held: per record and field a digest of the value. With it the next import
/// can tell what was changed in the file from what was changed elsewhere. It holds no values, so that what is
/// redacted from the ledger does not live on in it.
class ImportBase {
 public:
  bool empty() const { return records_.empty(); }
  bool holds(const std::string& id) const { return records_.contains(id); }
  /// Whether the last file held this value; nothing if it did not speak of this field.
  std::optional<bool> held(const std::string& id, std::string_view field, std::string_view value) const;
  void hold(const std::string& id, std::string_view field, std::string_view value);
  void forget(const std::string& id) { records_.erase(id); }
  std::vector<std::string> ids() const;

  /// JSON, for the caller to keep. Errors of reading: invalid.
  std::string to_text() const;
  static ErrorOr<ImportBase> from_text(std::string_view text);

 private:
  std::map<std::string, std::map<std::string, std::string, std::less<>>> records_;
};

}  // namespace stip
