// Field and RecordType: the common fields, the list of types, and canonical text.
#include "agenda/field.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <deque>
#include <mutex>

#include "agenda/choices.h"
#include "agenda/records.h"
#include "base/locale.h"
#include "base/text.h"

namespace stip {
namespace {

std::vector<std::string> split_at(std::string_view text, std::string_view marks) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto end = text.find_first_of(marks);
    if (const auto part = trimmed(text.substr(0, end)); !part.empty()) parts.emplace_back(part);
    if (end == text.npos) break;
    text.remove_prefix(end + 1);
  }
  return parts;
}

std::vector<const RecordType*>& type_list() {
  static std::vector<const RecordType*> list = all_record_types();
  return list;
}

/// The same by the first letter of their prefix: ids are looked up for every link of every page.
using TypesByLetter = std::array<std::vector<const RecordType*>, 256>;

TypesByLetter& types_by_letter() {
  static TypesByLetter types = [] {
    TypesByLetter found;
    for (const RecordType* type : type_list()) found[static_cast<unsigned char>(type->prefix.front())].push_back(type);
    return found;
  }();
  return types;
}

}  // namespace

std::string_view name_of(Kind kind) {
  static constexpr std::string_view names[] = {
      "text",   "prose",   "link", "list",   "reference", "references",   "any reference", "any references",
      "choice", "choices", "date", "amount", "quantity",  "whole number", "yes or no"};
  return names[static_cast<std::size_t>(kind)];
}

const Field* RecordType::field(std::string_view field_name) const {
  const auto at = std::ranges::find(fields, field_name, &Field::name);
  return at == fields.end() ? nullptr : &*at;
}

std::span<const RecordType* const> record_types() { return type_list(); }

const RecordType* record_type(std::string_view name) {
  for (const RecordType* type : type_list()) {
    if (type->name == name || type->plural == name || type->api_name == name) return type;
  }
  return nullptr;
}

const RecordType* record_type_of_id(std::string_view id) {
  const RecordType* found = nullptr;
  if (id.empty()) return found;
  for (const RecordType* type :
       types_by_letter()[static_cast<unsigned char>(id.front())]) {  // The longest prefix wins: "SE-" before "S-".
    if (id.starts_with(type->prefix) && (!found || type->prefix.size() > found->prefix.size())) found = type;
  }
  return found;
}

void declare_for_tests(const RecordType& type) {
  if (record_type(type.name)) return;
  types_by_letter()[static_cast<unsigned char>(type.prefix.front())].push_back(&type);
  type_list().push_back(&type);
}

std::vector<const ChoiceType*> choice_types() {
  std::vector<const ChoiceType*> found;
  for (const RecordType* type : type_list()) {
    for (const Field& field : type->fields) {
      if (field.choice_type && std::ranges::find(found, &field.choice_type()) == found.end())
        found.push_back(&field.choice_type());
    }
  }
  std::ranges::sort(found, {}, &ChoiceType::name);
  return found;
}

std::vector<std::string> parts_of(const Field& field, std::string_view text) {
  return field.kind == Kind::list ? split_list(text) : split_references(text);
}

std::string text_of_parts(const Field& field, const std::vector<std::string>& parts) {
  return join(parts, field.kind == Kind::list ? " | " : "; ");
}

std::optional<std::size_t> choice_index(const ChoiceType& type, std::string_view name) {
  for (std::size_t i = 0; i < type.values.size(); ++i) {
    if (type.values[i].name == name) return i;
  }
  return std::nullopt;
}

Error bad_choice(const ChoiceType& type, std::string_view text) {
  const Said names = said_by([&type](Language language) {
    std::string list;
    for (const Choice& choice : type.values) {
      if (choice.name.empty()) continue;
      list += list.empty() ? "" : ", ";
      list += language == Language::en ? choice.name : tr_in(language, type.name, choice.label);
    }
    return list;
  });
  return {ErrorKind::invalid, type.name, said("'{}' is not one of the choices.", text),
          said("Choose from: {}.", names)};
}

ErrorOr<bool> parse_yes_no(std::string_view text) {
  const std::string word = to_lower(text);
  if (word == "yes" || word == "ja" || word == "true" || word == "1" || word == "x" || word == "waar") return true;
  if (word.empty() || word == "no" || word == "nee" || word == "false" || word == "0" || word == "onwaar") return false;
  return Error{ErrorKind::invalid, said("yes or no"), said("'{}' is neither.", text),
               said("Write yes or no, or leave it empty for no.")};
}

ErrorOr<std::optional<int>> parse_whole(std::string_view text) {
  if (text.empty()) return std::optional<int>{};
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) {
    return Error{ErrorKind::invalid, said("whole number"), said("'{}' is not a whole number.", text),
                 said("Write digits only, for instance 2030.")};
  }
  return std::optional<int>{value};
}

std::vector<std::string> split_references(std::string_view text) { return split_at(text, ";,|\n\r"); }
std::vector<std::string> split_list(std::string_view text) { return split_at(text, "|\n\r"); }

std::optional<Error> check_id(std::string_view text) {
  const bool good = text.size() <= 64 && std::ranges::all_of(text, [](char c) {
                      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                             c == '_' || c == '.';
                    });
  if (good && text != "." && text != "..") return std::nullopt;
  return Error{ErrorKind::invalid, "id", said("'{}' is not an id.", text.substr(0, 80)),
               said("Use letters, digits, hyphens, underscores and points, at most 64, as in A-014.")};
}

std::string Codec<std::vector<std::string>>::write(const std::vector<std::string>& value) { return join(value, " | "); }

std::span<const Field> kept(std::vector<Field> fields) {
  static std::mutex mutex;
  static std::deque<std::vector<Field>> tables;
  const std::lock_guard lock(mutex);
  return tables.emplace_back(std::move(fields));
}

std::vector<Field> common_fields(std::string_view) {
  std::vector<Field> fields{
      field<&Record::id>("id", "Id", "Readable and stable, never reused, as letters cite it.").required(),
      field<&Record::title>("title", "Title", "In the first language of the programme.").required(),
      field<&Record::title_en>("title_en", "Title in English", "Empty: the title is shown as it is."),
      field<&Record::classification>("classification", "Classification", "Who may see this record."),
      field<&Record::woo_ground>(
          "woo_ground", "Ground of the Woo",
          "On which ground it stays confidential, or a value of it. Empty: not named, or nothing is."),
      field<&Record::sources>("sources", "Sources", "Where this record can be checked."),
      field<&Record::note>("note", "Note", "What a reader should know about this record.").prose(),
      field<&Record::invented>("invented", "Invented", "Made up to show a feature; every page and document says so."),
  };
  fields[0].set = [](Record& record, std::string_view text) -> std::optional<Error> {
    if (auto error = check_id(text)) return error;
    record.id = text;
    return std::nullopt;
  };
  return fields;
}

}  // namespace stip
