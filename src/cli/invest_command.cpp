// Invest: a proposal of which actions of the agenda start when, and with whose money.
#include <algorithm>
#include <cmath>
#include <iostream>

#include "base/text.h"
#include "cli/invest_clock.h"
#include "cli/invest_commands.h"
#include "investing/agenda_choice.h"
#include "investing/agenda_choice_json.h"
#include "investing/portfolio_front.h"

namespace stip {
namespace {

std::string percent_text(Language language, double share) {
  return number_text(language, Decimal{std::llround(share * 1000), 1}) + " %";
}

class Printer {
 public:
  Printer(std::ostream& out, Language language, const View& view, const AgendaChoice& choice)
      : out_(out), language_(language), view_(view), choice_(choice), problem_(choice.portfolio.problem) {}

  void print() {
    out_ << fill(tr(language_, "{} actions are not finished; {} can be chosen about, {} of them are under way"),
                 {std::to_string(choice_.portfolio.to_come), std::to_string(problem_.actions.size()),
                  std::to_string(problem_.actions.size() - choice_.portfolio.open())})
         << "\n";
    for (const PortfolioGapList& gap : choice_.portfolio.gaps)
      out_ << "  " << gap.ids.size() << " × " << told(gap.gap).in(language_) << ": " << some(gap.ids) << "\n";
    out_ << "\n";
    if (!choice_.can_choose()) return wanted();
    if (!choice_.answer.found()) return conflicts(choice_.conflict);
    answer(choice_.answer);
    actions();
    alternatives();
    cut();
    out_ << "\n" << tr(language_, "This is a proposal with its assumptions: people decide.") << "\n";
  }

 private:
  static std::string some(const std::vector<std::string>& ids) {
    const auto n = static_cast<std::ptrdiff_t>(std::min<std::size_t>(8, ids.size()));
    return join(std::vector<std::string>(ids.begin(), ids.begin() + n), ", ") + (ids.size() > 8 ? " …" : "");
  }
  std::string percent(double share) const { return percent_text(language_, share); }
  std::string title(const std::string& id) const {
    const auto found = view_.find_any(id);
    if (!found) return id;
    const Record& record = *found.record;
    return id + "  " + (language_ == Language::en && !record.title_en.empty() ? record.title_en : record.title);
  }
  std::string year(int start) const { return std::to_string(problem_.first_year + start); }
  std::string millions(double amount) const {
    Amount money{Exactness::exact, {}, {}};
    money.low.cents = money.high.cents = std::llround(amount * 100) * 1'000'000;
    return short_amount_text(language_, money);
  }

  void wanted() {
    out_ << tr(language_, "Too little is known to choose. With this there is more to choose:") << "\n";
    for (const PortfolioGapList& gap : choice_.portfolio.wanted())
      out_ << "  - " << remedy(gap.gap).in(language_) << " (" << some(gap.ids) << ")\n";
  }

  void conflicts(const std::vector<Said>& all) {
    if (all.empty()) {
      out_ << tr(language_, "No plan was found, and it is not proven that there is none: give it more --seconds.")
           << "\n";
      return;
    }
    out_ << tr(language_, "These conditions cannot be kept together; loosening one of them is enough:") << "\n";
    for (const Said& one : all) out_ << "  - " << one.in(language_) << "\n";
  }

  void answer(const PortfolioAnswer& found) {
    out_
        << fill(
               tr(language_,
                  "This plan reaches {} of the goals (mean of {} scenarios {}, worst of them {}); no plan reaches more "
                  "than {}"),
               {percent(found.attainment.value), std::to_string(problem_.scenarios), percent(found.attainment.mean),
                percent(found.attainment.worst_tail), percent(std::min(1.0, found.bound))})
        << "\n";
    for (std::size_t g = 0; g < problem_.goals.size(); ++g)
      out_ << "  " << title(problem_.goals[g].name) << " (" << year(problem_.goals[g].due)
           << "): " << percent(found.attainment.goals[g]) << "\n";
    out_ << "\n";
  }

