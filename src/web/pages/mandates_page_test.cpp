// Tests of the page of mandates, and of security.txt.
#include <doctest/doctest.h>

#include "access/mandates.h"
#include "base/text.h"
#include "tests/web_support/small_example.h"

namespace stip {
namespace {

std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++count;
  return count;
}

TEST_CASE("the page of mandates holds each line of the table, in Dutch and in English") {
  TestLedger ledger;
  const Site site = ledger.site(Classification::public_);
  const std::string dutch = answer_to(site, "/nl/mandaten").body, english = answer_to(site, "/en/mandaten").body;
  std::string acts;
  for (const MandateRule& rule : mandate_table()) {
    const std::string id = "id=\"" + std::string(name_of_choice(rule.act)) + "\"";
    CHECK(contains(dutch, id));
    const auto& label = Choices<Act>::type().values[static_cast<std::size_t>(rule.act)].label;
    CHECK(contains(english, label));
    CHECK_FALSE(contains(dutch, id + ">" + std::string(label) + "<"));
  }
  for (const std::string& page : {dutch, english}) CHECK(count_of(page, "<tr>") == mandate_table().size() + 1);
  for (const auto& type : {Choices<Act>::type(), Choices<Role>::type(), Choices<Reach>::type()})
    for (const Choice& choice : type.values) CHECK_FALSE(contains(dutch, choice.help));
}

TEST_CASE("the data of mandates is the same table") {
  TestLedger ledger;
  const std::string json = answer_to(ledger.site(Classification::public_), "/v1/mandaten").body;
  CHECK(count_of(json, "\"act\"") == mandate_table().size());
  CHECK(contains(json, "manage_accounts"));
}

TEST_CASE("security.txt says where a weakness is reported, until when, and is not there without an address") {
  TestLedger ledger;
  Site site = ledger.site(Classification::public_);
  CHECK(answer_to(site, "/.well-known/security.txt").status == 404);
  site.security_contact = "mailto:security@example.org";
  const Response response = answer_to(site, "/.well-known/security.txt");
  CHECK(response.status == 200);
  CHECK(response.content_type == "text/plain; charset=utf-8");
  CHECK(contains(response.body, "Contact: mailto:security@example.org\n"));
  CHECK(contains(response.body, "Expires: 2027-05-19T00:00:00Z\n"));
}

}  // namespace
}  // namespace stip
