// Code letters: to each person who is invited to a consultation, a letter with a code: Dutch in front, English behind.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "publishing/document.h"

namespace stip {

struct Consultation;

struct CodeLetter {
  std::string code;                  ///< As it is printed: in groups of four.
  std::vector<std::string> address;  ///< Lines; none: room for a label.
};

/// Where a telephone goes from the QR code: the address of the consultation, and behind # the code, which a browser
/// sends to no server by itself.
std::string address_with_code(const Consultation& consultation, std::string_view code);

/// Letters for the printer, `first` being the number of the first of them: a sheet that says what they are, and then a
/// sheet of paper for each letter, printed on both sides. What they say is the design of the consultation.
Document code_letters(const View& view, const Consultation& consultation, std::span<const CodeLetter> letters,
                      std::size_t first, Day date);
/// The pages that these letters take when each side holds what it must.
constexpr std::size_t pages_of(std::size_t letters) { return 2 + 2 * letters; }

}  // namespace stip
