// Incoming: data packages, workbooks, and flat sheets with their mapping.
#include "cli/incoming.h"

#include <filesystem>
#include <iostream>

#include "agenda/rules.h"
#include "exchange/files.h"
#include "exchange/flat_sheet.h"
#include "exchange/mapping.h"
#include "exchange/open_import.h"

namespace stip {
namespace {

constexpr std::size_t most_mapping_bytes = 1u << 20;

/// The mapping for a flat sheet: the one handed in, the one remembered, or a proposal.
ErrorOr<Mapping> mapping_for(const Registry& registry, const View& now, const Sheet& sheet, const std::string& name,
                             const std::string& file) {
  std::string text;
  if (!file.empty()) {
    STIP_TRY_AS(text, read_file(std::filesystem::path(file), most_mapping_bytes));
  } else {
    STIP_TRY_AS(const auto remembered, registry.remembered(name));
    if (!remembered) return propose_mapping(sheet, now);
    text = *remembered;
  }
  STIP_TRY_AS(const Json json, parse_json(text));
  STIP_TRY_AS(Mapping mapping, mapping_of_json(json));
  // The sheet may have other columns than last time: those are proposed anew, the others stay as they were.
  Mapping proposed = propose_mapping(sheet, now);
  for (ColumnMapping& column : proposed.columns) {
    for (const ColumnMapping& known : mapping.columns) {
      if (known.column == column.column) column = known;
    }
  }
  return proposed;
}

}  // namespace

Json json_of(const Problem& problem, Language language) {
  Json item = Json::object();
  item.add("severity", name_of(problem.severity))
      .add("file", problem.file)
      .add("sheet", problem.sheet)
      .add("row", static_cast<std::int64_t>(problem.row))
      .add("column", problem.column);
  item.add("subject", problem.subject.in(language))
      .add("problem", problem.problem.in(language))
      .add("remedy", problem.remedy.in(language));
  return item;
}

ErrorOr<Incoming> read_incoming(const Context& context, Registry& registry, const View& now, const std::string& path,
                                const std::string& mapping_file, bool keep) {
  if (!std::filesystem::exists(path))
    return Error{ErrorKind::not_found, said("import of {}", path), said("there is no such file or folder."),
                 said("Check its name.")};
  OpenedImport opened = open_import(path);
  if (!opened.flat) return std::move(opened.incoming);
  const std::string name = "mapping " + opened.incoming.name;
  STIP_TRY_AS(const Mapping mapping, mapping_for(registry, now, *opened.flat, name, mapping_file));
  const Problems wrong = check_mapping(mapping, *opened.flat);
  Incoming incoming = apply_mapping(*opened.flat, mapping, now);
  incoming.problems.insert(incoming.problems.begin(), wrong.begin(), wrong.end());
  incoming.problems.insert(incoming.problems.begin(), opened.incoming.problems.begin(), opened.incoming.problems.end());
  if (incoming.name.empty()) incoming.name = opened.incoming.name;
  if (!context.json) {
    const auto tell = [&](const Said& text) { context.out() << text.in(context.told); };
    tell(said("What the columns of {} mean:\n", path));
    context.out() << to_text(mapping, context.told);
    if (keep) {
      tell(said("This is remembered.\n\n"));
    } else {
      tell(said("To change it, save this as a file, edit it and hand it in with --mapping:\n"));
      context.out() << to_pretty_text(to_json(mapping)) << "\n\n";
    }
  }
  if (keep) STIP_TRY(registry.remember(name, to_text(to_json(mapping))));
  return incoming;
}

ErrorOr<ImportBase> base_of_import(const Registry& registry, std::string_view name) {
  STIP_TRY_AS(const auto remembered, registry.remembered(name));
  if (!remembered) return ImportBase{};
  return ImportBase::from_text(*remembered);
}

}  // namespace stip
