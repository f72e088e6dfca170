// JsonMembers: one look for each.
#include "base/json_members.h"

namespace stip {

double number_in(const Json& json, std::string_view name, double otherwise) {
  const Json* found = json.find(name);
  return found && found->is_number() ? found->as_number() : otherwise;
}

std::int64_t whole_in(const Json& json, std::string_view name, std::int64_t otherwise) {
  const Json* found = json.find(name);
  return found && found->is_integer() ? found->as_integer() : otherwise;
}

bool is_true_in(const Json& json, std::string_view name) {
  const Json* found = json.find(name);
  return found && found->is_bool() && found->as_bool();
}

const Json::Array& list_in(const Json& json, std::string_view name) {
  static const Json::Array nothing;
  const Json* found = json.find(name);
  return found && found->is_array() ? found->as_array() : nothing;
}

std::vector<std::string> texts_in(const Json& json, std::string_view name) {
  std::vector<std::string> texts;
  for (const Json& one : list_in(json, name))
    if (one.is_string()) texts.push_back(one.as_string());
  return texts;
}

}  // namespace stip
