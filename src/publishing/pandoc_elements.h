// Pandoc elements: the small parts of pandoc's JSON, and texts as they may stand in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace stip::pandoc {

using Array = Json::Array;

Json object(std::vector<JsonMember> members);
/// {"t": type, "c": content}: every element of pandoc's model.
Json element(const char* type);
Json element(const char* type, Json content);
Json attributes(std::string id = {}, Array pairs = {});
/// The attributes that put what follows in a style of the reference document.
Json in_style(const char* style);

/// Words and spaces as pandoc parts them; a line end is a space. What XML cannot hold becomes U+FFFD.
Array words_of(std::string_view text);
/// The same words for raw XML.
std::string escaped(std::string_view words);
/// Whether both formats take this for the name of a place: short, plain, starting with a letter.
bool is_place(std::string_view id);
/// An address as RFC 3986 wants it: what is not ASCII in percents. Office files hold addresses where nothing else will
/// do.
std::string in_ascii(std::string_view address);
std::string base64(std::string_view bytes);

}  // namespace stip::pandoc
