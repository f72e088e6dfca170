// Sweep of documents: of every kind, and through the very bytes of a Word document, an ODT and a PDF.
#include <doctest/doctest.h>

#include "agenda/records.h"
#include "base/process.h"
#include "editions/letter_document.h"
#include "editions/parliament_documents.h"
#include "publishing/annex.h"
#include "publishing/consultation_report.h"
#include "publishing/fact_sheet.h"
#include "publishing/render.h"
#include "tests/web_support/swept_example.h"

namespace stip {
namespace {

const Day today = *parse_day(test_day);

/// Every document that a viewer can ask of now, but the overview of changes, which the sweep of pages asks for.
std::vector<Document> documents_for(Classification clearance, Language language) {
  const Registry& registry = example().registry();
  const Viewer viewer{clearance};
  const View view = registry.now(viewer);
  std::vector<Document> all;
  const auto add = [&](const ErrorOr<Document>& document) {
    if (document.ok()) all.push_back(*document);
  };
  AnnexOptions options;
  options.language = language;
  all.push_back(annex(view, today, options));
  LetterRequest letter{"2026", "", "", {}};
  letter.options.language = language;
  add(letter_document(registry, viewer, letter, today));
  for (const Cycle& cycle : view.all<Cycle>()) add(round_document(view, cycle.id, today, language));
  for (const Proposal& each : view.all<Proposal>())
    add(decision_note_document(registry, view, each.id, today, language));
  for (const Decision& each : view.all<Decision>())
    add(decision_note_document(registry, view, each.id, today, language));
  for (const Consultation& each : view.all<Consultation>())
    all.push_back(consultation_report(view, each, today, {language, {}, false}));
  for (const Action& each : view.all<Action>()) {
    add(explanation_document(view, each.id, today, language));
    all.push_back(fact_sheet(view, each, today, language));
  }
  return all;
}

/// What can be read in the bytes of a file.
std::string words_in(const std::string& bytes, Format format) {
  if (format != Format::pdf) return unpacked(bytes);
  const TempFolder folder = need(TempFolder::make(), "folder");
  need(write_file(folder.file("a.pdf"), bytes), "pdf");
  const Ended ended = need(run({.words = {"pdftotext", folder.file("a.pdf"), folder.file("a.txt")}}), "pdftotext");
  REQUIRE(ended.exit_code == 0);
  // Besides what is printed: title, subject and what else the file says of itself.
  return need(read_file(folder.file("a.txt")), "text") + bytes;
}

}  // namespace

TEST_CASE("no document of any kind holds a word above the clearance that it was made for") {
  const Secrets all = secrets_for(Classification::public_);
  for (const Language language : {Language::nl, Language::en}) {
    std::size_t telling = 0;
    for (const Document& document : documents_for(Classification::restricted, language))
      telling += all.found_in(need(render(document, Format::html), "html")).empty() ? 0 : 1;
    CHECK(telling > 10);  // For who may see the words they are there, so that they would have been found.
    for (const Classification clearance : {Classification::public_, Classification::internal}) {
      const Secrets secrets = secrets_for(clearance);
      for (const Document& document : documents_for(clearance, language)) {
        CAPTURE(document.title);
        CHECK(secrets.found_in(need(render(document, Format::html), "html")) == "");
      }
    }
  }
}

TEST_CASE("nor do the bytes of a Word document, an ODT or a PDF") {
  if (installed_program("pandoc").empty() || installed_program("pdftotext").empty()) {
    MESSAGE("skipped: pandoc or pdftotext is not here");
    return;
  }
  const Secrets secrets = secrets_for(Classification::public_);
  const Document everything = documents_for(Classification::restricted, Language::nl).front(),
                 open = documents_for(Classification::public_, Language::nl).front();
  for (const Format format : {Format::docx, Format::odt, Format::pdf}) {
    CAPTURE(name_of(format));
    CHECK_FALSE(secrets.found_in(words_in(need(render(everything, format), "all"), format)).empty());
    CHECK(secrets.found_in(words_in(need(render(open, format), "public"), format)) == "");
  }
}

}  // namespace stip
