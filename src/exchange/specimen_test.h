// Specimen: a throw-away record type with one field of every kind, and an agenda with a record of every type.
#pragma once

#include <map>

#include "agenda/records.h"
#include "agenda/view.h"

namespace stip {

/// Proves that a field more is one line more: nothing but this declaration knows of it.
struct Specimen : Record {
  std::string text;
  std::string prose;
  std::string link;
  std::vector<std::string> list;
  Ref<Action> ref;
  std::vector<Ref<Theme>> refs;
  AnyRef any_ref;
  std::vector<AnyRef> any_refs;
  Phase choice{};
  std::vector<Instrument> choices;
  Date date;
  Amount amount;
  Quantity quantity;
  std::optional<int> whole;
  bool yes_no = false;
};

template <>
inline const RecordType& type_of<Specimen>() {
  static const RecordType type = declare<Specimen>(
      63, {"specimen", "specimens", "proefstukken", "XX-", "Specimen", "Specimens", "One field of every kind."},
      {
          field<&Specimen::text>("text", "A text", "Text."),
          field<&Specimen::prose>("prose", "Prose", "Prose.").prose(),
          field<&Specimen::link>("link", "A link", "Link.").link(),
          field<&Specimen::list>("list", "A list", "List."),
          field<&Specimen::ref>("ref", "A reference", "Reference."),
          field<&Specimen::refs>("refs", "Some references", "References."),
          field<&Specimen::any_ref>("any_ref", "Any reference", "Any reference."),
          field<&Specimen::any_refs>("any_refs", "Any references", "Any references."),
          field<&Specimen::choice>("choice", "A choice", "Choice."),
          field<&Specimen::choices>("choices", "Some choices", "Choices."),
          field<&Specimen::date>("date", "A date", "Date."),
          field<&Specimen::amount>("amount", "An amount", "Amount."),
          field<&Specimen::quantity>("quantity", "A quantity", "Quantity."),
          field<&Specimen::whole>("whole", "A whole number", "Whole number."),
          field<&Specimen::yes_no>("yes_no", "Yes or no", "Yes or no."),
      });
  return type;
}

/// A value for a field, made from its kind alone. `round` makes others: 0 is hostile, 1 plain.
inline std::string value_for(const RecordType& type, const Field& field, int round) {
  const auto last_choice = [&] { return std::string(field.choice_type().values.back().name); };
  const auto first_choice = [&] { return std::string(field.choice_type().values[1].name); };
  switch (field.kind) {
    case Kind::link:
      return "https://example.org/a?b=c&d=" + std::to_string(round);
    case Kind::list:
      return round == 0 ? "nl, en; \"fy\" | =1+1 | @x" : "nl";
    case Kind::ref:
      return std::string(field.target().prefix) + "001";
    case Kind::refs:
      return std::string(field.target().prefix) + "001; " + std::string(field.target().prefix) + "002";
    case Kind::any_ref:
      return "A-002";
    case Kind::any_refs:
      return "A-002; T-001";
    case Kind::choice:
      return field.name == "classification" ? "public" : round == 0 ? last_choice() : first_choice();
    case Kind::choices:
      return first_choice() + "; " + last_choice();
    case Kind::date:
      return round == 0 ? "2026-Q3" : "2027-02-28";
    case Kind::amount:
      return round == 0 ? "EUR 100..200.50" : "~EUR 1300000";
    case Kind::quantity:
      return round == 0 ? "39.70" : "-5";
    case Kind::whole:
      return round == 0 ? "-7" : "2030";
    case Kind::yes_no:
      return round == 0 ? "yes" : "";
    default:
      return round == 0 ? "=HYPERLINK(\"x\";\"'" + std::string(type.name) +
                              "'\")\nLine, two; \xE2\x82\xAC _x000D_ <b>&amp;\r\n'einde'"
                        : "Plain " + std::string(field.name);
  }
}

/// Two records of every type, every field filled.
inline Agenda full_agenda() {
  declare_for_tests(type_of<Specimen>());
  AgendaBuilder builder;
  Seq entry = 0;
  for (const RecordType* type : record_types()) {
    for (int round = 0; round < 2; ++round) {
      Change change{
          std::string(type->name), std::string(type->prefix) + "00" + std::to_string(round + 1), 1, false, {}};
      for (const Field& field : type->fields) {
        if (field.name != "id") change.fields.push_back({std::string(field.name), value_for(*type, field, round)});
      }
      const auto done = builder.apply(change, ++entry);
      STIP_ASSERT(done.ok());
    }
  }
  return builder.snapshot(entry);
}

inline View everything_of(const Agenda& agenda) { return visible_to(agenda, Viewer{Classification::restricted}); }

/// A small agenda from changes written in full: {"action", "A-001", {{"title", "Sandbox"}}}.
struct TestRecord {
  std::string type, id;
  std::vector<FieldChange> fields;
};
inline Agenda agenda_of(const std::vector<TestRecord>& records) {
  AgendaBuilder builder;
  std::map<std::string, std::int64_t> versions;
  Seq entry = 0;
  for (const TestRecord& record : records) {
    const auto done =
        builder.apply(Change{record.type, record.id, ++versions[record.id], false, record.fields}, ++entry);
    STIP_ASSERT(done.ok());
  }
  return builder.snapshot(entry);
}

}  // namespace stip
