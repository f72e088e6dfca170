// Reason words: dates in old reasons are read as people write them, and nothing else is touched.
#include "web/parts/reason_words.h"

#include <doctest/doctest.h>

using namespace stip;

TEST_CASE("reason_words: half-years, quarters and days of the ledger are put in the words of the reader") {
  CHECK(reason_words(Language::nl, "De rapportageronde 2026-H2 is geopend; indienen kan tot en met 2026-12-20.") ==
        "De rapportageronde tweede helft 2026 is geopend; indienen kan tot en met 20 december 2026.");
  CHECK(reason_words(Language::en, "Report on A-014 over 2027-Q1.") == "Report on A-014 over first quarter of 2027.");
  CHECK(reason_words(Language::nl, "(2027-H1)") == "(eerste helft 2027)");
}

TEST_CASE(
    "reason_words: what stip itself gave as the reason of keeping documents is said in the language of the reader") {
  constexpr const char* kept = "Documents of the edition are kept as they are.";
  CHECK(reason_words(Language::en, kept) == kept);
  CHECK(reason_words(Language::nl, kept) == "De documenten van de editie zijn bewaard zoals ze toen waren.");
}

TEST_CASE("reason_words: what only looks like a date, or is part of something longer, stays as it was written") {
  for (const char* text : {"PR-A-014-2026-H2", "2026-H3", "2027-Q0", "2026-13-40", "2026-02-30", "2026-H2-concept",
                           "https://example.org/2026-12-20/brief", "brief.2026-12-20.pdf", "12026-12-20", "2026-12-201",
                           "2026", "2026-1", "2026-", "", "één", "TZ2026-12-20", "2026-12-20é"})
    CHECK(reason_words(Language::nl, text) == text);
}
