// Visible to, tested: nothing of what is hidden is left, and nothing else is lost.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <set>

#include "agenda/test_agenda.h"
#include "base/text.h"

namespace stip {
namespace {

constexpr Viewer everybody{Classification::public_};

/// Every text that a view holds of living records, one after the other.
std::string all_text(const View& view) {
  std::string text;
  for (const RecordType* type : record_types()) {
    for (const Row& row : view.table(*type)) {
      text += row.id + "\n";
      if (!row.record) continue;
      for (const Field& field : type->fields) text += field.text(*row.record) + "\n";
    }
  }
  return text;
}

SmallAgenda agenda_with_a_secret() {
  SmallAgenda agenda;
  agenda.say("ORG-1").say("A-1", {{"owner", "ORG-1"}});
  agenda.say("A-2", {{"classification", "restricted"}, {"title", "marker"}, {"owner", "ORG-1"}});
  return agenda;
}

}  // namespace

TEST_CASE("a hidden record answers exactly as an absent one") {
  const View view = agenda_with_a_secret().view(Classification::internal);

  CHECK(view.find<Action>("A-2") == nullptr);
  CHECK(view.row(type_of<Action>(), "A-2") == nullptr);
  CHECK_FALSE(view.find_any("A-2"));
  CHECK(view.find_any("A-2").type == view.find_any("A-99").type);
  CHECK(view.count(type_of<Action>()) == 1);
  CHECK(view.referring<Action>("owner", "ORG-1").size() == 1);
  CHECK(view.find<Action>("A-1") != nullptr);
}

TEST_CASE("who may see everything sees everything, and nothing is copied for it") {
  SmallAgenda agenda = agenda_with_a_secret();
  agenda.retire("A-1");
  const Agenda whole = agenda.agenda();
  const View view = visible_to(whole, {Classification::restricted});

  CHECK(view.find<Action>("A-2") != nullptr);
  CHECK(view.row(type_of<Action>(), "A-1") != nullptr);
  CHECK(&view.table(type_of<Action>()) == &whole.table(type_of<Action>()));
}

TEST_CASE("what is part of a hidden record is hidden, however deep") {
  SmallAgenda agenda;
  agenda.say("AF-1", {{"classification", "internal"}}).say("AR-1", {{"assessment", "AF-1"}});
  agenda.say("CO-1", {{"classification", "internal"}});
  const std::string question = std::string(type_of<ConsultationQuestion>().prefix) + "1";
  const std::string statement = std::string(type_of<Statement>().prefix) + "1";
  agenda.say(std::string(type_of<Consultation>().prefix) + "9", {{"classification", "restricted"}});
  agenda.say(question, {{"consultation", std::string(type_of<Consultation>().prefix) + "9"}})
      .say(statement, {{"question", question}});
  const View view = agenda.view(Classification::internal);

  CHECK(view.find<Argument>("AR-1") != nullptr);
  CHECK_FALSE(view.find_any(question));
  CHECK_FALSE(view.find_any(statement));
  CHECK(agenda.view(Classification::public_).find<Argument>("AR-1") == nullptr);
}

TEST_CASE("a milestone of a hidden action is hidden; one of the whole programme is not") {
  SmallAgenda agenda;
  agenda.say("A-1", {{"classification", "restricted"}}).say("M-1", {{"action", "A-1"}, {"title", "marker"}}).say("M-2");
  const View view = agenda.view(Classification::public_);
  CHECK(view.find<Milestone>("M-1") == nullptr);
  CHECK(view.find<Milestone>("M-2") != nullptr);
}

TEST_CASE("references to a hidden record are taken out of what stays, and only those") {
  SmallAgenda agenda;
  agenda.say("T-1").say("T-2", {{"classification", "internal"}}).say("T-3");
  agenda.say("A-1", {{"themes", "T-1; T-2; T-3"}});
  agenda.say("S-1", {{"about", "T-2; A-1"}});
  const View view = agenda.view(Classification::public_);

  const auto& themes = view.find<Action>("A-1")->themes;
  REQUIRE(themes.size() == 2);
  CHECK(themes[0].id == "T-1");
  CHECK(themes[1].id == "T-3");
  CHECK(view.find<Signal>("S-1")->about == std::vector<AnyRef>{{"A-1"}});
  CHECK(view.referring<Action>("themes", "T-2").empty());
}

TEST_CASE("a record that cannot do without a hidden one is hidden") {
  SmallAgenda agenda;
  agenda.say("A-1").say("G-1", {{"classification", "restricted"}});
  agenda.say("C-1", {{"action", "A-1"}, {"goal", "G-1"}});
  agenda.say("PV-1").say("PC-1", {{"proposal", "PV-1"}, {"record", "G-1"}, {"field", "title"}, {"value", "x"}});
  REQUIRE(record_type_of_id("PC-1") == &type_of<ProposedChange>());
  const View view = agenda.view(Classification::public_);

  CHECK(view.count(type_of<Contribution>()) == 0);
  CHECK(view.count(type_of<ProposedChange>()) == 0);
  CHECK(view.count(type_of<Proposal>()) == 1);
}

TEST_CASE("a proposed value that names a hidden record is hidden") {
  SmallAgenda agenda;
  agenda.say("A-1").say("T-2", {{"classification", "restricted"}}).say("PV-1");
  agenda.say("PC-1", {{"proposal", "PV-1"}, {"record", "A-1"}, {"field", "themes"}, {"value", "T-2"}});
  CHECK(agenda.view(Classification::public_).count(type_of<ProposedChange>()) == 0);
  // So is the value of before that it keeps.
  agenda.say("PC-1", {{"value", ""}, {"was", "T-2"}});
  CHECK(agenda.view(Classification::public_).count(type_of<ProposedChange>()) == 0);
}

TEST_CASE("a proposal does not tell what it would classify, and the record itself stays") {
  SmallAgenda agenda;
  agenda.say("A-1").say("A-2", {{"continues", "A-1"}}).say("PV-1");
  agenda.say("PC-1", {{"proposal", "PV-1"}, {"record", "A-1"}, {"field", "classification"}, {"value", "restricted"}});
  agenda.say("PC-2", {{"proposal", "PV-1"}, {"record", "A-1"}, {"field", "title"}, {"value", "secret"}});
  agenda.say("PC-3", {{"proposal", "PV-1"}, {"record", "A-9"}, {"field", "title"}, {"value", "new secret"}});
  agenda.say("PC-4", {{"proposal", "PV-1"}, {"record", "A-9"}, {"field", "classification"}, {"value", "internal"}});
  const View view = agenda.view(Classification::public_);

  CHECK(view.count(type_of<ProposedChange>()) == 0);
  CHECK(view.find<Action>("A-1") != nullptr);
  CHECK(view.find<Action>("A-2")->continues.id == "A-1");
  CHECK(agenda.view(Classification::internal).count(type_of<ProposedChange>()) == 2);
}

TEST_CASE("a guarded amount is emptied while its line stays") {
  SmallAgenda agenda;
  agenda.say("A-1").say("F-1", {{"action", "A-1"}, {"amount", "EUR 5000000"}, {"amount_classification", "restricted"}});
  agenda.say("PV-1").say("PC-1",
                         {{"proposal", "PV-1"}, {"record", "F-1"}, {"field", "amount"}, {"value", "EUR 6000000"}});
  const View view = agenda.view(Classification::internal);

  CHECK(view.find<Funding>("F-1")->amount.empty());
  CHECK(view.find<Funding>("F-1")->amount_classification == Classification::restricted);
  CHECK(view.count(type_of<ProposedChange>()) == 0);
  CHECK_FALSE(agenda.view().find<Funding>("F-1")->amount.empty());
}

TEST_CASE("below full clearance a retired record is as one that never was") {
  SmallAgenda agenda = agenda_with_a_secret();
  agenda.retire("A-1");
  CHECK(agenda.view(Classification::internal).row(type_of<Action>(), "A-1") == nullptr);
}

TEST_CASE("tables in which nothing is hidden are shared") {
  const Agenda whole = agenda_with_a_secret().agenda();
  const View view = visible_to(whole, everybody);
  CHECK(&view.table(type_of<Organisation>()) == &whole.table(type_of<Organisation>()));
  CHECK(&view.table(type_of<Action>()) != &whole.table(type_of<Action>()));
}

TEST_CASE("weights do not tell of an effect that is gone from their order") {
  SmallAgenda agenda;
  agenda.say("SE-1").say("SE-2", {{"classification", "internal"}});
  agenda.say("W-1", {{"group", "farmers"}, {"kind", "exact"}, {"order", "SE-1; SE-2"}, {"weights", "3 | 1"}});
  CHECK(agenda.view(Classification::public_).find<Weighting>("W-1")->weights.empty());
  CHECK(agenda.view().find<Weighting>("W-1")->weights.size() == 2);
}

// Random agendas: every text of every record holds a marker with its own id, references point anywhere.
namespace {

std::string random_id(const std::vector<std::string>& ids) {
  return ids[*rc::gen::inRange<std::size_t>(0, ids.size())];
}

std::string random_value(const Field& field, const std::string& id, const std::vector<std::string>& ids) {
  switch (field.kind) {
    case Kind::text:
    case Kind::prose:
    case Kind::link:
    case Kind::list:
      return "marker<" + id + ">";
    case Kind::ref:
    case Kind::any_ref:
      return random_id(ids);
    case Kind::refs:
    case Kind::any_refs:
      return random_id(ids) + "; " + random_id(ids);
    case Kind::amount:
      return "EUR 77" + std::to_string(*rc::gen::inRange(100, 999));
    default:
      return "";
  }
}

std::vector<std::string> random_ids() {
  std::vector<std::string> ids;
  for (const RecordType* type : record_types()) {
    for (int i = 0; i < *rc::gen::inRange(0, 3); ++i) ids.push_back(std::string(type->prefix) + std::to_string(i));
  }
  if (ids.empty()) ids.push_back("A-0");
  return ids;
}

SmallAgenda random_agenda() {
  const auto ids = random_ids();
  SmallAgenda agenda;
  for (const std::string& id : ids) {
    const RecordType& type = *record_type_of_id(id);
    SmallAgenda::Fields fields;
    for (const Field& field : type.fields) {
      if (field.name == "id") continue;
      if (field.kind == Kind::choice && &field.choice_type() == &Choices<Classification>::type()) {
        fields.emplace_back(field.name, std::vector<std::string>{"public", "public", "public", "internal",
                                                                 "restricted"}[*rc::gen::inRange<std::size_t>(0, 5)]);
      } else if (const auto value = random_value(field, id, ids);
                 !value.empty() && (field.is_required || *rc::gen::arbitrary<bool>())) {
        fields.emplace_back(field.name, value);
      }
    }
    agenda.say(id, fields);
  }
  return agenda;
}

/// What should be hidden, by the rules, in the slowest and plainest way.
std::set<std::string> hidden_by_the_rules(const View& whole, Viewer viewer) {
  std::set<std::string> hidden;
  for (std::size_t before = 1, now = 0; before != now; now = hidden.size()) {
    before = hidden.size();
    for (const RecordType* type : record_types()) {
      for (const Row& row : whole.table(*type)) {
        bool hide = !viewer.may_see(row.record->classification);
        for (const Field& field : type->fields) {
          if (!field.is_reference() || (!field.is_required && !field.is_parent)) continue;
          for (const auto& id : parts_of(field, field.text(*row.record))) hide = hide || hidden.contains(id);
        }
        if (hide) hidden.insert(row.id);
      }
    }
    if (before == hidden.size()) break;
  }
  return hidden;
}

}  // namespace

TEST_CASE("of a hidden record no word and no id is left anywhere") {
  CHECK(rc::check([] {
    SmallAgenda agenda = random_agenda();
    const Viewer viewer{*rc::gen::arbitrary<bool>() ? Classification::public_ : Classification::internal};
    const View whole = agenda.view();
    const View view = agenda.view(viewer.clearance);
    const auto hidden = hidden_by_the_rules(whole, viewer);
    const std::string text = all_text(view);
    for (const std::string& id : hidden) {
      RC_ASSERT(!contains(text, "marker<" + id + ">"));
      RC_ASSERT(!view.find_any(id));
      for (const RecordType* type : record_types()) {
        for (const Field& field : type->fields) {
          if (field.is_reference()) RC_ASSERT(view.referring(*type, field.name, id).empty());
        }
      }
    }
    // Nothing else is lost, but for changes that proposals may not tell.
    for (const RecordType* type : record_types()) {
      if (type == &type_of<ProposedChange>()) continue;
      for (const Row& row : whole.table(*type))
        RC_ASSERT(hidden.contains(row.id) || view.row(*type, row.id) != nullptr);
    }
  }));
}

}  // namespace stip
