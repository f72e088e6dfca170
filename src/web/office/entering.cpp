// Entering: the registry has the last word.
#include "web/office/entering.h"

#include <algorithm>

#include "agenda/records.h"
#include "base/hash.h"
#include "base/text.h"
#include "web/office/meanwhile.h"
#include "web/parts/record_form.h"
#include "web/parts/record_parts.h"

namespace stip {

Actor actor_of(const OfficeVisit& visit) {
  const Registry& registry = visit.office.registry;
  const Seq then = visit.repeats() ? visit.sending->repeats - 1 : 0;
  return {visit.account.id, visit.visit.language, [&registry, then](std::string_view id) {
            return then != 0 ? registry.was_taken(id, then) : registry.is_taken(id);
          }};
}

std::vector<Error> told(const OfficeVisit& visit, std::vector<Error> problems) {
  for (Error& each : problems) each = in_language(visit.visit.language, each);
  return problems;
}

std::string ledger_key(const OfficeVisit& visit, const std::string& key) {
  return key.empty() ? key : visit.account.id + " " + key;
}

namespace {

std::vector<Error> entered_otherwise(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  return {{ErrorKind::conflict, std::string(v.tr("this form")),
           std::string(v.tr("it was entered before, and what it says now is something else.")),
           std::string(v.tr("Look at what was entered. If this must be entered too, send it once more."))}};
}

/// That a form was sent before: nothing is entered. Whether it says the same, is for the answer of before.
std::vector<Error> known(const OfficeVisit& visit, const Draft& act) {
  Registry& registry = visit.office.registry;
  const auto is_same = registry.is_what_was_entered(act, visit.sending->repeats, visit.visit.viewer);
  visit.sending->is_known = is_same.ok() && *is_same;
  return visit.sending->is_known ? std::vector<Error>{} : entered_otherwise(visit);
}

}  // namespace

std::vector<Error> enter_act(const OfficeVisit& visit, const Acted& acted, const std::string& key) {
  if (!acted.ok()) return acted.problems();
  Registry& registry = visit.office.registry;
  const Changes& changes = acted.changes();
  const Draft act{changes.act,    visit.account.id,       changes.reason,
                  changes.causes, ledger_key(visit, key), Classification::public_,
                  changes.changes};
  if (visit.repeats()) return known(visit, act);
  if (!key.empty()) {
    const auto before = registry.entry_with_key(act.key);
    if (!before.ok()) return told(visit, {before.error()});
    if (*before) return entered_otherwise(visit);
  }
  if (auto theirs = overtaken(visit, act.changes); !theirs.empty()) return theirs;
  // What stands in the way now may have been entered after the form was worked out; what stands in the way only of
  // entering is still on its way to the disk.
  auto problems = registry.problems(act, visit.visit.viewer);
  bool is_overtaken = registry.size() > visit.visit.view.upto();
  if (problems.empty()) {
    const auto entered = registry.enter(act, visit.visit.viewer);
    if (entered.ok()) return entered->repeated ? entered_otherwise(visit) : std::vector<Error>{};
    problems = {entered.error()};
    is_overtaken = true;
  }
  if (visit.sending) visit.sending->overtaken = is_overtaken && problems.front().kind == ErrorKind::conflict;
  return told(visit, std::move(problems));
}

Html form_key(const OfficeVisit& visit) {
  return html("<input type=\"hidden\" name=\"_key\" value=\"{}\"><input type=\"hidden\" name=\"_seen\" value=\"{}\">",
              to_hex(random_hash()).substr(0, 32), visit.visit.view.upto());
}

std::string key_of(const OfficeVisit& visit) {
  const std::string* key = visit.sent_value("_key");
  return key && key->size() == 32 && parse_hex(*key).ok() ? *key : std::string{};
}

namespace {

/// "A-014.planned_end" as people say it: "Field trials, Planned end (A-014)"; empty if it is no field of a record.
std::string field_of_record(const Visit& visit, const std::string& place) {
  const auto dot = place.rfind('.');
  const auto found = dot == place.npos ? Agenda::Found{} : visit.view.find_any(place.substr(0, dot));
  const Field* field = found ? found.type->field(place.substr(dot + 1)) : nullptr;
  if (!field) return {};
  return visit.title(*found.record) + ", " + std::string(label_of(visit, *found.type, *field)) + " (" +
         found.record->id + ")";
}

/// What a problem is about, for who fills in a form.
std::string subject_of(const Visit& visit, const Error& error) {
  std::string subject = error.subject;
  if (std::string field = field_of_record(visit, subject); !field.empty()) return field;
  const auto space = subject.find(' ');
  const auto end = subject.find(',');
  if (space != subject.npos && error.kind != ErrorKind::not_found) {
    const std::string id = subject.substr(space + 1, end == subject.npos ? end : end - space - 1);
    const RecordType* type = record_type_of_id(id);
    const bool is_cited = type && to_lower(label_of(visit, *type)) == subject.substr(0, space);
    if (is_cited && !visit.view.find_any(id)) subject.erase(space, id.size() + 1);
  }
  const bool is_name = subject.find_first_of("./@") != subject.npos;  // Of a file, or an address.
  if (!is_name && !subject.empty() && subject[0] >= 'a' && subject[0] <= 'z')
    subject[0] = static_cast<char>(subject[0] - 'a' + 'A');
  return subject;
}

}  // namespace

Html problem_list(const OfficeVisit& visit, const std::vector<Error>& problems, const std::vector<Anchor>& anchors,
                  const RecordForm* form) {
  Html items = form ? problem_items(*form) : Html{};
  for (const Error& met : problems) {
    const Error each = told(visit.visit.site, visit.visit.request, visit.visit.language, met);
    const auto at = std::ranges::find_if(anchors, [&](const Anchor& anchor) {
      const std::string_view words = visit.visit.tr(anchor.text);
      return starts_with(each.problem, words.substr(0, words.find("{}"))) || contains(each.subject, anchor.text);
    });
    const bool is_found = at != anchors.end();
    const Html words = html("<strong>{}</strong>: {} {}",
                            is_found && !at->label.empty() ? std::string(at->label) : subject_of(visit.visit, each),
                            each.problem, each.remedy);
    if (is_found)
      items.add("<li dir=\"auto\"><a href=\"#{}\">{}</a></li>", at->id, words);
    else
      items.add("<li dir=\"auto\">{}</li>", words);
  }
  if (items.empty()) return {};
  const auto at_fields =
      form ? std::ranges::count_if(form->fields, [](const FormField& each) { return !each.problem.empty(); }) : 0;
  const std::string heading = problems.empty() ? fields_with_problems(visit.visit.language, at_fields)
                                               : std::string(visit.visit.tr("This could not be entered yet"));
  return problems_alert(heading, items);
}

}  // namespace stip
