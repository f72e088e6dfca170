// Tests of the way in for the public: nobody is known by it, it is read before it counts, and machines are slowed down.
#include "web/office/think_along_page.h"

#include "agenda/records.h"
#include "tests/web_support/office_building.h"
#include "web/office/public_message.h"
#include "web/office/rates.h"

namespace stip {
namespace {

struct PublicDoor : Building {
  PublicDoor() { person("sec@example.org", Role::secretary, "", Classification::restricted); }

  NamedTexts opened(Browser& anybody, const std::string& target = "/nl/meedenken") {
    const std::string body = anybody.get(target).body;
    constexpr std::string_view mark = "name=\"begin\" value=\"";
    const auto at = body.find(mark);
    REQUIRE(at != body.npos);
    const auto from = at + mark.size();
    desk.wait(std::chrono::seconds(5));
    return {{"begin", body.substr(from, body.find('"', from) - from)}};
  }
  Response say(Browser& anybody, const std::string& text, const std::string& about = "") {
    NamedTexts sent = with(opened(anybody), {{"tekst", text}});
    if (!about.empty()) sent.emplace_back("over", about);
    return anybody.post("/nl/meedenken", sent);
  }
  std::size_t waiting() { return public_messages(*desk, desk.now)->size(); }
  /// Everything that anybody, also who sees all, can find of a word.
  bool is_in_ledger(std::string_view word) const {
    const View all = ledger.view(Classification::restricted);
    for (const Signal& each : all.all<Signal>())
      if (contains(each.text + each.title, word)) return true;
    return false;
  }
};

}  // namespace

TEST_CASE_FIXTURE(PublicDoor,
                  "what the public sends waits at the desk, is seen by who may take in signals, and goes once read") {
  Browser anybody(handler);
  const Handler fresh = with_office(site, office, [this](const Request& request) { return answer(site, request); });
  Browser everybody(fresh);
  CHECK(contains(everybody.get("/nl/signalen").body, "href=\"/nl/meedenken\""));
  const auto entries = ledger.registry().size();
  const Response sent = say(anybody, "De bomen <b>staan</b> scheef, zegt Kwartel.", "A-001");
  REQUIRE(sent.status == 303);
  CHECK(contains(anybody.get(location(sent)).body, "Uw bericht is ontvangen"));
  CHECK(ledger.registry().size() == entries);
  CHECK_FALSE(is_in_ledger("scheef"));
  CHECK_FALSE(contains(everybody.get("/nl/zoeken?q=kwartel").body, "scheef"));

  Browser secretary = signed_in("sec@example.org");
  CHECK(contains(secretary.get("/nl/bureau").body, "Lees 1 bericht: neem het op of wijs het af"));
  const std::string read = secretary.get("/nl/meegedacht").body;
  CHECK(contains(read, "De bomen &lt;b&gt;staan&lt;/b&gt; scheef"));
  const auto at = read.find("/nl/signaleren?herkomst=public&amp;uit=");
  REQUIRE(at != read.npos);
  std::string target = read.substr(at, read.find('"', at) - at);
  replace_all(target, "&amp;", "&");
  const std::string intake = secretary.get(target).body;
  CHECK(contains(intake, "zegt Kwartel."));
  const NamedTexts said{{"origin", "public"}, {"title", "Scheve bomen"},    {"text", "Bomen staan scheef."},
                        {"about", "A-001"},   {"classification", "public"}, {"_moderated", "yes"}};
  // Somebody has to say that it was read and put in other words.
  NamedTexts unread = said;
  unread.pop_back();
  CHECK(secretary.post(target, with(hidden_of(intake), unread)).status == 422);
  CHECK(waiting() == 1);
  REQUIRE(secretary.post(target, with(hidden_of(secretary.get(target).body), said)).status == 303);
  CHECK(waiting() == 0);
  CHECK(is_in_ledger("Bomen staan scheef."));
  CHECK_FALSE(is_in_ledger("Kwartel"));
}

TEST_CASE_FIXTURE(PublicDoor, "what is refused is deleted, and only who may take in signals reads it or refuses it") {
  Browser anybody(handler);
  REQUIRE(say(anybody, "Koop nu goedkope kwartels.").status == 303);
  person("anna@example.org", Role::owner, "ORG-GROEN");
  Browser anna = signed_in("anna@example.org"), secretary = signed_in("sec@example.org");
  CHECK(anna.get("/nl/meegedacht").status == 403);
  CHECK_FALSE(contains(anna.get("/nl/bureau").body, "meegedacht"));
  const std::string id = public_messages(*desk, desk.now)->front().id;
  CHECK_FALSE(contains(anna.get("/nl/signaleren?herkomst=public&uit=" + id).body, "kwartels"));
  CHECK(anna.post("/nl/meegedacht", with(token_of(anna.get("/nl/meldingen").body), {{"_id", id}})).status == 403);
  CHECK(anybody.get("/nl/meegedacht").status == 303);
  CHECK(waiting() == 1);
  const NamedTexts token = token_of(secretary.get("/nl/meegedacht").body);
  CHECK(secretary.post("/nl/meegedacht", with(token, {{"_id", id}})).status == 303);
  CHECK(waiting() == 0);
  CHECK(secretary.post("/nl/meegedacht", with(token, {{"_id", id}})).status == 303);
  CHECK(contains(secretary.get("/nl/meegedacht").body, "Er wacht niets om te lezen."));
}

TEST_CASE_FIXTURE(PublicDoor, "what cannot be kept is told, and nothing that was typed is lost") {
  Browser anybody(handler);
  CHECK(say(anybody, "  ").status == 422);
  const Response longer = say(anybody, std::string(longest_message + 1, 'x'));
  CHECK(longer.status == 422);
  CHECK(contains(longer.body, "Het heeft 2001 tekens en er passen er hoogstens 2000."));
  CHECK(contains(longer.body, std::string(100, 'x')));
  CHECK(say(anybody, std::string(longest_message, 'x')).status == 303);
  // A form that was not opened here, or a moment ago, or yesterday.
  for (const char* mark : {"", "12", "1790000000-00000000000000000000000000000000"}) {
    const Response forged = anybody.post("/nl/meedenken", {{"begin", mark}, {"tekst", "Getypt."}});
    CHECK(forged.status == 422);
    CHECK(contains(forged.body, "Getypt."));
  }
  NamedTexts late = with(opened(anybody), {{"tekst", "Getypt."}});
  desk.wait(std::chrono::hours(13));
  CHECK(anybody.post("/nl/meedenken", late).status == 422);
  CHECK(anybody.send("POST", "/nl/meedenken", "tekst=x", "cross-site").status == 403);
  CHECK(waiting() == 1);
  // After 90 days it goes by itself.
  desk.wait(std::chrono::hours(24 * 91));
  CHECK(waiting() == 0);
}

TEST_CASE_FIXTURE(PublicDoor, "one address sends some in a minute and in a day, and the desk is never filled") {
  office.rates = std::make_shared<Rates>(RatesPerMinute{});
  Browser anybody(handler);
  int taken = 0;
  for (int minute = 0; minute < 20; ++minute) {
    for (int i = 0; i < 6; ++i) taken += say(anybody, "Weer een bericht.").status == 303;
    desk.wait(std::chrono::seconds(60));
  }
  CHECK(taken == messages_per_day);
  const Response refused = say(anybody, "Nog een.");
  CHECK(refused.status == 429);
  CHECK(contains(refused.body, "Nog een."));
  desk.wait(std::chrono::hours(24));
  CHECK(say(anybody, "Een nieuwe dag.").status == 303);

  for (std::size_t i = waiting(); i < most_messages; ++i)
    REQUIRE(keep_message(*desk, "Vol " + std::to_string(i), "", desk.now).ok());
  desk.wait(std::chrono::minutes(5));
  const Response full = say(anybody, "Past niet meer.");
  CHECK(full.status == 503);
  CHECK(contains(full.body, "Past niet meer."));
  CHECK(waiting() == most_messages);
}

TEST_CASE("where nobody reads what comes in, nothing can be sent") {
  Building building;
  Browser anybody(building.handler);
  const std::string body = anybody.get("/nl/meedenken").body;
  CHECK(contains(body, "Hier leest nog niemand"));
  CHECK_FALSE(contains(body, "<textarea"));
  CHECK(anybody.post("/nl/meedenken", {{"tekst", "Toch."}}).status == 503);
}

}  // namespace stip
