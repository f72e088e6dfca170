// Tests of the letter: what stands in it, and that bringing it up to date leaves the words of people alone.
#include "publishing/letter.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "agenda/test_agenda.h"
#include "base/process.h"
#include "base/temp_folder.h"
#include "base/text.h"
#include "publishing/document_html.h"
#include "publishing/letter_carry.h"
#include "publishing/letter_update.h"
#include "publishing/office_package.h"
#include "publishing/render.h"

using namespace stip;

namespace {

const Day may = day("2027-05-20");

SmallAgenda rivers() {
  SmallAgenda agenda;
  agenda.say("ORG-1", {{"title", "Ministerie van Water"}})
      .say("BR-1", {{"title", "Kamerbrief"}, {"publisher", "Kabinet"}, {"address", "https://example.org/brief"}})
      .say("P-1", {{"title", "Schone rivieren"}, {"coordinators", "ORG-1"}, {"sources", "BR-1"}})
      .say("CH-1", {{"title", "Natuur"}, {"number", "1"}})
      .say("A-1", {{"title", "Meten"}, {"chapter", "CH-1"}, {"owner", "ORG-1"}, {"phase", "running"}})
      .say("A-2", {{"title", "Handhaven"}, {"chapter", "CH-1"}})
      .say("A-9", {{"title", "Bedachte dam"}, {"chapter", "CH-1"}, {"invented", "yes"}})
      .say("TZ-1", {{"title", "Ieder jaar een agenda"},
                    {"kind", "pledge"},
                    {"status", "open"},
                    {"due_kind", "recurring"},
                    {"recurrence", "Ieder jaar"},
                    {"due", "2027-Q2"},
                    {"sources", "BR-1"}})
      .say("TZ-2", {{"title", "Brief over vis"}, {"kind", "motion"}, {"status", "open"}, {"due", "2027-03"}});
  return agenda;
}

Document letter_of(SmallAgenda& agenda, LetterOptions options = {}) {
  options.edition = "2027";
  options.recipe = "{}";
  return letter(agenda.view(Classification::public_), std::nullopt, may, options);
}

std::string made(const Document& document, Format format) {
  auto bytes = render(document, format);
  REQUIRE_MESSAGE(bytes.ok(), (bytes.ok() ? "" : to_text(bytes.error())));
  return *std::move(bytes);
}

LetterUpdate updated(const std::string& letter, const std::string& fresh) {
  auto update = update_letter(letter, fresh, Language::nl);
  REQUIRE_MESSAGE(update.ok(), (update.ok() ? "" : to_text(update.error())));
  return *std::move(update);
}

PartFate fate_of(const LetterUpdate& update, std::string_view key) {
  const auto found = std::ranges::find(update.parts, key, &UpdatedPart::key);
  REQUIRE(found != update.parts.end());
  return found->fate;
}

/// Changes the main part of a package as a person would in a word processor.
std::string edited(const std::string& package, Format format, const std::string& from, const std::string& to) {
  auto parts = *parts_of_package(package);
  ArchivePart* main = part_named(parts, format == Format::docx ? "word/document.xml" : "content.xml");
  REQUIRE(main);
  REQUIRE(contains(main->bytes, from));
  main->bytes.replace(main->bytes.find(from), from.size(), to);
  return *write_archive(parts);
}

std::string main_of(const std::string& package, Format format) {
  const auto parts = *parts_of_package(package);
  return part_named(parts, format == Format::docx ? "word/document.xml" : "content.xml")->bytes;
}

/// Opened and saved by LibreOffice; empty if it is not installed.
std::string saved_anew(const std::string& package, Format format) {
  if (installed_program("soffice").empty()) return {};
  const auto folder = TempFolder::make("");
  REQUIRE(folder.ok());
  const std::string name(name_of(format));
  REQUIRE(write_file(folder->path() + "/in." + name, package).ok());
  const auto ended =
      run({.words = {"soffice", "-env:UserInstallation=file://" + folder->path() + "/profile", "--headless",
                     "--convert-to", name, "--outdir", folder->path() + "/out", folder->path() + "/in." + name},
           .folder = folder->path(),
           .environment = {"HOME=" + folder->path()},
           .timeout = std::chrono::minutes(3)});
  REQUIRE(ended.ok());
  const auto bytes = read_file(folder->path() + "/out/in." + name);
  REQUIRE(bytes.ok());
  return *bytes;
}

}  // namespace

