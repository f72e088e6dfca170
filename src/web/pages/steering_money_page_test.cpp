// Steering money page, tested: what is lacking is on it, a cut is answered, and nothing is decided or leaked.
#include "web/pages/steering_money_page.h"

#include <doctest/doctest.h>

#include "base/text.h"
#include "web/pages/test_site.h"

namespace stip {
namespace {

TestSite city() {
  TestSite site("2027-01-01");
  site.say("I-1", {{"unit", "%"},
                   {"direction", "up"},
                   {"baseline", "20"},
                   {"baseline_year", "2025"},
                   {"target", "30"},
                   {"target_year", "2030"}});
  site.say("G-1", {{"year", "2030"}, {"indicators", "I-1"}});
  site.say("FS-1", {{"title", "Budget of trees"}, {"party", "state"}, {"ceiling", "<=EUR 3000000"}});
  for (const std::string n : {"1", "2"}) {
    site.say("A-" + n, {{"planned_start", "2027"}, {"planned_end", "2028"}, {"phase", "not_started"}});
    site.say("C-" + n,
             {{"action", "A-" + n}, {"goal", "G-1"}, {"size", n == "1" ? "4" : "8"}, {"evidence", "measured"}});
    site.say("F-" + n, {{"action", "A-" + n},
                        {"source", "FS-1"},
                        {"period_start", "2027"},
                        {"period_end", "2028"},
                        {"stage", "asked"},
                        {"amount", n == "1" ? "EUR 4000000" : "EUR 6000000"}});
  }
  return site;
}

}  // namespace

TEST_CASE("steering money page: money by year beside its ceiling, and what is over it") {
  TestSite site = city();
  const std::string page = site.text(steering_money_page, "sturen/geld");
  CHECK(contains(page, "Budget of trees"));
  CHECK(contains(page, "<svg"));
  CHECK(contains(page, "Over the ceiling"));
  CHECK(contains(page, short_amount_text(Language::en, exactly(2'000'000))));
  CHECK(contains(page, "is stated over several years"));
  CHECK_FALSE(contains(page, "The proposal"));
}

TEST_CASE("steering money page: a cut is answered with the new plan and what it costs each goal") {
  TestSite site = city();
  const std::string page = site.text(steering_money_page, "sturen/geld?voorstel=ja&bron=FS-1&korting=20");
  CHECK(contains(page, "The proposal"));
  CHECK(contains(page, "no longer started"));
  CHECK(contains(page, "100.0 %"));
  CHECK(contains(page, "40.0 %"));
  CHECK(contains(page, "people decide"));
  const std::string dutch = site.text(steering_money_page, "sturen/geld?voorstel=ja&bron=FS-1", {}, Language::nl);
  CHECK(contains(dutch, "Met de korting"));
}

TEST_CASE("steering money page: what an address asks wrongly changes nothing, and an unknown source is told") {
  TestSite site = city();
  CHECK(contains(site.text(steering_money_page, "sturen/geld?voorstel=ja&korting=999&zorg=reckless"), "The proposal"));
  const std::string page = site.text(steering_money_page, "sturen/geld?voorstel=ja&bron=FS-%3Cb%3E");
  CHECK(contains(page, "not part of the choice"));
  CHECK_FALSE(contains(page, "<b>"));
}

TEST_CASE("steering money page: with too little to choose it says what to enter") {
  TestSite site("2027-01-01");
  site.say("A-1");
  const std::string page = site.text(steering_money_page, "sturen/geld?voorstel=ja");
  CHECK(contains(page, "Too little is known to choose"));
  CHECK(contains(page, "Enter a planned start and end for these actions."));
  CHECK_FALSE(contains(page, "<form"));
}

TEST_CASE("steering money page: a hidden action is in no table, gap or proposal") {
  TestSite plain = city(), secret = city();
  secret.say("A-9", {{"classification", "restricted"}, {"planned_start", "2027"}, {"planned_end", "2028"}});
  secret.say("C-9", {{"action", "A-9"}, {"goal", "G-1"}, {"size", "5"}});
  secret.say(
      "F-9",
      {{"action", "A-9"}, {"source", "FS-1"}, {"year", "2027"}, {"stage", "granted"}, {"amount", "EUR 2000000"}});
  const std::string address = "sturen/geld?voorstel=ja&bron=FS-1";
  CHECK(plain.text(steering_money_page, address) == secret.text(steering_money_page, address));
  secret.say("FS-9", {{"classification", "restricted"}, {"party", "state"}}).say("F-9", {{"source", "FS-9"}});
  CHECK(secret.text(steering_money_page, "sturen/geld?voorstel=ja&bron=FS-9") ==
        plain.text(steering_money_page, "sturen/geld?voorstel=ja&bron=FS-9"));
}

}  // namespace stip
