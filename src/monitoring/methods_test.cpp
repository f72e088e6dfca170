// Methods, tested: docs/methods.md says what the program does, with the numbers that it gives.
#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <sstream>

#include "agenda/public_peak.h"
#include "agenda/records.h"
#include "agenda/test_agenda.h"
#include "base/text.h"
#include "monitoring/attention.h"
#include "monitoring/course.h"

namespace stip {
namespace {

/// The page as one line, so that it does not matter where its lines end.
std::string methods(const char* path = "docs/methods.md") {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  std::string page = text.str();
  replace_all(page, "\n", " ");
  return page;
}

void says(const std::string& sentence) {
  INFO(sentence);
  CHECK(contains(methods(), sentence));
}

/// The same on the Dutch page.
void says_in_dutch(const std::string& sentence) {
  INFO(sentence);
  CHECK(contains(methods("docs/site/methoden.nl.md"), sentence));
}

}  // namespace

TEST_CASE("the table of attention is that of the program") {
  for (const AttentionRule& rule : attention_rules()) {
    says("| `" + std::string(rule.name) + "` | " + std::to_string(rule.points) + " | " + std::string(rule.says) + " |");
  }
}

TEST_CASE("the example of the course has the numbers of the program") {
  SmallAgenda agenda;
  agenda.say("BR-1").say("I-1", {{"unit", "%"},
                                 {"baseline", "38"},
                                 {"baseline_year", "2010"},
                                 {"target", "50"},
                                 {"target_year", "2030"},
                                 {"sources", "BR-1"}});
  agenda.say("O-1", {{"indicator", "I-1"}, {"period", "2012"}, {"period_end", "2016"}, {"value", "39"}});
  agenda.say("O-2", {{"indicator", "I-1"}, {"period", "2019"}, {"period_end", "2021"}, {"value", "43"}});
  const View view = agenda.view();
  const Course found = course(view, *view.find<Indicator>("I-1"), day("2022-11-24"));

  const int whole = days_between(day("2010-12-31"), day("2030-12-31")),
            gone = days_between(day("2010-12-31"), day("2021-12-31"));
  std::ostringstream path;
  path << "38 + 12 × " << gone << " / " << whole << " = " << std::round(10 * (38 + 12.0 * gone / whole)) / 10
       << ", in whole per cents " << *found.expected;
  says(path.str());
  std::string dutch = path.str();
  replace_all(dutch, ".", ",");
  replace_all(dutch, "in whole per cents", "in hele procenten");
  says_in_dutch(dutch);
  says("the verdict is *" + to_lower(label_of(found.verdict)) + "*");
  says("or " + std::to_string(std::lround(100 * *found.share)) + " %");
}

TEST_CASE("the example of the statutory explanation has the numbers of the program") {
  SmallAgenda agenda;
  agenda.say("A-1").say("FS-1").say("FS-2");
  const auto line = [&](const std::string& id, const std::string& source, const std::string& year,
                        const std::string& stage, const std::string& amount) {
    agenda.say(id, {{"action", "A-1"},
                    {"source", source},
                    {"year", year},
                    {"kind", "obligation"},
                    {"stage", stage},
                    {"amount", amount}});
  };
  line("F-1", "FS-1", "2026", "reserved", "EUR 12000000");
  line("F-2", "FS-1", "2026", "granted", "EUR 11000000");
  line("F-3", "FS-1", "2027", "reserved", "EUR 15000000");
  line("F-4", "FS-2", "2027", "granted", "EUR 5000000");
  const PublicPeak peak = public_peak(agenda.view(), "A-1");
  says("The peak is EUR " + std::to_string(peak.cents / 100'000'000) + " million in " + std::to_string(peak.year));
  says_in_dutch("De piek is EUR " + std::to_string(peak.cents / 100'000'000) + " miljoen in " +
                std::to_string(peak.year));
}

TEST_CASE("the example of attention has the numbers of the program") {
  SmallAgenda agenda;
  agenda.say("A-1").say("M-1", {{"action", "A-1"}, {"due", "2026-Q1"}}).say("TZ-1", {{"due", "2026-12-24"}});
  for (const AttentionItem& item : attention(agenda.view(), day("2026-11-24"), {.language = Language::en})) {
    if (item.rule == "milestone.overdue") {
      says("is " + std::to_string(item.days) + " days overdue: 70 + 7 = " + std::to_string(item.points) + " points");
      says_in_dutch(std::to_string(item.days) + " dagen te laat: 70 + 7 = " + std::to_string(item.points) + " punten");
    } else if (item.rule == "pledge.soon") {
      says("has " + std::to_string(-item.days) + " days left: 55 + 13 = " + std::to_string(item.points) + " points");
    }
  }
}

TEST_CASE("every verdict stands on the page") {
  const std::string page = to_lower(methods());
  for (int i = 0; i <= static_cast<int>(Verdict::context); ++i)
    CHECK(contains(page, "| " + to_lower(label_of(static_cast<Verdict>(i))) + " |"));
}

TEST_CASE("the Dutch page has the same rules, points and verdicts, in the words of the program") {
  const std::string page = methods("docs/site/methoden.nl.md"), small = to_lower(page);
  for (const AttentionRule& rule : attention_rules()) {
    const std::string row = "| `" + std::string(rule.name) + "` | " + std::to_string(rule.points) + " | " +
                            std::string(tr(Language::nl, rule.says)) + " |";
    INFO(row);
    CHECK(contains(page, row));
  }
  for (int i = 0; i <= static_cast<int>(Verdict::context); ++i) {
    const std::string row = "| " + to_lower(std::string(tr(Language::nl, label_of(static_cast<Verdict>(i))))) + " |";
    INFO(row);
    CHECK(contains(small, row));
  }
}

}  // namespace stip
