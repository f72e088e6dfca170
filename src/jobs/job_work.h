// JobWork: the answer to the question of a long run.
#pragma once

#include <functional>

#include "agenda/view.h"
#include "jobs/job_progress.h"

namespace stip {

/// What the commands `stip invest` and `stip plan` print as JSON, on one thread. A pure function of what it is given,
/// as long as no limit of time is reached. `spent`: seconds since it began. `heard` hears how far it is. Errors:
/// invalid (nothing to choose, too many futures to keep, dependencies in a circle), not_found (the source).
ErrorOr<Json> job_work(const View& view, Day today, const JobQuestion& question, const std::function<double()>& spent,
                       const HeardProgress& heard);

/// Whether there is something to work out, before anybody waits for it. Errors: as above.
ErrorOr<Nothing> check_job(const View& view, Day today, const JobQuestion& question);

}  // namespace stip
