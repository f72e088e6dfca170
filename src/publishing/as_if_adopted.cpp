// As if adopted: the words, and where they stand.
#include "publishing/as_if_adopted.h"

#include <algorithm>

#include "base/text.h"
#include "publishing/letter_parts.h"
#include "publishing/record_words.h"

namespace stip {
namespace {

std::vector<Block> mark(const Document& document, const std::vector<const Proposal*>& proposals) {
  std::vector<std::string> names;
  for (const Proposal* proposal : proposals)
    names.push_back(title_of(document.language, *proposal) + " (" + proposal->id + ")");
  const Inlines words{strong(fill(tr(document.language, "As if adopted: {}."), {join(names, "; ")})),
                      text(" " + std::string(tr(document.language, "This is not an adopted text.")))};
  if (document.recipe.empty()) return {Callout{Callout::Kind::note, {}, {words}}};
  return {PartEdge{"asif", "stip: " + letter_part_title(document.language, "asif")},
          Paragraph{words, Paragraph::Role::lead}, PartEdge{}};
}

}  // namespace

std::vector<const Proposal*> proposals_of_moment(const View& view, std::string_view moment) {
  std::vector<const Proposal*> proposals;
  for (const std::string& id : split(moment, '+')) {
    const Proposal* proposal = view.find<Proposal>(id);
    if (!proposal) return {};
    if (std::ranges::find(proposals, proposal) == proposals.end()) proposals.push_back(proposal);
  }
  return proposals;
}

Document as_if_adopted(Document document, const View& view, const std::vector<std::string>& moments) {
  std::vector<const Proposal*> proposals;
  for (const std::string& moment : moments) {
    for (const Proposal* proposal : proposals_of_moment(view, moment))
      if (std::ranges::find(proposals, proposal) == proposals.end()) proposals.push_back(proposal);
  }
  if (proposals.empty()) return document;
  std::vector<std::string> ids;
  for (const Proposal* proposal : proposals) ids.push_back(proposal->id);
  const std::string words = fill(tr(document.language, "as if adopted: {}"), {join(ids, ", ")});
  document.title += " (" + words + ")";
  if (!document.subject.empty()) document.subject += " (" + words + ")";
  document.footer = document.footer.empty() ? words : document.footer + ", " + words;
  std::vector<Block> blocks = mark(document, proposals);
  blocks.insert(blocks.end(), std::make_move_iterator(document.blocks.begin()),
                std::make_move_iterator(document.blocks.end()));
  document.blocks = std::move(blocks);
  return document;
}

}  // namespace stip
