// Drafts of proposals, tested: from a line of what needs attention to a real proposal, with nothing entered on the way.
#include "tests/web_support/office_building.h"

namespace stip {
namespace {

/// Addresses on the page that begin a draft, as a browser reads them.
std::vector<std::string> drafts_on(const std::string& page) {
  std::vector<std::string> found;
  constexpr std::string_view before = "href=\"";
  for (auto at = page.find("?aandacht="); at != page.npos; at = page.find("?aandacht=", at + 1)) {
    const auto from = page.rfind(before, at) + before.size();
    found.push_back(page.substr(from, page.find('"', from) - from));
  }
  return found;
}

std::string between(const std::string& text, std::string_view before, std::string_view after) {
  const auto from = text.find(before);
  if (from == text.npos) return {};
  const auto begin = text.find('>', from) + 1;
  return text.substr(begin, text.find(after, begin) - begin);
}

}  // namespace

TEST_CASE("a line of what needs attention begins a proposal, which becomes real only when it is sent") {
  Building building;
  building.person("sec@example.org", Role::secretary, "ORG-GEM", Classification::restricted);
  Browser secretary = building.signed_in("sec@example.org"), anybody(building.handler);
  CHECK(drafts_on(anybody.get("/nl/aandacht").body).empty());
  const auto drafts = drafts_on(secretary.get("/nl/aandacht").body);
  REQUIRE_FALSE(drafts.empty());

  const std::string page = drafts.front();
  const auto count = [&] { return building.ledger.view(Classification::restricted).count(type_of<Proposal>()); };
  const std::size_t proposals = count();
  const Response form = secretary.get(page);
  REQUIRE(form.status == 200);
  CHECK(contains(form.body, "Dit is een concept"));
  const std::string title = between(form.body, "name=\"_title\"", "</textarea>"),
                    reason = between(form.body, "name=\"_reason\"", "</textarea>"),
                    options = between(form.body, "name=\"_options\"", "</textarea>");
  CHECK_FALSE(title.empty());
  CHECK_FALSE(reason.empty());
  CHECK(starts_with(options, "Nuloptie: "));
  CHECK(count() == proposals);

  // Sent without a reason, the draft is shown again with what was typed, and not with the reason of the draft.
  const std::string address = page.substr(0, page.find('?'));
  const Response refused = secretary.post(
      address,
      with(hidden_of(form.body),
           {{"note", "Zo niet langer."}, {"_title", "Mijn titel"}, {"_reason", ""}, {"_options", "Niets doen."}}));
  CHECK(refused.status == 422);
  CHECK(contains(refused.body, "Mijn titel"));
  CHECK(between(refused.body, "name=\"_reason\"", "</textarea>").empty());
  CHECK(count() == proposals);

  const Response proposed = secretary.post(address, with(hidden_of(refused.body), {{"note", "Zo niet langer."},
                                                                                   {"_title", "Mijn titel"},
                                                                                   {"_reason", "Het is laat."},
                                                                                   {"_options", "Niets doen."}}));
  INFO(proposed.body);
  CHECK(proposed.status == 303);
  CHECK(count() == proposals + 1);
}

TEST_CASE("a draft tells no more than who may see the record may know: nothing of a report that is not public") {
  Building building;
  building.person("sec@example.org", Role::secretary, "ORG-GEM", Classification::restricted);
  building.ledger.enter("change", "Een rapport dat nog niet openbaar is.",
                        {Change{"progress_report",
                                "PR-900",
                                1,
                                false,
                                {{"title", "Rapport"},
                                 {"classification", "internal"},
                                 {"action", "A-001"},
                                 {"period", "2026-Q4"},
                                 {"status", "submitted"},
                                 {"reported_on", "2026-11-20"},
                                 {"schedule", "no"},
                                 {"cause", "Stil bezwaar."},
                                 {"consequence", "Later."},
                                 {"correction", "Stil plan."}}}});
  Browser secretary = building.signed_in("sec@example.org");
  CHECK(contains(secretary.get("/nl/aandacht").body, "Stil bezwaar."));
  const Response form = secretary.get("/nl/wijzigen/acties/A-001?aandacht=report.no");
  CHECK(form.status == 200);
  CHECK_FALSE(contains(form.body, "Stil bezwaar."));
  CHECK_FALSE(contains(form.body, "Stil plan."));
}

TEST_CASE("a draft is asked of who may propose, and of a rule that found something") {
  Building building;
  building.person("sec@example.org", Role::secretary, "ORG-GEM", Classification::restricted);
  building.person("audit@example.org", Role::auditor, "ORG-GEM", Classification::restricted);
  Browser secretary = building.signed_in("sec@example.org"), auditor = building.signed_in("audit@example.org"),
          anybody(building.handler);
  const auto drafts = drafts_on(secretary.get("/nl/aandacht").body);
  REQUIRE_FALSE(drafts.empty());
  CHECK(auditor.get(drafts.front()).status == 403);
  CHECK(anybody.get(drafts.front()).status == 303);  // To sign in.
  const Response plain = secretary.get("/nl/wijzigen/acties/A-001?aandacht=rule.error");
  CHECK(plain.status == 200);
  CHECK_FALSE(contains(plain.body, "Dit is een concept"));
}

}  // namespace stip
