// Tests of the page of the letter: made as was chosen, and brought up to date without a word of people lost.
#include "base/archive.h"
#include "base/process.h"
#include "publishing/letter_carry.h"
#include "publishing/letter_update.h"
#include "publishing/office_package.h"
#include "tests/web_support/office_building.h"

namespace stip {
namespace {

struct Writing : Building {
  Writing() {
    person("sec@example.org", Role::secretary, "ORG-GEM", Classification::restricted);
    person("anna@example.org", Role::owner, "ORG-GROEN", Classification::restricted);
  }
  Response make(Browser& browser, const NamedTexts& more) {
    return browser.post("/nl/kamerbrief", with(token_of(browser.get("/nl/kamerbrief").body), more));
  }
  Response update(Browser& browser, const std::string& what, const std::string& letter, const NamedTexts& more = {}) {
    const NamedTexts fields = with(token_of(browser.get("/nl/kamerbrief").body), with({{"_do", what}}, more));
    return browser.upload("/nl/kamerbrief", fields, "brief.docx", letter);
  }
};

std::string main_of(const std::string& docx) {
  const auto parts = *parts_of_package(docx);
  return part_named(parts, "word/document.xml")->bytes;
}

/// As somebody would in a word processor.
std::string edited(const std::string& docx, const std::string& from, const std::string& to) {
  auto parts = *parts_of_package(docx);
  ArchivePart* main = part_named(parts, "word/document.xml");
  REQUIRE(contains(main->bytes, from));
  main->bytes.replace(main->bytes.find(from), from.size(), to);
  return *write_archive(parts);
}

/// What a hidden field of a page holds.
std::string hidden(const std::string& body, const std::string& name) {
  const std::string mark = "name=\"" + name + "\" value=\"";
  const auto at = body.find(mark);
  REQUIRE(at != std::string::npos);
  return body.substr(at + mark.size(), body.find('"', at + mark.size()) - at - mark.size());
}

}  // namespace

TEST_CASE("a letter is made of what was chosen, and tells what is public alone") {
  if (installed_program("pandoc").empty()) return;
  Writing office;
  Browser secretary = office.signed_in("sec@example.org");
  CHECK(contains(secretary.get("/nl/kamerbrief").body, "Motie: geen kale pleinen (TZ-02)"));
  const Response letter = office.make(secretary, {{"_do", "docx"},
                                                  {"_to", "senate"},
                                                  {"_date", "1 juni 2027"},
                                                  {"_reason", "Het plantseizoen is voorbij."},
                                                  {"_dossiers", "29 385\n 33 009 \n\n"},
                                                  {"_fulfils", "TZ-02"},
                                                  {"_signatories", "De wethouder van Groen"},
                                                  {"_annexes", "Bomenkaart"}});
  REQUIRE(letter.status == 200);
  CHECK(contains(header_of(letter, "Content-Disposition"), "kamerbrief.docx"));
  CHECK(header_of(letter, "Cache-Control") == "no-store");
  const std::string main = main_of(letter.body);
  for (const char* words : {"Eerste Kamer", "1 juni 2027", "Het plantseizoen is voorbij.", "29 385; 33 009",
                            "geen kale pleinen", "De wethouder van Groen", "Bomenkaart"})
    CHECK_MESSAGE(contains(main, words), words);
  CHECK_FALSE(contains(main, "ZEEAREND"));
}

TEST_CASE("what is not public is told to who may take it out and asks for it, and to nobody else") {
  if (installed_program("pandoc").empty()) return;
  Writing office;
  office.ledger.enter("change", "Einde onbekend.", {office.ledger.set("A-ZEEAREND", "planned_end", "")});
  Browser secretary = office.signed_in("sec@example.org"), anna = office.signed_in("anna@example.org");
  CHECK(contains(secretary.get("/nl/kamerbrief").body, "name=\"_all\""));
  CHECK_FALSE(contains(anna.get("/nl/kamerbrief").body, "name=\"_all\""));
  const NamedTexts asked{{"_do", "docx"}, {"_all", "yes"}};
  CHECK(contains(main_of(office.make(secretary, asked).body), "A-ZEEAREND"));
  CHECK(office.make(anna, asked).status == 403);
  const std::string letter = office.make(anna, {{"_do", "docx"}}).body;
  CHECK_FALSE(contains(main_of(letter), "A-ZEEAREND"));
  CHECK(office.update(anna, "take", letter, {{"_all", "yes"}}).status == 403);
  // Who may not see it is told nothing of it by bringing a letter of another up to date either.
  const std::string secret = office.make(secretary, asked).body;
  const Response looked = office.update(anna, "look", edited(secret, "Hoogachtend", "Groetend"));
  CHECK(looked.status == 200);
}

TEST_CASE("what is wrong with a choice or a file is told in Dutch at its field, and what was typed stays") {
  Writing office;
  Browser secretary = office.signed_in("sec@example.org");
  const Response page = office.make(
      secretary,
      {{"_do", "docx"}, {"_date", "juni 2027"}, {"_reason", "Het is tijd."}, {"_fulfils", "TZ-99"}, {"_letter", ""}});
  CHECK(page.status == 422);
  CHECK(contains(page.body, "href=\"#f_date\""));
  CHECK(contains(page.body, "Dit is geen dag."));
  CHECK(contains(page.body, "Deze toezegging of motie is er niet."));
  CHECK(contains(page.body, "Het is tijd."));
  CHECK(contains(page.body, "value=\"juni 2027\""));
  for (const std::string& bytes : {std::string("geen brief"), std::string()}) {
    const Response refused = office.update(secretary, "look", bytes);
    CHECK(refused.status == 422);
    CHECK(contains(refused.body, "href=\"#file\""));
    CHECK_FALSE(contains(refused.body, "Open it in"));
  }
}

TEST_CASE(
    "a letter is brought up to date: first told part by part, then given, with the words of people as they were") {
  if (installed_program("pandoc").empty()) return;
  Writing office;
  Browser secretary = office.signed_in("sec@example.org");
  const std::string made = office.make(secretary, {{"_do", "docx"}}).body;
  CHECK(contains(office.update(secretary, "look", made).body, "Er zou niets veranderen."));

  const std::string letter = edited(edited(made, "Hoogachtend,", "Met hartelijke groet,"), "gras", "klaver");
  office.ledger.enter(
      "change", "Een trekker gevonden.",
      {office.ledger.set("A-009", "owner", "ORG-GEM"), office.ledger.set("TZ-02", "event", "De zomer")});
  const auto before = office.ledger.registry().size();
  const Response told = office.update(secretary, "look", letter);
  REQUIRE(told.status == 200);
  CHECK(contains(told.body, "aantal acties zonder trekker"));
  CHECK(contains(told.body, "wordt bijgewerkt"));
  CHECK(contains(told.body, "1 onderdeel zegt iets anders dan stip."));
  const Response given = secretary.post(
      "/nl/kamerbrief", with(token_of(told.body), {{"_do", "take"}, {"_carried", hidden(told.body, "_carried")}}));
  REQUIRE(given.status == 200);
  CHECK(contains(header_of(given, "Content-Disposition"), "brief-bijgewerkt.docx"));
  const std::string main = main_of(given.body);
  CHECK(contains(main, "Met hartelijke groet,"));
  CHECK(contains(main, "klaver"));
  CHECK(contains(main, "de zomer"));
  CHECK(problems_of_package(given.body).empty());
  CHECK(office.ledger.registry().size() == before);
  CHECK(contains(office.update(secretary, "look", given.body).body, "Er zou niets veranderen."));
}

}  // namespace stip
