// Checkable: the facts, each on a line of its own.
#include "publishing/checkable.h"

#include "base/text.h"

namespace stip {

Inlines checkpoint_lines(Language language, const std::string& checkpoint) {
  Inlines lines;
  for (const std::string& line : split(checkpoint, '\n')) {
    if (line.empty()) continue;
    if (!lines.empty()) lines.push_back(line_break());
    lines.push_back(text(line));
  }
  if (lines.empty()) lines.push_back(quiet(tr(language, "not signed yet")));
  return lines;
}

std::string how_to_verify(Language language) {
  return std::string(tr(language,
                        "Fetch the ledger and run “stip --ledger FILE verify”: it reads all entries again, needs no "
                        "network, and names the first that is not as it was."));
}

Facts checkable_facts(Language language, const MadeFrom& from) {
  Facts facts{{}, std::string(tr(language, "How this can be checked"))};
  facts.facts.push_back({std::string(tr(language, "Edition")), {text(from.edition)}});
  facts.facts.push_back({std::string(tr(language, "Ledger")),
                         {text(fill(tr(language, "up to and including entry {}"), {std::to_string(from.upto)}))}});
  if (!from.address.empty())
    facts.facts.push_back({std::string(tr(language, "Published at")), {link_to(from.address, from.address)}});
  facts.facts.push_back({std::string(tr(language, "Signed checkpoint")), checkpoint_lines(language, from.checkpoint)});
  facts.facts.push_back({std::string(tr(language, "To verify")), {text(how_to_verify(language))}});
  return facts;
}

}  // namespace stip
