// RehearsalPart: the words and tables of `stip consult rehearse`, for who designs.
#include "web/office/rehearsal_part.h"

#include <charconv>
#include <cmath>

#include "agenda/records.h"
#include "ballots/reading_time.h"
#include "ballots/rehearsal.h"
#include "base/text.h"
#include "governance/consultation.h"
#include "web/office/design_parts.h"
#include "web/office/parts.h"
#include "web/parts/record_parts.h"

namespace stip {
namespace {

constexpr std::uint64_t seed = 2040;

std::string points(const Visit& visit, const std::optional<double>& number, std::string_view otherwise) {
  if (!number) return std::string(otherwise);
  return fill(visit.tr("{} points"), {number_text(visit.language, Decimal{std::llround(10 * *number), 1})});
}

std::string count(const Visit& visit, std::int64_t number) {
  return number_text(visit.language, static_cast<long>(number));
}

/// What people read at a question or answer, for its label in the rules.
std::string words_of(const Visit& visit, const BallotRules& rules, const std::string& label) {
  const BallotQuestion* question = rules.question(label);
  return question && !question->text.empty() ? question->text.in(visit.language) : label;
}
std::string option_words(const Visit& visit, const BallotRules& rules, const RehearsedGroup& group) {
  const BallotQuestion* question = rules.question(group.question);
  const auto place = question ? question->option(group.option) : std::nullopt;
  return place ? question->options[*place].text.in(visit.language) : group.option;
}

Html questions_table(const Visit& visit, const BallotRules& rules, const Rehearsal& rehearsal) {
  Html rows;
  for (const RehearsedQuestion& each : rehearsal.questions)
    rows.add("<tr><th scope=\"row\" dir=\"auto\">{}</th>{}{}{}</tr>\n",
             each.label.empty() ? std::string(visit.tr("The statements")) : words_of(visit, rules, each.label),
             cell(visit.tr("Asked of"), count(visit, each.asked)),
             cell(visit.tr("Answered"), count(visit, each.answered)),
             cell(visit.tr("A share may be off by"), points(visit, each.margin, visit.tr("does not apply"))));
  const Html head = html(
      "<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr>",
      visit.tr("Question"), visit.tr("Asked of"), visit.tr("Answered"), visit.tr("A share may be off by"));
  return table("proefvragen", visit.tr("How exact answers would be"), head, rows, {}, true);
}

Html groups_table(const Visit& visit, const BallotRules& rules, const Rehearsal& rehearsal) {
  if (rehearsal.groups.empty()) return {};
  Html rows;
  for (const RehearsedGroup& each : rehearsal.groups)
    rows.add("<tr><th scope=\"row\" dir=\"auto\">{}</th>{}{}</tr>\n", option_words(visit, rules, each),
             cell(visit.tr("People"), count(visit, each.people)),
             cell(visit.tr("Found if a share differs by"),
                  points(visit, each.smallest_difference, visit.tr("too few people"))));
  const Html head = html("<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr>",
                         visit.tr("Group"), visit.tr("People"), visit.tr("Found if a share differs by"));
  return table("proefgroepen", visit.tr("Which differences between groups would show"), head, rows, {}, true);
}

/// What is wrong with the questionnaire, and what so many answers cannot tell.
Html limits(const Visit& visit, const BallotRules& rules, const Rehearsal& rehearsal) {
  Html items;
  const auto say = [&](std::string_view words, std::initializer_list<std::string_view> values) {
    items.add("<li>{}</li>\n", fill(words, values));
  };
  for (const RehearsedQuestion& each : rehearsal.questions)
    if (each.asked == 0)
      say(visit.tr("“{}” is asked of nobody: look at the answers that it depends on."),
          {words_of(visit, rules, each.label)});
  if (rehearsal.told_minutes > 0 && reading_minutes(rehearsal.words) > rehearsal.told_minutes)
    say(visit.tr("Reading alone takes longer than the {} minutes that people are told."),
        {std::to_string(rehearsal.told_minutes)});
  for (const RehearsedGroup& each : rehearsal.groups) {
    if (each.people < smallest_cell)
      say(visit.tr("Nothing could be told of “{}”: fewer than {} people."),
          {option_words(visit, rules, each), std::to_string(smallest_cell)});
    else if (each.people < smallest_percentage)
      say(visit.tr("No percentages of “{}”: fewer than {} people."),
          {option_words(visit, rules, each), std::to_string(smallest_percentage)});
  }
  if (rehearsal.hidden_cells > 0)
    say(visit.tr("{} of {} answers by group are of fewer than {} people, and would not be shown."),
        {count(visit, static_cast<std::int64_t>(rehearsal.hidden_cells)),
         count(visit, static_cast<std::int64_t>(rehearsal.cells)), std::to_string(smallest_cell)});
  if (rehearsal.known_groups > 0 && rehearsal.found_groups == 0)
    say(visit.tr("{} kinds of people were put in, and the analysis found no groups: so few answers do not show them."),
        {std::to_string(rehearsal.known_groups)});
  for (const RehearsedOrder& each : rehearsal.orders)
    if (!each.why_not.empty())
      say(visit.tr("No order could be worked out of “{}”."), {words_of(visit, rules, each.label)});
  if (items.empty()) return html("<p>{}</p>", visit.tr("Everything that is asked could be told."));
  return html("<h3>{}</h3><ul>{}</ul>\n", visit.tr("What could not be said"), items);
}

Html result(const Visit& visit, const Consultation& consultation, int people) {
  const auto rules = parse_ballot_rules(
      consultation.rules.empty() ? to_text(rules_of(visit.view, consultation)) : consultation.rules, consultation.id);
  const auto rehearsed =
      rules.ok() ? rehearse(*rules, people, seed, visit.site.clock()) : ErrorOr<Rehearsal>(rules.error());
  if (!rehearsed.ok()) {
    const Error told = in_language(visit.language, rehearsed.error());
    return html(
        "<div class=\"utrecht-alert utrecht-alert--error\" role=\"alert\"><div "
        "class=\"utrecht-alert__content\"><p>{} {}</p></div></div>",
        told.problem, told.remedy);
  }
  Html out =
      html("<p role=\"status\">{}</p>",
           fill(visit.tr("With {} made-up people, {} ballots were kept and counted. Reading takes {} minutes."),
                {count(visit, people), count(visit, rehearsed->kept),
                 number_text(visit.language, Decimal{std::llround(10 * reading_minutes(rehearsed->words)), 1})}));
  out.add("{}{}{}", questions_table(visit, *rules, *rehearsed), groups_table(visit, *rules, *rehearsed),
          limits(visit, *rules, *rehearsed));
  return out;
}

}  // namespace

Html rehearsal_html(const OfficeVisit& visit, const Consultation& consultation) {
  const Visit& v = visit.visit;
  const std::string* asked = v.request.query_value("proef");
  int people = 0;
  if (asked) std::from_chars(asked->data(), asked->data() + asked->size(), people);
  const bool is_wrong = asked && (people < 1 || people > most_rehearsed_on_page);
  Html content = html(
      "<p>{}</p><form action=\"{}#proef\"><p><label class=\"utrecht-form-label\" for=\"f_proef\">{}</label><input "
      "class=\"utrecht-textbox\" id=\"f_proef\" name=\"proef\" type=\"text\" inputmode=\"numeric\" value=\"{}\" "
      "aria-describedby=\"h_proef\"{}><span id=\"h_proef\">{}</span></p><button class=\"utrecht-button "
      "utrecht-button--secondary-action\" type=\"submit\">{}</button></form>\n",
      v.tr("Made-up people of three known kinds take part, through the same questions and checks as real ones. Nothing "
           "is kept. It shows beforehand what so many answers can tell."),
      v.link(design_path(consultation)), v.tr("How many answers do you expect?"), asked ? *asked : std::string("1000"),
      Html::trusted(is_wrong ? " aria-invalid=\"true\"" : ""),
      fill(v.tr("A number from 1 to {}. More by stip consult rehearse."), {count(v, most_rehearsed_on_page)}),
      v.tr("Try it out"));
  if (asked && !is_wrong) content.add("{}", result(v, consultation, people));
  return section("proef", v.tr("Trying it out"), content);
}

}  // namespace stip
