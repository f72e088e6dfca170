// Tests of the way of a report as people read it: what is missing, what was done, and what signer and secretary see.
#include "tests/web_support/office_building.h"

namespace stip {
namespace {

struct Judging : Building {
  Judging() {
    person("anna@example.org", Role::owner, "ORG-GROEN");
    person("bert@example.org", Role::approver, "ORG-GROEN");
    person("sec@example.org", Role::secretary, "ORG-GEM", Classification::restricted);
  }
  View now() const { return ledger.view(Classification::restricted); }
  std::string report() const {
    const View view = now();
    for (const ProgressReport* each : view.referring<ProgressReport>("action", "A-001"))
      if (each->cycle.id == "CY-2028") return each->id;
    return {};
  }
};

constexpr const char* form_page = "/nl/rapporteren/A-001";
const NamedTexts answers{{"phase", "running"},
                         {"schedule", "attention"},
                         {"money", "yes"},
                         {"scope", "yes"},
                         {"confidence", "probable"},
                         {"cause", "Droogte."},
                         {"consequence", "Later schaduw."},
                         {"correction", "Water geven."},
                         {"differs_because", "De regen komt."},
                         {"_new:A-001.planned_end", "Q4 2031"}};

/// From the start of one text up to the next end of another.
std::string part_of(const std::string& body, std::string_view from, std::string_view to) {
  const auto start = body.find(from);
  REQUIRE(start != body.npos);
  return body.substr(start, body.find(to, start) - start);
}

}  // namespace

TEST_CASE("who signs and who checks read labels, the judgement by the dates, and what becomes of dates and amounts") {
  Judging office;
  Browser anna = office.signed_in("anna@example.org"), bert = office.signed_in("bert@example.org"),
          secretary = office.signed_in("sec@example.org"), anybody(office.handler);
  const Response sent = anna.post(form_page, with(hidden_of(anna.get(form_page).body), answers));
  INFO(sent.body);
  REQUIRE(sent.status == 303);
  CHECK(location(sent) == "/nl/bureau?klaar=ingediend");
  CHECK(contains(anna.get(location(sent)).body, "De rapportage is ingediend."));

  const std::string judge = "/nl/beoordelen/" + office.report();
  const auto is_readable = [&](const std::string& body) {
    const std::string facts = part_of(body, "id=\"antwoorden\"", "</dl>");
    CHECK(contains(facts, "<div><dt>Op schema?</dt><dd dir=\"auto\">Vraagt aandacht <div"));
    CHECK(contains(facts, "<dt>Oordeel volgens de datums</dt>"));
    for (const char* code : {"running", "attention", "probable", ">yes<", ">no<"}) CHECK_FALSE(contains(facts, code));
    const std::string table = part_of(body, "id=\"nieuwe-waarden\"", "</table>");
    for (const char* words : {"A-001", "Gepland einde", "data-label=\"Nu\"", "data-label=\"Wordt\"",
                              "vierde kwartaal 2030", "vierde kwartaal 2031"})
      CHECK_MESSAGE(contains(table, words), words);
    CHECK_FALSE(contains(table, "planned_end"));
    CHECK_FALSE(contains(table, "2031-Q4"));
  };
  const Response to_sign = bert.get(judge);
  is_readable(to_sign.body);
  // Nobody sends it back without a word; the problem leads to where it is said.
  const Response wordless = bert.post(judge, with(hidden_of(to_sign.body), {{"_do", "return"}}));
  CHECK(wordless.status == 422);
  CHECK(contains(part_of(wordless.body, "role=\"alert\"", "</ul>"), "href=\"#remarks\""));
  CHECK_FALSE(contains(part_of(wordless.body, "role=\"alert\"", "</ul>"), "PR-"));

  const Response signed_by = bert.post(judge, with(hidden_of(bert.get(judge).body), {{"_do", "approve"}}));
  REQUIRE(location(signed_by) == "/nl/bureau?klaar=getekend");
  CHECK(contains(bert.get(location(signed_by)).body, "De rapportage is getekend."));
  is_readable(secretary.get(judge).body);
  const Response final = secretary.post(judge, with(hidden_of(secretary.get(judge).body), {{"_do", "approve"}}));
  REQUIRE(location(final) == "/nl/bureau?klaar=goedgekeurd");
  CHECK(contains(secretary.get(location(final)).body, "De rapportage is goedgekeurd."));
  CHECK(to_text(office.now().find<Action>("A-001")->planned_end) == "2031-Q4");

  // What everybody reads of it, says the same words.
  const Response open = anybody.get("/nl/voortgangsrapportages/" + office.report());
  const std::string page = open.prepared ? open.prepared->body : open.body;
  const std::string facts = part_of(page, "<dl class=\"stip-facts\">", "</dl>");
  CHECK(contains(facts, "Tekeningsbevoegde"));
  CHECK(contains(facts, "Gepland einde: vierde kwartaal 2031"));
  CHECK_FALSE(contains(facts, "approver"));
  CHECK_FALSE(contains(facts, "planned_end"));
}

TEST_CASE("who signs reads who handed it in, when, for which round, and what the last report said where it differs") {
  Judging office;
  Browser anna = office.signed_in("anna@example.org"), bert = office.signed_in("bert@example.org");
  REQUIRE(anna.post(form_page, with(hidden_of(anna.get(form_page).body), answers)).status == 303);
  const std::string body = bert.get("/nl/beoordelen/" + office.report()).body;
  const std::string origin = part_of(body, "<dl class=\"stip-facts\">", "</dl>");
  CHECK(contains(origin, "<dt>Ingediend door</dt><dd dir=\"auto\">Trekker, Dienst Stad &amp; Natuur</dd>"));
  CHECK(contains(part_of(origin, "<dt>Ingediend op</dt>", "</dd>"), "november 2026, "));
  CHECK(contains(origin, "<dt>Ronde</dt>"));
  CHECK(contains(origin, "<dt>Periode</dt><dd dir=\"auto\">tweede helft 2026</dd>"));
  for (const char* private_word : {"@", "U-"}) CHECK_FALSE(contains(origin, private_word));
  CHECK_FALSE(contains(body, "niets gewijzigd"));
  const std::string answered = part_of(body, "id=\"antwoorden\"", "</dl>");
  CHECK(contains(part_of(answered, "<dt>Op schema?</dt>", "</dd>"), "was: Ja"));
  CHECK(contains(part_of(answered, "<dt>Hierna</dt>", "</dd>"), "was: Plantseizoen 2026."));
  CHECK_FALSE(contains(part_of(answered, "<dt>Binnen budget?</dt>", "</dd>"), "was: "));
  CHECK_FALSE(contains(part_of(answered, "<dt>Oorzaak</dt>", "</dd>"), "was: "));
}

TEST_CASE("a report that was sent back says so at the desk of who did it, and nothing is said without a cause") {
  Judging office;
  Browser anna = office.signed_in("anna@example.org"), bert = office.signed_in("bert@example.org");
  REQUIRE(anna.post(form_page, with(hidden_of(anna.get(form_page).body), answers)).status == 303);
  const std::string judge = "/nl/beoordelen/" + office.report();
  const Response back =
      bert.post(judge, with(hidden_of(bert.get(judge).body), {{"_do", "return"}, {"_remarks", "Welke regen?"}}));
  REQUIRE(location(back) == "/nl/bureau?klaar=teruggestuurd");
  CHECK(contains(bert.get(location(back)).body, "teruggestuurd met uw opmerkingen"));
  for (const char* plain : {"/nl/bureau", "/nl/bureau?klaar=iets"})
    CHECK_FALSE(contains(bert.get(plain).body, "utrecht-alert"));
}

TEST_CASE("that nothing changed is confirmed, and the line that lacks is led to") {
  Judging office;
  Browser anna = office.signed_in("anna@example.org");
  const std::string form = anna.get(form_page).body;
  const NamedTexts hidden = hidden_of(form);
  const Response lineless = anna.post(form_page, with(hidden, {{"_do", "unchanged"}, {"_confirmation", ""}}));
  CHECK(lineless.status == 422);
  CHECK(contains(part_of(lineless.body, "role=\"alert\"", "</ul>"), "href=\"#confirmation\""));
  // The form below stays filled in with the last report.
  const auto chosen = [](std::string_view body) {
    long count = 0;
    for (auto at = body.find(" checked"); at != body.npos; at = body.find(" checked", at + 1)) ++count;
    return count;
  };
  REQUIRE(chosen(form) > 2);
  CHECK(chosen(lineless.body) == chosen(form));
  // The dates say worse than the last report did: one that says the same comes first.
  REQUIRE(anna.post(form_page, with(hidden_of(anna.get(form_page).body), answers)).status == 303);
  const std::string judge = "/nl/beoordelen/" + office.report();
  for (const char* who : {"bert@example.org", "sec@example.org"}) {
    Browser judging = office.signed_in(who);
    REQUIRE(judging.post(judge, with(hidden_of(judging.get(judge).body), {{"_do", "approve"}})).status == 303);
  }
  const NamedTexts anew = hidden_of(anna.get(std::string(form_page) + "?opnieuw=ja").body);
  const Response sent = anna.post(form_page, with(anew, {{"_do", "unchanged"}, {"_confirmation", "De planning."}}));
  REQUIRE(location(sent) == "/nl/bureau?klaar=ongewijzigd");
  CHECK(contains(anna.get(location(sent)).body, "er is niets gewijzigd"));
  // What was looked at is not told as if it were work done, and nothing differs from the last report.
  std::string again;
  const View view = office.now();
  for (const ProgressReport* each : view.referring<ProgressReport>("action", "A-001"))
    if (each->unchanged) again = each->id;
  Browser bert = office.signed_in("bert@example.org");
  const std::string body = bert.get("/nl/beoordelen/" + again).body;
  CHECK(contains(body, "De trekker bevestigt dat er niets is gewijzigd sinds de vorige rapportage."));
  const std::string answered = part_of(body, "id=\"antwoorden\"", "</dl>");
  CHECK(contains(part_of(answered, "<dt>Waar naar gekeken is</dt>", "</dd>"), "De planning."));
  CHECK_FALSE(contains(answered, "was: "));
  CHECK_FALSE(contains(answered, "<dt>Gedaan</dt>"));
}

TEST_CASE("what lacks in a report is told at its field, by its label, and never by the number of the report") {
  Judging office;
  Browser anna = office.signed_in("anna@example.org");
  const Response form = anna.get(form_page);
  for (const char* name : {"phase", "schedule", "confidence"}) {
    const auto control = form.body.find(std::string("name=\"") + name + "\"");
    REQUIRE(control != form.body.npos);
    const auto label = form.body.rfind("utrecht-form-field stip-form__field", control);
    CHECK(contains(form.body.substr(label, control - label), "(verplicht)"));
  }
  NamedTexts nothing = hidden_of(form.body);
  for (const char* name : {"phase", "schedule", "confidence"}) nothing.emplace_back(name, "");
  const Response refused = anna.post(form_page, nothing);
  CHECK(refused.status == 422);
  const std::string list = part_of(refused.body, "role=\"alert\"", "</ul>");
  CHECK(contains(list, "3 velden vragen uw aandacht"));
  for (const char* name : {"phase", "schedule", "confidence"}) {
    CHECK(contains(list, std::string("href=\"#f-") + name + "\""));
    CHECK(contains(refused.body, std::string("id=\"f-") + name + "-problem\""));
  }
  CHECK(contains(list, "<strong>Op schema?</strong>: "));
  CHECK(contains(list, "Kies ‘ja’, ‘vraagt aandacht’ of ‘nee’"));
  CHECK_FALSE(contains(refused.body, "voortgangsrapportage PR-"));
  CHECK_FALSE(contains(list, "PR-"));
}

TEST_CASE("a new date that cannot be read leads to where it was typed") {
  Judging office;
  Browser anna = office.signed_in("anna@example.org");
  NamedTexts sent = with(hidden_of(anna.get(form_page).body), answers);
  for (auto& [name, value] : sent)
    if (name == "_new:A-001.planned_end") value = "ooit";
  const Response refused = anna.post(form_page, sent);
  CHECK(refused.status == 422);
  CHECK(contains(part_of(refused.body, "role=\"alert\"", "</ul>"), "href=\"#_new:A-001.planned_end\""));
}

TEST_CASE("a proposal that does not exist yet is not called by a number") {
  Judging office;
  Browser anna = office.signed_in("anna@example.org");
  const std::string page = "/nl/wijzigen/acties/A-001";
  const Response refused = anna.post(page, with(hidden_of(anna.get(page).body), {{"planned_end", "eind 2031"}}));
  CHECK(refused.status == 422);
  const std::string list = part_of(refused.body, "role=\"alert\"", "</ul>");
  CHECK(contains(list, "<a href=\"#_reason\"><strong>Reden</strong>"));
  CHECK_FALSE(contains(list, "PV-"));
}

}  // namespace stip
