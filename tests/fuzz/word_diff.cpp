// Word diff: its pieces are both texts, byte for byte. The input is the two texts, with a NUL between.
#include "publishing/word_diff.h"

#include "fuzz/fuzz.h"

FUZZ_TARGET(word_diff) {
  using namespace stip;
  const std::size_t cut = std::min(input.find('\0'), input.size());
  const std::string_view before = input.substr(0, cut), after = input.substr(std::min(cut + 1, input.size()));
  for (const std::size_t most_work : {std::size_t{20'000'000}, std::size_t{10}}) {
    std::string old_text, new_text;
    const auto pieces = word_diff(before, after, most_work);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      MUST(!pieces[i].text.empty() && (i == 0 || pieces[i].kind != pieces[i - 1].kind));
      if (pieces[i].kind != Piece::added) old_text += pieces[i].text;
      if (pieces[i].kind != Piece::removed) new_text += pieces[i].text;
    }
    MUST(old_text == before && new_text == after);
  }
}
