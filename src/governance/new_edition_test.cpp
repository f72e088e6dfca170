// New edition, tested: what is left is named, and publishing is done once.
#include "governance/new_edition.h"

#include "governance/test_acts.h"

namespace stip {
namespace {

const Actor secretary{"secretary"};
const Day today = *parse_day("2027-02-15");

ReadyStep step_of(const View& view, EditionStep step, int year = 2027) {
  for (const ReadyStep& each : readiness(view, year, today)) {
    if (each.step == step) return each;
  }
  FAIL("no such step");
  return {};
}

SmallAgenda with_frozen(const SmallAgenda::Fields& more = {}) {
  SmallAgenda agenda;
  SmallAgenda::Fields fields{{"year", "2027"}, {"position", "1"}};
  fields.insert(fields.end(), more.begin(), more.end());
  agenda.say("T-1").say("ED-2027", fields);
  return agenda;
}

}  // namespace

TEST_CASE("the check-list has every step once, also of an empty agenda") {
  SmallAgenda agenda;
  agenda.say("T-1");
  const auto steps = readiness(agenda.view(), 2027, today);
  REQUIRE(steps.size() == 9);
  for (std::size_t i = 0; i < steps.size(); ++i) CHECK(steps[i].step == static_cast<EditionStep>(i));
  CHECK_FALSE(steps.front().is_done());  // No round was held.
  CHECK(step_of(agenda.view(), EditionStep::signals).is_done());
}

TEST_CASE("reports, signals, proposals, pledges and consultations count with what is left by name") {
  SmallAgenda agenda;
  agenda.say("ORG-1").say("A-1", {{"owner", "ORG-1"}, {"phase", "running"}}).say("A-2", {{"owner", "ORG-1"}});
  agenda.say("CY-2027", {{"year", "2027"}, {"period", "2026-H2"}, {"asked", "A-1; A-2"}});
  agenda.say("PR-1", {{"action", "A-1"},
                      {"cycle", "CY-2027"},
                      {"period", "2026-H2"},
                      {"status", "approved"},
                      {"reported_on", "2027-01-10"},
                      {"phase", "running"},
                      {"schedule", "yes"}});
  agenda.say("S-1", {{"answer", "taken_over"}, {"answer_text", "Yes."}})
      .say("S-2")
      .say("S-3", {{"merged_into", "S-2"}});
  agenda.say("PV-1", {{"status", "ready"}}).say("PV-2", {{"status", "adopted"}}).say("PV-3", {{"status", "draft"}});
  agenda.say("TZ-1", {{"due", "2027-01"}}).say("TZ-2", {{"due", "2027-06"}});
  agenda.say("CO-1", {{"status", "closed"}}).say("CO-2", {{"status", "answered"}, {"follow_up", "Taken over."}});
  const View view = agenda.view();
  CHECK(step_of(view, EditionStep::round) == ReadyStep{EditionStep::round, 0, 1, {"CY-2027"}});
  CHECK(step_of(view, EditionStep::reports) == ReadyStep{EditionStep::reports, 1, 2, {"A-2"}});
  CHECK(step_of(view, EditionStep::signals) == ReadyStep{EditionStep::signals, 1, 2, {"S-2"}});
  CHECK(step_of(view, EditionStep::decisions) == ReadyStep{EditionStep::decisions, 1, 2, {"PV-1"}});
  CHECK(step_of(view, EditionStep::pledges) == ReadyStep{EditionStep::pledges, 1, 2, {"TZ-1"}});
  CHECK(step_of(view, EditionStep::consultations) == ReadyStep{EditionStep::consultations, 1, 2, {"CO-1"}});
  CHECK(step_of(view, EditionStep::round, 2028).open.empty());
  CHECK_FALSE(step_of(view, EditionStep::round, 2028).is_done());
}

TEST_CASE("a frozen edition is published once, with its day, and is public from then on") {
  SmallAgenda agenda = with_frozen({{"classification", "internal"}, {"release", "2027-03-01T13:00:00Z"}});
  CHECK(agenda.view(Classification::public_).find<Edition>("ED-2027") == nullptr);
  enter(agenda, publish_edition(agenda.view(), {"ED-2027", {}, "https://example.org/brief"}, secretary, today));
  const View view = agenda.view(Classification::public_);
  REQUIRE(view.find<Edition>("ED-2027"));
  CHECK(to_text(view.find<Edition>("ED-2027")->published) == "2027-02-15");
  CHECK(view.find<Edition>("ED-2027")->release.empty());
  CHECK(says(publish_edition(agenda.view(), {"ED-2027", {}, {}}, secretary, today),
             "it was published on 15 February 2027."));
}

TEST_CASE("an edition is not published on a day that is still to come, nor one that is not there") {
  SmallAgenda agenda = with_frozen();
  CHECK(says(publish_edition(agenda.view(), {"ED-2027", *parse_date("2027-02-16"), {}}, secretary, today),
             "16 February 2027 is still to come."));
  CHECK_FALSE(publish_edition(agenda.view(), {"ED-2030", {}, {}}, secretary, today).ok());
}

TEST_CASE("an edition is due from its moment on, until it is published") {
  SmallAgenda agenda = with_frozen({{"release", "2027-03-01T13:00:00Z"}});
  CHECK(due_for_publication(agenda.view(), *parse_instant("2027-03-01T12:59:59Z")).empty());
  CHECK(due_for_publication(agenda.view(), *parse_instant("2027-03-01T13:00:00Z")).size() == 1);
  agenda.say("ED-2027", {{"published", "2027-02-28"}});
  CHECK(due_for_publication(agenda.view(), *parse_instant("2027-03-02T00:00:00Z")).empty());
}

}  // namespace stip
