// Field and RecordType: a record type declared once, for everything that is derived from it.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "agenda/record.h"

namespace stip {

/// What a field holds. Every value has one canonical text, which is what the ledger and CSV hold:
/// dates, amounts and quantities as in base/; a choice by its name; yes_no "yes" or "";
/// several references or choices joined by "; ", several texts by " | ". Empty text is an empty value.
enum class Kind : std::uint8_t {
  text,
  prose,
  link,
  list,
  ref,
  refs,
  any_ref,
  any_refs,
  choice,
  choices,
  date,
  amount,
  quantity,
  whole,
  yes_no
};

std::string_view name_of(Kind kind);

/// One value of an enumeration. The first may have an empty name: not stated.
struct Choice {
  std::string_view name;   ///< "not_started": in files and in the API.
  std::string_view label;  ///< "Not started": English, and the key of its translation.
  std::string_view help;   ///< What it means, in a sentence or a few words.
};

/// An enumeration as declared: the values stand in the order of the C++ enumerators.
struct ChoiceType {
  std::string_view name;  ///< C++ name: "Phase".
  std::string_view help;  ///< What the choice is about, with its source where it has one.
  std::span<const Choice> values;
};

/// Specialised for each enumeration: `static const ChoiceType& type()`.
template <class E>
struct Choices;

struct RecordType;
template <class T>
const RecordType& type_of();

/// One field of a record type: its name, what it holds, and access without knowing the C++ type.
struct Field {
  std::string_view name;   ///< snake_case: C++ member, JSON key, CSV column.
  std::string_view label;  ///< English label, and the key of its translation.
  std::string_view help;   ///< What it holds: unit, range, who sets it, meaning of empty.
  Kind kind = Kind::text;
  const RecordType& (*target)() = nullptr;       ///< ref, refs: the type referred to.
  const ChoiceType& (*choice_type)() = nullptr;  ///< choice, choices: the enumeration.
  std::string (*text)(const Record&) = nullptr;  ///< The canonical text of the value.
  std::optional<Error> (*set)(Record&,
                              std::string_view) = nullptr;  ///< Reads canonical text; nothing changes on error.
  bool (*equal)(const Record&, const Record&) = nullptr;

  bool is_required = false;     ///< May not be empty.
  bool is_parent = false;       ///< A reference to what this record is part of: hidden with it.
  std::string_view guard = {};  ///< Name of the classification field that guards this value.
  std::string_view unit = {};   ///< Shown beside the value: "year".

  constexpr Field required() const {
    Field f = *this;
    return f.is_required = true, f;
  }
  constexpr Field parent() const {
    Field f = *this;
    return f.is_parent = true, f;
  }
  constexpr Field prose() const {
    Field f = *this;
    return f.kind = Kind::prose, f;
  }
  constexpr Field link() const {
    Field f = *this;
    return f.kind = Kind::link, f;
  }
  constexpr Field guarded_by(std::string_view field_name) const {
    Field f = *this;
    return f.guard = field_name, f;
  }
  constexpr Field in(std::string_view unit_name) const {
    Field f = *this;
    return f.unit = unit_name, f;
  }

  bool is_reference() const {
    return kind == Kind::ref || kind == Kind::refs || kind == Kind::any_ref || kind == Kind::any_refs;
  }
  bool is_several() const {
    return kind == Kind::list || kind == Kind::refs || kind == Kind::any_refs || kind == Kind::choices;
  }
};

/// One record type as declared.
struct RecordType {
  std::size_t index = 0;      ///< Place in an Agenda; below RecordType::limit.
  std::string_view name;      ///< "interim_goal": in the ledger and in JSON.
  std::string_view plural;    ///< "interim_goals": CSV file and sheet.
  std::string_view api_name;  ///< "tussendoelen": Dutch, kebab-case, plural: path of API and site.
  std::string_view prefix;    ///< "G-": how its ids start.
  std::string_view label;     ///< "Interim goal": English, key of its translation.
  std::string_view plural_label;
  std::string_view help;          ///< What it is, in one sentence.
  std::span<const Field> fields;  ///< Common ones first; `id` is the first of all.
  std::shared_ptr<Record> (*make)() = nullptr;
  std::shared_ptr<Record> (*copy)(const Record&) = nullptr;

