// Sweep of mandates: every address of the office, by every role, clearance and ownership, answers as the table says.
#include <doctest/doctest.h>

#include "tests/web_support/office_swarm.h"

namespace stip {
namespace {

struct Count {
  int asked = 0, granted = 0, forbidden = 0, hidden = 0;
};

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
