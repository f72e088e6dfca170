// Lenient: forms that are read, what is assumed, and what is refused.
#include "exchange/lenient.h"

#include <doctest/doctest.h>

#include "base/text.h"

namespace stip {
namespace {

std::string end_of(std::string_view text) {
  const auto dates = read_dates(text);
  return dates.ok() ? to_text(dates->end) : "error";
}
std::string period_of(std::string_view text) {
  const auto dates = read_dates(text);
  return dates.ok() ? to_text(dates->start) + " to " + to_text(dates->end) : "error";
}
std::string amount_of(std::string_view text, std::int64_t multiplier = 1) {
  const auto amount = read_amount(text, multiplier);
  return amount.ok() ? to_text(amount->amount) : "error";
}
std::string phase_of(std::string_view text) {
  const auto phase = read_phase(text);
  return phase.ok() ? std::string(name_of_choice(phase->phase)) : "error";
}

TEST_CASE("dates that say just one thing are read without a remark") {
  struct Case {
    const char *text, *date;
  };
  for (const Case& one : {Case{"Q3 2026", "2026-Q3"},
                          {"2026 Q3", "2026-Q3"},
                          {"3e kwartaal 2026", "2026-Q3"},
                          {"derde kwartaal van 2026", "2026-Q3"},
                          {"Kwartaal 3 2026", "2026-Q3"},
                          {"2e helft 2027", "2027-H2"},
                          {"eerste helft van 2027", "2027-H1"},
                          {"H2 2027", "2027-H2"},
                          {"1-9-2026", "2026-09-01"},
                          {"01/09/2026", "2026-09-01"},
                          {"1 september 2026", "2026-09-01"},
                          {"sept 2026", "2026-09"},
                          {"sept. 2026", "2026-09"},
                          {"mrt 2026", "2026-03"},
                          {"09-2026", "2026-09"},
                          {"2026", "2026"},
                          {"2026-09-01", "2026-09-01"},
                          {"2026-09-01 00:00", "2026-09-01"},
                          {"March 2026", "2026-03"},
                          {"September 1 2026", "error"}}) {
    CAPTURE(one.text);
    CHECK(end_of(one.text) == one.date);
    if (const auto dates = read_dates(one.text); dates.ok()) CHECK(dates->remark.empty());
  }
}

TEST_CASE("dates that take an assumption say so") {
  struct Case {
    const char *text, *date;
  };
  for (const Case& one : {Case{"eind 2026", "2026-Q4"},
                          {"begin 2027", "2027-Q1"},
                          {"medio 2026", "2026-Q2"},
                          {"najaar 2026", "2026-H2"},
                          {"zomer 2026", "2026-Q3"},
                          {"uiterlijk 2027", "2027"},
                          {"voor Q2 2027", "2027-Q2"},
                          {"sept '26", "2026-09"},
                          {"1-9-26", "2026-09-01"},
                          {"n.t.b.", ""},
                          {"p.m.", ""},
                          {"doorlopend", ""}}) {
    CAPTURE(one.text);
    CHECK(end_of(one.text) == one.date);
    CHECK(!read_dates(one.text)->remark.empty());
  }
}

TEST_CASE("periods are read, also with a year on one side only") {
  CHECK(period_of("2026-2028") == "2026 to 2028");
  CHECK(period_of("2026 \xE2\x80\x93 2028") == "2026 to 2028");
  CHECK(period_of("2026 t/m 2028") == "2026 to 2028");
  CHECK(period_of("Q1 t/m Q3 2027") == "2027-Q1 to 2027-Q3");
  CHECK(period_of("van sept 2026 tot 2028") == "2026-09 to 2028");
  CHECK(period_of("1-9-2026 - 31-12-2027") == "2026-09-01 to 2027-12-31");
  CHECK(period_of("2028-2026") == "error");
}

TEST_CASE("what is no date is an error with examples") {
  for (const char* text : {"binnenkort", "9-10", "31-2-2026", "Q5 2026", "13-2026", "32-1-2026", "2026-13-45-6"}) {
    CAPTURE(text);
    CHECK(end_of(text) == "error");
  }
  CHECK(contains(read_dates("binnenkort").error().remedy, "eind 2026"));
}

TEST_CASE("amounts are read as Dutch readers write them") {
  struct Case {
    const char *text, *amount;
  };
  for (const Case& one : {Case{"1.250", "EUR 1250"},
                          {"\xE2\x82\xAC 1.250.000,50", "EUR 1250000.50"},
                          {"\xE2\x82\xAC 2,5 mln", "EUR 2500000"},
                          {"2.5 miljoen", "EUR 2500000"},
                          {"3 mld.", "EUR 3000000000"},
                          {"500k", "EUR 500000"},
                          {"k\xE2\x82\xAC 500", "EUR 500000"},
                          {"\xE2\x82\xAC 500.000,-", "EUR 500000"},
                          {"ca. 10 mln", "~EUR 10000000"},
                          {"10-15 mln", "EUR 10000000..15000000"},
                          {"10 tot 15 miljoen euro", "EUR 10000000..15000000"},
                          {"max. 5 mln", "<=EUR 5000000"},
                          {"minimaal 3 mln", ">=EUR 3000000"},
                          {"p.m.", ""},
                          {"0", "EUR 0"},
                          {"1250,5", "EUR 1250.50"},
                          {"1,250", "error"},
                          {"veel", "error"},
                          {"1.25.0", "error"},
                          {"12,345.678,9", "error"},
                          {"0,001", "error"},
                          {"99999999999999999999", "error"}}) {
    CAPTURE(one.text);
    CHECK(amount_of(one.text) == one.amount);
  }
  CHECK(!read_amount("p.m.")->remark.empty());
}

TEST_CASE("a header can hold the unit, and a unit in the cell counts more") {
  CHECK(multiplier_of_header("Budget (x \xE2\x82\xAC 1.000)") == 1000);
  CHECK(multiplier_of_header("Bedrag in mln") == 1'000'000);
  CHECK(multiplier_of_header("k\xE2\x82\xAC") == 1000);
  CHECK(multiplier_of_header("Budget 2026") == 1);
  CHECK(amount_of("250", 1000) == "EUR 250000");
  CHECK(amount_of("2,5", 1'000'000) == "EUR 2500000");
  CHECK(amount_of("2 mln", 1000) == "EUR 2000000");
  CHECK(!read_amount("2 mln", 1000)->remark.empty());
}

TEST_CASE("phases are read by name, label and synonym; colours are refused") {
  CHECK(phase_of("running") == "running");
  CHECK(phase_of("In uitvoering") == "running");
  CHECK(read_phase("running")->remark.empty());
  CHECK(phase_of("Gereed") == "done");
  CHECK(phase_of("loopt") == "running");
  CHECK(phase_of("Nog niet gestart") == "not_started");
  CHECK(phase_of("Be\xC3\xABindigd") == "stopped");
  CHECK(!read_phase("loopt")->remark.empty());
  CHECK(phase_of("groen") == "error");
  CHECK(phase_of("ergens") == "error");
  CHECK(phase_of("").empty());
}

}  // namespace
}  // namespace stip
