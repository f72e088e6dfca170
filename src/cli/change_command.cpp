// Change: one field of one record, entered with a reason.
#include <iostream>

#include "cli/commands.h"

namespace stip {
namespace {

/// Whether a value, however it is written, is what the record holds.
bool is_value_of(const RecordType& type, const Record& record, const Field& field, std::string_view value) {
  const auto typed = type.make();
  return !field.set(*typed, value) && field.text(*typed) == field.text(record);
}

}  // namespace

// COMMAND: stip change A-014.owner ORG-EZK --reason "Taken over by EZK" [--decision ID]
//
// Enters a new value of one field. An empty value empties it. A value that it has already is not entered again.
Exit change_command(const Context& context, const ChangeRequest& request) {
  const auto dot = request.place.rfind('.');
  if (dot == std::string::npos || dot == 0) {
    return Error{ErrorKind::invalid, said("place '{}'", request.place), said("it is not a record and a field."),
                 said("Write it as A-014.owner.")};
  }
  const std::string id = request.place.substr(0, dot), field = request.place.substr(dot + 1);
  STIP_TRY_AS(const Viewer viewer, context.viewer());
  STIP_TRY_AS(const auto registry, context.open(false));
  const View view = registry->now(viewer);
  const auto found = view.find_any(id);
  if (!found)
    return Error{ErrorKind::not_found, said("record {}", id), said("there is no such record."),
                 said("Look for it with `stip search`.")};
  const Field* field_of = found.type->field(field);
  if (field_of && is_value_of(*found.type, *found.record, *field_of, request.value)) {
    context.answer(Json::object().add("entries", Json::array()),
                   said("Nothing changed: it is that already.").in(context.told) + "\n");
    return 0;
  }
  Draft act{"change", context.author, request.reason, {}, "", Classification::public_, {}};
  if (!request.decision.empty()) {
    STIP_TRY(known_decision(view, request.decision));
    act.causes = {request.decision};
  }
  act.changes.push_back(
      {std::string(found.type->name), id, view.row(*found.type, id)->version + 1, false, {{field, request.value}}});
  STIP_TRY_AS(const Entered entered, registry->enter(std::move(act), viewer));
  Json entries = Json::array();
  for (const Seq seq : entered.entries) entries.push(seq);
  context.answer(Json::object().add("entries", std::move(entries)),
                 said("entered as {}", std::to_string(entered.entries.front())).in(context.told) + "\n");
  return 0;
}

}  // namespace stip
