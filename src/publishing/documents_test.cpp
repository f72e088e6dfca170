// Tests of the documents: the annex, the overview of changes, the fact sheet; and hostile strings in every place.
#include <doctest/doctest.h>

#include <algorithm>

#include "base/process.h"
#include "base/temp_folder.h"
#include "base/text.h"
#include "publishing/annex.h"
#include "publishing/change_overview.h"
#include "publishing/document_html.h"
#include "publishing/fact_sheet.h"
#include "publishing/office_package.h"
#include "publishing/render.h"

using namespace stip;

namespace {

struct Made {
  std::string type, id;
  std::vector<FieldChange> fields;
};

View view_of(const std::vector<Made>& rows) {
  AgendaBuilder builder;
  Seq entry = 0;
  for (const Made& row : rows) {
    const auto applied = builder.apply(Change{row.type, row.id, 1, false, row.fields}, ++entry);
    INFO(row.id << (applied.ok() ? "" : to_text(applied.error())));
    REQUIRE(applied.ok());
  }
  return visible_to(builder.snapshot(entry), Viewer{});
}

std::vector<Made> small_agenda() {
  return {
      {"source",
       "BR-1",
       {{"title", "Kamerbrief"},
        {"publisher", "Kabinet"},
        {"date", "2026-05"},
        {"address", "https://example.org/brief"}}},
      {"programme",
       "P-1",
       {{"title", "Schone rivieren"},
        {"title_en", "Clean rivers"},
        {"sources", "BR-1"},
        {"vision", "In 2040 zijn de rivieren schoon."},
        {"horizon", "2040"},
        {"dilemma", "Snel of zorgvuldig."}}},
      {"societal_effect", "SE-1", {{"title", "Gezonde natuur"}, {"number", "1"}, {"sources", "BR-1"}}},
      {"organisation",
       "ORG-1",
       {{"title", "Ministerie van Water"}, {"title_en", "Ministry of Water"}, {"short_name", "MW"}}},
      {"theme", "T-1", {{"title", "Bronnen"}, {"number", "I"}}},
      {"theme", "T-2", {{"title", "Toezicht"}, {"number", "II"}}},
      {"chapter", "CH-1", {{"title", "Versterking"}, {"number", "1"}, {"description", "Wat overal helpt."}}},
      {"chapter", "CH-2", {{"title", "Natuur"}, {"number", "2"}, {"effect", "SE-1"}}},
      {"action",
       "A-001",
       {{"title", "Lozingen meten"},
        {"sentence", "Alle lozingen worden gemeten."},
        {"sources", "BR-1"},
        {"chapter", "CH-1"},
        {"themes", "T-1"},
        {"owner", "ORG-1"},
        {"effects", "SE-1"},
        {"planned_start", "2026"},
        {"planned_end", "2027-Q2"}}},
      {"action",
       "A-002",
       {{"title", "Handhaven"},
        {"sentence", "Overtreders worden beboet."},
        {"sources", "BR-1"},
        {"chapter", "CH-1"},
        {"themes", "T-2"}}},
      {"action",
       "A-003",
       {{"title", "Oevers herstellen"}, {"sentence", "Oevers worden weer groen."}, {"chapter", "CH-2"}}},
      {"action",
       "A-099",
       {{"title", "Bedachte dam"}, {"sentence", "Er komt een dam."}, {"chapter", "CH-2"}, {"invented", "yes"}}},
      {"milestone", "M-1", {{"title", "Eerste meetnet"}, {"action", "A-001"}, {"due", "2026-Q4"}}},
      {"funding_source", "FS-1", {{"title", "Waterfonds"}, {"party", "fund"}}},
      {"funding",
       "F-1",
       {{"title", "Meetnet"},
        {"action", "A-001"},
        {"source", "FS-1"},
        {"kind", "obligation"},
        {"stage", "granted"},
        {"year", "2027"},
        {"amount", "EUR 40000000"},
        {"sources", "BR-1"}}},
      {"funding",
       "F-2",
       {{"title", "Meetnet, ook in het totaal"},
        {"action", "A-001"},
        {"source", "FS-1"},
        {"kind", "obligation"},
        {"stage", "granted"},
        {"amount", "EUR 99000000"},
        {"overlaps", "yes"}}},
      {"indicator", "I-1", {{"title", "Zuurstof"}, {"unit", "mg"}}},
      {"interim_goal",
       "G-1",
       {{"title", "Meer zuurstof"}, {"effects", "SE-1"}, {"indicators", "I-1"}, {"year", "2030"}}},
      {"dossier", "D-1", {{"title", "Verordening water"}, {"kind", "eu_legislation"}, {"actions", "A-001"}}},
      {"pledge",
       "TZ-1",
       {{"title", "Jaarlijks verslag"}, {"kind", "pledge"}, {"status", "open"}, {"actions", "A-001"}}},
      {"body", "B-1", {{"title", "Watertafel"}, {"mandate", "advises"}}},
      {"consultation",
       "CO-1",
       {{"title", "Rivierpeiling"}, {"result", "Mensen willen zwemmen."}, {"participants", "1200"}}},
  };
}

constexpr Day today{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{24}};

std::size_t heading_at(const Document& document, std::string_view start) {
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const auto* heading = std::get_if<Heading>(&document.blocks[i]);
    if (heading && starts_with(heading->text, start)) return i;
  }
  return document.blocks.size();
}

