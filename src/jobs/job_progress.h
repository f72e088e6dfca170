// JobProgress: how far a long run is, as its worker tells it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "jobs/job_question.h"

namespace stip {

struct JobProgress {
  std::optional<double> fraction;  ///< Of the plans or levels of a front that are worked out. A search has its time.
  std::optional<double> value, bound;  ///< Of a search: what the best plan so far reaches, and what none can pass.

  bool operator==(const JobProgress&) const = default;
};
using HeardProgress = std::function<void(const JobProgress&)>;

std::string to_text(const JobProgress& progress);
/// What is no such text is no progress.
JobProgress read_job_progress(std::string_view text);

/// From 0 to 1: what the worker told, or the share of its time that has passed; never 1, since it is not ready. Of a
/// plan nothing is known before it is there.
std::optional<double> job_fraction(const JobQuestion& question, const JobProgress& progress, Instant begun,
                                   Instant now);

}  // namespace stip
