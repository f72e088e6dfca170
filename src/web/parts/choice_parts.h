// ChoiceParts: asking for a proposal of what to start when, and what comes of it.
#pragma once

#include <optional>
#include <string>

#include "investing/agenda_choice.h"
#include "web/site.h"

namespace stip {

/// What an address asks for: ?voorstel=ja&bron=FS-GEM&korting=20&zorg=open-first.
struct ChoiceAsked {
  bool is_asked = false;
  std::string source;  ///< Of money that is cut; empty: none.
  int cut = 20;        ///< Per cent.
  CareLevel care = CareLevel::open_first;
};
/// What is not understood is left as it is when nothing is asked.
ChoiceAsked choice_asked(const Request& request);

/// Whether a page may work it out while somebody waits; a larger agenda asks `stip invest`.
bool is_small_enough(const AgendaPortfolio& portfolio);

/// One at a time, in a few seconds at most. Errors: not_found, if the choice has no such source.
ErrorOr<AgendaChoice> asked_choice(const View& view, Day today, const ChoiceAsked& asked);

/// "61,4 %", of a share.
std::string percent_words(const Visit& visit, double share);
/// "€ 4,2 mln", of millions of euros.
std::string millions_words(const Visit& visit, double amount);
/// How care can come before speed: name and words, from speed to care.
NamedTexts care_options(const Visit& visit);
/// Sources of money of the choice that this viewer sees, by id and title.
NamedTexts cut_options(const Visit& visit, const AgendaPortfolio& portfolio);
/// How much less a source may be asked to give, in per cent.
inline constexpr int cut_sizes[] = {5, 10, 20, 30, 50, 100};

/// The form; sources are those of the choice.
Html choice_form(const Visit& visit, const AgendaPortfolio& portfolio, const ChoiceAsked& asked);
/// Assumptions, plan, reasons, what is the same in all good plans, and what the cut costs each goal.
Html choice_result(const Visit& visit, const AgendaChoice& choice);
/// What is missing or had to be assumed, with links; and what to enter if too little is known to choose.
Html choice_gaps(const Visit& visit, const std::vector<PortfolioGapList>& gaps);
Html choice_wanted(const Visit& visit, const AgendaPortfolio& portfolio);

}  // namespace stip
