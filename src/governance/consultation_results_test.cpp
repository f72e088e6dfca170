// ConsultationResults, tested: recorded once, brought up to date, and never added up.
#include "governance/consultation_results.h"

#include "governance/test_acts.h"

namespace stip {
namespace {

const Actor secretary{"secretary"};
const Day today = day("2026-11-24");

RecordResults two_doors() {
  RecordResults request{"CO-1", {}, "digest of all", "0.1.0", ""};
  FoundResult found{
      ConsultationDoor::invited, ResultKind::statements, "", 240, 1000, 2040, "stable-groups", "digest", "", "{}"};
  request.results.push_back(found);
  found.door = ConsultationDoor::open;
  found.participants = 5000;
  found.invited.reset();
  request.results.push_back(found);
  return request;
}

SmallAgenda with_consultation(const char* status = "open") {
  SmallAgenda agenda;
  agenda.say("CO-1", {{"status", status}, {"opens", "2026-09-01"}});
  return agenda;
}

}  // namespace

TEST_CASE(
    "results are recorded for each door, the consultation closes and bears the digest, and doors are not added up") {
  SmallAgenda agenda = with_consultation();
  enter(agenda, record_results(agenda.view(), two_doors(), secretary, today));
  const View view = agenda.view();
  const Consultation& held = *view.find<Consultation>("CO-1");
  CHECK(held.status == ConsultationStatus::closed);
  CHECK(held.digest == "digest of all");
  CHECK_FALSE(held.participants);
  const auto results = results_of(view, "CO-1");
  REQUIRE(results.size() == 2);
  CHECK(results[0]->participants == 240);
  CHECK(results[0]->seed == 2040);
  CHECK(results[0]->code_version == "0.1.0");
  CHECK(results[1]->door == ConsultationDoor::open);
}

TEST_CASE("the same results are known as recorded, also by another version of the program") {
  SmallAgenda agenda = with_consultation();
  RecordResults request = two_doors();
  CHECK_FALSE(is_recorded(agenda.view(), request));
  enter(agenda, record_results(agenda.view(), request, secretary, today));
  request.code_version = "0.2.0";
  CHECK(is_recorded(agenda.view(), request));
  CHECK(says(record_results(agenda.view(), request, secretary, today), "nothing would change."));
  request.results[0].data = R"({"n":240})";
  CHECK_FALSE(is_recorded(agenda.view(), request));
  enter(agenda, record_results(agenda.view(), request, secretary, today));
  CHECK(results_of(agenda.view(), "CO-1").size() == 2);  // Brought up to date, not added.
  CHECK(results_of(agenda.view(), "CO-1")[0]->code_version == "0.2.0");
  CHECK(results_of(agenda.view(), "CO-1")[1]->code_version == "0.1.0");
}

TEST_CASE("of one door the participants are those of the consultation, and what was answered stays answered") {
  SmallAgenda agenda = with_consultation("answered");
  RecordResults request = two_doors();
  request.results.pop_back();
  enter(agenda, record_results(agenda.view(), request, secretary, today));
  CHECK(agenda.view().find<Consultation>("CO-1")->participants == 240);
  CHECK(agenda.view().find<Consultation>("CO-1")->status == ConsultationStatus::answered);
}

TEST_CASE("a draft has no results, nor has one that has not opened, nor one that is not there") {
  SmallAgenda draft = with_consultation("draft");
  CHECK(says(record_results(draft.view(), two_doors(), secretary, today),
             "it is a draft: nobody could take part in it."));
  SmallAgenda later;
  later.say("CO-1", {{"status", "open"}, {"opens", "2027-01-01"}});
  CHECK(says(record_results(later.view(), two_doors(), secretary, today), "it has not opened yet."));
  SmallAgenda empty;
  CHECK(says(record_results(empty.view(), two_doors(), secretary, today), "there is no such record."));
  SmallAgenda nothing = with_consultation();
  RecordResults none = two_doors();
  none.results.clear();
  CHECK(says(record_results(nothing.view(), none, secretary, today), "nothing was worked out of it."));
}

TEST_CASE("results of a consultation that is not public are numbered apart and classified as it is") {
  SmallAgenda agenda;
  agenda.say("CO-1", {{"status", "open"}, {"classification", "internal"}});
  enter(agenda, record_results(agenda.view(), two_doors(), secretary, today));
  const auto results = results_of(agenda.view(), "CO-1");
  REQUIRE(results.size() == 2);
  CHECK(results[0]->id == "CR-i1");
  CHECK(results[0]->classification == Classification::internal);
  CHECK(agenda.view(Classification::public_).all<ConsultationResult>().begin() ==
        agenda.view(Classification::public_).all<ConsultationResult>().end());
}

}  // namespace stip
