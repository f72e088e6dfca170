// Import: a folder, zip, workbook or sheet goes in; it is checked, compared and entered, all or nothing.
#include "exchange/import_plan.h"

#include <algorithm>
#include <iostream>

#include "agenda/rules.h"
#include "cli/commands.h"
#include "cli/incoming.h"
#include "exchange/files.h"
#include "exchange/parliament.h"

namespace stip {
namespace {

Said summary(const ImportPlan& plan) {
  const auto number = [](std::size_t count) { return std::to_string(count); };
  const Said counts =
      said("{} new, {} changed, {} ended, {} unchanged", number(plan.count(ImportFate::made)),
           number(plan.count(ImportFate::changed)), number(plan.count(ImportFate::retired)), number(plan.unchanged));
  const std::size_t left = plan.left_alone();
  const Said all = left == 0 ? counts : said("{}, {} no longer in the file (left alone)", counts, number(left));
  if (plan.kept == 0) return all;
  return said("{}, {}", all, said_by([kept = static_cast<long>(plan.kept)](Language language) {
                return tr_n(language, "{} field changed elsewhere and kept", "{} fields changed elsewhere and kept",
                            kept);
              }));
}

void print_json(const Context& context, const ImportPlan& plan, const std::vector<Seq>& entries) {
  Json json = Json::object(), problems = Json::array(), conflicts = Json::array(), numbers = Json::array(),
       missing = Json::array();
  for (const Problem& problem : plan.problems) problems.push(json_of(problem, context.told));
  for (const ImportConflict& conflict : plan.conflicts) {
    Json item = Json::object();
    item.add("id", conflict.id)
        .add("field", conflict.field->name)
        .add("file", conflict.file_text)
        .add("ledger", conflict.ledger_text);
    conflicts.push(std::move(item));
  }
  for (const Seq seq : entries) numbers.push(seq);
  for (const std::string& id : plan.missing) missing.push(id);
  json.add("new", static_cast<std::int64_t>(plan.count(ImportFate::made)))
      .add("changed", static_cast<std::int64_t>(plan.count(ImportFate::changed)))
      .add("ended", static_cast<std::int64_t>(plan.count(ImportFate::retired)));
  json.add("unchanged", static_cast<std::int64_t>(plan.unchanged))
      .add("kept", static_cast<std::int64_t>(plan.kept))
      .add("missing", std::move(missing))
      .add("problems", std::move(problems))
      .add("conflicts", std::move(conflicts))
      .add("entries", std::move(numbers));
  context.out() << to_text(json) << "\n";
}

/// What the rules of the agenda say of it, as problems of the import.
ErrorOr<Nothing> judged(const Registry& registry, const Draft& act) {
  const auto problems = registry.problems(act);
  if (problems.empty()) return Nothing{};
  Error first = problems.front();
  for (std::size_t i = 1; i < problems.size(); ++i)
    first.problem = said("{}\n      {}: {}", first.problem, problems[i].subject, problems[i].problem);
  return first;
}

/// Compares what came in with the agenda of now, shows it, and enters it: all or nothing.
Exit enter_incoming(const Context& context, Registry& registry, const View& now, const Incoming& incoming,
                    const ImportRequest& request, bool asks_about_differences = false) {
  const std::string name = "import " + (request.name.empty() ? incoming.name : request.name);
  STIP_TRY_AS(ImportBase base, base_of_import(registry, name));
  if (asks_about_differences) ask_about_differences(incoming, now, base);
  ImportOptions options;
  options.retire_missing = request.retire_missing;
  if (request.prefer == "file") options.prefer = ImportOptions::Prefer::file;
  if (request.prefer == "ledger") options.prefer = ImportOptions::Prefer::ledger;
  const ImportPlan plan = plan_import(now, incoming, base, options);

  // Of what is entered a few records will do; who wants to see them all first asks for --dry-run.
  if (!context.json) context.out() << to_text(plan, context.told, request.dry_run || !plan.may_enter() ? 200 : 20);
  if (!plan.may_enter()) {
    if (context.json)
      print_json(context, plan, {});
    else
      context.out() << said("Nothing was entered: first mend what is wrong above.").in(context.told) << "\n";
    return plan.refusal();
  }
  STIP_TRY_AS(const Language language, context.reading_language());
  Draft act{"import",
            context.author,
            request.reason.empty() ? fill(tr(language, "Import of {}"), {incoming.name}) : request.reason,
            {},
            "",
            Classification::public_,
            plan.changes};
  if (!request.decision.empty()) {
    const bool comes_along =
        std::ranges::any_of(plan.changes, [&](const Change& change) { return change.id == request.decision; });
    if (!comes_along) STIP_TRY(known_decision(now, request.decision));
    act.causes = {request.decision};
  }
  if (!plan.changes.empty()) STIP_TRY(judged(registry, act));
  if (request.dry_run || plan.changes.empty()) {
    if (context.json)
      print_json(context, plan, {});
    else
      context.out() << (request.dry_run ? said("{}; nothing was entered (--dry-run)", summary(plan))
                                        : said("{}; there was nothing to enter", summary(plan)))
                           .in(context.told)
                    << "\n";
    if (!request.dry_run) STIP_TRY(registry.remember(name, plan.next_base.to_text()));
    return 0;
  }
  const Progress progress(context.world, "entering " + std::to_string(plan.changes.size()) + " records");
  STIP_TRY_AS(const Entered entered, registry.enter(std::move(act)));
  STIP_TRY(registry.remember(name, plan.next_base.to_text()));
  if (context.json) {
    print_json(context, plan, entered.entries);
    return 0;
  }
  std::string numbers;
  for (const Seq seq : entered.entries) numbers += (numbers.empty() ? "" : " ") + std::to_string(seq);
  context.out() << said("{}; entered as {}", summary(plan), numbers).in(context.told) << "\n";
  return 0;
}

}  // namespace

// COMMAND: stip import PATH [--dry-run] [--reason WHY] [--mapping FILE] [--prefer file|ledger] [--retire-missing]
//
// Enters a data package (folder, its datapackage.json, or zip), a workbook with a sheet per record type, or one sheet
// of actions with columns of any name. Everything is checked first and all problems are shown at once, each with file,
// row, column and remedy; nothing is entered as long as one is an error.
//
// A second import enters only what changed in the file since the first. What was changed elsewhere is kept; what was
// changed in both is a conflict: both texts are shown, nothing is entered, exit code 5, unless --prefer settles it.
//
// For one flat sheet stip proposes what each column means and remembers it. --dry-run prints it as JSON too: keep that in
// a file, change it, and hand it in with --mapping.
Exit import_command(const Context& context, const ImportRequest& request) {
  if (request.path.empty())
    return Error{ErrorKind::invalid, said("import"), said("it is not said what is imported."),
                 said("Name a folder or file: `stip import agenda.xlsx`.")};
  STIP_TRY_AS(const auto registry, context.open(request.dry_run));
  const Viewer everything{Classification::restricted};
  const View now = registry->now(everything);
  STIP_TRY_AS(const Incoming incoming,
              read_incoming(context, *registry, now, request.path, request.mapping, !request.dry_run));
  return enter_incoming(context, *registry, now, incoming, request);
}

// COMMAND: stip import parliament FILE… [--dry-run] [--reason WHY] [--prefer file|ledger]
//
// Enters pledges and motions from the open data of the House of Representatives, as files that were fetched before:
// OData (.json: Toezegging, or Zaak of kind Motie) or the feed (.xml). A pledge is known by its number in the register:
// as its id (TZ-202603-130) or anywhere in its remark. What you added yourself, such as actions, stays. Shows which
// pledges would be new, changed, met or overdue; nothing is entered as long as one problem or conflict stands.
Exit import_parliament_command(const Context& context, const ImportRequest& request) {
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const auto registry, context.open(request.dry_run));
  const View now = registry->now(Viewer{Classification::restricted});
  std::vector<ParliamentFile> files;
  for (const std::string& path : request.files) {
    STIP_TRY_AS(std::string bytes, read_file(std::filesystem::path(path), 64u << 20));
    files.push_back({std::filesystem::path(path).filename().string(), std::move(bytes)});
  }
  const ParliamentImport found = read_parliament(files, now);
  if (!context.json) {
    for (const std::string& line : found.passed_over) context.out() << "passed over: " << line << "\n";
    for (const std::string& line : told_of(found.incoming, now, today)) context.out() << line << "\n";
  }
  return enter_incoming(context, *registry, now, found.incoming, request, true);
}

}  // namespace stip
