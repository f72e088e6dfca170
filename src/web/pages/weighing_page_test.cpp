// Weighing pages, tested: what they must show, and that they add nothing up and tell nothing that is hidden.
#include <doctest/doctest.h>

#include "base/text.h"
#include "web/pages/attention_page.h"
#include "web/pages/goal_page.h"
#include "web/pages/test_site.h"
#include "web/pages/weighing_page.h"

using namespace stip;

namespace {

TestSite weighed_site() {
  TestSite site;
  site.say("AK-1", {{"version", "1.0"}, {"trigger", "A new kind of use."}});
  site.say("KV-1", {{"framework", "AK-1"}, {"number", "1"}, {"topic", "chances"}, {"rated", "yes"}});
  site.say("KV-2", {{"framework", "AK-1"}, {"number", "2"}, {"topic", "red_lines"}, {"explanation", "What is meant."}});
  site.say("KV-3", {{"framework", "AK-1"}, {"number", "3"}, {"topic", "speed_and_care"}});
  site.say("A-1", {{"why_fast", "Others do not wait."}, {"effects", "SE-1"}}).say("A-2").say("SE-1");
  site.say("TR-1", {{"title", "Prices fall"}, {"goals", "SE-1"}});
  site.say("AF-1", {{"framework", "AK-1"},
                    {"about", "A-1"},
                    {"date", "2026-05"},
                    {"advice", "Go on."},
                    {"dissent", "One would wait."}});
  site.say("AF-2", {{"framework", "AK-1"}, {"about", "A-2"}});
  const auto argue = [&](const char* id, const char* question, const char* side, const char* who, const char* rating) {
    site.say(id, {{"assessment", "AF-1"}, {"question", question}, {"side", side}, {"who", who}, {"lowest", rating}});
  };
  argue("AR-1", "KV-1", "for", "Patients", "very_high");
  argue("AR-2", "KV-1", "against", "Farmers", "low");
  argue("AR-3", "KV-2", "against", "Farmers", "");
  site.say("AR-4", {{"title", "Safeguards first"},
                    {"assessment", "AF-1"},
                    {"question", "KV-3"},
                    {"side", "condition"},
                    {"who", "Farmers"},
                    {"stance", "rather_care"}});
  site.say("AR-5", {{"assessment", "AF-2"}, {"question", "KV-1"}, {"who", "Patients"}, {"lowest", "low"}});
  site.say("VW-1", {{"title", "Measure monthly"},
                    {"from", "AF-1"},
                    {"actions", "A-1"},
                    {"due", "2026-Q2"},
                    {"finding", "Not begun."}});
  site.say("CO-1", {{"title", "Panel of May"}}).say("VW-2", {{"title", "Safe for all"}, {"from", "CO-1"}});
  return site;
}

}  // namespace

TEST_CASE("the list of weighings names the version of the framework, that it is a proposal, and red lines") {
  TestSite site = weighed_site();
  const std::string text = site.text(weighing_page, "wegen");
  CHECK(contains(text, "version 1.0"));
  CHECK(contains(text, "proposal, not adopted"));
  CHECK(contains(text, "/en/wegen/A-1"));
  CHECK(contains(text, "crosses a red line; nothing makes up for that"));
  site.say("BS-1", {{"title", "Adopted in June"}}).say("AK-1", {{"decision", "BS-1"}});
  const std::string later = site.text(weighing_page, "wegen");
  CHECK_FALSE(contains(later, "proposal, not adopted"));
  CHECK(contains(later, "Adopted in June"));
}

TEST_CASE("a weighing shows arguments with who, the spread of each who rated, dissent and what the line is worth") {
  TestSite site = weighed_site();
  const std::string text = site.text(weighing_subject_page, "wegen/A-1", {"A-1"});
  CHECK(contains(text, "Title of AR-1"));
  CHECK(contains(text, "Patients: Very high"));
  CHECK(contains(text, "Farmers: Low"));
  CHECK(contains(text, "some have no rating in common"));
  CHECK(contains(text, "One would wait."));
  CHECK(contains(text, "no evidence stated"));
  CHECK(contains(text, "What is meant."));
  CHECK(contains(text, "Red line of <strong>"));
  CHECK(text.find("Red lines, before all else") < text.find("The other questions"));
  CHECK_FALSE(contains(text, "Medium"));  // Between low and very high stands no mean.
}

