// JobProgress: as a short JSON.
#include "jobs/job_progress.h"

#include <algorithm>

namespace stip {
namespace {

std::optional<double> number(const Json& json, std::string_view name) {
  const Json* found = json.find(name);
  return found && found->is_number() ? std::optional(found->as_number()) : std::nullopt;
}

}  // namespace

std::string to_text(const JobProgress& progress) {
  Json json = Json::object();
  if (progress.fraction) json.add("fraction", *progress.fraction);
  if (progress.value) json.add("value", *progress.value);
  if (progress.bound) json.add("bound", *progress.bound);
  return to_text(json);
}

JobProgress read_job_progress(std::string_view text) {
  const auto json = parse_json(text);
  if (!json.ok()) return {};
  return {number(*json, "fraction"), number(*json, "value"), number(*json, "bound")};
}

std::optional<double> job_fraction(const JobQuestion& question, const JobProgress& progress, Instant begun,
                                   Instant now) {
  if (!question.is_search()) return std::nullopt;
  double fraction = progress.fraction.value_or(0);
  if (question.kind == JobQuestion::Kind::choice)
    fraction = static_cast<double>((now - begun).count()) / question.seconds;
  return std::clamp(fraction, 0.0, 0.99);
}

}  // namespace stip
