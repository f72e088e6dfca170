// ConsultationParts: the parts of a consultation report, one door at a time.
#pragma once

#include "publishing/consultation_report.h"
#include "publishing/consultation_words.h"

namespace stip {

/// What every part is written with.
struct ConsultationPart {
  DocumentWriter& out;
  const ConsultationWords& words;
  const ConsultationReportOptions& options;
  std::string prefix;  ///< Of the ids of headings: "open-".

  void heading(int level, std::string_view english, std::string_view id) const;
  void say(std::string_view english) const;
  Inline link(const Record& record) const;
};

void write_response(const ConsultationPart& part, const DoorFindings& door);
void write_statements(const ConsultationPart& part, const DoorFindings& door);
void write_integrity(const ConsultationPart& part, const DoorFindings& door);
void write_options(const ConsultationPart& part, const OptionsFinding& finding);
void write_answers(const ConsultationPart& part, const AnswersFinding& finding);

/// The map of opinion as a picture, with its words.
Figure opinion_figure(const ConsultationWords& words, const StatementFindings& findings);

}  // namespace stip
