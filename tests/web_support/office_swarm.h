// Office swarm: every address of the office, and everybody who may come there, by role, clearance and organisation.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "desk/jobs.h"
#include "jobs/job_inputs.h"
#include "tests/web_support/office_building.h"
#include "web/paths.h"

namespace stip {

/// On what an address acts; its hole is filled with such a record.
enum class On {
  oneself,
  agenda,
  somewhere,  ///< Something new, of the own organisation.
  action,
  paper,  ///< The report on an action as a file.
  report,
  proposal,
  draft,  ///< A proposal, by who may propose what it would change.
  round,
  cycle,  ///< A round as a whole, whatever is asked in it.
  signal,
  body,
  meeting,
  pledge,
  consultation,
  job,  ///< A long run over what that classification may see.
  account
};

/// What the table must be asked at an address: one of these acts on that.
struct Swept {
  std::string_view pattern;
  On on{};
  std::vector<Act> acts = {};
};

/// Every address of the office, once more: one that is added without a line here fails below.
inline const std::vector<Swept>& swept() {
  static const std::vector<Swept> all = {
      {"bureau", On::oneself},
      {"bureau/bevestigen", On::oneself},
      {"bureau/onverstuurd", On::oneself},
      {"bureau/account", On::oneself},
      {"bureau/account/wachtwoord", On::oneself},
      {"bureau/account/tweede-stap", On::oneself},
      {"bureau/account/tweede-stap-uit", On::oneself},
      {"bureau/account/dienst", On::oneself},
      {"bureau/account/passkeys", On::oneself},
      {"beheer/accounts", On::agenda, {Act::manage_accounts}},
      {"beheer/accounts/nieuw", On::agenda, {Act::manage_accounts}},
      {"beheer/accounts/{}", On::account, {Act::manage_accounts}},
      {"beheer/logboek", On::agenda, {Act::read_audit}},
      {"beheer/mislukt", On::agenda, {Act::manage_accounts}},
      {"meegedacht", On::agenda, {Act::assign_signal}},
      {"links/{}", On::round, {Act::issue_link}},
      {"rapporteren/{}", On::action, {Act::report}},
      {"beoordelen/{}", On::report, {Act::approve_report, Act::check_report}},
      {"rapporteren/{}/{}", On::paper, {Act::report}},
      {"volgen", On::oneself},
      {"meldingen", On::oneself},
      {"wijzigen/{}/{}", On::action, {Act::propose}},
      {"nieuw/{}", On::somewhere, {Act::propose}},
      {"concept/{}", On::draft, {Act::propose}},
      {"voorstel-uit-bestand", On::somewhere, {Act::propose}},
      {"voorstel-uit-wat-als", On::somewhere, {Act::propose}},
      {"berekeningen", On::somewhere, {Act::propose}},
      {"berekeningen/{}", On::job, {Act::propose}},
      {"voorleggen/{}", On::draft, {Act::propose}},
      {"beslissen/{}", On::proposal, {Act::decide}},
      {"aanpassen/{}", On::proposal, {Act::decide}},
      {"signaleren", On::somewhere, {Act::raise_signal}},
      {"beantwoorden/{}", On::signal, {Act::answer_signal, Act::assign_signal}},
      {"vergaderen/{}", On::body, {Act::keep_minutes}},
      {"notuleren/{}", On::meeting, {Act::keep_minutes}},
      {"rondes", On::agenda, {Act::open_round}},
      {"rondes/{}", On::cycle, {Act::open_round}},
      {"rondes/{}/mail", On::cycle, {Act::open_round}},
      {"toezeggen", On::somewhere, {Act::promise}},
      {"nakomen/{}", On::pledge, {Act::promise}},
      {"overdragen", On::agenda, {Act::edit}},
      {"splitsen/{}", On::action, {Act::edit}},
      {"kamerbrief", On::agenda, {Act::view}},
      {"nieuwe-editie", On::agenda, {Act::freeze_edition}},
      {"ontwerpen", On::somewhere, {Act::design_consultation}},
      {"ontwerpen/{}", On::consultation, {Act::design_consultation}},
      {"ontwerpen/{}/{}", On::consultation, {Act::design_consultation}},
  };
  return all;
}

struct Somebody {
  Account account;
  Browser browser;
  NamedTexts token;
};

/// The example with everybody in it, and its subjects under one classification.
struct Swarm : Building {
  explicit Swarm(Classification level_) : level(level_) {
    const std::string name(name_of_choice(level));
    if (level != Classification::public_)
      ledger.enter("change", "Besloten.",
                   {ledger.set("A-001", "classification", name), ledger.set("PV-001", "classification", name),
                    ledger.set("S-001", "classification", name), ledger.set("B-TAFEL", "classification", name),
                    ledger.set("V-001", "classification", name), ledger.set("TZ-01", "classification", name),
                    ledger.set("CO-02", "classification", name)});
    int number = 0;
    for (std::size_t role = 0; role < Choices<Role>::type().values.size(); ++role)
      for (const Classification clearance : every_clearance)
        for (const char* place : {"ORG-GROEN", "ORG-WATER", "ORG-GEM"}) {
          const std::string email = "p" + std::to_string(number++) + "@example.org";
          Account account = person(email, static_cast<Role>(role), place, clearance);
          Browser browser = signed_in(email);
          NamedTexts token = token_of(browser.get("/nl/bureau/account").body);
          people.push_back({std::move(account), std::move(browser), std::move(token)});
        }
    const Seq position = ledger.registry().size();
    const JobBasis basis{R"({"kind":"plan"})", inputs_of(ledger.view(level)), position, level, "2026-11-24", "1"};
    job = ask_job(*desk, people.front().account.id, basis, JobLimits{}, desk.now)->id;
  }

