// Change overview: what changed between two editions, for a letter and for whoever wants to check it.
#pragma once

#include <optional>
#include <string>

#include "base/json.h"
#include "publishing/difference.h"
#include "publishing/document.h"

namespace stip {

/// A moment that the agenda of now is compared with.
struct Compared {
  const View& before;
  const Difference& difference;
  std::string moment;  ///< In the language of the document: "the 2026 edition".
};

struct ChangeOptions {
  Language language = Language::nl;
  std::string now = {};  ///< What is compared, in that language: "the 2027 edition"; empty: the agenda of today.
  std::optional<Day> date = {};        ///< Empty: today.
  std::string checkpoint = {};         ///< The signed note of the ledger at the later edition; empty: not said.
  std::optional<Compared> first = {};  ///< The first edition, so that small steps cannot hide a long way.
};

/// Counts first, then a paragraph for the letter, then what is new, ended, moved and changed, field by field, each with
/// its reason and the decision behind it; new figures; and how far plans moved since the first edition.
Document change_overview(const View& after, const Compared& last, Day today, const ChangeOptions& options);

/// As documents, without bookkeeping. One row per field: change, type, id, title, field, before, after, delta, reason, causes, entry, time. Values are
/// canonical. UTF-8 with a byte order mark, commas, CRLF (RFC 4180); cells that a spreadsheet would run get an
/// apostrophe.
std::string difference_csv(const Difference& difference);
/// The same with its counts; lists are lists and numbers are numbers.
Json difference_json(const Difference& difference);

/// A canonical value as people read it: dates and amounts in words, references by number and title, choices by label.
std::string value_text(const View& view, Language language, const Field& field, std::string_view canonical);

}  // namespace stip
