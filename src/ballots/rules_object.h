// RulesObject: the members of one object of RULES.json, read strictly, with errors that name question and member.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "ballots/ballot_questions.h"
#include "base/json.h"

namespace stip {

/// Where an object stands: the file, and "question money" or nothing.
struct RulesPlace {
  std::string file;
  Said object = {};

  Error wrong(const Said& problem, const Said& remedy) const;
};

class RulesObject {
 public:
  /// Errors: invalid; no object, or a member that is not among `names`, or that is `name_en` without being a text.
  static ErrorOr<RulesObject> open(const Json& json, RulesPlace place, const std::vector<std::string_view>& names);

  const RulesPlace& place() const { return place_; }
  Error wrong(const Said& problem, const Said& remedy) const { return place_.wrong(problem, remedy); }

  enum class Must { be_there, be_allowed };
  ErrorOr<BallotText> text(std::string_view name, std::size_t longest, Must must) const;  ///< With its `name_en`.
  ErrorOr<std::uint32_t> number(std::string_view name, std::uint32_t least, std::uint32_t most,
                                std::uint32_t otherwise) const;
  ErrorOr<bool> flag(std::string_view name) const;  ///< False if it is not there.
  ErrorOr<BallotAmount> amount(std::string_view name) const;
  /// Of at least one element. Not there: an empty one if it is only allowed.
  ErrorOr<Json::Array> list(std::string_view name, std::size_t longest, Must must) const;
  const Json* find(std::string_view name) const { return json_->find(name); }

 private:
  RulesObject(const Json& json, RulesPlace place) : json_(&json), place_(std::move(place)) {}
  const Json* json_;
  RulesPlace place_;
};

/// Whether it is 1 to 32 letters, digits or hyphens.
bool is_ballot_label(std::string_view text);
/// Adds `name`, and `name_en` if it was written; nothing of an empty text.
void add_text(Json& object, const std::string& name, const BallotText& text);
Json to_json(BallotAmount amount);

/// Reads "questions". Labels of options and questions differ; conditions name earlier questions.
ErrorOr<std::vector<BallotQuestion>> read_questions(const Json::Array& questions, const std::string& file);
Json to_json(const BallotQuestion& question);

}  // namespace stip
