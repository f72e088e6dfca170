// Decide page: a body decides on a proposal, with its reason, why faster, which safeguard, and dissent.
#include "agenda/records.h"
#include "base/text.h"
#include "governance/decide.h"
#include "governance/edits.h"
#include "governance/propose.h"
#include "web/office/act_parts.h"
#include "web/office/pages.h"
#include "web/office/part_form.h"
#include "web/parts/proposal_parts.h"
#include "web/parts/record_parts.h"
#include "web/parts/written.h"

namespace stip {
namespace {

ErrorOr<Nothing> may_decide(const OfficeVisit& visit, const Proposal& proposal, const std::string& body) {
  return may(visit.person(), Act::decide, {proposal.classification, body, {}, {}});
}

ErrorOr<const Proposal*> subject_of(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  const Proposal* proposal = v.view.find<Proposal>(v.parts[0]);
  if (!proposal)
    return Error{ErrorKind::not_found, "proposal " + v.parts[0], "there is no such proposal.", "Look at your desk."};
  // At which body is asked again when it is chosen.
  for (const RoleAt& role : visit.account.roles)
    if (may_decide(visit, *proposal, role.organisation).ok()) return proposal;
  STIP_TRY(may_decide(visit, *proposal, {}));
  return proposal;
}

/// With the title of the proposal and the body of who decides filled in.
PartForm form_of(const OfficeVisit& visit, const Proposal& proposal) {
  PartForm form(visit, type_of<Decision>(),
                {"title", "body", "date", "outcome", "reason", "why_fast", "safeguard", "evidence", "dissent"},
                {"body", "outcome", "reason"});
  form.without("body", "");
  for (const Body& body : visit.visit.view.all<Body>())
    if (!may_decide(visit, proposal, body.id).ok()) form.without("body", body.id);
  form.without("outcome", "");
  form.say("date", form.field("date").label, visit.visit.tr("Empty: today."));
  form.field("title").is_required = false;
  form.say("title", form.field("title").label, visit.visit.tr("Empty: the title of the proposal."));
  form.put("title", proposal.title);
  form.say("why_fast", form.field("why_fast").label, visit.visit.tr("What is lost by waiting. Needed to adopt."));
  form.say("safeguard", form.field("safeguard").label, visit.visit.tr("What care goes with it. Needed to adopt."));
  if (proposal.amends) form.put("outcome", "amended");
  for (const RoleAt& role : visit.account.roles)
    if (role.role == Role::decider && visit.visit.view.find<Body>(role.organisation))
      form.put("body", role.organisation);
  return form;
}

Response show(const OfficeVisit& visit, const Proposal& proposal, const PartForm& form,
              const std::vector<Error>& problems) {
  const Visit& v = visit.visit;
  Html content =
      html("{}{}<p><a href=\"/{}/?moment={}\">{}</a></p>", written_prose(v, proposal.reason), edits_table(v, proposal),
           tag(v.language), percent_encoded(proposal.id), v.tr("See the agenda as if it were adopted"));
  const bool is_open = proposal.status == ProposalStatus::ready || proposal.status == ProposalStatus::deferred;
  if (is_open)
    content.add("<p><a href=\"{}\">{}</a></p>", v.link("aanpassen/" + proposal.id),
                v.tr("Adopt something else than is proposed: amend it first"));
  if (is_open && proposal.classification == Classification::internal &&
      level_of_edits(v.view, edits_of(v.view, proposal.id), Classification::public_) == Classification::public_)
    content.add(
        "<p>{}</p>\n",
        v.tr("Nobody outside reads this proposal now. Once it is adopted it is public, with the decision; if it is "
             "rejected or deferred both stay internal."));
  content.add(form.markup({.action = v.link("beslissen/" + proposal.id),
                           .submit = std::string(v.tr("Enter this decision")),
                           .cancel = v.link("bureau"),
                           .is_part = true,
                           .hidden = hidden_fields(visit)}));
  return act_page(visit, fill(v.tr("Decide on: {}"), {v.title(proposal)}), problems, content, {}, &form.fields());
}

}  // namespace

// WEBPAGE: GET /{language}/beslissen/{proposal}
//
// What a proposal would change, and the form of the decision on it. Adopting enters exactly those changes.
ErrorOr<Response> decide_page(const OfficeVisit& visit) {
  STIP_TRY_AS(const Proposal* proposal, subject_of(visit));
  return show(visit, *proposal, form_of(visit, *proposal), {});
}

ErrorOr<Response> decided(const OfficeVisit& visit) {
  STIP_TRY_AS(const Proposal* proposal, subject_of(visit));
  const Visit& v = visit.visit;
  PartForm form = form_of(visit, *proposal);
  const bool is_readable = form.read();
  const Decision& said = form.record<Decision>();
  Decide request;
  request.title = said.title;
  request.body = said.body.id;
  request.date = said.date;
  request.about = {proposal->id};
  request.outcome = said.outcome;
  request.reason = said.reason;
  request.why_fast = said.why_fast;
  request.safeguard = said.safeguard;
  for (const auto& source : said.evidence) request.evidence.push_back(source.id);
  request.dissent = said.dissent;
  const Acted acted = decide(v.view, request, actor_of(visit), v.today);
  std::vector<Error> problems;
  if (said.body && !may_decide(visit, *proposal, said.body.id).ok())
    problems = told(visit, {{ErrorKind::forbidden, said.body.id, msg("you do not decide at this body."),
                             msg("Choose the body that decided, or ask the secretariat for that role.")}});
  else if (is_readable)
    problems = enter_act(visit, acted, key_of(visit));
  else if (!acted.ok())
    problems = acted.problems();
  if (!is_readable || !problems.empty()) {
    const auto others = form.place(problems, {{"it is not named.", "body"},
                                              {"you do not decide at this body.", "body"},
                                              {"it advises; it has no mandate to decide.", "body"},
                                              {"it did not exist on {}.", "body"},
                                              {"it lies in the future: {}.", "date"},
                                              {"its outcome is not given.", "outcome"},
                                              {"it amends no other proposal.", "outcome"},
                                              {"it gives no reason.", "reason"},
                                              {"it does not say why it is wanted fast.", "why_fast"},
                                              {"it does not say which safeguard goes with it.", "safeguard"}});
    return show(visit, *proposal, form, others);
  }
  for (const Change& change : acted.changes().changes)
    if (change.type == type_of<Decision>().name) return see_other(v.link(record_path(type_of<Decision>(), change.id)));
  return see_other(v.link("bureau"));
}

}  // namespace stip
