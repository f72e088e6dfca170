// Tests of texts of records on pages in another language: a screen reader is told in which language to read them.
#include "web/parts/written.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "web/pages/test_site.h"

namespace stip {
namespace {

/// An agenda of which nothing was translated; every text of a person holds the word "zwaluw".
TestSite& swallows(TestSite& site, const std::string& languages = "nl") {
  const auto text = [](const std::string& rest) { return "De zwaluw " + rest; };
  site.say("P-1", {{"title", text("programma")}, {"vision", text("visie")}, {"languages", languages}});
  site.say("ORG-1", {{"title", text("dienst")}}).say("BR-1", {{"title", text("bron")}, {"note", text("bronnoot")}});
  site.say("CH-1", {{"title", text("hoofdstuk")}, {"number", "1"}}).say("T-1", {{"title", text("thema")}});
  site.say("SE-1", {{"title", text("effect")}, {"description", text("wordt beter")}});
  site.say("G-1", {{"title", text("doel")}, {"effects", "SE-1"}, {"description", text("is terug")}});
  site.say("A-1", {{"title", text("actie")},
                   {"sentence", text("krijgt nesten")},
                   {"description", text("nestelt")},
                   {"owner", "ORG-1"},
                   {"chapter", "CH-1"},
                   {"themes", "T-1"},
                   {"effects", "SE-1"},
                   {"phase", "running"},
                   {"planned_end", "2028"},
                   {"note", text("is klein")},
                   {"sources", "BR-1"}});
  site.say("M-1", {{"title", text("mijlpaal")}, {"action", "A-1"}, {"due", "2027"}, {"evidence", text("telling")}});
  site.say("D-1", {{"title", text("dossier")}, {"summary", text("samengevat")}, {"position", text("positie")}});
  site.say("F-1", {{"title", text("geld")}, {"action", "A-1"}, {"amount", "EUR 5"}, {"condition", text("mits")}});
  site.say("S-1", {{"title", text("signaal")}, {"text", text("verdwijnt")}, {"origin", "report"}, {"about", "A-1"}});
  site.say("PV-1", {{"title", text("voorstel")}, {"status", "ready"}, {"reason", text("reden")}});
  site.say("PC-1", {{"proposal", "PV-1"}, {"record", "A-1"}, {"field", "description"}, {"value", text("broedt")}});
  return site;
}

/// Texts with that word of which the nearest language is not `wanted`. Words of the page that quote a title, lists to
/// choose from and the title of the page cannot mark a part of themselves.
std::vector<std::string> unmarked(const std::string& body, std::string_view word, const std::string& wanted) {
  static const std::set<std::string, std::less<>> empty{"meta", "link", "input", "br",      "img",   "hr",
                                                        "rect", "line", "path",  "polygon", "circle"};
  static const std::set<std::string, std::less<>> mixed{"option", "title", "desc", "caption", "figcaption", "h1", "li"};
  std::vector<std::pair<std::string, std::string>> open{{"", ""}};
  std::vector<std::string> found;
  std::size_t at = body.find("<html");
  while (at < body.size()) {
    if (body[at] == '<') {
      const auto end = body.find('>', at);
      const std::string inside = body.substr(at + 1, end - at - 1);
      const std::string name = inside.substr(0, inside.find_first_of(" /\n"));
      if (starts_with(inside, "/")) {
        open.pop_back();
      } else if (!empty.contains(name) && !ends_with(inside, "/")) {
        std::string lang = open.back().second;
        if (const auto from = (" " + inside).find(" lang=\""); from != std::string::npos)
          lang = inside.substr(from + 6, inside.find('"', from + 6) - from - 6);
        open.emplace_back(name, lang);
      }
      at = end + 1;
      continue;
    }
    const auto end = std::min(body.find('<', at), body.size());
    const std::string text = body.substr(at, end - at);
    if (contains(text, word) && open.back().second != wanted && !mixed.contains(open.back().first))
      found.push_back("<" + open.back().first + "> " + text);
    at = end;
  }
  return found;
}

}  // namespace

TEST_CASE("what was not translated says its language on an English page, and nothing on a Dutch one") {
  TestSite site;
  swallows(site);
  const std::string english = site.ask("/en/acties/A-1").body, dutch = site.ask("/nl/acties/A-1").body;
  CHECK(contains(english, "<h1 lang=\"nl\" dir=\"auto\">De zwaluw actie</h1>"));
  CHECK(contains(english, "<p lang=\"nl\" dir=\"auto\">De zwaluw nestelt</p>"));
  CHECK(contains(english, "<p class=\"stip-lead\" lang=\"nl\" dir=\"auto\">De zwaluw krijgt nesten</p>"));
  CHECK_FALSE(contains(dutch, " lang=\"nl\" dir"));
  site.say("A-1", {{"title_en", "The swallow"}, {"description_en", "It nests"}, {"sentence_en", "It gets nests"}});
  const std::string translated = site.ask("/en/acties/A-1").body;
  CHECK(contains(translated, "<h1 dir=\"auto\">The swallow</h1>"));
  CHECK(contains(translated, "<p dir=\"auto\">It nests</p>"));
  CHECK(contains(translated, "<p class=\"stip-lead\" dir=\"auto\">It gets nests</p>"));
}

TEST_CASE("where the programme writes in English, its texts say so on a Dutch page") {
  TestSite site;
  swallows(site, "en | nl");
  CHECK(contains(site.ask("/nl/acties/A-1").body, "<h1 lang=\"en\" dir=\"auto\">De zwaluw actie</h1>"));
  CHECK_FALSE(contains(site.ask("/en/acties/A-1").body, " lang=\"en\" dir"));
}

TEST_CASE("on no English page is a text of a record read as if it were English") {
  TestSite site;
  swallows(site);
  for (const char* path : {"",
                           "doelen",
                           "doelen/SE-1",
                           "doelen/G-1",
                           "acties",
                           "acties/A-1",
                           "routekaart",
                           "geld",
                           "dossiers",
                           "aandacht",
                           "dossiers/D-1",
                           "signalen",
                           "signalen/S-1",
                           "proberen?voorstel=PV-1",
                           "verschil?van=now&naar=PV-1",
                           "verschil?van=2026-11-23&naar=now",
                           "zoeken?q=zwaluw",
                           "bronnen",
                           "bronnen/BR-1",
                           "mijlpalen/M-1",
                           "voorstellen/PV-1",
                           "organisaties/ORG-1",
                           "entry/1",
                           "middelen/F-1"}) {
    CAPTURE(path);
    const Response page = site.ask("/en/" + std::string(path));
    REQUIRE(page.status == 200);
    const auto found = unmarked(page.body, "zwaluw", "nl");
    CHECK_MESSAGE(found.empty(), found.size(), " texts, as ", found.empty() ? "" : found.front());
  }
}

}  // namespace stip
