// JobQuestion test: one text for each question, bounds, and progress.
#include "jobs/job_question.h"

#include <doctest/doctest.h>

#include "jobs/job_process.h"
#include "jobs/job_progress.h"

namespace stip {
namespace {

JobQuestion read(const std::string& text) {
  const auto question = read_job_question(*parse_json(text));
  REQUIRE(question.ok());
  return *question;
}

TEST_CASE("a question reads as it was written, and says nothing that it makes no use of") {
  JobQuestion cut;
  cut.source = "FS-GEM", cut.cut = 30, cut.care = CareLevel::at_once, cut.seconds = 300, cut.seed = 7;
  const std::string text = to_text(to_json(cut));
  CHECK(text == R"({"kind":"choice","source":"FS-GEM","cut":30,"care":"at-once","seconds":300,"seed":7})");
  CHECK(read(text) == cut);
  JobQuestion plan;
  plan.kind = JobQuestion::Kind::plan, plan.source = "FS-GEM", plan.samples = 300'000;
  CHECK(to_text(to_json(plan)) == R"({"kind":"plan","samples":300000,"seed":2040})");
  JobQuestion care;
  care.kind = JobQuestion::Kind::care_front, care.points = 3;
  CHECK(to_text(to_json(care)) == R"({"kind":"care_front","seconds":60,"seed":2040})");
}

TEST_CASE("what is out of bounds is refused with the member and its value") {
  for (const auto& [text, problem] : std::vector<std::pair<std::string, std::string>>{
           {R"({"kind":"guess"})", R"('kind' cannot be "guess".)"},
           {R"({"kind":"choice","cut":0})", "'cut' cannot be 0."},
           {R"({"kind":"choice","care":"none"})", R"('care' cannot be "none".)"},
           {R"({"kind":"choice","seconds":61})", "'seconds' cannot be 61."},
           {R"({"kind":"cost_front","points":41})", "'points' cannot be 41."},
           {R"({"kind":"plan","samples":5})", "'samples' cannot be 5."},
           {R"({"kind":"plan","seed":-1})", "'seed' cannot be -1."}}) {
    CAPTURE(text);
    const auto refused = read_job_question(*parse_json(text));
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().problem == problem);
  }
}

TEST_CASE("progress is the share of the time of a search, or of the points of a front; of a plan nothing is known") {
  const Instant begun{std::chrono::seconds(1000)};
  const auto after = [&](int seconds) { return begun + std::chrono::seconds(seconds); };
  JobQuestion question;
  CHECK(job_fraction(question, {}, begun, after(30)) == doctest::Approx(0.5));
  CHECK(job_fraction(question, {}, begun, after(600)) == doctest::Approx(0.99));
  question.kind = JobQuestion::Kind::cost_front;
  CHECK(job_fraction(question, read_job_progress(to_text(JobProgress{0.4, {}, {}})), begun, after(1)) ==
        doctest::Approx(0.4));
  question.kind = JobQuestion::Kind::plan;
  CHECK_FALSE(job_fraction(question, {}, begun, after(1)));
  CHECK(read_job_progress("nonsense") == JobProgress{});
}

TEST_CASE("an order reads as it was written") {
  const JobOrder order{"stip.db", {"{}", "aa11", 7, Classification::internal, "2027-03-01", "1.0"}, "/tmp/p"};
  const JobOrder read = *read_job_order(to_text(order));
  CHECK(to_text(read) == to_text(order));
  CHECK(read.basis.clearance == Classification::internal);
  CHECK(read.progress_file == "/tmp/p");
}

}  // namespace
}  // namespace stip
