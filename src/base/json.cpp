// Json: strict reading with Boost.JSON's parser, canonical writing of our own.
#include "base/json.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <boost/json/basic_parser_impl.hpp>

#include "base/text.h"

namespace stip {
namespace {

namespace bj = boost::json;

Error refused(Said problem) {
  return {ErrorKind::invalid, "JSON", std::move(problem),
          said("Send one JSON text in UTF-8, as RFC 8259 describes it.")};
}

// Of members with one name the last counts; sorting finds them without comparing each with each.
void drop_repeated(Json::Object& members) {
  if (members.size() < 2) return;
  std::vector<std::size_t> order(members.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, {}, [&](std::size_t i) -> const std::string& { return members[i].name; });
  std::vector<bool> dropped(members.size());
  bool any = false;
  for (std::size_t first = 0, i = 1; i < order.size(); ++i) {
    if (members[order[i]].name != members[order[first]].name) {
      first = i;
      continue;
    }
    members[order[first]].value = std::move(members[order[i]].value);
    dropped[order[i]] = any = true;
  }
  if (!any) return;
  std::size_t place = 0;
  std::erase_if(members, [&](const JsonMember&) { return static_cast<bool>(dropped[place++]); });
}

// What the parser calls; open arrays and objects wait on a stack.
struct Builder {
  static constexpr std::size_t max_object_size = std::size_t(-1);
  static constexpr std::size_t max_array_size = std::size_t(-1);
  static constexpr std::size_t max_key_size = std::size_t(-1);
  static constexpr std::size_t max_string_size = std::size_t(-1);

  struct Open {
    Json container;
    std::string name;  // Of the member whose value comes next.
  };
  std::vector<Open> open;
  Json root;
  std::string pending;
  std::string number;
  bool finite = true;

  bool put(Json value) {
    if (open.empty()) return root = std::move(value), true;
    Open& top = open.back();
    if (top.container.is_array())
      top.container.as_array().push_back(std::move(value));
    else
      top.container.as_object().push_back({std::move(top.name), std::move(value)});
    return true;
  }
  bool close() {
    Json done = std::move(open.back().container);
    open.pop_back();
    if (done.is_object()) drop_repeated(done.as_object());
    return put(std::move(done));
  }

  bool on_document_begin(bj::error_code&) { return true; }
  bool on_document_end(bj::error_code&) { return true; }
  bool on_object_begin(bj::error_code&) { return open.push_back({Json::object(), {}}), true; }
  bool on_object_end(std::size_t, bj::error_code&) { return close(); }
  bool on_array_begin(bj::error_code&) { return open.push_back({Json::array(), {}}), true; }
  bool on_array_end(std::size_t, bj::error_code&) { return close(); }
  bool on_key_part(bj::string_view part, std::size_t, bj::error_code&) {
    return pending.append(part.data(), part.size()), true;
  }
  bool on_key(bj::string_view part, std::size_t, bj::error_code&) {
    pending.append(part.data(), part.size());
    return open.back().name = std::exchange(pending, {}), true;
  }
  bool on_string_part(bj::string_view part, std::size_t, bj::error_code&) {
    return pending.append(part.data(), part.size()), true;
  }
  bool on_string(bj::string_view part, std::size_t, bj::error_code&) {
    pending.append(part.data(), part.size());
    return put(Json(std::exchange(pending, {})));
  }
  bool on_number_part(bj::string_view part, bj::error_code&) { return number.append(part.data(), part.size()), true; }
  bool on_int64(std::int64_t value, bj::string_view, bj::error_code&) { return number.clear(), put(Json(value)); }
  bool on_uint64(std::uint64_t value, bj::string_view, bj::error_code&) {
    return number.clear(), put(Json(static_cast<double>(value)));
  }
  bool on_double(double value, bj::string_view part, bj::error_code&) {
    // Boost's own value may be one unit in the last place off: read the text, so that what is written reads the same.
    number.append(part.data(), part.size());
    std::from_chars(number.data(), number.data() + number.size(), value);
    number.clear();
    finite = finite && std::isfinite(value);
    return put(Json(value));
  }
  bool on_bool(bool value, bj::error_code&) { return put(Json(value)); }
  bool on_null(bj::error_code&) { return put(Json()); }
  bool on_comment_part(bj::string_view, bj::error_code&) { return true; }
  bool on_comment(bj::string_view, bj::error_code&) { return true; }
};

// RFC 8785, 3.2.2.3: numbers as ECMAScript writes them.
void append_number(std::string& out, double value) {
  STIP_ASSERT(std::isfinite(value));
  if (value == 0) {
    out += '0';
    return;
  }
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, std::abs(value), std::chars_format::scientific).ptr;
  const std::string_view text(buffer, static_cast<std::size_t>(end - buffer));
  const auto e = text.find('e');
  std::string digits(text.substr(0, 1));
  if (e > 2) digits += text.substr(2, e - 2);
  int exponent = 0;
  std::from_chars(text.data() + e + (text[e + 1] == '+' ? 2 : 1), end, exponent);
  ++exponent;  // The point stands after this many digits.
  const int count = static_cast<int>(digits.size());
  if (value < 0) out += '-';
  if (count <= exponent && exponent <= 21) {
    out += digits + std::string(static_cast<std::size_t>(exponent - count), '0');
  } else if (0 < exponent && exponent <= 21) {
    out +=
        digits.substr(0, static_cast<std::size_t>(exponent)) + '.' + digits.substr(static_cast<std::size_t>(exponent));
  } else if (-6 < exponent && exponent <= 0) {
    out += "0." + std::string(static_cast<std::size_t>(-exponent), '0') + digits;
  } else {
    out += digits.substr(0, 1);
    if (count > 1) out += '.' + digits.substr(1);
    out += exponent > 0 ? "e+" : "e-";
    out += std::to_string(std::abs(exponent - 1));
  }
}

// `indent` is the depth in steps of two spaces; negative: write without white space.
void append(std::string& out, const Json& json, int indent) {
  const auto new_line = [&](int depth) {
    if (depth >= 0) out += '\n', out.append(static_cast<std::size_t>(depth) * 2, ' ');
  };
  const int inner = indent < 0 ? indent : indent + 1;
  if (json.is_null())
    out += "null";
  else if (json.is_bool())
    out += json.as_bool() ? "true" : "false";
  else if (json.is_integer())
    out += std::to_string(json.as_integer());
  else if (json.is_number())
    append_number(out, json.as_number());
  else if (json.is_string())
    append_json_string(out, json.as_string());
  else if (json.is_array()) {
    out += '[';
    for (bool first = true; const Json& element : json.as_array()) {
      if (!std::exchange(first, false)) out += ',';
      new_line(inner);
      append(out, element, inner);
    }
    if (!json.as_array().empty()) new_line(indent);
    out += ']';
  } else {
    out += '{';
    for (bool first = true; const JsonMember& member : json.as_object()) {
      if (!std::exchange(first, false)) out += ',';
      new_line(inner);
      append_json_string(out, member.name);
      out += indent < 0 ? ":" : ": ";
      append(out, member.value, inner);
    }
    if (!json.as_object().empty()) new_line(indent);
    out += '}';
  }
}

}  // namespace