TEST_CASE("a weighing shows positions in words, conditions with what came of them, citizens and trends") {
  TestSite site = weighed_site();
  const std::string text = site.text(weighing_subject_page, "wegen/A-1", {"A-1"});
  CHECK(contains(text, "Rather care"));
  CHECK(contains(text, "Safeguards first"));
  CHECK(contains(text, "Others do not wait."));
  CHECK(contains(text, "Not begun."));
  CHECK(contains(text, "date has passed"));
  CHECK(contains(text, "Panel of May"));
  CHECK(contains(text, "Safe for all"));
  CHECK(contains(text, "Prices fall"));
  CHECK(contains(text, "A new kind of use."));
}

TEST_CASE("what was never weighed has a page with the questions, and a hidden subject is as one that never was") {
  TestSite site = weighed_site();
  site.say("A-3").say("A-4", {{"title", "Orbit"}, {"classification", "restricted"}});
  CHECK(contains(site.text(weighing_subject_page, "wegen/A-3", {"A-3"}), "it was never weighed"));
  const Response hidden = site.get(weighing_subject_page, "wegen/A-4", {"A-4"});
  CHECK(hidden.status == 404);
  CHECK_FALSE(contains(hidden.body, "Orbit"));
}

TEST_CASE("a comparison is by group, and tells what was left out because of a red line") {
  TestSite site = weighed_site();
  site.say("A-5").say("AF-3", {{"framework", "AK-1"}, {"about", "A-5"}});
  site.say("AR-6", {{"assessment", "AF-3"}, {"question", "KV-1"}, {"who", "Patients"}, {"lowest", "very_high"}});
  CHECK_FALSE(contains(site.text(weighing_page, "wegen"), "in 0 of 100"));
  site.say("W-1", {{"group", "Patients"}, {"kind", "unknown"}});
  const std::string text = site.text(weighing_page, "wegen");
  CHECK(contains(text, "in 0 of 100"));  // A-2 before A-5, by the one question that was rated.
  CHECK(contains(text, "the same for every group"));
  CHECK(contains(text, "Not compared, because a red line is crossed:"));
}

TEST_CASE("a goal shows claims as a range with what must be true, and says that they are claims") {
  TestSite site;
  site.say("BR-1").say("G-1", {{"indicators", "I-1"}}).say("A-1", {{"phase", "running"}});
  site.say("I-1", {{"unit", "%"},
                   {"direction", "up"},
                   {"baseline", "40"},
                   {"target", "50"},
                   {"target_year", "2030"},
                   {"sources", "BR-1"}});
  site.say("C-1", {{"action", "A-1"}, {"goal", "G-1"}, {"size", "2..4"}, {"assumption", "Farmers take part."}});
  const std::string text = site.text(goal_page, "doelen/G-1", {"G-1"});
  CHECK(contains(text, "From the last figure to the target is 10 %. Counted claims together: from 2 % to 4 %."));
  CHECK(contains(text, "At least 6 % has to come from something else."));
  CHECK(contains(text, "Farmers take part."));
  CHECK(contains(text, "Claims, not results"));
}

TEST_CASE("what needs attention tells what hangs on it for the goals, and offers no draft to who is not signed in") {
  TestSite site;
  site.say("G-1", {{"title", "More trees"}})
      .say("A-1", {{"phase", "running"}})
      .say("C-1", {{"action", "A-1"}, {"goal", "G-1"}});
  site.say("M-1", {{"action", "A-1"}, {"due", "2026-Q2"}});
  const std::string text = site.text(attention_page, "aandacht");
  CHECK(contains(text, "a goal that is off course or that nothing else helps: <a"));
  CHECK(contains(text, "More trees"));
  CHECK_FALSE(contains(text, "Draft a proposal"));
}
