// Decide page: a body decides on a proposal, with its reason, why faster, which safeguard, and dissent.
#include <algorithm>
#include <array>

#include "agenda/records.h"
#include "base/text.h"
#include "exchange/form_value.h"
#include "exchange/value_text.h"
#include "governance/decide.h"
#include "governance/propose.h"
#include "web/office/entering.h"
#include "web/office/pages.h"
#include "web/parts/proposal_parts.h"
#include "web/parts/record_form.h"
#include "web/parts/record_parts.h"

namespace stip {
namespace {

constexpr std::array<std::string_view, 9> asked{"title",    "body",      "date",     "outcome", "reason",
                                                "why_fast", "safeguard", "evidence", "dissent"};

ErrorOr<const Proposal*> subject_of(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  const Proposal* proposal = v.view.find<Proposal>(v.parts[0]);
  if (!proposal)
    return Error{ErrorKind::not_found, "proposal " + v.parts[0], "there is no such proposal.", "Look at your desk."};
  // At which body is asked again when it is chosen.
  for (const RoleAt& role : visit.account.roles) {
    RecordFacts facts{proposal->classification, role.organisation, {}, {}};
    if (may(visit.person(), Act::decide, facts).ok()) return proposal;
  }
  STIP_TRY(may(visit.person(), Act::decide, {proposal->classification, {}, {}, {}}));
  return proposal;
}

/// With the title of the proposal and the body of who decides filled in.
RecordForm form_of(const OfficeVisit& visit, const Proposal& proposal) {
  RecordForm form = record_form(visit.visit.view, type_of<Decision>(), nullptr, visit.visit.language);
  std::erase_if(form.fields,
                [](const FormField& field) { return std::ranges::find(asked, field.name()) == asked.end(); });
  for (FormField& field : form.fields) {
    if (field.name() == "title") field.text = proposal.title;
    if (field.name() == "outcome" && proposal.amends) field.chosen = {"amended"};
    if (field.name() != "body") continue;
    for (const RoleAt& role : visit.account.roles)
      if (role.role == Role::decider && visit.visit.view.find<Body>(role.organisation))
        field.chosen = {role.organisation};
  }
  return form;
}

Response show(const OfficeVisit& visit, const Proposal& proposal, const RecordForm& form,
              const std::vector<Error>& problems, int status) {
  const Visit& v = visit.visit;
  const std::string title = fill(v.tr("Decide on: {}"), {v.title(proposal)});
  Html hidden = visit.form_token();
  hidden.add(form_key(visit));
  Html content = html("<h1 dir=\"auto\">{}</h1>{}<p dir=\"auto\">{}</p>{}<p><a href=\"/{}/?moment={}\">{}</a></p>",
                      title, problem_list(visit, problems), proposal.reason, edits_table(v, proposal), tag(v.language),
                      percent_encoded(proposal.id), v.tr("See the agenda as if it were adopted"));
  const bool is_open = proposal.status == ProposalStatus::ready || proposal.status == ProposalStatus::deferred;
  if (is_open)
    content.add("<p><a href=\"{}\">{}</a></p>", v.link("aanpassen/" + proposal.id),
                v.tr("Adopt something else than is proposed: amend it first"));
  content.add(record_form_html(form, {.action = v.link("beslissen/" + proposal.id),
                                      .submit = std::string(v.tr("Enter this decision")),
                                      .cancel = v.link("bureau"),
                                      .is_part = true,
                                      .hidden = hidden}));
  Response response = office_page(visit, std::string(status == 200 ? "" : v.tr("Error: ")) + title, std::move(content));
  response.status = status;
  return response;
}

}  // namespace

// WEBPAGE: GET /{language}/beslissen/{proposal}
//
// What a proposal would change, and the form of the decision on it. Adopting enters exactly those changes.
ErrorOr<Response> decide_page(const OfficeVisit& visit) {
  STIP_TRY_AS(const Proposal* proposal, subject_of(visit));
  return show(visit, *proposal, form_of(visit, *proposal), {}, 200);
}

ErrorOr<Response> decided(const OfficeVisit& visit) {
  STIP_TRY_AS(const Proposal* proposal, subject_of(visit));
  const Visit& v = visit.visit;
  NamedTexts typed = visit.sent, pairs;
  std::erase_if(typed, [](const auto& pair) { return starts_with(pair.first, "_"); });
  for (const auto& pair : visit.sent) {
    const bool is_asked = std::ranges::find(asked, pair.first) != asked.end();
    if (is_asked || starts_with(pair.first, "_")) pairs.push_back(pair);
  }
  pairs.emplace_back("id", "B-NEW");
  RecordForm form = form_of(visit, *proposal);
  const auto reading = read_form(v.view, type_of<Decision>(), nullptr, pairs, v.language);
  std::vector<FieldProblem> problems = reading.ok() ? reading->problems : std::vector<FieldProblem>{};
  std::erase_if(problems,
                [](const FieldProblem& each) { return std::ranges::find(asked, each.field->name) == asked.end(); });
  refill(form, typed, problems);
  if (!reading.ok()) return show(visit, *proposal, form, told(visit, {reading.error()}), 422);
  if (!problems.empty()) return show(visit, *proposal, form, {}, 422);
  const auto& record = static_cast<const Decision&>(*reading->record);
  STIP_TRY(may(visit.person(), Act::decide, {proposal->classification, record.body.id, {}, {}}));
  Decide request;
  request.title = record.title;
  request.body = record.body.id;
  request.date = record.date;
  request.about = {proposal->id};
  request.outcome = record.outcome;
  request.reason = record.reason;
  request.why_fast = record.why_fast;
  request.safeguard = record.safeguard;
  for (const auto& source : record.evidence) request.evidence.push_back(source.id);
  request.dissent = record.dissent;
  const Acted acted = decide(v.view, request, actor_of(visit), v.today);
  const auto refused = enter_act(visit, acted, key_of(visit));
  if (!refused.empty()) return show(visit, *proposal, form, refused, 422);
  for (const Change& change : acted.changes().changes)
    if (change.type == type_of<Decision>().name) return see_other(v.link(record_path(type_of<Decision>(), change.id)));
  return see_other(v.link("bureau"));
}

}  // namespace stip
