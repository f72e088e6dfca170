// FormData: bodies of forms, read strictly.
#include "web/form_data.h"

#include <algorithm>
#include <optional>

#include "base/text.h"

namespace stip {
namespace {

constexpr std::size_t longest_head = 4'096;  // Of one part: three header fields with a name and a file name.
constexpr std::string_view line_end = "\r\n";

FormData refused(int status) { return {status, {}, {}}; }

bool is_clean(std::string_view text, bool may_have_lines) {
  return is_utf8(text) && std::ranges::none_of(text, [&](char c) {
           const bool is_line_or_tab = c == '\r' || c == '\n' || c == '\t';
           return (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) && !(may_have_lines && is_line_or_tab);
         });
}

/// A header value such as `form-data; name="a"; filename="b"`: what stands before the first ";", and its parameters.
struct HeaderValue {
  std::string word;  ///< Lower case.
  NamedTexts parameters;

  const std::string* parameter(std::string_view name) const {
    const auto at = std::ranges::find(parameters, name, &NamedTexts::value_type::first);
    return at == parameters.end() ? nullptr : &at->second;
  }
};

/// Takes a token or a quoted text off the front. Browsers write a quotation mark in a name as %22, never as \".
std::optional<std::string> taken_value(std::string_view& rest) {
  if (!starts_with(rest, "\"")) {
    const auto end = std::min(rest.find_first_of("; \t"), rest.size());
    const std::string value(rest.substr(0, end));
    rest.remove_prefix(end);
    return value;
  }
  const auto end = rest.find('"', 1);
  if (end == rest.npos) return std::nullopt;
  std::string value(rest.substr(1, end - 1));
  rest.remove_prefix(end + 1);
  return value;
}

std::optional<HeaderValue> read_header_value(std::string_view text) {
  const auto end = std::min(text.find(';'), text.size());
  HeaderValue value{to_lower(trimmed(text.substr(0, end))), {}};
  std::string_view rest = text.substr(end);
  while (!rest.empty()) {
    if (rest.front() != ';') return std::nullopt;
    rest = trimmed(rest.substr(1));
    if (rest.empty()) break;
    const auto equals = rest.find('=');
    if (equals == rest.npos) return std::nullopt;
    std::string name = to_lower(trimmed(rest.substr(0, equals)));
    rest.remove_prefix(equals + 1);
    auto parameter = taken_value(rest);
    if (!parameter || value.parameter(name)) return std::nullopt;  // Twice the same name: two readers, two meanings.
    value.parameters.emplace_back(std::move(name), *std::move(parameter));
    rest = trimmed(rest);
  }
  return value;
}

/// What browsers do to a name before they put it between quotes (WHATWG HTML, multipart/form-data).
std::string unescaped_name(std::string name) {
  replace_all(name, "%22", "\"");
  replace_all(name, "%0D", "\r");
  replace_all(name, "%0A", "\n");
  return name;
}

std::string without_folders(const std::string& name) {
  const auto slash = name.find_last_of("/\\");
  return slash == name.npos ? name : name.substr(slash + 1);
}

bool is_boundary(std::string_view text) {  // RFC 2046, 5.1.1.
  return !text.empty() && text.size() <= 70 && text.back() != ' ' && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("'()+_,-./:=? ").find(c) != std::string_view::npos;
  });
}

/// The head of one part.
struct PartHead {
  std::string name;
  std::optional<std::string> file_name;
  std::string content_type;
};

