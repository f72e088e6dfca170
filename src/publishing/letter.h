// Letter: the letter to parliament that goes with an edition, as people will finish it in Word.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "publishing/change_overview.h"
#include "publishing/document.h"

namespace stip {

enum class Chamber : std::uint8_t { house, senate };

struct LetterOptions {
  Language language = Language::nl;
  Chamber to = Chamber::house;
  std::string edition = {};                   ///< "2027"; empty: a draft of the agenda of now.
  std::string reason = {};                    ///< Why this letter is sent now; empty: a place to fill in.
  std::vector<std::string> dossiers = {};     ///< Numbers of parliamentary papers; empty: those of the agenda.
  std::vector<std::string> fulfils = {};      ///< Pledges that this letter closes, besides those that name `letter`.
  std::string letter = {};                    ///< Id of the source that this letter is or will be.
  std::vector<std::string> signatories = {};  ///< Functions; empty: a line for each coordinating department.
  std::vector<std::string> annexes = {};      ///< Titles; empty: the agenda and, if compared, the overview of changes.
  std::string checkpoint = {};                ///< The signed note of the ledger at the edition; empty: not signed.
  std::string recipe = {};                    ///< Kept in the file: see publishing/letter_update.h.
};

/// The pledges and motions that a letter closes: named in the options or by the letter. If neither names any, those
/// that recur and are due by the end of the quarter of `day`: a proposal, and the letter says so.
struct ClosedPledges {
  std::vector<const Pledge*> pledges;  ///< Live as long as the view.
  bool is_proposal = false;
};
ClosedPledges closed_pledges(const View& view, Day day, const LetterOptions& options);

/// Opening and reason, the agenda in facts and figures, what changed since `last` with reasons and decisions, pledges
/// and motions that it closes and that stay open, what is still open, next steps, signatories and annexes. Text that
/// people write stands between the parts that stip fills in: see PartEdge. What was made up is left out. `today`: the
/// day of the letter. A pledge of `fulfils` that the view does not hold is passed over.
Document letter(const View& view, const std::optional<Compared>& last, Day today, const LetterOptions& options);

}  // namespace stip
