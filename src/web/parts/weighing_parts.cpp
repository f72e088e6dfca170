// Parts of weighing: markup of questions, arguments, positions and conditions.
#include "web/parts/weighing_parts.h"

#include <map>

#include "agenda/records.h"
#include "base/text.h"
#include "web/parts/record_parts.h"
#include "web/parts/status.h"
#include "web/parts/written.h"

namespace stip {
namespace {

Level level_of(RedLine line) {
  switch (line) {
    case RedLine::not_crossed:
      return Level::done;
    case RedLine::crossed:
      return Level::bad;
    case RedLine::unknown:
      break;
  }
  return Level::doubt;
}

std::string_view words_of(const Visit& visit, RedLine line) {
  switch (line) {
    case RedLine::not_crossed:
      return visit.tr("not crossed");
    case RedLine::crossed:
      return visit.tr("crossed");
    case RedLine::unknown:
      break;
  }
  return visit.tr("not known, or contested");
}

std::string rating_words(const Visit& visit, int low, int high) {
  const std::string from(choice_word(visit, static_cast<Rating>(low))),
      to(choice_word(visit, static_cast<Rating>(high)));
  return low == high ? from : fill(visit.tr("from {} to {}"), {from, to});
}

/// Who rated what, each by itself: no mean.
Html spread_of(const Visit& visit, const QuestionMap& map) {
  if (!map.question || !map.question->rated) return {};
  if (map.assessors == 0) return html("<p>{}</p>\n", open_word(visit.tr("Nobody has rated this yet.")));
  Html items;
  for (const Argument* argument : map.arguments) {
    int low = static_cast<int>(argument->lowest), high = static_cast<int>(argument->highest);
    if (low == 0 && high == 0) continue;
    if (low == 0) low = high;
    if (high == 0) high = low;
    items.add("<li>{}: {}{}</li>", argument->who.empty() ? argument->assessment.id : argument->who,
              rating_words(visit, low, high), invented_badge(visit, *argument));
  }
  Html words = html("{}", fill(visit.tr("Rated by {}: {}."),
                               {std::to_string(map.assessors), rating_words(visit, map.lowest, map.highest)}));
  if (map.is_split) words.add(" {}", status_word(Level::doubt, visit.tr("some have no rating in common"), true));
  return html("<p>{}</p><ul>{}</ul>\n", words, items);
}

Html argument_row(const Visit& visit, const Argument& argument) {
  Html what = record_link(visit, argument);
  if (!argument.value_at_stake.empty())
    what.add("<p class=\"stip-quiet\">{}: {}</p>", visit.tr("Value at stake"), written(visit, argument.value_at_stake));
  if (!argument.uncertainty.empty())
    what.add("<p class=\"stip-quiet\">{}: {}</p>", visit.tr("Uncertainty"), written(visit, argument.uncertainty));
  Html evidence =
      argument.evidence.empty() ? open_word(visit.tr("no evidence stated")) : written_prose(visit, argument.evidence);
  if (!argument.sources.empty()) evidence.add("{}", sources_of(visit, argument));
  return html(
      "<tr><th scope=\"row\">{}</th><td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td><td "
      "data-label=\"{}\">{}</td></tr>\n",
      choice_word(visit, argument.side), visit.tr("Argument"), what, visit.tr("Who"),
      argument.who.empty() ? open_word(visit.tr("not stated")) : written(visit, argument.who), visit.tr("Evidence"),
      evidence);
}

Html head_of(std::initializer_list<std::string_view> words) {
  Html head = html("<tr>");
  for (const std::string_view word : words) head.add("<th scope=\"col\">{}</th>", word);
  return head.add("</tr>");
}

}  // namespace

Html framework_words(const Visit& visit, const Framework& framework) {
  Html words = record_link(visit, framework);
  if (!framework.version.empty())
    words.add(" <span class=\"stip-quiet\">{} {}</span>", visit.tr("version"), framework.version);
  if (framework.decision)
    words.add(" · {} {}", visit.tr("adopted by"), linked_id(visit, framework.decision.id));
  else
    words.add(" {}", status_word(Level::planned, visit.tr("proposal, not adopted"), true));
  return words;
}

Html red_line_word(const Visit& visit, const ArgumentMap& map) {
  if (!map.has_red_lines) return status_word(Level::none, visit.tr("no question on red lines was asked"), true);
  switch (map.admissibility) {
    case Admissibility::admissible:
      return status_word(Level::done, visit.tr("crosses no red line"), true);
    case Admissibility::out:
      return status_word(Level::bad, visit.tr("crosses a red line; nothing makes up for that"), true);
    case Admissibility::conditional:
      break;
  }
  return status_word(Level::doubt, visit.tr("whether it crosses a red line is not known, or contested"), true);
}

Html question_block(const Visit& visit, const QuestionMap& map) {
  Html block = map.question ? html("<h3 id=\"{}\">{}</h3>\n", map.question->id, written_title(visit, *map.question))
                            : html("<h3>{}</h3>\n", visit.tr("Without a question"));
  if (map.question) {
    const std::string& more = visit.in_language(map.question->explanation, map.question->explanation_en);
    if (!more.empty())
      block.add("<p class=\"stip-quiet\"{} dir=\"auto\">{}</p>\n", lang_of(visit, map.question->explanation_en), more);
    if (map.question->topic == QuestionTopic::red_lines)
      block.add("<p>{} {}</p>\n", visit.tr("This red line:"),
                status_word(level_of(red_line_of(map)), words_of(visit, red_line_of(map))));
  }
  block.add("{}", spread_of(visit, map));
  if (map.arguments.empty()) return block.add("<p>{}</p>\n", open_word(visit.tr("No argument yet.")));
  Html rows;
  for (const Argument* argument : map.arguments) rows.add("{}", argument_row(visit, *argument));
  // Each table has a name of its own, by which people who do not see the page tell them apart.
  const std::string caption =
      (map.question ? map.question->id + ": " : std::string()) +
      fill(visit.tr("Arguments: {} for, {} against, {} on condition"),
           {std::to_string(map.for_it), std::to_string(map.against), std::to_string(map.on_condition)});
  return block.add("{}", table("argumenten-" + (map.question ? map.question->id : std::string("los")), caption,
                               head_of({visit.tr("Side"), visit.tr("Argument"), visit.tr("Who"), visit.tr("Evidence")}),
                               rows, {}, true));
}

Html stances_table(const Visit& visit, const Positions& found) {
  if (found.stances.empty()) return {};
  Html rows;
  for (const Stance& stance : found.stances) {
    const ChoiceType& type = Choices<SpeedCare>::type();
    const Choice& choice = type.values[static_cast<std::size_t>(stance.position)];
    rows.add(
        "<tr><th scope=\"row\">{}</th><td data-label=\"{}\"><strong>{}</strong><p class=\"stip-quiet\">{}</p></td><td "
        "data-label=\"{}\">{}</td></tr>\n",
        written(visit, stance.who), visit.tr("Position"), choice_word(visit, stance.position), visit.tr(choice.help),
        visit.tr("In words"), record_link(visit, *stance.argument));
  }
  return table("posities", visit.tr("Where each group stands; there is no average and no right position"),
               head_of({visit.tr("Who"), visit.tr("Position"), visit.tr("In words")}), rows, {}, true);
}

Html common_ground_list(const Visit& visit, const Positions& found) {
  Html items;
  for (const CommonGround& ground : found.agreed) {
    Html what;
    if (ground.side != Side::unstated) what.add("{}", choice_word(visit, ground.side));
    if (ground.lowest > 0)
      what.add("{}{} {}", what.empty() ? "" : "; ", visit.tr("ratings meet:"),
               rating_words(visit, ground.lowest, ground.highest));
    items.add("<li><a href=\"#{}\">{}</a> {} <span class=\"stip-quiet\">({})</span></li>\n", ground.question->id,
              written_title(visit, *ground.question), what, join(ground.who, ", "));
  }
  return items.empty() ? html("<p>{}</p>", open_word(visit.tr("There is no question on which all who answered agree.")))
                       : html("<ul>{}</ul>\n", items);
}

Html lines_and_gains_list(const Visit& visit, const Positions& found) {
  Html items;
  for (const LineAndGain& pair : found.lines) {
    Html gains;
    for (const Argument* gain : pair.gains)
      gains.add("<li>{}: {}</li>", written(visit, gain->who), record_link(visit, *gain));
    items.add("<li>{} <strong>{}</strong>: {}<ul>{}</ul></li>\n", visit.tr("Red line of"),
              written(visit, pair.line->who), record_link(visit, *pair.line), gains);
  }
  return items.empty()
             ? html("<p>{}</p>", visit.tr("Nobody names a red line where others see a gain."))
             : html("<p class=\"stip-quiet\">{}</p><ul>{}</ul>\n",
                    visit.tr("A red line is no weight on a scale: no gain makes up for it. Below each red line "
                             "stands what others would gain."),
                    items);
}

Html conditions_table(const Visit& visit, const std::vector<ConditionState>& conditions) {
  if (conditions.empty()) return {};
  Html rows;
  for (const ConditionState& state : conditions) {
    const Condition& one = *state.condition;
    const bool is_late = !one.met && !one.due.empty() && days_between(one.due.last(), visit.today) > 0;
    const Html met = one.met   ? status_word(Level::done, visit.tr("condition met"), true)
                     : is_late ? status_word(Level::bad, visit.tr("date has passed"), true)
                               : status_word(Level::attention, visit.tr("condition not met"), true);
    Html what = record_link(visit, one);
    what.add(written_prose(visit, one.description, one.description_en));
    const auto day = [&](const Date& date, std::string_view otherwise) {
      return date.empty() ? open_word(otherwise)
                          : html("<time datetime=\"{}\">{}</time>", to_text(date), date_text(visit.language, date));
    };
    rows.add(
        "<tr><th scope=\"row\">{}</th><td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td><td "
        "data-label=\"{}\">{}</td><td data-label=\"{}\">{}{}</td></tr>\n",
        what, visit.tr("From"), linked_id(visit, one.from.id), visit.tr("To be met by"),
        day(one.due, visit.tr("no day agreed")), visit.tr("Checked"), day(one.checked_on, visit.tr("never checked")),
        visit.tr("What came of it"), met, written_prose(visit, one.finding, one.finding_en));
  }
  return table("voorwaarden-tabel", visit.tr("Conditions, and what came of them"),
               head_of({visit.tr("Condition"), visit.tr("From"), visit.tr("To be met by"), visit.tr("Checked"),
                        visit.tr("What came of it")}),
               rows, {}, true);
}

}  // namespace stip