TEST_CASE("a letter has nothing to trip over, and leaves out what was made up") {
  SmallAgenda agenda = rivers();
  const Document document = letter_of(agenda);
  CHECK(problems_of(document).empty());
  const std::string html = to_html(document);
  for (const char* words :
       {"De Voorzitter van de Tweede Kamer", "Geachte voorzitter,", "De agenda telt 2 acties; van 1",
        "Met deze brief kom ik 1 toezegging of motie na.", "over de termijn sinds 31 maart 2027", "Hoogachtend,",
        "Namens het Ministerie van Water", "Kamerbrief"})
    CHECK_MESSAGE(contains(html, words), words);
  CHECK(!contains(html, "Bedachte dam"));
  CHECK(!contains(html, "What "));
}

TEST_CASE("a letter closes what it names, and else proposes what recurs and is due") {
  SmallAgenda agenda = rivers();
  const View view = agenda.view();
  LetterOptions options;
  CHECK(closed_pledges(view, may, options).is_proposal);
  CHECK(closed_pledges(view, may, options).pledges.size() == 1);
  CHECK(closed_pledges(view, day("2027-02-01"), options).pledges.empty());
  options.fulfils = {"TZ-2"};
  const ClosedPledges closed = closed_pledges(view, may, options);
  CHECK(!closed.is_proposal);
  REQUIRE(closed.pledges.size() == 1);
  CHECK(closed.pledges.front()->id == "TZ-2");
}

TEST_CASE("a name of a part says its origin and what was left there, in forty letters") {
  const ControlName name{ControlName::Kind::block, "abcdefghijklmno", "01234567", "89abcdef"};
  CHECK(to_text(name).size() <= 40);
  CHECK(parse_control_name(to_text(name)) == name);
  for (const char* bad : {"", "stipb_x", "stipb__0123456789abcdef", "stipz_x_0123456789abcdef",
                          "stipb_X_0123456789abcdef", "stipb_x_0123456789abcdeg"})
    CHECK(!parse_control_name(bad));
}

TEST_CASE("figures are renewed, words of people stay byte for byte, and a second run changes nothing") {
  if (installed_program("pandoc").empty()) return;
  SmallAgenda agenda = rivers();
  const Document before = letter_of(agenda);
  agenda.say("A-2", {{"owner", "ORG-1"}, {"phase", "done"}});
  const Document after = letter_of(agenda);
  for (const Format format : {Format::docx, Format::odt}) {
    for (const bool through_libreoffice : {false, true}) {
      CAPTURE(name_of(format));
      CAPTURE(through_libreoffice);
      std::string letter = made(before, format);
      if (through_libreoffice) letter = saved_anew(letter, format);
      if (letter.empty()) continue;  // Not installed.
      letter = edited(letter, format, "Hoogachtend,", "Met hartelijke groet &amp; dank,");
      const LetterUpdate same = updated(letter, made(before, format));
      CHECK(!same.has_changes);
      CHECK(same.bytes == letter);

      const LetterUpdate update = updated(letter, made(after, format));
      CHECK(fate_of(update, "nnoowner") == PartFate::updated);
      CHECK(fate_of(update, "facts") == PartFate::updated);
      CHECK(fate_of(update, "nactions") == PartFate::same);
      CHECK(fate_of(update, "closed") == PartFate::same);
      CHECK(update.count(PartFate::conflict) == 0);
      CHECK(problems_of_package(update.bytes).empty());
      const std::string old_main = main_of(letter, format), new_main = main_of(update.bytes, format);
      CHECK(contains(new_main, "Met hartelijke groet &amp; dank,"));
      // Between the last parts nothing changed, and up to the first one neither.
      const auto closing = [](const std::string& main) {
        const auto from = main.find("Met hartelijke"), to = main.find("Hoe dit te controleren is");
        REQUIRE(from < to);
        REQUIRE(to != std::string::npos);
        return main.substr(from, to - from);
      };
      CHECK(closing(old_main) == closing(new_main));
      CHECK(fate_of(update, "proof") == PartFate::updated);

      const LetterUpdate again = updated(update.bytes, made(after, format));
      CHECK(!again.has_changes);
      CHECK(again.bytes == update.bytes);
      // A word processor takes it, and what it saves is a letter still.
      if (const std::string saved = saved_anew(update.bytes, format); !saved.empty())
        CHECK(!updated(saved, made(after, format)).has_changes);
    }
  }
}

