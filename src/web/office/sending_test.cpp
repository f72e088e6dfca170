// Tests of sending: what is entered at the same moment does not stand in the way, and a form that comes twice is one.
#include "web/office/sending.h"

#include <set>
#include <thread>

#include "governance/signal.h"
#include "tests/web_support/office_building.h"
#include "web/office/entering.h"

namespace stip {
namespace {

struct SendingOffice : Building {
  SendingOffice() {
    person("sec@example.org", Role::secretary, "ORG-GEM", Classification::restricted);
    person("tweede@example.org", Role::secretary, "ORG-GEM", Classification::restricted);
    person("anna@example.org", Role::owner, "ORG-GROEN");
  }
  View now() const { return ledger.view(Classification::restricted); }
  std::vector<std::string> signals_called(std::string_view title) const {
    std::vector<std::string> ids;
    const View view = now();
    for (const Signal& each : view.all<Signal>())
      if (each.title == title) ids.push_back(each.id);
    return ids;
  }
};

NamedTexts signal_form(Browser& browser, const std::string& title) {
  return with(hidden_of(browser.get("/nl/signaleren").body), {{"origin", "body"},
                                                              {"body", "B-TAFEL"},
                                                              {"title", title},
                                                              {"text", "Twee jaar."},
                                                              {"classification", "public"}});
}

TakeIn a_signal(const std::string& title) {
  TakeIn request;
  request.origin = SignalOrigin::report;
  request.title = title;
  request.text = "Lang.";
  return request;
}

/// A page of an office that takes in a signal; whoever is `meanwhile` acts between working out and entering.
std::function<void()> meanwhile;
int times_answered = 0;
ErrorOr<Response> taking_in(const OfficeVisit& visit) {
  ++times_answered;
  const Acted acted = take_in(visit.visit.view, a_signal("Van mij"), actor_of(visit), visit.visit.today);
  if (meanwhile) meanwhile();
  const auto problems = enter_act(visit, acted, key_of(visit));
  if (!problems.empty()) return problems.front();
  return see_other("/" + acted.changes().changes.front().id);
}

/// Answers the page above as if it was sent by `account`.
ErrorOr<Response> answered_as(SendingOffice& building, const Account& account, const NamedTexts& sent) {
  Request request;
  request.method = "POST";
  const Viewer viewer{Classification::restricted};
  const auto look = [&] { return building.ledger.registry().now(viewer); };
  Visit visit{building.site, request, look(), viewer, "now", Language::nl, *parse_day(test_day), {}};
  return answer_form({building.office, visit, account, "", sent}, taking_in, look);
}

}  // namespace

TEST_CASE("of two acts worked out on the same moment that make a record by the same id, the second takes the next") {
  SendingOffice building;
  const Account account = **find_account(*building.desk, "sec@example.org");
  const NamedTexts nothing;
  int others = 2;
  meanwhile = [&] {
    if (others-- <= 0) return;
    const Acted theirs =
        take_in(building.now(), a_signal("Van een ander"), {"other", Language::nl}, *parse_day(test_day));
    building.ledger.enter("take in", "Een ander", theirs.changes().changes);
  };
  times_answered = 0;
  const auto response = answered_as(building, account, nothing);
  REQUIRE(response.ok());
  CHECK(response->status == 303);
  CHECK(times_answered == 3);
  CHECK(building.signals_called("Van een ander").size() == 2);
  const auto mine = building.signals_called("Van mij");
  REQUIRE(mine.size() == 1);
  CHECK(location(*response) == "/" + mine.front());
}

TEST_CASE("whoever is overtaken without end is told so, after some tens of tries") {
  SendingOffice building;
  const Account account = **find_account(*building.desk, "sec@example.org");
  const NamedTexts nothing;
  meanwhile = [&] {
    const Acted theirs = take_in(building.now(), a_signal("Steeds"), {"other", Language::nl}, *parse_day(test_day));
    building.ledger.enter("take in", "Een ander", theirs.changes().changes);
  };
  times_answered = 0;
  const auto response = answered_as(building, account, nothing);
  meanwhile = nullptr;
  REQUIRE_FALSE(response.ok());
  CHECK(response.error().kind == ErrorKind::conflict);
  CHECK(times_answered > 8);
  CHECK(times_answered < 100);
  CHECK(building.signals_called("Van mij").empty());
}

TEST_CASE("people who send new signals at the same moment all get in, each under a number of its own") {
  SendingOffice building;
  constexpr int people = 4, rounds = 6;
  std::vector<Browser> browsers;
  for (int i = 0; i < people; ++i)
    browsers.push_back(building.signed_in(i % 2 ? "sec@example.org" : "tweede@example.org"));
  std::vector<NamedTexts> forms;
  for (int i = 0; i < people * rounds; ++i)
    forms.push_back(signal_form(browsers[static_cast<std::size_t>(i / rounds)], "Tegelijk"));
  std::vector<Response> responses(forms.size());
  {
    std::vector<std::jthread> threads;
    for (std::size_t person = 0; person < people; ++person)
      threads.emplace_back([&, person] {
        for (std::size_t at = person * rounds; at < (person + 1) * rounds; ++at)
          responses[at] = browsers[person].post("/nl/signaleren", forms[at]);
      });
  }
  std::set<std::string> addresses;
  for (const Response& response : responses) {
    CHECK(response.status == 303);
    addresses.insert(location(response));
  }
  CHECK(addresses.size() == responses.size());
  CHECK(building.signals_called("Tegelijk").size() == responses.size());
}

TEST_CASE("a form that is sent twice is entered once, and gets the same answer, also where the act would now refuse") {
  SendingOffice building;
  Browser secretary = building.signed_in("sec@example.org");
  const NamedTexts form = signal_form(secretary, "Eén keer");
  const Response first = secretary.post("/nl/signaleren", form);
  REQUIRE(first.status == 303);
  const std::string id = building.signals_called("Eén keer").front();
  const Response second = secretary.post("/nl/signaleren", form);
  CHECK(second.status == 303);
  CHECK(location(second) == location(first));
  CHECK(building.signals_called("Eén keer").size() == 1);

  // Handing it over, and then to another: the first form, sent again, changes nothing back.
  const std::string answering = "/nl/beantwoorden/" + id;
  const auto hand_to = [&](const std::string& to, const std::string& key) {
    NamedTexts pairs = hidden_of(secretary.get(answering).body);
    std::erase_if(pairs, [](const auto& pair) { return pair.first == "_key" || pair.first == "_what"; });
    return with(pairs, {{"_key", key}, {"_what", "assign"}, {"_to", to}, {"_due", "15-12-2026"}});
  };
  const NamedTexts to_green = hand_to("ORG-GROEN", std::string(32, 'a'));
  CHECK(secretary.post(answering, to_green).status == 303);
  CHECK(secretary.post(answering, hand_to("ORG-GEM", std::string(32, 'b'))).status == 303);
  const Response late = secretary.post(answering, to_green);
  CHECK(late.status == 303);
  CHECK(building.now().find<Signal>(id)->assigned_to.id == "ORG-GEM");

  // An answer that was given: the act refuses a second one, the same form does not hear of it.
  NamedTexts answer = hidden_of(secretary.get(answering).body);
  std::erase_if(answer, [](const auto& pair) { return pair.first == "_what"; });
  answer =
      with(answer, {{"_version", "0"}, {"answer", "not_taken"}, {"answer_text", "Er is geen geld."}, {"_do", "enter"}});
  const Response given = secretary.post(answering, answer), again = secretary.post(answering, answer);
  CHECK(given.status == 303);
  CHECK(again.status == 303);
  CHECK(location(again) == location(given));
}

TEST_CASE("a form that was sent, gone back to and changed is not taken for the first, and nothing typed is lost") {
  SendingOffice building;
  Browser secretary = building.signed_in("sec@example.org"), second = building.signed_in("tweede@example.org");
  NamedTexts form = signal_form(secretary, "Eerst dit");
  REQUIRE(secretary.post("/nl/signaleren", form).status == 303);
  for (auto& [name, value] : form)
    if (name == "title") value = "Toch anders";
  const Response changed = secretary.post("/nl/signaleren", form);
  CHECK(changed.status == 422);
  CHECK(contains(changed.body, "Toch anders"));
  CHECK(contains(changed.body, "is al ingevoerd"));
  CHECK(building.signals_called("Toch anders").empty());
  // The page that tells so has a key of its own: sent from there it is entered.
  const NamedTexts fresh = hidden_of(changed.body);
  for (auto& [name, value] : form)
    for (const auto& [hidden, now] : fresh)
      if (name == hidden) value = now;
  CHECK(secretary.post("/nl/signaleren", form).status == 303);
  CHECK(building.signals_called("Toch anders").size() == 1);
  // A key is of who sent it: that of another opens nothing.
  NamedTexts theirs = signal_form(second, "Eerst dit");
  for (auto& [name, value] : theirs)
    for (const auto& [hidden, now] : form)
      if (name == "_key" && hidden == "_key") value = now;
  CHECK(second.post("/nl/signaleren", theirs).status == 303);
  CHECK(building.signals_called("Eerst dit").size() == 2);
}

TEST_CASE("freezing an edition, sent twice, leads to the edition; another reason for the same year is refused") {
  SendingOffice building;
  Browser secretary = building.signed_in("sec@example.org");
  const NamedTexts form = with(token_of(secretary.get("/nl/nieuwe-editie").body),
                               {{"_what", "freeze"}, {"_year", "2028"}, {"_reason", "Vastgesteld."}});
  const Response first = secretary.post("/nl/nieuwe-editie", form), second = secretary.post("/nl/nieuwe-editie", form);
  CHECK(first.status == 303);
  CHECK(second.status == 303);
  CHECK(location(second) == location(first));
  const NamedTexts other = with(token_of(secretary.get("/nl/nieuwe-editie").body),
                                {{"_what", "freeze"}, {"_year", "2028"}, {"_reason", "Om een andere reden."}});
  CHECK(secretary.post("/nl/nieuwe-editie", other).status == 422);
}

}  // namespace stip
