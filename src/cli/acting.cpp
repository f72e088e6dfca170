// Acting: entering, printing, and reading the words of an act.
#include "cli/acting.h"

#include <iostream>

#include "agenda/records.h"

namespace stip {

ErrorOr<Actor> actor_of(const Context& context) {
  STIP_TRY_AS(const Language language, context.reading_language());
  return Actor{context.author, language};
}

ErrorOr<View> view_to_act_on(const Context& context, const Registry& registry) {
  if (!context.as_if.empty()) {
    return Error{ErrorKind::invalid, "--proposal", "nothing is entered in an agenda that was not adopted.",
                 "Leave --proposal out."};
  }
  STIP_TRY_AS(const Viewer viewer, context.viewer());
  return registry.now(viewer);
}

ErrorOr<View> view_to_read(const Context& context, const Registry& registry) {
  STIP_TRY_AS(const Viewer viewer, context.viewer());
  return context.look(registry, context.as_if, viewer);
}

namespace {

Exit refuse(const Context& context, const std::vector<Error>& problems) {
  for (const Error& each : problems) tell(context.world, each, context.told, context.json);
  return exit_code(problems.front().kind);
}

void print(const Context& context, const Changes& changes, const Entered& entered) {
  if (!context.json) {
    context.out() << changes.reason << "\n";
    for (const Change& change : changes.changes) {
      context.out() << (change.retires        ? "ended"
                        : change.version == 1 ? "new"
                                              : "changed")
                    << "  " << change.type << " " << change.id << "\n";
    }
    context.out() << "entered as";
    for (const Seq seq : entered.entries) context.out() << " " << seq;
    context.out() << "\n";
    return;
  }
  Json json = Json::object(), entries = Json::array(), records = Json::array();
  for (const Seq seq : entered.entries) entries.push(seq);
  for (const Change& change : changes.changes) {
    Json record = Json::object();
    record.add("type", change.type).add("id", change.id).add("version", change.version).add("ends", change.retires);
    records.push(std::move(record));
  }
  json.add("act", changes.act)
      .add("reason", changes.reason)
      .add("entries", std::move(entries))
      .add("records", std::move(records));
  context.out() << to_text(json) << "\n";
}

}  // namespace

Exit enter_act(const Context& context, Registry& registry, const Work& work) {
  STIP_TRY_AS(const Actor actor, actor_of(context));
  constexpr int most_tries = 32;  // Each is lost only if somebody else entered something between two moments.
  for (int tries = 1;; ++tries) {
    STIP_TRY_AS(const View view, view_to_act_on(context, registry));
    const Acted acted = work(view, actor);
    if (!acted.ok()) {
      const Acted refused = work(view, {context.author, context.told});
      return refuse(context, refused.ok() ? acted.problems() : refused.problems());
    }
    const Changes& changes = acted.changes();
    const Draft act{changes.act, context.author,          changes.reason, changes.causes,
                    "",          Classification::public_, changes.changes};
    const auto problems = registry.problems(act, view.viewer());
    const auto entered = problems.empty() ? registry.enter(act, view.viewer()) : ErrorOr<Entered>(problems.front());
    if (entered.ok()) {
      print(context, changes, *entered);
      return 0;
    }
    const bool was_overtaken =
        entered.error().kind == ErrorKind::conflict && (problems.empty() || registry.size() > view.upto());
    if (was_overtaken && tries < most_tries) continue;
    if (!problems.empty()) return refuse(context, problems);
    return entered.error();
  }
}

ErrorOr<Date> date_option(const std::string& text) {
  if (text.empty()) return Date{};
  return parse_date(text);
}

ErrorOr<FieldChange> field_and_value(const std::string& text) {
  const auto at = text.find('=');
  if (at == std::string::npos || at == 0) {
    return Error{ErrorKind::invalid, "'" + text + "'", "it is not a field and its value.",
                 "Write it as cause=\"The adviser was ill.\""};
  }
  return FieldChange{text.substr(0, at), text.substr(at + 1)};
}

ErrorOr<Edit> place_of(const std::string& text) {
  const auto dot = text.rfind('.');
  if (dot == std::string::npos || dot == 0 || dot + 1 == text.size()) {
    return Error{ErrorKind::invalid, "'" + text + "'", "it is not a record and a field.", "Write it as A-014.owner."};
  }
  return Edit{text.substr(0, dot), text.substr(dot + 1), ""};
}

ErrorOr<Edit> edit_of(const std::string& text) {
  STIP_TRY_AS(const FieldChange change, field_and_value(text));
  STIP_TRY_AS(Edit edit, place_of(change.field));
  edit.value = change.value;
  return edit;
}

}  // namespace stip
