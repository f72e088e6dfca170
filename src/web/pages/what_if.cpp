// What if: the question as a form.
#include "web/pages/what_if.h"

#include <algorithm>

#include "agenda/records.h"
#include "base/text.h"
#include "web/parts/filter.h"
#include "web/parts/record_parts.h"

namespace stip {
namespace {

constexpr std::size_t most_listed = 300;  ///< Longer lists are typed, not chosen: a page with them would be too heavy.

bool is_live(Phase phase) { return phase == Phase::unstated || phase == Phase::not_started || phase == Phase::running; }

NamedTexts live_actions(const Visit& visit) {
  NamedTexts options;
  for (const Action& action : visit.view.all<Action>())
    if (is_live(action.phase)) options.emplace_back(action.id, title_and_id(visit, action));
  return by_text(visit, std::move(options));
}

NamedTexts source_options(const Visit& visit) {
  NamedTexts options;
  for (const FundingSource& source : visit.view.all<FundingSource>())
    options.emplace_back(source.id, visit.title(source));
  return options;
}

NamedTexts goal_options(const Visit& visit) {
  NamedTexts options;
  for (const SocietalEffect& effect : visit.view.all<SocietalEffect>())
    options.emplace_back(effect.id, title_and_id(visit, effect));
  for (const InterimGoal& goal : visit.view.all<InterimGoal>())
    if (!goal.historic) options.emplace_back(goal.id, title_and_id(visit, goal));
  return options;
}

NamedTexts what_options(const Visit& visit, const std::string& chosen) {
  NamedTexts options{{std::string(what_if_stops), std::string(visit.tr("stops"))}};
  std::vector<int> quarters{-8, -4, -3, -2, -1, 1, 2, 3, 4, 6, 8, 12, 16, 20};
  // A number that came by an address stays what it was.
  if (const auto number = quarters_in(chosen);
      number && *number != 0 && std::ranges::find(quarters, *number) == quarters.end())
    quarters.push_back(*number);
  std::ranges::sort(quarters);
  for (const int number : quarters) {
    const std::string words = tr_n(visit.language, "{} quarter", "{} quarters", std::abs(number));
    options.emplace_back(std::to_string(number),
                         fill(number < 0 ? visit.tr("{} sooner") : visit.tr("{} later"), {words}));
  }
  return options;
}

struct Control {
  std::string id, name;
  std::string_view label;
  std::string value;
};

Html labelled(const Control& control, const Html& inner) {
  return html("<div class=\"utrecht-form-field\"><label class=\"utrecht-form-label\" for=\"{}\">{}</label>{}</div>\n",
              control.id, control.label, inner);
}

Html choice(const Control& control, std::string_view none, const NamedTexts& options) {
  Html items = html("<option value=\"\">{}</option>", none);
  bool is_listed = control.value.empty();
  for (const auto& [value, words] : options) {
    is_listed |= value == control.value;
    items.add("<option value=\"{}\"{}>{}</option>", value, Html::trusted(value == control.value ? " selected" : ""),
              words);
  }
  // What was asked and cannot be chosen stays in sight, with the problem above the form.
  if (!is_listed) items.add("<option value=\"{}\" selected>{}</option>", control.value, control.value);
  return labelled(control, html("<select class=\"utrecht-select\" id=\"{}\" name=\"{}\">{}</select>", control.id,
                                control.name, items));
}

Html line(const Control& control, std::string_view kind = "text", std::string_view list = {}) {
  const Html listed = list.empty() ? Html{} : html(" list=\"{}\"", list);
  return labelled(control, html("<input class=\"utrecht-textbox\" type=\"{}\" id=\"{}\" name=\"{}\" value=\"{}\"{}>",
                                kind, control.id, control.name, control.value, listed));
}

Html action_control(const Control& control, std::string_view none, const NamedTexts& options) {
  return options.size() > most_listed ? line(control, "text", "acties-lijst") : choice(control, none, options);
}

Html group(std::string_view legend, const Html& fields) {
  return html(
      "<fieldset class=\"utrecht-form-fieldset stip-form__field--wide\"><legend "
      "class=\"utrecht-form-label\">{}</legend>{}</fieldset>\n",
      legend, fields);
}

Html problem_alert(const Visit& visit, const std::vector<Error>& problems) {
  if (problems.empty()) return {};
  Html items;
  for (const Error& met : problems) {
    const Error each = in_language(visit.language, met);
    items.add("<li dir=\"auto\"><strong>{}</strong>: {} {}</li>", each.subject, each.problem, each.remedy);
  }
  return html(
      "<div class=\"utrecht-alert utrecht-alert--error\" role=\"alert\"><div class=\"utrecht-alert__content\"><p>{}</p>"
      "<ul>{}</ul></div></div>\n",
      visit.tr("This cannot be worked out yet:"), items);
}

}  // namespace

Html what_if_form(const Visit& visit, const WhatIfAsked& asked, const std::vector<Error>& problems) {
  const NamedTexts actions = live_actions(visit);
  const std::string_view none = visit.tr("Choose an action");
  Html form = problem_alert(visit, problems);
  form.add("<form class=\"stip-form\" method=\"get\" action=\"/{}/sturen#wat-als\" aria-labelledby=\"wat-als-kop\">\n",
           tag(visit.language));
  Html rows;
  const std::size_t count = std::min(std::max<std::size_t>(asked.rows.size() + 1, 2), most_what_if_rows);
  for (std::size_t i = 0; i < count; ++i) {
    const WhatIfAsked::Row row = i < asked.rows.size() ? asked.rows[i] : WhatIfAsked::Row{};
    const std::string number = std::to_string(i + 1);
    const std::string action_label = fill(visit.tr("Action {}"), {number});
    const std::string what_label = fill(visit.tr("What happens to action {}"), {number});
    rows.add("<div class=\"stip-filter\">{}{}</div>\n",
             action_control({"wat-als-actie-" + number, "actie", action_label, row.action}, none, actions),
             choice({"wat-als-wat-" + number, "wat", what_label, row.what}, visit.tr("Stays as it is"),
                    what_options(visit, row.what)));
  }
  Html groups;
  groups.add("{}", group(visit.tr("An action moves or stops"), rows));
  groups.add("{}", group(visit.tr("Less money from one source"),
                         html("<div class=\"stip-filter\">{}{}</div>",
                              choice({"wat-als-bron", "bron", visit.tr("Source of money"), asked.source},
                                     visit.tr("Choose a source"), source_options(visit)),
                              line({"wat-als-korting", "korting", visit.tr("Cut, in per cent"), asked.percent}))));
  Html added = line({"wat-als-nieuw", "nieuw", visit.tr("Title"), asked.title});
  added.add("{}{}", line({"wat-als-begin", "begin", visit.tr("Start, as 2027-Q2"), asked.start}),
            line({"wat-als-duur", "duur", visit.tr("How long, in quarters"), asked.quarters}));
  for (std::size_t i = 0; i < std::min<std::size_t>(asked.after.size() + 1, 4); ++i) {
    const std::string id = "wat-als-na-" + std::to_string(i + 1);
    added.add("{}",
              action_control({id, "na", visit.tr("What must come first"), i < asked.after.size() ? asked.after[i] : ""},
                             visit.tr("Nothing"), actions));
  }
  added.add("{}", choice({"wat-als-helpt", "helpt", visit.tr("Helps with"), asked.goal}, visit.tr("No goal"),
                         goal_options(visit)));
  groups.add("{}", group(visit.tr("A new action"), html("<div class=\"stip-filter\">{}</div>", added)));
  form.add("<div class=\"stip-form__fields\">{}</div>", groups);
  if (actions.size() > most_listed) {
    Html listed;
    for (const auto& [id, words] : actions) listed.add("<option value=\"{}\"></option>", words);
    form.add("<datalist id=\"acties-lijst\">{}</datalist>", listed);
  }
  form.add(
      "{}<div class=\"stip-actions\"><button class=\"utrecht-button utrecht-button--primary-action\" "
      "type=\"submit\">{}</button>",
      hidden_moment(visit), visit.tr("Work it out"));
  if (!asked.empty()) form.add(" <a href=\"{}\">{}</a>", visit.link("sturen"), visit.tr("Start anew"));
  return form.add("</div></form>\n");
}

}  // namespace stip
