// ActWords, tested.
#include "publishing/act_words.h"

#include <doctest/doctest.h>

using namespace stip;

TEST_CASE("an act is a word of the reader's language, and one that is not known stays as it is") {
  CHECK(act_word(Language::nl, "import") == "Ingelezen");
  CHECK(act_word(Language::en, "import") == "Imported");
  CHECK(act_word(Language::nl, "hand_over") == "Overgedragen");
  CHECK(act_word(Language::nl, "recover") == "Logboek hersteld");
  CHECK(act_word(Language::nl, "something new") == "something new");
}
