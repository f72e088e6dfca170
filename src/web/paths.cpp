// Paths: matching, and the day.
#include "web/paths.h"

#include <algorithm>

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

std::string moment_typed(std::string_view value) {
  std::string moment(trimmed(value));
  std::ranges::replace(moment, ' ', '+');
  return moment;
}

std::string moment_asked(const Request& request) {
  if (const std::string* moment = request.query_value("moment")) return moment_typed(*moment);
  std::vector<std::string> proposals;
  for (const auto& [name, value] : request.query) {
    if (name != "proposal") continue;
    for (const std::string& id : split(moment_typed(value), '+')) {
      if (!id.empty() && std::ranges::find(proposals, id) == proposals.end()) proposals.push_back(id);
    }
  }
  return join(proposals, "+");
}

Day today_of(const Site& site) {
  if (site.today.empty()) return day_of(site.clock());
  const auto fixed = parse_day(site.today);
  return fixed.ok() ? *fixed : day_of(site.clock());
}

}  // namespace stip
