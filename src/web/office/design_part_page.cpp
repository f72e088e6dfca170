// Design part page: one question, statement, answer or option of a consultation as a form; or its texts and terms.
#include "agenda/design_order.h"
#include "agenda/records.h"
#include "base/text.h"
#include "governance/consultation.h"
#include "web/office/act_parts.h"
#include "web/office/design_parts.h"
#include "web/office/pages.h"
#include "web/parts/record_form.h"
#include "web/parts/record_parts.h"

namespace stip {
namespace {

/// What is not designed, but comes of holding it, or is for the whole agenda.
constexpr std::string_view not_designed[] = {"status",       "opened_on", "closed_on",  "rules",  "rules_digest",
                                             "participants", "result",    "result_en",  "digest", "follow_up",
                                             "follow_up_en", "sources",   "woo_ground", "note",   "classification"};

/// What the address names: the consultation itself, a part of it, or a new part of a type.
struct Part {
  const Consultation* consultation = nullptr;
  const RecordType* type = nullptr;
  const Row* row = nullptr;  ///< nullptr: a new one.
  std::string question;      ///< To which a new one belongs; empty for a question.

  bool is_consultation() const { return type == &type_of<Consultation>(); }
  bool is_question() const { return type == &type_of<ConsultationQuestion>(); }
  std::string path() const { return design_path(*consultation, row ? row->id : std::string(type->api_name)); }
};

const RecordType* type_of_part(std::string_view name) {
  for (const RecordType* type : {&type_of<ConsultationQuestion>(), &type_of<Statement>(), &type_of<AnswerOption>(),
                                 &type_of<BudgetOption>(), &type_of<PopulationMargin>()})
    if (type->api_name == name) return type;
  return nullptr;
}

ErrorOr<Part> part_here(const OfficeVisit& visit) {
  STIP_TRY_AS(const Consultation* consultation, designed_here(visit, Act::design_consultation));
  const Visit& v = visit.visit;
  Part part{consultation, type_of_part(v.parts[1]), nullptr, {}};
  const Error unknown{ErrorKind::not_found, "part " + v.parts[1], "there is no such record.", "Search for it."};
  if (part.type) {
    const std::string* asked = v.request.query_value("bij");
    part.question = asked ? *asked : typed(visit, "_bij");
    const bool needs_question = !part.is_question() && part.type != &type_of<PopulationMargin>();
    const auto* question = v.view.find<ConsultationQuestion>(part.question);
    if (needs_question && (!question || question->consultation.id != consultation->id)) return unknown;
    if (!needs_question) part.question.clear();
    return part;
  }
  const auto found = v.view.find_any(v.parts[1]);
  if (!found || consultation_of(v.view, *found.type, *found.record) != consultation) return unknown;
  part.type = found.type;
  part.row = v.view.row(*found.type, v.parts[1]);
  return part;
}

/// The form without what is fixed by its place or does not belong to the design.
RecordForm form_of_part(const Visit& visit, const Part& part) {
  RecordForm form = record_form(visit.view, *part.type, part.row, visit.language);
  std::erase_if(form.fields, [&](const FormField& field) {
    return field.name() == "id" || field.name() == "consultation" || field.name() == "question" ||
           std::ranges::find(not_designed, field.name()) != std::end(not_designed);
  });
  return form;
}

std::string heading(const Visit& visit, const Part& part) {
  if (part.is_consultation()) return std::string(visit.tr("Texts and terms"));
  const std::string kind(label_of(visit, *part.type));
  return part.row ? fill(visit.tr("Change: {}"), {visit.title(*part.row->record)})
                  : fill(visit.tr("New: {}"), {to_lower(kind)});
}

Response show(const OfficeVisit& visit, const Part& part, const RecordForm& form, const std::vector<Error>& problems,
              int status) {
  const Visit& v = visit.visit;
  Html hidden = hidden_fields(visit);
  if (!part.question.empty()) hidden.add("<input type=\"hidden\" name=\"_bij\" value=\"{}\">", part.question);
  const std::string title = heading(v, part);
  Html content = html("<p><a href=\"{}\" dir=\"auto\">{}</a></p><h1 dir=\"auto\">{}</h1>{}",
                      v.link(design_path(*part.consultation)), fill(v.tr("Design: {}"), {v.title(*part.consultation)}),
                      title, problem_list(visit, problems));
  if (const auto* question = v.view.find<ConsultationQuestion>(part.question))
    content.add("<p class=\"stip-lead\" dir=\"auto\">{}</p>\n",
                fill(v.tr("To the question: {}"), {v.title(*question)}));
  const bool may_end = part.row && !part.is_consultation();
  content.add("{}", record_form_html(form, {.action = v.link(part.path()),
                                            .submit = std::string(v.tr("Keep")),
                                            .cancel = v.link(design_path(*part.consultation)),
                                            .more = {},
                                            .second = may_end ? std::string(v.tr("Take it away")) : std::string(),
                                            .is_part = true,
                                            .hidden = hidden}));
  Response response = office_page(visit, std::string(status == 200 ? "" : v.tr("Error: ")) + title, std::move(content));
  response.status = status;
  return response;
}

}  // namespace

// WEBPAGE: GET /{language}/ontwerpen/{consultation}/{part}
//
// One part of a design as a form: by the consultation's own id its texts and terms, by the id of a part that part, by
// the name of a type (stellingen?bij=Q-02) a new one. What is kept stands in the ledger at once; a part can be taken
// away. Nothing can be changed once the consultation is open.
ErrorOr<Response> design_part_page(const OfficeVisit& visit) {
  STIP_TRY_AS(const Part part, part_here(visit));
  return show(visit, part, form_of_part(visit.visit, part), {}, 200);
}

ErrorOr<Response> design_part_sent(const OfficeVisit& visit) {
  STIP_TRY_AS(const Part part, part_here(visit));
  const Visit& v = visit.visit;
  RecordForm form = form_of_part(v, part);
  NamedTexts pairs = visit.sent, typed_in = visit.sent;
  if (!part.row) {
    // As it would be: the id is given when it is entered.
    pairs.emplace_back("id", std::string(part.type->prefix) + "NEW");
    pairs.emplace_back(part.question.empty() ? "consultation" : "question",
                       part.question.empty() ? part.consultation->id : part.question);
  }
  std::erase_if(typed_in, [](const auto& pair) { return starts_with(pair.first, "_"); });
  const auto reading = read_form(v.view, *part.type, part.row, pairs, v.language);
  refill(form, typed_in, reading.ok() ? reading->problems : std::vector<FieldProblem>{});
  if (!reading.ok()) return show(visit, part, form, told(visit, {reading.error()}), 422);
  DesignPart request{part.type,
                     part.row ? part.row->id : "",
                     {},
                     typed(visit, "_do") == "second" && part.row && !part.is_consultation()};
  if (!request.ends) {
    if (!reading->problems.empty()) return show(visit, part, form, {}, 422);
    for (const FieldChange& each : reading->changes)
      if (each.field != "id") request.fields.push_back(each);
  }
  const auto problems = enter_act(visit, design_part(v.view, request, actor_of(visit)), key_of(visit));
  if (!problems.empty()) return show(visit, part, form, problems, 422);
  return see_other(v.link(design_path(*part.consultation)));
}

}  // namespace stip
