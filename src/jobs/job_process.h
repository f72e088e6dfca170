// JobProcess: works out a long run in a process of its own, which can be ended at any moment.
#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "desk/jobs.h"
#include "jobs/job_progress.h"

namespace stip {

/// What the process needs to find the agenda.
struct JobPlace {
  std::string program;                        ///< Path of this program.
  std::string ledger;                         ///< A file, or postgresql://…
  std::vector<std::string> environment = {};  ///< "NAME=value": what the database needs, such as PGPASSFILE.
};

/// Gives the question to `stip job work` in a file, and reads what that says of its progress. Cancelled: it
/// is killed at once, whatever library it is in. It is nice to what else runs, and may take 2 GiB.
/// Errors: those of the work; storage (it could not be started, was ended or crashed).
ErrorOr<std::string> run_in_process(const JobPlace& place, const JobBasis& basis, const HeardProgress& heard,
                                    std::stop_token stop);

/// What `stip job work` reads and writes. Its result is {"answer": …} or {"error": …}.
struct JobOrder {
  std::string ledger;
  JobBasis basis;
  std::string progress_file;  ///< Holds the last progress alone.
};
std::string to_text(const JobOrder& order);
ErrorOr<JobOrder> read_job_order(std::string_view text);

}  // namespace stip
