// Guards: what was frozen, approved or asked of citizens never changes, whoever asks.
#include <algorithm>

#include "base/text.h"
#include "registry/state.h"

namespace stip {
namespace {

bool sets(const Change& change, std::string_view field) {
  for (const FieldChange& field_change : change.fields) {
    if (field_change.field == field) return true;
  }
  return false;
}

/// What people read and answer in a consultation, and what they were told of it.
constexpr std::string_view told_to_people[] = {"title",
                                               "title_en",
                                               "what",
                                               "what_en",
                                               "why",
                                               "why_en",
                                               "open",
                                               "open_en",
                                               "fixed",
                                               "fixed_en",
                                               "afterwards",
                                               "afterwards_en",
                                               "privacy",
                                               "privacy_en",
                                               "consent",
                                               "consent_en",
                                               "minutes",
                                               "minimum_age",
                                               "doors",
                                               "own_statements",
                                               "puzzle",
                                               "forget_codes_after_days",
                                               "forget_ballots_after_days",
                                               "closes",
                                               "opened_on",
                                               "rules",
                                               "rules_digest",
                                               "commissioned_by",
                                               "executed_by"};

bool was_opened(const Agenda& before, std::string_view consultation) {
  const Consultation* found = before.find<Consultation>(consultation);
  return found && !found->rules.empty();
}

/// The consultation that a part belongs to, or would.
std::string consultation_of_part(const Agenda& before, const std::string& question) {
  const ConsultationQuestion* found = before.find<ConsultationQuestion>(question);
  return found ? found->consultation.id : "";
}

/// Whether a change touches what was fixed when a consultation was opened from the ledger.
bool alters_what_was_asked(const Change& change, const RecordType& type, const Record* record, const Agenda& before) {
  if (&type == &type_of<Consultation>()) {
    const auto puts_back = [](const FieldChange& each) { return each.field == "status" && each.value == "draft"; };
    return was_opened(before, change.id) &&
           (change.retires || std::ranges::any_of(told_to_people, [&](auto field) { return sets(change, field); }) ||
            std::ranges::any_of(change.fields, puts_back));
  }
  const bool is_question = &type == &type_of<ConsultationQuestion>();
  const bool is_part =
      &type == &type_of<Statement>() || &type == &type_of<AnswerOption>() || &type == &type_of<BudgetOption>();
  if (!is_question && !is_part) return false;
  const Field& parent = *type.field(is_question ? "consultation" : "question");
  std::vector<std::string> parents;
  if (record) parents.push_back(parent.text(*record));
  for (const FieldChange& each : change.fields)
    if (each.field == parent.name) parents.push_back(each.value);
  return std::ranges::any_of(parents, [&](const std::string& id) {
    return was_opened(before, is_question ? id : consultation_of_part(before, id));
  });
}

std::optional<Error> guarded(const Change& change, const Agenda& before) {
  const RecordType* type = record_type(change.type);
  if (type && alters_what_was_asked(change, *type, before.find(*type, change.id), before)) {
    return Error{ErrorKind::forbidden, cited(*type, change.id),
                 said("what citizens were asked does not change once the consultation is open."),
                 said("Close it, and design another that repeats it.")};
  }
  const Record* record = type ? before.find(*type, change.id) : nullptr;
  if (!record) return std::nullopt;
  const Said subject = cited(*type, change.id);
  if (type == &type_of<Edition>() &&
      (change.retires || sets(change, "year") || sets(change, "position") || sets(change, "checkpoint"))) {
    return Error{ErrorKind::forbidden, subject, said("an edition that was frozen never changes."),
                 said("Freeze another edition.")};
  }
  if (type == &type_of<FrozenDocument>()) {
    return Error{ErrorKind::forbidden, subject, said("a document that was frozen never changes."),
                 said("Make it for another edition.")};
  }
  if (type == &type_of<ProgressReport>() &&
      static_cast<const ProgressReport&>(*record).status == ReportStatus::approved) {
    return Error{ErrorKind::forbidden, subject, said("an approved report never changes."),
                 said("File a later report on the same period; the later one counts.")};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Error> guarded(const Draft& act, const Agenda& before) {
  if (trimmed(act.author).empty())
    return Error{ErrorKind::invalid, said("act {}", act.act), said("nobody is named as its author."),
                 said("Give an author with --author.")};
  if (trimmed(act.act).empty())
    return Error{ErrorKind::invalid, "act", said("it has no name."),
                 said("Name what is done: import, change, decide.")};
  for (const Change& change : act.changes) {
    if (auto error = guarded(change, before)) return error;
  }
  return std::nullopt;
}

}  // namespace stip
