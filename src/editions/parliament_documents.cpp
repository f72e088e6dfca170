// Parliament documents: looking up, and what the ledger says of values that were deleted.
#include "editions/parliament_documents.h"

#include <algorithm>

#include "agenda/records.h"
#include "base/text.h"
#include "publishing/decision_note.h"
#include "publishing/explanation.h"
#include "publishing/round_report.h"

namespace stip {
namespace {

const Cycle* round_named(const View& view, const std::string& round) {
  if (const Cycle* cycle = view.find<Cycle>(round)) return cycle;
  const Cycle* newest = nullptr;
  for (const Cycle& cycle : view.all<Cycle>()) {
    if (!round.empty() && cycle.year && std::to_string(*cycle.year) == round) return &cycle;
    const bool was_asked = !cycle.asked.empty() || !view.referring<ProgressReport>("cycle", cycle.id).empty();
    if (round.empty() && was_asked && (!newest || cycle.year.value_or(0) >= newest->year.value_or(0))) newest = &cycle;
  }
  return newest;
}

/// Redactions of values of these records, as this viewer sees them. Only if a value was redacted at all is the ledger
/// gone through for who did it and on which ground.
std::vector<Deleted> deleted_of(const Registry& registry, const View& view, const std::vector<std::string>& ids) {
  std::vector<std::string> places;  // "12 A-014.note", as a redaction names its cause.
  for (const std::string& id : ids) {
    const auto found = view.find_any(id);
    if (!found) continue;
    for (const SeenEntry& seen : registry.history(*found.type, id, view.viewer())) {
      for (const std::string& place : seen.entry.redacted) {
        if (starts_with(place, id + ".")) places.push_back(std::to_string(seen.entry.seq) + " " + place);
      }
    }
  }
  std::vector<Deleted> deleted;
  for (Seq seq = registry.size(); seq > 0 && !places.empty(); --seq) {
    const auto seen = registry.entry(seq, view.viewer());
    if (!seen.ok() || seen->withheld || seen->entry.act != "redact" || seen->entry.causes.empty()) continue;
    const std::string& place = seen->entry.causes.front();
    if (std::erase(places, place) == 0) continue;
    const std::string where = place.substr(std::min(place.find(' ') + 1, place.size()));
    deleted.push_back({seq, where.substr(0, where.rfind('.')), seen->entry.reason});
  }
  return deleted;
}

}  // namespace

ErrorOr<Document> round_document(const View& view, const std::string& round, Day today, Language language) {
  const Cycle* cycle = round_named(view, round);
  if (!cycle)
    return Error{ErrorKind::not_found, round.empty() ? said("reporting round") : said("reporting round {}", round),
                 said("there is no such round."), said("Name its year, as in `stip document progress 2027`.")};
  return round_report(view, *cycle, today, language);
}

ErrorOr<Document> explanation_document(const View& view, const std::string& action, Day today, Language language) {
  const Action* found = view.find<Action>(action);
  if (!found)
    return Error{ErrorKind::not_found, said("action {}", action), said("there is no such action."),
                 said("Look for it with `stip search`.")};
  return explanation(view, *found, today, language);
}

ErrorOr<Document> decision_note_document(const Registry& registry, const View& view, const std::string& about,
                                         Day today, Language language) {
  if (!view.find<Proposal>(about) && !view.find<Decision>(about))
    return Error{ErrorKind::not_found, said("proposal or decision {}", about),
                 said("there is no such proposal or decision."), said("Look for it with `stip search`.")};
  return decision_note(view, about, deleted_of(registry, view, records_of_note(view, about)), today, language);
}

}  // namespace stip
