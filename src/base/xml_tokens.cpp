// XML tokens: one pass over the bytes, with a stack of open tags.
#include "base/xml_tokens.h"

#include <charconv>

#include "base/text.h"

namespace stip {
namespace {

Error broken(const std::string& problem) {
  return {ErrorKind::invalid, "document", "its text is not sound: " + problem + ".",
          "Open it in the program that made it, save it anew, and try again."};
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// The end of a tag that starts at `at`, behind its ">"; npos: it never ends. A ">" within quotes ends nothing.
std::size_t end_of_tag(std::string_view xml, std::size_t at) {
  char quote = 0;
  for (std::size_t i = at + 1; i < xml.size(); ++i) {
    if (quote) {
      if (xml[i] == quote) quote = 0;
    } else if (xml[i] == '"' || xml[i] == '\'') {
      quote = xml[i];
    } else if (xml[i] == '>') {
      return i + 1;
    } else if (xml[i] == '<') {
      return std::string_view::npos;
    }
  }
  return std::string_view::npos;
}

class Reader {
 public:
  Reader(std::string_view xml, const XmlLimits& limits) : xml_(xml), limits_(limits) {}

  ErrorOr<std::vector<XmlToken>> read() {
    if (!is_utf8(xml_) || xml_.find('\0') != xml_.npos) return broken("it is no UTF-8");
    std::size_t at = starts_with(xml_, "\xEF\xBB\xBF") ? 3 : 0;
    while (at < xml_.size()) {
      if (tokens_.size() >= limits_.tokens) return broken("it has too many parts");
      STIP_TRY_AS(at, xml_[at] == '<' ? markup(at) : words(at));
    }
    if (!open_.empty()) return broken("a tag is never closed");
    if (!has_root_) return broken("it is empty");
    return std::move(tokens_);
  }

 private:
  ErrorOr<std::size_t> words(std::size_t at) {
    const std::size_t end = std::min(xml_.find('<', at), xml_.size());
    const std::string_view raw = xml_.substr(at, end - at);
    if (!open_.empty())
      add({XmlToken::Kind::text, raw, at, end, 0, 0});
    else if (!trimmed(raw).empty())
      return broken("text stands outside of it");
    return end;
  }

  ErrorOr<std::size_t> markup(std::size_t at) {
    const std::string_view rest = xml_.substr(at);
    if (starts_with(rest, "<!--")) return past(at + 4, "-->");
    if (starts_with(rest, "<?")) return past(at + 2, "?>");
    if (starts_with(rest, "<!["))
      return broken("it holds a section of raw text, which is not read");  // CDATA too: no word processor writes it.
    if (starts_with(rest, "<!")) {
      return Error{ErrorKind::invalid, "document", "it declares a document type, which is not read.",
                   "Do not trust this file; ask its sender for another one."};
    }
    const std::size_t end = end_of_tag(xml_, at);
    if (end == xml_.npos) return broken("a tag does not end");
    return starts_with(rest, "</") ? closed(at, end) : opened(at, end);
  }

  ErrorOr<std::size_t> past(std::size_t at, std::string_view mark) {
    const std::size_t end = xml_.find(mark, at);
    if (end == xml_.npos) return broken("a comment does not end");
    return end + mark.size();
  }

  ErrorOr<std::size_t> opened(std::size_t at, std::size_t end) {
    const bool is_empty = xml_[end - 2] == '/';
    std::size_t name_end = at + 1;
    while (name_end < end - 1 && !is_space(xml_[name_end]) && xml_[name_end] != '/') ++name_end;
    if (name_end == at + 1) return broken("a tag has no name");
    if (open_.empty() && has_root_) return broken("it has two roots");
    has_root_ = true;
    if (open_.size() >= limits_.depth) return broken("it is nested too deep");
    add({is_empty ? XmlToken::Kind::empty : XmlToken::Kind::open, xml_.substr(at + 1, name_end - at - 1), at, end, 0,
         0});
    if (!is_empty) open_.push_back(tokens_.size() - 1);
    return end;
  }

  ErrorOr<std::size_t> closed(std::size_t at, std::size_t end) {
    const std::string_view name = trimmed(xml_.substr(at + 2, end - at - 3));
    if (open_.empty() || tokens_[open_.back()].name != name) return broken("its tags do not match");
    const std::size_t opener = open_.back();
    open_.pop_back();
    add({XmlToken::Kind::close, name, at, end, 0, 0});
    tokens_.back().match = opener;
    tokens_[opener].match = tokens_.size() - 1;
    return end;
  }

  void add(XmlToken token) {
    token.match = tokens_.size();
    token.parent = open_.empty() ? tokens_.size() : open_.back();
    tokens_.push_back(token);
  }

  std::string_view xml_;
  const XmlLimits& limits_;
  std::vector<XmlToken> tokens_;
  std::vector<std::size_t> open_;
  bool has_root_ = false;
};

void append_code_point(std::string& out, std::uint32_t point) {
  if (point < 0x80) {
    out += static_cast<char>(point);
  } else if (point < 0x800) {
    out += {static_cast<char>(0xC0 | (point >> 6)), static_cast<char>(0x80 | (point & 63))};
  } else if (point < 0x10000) {
    out += {static_cast<char>(0xE0 | (point >> 12)), static_cast<char>(0x80 | ((point >> 6) & 63)),
            static_cast<char>(0x80 | (point & 63))};
  } else {
    out += {static_cast<char>(0xF0 | (point >> 18)), static_cast<char>(0x80 | ((point >> 12) & 63)),
            static_cast<char>(0x80 | ((point >> 6) & 63)), static_cast<char>(0x80 | (point & 63))};
  }
}

bool append_reference(std::string& out, std::string_view name) {
  if (name == "amp") return out += '&', true;
  if (name == "lt") return out += '<', true;
  if (name == "gt") return out += '>', true;
  if (name == "quot") return out += '"', true;
  if (name == "apos") return out += '\'', true;
  if (name.size() < 2 || name[0] != '#') return false;
  const bool is_hex = name[1] == 'x';
  const std::string_view digits = name.substr(is_hex ? 2 : 1);
  std::uint32_t point = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), point, is_hex ? 16 : 10);
  const bool is_good = error == std::errc() && end == digits.data() + digits.size() && !digits.empty() && point != 0 &&
                       point <= 0x10FFFF && (point < 0xD800 || point > 0xDFFF);
  if (is_good) append_code_point(out, point);
  return is_good;
}

}  // namespace

