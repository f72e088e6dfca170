// New record page: something that is not in the agenda yet, as a form; what is sent becomes a proposal to make it.
#include "agenda/records.h"
#include "base/text.h"
#include "governance/working.h"
#include "publishing/record_words.h"
#include "web/office/draft_mode.h"
#include "web/office/pages.h"
#include "web/office/proposing.h"
#include "web/parts/proposable.h"
#include "web/parts/record_form.h"
#include "web/parts/record_parts.h"

namespace stip {
namespace {

struct Subject {
  View view;
  const Proposal* into = nullptr;
  const RecordType* type = nullptr;
  std::string id;  ///< The next that is free.
};

ErrorOr<Subject> subject_of(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  STIP_TRY_AS(const Proposal* into, draft_asked(visit));
  STIP_TRY_AS(View view, view_in(visit, into));
  Subject subject{std::move(view), into, nullptr, {}};
  for (const RecordType* type : record_types())
    if (type->api_name == v.parts[0] && may_be_proposed_new(v.view, *type)) subject.type = type;
  if (!subject.type)
    return Error{ErrorKind::not_found, "type " + v.parts[0], "no proposal makes such a record.", "Look at your desk."};
  if (!may_somewhere(visit.person(), Act::propose)) return may(visit.person(), Act::propose).error();
  const Actor actor = actor_of(visit);
  subject.id = Working(subject.view, actor).next_id(*subject.type, Classification::public_);
  return subject;
}

/// What the address says that it is part of: ?action=A-001.
NamedTexts begun(const OfficeVisit& visit, const RecordType& type) {
  NamedTexts values;
  for (const auto& [name, value] : visit.visit.request.query)
    if (type.field(name)) values.emplace_back(name, value);
  return values;
}

Response show(const OfficeVisit& visit, const Subject& subject, const RecordForm& form,
              const std::vector<Error>& problems) {
  const Visit& v = visit.visit;
  const std::string what = uncapitalised(std::string(label_of(v, *subject.type)));
  const std::string title = fill(v.tr("Propose something new: {}"), {what});
  const std::string path = "nieuw/" + v.parts[0];
  FormFrame frame{.action = subject.into ? seen_in(visit, path, *subject.into) : v.link(path),
                  .submit = std::string(subject.into ? v.tr("Put into the draft") : v.tr("Propose it")),
                  .cancel = subject.into ? seen_in(visit, v.parts[0], *subject.into) : v.link(v.parts[0]),
                  .more = subject.into ? Html{}
                                       : html("<h2 class=\"utrecht-heading-2\">{}</h2>{}", v.tr("The proposal"),
                                              proposal_fields(visit, v.tr("Why this is proposed."))),
                  .lists_problems = false,
                  .hidden = hidden_fields(visit)};
  Html content = html("<p class=\"stip-lead\">{}</p>\n{}{}",
                      v.tr("Say what should come into the agenda. It is not there until the proposal is adopted."),
                      draft_note(visit, subject.into, path), record_form_html(form, frame));
  return act_page(visit, title, problems, content, proposal_anchors(), &form);
}

}  // namespace

// WEBPAGE: GET /{language}/nieuw/{type}
//
// A record that is not there yet as a form: an action, a milestone, a line of money. ?FIELD=ID says what it is part of.
// What is sent becomes a proposal, with its reason and options; ?moment=PROPOSAL: of a draft, into which it goes.
ErrorOr<Response> new_record_page(const OfficeVisit& visit) {
  STIP_TRY_AS(const Subject subject, subject_of(visit));
  RecordForm form = record_form(subject.view, *subject.type, nullptr, visit.visit.language);
  NamedTexts values = begun(visit, *subject.type);
  values.emplace_back("id", subject.id);
  refill(form, values, {});
  return show(visit, subject, form, {});
}

ErrorOr<Response> new_record_sent(const OfficeVisit& visit) {
  STIP_TRY_AS(const Subject subject, subject_of(visit));
  const Visit& v = visit.visit;
  RecordForm form = record_form(subject.view, *subject.type, nullptr, v.language);
  NamedTexts typed = visit.sent;
  std::erase_if(typed, [](const auto& pair) { return starts_with(pair.first, "_"); });
  const auto reading = read_form(subject.view, *subject.type, nullptr, visit.sent, v.language);
  refill(form, typed, reading.ok() ? reading->problems : std::vector<FieldProblem>{});
  if (!reading.ok()) return show(visit, subject, form, told(visit, {reading.error()}));
  if (!reading->problems.empty()) return show(visit, subject, form, {});
  const std::string id = reading->record->id;
  std::vector<Edit> edits;
  for (const FieldChange& change : reading->changes)
    if (change.field != "id") edits.push_back({id, change.field, change.value});
  if (!subject.into)
    return proposal_made(visit, edits, v.tr("Leave it out of the proposal."), {},
                         [&](const std::vector<Error>& problems) { return show(visit, subject, form, problems); });
  if (const auto refused = put_into(visit, *subject.into, edits); !refused.empty())
    return show(visit, subject, form, refused);
  return see_other(seen_in(visit, record_path(*subject.type, id), *subject.into));
}

}  // namespace stip
