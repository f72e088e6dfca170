// Jobs test: the queue is bounded, the same question is answered once, and a crash loses no question.
#include "desk/jobs.h"

#include "desk/test_desk.h"

namespace stip {
namespace {

struct Queue : TestDesk {
  Account ada = account("ada@ministry.nl");
  Account bob = account("bob@ministry.nl");
  JobLimits limits{3, 2, 2};

  static JobBasis basis(const std::string& question) {
    return {question, "aa11", 7, Classification::internal, "2027-03-01", "1.0"};
  }
  ErrorOr<Job> ask(const std::string& question, const Account& who) {
    return ask_job(*desk, who.id, basis(question), limits, now);
  }
  JobState state(const std::string& id) { return (*find_job(*desk, id, now))->state; }
};

TEST_CASE_FIXTURE(Queue, "jobs are taken in the order in which they were asked, each by one worker") {
  const Job first = *ask("one", ada);
  wait(std::chrono::seconds(1));
  const Job second = *ask("two", bob);
  CHECK(*jobs_before(*desk, second) == 1);
  CHECK((*take_job(*desk, "w1", now))->id == first.id);
  CHECK((*take_job(*desk, "w2", now))->id == second.id);
  CHECK_FALSE(*take_job(*desk, "w3", now));
  CHECK(*keep_job(*desk, first.id, "w1", "half", now));
  CHECK_FALSE(*keep_job(*desk, first.id, "w2", "stolen", now));
  REQUIRE(end_job(*desk, first.id, "w2", JobState::done, "not its own", now).ok());
  CHECK(state(first.id) == JobState::running);
  REQUIRE(end_job(*desk, first.id, "w1", JobState::done, "42", now).ok());
  const Job kept = **find_job(*desk, first.id, now);
  CHECK(kept.state == JobState::done);
  CHECK(kept.result == "42");
  CHECK(kept.progress == "half");
  CHECK(kept.basis.position == 7);
}

TEST_CASE_FIXTURE(Queue, "no more wait and run than the queue holds, of one account and of all") {
  REQUIRE(ask("one", ada).ok());
  REQUIRE(ask("two", ada).ok());
  const auto third = ask("three", ada);
  REQUIRE_FALSE(third.ok());
  CHECK(third.error().kind == ErrorKind::conflict);
  CHECK(third.error().problem == "2 jobs of yours wait or run.");
  REQUIRE(ask("four", bob).ok());
  const auto fifth = ask("five", bob);
  REQUIRE_FALSE(fifth.ok());
  CHECK(fifth.error().problem == "3 jobs wait or run already.");
  // One that ended makes room.
  const Job taken = **take_job(*desk, "w", now);
  REQUIRE(cancel_job(*desk, taken.id, now).ok());
  CHECK(ask("five", bob).ok());
}

TEST_CASE_FIXTURE(Queue, "the same question on the same inputs is worked out once, whoever asks") {
  const Job asked = *ask("one", ada);
  CHECK(ask("one", bob)->id == asked.id);
  REQUIRE(take_job(*desk, "w", now).ok());
  CHECK(ask("one", bob)->id == asked.id);
  REQUIRE(end_job(*desk, asked.id, "w", JobState::done, "42", now).ok());
  CHECK(ask("one", bob)->id == asked.id);
  // Anything that the answer hangs on makes it another question.
  JobBasis others[] = {basis("one"), basis("one"), basis("one"), basis("one")};
  others[0].inputs = "bb22", others[1].clearance = Classification::restricted;
  others[2].day = "2027-03-02", others[3].version = "1.1";
  for (const JobBasis& other : others) {
    const Job made = *ask_job(*desk, bob.id, other, JobLimits{20, 9, 9}, now);
    CHECK(made.id != asked.id);
    CHECK(made.state == JobState::waiting);
  }
  JobBasis later = basis("one");
  later.position = 8;  // Something else was entered, which this question does not see.
  CHECK(ask_job(*desk, bob.id, later, JobLimits{20, 9, 9}, now)->id == asked.id);
}

TEST_CASE_FIXTURE(Queue, "a cancelled job tells its worker to stop, and keeps nothing that still comes in") {
  const Job asked = *ask("one", ada);
  REQUIRE(take_job(*desk, "w", now).ok());
  CHECK(*is_job_wanted(*desk, asked.id, "w"));
  REQUIRE(cancel_job(*desk, asked.id, now).ok());
  CHECK_FALSE(*is_job_wanted(*desk, asked.id, "w"));
  CHECK_FALSE(*keep_job(*desk, asked.id, "w", "half", now));
  REQUIRE(end_job(*desk, asked.id, "w", JobState::done, "42", now).ok());
  CHECK(state(asked.id) == JobState::cancelled);
  CHECK((*find_job(*desk, asked.id, now))->result.empty());
  CHECK(ask("one", ada)->id != asked.id);
  CHECK(cancel_job(*desk, "J-NONE", now).error().kind == ErrorKind::not_found);
}

TEST_CASE_FIXTURE(Queue, "a job that ran at a crash is broken off, and can be started again; what waits still waits") {
  const Job ran = *ask("one", ada);
  wait(std::chrono::seconds(1));
  const Job waits = *ask("two", ada);
  REQUIRE(take_job(*desk, "w", now).ok());
  reopen();
  wait(job_silence);
  CHECK(state(ran.id) == JobState::running);
  wait(std::chrono::seconds(1));
  CHECK(state(ran.id) == JobState::broken_off);
  CHECK(state(waits.id) == JobState::waiting);
  CHECK((*take_job(*desk, "w2", now))->id == waits.id);  // What broke off does not start by itself.
  REQUIRE(restart_job(*desk, ran.id, limits, now).ok());
  CHECK(state(ran.id) == JobState::waiting);
  CHECK((*take_job(*desk, "w2", now))->id == ran.id);
  CHECK_FALSE(*is_job_wanted(*desk, ran.id, "w"));
}

TEST_CASE_FIXTURE(Queue, "a worker that stops gives its job back") {
  const Job asked = *ask("one", ada);
  REQUIRE(take_job(*desk, "w", now).ok());
  REQUIRE(give_back_job(*desk, asked.id, "w").ok());
  CHECK(state(asked.id) == JobState::waiting);
  CHECK((*take_job(*desk, "w2", now))->id == asked.id);
}

TEST_CASE_FIXTURE(Queue, "of what has ended the last are kept, and all go with the account") {
  for (const char* question : {"one", "two", "three", "four"}) {
    wait(std::chrono::seconds(1));
    const Job asked = *ask(question, ada);
    REQUIRE(cancel_job(*desk, asked.id, now).ok());
  }
  const auto kept = *list_jobs(*desk, ada.id, 10, now);
  REQUIRE(kept.size() == 3);  // Two before the last was asked, and the last.
  CHECK(kept.front().basis.question == "four");
  CHECK((*list_jobs(*desk, "", 10, now)).size() == 3);
  CHECK((*list_jobs(*desk, bob.id, 10, now)).empty());
  wait(std::chrono::hours(24 * 184));
  REQUIRE(sweep(*desk, now).ok());
  CHECK((*list_jobs(*desk, "", 10, now)).empty());
}

}  // namespace
}  // namespace stip
