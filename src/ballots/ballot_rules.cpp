// Ballot rules: read strictly, since what is not understood here would not be asked.
#include "ballots/ballot_rules.h"

#include <algorithm>
#include <set>

#include "base/json.h"

namespace stip {
namespace {

constexpr std::size_t most_ballot_statements = 1'000;
constexpr std::string_view digits = "0123456789";
constexpr std::string_view small = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

bool consists_of(std::string_view text, std::initializer_list<std::string_view> alphabets) {
  return std::ranges::all_of(text, [&](char c) {
    return c == '-' || std::ranges::any_of(alphabets, [&](std::string_view one) { return one.find(c) != one.npos; });
  });
}

Error wrong(const std::string& file, const std::string& problem, const std::string& remedy) {
  return {ErrorKind::invalid, file, problem, remedy};
}

ErrorOr<Nothing> has_only(const Json& object, std::initializer_list<std::string_view> names, const std::string& file) {
  if (!object.is_object()) return wrong(file, "an object is missing.", "Write members between { and }.");
  for (const JsonMember& member : object.as_object()) {
    if (std::ranges::find(names, member.name) == names.end()) {
      return wrong(file, "'" + member.name + "' is not known.", "Leave it out, or mend its spelling.");
    }
  }
  return Nothing{};
}

ErrorOr<BallotStatement> read_statement(const Json& json, const std::string& file) {
  STIP_TRY(has_only(json, {"label", "text"}, file));
  BallotStatement statement{json.text("label"), json.text("text")};
  if (statement.label.empty() || statement.label.size() > 32 ||
      !consists_of(statement.label, {digits, small, capitals})) {
    return wrong(file, "'" + statement.label + "' is no label of a statement.",
                 "Take 1 to 32 letters, digits or hyphens, as text: \"12\".");
  }
  if (statement.text.empty() || statement.text.size() > 1'000) {
    return wrong(file, "the text of statement " + statement.label + " is missing or longer than 1,000 bytes.",
                 "Write one sentence to agree or disagree with.");
  }
  return statement;
}

ErrorOr<BallotDoor> read_door(const Json& json, const std::string& file) {
  const auto door = json.is_string() ? ballot_door_of(json.as_string()) : std::nullopt;
  if (door) return *door;
  return wrong(file, "a door is not known.", "Doors are \"invited\", \"signed-in\" and \"open\".");
}

}  // namespace

std::string_view name_of(BallotDoor door) {
  switch (door) {
    case BallotDoor::invited:
      return "invited";
    case BallotDoor::signed_in:
      return "signed-in";
    case BallotDoor::open:
      return "open";
  }
  return "";
}

std::optional<BallotDoor> ballot_door_of(std::string_view name) {
  for (const BallotDoor door : ballot_doors)
    if (name_of(door) == name) return door;
  return std::nullopt;
}

bool BallotRules::allows(BallotDoor door) const { return std::ranges::find(doors, door) != doors.end(); }

ErrorOr<BallotRules> parse_ballot_rules(std::string_view text, const std::string& file) {
  STIP_TRY_AS(const Json json, parse_json(text, {.bytes = 2u << 20, .depth = 4}));
  STIP_TRY(has_only(json, {"id", "title", "doors", "statements"}, file));
  BallotRules rules{json.text("id"), json.text("title"), {}, {}};
  if (rules.id.empty() || rules.id.size() > 64 || !consists_of(rules.id, {digits, small})) {
    return wrong(file, "'" + rules.id + "' is no id of a consultation.",
                 "Take 1 to 64 small letters, digits or hyphens: \"burgerpanel-2027\".");
  }
  if (rules.title.empty() || rules.title.size() > 200) {
    return wrong(file, "the title is missing or longer than 200 bytes.", "Say in some words what it is about.");
  }
  const Json* const doors = json.find("doors");
  const Json* const statements = json.find("statements");
  if (!doors || !doors->is_array() || doors->as_array().empty()) {
    return wrong(file, "no door is named.", "Write \"doors\": [\"invited\"], say.");
  }
  for (const Json& one : doors->as_array()) {
    STIP_TRY_AS(const BallotDoor door, read_door(one, file));
    if (!rules.allows(door)) rules.doors.push_back(door);
  }
  std::ranges::sort(rules.doors);
  if (!statements || !statements->is_array() || statements->as_array().empty() ||
      statements->as_array().size() > most_ballot_statements) {
    return wrong(file, "there are no statements, or more than 1,000.", "Give 1 to 1,000 of them.");
  }
  std::set<std::string> labels;
  for (const Json& one : statements->as_array()) {
    STIP_TRY_AS(BallotStatement statement, read_statement(one, file));
    if (!labels.insert(statement.label).second) {
      return wrong(file, "two statements are labelled " + statement.label + ".", "Give each its own label.");
    }
    rules.statements.push_back(std::move(statement));
  }
  return rules;
}

std::string to_text(const BallotRules& rules) {
  Json doors = Json::array(), statements = Json::array();
  for (const BallotDoor door : rules.doors) doors.push(name_of(door));
  for (const BallotStatement& one : rules.statements) {
    Json statement = Json::object();
    statement.add("label", one.label).add("text", one.text);
    statements.push(std::move(statement));
  }
  Json json = Json::object();
  json.add("id", rules.id).add("title", rules.title).add("doors", std::move(doors));
  json.add("statements", std::move(statements));
  return to_text(json);
}

}  // namespace stip
