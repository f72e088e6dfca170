// Code text: random codes that people type over, and what makes a mistyped one show.
#pragma once

#include <string>
#include <string_view>

namespace stip {

/// Random symbols of Crockford's base 32, five bits each, without I, L, O and U: to be typed over by people.
std::string random_code(int symbols);
/// A code as it was made, whatever people made of it: capitals, no spaces or hyphens, O for 0, I and L for 1.
std::string plain_code(std::string_view typed);

/// Each five bits as a symbol of that alphabet. Precondition: a multiple of five bytes.
std::string to_base32(std::string_view bytes);
/// And back. Precondition: a multiple of eight symbols of the alphabet.
std::string from_base32(std::string_view code);

/// The symbol that goes behind a code: Luhn's sum modulo 32. It shows every single symbol that is wrong, and every two
/// neighbours that changed places but 0 and Z.
/// Precondition: symbols of the alphabet only.
char check_symbol(std::string_view code);
/// Whether these are symbols of the alphabet, of which the last is the check symbol of the others.
bool has_right_check(std::string_view code);
/// In groups of four, with hyphens between: for paper.
std::string in_fours(std::string_view code);

}  // namespace stip
