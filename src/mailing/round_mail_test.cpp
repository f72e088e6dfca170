// Round mail test: everybody gets what they need, once, and no mail names what is not public.
#include "mailing/round_mail.h"

#include <algorithm>

#include "base/text.h"
#include "desk/personal_links.h"
#include "mailing/report_form.h"
#include "mailing/test_round.h"

namespace stip {
namespace {

struct WithMails : TestRound {
  WithMails() {
    person("groen@ministry.nl", {{Role::owner, "ORG-1", Classification::restricted}});
    person("water@ministry.nl", {{Role::owner, "ORG-2", Classification::internal}});
    person("baas@ministry.nl", {{Role::approver, "ORG-1", Classification::restricted}});
    person("secretaris@ministry.nl", {{Role::secretary, "", Classification::restricted}});
  }
  RoundMails mail(const std::string& day, bool dry_run = false) {
    mailing.dry_run = dry_run;
    mailing.cycle = "CY-2028";
    mailing.by = "secretary";
    const auto mails = mail_round(*registry, *desk, settings, mailing, Viewer{Classification::restricted},
                                  *parse_day(day), *parse_instant(day + "T09:00:00Z"));
    if (!mails.ok()) MESSAGE(to_text(mails.error()));
    REQUIRE(mails.ok());
    return *mails;
  }
  /// Everything that goes over the wire now.
  std::vector<std::string> wire(const std::string& day) {
    std::vector<std::string> all;
    REQUIRE(send_due_mail(
                *desk, settings.sender,
                [&](const std::string&, const std::string& to, std::string_view mail) {
                  all.push_back(to + "\n" + std::string(mail));
                  return Delivery{Delivery::State::accepted, ""};
                },
                *parse_instant(day + "T10:00:00Z"), 100)
                .ok());
    return all;
  }
  static std::vector<std::string> told(const RoundMails& mails) {
    std::vector<std::string> lines;
    for (const RoundMail& each : mails.mails)
      lines.push_back(std::string(name_of(each.step)) + " " + each.action + " " + each.to);
    std::ranges::sort(lines);
    return lines;
  }
  RoundMailing mailing;
};

using Lines = std::vector<std::string>;

TEST_CASE_FIXTURE(WithMails, "every owner is asked once, with both forms and a link that opens") {
  CHECK(told(mail("2027-01-12")) ==
        Lines{"asked A-1 groen@ministry.nl", "asked A-2 groen@ministry.nl", "asked A-3 water@ministry.nl"});
  const RoundMails again = mail("2027-01-13");
  CHECK(again.mails.empty());
  CHECK(again.sent_before == 3);
  const auto mails = wire("2027-01-13");
  REQUIRE(mails.size() == 3);
  CHECK(contains(mails[0], ".docx"));
  CHECK(contains(mails[0], ".xlsx"));
  CHECK(contains(mails[0], "/nl/link/"));
  CHECK(links_of_cycle(*desk, "CY-2028")->size() == 3);
}

TEST_CASE_FIXTURE(WithMails, "a dry run says the same and does nothing") {
  const auto wanted = told(mail("2027-01-12", true));
  CHECK(queued_mail(*desk, std::nullopt, 10)->empty());
  CHECK(links_of_cycle(*desk, "CY-2028")->empty());
  CHECK(told(mail("2027-01-12")) == wanted);
}

TEST_CASE_FIXTURE(WithMails, "no mail names an action that is not public, and it has no form with it") {
  const RoundMails mails = mail("2027-01-12");
  CHECK(std::ranges::count_if(mails.mails, &RoundMail::is_confidential) == 1);
  mail("2027-02-10"), mail("2027-02-17"), mail("2027-02-25"), mail("2027-03-05");
  int hidden = 0;
  for (const std::string& each : wire("2027-03-06")) {
    CHECK_FALSE(contains(each, "Geheime"));
    CHECK_FALSE(contains(each, "kelder"));
    CHECK_FALSE(contains(each, "A-2"));
    hidden += contains(each, "Subject: ") && !contains(each, "A-1") && !contains(each, "A-3");
  }
  CHECK(hidden >= 4);
}

TEST_CASE_FIXTURE(WithMails, "who is late is reminded once a step; then the deputy and who signs; then the secretary") {
  mail("2027-01-12");
  CHECK(told(mail("2027-02-10")) ==
        Lines{"coming A-1 groen@ministry.nl", "coming A-2 groen@ministry.nl", "coming A-3 water@ministry.nl"});
  CHECK(mail("2027-02-11").mails.empty());
  CHECK(told(mail("2027-02-17")) ==
        Lines{"late A-1 groen@ministry.nl", "late A-2 groen@ministry.nl", "late A-3 water@ministry.nl"});
  CHECK(told(mail("2027-02-24")) ==
        Lines{"deputy A-1 baas@ministry.nl", "deputy A-1 water@ministry.nl", "deputy A-2 baas@ministry.nl"});
  CHECK(mail("2027-02-25").mails.empty());
  const Lines last = told(mail("2027-03-05"));
  CHECK(std::ranges::count(last, "escalate A-2 secretaris@ministry.nl") == 1);
  CHECK(std::ranges::count(last, "escalate A-2 water@ministry.nl") == 0);  // May not see it.
  CHECK(mail("2027-03-06").mails.empty());
}

TEST_CASE_FIXTURE(WithMails, "nobody owns or signs for an action without an owner: only the secretary hears of it") {
  say("A-3", {{"title", "Sloten graven"}, {"owner", ""}, {"phase", "running"}}), enter();
  for (const char* day : {"2027-01-12", "2027-02-10", "2027-02-17", "2027-02-24"})
    for (const std::string& line : told(mail(day))) CHECK_FALSE(contains(line, "A-3"));
  const Lines last = told(mail("2027-03-05"));
  CHECK(std::ranges::count_if(last, [](const std::string& line) { return contains(line, "A-3"); }) == 1);
  CHECK(std::ranges::count(last, "escalate A-3 secretaris@ministry.nl") == 1);
}

TEST_CASE_FIXTURE(WithMails, "who handed in hears nothing more") {
  mail("2027-01-12");
  FileReport report{"A-1", "CY-2028", {{"phase", "running"}, {"schedule", "yes"}, {"confidence", "probable"}},
                    {},    true,      OnSchedule::yes,
                    {}};
  const Acted acted = file_report(view(), report, {"groen", Language::nl}, *parse_day("2027-01-20"));
  REQUIRE(acted.ok());
  enter("report", acted.changes().changes);
  for (const std::string& line : told(mail("2027-02-10"))) CHECK_FALSE(contains(line, "A-1"));
}

TEST_CASE_FIXTURE(WithMails, "addresses from a file go before accounts, in the language that they ask") {
  mailing.addresses = *parse_round_addresses("action,address,language\nA-1,owner@other.nl,en\n", "a.csv");
  CHECK(std::ranges::count(told(mail("2027-01-12")), "asked A-1 owner@other.nl") == 1);
  bool english = false;
  for (const std::string& each : wire("2027-01-12"))
    english = english || (contains(each, "owner@other.nl") && contains(each, "Dear reader"));
  CHECK(english);
}

TEST_CASE("an address file tells all that is wrong with it, by row") {
  const auto bad =
      parse_round_addresses("action,address,language\nA 1,x@y.nl,nl\nA-2,nobody,nl\nA-3,x@y.nl,fr\n", "a.csv");
  REQUIRE_FALSE(bad.ok());
  for (const std::string_view word : {"A 1", "nobody", "fr"}) CHECK(contains(bad.error().problem, word));
  CHECK_FALSE(parse_round_addresses("a,b\n", "a.csv").ok());
}

TEST_CASE_FIXTURE(WithMails, "an action without an address is told; a round that is not open mails nobody") {
  person("other@ministry.nl", {{Role::owner, "ORG-9", Classification::internal}});
  say("A-3", {{"owner", "ORG-2"}});
  enter();
  REQUIRE(set_disabled(*desk, find_account(*desk, "water@ministry.nl")->value().id, true, "test", desk.now).ok());
  CHECK(mail("2027-01-12").nobody == Lines{"A-3"});
  const auto early = mail_round(*registry, *desk, settings, mailing, Viewer{Classification::restricted},
                                *parse_day("2027-01-01"), desk.now);
  CHECK(early.error().kind == ErrorKind::conflict);
}

TEST_CASE_FIXTURE(WithMails, "a mail server that is down loses no mail of the round") {
  mail("2027-01-12");
  for (int hour = 0; hour < 5; ++hour) {
    REQUIRE(send_due_mail(
                *desk, settings.sender,
                [](const std::string&, const std::string&, std::string_view) {
                  return Delivery{Delivery::State::later, "down"};
                },
                *parse_instant("2027-01-12T1" + std::to_string(hour) + ":00:00Z"))
                .ok());
  }
  CHECK(wire("2027-01-13").size() == 3);
}

}  // namespace
}  // namespace stip
