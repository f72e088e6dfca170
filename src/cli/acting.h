// Acting: how a command enters an act of governance/, or prints all that stands in its way.
#pragma once

#include <functional>
#include <optional>

#include "cli/commands.h"
#include "governance/act.h"
#include "governance/propose.h"

namespace stip {

/// Who acts, by --author, with reasons worded by --lang. Errors: invalid (the language).
ErrorOr<Actor> actor_of(const Context& context);
/// The view that acts are worked out on: all that --as may see. Errors: invalid if --proposal was given.
ErrorOr<View> view_to_act_on(const Context& context, const Registry& registry);

/// An act, worked out on a view of now by who acts, in the language of that actor.
using Work = std::function<Acted(const View&, const Actor&)>;
/// Enters what an act gives, with its reason in the language of the agenda, and says so; or prints every problem in the
/// language in which errors are told, with the exit code of the first. Where somebody else entered at the same moment
/// what stands in its way (a record by the same new id), it is worked out anew.
Exit enter_act(const Context& context, Registry& registry, const Work& work);

/// The view of now, or as if the proposals of --proposal were adopted.
ErrorOr<View> view_to_read(const Context& context, const Registry& registry);

/// A date that may be left out. Errors: invalid.
ErrorOr<Date> date_option(const std::string& text);
/// "cause=The adviser was ill" as a field and its text. Errors: invalid.
ErrorOr<FieldChange> field_and_value(const std::string& text);
/// "A-001.owner=ORG-2" as an edit. Errors: invalid.
ErrorOr<Edit> edit_of(const std::string& text);
/// "A-001.owner" as an edit without value. Errors: invalid.
ErrorOr<Edit> place_of(const std::string& text);
/// Fields and values, read into a record of type T. Errors: invalid, of the first that cannot be read.
template <class T>
ErrorOr<T> record_of(const std::vector<std::string>& words) {
  T record;
  for (const std::string& word : words) {
    STIP_TRY_AS(const FieldChange change, field_and_value(word));
    const Field* field = type_of<T>().field(change.field);
    if (!field || field->name == "id") {
      return Error{ErrorKind::invalid, "'" + word + "'", "there is no field '" + change.field + "'.",
                   "See `stip schema " + std::string(type_of<T>().name) + "`."};
    }
    if (auto error = field->set(record, change.value)) return *error;
  }
  return record;
}

}  // namespace stip
