// Report, tested: what is asked when, who signs, and what an approved report brings about.
#include "governance/report.h"

#include <algorithm>

#include "agenda/rules.h"
#include "governance/test_acts.h"

namespace stip {
namespace {

const Actor owner{"owner@ORG-1"}, director{"director@ORG-1"}, secretary{"secretary"};
const Day today = day("2026-11-24");

SmallAgenda round_of_one() {
  SmallAgenda agenda;
  agenda.say("ORG-1").say("A-1", {{"owner", "ORG-1"}, {"phase", "not_started"}});
  agenda.say("M-1", {{"action", "A-1"}, {"due", "2027-Q1"}}).say("M-9").say("BR-1");
  agenda.say("F-1",
             {{"action", "A-1"}, {"amount", "EUR 100"}, {"stage", "asked"}, {"amount_classification", "restricted"}});
  agenda.say("CY-2027", {{"period", "2026-H2"}, {"asked", "A-1"}});
  return agenda;
}

FileReport all_well() {
  return {"A-1",
          "CY-2027",
          {{"phase", "running"}, {"schedule", "yes"}, {"confidence", "probable"}, {"done", "A start was made."}},
          {},
          true,
          OnSchedule::unstated,
          {}};
}

FileReport with(FileReport report, std::string field, std::string value) {
  std::erase_if(report.answers, [&](const FieldChange& each) { return each.field == field; });
  report.answers.push_back({std::move(field), std::move(value)});
  return report;
}

const std::string id = "PR-A-1-2026-H2";

}  // namespace

TEST_CASE("when all is well nothing needs explaining") {
  SmallAgenda agenda = round_of_one();
  enter(agenda, file_report(agenda.view(), all_well(), owner, today));
  const View view = agenda.view();
  const auto* report = view.find<ProgressReport>(id);
  REQUIRE(report);
  CHECK(report->status == ReportStatus::submitted);
  CHECK(to_text(report->reported_on) == "2026-11-24");
  CHECK(to_text(report->period) == "2026-H2");
}

TEST_CASE("blank does not mean that all is well: the three judgements are asked together") {
  SmallAgenda agenda = round_of_one();
  const FileReport blank{"A-1", "CY-2027", {}, {}, true, OnSchedule::unstated, {}};
  const Acted acted = file_report(agenda.view(), blank, owner, today);
  REQUIRE_FALSE(acted.ok());
  CHECK(acted.problems().size() == 3);
  FileReport draft = blank;
  draft.submits = false;
  CHECK(file_report(agenda.view(), draft, owner, today).ok());
}

TEST_CASE("attention asks cause, consequence and correction; a doubt asks its cause") {
  SmallAgenda agenda = round_of_one();
  Acted acted = file_report(agenda.view(), with(all_well(), "money", "attention"), owner, today);
  CHECK(says(acted, "it answers “attention” or “no” without the cause."));
  CHECK(says(acted, "it answers “attention” or “no” without the consequence."));
  CHECK(says(acted, "it answers “attention” or “no” without the correction."));
  acted = file_report(agenda.view(), with(all_well(), "confidence", "in_doubt"), owner, today);
  REQUIRE_FALSE(acted.ok());
  CHECK(acted.problems().size() == 1);
  CHECK(says(acted, "it doubts that the goal is reached without the cause."));
}

TEST_CASE("a milestone that moves asks its cause, and moves only when the report is approved") {
  SmallAgenda agenda = round_of_one();
  FileReport request = all_well();
  request.forecasts = {{{"M-1", "due", "2027-Q3"}}};
  CHECK(says(file_report(agenda.view(), request, owner, today), "it moves a date or an amount without the cause."));
  request = with(request, "cause", "The adviser was ill.");
  enter(agenda, file_report(agenda.view(), request, owner, today));
  CHECK(to_text(agenda.view().find<Milestone>("M-1")->due) == "2027-Q1");
  enter(agenda, sign_report(agenda.view(), {id, "", "owner@ORG-1"}, director, today));
  enter(agenda, approve_report(agenda.view(), {id, "owner@ORG-1"}, secretary, today));
  const View view = agenda.view();
  CHECK(to_text(view.find<Milestone>("M-1")->due) == "2027-Q3");
  CHECK(to_text(view.find<Milestone>("M-1")->first_due) == "2027-Q1");
  CHECK(view.find<Action>("A-1")->phase == Phase::running);
}

TEST_CASE(
    "dates that cannot be are refused by name: what happened does not lie in the future, and nothing ends before it begins") {
  SmallAgenda agenda = round_of_one();
  agenda.say("A-1", {{"planned_start", "2026-03-01"}});
  FileReport request = with(all_well(), "cause", "The adviser was ill.");
  request.forecasts = {{{"A-1", "actual_start", "2030-01-01"}, {"A-1", "planned_end", "2020-01-01"}}};
  const Acted acted = file_report(agenda.view(), request, owner, today);
  REQUIRE_FALSE(acted.ok());
  CHECK(says(acted, "“Actual start” lies in the future: 1 January 2030."));
  CHECK(says(acted, "“Planned end” (1 January 2020) comes before “Planned start” (1 March 2026)."));
  // What was wrong before is not asked of who reports now.
  agenda.say("A-1", {{"planned_end", "2020-01-01"}});
  request.forecasts = {{{"M-1", "due", "2027-Q3"}}};
  CHECK(file_report(agenda.view(), request, owner, today).ok());
}

TEST_CASE("the owner may judge otherwise than the dates do, and says why") {
  SmallAgenda agenda = round_of_one();
  FileReport request = all_well();
  request.calculated = OnSchedule::attention;
  CHECK(says(file_report(agenda.view(), request, owner, today),
             "the owner answers “yes” where the dates give “needs attention”, and it is not said why."));
  const FileReport darker =
      with(with(with(with(all_well(), "schedule", "no"), "cause", "c"), "consequence", "c"), "correction", "c");
  CHECK(file_report(agenda.view(), darker, owner, today).ok());
  enter(agenda,
        file_report(agenda.view(), with(request, "differs_because", "The milestone was met; the paper is late."), owner,
                    today));
  CHECK(agenda.view().find<ProgressReport>(id)->calculated == OnSchedule::attention);
}

TEST_CASE("a forecast is of the action itself, of a known field, and can be read") {
  SmallAgenda agenda = round_of_one();
  FileReport request = all_well();
  request.forecasts = {
      {{"M-9", "due", "2027"}, {"M-1", "title", "x"}, {"M-1", "due", "soon"}, {"M-1", "met_on", "2026-11-01"}}};
  const Acted acted = file_report(agenda.view(), request, owner, today);
  REQUIRE_FALSE(acted.ok());
  CHECK(std::ranges::count(acted.problems(), "a report on A-1 brings no new value there.", &Error::problem) == 2);
  CHECK(std::ranges::count(acted.problems(), "M-1.due", &Error::subject) == 1);
  CHECK(says(acted, "it is met, and nothing is named that shows it."));
}

TEST_CASE("a report that tells a restricted amount is restricted itself") {
  SmallAgenda agenda = round_of_one();
  FileReport request = with(all_well(), "cause", "The tender was dearer.");
  request.forecasts = {{{"F-1", "amount", "EUR 250"}}};
  enter(agenda, file_report(agenda.view(), request, owner, today));
  CHECK(agenda.view().find<ProgressReport>(id)->classification == Classification::restricted);
  CHECK(agenda.view(Classification::internal).find<ProgressReport>(id) == nullptr);
}

TEST_CASE("a report is internal until it is approved, and then goes as far as its action") {
  SmallAgenda agenda = round_of_one();
  FileReport draft = all_well();
  draft.submits = false;
  const auto is_public = [&] { return agenda.view(Classification::public_).find<ProgressReport>(id) != nullptr; };
  enter(agenda, file_report(agenda.view(), draft, owner, today));
  CHECK(agenda.view().find<ProgressReport>(id)->classification == Classification::internal);
  enter(agenda, file_report(agenda.view(), with(all_well(), "help_wanted", "A lawyer."), owner, today));
  enter(agenda, sign_report(agenda.view(), {id, "", owner.id}, director, today));
  CHECK_FALSE(is_public());
  enter(agenda, approve_report(agenda.view(), {id, owner.id}, secretary, today));
  CHECK(is_public());
  const View everybody = agenda.view(Classification::public_);
  CHECK(everybody.find<Signal>("S-A-1-2026-H2"));
}

TEST_CASE("what was classified higher by hand, stays so when it is approved") {
  SmallAgenda agenda = round_of_one();
  enter(agenda, file_report(agenda.view(), all_well(), owner, today));
  agenda.say(id, {{"classification", "restricted"}});
  enter(agenda, sign_report(agenda.view(), {id, "", owner.id}, director, today));
  enter(agenda, approve_report(agenda.view(), {id, owner.id}, secretary, today));
  CHECK(agenda.view().find<ProgressReport>(id)->classification == Classification::restricted);
}

TEST_CASE("a report is signed in the order of its organisation, by somebody else, before the secretary checks it") {
  SmallAgenda agenda = round_of_one();
  agenda.say("ORG-1", {{"sign_off", "head | director"}});
  enter(agenda, file_report(agenda.view(), all_well(), owner, today));
  CHECK(says(approve_report(agenda.view(), {id, ""}, secretary, today), "it is “submitted”, so this is not its turn."));
  CHECK(says(sign_report(agenda.view(), {id, "director", ""}, director, today),
             "it waits for “head”, not for “director”."));
  CHECK(says(sign_report(agenda.view(), {id, "head", owner.id}, owner, today),
             "owner@ORG-1 handed it in and cannot sign it as well."));
  enter(agenda, sign_report(agenda.view(), {id, "head", owner.id}, {"head@ORG-1"}, today));
  CHECK(agenda.view().find<ProgressReport>(id)->status == ReportStatus::submitted);
  CHECK(says(sign_report(agenda.view(), {id, "", owner.id, {"head@ORG-1"}}, {"head@ORG-1"}, today),
             "head@ORG-1 signed it already."));
  enter(agenda, sign_report(agenda.view(), {id, "", owner.id, {"head@ORG-1"}}, director, today));
  CHECK(agenda.view().find<ProgressReport>(id)->status == ReportStatus::endorsed);
}

TEST_CASE("a returned report keeps its text and its remarks, and is handed in again") {
  SmallAgenda agenda = round_of_one();
  enter(agenda, file_report(agenda.view(), all_well(), owner, today));
  CHECK(says(return_report(agenda.view(), {id, " "}, director, today), "it is sent back without remarks."));
  enter(agenda, return_report(agenda.view(), {id, "Name the start date."}, director, today));
  View view = agenda.view();
  CHECK(view.find<ProgressReport>(id)->remarks == "Name the start date.");
  CHECK(view.find<ProgressReport>(id)->done == "A start was made.");
  FileReport again{"A-1", "CY-2027", {{"done", "A start was made on 1 October."}}, {}, true, OnSchedule::unstated, {}};
  enter(agenda, file_report(agenda.view(), again, owner, today));
  view = agenda.view();
  CHECK(view.find<ProgressReport>(id)->status == ReportStatus::submitted);
  CHECK(view.find<ProgressReport>(id)->schedule == OnSchedule::yes);
  CHECK(view.find<ProgressReport>(id)->remarks.empty());
}

TEST_CASE("help wanted becomes a signal once the report is approved") {
  SmallAgenda agenda = round_of_one();
  enter(agenda,
        file_report(agenda.view(), with(all_well(), "help_wanted", "Who may test in open water?"), owner, today));
  CHECK(agenda.view().count(type_of<Signal>()) == 0);
  enter(agenda, sign_report(agenda.view(), {id, "", owner.id}, director, today));
  enter(agenda, approve_report(agenda.view(), {id, owner.id}, secretary, today));
  const View view = agenda.view();
  const auto* signal = view.find<Signal>("S-A-1-2026-H2");
  REQUIRE(signal);
  CHECK(signal->text == "Who may test in open water?");
  CHECK(signal->raised_by.id == "ORG-1");
  CHECK(to_text(signal->answer_due) == "2027-01-05");
  CHECK(std::ranges::none_of(check(view, today, Language::en), [](const Finding& each) {
    return each.id == "S-A-1-2026-H2" && each.severity == Severity::error;
  }));
}

TEST_CASE("nothing changed repeats the last approved report with one line, and asks for help no second time") {
  SmallAgenda agenda = round_of_one();
  CHECK(says(nothing_changed(agenda.view(), {"A-1", "CY-2027", "Looked at all.", {}}, owner, today),
             "there is no approved report that can be repeated."));
  agenda.say("PR-0", {{"action", "A-1"},
                      {"period", "2026-H1"},
                      {"status", "approved"},
                      {"reported_on", "2026-06-01"},
                      {"phase", "running"},
                      {"schedule", "attention"},
                      {"cause", "Ill."},
                      {"consequence", "Later."},
                      {"correction", "Hire."},
                      {"confidence", "feasible"},
                      {"help_wanted", "Staff."}});
  CHECK(says(nothing_changed(agenda.view(), {"A-1", "CY-2027", "", {}}, owner, today), "the confirmation is missing."));
  CHECK(says(nothing_changed(agenda.view(), {"A-1", "CY-2027", "Looked at all.", OnSchedule::no}, owner, today),
             "the last report answered “needs attention”, and the dates give “no” now."));
  enter(agenda,
        nothing_changed(agenda.view(), {"A-1", "CY-2027", "Looked at all.", OnSchedule::attention}, owner, today));
  const View view = agenda.view();
  const auto* report = view.find<ProgressReport>(id);
  REQUIRE(report);
  CHECK(report->unchanged);
  CHECK(report->correction == "Hire.");
  CHECK(report->done == "Looked at all.");
  CHECK(report->help_wanted.empty());
}

TEST_CASE("a form starts with the last approved report, and with a draft of this round before it") {
  SmallAgenda agenda = round_of_one();
  agenda.say("PR-0", {{"action", "A-1"},
                      {"period", "2026-H1"},
                      {"status", "approved"},
                      {"schedule", "yes"},
                      {"done", "Old."},
                      {"next", "Find a partner."}});
  Prefilled form = prefill(agenda.view(), "A-1", "CY-2027");
  CHECK(form.promised == "Find a partner.");
  CHECK(form.answers == std::vector<FieldChange>{{"schedule", "yes"}, {"next", "Find a partner."}});
  agenda.say("PR-1", {{"action", "A-1"}, {"cycle", "CY-2027"}, {"period", "2026-H2"}, {"done", "New."}});
  form = prefill(agenda.view(), "A-1", "CY-2027");
  CHECK(form.answers == std::vector<FieldChange>{{"done", "New."}});
}

TEST_CASE("of two who write one report both texts are told") {
  SmallAgenda agenda = round_of_one();
  FileReport first = all_well();
  first.submits = false;
  enter(agenda, file_report(agenda.view(), first, owner, today));
  agenda.say(id, {{"done", "Two starts were made."}});
  FileReport second = with(all_well(), "done", "No start was made.");
  second.seen = 1;
  const Acted acted = file_report(agenda.view(), second, owner, today);
  REQUIRE_FALSE(acted.ok());
  CHECK(acted.problems()[0].kind == ErrorKind::conflict);
  CHECK(says(acted, "somebody else wrote “Two starts were made.” meanwhile; you wrote “No start was made.”."));
  // A choice and its field are told as people know them.
  agenda.say(id, {{"schedule", "attention"}});
  const Acted in_dutch = file_report(agenda.view(), second, {"owner@ORG-1", Language::nl}, today);
  REQUIRE_FALSE(in_dutch.ok());
  CHECK(in_dutch.problems()[0].subject == "voortgangsrapportage " + id + ", Op schema?");
  CHECK(says(in_dutch, "Een ander schreef intussen ‘vraagt aandacht’; u schreef ‘ja’."));
}

TEST_CASE("no report is filed in a closed round, on an action that is not asked, or over one that waits") {
  SmallAgenda agenda = round_of_one();
  agenda.say("A-2", {{"owner", "ORG-1"}});
  FileReport request = all_well();
  request.action = "A-2";
  CHECK(says(file_report(agenda.view(), request, owner, today), "no report on it is asked in this round."));
  enter(agenda, file_report(agenda.view(), all_well(), owner, today));
  CHECK(says(file_report(agenda.view(), all_well(), owner, today), "it was handed in and waits for others."));
  agenda.say("CY-2027", {{"closed_on", "2026-11-20"}});
  CHECK(says(file_report(agenda.view(), all_well(), owner, today),
             "its reporting round was closed on 20 November 2026."));
}

TEST_CASE("after approval a correction is a report of its own") {
  SmallAgenda agenda = round_of_one();
  agenda.say(id, {{"action", "A-1"}, {"cycle", "CY-2027"}, {"period", "2026-H2"}, {"status", "approved"}});
  enter(agenda, file_report(agenda.view(), all_well(), owner, today));
  CHECK(agenda.view().find<ProgressReport>(id + "-2") != nullptr);
}

}  // namespace stip
