// Draft page: the words and the edits of a draft of a proposal, all of them to be altered until it is put up.
#include "agenda/records.h"
#include "base/text.h"
#include "governance/draft.h"
#include "governance/working.h"
#include "web/office/draft_mode.h"
#include "web/office/edit_lines.h"
#include "web/office/pages.h"
#include "web/office/proposing.h"
#include "web/parts/proposable.h"
#include "web/parts/record_parts.h"

namespace stip {
namespace {

ErrorOr<const Proposal*> subject_of(const OfficeVisit& visit) {
  STIP_TRY_AS(const Proposal* proposal, proposal_to_alter(visit));
  if (proposal->status == ProposalStatus::draft) return proposal;
  return Error{ErrorKind::conflict, "proposal " + proposal->id, "it is no draft any more.",
               "Who decides on it can amend it: then both can be read."};
}

Html word_fields(const OfficeVisit& visit, const Proposal& draft) {
  const Visit& v = visit.visit;
  const auto was = [&](std::string_view name, const std::string& otherwise) {
    return visit.sent_value(name) ? typed(visit, name) : otherwise;
  };
  Html fields = wide_field(line_field({"_title", v.tr("Title of the proposal"),
                                       v.tr("What would change, in some words."), was("_title", draft.title)}));
  fields.add(area_field({"_reason", v.tr("Reason"), v.tr("Why this is proposed."), was("_reason", draft.reason)}));
  fields.add(area_field(
      {"_options", v.tr("Options"), v.tr("What was considered, also doing nothing."), was("_options", draft.options)}));
  return fields.add(evidence_field(visit, was("_evidence", join(ids_of(draft.evidence), ", "))));
}

Response show(const OfficeVisit& visit, const Proposal& draft, const std::vector<EditLine>& lines,
              const std::vector<Error>& problems) {
  const Visit& v = visit.visit;
  std::vector<Error> all = problems;
  for (Error& unreadable : problems_of(lines)) all.push_back(std::move(unreadable));
  const std::string id = percent_encoded(draft.id);
  Html content = html("<p class=\"stip-lead\">{}</p>\n<p>{} <a href=\"{}?moment={}\">{}</a></p>\n",
                      v.tr("Nobody decides on a draft. Alter it until it says what you propose, and put it up then."),
                      v.tr("To change more: look at the agenda as if this draft were adopted, and choose “Propose a "
                           "change” on any page."),
                      v.link(""), id, v.tr("See the agenda as if it were adopted"));
  Html edits = edit_lines_html(visit, lines, false);
  if (lines.empty()) edits = html("<p>{}</p>", v.tr("It changes nothing yet."));
  content.add(act_form(visit,
                       html("{}{}", word_fields(visit, draft), group_field(v.tr("What it would change"), edits, true)),
                       v.tr("Keep the draft")));
  content.add("<p><a href=\"{}\">{}</a></p>\n", v.link("voorleggen/" + id), v.tr("Put up for decision"));
  return act_page(visit, fill(v.tr("Draft: {}"), {v.title(draft)}), all, content, proposal_anchors(anchors_of(lines)));
}

}  // namespace

// WEBPAGE: GET /{language}/concept/{proposal}
//
// A draft of a proposal as a form: its title, reason, options and evidence, and each change with what stands now and a
// control for what it becomes, or it falls away. Changes on other records come in by the pages of those records, seen
// as if the draft were adopted.
ErrorOr<Response> draft_page(const OfficeVisit& visit) {
  STIP_TRY_AS(const Proposal* draft, subject_of(visit));
  return show(visit, *draft, edit_lines(visit, *draft), {});
}

ErrorOr<Response> draft_sent(const OfficeVisit& visit) {
  STIP_TRY_AS(const Proposal* draft, subject_of(visit));
  const Visit& v = visit.visit;
  std::vector<EditLine> lines = edit_lines(visit, *draft);
  const auto typed_lines = read_edit_lines(visit, lines);
  if (!typed_lines) return show(visit, *draft, lines, {});
  if (const auto refused = refused_edits(visit, typed_lines->edits, v.tr("Leave it out of the proposal."));
      !refused.empty())
    return show(visit, *draft, lines, refused);
  const Acted acted = revise(v.view,
                             {.proposal = draft->id,
                              .title = typed(visit, "_title"),
                              .reason = typed(visit, "_reason"),
                              .options = typed(visit, "_options"),
                              .evidence = typed_evidence(visit),
                              .edits = typed_lines->edits,
                              .drops = typed_lines->drops},
                             actor_of(visit));
  if (const auto refused = enter_act(visit, acted, key_of(visit)); !refused.empty())
    return show(visit, *draft, lines, refused);
  return see_other(v.link(record_path(type_of<Proposal>(), draft->id)));
}

}  // namespace stip
