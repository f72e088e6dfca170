// Difference form: reading both sides, and their controls.
#include "web/pages/difference_form.h"

#include <algorithm>

#include "agenda/cycle.h"
#include "agenda/records.h"
#include "base/text.h"
#include "exchange/form_value.h"
#include "publishing/as_if_adopted.h"
#include "web/parts/record_form.h"
#include "web/parts/record_parts.h"
#include "web/paths.h"

namespace stip {
namespace {

std::string typed_in(const Visit& visit, const std::string& name) {
  const std::string* value = visit.request.query_value(name);
  return value ? as_sent(*value) : std::string{};
}

std::string_view legend_of(const Visit& visit, const AskedSide& side) {
  return side.name == "van" ? visit.tr("From which moment") : visit.tr("To which moment");
}
std::string_view day_label(const Visit& visit) { return visit.tr("Or: as known on a day"); }
std::string_view valid_label(const Visit& visit) { return visit.tr("Only what was valid on a day"); }

/// A day as people write it, as an address says it; else what is wrong with it.
ErrorOr<std::string> day_typed(const Visit& visit, const std::string& text) {
  const Field* any_date = type_of<Signal>().field("answer_due");
  const std::string remedy(visit.tr("Write a day, for instance 24-11-2026."));
  const auto read = read_value(*any_date, text, visit.language);
  if (!read.ok()) return Error{ErrorKind::invalid, "day", read.error().problem, remedy};
  STIP_TRY_AS(const Date date, parse_date(read->text));
  if (date.precision() != Precision::day)
    return Error{ErrorKind::invalid, "day", fill(visit.tr("‘{}’ is a period, and one day is asked for."), {text}),
                 remedy};
  return read->text;
}

/// The day in a field of one side; empty if there is none, or if it is wrong, which is told.
std::string read_day(const Visit& visit, AskedDifference& asked, const AskedSide& side, const std::string& text,
                     std::string_view part, std::string_view label) {
  if (text.empty()) return {};
  const auto problem = [&](const Error& error) {
    const Error told_here = in_language(visit.language, error);
    asked.problems.push_back({std::string(side.name) + "-" + std::string(part),
                              std::string(legend_of(visit, side)) + ", " + std::string(label),
                              told_here.problem + " " + told_here.remedy});
    return std::string{};
  };
  const auto day = day_typed(visit, text);
  if (!day.ok()) return problem(day.error());
  if (part == "dag" && *parse_day(*day) > visit.today)
    return problem({ErrorKind::invalid, "day",
                    fill(visit.tr("‘{}’ is still to come: what is known then, nobody knows."), {text}),
                    std::string(visit.tr("Give today or a day before it."))});
  return *day;
}

AskedSide side_of(const Visit& visit, std::string_view name) {
  const std::string control(name);
  const std::string* moment = visit.request.query_value(control);
  AskedSide side{name,
                 moment ? moment_typed(*moment) : std::string{},
                 typed_in(visit, control + "-dag"),
                 typed_in(visit, control + "-geldig-op"),
                 {}};
  side.meant.name = side.chosen;
  if (!parse_day(side.chosen).ok()) return side;
  // A day in the address stands in the field for a day, unless another was typed there.
  if (side.day.empty()) side.day = side.chosen;
  side.chosen.clear();
  return side;
}

std::string shown_day(const Visit& visit, const std::string& typed) {
  const auto day = parse_day(typed);
  return day.ok() ? shown_value(*type_of<Signal>().field("answer_due"), typed, visit.language) : typed;
}

const FormProblem* problem_at(const AskedDifference& asked, std::string_view control) {
  const auto at = std::ranges::find(asked.problems, control, &FormProblem::control);
  return at == asked.problems.end() ? nullptr : &*at;
}

Html day_field(const Visit& visit, const AskedDifference& asked, const std::string& control, std::string_view label,
               const std::string& typed) {
  const FormProblem* problem = problem_at(asked, control);
  Html told, marks;
  if (problem) {
    told = html(
        "<div class=\"utrecht-form-field-error-message\" id=\"{}-problem\"><span class=\"stip-hidden\">{} "
        "</span>{}</div>",
        control, visit.tr("Error:"), problem->text);
    marks = html(" aria-invalid=\"true\" aria-describedby=\"{}-problem dagen\"", control);
  } else {
    marks = html(" aria-describedby=\"dagen\"");
  }
  return html(
      "<div class=\"utrecht-form-field\"><label class=\"utrecht-form-label\" for=\"{}\">{}</label>{}<input "
      "class=\"utrecht-textbox\" type=\"text\" id=\"{}\" name=\"{}\"{} value=\"{}\" autocomplete=\"off\"></div>",
      control, label, told, control, control, marks, shown_day(visit, typed));
}

/// Moments to choose from: editions, now, and proposals; what was made up says so.
Html choice_of_moments(const Visit& visit, const AskedSide& side, const std::string& chosen) {
  const View now = visit.site.registry.now(visit.viewer);
  Html options;
  // The mark stands first: a closed list cuts off what is long.
  const auto option = [&](const std::string& value, const std::string& text, bool is_made_up = false) {
    const std::string words = is_made_up ? fill(visit.tr("Made up: {}"), {text}) : text;
    if (value == chosen)
      options.add("<option value=\"{}\" selected>{}</option>", value, words);
    else
      options.add("<option value=\"{}\">{}</option>", value, words);
  };
  bool known = chosen == "now";
  for (const EditionPlace& edition : visit.site.registry.editions(visit.viewer)) {
    const Edition* record = now.find<Edition>(edition.id);
    option(std::to_string(edition.year), fill(visit.tr("Edition {}"), {std::to_string(edition.year)}),
           record && record->invented);
    known = known || std::to_string(edition.year) == chosen;
  }
  option("now", std::string(visit.tr("Now")));
  for (const Proposal& proposal : now.all<Proposal>()) {
    const std::string cited = visit.title(proposal) + " (" + proposal.id + ")";
    option(proposal.id, fill(visit.tr("As if {} were adopted"), {cited}), proposal.invented);
    known = known || proposal.id == chosen;
  }
  if (!known) {
    const auto proposals = proposals_of_moment(now, chosen);
    std::vector<std::string> ids;
    for (const Proposal* each : proposals) ids.push_back(each->id);
    option(chosen,
           proposals.empty() ? moment_words(visit.language, {chosen, {}})
                             : fill(visit.tr("As if {} were adopted together"), {join(ids, ", ")}),
           std::ranges::any_of(proposals, [](const Proposal* each) { return each->invented; }));
  }
  return html(
      "<div class=\"utrecht-form-field\"><label class=\"utrecht-form-label\" for=\"{}\">{}</label><select "
      "class=\"utrecht-select\" id=\"{}\" name=\"{}\">{}</select></div>",
      side.name, visit.tr("Edition, now or proposal"), side.name, side.name, options);
}

Html side_html(const Visit& visit, const AskedDifference& asked, const AskedSide& side) {
  const std::string name(side.name);
  return html("<fieldset class=\"utrecht-form-fieldset\"><legend>{}</legend>{}{}{}</fieldset>", legend_of(visit, side),
              choice_of_moments(visit, side, side.chosen),
              day_field(visit, asked, name + "-dag", day_label(visit), side.day),
              day_field(visit, asked, name + "-geldig-op", valid_label(visit), side.valid_on));
}

Html told_problems(const Visit& visit, const AskedDifference& asked) {
  if (asked.problems.empty()) return {};
  Html items;
  for (const FormProblem& each : asked.problems)
    items.add("<li dir=\"auto\"><a href=\"#{}\"><strong>{}</strong>: {}</a></li>", each.control, each.label, each.text);
  return problems_alert(fields_with_problems(visit.language, static_cast<long>(asked.problems.size())), items);
}

}  // namespace

AskedDifference asked_difference(const Visit& visit) {
  AskedDifference asked{side_of(visit, "van"), side_of(visit, "naar"), {}};
  for (AskedSide* side : {&asked.from, &asked.to}) {
    const std::string day = read_day(visit, asked, *side, side->day, "dag", day_label(visit));
    if (!side->day.empty()) side->meant.name = day;
    if (!day.empty()) side->day = day;
    const std::string valid_on = read_day(visit, asked, *side, side->valid_on, "geldig-op", valid_label(visit));
    if (!valid_on.empty()) side->valid_on = side->meant.valid_on = valid_on;
  }
  const TwoMoments chosen = two_moments(visit.site, visit.moment, {asked.from.chosen, {}}, {asked.to.chosen, {}});
  asked.from.chosen = chosen.from.name;
  asked.to.chosen = chosen.to.name;
  const TwoMoments meant = two_moments(visit.site, visit.moment, asked.from.meant, asked.to.meant);
  asked.from.meant = meant.from;
  asked.to.meant = meant.to;
  return asked;
}

Html difference_form(const Visit& visit, const AskedDifference& asked) {
  return html(
      "{}<form class=\"stip-filter\" action=\"/{}/verschil\">{}{}<p class=\"stip-quiet\" id=\"dagen\">{}</p><div "
      "class=\"stip-actions\"><button class=\"utrecht-button utrecht-button--primary-action\">{}</button></div></form>",
      told_problems(visit, asked), tag(visit.language), side_html(visit, asked, asked.from),
      side_html(visit, asked, asked.to),
      visit.tr("Write a day as 24-11-2026. A day on which something was known goes before what is chosen above it."),
      visit.tr("Compare"));
}

bool offers_made_up(const Visit& visit) {
  const View now = visit.site.registry.now(visit.viewer);
  return std::ranges::any_of(now.all<Proposal>(), &Proposal::invented) ||
         std::ranges::any_of(now.all<Edition>(), &Edition::invented);
}

}  // namespace stip