std::optional<PartHead> read_head(std::string_view head) {
  PartHead part;
  bool is_disposed = false;
  while (!head.empty()) {
    const auto end = std::min(head.find(line_end), head.size());
    const std::string_view line = head.substr(0, end);
    head.remove_prefix(std::min(end + line_end.size(), head.size()));
    const auto colon = line.find(':');
    if (colon == line.npos || !is_clean(line, false)) return std::nullopt;
    const std::string name = to_lower(line.substr(0, colon));
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (name == "content-type") part.content_type = value;
    if (name == "content-transfer-encoding") return std::nullopt;  // Deprecated by RFC 7578, 4.7; no browser sends it.
    if (name != "content-disposition") continue;
    const auto disposition = read_header_value(value);
    if (is_disposed || !disposition || disposition->word != "form-data" || !disposition->parameter("name"))
      return std::nullopt;
    is_disposed = true;
    part.name = unescaped_name(*disposition->parameter("name"));
    if (const auto* file = disposition->parameter("filename")) part.file_name = without_folders(unescaped_name(*file));
  }
  return is_disposed && is_clean(part.name, false) ? std::optional(part) : std::nullopt;
}

/// Adds one part to the form; the status to answer.
int add_part(FormData& form, PartHead head, std::string_view content, const FormLimits& limits) {
  if (form.pairs.size() + form.files.size() >= limits.fields) return 413;
  if (!head.file_name) {
    if (content.size() > limits.value_bytes) return 413;
    if (!is_clean(content, true)) return 400;
    form.pairs.emplace_back(std::move(head.name), content);
    return 200;
  }
  if (content.size() > limits.file_bytes) return 413;
  if (!is_clean(*head.file_name, false)) return 400;
  if (head.file_name->empty() && content.empty()) return 200;  // No file was chosen.
  form.files.push_back(
      {std::move(head.name), *std::move(head.file_name), std::move(head.content_type), std::string(content)});
  return 200;
}

FormData multipart(std::string_view body, const std::string& boundary, const FormLimits& limits) {
  const std::string opening = "--" + boundary;
  const std::string mark = "\r\n" + opening;
  if (!starts_with(body, opening)) return refused(400);
  body.remove_prefix(opening.size());
  FormData form;
  while (starts_with(body, line_end)) {
    const auto head_end = body.substr(0, longest_head).find("\r\n\r\n");
    if (head_end == body.npos || head_end == 0) return refused(400);
    auto head = read_head(body.substr(line_end.size(), head_end - line_end.size()));
    body.remove_prefix(head_end + 4);
    const auto end = body.find(mark);
    if (!head || end == body.npos) return refused(400);
    if (const int status = add_part(form, *std::move(head), body.substr(0, end), limits); status != 200)
      return refused(status);
    body.remove_prefix(end + mark.size());
  }
  return body == "--\r\n" || body == "--" ? form : refused(400);
}

FormData url_encoded(std::string_view body, const FormLimits& limits) {
  if (static_cast<std::size_t>(std::ranges::count(body, '&')) >= limits.fields) return refused(413);
  auto pairs = parsed_query(body, true);
  if (!pairs) return refused(400);
  if (std::ranges::any_of(*pairs, [&](const auto& pair) { return pair.second.size() > limits.value_bytes; }))
    return refused(413);
  return {200, *std::move(pairs), {}};
}

}  // namespace

const std::string* FormData::value(std::string_view name) const {
  const auto at = std::ranges::find(pairs, name, &NamedTexts::value_type::first);
  return at == pairs.end() ? nullptr : &at->second;
}

FormData form_data(std::string_view content_type, std::string_view body, const FormLimits& limits) {
  const auto type = read_header_value(content_type);
  if (!type) return refused(400);
  const std::string* charset = type->parameter("charset");
  if (charset && to_lower(*charset) != "utf-8") return refused(415);
  if (type->word == "application/x-www-form-urlencoded") return url_encoded(body, limits);
  if (type->word != "multipart/form-data") return refused(415);
  const std::string* boundary = type->parameter("boundary");
  return boundary && is_boundary(*boundary) ? multipart(body, *boundary, limits) : refused(400);
}

FormData form_data(const Request& request, const FormLimits& limits) {
  const std::string* type = request.header("content-type");
  return type ? form_data(*type, request.body, limits) : refused(415);
}

}  // namespace stip
