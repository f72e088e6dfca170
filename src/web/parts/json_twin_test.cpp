// Tests of JSON twins: every page of which the API has the data links to it, and every such link is answered.
#include "web/parts/json_twin.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "tests/web_support/small_example.h"
#include "web/paths.h"

namespace stip {
namespace {

/// Pages that show no data of their own: texts, tools, files, and what other pages show side by side.
bool has_no_twin(std::string_view pattern) {
  static constexpr std::string_view without[] = {"proberen", "proberen/{}",  "documenten",       "zoeken",
                                                 "methode",  "begrippen/{}", "toegankelijkheid", "begrippen"};
  return std::ranges::find(without, pattern) != std::end(without);
}

std::string pattern_of(const std::string& path) {
  for (const Route& route : routes())
    if (match_path(route.pattern, path)) return std::string(route.pattern);
  return {};
}

/// The addresses of the API to which a page links, as a browser reads them.
std::set<std::string> api_links(const std::string& body) {
  std::set<std::string> links;
  constexpr std::string_view mark = "href=\"/v1/";
  for (auto at = body.find(mark); at != body.npos; at = body.find(mark, at + 1)) {
    const auto from = at + 6;
    std::string link = body.substr(from, body.find('"', from) - from);
    replace_all(link, "&amp;", "&");
    links.insert(link);
  }
  return links;
}

TestLedger& example() {
  static TestLedger* ledger = [] {
    auto* made = new TestLedger;
    made->enter("import", "Invoer van het voorbeeld.", example_changes(made->view(Classification::restricted)));
    made->freeze(2026);
    return made;
  }();
  return *ledger;
}

}  // namespace

TEST_CASE("every page whose data the API has links to it, now and at another moment, and each link is answered") {
  const Site site = example().site(Classification::public_);
  std::set<std::string> answered, seen;
  for (const std::string& path : all_paths(site, example().view(Classification::public_))) {
    const std::string pattern = pattern_of(path);
    if (has_no_twin(pattern) || !seen.insert(pattern + (contains(path, "doelen/G") ? "G" : "")).second) continue;
    for (const char* query : {"", "?moment=2026"}) {
      CAPTURE(path + query);
      const Response page = answer_to(site, "/nl/" + path + query);
      if (page.status != 200 || !starts_with(page.content_type, "text/html") || contains(page.body, "<article lang"))
        continue;
      if (!contains(page.body, "class=\"stip-main")) continue;  // A document, not a page.
      const auto links = api_links(page.body);
      CHECK(!links.empty());
      for (const std::string& link : links) {
        CAPTURE(link);
        if (answered.insert(link).second) CHECK(answer_to(site, link).status == 200);
      }
    }
  }
  CHECK(seen.size() > 25);
}

TEST_CASE("the twin of a page is of the moment that is looked at") {
  const Site site = example().site(Classification::public_);
  CHECK(contains(answer_to(site, "/nl/doelen/G-01?moment=2026").body, "href=\"/v1/tussendoelen/G-01?moment=2026\""));
  CHECK(contains(answer_to(site, "/nl/doelen/SE-1").body, "href=\"/v1/effecten/SE-1\""));
  CHECK(contains(answer_to(site, "/nl/acties/A-001?moment=2026").body, "href=\"/v1/acties/A-001?moment=2026\""));
  CHECK(contains(answer_to(site, "/nl/acties?fase=running").body, "href=\"/v1/acties?phase=running\""));
  CHECK(contains(answer_to(site, "/nl/entry/1?moment=2026").body, "href=\"/v1/boekingen/1\""));
  CHECK(contains(answer_to(site, "/nl/zoeken?q=bomen").body, "href=\"/v1/zoekresultaten?q=bomen\""));
  // The API knows no day of validity, and an error has no data.
  CHECK_FALSE(contains(answer_to(site, "/nl/doelen/G-01?geldig-op=2026-11-01").body, "href=\"/v1/"));
  CHECK_FALSE(contains(answer_to(site, "/nl/doelen/G-99").body, "href=\"/v1/"));
  CHECK_FALSE(contains(answer_to(site, "/nl/bestaat-niet").body, "href=\"/v1/"));
}

}  // namespace stip