/// The strings of tests/conformance/strings/blns.json, read without their escapes being undone twice.
std::vector<std::string> naughty_strings() {
  const auto bytes = read_file("tests/conformance/strings/blns.json");
  REQUIRE(bytes.ok());
  const auto json = parse_json(*bytes);
  REQUIRE(json.ok());
  std::vector<std::string> strings;
  for (const Json& some : json->as_array()) strings.push_back(some.as_string());
  strings.push_back(std::string("nul\0bel\x07esc\x1b[31m", 14));
  strings.push_back("\xEF\xBF\xBE\xEF\xBF\xBF no characters");
  strings.push_back("]]> --> <w:p/> &amp; {{footer}} \\end{document} $(id)");
  return strings;
}

/// Every string in every kind of place that a document has.
Document hostile_document() {
  Document document{.language = Language::nl,
                    .title = "]]><script>alert(1)</script>",
                    .subtitle = "<!--",
                    .date = today,
                    .publisher = "\"'&",
                    .footer = "<w:t>{{footer}}"};
  document.keywords = {"<k>"};
  document.blocks.push_back(Contents{"<inhoud>", 2});
  std::size_t number = 0;
  for (const std::string& some : naughty_strings()) {
    const std::string id = "h" + std::to_string(++number);
    document.notes.push_back({id, {text(some), link_to(some, some)}});
    Inline foreign = quiet(some);
    foreign.language = Language::en;
    document.blocks.push_back(Heading{1, "Kop " + some, id});
    document.blocks.push_back(
        Paragraph{{foreign, text(some), strong(some), emphasis(some), quiet(some), inserted(some), deleted(some),
                   link_to(some, "https://example.org/" + some), Inline{Inline::Kind::note, {}, {}, number - 1}}});
    if (number % 10 != 0) continue;
    document.blocks.push_back(BulletList{{{text(some)}}});
    document.blocks.push_back(Facts{{{some, {text(some)}}}, some});
    document.blocks.push_back(
        DataTable{"Tabel " + some, {Column{some}, Column{some}}, {{{text(some)}, {text(some)}}}, true, {text(some)}});
    document.blocks.push_back(Callout{Callout::Kind::note, some, {{text(some)}}});
  }
  return document;
}

}  // namespace

TEST_CASE("the annex has nothing to trip over, in both languages") {
  const View view = view_of(small_agenda());
  for (const Language language : {Language::nl, Language::en}) {
    const Document document = annex(view, today, {.language = language, .edition = "2026"});
    const auto problems = problems_of(document);
    INFO(join(problems, "; "));
    CHECK(problems.empty());
  }
}

TEST_CASE("the annex follows the chapters, and a chapter for all effects goes by theme") {
  const Document document = annex(view_of(small_agenda()), today, {.edition = "2026"});
  const auto at = [&](std::string_view start) { return heading_at(document, start); };
  CHECK(at("1  Versterking") < at("I  Bronnen"));
  CHECK(at("I  Bronnen") < at("A-001"));
  CHECK(at("A-001") < at("II  Toezicht"));
  CHECK(at("II  Toezicht") < at("A-002"));
  CHECK(at("A-002") < at("2  Natuur"));
  CHECK(at("2  Natuur") < at("A-003"));
  CHECK(std::get<Heading>(document.blocks[at("A-001")]).level == 3);
  CHECK(std::get<Heading>(document.blocks[at("A-003")]).level == 2);
}

