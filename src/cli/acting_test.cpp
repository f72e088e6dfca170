// Tests of acting: a command that makes a record takes the next id when somebody else took the one that it had.
#include "cli/acting.h"

#include <doctest/doctest.h>

#include <sstream>

#include "agenda/records.h"
#include "base/text.h"
#include "governance/signal.h"
#include "ledger/memory_ledger.h"

using namespace stip;

namespace {

const Day today = *parse_day("2026-11-24");

struct Terminal {
  std::ostringstream out, err;
  World world{out, err, [] { return *parse_instant("2026-11-24T09:00:00Z"); }};
  Context context{world};
  std::unique_ptr<Registry> registry = *Registry::open(make_memory_ledger(), world.clock);

  void others_take_in() {
    const Acted theirs = take_in(registry->now(sees_everything), a_signal("Van een ander"), {"other"}, today);
    REQUIRE(
        registry->enter({"take in", "other", "Een ander.", {}, "", Classification::public_, theirs.changes().changes})
            .ok());
  }
  static TakeIn a_signal(const std::string& title) {
    TakeIn request;
    request.origin = SignalOrigin::report;
    request.title = title;
    request.text = "Lang.";
    return request;
  }
};

}  // namespace

TEST_CASE("a command whose new record was made by another meanwhile takes the next id by itself") {
  Terminal terminal;
  int worked_out = 0;
  const Exit exit = enter_act(terminal.context, *terminal.registry, [&](const View& view, const Actor& by) {
    const Acted acted = take_in(view, Terminal::a_signal("Van mij"), by, today);
    if (++worked_out <= 2) terminal.others_take_in();
    return acted;
  });
  REQUIRE(exit.ok());
  CHECK(*exit == 0);
  CHECK(worked_out == 3);
  CHECK(terminal.registry->size() == 3);
  CHECK(contains(terminal.out.str(), "entered as 3"));
  CHECK(terminal.err.str().empty());
}

TEST_CASE("a command that is overtaken without end gives up and says so; one that is wrong is not tried again") {
  Terminal terminal;
  int worked_out = 0;
  const Exit overtaken = enter_act(terminal.context, *terminal.registry, [&](const View& view, const Actor& by) {
    const Acted acted = take_in(view, Terminal::a_signal("Van mij"), by, today);
    ++worked_out;
    terminal.others_take_in();
    return acted;
  });
  CHECK(worked_out == 32);
  CHECK(overtaken.ok());
  CHECK(*overtaken == 5);
  CHECK(contains(terminal.err.str(), "version"));
  worked_out = 0;
  const Exit wrong = enter_act(terminal.context, *terminal.registry, [&](const View& view, const Actor& by) {
    ++worked_out;
    return take_in(view, {}, by, today);
  });
  CHECK(*wrong == 2);
  CHECK(worked_out == 2);  // Once more, to tell it in the language in which errors are told.
}

TEST_CASE(
    "what stands in the way of an act is told in English unless Dutch is asked, and its reason is of the agenda") {
  const auto told = [](const char* language) {
    Terminal terminal;
    if (*language) terminal.context.language = language;
    if (std::string_view(language) == "nl") terminal.context.told = Language::nl;
    const Exit exit = enter_act(terminal.context, *terminal.registry,
                                [&](const View& view, const Actor& by) { return take_in(view, {}, by, today); });
    CHECK(*exit == 2);
    return terminal.err.str();
  };
  CHECK(contains(told(""), "it has no title."));
  CHECK(contains(told("en"), "it has no title."));
  CHECK(contains(told("nl"), "De titel ontbreekt."));
}
