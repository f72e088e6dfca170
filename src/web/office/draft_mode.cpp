// Draft mode: the moment of the page is the draft.
#include "web/office/draft_mode.h"

#include "agenda/records.h"
#include "base/text.h"
#include "web/office/proposing.h"
#include "web/parts/proposable.h"
#include "web/parts/record_parts.h"

namespace stip {
namespace {

ErrorOr<Nothing> may_alter(const OfficeVisit& visit, const Proposal& proposal) {
  for (const RecordFacts& facts : facts_of_draft(visit.visit.view, proposal))
    STIP_TRY(may(visit.person(), Act::propose, facts));
  if (is_own_draft(visit.person(), proposal)) return Nothing{};
  const Organisation* theirs = visit.visit.view.find(proposal.proposed_by);
  return Error{ErrorKind::forbidden, said("proposal {}", proposal.id),
               said("it is a draft of {}.", theirs ? visit.visit.title(*theirs) : proposal.proposed_by.id),
               msg("Tell them or the secretariat what should be different, or make a proposal of your own.")};
}

}  // namespace

ErrorOr<const Proposal*> draft_asked(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  const std::string* moment = v.request.query_value("moment");
  const Proposal* proposal = moment ? v.view.find<Proposal>(*moment) : nullptr;
  if (!proposal || proposal->status != ProposalStatus::draft) return nullptr;
  STIP_TRY(may_alter(visit, *proposal));
  return proposal;
}

ErrorOr<const Proposal*> proposal_to_alter(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  const Proposal* proposal = v.view.find<Proposal>(v.parts[0]);
  if (!proposal)
    return Error{ErrorKind::not_found, "proposal " + v.parts[0], "there is no such proposal.", "Look at your desk."};
  STIP_TRY(may_alter(visit, *proposal));
  return proposal;
}

ErrorOr<View> view_in(const OfficeVisit& visit, const Proposal* draft) {
  if (!draft) return visit.visit.view;
  return visit.visit.site.registry.as_if({draft->id}, visit.visit.viewer);
}

Html draft_note(const OfficeVisit& visit, const Proposal* draft, const std::string& path) {
  const Visit& v = visit.visit;
  if (draft) {
    Html note = html("<p class=\"stip-quiet\" role=\"note\">{} <a href=\"{}\" dir=\"auto\">{}</a></p>\n",
                     v.tr("What you change here goes into this draft of a proposal:"),
                     v.link("concept/" + percent_encoded(draft->id)), v.title(*draft));
    if (!draft->reason.empty())
      note.add("<p class=\"stip-quiet\">{} <q dir=\"auto\">{}</q></p>\n",
               v.tr("Its reason stands behind this change too. Does it fit? Else alter it there:"), draft->reason);
    return note;
  }
  Html items;
  for (const Proposal& proposal : v.view.all<Proposal>()) {
    if (may_be_put_up(v, proposal))
      items.add("<li><a href=\"{}?moment={}\" dir=\"auto\">{}</a></li>", v.link(path), percent_encoded(proposal.id),
                v.title(proposal));
  }
  if (items.empty()) return {};
  return html("<details class=\"stip-details\"><summary>{}</summary><ul>{}</ul></details>\n",
              v.tr("Put it into a draft that is there already"), items);
}

std::vector<Error> put_into(const OfficeVisit& visit, const Proposal& draft, const std::vector<Edit>& edits) {
  const Visit& v = visit.visit;
  auto problems = refused_edits(visit, edits, v.tr("Leave it out of the proposal."));
  if (!problems.empty()) return problems;
  return enter_act(visit, revise(v.view, {.proposal = draft.id, .edits = edits}, actor_of(visit)), key_of(visit));
}

std::string seen_in(const OfficeVisit& visit, const std::string& path, const Proposal& draft) {
  return visit.visit.link(path) + "?moment=" + percent_encoded(draft.id);
}

}  // namespace stip