TEST_CASE("what was made up never stands in the annex, and visibly so on its own sheet") {
  const View view = view_of(small_agenda());
  CHECK_FALSE(contains(to_html(annex(view, today, {.edition = "2026"})), "Bedachte dam"));
  CHECK(contains(to_html(fact_sheet(view, *view.find<Action>("A-099"), today, Language::en)), "Invented example"));
}

TEST_CASE("the annex says what is not stated, and adds nothing that overlaps") {
  const std::string page =
      to_html(annex(view_of(small_agenda()), today, {.language = Language::en, .edition = "2026"}));
  CHECK(contains(page, "Owner not stated"));
  CHECK(contains(page, "Not yet measurable"));
  CHECK(contains(page, short_amount_text(Language::en, exactly(40'000'000))));
  CHECK_FALSE(contains(page, "139"));
  CHECK(contains(page, "Overlaps with another amount"));
}

TEST_CASE("a source is one note however often it is cited") {
  const Document document = annex(view_of(small_agenda()), today, {.edition = "2026"});
  CHECK(document.notes.size() == 1);
  CHECK(plain(document.notes[0].citation).find("Kamerbrief, Kabinet, ") == 0);
}

TEST_CASE("the overview of changes shows old and new with the reason and the decision") {
  auto rows = small_agenda();
  const View before = view_of(rows);
  for (Made& row : rows) {
    if (row.id == "A-001") row.fields.back().value = "2028-Q4";
  }
  std::erase_if(rows, [](const Made& row) { return row.id == "A-003"; });
  rows.push_back({"decision", "B-7", {{"title", "Uitstel van het meetnet"}}});
  rows.push_back({"action", "A-004", {{"title", "Bruggen vernieuwen"}, {"chapter", "CH-2"}}});
  const View after = view_of(rows);
  const Difference found = difference(before, after, [](const RecordType&, std::string_view, std::string_view) {
    return Reason{31, {}, "decide", "De levering is vertraagd.", {"B-7"}};
  });
  const Document document =
      change_overview(after, {before, found, "de editie 2026"}, today,
                      {.now = "de editie 2027", .first = Compared{before, found, "de eerste editie"}});
  CHECK(problems_of(document).empty());
  const std::string page = to_html(document);
  CHECK(contains(page, "<del>" + date_text(Language::nl, *parse_date("2027-Q2")) + "</del> → <ins>" +
                           date_text(Language::nl, *parse_date("2028-Q4")) + "</ins>"));
  CHECK(contains(page, quarters_text(Language::nl, 6)));
  CHECK(contains(page, "De levering is vertraagd."));
  CHECK(contains(page, "B-7 Uitstel van het meetnet"));
  CHECK(heading_at(document, tr(Language::nl, "New")) < heading_at(document, tr(Language::nl, "Ended")));

  const std::string csv = difference_csv(found);
  CHECK(starts_with(csv,
                    "\xEF\xBB\xBF"
                    "change,type,id"));
  CHECK(contains(
      csv,
      "changed,action,A-001,Lozingen meten,planned_end,2027-Q2,2028-Q4,6 quarters,De levering is vertraagd.,B-7,31,"));
  const auto json = parse_json(to_text(difference_json(found)));
  REQUIRE(json.ok());
  CHECK(json->find("policy")->as_array().size() == found.policy.size());
}

