// Job: what waits or ran long, its results, and the work itself.
#include <unistd.h>

#include <cstdio>
#include <ostream>

#include "base/both_languages.h"
#include "base/temp_folder.h"
#include "base/text.h"
#include "cli/invest_clock.h"
#include "cli/job_commands.h"
#include "cli/mailing.h"
#include "desk/jobs.h"
#include "jobs/job_door.h"
#include "jobs/job_process.h"
#include "jobs/job_work.h"

namespace stip {
namespace {

constexpr int most_listed = 200;

Json json_of(const Job& job) {
  const auto question = parse_json(job.basis.question);
  Json json = Json::object();
  json.add("id", job.id)
      .add("state", name_of(job.state))
      .add("account", job.account)
      .add("question", question.ok() ? *question : Json())
      .add("position", job.basis.position)
      .add("clearance", name_of_choice(job.basis.clearance))
      .add("day", job.basis.day)
      .add("version", job.basis.version)
      .add("inputs", job.basis.inputs)
      .add("asked", to_text(job.asked));
  if (job.begun != Instant{}) json.add("begun", to_text(job.begun));
  if (job.ended != Instant{}) json.add("ended", to_text(job.ended));
  return json;
}

Error no_such_job(const std::string& id) {
  return {ErrorKind::not_found, said("job {}", id), said("there is no such job."), said("See `stip job list`.")};
}

/// Replaces the file at once, so that who reads it never finds half a line.
void tell(const std::string& file, const JobProgress& progress) {
  if (write_file(file + ".new", to_text(progress)).ok()) std::rename((file + ".new").c_str(), file.c_str());
}

ErrorOr<Json> worked_out(const Context& context, const JobOrder& order) {
  Context of_order = context;
  of_order.ledger = order.ledger;
  STIP_TRY_AS(const Json asked, parse_json(order.basis.question));
  STIP_TRY_AS(const JobQuestion question, read_job_question(asked));
  STIP_TRY_AS(const Day day, parse_day(order.basis.day));
  STIP_TRY_AS(const auto registry, of_order.open(true));
  STIP_TRY_AS(const View view, view_of(*registry, order.basis));
  return job_work(view, day, question, search_clock(),
                  [&](const JobProgress& progress) { tell(order.progress_file, progress); });
}

/// What libpq reads, and where it looks for a file with passwords.
std::vector<std::string> environment_of_databases() {
  std::vector<std::string> kept;
  for (char** each = environ; *each; ++each)
    if (starts_with(*each, "PG") || starts_with(*each, "HOME=")) kept.emplace_back(*each);
  return kept;
}

}  // namespace

std::unique_ptr<JobRunner> job_runner(const Context& context, Desk* desk) {
  if (!desk) return nullptr;
  JobRunnerOptions options;
  // This very program, also when another version was put in its place meanwhile.
  options.run = [place = JobPlace{"/proc/self/exe", context.ledger, environment_of_databases()}](
                    const JobBasis& basis, const HeardProgress& heard, std::stop_token stop) {
    return run_in_process(place, basis, heard, std::move(stop));
  };
  options.clock = context.world.clock;
  options.say = [&out = context.world.out](const std::string& line) { out << ("stip: " + line + "\n") << std::flush; };
  return std::make_unique<JobRunner>(*desk, std::move(options));
}

// COMMAND: stip job list
//
// Long runs, the newest first: what waits, runs, is done, failed, was cancelled or broken off. Exit code 1 if there are
// none.
Exit job_list_command(const Context& context) {
  STIP_TRY_AS(const auto desk, open_desk_of(context));
  STIP_TRY_AS(const auto jobs, list_jobs(*desk, "", most_listed, context.world.clock()));
  Json json = Json::array();
  for (const Job& job : jobs) {
    if (context.json)
      json.push(json_of(job));
    else
      context.out() << job.id << "  " << name_of(job.state) << "  " << to_text(job.asked) << "  " << job.account << "  "
                    << job.basis.question << "\n";
  }
  if (context.json) context.out() << to_text(json) << "\n";
  return jobs.empty() ? 1 : 0;
}

// COMMAND: stip job show J-7K3MQ2XA
//
// One long run as JSON: its question with the seed, the fingerprint of what it read, the entry of the ledger it knew,
// the clearance of its view, the version of the program, and its answer, or why there is none.
Exit job_show_command(const Context& context, const std::string& id) {
  STIP_TRY_AS(const auto desk, open_desk_of(context));
  STIP_TRY_AS(const auto job, find_job(*desk, id, context.world.clock()));
  if (!job) return no_such_job(id);
  Json json = json_of(*job);
  if (const auto progress = parse_json(job->progress); progress.ok()) json.add("progress", *progress);
  if (const auto result = parse_json(job->result); result.ok())
    json.add(job->state == JobState::failed ? "error" : "answer", *result);
  context.out() << to_text(json) << "\n";
  return 0;
}

// COMMAND: stip job cancel J-7K3MQ2XA
//
// Cancels a long run that waits or runs; the site that works on it stops within a second. What has ended stays.
Exit job_cancel_command(const Context& context, const std::string& id) {
  STIP_TRY_AS(const auto desk, open_desk_of(context));
  const Instant now = context.world.clock();
  STIP_TRY(cancel_job(*desk, id, now));
  STIP_TRY_AS(const auto job, find_job(*desk, id, now));
  context.out() << id << " is " << (job ? name_of(job->state) : "gone") << "\n";
  return 0;
}

// COMMAND: stip job work ORDER
//
// What `stip serve` starts for each long run: reads the order that it wrote, works it out, and prints the answer as
// JSON.
Exit job_work_command(const Context& context, const std::string& path) {
  STIP_TRY_AS(const std::string text, read_file(path));
  STIP_TRY_AS(const JobOrder order, read_job_order(text));
  const auto answer = worked_out(context, order);
  Json json = Json::object();
  if (answer.ok())
    json.add("answer", *answer);
  else
    json.add("error", in_both_languages(answer.error()));
  context.out() << to_text(json) << "\n";
  return 0;
}

}  // namespace stip
