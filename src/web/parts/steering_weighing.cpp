// Steering, weighing: what was weighed, where people differ, red lines and conditions; nothing is added up.
#include "agenda/records.h"
#include "web/parts/record_parts.h"
#include "web/parts/status.h"
#include "web/parts/steering_parts.h"
#include "web/parts/written.h"

namespace stip {
namespace {

Html head_row(std::initializer_list<std::string_view> words) {
  Html head = html("<tr>");
  for (const std::string_view word : words) head.add("<th scope=\"col\">{}</th>", word);
  return head.add("</tr>");
}

bool is_red_line(const View& view, const Argument& argument) {
  const FrameworkQuestion* question = view.find(argument.question);
  return question && question->topic == QuestionTopic::red_lines;
}

/// Those who rated differ: the lowest and the highest are not the same.
bool is_divided(const Argument& argument) {
  return argument.lowest != Rating::unstated && argument.highest != Rating::unstated &&
         argument.lowest != argument.highest;
}

Html argument_line(const Visit& visit, const Argument& argument) {
  Html line = html("<li>{}: {}", choice_word(visit, argument.side), record_link(visit, argument));
  if (!argument.who.empty()) line.add(" ({})", written(visit, argument.who));
  if (is_divided(argument))
    line.add(" {}", status_word(Level::attention,
                                fill(visit.tr("people differ: from {} to {}"),
                                     {std::string(choice_word(visit, argument.lowest)),
                                      std::string(choice_word(visit, argument.highest))}),
                                true));
  if (!argument.uncertainty.empty())
    line.add(" <span class=\"stip-quiet\">{}</span>", written(visit, argument.uncertainty));
  return line.add("</li>");
}

Html assessment_block(const Visit& visit, const Assessment& assessment) {
  Html whole = html("<h3>{}</h3>\n<p>{} {}{}</p>\n", record_link(visit, assessment), visit.tr("About:"),
                    cited_id(visit, assessment.about.id),
                    assessment.date ? ", " + date_text(visit.language, assessment.date) : std::string());
  Html lines, red;
  for (const Argument* argument : visit.view.referring<Argument>("assessment", assessment.id))
    (is_red_line(visit.view, *argument) ? red : lines).add("{}", argument_line(visit, *argument));
  if (!red.empty())
    whole.add("<p>{}</p><ul>{}</ul>", status_word(Level::bad, visit.tr("Red lines were brought in"), true), red);
  whole.add(lines.empty() ? html("<p>{}</p>", open_word(visit.tr("No arguments have been entered")))
                          : html("<ul>{}</ul>", lines));
  if (!assessment.advice.empty())
    whole.add("<p><strong>{}</strong> {}</p>\n", visit.tr("Advice:"), written(visit, assessment.advice));
  if (!assessment.dissent.empty())
    whole.add("<p><strong>{}</strong> {}</p>\n", visit.tr("Who thinks otherwise:"), written(visit, assessment.dissent));
  return whole;
}

Html conditions(const Visit& visit) {
  Html rows;
  for (const Condition& condition : visit.view.all<Condition>()) {
    Html actions;
    for (const auto& action : condition.actions)
      actions.add("{}{}", actions.empty() ? "" : ", ", cited_id(visit, action.id));
    const Html state = condition.met          ? status_word(Level::done, visit.tr("met"), true)
                       : condition.checked_on ? status_word(Level::attention, visit.tr("checked, and not met"), true)
                                              : open_word(visit.tr("not checked yet"));
    rows.add(
        "<tr><th scope=\"row\">{}</th><td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td><td "
        "data-label=\"{}\">{}</td></tr>\n",
        record_link(visit, condition), visit.tr("Came from"), cited_id(visit, condition.from.id), visit.tr("Holds for"),
        actions.empty() ? open_word(visit.tr("not stated")) : actions, visit.tr("State"), state);
  }
  if (rows.empty()) return html("<p>{}</p>", open_word(visit.tr("No conditions have been entered")));
  return table("voorwaarden-tabel", visit.tr("Conditions that came out of weighing or consulting"),
               head_row({visit.tr("Condition"), visit.tr("Came from"), visit.tr("Holds for"), visit.tr("State")}), rows,
               {}, true);
}

Html weightings(const Visit& visit) {
  Html items;
  for (const Weighting& weighting : visit.view.all<Weighting>()) {
    std::string order;
    for (const auto& effect : weighting.order) {
      const SocietalEffect* found = visit.view.find(effect);
      if (found) order += (order.empty() ? "" : " > ") + visit.title(*found);
    }
    items.add("<li>{}{}: {}</li>", written(visit, weighting.group), invented_badge(visit, weighting), said(order));
  }
  return items.empty()
             ? Html{}
             : html("<p>{}</p><ul>{}</ul>", visit.tr("What groups find important, each in its own order:"), items);
}

}  // namespace

Html weighing_section(const Visit& visit) {
  Html whole;
  for (const Assessment& assessment : visit.view.all<Assessment>()) whole.add(assessment_block(visit, assessment));
  if (whole.empty()) whole = html("<p>{}</p>", open_word(visit.tr("Nothing has been weighed by a framework yet")));
  whole.add("<p class=\"stip-quiet\">{}</p>\n",
            visit.tr("Arguments are not added up: whoever decides weighs them, and says why."));
  whole.add(conditions(visit)).add(weightings(visit));
  return whole.add("<p><a href=\"{}\">{}</a></p>\n", visit.link("wegen"), visit.tr("All that is weighed, by subject"));
}

}  // namespace stip