ErrorOr<std::vector<XmlToken>> xml_tokens(std::string_view xml, const XmlLimits& limits) {
  return Reader(xml, limits).read();
}

XmlRange attribute_range(std::string_view xml, const XmlToken& tag, std::string_view name) {
  std::size_t at = tag.begin + 1 + tag.name.size();
  while (at < tag.end) {
    while (at < tag.end && (is_space(xml[at]) || xml[at] == '/')) ++at;
    const std::size_t start = at;
    while (at < tag.end && xml[at] != '=' && xml[at] != '>' && !is_space(xml[at])) ++at;
    const std::string_view found = xml.substr(start, at - start);
    while (at < tag.end && xml[at] != '"' && xml[at] != '\'' && xml[at] != '>') ++at;
    if (at >= tag.end || xml[at] == '>') return {};
    const std::size_t close = xml.find(xml[at], at + 1);
    if (close == xml.npos || close >= tag.end) return {};
    if (found == name) return {at + 1, close};
    at = close + 1;
  }
  return {};
}

std::string attribute_of(std::string_view xml, const XmlToken& tag, std::string_view name) {
  const XmlRange range = attribute_range(xml, tag, name);
  return range ? xml_unescaped(xml.substr(range.begin, range.end - range.begin)) : std::string();
}

std::string xml_unescaped(std::string_view raw) {
  std::string out;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const std::size_t end = raw[i] == '&' ? raw.find(';', i) : raw.npos;
    if (end != raw.npos && end - i <= 10 && append_reference(out, raw.substr(i + 1, end - i - 1)))
      i = end;
    else
      out += raw[i];
  }
  return out;
}

}  // namespace stip
