// Sweep of mandates: every address of the office, by every role, clearance and ownership, answers as the table says.
#include <doctest/doctest.h>

#include <algorithm>

#include "desk/jobs.h"
#include "jobs/job_inputs.h"
#include "tests/web_support/office_building.h"
#include "web/paths.h"

namespace stip {
namespace {

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
const std::vector<Swept>& swept() {
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

struct Count {
  int asked = 0, granted = 0, forbidden = 0, hidden = 0;
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
        if (asked.ok()) return std::nullopt;
        if (!refused || asked.error().kind == ErrorKind::not_found) refused = asked.error().kind;
      }
    }
    return refused;
  }

  Classification level;
  std::vector<Somebody> people;
  std::string job;
};

std::string described(const Account& who, const std::string& target, Classification level) {
  const RoleAt& role = who.roles.front();
  return std::string(name_of_choice(role.role)) + "@" + role.organisation + ":" +
         std::string(name_of_choice(role.clearance)) + " " + target + " (" + std::string(name_of_choice(level)) + ")";
}

/// Asks one address of one person in every way, and holds the answers against the table.
void ask(Swarm& swarm, const Swept& each, Somebody& who, Count& count) {
  const auto [target, absent] = swarm.addresses(each);
  INFO(described(who.account, target, swarm.level));
  const auto refused = swarm.refusal(each, who.account);
  const OfficeRoute& route = *std::ranges::find(office_routes(), each.pattern, &OfficeRoute::pattern);
  const auto holds = [&](const Response& response) {
    ++count.asked;
    if (!refused) {
      ++count.granted;
      CHECK(response.status != 404);
      CHECK(response.status != 403);
      CHECK(response.status != 500);
    } else if (*refused == ErrorKind::not_found) {
      ++count.hidden;
      CHECK(response.status == 404);
    } else {
      ++count.forbidden;
      CHECK(response.status == 403);
    }
  };
  const Response read = who.browser.get(target);
  holds(read);
  for (const char* method : {"PUT", "DELETE", "PATCH"}) {
    CHECK(who.browser.send(method, target, "").status == 405);
    ++count.asked;
  }
  if (!route.post) {
    CHECK(who.browser.post(target, who.token).status == 405);
    ++count.asked;
    return;
  }
  // Forms of one's own account would end the session that the sweep still needs.
  if (each.on == On::oneself) return;
  const Response sent = who.browser.post(target, who.token);
  holds(sent);
  if (!refused || *refused != ErrorKind::not_found) return;
  for (const bool sends : {false, true}) {
    std::string expected = bytes_of(sends ? who.browser.post(absent, who.token) : who.browser.get(absent));
    replace_all(expected, absent.substr(4), target.substr(4));
    CHECK(bytes_of(sends ? sent : read) == expected);
    ++count.asked;
  }
}

TEST_CASE("every address of the office is in the sweep of mandates") {
  for (const OfficeRoute& route : office_routes()) {
    CAPTURE(route.pattern);
    CHECK(std::ranges::find(swept(), route.pattern, &Swept::pattern) != swept().end());
  }
}

TEST_CASE(
    "each address answers each role, clearance and ownership as the table of mandates says, and hides as if absent") {
  Count count;
  for (const Classification level : every_clearance) {
    Swarm swarm(level);
    for (const Swept& each : swept())
      for (Somebody& who : swarm.people) ask(swarm, each, who, count);
  }
  MESSAGE(count.asked << " answers: " << count.granted << " granted, " << count.forbidden << " forbidden, "
                      << count.hidden << " hidden");
  CHECK(count.asked > 10'000);
  CHECK(count.granted > 1'000);
  CHECK(count.forbidden > 1'000);
  CHECK(count.hidden > 200);
}

TEST_CASE("who is not signed in, or holds a link alone, is asked to sign in everywhere in the office") {
  Swarm swarm(Classification::internal);
  const IssuedLink link = *issue_link(*swarm.desk, {"els@example.org", Act::report, "A-001", "CY-2028"},
                                      swarm.desk.now + std::chrono::days(9), "test", swarm.desk.now);
  Browser nobody(swarm.handler), holder(swarm.handler);
  REQUIRE(holder.get("/nl/link/" + link.token).status == 303);
  REQUIRE(holder.get("/nl/link/" + link.id).status == 200);
  const NamedTexts token = token_of(holder.get("/nl/link/" + link.id).body);
  const Seq before = swarm.ledger.registry().size();
  int asked = 0;
  for (const Swept& each : swept()) {
    const auto [target, absent] = swarm.addresses(each);
    const bool takes_forms = std::ranges::find(office_routes(), each.pattern, &OfficeRoute::pattern)->post != nullptr;
    for (Browser* browser : {&nobody, &holder}) {
      CAPTURE(target);
      CHECK(location(browser->get(target)) == "/nl/inloggen?naar=" + percent_encoded(target));
      CHECK(browser->post(target, token).status == (takes_forms ? 403 : 405));
      asked += 2;
      if (absent.empty()) continue;
      for (const bool sends : {false, true}) {
        std::string there = bytes_of(sends ? browser->post(target, token) : browser->get(target));
        std::string expected = bytes_of(sends ? browser->post(absent, token) : browser->get(absent));
        replace_all(expected, percent_encoded(absent), percent_encoded(target));
        replace_all(expected, absent.substr(4), target.substr(4));
        CHECK(there == expected);
        ++asked;
      }
    }
  }
  CHECK(swarm.ledger.registry().size() == before);
  MESSAGE(asked << " answers to nobody and to the holder of a link");
  CHECK(asked > 80);
}

}  // namespace
}  // namespace stip