  /// Address with its holes filled, and the same with an id that nothing has.
  std::pair<std::string, std::string> addresses(const Swept& each) const {
    const auto with_id = [&](std::string id) {
      std::string path(each.pattern);
      if (each.on == On::consultation && path.ends_with("{}/{}")) path.replace(path.size() - 2, 2, "consultatievragen");
      if (path == "nieuw/{}") path = "nieuw/mijlpalen";
      if (const auto hole = path.find("{}/{}"); hole != path.npos) path.replace(hole, 2, "acties");
      if (const auto hole = path.find("{}"); hole != path.npos) path.replace(hole, 2, id);
      return "/nl/" + path;
    };
    switch (each.on) {
      case On::oneself:
      case On::agenda:
      case On::somewhere:
        return {with_id(""), ""};
      case On::paper:
        return {"/nl/rapporteren/A-001/formulier.docx", "/nl/rapporteren/A-00X/formulier.docx"};
      case On::signal:
        return {with_id("S-001"), with_id("S-00X")};
      case On::body:
        return {with_id("B-TAFEL"), with_id("B-TAFEX")};
      case On::meeting:
        return {with_id("V-001"), with_id("V-00X")};
      case On::pledge:
        return {with_id("TZ-01"), with_id("TZ-0X")};
      case On::consultation:
        return {with_id("CO-02"), with_id("CO-0X")};
      case On::job:
        return {with_id(job), with_id("J-00000000")};
      case On::action:
        return {with_id("A-001"), with_id("A-00X")};
      case On::report:
        return {with_id("PR-001"), with_id("PR-00X")};
      case On::proposal:
      case On::draft:
        return {with_id("PV-001"), with_id("PV-00X")};
      case On::round:
      case On::cycle:
        return {with_id("CY-2028"), with_id("CY-202X")};
      case On::account:
        return {with_id(people.front().account.id), with_id("U-00000000")};
    }
    return {};
  }

  /// What the table says: found or not, allowed or not.
  std::optional<ErrorKind> refusal(const Swept& each, const Account& who) const {
    const Person person = who.person();
    const View view = ledger.view(person.viewer().clearance);
    std::vector<RecordFacts> about{{}};
    const RecordFacts action{level, "ORG-GROEN", {"ORG-WATER"}, {}};
    if (each.on == On::action || each.on == On::paper || each.on == On::report) about = {action};
    if (each.on == On::signal) about = {{level, {}, {}, {}}};
    if (each.on == On::body || each.on == On::meeting) about = {{level, "B-TAFEL", {}, {}}};
    if (each.on == On::pledge) about = {{level, "ORG-GEM", {}, {}}};
    if (each.on == On::consultation) about = {{level, "", {""}, {}}};
    if (each.on == On::somewhere) about = {{Classification::public_, person.roles.front().organisation, {}, {}}};
    if (each.on == On::job) about = {{level, person.roles.front().organisation, {}, {}}};
    // It would change A-003 and a milestone of it, on which nobody but its owner works.
    if (each.on == On::draft) about = {{level, "ORG-GROEN", {}, {}}};
    // Somebody decides at the body of the own role; which body it is, is asked with the form.
    if (each.on == On::proposal) about = {{level, person.roles.front().organisation, {}, {}}};
    if (each.on == On::round) {
      const auto round = round_of(view, "CY-2028", *parse_day(test_day));
      for (const Asked& asked : round->asked) {
        RecordFacts facts{asked.action->classification, asked.action->owner.id, {}, {}};
        for (const Participation* part : view.referring<Participation>("action", asked.action->id))
          facts.contributors.push_back(part->organisation.id);
        about.push_back(facts);
      }
    }
    std::optional<ErrorKind> refused;
    for (const Act act : each.acts) {
      for (const RecordFacts& facts : about) {
        const auto asked = may(person, act, facts);
        // A draft is altered by who proposes it, and by the secretariat.
        const RoleAt& role = person.roles.front();
        const bool is_own = each.on != On::draft || role.role == Role::secretary || role.organisation == "ORG-GROEN";
        if (asked.ok()) return is_own ? std::nullopt : std::optional(ErrorKind::forbidden);
        if (!refused || asked.error().kind == ErrorKind::not_found) refused = asked.error().kind;
      }
    }
    return refused;
  }

  Classification level;
  std::vector<Somebody> people;
  std::string job;
};

inline std::string described(const Account& who, const std::string& target, Classification level) {
  const RoleAt& role = who.roles.front();
  return std::string(name_of_choice(role.role)) + "@" + role.organisation + ":" +
         std::string(name_of_choice(role.clearance)) + " " + target + " (" + std::string(name_of_choice(level)) + ")";
}

}  // namespace stip
