// Difference, tested: with the properties that a difference of two moments must have.
#include "publishing/difference.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>

#include "agenda/test_agenda.h"

namespace stip {
namespace {

FieldDifference field_of(const RecordDifference& record, std::string_view name) {
  const auto fields = fields_of(record);
  const auto at = std::ranges::find_if(fields, [&](const FieldDifference& each) { return each.field->name == name; });
  REQUIRE(at != fields.end());
  return *at;
}

SmallAgenda first_edition() {
  SmallAgenda agenda;
  agenda.say("T-1")
      .say("T-2")
      .say("CH-1")
      .say("CH-2")
      .say("A-1", {{"planned_end", "2027-Q2"}, {"themes", "T-1"}, {"chapter", "CH-1"}})
      .say("A-2")
      .say("A-3");
  return agenda.say("F-1", {{"action", "A-1"}, {"amount", "EUR 246000000"}});
}

}  // namespace

TEST_CASE("new, ended, changed and unchanged are told apart, and counted") {
  SmallAgenda agenda = first_edition();
  const View before = agenda.view();
  agenda.say("A-1", {{"planned_end", "2028-Q4"}}).say("A-4").retire("A-3");
  const Difference found = difference(before, agenda.view());

  REQUIRE(found.policy.size() == 3);
  CHECK(found.policy[0].id == "A-1");
  CHECK(found.policy[0].fate == Fate::changed);
  CHECK(found.policy[1].id == "A-3");
  CHECK(found.policy[1].fate == Fate::ended);
  CHECK(found.policy[2].fate == Fate::added);
  const TypeCount& count = found.count(type_of<Action>());
  CHECK(count.added == 1);
  CHECK(count.ended == 1);
  CHECK(count.changed == 1);
  CHECK(count.unchanged == 1);
}

TEST_CASE("a date tells the quarters, an amount the cents, references what came and went") {
  SmallAgenda agenda = first_edition();
  const View before = agenda.view();
  agenda.say("A-1", {{"planned_end", "2028-Q4"}, {"themes", "T-2"}}).say("F-1", {{"amount", "EUR 250000000"}});
  const Difference found = difference(before, agenda.view());

  CHECK(field_of(found.policy[0], "planned_end").quarters == 6);
  CHECK(quarters_text(Language::en, 6) == "6 quarters later");
  CHECK(field_of(found.policy[0], "themes").gone == std::vector<std::string>{"T-1"});
  CHECK(field_of(found.policy[0], "themes").come == std::vector<std::string>{"T-2"});
  CHECK(field_of(found.policy[1], "amount").cents == 4'000'000'00);
}

TEST_CASE("amounts that are known differently have no difference in cents") {
  SmallAgenda agenda = first_edition();
  const View before = agenda.view();
  agenda.say("F-1", {{"amount", "~EUR 250000000"}});
  CHECK_FALSE(field_of(difference(before, agenda.view()).policy[0], "amount").cents.has_value());
}

TEST_CASE("another chapter, theme, owner or parent is a move; another title is not") {
  SmallAgenda agenda = first_edition();
  const View before = agenda.view();
  agenda.say("A-1", {{"chapter", "CH-2"}}).say("A-2", {{"title", "x"}});
  const Difference found = difference(before, agenda.view());
  CHECK(found.policy[0].moved);
  CHECK_FALSE(found.policy[1].moved);
  CHECK(found.count(type_of<Action>()).moved == 1);
}

TEST_CASE("a record that was changed and put back is unchanged") {
  SmallAgenda agenda = first_edition();
  const View before = agenda.view();
  agenda.say("A-2", {{"title", "x"}}).say("A-2", {{"title", "Title of A-2"}}).say("A-1", {{"chapter", "CH-2"}});
  agenda.say("A-1", {{"chapter", "CH-1"}}).say("A-3", {{"title", "x"}});
  const Difference found = difference(before, agenda.view());
  REQUIRE(found.policy.size() == 1);
  CHECK(found.policy[0].id == "A-3");
  CHECK(found.count(type_of<Action>()).changed == 1);
  CHECK(found.count(type_of<Action>()).unchanged == 2);
  CHECK(found.count(type_of<Action>()).moved == 0);
}

TEST_CASE("observations and bookkeeping stand apart from policy") {
  SmallAgenda agenda = first_edition();
  agenda.say("I-1", {{"unit", "%"}});
  const View before = agenda.view();
  agenda.say("O-1", {{"indicator", "I-1"}, {"period", "2025"}, {"value", "3"}})
      .say("ED-2026", {{"year", "2026"}, {"position", "5"}});
  const Difference found = difference(before, agenda.view());
  CHECK(found.policy.empty());
  CHECK(found.figures.size() == 1);
  CHECK(found.bookkeeping.size() == 1);
}

TEST_CASE("each change has the reason that is found for its field") {
  SmallAgenda agenda = first_edition();
  const View before = agenda.view();
  agenda.say("A-1", {{"title", "x"}}).retire("A-3");
  const Difference found =
      difference(before, agenda.view(), [](const RecordType&, std::string_view id, std::string_view field) {
        return std::optional<Reason>{{7, Instant{}, "decide", std::string(id) + "." + std::string(field), {"BS-1"}}};
      });
  CHECK(fields_of(found.policy[0], found.reasons)[0].reason->reason == "A-1.title");
  CHECK(reason_of(found.policy[1], found.reasons)->reason == "A-3.");
}

TEST_CASE("the letter gets its sentences") {
  SmallAgenda agenda = first_edition();
  agenda.say("M-1", {{"action", "A-1"}, {"due", "2026-Q4"}});
  const View before = agenda.view();
  agenda.say("A-1", {{"chapter", "CH-2"}}).say("A-4").say("A-5").retire("A-3").say("M-1", {{"due", "2027-Q2"}});
  CHECK(summary_text(difference(before, agenda.view()), Language::en, "the 2026 edition") ==
        "Compared with the 2026 edition, 2 actions are new, 1 action was changed and 1 action was ended. "
        "Of these, 1 action has another owner or another place in the agenda. 1 action stayed as it was. 1 milestone "
        "moved to a later date.");
  CHECK(summary_text(difference(before, before), Language::en, "the 2026 edition") ==
        "Compared with the 2026 edition, no action was added, changed or ended.");
}

// Random histories: a few records, changed, ended and made at random.
namespace {

void change_at_random(SmallAgenda& agenda, std::map<std::string, bool>& lives) {
  for (int i = 0; i < *rc::gen::inRange(0, 12); ++i) {
    const std::string id = "A-" + std::to_string(*rc::gen::inRange(1, 9));
    const auto at = lives.find(id);
    if (at != lives.end() && !at->second) continue;
    if (at != lives.end() && *rc::gen::inRange(0, 4) == 0) {
      agenda.retire(id);
      lives[id] = false;
    } else {
      agenda.say(id, {{"title", "Title " + std::to_string(*rc::gen::inRange(0, 3))},
                      {"planned_end", std::to_string(*rc::gen::inRange(2026, 2030))}});
      lives[id] = true;
    }
  }
}

}  // namespace

TEST_CASE("with itself there is none, swapping swaps new and ended, and applying it gives the other") {
  CHECK(rc::check([] {
    SmallAgenda agenda;
    std::map<std::string, bool> lives;
    change_at_random(agenda, lives);
    const View a = agenda.view();
    change_at_random(agenda, lives);
    const View b = agenda.view();
    const Difference there = difference(a, b), back = difference(b, a);

    RC_ASSERT(difference(a, a).empty());
    RC_ASSERT(there.policy.size() == back.policy.size());
    for (std::size_t i = 0; i < there.policy.size(); ++i) {
      const RecordDifference &one = there.policy[i], &other = back.policy[i];
      RC_ASSERT(one.id == other.id);
      RC_ASSERT((one.fate == Fate::added) == (other.fate == Fate::ended));
      RC_ASSERT((one.fate == Fate::changed) == (other.fate == Fate::changed));
      RC_ASSERT(one.fate != Fate::changed || !fields_of(one).empty());
      const auto copy = one.before ? one.type->copy(*one.before) : one.type->make();
      for (const FieldDifference& field : fields_of(one)) RC_ASSERT(!field.field->set(*copy, field.after));
      const Record* wanted = one.after;
      for (const Field& field : one.type->fields) {
        if (field.name != "id" && wanted) RC_ASSERT(field.text(*copy) == field.text(*wanted));
      }
    }
    const TypeCount &forth = there.count(type_of<Action>()), &again = back.count(type_of<Action>());
    RC_ASSERT(forth.added == again.ended);
    RC_ASSERT(forth.unchanged == again.unchanged);
    RC_ASSERT(forth.added + forth.changed + forth.unchanged == b.count(type_of<Action>()));
  }));
}

TEST_CASE("what two differences in a row set is what the difference over both sets") {
  CHECK(rc::check([] {
    SmallAgenda agenda;
    std::map<std::string, bool> lives;
    std::vector<View> views;
    for (int i = 0; i < 3; ++i) {
      change_at_random(agenda, lives);
      views.push_back(agenda.view());
    }
    std::map<std::string, std::string> in_a_row, at_once;
    const auto note = [](const Difference& found, std::map<std::string, std::string>& set) {
      for (const RecordDifference& record : found.policy) {
        for (const FieldDifference& field : fields_of(record))
          set[record.id + "." + std::string(field.field->name)] = field.after;
      }
    };
    note(difference(views[0], views[1]), in_a_row);
    note(difference(views[1], views[2]), in_a_row);
    note(difference(views[0], views[2]), at_once);
    for (const auto& [field, value] : at_once) RC_ASSERT(in_a_row.at(field) == value);
  }));
}

}  // namespace stip
