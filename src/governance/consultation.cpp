// Consultation: opening it with what lacks told at once, and closing it.
#include "governance/consultation.h"

#include <algorithm>

#include "agenda/design_order.h"
#include "base/hash.h"
#include "base/text.h"
#include "governance/working.h"

namespace stip {
namespace {

constexpr std::string_view act = "consult";

Said cited_place(const Finding& finding) {
  const Field* field = finding.type && !finding.field.empty() ? finding.type->field(finding.field) : nullptr;
  const Said record = finding.type ? cited(*finding.type, finding.id) : Said(finding.id);
  return field ? said("{}, {}", record, named(*finding.type, *field)) : record;
}

/// A new part is numbered as what it is part of is seen.
Classification level_of_parent(const View& view, const DesignPart& request) {
  Classification level = Classification::public_;
  for (const FieldChange& each : request.fields)
    if (const Field* field = request.type->field(each.field); field && field->is_parent)
      level = std::max(level, level_of(view, each.value));
  return level;
}

std::string consultation_id_of(const View& view, const RecordType& type, std::string_view id) {
  const Record* record = view.find(type, id);
  const Consultation* found = record ? consultation_of(view, type, *record) : nullptr;
  return found ? found->id : "";
}

}  // namespace

std::vector<Finding> lacking(const View& view, Day today, Language language, std::string_view consultation) {
  const auto ids = ids_of_design(view, consultation);
  auto findings = check_some(view, today, language, ids);
  std::erase_if(findings, [&](const Finding& finding) {
    return !starts_with(finding.rule, "consultation.") || std::ranges::find(ids, finding.id) == ids.end();
  });
  return findings;
}

Acted design_part(const View& view, const DesignPart& request, const Actor& actor) {
  Working work(view, actor);
  const RecordType& type = *request.type;
  if (!request.id.empty() && !work.want(type, request.id)) return work.finish(std::string(act), "");
  const std::string id = request.id.empty() ? work.next_id(type, level_of_parent(view, request)) : request.id;
  const auto want_draft = [&](const Record& record) {
    const Consultation* of = consultation_of(view, type, record);
    if (!of && &type == &type_of<Consultation>()) return;
    if (!of)
      work.problem(ErrorKind::invalid, work.cited(type, id), work.text(tr_later("it is part of no consultation.")),
                   work.text(tr_later("Choose the question or consultation that it belongs to.")));
    else if (of->status != ConsultationStatus::draft)
      work.problem(ErrorKind::conflict, *of, work.text(tr_later("it is not a draft any more.")),
                   work.text(tr_later("Design another that repeats it.")));
  };
  if (const Record* before = view.find(type, id)) want_draft(*before);
  if (work.has_problems()) return work.finish(std::string(act), "");
  if (request.ends) {
    work.retire(type, id);
    for (const DesignedQuestion& each : design_of(view, consultation_id_of(view, type, id))) {
      if (each.question->id != id) continue;
      for (const auto* part : each.statements) work.retire(type_of<Statement>(), part->id);
      for (const auto* part : each.answers) work.retire(type_of<AnswerOption>(), part->id);
      for (const auto* part : each.budget) work.retire(type_of<BudgetOption>(), part->id);
    }
    return work.finish(std::string(act), work.text(tr_later("A part of the design is taken away.")));
  }
  Record& record = work.edit(type, id);
  for (const FieldChange& each : request.fields) work.set(type, record, each.field, each.value);
  want_draft(record);
  return work.finish(std::string(act), work.text(tr_later("The consultation is designed.")));
}

Acted open_consultation(const View& view, const OpenConsultation& request, const Actor& actor, Day today) {
  Working work(view, actor);
  const auto* found = work.want<Consultation>(request.consultation);
  if (!found) return work.finish(std::string(act), "");
  if (found->status != ConsultationStatus::draft)
    work.problem(ErrorKind::conflict, *found, work.text(tr_later("it is not a draft any more.")),
                 work.text(tr_later("Design another that repeats it.")));
  work.ask(!trimmed(request.reason).empty(), work.cited(type_of<Consultation>(), found->id),
           tr_later("it is not said why it opens."), tr_later("Give the reason in a sentence."));
  for (const Finding& finding : lacking(view, today, actor.language, found->id))
    work.problem(ErrorKind::invalid, cited_place(finding), finding.problem, finding.remedy);
  if (work.has_problems()) return work.finish(std::string(act), "");
  Consultation& opened = work.edit<Consultation>(found->id);
  opened.status = ConsultationStatus::open;
  opened.opened_on = exactly_on(today);
  opened.rules = request.rules;
  opened.rules_digest = to_hex(sha256(request.rules));
  return work.finish(std::string(act), request.reason);
}

Acted close_consultation(const View& view, const CloseConsultation& request, const Actor& actor, Day today) {
  Working work(view, actor);
  const auto* found = work.want<Consultation>(request.consultation);
  if (!found) return work.finish(std::string(act), "");
  if (found->status != ConsultationStatus::open)
    work.problem(ErrorKind::conflict, *found, work.text(tr_later("it is not open.")),
                 work.text(tr_later("Only what is open is closed.")));
  const bool is_over = found->closes && found->closes.last() <= today;
  if (!is_over && trimmed(request.reason).empty())
    work.problem(ErrorKind::invalid, *found, work.text(tr_later("its last day has not come yet.")),
                 work.text(tr_later("Wait for it, or say why it closes earlier than people were told.")));
  if (work.has_problems()) return work.finish(std::string(act), "");
  Consultation& closed = work.edit<Consultation>(found->id);
  closed.status = ConsultationStatus::closed;
  closed.closed_on = exactly_on(today);
  const std::string reason(trimmed(request.reason));
  return work.finish(std::string(act), reason.empty() ? work.text(tr_later("Its last day has come.")) : reason);
}

}  // namespace stip
