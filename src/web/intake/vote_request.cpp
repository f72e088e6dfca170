// Vote request: a vote that is not understood must not be taken for another.
#include "web/intake/vote_request.h"

#include <algorithm>

namespace stip {
namespace {

enum class Kind { text, flag, object, texts };
struct Member {
  std::string_view name;
  Kind kind;
};
constexpr Member members[] = {{"consultation", Kind::text},
                              {"door", Kind::text},
                              {"code", Kind::text},
                              {"key", Kind::text},
                              {"lang", Kind::text},
                              {"old_enough", Kind::flag},
                              {"withdraw", Kind::flag},
                              {"votes", Kind::object},
                              {"answers", Kind::object},
                              {"statements", Kind::texts},
                              {"statements_back", Kind::texts}};

bool is_of_kind(const Json& value, Kind kind) {
  switch (kind) {
    case Kind::text:
      return value.is_string();
    case Kind::flag:
      return value.is_bool();
    case Kind::object:
      return value.is_object();
    case Kind::texts:
      return value.is_array() && std::ranges::all_of(value.as_array(), [](const Json& one) { return one.is_string(); });
  }
  return false;
}

bool flag(const Json& json, std::string_view name) {
  const Json* const found = json.find(name);
  return found && found->as_bool();
}

std::vector<std::string> texts(const Json& json, std::string_view name) {
  std::vector<std::string> out;
  if (const Json* const found = json.find(name))
    for (const Json& one : found->as_array()) out.push_back(one.as_string());
  return out;
}

ErrorOr<std::optional<Vote>> read_vote(const Json& json, const std::string& label) {
  if (json.is_null()) return std::optional<Vote>();
  if (json.is_integer() && json.as_integer() >= -1 && json.as_integer() <= 1)
    return std::optional(static_cast<Vote>(json.as_integer()));
  return not_understood(said("on statement '{}' is no vote.", label.substr(0, 32)),
                        said("Send 1 (agree), -1 (disagree), 0 (pass) or null (take it back)."));
}

}  // namespace

Error not_understood(Said problem, Said remedy) {
  return {ErrorKind::invalid, said("vote"), std::move(problem), std::move(remedy)};
}

ErrorOr<BallotRequest> read_vote_request(std::string_view body, Language& language) {
  const auto json = parse_json(body, {.bytes = longest_vote, .depth = 5});
  if (!json.ok())
    return not_understood(said("it is no JSON: {}", json.error().problem), said("Send {\"consultation\": …}."));
  if (!json->is_object()) return not_understood(said("an object is missing."), said("Send {\"consultation\": …}."));
  if (const std::string lang = json->text("lang"); lang == "nl" || lang == "en")
    language = lang == "nl" ? Language::nl : Language::en;
  for (const JsonMember& member : json->as_object()) {
    const auto known = std::ranges::find(members, member.name, &Member::name);
    if (known == std::end(members) || !is_of_kind(member.value, known->kind))
      return not_understood(said("'{}' is not known, or of another kind.", member.name.substr(0, 32)),
                            said("Send what docs/ballots.md names, and nothing else."));
  }
  BallotRequest out{
      .consultation = json->text("consultation"), .code = json->text("code"), .voter_key = json->text("key")};
  const auto door = ballot_door_of(json->text("door", out.code.empty() ? "open" : "invited"));
  // Who signed in is known to the site alone, which calls the intake itself.
  if (!door || *door == BallotDoor::signed_in)
    return not_understood(said("the door is not known here."), said("Send \"invited\" or \"open\"."));
  out.door = *door;
  if (const Json* votes = json->find("votes")) {
    for (const JsonMember& member : votes->as_object()) {
      STIP_TRY_AS(const std::optional<Vote> vote, read_vote(member.value, member.name));
      out.votes.emplace_back(member.name, vote);
    }
  }
  if (const Json* answers = json->find("answers"))
    for (const JsonMember& member : answers->as_object()) out.answers.emplace_back(member.name, member.value);
  out.statements = texts(*json, "statements");
  out.statements_back = texts(*json, "statements_back");
  out.is_old_enough = flag(*json, "old_enough");
  if (flag(*json, "withdraw") && !out.only_asks())
    return not_understood(said("it both votes and withdraws."), said("Send one of the two."));
  out.withdraw = flag(*json, "withdraw");
  return out;
}

}  // namespace stip
