// Report questions: what the report on an action asks, each with the value that stands there.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "agenda/records.h"
#include "agenda/view.h"
#include "base/locale.h"

namespace stip {

/// One question of a report: an answer of its owner, or a new value elsewhere.
struct ReportQuestion {
  std::string key;  ///< "schedule" or "M-014.due".
  const RecordType* type = nullptr;
  const Field* field = nullptr;
  bool is_answer = true;
  std::string record, title;  ///< Of a new value elsewhere.
  std::string value;          ///< Canonical: what stands there, or what was written or handed in in this round.
  std::string now;            ///< Of a new value elsewhere: what stands there now.
};
/// In the order of the form: answers, then new values by record.
std::vector<ReportQuestion> report_questions(const View& view, std::string_view action, std::string_view cycle);

/// A canonical value as it stands in a form.
std::string shown_answer(const ReportQuestion& question, std::string_view canonical, Language language);
/// In which language an answer is written, and in which its reader is spoken to.
struct AnswerLanguages {
  Language written{}, told{};
};
/// What was filled in, as canonical text. Errors: invalid.
ErrorOr<std::string> read_answer(const ReportQuestion& question, std::string_view typed, AnswerLanguages languages);
/// How to write it, for fields of dates and amounts; empty for others.
std::string hint_for(const ReportQuestion& question, Language language);

}  // namespace stip
