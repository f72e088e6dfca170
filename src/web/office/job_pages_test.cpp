// Tests of the pages of long runs: asked once, watched without JavaScript, cancelled, kept, and hidden as if absent.
#include "desk/jobs.h"
#include "jobs/job_door.h"
#include "jobs/job_work.h"
#include "tests/web_support/office_building.h"

namespace stip {
namespace {

struct Asking : Building {
  Asking() {
    person("sec@example.org", Role::secretary, "ORG-GEM", Classification::restricted);
    person("lid@example.org", Role::owner, "ORG-GROEN", Classification::public_);
    person("kijk@example.org", Role::auditor, "ORG-GEM", Classification::restricted);
  }
  /// Asks for the plan; the address of the job.
  std::string ask(Browser& browser, const std::string& seed = "7") {
    const Response form = browser.get("/nl/berekeningen?soort=plan");
    REQUIRE(form.status == 200);
    const Response sent = browser.post(
        "/nl/berekeningen", with(hidden_of(form.body), {{"soort", "plan"}, {"toekomsten", "30000"}, {"zaad", seed}}));
    INFO(sent.body);
    REQUIRE(sent.status == 303);
    return location(sent);
  }
  static std::string id_of(const std::string& address) { return address.substr(address.rfind('/') + 1); }
  Response tell(Browser& browser, const std::string& address, const std::string& what) {
    return browser.post(address, with(token_of(browser.get(address).body), {{"_do", what}}));
  }
  /// Works out what waits first, as a worker would.
  void work() {
    const Job job = **take_job(*desk, "w", desk.now);
    const View view = *view_of(ledger.registry(), job.basis);
    const JobQuestion question = *read_job_question(*parse_json(job.basis.question));
    const auto answer = job_work(
        view, *parse_day(job.basis.day), question, [] { return 0.0; }, [](const JobProgress&) {});
    REQUIRE(answer.ok());
    REQUIRE(end_job(*desk, job.id, "w", JobState::done, to_text(*answer), desk.now).ok());
  }
};

}  // namespace

TEST_CASE("a long run is asked, watched while it waits and runs, and shown with what it is a function of") {
  Asking office;
  Browser secretary = office.signed_in("sec@example.org");
  const std::string address = office.ask(secretary);
  const Response waits = secretary.get(address);
  CHECK(header_of(waits, "Refresh") == "5");
  CHECK(contains(waits.body, "is de volgende"));
  const Job job = **take_job(*office.desk, "w", office.desk.now);
  const Response runs = secretary.get(address);
  CHECK(header_of(runs, "Refresh") == "2");
  CHECK(contains(runs.body, "<progress"));
  REQUIRE(give_back_job(*office.desk, job.id, "w").ok());
  office.work();
  const Response ready = secretary.get(address);
  CHECK(header_of(ready, "Refresh").empty());
  CHECK(contains(ready.body, "30.000 mogelijke toekomsten"));
  CHECK(contains(ready.body, "<dd dir=\"auto\">7</dd>"));
  CHECK(contains(ready.body, job.basis.inputs.substr(0, 16)));
  CHECK(contains(ready.body, "/entry/" + std::to_string(job.basis.position)));
  CHECK(contains(secretary.get("/nl/berekeningen").body, address));
  CHECK(contains(secretary.get("/en" + address.substr(3)).body, "30,000 possible futures"));

  // The same question on the same agenda gives the kept answer; another seed is another question.
  CHECK(office.ask(secretary) == address);
  CHECK(office.ask(secretary, "8") != address);
}

TEST_CASE("a run is cancelled and started again by who asked for it, and told to be broken off after a crash") {
  Asking office;
  Browser secretary = office.signed_in("sec@example.org");
  const std::string address = office.ask(secretary);
  CHECK(office.tell(secretary, address, "cancel").status == 303);
  CHECK(contains(secretary.get(address).body, "is afgebroken"));
  CHECK(header_of(secretary.get(address), "Refresh").empty());
  CHECK(office.tell(secretary, address, "again").status == 303);
  REQUIRE(take_job(*office.desk, "w", office.desk.now).ok());
  office.desk.wait(job_silence + std::chrono::seconds(1));
  CHECK(contains(secretary.get(address).body, "is gestrand"));
  CHECK(office.tell(secretary, address, "again").status == 303);
  office.work();
  CHECK(contains(secretary.get(address).body, "30.000 mogelijke toekomsten"));
}

TEST_CASE("who sees less gets neither the run nor a trace of it, and what was classified since hides it from all") {
  Asking office;
  Browser secretary = office.signed_in("sec@example.org"), member = office.signed_in("lid@example.org");
  const std::string address = office.ask(secretary);
  const std::string absent = "/nl/berekeningen/J-00000000";
  const auto same_as_absent = [&](Browser& browser) {
    std::string there = browser.get(address).body, none = browser.get(absent).body;
    replace_all(none, "J-00000000", office.id_of(address));
    return browser.get(address).status == 404 && there == none;
  };
  CHECK(same_as_absent(member));
  const std::string own = office.ask(member);
  CHECK(own != address);  // The same question, of another view.
  CHECK(secretary.get(own).status == 200);
  CHECK_FALSE(contains(secretary.get(own).body, "name=\"_do\""));  // Only who asked may cancel.
  CHECK(office.tell(secretary, address, "cancel").status == 303);

  office.ledger.enter("classify", "Besloten.", {office.ledger.set("A-001", "classification", "internal")});
  CHECK(member.get(own).status == 404);
}

TEST_CASE("who may make no proposals asks for no long runs, and what cannot be read is said at the form") {
  Asking office;
  Browser auditor = office.signed_in("kijk@example.org"), secretary = office.signed_in("sec@example.org");
  CHECK(auditor.get("/nl/berekeningen").status == 403);
  CHECK(auditor.get(office.ask(secretary)).status == 403);
  const NamedTexts hidden = hidden_of(secretary.get("/nl/berekeningen").body);
  const Response refused =
      secretary.post("/nl/berekeningen", with(hidden, {{"soort", "plan"}, {"toekomsten", "30000"}, {"zaad", "veel"}}));
  CHECK(refused.status == 422);
  CHECK(contains(refused.body, "&#39;veel&#39; is geen geheel getal."));
  for (const char* seed : {"1", "2"}) office.ask(secretary, seed);
  const Response full =
      secretary.post("/nl/berekeningen", with(hidden, {{"soort", "plan"}, {"toekomsten", "30000"}, {"zaad", "3"}}));
  CHECK(full.status == 422);
  CHECK(contains(full.body, "er wachten of lopen al 3 berekeningen van u."));
}

}  // namespace stip
