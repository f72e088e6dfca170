// JsonMembers: what the members of an object hold, with a default for what is not there or is of another kind.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace stip {

double number_in(const Json& json, std::string_view name, double otherwise = 0);
/// The whole number; `otherwise` too if it is none.
std::int64_t whole_in(const Json& json, std::string_view name, std::int64_t otherwise = 0);
bool is_true_in(const Json& json, std::string_view name);
/// The elements of an array; none if there is no array.
const Json::Array& list_in(const Json& json, std::string_view name);
/// Those elements of an array that are texts.
std::vector<std::string> texts_in(const Json& json, std::string_view name);

}  // namespace stip
