// Plan: when the actions and milestones of the agenda will be there.
#include <algorithm>
#include <cmath>
#include <iostream>

#include "base/text.h"
#include "cli/plan_commands.h"
#include "planning/agenda_forecast.h"

namespace stip {
namespace {

/// By month: the dates that went in are no finer.
std::string month(Language language, Day day) { return short_date_text(language, Date(day, Precision::month)); }

std::string of_100(double share) {
  if (share > 0 && share < 0.005) return "< 1";
  if (share < 1 && share > 0.995) return "> 99";
  return std::to_string(std::lround(100 * share));
}

class Printer {
 public:
  Printer(std::ostream& out, Language language, const AgendaForecast& plan)
      : out_(out), language_(language), plan_(plan) {}

  void print() {
    line(tr(language_, "{} actions not started or under way; {} durations drawn in {} possible futures"),
         {std::to_string(plan_.actions), std::to_string(plan_.durations), std::to_string(plan_.samples)});
    const ReferenceClass reference;
    line(tr(language_,
            "Where one duration is known: {} to {} times as long in 8 of 10 projects, {} times in the middle ({} "
            "building "
            "projects of a city abroad; replace it by figures of your own as soon as there are any)"),
         {times(reference.tenth), times(reference.nine_tenths), times(reference.half),
          std::to_string(reference.projects)});
    for (const PlanGaps& gaps : plan_.gaps) print_gaps(gaps);
    out_ << "\n";
    for (const PlanForecast& forecast : plan_.forecasts) print_forecast(forecast);
    print_drivers();
    print_shifts();
    print_levelled();
  }

 private:
  void line(std::string_view text, std::initializer_list<std::string> values) {
    std::string filled(text);
    std::vector<std::string_view> views(values.begin(), values.end());
    for (const std::string_view value : views) filled.replace(filled.find("{}"), 2, value);
    out_ << filled << "\n";
  }

  std::string times(double ratio) const { return number_text(language_, Decimal{std::llround(ratio * 100), 2}); }

  void print_gaps(const PlanGaps& gaps) {
    std::vector<std::string> some(
        gaps.ids.begin(), gaps.ids.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(8, gaps.ids.size())));
    out_ << "  " << gaps.ids.size() << " × " << told(gaps.gap).in(language_) << ": " << join(some, ", ")
         << (gaps.ids.size() > some.size() ? " …" : "") << "\n";
  }

  void print_forecast(const PlanForecast& forecast) {
    out_ << forecast.id << "  " << forecast.title << "\n       ";
    const std::string planned = short_date_text(language_, forecast.planned);
    if (forecast.is_earliest) {
      // Four months would tell more than is known.
      line(planned.empty() ? tr(language_, "no planned date{}; no sooner than {}: something it hangs on is not known")
                           : tr(language_, "planned {}; no sooner than {}: something it hangs on is not known"),
           {planned, month(language_, forecast.tenth)});
    } else {
      line(planned.empty()
               ? tr(language_, "no planned date{}; there in 10, 50, 80 and 90 of 100 futures: {}, {}, {}, {}")
               : tr(language_, "planned {}; there in 10, 50, 80 and 90 of 100 futures: {}, {}, {}, {}"),
           {planned, month(language_, forecast.tenth), month(language_, forecast.half),
            month(language_, forecast.four_fifths), month(language_, forecast.nine_tenths)});
    }
    if (!forecast.by_planned) return;
    out_ << "       ";
    if (forecast.by_planned_then)
      line(tr(language_, "in time in {} of 100 futures; with what was asked in {}"),
           {of_100(*forecast.by_planned), of_100(*forecast.by_planned_then)});
    else
      line(tr(language_, "in time in {} of 100 futures"), {of_100(*forecast.by_planned)});
  }

  void print_drivers() {
    std::vector<const PlanForecast*> drivers;
    for (const PlanForecast& forecast : plan_.forecasts)
      if (forecast.driver.end_if_long - forecast.driver.end_if_short >= 1 && forecast.hangs_on > 0)
        drivers.push_back(&forecast);
    if (drivers.empty()) return;
    std::ranges::sort(drivers, [](const PlanForecast* a, const PlanForecast* b) {
      const double wide_a = a->driver.end_if_long - a->driver.end_if_short,
                   wide_b = b->driver.end_if_long - b->driver.end_if_short;
      return std::pair(-wide_a, a->id) < std::pair(-wide_b, b->id);
    });
    out_ << "\n" << tr(language_, "What the end depends on most:") << "\n";
    for (std::size_t k = 0; k < std::min<std::size_t>(5, drivers.size()); ++k)
      out_ << "  " << drivers[k]->id << "  ",
          line(tr(language_,
                  "the end is {} days later if it takes long instead of short; it hangs on it in {} of 100 futures"),
               {std::to_string(std::lround(drivers[k]->driver.end_if_long - drivers[k]->driver.end_if_short)),
                of_100(drivers[k]->hangs_on)});
  }

