// Workbook: columns and explanations from the declarations.
#include "exchange/workbook.h"

#include <algorithm>
#include <array>
#include <set>

#include "agenda/consultation_result.h"
#include "base/text.h"
#include "exchange/value_text.h"
#include "exchange/xlsx_write.h"

namespace stip {
namespace {

std::string_view about_name(Language language) { return tr_in(language, "workbook", "About"); }
std::string_view choices_name(Language language) { return tr_in(language, "workbook", "Choices"); }
std::string_view yes(Language language) { return tr_in(language, "workbook", "yes"); }
std::string_view no(Language language) { return tr_in(language, "workbook", "no"); }

/// The label, or the name where two fields of a type have one label.
std::string header_of(const RecordType& type, const Field& field, Language language) {
  const std::string_view label = label_of(type, field, language);
  for (const Field& other : type.fields) {
    if (&other == &field) continue;
    const std::string folded_label = folded(label);
    if (folded(other.name) == folded_label || folded(other.label) == folded_label ||
        folded(label_of(type, other, Language::nl)) == folded_label)
      return std::string(field.name);
  }
  return std::string(label);
}

/// The label of a choice, or its name where the label would be read as another choice.
std::string shown_choice(const ChoiceType& type, const Choice& choice, Language language) {
  const std::string_view label = label_of(type, choice, language);
  const bool has_separator = label.find_first_of(";,|") != label.npos;
  return std::string(!has_separator && choice_meant(type, label) == &choice ? label : choice.name);
}

std::vector<std::string> choices_of(const Field& field, Language language) {
  std::vector<std::string> choices;
  if (field.kind == Kind::yes_no) return {std::string(yes(language)), std::string(no(language))};
  if (!field.choice_type) return choices;
  for (const Choice& choice : field.choice_type().values) {
    if (!choice.name.empty()) choices.push_back(shown_choice(field.choice_type(), choice, language));
  }
  return choices;
}

std::string cell_text(const Field& field, const Record& record, Language language) {
  std::string text = field.text(record);
  if (field.kind == Kind::yes_no) return text.empty() ? text : std::string(yes(language));
  if (!field.choice_type || text.empty()) return text;
  std::vector<std::string> shown;
  for (const std::string& name : split_references(text)) {
    const auto index = choice_index(field.choice_type(), name);
    shown.push_back(shown_choice(field.choice_type(), field.choice_type().values[*index], language));
  }
  return join(shown, "; ");
}

WorkbookColumn column_of(const RecordType& type, const Field& field, Language language) {
  WorkbookColumn column;
  column.title = header_of(type, field, language);
  column.wraps = field.kind == Kind::prose || field.kind == Kind::list || field.name == "title";
  column.width = field.kind == Kind::prose ? 50 : field.name == "title" ? 40 : field.kind == Kind::link ? 30 : 16;
  column.is_number = field.kind == Kind::whole || field.kind == Kind::quantity;
  column.choices = choices_of(field, language);
  column.choices_only = field.kind != Kind::choices;  // Several cannot be picked from a list.
  return column;
}

std::string example_of(const Field& field) {
  switch (field.kind) {
    case Kind::date:
      return "2026; 2026-H2; 2026-Q3; 2026-09; 2026-09-01";
    case Kind::amount:
      return "EUR 1300000; ~EUR 1300000; EUR 100..200; <=EUR 500";
    case Kind::quantity:
      return "41.6; ~35000; 151..187; <=3";
    case Kind::whole:
      return "2030";
    case Kind::ref:
      return std::string(field.target().prefix) + "001";
    case Kind::refs:
      return std::string(field.target().prefix) + "001; " + std::string(field.target().prefix) + "002";
    case Kind::any_ref:
      return "A-001";
    case Kind::any_refs:
      return "A-001; G-002";
    case Kind::list:
      return "… | …";
    default:
      return {};
  }
}

WorkbookSheet about_sheet(const std::vector<const RecordType*>& types, const std::vector<std::string>& names,
                          Language language) {
  WorkbookSheet sheet;
  sheet.name = about_name(language);
  const auto column = [](std::string_view title, double width, bool wraps) {
    return WorkbookColumn{std::string(title), width, wraps, false, {}, true};
  };
  sheet.columns = {column(tr_in(language, "workbook", "Sheet"), 24, false),
                   column(tr_in(language, "workbook", "Column"), 24, false),
                   column(tr_in(language, "workbook", "Field name"), 22, false),
                   column(tr_in(language, "workbook", "Meaning"), 60, true),
                   column(tr_in(language, "workbook", "Required"), 11, false),
                   column(tr_in(language, "workbook", "Choices"), 50, true),
                   column(tr_in(language, "workbook", "How to write it"), 44, false)};
  for (std::size_t i = 0; i < types.size(); ++i) {
    const RecordType& type = *types[i];
    sheet.rows.push_back({names[i], "", "", std::string(tr_in(language, type.name, type.help)), "", "", ""});
    for (const Field& field : type.fields) {
      if (is_for_programs(field)) continue;
      sheet.rows.push_back({names[i], header_of(type, field, language), std::string(field.name),
                            std::string(tr_in(language, type.name, field.help)),
                            std::string(field.is_required ? yes(language) : ""),
                            join(choices_of(field, language), "; "), example_of(field)});
    }
  }
  return sheet;
}

std::vector<std::string> names_of_sheets(const std::vector<const RecordType*>& types, Language language) {
  std::vector<std::string> names;
  std::set<std::string> used;
  for (const RecordType* type : types) {
    std::string name =
        sheet_name(language == Language::nl ? tr_in(language, type->name, type->plural_label) : type->plural_label);
    if (type_of_sheet(name) != type || !used.insert(folded(name)).second) name = sheet_name(type->plural);
    names.push_back(std::move(name));
  }
  return names;
}

}  // namespace

ErrorOr<Nothing> write_workbook(const View& view, const std::filesystem::path& path, const WorkbookOptions& options) {
  std::vector<const RecordType*> types;
  for (const RecordType* type : record_types()) {
    if (options.empty_types || view.count(*type) > 0) types.push_back(type);
  }
  const auto names = names_of_sheets(types, options.language);
  std::vector<WorkbookSheet> sheets{about_sheet(types, names, options.language)};
  for (std::size_t i = 0; i < types.size(); ++i) {
    WorkbookSheet& sheet = sheets.emplace_back();
    sheet.name = names[i];
    std::vector<const Field*> fields;  // What programs read does not fit a cell, and is nobody's to edit.
    for (const Field& field : types[i]->fields)
      if (!is_for_programs(field)) fields.push_back(&field);
    for (const Field* field : fields) sheet.columns.push_back(column_of(*types[i], *field, options.language));
    for (const Row& row : view.table(*types[i])) {
      if (!row.record) continue;
      auto& cells = sheet.rows.emplace_back();
      for (const Field* field : fields) cells.push_back(cell_text(*field, *row.record, options.language));
    }
  }
  WorkbookProperties properties;
  properties.choices_sheet = choices_name(options.language);
  for (const Programme& programme : view.all<Programme>()) {
    if (properties.title.empty()) properties.title = programme.title;
  }
  return write_xlsx(path, sheets, properties);
}

bool is_workbook_of_records(const std::vector<Grid>& grids) {
  return std::ranges::any_of(grids, [](const Grid& grid) {
    const RecordType* type = type_of_sheet(grid.name);
    if (!type || grid.rows.empty()) return type != nullptr;
    Problems ignored;
    const Sheet sheet = sheet_of(grid, ignored);  // Somebody's own table may be called "Acties" too; ours has an id.
    return std::ranges::any_of(sheet.header, [](const std::string& name) { return to_lower(name) == "id"; });
  });
}

Incoming incoming_of_workbook(std::vector<Grid> grids, const std::string& file, Problems problems) {
  Incoming incoming;
  incoming.name = file.substr(0, file.find_last_of('.'));
  incoming.problems = std::move(problems);
  for (Grid& grid : grids) {
    const auto is_own = [&](std::string_view name) { return name == grid.name; };
    if (std::ranges::any_of(std::array{Language::nl, Language::en}, [&](Language language) {
          return is_own(about_name(language)) || is_own(choices_name(language));
        }))
      continue;
    const RecordType* type = type_of_sheet(grid.name);
    if (!type) {
      incoming.problems.push_back({file,
                                   grid.name,
                                   0,
                                   {},
                                   {},
                                   said("No record type has the name of this sheet; it is not read."),
                                   said("Name it after a type, as in Actions or Acties."),
                                   Severity::warning});
      continue;
    }
    read_records(sheet_of(std::move(grid), incoming.problems), *type, incoming);
  }
  return incoming;
}

}  // namespace stip
