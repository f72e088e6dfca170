// Incoming: columns to fields, cells to canonical text.
#include "exchange/incoming.h"

#include <algorithm>

#include "agenda/agenda.h"
#include "base/text.h"
#include "exchange/csv.h"
#include "exchange/value_text.h"

namespace stip {
namespace {

const Field* field_of_column(const RecordType& type, std::string_view column) {
  if (const Field* field = type.field(column)) return field;
  const std::string wanted = folded(column);
  for (const Field& field : type.fields) {
    if (folded(field.name) == wanted || folded(field.label) == wanted ||
        folded(label_of(type, field, Language::nl)) == wanted)
      return &field;
  }
  return nullptr;
}

Said list_of_names(const RecordType& type) {
  return said_by([&type](Language language) {
    std::string names;
    for (const Field& field : type.fields) names += (names.empty() ? "" : ", ") + named(type, field).in(language);
    return names;
  });
}

Problem unknown_column(const Sheet& sheet, const RecordType& type, std::size_t column) {
  std::vector<std::string_view> names;
  for (const Field& field : type.fields) {
    for (std::string_view name : {field.name, field.label, label_of(type, field, Language::nl)}) names.push_back(name);
  }
  const std::string_view meant = nearest(sheet.header[column], names);
  Problem problem = sheet.problem_at(sheet.header_row, column);
  problem.subject = named_plural(type);
  problem.problem = said("There is no field '{}'; the column is not read.", sheet.header[column]);
  problem.remedy = meant.empty()
                       ? said("Start its name with # if it is yours alone. The fields are: {}.", list_of_names(type))
                       : said("Did you mean '{}'? If the column is yours alone, start its name with #.", meant);
  problem.severity = meant.empty() ? Severity::warning : Severity::error;
  return problem;
}

/// The field of each column; nullptr: passed over.
std::vector<const Field*> fields_of_columns(const Sheet& sheet, const RecordType& type, Problems& problems) {
  std::vector<const Field*> fields;
  for (std::size_t column = 0; column < sheet.header.size(); ++column) {
    const std::string& name = sheet.header[column];
    const bool passed_over = name.empty() || name.front() == '#' || name.front() == '_';
    const Field* field = passed_over ? nullptr : field_of_column(type, name);
    if (!field && !passed_over) problems.push_back(unknown_column(sheet, type, column));
    if (field && std::ranges::find(fields, field) != fields.end()) {
      Problem problem = sheet.problem_at(sheet.header_row, column);
      problem.problem = said("Two columns are about the field '{}'.", named(type, *field));
      problem.remedy = said("Remove one of them.");
      problems.push_back(std::move(problem));
      field = nullptr;
    }
    fields.push_back(field);
  }
  return fields;
}

Said subject_of(const RecordType& type, std::string_view id) { return id.empty() ? named(type) : cited(type, id); }

}  // namespace

const IncomingValue* IncomingRecord::value(std::string_view field) const {
  const auto at = std::ranges::find_if(values, [&](const IncomingValue& v) { return v.field->name == field; });
  return at == values.end() ? nullptr : &*at;
}

Problem IncomingRecord::problem(std::string_view column) const {
  return {file, sheet, row, std::string(column), subject_of(*type, id), {}, {}, Severity::error};
}

void read_records(const Sheet& sheet, const RecordType& type, Incoming& incoming) {
  incoming.types.insert(&type);
  if (sheet.header.empty()) return;
  const auto fields = fields_of_columns(sheet, type, incoming.problems);
  const auto id_column = static_cast<std::size_t>(std::ranges::find(fields, &type.fields[0]) - fields.begin());
  if (id_column == fields.size()) {
    incoming.problems.push_back(
        {sheet.file, sheet.name, sheet.header_row, "id", named_plural(type), said("There is no column 'id'."),
         said("Add a column 'id' with a stable id for each row, such as {}001.", type.prefix), Severity::error});
    return;
  }
  for (const SheetRow& row : sheet.rows) {
    IncomingRecord record{&type, row.cells[id_column], {}, sheet.file, sheet.name, row.number};
    if (record.id.empty() || check_id(record.id)) {
      Problem problem = record.problem(sheet.header[id_column]);
      problem.subject = named(type);
      problem.problem = record.id.empty() ? said("The row has no id.") : check_id(record.id)->problem;
      problem.remedy = record.id.empty() ? said("Give it a stable id that was never used, such as {}001.", type.prefix)
                                         : check_id(record.id)->remedy;
      incoming.problems.push_back(std::move(problem));
      continue;
    }
    for (std::size_t column = 0; column < fields.size(); ++column) {
      if (!fields[column] || column == id_column) continue;
      const Field& field = *fields[column];
      const bool has_default = field.kind == Kind::choice && !field.choice_type().values[0].name.empty();
      if (has_default && row.cells[column].empty()) continue;  // An empty cell must not make a record public.
      const std::string cell = is_numeric(field.kind) ? row.cells[column] : undefused(row.cells[column]);
      auto text = canonical_text(type, field, cell);
      if (!text.ok()) {
        Problem problem = record.problem(sheet.header[column]);
        problem.problem = text.error().problem;
        problem.remedy = text.error().remedy;
        incoming.problems.push_back(std::move(problem));
        continue;
      }
      record.values.push_back({&field, *std::move(text), sheet.header[column]});
    }
    incoming.records.push_back(std::move(record));
  }
}

const RecordType* type_of_sheet(std::string_view name) {
  if (const RecordType* type = record_type(name)) return type;
  const std::string wanted = folded(name);
  for (const RecordType* type : record_types()) {
    for (std::string_view known :
         {type->name, type->plural, type->api_name, type->label, type->plural_label,
          tr_in(Language::nl, type->name, type->plural_label), tr_in(Language::nl, type->name, type->label)}) {
      // A sheet name has 31 characters at most.
      if (folded(known) == wanted || (length(name) == 31 && starts_with(folded(known), wanted))) return type;
    }
  }
  return nullptr;
}

}  // namespace stip
