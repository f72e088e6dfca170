// JobDoor: asking for a long run, and who may see what came of it.
#pragma once

#include <optional>
#include <string>

#include "desk/jobs.h"
#include "jobs/job_question.h"
#include "registry/registry.h"

namespace stip {

struct JobAsked {
  std::string account;
  Viewer viewer;     ///< What is read is what this viewer sees …
  Seq position = 0;  ///< … after this entry.
  Day day{};         ///< That counts as today.
  std::string version;
  JobQuestion question;
};

/// Queues the question, or gives the job that has its answer already. Errors: those of check_job() and ask_job().
ErrorOr<Job> ask_job(const Registry& registry, Desk& desk, const JobAsked& asked, const JobLimits& limits, Instant now);

/// The view that a job reads. Errors: those of Registry::at(); conflict (it no longer shows what it showed when it was
/// asked, since something in it was classified).
ErrorOr<View> view_of(const Registry& registry, const JobBasis& basis);

struct VisibleJob {
  Job job;
  View view;  ///< That it is worked out from.
};
/// The job, for who may see all that it is made from: of a clearance that the viewer has, and from a view that still
/// shows the same. Else nullopt, as for a job that never was. Errors: storage.
ErrorOr<std::optional<VisibleJob>> visible_job(const Registry& registry, Desk& desk, std::string_view id,
                                               const Viewer& viewer, Instant now);

}  // namespace stip
