// JobRunner: workers that take jobs from the queue, one each, for as long as it lives.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "desk/jobs.h"
#include "jobs/job_progress.h"

namespace stip {

/// Works out one job: run_in_process(), or a test's own. Stopped, it returns as soon as it can; what it then returns
/// counts for nothing.
using RunJob = std::function<ErrorOr<std::string>(const JobBasis&, const HeardProgress&, std::stop_token)>;

struct JobRunnerOptions {
  RunJob run;
  std::function<Instant()> clock;
  int workers = 1;                                   ///< Jobs at once.
  std::function<void(const std::string&)> say = {};  ///< Hears a line about what went wrong; empty: nobody.
};

/// Takes what waits, tells the desk every few seconds that it lives, and stops a job within half a second of its being
/// cancelled, on whatever node that was. Its threads leave signals to others. When it goes, what runs goes back to the
/// queue.
class JobRunner {
 public:
  JobRunner(Desk& desk, JobRunnerOptions options);
  ~JobRunner();

  /// That something was asked or cancelled: looks at once.
  void wake();

 private:
  class Running;
  void work(const std::string& name, const std::stop_token& ended);
  void run(const Job& job, const std::string& name, const std::stop_token& ended);
  /// Waits for `wake`, the end, or some time; false at the end.
  bool rest(const std::stop_token& ended, std::chrono::milliseconds most);
  void say(const std::string& what, const Error& error) const;

  Desk& desk_;
  const JobRunnerOptions options_;
  std::mutex mutex_;
  std::condition_variable_any woken_;
  unsigned long wakes_ = 0;
  std::vector<std::jthread> workers_;  // Last: joined before what they use goes.
};

}  // namespace stip
