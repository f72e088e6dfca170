// RulesObject: what is not understood here would not be asked, so it is refused.
#include "ballots/rules_object.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace stip {
namespace {

constexpr std::string_view label_symbols = "0123456789-abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::int64_t million = 1'000'000;
constexpr double most_with_decimals = 1e9;            // So that a double holds all six of them.
constexpr std::int64_t most_whole = 100'000'000'000;  // So that 64 of them can be added up in millionths.

}  // namespace

bool is_ballot_label(std::string_view text) {
  return !text.empty() && text.size() <= 32 && text.find_first_not_of(label_symbols) == std::string_view::npos;
}

Error RulesPlace::wrong(const Said& problem, const Said& remedy) const {
  return {ErrorKind::invalid, file, object.empty() ? problem : said("{}: {}", object, problem), remedy};
}

ErrorOr<RulesObject> RulesObject::open(const Json& json, RulesPlace place, const std::vector<std::string_view>& names) {
  if (!json.is_object()) return place.wrong(said("an object is missing."), said("Write members between { and }."));
  for (const JsonMember& member : json.as_object()) {
    if (std::ranges::find(names, member.name) == names.end())
      return place.wrong(said("'{}' is not known.", member.name.substr(0, 40)),
                         said("Leave it out, or mend its spelling."));
  }
  return RulesObject(json, std::move(place));
}

ErrorOr<BallotText> RulesObject::text(std::string_view name, std::size_t longest, Must must) const {
  BallotText out;
  for (std::string* const into : {&out.text, &out.en}) {
    const std::string full = std::string(name) + (into == &out.en ? "_en" : "");
    const Json* const found = json_->find(full);
    if (!found) continue;
    if (!found->is_string()) return wrong(said("'{}' is no text.", full), said("Write it between quotes."));
    *into = found->as_string();
    if (into->size() > longest)
      return wrong(said("'{}' is longer than {} bytes.", full, std::to_string(longest)), said("Write it shorter."));
  }
  if (trimmed(out.text).empty() && (must == Must::be_there || !out.en.empty()))
    return wrong(said("'{}' is missing or empty.", std::string(name)), said("Write it, between quotes."));
  return out;
}

ErrorOr<std::uint32_t> RulesObject::number(std::string_view name, std::uint32_t least, std::uint32_t most,
                                           std::uint32_t otherwise) const {
  const Json* const found = json_->find(name);
  if (!found) return otherwise;
  if (found->is_integer() && found->as_integer() >= least && found->as_integer() <= most)
    return static_cast<std::uint32_t>(found->as_integer());
  return wrong(
      said("'{}' is no whole number from {} to {}.", std::string(name), std::to_string(least), std::to_string(most)),
      said("Write a number, without quotes."));
}

ErrorOr<bool> RulesObject::flag(std::string_view name) const {
  const Json* const found = json_->find(name);
  if (!found) return false;
  if (found->is_bool()) return found->as_bool();
  return wrong(said("'{}' is neither true nor false.", std::string(name)),
               said("Write true or false, without quotes."));
}

ErrorOr<BallotAmount> RulesObject::amount(std::string_view name) const {
  const Json* const found = json_->find(name);
  if (found && found->is_integer() && std::abs(found->as_number()) <= static_cast<double>(most_whole))
    return BallotAmount{found->as_integer() * million};
  if (found && found->is_number() && std::abs(found->as_number()) <= most_with_decimals) {
    const BallotAmount amount{std::llround(found->as_number() * static_cast<double>(million))};
    if (static_cast<double>(amount.millionths) / static_cast<double>(million) == found->as_number()) return amount;
  }
  return wrong(said("'{}' is missing, or no number with at most six decimals.", std::string(name)),
               said("Write a number, without quotes: 30 or 4.7."));
}

ErrorOr<Json::Array> RulesObject::list(std::string_view name, std::size_t longest, Must must) const {
  const Json* const found = json_->find(name);
  if (!found && must == Must::be_allowed) return Json::Array{};
  if (found && found->is_array() && !found->as_array().empty() && found->as_array().size() <= longest)
    return found->as_array();
  return wrong(said("'{}' is missing, or no list of 1 to {}.", std::string(name), std::to_string(longest)),
               said("Write a list between [ and ]."));
}

void add_text(Json& object, const std::string& name, const BallotText& text) {
  if (!text.text.empty()) object.add(name, text.text);
  if (!text.en.empty()) object.add(name + "_en", text.en);
}

Json to_json(BallotAmount amount) {
  if (amount.millionths % million == 0) return amount.millionths / million;
  return static_cast<double>(amount.millionths) / static_cast<double>(million);
}

std::string to_text(BallotAmount amount) { return to_text(to_json(amount)); }

Said said_amount(BallotAmount amount) {
  return said_by([amount](Language language) {
    std::string text = to_text(amount);
    if (language == Language::nl) replace_all(text, ".", ",");
    return text;
  });
}

}  // namespace stip
