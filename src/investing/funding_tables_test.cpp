// FundingTables, tested: nothing is added that may not be, and what is not known is named.
#include "investing/funding_tables.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "agenda/records.h"
#include "agenda/test_agenda.h"
#include "base/csv_rows.h"
#include "investing/funding_json.h"
#include "investing/stated_money.h"

namespace stip {
namespace {

std::vector<std::string> ids_of(const FundingTables& tables, FundingGap gap) {
  const auto at = std::ranges::find(tables.gaps, gap, &FundingGaps::gap);
  return at == tables.gaps.end() ? std::vector<std::string>{} : at->ids;
}

StatedMoney stated(SmallAgenda& agenda, const std::string& action) {
  const View view = agenda.view();
  return stated_money(view, *view.find<Action>(action));
}

SmallAgenda::Fields line(const std::string& year, const std::string& stage, const std::string& amount,
                         const SmallAgenda::Fields& more = {}) {
  SmallAgenda::Fields fields{
      {"action", "A-1"}, {"source", "FS-1"}, {"year", year}, {"stage", stage}, {"amount", amount}};
  for (const auto& each : more) {
    std::erase_if(fields, [&](const auto& field) { return field.first == each.first; });
    fields.push_back(each);
  }
  return fields;
}

SmallAgenda start() {
  SmallAgenda agenda;
  agenda.say("A-1").say("A-2");
  agenda.say("FS-1", {{"party", "state"}, {"ceiling", "<=EUR 100"}}).say("FS-2", {{"party", "private"}});
  return agenda;
}

}  // namespace

TEST_CASE("stated money: of a source and year the largest stage counts, and asked is more than promised") {
  SmallAgenda agenda = start();
  agenda.say("F-1", line("2027", "asked", "EUR 90")).say("F-2", line("2027", "reserved", "EUR 60"));
  agenda.say("F-3", line("2027", "granted", "EUR 50"));
  const StatedMoney found = stated(agenda, "A-1");
  REQUIRE(found.sources.size() == 1);
  CHECK(found.sources[0].years.at(2027).promised == 6000);
  CHECK(found.sources[0].years.at(2027).all == 9000);
}

TEST_CASE("stated money: cash counts before obligations, which are never added to it") {
  SmallAgenda agenda = start();
  agenda.say("F-1", line("2026", "granted", "EUR 100", {{"kind", "obligation"}}));
  agenda.say("F-2", line("2027", "granted", "EUR 40", {{"kind", "expenditure"}}));
  agenda.say("F-3", line("2027", "granted", "EUR 7", {{"kind", "receipt"}}));
  CHECK(stated(agenda, "A-1").all() == 4000);
}

TEST_CASE("stated money: a whole gives way to its parts that name a year, and what is left of it is divided") {
  SmallAgenda agenda = start();
  agenda.say("F-1", line("", "granted", "EUR 100", {{"period_start", "2026"}, {"period_end", "2029"}}));
  agenda.say("F-2", line("2026", "granted", "EUR 40", {{"part_of", "F-1"}, {"kind", "expenditure"}}));
  const StatedMoney found = stated(agenda, "A-1");
  REQUIRE(found.sources.size() == 1);
  CHECK(found.sources[0].years.at(2026).promised == 4000);
  CHECK(found.sources[0].years.at(2027).promised == 2000);
  CHECK(found.sources[0].years.at(2029).promised == 2000);
  CHECK(found.all() == 10000);
  CHECK(found.spread == std::vector<std::string>{"F-1"});
}

TEST_CASE("stated money: dividing over years loses no cent, and what names no year is in none") {
  SmallAgenda agenda = start();
  agenda.say("F-1", line("", "granted", "EUR 1", {{"period_start", "2026"}, {"period_end", "2028"}}));
  agenda.say("F-2", line("", "granted", "EUR 5", {{"action", "A-2"}}));
  CHECK(stated(agenda, "A-1").all() == 100);
  CHECK(stated(agenda, "A-2").all() == 0);
  CHECK(stated(agenda, "A-2").without_year == std::vector<std::string>{"F-2"});
  agenda.say("A-2", {{"planned_start", "2027"}, {"planned_end", "2028"}});
  CHECK(stated(agenda, "A-2").all() == 500);
}

TEST_CASE("stated money: a code that was replaced is the source that is in force, and a circle ends") {
  SmallAgenda agenda = start();
  agenda.say("FS-0", {{"successor", "FS-1"}});
  agenda.say("F-1", line("2027", "granted", "EUR 5", {{"source", "FS-0"}}))
      .say("F-2", line("2027", "granted", "EUR 3"));
  const StatedMoney found = stated(agenda, "A-1");
  REQUIRE(found.sources.size() == 1);
  CHECK(found.sources[0].source == "FS-1");
  CHECK(found.all() == 800);
  agenda.say("FS-8", {{"successor", "FS-9"}}).say("FS-9", {{"successor", "FS-8"}});
  CHECK_FALSE(source_in_force(agenda.view(), "FS-8").empty());
}

TEST_CASE("funding tables: money that overlaps is in no table") {
  SmallAgenda agenda = start();
  agenda.say("G-1", {{"year", "2030"}}).say("C-1", {{"action", "A-1"}, {"goal", "G-1"}});
  agenda.say("F-1", line("2027", "granted", "EUR 30"))
      .say("F-2", line("2027", "granted", "EUR 30", {{"overlaps", "yes"}}));
  const FundingTables tables = funding_tables(agenda.view());
  REQUIRE(tables.money.public_.size() == 1);
  CHECK(to_text(tables.money.public_[0].total) == "EUR 30");
  REQUIRE(tables.goals.size() == 1);
  CHECK(to_text(tables.goals[0].public_[0].total) == "EUR 30");
  REQUIRE(tables.years.size() == 1);
  CHECK(tables.years[0].promised == 3000);
  CHECK(tables.money.left_out.overlapping == 1);
}

TEST_CASE("funding tables: what is asked beyond the ceiling of a source is told by year") {
  SmallAgenda agenda = start();
  agenda.say("F-1", line("2027", "granted", "EUR 80")).say("F-2", line("2027", "asked", "EUR 50", {{"action", "A-2"}}));
  const FundingTables tables = funding_tables(agenda.view());
  REQUIRE(tables.years.size() == 1);
  CHECK(tables.years[0].promised == 8000);
  CHECK(tables.years[0].all == 13000);
  CHECK(tables.years[0].over() == 3000);
}

TEST_CASE(
    "funding tables: a condition is met when its money is granted without one, and private money stands beside it") {
  SmallAgenda agenda = start();
  agenda.say("F-1", line("2027", "conditional", "EUR 50", {{"condition", "If companies bring as much."}}));
  agenda.say("F-2", line("2027", "pledged", "EUR 40", {{"source", "FS-2"}}));
  agenda.say("F-3", line("2028", "conditional", "EUR 50"))
      .say("F-4", line("2029", "asked", "EUR 1", {{"condition", "Law."}}));
  FundingTables tables = funding_tables(agenda.view());
  REQUIRE(tables.conditions.size() == 3);
  CHECK(tables.conditions[0].state == FundingConditionState::open);
  CHECK(to_text(tables.conditions[0].beside) == "EUR 40");
  CHECK(tables.conditions[2].state == FundingConditionState::unknown);
  CHECK(ids_of(tables, FundingGap::no_condition) == std::vector<std::string>{"F-3"});
  tables = funding_tables(agenda.say("F-1", {{"stage", "granted"}}).view());
  CHECK(tables.conditions[0].state == FundingConditionState::met);
}

TEST_CASE("funding tables: twenty million in one year is flagged, and what its explanation lacks") {
  SmallAgenda agenda = start();
  agenda.say("F-1", line("2027", "granted", "EUR 19999999"))
      .say("F-2", line("2028", "granted", "EUR 20000000", {{"action", "A-2"}}));
  const FundingTables tables = funding_tables(agenda.view());
  REQUIRE(tables.explanations.size() == 1);
  CHECK(tables.explanations[0].action == "A-2");
  CHECK(tables.explanations[0].year == 2028);
  CHECK(ids_of(tables, FundingGap::explanation) == std::vector<std::string>{"A-2"});
}

TEST_CASE("funding tables: what is lacking is named, and nothing is filled in for it") {
  SmallAgenda agenda = start();
  agenda.say("F-1", line("2027", "", "EUR 10")).say("F-2", line("2027", "granted", "USD 10"));
  agenda.say("F-3", line("2027", "granted", "~EUR 10", {{"source", ""}}));
  const FundingTables tables = funding_tables(agenda.view());
  CHECK(ids_of(tables, FundingGap::no_money) == std::vector<std::string>{"A-2"});
  CHECK(ids_of(tables, FundingGap::no_goal) == std::vector<std::string>{"A-1"});
  CHECK(ids_of(tables, FundingGap::no_stage) == std::vector<std::string>{"F-1"});
  CHECK(ids_of(tables, FundingGap::not_in_euros) == std::vector<std::string>{"F-2"});
  CHECK(ids_of(tables, FundingGap::no_source) == std::vector<std::string>{"F-3"});
  CHECK(ids_of(tables, FundingGap::inexact) == std::vector<std::string>{"F-3"});
  CHECK(tables.years.size() == 1);
}

TEST_CASE("funding tables: a confidential amount is told and never counted, and a hidden action is nowhere") {
  SmallAgenda agenda = start();
  agenda.say("F-1", line("2027", "granted", "EUR 10", {{"amount_classification", "restricted"}}));
  agenda.say("A-3", {{"classification", "restricted"}})
      .say("F-2", line("2027", "granted", "EUR 777", {{"action", "A-3"}}));
  const FundingTables tables = funding_tables(agenda.view(Classification::public_));
  CHECK(ids_of(tables, FundingGap::confidential) == std::vector<std::string>{"F-1"});
  CHECK(tables.years.empty());
  const std::string text = to_text(to_json(tables));
  CHECK(text.find("A-3") == std::string::npos);
  CHECK(text.find("F-2") == std::string::npos);
  CHECK(text.find("1000") == std::string::npos);
}

TEST_CASE("funding tables: an agenda without money is no error") {
  SmallAgenda agenda;
  const FundingTables tables = funding_tables(agenda.view());
  CHECK(tables.gaps.empty());
  CHECK(funding_rows(tables).size() == 1);
}

}  // namespace stip
