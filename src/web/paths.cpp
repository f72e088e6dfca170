// Paths: matching, and the day.
#include "web/paths.h"

#include "base/text.h"

namespace stip {

std::optional<std::vector<std::string>> match_path(std::string_view pattern, std::string_view path) {
  std::vector<std::string> parts;
  while (!pattern.empty() && !path.empty()) {
    const std::string_view wanted = pattern.substr(0, pattern.find('/')), given = path.substr(0, path.find('/'));
    if (starts_with(wanted, "{") && !given.empty()) {
      parts.emplace_back(given);
    } else if (wanted != given) {
      return std::nullopt;
    }
    // Both go on, or both end here.
    if ((wanted.size() == pattern.size()) != (given.size() == path.size())) return std::nullopt;
    if (wanted.size() == pattern.size()) return parts;
    pattern.remove_prefix(wanted.size() + 1);
    path.remove_prefix(given.size() + 1);
    // Behind the last "/" stands a part that is empty.
    if (pattern.empty() != path.empty()) return std::nullopt;
  }
  if (pattern.empty() && path.empty()) return parts;
  return std::nullopt;
}

const std::string* moment_asked(const Request& request) {
  const std::string* moment = request.query_value("moment");
  return moment ? moment : request.query_value("proposal");
}

Day today_of(const Site& site) {
  if (site.today.empty()) return day_of(site.clock());
  const auto fixed = parse_day(site.today);
  return fixed.ok() ? *fixed : day_of(site.clock());
}

}  // namespace stip
