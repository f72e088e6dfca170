// JobQuestion: what a long run works out.
#pragma once

#include <cstdint>
#include <string>

#include "base/json.h"
#include "investing/agenda_portfolio.h"

namespace stip {

struct JobQuestion {
  enum class Kind {
    choice,      ///< Which actions start when, and who pays; with a cut: what less of a source costs each goal.
    care_front,  ///< The plan at each level of care: speed against care.
    cost_front,  ///< Plans under limits on public money: cost against goals.
    plan         ///< When everything is there, in many futures.
  } kind = Kind::choice;
  std::string source;                      ///< Of a choice: the source of money that gives less; empty: none.
  int cut = 20;                            ///< How much less, in per cent: 1 to 100.
  CareLevel care = CareLevel::open_first;  ///< Of a choice and of cost_front.
  int seconds = 60;                        ///< Of searching, in all; of all but a plan.
  int points = 10;                         ///< Of cost_front.
  std::int64_t samples = 100'000;          ///< Of a plan.
  std::uint64_t seed = 2040;

  bool operator==(const JobQuestion&) const = default;
  bool is_search() const { return kind != Kind::plan; }
};

inline constexpr int job_seconds[] = {30, 60, 300, 900};
inline constexpr std::int64_t job_samples[] = {30'000, 100'000, 300'000, 1'000'000};
inline constexpr int most_job_points = 40;

std::string_view name_of_kind(JobQuestion::Kind kind);

/// Only what the kind makes use of, so that one question has one text.
Json to_json(const JobQuestion& question);
/// Errors: invalid, for what is no such JSON or out of bounds.
ErrorOr<JobQuestion> read_job_question(const Json& json);

}  // namespace stip
