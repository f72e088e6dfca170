// Prospect: a forecast held against a target.
#include "monitoring/forecast/prospect.h"

#include <algorithm>
#include <cmath>

namespace stip {
namespace {

struct Words {
  std::string_view name, sentence;
};

constexpr Words words[] = {
    {"forecast", tr_later("From the course so far, and how far other series strayed from theirs.")},
    {"measured", tr_later("The figure of that moment is there.")},
    {"past", tr_later("The moment of the target has passed, and there is no figure of it.")},
    {"too_few", tr_later("There are fewer than three figures: what is needed can be said, how likely it is cannot.")},
    {"unchanged", tr_later("The figures never changed, so nobody can tell from them how far they may move.")},
};

bool is_beyond(double value, const Aim& aim) { return aim.sign * (value - aim.target) >= 0; }

}  // namespace

std::string_view name_of(Ground ground) { return words[static_cast<std::size_t>(ground)].name; }
std::string_view sentence_of(Ground ground) { return words[static_cast<std::size_t>(ground)].sentence; }

Prospect prospect(const History& history, const Aim& aim, const ValueBounds& bounds) {
  Prospect result;
  const auto forecast = SeriesForecast::of(history, bounds);
  if (forecast) result.recent_rate = forecast->recent_rate();
  if (history.at.empty()) return result;
  const double last_at = history.at.back(), last = history.value.back();
  result.is_there = is_beyond(last, aim);
  if (aim.at <= last_at) {
    const auto found = std::ranges::find(history.at, aim.at);
    result.ground = found == history.at.end() ? Ground::past : Ground::measured;
    if (found != history.at.end())
      result.chance = is_beyond(history.value[static_cast<std::size_t>(found - history.at.begin())], aim) ? 1 : 0;
    return result;
  }
  if (const double rate = (aim.target - last) / (aim.at - last_at); std::isfinite(rate)) result.needed_rate = rate;
  if (forecast) {
    result.ground = Ground::forecast;
    result.chance = forecast->chance_beyond(aim.target, aim.sign, aim.at);
  } else {
    result.ground = history.at.size() < 3 ? Ground::too_few : Ground::unchanged;
  }
  return result;
}

std::string_view word_for(double chance) {
  if (chance < 0.10) return tr_later("very unlikely");
  if (chance < 0.33) return tr_later("unlikely");
  if (chance <= 0.66) return tr_later("about even");
  return chance <= 0.90 ? tr_later("likely") : tr_later("very likely");
}

std::string frequency_text(Language language, double chance) {
  const bool is_extreme = chance < 0.10 || chance > 0.90;
  const long times = std::lround(chance * (is_extreme ? 100 : 10));
  return fill(is_extreme ? tr(language, "about {} in 100") : tr(language, "about {} in 10"), {std::to_string(times)});
}

}  // namespace stip
