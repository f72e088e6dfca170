// Ballot rules: read strictly, since what is not understood here would not be asked.
#include "ballots/ballot_rules.h"

#include <algorithm>
#include <set>

#include "ballots/open_puzzle.h"
#include "ballots/rules_object.h"

namespace stip {
namespace {

using Must = RulesObject::Must;
constexpr std::size_t most_ballot_statements = 1'000, longest_paragraph = 10'000;
constexpr std::uint32_t most_days = 3'650;
constexpr std::string_view id_symbols = "0123456789-abcdefghijklmnopqrstuvwxyz";

ErrorOr<BallotStatement> read_statement(const Json& json, const std::string& file) {
  const std::string label = json.text("label");
  if (json.is_object() && !is_ballot_label(label)) {
    return RulesPlace{file}.wrong(said("'{}' is no label of a statement.", label.substr(0, 40)),
                                  said("Take 1 to 32 letters, digits or hyphens, as text: \"12\"."));
  }
  STIP_TRY_AS(const RulesObject object,
              RulesObject::open(json, {file, said("statement {}", label)}, {"label", "text", "text_en", "about_me"}));
  STIP_TRY_AS(const BallotText text, object.text("text", 1'000, Must::be_there));
  STIP_TRY_AS(const bool about_me, object.flag("about_me"));
  return BallotStatement{label, text, about_me};
}

ErrorOr<Nothing> read_statements(const RulesObject& object, const std::string& file, BallotRules& rules) {
  STIP_TRY_AS(const Json::Array list, object.list("statements", most_ballot_statements, Must::be_allowed));
  std::set<std::string> labels;
  for (const Json& one : list) {
    STIP_TRY_AS(BallotStatement statement, read_statement(one, file));
    if (!labels.insert(statement.label).second)
      return object.wrong(said("two statements are labelled {}.", statement.label), said("Give each its own label."));
    rules.statements.push_back(std::move(statement));
  }
  return Nothing{};
}

ErrorOr<Nothing> read_doors(const RulesObject& object, BallotRules& rules) {
  const Json* const doors = object.find("doors");
  if (!doors || !doors->is_array() || doors->as_array().empty())
    return object.wrong(said("no door is named."), said("Write \"doors\": [\"invited\"], say."));
  for (const Json& one : doors->as_array()) {
    const auto door = one.is_string() ? ballot_door_of(one.as_string()) : std::nullopt;
    if (!door)
      return object.wrong(said("a door is not known."), said("Doors are \"invited\", \"signed-in\" and \"open\"."));
    if (!rules.allows(*door)) rules.doors.push_back(*door);
  }
  std::ranges::sort(rules.doors);
  return Nothing{};
}

/// The texts of an introduction, by the names of their members.
template <class Introduction, class Visit>
void each_text(Introduction& introduction, Visit visit) {
  visit("what", introduction.what);
  visit("why", introduction.why);
  visit("by", introduction.by);
  visit("open", introduction.open);
  visit("fixed", introduction.fixed);
  visit("afterwards", introduction.afterwards);
  visit("privacy", introduction.privacy);
}

ErrorOr<BallotIntroduction> read_introduction(const RulesObject& rules, const std::string& file) {
  BallotIntroduction introduction;
  const Json* const found = rules.find("introduction");
  if (!found) return introduction;
  STIP_TRY_AS(const RulesObject object,
              RulesObject::open(*found, {file, said("introduction")},
                                {"what", "why", "by", "open", "fixed", "afterwards", "privacy", "minutes", "what_en",
                                 "why_en", "by_en", "open_en", "fixed_en", "afterwards_en", "privacy_en"}));
  std::optional<Error> failed;
  each_text(introduction, [&](std::string_view name, BallotText& text) {
    auto read = object.text(name, longest_paragraph, Must::be_allowed);
    if (read.ok())
      text = *std::move(read);
    else if (!failed)
      failed = read.error();
  });
  if (failed) return *failed;
  STIP_TRY_AS(introduction.minutes, object.number("minutes", 1, 600, 0));
  return introduction;
}

Json introduction_json(const BallotIntroduction& introduction) {
  Json json = Json::object();
  each_text(introduction, [&](const char* name, const BallotText& text) { add_text(json, name, text); });
  if (introduction.minutes) json.add("minutes", introduction.minutes);
  return json;
}

ErrorOr<Nothing> read_limits(const RulesObject& object, BallotRules& rules) {
  STIP_TRY_AS(rules.minimum_age, object.number("minimum_age", 1, 120, 0));
  STIP_TRY_AS(rules.forget_codes_after_days, object.number("forget_codes_after_days", 1, most_days, 0));
  STIP_TRY_AS(rules.forget_ballots_after_days, object.number("forget_ballots_after_days", 1, most_days, 0));
  STIP_TRY_AS(rules.own_statements, object.flag("own_statements"));
  STIP_TRY_AS(rules.puzzle, object.number("puzzle", fewest_puzzle_bits, most_puzzle_bits, 0));
  if (rules.puzzle && !rules.allows(BallotDoor::open))
    return object.wrong(said("there is a puzzle, and no open door."),
                        said("Leave the puzzle out, or write \"doors\": [\"open\"]."));
  const Json* const closes = object.find("closes");
  if (!closes) return Nothing{};
  const auto day = parse_day(closes->is_string() ? closes->as_string() : "");
  if (!day.ok())
    return object.wrong(said("'{}' is no day.", std::string("closes")),
                        said("Write the last day on which people can take part: \"2027-06-01\"."));
  rules.closes = *day;
  return Nothing{};
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

bool BallotIntroduction::empty() const {
  bool is_empty = minutes == 0;
  each_text(*this, [&](const char*, const BallotText& text) { is_empty = is_empty && text.empty(); });
  return is_empty;
}

bool BallotRules::allows(BallotDoor door) const { return std::ranges::find(doors, door) != doors.end(); }

const BallotQuestion* BallotRules::question(std::string_view label) const {
  const auto found = std::ranges::find(questions, label, &BallotQuestion::label);
  return label.empty() || found == questions.end() ? nullptr : &*found;
}

std::vector<BallotQuestion> BallotRules::steps() const {
  std::vector<BallotQuestion> steps = questions;
  const bool has_place = std::ranges::find(steps, BallotQuestionKind::statements, &BallotQuestion::kind) != steps.end();
  if (!has_place && (!statements.empty() || own_statements)) {
    BallotQuestion block;
    block.kind = BallotQuestionKind::statements;
    steps.insert(steps.begin(), std::move(block));
  }
  return steps;
}

ErrorOr<BallotRules> parse_ballot_rules(std::string_view text, const std::string& file) {
  STIP_TRY_AS(const Json json, parse_json(text, {.bytes = 2u << 20, .depth = 8}));
  STIP_TRY_AS(const RulesObject object,
              RulesObject::open(json, {file},
                                {"id", "title", "title_en", "doors", "introduction", "minimum_age", "closes",
                                 "forget_codes_after_days", "forget_ballots_after_days", "own_statements", "puzzle",
                                 "statements", "questions"}));
  BallotRules rules{json.text("id"), {}, {}, {}};
  if (rules.id.empty() || rules.id.size() > 64 || rules.id.find_first_not_of(id_symbols) != std::string::npos)
    return object.wrong(said("'{}' is no id of a consultation.", rules.id.substr(0, 80)),
                        said("Take 1 to 64 small letters, digits or hyphens: \"burgerpanel-2027\"."));
  STIP_TRY_AS(rules.title, object.text("title", 200, Must::be_there));
  STIP_TRY(read_doors(object, rules));
  STIP_TRY_AS(rules.introduction, read_introduction(object, file));
  STIP_TRY(read_limits(object, rules));
  STIP_TRY(read_statements(object, file, rules));
  STIP_TRY_AS(const Json::Array questions, object.list("questions", most_questions, Must::be_allowed));
  STIP_TRY_AS(rules.questions, read_questions(questions, file));
  const bool has_block = std::ranges::find(rules.questions, BallotQuestionKind::statements, &BallotQuestion::kind) !=
                         rules.questions.end();
  if (rules.statements.empty() && !rules.own_statements && rules.questions.size() == has_block)
    return object.wrong(said("nothing is asked: there are no statements and no questions."),
                        said("Give 1 to 1,000 statements, or 1 to 100 questions."));
  if (rules.statements.empty() && !rules.own_statements && has_block)
    return object.wrong(said("a question is of kind statements, and there are none."),
                        said("Give statements, or leave that question out."));
  return rules;
}

std::string to_text(const BallotRules& rules) {
  Json json = Json::object(), doors = Json::array();
  json.add("id", rules.id);
  add_text(json, "title", rules.title);
  for (const BallotDoor door : rules.doors) doors.push(name_of(door));
  json.add("doors", std::move(doors));
  if (!rules.introduction.empty()) json.add("introduction", introduction_json(rules.introduction));
  if (rules.minimum_age) json.add("minimum_age", rules.minimum_age);
  if (rules.closes) json.add("closes", to_text(*rules.closes));
  if (rules.forget_codes_after_days) json.add("forget_codes_after_days", rules.forget_codes_after_days);
  if (rules.forget_ballots_after_days) json.add("forget_ballots_after_days", rules.forget_ballots_after_days);
  if (rules.own_statements) json.add("own_statements", true);
  if (rules.puzzle) json.add("puzzle", rules.puzzle);
  Json statements = Json::array(), questions = Json::array();
  for (const BallotStatement& one : rules.statements) {
    Json statement = Json::object();
    statement.add("label", one.label);
    add_text(statement, "text", one.text);
    if (one.about_me) statement.add("about_me", true);
    statements.push(std::move(statement));
  }
  for (const BallotQuestion& one : rules.questions) questions.push(to_json(one));
  if (!rules.statements.empty()) json.add("statements", std::move(statements));
  if (!rules.questions.empty()) json.add("questions", std::move(questions));
  return to_text(json);
}

}  // namespace stip