  void print_shifts() {
    if (plan_.shifted.empty()) return;
    out_ << "\n" << tr(language_, "What shifts with it:") << "\n";
    for (const auto& shifted : plan_.shifted) {
      out_ << "  " << shifted.id << "  ";
      line(
          tr(language_, "{} days later on average (± {}), at most {}"),
          {std::to_string(std::lround(shifted.shift.mean)), std::to_string(std::lround(std::ceil(shifted.shift.error))),
           std::to_string(std::lround(shifted.shift.most))});
      if (!shifted.chain.empty()) out_ << "         " << join(shifted.chain, " → ") << "\n";
    }
  }

  void print_levelled() {
    if (plan_.levelled.empty()) return;
    out_ << "\n" << tr(language_, "Levelled, with the middle durations:") << "\n";
    for (const auto& one : plan_.levelled) {
      out_ << "  " << one.id << "  ";
      line(tr(language_, "{} to {}, of which {} days waiting for people"),
           {month(language_, one.start), month(language_, one.finish), std::to_string(std::lround(one.waits))});
    }
  }

  std::ostream& out_;
  Language language_;
  const AgendaForecast& plan_;
};

ErrorOr<AgendaForecastOptions> read_options(const PlanOptions& given) {
  constexpr std::size_t most_samples = 1'000'000;
  AgendaForecastOptions options;
  options.samples = given.samples == 0 ? 10'000 : given.samples;
  if (options.samples > most_samples)
    return Error{ErrorKind::invalid, "--samples",
                 said("'{}' is not between 1 and {}.", std::to_string(options.samples), std::to_string(most_samples)),
                 said("10000 is enough for months.")};
  if (!(given.shared >= 0 && given.same_owner >= 0 && given.shared + given.same_owner < 1))
    return Error{ErrorKind::invalid, "--shared",
                 said("correlations lie from 0 to below 1, together with --same-owner."), said("Write it as 0.3.")};
  options.seed = given.seed;
  options.threads = given.threads;
  options.network.shared = given.shared;
  options.network.same_owner = given.same_owner;
  options.network.towards = given.towards;
  options.at_once = static_cast<std::size_t>(std::max<std::int64_t>(0, given.at_once));
  for (const std::string& text : given.what_ifs) {
    STIP_TRY_AS(Delay delay, parse_delay(text));
    options.what_ifs.push_back(std::move(delay));
  }
  return options;
}

}  // namespace

// COMMAND: stip plan [--what-if A-014=+4q] [--towards ID] [--at-once N] [--samples N] [--seed S] [--json OUT]
//
// When the actions and milestones of the agenda will be there, in N possible futures: by which month in 10, 50, 80 and
// 90 of 100, and in how many they are in time. What is not known is counted and said; nothing is filled in for it.
// --what-if: the same futures with something later (d, w, m, q, y), what shifts with it, and along which dependencies.
// --towards: only what leads to one milestone or action. --at-once: a plan in which an owner has no more than so many
// actions at once. --shared and --same-owner: correlation of durations (0 and 0.3). The same seed gives the same bits.
// See docs/methods-planning.md.
Exit plan_command(const Context& context, const PlanOptions& given) {
  STIP_TRY_AS(const AgendaForecastOptions options, read_options(given));
  STIP_TRY_AS(const Viewer viewer, context.viewer());
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const Language language, context.reading_language());
  STIP_TRY_AS(const auto registry, context.open(true));
  STIP_TRY_AS(const View view, context.look(*registry, given.moment, viewer));
  STIP_TRY_AS(const AgendaForecast plan, agenda_forecast(view, today, options));
  if (!given.json.empty()) STIP_TRY(deliver(context, given.json, to_text(to_json(plan)) + "\n"));
  if (given.json != "-") Printer(context.out(), language, plan).print();
  return 0;
}

}  // namespace stip
