// Amend page: something else is adopted than was proposed; the original stays, and stands beside it.
#include "agenda/records.h"
#include "base/text.h"
#include "governance/propose.h"
#include "web/office/act_parts.h"
#include "web/office/edit_lines.h"
#include "web/office/pages.h"
#include "web/parts/proposal_parts.h"
#include "web/parts/record_parts.h"
#include "web/parts/written.h"

namespace stip {
namespace {

ErrorOr<const Proposal*> proposal_of(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  const Proposal* proposal = v.view.find<Proposal>(v.parts[0]);
  if (!proposal)
    return Error{ErrorKind::not_found, "proposal " + v.parts[0], "there is no such proposal.", "Look at your desk."};
  for (const RoleAt& role : visit.account.roles)
    if (may(visit.person(), Act::decide, {proposal->classification, role.organisation, {}, {}}).ok()) return proposal;
  STIP_TRY(may(visit.person(), Act::decide, {proposal->classification, {}, {}, {}}));
  return proposal;
}

Response show(const OfficeVisit& visit, const Proposal& proposal, const std::vector<EditLine>& lines,
              const std::vector<Error>& problems) {
  const Visit& v = visit.visit;
  std::vector<Error> all = problems;
  for (Error& unreadable : problems_of(lines)) all.push_back(std::move(unreadable));
  Html fields = edit_lines_html(visit, lines);
  const auto was = [&](std::string_view name, const std::string& otherwise) {
    return visit.sent_value(name) ? typed(visit, name) : otherwise;
  };
  fields.add(wide_field(line_field({"_title", v.tr("Title of the amendment"), {}, was("_title", proposal.title)})));
  fields.add(area_field({"_reason", v.tr("Reason"),
                         v.tr("Why it becomes something else than was proposed. Empty: the reason of the proposal."),
                         was("_reason", "")}));
  Html content = html(
      "<p class=\"stip-lead\">{}</p>{}\n",
      v.tr("Change what must be adopted. The proposal itself stays as it was written, and stands beside the amendment. "
           "After this you enter the decision on the amendment."),
      written_prose(v, proposal.reason));
  content.add(
      "<form class=\"stip-form\" method=\"post\" action=\"{}\" autocomplete=\"off\" novalidate>{}"
      "<div class=\"stip-form__fields\">{}</div><div class=\"stip-actions\"><button class=\"utrecht-button "
      "utrecht-button--primary-action\" type=\"submit\">{}</button> <a href=\"{}\">{}</a></div></form>\n",
      v.link("aanpassen/" + proposal.id), hidden_fields(visit), fields, v.tr("On to the decision"),
      v.link("beslissen/" + proposal.id), v.tr("Cancel"));
  return act_page(visit, fill(v.tr("Amend: {}"), {v.title(proposal)}), all, content, anchors_of(lines));
}

}  // namespace

// WEBPAGE: GET /{language}/aanpassen/{proposal}
//
// A proposal that is adopted otherwise than it was written: each change with what stands now, what was proposed, and a
// control for what it becomes; or it falls away. It makes an amendment and leads on to the decision on that.
ErrorOr<Response> amend_page(const OfficeVisit& visit) {
  STIP_TRY_AS(const Proposal* proposal, proposal_of(visit));
  return show(visit, *proposal, edit_lines(visit, *proposal), {});
}

ErrorOr<Response> amended(const OfficeVisit& visit) {
  STIP_TRY_AS(const Proposal* proposal, proposal_of(visit));
  const Visit& v = visit.visit;
  std::vector<EditLine> lines = edit_lines(visit, *proposal);
  const auto typed_lines = read_edit_lines(visit, lines);
  if (!typed_lines) return show(visit, *proposal, lines, {});
  Amend request{
      proposal->id, typed_lines->edits, typed_lines->drops, typed(visit, "_title"), "", typed(visit, "_reason"), ""};
  if (request.title == proposal->title) request.title.clear();
  const Acted acted = amend(v.view, request, actor_of(visit), v.today);
  if (const auto refused = enter_act(visit, acted, key_of(visit)); !refused.empty())
    return show(visit, *proposal, lines, refused);
  return see_other(v.link("beslissen/" + made_id(acted, type_of<Proposal>())));
}

}  // namespace stip