  void actions() {
    for (std::size_t a = 0; a < choice_.actions.size(); ++a) {
      const int start = choice_.answer.plan.start[a];
      const ChosenAbout& about = choice_.portfolio.about[a];
      out_ << "  " << (start == not_started ? std::string("–   ") : year(start)) << "  "
           << title(problem_.actions[a].name) << ": " << told(choice_.actions[a].reason).in(language_);
      if (start != not_started && !about.is_running && problem_.first_year + start > about.planned_start)
        out_ << "; " << fill(tr(language_, "planned for {}"), {std::to_string(about.planned_start)});
      out_ << "\n";
      if (start == not_started) continue;
      payments(a);
      for (const std::string& condition : about.conditions)
        out_ << "          " << fill(tr(language_, "only if this condition is met: {}"), {title(condition)}) << "\n";
      if (about.has_open_line)
        out_ << "          " << tr(language_, "only if it is found to cross no red line") << "\n";
    }
  }

  void payments(std::size_t action) {
    std::vector<double> by_funder(problem_.funders.size());
    for (const Payment& payment : choice_.answer.plan.payments)
      if (static_cast<std::size_t>(payment.action) == action)
        by_funder[static_cast<std::size_t>(payment.funder)] += payment.amount;
    std::vector<std::string> parts;
    for (std::size_t f = 0; f < by_funder.size(); ++f)
      if (by_funder[f] > 1e-9) parts.push_back(problem_.funders[f].name + " " + millions(by_funder[f]));
    if (!parts.empty()) out_ << "          " << join(parts, ", ") << "\n";
  }

  void alternatives() {
    const std::size_t n = choice_.plans.size();
    if (n < 2) return;
    out_ << "\n"
         << fill(tr(language_, "Beside it {} other plans were found that reach nearly as much."),
                 {std::to_string(n - 1)})
         << "\n";
    std::vector<std::string> always, never, depends;
    for (std::size_t a = 0; a < choice_.actions.size(); ++a) {
      if (choice_.portfolio.about[a].is_running) continue;
      const double share = choice_.actions[a].in_plans;
      (share == 1 ? always : share == 0 ? never : depends).push_back(problem_.actions[a].name);
    }
    const auto line = [&](std::string_view words, const std::vector<std::string>& ids) {
      if (!ids.empty()) out_ << "  " << words << ": " << join(ids, ", ") << "\n";
    };
    line(tr(language_, "started in every one"), always);
    line(tr(language_, "started in some"), depends);
    line(tr(language_, "started in none"), never);
  }

  void cut() {
    if (!choice_.cut) return;
    const CutAnswer& cut = *choice_.cut;
    out_ << "\n" << tr(language_, "With the cut:") << "\n";
    if (!cut.conflict.empty()) {
      conflicts(cut.conflict);
      if (!cut.stopped.empty())
        out_ << "  " << tr(language_, "so this plan stops what is under way:") << " " << join(cut.stopped, ", ")
             << "\n";
    }
    if (!cut.answer.found()) return;
    const auto line = [&](std::string_view words, const std::vector<std::string>& ids) {
      if (!ids.empty()) out_ << "  " << words << ": " << join(ids, ", ") << "\n";
    };
    line(tr(language_, "no longer started"), cut.dropped);
    line(tr(language_, "started instead"), cut.added);
    line(tr(language_, "in another year"), cut.moved);
    out_ << "  "
         << fill(tr(language_, "reaches {} instead of {}; no plan reaches more than {}"),
                 {percent(cut.answer.attainment.value), percent(choice_.answer.attainment.value),
                  percent(std::min(1.0, cut.answer.bound))})
         << "\n";
    for (std::size_t g = 0; g < cut.goals.size(); ++g)
      out_ << "  " << title(problem_.goals[g].name) << ": "
           << fill(tr(language_, "{} instead of {}"), {percent(cut.goals[g].after), percent(cut.goals[g].before)})
           << "\n";
  }

