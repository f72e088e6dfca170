// JobQuestion: as JSON, with its bounds.
#include "jobs/job_question.h"

#include <algorithm>
#include <optional>

#include "base/json_members.h"
#include "investing/portfolio_front.h"

namespace stip {
namespace {

constexpr std::string_view kind_names[] = {"choice", "care_front", "cost_front", "plan"};
constexpr CareLevel levels[] = {CareLevel::at_once, CareLevel::open_first, CareLevel::weighed_first,
                                CareLevel::only_clear};

Error wrong(std::string_view member, const Json& json) {
  const Json* value = json.find(member);
  return {ErrorKind::invalid, said("question of a job"),
          said("'{}' cannot be {}.", member, value ? to_text(*value) : std::string("–")),
          said("Ask it on the page of the site for what takes long.")};
}

template <class List, class Value>
bool is_one_of(const List& list, const Value& value) {
  return std::ranges::find(list, value) != std::end(list);
}

}  // namespace

std::string_view name_of_kind(JobQuestion::Kind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

Json to_json(const JobQuestion& question) {
  Json json = Json::object();
  json.add("kind", name_of_kind(question.kind));
  if (question.kind == JobQuestion::Kind::choice && !question.source.empty())
    json.add("source", question.source).add("cut", question.cut);
  if (question.kind == JobQuestion::Kind::choice || question.kind == JobQuestion::Kind::cost_front)
    json.add("care", name_of(question.care));
  if (question.kind == JobQuestion::Kind::cost_front) json.add("points", question.points);
  if (question.is_search())
    json.add("seconds", question.seconds);
  else
    json.add("samples", question.samples);
  return json.add("seed", question.seed);
}

ErrorOr<JobQuestion> read_job_question(const Json& json) {
  JobQuestion question;
  const auto kind = std::ranges::find(kind_names, json.text("kind"));
  if (kind == std::end(kind_names)) return wrong("kind", json);
  question.kind = static_cast<JobQuestion::Kind>(kind - std::begin(kind_names));
  question.source = json.text("source");
  const std::int64_t cut = whole_in(json, "cut", question.cut);
  if (cut < 1 || cut > 100) return wrong("cut", json);
  question.cut = static_cast<int>(cut);
  if (json.find("care")) {
    const auto level = std::ranges::find(levels, json.text("care"), [](CareLevel each) { return name_of(each); });
    if (level == std::end(levels)) return wrong("care", json);
    question.care = *level;
  }
  const std::int64_t points = whole_in(json, "points", question.points);
  if (points < 1 || points > most_job_points) return wrong("points", json);
  question.points = static_cast<int>(points);
  const std::int64_t seconds = whole_in(json, "seconds", question.seconds);
  if (!is_one_of(job_seconds, seconds)) return wrong("seconds", json);
  question.seconds = static_cast<int>(seconds);
  question.samples = whole_in(json, "samples", question.samples);
  if (!is_one_of(job_samples, question.samples)) return wrong("samples", json);
  const std::int64_t seed = whole_in(json, "seed", static_cast<std::int64_t>(question.seed));
  if (seed < 0) return wrong("seed", json);
  question.seed = static_cast<std::uint64_t>(seed);
  return question;
}

}  // namespace stip
