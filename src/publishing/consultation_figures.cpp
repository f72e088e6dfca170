// ConsultationParts of who took part, signs of stuffing, chosen answers, budgets, pairs and own words.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/text.h"
#include "publishing/consultation_parts.h"

namespace stip {
namespace {

constexpr auto right = Column::Align::right;

void response_table(const ConsultationPart& part, const ResponseVariable& variable) {
  const ConsultationWords& words = part.words;
  const bool known = std::ranges::any_of(
      variable.levels, [](const ResponseLevel& level) { return level.population_percent.has_value(); });
  const std::string name = words.asked(variable.words, variable.label);
  DataTable table{fill(tr(words.language(), "Who took part: {}"), {name}),
                  {{name, 3}, {words.t(tr_later("People")), 1, right}},
                  {},
                  true,
                  {}};
  const bool with_percent = variable.people && *variable.people >= 100;
  if (with_percent) table.columns.push_back({words.t(tr_later("Of who told")), 1, right});
  if (known) table.columns.push_back({words.t(tr_later("Of the population")), 1, right});
  for (const ResponseLevel& level : variable.levels) {
    std::vector<Inlines> row{{text(words.asked(level.words, level.label))}, {text(words.count(level.people))}};
    if (with_percent)
      row.push_back({text(level.people ? words.percent(100.0 * static_cast<double>(*level.people) /
                                                       static_cast<double>(*variable.people))
                                       : words.count(std::nullopt))});
    if (known)
      row.push_back(
          {text(level.population_percent ? words.percent(*level.population_percent) : words.t(tr_later("not known")))});
    table.rows.push_back(std::move(row));
  }
  part.out.add(std::move(table));
}

/// Statements about people themselves, as they voted on them.
void about_people_table(const ConsultationPart& part, const std::vector<AboutPeople>& statements) {
  const ConsultationWords& words = part.words;
  DataTable table{
      words.t(tr_later("What people said of themselves")), {{words.t(tr_later("Statement")), 4}}, {}, true, {}};
  for (const std::string_view header :
       {tr_later("Agree"), tr_later("Disagree"), tr_later("Pass"), tr_later("Answered")})
    table.columns.push_back({words.t(header), 1, right});
  for (const AboutPeople& one : statements) {
    std::vector<Inlines> row{{text(words.asked(one.words, one.label))}};
    for (const ToldCount count : {one.votes.agree, one.votes.disagree, one.votes.pass, one.votes.answered()})
      row.push_back({text(words.count(count))});
    table.rows.push_back(std::move(row));
  }
  table.footer = {
      text(words.t(tr_later("These statements are about who took part. They do not count for what people find.")))};
  part.out.add(std::move(table));
}

bool some_weighted(const OptionsFinding& finding) {
  return std::ranges::any_of(finding.options, [](const OptionFinding& one) { return one.weighted.has_value(); });
}

/// With its bounds; that it is not told where it is not.
std::string weighted_share(const ConsultationWords& words, const OptionFinding& option) {
  return option.weighted ? words.weighted(option.weighted, option.weighted_error) : words.count(std::nullopt);
}

std::string with_error(const ConsultationWords& words, const OptionFinding& option) {
  if (!option.estimate) return words.count(std::nullopt);
  if (!option.error) return words.decimal(*option.estimate, 2);
  return fill(tr(words.language(), "{} (give or take {})"),
              {words.decimal(*option.estimate, 2), words.decimal(1.96 * *option.error, 2)});
}

std::string label_of(const ConsultationWords& words, const OptionFinding& option) {
  return words.asked(option.words, option.label);
}

/// Options as they rank: those with a number first, from high to low.
std::vector<const OptionFinding*> ranked(const OptionsFinding& finding, auto value) {
  std::vector<const OptionFinding*> all;
  for (const OptionFinding& option : finding.options) all.push_back(&option);
  std::ranges::stable_sort(all, std::greater{}, [&](const OptionFinding* one) { return value(*one); });
  return all;
}

void write_choices(const ConsultationPart& part, const OptionsFinding& finding) {
  const ConsultationWords& words = part.words;
  const bool weighted = some_weighted(finding);
  const bool with_percent = finding.people && *finding.people >= 100;
  DataTable table{words.asked(finding.words, finding.question),
                  {{words.t(tr_later("Answer")), 3}, {words.t(tr_later("People")), 1, right}},
                  {},
                  true,
                  {}};
  if (with_percent) table.columns.push_back({words.t(tr_later("Of who answered")), 1, right});
  if (weighted) table.columns.push_back({words.t(tr_later("The same, weighted")), 1, right});
  for (const OptionFinding& option : finding.options) {
    std::vector<Inlines> row{{text(label_of(words, option))}, {text(words.count(option.people))}};
    if (with_percent)
      row.push_back({text(option.people ? words.percent(100.0 * static_cast<double>(*option.people) /
                                                        static_cast<double>(*finding.people))
                                        : words.count(std::nullopt))});
    if (weighted) row.push_back({text(weighted_share(words, option))});
    table.rows.push_back(std::move(row));
  }
  if (finding.several)
    table.footer = {
        text(words.t(tr_later("More than one answer could be given, so percentages add up to more than 100.")))};
  part.out.add(std::move(table));
}

void write_best(const ConsultationPart& part, const OptionsFinding& finding) {
  const ConsultationWords& words = part.words;
  for (std::size_t version = 0; version < finding.best.size(); ++version) {
    std::vector<std::string> names;
    for (const std::string& label : finding.best[version]) {
      const auto option = std::ranges::find(finding.options, label, &OptionFinding::label);
      names.push_back(option == finding.options.end() ? label : label_of(words, *option));
    }
    const std::string cost =
        words.decimal(finding.best_cost[version],
                      finding.best_cost[version] == std::floor(finding.best_cost[version]) ? 0 : 1) +
        (finding.unit.empty() ? "" : " " + finding.unit);
    part.out.paragraph(
        {strong(words.t(tr_later("The best portfolio within the budget")) + ": "),
         text(names.empty() ? words.t(tr_later("nothing of it"))
                            : fill(tr(words.language(), "{}. Together {}."), {join(names, "; "), cost}))});
  }
}

void write_budget(const ConsultationPart& part, const OptionsFinding& finding) {
  const ConsultationWords& words = part.words;
  if (!finding.budget.empty())
    part.out.paragraph({text(fill(tr(words.language(), "People chose what they would do with {}."),
                                  {finding.budget + (finding.unit.empty() ? "" : " " + finding.unit)}))});
  const bool counted =
      std::ranges::any_of(finding.options, [](const OptionFinding& one) { return one.people.has_value(); });
  const bool shared =
      std::ranges::any_of(finding.options, [](const OptionFinding& one) { return one.share.has_value(); });
  DataTable table{fill(tr(words.language(), "What people chose within the budget: {}"),
                       {words.asked(finding.words, finding.question)}),
                  {{words.t(tr_later("Option")), 3}},
                  {},
                  true,
                  {}};
  if (counted) table.columns.push_back({words.t(tr_later("Chosen by")), 1, right});
  if (shared) table.columns.push_back({words.t(tr_later("Of who chose")), 1, right});
  if (some_weighted(finding)) table.columns.push_back({words.t(tr_later("The same, weighted")), 1.2, right});
  if (finding.is_modelled) table.columns.push_back({words.t(tr_later("Preference")), 1.4, right});
  for (const OptionFinding* option : ranked(finding, [](const OptionFinding& one) {
         return std::pair(one.share.value_or(-1), one.people.value_or(-1));
       })) {
    std::vector<Inlines> row{{text(label_of(words, *option))}};
    if (counted) row.push_back({text(words.count(option->people))});
    if (shared) row.push_back({text(option->share ? words.percent(100 * *option->share) : words.count(std::nullopt))});
    if (some_weighted(finding)) row.push_back({text(weighted_share(words, *option))});
    if (finding.is_modelled) row.push_back({text(with_error(words, *option))});
    table.rows.push_back(std::move(row));
  }
  table.footer = {text(
      words.t(finding.is_modelled
                  ? tr_later("Preference: what an option is worth to people beside what it costs and brings, worked "
                             "out of all choices together; 0 is indifferent.")
                  : tr_later("No preferences could be worked out: an option was chosen by nobody or by everybody.")))};
  part.out.add(std::move(table));
  if (!finding.effects.empty()) {
    DataTable effects{words.t(tr_later("What an effect is worth")),
                      {{words.t(tr_later("Effect")), 3}, {words.t(tr_later("Worth")), 1.4, right}},
                      {},
                      true,
                      {}};
    for (const OptionFinding& effect : finding.effects)
      effects.rows.push_back({{text(effect.label)}, {text(with_error(words, effect))}});
    part.out.add(std::move(effects));
  }
  if (finding.is_modelled) write_best(part, finding);
}

void write_pairs(const ConsultationPart& part, const OptionsFinding& finding) {
  const ConsultationWords& words = part.words;
  part.out.paragraph(
      {text(fill(tr(words.language(), "{} times somebody chose between two."), {words.count(finding.people)}))});
  if (!finding.is_modelled)
    part.say(
        tr_later("How much stronger one idea is than another cannot be said: some won or lost all their choices, or "
                 "were never held against the others."));
  DataTable table{words.t(tr_later("Ideas, from most to least preferred")),
                  {{words.t(tr_later("Idea")), 3},
                   {words.t(tr_later("Preferred")), 1, right},
                   {words.t(tr_later("Not preferred")), 1, right}},
                  {},
                  true,
                  {}};
  if (some_weighted(finding)) table.columns.push_back({words.t(tr_later("Preferred, weighted")), 1.2, right});
  if (finding.is_modelled) table.columns.push_back({words.t(tr_later("Strength")), 1.6, right});
  for (const OptionFinding* idea : ranked(finding, [&](const OptionFinding& one) {
         return finding.is_modelled ? one.estimate.value_or(-1e9) : one.score.value_or(-1);
       })) {
    std::vector<Inlines> row{
        {text(label_of(words, *idea))}, {text(words.count(idea->people))}, {text(words.count(idea->losses))}};
    if (some_weighted(finding)) row.push_back({text(weighted_share(words, *idea))});
    if (finding.is_modelled) row.push_back({text(with_error(words, *idea))});
    table.rows.push_back(std::move(row));
  }
  if (finding.is_modelled)
    table.footer = {
        text(words.t(tr_later("Strength: 0 on average. Ideas of which the margins overlap cannot be told apart.")))};
  part.out.add(std::move(table));
}

}  // namespace

void write_response(const ConsultationPart& part, const DoorFindings& door) {
  const ConsultationWords& words = part.words;
  if (door.response && !door.response->statements.empty()) about_people_table(part, door.response->statements);
  if (!door.response || door.response->variables.empty())
    return part.say(
        tr_later("It is not known who took part: nothing was asked about people themselves, or it was not recorded."));
  for (const ResponseVariable& variable : door.response->variables) response_table(part, variable);
  const ResponseFinding& response = *door.response;
  if (response.effective_n && response.weighed_people)
    part.out.paragraph({text(fill(tr(words.language(),
                                     "Weighted figures are of the {} people who told all of: {}. They are as exact as "
                                     "those of {} people drawn by lot."),
                                  {words.number(*response.weighed_people), join(response.weighed_by, ", "),
                                   words.number(std::llround(*response.effective_n))}))});
  else
    part.say(response.why_no_weights.empty() ? tr_later("Nothing was weighted.")
                                             : tr_later("Nothing was weighted: too little is known of who took part, "
                                                        "or a group of the population is missing."));
}

void write_integrity(const ConsultationPart& part, const DoorFindings& door) {
  const ConsultationWords& words = part.words;
  const IntegrityFinding& finding = *door.integrity;
  part.heading(2, tr_later("Signs of votes that nobody may have cast"), "echtheid");
  part.out.paragraph({text(fill(
      tr(words.language(), "Flagged by published rules: {}. Nothing was deleted: flags are for people to look at."),
      {words.count(finding.flagged)}))});
  BulletList list;
  for (const auto& [rule, people] : finding.rules)
    if (people != ToldCount{0}) list.items.push_back({text(words.rule(rule) + ": " + words.count(people))});
  if (!list.items.empty()) part.out.add(std::move(list));
  std::vector<std::string> changed;
  for (const std::string& label : finding.other_without_them) {
    if (!door.statements) continue;
    const auto found = std::ranges::find(door.statements->statements, label, &StatementFinding::label);
    if (found != door.statements->statements.end()) changed.push_back("“" + words.asked(found->words, label) + "”");
  }
  part.out.paragraph(
      {text(changed.empty() ? words.t(tr_later("Without the flagged no statement has another outcome."))
                            : fill(tr(words.language(), "Without the flagged the outcome is another on: {}."),
                                   {join(changed, "; ")}))});
  if (finding.people_to_change)
    part.out.paragraph({text(fill(tr(words.language(),
                                     "So many people more could change the three statements that are agreed with most: "
                                     "{}. What is slow, spread and like other people is not found."),
                                  {words.number(*finding.people_to_change)}))});
}

void write_options(const ConsultationPart& part, const OptionsFinding& finding) {
  part.out.heading(
      2,
      part.words.asked(finding.words, finding.question.empty() ? part.words.t(tr_later("Question")) : finding.question),
      part.prefix + std::string(name_of_choice(finding.kind)) +
          (finding.question.empty() ? "" : "-" + finding.question));
  if (finding.options.empty()) return part.say(tr_later("Too few people answered to tell anything."));
  if (finding.kind == ResultKind::choices) write_choices(part, finding);
  if (finding.kind == ResultKind::budget) write_budget(part, finding);
  if (finding.kind == ResultKind::pairs) write_pairs(part, finding);
}

void write_answers(const ConsultationPart& part, const AnswersFinding& finding) {
  const ConsultationWords& words = part.words;
  part.out.heading(2, words.asked(finding.words, words.t(tr_later("Answers in own words"))),
                   part.prefix + "antwoorden" + (finding.question.empty() ? "" : "-" + finding.question));
  part.out.paragraph({text(fill(tr(words.language(), "Answers: {}."), {words.count(finding.answers)}))});
  if (finding.topics.empty()) part.say(tr_later("No topics come back often enough to name."));
  for (std::size_t i = 0; i < finding.topics.size(); ++i) {
    const TopicFinding& topic = finding.topics[i];
    std::vector<std::string> said;
    for (const auto& [word, times] : topic.words) said.push_back(word + " (" + words.number(times) + ")");
    part.out.paragraph({strong(fill(tr(words.language(), "Topic {}, {} answers: "),
                                    {words.number(static_cast<std::int64_t>(i + 1)), words.count(topic.answers)})),
                        text(said.empty() ? words.t(tr_later("no word is in ten answers")) : join(said, ", ")),
                        text(topic.weighted ? fill(tr(words.language(), ". Weighted, it is {} of the answers."),
                                                   {words.weighted(topic.weighted, topic.weighted_error)})
                                            : std::string())});
    BulletList quotes;
    for (const auto& [quote, is_part] : topic.quotes)
      quotes.items.push_back({text("“" + quote + "”"), text(is_part ? words.t(tr_later(" (part of an answer)")) : "")});
    if (!quotes.items.empty()) part.out.add(std::move(quotes));
  }
  if (!finding.quotes_moderated) part.say(tr_later("Nothing is quoted: no answer has been read and cleared for it."));
  if (finding.other && *finding.other > 0)
    part.out.paragraph(
        {text(fill(tr(words.language(), "Answers that belong to no topic: {}."), {words.count(finding.other)}))});
}

}  // namespace stip