  std::ostream& out_;
  Language language_;
  const View& view_;
  const AgendaChoice& choice_;
  const PortfolioProblem& problem_;
};

Json care_json(std::ostream* out, Language language, const std::vector<CarePoint>& front) {
  Json points = Json::array();
  if (out) *out << "\n" << tr(language, "Speed against care:") << "\n";
  for (const CarePoint& point : front) {
    if (out)
      *out << "  " << name_of(point.care) << " (" << told(point.care).in(language) << "): "
           << fill(tr(language, "reaches {}, on average over the years {}; starts {}, of which {} uncleared"),
                   {percent_text(language, point.answer.attainment.value), percent_text(language, point.speed),
                    std::to_string(point.started), std::to_string(point.uncleared)})
           << (point.is_beaten ? "  (" + std::string(tr(language, "another is no worse in anything")) + ")" : "")
           << "\n";
    points.push(to_json(point));
  }
  return points;
}

Json cost_json(std::ostream* out, Language language, const std::vector<CostPoint>& front) {
  Json points = Json::array();
  if (out) *out << "\n" << tr(language, "Cost against goals:") << "\n";
  for (const CostPoint& point : front) {
    Amount money{Exactness::exact, {}, {}};
    money.low.cents = money.high.cents = std::llround(point.public_money * 100) * 1'000'000;
    if (out)
      *out << "  "
           << fill(tr(language, "{} of public money reaches {}; no plan reaches more than {}"),
                   {short_amount_text(language, money), percent_text(language, point.answer.attainment.value),
                    percent_text(language, std::min(1.0, point.answer.bound))})
           << "\n";
    points.push(to_json(point));
  }
  return points;
}

ErrorOr<AgendaChoiceOptions> read_options(const InvestOptions& given) {
  AgendaChoiceOptions options;
  for (const std::string& text : given.scenarios) {
    STIP_TRY_AS(ChoiceScenario scenario, parse_scenario(text));
    options.scenarios.push_back(std::move(scenario));
  }
  options.portfolio.seed = options.seed = given.seed;
  options.portfolio.least_theme_share = given.least_theme / 100;
  options.portfolio.european_of_national = given.european;
  options.portfolio.most_public_share = given.most_public / 100;
  constexpr std::pair<std::string_view, CareLevel> levels[] = {{"at-once", CareLevel::at_once},
                                                               {"open-first", CareLevel::open_first},
                                                               {"weighed-first", CareLevel::weighed_first},
                                                               {"only-clear", CareLevel::only_clear}};
  for (const auto& [name, level] : levels)
    if (given.care == name) options.portfolio.care = level;
  options.rounds = given.rounds;
  options.seconds = given.seconds;
  options.spent = search_clock();
  options.alternatives = given.others;
  options.within = given.within / 100;
  return options;
}

}  // namespace

// COMMAND: stip invest [--scenario cut:SOURCE=-20%] [--care LEVEL] [--seconds S] [--seed N] [--json OUT]
//
// Which actions of the agenda to start in which year, and who pays, so that the goals are reached as far as money,
// dates, dependencies and conditions from weighing allow, in the mean of the scenarios and in the worst of them. It
// tells a bound (no plan reaches more), the reason for each action, plans that are nearly as good and what is the same
// in all of them. What is not known is counted and named; if too little is known to choose, it says what to enter.
// --scenario, which may be given again: cut:SOURCE=-20% (the new plan, and what it costs each goal),
// ceiling:SOURCE=4000000 (euros a year), start:ACTION, reach:GOAL=80%. What cannot be kept together is told in words.
// --care: at-once, open-first (what has an open condition or red line waits a year), weighed-first, only-clear. --front
// care or cost: speed against care, or cost against goals, point by point. It is a proposal: people decide. With
// --proposal PV-7 it is of the agenda as if that were adopted. See docs/methods-investing.md.
Exit invest_command(const Context& context, const InvestOptions& given) {
  STIP_TRY_AS(AgendaChoiceOptions options, read_options(given));
  STIP_TRY_AS(const Viewer viewer, context.viewer());
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const Language language, context.reading_language());
  STIP_TRY_AS(const auto registry, context.open(true));
  STIP_TRY_AS(const View view, context.look(*registry, given.moment, viewer));
  const auto solver = given.without_solver ? nullptr : linear_solver();
  options.solver = solver.get();
  STIP_TRY_AS(const AgendaChoice choice, agenda_choice(view, today, options));
  std::ostream* out = given.json == "-" ? nullptr : &context.out();
  if (out) Printer(*out, language, view, choice).print();
  Json json = to_json(choice);
  if (given.front == "care" && choice.answer.found()) {
    json.add("speed_against_care", care_json(out, language, care_front(view, today, options)));
  }
  if (given.front == "cost" && choice.answer.found()) {
    const auto how = [&] {
      PortfolioOptions next{.rounds = given.rounds, .seed = given.seed, .seconds = given.seconds / given.points};
      next.spent = search_clock();
      next.solver = solver.get();
      return next;
    };
    json.add("cost_against_goals", cost_json(out, language, cost_front(choice.portfolio.problem, given.points, how)));
  }
  if (!given.json.empty()) STIP_TRY(deliver(context, given.json, to_text(json) + "\n"));
  return 0;
}

}  // namespace stip
