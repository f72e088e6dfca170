// Letter parts: what stip fills in between the words of people, each part under a key of its own.
#pragma once

#include <optional>

#include "publishing/letter.h"

namespace stip {

struct LetterContext {
  Day day;
  const LetterOptions& options;
  const std::optional<Compared>& last;
};

void write_letter_facts(DocumentWriter& out);                               ///< Part "facts": actions by chapter.
void write_letter_goals(DocumentWriter& out);                               ///< Part "goals": what can be measured.
void write_letter_money(DocumentWriter& out);                               ///< Part "money": public money by stage.
void write_letter_changes(DocumentWriter& out, const LetterContext& from);  ///< Part "changes".
void write_letter_closed(DocumentWriter& out, const LetterContext& from);   ///< Part "closed".
void write_letter_pledges(DocumentWriter& out, const LetterContext& from);  ///< Part "pledges": open ones.
void write_letter_open(DocumentWriter& out, const LetterContext& from);     ///< Part "open".
void write_letter_next(DocumentWriter& out, const LetterContext& from);     ///< Part "next": what comes within a year.

void write_letter_proof(DocumentWriter& out, const LetterContext& from);  ///< Part "proof": how to check it.

/// What readers call a part or a figure of a letter, by its key; the key itself if no letter of today has it.
std::string letter_part_title(Language language, std::string_view key);

/// "open", "overdue since 1 April 2027", "fulfilled on 3 May 2027".
std::string pledge_state_text(Language language, const Pledge& pledge, Day day);
/// When it is due: date, recurrence or event, in words.
std::string pledge_due_text(Language language, const Pledge& pledge);
/// The reason of a change with the decision behind it.
Inlines reason_inlines(const View& view, Language language, const std::optional<Reason>& reason);

}  // namespace stip
