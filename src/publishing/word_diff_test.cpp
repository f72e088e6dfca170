// Word diff, tested: both texts come back, and readers see whole words.
#include "publishing/word_diff.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

namespace stip {
namespace {

std::string side(const std::vector<WordPiece>& pieces, Piece kind) {
  std::string text;
  for (const WordPiece& piece : pieces) {
    if (piece.kind == Piece::same || piece.kind == kind) text += piece.text;
  }
  return text;
}

std::string shown(std::string_view before, std::string_view after) {
  std::string text;
  for (const WordPiece& piece : word_diff(before, after)) {
    text += piece.kind == Piece::same ? piece.text : (piece.kind == Piece::removed ? "[-" : "[+") + piece.text + "]";
  }
  return text;
}

std::string random_text() {
  std::string text;
  for (int i = 0; i < *rc::gen::inRange(0, 60); ++i)
    text += *rc::gen::element<std::string>("de", "het", "één", " ", " ", ",", "\n", "biotech", "EU");
  return text;
}

}  // namespace

TEST_CASE("a changed word is told as that word") {
  CHECK(shown("De minister start in 2026.", "De minister begint in 2027.") ==
        "De minister [-start][+begint] in [-2026][+2027].");
  CHECK(shown("a b", "a b") == "a b");
  CHECK(shown("", "nieuw") == "[+nieuw]");
  CHECK(shown("oud", "") == "[-oud]");
  CHECK(word_diff("", "").empty());
}

TEST_CASE("neighbouring words that change are told as one phrase") {
  CHECK(shown("het oude plan werkt", "het geheel andere idee werkt") == "het [-oude plan][+geheel andere idee] werkt");
}

TEST_CASE("a comma more does not change the word before it") {
  CHECK(shown("ja en nee", "ja, en nee") == "ja[+,] en nee");
}

TEST_CASE("characters are never split") { CHECK(shown("één", "eén") == "[-één][+eén]"); }

TEST_CASE("both texts come back from the pieces, and neighbours differ in kind") {
  CHECK(rc::check([] {
    const std::string before = random_text(), after = random_text();
    const auto work = *rc::gen::element<std::size_t>(0, 10, 100, 20'000'000);
    const auto pieces = word_diff(before, after, work);
    RC_ASSERT(side(pieces, Piece::removed) == before);
    RC_ASSERT(side(pieces, Piece::added) == after);
    for (std::size_t i = 1; i < pieces.size(); ++i) RC_ASSERT(pieces[i].kind != pieces[i - 1].kind);
    const auto back = word_diff(after, before, work);
    RC_ASSERT(side(back, Piece::removed) == after);
  }));
}

TEST_CASE("no word is told as changed that could have stayed") {
  CHECK(rc::check([] {
    const auto marks = [] {
      std::string text;  // Each mark is a word of its own.
      for (int i = 0; i < *rc::gen::inRange(0, 30); ++i) text += *rc::gen::element(',', '.', ';', ':');
      return text;
    };
    const std::string a = marks(), b = marks();
    std::vector<std::vector<std::size_t>> longest(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i < a.size(); ++i) {
      for (std::size_t j = 0; j < b.size(); ++j)
        longest[i + 1][j + 1] = a[i] == b[j] ? longest[i][j] + 1 : std::max(longest[i][j + 1], longest[i + 1][j]);
    }
    std::size_t same = 0;
    for (const WordPiece& piece : word_diff(a, b)) same += piece.kind == Piece::same ? piece.text.size() : 0;
    RC_ASSERT(same == longest[a.size()][b.size()]);
  }));
}

TEST_CASE("two long texts with nothing in common take a bounded time") {
  std::string before, after;
  for (int i = 0; i < 20'000; ++i) before += "a" + std::to_string(i) + " ", after += "b" + std::to_string(i) + " ";
  const auto pieces = word_diff(before, after);
  CHECK(side(pieces, Piece::removed) == before);
  CHECK(side(pieces, Piece::added) == after);
}

}  // namespace stip
