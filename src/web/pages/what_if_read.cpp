// What if: reading the question from an address or form, and having it worked out.
#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "web/kept_answers.h"
#include "web/pages/what_if.h"

namespace stip {
namespace {

std::string value_of(const NamedTexts& pairs, std::string_view name) {
  const auto at = std::ranges::find(pairs, name, &NamedTexts::value_type::first);
  return at == pairs.end() ? std::string() : std::string(trimmed(at->second));
}

/// The id of what was chosen or typed: "A-014", or "A-014 Field trials".
std::string id_in(const std::string& typed) { return typed.substr(0, typed.find(' ')); }

}  // namespace

std::optional<int> quarters_in(std::string text) {
  if (starts_with(text, "+")) text.erase(0, 1);
  int number = 0;
  const char* end = text.data() + text.size();
  const auto [stopped, failed] = std::from_chars(text.data(), end, number);
  if (text.empty() || failed != std::errc{} || stopped != end) return {};
  return number;
}

bool WhatIfAsked::empty() const { return query_of(*this).empty(); }

WhatIfAsked what_if_asked(const NamedTexts& pairs) {
  WhatIfAsked asked;
  std::vector<std::string> actions, whats;
  for (const auto& [name, value] : pairs) {
    if (name == "actie") actions.emplace_back(trimmed(value));
    if (name == "wat") whats.emplace_back(trimmed(value));
    if (name == "na" && !trimmed(value).empty()) asked.after.emplace_back(trimmed(value));
  }
  for (std::size_t i = 0; i < std::max(actions.size(), whats.size()); ++i) {
    WhatIfAsked::Row row{i < actions.size() ? actions[i] : "", i < whats.size() ? whats[i] : ""};
    if (!row.action.empty() || !row.what.empty()) asked.rows.push_back(std::move(row));
  }
  asked.source = value_of(pairs, "bron");
  asked.percent = value_of(pairs, "korting");
  asked.title = value_of(pairs, "nieuw");
  asked.start = value_of(pairs, "begin");
  asked.quarters = value_of(pairs, "duur");
  asked.goal = value_of(pairs, "helpt");
  return asked;
}

NamedTexts query_of(const WhatIfAsked& asked) {
  NamedTexts query;
  const auto put = [&](const char* name, const std::string& value) {
    if (!value.empty()) query.emplace_back(name, value);
  };
  for (const WhatIfAsked::Row& row : asked.rows) {
    query.emplace_back("actie", row.action);
    query.emplace_back("wat", row.what);
  }
  put("bron", asked.source), put("korting", asked.percent);
  put("nieuw", asked.title), put("begin", asked.start), put("duur", asked.quarters);
  for (const std::string& id : asked.after) put("na", id);
  put("helpt", asked.goal);
  return query;
}

ReadScenario read_scenario(const WhatIfAsked& asked) {
  ReadScenario read;
  const auto problem = [&](Said subject, Said words, Said remedy) {
    read.problems.push_back({ErrorKind::invalid, std::move(subject), std::move(words), std::move(remedy)});
  };
  if (asked.rows.size() > most_what_if_rows)
    problem(said("the actions"), said("more than {} are asked at once.", std::to_string(most_what_if_rows)),
            said("Ask fewer."));
  for (const WhatIfAsked::Row& row : asked.rows) {
    const std::string id = id_in(row.action);
    const auto quarters = quarters_in(row.what);
    if (id.empty())
      problem(said("what happens to an action"), said("no action is chosen with it."), said("Choose an action."));
    else if (row.what.empty())
      problem(Said(id), said("it is not said what happens to it."),
              said("Choose how much later, sooner, or that it stops."));
    else if (row.what == what_if_stops)
      read.scenario.drops.push_back(id);
    else if (!quarters)
      problem(Said(id), said("'{}' is no number of quarters.", row.what), said("Write it as 4, or as -2 for sooner."));
    else
      read.scenario.slips.push_back({id, *quarters});
  }
  if (!asked.source.empty() || !asked.percent.empty()) {
    const auto percent = quarters_in(asked.percent);
    if (asked.source.empty())
      problem(said("the cut"), said("no source of money is chosen."), said("Choose a source."));
    else if (!percent)
      problem(said("the cut"), said("'{}' is no whole percentage.", asked.percent), said("Write it as 10."));
    else
      read.scenario.cuts.push_back({asked.source, *percent});
  }
  const bool is_added = !asked.title.empty() || !asked.start.empty() || !asked.quarters.empty() ||
                        !asked.after.empty() || !asked.goal.empty();
  if (is_added) {
    Scenario::Addition addition{asked.title, {}, 0, {}, asked.goal};
    for (const std::string& typed : asked.after) addition.after.push_back(id_in(typed));
    if (const auto start = parse_date(asked.start); start.ok()) addition.start = *start;
    if (!asked.start.empty() && !addition.start)
      problem(said("the new action"), said("'{}' is no date.", asked.start),
              said("Write it as 2027, 2027-Q2 or 2027-05."));
    else if (const auto quarters = quarters_in(asked.quarters))
      addition.quarters = *quarters;
    else
      problem(said("the new action"), said("'{}' is no number of quarters.", asked.quarters), said("Write it as 4."));
    read.scenario.additions.push_back(std::move(addition));
  }
  return read;
}

WhatIfRun run_what_if(const Site& site, const View& view, Day today, const WhatIfAsked& asked) {
  WhatIfRun run;
  if (asked.empty()) return run;
  ReadScenario read = read_scenario(asked);
  run.problems = std::move(read.problems);
  if (!run.problems.empty()) return run;
  auto made = changes_of(view, today, read.scenario);
  if (!made.ok()) return run.problems.push_back(made.error()), run;
  auto answer = what_if_answer(site.kept->steering, view, today, *std::move(made));
  if (!answer.ok()) return run.problems.push_back(answer.error()), run;
  run.answer.emplace(*std::move(answer));
  return run;
}

}  // namespace stip
