// Propose: making and amending proposals, and holding them against the agenda and each other.
#include "governance/propose.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "governance/edits.h"

namespace stip {
namespace {

void ask_readiness(Working& work, const std::string& subject, const Proposal& proposal) {
  work.ask(!trimmed(proposal.reason).empty(), subject, tr_later("it gives no reason."),
           tr_later("Say why the agenda must change."));
  work.ask(!trimmed(proposal.options).empty(), subject, tr_later("it waits for a decision without other options."),
           tr_later("Describe the options, always with the one in which nothing changes."));
}

/// Whether `was` is what somebody with a lower clearance saw of the list that is there now.
bool is_seen_part(const View& view, const Field& field, std::string_view now, std::string_view was) {
  if (!field.is_reference() || !field.is_several()) return false;
  for (const auto clearance : {Classification::public_, Classification::internal}) {
    auto seen = parts_of(field, now);
    std::erase_if(seen, [&](const std::string& id) { return level_of(view, id) > clearance; });
    if (text_of_parts(field, seen) == was) return true;
  }
  return false;
}

bool can_still_be_decided(ProposalStatus status) {
  return status == ProposalStatus::draft || status == ProposalStatus::ready || status == ProposalStatus::deferred;
}

}  // namespace

Acted propose(const View& view, const Propose& request, const Actor& actor, Day) {
  Working work(view, actor);
  const Classification least =
      request.is_ready ? request.classification : std::max(request.classification, Classification::internal);
  const Classification level = level_of_edits(view, request.edits, least);
  const std::string id = request.id.empty() ? work.next_id(type_of<Proposal>(), level) : request.id;
  const std::string subject = work.cited(type_of<Proposal>(), id);
  if (view.row(type_of<Proposal>(), id)) {
    work.problem(ErrorKind::conflict, subject, work.text(tr_later("there is a proposal by that id.")),
                 work.text(tr_later("Leave the id out, and the next free one is taken.")));
    return work.finish("propose", "");
  }
  if (auto error = check_id(id)) work.problem(error->kind, subject, error->problem, error->remedy);
  work.ask(!trimmed(request.title).empty(), subject, tr_later("it has no title."),
           tr_later("Give a title of one line."));
  work.ask(!request.edits.empty(), subject, tr_later("it changes nothing."),
           tr_later("Name at least one field and its new value."));
  work.want_any(request.evidence);
  if (!request.proposed_by.empty()) work.want<Organisation>(request.proposed_by);
  const auto was = check_edits(work, request.edits);
  Proposal& proposal = work.edit<Proposal>(id);
  proposal.title = request.title;
  proposal.title_en = request.title_en;
  proposal.classification = level;
  proposal.reason = request.reason;
  proposal.options = request.options;
  proposal.evidence = references_to(request.evidence);
  proposal.proposed_by = {request.proposed_by};
  proposal.status = request.is_ready ? ProposalStatus::ready : ProposalStatus::draft;
  if (request.is_ready) ask_readiness(work, subject, proposal);
  for (std::size_t i = 0; i < request.edits.size(); ++i)
    put_edit(work, proposal, id_of_change(proposal.id, i + 1), request.edits[i], was[i]);
  return work.finish("propose", request.reason.empty() ? request.title : request.reason, request.evidence);
}

Acted amend(const View& view, const Amend& request, const Actor& actor, Day today) {
  Working work(view, actor);
  const Proposal* original = work.want<Proposal>(request.original);
  if (!original) return work.finish("propose", "");
  if (!can_still_be_decided(original->status)) {
    work.problem(ErrorKind::conflict, *original,
                 work.text(tr_later("it was decided on: “{}”."), {work.choice(original->status)}),
                 work.text(tr_later("Make a new proposal.")));
  }
  const auto same_place = [](const Edit& a) {
    return [&a](const Edit& b) { return a.record == b.record && a.field == b.field; };
  };
  std::vector<Edit> edits = edits_of(view, original->id);
  for (const Edit& drop : request.drops) {
    if (std::erase_if(edits, same_place(drop)) > 0) continue;
    work.problem(ErrorKind::not_found, drop.record + "." + drop.field,
                 work.text(tr_later("{} does not change it, so it cannot fall away."), {original->id}),
                 work.text(tr_later("Look at the edits of the original.")));
  }
  for (const Edit& edit : request.edits) {
    const auto at = std::ranges::find_if(edits, same_place(edit));
    if (at == edits.end()) {
      edits.push_back(edit);
    } else {
      *at = edit;
    }
  }
  if (edits == edits_of(view, original->id)) {
    work.problem(ErrorKind::invalid, *original, work.text(tr_later("the amendment is the same as the original.")),
                 work.text(tr_later("Change, add or drop an edit.")));
  }
  if (work.has_problems()) return work.finish("propose", "");
  Propose made{"",
               request.title.empty() ? original->title : request.title,
               request.title.empty() ? original->title_en : request.title_en,
               request.reason.empty() ? original->reason : request.reason,
               original->options,
               ids_of(original->evidence),
               request.proposed_by.empty() ? original->proposed_by.id : request.proposed_by,
               edits,
               original->status != ProposalStatus::draft,
               original->classification};
  const Acted proposed = propose(view, made, actor, today);
  if (!proposed.ok()) return proposed;
  Changes changes = proposed.changes();
  // Its place in the order of declaration is the last.
  changes.changes.front().fields.push_back({"amends", original->id});
  changes.causes.push_back(original->id);
  return changes;
}

Acted make_ready(const View& view, const MakeReady& request, const Actor& actor, Day) {
  Working work(view, actor);
  const Proposal* proposal = work.want<Proposal>(request.proposal);
  if (!proposal) return work.finish("propose", "");
  if (proposal->status != ProposalStatus::draft && proposal->status != ProposalStatus::deferred) {
    work.problem(ErrorKind::conflict, *proposal,
                 work.text(tr_later("it is “{}” already."), {work.choice(proposal->status)}),
                 work.text(tr_later("Only a draft, or what was deferred, is put up for decision.")));
  }
  ask_readiness(work, work.cited(type_of<Proposal>(), proposal->id), *proposal);
  work.ask(!edits_of(view, proposal->id).empty(), work.cited(type_of<Proposal>(), proposal->id),
           tr_later("it changes nothing."), tr_later("Name at least one field and its new value."));
  if (proposal->status == ProposalStatus::draft && proposal->classification <= Classification::internal) {
    classify(work, *proposal, level_of_edits(view, edits_of(view, proposal->id), request.classification));
  }
  work.edit<Proposal>(proposal->id).status = ProposalStatus::ready;
  return work.finish("propose", work.text(tr_later("{} is ready for a decision."), {proposal->id}), {proposal->id});
}

std::vector<Edit> edits_of(const View& view, std::string_view proposal) {
  std::vector<Edit> edits;
  for (const ProposedChange* change : view.referring<ProposedChange>("proposal", proposal)) {
    edits.push_back({change->record.id, change->field, change->value});
  }
  return edits;
}

std::vector<Edit> edits_of_changes(const std::vector<Change>& changes) {
  std::vector<Edit> edits;
  for (const Change& change : changes) {
    if (change.retires) edits.push_back({change.id, "", ""});
    for (const FieldChange& field : change.fields) edits.push_back({change.id, field.field, field.value});
  }
  return edits;
}

std::vector<Moved> moved_on(const View& view, std::string_view proposal) {
  std::vector<Moved> moved;
  for (const ProposedChange* change : view.referring<ProposedChange>("proposal", proposal)) {
    const Edit edit{change->record.id, change->field, change->value};
    const RecordType* type = type_of_edit(view, edit);
    const Row* row = type ? view.row(*type, edit.record) : nullptr;
    if (!row) continue;  // Not there then, not there now.
    const Seq proposed_at = view.row(type_of<ProposedChange>(), change->id)->entry;
    if (!row->record) {
      if (!edit.field.empty()) moved.push_back({change->id, edit.record, edit.field, change->was, "", edit.value});
      continue;
    }
    const Field* field = type->field(edit.field);
    if (!field) continue;
    const std::string now = field->text(*row->record);
    // Proposals of before keep no old value: then only a later entry on the record shows that it moved.
    const bool differs = now != change->was && now != edit.value && !is_seen_part(view, *field, now, change->was);
    if (differs && (!change->was.empty() || row->entry > proposed_at)) {
      moved.push_back({change->id, edit.record, edit.field, change->was, now, edit.value});
    }
  }
  return moved;
}

std::vector<Clash> clashes(const View& view, const std::vector<std::string>& proposals) {
  struct Wanted {
    std::string proposal, value;
  };
  std::map<std::pair<std::string, std::string>, std::vector<Wanted>> fields;
  std::map<std::string, std::vector<std::string>> ends;  // Record: proposals that end it.
  for (const std::string& proposal : proposals) {
    for (const Edit& edit : edits_of(view, proposal)) {
      if (edit.field.empty()) ends[edit.record].push_back(proposal);
      fields[{edit.record, edit.field}].push_back({proposal, edit.value});
    }
  }
  std::set<std::tuple<std::string, std::string, std::string>> told;
  std::vector<Clash> found;
  for (const auto& [place, wanted] : fields) {
    const auto& [record, field] = place;
    for (std::size_t i = 0; i < wanted.size() && !field.empty(); ++i) {
      for (std::size_t j = i + 1; j < wanted.size(); ++j) {
        const bool differ = wanted[i].proposal != wanted[j].proposal && wanted[i].value != wanted[j].value;
        if (differ)
          found.push_back({record, field, wanted[i].proposal, wanted[j].proposal, wanted[i].value, wanted[j].value});
      }
      for (const std::string& ending : ends[record]) {
        if (ending != wanted[i].proposal && told.insert({record, ending, wanted[i].proposal}).second) {
          found.push_back({record, "", ending, wanted[i].proposal, "", wanted[i].value});
        }
      }
    }
  }
  return found;
}

Reasons reasons_if_adopted(const View& now, std::vector<std::string> proposals, Reasons otherwise) {
  return [&now, proposals = std::move(proposals), otherwise = std::move(otherwise)](
             const RecordType& type, std::string_view id, std::string_view field) -> std::optional<Reason> {
    for (const std::string& proposal_id : proposals) {
      const Proposal* proposal = now.find<Proposal>(proposal_id);
      if (!proposal) continue;
      for (const ProposedChange* change : now.referring<ProposedChange>("proposal", proposal_id)) {
        if (change->record.id != id || (!field.empty() && change->field != field)) continue;
        Reason reason;
        reason.entry = now.row(type_of<ProposedChange>(), change->id)->entry;
        reason.act = "propose";
        reason.reason = proposal->reason.empty() ? proposal->title : proposal->reason;
        reason.causes = {proposal_id};
        return reason;
      }
    }
    return otherwise ? otherwise(type, id, field) : std::nullopt;
  };
}

std::vector<Finding> broken_if_adopted(const View& now, const View& adopted, std::string_view proposal, Day today,
                                       Language language) {
  std::vector<std::string> ids;
  for (const Edit& edit : edits_of(now, proposal)) {
    if (std::ranges::find(ids, edit.record) == ids.end()) ids.push_back(edit.record);
  }
  const auto before = check_some(now, today, language, ids);
  auto after = check_some(adopted, today, language, ids);
  std::erase_if(after, [&](const Finding& finding) { return std::ranges::find(before, finding) != before.end(); });
  return after;
}

}  // namespace stip
