// Hand over, tested: one act, what goes on moves, what is past stays.
#include "governance/hand_over.h"

#include "agenda/rules.h"
#include "agenda/valid_on.h"
#include "governance/test_acts.h"

namespace stip {
namespace {

const Actor secretary{"secretary"};
const Day today = day("2026-11-24");

SmallAgenda ministry() {
  SmallAgenda agenda;
  agenda
      .say("ORG-1",
           {{"short_name", "LNV"}, {"kind", "ministry"}, {"valid_from", "2017-10-26"}, {"sign_off", "head | director"}})
      .say("ORG-2");
  agenda.say("A-1", {{"owner", "ORG-1"}, {"phase", "running"}}).say("A-2", {{"owner", "ORG-1"}, {"phase", "done"}});
  agenda.say("A-3", {{"owner", "ORG-2"}, {"deputy", "ORG-1"}})
      .say("PA-1", {{"action", "A-3"}, {"organisation", "ORG-1"}});
  agenda.say("B-1", {{"organisation", "ORG-1"}})
      .say("MB-1", {{"body", "B-1"}, {"organisation", "ORG-1"}, {"valid_until", "2020"}});
  agenda.say("TZ-1", {{"made_by", "ORG-1"}});
  return agenda;
}

RenameOrganisation to_lvvn() {
  return {"ORG-1", "ORG-9", "Ministerie van LVVN", "", "LVVN", "", "", *parse_date("2024-07-02"), "Royal decree."};
}

}  // namespace

TEST_CASE("renaming a ministry hands over in one act what goes on, and leaves the past") {
  SmallAgenda agenda = ministry();
  enter(agenda, rename_organisation(agenda.view(), to_lvvn(), secretary, today));
  const View view = agenda.view();
  CHECK(to_text(view.find<Organisation>("ORG-1")->valid_until) == "2024-07-01");
  CHECK(view.find<Organisation>("ORG-1")->successor.id == "ORG-9");
  CHECK(view.find<Organisation>("ORG-9")->kind == OrganisationKind::ministry);
  CHECK(view.find<Organisation>("ORG-9")->sign_off.size() == 2);
  CHECK(view.find<Action>("A-1")->owner.id == "ORG-9");
  CHECK(view.find<Action>("A-2")->owner.id == "ORG-1");
  CHECK(view.find<Action>("A-3")->deputy.id == "ORG-9");
  CHECK(view.find<Body>("B-1")->organisation.id == "ORG-9");
  CHECK(view.find<Membership>("MB-1")->organisation.id == "ORG-1");
  CHECK(view.find<Pledge>("TZ-1")->made_by.id == "ORG-1");
  for (const Finding& finding : check(view, today, Language::en)) CHECK(finding.rule != "action.owner_valid");
  CHECK(says(rename_organisation(view, to_lvvn(), secretary, today), "ORG-9 followed it already."));
}

TEST_CASE("an organisation that joins another brings along what goes on, and no role or seat stands twice") {
  SmallAgenda agenda = ministry();
  agenda.say("MB-2", {{"body", "B-1"}, {"organisation", "ORG-1"}})
      .say("MB-3", {{"body", "B-1"}, {"organisation", "ORG-2"}});
  enter(agenda, join_organisations(agenda.view(), {"ORG-1", "ORG-2", *parse_date("2027-01-01"), "Royal decree."},
                                   secretary, today));
  const View view = agenda.view();
  CHECK(view.find<Organisation>("ORG-1")->successor.id == "ORG-2");
  CHECK(to_text(view.find<Organisation>("ORG-1")->valid_until) == "2026-12-31");
  CHECK(view.find<Action>("A-1")->owner.id == "ORG-2");
  CHECK(view.find<Action>("A-2")->owner.id == "ORG-1");
  CHECK(view.find<Participation>("PA-1") == nullptr);  // It owns A-3.
  CHECK(view.find<Membership>("MB-2")->organisation.id == "ORG-1");
  CHECK(to_text(view.find<Membership>("MB-2")->valid_until) == "2026-12-31");
}

TEST_CASE("an organisation joins no other that ended, nor itself") {
  SmallAgenda agenda = ministry();
  agenda.say("ORG-3", {{"valid_until", "2020"}});
  CHECK(says(
      join_organisations(agenda.view(), {"ORG-1", "ORG-1", *parse_date("2027-01-01"), "Decree."}, secretary, today),
      "it would join itself."));
  CHECK(says(join_organisations(agenda.view(), {"ORG-1", "ORG-3", {}, ""}, secretary, today), "it ended on 2020."));
  CHECK(says(join_organisations(agenda.view(), {"ORG-1", "ORG-3", {}, ""}, secretary, today),
             "its first day is missing."));
}

TEST_CASE("a renamed ministry has its old name on a day of before") {
  SmallAgenda agenda = ministry();
  enter(agenda, rename_organisation(agenda.view(), to_lvvn(), secretary, today));
  const Agenda before = valid_on(agenda.agenda(), day("2020-01-01"));
  CHECK(before.find<Action>("A-1")->owner.id == "ORG-1");
}

TEST_CASE("all that a new name lacks is told at once") {
  SmallAgenda agenda = ministry();
  RenameOrganisation request = to_lvvn();
  request.id = "ORG-2";
  request.title = request.reason = "";
  request.from = *parse_date("2017");
  const Acted acted = rename_organisation(agenda.view(), request, secretary, today);
  REQUIRE_FALSE(acted.ok());
  CHECK(acted.problems().size() == 5);
}

TEST_CASE("actions change hands only from their owner, to who still exists") {
  SmallAgenda agenda = ministry();
  enter(agenda, hand_over(agenda.view(), {"ORG-1", "ORG-2", {}, true, "Coalition agreement."}, secretary, today));
  const View view = agenda.view();
  CHECK(view.find<Action>("A-1")->owner.id == "ORG-2");
  CHECK(view.referring<Participation>("action", "A-1").at(0)->organisation.id == "ORG-1");
  CHECK(says(hand_over(view, {"ORG-1", "ORG-2", {"A-1"}, false, "Again."}, secretary, today),
             "its owner is ORG-2, not ORG-1."));
  agenda.say("ORG-2", {{"valid_until", "2025"}});
  CHECK(says(hand_over(agenda.view(), {"ORG-1", "ORG-2", {"A-2"}, false, "r"}, secretary, today), "it ended on 2025."));
}

TEST_CASE("a merged action keeps its page, and what is open goes on in the other") {
  SmallAgenda agenda = ministry();
  agenda.say("M-1", {{"action", "A-1"}})
      .say("M-2", {{"action", "A-1"}, {"met_on", "2025"}, {"evidence", "x"}})
      .say("F-1", {{"action", "A-1"}});
  enter(agenda, merge_actions(agenda.view(), {{"A-1"}, "A-3", "One team."}, secretary, today));
  const View view = agenda.view();
  CHECK(view.find<Action>("A-1")->phase == Phase::merged);
  CHECK(view.find<Action>("A-1")->part_of.id == "A-3");
  CHECK(view.find<Milestone>("M-1")->action.id == "A-3");
  CHECK(view.find<Milestone>("M-2")->action.id == "A-1");
  CHECK(view.find<Funding>("F-1")->action.id == "A-3");
  CHECK(says(merge_actions(view, {{"A-1"}, "A-3", "Again."}, secretary, today), "it is “merged” already."));
}

TEST_CASE("of an action that is split everything open goes with one part") {
  SmallAgenda agenda = ministry();
  agenda.say("M-1", {{"action", "A-1"}}).say("F-1", {{"action", "A-1"}});
  SplitAction request{"A-1",
                      {{"A-50", "Research", "", "", "", {"M-1"}}, {"A-51", "Law", "", "", "ORG-2", {"M-1"}}},
                      "Two kinds of work."};
  const Acted acted = split_action(agenda.view(), request, secretary, today);
  CHECK(says(acted, "it goes along with two parts."));
  CHECK(says(acted, "it goes along with no part."));
  request.parts[1].moves = {"F-1"};
  enter(agenda, split_action(agenda.view(), request, secretary, today));
  const View view = agenda.view();
  CHECK(view.find<Action>("A-50")->continues.id == "A-1");
  CHECK(view.find<Action>("A-50")->owner.id == "ORG-1");
  CHECK(view.find<Action>("A-51")->owner.id == "ORG-2");
  CHECK(view.find<Funding>("F-1")->action.id == "A-51");
  CHECK(view.find<Action>("A-1")->phase == Phase::stopped);
  for (const Finding& finding : check(view, today, Language::en)) CHECK(finding.rule != "action.stopped");
}

}  // namespace stip
