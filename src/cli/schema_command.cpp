// Schema: the record types as declared.
#include <iostream>

#include "cli/commands.h"
#include "exchange/json_records.h"

namespace stip {
namespace {

/// All record types: a line each, or a list as JSON.
void print_types(const Context& context, Language language) {
  Json list = Json::array();
  for (const RecordType* type : record_types()) {
    const std::string_view label = tr_in(language, type->name, type->label);
    if (context.json) {
      Json item = Json::object();
      item.add("type", type->name)
          .add("prefix", type->prefix)
          .add("label", label)
          .add("fields", static_cast<std::int64_t>(type->fields.size()));
      list.push(std::move(item));
      continue;
    }
    context.out() << type->name << std::string(type->name.size() < 24 ? 24 - type->name.size() : 1, ' ') << type->prefix
                  << std::string(type->prefix.size() < 6 ? 6 - type->prefix.size() : 1, ' ') << label << " ("
                  << type->fields.size() << ")\n";
  }
  if (context.json) context.out() << to_text(list) << "\n";
}

}  // namespace

// COMMAND: stip schema [TYPE]
//
// Without a type: all record types, with their number of fields. With one: its JSON Schema (2020-12), with titles and
// descriptions in the language of --lang.
Exit schema_command(const Context& context, const std::string& name) {
  STIP_TRY_AS(const Language language, context.reading_language());
  if (name.empty()) {
    print_types(context, language);
    return 0;
  }
  const RecordType* type = record_type(name);
  if (!type)
    return Error{ErrorKind::not_found, "record type '" + name + "'", "there is no such type.",
                 "See `stip schema` for all of them."};
  context.out() << to_pretty_text(json_schema(*type, language)) << "\n";
  return 0;
}

}  // namespace stip
