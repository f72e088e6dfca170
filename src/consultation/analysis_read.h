// AnalysisRead: members of an analysis that was written as JSON, here or elsewhere, and the first that is amiss.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/json.h"

namespace stip {

/// Reads members by name. What is missing or of another kind is remembered as one error, and read as nothing, so that a
/// reader reads on and asks at its end.
class AnalysisReader {
 public:
  explicit AnalysisReader(std::string file) : file_(std::move(file)) {}

  const Json::Array& list(const Json& json, std::string_view name);  ///< Empty where there is none.
  std::int64_t whole(const Json& json, std::string_view name);
  double number(const Json& json, std::string_view name);
  std::optional<double> number_or_null(const Json& json, std::string_view name);
  std::string label(const Json& json, std::string_view name);  ///< A text, or a number as a text.
  bool yes(const Json& json, std::string_view name);           ///< False where there is none.

  void amiss(std::string_view name);
  const std::optional<Error>& error() const { return error_; }

 private:
  std::string file_;
  std::optional<Error> error_;
};

/// A label as label_json() wrote it; empty if it is none.
std::string label_of(const Json& json);

}  // namespace stip