TEST_CASE("what people changed inside a part is kept, and what stip says now stands beside it") {
  if (installed_program("pandoc").empty()) return;
  SmallAgenda agenda = rivers();
  const Document before = letter_of(agenda);
  agenda.say("TZ-2", {{"due", "2027-09"}});
  const Document after = letter_of(agenda);
  for (const Format format : {Format::docx, Format::odt}) {
    CAPTURE(name_of(format));
    const std::string letter = edited(made(before, format), format, "vis", "forellen");
    const LetterUpdate update = updated(letter, made(after, format));
    CHECK(fate_of(update, "pledges") == PartFate::conflict);
    const std::string main = main_of(update.bytes, format);
    CHECK(contains(main, "forellen"));
    CHECK(contains(main, "Nieuw uit stip"));
    CHECK(contains(main, "september"));
    CHECK(problems_of_package(update.bytes).empty());
    // Said once: the second run says the same and changes nothing, also after saving elsewhere.
    const LetterUpdate again = updated(update.bytes, made(after, format));
    CHECK(!again.has_changes);
    CHECK(again.count(PartFate::kept) == 1);
    const std::string saved = saved_anew(update.bytes, format);
    if (saved.empty()) continue;
    const LetterUpdate later = updated(saved, made(after, format));
    CHECK(!later.has_changes);
    CHECK(later.count(PartFate::conflict) == 0);
  }
}

TEST_CASE("words behind the last mark of a part belong to it, and are never lost") {
  if (installed_program("pandoc").empty()) return;
  SmallAgenda agenda = rivers();
  const Document before = letter_of(agenda);
  agenda.say("A-2", {{"phase", "running"}});
  const std::string letter = made(before, Format::docx);
  const std::string mark = "</w:sdtContent></w:sdt>";
  const std::string edited_letter =
      edited(letter, Format::docx, mark, "<w:p><w:r><w:t>Van een mens.</w:t></w:r></w:p>" + mark);
  const LetterUpdate update = updated(edited_letter, made(letter_of(agenda), Format::docx));
  CHECK(contains(main_of(update.bytes, Format::docx), "Van een mens."));
}

TEST_CASE("a part that people took out is not put back") {
  if (installed_program("pandoc").empty()) return;
  SmallAgenda agenda = rivers();
  const std::string letter = made(letter_of(agenda), Format::odt);
  std::string main = main_of(letter, Format::odt);
  const std::size_t begin = main.find("<text:section text:name=\"stipb_money"),
                    end = main.find("</text:section>", begin) + 15;
  const LetterUpdate update =
      updated(edited(letter, Format::odt, main.substr(begin, end - begin), ""), made(letter_of(agenda), Format::odt));
  CHECK(fate_of(update, "money") == PartFate::absent);
  CHECK(!update.has_changes);
}

TEST_CASE("what was made of is remembered in the letter, also after saving elsewhere") {
  if (installed_program("pandoc").empty()) return;
  SmallAgenda agenda = rivers();
  Document document = letter_of(agenda);
  document.recipe = R"({"moment":"2027","reason":"Omdat < & > \"nu\""})";
  for (const Format format : {Format::docx, Format::odt}) {
    const std::string letter = made(document, format);
    CHECK(letter_recipe(letter).ok());
    CHECK(*letter_recipe(letter) == document.recipe);
    if (const std::string saved = saved_anew(letter, format); !saved.empty())
      CHECK(*letter_recipe(saved) == document.recipe);
  }
}

TEST_CASE("PDF and HTML hold no marks of what can be filled in") {
  SmallAgenda agenda = rivers();
  CHECK(!contains(to_html(letter_of(agenda)), "stipb_"));
  CHECK(problems_of(without_parts(letter_of(agenda))).empty());
}

TEST_CASE("a hostile letter is refused with a remedy") {
  const auto letter = [](const std::string& main) {
    return *write_archive({{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", main}});
  };
  const std::string sound = letter("<w:document><w:body><w:p/></w:body></w:document>");
  const auto refused = [&](const std::string& bytes) {
    const auto update = update_letter(bytes, sound, Language::nl);
    REQUIRE(!update.ok());
    CHECK(!update.error().remedy.empty());
    return update.error().problem;
  };
  CHECK(contains(refused(letter("<!DOCTYPE x [<!ENTITY a \"b\">]><w:document/>")), "document type"));
  CHECK(contains(refused(letter("<w:document><![CDATA[x]]></w:document>")), "section"));
  CHECK(contains(refused(letter("<w:a></w:b>")), "do not match"));
  CHECK(contains(refused(letter("<w:a><w:b></w:a>")), "do not match"));
  CHECK(contains(refused(letter("<w:a>" + std::string(3, '\xff') + "</w:a>")), "UTF-8"));
  std::string deep;
  for (int i = 0; i < 1000; ++i) deep += "<a>";
  CHECK(contains(refused(letter(deep)), "nested too deep"));
  CHECK(contains(refused(sound), "nothing in it"));
  refused("no zip");
  refused(*write_archive({{"other.xml", "<a/>"}}));
}
