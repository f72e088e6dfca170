// JobParts: a kept answer is shown as a page shows one that it works out itself.
#include "web/office/job_parts.h"

#include <algorithm>
#include <cmath>

#include "agenda/records.h"
#include "base/json_members.h"
#include "investing/agenda_choice_read.h"
#include "investing/portfolio_front.h"
#include "planning/forecast_read.h"
#include "web/office/parts.h"
#include "web/parts/chance_words.h"
#include "web/parts/choice_parts.h"
#include "web/parts/record_parts.h"
#include "web/parts/status.h"
#include "web/parts/steering_parts.h"
#include "web/parts/table_head.h"

namespace stip {
namespace {

std::string whole_percent(const Visit& visit, double share) {
  return number_text(visit.language, static_cast<long>(std::lround(share * 100))) + " %";
}

Html unreadable(const Visit& visit) {
  return html("<p role=\"alert\">{}</p>\n", visit.tr("The kept answer cannot be read. Ask again."));
}

Html choice_answer(const Visit& then, const Json& answer) {
  const auto choice = read_agenda_choice(answer);
  if (!choice.ok()) return unreadable(then);
  return html("{}<h2>{}</h2>\n{}", choice_result(then, *choice), then.tr("What this rests on"),
              choice_gaps(then, choice->portfolio.gaps));
}

Html care_answer(const Visit& then, const Json& answer) {
  const NamedTexts levels = care_options(then);
  Html rows;
  for (const Json& point : answer.is_array() ? answer.as_array() : Json::Array{}) {
    const auto level = std::ranges::find(levels, point.text("care"), &NamedTexts::value_type::first);
    rows.add(
        "<tr><th scope=\"row\">{}{}</th><td class=\"stip-number\">{}</td><td class=\"stip-number\">{}</td><td "
        "class=\"stip-number\">{}</td><td class=\"stip-number\">{}</td><td class=\"stip-number\">{}</td></tr>\n",
        level == levels.end() ? std::string() : level->second,
        is_true_in(point, "beaten")
            ? html(" <span class=\"stip-quiet\">({})</span>", then.tr("another is no worse in anything"))
            : Html{},
        percent_words(then, number_in(point, "value")),
        percent_words(then, std::min(1.0, number_in(point, "bound", 1))),
        percent_words(then, number_in(point, "speed")), whole_in(point, "started"), whole_in(point, "uncleared"));
  }
  if (rows.empty()) return html("<p>{}</p>\n", then.tr("No plan was found at any level of care."));
  return table("zorg-tabel", then.tr("Speed against care"),
               table_head({then.tr("Level of care"), then.tr("Reached of the goals"),
                           then.tr("No plan reaches more than"), then.tr("Reached on average over the years"),
                           then.tr("Actions that start"), then.tr("Of which not cleared")},
                          1),
               rows);
}

Html cost_answer(const Visit& then, const Json& answer) {
  Html rows;
  for (const Json& point : answer.is_array() ? answer.as_array() : Json::Array{}) {
    const Json* limit = point.find("limit");
    rows.add(
        "<tr><th scope=\"row\">{}</th><td class=\"stip-number\">{}</td><td class=\"stip-number\">{}</td><td "
        "class=\"stip-number\">{}</td></tr>\n",
        limit && limit->is_number() ? millions_words(then, limit->as_number()) : std::string(then.tr("none")),
        millions_words(then, number_in(point, "public_millions")), percent_words(then, number_in(point, "value")),
        percent_words(then, std::min(1.0, number_in(point, "bound", 1))));
  }
  if (rows.empty()) return html("<p>{}</p>\n", then.tr("No plan was found."));
  return table("kosten-tabel", then.tr("Cost against goals"),
               table_head({then.tr("Limit on public money"), then.tr("Public money of the plan"),
                           then.tr("Reached of the goals"), then.tr("No plan reaches more than")},
                          1),
               rows);
}

Html drivers(const Visit& then, const AgendaForecast& plan) {
  constexpr std::size_t most = 5;
  std::vector<const PlanForecast*> all;
  for (const PlanForecast& one : plan.forecasts)
    if (one.hangs_on > 0 && one.driver.end_if_long - one.driver.end_if_short >= 1) all.push_back(&one);
  std::ranges::stable_sort(all, std::greater{},
                           [](const PlanForecast* one) { return one->driver.end_if_long - one->driver.end_if_short; });
  Html items;
  for (std::size_t i = 0; i < std::min(most, all.size()); ++i)
    items.add("<li>{}: {}</li>\n", planned_link(then, all[i]->id, all[i]->title),
              fill(then.tr("the end is {} later if it takes long instead of short; in {} futures it hangs on it"),
                   {days_text(then.language, all[i]->driver.end_if_long - all[i]->driver.end_if_short),
                    share_text(then.language, all[i]->hangs_on)}));
  if (items.empty()) return {};
  return html("<h2>{}</h2>\n<ul>{}</ul>\n", then.tr("What the end depends on most"), items);
}

Html plan_answer(const Visit& then, const Json& answer) {
  const auto plan = read_agenda_forecast(answer);
  if (!plan.ok()) return unreadable(then);
  std::vector<const PlanForecast*> rows;
  for (const PlanForecast& one : plan->forecasts)
    if (one.planned) rows.push_back(&one);
  Html whole = html("<p>{} {}</p>\n{}",
                    fill(then.tr("{} actions under way or to start; {} durations were drawn, in {} possible futures."),
                         {std::to_string(plan->actions), std::to_string(plan->durations),
                          number_text(then.language, static_cast<long>(plan->samples))}),
                    fill(then.tr("All is there in {} in half of them, and in {} in 8 of 10."),
                         {month_words(then, plan->end_half), month_words(then, plan->end_four_fifths)}),
                    dates_table(then, rows));
  if (rows.size() > most_dates)
    whole.add("<p class=\"stip-quiet\">{}</p>\n",
              fill(then.tr("The table shows the first {} of {} dates; `stip job show` has all."),
                   {std::to_string(most_dates), std::to_string(rows.size())}));
  return whole.add("{}<h2>{}</h2>\n{}", drivers(then, *plan), then.tr("What is not known"),
                   plan_gaps(then, plan->gaps));
}

std::string question_words(const Visit& visit, const JobQuestion& question) {
  std::string words(job_title(visit, question.kind));
  const auto add = [&](const std::string& more) { words += "; " + more; };
  if (question.kind == JobQuestion::Kind::plan) {
    add(fill(visit.tr("{} futures"), {number_text(visit.language, static_cast<long>(question.samples))}));
    return words;
  }
  if (!question.source.empty()) {
    const auto* source = visit.view.find<FundingSource>(question.source);
    add(fill(visit.tr("{} gives {} % less"),
             {source ? title_and_id(visit, *source) : question.source, std::to_string(question.cut)}));
  }
  for (const auto& [name, care] : care_options(visit))
    if (question.kind != JobQuestion::Kind::care_front && name == name_of(question.care)) add(care);
  if (question.kind == JobQuestion::Kind::cost_front)
    add(fill(visit.tr("{} plans"), {std::to_string(question.points)}));
  add(fill(visit.tr("at most {} seconds of searching"), {std::to_string(question.seconds)}));
  return words;
}

}  // namespace

std::string_view job_title(const Visit& visit, JobQuestion::Kind kind) {
  static constexpr std::string_view titles[] = {msg("What could be started with this money"), msg("Speed against care"),
                                                msg("Cost against goals"), msg("The plan in many futures")};
  return visit.tr(titles[static_cast<std::size_t>(kind)]);
}

Html job_state_word(const Visit& visit, JobState state) {
  struct Look {
    Level level;
    std::string_view word;
  };
  static constexpr Look looks[] = {{Level::planned, msg("Waits")},   {Level::fair, msg("Is worked out")},
                                   {Level::done, msg("Ready")},      {Level::bad, msg("Failed")},
                                   {Level::ended, msg("Cancelled")}, {Level::doubt, msg("Broken off")}};
  const Look& look = looks[static_cast<std::size_t>(state)];
  return status_word(look.level, visit.tr(look.word), true);
}

Html job_progress_part(const Visit& visit, const JobQuestion& question, const Job& job, Instant now) {
  const JobProgress progress = read_job_progress(job.progress);
  const auto fraction = job_fraction(question, progress, job.begun, now);
  if (!fraction)
    return html("<p><label for=\"voortgang\">{}</label> <progress id=\"voortgang\"></progress></p>\n",
                visit.tr("The futures are drawn"));
  Html whole = html(
      "<p><label for=\"voortgang\">{}</label> <progress id=\"voortgang\" max=\"100\" value=\"{}\">{}</progress> "
      "{}</p>\n",
      visit.tr("How far it is"), std::lround(*fraction * 100), whole_percent(visit, *fraction),
      whole_percent(visit, *fraction));
  if (progress.value && progress.bound)
    whole.add("<p>{}</p>\n",
              fill(visit.tr("The best plan so far reaches {} of the goals; no plan reaches more than {}."),
                   {percent_words(visit, *progress.value), percent_words(visit, std::min(1.0, *progress.bound))}));
  return whole;
}

Html job_grounds(const Visit& visit, const JobQuestion& question, const Job& job) {
  const auto day = parse_date(job.basis.day);
  Html facts;
  facts.add("{}", fact(visit.tr("Question"), question_words(visit, question)));
  facts.add("{}", fact(visit.tr("Asked"), instant_text(visit.language, job.asked)));
  if (job.ended != Instant{}) facts.add("{}", fact(visit.tr("Ended"), instant_text(visit.language, job.ended)));
  facts.add("{}", fact(visit.tr("Seed"), std::to_string(question.seed)));
  facts.add("{}",
            fact(visit.tr("Fingerprint of what was read"), html("<code>{}</code>", job.basis.inputs.substr(0, 16))));
  facts.add("{}", fact(visit.tr("Agenda up to"), entry_link(visit, job.basis.position)));
  facts.add("{}", fact(visit.tr("As seen with clearance"), choice_word(visit, job.basis.clearance)));
  facts.add("{}", fact(visit.tr("Counted from"), day.ok() ? short_date_text(visit.language, *day) : job.basis.day));
  facts.add("{}", fact(visit.tr("Program"), "stip " + job.basis.version));
  return html("<dl class=\"stip-facts\">{}</dl>\n<p class=\"stip-quiet\">{}</p>\n", facts,
              question.is_search()
                  ? visit.tr("Who asks the same of the same gets this answer. A search that its time ended may find "
                             "another plan on another machine.")
                  : visit.tr("Who asks the same of the same gets this answer, to the bit."));
}

Html job_answer(const Visit& then, const JobQuestion& question, const Job& job) {
  const auto answer = parse_json(job.result);
  if (!answer.ok()) return unreadable(then);
  switch (question.kind) {
    case JobQuestion::Kind::choice:
      return choice_answer(then, *answer);
    case JobQuestion::Kind::care_front:
      return care_answer(then, *answer);
    case JobQuestion::Kind::cost_front:
      return cost_answer(then, *answer);
    case JobQuestion::Kind::plan:
      return plan_answer(then, *answer);
  }
  return unreadable(then);
}

}  // namespace stip
