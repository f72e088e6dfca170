// Draft: the edits as they were and as they become, side by side.
#include "governance/draft.h"

#include <algorithm>

#include "governance/edits.h"

namespace stip {
namespace {

bool is_same_place(const Edit& a, const Edit& b) { return a.record == b.record && a.field == b.field; }

/// An edit of a draft, with the change that held it before.
struct Place {
  Edit edit;
  const ProposedChange* held = nullptr;
  bool is_altered = false;
};

std::vector<Place>::iterator find(std::vector<Place>& places, const Edit& edit) {
  return std::ranges::find_if(places, [&](const Place& place) { return is_same_place(place.edit, edit); });
}

/// Whether the agenda says so already.
bool stands(const View& view, const Edit& edit) {
  const RecordType* type = type_of_edit(view, edit);
  const Record* record = type ? view.find(*type, edit.record) : nullptr;
  const Field* field = record ? type->field(edit.field) : nullptr;
  if (!field) return false;
  const auto trial = type->copy(*record);
  return !field->set(*trial, edit.value) && field->equal(*trial, *record);
}

/// The edits as they become; those that fall away end.
std::vector<Place> altered(Working& work, const Revise& request, const Proposal& draft) {
  std::vector<Place> places;
  for (const ProposedChange* change : work.view().referring<ProposedChange>("proposal", draft.id))
    places.push_back({{change->record.id, change->field, change->value}, change});
  const auto drop = [&](std::vector<Place>::iterator at) {
    work.retire(type_of<ProposedChange>(), at->held->id);
    places.erase(at);
  };
  for (const Edit& edit : request.drops) {
    if (const auto at = find(places, edit); at != places.end()) {
      drop(at);
    } else {
      work.problem(ErrorKind::not_found, edit.record + "." + edit.field,
                   work.text(tr_later("{} does not change it, so it cannot fall away."), {draft.id}),
                   work.text(tr_later("Look at the edits of the proposal.")));
    }
  }
  for (const Edit& edit : request.edits) {
    const auto at = find(places, edit);
    if (at != places.end() && at->held && stands(work.view(), edit)) {
      drop(at);
    } else if (at != places.end()) {
      at->is_altered = at->is_altered || at->edit.value != edit.value;
      at->edit.value = edit.value;
    } else {
      places.push_back({edit, nullptr, true});
    }
  }
  return places;
}

void put_words(Working& work, const Revise& request, Proposal& proposal) {
  if (request.title) proposal.title = *request.title;
  if (request.title_en) proposal.title_en = *request.title_en;
  if (request.reason) proposal.reason = *request.reason;
  if (request.options) proposal.options = *request.options;
  if (request.evidence) {
    work.want_any(*request.evidence);
    proposal.evidence = references_to(*request.evidence);
  }
}

}  // namespace

Acted revise(const View& view, const Revise& request, const Actor& actor) {
  Working work(view, actor);
  const Proposal* draft = work.want<Proposal>(request.proposal);
  if (!draft) return work.finish("propose", "");
  const std::string subject = work.cited(type_of<Proposal>(), draft->id);
  if (draft->status != ProposalStatus::draft) {
    work.problem(ErrorKind::conflict, *draft,
                 work.text(tr_later("it is no draft any more: “{}”."), {work.choice(draft->status)}),
                 work.text(tr_later("Make an amendment of it: then both can be read.")));
    return work.finish("propose", "");
  }
  const std::vector<Place> places = altered(work, request, *draft);
  std::vector<Edit> edits;
  for (const Place& place : places) edits.push_back(place.edit);
  const auto was = check_edits(work, edits);

  Proposal& proposal = work.edit<Proposal>(draft->id);
  put_words(work, request, proposal);
  work.ask(!trimmed(proposal.title).empty(), subject, tr_later("it has no title."),
           tr_later("Give a title of one line."));
  proposal.classification = level_of_edits(view, edits, std::max(draft->classification, Classification::internal));
  std::size_t number = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    std::string id = places[i].held ? places[i].held->id : std::string();
    while (id.empty() || (!places[i].held && view.row(type_of<ProposedChange>(), id)))
      id = id_of_change(draft->id, ++number);
    if (places[i].is_altered)
      put_edit(work, proposal, id, places[i].edit, was[i]);
    else
      work.edit<ProposedChange>(id).classification = proposal.classification;
  }
  return work.finish("propose", proposal.reason.empty() ? proposal.title : proposal.reason, {draft->id});
}

}  // namespace stip
