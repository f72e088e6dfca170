// Record words: short, and honest about what is not stated.
#include "publishing/record_words.h"

#include <cctype>

#include "base/text.h"

namespace stip {

std::string title_of(Language language, const Record& record) {
  return in_language(language, record.title, record.title_en);
}

std::string uncapitalised(std::string_view text) {
  std::string words(text);
  const bool is_word = words.size() > 1 && std::isupper(static_cast<unsigned char>(words[0])) &&
                       std::islower(static_cast<unsigned char>(words[1]));
  if (is_word) words[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(words[0])));
  return words;
}

std::string joined(const std::vector<std::string>& parts, std::string_view last) {
  std::string words;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) words += i + 1 == parts.size() ? last : ", ";
    words += parts[i];
  }
  return words;
}

std::string period_text(Language language, const Date& from, const Date& until) {
  if (!from && !until) return {};
  if (from && from == until) return date_text(language, from);
  if (!from) return fill(tr(language, "by {} at the latest"), {date_text(language, until)});
  if (!until) return fill(tr(language, "from {}"), {date_text(language, from)});
  return fill(tr(language, "{} up to and including {}"), {date_text(language, from), date_text(language, until)});
}

Inlines planning_words(Language language, const Action& action) {
  std::vector<std::string> parts;
  if (const std::string planned = period_text(language, action.planned_start, action.planned_end); !planned.empty())
    parts.push_back(planned);
  if (action.actual_start)
    parts.push_back(fill(tr(language, "started {}"), {date_text(language, action.actual_start)}));
  if (action.actual_end) parts.push_back(fill(tr(language, "ended {}"), {date_text(language, action.actual_end)}));
  if (parts.empty()) return {quiet(tr(language, "Planning not stated"))};
  return {text(join(parts, "; "))};
}

Inlines owner_words(const View& view, Language language, const Action& action) {
  const Organisation* owner = view.find(action.owner);
  return owner ? Inlines{text(title_of(language, *owner))} : Inlines{quiet(tr(language, "Owner not stated"))};
}

std::string funding_period(Language language, const Funding& funding) {
  if (funding.year) return std::to_string(*funding.year);
  const bool whole_years = funding.period_start && funding.period_end &&
                           funding.period_start.precision() == Precision::year &&
                           funding.period_end.precision() == Precision::year;
  if (whole_years && funding.period_start != funding.period_end)
    return to_text(funding.period_start) + "–" + to_text(funding.period_end);
  return period_text(language, funding.period_start, funding.period_end);
}

Inlines funding_words(Language language, const Funding& funding) {
  if (!funding.amount) return {quiet(tr(language, "Amount not stated"))};
  Inlines words{text(short_amount_text(language, funding.amount))};
  const std::string stage = uncapitalised(label_of(language, funding.stage));
  if (!stage.empty()) words.push_back(text(", " + stage));
  if (funding.overlaps) words.push_back(quiet(fill(" ({})", {tr(language, "overlaps")})));
  return words;
}

}  // namespace stip
