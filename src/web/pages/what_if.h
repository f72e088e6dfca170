// What if: the question as an address holds it, the form that asks it, and its answer beside today.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/site.h"
#include "web/steering.h"

namespace stip {

/// As it was typed, so that nothing is lost. In an address: actie= and wat= for each row (quarters, or "stopt"), bron=
/// and korting= (per cent), nieuw=, begin=, duur= (quarters), na= (twice) and helpt=.
struct WhatIfAsked {
  struct Row {
    std::string action, what;
  };
  std::vector<Row> rows;
  std::string source, percent;
  std::string title, start, quarters, goal;
  std::vector<std::string> after;

  bool empty() const;
};
inline constexpr std::size_t most_what_if_rows = 20;
inline constexpr std::string_view what_if_stops = "stopt";
/// "4", "+4" or "-2"; empty if it is no such number.
std::optional<int> quarters_in(std::string text);

WhatIfAsked what_if_asked(const NamedTexts& pairs);
/// The same, as pairs of an address; what is empty is left out.
NamedTexts query_of(const WhatIfAsked& asked);

struct ReadScenario {
  Scenario scenario;
  std::vector<Error> problems;  ///< All at once, each with its remedy.
};
ReadScenario read_scenario(const WhatIfAsked& asked);

/// The question worked out: what would change, or all that is wrong with it. Nullopt and no problems: nothing is asked.
struct WhatIfRun {
  std::vector<Error> problems;
  std::optional<WhatIfAnswer> answer;
};
WhatIfRun run_what_if(const Site& site, const View& view, Day today, const WhatIfAsked& asked);

/// A form that is sent with GET, so that its address can be shared; it always has an empty row more.
Html what_if_form(const Visit& visit, const WhatIfAsked& asked, const std::vector<Error>& problems);
/// The answer: what was asked, as changes; dates, goals and money today beside then; how it can be saved.
Html what_if_result(const Visit& visit, const WhatIfAsked& asked, const WhatIfAnswer& answer);
/// The values that would change, each today beside then, and what is worth knowing of them.
Html scenario_edits(const Visit& visit, const ScenarioChanges& made);

/// Dates and goals as rows of a CSV file.
std::string what_if_csv(const Visit& visit, const WhatIfAnswer& answer);
/// The same as JSON, with money.
Json what_if_json(const WhatIfAnswer& answer);

}  // namespace stip
