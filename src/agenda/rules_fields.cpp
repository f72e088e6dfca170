// Rules about fields: ids, what is required, references, dates and sources.
#include <algorithm>
#include <set>

#include "agenda/records.h"
#include "agenda/rules_parts.h"
#include "base/text.h"

namespace stip {
namespace {

Said label_of(const RecordType& type, const Field& field) { return said_in(type.name, field.label); }

void examine_id(Examination& e, const RecordType& type, const Record& record) {
  // Two records of different types with one id: at most one of them has the prefix of its type, so it is told at the
  // other.
  if (starts_with(record.id, type.prefix)) return;
  e.found("id.prefix", type, record, "id", e.text(tr_later("the id does not start with {}."), {type.prefix}),
          e.text(tr_later("Give a new record an id that starts with {}; leave an id that was published as it is."),
                 {type.prefix}));
  for (const RecordType* other : record_types()) {
    if (other == &type || !e.view.find(*other, record.id)) continue;
    if (other->index > type.index && !starts_with(record.id, other->prefix)) continue;  // Told at the later of the two.
    e.found(
        "id.unique", type, record, "id",
        e.text(tr_later("there is another record with this id, of type “{}”."), {said_in(other->name, other->label)}),
        e.text(tr_later("Give one of the two another id.")));
  }
}

void examine_reference(Examination& e, const RecordType& type, const Record& record, const Field& field,
                       const std::string& id) {
  if (field.target && e.view.find(field.target(), id)) return;
  const auto found = e.view.find_any(id);
  if (found && !field.target) return;
  // A proposed change may make the record that it is about.
  if (!found && &type == &type_of<ProposedChange>() && field.name == "record") return;
  if (!found) {
    e.found("reference.exists", type, record, field.name,
            e.text(tr_later("{} names {}, which does not exist."), {label_of(type, field), id}),
            e.text(tr_later("Correct the id, or add {}."), {id}));
  } else {
    const RecordType& wanted = field.target();
    e.found("reference.type", type, record, field.name,
            e.text(tr_later("{} names {}, and that is of type “{}”, not “{}”."),
                   {label_of(type, field), id, said_in(found.type->name, found.type->label),
                    said_in(wanted.name, wanted.label)}),
            e.text(tr_later("Name a record of type “{}”."), {said_in(wanted.name, wanted.label)}));
  }
}

void examine_circle(Examination& e, const RecordType& type, const Record& record, const Field& field) {
  std::set<std::string> passed;
  for (const Record* at = &record; at;) {
    if (!passed.insert(at->id).second) {
      if (at == &record) {
        e.found("reference.circle", type, record, field.name,
                e.text(tr_later("by “{}” it comes back to itself."), {label_of(type, field)}),
                e.text(tr_later("Empty this field of one of them.")));
      }
      return;  // A circle that it leads to but is not in is told at its own members.
    }
    const std::string next = field.text(*at);
    at = next.empty() ? nullptr : e.view.find(type, next);
  }
}

void examine_source(Examination& e, const RecordType& type, const Record& record) {
  const auto* observation = as<Observation>(type, record);
  const auto* funding = as<Funding>(type, record);
  const bool states_a_figure = (observation && observation->value) || (funding && funding->amount);
  if (!states_a_figure || !record.sources.empty() || record.invented) return;
  e.found("figure.source", type, record, "sources", e.text(tr_later("it states a figure without a source.")),
          e.text(tr_later("Name the source in which the figure can be checked.")));
}

/// Two dates of one record that must be in order.
struct Order {
  std::string_view first, second;
};

constexpr Order orders[] = {
    {"planned_start", "planned_end"},
    {"actual_start", "actual_end"},
    {"valid_from", "valid_until"},
    {"period_start", "period_end"},
    {"period", "period_end"},
    {"opens", "due"},
    {"opens", "closes"},
    {"raised_on", "answered_on"},
    {"made_on", "fulfilled_on"},
};

constexpr std::string_view facts[] = {"met_on",      "actual_start", "actual_end", "answered_on", "fulfilled_on",
                                      "reported_on", "checked_on",   "raised_on",  "made_on"};

Date date_in(const RecordType& type, const Record& record, std::string_view name) {
  const Field* field = type.field(name);
  if (!field || field->kind != Kind::date) return {};
  const auto date = parse_date(field->text(record));
  return date.ok() ? *date : Date{};
}

}  // namespace

void examine_fields(Examination& e, const RecordType& type, const Record& record) {
  examine_id(e, type, record);
  for (const Field& field : type.fields) {
    if (field.is_required && field.text(record).empty()) {
      e.found("field.required", type, record, field.name, e.text(tr_later("“{}” is empty."), {label_of(type, field)}),
              e.text(tr_later("Fill in “{}”."), {label_of(type, field)}));
    }
    if (!field.is_reference()) continue;
    for (const std::string& id : parts_of(field, field.text(record))) examine_reference(e, type, record, field, id);
    if (field.kind == Kind::ref && field.target && &field.target() == &type) examine_circle(e, type, record, field);
  }
  examine_source(e, type, record);
}

void examine_dates(Examination& e, const RecordType& type, const Record& record) {
  for (const Order& order : orders) {
    const Date first = date_in(type, record, order.first), second = date_in(type, record, order.second);
    // Imprecise dates are out of order only if no days within them are in order.
    if (first.empty() || second.empty() || first.first() <= second.last()) continue;
    e.found("dates.order", type, record, order.second,
            e.text(tr_later("“{}” ({}) comes before “{}” ({})."),
                   {label_of(type, *type.field(order.second)), e.date(second), label_of(type, *type.field(order.first)),
                    e.date(first)}),
            e.text(tr_later("Correct one of the two dates.")));
  }
  for (const std::string_view name : facts) {
    const Date date = date_in(type, record, name);
    if (date.empty() || date.first() <= e.today) continue;
    e.found("dates.fact", type, record, name,
            e.text(tr_later("“{}” lies in the future: {}."), {label_of(type, *type.field(name)), e.date(date)}),
            e.text(tr_later("Enter what has happened only afterwards; put what is expected in the planning.")));
  }
}

std::vector<Finding> check_dates(const View& view, const RecordType& type, const Record& record, Day today,
                                 Language language) {
  Examination examination{view, today, language};
  examine_dates(examination, type, record);
  return std::move(examination.findings);
}

}  // namespace stip
