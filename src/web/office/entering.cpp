// Entering: the registry has the last word.
#include "web/office/entering.h"

#include "agenda/records.h"
#include "base/hash.h"

namespace stip {

RecordFacts facts_of(const View& view, const Action& action) {
  RecordFacts facts{action.classification, action.owner.id, {}, {}};
  for (const Participation* each : view.referring<Participation>("action", action.id))
    facts.contributors.push_back(each->organisation.id);
  return facts;
}

Actor actor_of(const OfficeVisit& visit) {
  return {visit.account.id, visit.visit.language,
          [&registry = visit.office.registry](std::string_view id) { return registry.is_taken(id); }};
}

std::vector<Error> enter_act(const OfficeVisit& visit, const Acted& acted, const std::string& key) {
  if (!acted.ok()) return acted.problems();
  const Changes& changes = acted.changes();
  Draft act{changes.act, visit.account.id,        changes.reason, changes.causes,
            key,         Classification::public_, changes.changes};
  if (!key.empty()) act.key = visit.account.id + " " + key;
  if (auto problems = visit.office.registry.problems(act, visit.visit.viewer); !problems.empty()) {
    // The same form, sent twice: the first time did what the second asks again.
    const auto entered =
        act.key.empty() ? ErrorOr<Entered>(problems.front()) : visit.office.registry.enter(act, visit.visit.viewer);
    if (entered.ok() && entered->repeated) return {};
    return problems;
  }
  const auto entered = visit.office.registry.enter(std::move(act), visit.visit.viewer);
  if (!entered.ok()) return {entered.error()};
  return {};
}

Html form_key() {
  return html("<input type=\"hidden\" name=\"_key\" value=\"{}\">", to_hex(random_hash()).substr(0, 32));
}

std::string key_of(const OfficeVisit& visit) {
  const std::string* key = visit.sent_value("_key");
  return key && key->size() == 32 && parse_hex(*key).ok() ? *key : std::string{};
}

Html problem_list(const OfficeVisit& visit, const std::vector<Error>& problems) {
  if (problems.empty()) return {};
  Html items;
  for (const Error& met : problems) {
    const Error each = told(visit.visit.site, visit.visit.request, visit.visit.language, met);
    items.add("<li dir=\"auto\"><strong>{}</strong>: {} {}</li>", each.subject, each.problem, each.remedy);
  }
  return html(
      "<div class=\"utrecht-alert utrecht-alert--error stip-form__problems\" role=\"alert\" tabindex=\"-1\"><div "
      "class=\"utrecht-alert__content\">"
      "<h2 class=\"utrecht-heading-3\">{}</h2><ul>{}</ul></div></div>",
      visit.visit.tr("This could not be entered yet"), items);
}

}  // namespace stip
