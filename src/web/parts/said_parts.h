// Parts of "you said, we did": who raised a signal, what was answered and why, and where that stands now.
#pragma once

#include <optional>
#include <string>

#include "governance/signal.h"
#include "web/site.h"

namespace stip {

/// Who raised it: an organisation or a body; of citizens never more than that they are.
Html raiser(const Visit& visit, const Signal& signal);
/// The answer in a word, with its look: open, past its term, taken over, partly, not, noted.
Html answer_word(const Visit& visit, const SaidAndDone& line, bool plain = false);
/// "answered after 98 days, 39 days past its term"; "open for at least 24 days" if the date is no day but a month.
std::string days_words(const Visit& visit, const SaidAndDone& line);
/// Who raised it, what, the answer and why, where it shows and how that stands now, days.
Html said_facts(const Visit& visit, const SaidAndDone& line);
/// Everybody who raised it, and who therefore hears of the answer, under its heading.
Html told_list(const Visit& visit, const Signal& signal);
/// The line of one signal; nullopt if it was merged or is not to be seen.
std::optional<SaidAndDone> said_line(const Visit& visit, std::string_view signal);

}  // namespace stip
