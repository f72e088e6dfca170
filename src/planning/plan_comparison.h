// PlanComparison: the same futures of two plans held against each other.
// What differs, and whether that is more than chance.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "planning/agenda_futures.h"

namespace stip {

/// A share of the futures today and then, drawn in pairs.
struct PairedShare {
  double today = 0, then = 0;
  double error = 0;  ///< Standard error of the difference; 0: it is the same in every future, or differs in all.

  double difference() const { return then - today; }
  bool is_noise() const;  ///< It differs, by less than two standard errors.
};
/// With n futures of which `gained` are in time then only, and `lost` today only:
///   difference = (gained - lost) / n;  error = sqrt(((gained + lost) / n - difference²) / n).
/// Precondition: both of one length, not empty. Source: the variance of a mean of paired differences.
PairedShare paired_share(const std::vector<float>& today, const std::vector<float>& then, double limit_today,
                         double limit_then);

/// What a change does to one date.
struct DateChange {
  std::string id, title;
  PlanPlace::Kind kind{};
  enum class In { both, today_only, then_only } in = In::both;
  Date planned, planned_then;  ///< Empty: none is stated.
  bool is_earliest = false, is_earliest_then = false;
  std::optional<PairedShare> in_time;  ///< By the date that is planned today, in both.
  std::optional<double> by_new_date;   ///< Then, by the date that is planned then, if that is another.
  std::optional<Day> half, half_then;  ///< Finished by then in half of the futures.
  double mean = 0, error = 0;          ///< Days later on average, and the standard error of that.
  std::vector<std::string> chain;      ///< From what was changed to this, along dependencies.
};

/// Dates that differ: by a plan, in any future, or because they are in one of the two only. Of what has no date to be
/// told nothing. Largest shift first. `changed`: ids from which a chain may start.
/// Precondition: as many futures in both. Cost: linear in what is told and the futures.
std::vector<DateChange> date_changes(const AgendaFutures& today, const AgendaFutures& then,
                                     const std::vector<std::string>& changed);

/// All work for something by a date, in the same futures; empty if either cannot be said.
std::optional<PairedShare> work_change(const AgendaFutures& today, const std::vector<std::string>& actions_today,
                                       const AgendaFutures& then, const std::vector<std::string>& actions_then,
                                       const Date& by);

}  // namespace stip
