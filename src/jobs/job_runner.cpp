// JobRunner: beside each job a look at the desk, whether it still wants it.
#include "jobs/job_runner.h"

#include <csignal>
#include <optional>

#include "base/both_languages.h"
#include "base/code_text.h"

namespace stip {
namespace {

constexpr auto look_for_jobs = std::chrono::milliseconds(1000);  // That were asked on another node.
constexpr auto look_for_cancel = std::chrono::milliseconds(250);
constexpr int looks_per_sign = 12;  // A sign of life is a durable write: every three seconds will do.

}  // namespace

/// A job on a thread of its own, with what it told last.
class JobRunner::Running {
 public:
  Running(JobRunner& runner, const Job& job)
      : thread_([this, &runner, job](const std::stop_token& stop) {
          auto answer = runner.options_.run(
              job.basis,
              [this](const JobProgress& progress) {
                const std::lock_guard lock(mutex_);
                progress_ = to_text(progress);
              },
              stop);
          {
            const std::lock_guard lock(mutex_);
            answer_.emplace(std::move(answer));
          }
          runner.wake();
        }) {}

  bool is_ready() const {
    const std::lock_guard lock(mutex_);
    return answer_.has_value();
  }
  std::string progress() const {
    const std::lock_guard lock(mutex_);
    return progress_;
  }
  void stop() {
    thread_.request_stop();
    thread_.join();
  }
  /// Precondition: it is ready.
  ErrorOr<std::string> answer() {
    thread_.join();
    return *std::move(answer_);
  }

 private:
  mutable std::mutex mutex_;
  std::string progress_;
  std::optional<ErrorOr<std::string>> answer_;
  std::jthread thread_;  // Last: it uses the others.
};

JobRunner::JobRunner(Desk& desk, JobRunnerOptions options) : desk_(desk), options_(std::move(options)) {
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, &before);  // Threads begin with the mask of who made them.
  for (int i = 0; i < options_.workers; ++i)
    workers_.emplace_back([this, name = random_code(16)](const std::stop_token& ended) { work(name, ended); });
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

JobRunner::~JobRunner() {
  for (std::jthread& worker : workers_) worker.request_stop();
}

void JobRunner::wake() {
  {
    const std::lock_guard lock(mutex_);
    ++wakes_;
  }
  woken_.notify_all();
}

bool JobRunner::rest(const std::stop_token& ended, std::chrono::milliseconds most) {
  std::unique_lock lock(mutex_);
  const auto before = wakes_;
  woken_.wait_for(lock, ended, most, [&] { return wakes_ != before; });
  return !ended.stop_requested();
}

void JobRunner::say(const std::string& what, const Error& error) const {
  if (options_.say) options_.say(what + ": " + std::string(error.problem));
}

void JobRunner::work(const std::string& name, const std::stop_token& ended) {
  do {
    for (;;) {
      const auto job = take_job(desk_, name, options_.clock());
      if (!job.ok()) say("jobs cannot be taken", job.error());
      if (!job.ok() || !*job || ended.stop_requested()) {
        if (job.ok() && *job) (void)give_back_job(desk_, (*job)->id, name);  // Or it shows as broken off.
        break;
      }
      run(**job, name, ended);
    }
  } while (rest(ended, look_for_jobs));
}

void JobRunner::run(const Job& job, const std::string& name, const std::stop_token& ended) {
  Running running(*this, job);
  std::string told;
  for (int looks = 1; !running.is_ready(); ++looks) {
    if (!rest(ended, look_for_cancel)) {
      running.stop();
      (void)give_back_job(desk_, job.id, name);  // Or it shows as broken off.
      return;
    }
    const std::string progress = running.progress();
    const bool tells = looks % looks_per_sign == 0 || (told.empty() && !progress.empty());
    const auto wanted =
        tells ? keep_job(desk_, job.id, name, progress, options_.clock()) : is_job_wanted(desk_, job.id, name);
    if (tells) told = progress;
    if (wanted.ok() && !*wanted) return running.stop();  // A desk that cannot be read now is asked again.
  }
  const auto answer = running.answer();
  const std::string text = answer.ok() ? *answer : to_text(in_both_languages(answer.error()));
  if (!answer.ok() && answer.error().kind == ErrorKind::storage) say("job " + job.id, answer.error());
  (void)keep_job(desk_, job.id, name, running.progress(), options_.clock());
  const auto kept =
      end_job(desk_, job.id, name, answer.ok() ? JobState::done : JobState::failed, text, options_.clock());
  if (!kept.ok()) say("job " + job.id + " cannot be kept", kept.error());
}

}  // namespace stip
