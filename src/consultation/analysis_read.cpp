// AnalysisRead: one function for each kind of member.
#include "consultation/analysis_read.h"

#include <cmath>

namespace stip {

std::string label_of(const Json& json) {
  if (json.is_string()) return json.as_string();
  return json.is_integer() ? std::to_string(json.as_integer()) : std::string();
}

void AnalysisReader::amiss(std::string_view name) {
  if (error_) return;
  error_ =
      Error{ErrorKind::invalid, file_, "its member '" + std::string(name) + "' is missing, or is not what it should be",
            "Give the file as `stip consult … --json` writes it."};
}

const Json::Array& AnalysisReader::list(const Json& json, std::string_view name) {
  static const Json::Array none;
  const Json* found = json.find(name);
  if (found && found->is_array()) return found->as_array();
  return amiss(name), none;
}

std::int64_t AnalysisReader::whole(const Json& json, std::string_view name) {
  const Json* found = json.find(name);
  if (found && found->is_integer() && found->as_integer() >= 0) return found->as_integer();
  return amiss(name), 0;
}

double AnalysisReader::number(const Json& json, std::string_view name) {
  const Json* found = json.find(name);
  if (found && found->is_number() && std::isfinite(found->as_number())) return found->as_number();
  return amiss(name), 0;
}

std::optional<double> AnalysisReader::number_or_null(const Json& json, std::string_view name) {
  const Json* found = json.find(name);
  if (!found || found->is_null()) return std::nullopt;
  return number(json, name);
}

std::string AnalysisReader::label(const Json& json, std::string_view name) {
  const Json* found = json.find(name);
  std::string label = found ? label_of(*found) : std::string();
  if (label.empty()) amiss(name);
  return label;
}

bool AnalysisReader::yes(const Json& json, std::string_view name) {
  const Json* found = json.find(name);
  return found && found->is_bool() && found->as_bool();
}

}  // namespace stip
