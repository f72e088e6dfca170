// Annex chapter on goals: what must be reached, and whether it can be measured at all.
#include <map>

#include "base/text.h"
#include "monitoring/course.h"
#include "publishing/annex_chapters.h"
#include "publishing/record_words.h"

namespace stip {
namespace {

std::string flat(const std::string& prose) {
  std::string words;
  for (const Inlines& paragraph : paragraphs_of(prose)) words += (words.empty() ? "" : " ") + plain(paragraph);
  return words;
}

Inline flat(Inline piece) {
  piece.text = flat(piece.text);
  return piece;
}

std::string with_unit(Language language, const Quantity& quantity, const Indicator& indicator) {
  const std::string unit = in_language(language, indicator.unit, indicator.unit_en);
  const bool joins = starts_with(unit, "%");  // "41,6%", but "48 bedrijven".
  return quantity_text(language, quantity) + (unit.empty() || joins ? "" : " ") + unit;
}

Inlines value_in_year(Language language, const Quantity& value, std::optional<int> year, const Indicator& indicator) {
  if (!value) return {quiet(tr(language, "not stated"))};
  std::string words = with_unit(language, value, indicator);
  if (year) words += " (" + std::to_string(*year) + ")";
  return {text(words)};
}

Inlines last_value(DocumentWriter& out, const Indicator& indicator, const Course& course_of_it) {
  const Language language = out.language();
  const Observation* observation = out.view().find<Observation>(course_of_it.last);
  if (!observation) return {quiet(tr(language, "no observation yet"))};
  std::string when = short_date_text(language, observation->period);
  if (observation->period_end) when += "–" + short_date_text(language, observation->period_end);
  const std::string status = uncapitalised(label_of(language, observation->status));
  Inlines words{text(with_unit(language, observation->value, indicator) + " (" + when +
                     (status.empty() ? "" : ", " + status) + ")")};
  if (!course_of_it.series.empty()) words.push_back(quiet(", " + course_of_it.series));
  for (Inline& mark : out.cite(observation->sources)) words.push_back(std::move(mark));
  return words;
}

DataTable indicator_table(DocumentWriter& out, Day today, std::string caption,
                          const std::vector<const Indicator*>& indicators) {
  const Language language = out.language();
  DataTable table{std::move(caption),
                  {{std::string(tr(language, "Indicator")), 3.4},
                   {std::string(tr(language, "Baseline")), 2.0},
                   {std::string(tr(language, "Target")), 2.0},
                   {std::string(tr(language, "Last observation")), 2.6},
                   {std::string(tr(language, "Course")), 1.7}},
                  {}};
  for (const Indicator* indicator : indicators) {
    Inlines name{text(title_of(language, *indicator))};
    if (indicator->level == MeasureLevel::context)
      name.push_back(quiet(fill(" ({})", {uncapitalised(label_of(language, indicator->level))})));
    for (Inline& mark : out.cite(indicator->sources)) name.push_back(std::move(mark));
    const Course course_of_it = course(out.view(), *indicator, today);
    table.rows.push_back({std::move(name),
                          value_in_year(language, indicator->baseline, indicator->baseline_year, *indicator),
                          value_in_year(language, indicator->target, indicator->target_year, *indicator),
                          last_value(out, *indicator, course_of_it),
                          {text(tr(language, label_of(course_of_it.verdict)))}});
  }
  return table;
}

Inlines verdict_words(Language language, const Course& some) {
  const std::string_view label = tr(language, label_of(some.verdict));
  if (some.missing.empty()) return {is_good(some.verdict) ? text(label) : strong(label)};
  std::vector<std::string> lacking;
  for (const Missing missing : some.missing) lacking.push_back(std::string(tr(language, label_of(missing))));
  return {strong(label),
          text(". " + fill(tr(language, "What is missing: {}."), {joined(lacking, tr(language, " and "))}))};
}

void write_goal(DocumentWriter& out, Day today, const InterimGoal& goal,
                const std::vector<const Indicator*>& indicators) {
  const Language language = out.language();
  out.heading(2, goal.id + " " + title_of(language, goal), goal.id);
  Inlines lead{flat(written(language, goal.description, goal.description_en))};
  if (lead.front().text.empty()) lead = {written(language, goal.title, goal.title_en)};
  for (Inline& mark : out.cite(goal.sources)) lead.push_back(std::move(mark));
  out.paragraph(std::move(lead), Paragraph::Role::lead);
  Facts facts{{}, goal.id};
  Inlines effects;
  for (const auto& ref : goal.effects) {
    const SocietalEffect* effect = out.view().find(ref);
    if (effect && !effects.empty()) effects.push_back(line_break());
    if (effect) effects.push_back(text(title_of(language, *effect)));
  }
  if (goal.year)
    facts.facts.push_back({std::string(tr(language, "To be reached in")), {text(std::to_string(*goal.year))}});
  if (!effects.empty()) facts.facts.push_back({std::string(tr(language, "Serves")), std::move(effects)});
  const Organisation* owner = out.view().find(goal.owner);
  facts.facts.push_back({std::string(tr(language, "Responsible")),
                         {owner ? text(title_of(language, *owner)) : quiet(tr(language, "not stated"))}});
  facts.facts.push_back(
      {std::string(tr(language, "Course")), verdict_words(language, course(out.view(), goal, today))});
  if (goal.historic)
    facts.facts.push_back({std::string(tr(language, "Status")), {text(tr(language, "A goal of an earlier policy"))}});
  if (!goal.open_points.empty())
    facts.facts.push_back(
        {std::string(tr(language, "Open points")), {flat(untranslated(language, text(goal.open_points)))}});
  if (!goal.note.empty())
    facts.facts.push_back({std::string(tr(language, "Remark")), {flat(untranslated(language, quiet(goal.note)))}});
  out.add(std::move(facts));
  if (!indicators.empty())
    out.add(indicator_table(out, today, fill(tr(language, "Indicators of {}"), {goal.id}), indicators));
}

}  // namespace

void write_goals(DocumentWriter& out, Day today) {
  const auto goals = official<InterimGoal>(out.view());
  const auto indicators = official<Indicator>(out.view());
  if (goals.empty() && indicators.empty()) return;
  const Language language = out.language();
  out.heading(1, tr(language, "Interim goals and indicators"), "doelen");
  out.paragraph({text(
      tr(language,
         "A goal can be measured when it has an indicator with a baseline, a target, a year and a source. Where one of "
         "these is lacking, the goal is not yet measurable, and this annex does not say that it is on course."))});
  std::map<std::string, bool> shown;
  for (const InterimGoal* goal : goals) {
    std::vector<const Indicator*> own;
    for (const auto& ref : goal->indicators) {
      const Indicator* indicator = out.view().find(ref);
      if (indicator && !indicator->invented) own.push_back(indicator), shown[indicator->id] = true;
    }
    write_goal(out, today, *goal, own);
  }
  std::vector<const Indicator*> others;
  std::ranges::copy_if(indicators, std::back_inserter(others),
                       [&](const Indicator* indicator) { return !shown.count(indicator->id); });
  if (others.empty()) return;
  out.heading(2, tr(language, "Other indicators"), "indicatoren");
  out.paragraph({text(tr(language,
                         "These are followed, but belong to no goal of the agenda. What happens around the agenda has "
                         "many causes and cannot be credited to it."))});
  out.add(indicator_table(out, today, std::string(tr(language, "Other indicators")), others));
}

}  // namespace stip
