// Value text: choices by their labels, and patterns.
#include "exchange/value_text.h"

#include "base/text.h"

namespace stip {
namespace {

constexpr std::string_view id_pattern = "[A-Za-z0-9._-]{1,64}";

std::string several(const std::string& one) { return one + "(; " + one + ")*"; }

std::string names_of(const ChoiceType& type) {
  std::string names;
  for (const Choice& choice : type.values) {
    if (!choice.name.empty()) names += (names.empty() ? "" : "|") + std::string(choice.name);
  }
  return "(" + names + ")";
}

}  // namespace

const Choice* choice_meant(const ChoiceType& type, std::string_view text) {
  const std::string wanted = folded(trimmed(text));
  for (const Choice& choice : type.values) {
    if (choice.name == text) return &choice;
  }
  for (const Choice& choice : type.values) {
    if (choice.label.empty()) continue;
    if (folded(choice.name) == wanted || folded(choice.label) == wanted ||
        folded(label_of(type, choice, Language::nl)) == wanted)
      return &choice;
  }
  return nullptr;
}

ErrorOr<std::string> canonical_text(const RecordType& type, const Field& field, std::string_view cell) {
  const bool keeps_space = field.kind == Kind::text || field.kind == Kind::prose;
  std::string text(keeps_space ? cell : trimmed(cell));
  if (field.choice_type && !text.empty()) {
    std::vector<std::string> names;
    const auto parts = field.kind == Kind::choice ? std::vector<std::string>{text} : split_references(text);
    for (const std::string& part : parts) {
      const Choice* choice = choice_meant(field.choice_type(), part);
      if (!choice) return bad_choice(field.choice_type(), part);
      names.emplace_back(choice->name);
    }
    text = join(names, "; ");
  }
  const std::shared_ptr<Record> probe = type.make();
  if (auto error = field.set(*probe, text)) return *error;
  return field.text(*probe);
}

std::string_view label_of(const RecordType& type, const Field& field, Language language) {
  return language == Language::en ? field.label : tr_in(language, type.name, field.label);
}

std::string_view label_of(const ChoiceType& type, const Choice& choice, Language language) {
  return language == Language::en || choice.label.empty() ? choice.label : tr_in(language, type.name, choice.label);
}

std::string pattern_of(const Field& field) {
  static const std::string id(id_pattern);
  switch (field.kind) {
    case Kind::ref:
    case Kind::any_ref:
      return id;
    case Kind::refs:
    case Kind::any_refs:
      return several(id);
    case Kind::choices:
      return several(names_of(field.choice_type()));
    case Kind::date:
      return "[0-9]{4}(-(H[12]|Q[1-4]|(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?))?";
    case Kind::amount:
      return "(~|<=|>=)?[A-Z]{3} -?[0-9]+(\\.[0-9]{1,2})?(\\.\\.-?[0-9]+(\\.[0-9]{1,2})?)?";
    case Kind::quantity:
      return "(~|<=|>=)?-?[0-9]+(\\.[0-9]+)?(\\.\\.-?[0-9]+(\\.[0-9]+)?)?";
    default:
      return field.name == "id" ? id : std::string();
  }
}

bool is_numeric(Kind kind) {
  return kind == Kind::date || kind == Kind::amount || kind == Kind::quantity || kind == Kind::whole ||
         kind == Kind::yes_no;
}

}  // namespace stip
