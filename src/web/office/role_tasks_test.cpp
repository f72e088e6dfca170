// Tests of what waits by role: for who analyses, checks, administers and decides; and of the page of what failed.
#include "web/office/role_tasks.h"

#include "agenda/records.h"
#include "desk/jobs.h"
#include "desk/mail_queue.h"
#include "tests/web_support/office_building.h"

namespace stip {
namespace {

struct ByRole : Building {
  /// What waits for who signs in with this address, as the desk shows it.
  std::string waiting(const std::string& email) {
    Browser browser = signed_in(email);
    const std::string body = browser.get("/nl/bureau").body;
    const auto from = body.find("<h2>Wat op u wacht</h2>");
    REQUIRE(from != std::string::npos);
    return body.substr(from, body.find("<h2", from + 4) - from);
  }
  Change made(const std::string& id, std::vector<FieldChange> fields) {
    return {std::string(record_type_of_id(id)->name), id, 1, false, std::move(fields)};
  }
  void fail_a_mail() {
    REQUIRE(queue_mail(*desk, {"weg@example.org", "Graag uw rapportage", "Tekst."}, "", "example.org", desk.now).ok());
    REQUIRE(send_due_mail(
                *desk, {"agenda@example.org", "Agenda"},
                [](const std::string&, const std::string&, std::string_view) {
                  return Delivery{Delivery::State::refused, "550 no such user"};
                },
                desk.now)
                .ok());
  }
  Job ask(const Account& account) {
    return *ask_job(*desk, account.id, {"{\"question\":1}", "abc", 1, Classification::public_, "2026-11-24", "1"}, {},
                    desk.now);
  }
};

}  // namespace

TEST_CASE_FIXTURE(ByRole, "an analyst is told which figures are expected, until they are in") {
  person("analist@example.org", Role::analyst, "", Classification::internal);
  ledger.enter("change", "Verwacht.", {ledger.set("I-002", "next_expected", "2026-11")});
  const std::string told = waiting("analist@example.org");
  CHECK(contains(told, "href=\"/nl/indicatoren/I-002\""));
  CHECK(contains(told, "Er wordt een nieuw cijfer verwacht"));
  CHECK(contains(told, "november 2026"));
  ledger.enter("change", "Binnen.",
               {made("O-9999", {{"title", "Meting"},
                                {"indicator", "I-002"},
                                {"period", "2026"},
                                {"value", "5"},
                                {"published", "2026-11-20"}})});
  CHECK_FALSE(contains(waiting("analist@example.org"), "/nl/indicatoren/I-002"));
  ledger.enter("change", "Later.", {ledger.set("I-003", "next_expected", "2027-06")});
  CHECK_FALSE(contains(waiting("analist@example.org"), "/nl/indicatoren/I-003"));
}

TEST_CASE_FIXTURE(ByRole, "an analyst is told which consultation closed without results, and which design waits") {
  person("analist@example.org", Role::analyst, "", Classification::internal);
  person("trekker@example.org", Role::owner, "ORG-GROEN");
  CHECK_FALSE(contains(waiting("analist@example.org"), "CO-9"));
  ledger.enter("consult", "Ontworpen.",
               {made("CO-9", {{"title", "Bankjes"}, {"status", "draft"}}),
                made("Q-9", {{"title", "Waar?"}, {"consultation", "CO-9"}, {"kind", "open"}})});
  CHECK(contains(waiting("analist@example.org"), "href=\"/nl/ontwerpen/CO-9\""));
  CHECK(contains(waiting("analist@example.org"), "Maak het ontwerp af"));
  CHECK_FALSE(contains(waiting("trekker@example.org"), "CO-9"));
}

TEST_CASE_FIXTURE(ByRole, "an auditor is told how many entries came since the last checkpoint") {
  person("auditor@example.org", Role::auditor, "", Classification::restricted);
  CHECK(contains(waiting("auditor@example.org"), "nog geen ijkpunt"));
  const auto before = ledger.registry().size();
  if (!ledger.registry().checkpoint().ok()) return;  // A ledger without a key signs none.
  CHECK_FALSE(contains(waiting("auditor@example.org"), "href=\"/nl/entry\""));
  ledger.enter("change", "Anders.", {ledger.set("A-001", "planned_end", "2032")});
  CHECK(contains(waiting("auditor@example.org"), "bij boeking " + std::to_string(before)));
  CHECK(contains(waiting("auditor@example.org"), "Controleer 1 boeking die daarna is gemaakt"));
}

TEST_CASE_FIXTURE(ByRole,
                  "an administrator is told of accounts, mail and runs that need somebody, and nobody else is") {
  const Account admin = person("beheer@example.org", Role::administrator, "", Classification::public_);
  const Account other = person("trekker@example.org", Role::owner, "ORG-GROEN");
  CHECK(contains(waiting("beheer@example.org"), "Er wacht niets op u."));
  REQUIRE(add_account(*desk, {"Nieuw", "nieuw@example.org"}, "test", desk.now).ok());
  fail_a_mail();
  const Job job = ask(other);
  REQUIRE(take_job(*desk, "worker", desk.now).ok());
  REQUIRE(end_job(*desk, job.id, "worker", JobState::failed, "geheime reden", desk.now).ok());
  const std::string told = waiting("beheer@example.org");
  CHECK(contains(told, "1 account kan nog niet inloggen"));
  CHECK(contains(told, "1 mail kon niet worden verstuurd"));
  CHECK(contains(told, "1 berekening is mislukt"));

  Browser browser = signed_in("beheer@example.org");
  const Response failed = browser.get("/nl/beheer/mislukt");
  CHECK(failed.status == 200);
  CHECK(contains(failed.body, "weg@example.org"));
  CHECK(contains(failed.body, "550 no such user"));
  CHECK(contains(failed.body, job.id));
  // What was in them is for who made them.
  CHECK_FALSE(contains(failed.body, "Graag uw rapportage"));
  CHECK_FALSE(contains(failed.body, "geheime reden"));
  CHECK_FALSE(contains(waiting("trekker@example.org"), "mail kon niet"));
  Browser owner = signed_in("trekker@example.org");
  CHECK(owner.get("/nl/beheer/mislukt").status == 403);
}

TEST_CASE_FIXTURE(ByRole, "whoever had something worked out is told when it is ready, for two days") {
  const Account asker = person("trekker@example.org", Role::owner, "ORG-GROEN");
  const Job job = ask(asker);
  CHECK_FALSE(contains(waiting("trekker@example.org"), job.id));
  REQUIRE(take_job(*desk, "worker", desk.now).ok());
  REQUIRE(end_job(*desk, job.id, "worker", JobState::done, "{}", desk.now).ok());
  CHECK(contains(waiting("trekker@example.org"), "href=\"/nl/berekeningen/" + job.id + "\""));
  desk.wait(std::chrono::hours(49));
  CHECK_FALSE(contains(waiting("trekker@example.org"), job.id));
}

TEST_CASE_FIXTURE(ByRole, "a decision has the term of its meeting, or else of the deadline for deciding") {
  person("beslisser@example.org", Role::decider, "B-RAAD", Classification::restricted);
  ledger.enter("propose", "Voorstel.", {made("PV-9", {{"title", "Sneller"}, {"reason", "Nu."}, {"status", "ready"}})});
  const auto term = [&] {
    const std::string told = waiting("beslisser@example.org");
    const auto at = told.find("/nl/beslissen/PV-9");
    REQUIRE(at != told.npos);
    const auto row = told.rfind("<tr>", at);
    return told.substr(row, at - row);
  };
  CHECK(contains(term(), "eerste kwartaal 2027"));  // As in the example.
  ledger.enter("cycle", "Termijn.", {ledger.set("DL-003", "due", "2026-09-01")});
  ledger.enter(
      "cycle", "Termijn.",
      {made("DL-91", {{"title", "Beslissen"}, {"cycle", "CY-2028"}, {"step", "decide"}, {"due", "2026-10-01"}})});
  CHECK(contains(term(), "1 oktober 2026"));
  CHECK(contains(term(), "datum is voorbij"));
  ledger.enter(
      "cycle", "Termijn.",
      {made("DL-92", {{"title", "Beslissen"}, {"cycle", "CY-2028"}, {"step", "decide"}, {"due", "2027-03-01"}})});
  CHECK(contains(term(), "1 maart 2027"));
  ledger.enter("meeting", "Overleg.",
               {made("V-9", {{"title", "Raad"}, {"body", "B-RAAD"}, {"date", "2026-12-03"}}),
                made("AI-9", {{"title", "Sneller"}, {"meeting", "V-9"}, {"number", "1"}, {"about", "PV-9"}})});
  CHECK(contains(term(), "3 december 2026"));
}

}  // namespace stip
