// Measurability: held against the list of what is needed.
#include "monitoring/measurability.h"

#include <algorithm>

#include "agenda/records.h"
#include "base/locale.h"

namespace stip {

std::string_view label_of(Missing missing) {
  switch (missing) {
    case Missing::indicator:
      return tr_later("an indicator");
    case Missing::baseline:
      return tr_later("a baseline");
    case Missing::baseline_year:
      return tr_later("the year of the baseline");
    case Missing::target:
      return tr_later("a target");
    case Missing::target_year:
      return tr_later("the year of the target");
    case Missing::source:
      return tr_later("a source");
  }
  return {};
}

Measurability measurability(const View& view, const Indicator& indicator) {
  Measurability result{indicator.id, {}};
  const auto need = [&](bool there, Missing what) {
    if (!there) result.missing.push_back(what);
  };
  const bool has_source =
      !indicator.sources.empty() || std::ranges::any_of(view.referring<Observation>("indicator", indicator.id),
                                                        [](const Observation* each) { return !each->sources.empty(); });
  need(!indicator.baseline.empty(), Missing::baseline);
  need(indicator.baseline_year.has_value(), Missing::baseline_year);
  need(!indicator.target.empty(), Missing::target);
  need(indicator.target_year.has_value(), Missing::target_year);
  need(has_source, Missing::source);
  return result;
}

Measurability measurability(const View& view, const InterimGoal& goal) {
  Measurability best{"", {Missing::indicator}};
  for (const auto& ref : goal.indicators) {
    const Indicator* indicator = view.find(ref);
    if (!indicator) continue;
    Measurability found = measurability(view, *indicator);
    if (best.indicator.empty() || found.missing.size() < best.missing.size()) best = std::move(found);
  }
  return best;
}

}  // namespace stip
