// JobParts: what a long run asks, how far it is, and its answer.
#pragma once

#include <string>
#include <string_view>

#include "jobs/job_door.h"
#include "jobs/job_progress.h"
#include "web/site.h"

namespace stip {

/// "What could be started", "The plan in many futures".
std::string_view job_title(const Visit& visit, JobQuestion::Kind kind);
/// Shape and word of a state.
Html job_state_word(const Visit& visit, JobState state);
/// A bar with its share, and what a search has found so far.
Html job_progress_part(const Visit& visit, const JobQuestion& question, const Job& job, Instant now);
/// What the answer is a function of: question, seed, fingerprint of what was read, entry, clearance, day, program.
Html job_grounds(const Visit& visit, const JobQuestion& question, const Job& job);
/// The answer of a job that is done. `then`: a visit to the view that it was made from.
Html job_answer(const Visit& then, const JobQuestion& question, const Job& job);

}  // namespace stip
