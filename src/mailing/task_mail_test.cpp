// Task mail test: who has to mend, sign or answer is told once, and nobody of what they may not see.
#include "mailing/task_mail.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/text.h"
#include "desk/followers.h"
#include "desk/personal_links.h"
#include "governance/report.h"
#include "governance/signal.h"
#include "mailing/test_round.h"

namespace stip {
namespace {

using Lines = std::vector<std::string>;

struct WithTasks : TestRound {
  WithTasks() {
    green = person("groen@ministry.nl", {{Role::owner, "ORG-1", Classification::restricted}});
    boss = person("baas@ministry.nl", {{Role::approver, "ORG-1", Classification::restricted}});
    second = person("tweede@ministry.nl", {{Role::approver, "ORG-1", Classification::internal}});
    water = person("water@ministry.nl", {{Role::owner, "ORG-2", Classification::internal}});
    keeper = person("secretaris@ministry.nl", {{Role::secretary, "", Classification::restricted}});
  }

  void act(const Acted& acted, const std::string& author) {
    if (!acted.ok()) MESSAGE(to_text(acted.problems().front()));
    REQUIRE(acted.ok());
    const Changes& changes = acted.changes();
    const auto entered = registry->enter(
        {changes.act, author, changes.reason, changes.causes, "", Classification::public_, changes.changes});
    if (!entered.ok()) MESSAGE(to_text(entered.error()));
    REQUIRE(entered.ok());
    desk.wait(std::chrono::hours(1));
  }
  std::string report(const std::string& action, const std::string& author) {
    FileReport filed{action, "CY-2028", {{"phase", "running"}, {"schedule", "yes"}, {"confidence", "probable"}},
                     {},     true,      OnSchedule::yes,
                     {}};
    act(file_report(view(), filed, {author, Language::nl}, today()), author);
    const View now = view();
    for (const ProgressReport& each : now.all<ProgressReport>())
      if (each.action.id == action) return each.id;
    return {};
  }
  void send_back(const std::string& report) {
    act(return_report(view(), {report, "Noem de plataan"}, {keeper.id, Language::nl}, today()), keeper.id);
  }
  void assign(const std::string& signal, const std::string& to, const std::string& author) {
    act(assign_signal(view(), {signal, to, *parse_date("2027-04-01")}, {author, Language::nl}, today()), author);
  }
  Day today() const { return day_of(desk.now); }

  /// Who gets a mail now, with its subject as it goes over the wire; the texts are in `wire`.
  Lines sent() {
    REQUIRE(send_tasks(*registry, *desk, settings, desk.now).ok());
    Lines lines;
    const auto waiting = *queued_mail(*desk, MailState::queued, 100);
    for (const QueuedMail& mail : waiting) lines.push_back(mail.to + ": " + mail.subject);
    wire.clear();
    REQUIRE(send_due_mail(
                *desk, settings.sender,
                [&](const std::string&, const std::string&, std::string_view mail) {
                  wire += mail;
                  return Delivery{Delivery::State::accepted, ""};
                },
                desk.now, 100)
                .ok());
    replace_all(wire, "=\r\n", "");
    std::ranges::sort(lines);
    return lines;
  }