Json::Json(Object value) : value_(std::move(value)) {}
Json Json::object() { return Json(Object{}); }
Json::Object Json::as_object() && { return std::move(as_object()); }

/// By kind and by element: asked to compare two lists whole, Clang turns each into a Json first, and so on without end.
bool Json::operator==(const Json& other) const {
  if (value_.index() != other.value_.index()) return false;
  const auto same = [](const auto& mine, const auto& theirs) {
    return std::equal(mine.begin(), mine.end(), theirs.begin(), theirs.end());
  };
  if (is_array()) return same(as_array(), other.as_array());
  if (is_object()) return same(as_object(), other.as_object());
  if (is_null()) return true;
  if (is_bool()) return as_bool() == other.as_bool();
  if (is_integer()) return as_integer() == other.as_integer();
  if (is_string()) return as_string() == other.as_string();
  return as_number() == other.as_number();
}

const Json* Json::find(std::string_view name) const {
  if (!is_object()) return nullptr;
  const auto at = std::ranges::find(as_object(), name, &JsonMember::name);
  return at == as_object().end() ? nullptr : &at->value;
}

std::string Json::text(std::string_view name, std::string_view otherwise) const {
  const Json* found = find(name);
  return found && found->is_string() ? found->as_string() : std::string(otherwise);
}

Json& Json::add(std::string name, Json value) {
  if (is_null()) value_ = Object{};
  as_object().push_back({std::move(name), std::move(value)});
  return *this;
}

Json& Json::push(Json value) {
  if (is_null()) value_ = Array{};
  as_array().push_back(std::move(value));
  return *this;
}

ErrorOr<Json> parse_json(std::string_view text, const JsonLimits& limits) {
  if (text.size() > limits.bytes) {
    return refused(
        said("it is {} bytes long; at most {} are read.", std::to_string(text.size()), std::to_string(limits.bytes)));
  }
  bj::parse_options options;
  options.max_depth = limits.depth;
  bj::basic_parser<Builder> parser(options);
  bj::error_code error;
  const std::size_t read = parser.write_some(false, text.data(), text.size(), error);
  if (error == bj::error::too_deep)
    return refused(said("it is nested more than {} levels deep.", std::to_string(limits.depth)));
  if (error) return refused(said("it cannot be read beyond byte {}: {}.", std::to_string(read), error.message()));
  if (read != text.size()) return refused(said("something follows the value at byte {}.", std::to_string(read)));
  if (!parser.handler().finite) return refused(said("a number is too large."));
  if (!is_utf8(text)) return refused(said("it is not well-formed UTF-8."));
  return std::move(parser.handler().root);
}

std::string to_text(const Json& json) {
  std::string out;
  append(out, json, -1);
  return out;
}

std::string to_pretty_text(const Json& json) {
  std::string out;
  append(out, json, 0);
  return out += '\n';
}

// RFC 8785, 3.2.2.2: the short escapes where there is one, \u00xx for other control characters, else nothing.
void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t start = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    out.append(text, start, i - start);
    start = i + 1;
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\b':
        out += "\\b";
        break;
      case '\t':
        out += "\\t";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\f':
        out += "\\f";
        break;
      case '\r':
        out += "\\r";
        break;
      default: {
        static constexpr char digits[] = "0123456789abcdef";
        out += "\\u00";
        out += digits[c >> 4];
        out += digits[c & 15];
      }
    }
  }
  out.append(text, start, text.npos);
  out += '"';
}

}  // namespace stip
