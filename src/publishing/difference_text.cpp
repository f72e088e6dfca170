// Difference in words: sentences for a letter.
#include <algorithm>

#include "agenda/records.h"
#include "base/text.h"
#include "publishing/difference.h"

namespace stip {
namespace {

/// "a", "a and b", "a, b and c".
std::string enumerated(Language language, const std::vector<std::string>& parts) {
  if (parts.size() < 2) return join(parts, "");
  const std::vector<std::string> first(parts.begin(), parts.end() - 1);
  return fill(tr(language, "{} and {}"), {join(first, ", "), parts.back()});
}

std::string about_actions(const Difference& difference, Language language, std::string_view moment) {
  const TypeCount& count = difference.count(type_of<Action>());
  const auto number = [](std::size_t n) { return static_cast<long>(n); };
  std::vector<std::string> clauses;
  if (count.added) clauses.push_back(tr_n(language, "{} action is new", "{} actions are new", number(count.added)));
  if (count.changed)
    clauses.push_back(tr_n(language, "{} action was changed", "{} actions were changed", number(count.changed)));
  if (count.ended)
    clauses.push_back(tr_n(language, "{} action was ended", "{} actions were ended", number(count.ended)));
  if (clauses.empty()) return fill(tr(language, "Compared with {}, no action was added, changed or ended."), {moment});
  std::string text = fill(tr(language, "Compared with {}, {}."), {moment, enumerated(language, clauses)});
  if (count.moved) {
    text += " " + tr_n(language, "Of these, {} action has another owner or another place in the agenda.",
                       "Of these, {} actions have another owner or another place in the agenda.", number(count.moved));
  }
  if (count.unchanged)
    text +=
        " " + tr_n(language, "{} action stayed as it was.", "{} actions stayed as they were.", number(count.unchanged));
  return text;
}

std::string about_milestones(const Difference& difference, Language language) {
  long later = 0, earlier = 0, met = 0;
  for (const RecordDifference& record : difference.policy) {
    if (record.type != &type_of<Milestone>() || record.fate != Fate::changed) continue;
    for (const FieldDifference& field : fields_of(record)) {
      if (field.field->name == "due" && field.quarters) later += *field.quarters > 0, earlier += *field.quarters < 0;
      if (field.field->name == "met_on" && field.before.empty()) ++met;
    }
  }
  std::string text;
  if (met) text += " " + tr_n(language, "{} milestone was met.", "{} milestones were met.", met);
  if (later)
    text += " " + tr_n(language, "{} milestone moved to a later date.", "{} milestones moved to a later date.", later);
  if (earlier)
    text += " " + tr_n(language, "{} milestone moved to an earlier date.", "{} milestones moved to an earlier date.",
                       earlier);
  return text;
}

std::string about_goals(const Difference& difference, Language language) {
  const TypeCount& count = difference.count(type_of<InterimGoal>());
  std::string text;
  if (count.added)
    text += " " + tr_n(language, "{} interim goal was added.", "{} interim goals were added.",
                       static_cast<long>(count.added));
  if (count.changed)
    text += " " + tr_n(language, "{} interim goal was changed.", "{} interim goals were changed.",
                       static_cast<long>(count.changed));
  if (count.ended)
    text += " " + tr_n(language, "{} interim goal was ended.", "{} interim goals were ended.",
                       static_cast<long>(count.ended));
  return text;
}

}  // namespace

std::string summary_text(const Difference& difference, Language language, std::string_view moment) {
  return about_actions(difference, language, moment) + about_goals(difference, language) +
         about_milestones(difference, language);
}

std::string quarters_text(Language language, int quarters) {
  if (quarters == 0) return std::string(tr(language, "same quarter"));
  return quarters > 0 ? tr_n(language, "{} quarter later", "{} quarters later", quarters)
                      : tr_n(language, "{} quarter earlier", "{} quarters earlier", -quarters);
}

}  // namespace stip
