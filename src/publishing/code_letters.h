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

/// Letters for the printer, `first` being the number of the first of them: a sheet that says what they are, and then a
/// sheet of paper for each letter, printed on both sides. What they say is the design of the consultation. The QR code
/// holds the address alone: a code in it would stay behind in the history of a browser.
Document code_letters(const View& view, const Consultation& consultation, std::span<const CodeLetter> letters,
                      std::size_t first, Day date);
/// The pages that these letters take when each side holds what it must.
constexpr std::size_t pages_of(std::size_t letters) { return 2 + 2 * letters; }

}  // namespace stip
