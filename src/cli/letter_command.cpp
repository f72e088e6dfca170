// Letter: brings one up to date, and says part by part what became of it.
#include <iostream>

#include "base/temp_folder.h"
#include "base/text.h"
#include "cli/commands.h"
#include "editions/letter_document.h"

namespace stip {
namespace {

constexpr std::size_t most_bytes = 50u << 20;

void print(const Context& context, const LetterUpdate& update) {
  if (context.json) {
    Json json = Json::array();
    for (const UpdatedPart& part : update.parts) {
      Json item = Json::object();
      item.add("part", part.key).add("fate", name_of(part.fate)).add("before", part.before).add("after", part.after);
      json.push(std::move(item));
    }
    context.out() << to_text(json) << "\n";
    return;
  }
  for (const UpdatedPart& part : update.parts) {
    context.out() << name_of(part.fate) << "  " << part.key << "\n";
    if (part.fate == PartFate::same || part.fate == PartFate::absent) continue;
    const bool by_hand = part.fate == PartFate::conflict || part.fate == PartFate::kept;
    if (!part.before.empty())
      context.out() << (by_hand ? "      somebody wrote: " : "      was: ") << shown_beside(part.before, part.after)
                    << "\n";
    if (!part.after.empty())
      context.out() << (by_hand ? "      stip says:      " : "      now: ") << shown_beside(part.after, part.before)
                    << "\n";
  }
  context.out() << counted(static_cast<std::int64_t>(update.count(PartFate::updated)), "part", "parts") << " updated, "
                << counted(static_cast<std::int64_t>(update.count(PartFate::conflict)), "conflict", "conflicts") << ", "
                << update.count(PartFate::same) << " the same\n";
}

}  // namespace

// COMMAND: stip letter update LETTER.docx --out NEW.docx [--edition MOMENT] [--since MOMENT] [--date DAY]
//
// Fills in the figures, tables and lists of a letter anew and leaves every word that people wrote alone, byte for byte;
// also after the letter was edited and saved in Word or LibreOffice. What somebody changed inside a part that stip
// fills in is kept: what stip says now is put beside it, and the part is listed as a conflict. Exit code 1 if there is
// a conflict. The letter remembers what it was made of; another moment may be named.
Exit letter_update_command(const Context& context, const LetterUpdateRequest& request) {
  Viewer viewer{Classification::public_};
  if (!context.as.empty()) {
    STIP_TRY_AS(viewer, context.viewer());
  }
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const std::string letter, read_file(request.letter, most_bytes));
  STIP_TRY_AS(const auto registry, context.open(true));
  const Progress progress(context.world, "making the letter");
  STIP_TRY_AS(const LetterUpdate update,
              letter_up_to_date(*registry, viewer, letter, {request.edition, request.since, request.date}, today));
  STIP_TRY(deliver(context, request.out, update.bytes));
  print(context, update);
  return update.count(PartFate::conflict) > 0 ? 1 : 0;
}

}  // namespace stip
