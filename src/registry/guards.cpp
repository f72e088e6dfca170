// Guards: what was frozen or approved never changes, whoever asks.
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

std::optional<Error> guarded(const Change& change, const Agenda& before) {
  const RecordType* type = record_type(change.type);
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
