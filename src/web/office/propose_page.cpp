// Propose page: any record as a form; what is sent becomes a proposal, and the agenda stays as it is.
#include "agenda/records.h"
#include "base/text.h"
#include "monitoring/suggestion.h"
#include "web/office/draft_mode.h"
#include "web/office/entering.h"
#include "web/office/meanwhile.h"
#include "web/office/pages.h"
#include "web/office/proposing.h"
#include "web/office/unsent.h"
#include "web/parts/attention_parts.h"
#include "web/parts/record_form.h"
#include "web/parts/record_parts.h"

namespace stip {
namespace {

struct Subject {
  View view;                       ///< Of the form: now, or as if the draft were adopted.
  const Proposal* into = nullptr;  ///< The draft that it goes into; nullptr: it becomes a proposal of its own.
  const RecordType* type = nullptr;
  const Row* row = nullptr;
  RecordFacts facts = {};
  std::optional<Suggestion> draft = {};  ///< What was asked to begin with, by a line of what needs attention.
};

ErrorOr<Subject> subject_of(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  STIP_TRY_AS(const Proposal* into, draft_asked(visit));
  STIP_TRY_AS(View view, view_in(visit, into));
  Subject subject{std::move(view), into};
  for (const RecordType* type : record_types())
    if (type->api_name == v.parts[0]) subject.type = type;
  if (subject.type) subject.row = subject.view.row(*subject.type, v.parts[1]);
  if (!subject.row || !subject.row->record)
    return Error{ErrorKind::not_found, "record " + v.parts[1], "there is no such record.", "Search for it."};
  subject.facts = proposing_facts(v.view, subject.row->id);
  STIP_TRY(may(visit.person(), Act::propose, subject.facts));
  return subject;
}

std::string text(const OfficeVisit& visit, std::string_view name) {
  const std::string* value = visit.sent_value(name);
  return value ? std::string(trimmed(*value)) : std::string{};
}

/// The draft for ?aandacht=RULE on this record; nothing if nothing of it needs attention by that rule. Made from what
/// everybody may see who may see the record: what a proposal says must not tell more than what it would change.
std::optional<Suggestion> suggestion_asked(const OfficeVisit& visit, const Subject& subject) {
  const std::string* rule = visit.visit.request.query_value("aandacht");
  if (!rule) return std::nullopt;
  Visit seen = visit.visit;
  seen.viewer = Viewer{subject.row->record->classification};
  auto view = seen.site.registry.look("now", seen.viewer);
  if (!view.ok()) return std::nullopt;
  seen.view = *std::move(view);
  for (const AttentionItem& item : *attentions_of(seen))
    if (item.type == subject.type && item.id == subject.row->id && item.rule == *rule)
      return suggestion(seen.view, item, seen.today, seen.language);
  return std::nullopt;
}

/// What was typed, or what the draft begins with.
std::string text_or(const OfficeVisit& visit, std::string_view name, const std::string& drafted) {
  return visit.sent_value(name) ? text(visit, name) : drafted;
}

Html area(const OfficeVisit& visit, const std::string& name, std::string_view label, std::string_view help,
          const std::string& drafted) {
  return html(
      "<div class=\"utrecht-form-field\"><label class=\"utrecht-form-label\" for=\"{}\">{}</label><p "
      "class=\"utrecht-form-field-description\" id=\"{}-help\">{}</p> "
      "<textarea class=\"utrecht-textarea\" id=\"{}\" name=\"{}\" rows=\"{}\" "
      "aria-describedby=\"{}-help\">{}</textarea></div>",
      name, label, name, help, name, name, drafted.empty() ? 3 : 6, name, text_or(visit, name, drafted));
}

Html end_field(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  return check_field({"_ends", v.tr("It ends"), v.tr("It goes out of the agenda; its history stays."), "yes"},
                     !typed(visit, "_ends").empty());
}

/// What a proposal of its own says.
Html own_words(const OfficeVisit& visit, const Suggestion& draft) {
  const Visit& v = visit.visit;
  Html fields = html("<h2 class=\"utrecht-heading-2\">{}</h2>", v.tr("The proposal"));
  fields.add(
      area(visit, "_title", v.tr("Title of the proposal"), v.tr("What would change, in some words."), draft.title));
  fields.add(area(visit, "_reason", v.tr("Reason"), v.tr("Why this is proposed."), draft.reason));
  fields.add(area(visit, "_options", v.tr("Options"), v.tr("What was considered, also doing nothing."), draft.options));
  fields.add(evidence_field(visit, text_or(visit, "_evidence", join(draft.evidence, ", "))));
  return fields.add(readers_field(visit));
}

Response show(const OfficeVisit& visit, const Subject& subject, const RecordForm& form,
              const std::vector<Error>& problems, int status, const Html& theirs = {}) {
  const Visit& v = visit.visit;
  const std::string title = fill(v.tr("Propose a change to: {}"), {v.title(*subject.row->record)});
  Html hidden = visit.form_token();
  hidden.add(form_key(visit)).add(unsent_mark(visit));
  const std::string path = "wijzigen/" + v.parts[0] + "/" + v.parts[1];
  Html content =
      html("<h1 dir=\"auto\">{}</h1><p class=\"stip-lead\">{}</p>{}{}", title,
           v.tr("Change what should become different. The agenda stays as it is until the proposal is adopted."),
           problem_list(visit, problems,
                        {{"it has no title.", "_title", v.tr("Title of the proposal")},
                         {"it gives no reason.", "_reason", v.tr("Reason")},
                         {"it waits for a decision without other options.", "_options", v.tr("Options")},
                         {"there is no such record.", "f_evidence"}},
                        &form),
           theirs);
  content.add(draft_note(visit, subject.into, path));
  if (subject.draft)
    content.add("<p class=\"stip-quiet\" role=\"note\">{}</p>",
                v.tr("This is a draft, made from what needs attention. Nothing has been entered: change what you want, "
                     "and put it up when it says what you propose."));
  const std::string back = record_path(*subject.type, subject.row->id);
  FormFrame frame{.lists_problems = false, .hidden = hidden};
  if (subject.into) {
    frame.action = seen_in(visit, path, *subject.into);
    frame.submit = v.tr("Put into the draft");
    frame.cancel = seen_in(visit, back, *subject.into);
    frame.more = end_field(visit);
  } else {
    frame.action = v.link(path);
    frame.submit = v.tr("Put up for decision");
    frame.cancel = v.link(back);
    frame.more = html("{}{}", end_field(visit), own_words(visit, subject.draft.value_or(Suggestion{})));
    frame.second = v.tr("Keep as a draft");
  }
  content.add(record_form_html(form, frame));
  Response response = office_page(visit, std::string(status == 200 ? "" : v.tr("Error: ")) + title, std::move(content));
  response.status = status;
  return response;
}

}  // namespace

// WEBPAGE: GET /{language}/wijzigen/{type}/{record}
//
// A record as a form. What is changed in it becomes a proposal, with its reason and options; the agenda can then be
// seen as if it were adopted, and stays as it is until a body decides. ?aandacht=RULE begins with a draft for what that
// rule found of the record. ?moment=PROPOSAL: of a draft, as which the record is shown then, and into which it goes.
ErrorOr<Response> propose_page(const OfficeVisit& visit) {
  STIP_TRY_AS(Subject subject, subject_of(visit));
  if (!subject.into) subject.draft = suggestion_asked(visit, subject);
  RecordForm form = record_form(subject.view, *subject.type, subject.row, visit.visit.language);
  if (subject.draft) {
    NamedTexts values;
    for (const Suggestion::Value& one : subject.draft->values) values.emplace_back(one.field, one.value);
    refill(form, values, {});
  }
  return show(visit, subject, form, {}, 200);
}

ErrorOr<Response> proposed(const OfficeVisit& visit) {
  STIP_TRY_AS(const Subject subject, subject_of(visit));
  const Visit& v = visit.visit;
  RecordForm form = record_form(subject.view, *subject.type, subject.row, v.language);
  const auto reading = read_form(subject.view, *subject.type, subject.row, visit.sent, v.language);
  NamedTexts typed = visit.sent;
  std::erase_if(typed, [](const auto& pair) { return starts_with(pair.first, "_"); });
  refill(form, typed, reading.ok() ? reading->problems : std::vector<FieldProblem>{});
  if (!reading.ok() && reading.error().kind == ErrorKind::conflict) {
    if (const auto both = subject.into ? std::nullopt : both_texts(visit, *subject.type, *subject.row, visit.sent)) {
      form = record_form(subject.view, *subject.type, subject.row, v.language);
      refill(form, both->typed, {});
      return show(visit, subject, form, told(visit, {reading.error()}), 422, both->shown);
    }
  }
  if (!reading.ok()) return show(visit, subject, form, told(visit, {reading.error()}), 422);
  if (!reading->problems.empty()) return show(visit, subject, form, {}, 422);
  std::vector<Edit> edits;
  for (const FieldChange& change : reading->changes) edits.push_back({subject.row->id, change.field, change.value});
  const bool ends = !text(visit, "_ends").empty();
  if (ends) edits.push_back({subject.row->id, "", ""});
  if (subject.into) {
    if (const auto refused = put_into(visit, *subject.into, edits); !refused.empty())
      return show(visit, subject, form, refused, 422);
    const std::string list(subject.type->api_name);
    return see_other(seen_in(visit, ends ? list : record_path(*subject.type, subject.row->id), *subject.into));
  }
  if (const auto refused = refused_edits(visit, edits, v.tr("Leave it out of the proposal.")); !refused.empty())
    return show(visit, subject, form, refused, 422);
  Propose request;
  request.title = text(visit, "_title");
  request.reason = text(visit, "_reason");
  request.options = text(visit, "_options");
  request.is_ready = text(visit, "_do") != "second";
  request.classification = typed_readers(visit);
  request.proposed_by = proposer_of(visit, {subject.facts});
  request.evidence = typed_evidence(visit);
  request.edits = edits;
  const Acted acted = propose(v.view, request, actor_of(visit), v.today);
  const auto problems = enter_act(visit, acted, key_of(visit));
  if (!problems.empty()) return show(visit, subject, form, problems, 422);
  for (const Change& change : acted.changes().changes)
    if (change.type == type_of<Proposal>().name)
      return see_other("/" + std::string(tag(v.language)) + "/" + record_path(type_of<Proposal>(), change.id));
  return see_other(v.link("bureau"));
}

}  // namespace stip
