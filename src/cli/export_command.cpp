// Export: the agenda as files that others can read.
#include <iostream>

#include "cli/commands.h"
#include "exchange/data_package.h"
#include "exchange/workbook.h"

namespace stip {

// COMMAND: stip export datapackage FOLDER [--edition 2026] [--semicolon]
// COMMAND: stip export xlsx FILE [--edition 2026]
//
// Writes a Frictionless Data Package v2 (datapackage.json and a CSV file per record type), or a workbook with a sheet
// per record type that can be filled in and imported again. Only what --as VIEWER may see is written; without --as
// that is the public agenda, since a file travels.
Exit export_command(const Context& context, const ExportRequest& request) {
  Viewer viewer{Classification::public_};
  if (!context.as.empty()) {
    STIP_TRY_AS(viewer, context.viewer());
  }
  STIP_TRY_AS(const Language language, context.reading_language());
  STIP_TRY_AS(const auto registry, context.open(true));
  STIP_TRY_AS(const View view, context.look(*registry, request.moment, viewer));
  const Progress progress(context.world, "writing " + request.path);
  if (request.what == "xlsx") {
    WorkbookOptions options;
    options.language = language;
    STIP_TRY(write_workbook(view, request.path, options));
  } else {
    PackageOptions options;
    options.language = language;
    for (const Programme& programme : view.all<Programme>()) options.title = programme.title;
    options.version = request.moment.empty() ? "" : request.moment;
    if (request.semicolon) options.style = CsvStyle::dutch_excel();
    STIP_TRY(write_data_package(request.path, data_package(view, options)));
  }
  tell_written(context, request.path, request.what);
  return 0;
}

}  // namespace stip
