// Steering bench: how long the page Steering and the answer to a what-if take, on the example and on 2,000 actions.
#include <cstdio>
#include <ctime>

#include "agenda/records.h"
#include "base/random_stream.h"
#include "exchange/import_plan.h"
#include "exchange/open_import.h"
#include "ledger/memory_ledger.h"
#include "measure.h"
#include "web/site.h"

using namespace stip;

namespace {

Instant noon() { return *parse_instant("2026-11-24T12:00:00Z"); }

std::unique_ptr<Registry> registry_of(std::vector<Change> changes) {
  auto registry = Registry::open(make_memory_ledger(), noon).value();
  Draft draft;
  draft.act = "import";
  draft.author = "bench";
  draft.reason = "Bench";
  draft.changes = std::move(changes);
  (void)registry->enter(std::move(draft)).value();
  return registry;
}

std::vector<Change> example() {
  const auto empty = Registry::open(make_memory_ledger(), noon).value();
  OpenedImport opened = open_import("examples/biotechnologie");
  return plan_import(empty->now({}), std::move(opened.incoming), {}).changes;
}

/// Made up: actions with a start and an end, three milestones each, two that come first, one goal, and two lines of
/// money; 40 owners, 30 goals, 20 sources.
std::vector<Change> generated(int actions) {
  std::vector<Change> changes;
  RandomStream random(1);
  const auto make = [&](const RecordType& type, const std::string& id, std::vector<FieldChange> fields) {
    Change change{std::string(type.name), id, 1, false, {}};
    fields.push_back({"title", "Title of " + id});
    for (const Field& field : type.fields)
      for (const FieldChange& each : fields)
        if (each.field == field.name) change.fields.push_back(each);
    changes.push_back(std::move(change));
  };
  const auto number = [](const char* start, std::uint64_t n) { return start + std::to_string(n); };
  for (int i = 0; i < 40; ++i) make(type_of<Organisation>(), number("ORG-", static_cast<std::uint64_t>(i)), {});
  for (int i = 0; i < 30; ++i)
    make(type_of<InterimGoal>(), number("G-", static_cast<std::uint64_t>(i)), {{"year", "2035"}});
  for (int i = 0; i < 20; ++i)
    make(type_of<FundingSource>(), number("FS-", static_cast<std::uint64_t>(i)), {{"party", "state"}});
  for (int i = 0; i < actions; ++i) {
    const auto n = static_cast<std::uint64_t>(i);
    const std::string id = number("A-", n), year = std::to_string(2027 + static_cast<int>(random.below(6)));
    const std::string end = std::to_string(2033 + static_cast<int>(random.below(5)));
    make(type_of<Action>(), id,
         {{"owner", number("ORG-", random.below(40))},
          {"phase", "not_started"},
          {"planned_start", year + "-Q1"},
          {"planned_end", end + "-Q4"}});
    for (int k = 0; k < 3; ++k)
      make(type_of<Milestone>(), number("M-", n * 3 + static_cast<std::uint64_t>(k)),
           {{"action", id}, {"due", std::to_string(2033 + k - 1) + "-Q2"}});
    for (int k = 0; i > 0 && k < 2; ++k)
      make(type_of<Dependency>(), number("DEP-", n * 2 + static_cast<std::uint64_t>(k)),
           {{"action", id}, {"before", number("A-", random.below(n))}});
    make(type_of<Contribution>(), number("C-", n), {{"action", id}, {"goal", number("G-", random.below(30))}});
    for (int k = 0; k < 2; ++k)
      make(type_of<Funding>(), number("F-", n * 2 + static_cast<std::uint64_t>(k)),
           {{"action", id},
            {"source", number("FS-", random.below(20))},
            {"stage", "granted"},
            {"year", std::to_string(2027 + k)},
            {"amount", "EUR " + std::to_string(100000 + random.below(900000))}});
  }
  return changes;
}

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

void ask(const Site& site, const char* what, const std::string& target) {
  Request request;
  if (!parse_target(target, request)) return;
  const double before = cpu_seconds();
  const Stopwatch watch;
  const Response response = answer(site, request);
  std::printf("  %-34s %6.0f ms, %6.0f ms of CPU time; status %d, %zu kB\n", what, watch.seconds() * 1000,
              (cpu_seconds() - before) * 1000, response.status, response.body.size() / 1000);
}

void measure(const char* name, std::vector<Change> changes, const std::string& first, const std::string& second,
             const std::string& source) {
  const auto registry = registry_of(std::move(changes));
  const Site site{*registry, noon, {}, "2026-11-24"};
  std::printf("%s\n", name);
  ask(site, "the page, the first time", "/nl/sturen");
  ask(site, "the page, today kept", "/nl/sturen");
  ask(site, "a slip of a year", "/nl/sturen?actie=" + first + "&wat=4");
  ask(site, "another, with a stop", "/nl/sturen?actie=" + first + "&wat=2&actie=" + second + "&wat=stopt");
  ask(site, "a cut of ten per cent", "/nl/sturen?bron=" + source + "&korting=10");
  ask(site, "an addition", "/nl/sturen?nieuw=Proef&begin=2027-Q2&duur=4&na=" + first);
  ask(site, "a slip, as JSON", "/v1/vooruitzichten?actie=" + second + "&wat=3");
  const Site cold{*registry, noon, {}, "2026-11-24"};
  ask(cold, "a slip, with nothing kept", "/nl/sturen?actie=" + first + "&wat=5");
}

}  // namespace

int main() {
  measure("the example", example(), "A-024", "A-021", "FS-NGF");
  measure("2,000 made-up actions", generated(2'000), "A-1", "A-7", "FS-3");
  std::printf("peak memory %.0f MB\n", peak_megabytes());
}
