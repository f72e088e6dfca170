// WeighMap: the arguments on an action or proposal, by question.
#include <cmath>
#include <iostream>

#include "agenda/weighing.h"
#include "base/text.h"
#include "cli/weigh_commands.h"
#include "weighing/framework_comparison.h"
#include "weighing/positions.h"

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

constexpr std::size_t compared_samples = 20'000;

void print(std::ostream& out, Language language, const Positions& found) {
  for (const Stance& stance : found.stances)
    out << stance.argument->id << "  " << tr(language, "Position") << ": " << stance.who << ": "
        << label(language, stance.position) << " (" << title_of(language, *stance.argument) << ")\n";
  for (const CommonGround& ground : found.agreed) {
    out << ground.question->id << "  " << tr(language, "On what all who answered agree") << ": ";
    if (ground.side != Side::unstated) out << label(language, ground.side) << " ";
    if (ground.lowest > 0)
      out << tr(language, "ratings meet:") << " " << label(language, static_cast<Rating>(ground.lowest)) << " – "
          << label(language, static_cast<Rating>(ground.highest)) << " ";
    out << "(" << join(ground.who, ", ") << ")\n";
  }
  for (const LineAndGain& pair : found.lines)
    for (const Argument* gain : pair.gains)
      out << pair.line->id << "  " << tr(language, "Where the red line of one is the gain of another") << ": "
          << pair.line->who << " / " << gain->who << " (" << gain->id << ")\n";
}

std::string_view words_of(Language language, PairSays says) {
  switch (says) {
    case PairSays::agreed:
      return tr(language, "the same for every group");
    case PairSays::leaning:
      return tr(language, "the same way for every group, not by all of their weights");
    case PairSays::depends:
      break;
  }
  return tr(language, "hangs on weights that the groups do not share");
}

void print(std::ostream& out, Language language, const FrameworkComparison& found) {
  for (const ComparedPair& pair : found.pairs) {
    out << pair.first << " / " << pair.second << "  " << words_of(language, pair.says) << "\n";
    for (std::size_t i = 0; i < pair.first_ahead.size(); ++i)
      out << "       " << found.groups[i]->group << ": "
          << fill(tr(language, "in {} of 100"), {number_text(language, std::lround(pair.first_ahead[i] * 100))})
          << "\n";
  }
  if (!found.left_out.empty())
    out << tr(language, "Not compared, because a red line is crossed:") << " " << join(found.left_out, ", ") << "\n";
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
        << (state.condition->due.empty()
                ? std::string()
                : ", " + fill(tr(language, "to be met by: {}"), {date_text(language, state.condition->due)}))
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
// disagrees, what has no evidence, red lines before all else, conditions that were not checked, where groups stand, and
// why a full assessment may be due. Without ID: of everything that was weighed, and how far comparing hangs on weights
// that groups do not share. Nothing is added up; that is for people.
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
    const Positions found = positions(map);
    if (options.json != "-") print(context.out(), language, map), print(context.out(), language, found);
    Json json = to_json(map);
    list.push(std::move(json.add("positions", to_json(found))));
  }
  if (options.about.empty() && options.json != "-") {
    for (const Framework& framework : view.all<Framework>()) {
      STIP_TRY_AS(const auto found,
                  framework_comparison(view, framework, today, {.samples = compared_samples, .threads = 1}));
      if (found) print(context.out(), language, *found);
    }
  }
  if (ids.empty() && options.json != "-") context.out() << tr(language, "Nothing was weighed yet.") << "\n";
  if (!options.json.empty())
    STIP_TRY(deliver(context, options.json, to_text(options.about.empty() ? list : list.as_array().front()) + "\n"));
  return 0;
}

}  // namespace stip
