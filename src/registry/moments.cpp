// Moments: reading "2026", "now", "#120", a day or a proposal, and what the agenda was or would be then.
#include <algorithm>
#include <map>

#include "agenda/unseen.h"
#include "agenda/valid_on.h"
#include "base/text.h"
#include "registry/state.h"

namespace stip {
namespace {

Error no_such_moment(std::string_view moment, const std::vector<EditionPlace>& editions) {
  std::string years;
  for (const EditionPlace& edition : editions) years += ", " + std::to_string(edition.year);
  return {ErrorKind::not_found, said("moment '{}'", moment), said("there is no such edition, day, entry or proposal."),
          said("Choose from: now, #NUMBER of an entry, a day as 2026-11-24{}.", years)};
}

/// Applies `changes` with the versions that come next, whatever they say.
ErrorOr<Nothing> apply_next(AgendaBuilder& builder, std::map<std::string, std::int64_t>& versions, const Agenda& start,
                            std::vector<Change> changes, Seq seq) {
  for (Change& change : changes) {
    auto& version = versions[change.type + " " + change.id];
    if (version == 0) {
      const Row* row = start.row(*record_type(change.type), change.id);
      version = row ? row->version : 0;
    }
    change.version = ++version;
    STIP_TRY(builder.apply(change, seq));
  }
  return Nothing{};
}

/// Two proposals that give one field different values.
std::optional<Error> clash(const std::vector<std::pair<std::string, std::vector<Change>>>& proposals) {
  std::map<std::string, std::pair<std::string, std::string>> set;  // Record and field: proposal and value.
  for (const auto& [proposal, changes] : proposals) {
    for (const Change& change : changes) {
      for (const FieldChange& field : change.fields) {
        const std::string place = change.id + "." + field.field;
        const auto [at, fresh] = set.try_emplace(place, proposal, field.value);
        if (fresh || at->second.second == field.value || at->second.first == proposal) continue;
        return Error{
            ErrorKind::conflict, place,
            said("{} makes it '{}' and {} makes it '{}'.", at->second.first, at->second.second, proposal, field.value),
            said("Look at one of the two, or change one.")};
      }
    }
  }
  return std::nullopt;
}

}  // namespace

ErrorOr<std::vector<Change>> changes_of_proposal(const Agenda& agenda, std::string_view proposal) {
  std::vector<Change> changes;
  for (const ProposedChange* wanted : agenda.referring<ProposedChange>("proposal", proposal)) {
    const auto found = agenda.find_any(wanted->record.id);
    const RecordType* type = found ? found.type : record_type_of_id(wanted->record.id);
    if (!type) {
      return Error{ErrorKind::invalid, said("proposed change {}", wanted->id),
                   said("'{}' is no record, and its prefix is of no type.", wanted->record.id),
                   said("Give the id of a record.")};
    }
    const auto same = [&](const Change& change) { return change.type == type->name && change.id == wanted->record.id; };
    auto at = std::ranges::find_if(changes, same);
    if (at == changes.end()) {
      const Row* row = agenda.row(*type, wanted->record.id);
      changes.push_back({std::string(type->name), wanted->record.id, (row ? row->version : 0) + 1, false, {}});
      at = changes.end() - 1;
    }
    if (wanted->field.empty()) {
      at->retires = true;
      at->fields.clear();
    } else if (!at->retires) {
      const Record* record = agenda.find(*type, wanted->record.id);
      const Field* field = record ? type->field(wanted->field) : nullptr;
      at->fields.push_back({wanted->field, field ? with_unseen(*field, field->text(*record), wanted->was, wanted->value)
                                                 : wanted->value});
    }
  }
  return changes;
}

namespace {

/// The proposals that a moment names, "PV-7+PV-8": none unless the viewer sees each of them.
std::vector<std::string> proposals_in(const View& today, std::string_view moment) {
  auto proposals = split(moment, '+');
  const bool are_there = std::ranges::all_of(proposals, [&](const auto& id) { return today.find<Proposal>(id); });
  return are_there ? proposals : std::vector<std::string>{};
}

/// The agenda as if these proposals were adopted, of those that the viewer sees. Errors: not_found, conflict.
ErrorOr<Agenda> adopted(const Agenda& now, const View& mine, const std::vector<std::string>& proposals,
                        const std::vector<EditionPlace>& known) {
  std::vector<std::pair<std::string, std::vector<Change>>> wanted;
  for (const std::string& id : proposals) {
    if (!mine.find<Proposal>(id)) return no_such_moment(id, known);
    STIP_TRY_AS(auto changes, changes_of_proposal(now, id));
    wanted.emplace_back(id, std::move(changes));
  }
  if (auto error = clash(wanted)) return *error;
  AgendaBuilder builder(now);
  std::map<std::string, std::int64_t> versions;
  for (auto& [id, changes] : wanted) STIP_TRY(apply_next(builder, versions, now, std::move(changes), now.upto()));
  return builder.snapshot(now.upto());
}

}  // namespace

ErrorOr<View> Registry::as_if(const std::vector<std::string>& proposals, const Viewer& viewer) const {
  const auto held = state_->held_now();
  STIP_TRY_AS(const Agenda agenda, adopted(held->agenda(), held->view(viewer), proposals, editions(viewer)));
  return visible_to(agenda, viewer);
}

ErrorOr<View> Registry::look(std::string_view moment, const Viewer& viewer) const {
  if (moment.empty() || moment == "now") return now(viewer);
  const auto known = editions(viewer);
  if ((moment == "first" || moment == "last") && !known.empty()) {
    return at(moment == "first" ? known.front().position : known.back().position, viewer);
  }
  for (const EditionPlace& edition : known) {
    if (moment == edition.id || moment == std::to_string(edition.year)) return at(edition.position, viewer);
  }
  if (moment.front() == '#') {
    const auto number = parse_whole(moment.substr(1));
    if (number.ok() && *number) return at(**number, viewer);
  }
  if (const auto day = parse_day(moment); day.ok()) {
    const Instant end = std::chrono::sys_days{*day} + std::chrono::hours{24} - std::chrono::seconds{1};
    return at(state_->chronicle.last_until(end), viewer);
  }
  const auto proposals = proposals_in(now(viewer), moment);
  return proposals.empty() ? ErrorOr<View>(no_such_moment(moment, known)) : as_if(proposals, viewer);
}

ErrorOr<View> Registry::look_valid_on(std::string_view moment, Day day, const Viewer& viewer) const {
  STIP_TRY_AS(const View view, look(moment, viewer));
  STIP_TRY_AS(const auto held, state_->shown_at(view.upto()));
  const View today = now(viewer);
  const auto proposals = proposals_in(today, moment);
  if (proposals.empty()) return visible_to(valid_on(held->agenda(), day), viewer);
  STIP_TRY_AS(const Agenda agenda, adopted(held->agenda(), today, proposals, editions(viewer)));
  return visible_to(valid_on(agenda, day), viewer);
}

}  // namespace stip
