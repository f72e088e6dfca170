// Paths: matching, and the day.
#include "web/paths.h"

#include "base/text.h"

namespace stip {

std::optional<std::vector<std::string>> match_path(std::string_view pattern, std::string_view path) {
  const auto wanted = split(pattern, '/'), given = split(path, '/');
  if (wanted.size() != given.size()) return std::nullopt;
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (starts_with(wanted[i], "{") && !given[i].empty()) {
      parts.push_back(given[i]);
    } else if (wanted[i] != given[i]) {
      return std::nullopt;
    }
  }
  return parts;
}

const std::string* moment_asked(const Request& request) {
  const std::string* moment = request.query_value("moment");
  return moment ? moment : request.query_value("proposal");
}

Day today_of(const Site& site) {
  const auto fixed = parse_day(site.today);
  return fixed.ok() ? *fixed : day_of(site.clock());
}

}  // namespace stip
