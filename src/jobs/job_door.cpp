// JobDoor: the fingerprint of what was read decides who may see what came of it.
#include "jobs/job_door.h"

#include "jobs/job_inputs.h"
#include "jobs/job_work.h"

namespace stip {

ErrorOr<Job> ask_job(const Registry& registry, Desk& desk, const JobAsked& asked, const JobLimits& limits,
                     Instant now) {
  STIP_TRY_AS(const View view, registry.at(asked.position, asked.viewer));
  STIP_TRY(check_job(view, asked.day, asked.question));
  const JobBasis basis{to_text(to_json(asked.question)), inputs_of(view),    asked.position,
                       asked.viewer.clearance,           to_text(asked.day), asked.version};
  return ask_job(desk, asked.account, basis, limits, now);
}

ErrorOr<View> view_of(const Registry& registry, const JobBasis& basis) {
  STIP_TRY_AS(View view, registry.at(basis.position, Viewer{basis.clearance}));
  if (inputs_of(view) == basis.inputs) return view;
  return Error{ErrorKind::conflict, said("entry {}", std::to_string(basis.position)),
               said("it no longer shows what this was to be worked out from."),
               said("Ask again, of the agenda of now.")};
}

ErrorOr<std::optional<VisibleJob>> visible_job(const Registry& registry, Desk& desk, std::string_view id,
                                               const Viewer& viewer, Instant now) {
  STIP_TRY_AS(auto job, find_job(desk, id, now));
  if (!job || !viewer.may_see(job->basis.clearance)) return std::optional<VisibleJob>();
  auto view = view_of(registry, job->basis);
  if (!view.ok()) return std::optional<VisibleJob>();
  return std::optional<VisibleJob>({*std::move(job), *std::move(view)});
}

}  // namespace stip
