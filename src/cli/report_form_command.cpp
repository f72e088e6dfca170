// Report form: forms that go out as a document or workbook, and come back filled in.
#include "mailing/report_form.h"

#include <iostream>

#include "base/temp_folder.h"
#include "base/text.h"
#include "cli/act_commands.h"
#include "cli/acting.h"

namespace stip {
namespace {

std::string file_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

void print(const Context& context, const ReadReport& read, const std::string& file) {
  context.out() << file << ": " << read.stamp.action << ", " << read.stamp.cycle << "\n";
  for (const PaperChange& change : read.changes) {
    context.out() << "  " << change.label << ": " << (change.before.empty() ? "-" : change.before) << " -> "
                  << (change.after.empty() ? "-" : change.after) << "\n";
  }
  if (read.changes.empty() && read.unread.empty()) context.out() << "  nothing was changed in it\n";
}

/// What stands in the way of handing in what was read; empty: nothing.
std::vector<Error> in_the_way(const ReadReport& read, const Acted& acted) {
  std::vector<Error> problems = read.problems;
  if (!acted.ok()) problems.insert(problems.end(), acted.problems().begin(), acted.problems().end());
  return problems;
}

Exit take_in(const Context& context, Registry& registry, const std::string& path, bool dry_run) {
  STIP_TRY_AS(const Actor actor, actor_of(context));
  STIP_TRY_AS(const Viewer viewer, context.viewer());
  STIP_TRY_AS(const Day today, context.day());
  const std::string file = file_name(path);
  const auto bytes = read_file(path, 100u << 20);
  if (!bytes.ok())
    return Error{ErrorKind::not_found, path, "it cannot be read.", "Look at the name of the file, and your rights."};
  STIP_TRY_AS(const ReadReport read, read_report_form(registry, *bytes, file, {viewer, actor.language, today}));
  print(context, read, file);
  const Acted acted = file_report(registry.now(viewer), report_to_check(read), actor, today);
  if (const auto problems = in_the_way(read, acted); !problems.empty()) {
    for (const Error& problem : problems) context.world.err << to_text(problem, context.told);
    return exit_code(problems.front().kind);
  }
  if (dry_run) {
    context.out() << "  it can be handed in\n";
    return 0;
  }
  return enter_act(context, registry, [&](const View& now, const Actor& by) {
    return file_report(now, report_to_check(read), by, today);
  });
}

}  // namespace

// COMMAND: stip report take-in FILE… [--dry-run]
//
// Reads forms that came back, and hands the reports in. Of each file it prints what its owner changed, or all that
// stands in the way: where it stands in the file, what is wrong and what to do. A file with a problem enters nothing;
// the others go on. Where somebody else wrote since the form was made, both texts are told. Say with --author whose
// report it is, as owner@ORG-1: nobody can sign or check what he handed in himself.
Exit report_take_in_command(const Context& context, const ReportOptions& options) {
  STIP_TRY_AS(const auto registry, context.open(options.dry_run));
  int worst = 0;
  for (const std::string& path : options.words) {
    const Exit exit = take_in(context, *registry, path, options.dry_run);
    if (!exit.ok()) context.world.err << to_text(exit.error(), context.told);
    const int code = exit.ok() ? *exit : exit_code(exit.error().kind);
    if (worst == 0) worst = code;
  }
  return worst;
}

}  // namespace stip
