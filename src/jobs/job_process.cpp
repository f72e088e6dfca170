// JobProcess: files in a folder of its own carry the question in, and progress and answer out.
#include "jobs/job_process.h"

#include <thread>

#include "agenda/choices.h"
#include "base/both_languages.h"
#include "base/json_members.h"
#include "base/private_file.h"
#include "base/process.h"
#include "base/temp_folder.h"

namespace stip {
namespace {

constexpr auto look_again = std::chrono::milliseconds(250);
constexpr auto longest_job = std::chrono::hours(1);

Error broken(std::string what, const std::string& complaint) {
  return {ErrorKind::storage, said("process of a job"), Said(std::move(what)),
          complaint.empty() ? said("Ask for less at once, or look whether the machine has memory left.")
                            : said("It said: {}", complaint)};
}

ErrorOr<std::string> answer_in(const std::string& text, const Ended& ended) {
  const auto json = parse_json(text);
  if (!json.ok() || ended.exit_code != 0)
    return broken("it ended with code " + std::to_string(ended.exit_code) + ".", ended.complaint);
  if (const Json* error = json->find("error")) return error_in_json(*error);
  const Json* answer = json->find("answer");
  if (!answer) return broken("it gave no answer.", ended.complaint);
  return to_text(*answer);
}

}  // namespace

std::string to_text(const JobOrder& order) {
  Json json = Json::object();
  json.add("ledger", order.ledger)
      .add("question", order.basis.question)
      .add("inputs", order.basis.inputs)
      .add("position", order.basis.position)
      .add("clearance", name_of_choice(order.basis.clearance))
      .add("day", order.basis.day)
      .add("version", order.basis.version)
      .add("progress_file", order.progress_file);
  return to_text(json);
}

ErrorOr<JobOrder> read_job_order(std::string_view text) {
  STIP_TRY_AS(const Json json, parse_json(text));
  JobOrder order{json.text("ledger"), {}, json.text("progress_file")};
  STIP_TRY_AS(const Classification clearance, Codec<Classification>::read(json.text("clearance")));
  order.basis = {json.text("question"), json.text("inputs"), whole_in(json, "position"), clearance,
                 json.text("day"),      json.text("version")};
  return order;
}

ErrorOr<std::string> run_in_process(const JobPlace& place, const JobBasis& basis, const HeardProgress& heard,
                                    std::stop_token stop) {
  STIP_TRY_AS(const TempFolder folder, TempFolder::make());
  const JobOrder order{place.ledger, basis, folder.file("progress")};
  STIP_TRY(make_private_file(folder.file("order"), to_text(order)));
  Command command;
  command.words = {place.program, "job", "work", folder.file("order")};
  command.output_file = folder.file("answer");
  command.environment = place.environment;
  command.timeout = longest_job;
  command.niceness = 10;
  command.stop = stop;
  command.look_again = look_again;
  command.while_running = [&, last = std::string()]() mutable {
    const auto progress = read_file(order.progress_file, 1000);
    if (!progress.ok() || *progress == last) return;
    last = *progress;
    heard(read_job_progress(last));
  };
  STIP_TRY_AS(const Ended ended, run(command));
  const auto text = read_file(command.output_file, longest_job_result);
  if (!text.ok()) return broken("its answer cannot be read.", ended.complaint);
  return answer_in(*text, ended);
}

}  // namespace stip