  Account green, boss, second, water, keeper;
  std::string wire;
};

TEST_CASE_FIXTURE(WithTasks, "who handed in a report that was sent back is told once, without the remarks") {
  const std::string id = report("A-1", green.id);
  (void)sent();
  send_back(id);
  CHECK(sent() == Lines{"groen@ministry.nl: Teruggestuurd met opmerkingen: rapportage over A-1 Bomen planten"});
  CHECK_FALSE(contains(wire, "plataan"));
  CHECK(contains(wire, "https://agenda.example.nl/nl/bureau"));
  CHECK(sent().empty());
  // It comes again when it is sent back again.
  FileReport mended{"A-1", "CY-2028", {{"done", "De plataan staat."}}, {}, true, OnSchedule::yes, {}};
  act(file_report(view(), mended, {green.id, Language::nl}, today()), green.id);
  (void)sent();
  send_back(id);
  CHECK(sent().size() == 1);
}

TEST_CASE_FIXTURE(WithTasks, "whoever entered it for an owner is no owner: then all owners of the action are told") {
  const Account other = person("collega@ministry.nl", {{Role::owner, "ORG-1", Classification::internal}});
  send_back(report("A-1", "clerk"));
  CHECK(sent() == Lines{"collega@ministry.nl: Teruggestuurd met opmerkingen: rapportage over A-1 Bomen planten",
                        "groen@ministry.nl: Teruggestuurd met opmerkingen: rapportage over A-1 Bomen planten"});
}

TEST_CASE_FIXTURE(WithTasks, "who reported by a link gets a link that opens, and no other ends") {
  const LinkPurpose purpose{"buiten@other.nl", Act::report, "A-1", "CY-2028"};
  const IssuedLink link = *issue_link(*desk, purpose, desk.now + std::chrono::hours(24), "secretary", desk.now);
  const std::string id = report("A-1", link.id);
  REQUIRE(spend_link(*desk, link.token, desk.now).ok());
  (void)sent();
  send_back(id);
  CHECK(sent() == Lines{"buiten@other.nl: Teruggestuurd met opmerkingen: rapportage over A-1 Bomen planten"});
  const auto at = wire.find("/nl/link/");
  REQUIRE(at != wire.npos);
  const std::string token = wire.substr(at + 9, wire.find_first_of("\r\n", at) - at - 9);
  CHECK(open_link(*desk, token, desk.now)->state == LinkState::good);
  CHECK(sent().empty());
  CHECK(open_link(*desk, token, desk.now)->state == LinkState::good);
}

TEST_CASE_FIXTURE(WithTasks, "who may give the next signature is told, never who handed it in or signed before") {
  say("ORG-1", {{"title", "Dienst Groen"}, {"sign_off", "directeur | minister"}});
  enter();
  const std::string id = report("A-1", green.id);
  CHECK(sent() == Lines{"baas@ministry.nl: Graag tekenen: rapportage over A-1 Bomen planten",
                        "tweede@ministry.nl: Graag tekenen: rapportage over A-1 Bomen planten"});
  act(sign_report(view(), {id, "", green.id, {}}, {boss.id, Language::nl}, today()), boss.id);
  CHECK(sent() == Lines{"tweede@ministry.nl: Graag tekenen: rapportage over A-1 Bomen planten"});
  act(sign_report(view(), {id, "", green.id, {boss.id}}, {second.id, Language::nl}, today()), second.id);
  CHECK(sent().empty());  // Now it waits for the secretary, who follows the round.
}

TEST_CASE_FIXTURE(WithTasks, "nobody is told of what they may not see, and what is not public is named in no mail") {
  (void)report("A-2", green.id);
  CHECK(sent() ==
        Lines{"baas@ministry.nl: Een rapportage wacht op een handtekening"});  // The second sees up to internal.
  for (const char* secret : {"A-2", "Geheime", "kelder"}) CHECK_FALSE(contains(wire, secret));
  say("S-1", {{"title", "Lek in de kelder"},
              {"text", "Nat."},
              {"origin", "report"},
              {"raised_by", "ORG-2"},
              {"raised_on", "2027-01-02"},
              {"classification", "restricted"}});
  enter();
  assign("S-1", "ORG-2", keeper.id);
  CHECK(sent().empty());
  assign("S-1", "ORG-1", keeper.id);
  CHECK(sent() == Lines{"groen@ministry.nl: Een signaal wacht op uw antwoord"});
  for (const char* secret : {"S-1", "kelder", "Nat."}) CHECK_FALSE(contains(wire, secret));
}

TEST_CASE_FIXTURE(WithTasks, "who has to answer a signal is told when it is handed over, and again only if it moves") {
  say("S-1", {{"title", "Te droog"},
              {"title_en", "Too dry"},
              {"text", "Help."},
              {"origin", "report"},
              {"raised_by", "ORG-1"},
              {"raised_on", "2027-01-02"}});
  enter();
  REQUIRE(set_notice(*desk, {water.id, Rhythm::off, Language::en, 0, {}}, 0, desk.now).ok());
  assign("S-1", "ORG-2", keeper.id);
  CHECK(sent() == Lines{"water@ministry.nl: Please answer: signal S-1 Too dry"});
  CHECK(contains(wire, "1 April 2027"));
  CHECK(contains(wire, "https://agenda.example.nl/en/beantwoorden/S-1"));
  CHECK(sent().empty());
  assign("S-1", "ORG-1", keeper.id);
  CHECK(sent() == Lines{"groen@ministry.nl: Graag beantwoorden: signaal S-1 Te droog"});
  // Who takes it upon himself knows it already.
  assign("S-1", "ORG-2", water.id);
  CHECK(sent().empty());
}

TEST_CASE_FIXTURE(WithTasks, "what came to wait long ago or by an import is told to nobody, nor is who left") {
  const std::string id = report("A-1", green.id);
  desk.wait(std::chrono::hours(24 * (task_mail_days + 1)));
  CHECK(sent().empty());
  send_back(id);
  REQUIRE(set_disabled(*desk, green.id, true, "test", desk.now).ok());
  CHECK(sent().empty());
  say("S-1", {{"title", "Te droog"}, {"text", "Help."}, {"origin", "report"}, {"assigned_to", "ORG-2"}});
  draft.act = "import";
  const auto entered =
      registry->enter({"import", "secretary", "Import.", {}, "", Classification::public_, draft.changes});
  REQUIRE(entered.ok());
  CHECK(sent().empty());
}

}  // namespace
}  // namespace stip
