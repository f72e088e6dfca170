// Explanation: the block "Beleidskeuzes uitgelegd" of an action, after the Comptabiliteitswet 2016, article 3.1.
#pragma once

#include <optional>
#include <string>

#include "publishing/document.h"

namespace stip {

struct Action;

/// Whether the fixed framework is asked of an action, and why: EUR 20 million or more of public money in a year.
struct ExplanationAsked {
  bool is_asked = false;
  int year = 0;   ///< 0: an average over a period.
  Amount amount;  ///< In that year.
};
ExplanationAsked explanation_asked(const View& view, std::string_view action);

/// The block below a heading that stands already: goals, instruments, financial consequences for the State and for
/// sectors of society, effectiveness, efficiency, evaluation. What the agenda does not say is said as open.
void write_explanation(DocumentWriter& out, const Action& action, int level);
Document explanation(const View& view, const Action& action, Day today, Language language);
/// The blocks of all actions of an edition of which they are asked, largest first; nullopt: of none.
std::optional<Document> explanations(const View& view, const std::string& edition, Day date, Language language);

}  // namespace stip
