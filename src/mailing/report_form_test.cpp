// Report form test: what an owner fills in becomes the report that the site would file; what stands in the way is told.
#include "mailing/report_form.h"

#include <algorithm>
#include <functional>

#include "base/archive.h"
#include "base/html.h"
#include "base/text.h"
#include "mailing/test_round.h"

namespace stip {
namespace {

struct WithForm : TestRound {
  std::string form(PaperFormat format, Language language = Language::nl, Classification as = Classification::public_) {
    const View seen = view(as);
    const ReportStamp stamp{"A-1", "CY-2028", seen.upto(), as, language};
    return *write_paper(*report_form(seen, stamp, OnSchedule::yes), format);
  }
  ErrorOr<ReadReport> read(std::string_view bytes, const std::string& action = "") {
    return read_report_form(*registry, bytes, "f.docx",
                            {Viewer{Classification::restricted}, Language::en, *parse_day("2027-01-20"), action});
  }
  /// The document with answers filled in, as a word processor would.
  static std::string filled(const std::string& docx, const std::vector<std::pair<std::string, std::string>>& answers) {
    Archive archive = *Archive::open(docx, "x");
    auto parts = *archive.read_all();
    for (ArchivePart& part : parts) {
      if (part.name != "word/document.xml") continue;
      for (const auto& [key, text] : answers) {
        const auto tag = part.bytes.find("<w:tag w:val=\"" + paper_mark(key) + "\"");
        REQUIRE(tag != std::string::npos);
        const auto from = part.bytes.find("<w:sdtContent>", tag), to = part.bytes.find("</w:sdtContent>", tag);
        part.bytes.replace(from, to - from, html("<w:sdtContent><w:r><w:t>{}</w:t></w:r>", text).str());
      }
    }
    return *write_archive(parts);
  }
  const std::string* answer(const ReadReport& read, std::string_view field) {
    const auto found = std::ranges::find(read.request.answers, field, &FieldChange::field);
    return found == read.request.answers.end() ? nullptr : &found->value;
  }
};

const std::vector<std::pair<std::string, std::string>> good = {
    {"phase", "In uitvoering"}, {"schedule", "Vraagt aandacht"},
    {"confidence", "Haalbaar"}, {"cause", "Droogte."},
    {"consequence", "Later."},  {"correction", "Meer water."},
    {"M-1.due", "Q1 2028"},     {"evidence", "Brief 12\nhttps://example.nl"}};

TEST_CASE_FIXTURE(WithForm, "a form that nobody touched changes nothing, in both formats, languages and clearances") {
  for (const PaperFormat format : paper_formats) {
    for (const Language language : {Language::nl, Language::en}) {
      for (const Classification as : {Classification::public_, Classification::restricted}) {
        const auto report = read(form(format, language, as));
        REQUIRE(report.ok());
        CHECK(report->changes.empty());
        CHECK(report->problems.empty());
        CHECK(report->request.forecasts->empty());
      }
    }
  }
}

TEST_CASE_FIXTURE(WithForm, "what was filled in is the report that the site would file") {
  const auto report = read(filled(form(PaperFormat::docx), good));
  REQUIRE(report.ok());
  for (const Error& problem : report->problems) MESSAGE(to_text(problem));
  REQUIRE(report->problems.empty());
  CHECK(*answer(*report, "schedule") == "attention");
  CHECK(*answer(*report, "cause") == "Droogte.");
  CHECK(*report->request.forecasts == std::vector<Forecast>{{"M-1", "due", "2028-Q1"}});
  CHECK(report->changes.size() == good.size());
  const Acted acted = file_report(view(), report->request, {"link", Language::en}, *parse_day("2027-01-20"));
  REQUIRE(acted.ok());
  enter("report", acted.changes().changes);
  CHECK(view().find<ProgressReport>("PR-A-1-2026-H2")->status == ReportStatus::submitted);
  CHECK(view().find<ProgressReport>("PR-A-1-2026-H2")->evidence.size() == 2);
}

TEST_CASE_FIXTURE(WithForm, "all that is wrong is told at once, with its place in the file") {
  const auto report =
      read(filled(form(PaperFormat::docx), {{"schedule", "Misschien"}, {"M-1.due", "gauw"}, {"F-1.amount", "veel"}}));
  REQUIRE(report.ok());
  REQUIRE(report->problems.size() == 3);
  for (const Error& problem : report->problems) {
    CHECK(contains(problem.subject, "f.docx, row "));
    CHECK_FALSE(problem.remedy.empty());
  }
  CHECK(contains(report->problems[0].problem, "Misschien"));
}

TEST_CASE_FIXTURE(WithForm, "a question whose place is gone is told, and the rest is read") {
  std::string docx = form(PaperFormat::docx);
  Archive archive = *Archive::open(docx, "x");
  auto parts = *archive.read_all();
  for (ArchivePart& part : parts) replace_all(part.bytes, paper_mark("cause"), "somebody_else");
  const auto report = read(*write_archive(parts));
  REQUIRE(report.ok());
  REQUIRE(report->problems.size() == 1);
  CHECK(contains(report->problems[0].subject, "Cause"));
}

TEST_CASE_FIXTURE(
    WithForm, "when somebody else wrote meanwhile both texts are told, and what nobody touched follows the agenda") {
  const std::string sent = filled(form(PaperFormat::docx), {{"M-1.due", "Q1 2028"}});
  say("M-1", {{"due", "2027-Q4"}});
  say("F-1", {{"amount", "EUR 300000"}});
  enter();
  const auto report = read(sent);
  REQUIRE(report.ok());
  REQUIRE(report->problems.size() == 1);
  CHECK(report->problems[0].kind == ErrorKind::conflict);
  CHECK(contains(report->problems[0].problem, "Q4 2027"));
  CHECK(contains(report->problems[0].problem, "Q1 2028"));
  // The amount was not touched by its owner: that of now stays.
  CHECK(*report->request.forecasts == std::vector<Forecast>{{"M-1", "due", "2028-Q1"}});
}

TEST_CASE_FIXTURE(WithForm, "two owners on one report: the second is told what the first wrote") {
  const std::string empty = form(PaperFormat::docx);
  const auto first = read(filled(empty, good)), second = read(filled(empty, {{"cause", "Regen."}}));
  FileReport kept = first->request;
  kept.submits = false;
  enter("report", file_report(view(), kept, {"one", Language::en}, *parse_day("2027-01-20")).changes().changes);
  const auto again = read(filled(empty, {{"cause", "Regen."}}));
  REQUIRE(again.ok());
  const auto told =
      std::ranges::find_if(again->problems, [](const Error& each) { return contains(each.problem, "Regen."); });
  REQUIRE(told != again->problems.end());
  CHECK(contains(told->problem, "Droogte."));
  CHECK(second->problems.empty());
}

TEST_CASE_FIXTURE(WithForm, "a report that was handed in meanwhile: both texts are told as well, and the act refuses") {
  const std::string empty = form(PaperFormat::docx);
  enter("report",
        file_report(view(), read(filled(empty, good))->request, {"one", Language::en}, *parse_day("2027-01-20"))
            .changes()
            .changes);
  const auto again = read(filled(empty, {{"cause", "Regen."}}));
  REQUIRE(again->problems.size() == 1);
  CHECK(contains(again->problems[0].problem, "Droogte."));
  CHECK(contains(again->problems[0].problem, "Regen."));
  CHECK(file_report(view(), again->request, {"two", Language::en}, *parse_day("2027-01-20")).problems().front().kind ==
        ErrorKind::conflict);
}

TEST_CASE_FIXTURE(WithForm, "an answer to what is not asked any more is told, not lost") {
  const std::string sent = filled(form(PaperFormat::docx), {{"M-1.due", "Q1 2028"}});
  say("M-1", {{"met_on", "2027-01-15"}, {"evidence", "Foto"}});
  enter();
  const auto report = read(sent);
  REQUIRE(report->problems.size() == 1);
  CHECK(contains(report->problems[0].problem, "not asked any more"));
}

TEST_CASE_FIXTURE(WithForm, "a form about something else, or with a changed reference, is refused as a whole") {
  const std::string sent = form(PaperFormat::docx);
  CHECK(read(sent, "A-3").error().kind == ErrorKind::invalid);
  CHECK(read(sent, "A-1").ok());
  CHECK(contains(read(filled(sent, {{"stamp", "stip-1 A-3 CY-2028 1 public nl 00000000"}})).error().problem,
                 "reference was changed"));
  CHECK(contains(read(filled(sent, {{"stamp", ""}})).error().problem, "no report form"));
  const ReportStamp far{"A-1", "CY-2028", 999, Classification::public_, Language::nl};
  CHECK(contains(read(filled(sent, {{"stamp", to_text(far)}})).error().problem, "further than this one"));
  const ReportStamp hidden{"A-2", "CY-2028", 1, Classification::restricted, Language::nl};
  const auto seen = read_report_form(*registry, filled(sent, {{"stamp", to_text(hidden)}}), "f",
                                     {{}, Language::en, *parse_day("2027-01-20")});
  const ReportStamp absent{"A-99", "CY-2028", 1, Classification::restricted, Language::nl};
  const auto none = read_report_form(*registry, filled(sent, {{"stamp", to_text(absent)}}), "f",
                                     {{}, Language::en, *parse_day("2027-01-20")});
  CHECK(seen.error() == none.error());  // What is hidden answers as what is not there.
}

TEST_CASE_FIXTURE(WithForm, "a stamp reads back as itself, and not when a letter of it was changed") {
  const ReportStamp stamp{"A-014", "CY-2028", 123, Classification::internal, Language::en};
  const std::string text = to_text(stamp);
  CHECK(*parse_stamp(text) == stamp);
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::string other = text;
    other[at] = other[at] == '1' ? '2' : '1';
    CHECK_FALSE(parse_stamp(other).ok());
  }
}

TEST_CASE_FIXTURE(WithForm, "a form for everybody holds nothing that is not public") {
  const ReportStamp stamp{"A-2", "CY-2028", view().upto(), Classification::public_, Language::nl};
  CHECK(report_form(view(Classification::public_), stamp, OnSchedule::yes).error().kind == ErrorKind::not_found);
}

}  // namespace
}  // namespace stip
