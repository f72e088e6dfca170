// Jobs: analyses that take too long for a page: who waits for what, how far it is, and the results that are kept.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "agenda/change.h"
#include "agenda/record.h"
#include "desk/desk.h"

namespace stip {

enum class JobState {
  waiting,    ///< For a worker.
  running,    ///< A worker has it, and was heard of lately.
  done,       ///< Its result is kept.
  failed,     ///< It came to nothing; its result says why.
  cancelled,  ///< By somebody.
  broken_off  ///< The program that ran it was not heard of for `job_silence`: it crashed, or the machine did.
};
std::string_view name_of(JobState state);

/// What the answer is a function of. Two that are the same have the same answer.
struct JobBasis {
  std::string question;  ///< What is asked, with its seed: one text for each question.
  std::string inputs;    ///< SHA-256, in hexadecimal, of all that may be read for it.
  Seq position = 0;      ///< The last entry of the ledger that it knows. Alone it makes no difference: `inputs` does.
  Classification clearance{};  ///< Of the view that it reads.
  std::string day;             ///< That counts as today: "2026-11-24".
  std::string version;         ///< Of the program.
};

struct Job {
  std::string id;       ///< "J-7K3MQ2XA"
  std::string account;  ///< Who asked first.
  JobBasis basis;
  JobState state{};
  std::string progress;               ///< As the worker told it last; empty: nothing yet.
  std::string result;                 ///< Of a job that is done: the answer; of one that failed: why. Empty in lists.
  Instant asked{}, begun{}, ended{};  ///< Not begun, not ended: 1970.

  bool is_open() const { return state == JobState::waiting || state == JobState::running; }
  bool came_to_nothing() const { return state == JobState::failed || state == JobState::broken_off; }
  /// When it ended; of one that was broken off nobody knows, and it is when it began.
  Instant end() const { return ended > Instant{} ? ended : begun; }
};

struct JobLimits {
  int most_open = 20;              ///< Waiting and running, of everybody.
  int most_open_of_account = 3;    ///< The same, of one account.
  int most_ended_of_account = 50;  ///< That are kept; the oldest give way.
};

constexpr auto job_silence = std::chrono::seconds(30);
constexpr std::size_t longest_job_result = 16u << 20;  ///< Bytes.

/// Queues a question durably. If the same one waits, runs or was answered, that job is given and nothing is queued.
/// Errors: conflict (too many wait), storage.
ErrorOr<Job> ask_job(Desk& desk, const std::string& account, const JobBasis& basis, const JobLimits& limits,
                     Instant now);

/// Gives the job that has waited longest to a worker, for it alone; nullopt: none waits. `runner` is a name that no
/// other worker has, on any node. Errors: storage.
ErrorOr<std::optional<Job>> take_job(Desk& desk, std::string_view runner, Instant now);
/// A sign of life, within `job_silence` of the one before. False: it is to stop, since it was cancelled or is no longer
/// this runner's.
ErrorOr<bool> keep_job(Desk& desk, std::string_view id, std::string_view runner, std::string_view progress,
                       Instant now);
/// Whether the worker goes on with it, without telling anything.
ErrorOr<bool> is_job_wanted(Desk& desk, std::string_view id, std::string_view runner);
/// Keeps what came of it, if it is still this runner's: done or failed.
ErrorOr<Nothing> end_job(Desk& desk, std::string_view id, std::string_view runner, JobState how,
                         std::string_view result, Instant now);
/// The worker stops, and another begins anew: back to its place in the queue.
ErrorOr<Nothing> give_back_job(Desk& desk, std::string_view id, std::string_view runner);

/// What waits or runs is cancelled; what has ended stays as it is. Errors: not_found.
ErrorOr<Nothing> cancel_job(Desk& desk, std::string_view id, Instant now);
/// What failed, was cancelled or broken off waits again, on what it was to be worked out from. Errors: not_found;
/// conflict (too many wait).
ErrorOr<Nothing> restart_job(Desk& desk, std::string_view id, const JobLimits& limits, Instant now);

ErrorOr<std::optional<Job>> find_job(Desk& desk, std::string_view id, Instant now);
/// The newest first, without results; of one account, or of everybody if `account` is empty.
ErrorOr<std::vector<Job>> list_jobs(Desk& desk, std::string_view account, int count, Instant now);
/// How many stand before it in the queue.
ErrorOr<int> jobs_before(Desk& desk, const Job& job);

}  // namespace stip
