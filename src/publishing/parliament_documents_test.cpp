// Tests of the progress report, the explanation of policy choices and the decision note.
#include <doctest/doctest.h>

#include "agenda/test_agenda.h"
#include "base/text.h"
#include "publishing/decision_note.h"
#include "publishing/document_html.h"
#include "publishing/explanation.h"
#include "publishing/round_report.h"
#include "publishing/woo_ground.h"

using namespace stip;

namespace {

const Day june = day("2027-06-20");

std::string html_of(const Document& document) {
  for (const std::string& problem : problems_of(document)) FAIL_CHECK(problem);
  return to_fragment(document).str();
}

std::string round_html(SmallAgenda& agenda) {
  const View view = agenda.view();
  return html_of(round_report(view, *view.find<Cycle>("CY-2027"), june, Language::en));
}

SmallAgenda round_of_three() {
  SmallAgenda agenda;
  agenda.say("ORG-1", {{"title", "Ministry of Water"}})
      .say("A-1", {{"owner", "ORG-1"}})
      .say("A-2", {{"owner", "ORG-1"}})
      .say("A-3")
      .say("CY-2027", {{"year", "2027"}, {"period", "2027-Q2"}, {"asked", "A-1; A-2; A-3"}})
      .say("DL-1", {{"cycle", "CY-2027"}, {"step", "report"}, {"due", "2027-06-10"}})
      .say("PR-1", {{"action", "A-1"},
                    {"cycle", "CY-2027"},
                    {"period", "2027-Q2"},
                    {"status", "approved"},
                    {"reported_on", "2027-06-01"},
                    {"schedule", "no"},
                    {"money", "yes"},
                    {"confidence", "in_doubt"},
                    {"cause", "The adviser was ill."},
                    {"correction", "Somebody else helps."},
                    {"decision_wanted", "Agree to steps."},
                    {"signed_by", "director"}})
      .say("PR-2",
           {{"action", "A-2"}, {"cycle", "CY-2027"}, {"period", "2027-Q2"}, {"status", "draft"}, {"schedule", "yes"}});
  return agenda;
}

}  // namespace

TEST_CASE("a round counts with denominators, and a draft is a missing report") {
  SmallAgenda agenda = round_of_three();
  const std::string html = round_html(agenda);
  CHECK(contains(html, "3 reports were asked and 1 were handed in."));
  CHECK(contains(html, ">1 of 3</td>"));
  CHECK(contains(html, "Missing: 2 of 3 of what was asked."));
  CHECK(contains(html, "10 days late"));
  CHECK(contains(html, "The adviser was ill."));
  CHECK(contains(html, "Ministry of Water, 1 June 2027, signed by: director"));
  CHECK(contains(html, "Agree to steps."));
  CHECK(!contains(html, "%"));
}

TEST_CASE("what nobody answered is never shown as good") {
  SmallAgenda agenda = round_of_three();
  agenda.say("PR-3", {{"action", "A-3"}, {"cycle", "CY-2027"}, {"period", "2027-Q2"}, {"status", "submitted"}});
  const std::string html = round_html(agenda);
  CHECK(contains(html, "not answered"));
  CHECK(contains(html, "0 of 2"));
}

TEST_CASE("policy choices say as open what the agenda does not say") {
  SmallAgenda agenda;
  agenda.say("A-1", {{"sentence", "All rivers are measured."}});
  const View view = agenda.view();
  const std::string html = html_of(explanation(view, *view.find<Action>("A-1"), june, Language::en));
  CHECK(contains(html, "All rivers are measured."));
  for (const char* words : {"which policy instruments are used", "what it costs the State", "companies, citizens",
                            "how the action leads to the goal", "at less cost than others",
                            "when and how it is evaluated", "not obligatory"})
    CHECK_MESSAGE(contains(html, words), words);
}

TEST_CASE("policy choices are obligatory from twenty million in a year") {
  SmallAgenda agenda;
  agenda.say("FS-1", {{"party", "state"}})
      .say("A-1", {{"instruments", "grant"}})
      .say("F-1", {{"action", "A-1"},
                   {"source", "FS-1"},
                   {"kind", "obligation"},
                   {"stage", "granted"},
                   {"year", "2028"},
                   {"amount", "EUR 20000000"}});
  const View view = agenda.view();
  CHECK(explanation_asked(view, "A-1").is_asked);
  const std::string html = html_of(explanation(view, *view.find<Action>("A-1"), june, Language::en));
  CHECK(contains(html, "In 2028 this action takes"));
  CHECK(contains(html, "Comptabiliteitswet 2016, article 3.1"));
}

