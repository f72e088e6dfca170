// JobWork test: what a long run answers is what the command answers, and what cannot be worked out is said beforehand.
#include "jobs/job_work.h"

#include <doctest/doctest.h>

#include "agenda/test_agenda.h"
#include "base/json_members.h"
#include "jobs/job_inputs.h"

namespace stip {
namespace {

const Day today = day("2027-01-01");

SmallAgenda two_actions() {
  SmallAgenda agenda;
  agenda.say(
      "I-1",
      {{"direction", "up"}, {"baseline", "20"}, {"baseline_year", "2025"}, {"target", "30"}, {"target_year", "2030"}});
  agenda.say("G-1", {{"year", "2030"}, {"indicators", "I-1"}});
  agenda.say("FS-1", {{"party", "state"}, {"ceiling", "<=EUR 3000000"}});
  for (const auto& [number, cost, size] : {std::tuple{"1", "EUR 4000000", "4"}, {"2", "EUR 6000000", "8"}}) {
    const std::string id = number;
    agenda.say("A-" + id, {{"planned_start", "2027"}, {"planned_end", "2028"}, {"phase", "not_started"}});
    agenda.say("F-" + id, {{"action", "A-" + id},
                           {"source", "FS-1"},
                           {"stage", "reserved"},
                           {"amount", cost},
                           {"period_start", "2027"},
                           {"period_end", "2028"}});
    agenda.say("C-" + id, {{"action", "A-" + id}, {"goal", "G-1"}, {"size", size}, {"evidence", "measured"}});
  }
  return agenda;
}

/// Each look at the clock is half a second later, so that a search ends on any machine.
std::function<double()> clock_of_looks() {
  return [looks = 0]() mutable { return ++looks / 2.0; };
}
const HeardProgress nobody = [](const JobProgress&) {};

TEST_CASE("a choice is worked out, tells how far it is, and is the same from the same seed") {
  SmallAgenda agenda = two_actions();
  std::vector<JobProgress> heard;
  const auto work = [&] {
    return job_work(agenda.view(), today, {}, clock_of_looks(),
                    [&](const JobProgress& progress) { heard.push_back(progress); });
  };
  const auto answer = work();
  REQUIRE(answer.ok());
  CHECK(is_true_in(*answer, "found"));
  CHECK(number_in(*answer, "value") > 0);
  REQUIRE_FALSE(heard.empty());
  CHECK(heard.back().value == number_in(*answer, "value"));
  CHECK(*heard.back().bound >= *heard.back().value);
  CHECK(to_text(*work()) == to_text(*answer));
}

TEST_CASE("fronts have their points, each heard of") {
  SmallAgenda agenda = two_actions();
  JobQuestion question;
  question.kind = JobQuestion::Kind::cost_front;
  question.points = 3;
  std::vector<double> shares;
  const auto costs = job_work(agenda.view(), today, question, clock_of_looks(),
                              [&](const JobProgress& progress) { shares.push_back(*progress.fraction); });
  REQUIRE(costs.ok());
  REQUIRE(costs->as_array().size() >= 2);
  CHECK(number_in(costs->as_array()[1], "public_millions") <=
        number_in(costs->as_array()[0], "public_millions") * 2 / 3 + 1e-6);
  CHECK(shares.size() == costs->as_array().size());
  question.kind = JobQuestion::Kind::care_front;
  shares.clear();
  const auto care = job_work(agenda.view(), today, question, clock_of_looks(),
                             [&](const JobProgress& progress) { shares.push_back(*progress.fraction); });
  REQUIRE(care.ok());
  CHECK(care->as_array().size() == 4);
  CHECK(shares == std::vector{0.25, 0.5, 0.75, 1.0});
}

TEST_CASE("a plan is drawn in as many futures as were asked") {
  SmallAgenda agenda = two_actions();
  JobQuestion question;
  question.kind = JobQuestion::Kind::plan;
  question.samples = 30'000;
  const auto plan = job_work(agenda.view(), today, question, clock_of_looks(), nobody);
  REQUIRE(plan.ok());
  CHECK(whole_in(*plan, "samples") == 30'000);
  CHECK(list_in(*plan, "forecasts").size() == 2);
}

TEST_CASE("what cannot be worked out is said before anybody waits") {
  SmallAgenda nothing, agenda = two_actions();
  CHECK(check_job(nothing.view(), today, {}).error().kind == ErrorKind::invalid);
  JobQuestion question;
  question.source = "FS-9";
  CHECK(check_job(agenda.view(), today, question).error().kind == ErrorKind::not_found);
  question.source = "FS-1";
  CHECK(check_job(agenda.view(), today, question).ok());
  question.kind = JobQuestion::Kind::plan;
  CHECK(check_job(nothing.view(), today, question).error().kind == ErrorKind::invalid);
  SmallAgenda many;
  for (int i = 1; i <= 201; ++i)
    many.say("A-" + std::to_string(i), {{"planned_start", "2027"}, {"planned_end", "2028"}, {"phase", "not_started"}});
  question.samples = 1'000'000;
  const auto refused = check_job(many.view(), today, question);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().problem == "1000000 futures of 201 dates do not fit in the memory of a job.");
  question.samples = 300'000;
  CHECK(check_job(many.view(), today, question).ok());
}

TEST_CASE("a fingerprint tells any value that differs, and what is hidden is not in it") {
  SmallAgenda agenda = two_actions();
  const std::string before = inputs_of(agenda.view());
  CHECK(inputs_of(agenda.view()) == before);
  SmallAgenda other = two_actions();
  other.say("A-2", {{"note", "x"}});
  CHECK(inputs_of(other.view()) != before);
  const std::string to_public = inputs_of(agenda.view(Classification::public_));
  agenda.say("A-3", {{"classification", "restricted"}});
  CHECK(inputs_of(agenda.view()) != before);
  CHECK(inputs_of(agenda.view(Classification::public_)) == to_public);
}

}  // namespace
}  // namespace stip
