// JobRunner test: with work that a test holds in its hand, so that nothing hangs on how fast the machine is.
#include "jobs/job_runner.h"

#include <latch>

#include "desk/test_desk.h"

namespace stip {
namespace {

/// Waits for what another thread does; the minutes are for a machine that hangs.
template <class Condition>
bool comes(Condition condition) {
  for (int tries = 0; tries < 60'000; ++tries) {
    if (condition()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return false;
}

struct Works : TestDesk {
  Account ada = account("ada@ministry.nl");

  std::string ask(const std::string& question) {
    const JobBasis basis{question, "aa11", 7, Classification::internal, "2027-03-01", "1.0"};
    return ask_job(*desk, ada.id, basis, JobLimits{}, now)->id;
  }
  Job job(const std::string& id) { return **find_job(*desk, id, now); }
  JobRunnerOptions with(RunJob run, int workers = 1) {
    return {std::move(run), [this] { return now; }, workers, {}};
  }
};

/// Goes on until it is stopped.
ErrorOr<std::string> until_stopped(const JobBasis&, const HeardProgress& heard, std::stop_token stop) {
  heard({{}, 0.5, 0.75});
  std::mutex mutex;
  std::condition_variable_any never;
  std::unique_lock lock(mutex);
  never.wait(lock, stop, [] { return false; });
  return std::string("stopped");
}

TEST_CASE_FIXTURE(Works, "a job that waits is worked out, and its answer is kept") {
  const std::string id = ask("one");
  JobRunner runner(*desk, with([](const JobBasis& basis, const HeardProgress& heard, std::stop_token) {
    heard({0.25, {}, {}});
    return ErrorOr<std::string>("answer to " + basis.question);
  }));
  REQUIRE(comes([&] { return job(id).state == JobState::done; }));
  CHECK(job(id).result == "answer to one");
  CHECK(read_job_progress(job(id).progress) == JobProgress{0.25, {}, {}});
}

TEST_CASE_FIXTURE(Works, "what fails says why, in the language of its reader") {
  const std::string id = ask("one");
  JobRunner runner(*desk, with([](const JobBasis&, const HeardProgress&, std::stop_token) -> ErrorOr<std::string> {
    return Error{ErrorKind::invalid, "plan", said("it has no title."), "Enter one."};
  }));
  REQUIRE(comes([&] { return job(id).state == JobState::failed; }));
  CHECK(job(id).result ==
        R"({"kind":"invalid","subject":{"en":"plan"},"problem":{"en":"it has no title.","nl":"De titel ontbreekt."},)"
        R"("remedy":{"en":"Enter one."}})");
}

TEST_CASE_FIXTURE(Works, "a cancelled job is stopped, and the next one begins") {
  const std::string first = ask("one");
  JobRunner runner(*desk, with(until_stopped));
  REQUIRE(comes([&] { return !job(first).progress.empty(); }));
  CHECK(read_job_progress(job(first).progress) == JobProgress{{}, 0.5, 0.75});
  wait(std::chrono::seconds(1));
  const std::string second = ask("two");
  CHECK(job(second).state == JobState::waiting);  // One worker, one job.
  REQUIRE(cancel_job(*desk, first, now).ok());
  runner.wake();
  CHECK(comes([&] { return job(second).state == JobState::running; }));
  CHECK(job(first).state == JobState::cancelled);
  CHECK(job(first).result.empty());
}

TEST_CASE_FIXTURE(Works, "as many jobs run at once as there are workers") {
  std::latch all{2};
  std::vector<std::string> ids{ask("one"), ask("two"), ask("three")};
  JobRunner runner(*desk, with(
                              [&](const JobBasis&, const HeardProgress&, std::stop_token) -> ErrorOr<std::string> {
                                if (!all.try_wait()) all.arrive_and_wait();  // The first two meet here.
                                return std::string("met");
                              },
                              2));
  for (const std::string& id : ids) CHECK(comes([&] { return job(id).state == JobState::done; }));
}

TEST_CASE_FIXTURE(Works, "when the runner goes, what ran goes back to the queue, and another takes it") {
  const std::string id = ask("one");
  {
    JobRunner runner(*desk, with(until_stopped));
    REQUIRE(comes([&] { return job(id).state == JobState::running; }));
  }
  CHECK(job(id).state == JobState::waiting);
  JobRunner another(*desk, with([](const JobBasis&, const HeardProgress&, std::stop_token) {
    return ErrorOr<std::string>(std::string("done"));
  }));
  CHECK(comes([&] { return job(id).state == JobState::done; }));
}

}  // namespace
}  // namespace stip