TEST_CASE("an edition that was frozen meanwhile, with its documents, is in no file of a difference") {
  auto rows = small_agenda();
  const View before = view_of(rows);
  rows.push_back({"edition", "ED-2026", {{"title", "Editie 2026"}, {"year", "2026"}, {"position", "5"}}});
  rows.push_back({"frozen_document", "FD-1", {{"title", "Bijlage"}, {"edition", "ED-2026"}, {"kind", "annex"}}});
  rows.push_back({"action", "A-006", {{"title", "Nieuw"}}});
  const Difference found = difference(before, view_of(rows));
  REQUIRE(found.bookkeeping.size() == 2);
  for (const std::string& file : {difference_csv(found), to_text(difference_json(found))}) {
    CHECK(contains(file, "A-006"));
    CHECK_FALSE(contains(file, "ED-2026"));
    CHECK_FALSE(contains(file, "FD-1"));
    CHECK_FALSE(contains(file, "frozen_document"));
    CHECK_FALSE(contains(file, "bookkeeping"));
  }
}

TEST_CASE("cells of a difference that a spreadsheet would run are told to be text") {
  auto rows = small_agenda();
  const View before = view_of(rows);
  rows.push_back({"action", "A-005", {{"title", "=HYPERLINK(\"https://evil.example\")"}, {"sentence", "@SUM(1)"}}});
  const std::string csv = difference_csv(difference(before, view_of(rows)));
  CHECK(contains(csv, "\"'=HYPERLINK(\"\"https://evil.example\"\")\""));
  CHECK(contains(csv, "'@SUM(1)"));
}

TEST_CASE("what is not translated is marked as Dutch in English, and nothing is in Dutch") {
  auto rows = small_agenda();
  for (Made& row : rows) {
    if (row.id != "A-001") continue;
    row.fields.push_back({"note", "De meting is nog niet begonnen."});
    row.fields.push_back({"description", "Wat het is.\n\nEn hoe."});
    row.fields.push_back({"sentence_en", "All discharges are measured."});
  }
  const View view = view_of(rows);
  const std::string english = to_html(annex(view, today, {.language = Language::en, .edition = "2026"}));
  const std::string note = "<span class=\"stip-quiet\">De meting is nog niet begonnen.</span>";
  CHECK(contains(english, "<dt>Remark</dt><dd><span lang=\"nl\">" + note + "</span></dd>"));
  CHECK(contains(english, "<p><span lang=\"nl\">Wat het is.</span></p>"));
  CHECK(contains(english, "<p><span lang=\"nl\">En hoe.</span></p>"));
  CHECK(contains(english, "<span lang=\"nl\">In 2040 zijn de rivieren schoon.</span>"));
  CHECK(contains(english, "<p class=\"stip-lead\">All discharges are measured."));
  const std::string dutch = to_html(annex(view, today, {.language = Language::nl, .edition = "2026"}));
  CHECK(contains(dutch, "<dd>" + note + "</dd>"));
  CHECK_FALSE(contains(dutch, "<span lang="));
}

TEST_CASE("an agenda without anything still gives a document") {
  const View view = view_of({});
  CHECK(problems_of(annex(view, today, {})).empty());
  const Difference nothing = difference(view, view);
  CHECK(problems_of(change_overview(view, {view, nothing, "vandaag"}, today, {})).empty());
}

TEST_CASE("hostile strings stay text in HTML") {
  const std::string page = to_html(hostile_document());
  CHECK_FALSE(contains(page, "<script"));
  CHECK_FALSE(contains(page, "<img"));
  CHECK_FALSE(contains(page, "href=\"javascript"));
  CHECK(page.find('\0') == page.npos);
}

TEST_CASE("hostile strings in every place leave DOCX and ODT well-formed") {
  if (installed_program("pandoc").empty()) return;
  for (const Format format : {Format::docx, Format::odt}) {
    const auto made = render(hostile_document(), format);
    INFO((made.ok() ? "" : to_text(made.error())));
    REQUIRE(made.ok());
    const auto problems = problems_of_package(*made);
    INFO(join(problems, "; "));
    CHECK(problems.empty());
  }
}

TEST_CASE("hostile strings in every place still give a tagged PDF") {
  if (installed_program("soffice").empty() || installed_program("pdfinfo").empty()) return;
  const auto made = render(hostile_document(), Format::pdf);
  REQUIRE(made.ok());
  auto folder = *TempFolder::make();
  REQUIRE(write_file(folder.file("a.pdf"), *made).ok());
  REQUIRE(run({.words = {"pdfinfo", folder.file("a.pdf")}, .output_file = folder.file("info")}).ok());
  CHECK(contains(*read_file(folder.file("info")), "Tagged:          yes"));
}
