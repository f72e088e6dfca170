// Pages of the talk: you said, we did; bodies and meetings; pledges; calendars. What they must and must never show.
#include <doctest/doctest.h>

#include "base/text.h"
#include "web/pages/action_page.h"
#include "web/pages/bodies_page.h"
#include "web/pages/calendar_page.h"
#include "web/pages/pledges_page.h"
#include "web/pages/said_page.h"
#include "web/pages/test_site.h"

namespace stip {
namespace {

TestSite talk() {
  TestSite site;
  site.say("ORG-1", {{"title", "Ministry of Tests"}})
      .say("ORG-2", {{"title", "Guild of Growers"}})
      .say("ORG-3", {{"title", "Water Board"}});
  site.say("A-1", {{"owner", "ORG-3"}, {"phase", "running"}});
  site.say("B-1", {{"title", "Green table"}, {"mandate", "advises"}, {"organisation", "ORG-1"}})
      .say("MB-1", {{"body", "B-1"}, {"organisation", "ORG-2"}, {"interests", "Sells seed."}});
  site.say("S-1", {{"title", "Slow permits"},
                   {"text", "It takes two years."},
                   {"origin", "body"},
                   {"body", "B-1"},
                   {"raised_on", "2026-09-01"},
                   {"answer_due", "2026-10-01"}});
  site.say("S-2", {{"title", "More seed"},
                   {"text", "There is none."},
                   {"origin", "public"},
                   {"raised_on", "2026-09-01"},
                   {"answer_due", "2026-09-30"},
                   {"answer", "taken_over"},
                   {"answer_text", "Seed is bought."},
                   {"answered_on", "2026-09-21"},
                   {"about", "A-1"}});
  site.say("S-3", {{"title", "Seed please"}, {"text", "Seed."}, {"origin", "public"}, {"merged_into", "S-2"}});
  site.say("V-1", {{"body", "B-1"}, {"date", "2026-10-05"}, {"present", "ORG-1"}, {"minutes", "Spoken."}});
  site.say("AI-1", {{"meeting", "V-1"}, {"number", "1"}, {"about", "A-1"}, {"outcome", "It goes on."}});
  site.say("V-2", {{"title", "Table of January"}, {"body", "B-1"}, {"date", "2027-01-15"}});
  site.say("TZ-1", {{"title", "A letter"},
                    {"text", "Sent."},
                    {"to", "House"},
                    {"made_on", "2026-01-01"},
                    {"due_kind", "date"},
                    {"due", "2026-06"},
                    {"actions", "A-1"}});
  site.say("TZ-2", {{"title", "Waiting"},
                    {"text", "Then."},
                    {"to", "House"},
                    {"made_on", "2026-01-01"},
                    {"due_kind", "event"},
                    {"event", "When it rains"}});
  return site;
}

}  // namespace

TEST_CASE("you said, we did shows open signals first, each answer with its reason, place and days, and no average") {
  TestSite site = talk();
  const std::string text = site.text(said_page, "signalen");
  REQUIRE(text.find("Slow permits") != text.npos);
  CHECK(text.find("Slow permits") < text.find("More seed"));
  CHECK(contains(text, "open for 84 days, 54 days past its term"));
  CHECK(contains(text, "answered after 20 days"));
  CHECK(contains(text, "Seed is bought."));
  CHECK(contains(text, "Title of A-1"));
  CHECK(contains(text, "2 of 2 signals"));
  CHECK(contains(text, "Others said the same"));
  CHECK_FALSE(contains(to_lower(text), "average"));
}

TEST_CASE("you said, we did is filtered by answer, origin and who") {
  TestSite site = talk();
  CHECK_FALSE(contains(site.text(said_page, "signalen?antwoord=te-laat"), "More seed"));
  CHECK_FALSE(contains(site.text(said_page, "signalen?antwoord=taken_over"), "Slow permits"));
  CHECK_FALSE(contains(site.text(said_page, "signalen?herkomst=public"), "Slow permits"));
  CHECK(contains(site.text(said_page, "signalen?wie=B-1"), "1 of 2 signals"));
  CHECK(contains(site.text(said_page, "signalen?wie=ORG-404"), "No signal fits all of this."));
}

TEST_CASE("a signal that was merged leads to the one that carries it on") {
  TestSite site = talk();
  CHECK(contains(site.text(signal_page, "signalen/S-3", {"S-3"}), "/en/signalen/S-2"));
  CHECK(contains(site.text(signal_page, "signalen/S-1", {"S-1"}), "No answer yet, past its term"));
}

TEST_CASE("of a signal that was raised in some month or year it is told how long it took at least") {
  TestSite site = talk();
  site.say("S-7", {{"title", "Dark paths"}, {"text", "Dark."}, {"raised_on", "2026-10"}})
      .say("S-8", {{"title", "Wet feet"},
                   {"text", "Wet."},
                   {"raised_on", "2025"},
                   {"answer", "noted"},
                   {"answer_text", "So it is."},
                   {"answered_on", "2026-02-01"}})
      .say("S-9", {{"title", "This year"}, {"text", "Some day."}, {"raised_on", "2026"}});
  CHECK(contains(site.text(signal_page, "signalen/S-7", {"S-7"}), "open for at least 24 days"));
  CHECK(contains(site.text(signal_page, "signalen/S-8", {"S-8"}), "answered after at least 32 days"));
  CHECK_FALSE(contains(site.text(signal_page, "signalen/S-9", {"S-9"}), "open for "));
}

TEST_CASE("a body shows its mandate, seats with interests, meetings, and who was not at the table") {
  TestSite site = talk();
  const std::string text = site.text(body_page, "overlegorganen/B-1", {"B-1"});
  CHECK(contains(text, "Advises; the cabinet decides"));
  CHECK(contains(text, "Sells seed."));
  CHECK(text.find("Table of January") < text.find("Title of V-1"));
  CHECK(contains(text, "not at the table: "));
  CHECK(contains(text, "Guild of Growers"));
  CHECK(contains(text, "Slow permits"));  // It waits for this table.
  const std::string meeting = site.text(meeting_page, "vergaderingen/V-1", {"V-1"});
  CHECK(contains(meeting, "It goes on."));
  CHECK(contains(meeting, "Water Board"));  // Owns what was discussed, has no seat.
}

TEST_CASE("a meeting tells of each item what must be done, by whom and by when") {
  TestSite site = talk();
  site.say("S-1-1", {{"title", "Follow-up of: Permits"},
                     {"text", "Open one desk."},
                     {"about", "AI-1"},
                     {"assigned_to", "ORG-3"},
                     {"answer_due", "2027-03-01"}});
  const std::string text = site.text(meeting_page, "vergaderingen/V-1", {"V-1"});
  const auto item = text.find("It goes on."), done = text.find("Open one desk.");
  REQUIRE(item != text.npos);
  REQUIRE(done != text.npos);
  CHECK(item < done);
  CHECK(contains(text, "By whom: <a "));
  CHECK(text.find("Water Board", done) != text.npos);
  CHECK(contains(text, "Before or on: 1 March 2027"));
}

TEST_CASE("pledges stand by term with how each stands, also on the page of the action") {
  TestSite site = talk();
  const std::string text = site.text(pledges_page, "toezeggingen");
  CHECK(text.find("A letter") < text.find("Waiting"));
  CHECK(contains(text, "past its term, 147 days"));
  CHECK(contains(text, "When it rains"));
  CHECK(contains(text, "2 pledges and motions are open; 1 past its term"));
  CHECK(contains(site.text(action_page, "acties/A-1", {"A-1"}), "past its term, 147 days"));
}

TEST_CASE("pledges are filtered by state, by who carries them out and by words, all in the address") {
  TestSite site = talk();
  site.say("ORG-7", {{"title", "Harbour Office"}})
      .say("A-7", {{"owner", "ORG-7"}})
      .say("TZ-7",
           {{"title", "Quay"}, {"register_number", "TZ202603-130"}, {"actions", "A-7"}, {"status", "fulfilled"}})
      .say("TZ-8", {{"title", "Crane"}, {"status", "lapsed"}, {"classification", "internal"}});
  const auto shown = [&](const std::string& query) {
    const std::string text = site.text(pledges_page, "toezeggingen" + query);
    std::string ids;
    for (const char* id : {"TZ-1", "TZ-2", "TZ-7", "TZ-8"})
      if (contains(text, std::string("/toezeggingen/") + id + "\"")) ids += std::string(id) + " ";
    return ids;
  };
  CHECK(shown("") == "TZ-1 TZ-2 TZ-7 ");
  CHECK(shown("?stand=open") == "TZ-1 TZ-2 ");
  CHECK(shown("?stand=te-laat") == "TZ-1 ");
  CHECK(shown("?stand=voldaan") == "TZ-7 ");
  CHECK(shown("?stand=vervallen") == "");
  CHECK(shown("?stand=quatsch") == "");
  CHECK(shown("?wie=ORG-7") == "TZ-7 ");
  CHECK(shown("?q=tz202603-130") == "TZ-7 ");
  CHECK(shown("?q=LETTER&stand=open") == "TZ-1 ");
  CHECK(shown("?q=letter&stand=voldaan") == "");
  const std::string text = site.text(pledges_page, "toezeggingen?stand=voldaan&wie=ORG-7&q=quay");
  CHECK(contains(text, "1 of 3 pledges and motions fit"));
  CHECK(contains(text, "value=\"quay\""));
  CHECK(contains(text, "<option value=\"voldaan\" selected>"));
  CHECK(contains(text, "<option value=\"ORG-7\" selected>"));
  CHECK(contains(text, "method=\"get\""));
}

TEST_CASE("a calendar holds what its visitor may see, and is made with the same bytes every time") {
  TestSite site = talk();
  site.say("V-9",
           {{"title", "Hidden meeting"}, {"body", "B-1"}, {"date", "2027-02-01"}, {"classification", "internal"}});
  const Response all = site.get(calendar_page, "agenda.ics"), again = site.get(calendar_page, "agenda.ics");
  CHECK(all.content_type == "text/calendar; charset=utf-8");
  CHECK(all.body == again.body);
  CHECK(contains(all.body, "UID:V-2@"));
  CHECK(contains(all.body, "UID:TZ-1@"));
  CHECK_FALSE(contains(all.body, "Hidden meeting"));
  const Response body =
      site.get(body_calendar, "overlegorganen/B-1/agenda.ics", {"B-1"}, Language::en, Classification::internal);
  CHECK(contains(body.body, "Hidden meeting"));
  CHECK_FALSE(contains(body.body, "UID:TZ-1@"));
  CHECK(site.get(body_calendar, "overlegorganen/B-9/agenda.ics", {"B-9"}).status == 404);
}

}  // namespace stip