TEST_CASE("a ground of the Woo is read as people write it") {
  const auto article = [](std::string_view words) { return std::string(name_of_choice(woo_ground_in(words))); };
  CHECK(article("Grond: Woo 5.1.2e") == "5.1.2e");
  CHECK(article("Woo art. 5.1 lid 2 onder b, tot de aanbesteding") == "5.1.2b");
  CHECK(article("Woo artikel 5.1, eerste lid, onder c") == "5.1.1c");
  CHECK(article("Woo 5.2") == "5.2");
  CHECK(article("woo 5.1.5") == "5.1.5");
  CHECK(article("Woo 5.1.2z").empty());
  CHECK(article("Woo 6.1").empty());
  CHECK(article("Artikel 5.1.2e").empty());
}

namespace {

SmallAgenda proposal_with_a_secret() {
  SmallAgenda agenda;
  agenda.say("A-1", {{"title", "Measure"}})
      .say("A-2", {{"title", "Secret pilot"}, {"classification", "internal"}, {"woo_ground", "5.1.2b"}})
      .say("FS-1", {{"party", "state"}})
      .say("F-1", {{"action", "A-1"},
                   {"source", "FS-1"},
                   {"stage", "asked"},
                   {"year", "2028"},
                   {"amount", "EUR 1234567"},
                   {"amount_classification", "internal"}})
      .say("PV-1", {{"title", "More time"},
                    {"reason", "It takes longer."},
                    {"options", "Nuloptie: niets doen. Optie 1: een jaar later."},
                    {"status", "ready"}})
      .say("PC-1",
           {{"proposal", "PV-1"}, {"record", "A-1"}, {"field", "planned_end"}, {"was", "2027"}, {"value", "2028"}})
      .say("PC-2", {{"proposal", "PV-1"}, {"record", "A-2"}, {"field", "planned_end"}, {"value", "2029"}});
  return agenda;
}

std::string note_html(SmallAgenda& agenda, Classification clearance) {
  const View view = agenda.view(clearance);
  return html_of(decision_note(view, "PV-1", {}, june, Language::en));
}

}  // namespace

TEST_CASE("a decision note says what would change, with the zero option and what is open") {
  SmallAgenda agenda = proposal_with_a_secret();
  const std::string html = note_html(agenda, Classification::public_);
  CHECK(contains(html, "Do you agree with: More time?"));
  CHECK(contains(html, "Nuloptie"));
  CHECK(!contains(html, "the zero option: what happens"));
  CHECK(contains(html, "<del>2027</del>"));
  CHECK(contains(html, "<ins>2028</ins>"));
  CHECK(contains(html, "Why faster"));
  agenda.say("PV-1", {{"options", "Optie 1."}});
  CHECK(contains(note_html(agenda, Classification::public_), "the zero option: what happens"));
}

TEST_CASE("a public decision note tells of a confidential amount, which its line shows, and of nothing hidden") {
  SmallAgenda agenda = proposal_with_a_secret();
  const std::string open_note = note_html(agenda, Classification::public_);
  CHECK(!contains(open_note, "Secret pilot"));
  CHECK(!contains(open_note, "A-2"));
  CHECK(!contains(open_note, "2029"));
  CHECK(!contains(open_note, "1.234.567"));
  CHECK(contains(open_note, "Amount of F-1"));
  CHECK(!contains(open_note, "not for publication"));
  const std::string inside = note_html(agenda, Classification::internal);
  CHECK(contains(inside, "Secret pilot"));
  CHECK(contains(inside, "Woo 5.1.2b: economic or financial interests of the State"));
  CHECK(contains(inside, "This version is not for publication."));
  CHECK(contains(inside, "name the ground of the Woo before publication"));
}

TEST_CASE("the ground of the Woo is a field; where it is empty, the first that the remark names") {
  SmallAgenda agenda = proposal_with_a_secret();
  agenda.say("A-2", {{"woo_ground", ""}, {"note", "Grond: Woo art. 5.1 lid 2 onder e."}});
  CHECK(contains(note_html(agenda, Classification::internal), "Woo 5.1.2e: privacy"));
  agenda.say("A-2", {{"woo_ground", "5.1.1c"}});
  const std::string said = note_html(agenda, Classification::internal);
  CHECK(contains(said, "Woo 5.1.1c: business data handed over in confidence"));
  CHECK(!contains(said, "Woo 5.1.2e"));
  agenda.say("F-1", {{"woo_ground", "5.1.2f"}});
  CHECK(contains(note_html(agenda, Classification::public_), "Woo 5.1.2f: business data that competitors could use"));
}

TEST_CASE("without a secret the public note and that of an insider are the same") {
  SmallAgenda agenda = proposal_with_a_secret();
  agenda.retire("PC-2").retire("A-2").retire("F-1");
  CHECK(note_html(agenda, Classification::public_) == note_html(agenda, Classification::restricted));
}
