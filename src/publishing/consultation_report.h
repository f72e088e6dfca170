// ConsultationReport: what a consultation asked and gave, and what was done with it, as a document or a part of a page.
#pragma once

#include <functional>
#include <string>

#include "publishing/document.h"

namespace stip {

struct Consultation;

struct ConsultationReportOptions {
  Language language = Language::nl;
  /// Where a record can be read, for links; empty: records are named and not linked.
  std::function<std::string(const Record&)> address = {};
  bool is_page = false;  ///< The site shows what was done with it by itself, alive.
};

/// Response before any finding, and for each door by itself: nothing is added up. All of it from the recorded results
/// that the view holds; without any it says that no figure can be given.
Document consultation_report(const View& view, const Consultation& consultation, Day today,
                             const ConsultationReportOptions& options);

/// The published numbers as rows for a spreadsheet: door, kind, question, item, group, measure, value. An empty value
/// is a number that may not be told.
std::vector<std::vector<std::string>> consultation_rows(const View& view, const Consultation& consultation);

}  // namespace stip
