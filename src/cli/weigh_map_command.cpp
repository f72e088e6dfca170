// WeighMap: the arguments on an action or proposal, by question.
#include <iostream>

#include "agenda/weighing.h"
#include "base/text.h"
#include "cli/weigh_commands.h"
#include "weighing/argument_map.h"

namespace stip {
namespace {

template <class E>
std::string label(Language language, E value) {
  const ChoiceType& type = Choices<E>::type();
  return std::string(tr_in(language, type.name, type.values[static_cast<std::size_t>(value)].label));
}

std::string title_of(Language language, const Record& record) {
  return language == Language::en && !record.title_en.empty() ? record.title_en : record.title;
}

Said told(const ArgumentMap& map) {
  if (!map.has_red_lines) return said("no question on red lines was asked");
  switch (map.admissibility) {
    case Admissibility::admissible:
      return said("crosses no red line");
    case Admissibility::out:
      return said("crosses a red line; nothing makes up for that");
    default:
      return said("admissible on condition: whether it crosses a red line is not known");
  }
}

void print_question(std::ostream& out, Language language, const QuestionMap& map) {
  out << (map.question ? map.question->id + "  " + title_of(language, *map.question)
                       : std::string(tr(language, "Without a question")))
      << "\n";
  if (map.arguments.empty()) out << "       " << tr(language, "no argument yet") << "\n";
  for (const Argument* argument : map.arguments) {
    out << "       " << label(language, argument->side) << ": " << title_of(language, *argument);
    if (!argument->who.empty()) out << " (" << argument->who << ")";
    if (argument->evidence.empty()) out << " [" << tr(language, "no evidence") << "]";
    out << "\n";
  }
  if (map.assessors == 0) return;
  out << "       "
      << fill(map.is_split ? tr(language, "rated by {}: from {} to {}; some have no rating in common")
                           : tr(language, "rated by {}: from {} to {}"),
              {std::to_string(map.assessors), label(language, static_cast<Rating>(map.lowest)),
               label(language, static_cast<Rating>(map.highest))})
      << "\n";
}

void print(std::ostream& out, Language language, const ArgumentMap& map) {
  out << map.id << "  " << map.title << "\n" << told(map).in(language) << "\n";
  for (const WeighingReasons& reason : map.reasons)
    out << "  ! " << told(reason.reason).in(language) << (reason.ids.empty() ? "" : ": " + join(reason.ids, ", "))
        << "\n";
  for (const QuestionMap& question : map.questions) print_question(out, language, question);
  for (const Assessment* assessment : map.assessments) {
    if (!assessment->advice.empty())
      out << assessment->id << "  " << tr(language, "Advice") << ": " << assessment->advice << "\n";
    if (!assessment->dissent.empty())
      out << assessment->id << "  " << tr(language, "Thought otherwise") << ": " << assessment->dissent << "\n";
  }
  for (const ConditionState& state : map.conditions)
    out << state.condition->id << "  " << title_of(language, *state.condition) << ": "
        << (state.condition->met ? tr(language, "condition met") : tr(language, "condition not met")) << ", "
        << (state.checked_days_ago
                ? fill(tr(language, "checked {} days ago"), {std::to_string(*state.checked_days_ago)})
                : std::string(tr(language, "never checked")))
        << "\n";
  for (const Framework* framework : map.in_force)
    if (!framework->trigger.empty())
      out << framework->id << "  " << tr(language, "When a full assessment is due") << ": " << framework->trigger
          << "\n";
}

}  // namespace

// COMMAND: stip weigh map [ID] [--at MOMENT] [--json OUT]
//
// What was said for and against an action, proposal or application, by question of the assessment framework: who
// disagrees, what has no evidence, red lines before all else, conditions that were not checked, and why a full
// assessment may be due. Without ID: of everything that was weighed. Nothing is added up; that is for people.
Exit weigh_map_command(const Context& context, const WeighOptions& options) {
  STIP_TRY_AS(const Viewer viewer, context.viewer());
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const Language language, context.reading_language());
  STIP_TRY_AS(const auto registry, context.open(true));
  STIP_TRY_AS(const View view, context.look(*registry, options.moment, viewer));
  std::vector<std::string> ids{options.about};
  if (options.about.empty()) ids = weighed(view);
  Json list = Json::array();
  for (const std::string& id : ids) {
    STIP_TRY_AS(const ArgumentMap map, argument_map(view, id, today));
    if (options.json != "-") print(context.out(), language, map);
    list.push(to_json(map));
  }
  if (ids.empty() && options.json != "-") context.out() << tr(language, "Nothing was weighed yet.") << "\n";
  if (!options.json.empty())
    STIP_TRY(deliver(context, options.json, to_text(options.about.empty() ? list : list.as_array().front()) + "\n"));
  return 0;
}

}  // namespace stip
