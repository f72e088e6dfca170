// JobWork: asks investing/ or planning/, with more time than a page has.
#include "jobs/job_work.h"

#include "investing/agenda_choice_json.h"
#include "investing/portfolio_front.h"
#include "planning/agenda_forecast.h"

namespace stip {
namespace {

constexpr int many_rounds = 100'000;                 // The time ends a search, or the proof that no plan is better.
constexpr std::int64_t most_finishes = 200'000'000;  // Four bytes each.

AgendaChoiceOptions options_of(const JobQuestion& question, const std::function<double()>& spent,
                               const LinearSolver* solver) {
  AgendaChoiceOptions options;
  options.portfolio.care = question.care;
  options.portfolio.seed = options.seed = question.seed;
  options.rounds = many_rounds;
  options.seconds = question.seconds / 2.0;  // Others that are nearly as good get as much again.
  options.spent = spent;
  options.solver = solver;
  if (!question.source.empty())
    options.scenarios.push_back({ChoiceScenario::Kind::cut, question.source, question.cut / 100.0});
  return options;
}

Error nothing_to_choose() {
  return {ErrorKind::invalid, said("choice of actions"), said("too little is known to choose."),
          said("See on the page about money what to enter.")};
}

ErrorOr<Json> choice(const View& view, Day today, const AgendaChoiceOptions& options) {
  STIP_TRY_AS(const AgendaChoice chosen, agenda_choice(view, today, options));
  return to_json(chosen);
}

Json care_points(const View& view, Day today, AgendaChoiceOptions options, const HeardProgress& heard) {
  options.seconds *= 2;  // No others are looked for.
  Json points = Json::array();
  for (const CarePoint& point : care_front(view, today, options, [&](double share) { heard({share, {}, {}}); }))
    points.push(to_json(point));
  return points;
}

ErrorOr<Json> cost_points(const View& view, Day today, const JobQuestion& question, const AgendaChoiceOptions& options,
                          const HeardProgress& heard) {
  const AgendaPortfolio portfolio = agenda_portfolio(view, today, options.portfolio);
  const auto how = [&, done = 0]() mutable {
    PortfolioOptions next{.rounds = many_rounds, .seed = question.seed};
    next.seconds = static_cast<double>(question.seconds) * ++done / question.points;
    next.spent = options.spent;
    next.solver = options.solver;
    return next;
  };
  Json points = Json::array();
  double found = 0;
  for (const CostPoint& point : cost_front(portfolio.problem, question.points, how, [&](const CostPoint&) {
         heard({++found / question.points, {}, {}});
       }))
    points.push(to_json(point));
  return points;
}

ErrorOr<Json> plan(const View& view, Day today, const JobQuestion& question) {
  AgendaForecastOptions options;
  options.samples = static_cast<std::size_t>(question.samples);
  options.seed = question.seed;
  options.threads = 1;
  STIP_TRY_AS(const AgendaForecast forecast, agenda_forecast(view, today, options));
  return to_json(forecast);
}

ErrorOr<Nothing> check_plan(const View& view, Day today, const JobQuestion& question) {
  STIP_TRY_AS(const AgendaNetwork agenda, agenda_network(view, today));
  const auto places = static_cast<std::int64_t>(agenda.places.size());
  if (places == 0)
    return Error{ErrorKind::invalid, said("plan"), said("no action or milestone has a date to come."),
                 said("Enter planned dates of actions.")};
  if (places * question.samples > most_finishes)
    return Error{ErrorKind::invalid, said("plan"),
                 said("{} futures of {} dates do not fit in the memory of a job.", std::to_string(question.samples),
                      std::to_string(places)),
                 said("Ask for fewer futures.")};
  return Nothing{};
}

}  // namespace

ErrorOr<Nothing> check_job(const View& view, Day today, const JobQuestion& question) {
  if (question.kind == JobQuestion::Kind::plan) return check_plan(view, today, question);
  AgendaPortfolio portfolio = agenda_portfolio(view, today, {.care = question.care});
  if (!portfolio.can_choose()) return nothing_to_choose();
  for (const ChoiceScenario& scenario : options_of(question, {}, nullptr).scenarios)
    STIP_TRY(apply(scenario, view, portfolio.problem));
  return Nothing{};
}

ErrorOr<Json> job_work(const View& view, Day today, const JobQuestion& question, const std::function<double()>& spent,
                       const HeardProgress& heard) {
  STIP_TRY(check_job(view, today, question));
  const auto solver = linear_solver();
  AgendaChoiceOptions options = options_of(question, spent, solver.get());
  switch (question.kind) {
    case JobQuestion::Kind::choice:
      options.heard = [&](double value, double bound) { heard({{}, value, bound}); };
      return choice(view, today, options);
    case JobQuestion::Kind::care_front:
      return care_points(view, today, options, heard);
    case JobQuestion::Kind::cost_front:
      return cost_points(view, today, question, options, heard);
    case JobQuestion::Kind::plan:
      return plan(view, today, question);
  }
  return nothing_to_choose();
}

}  // namespace stip
