// Kept answers, tested: from memory comes what would have been worked out, and never what another viewer sees.
#include "web/kept_answers.h"

#include <doctest/doctest.h>

#include "agenda/test_agenda.h"
#include "web/parts/money_sums.h"

namespace stip {
namespace {

const Day today = *parse_day("2026-11-24");

SmallAgenda with_a_secret() {
  SmallAgenda agenda;
  agenda.say("SE-1").say("T-1").say("A-1", {{"effects", "SE-1"}, {"themes", "T-1"}, {"phase", "running"}});
  return agenda.say("A-2", {{"effects", "SE-1"}, {"classification", "restricted"}});
}

std::size_t actions_in(const Figures& figures) {
  std::size_t count = 0;
  for (const auto& row : figures.matrix.cells) {
    for (const MatrixCell& cell : row) count += cell.actions.size();
  }
  return count;
}

}  // namespace

TEST_CASE("figures from memory are those of the view that is asked, and of no other viewer") {
  SmallAgenda agenda = with_a_secret();
  KeptFigures kept;
  const auto all = kept.of({agenda.view(), today});
  CHECK(actions_in(*all) == 2);
  CHECK(kept.of({agenda.view(), today}) == all);
  CHECK(actions_in(*kept.of({agenda.view(Classification::public_), today})) == 1);
  CHECK(kept.of({agenda.view(), today + std::chrono::months{1}}) != all);
  agenda.say("A-3", {{"effects", "SE-1"}});
  CHECK(actions_in(*kept.of({agenda.view(), today})) == 3);
}

TEST_CASE("figures are what the analyses say") {
  SmallAgenda agenda = with_a_secret();
  agenda.say("G-1").say("G-2", {{"historic", "yes"}}).say("F-1", {{"action", "A-1"}, {"amount", "EUR 10"}});
  const Figures found = figures({agenda.view(), today});
  CHECK(found.verdicts[static_cast<std::size_t>(Verdict::not_measurable)] == 1);
  CHECK(found.historic == 1);
  std::size_t lines = 0;
  for (const MoneySide side : {MoneySide::public_, MoneySide::private_, MoneySide::mixed, MoneySide::unknown}) {
    CHECK(found.lines_apart[static_cast<std::size_t>(side)] == lines_apart(agenda.view(), side));
    lines += found.lines_apart[static_cast<std::size_t>(side)].size();
  }
  CHECK(lines == 1);
}

TEST_CASE("a frame is made again for another viewer, agenda, language, moment, day, place in the menu or time") {
  SmallAgenda agenda = with_a_secret();
  KeptFrame kept;
  int made = 0;
  const auto ask = [&](const FrameQuestion& question) {
    const int before = made;
    (void)kept.of(question, [&] { return Frame{std::to_string(++made), {}, {}}; });
    return made > before;
  };
  const FrameQuestion first{agenda.view(), Language::nl, "now", "", "acties", false, Instant{}};
  CHECK(ask(first));
  CHECK_FALSE(ask(first));
  const auto asks_anew = [&](auto change) {
    FrameQuestion other = first;
    change(other);
    return ask(other);
  };
  CHECK(asks_anew([&](FrameQuestion& other) { other.view = agenda.view(Classification::public_); }));
  CHECK(asks_anew([](FrameQuestion& other) { other.language = Language::en; }));
  CHECK(asks_anew([](FrameQuestion& other) { other.moment = "2026"; }));
  CHECK(asks_anew([](FrameQuestion& other) { other.valid_on = "2026-01-01"; }));
  CHECK(asks_anew([](FrameQuestion& other) { other.current = "geld"; }));
  CHECK(asks_anew([](FrameQuestion& other) { other.is_overview = true; }));
  CHECK(asks_anew([](FrameQuestion& other) { other.time = std::nullopt; }));
  CHECK_FALSE(asks_anew([](FrameQuestion&) {}));
  agenda.say("A-4");
  CHECK(asks_anew([&](FrameQuestion& other) { other.view = agenda.view(); }));
}

TEST_CASE("the difference of two moments is worked out once, and is that of these two") {
  SmallAgenda agenda = with_a_secret();
  const View before = agenda.view(), public_before = agenda.view(Classification::public_);
  agenda.say("A-2", {{"title", "x"}}).say("A-1", {{"title", "y"}});
  const View after = agenda.view(), public_after = agenda.view(Classification::public_);
  KeptDifference kept;
  const auto found = kept.of({before, after});
  CHECK(found->policy.size() == 2);
  CHECK(kept.of({before, after}) == found);
  CHECK(kept.of({public_before, public_after})->policy.size() == 1);
  CHECK(kept.of({after, before})->policy.size() == 2);
  CHECK(kept.of({after, before}) != found);
  CHECK(kept.of({after, after})->empty());
}

TEST_CASE("the records of an entry are counted by type, for each entry and viewer apart") {
  const auto seen = [](std::vector<Change> changes) {
    auto entry = std::make_shared<SeenEntry>();
    entry->entry.changes = std::move(changes);
    return std::shared_ptr<const SeenEntry>(std::move(entry));
  };
  const auto one =
      seen({{"action", "A-1", 1, false, {}}, {"theme", "T-1", 1, false, {}}, {"action", "A-2", 1, false, {}}});
  KeptCounts kept;
  const auto counts = kept.of({one});
  CHECK(*counts == RecordCounts{{&type_of<Action>(), 2}, {&type_of<Theme>(), 1}});
  CHECK(kept.of({one}) == counts);
  CHECK(kept.of({seen({})})->empty());
}

}  // namespace stip
