// Weighing resources: the same structs as the pages, as JSON.
#include "web/api/weighing_resources.h"

#include "agenda/records.h"
#include "monitoring/contribution_ranges.h"
#include "monitoring/subject_voices.h"
#include "weighing/framework_comparison.h"
#include "weighing/positions.h"

namespace stip {
namespace {

constexpr std::size_t compared_samples = 20'000;

/// What commands write with "on_condition" the API writes as "onCondition".
Json with_camel_keys(const Json& json) {
  if (json.is_array()) {
    Json list = Json::array();
    for (const Json& one : json.as_array()) list.push(with_camel_keys(one));
    return list;
  }
  if (!json.is_object()) return json;
  Json object = Json::object();
  for (const JsonMember& member : json.as_object()) object.add(camel(member.name), with_camel_keys(member.value));
  return object;
}

Json count_or_null(const ToldCount& count) { return count ? Json(*count) : Json(); }

Json votes_json(const ToldVotes& votes) {
  Json json = Json::object();
  return json.add("agree", count_or_null(votes.agree))
      .add("disagree", count_or_null(votes.disagree))
      .add("pass", count_or_null(votes.pass));
}

Json voices_json(const std::vector<ConsultationVoices>& all) {
  Json list = Json::array();
  for (const ConsultationVoices& voices : all) {
    Json json = Json::object(), conditions = Json::array(), doors = Json::array();
    for (const Condition* condition : voices.conditions) conditions.push(condition->id);
    for (const DoorVoices& door : voices.doors) {
      Json one = Json::object(), statements = Json::array();
      for (const Voice& voice : door.voices) {
        Json said = Json::object(), groups = Json::array();
        for (const ToldVotes& group : voice.finding.groups) groups.push(votes_json(group));
        said.add("statement", voice.finding.record->id)
            .add("condition", voice.condition ? Json(voice.condition->id) : Json())
            .add("all", votes_json(voice.finding.all))
            .add("groups", std::move(groups));
        statements.push(std::move(said));
      }
      doors.push(std::move(one.add("door", name_of_choice(door.door)).add("statements", std::move(statements))));
    }
    json.add("consultation", voices.consultation->id).add("aboutIt", voices.is_about_it);
    list.push(std::move(json.add("conditions", std::move(conditions)).add("doors", std::move(doors))));
  }
  return list;
}

ErrorOr<Json> one_map(const Call& call, std::string_view id) {
  STIP_TRY_AS(const ArgumentMap map, argument_map(call.view, id, call.today));
  Json json = with_camel_keys(to_json(map));
  json.add("positions", with_camel_keys(to_json(positions(map))))
      .add("citizens", voices_json(subject_voices(call.view, id)));
  return json;
}

Json range_json(const ContributionRanges& found) {
  Json json = Json::object(), claims = Json::array(), conflicts = Json::array();
  for (const AssumedContribution& one : found.claims) {
    Json claim = Json::object();
    claim.add("claim", one.claim->id).add("action", one.action->id).add("state", name_of(one.left_out));
    if (one.left_out == LeftOutBecause::counted) claim.add("low", one.low).add("high", one.high);
    claim.add("assumption", one.claim->assumption).add("needed", one.is_needed).add("done", one.is_done);
    claims.push(std::move(claim));
  }
  for (const ContradictedClaims& one : found.conflicts) {
    Json conflict = Json::object(), ids = Json::array();
    for (const std::string& id : one.claims) ids.push(id);
    conflicts.push(std::move(conflict.add("conflict", name_of(one.conflict)).add("claims", std::move(ids))));
  }
  json.add("goal", found.goal).add("indicator", found.indicator ? Json(found.indicator->id) : Json());
  json.add("last", found.last ? Json(*found.last) : Json()).add("needed", found.needed ? Json(*found.needed) : Json());
  return json.add("low", found.low)
      .add("high", found.high)
      .add("says", name_of(found.says))
      .add("claims", std::move(claims))
      .add("contradictions", std::move(conflicts));
}

}  // namespace

ErrorOr<Json> argument_maps(const Call& call) {
  Json items = Json::array(), compared = Json::array(), json = Json::object();
  for (const std::string& id : weighed(call.view)) {
    STIP_TRY_AS(Json map, one_map(call, id));
    items.push(std::move(map));
  }
  for (const Framework& framework : call.view.all<Framework>()) {
    STIP_TRY_AS(const auto found,
                framework_comparison(call.view, framework, call.today, {.samples = compared_samples, .threads = 1}));
    if (found) compared.push(with_camel_keys(to_json(*found)));
  }
  return json.add("items", std::move(items)).add("comparisons", std::move(compared));
}

ErrorOr<Json> argument_map_of(const Call& call) { return one_map(call, call.parts[0]); }

ErrorOr<Json> contribution_ranges_of_all(const Call& call) {
  Json items = Json::array(), json = Json::object();
  for (const SocietalEffect& effect : call.view.all<SocietalEffect>())
    items.push(range_json(contribution_ranges(call.view, effect.id)));
  for (const InterimGoal& goal : call.view.all<InterimGoal>())
    items.push(range_json(contribution_ranges(call.view, goal.id)));
  return json.add("items", std::move(items));
}

}  // namespace stip
