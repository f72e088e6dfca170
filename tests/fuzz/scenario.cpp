// Scenario: a scenario or delay that is understood is written and understood again as the same.
#include <cmath>

#include "base/json.h"
#include "fuzz/fuzz.h"
#include "fuzz/reading.h"
#include "investing/choice_scenario.h"
#include "planning/what_if.h"

namespace {

using namespace stip;

std::string text_of(const ChoiceScenario& scenario) {
  const auto number = [&](double factor) { return to_text(Json(scenario.number * factor)); };
  switch (scenario.kind) {
    case ChoiceScenario::Kind::cut:
      return "cut:" + scenario.id + "=-" + number(100) + "%";
    case ChoiceScenario::Kind::ceiling:
      return "ceiling:" + scenario.id + "=" + number(1e6);
    case ChoiceScenario::Kind::start:
      return "start:" + scenario.id;
    case ChoiceScenario::Kind::reach:
      break;
  }
  return "reach:" + scenario.id + "=" + number(100) + "%";
}

}  // namespace

FUZZ_TARGET(scenario) {
  if (const auto scenario = parse_scenario(input); !scenario.ok()) {
    must_be_clear(scenario.error(), input);
  } else if (scenario->number * 100 <= 100 || scenario->kind == ChoiceScenario::Kind::ceiling) {
    MUST(scenario->number >= 0 && scenario->number <= 1e12);
    const auto again = parse_scenario(text_of(*scenario));
    MUST(again.ok() && again->kind == scenario->kind && again->id == scenario->id);
    MUST(std::abs(again->number - scenario->number) <= 1e-12 * scenario->number + 1e-300);
  }
  if (const auto delay = parse_delay(input); !delay.ok()) {
    must_be_clear(delay.error(), input);
  } else {
    MUST(std::abs(delay->by) <= 1e15);
    const auto again = parse_delay(delay->id + "=" + to_text(Json(delay->by / 365.25)) + "y");
    MUST(again.ok() && again->id == delay->id);
    MUST(std::abs(again->by - delay->by) <= 1e-12 * std::abs(delay->by) + 1e-300);
  }
}
