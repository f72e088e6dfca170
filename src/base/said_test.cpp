// Tests of texts that are put into the language of their reader.
#include "base/said.h"

#include <doctest/doctest.h>

#include "base/error_or.h"
#include "base/locale.h"

using namespace stip;

TEST_CASE("a text is English until it is asked for in another language, also inside another text") {
  const Said inner = said("sheet {}", "Acties");
  const Said text = said("The id is used twice; first in {}, row {}.", inner, "3");
  CHECK(text == "The id is used twice; first in sheet Acties, row 3.");
  CHECK(text.in(Language::en) == text);
  CHECK(text.in(Language::nl) == "Het nummer komt twee keer voor; de eerste keer in blad Acties, rij 3.");
}

TEST_CASE("what somebody wrote is never translated, and never taken for a hole") {
  CHECK(said("'{}' is no target.", "date").in(Language::nl) == "‘date’ is geen doel.");
  CHECK(said("'{}' was read as {}", "{}", "x").in(Language::nl) == "‘{}’ is gelezen als x");
  CHECK(Said("date").in(Language::nl) == "date");
}

TEST_CASE("an error is put into words as a whole, and one of plain texts is looked up") {
  const Error error{ErrorKind::conflict, said("edition {}", "2026"), said("the ledger is empty."), "Check the id."};
  const Error told = in_language(Language::nl, error);
  CHECK(told == Error{ErrorKind::conflict, "editie 2026", "Het logboek is leeg.", "Controleer het nummer."});
  CHECK(in_language(Language::en, error) == error);
  CHECK(to_text(error, Language::nl) ==
        "stip: editie 2026: Het logboek is leeg.\n      Controleer het nummer.\n      (conflict, exit 5)\n");
}

TEST_CASE("a text that something was joined to stays English, and says all of it") {
  const std::string joined = said("the ledger is empty.") + " Really.";
  CHECK(Said(joined).in(Language::nl) == "the ledger is empty. Really.");
}