  static constexpr std::size_t limit = 64;
  const Field* field(std::string_view field_name) const;  ///< nullptr if there is none.
};

/// All record types, in the order in which a reader meets them. Tests may add one of their own.
std::span<const RecordType* const> record_types();
const RecordType* record_type(std::string_view name);      ///< By name, plural or api_name; else nullptr.
const RecordType* record_type_of_id(std::string_view id);  ///< By prefix; else nullptr.
void declare_for_tests(const RecordType& type);

/// All enumerations that some field uses, by name.
std::vector<const ChoiceType*> choice_types();

// --- Values and their canonical text ----------------------------------------------------------

/// The parts of the canonical text of a field that holds several.
std::vector<std::string> parts_of(const Field& field, std::string_view text);
std::string text_of_parts(const Field& field, const std::vector<std::string>& parts);
std::optional<std::size_t> choice_index(const ChoiceType& type, std::string_view name);
Error bad_choice(const ChoiceType& type, std::string_view text);
/// Reads what people write for yes and no: yes, ja, true, 1, x; no, nee, false, 0, "".
ErrorOr<bool> parse_yes_no(std::string_view text);
ErrorOr<std::optional<int>> parse_whole(std::string_view text);
std::vector<std::string> split_references(std::string_view text);  ///< At ";", "," "|" or a line end.
std::vector<std::string> split_list(std::string_view text);        ///< At "|" or a line end.
std::optional<Error> check_id(std::string_view text);              ///< Letters, digits, "-", "_", "."; at most 64.

template <class E>
std::string_view name_of_choice(E value) {
  return Choices<E>::type().values[static_cast<std::size_t>(value)].name;
}

/// How a C++ type is read and written as canonical text; one overload set for all kinds.
template <class V>
struct Codec;

template <>
struct Codec<std::string> {
  static constexpr Kind kind = Kind::text;
  static std::string write(const std::string& value) { return value; }
  static ErrorOr<std::string> read(std::string_view text) { return std::string(text); }
};
template <>
struct Codec<std::vector<std::string>> {
  static constexpr Kind kind = Kind::list;
  static std::string write(const std::vector<std::string>& value);
  static ErrorOr<std::vector<std::string>> read(std::string_view text) { return split_list(text); }
};
template <>
struct Codec<Date> {
  static constexpr Kind kind = Kind::date;
  static std::string write(const Date& value) { return to_text(value); }
  static ErrorOr<Date> read(std::string_view text) { return parse_date(text); }
};
template <>
struct Codec<Amount> {
  static constexpr Kind kind = Kind::amount;
  static std::string write(const Amount& value) { return to_text(value); }
  static ErrorOr<Amount> read(std::string_view text) { return parse_amount(text); }
};
template <>
struct Codec<Quantity> {
  static constexpr Kind kind = Kind::quantity;
  static std::string write(const Quantity& value) { return to_text(value); }
  static ErrorOr<Quantity> read(std::string_view text) { return parse_quantity(text); }
};
template <>
struct Codec<std::optional<int>> {
  static constexpr Kind kind = Kind::whole;
  static std::string write(const std::optional<int>& value) { return value ? std::to_string(*value) : std::string(); }
  static ErrorOr<std::optional<int>> read(std::string_view text) { return parse_whole(text); }
};
template <>
struct Codec<bool> {
  static constexpr Kind kind = Kind::yes_no;
  static std::string write(bool value) { return value ? "yes" : ""; }
  static ErrorOr<bool> read(std::string_view text) { return parse_yes_no(text); }
};
template <>
struct Codec<AnyRef> {
  static constexpr Kind kind = Kind::any_ref;
  static std::string write(const AnyRef& value) { return value.id; }
  static ErrorOr<AnyRef> read(std::string_view text) {
    if (auto error = check_id(text)) return *error;
    return AnyRef{std::string(text)};
  }
};
template <class T>
struct Codec<Ref<T>> {
  static constexpr Kind kind = Kind::ref;
  static std::string write(const Ref<T>& value) { return value.id; }
  static ErrorOr<Ref<T>> read(std::string_view text) {
    if (auto error = check_id(text)) return *error;
    return Ref<T>{std::string(text)};
  }
};
template <class R>
struct ReferencesCodec {
  static std::string write(const std::vector<R>& value) {
    std::string text;
    for (const R& ref : value) text += (text.empty() ? "" : "; ") + ref.id;
    return text;
  }
  static ErrorOr<std::vector<R>> read(std::string_view text) {
    std::vector<R> refs;
    for (std::string& id : split_references(text)) {
      if (auto error = check_id(id)) return *error;
      refs.push_back(R{std::move(id)});
    }
    return refs;
  }
};
template <class T>
struct Codec<std::vector<Ref<T>>> : ReferencesCodec<Ref<T>> {
  static constexpr Kind kind = Kind::refs;
};
template <>
struct Codec<std::vector<AnyRef>> : ReferencesCodec<AnyRef> {
  static constexpr Kind kind = Kind::any_refs;
};
template <class E>
requires std::is_enum_v<E>
struct Codec<E> {
  static constexpr Kind kind = Kind::choice;
  static std::string write(E value) { return std::string(name_of_choice(value)); }
  static ErrorOr<E> read(std::string_view text) {
    if (text.empty()) return E{};  // The first value: not stated, or the usual one.
    const auto index = choice_index(Choices<E>::type(), text);
    if (!index) return bad_choice(Choices<E>::type(), text);
    return static_cast<E>(*index);
  }
};
template <class E>
requires std::is_enum_v<E>
struct Codec<std::vector<E>> {
  static constexpr Kind kind = Kind::choices;
  static std::string write(const std::vector<E>& values) {
    std::string text;
    for (E value : values) text += (text.empty() ? "" : "; ") + std::string(name_of_choice(value));
    return text;
  }
  static ErrorOr<std::vector<E>> read(std::string_view text) {
    std::vector<E> values;
    for (const std::string& part : split_references(text)) {
      STIP_TRY_AS(E value, Codec<E>::read(part));
      values.push_back(value);
    }
    return values;
  }
};

// --- Making a Field from a member --------------------------------------------------------------

template <class T, class V>
T record_of(V T::*);
template <class T, class V>
V value_of(V T::*);

template <class V>
struct Target {
  static constexpr const RecordType& (*type)() = nullptr;
};
template <class T>
struct Target<Ref<T>> {
  static constexpr const RecordType& (*type)() = &type_of<T>;
};
template <class T>
struct Target<std::vector<Ref<T>>> : Target<Ref<T>> {};

template <class V>
struct Enumeration {
  static constexpr const ChoiceType& (*type)() = nullptr;
};
template <class E>
requires std::is_enum_v<E>
struct Enumeration<E> {
  static constexpr const ChoiceType& (*type)() = &Choices<E>::type;
};
template <class E>
struct Enumeration<std::vector<E>> : Enumeration<E> {};

/// Describes one member: field<&Action::owner>("owner", "Owner", "The one organisation that answers.").
template <auto Member>
constexpr Field field(std::string_view name, std::string_view label, std::string_view help) {
  using T = decltype(record_of(Member));
  using V = decltype(value_of(Member));
  Field f;
  f.name = name;
  f.label = label;
  f.help = help;
  f.kind = Codec<V>::kind;
  f.target = Target<V>::type;
  f.choice_type = Enumeration<V>::type;
  f.text = [](const Record& record) { return Codec<V>::write(static_cast<const T&>(record).*Member); };
  f.set = [](Record& record, std::string_view text) -> std::optional<Error> {
    auto value = Codec<V>::read(text);
    if (!value.ok()) return value.error();
    static_cast<T&>(record).*Member = *std::move(value);
    return std::nullopt;
  };
  f.equal = [](const Record& a, const Record& b) {
    return static_cast<const T&>(a).*Member == static_cast<const T&>(b).*Member;
  };
  return f;
}

/// Keeps a table of fields as long as the program runs.
std::span<const Field> kept(std::vector<Field> fields);

/// The fields of Record, which start every table of fields.
std::vector<Field> common_fields(std::string_view prefix);

/// Builds a RecordType from the words about it and the fields that T adds to Record.
struct Words {
  std::string_view name, plural, api_name, prefix, label, plural_label, help;
};
template <class T>
RecordType declare(std::size_t index, const Words& words, std::vector<Field> own_fields) {
  std::vector<Field> fields = common_fields(words.prefix);
  fields.insert(fields.end(), own_fields.begin(), own_fields.end());
  RecordType type;
  type.index = index;
  type.name = words.name;
  type.plural = words.plural;
  type.api_name = words.api_name;
  type.prefix = words.prefix;
  type.label = words.label;
  type.plural_label = words.plural_label;
  type.help = words.help;
  type.fields = kept(std::move(fields));
  type.make = []() -> std::shared_ptr<Record> { return std::make_shared<T>(); };
  type.copy = [](const Record& record) -> std::shared_ptr<Record> {
    return std::make_shared<T>(static_cast<const T&>(record));
  };
  return type;
}

}  // namespace stip
