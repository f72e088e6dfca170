// Publish due: the act of publishing, with a key by which it comes once.
#include "editions/publish_due.h"

#include "base/local_time.h"
#include "governance/new_edition.h"

namespace stip {

ErrorOr<std::vector<std::string>> publish_due_editions(Registry& registry, Instant now) {
  std::vector<std::string> published;
  const View view = registry.now(sees_everything);
  for (const Edition* edition : due_for_publication(view, now)) {
    const Acted acted =
        publish_edition(view, {edition->id, Date(local_day_of(*parse_instant(edition->release)), Precision::day), {}},
                        {"stip", Language::nl}, local_day_of(now));
    if (!acted.ok()) return acted.problems().front();
    const Changes& changes = acted.changes();
    const auto entered = registry.enter({changes.act, "stip", changes.reason, changes.causes, "publish " + edition->id,
                                         Classification::public_, changes.changes});
    if (!entered.ok()) return entered.error();
    if (!entered->repeated) published.push_back(edition->id);
  }
  return published;
}

}  // namespace stip
