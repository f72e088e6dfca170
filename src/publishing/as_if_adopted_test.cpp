// Tests of marking what was made as if proposals were adopted: at the top, in the title, in both languages; else never.
#include "publishing/as_if_adopted.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "agenda/test_agenda.h"
#include "base/process.h"
#include "base/text.h"
#include "publishing/document_html.h"
#include "publishing/fact_sheet.h"
#include "publishing/letter.h"
#include "publishing/letter_update.h"
#include "publishing/office_package.h"
#include "publishing/render.h"

using namespace stip;

namespace {

const Day today = day("2026-11-24");

SmallAgenda rivers() {
  SmallAgenda agenda;
  agenda.say("A-1", {{"title", "Meten"}, {"planned_end", "2031"}})
      .say("PV-1", {{"title", "Later klaar"}, {"title_en", "Done later"}})
      .say("PV-2", {{"title", "Meer <geld>"}});
  return agenda;
}

Document sheet(const View& view, Language language = Language::nl) {
  return fact_sheet(view, *view.find<Action>("A-1"), today, language);
}

std::string part_of(const std::string& package, std::string_view name) {
  const auto parts = *parts_of_package(package);
  const auto found = std::ranges::find(parts, name, &ArchivePart::name);
  REQUIRE(found != parts.end());
  return found->bytes;
}

}  // namespace

TEST_CASE("a moment names proposals only if each part of it is one") {
  const View view = rivers().view();
  const auto count = [&](std::string_view moment) { return proposals_of_moment(view, moment).size(); };
  CHECK(count("PV-1") == 1);
  CHECK(count("PV-1+PV-2") == 2);
  CHECK(count("PV-1+PV-1") == 1);
  for (const char* other : {"", "now", "2026", "#1", "2026-11-24", "A-1", "PV-9", "PV-1+PV-9", "+"}) {
    CAPTURE(other);
    CHECK(count(other) == 0);
  }
}

TEST_CASE("as if adopted, a document says so at its very top, in its title and at the foot of each page") {
  const View view = rivers().view();
  const Document marked = as_if_adopted(sheet(view), view, {"PV-1+PV-2"});
  CHECK(problems_of(marked) == problems_of(sheet(view)));
  CHECK(marked.title == "A-1  Meten (alsof aangenomen: PV-1, PV-2)");
  CHECK(ends_with(marked.footer, ", alsof aangenomen: PV-1, PV-2"));
  CHECK(contains(marked.subject, "alsof aangenomen: PV-1, PV-2"));
  REQUIRE(std::holds_alternative<Callout>(marked.blocks.front()));
  CHECK(plain(std::get<Callout>(marked.blocks.front()).paragraphs.front()) ==
        "Alsof aangenomen: Later klaar (PV-1); Meer <geld> (PV-2). Dit is geen vastgestelde tekst.");
  CHECK(contains(to_html(marked), "<title>A-1  Meten (alsof aangenomen: PV-1, PV-2)</title>"));

  const Document english = as_if_adopted(sheet(view, Language::en), view, {"PV-1"});
  CHECK(contains(english.title, "(as if adopted: PV-1)"));
  CHECK(plain(std::get<Callout>(english.blocks.front()).paragraphs.front()) ==
        "As if adopted: Done later (PV-1). This is not an adopted text.");
}

TEST_CASE("of two moments the proposals of both are named, each once") {
  const View view = rivers().view();
  CHECK(as_if_adopted(sheet(view), view, {"PV-2", "PV-1+PV-2"}).title == "A-1  Meten (alsof aangenomen: PV-2, PV-1)");
}

TEST_CASE("what is not as if adopted stays as it came") {
  const View view = rivers().view();
  const Document plainly = sheet(view);
  for (const char* moment : {"", "now", "2026", "#1"})
    CHECK(to_html(as_if_adopted(plainly, view, {moment})) == to_html(plainly));
}

TEST_CASE("the properties of a file tell it too") {
  if (installed_program("pandoc").empty()) return;
  const View view = rivers().view();
  const Document marked = as_if_adopted(sheet(view), view, {"PV-1"});
  for (const auto& [format, properties] :
       {std::pair(Format::docx, "docProps/core.xml"), std::pair(Format::odt, "meta.xml")}) {
    CAPTURE(name_of(format));
    const auto bytes = render(marked, format);
    REQUIRE(bytes.ok());
    CHECK(problems_of_package(*bytes).empty());
    CHECK(contains(part_of(*bytes, properties), "alsof aangenomen: PV-1"));
  }
}

TEST_CASE("who brings a letter up to date is told that it is no longer as if adopted") {
  SmallAgenda agenda = rivers();
  const View view = agenda.view();
  LetterOptions options;
  options.recipe = "{}";
  const Document plainly = letter(view, std::nullopt, today, options);
  const Document marked = as_if_adopted(plainly, view, {"PV-1"});
  CHECK(problems_of(marked).empty());
  CHECK(problems_of(without_parts(marked)).empty());
  CHECK(contains(to_html(marked), "Alsof aangenomen: Later klaar (PV-1)."));
  if (installed_program("pandoc").empty()) return;
  for (const Format format : {Format::docx, Format::odt}) {
    CAPTURE(name_of(format));
    const auto as_if = render(marked, format), real = render(plainly, format);
    REQUIRE(as_if.ok());
    REQUIRE(real.ok());
    CHECK(problems_of_package(*as_if).empty());
    const auto same = update_letter(*as_if, *as_if, Language::nl);
    REQUIRE(same.ok());
    CHECK_FALSE(same->has_changes);
    const auto update = update_letter(*as_if, *real, Language::nl);
    REQUIRE(update.ok());
    const auto part = std::ranges::find(update->parts, "asif", &UpdatedPart::key);
    REQUIRE(part != update->parts.end());
    CHECK(part->fate == PartFate::unknown);
    CHECK(contains(part->before, "Dit is geen vastgestelde tekst."));
  }
}
