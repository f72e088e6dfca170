// Proposal-ready page: a draft of a proposal is put up for decision.
#include "agenda/records.h"
#include "base/text.h"
#include "governance/edits.h"
#include "governance/propose.h"
#include "web/office/draft_mode.h"
#include "web/office/pages.h"
#include "web/office/proposing.h"
#include "web/parts/proposable.h"
#include "web/parts/proposal_parts.h"
#include "web/parts/record_parts.h"
#include "web/parts/status.h"
#include "web/parts/written.h"

namespace stip {
namespace {

Html part(const Visit& visit, std::string_view id, std::string_view heading, const std::string& text) {
  return section(id, heading,
                 text.empty() ? html("<p>{}</p>", open_word(visit.tr("not stated"))) : written_prose(visit, text));
}

/// How public it is once it is put up, if nothing else is chosen: as what it would change.
Classification level_once_ready(const View& view, const Proposal& proposal) {
  const bool follows = proposal.status == ProposalStatus::draft && proposal.classification <= Classification::internal;
  if (!follows) return proposal.classification;
  return level_of_edits(view, edits_of(view, proposal.id), Classification::public_);
}

/// Who may read it from then on, and what would break if it were adopted: told before, not after.
Html what_follows(const OfficeVisit& visit, const Proposal& proposal) {
  const Visit& v = visit.visit;
  const Classification level = level_once_ready(v.view, proposal);
  Html whole =
      html("<p>{}</p>\n",
           level == Classification::public_
               ? std::string(v.tr("From then on everybody can read it, with its reason and options, unless you "
                                  "choose otherwise below."))
               : fill(v.tr("It would change what is not public. It stays classified as: {}."),
                      {to_lower(choice_word(v, level))}));
  const auto adopted = v.site.registry.as_if({proposal.id}, v.viewer);
  if (!adopted.ok()) return whole;
  Html items;
  for (const Finding& finding : broken_if_adopted(v.view, *adopted, proposal.id, v.today, v.language))
    items.add("<li>{}: {} {}</li>", edited_place(v, finding.id, finding.field), finding.problem, finding.remedy);
  if (!items.empty())
    whole.add("{}", section("regels", v.tr("Rules that would be broken"), html("<ul>{}</ul>", items)));
  return whole;
}

Response show(const OfficeVisit& visit, const Proposal& proposal, const std::vector<Error>& problems) {
  const Visit& v = visit.visit;
  Html content = html("<p class=\"stip-lead\">{}</p><p><a href=\"{}\">{}</a></p>",
                      v.tr("From then on it waits for a body that decides. Look once more at what it says."),
                      v.link("proberen/" + percent_encoded(proposal.id)), v.tr("See the agenda as if it were adopted"));
  content.add("{}", what_follows(visit, proposal));
  content.add(part(v, "reden", v.tr("Reason"), proposal.reason));
  content.add(part(v, "opties", v.tr("Options"), proposal.options));
  Html evidence;
  for (const AnyRef& each : proposal.evidence) evidence.add("<li>{}</li>", cited_id(v, each.id));
  content.add(
      section("onderbouwing", v.tr("Evidence"),
              evidence.empty() ? html("<p>{}</p>", open_word(v.tr("not stated"))) : html("<ul>{}</ul>", evidence)));
  content.add(edits_table(v, proposal));
  if (!problems.empty())
    content.add("<p><a href=\"{}\">{}</a></p>", v.link("concept/" + percent_encoded(proposal.id)),
                v.tr("Alter the draft"));
  const bool may_choose = level_once_ready(v.view, proposal) == Classification::public_;
  content.add(act_form(visit, may_choose ? readers_field(visit) : Html{}, v.tr("Put up for decision")));
  return act_page(visit, fill(v.tr("Put up for decision: {}"), {v.title(proposal)}), problems, content,
                  {{"it gives no reason.", "reden"}, {"it waits for a decision without other options.", "opties"}});
}

}  // namespace

// WEBPAGE: GET /{language}/voorleggen/{proposal}
//
// What a draft says and would change, and the button that puts it up for decision. All that it lacks is told at once.
ErrorOr<Response> proposal_ready_page(const OfficeVisit& visit) {
  STIP_TRY_AS(const Proposal* proposal, proposal_to_alter(visit));
  return show(visit, *proposal, {});
}

ErrorOr<Response> proposal_readied(const OfficeVisit& visit) {
  STIP_TRY_AS(const Proposal* proposal, proposal_to_alter(visit));
  const Visit& v = visit.visit;
  const Acted acted = make_ready(v.view, {proposal->id, typed_readers(visit)}, actor_of(visit), v.today);
  if (const auto problems = enter_act(visit, acted, key_of(visit)); !problems.empty())
    return show(visit, *proposal, problems);
  return see_other(v.link(record_path(type_of<Proposal>(), proposal->id)));
}

}  // namespace stip
