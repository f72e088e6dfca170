// Base64url: base64 with two other digits, and without what fills it up.
#include "desk/base64url.h"

#include "base/hash.h"
#include "base/text.h"

namespace stip {

std::string to_base64url(std::string_view bytes) {
  std::string text = to_base64(bytes);
  replace_all(text, "+", "-");
  replace_all(text, "/", "_");
  replace_all(text, "=", "");
  return text;
}

ErrorOr<std::string> parse_base64url(std::string_view text) {
  if (text.find_first_of("+/=") != text.npos)
    return Error{ErrorKind::invalid, "base64url", "it holds a sign that does not belong there.",
                 "Copy the text whole."};
  std::string padded(text);
  replace_all(padded, "-", "+");
  replace_all(padded, "_", "/");
  padded.append((4 - padded.size() % 4) % 4, '=');
  return parse_base64(padded);
}

}  // namespace stip
