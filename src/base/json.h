// Json: a JSON value as plain data, with strict reading and canonical writing.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/error_or.h"

namespace stip {

struct JsonMember;

/// null, true or false, a whole number, another number, a text, an array or an object.
/// An object keeps its members in the order in which they were added.
class Json {
 public:
  using Array = std::vector<Json>;
  using Object = std::vector<JsonMember>;

  Json();
  Json(std::nullptr_t);
  Json(bool value);
  template <std::integral T>
  requires(!std::same_as<T, bool>) Json(T value);
  Json(double value);
  Json(std::string value);
  Json(std::string_view value);
  Json(const char* value);
  Json(Array value);
  Json(Object value);
  Json(const Json&);
  Json(Json&&) noexcept;
  Json& operator=(const Json&);
  Json& operator=(Json&&) noexcept;
  ~Json();

  static Json array() { return Json(Array{}); }
  static Json object();

  bool is_null() const { return value_.index() == 0; }
  bool is_bool() const { return value_.index() == 1; }
  bool is_integer() const { return value_.index() == 2; }
  bool is_number() const { return value_.index() == 2 || value_.index() == 3; }
  bool is_string() const { return value_.index() == 4; }
  bool is_array() const { return value_.index() == 5; }
  bool is_object() const { return value_.index() == 6; }

  // Precondition of each: the value is of that kind.
  bool as_bool() const { return get<bool>(); }
  std::int64_t as_integer() const { return get<std::int64_t>(); }
  double as_number() const { return is_integer() ? static_cast<double>(as_integer()) : get<double>(); }
  const std::string& as_string() const& { return get<std::string>(); }
  const Array& as_array() const& { return get<Array>(); }
  const Object& as_object() const& { return get<Object>(); }
  Array& as_array() & { return const_cast<Array&>(get<Array>()); }
  Object& as_object() & { return const_cast<Object&>(get<Object>()); }
  // Of a value that is about to go, its content and not a reference to it.
  std::string as_string() && { return std::move(const_cast<std::string&>(get<std::string>())); }
  Array as_array() && { return std::move(as_array()); }
  Object as_object() &&;

  /// The member of that name; nullptr if there is none or this is no object.
  const Json* find(std::string_view name) const;
  /// The text of the member of that name; `otherwise` if there is none or it is no text.
  std::string text(std::string_view name, std::string_view otherwise = {}) const;

  /// Adds a member at the end. Precondition: an object (a null becomes one) without that name.
  Json& add(std::string name, Json value);
  /// Adds an element at the end. Precondition: an array (a null becomes one).
  Json& push(Json value);

  bool operator==(const Json&) const;

 private:
  template <class T>
  const T& get() const {
    const T* value = std::get_if<T>(&value_);
    STIP_ASSERT(value);
    return *value;
  }
  std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object> value_;
};

struct JsonMember {
  std::string name;
  Json value;

  bool operator==(const JsonMember&) const = default;
};

// Here and not above: a list of members can be made only where a member is known.
inline Json::Json() = default;
inline Json::Json(std::nullptr_t) {}
inline Json::Json(bool value) : value_(value) {}
template <std::integral T>
requires(!std::same_as<T, bool>) Json::Json(T value) : value_(static_cast<std::int64_t>(value)) {}
inline Json::Json(double value) : value_(value) {}
inline Json::Json(std::string value) : value_(std::move(value)) {}
inline Json::Json(std::string_view value) : value_(std::string(value)) {}
inline Json::Json(const char* value) : value_(std::string(value)) {}
inline Json::Json(Array value) : value_(std::move(value)) {}
inline Json::Json(const Json&) = default;
inline Json::Json(Json&&) noexcept = default;
inline Json& Json::operator=(const Json&) = default;
inline Json& Json::operator=(Json&&) noexcept = default;
inline Json::~Json() = default;

struct JsonLimits {
  std::size_t bytes = 64u << 20;  ///< Longest text that is read.
  std::size_t depth = 64;         ///< Deepest nesting of arrays and objects.
};

/// Reads one JSON text (RFC 8259), nothing after it but white space. Whole numbers beyond 64 bits become
/// inexact numbers; of members with one name the last counts, in the place of the first.
/// Errors: invalid, with the byte where reading stopped (not JSON, not UTF-8, too deep, too long, number out of range).
ErrorOr<Json> parse_json(std::string_view text, const JsonLimits& limits = {});

/// Writes without white space: escapes and numbers as in RFC 8785, members in their own order.
/// Precondition: texts are UTF-8, numbers are finite.
std::string to_text(const Json& json);
/// The same, for people: an indent of two spaces, and a line end at the end.
std::string to_pretty_text(const Json& json);
/// Appends `text` as a JSON string, with its quotes, escaped as in RFC 8785.
void append_json_string(std::string& out, std::string_view text);

}  // namespace stip
