// Check: the rules, against a file or against the ledger.
#include <algorithm>
#include <iostream>

#include "agenda/rules.h"
#include "cli/commands.h"
#include "cli/incoming.h"
#include "exchange/import_plan.h"
#include "ledger/memory_ledger.h"

namespace stip {
namespace {

void print(const Context& context, Language language, const std::vector<Finding>& findings) {
  if (context.json) {
    Json list = Json::array();
    for (const Finding& finding : findings) {
      Json item = Json::object();
      item.add("severity", name_of(finding.severity))
          .add("rule", finding.rule)
          .add("id", finding.id)
          .add("field", finding.field)
          .add("problem", finding.problem)
          .add("remedy", finding.remedy);
      list.push(std::move(item));
    }
    context.out() << to_text(list) << "\n";
    return;
  }
  for (const Finding& finding : findings) {
    context.out() << tr(language, name_of(finding.severity)) << "  " << finding.id
                  << (finding.field.empty() ? "" : "." + finding.field) << "  " << finding.problem << "  ["
                  << finding.rule << "]\n        " << finding.remedy << "\n";
  }
}

std::size_t errors_in(const std::vector<Finding>& findings) {
  return static_cast<std::size_t>(std::count_if(
      findings.begin(), findings.end(), [](const Finding& finding) { return finding.severity == Severity::error; }));
}

/// The ledger; without one, and if none was named, an empty agenda, which is said.
ErrorOr<std::unique_ptr<Registry>> what_there_is(const Context& context, bool ledger_is_named) {
  auto registry = context.open(true);
  if (registry.ok() || ledger_is_named || registry.error().kind != ErrorKind::not_found) return registry;
  (context.json ? context.world.err : context.out())
      << said("There is no ledger here: this is checked against an empty agenda.").in(context.told) << "\n";
  return Registry::open(make_memory_ledger(), context.world.clock);
}

/// What is wrong with a folder, workbook or sheet if it were imported.
Exit check_incoming(const Context& context, Registry& registry, const std::string& path) {
  const View now = registry.now(Viewer{Classification::restricted});
  STIP_TRY_AS(const Incoming incoming, read_incoming(context, registry, now, path, "", false));
  // What was imported by this name before is compared with, as an import does.
  STIP_TRY_AS(const ImportBase base, base_of_import(registry, "import " + incoming.name));
  const ImportPlan plan = plan_import(now, incoming, base, {});
  std::vector<Error> broken;
  if (plan.may_enter())
    broken = registry.problems({"import", context.author, "check", {}, "", Classification::public_, plan.changes});
  const bool is_good = plan.may_enter() && broken.empty();
  if (context.json) {
    Json list = Json::array();
    for (const Problem& problem : plan.problems) list.push(json_of(problem, context.told));
    for (const Error& each : broken)
      list.push(
          json_of(Problem{{}, {}, 0, {}, each.subject, each.problem, each.remedy, Severity::error}, context.told));
    context.out() << to_text(list) << "\n";
    return is_good ? 0 : 1;
  }
  context.out() << to_text(plan, context.told);
  for (const Error& each : broken) {
    const Error problem = in_language(context.told, each);
    context.out() << tr(context.told, "error") << "  " << problem.subject << ": " << problem.problem << "\n        "
                  << problem.remedy << "\n";
  }
  return is_good ? 0 : 1;
}

}  // namespace

// COMMAND: stip check [PATH]
//
// Checks the agenda in the ledger against all rules, or a folder, workbook or sheet as if it were imported; nothing is
// entered. A file needs no ledger: where there is none it is checked against an empty agenda. Prints errors and warnings
// with the rule behind each. Exit code 1 if there are errors.
Exit check_command(const Context& context, const std::string& path, bool ledger_is_named) {
  if (!path.empty()) {
    STIP_TRY_AS(const auto registry, what_there_is(context, ledger_is_named));
    return check_incoming(context, *registry, path);
  }
  STIP_TRY_AS(const Viewer viewer, context.viewer());
  STIP_TRY_AS(const Language language, context.reading_language());
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const auto registry, context.open(true));
  STIP_TRY_AS(const View view, context.look(*registry, context.as_if, viewer));
  const auto findings = check(view, today, language);
  print(context, language, findings);
  const std::size_t errors = errors_in(findings);
  if (!context.json)
    context.out() << tr_n(language, "{} error", "{} errors", static_cast<long>(errors)) << ", "
                  << tr_n(language, "{} warning", "{} warnings", static_cast<long>(findings.size() - errors)) << "\n";
  return errors == 0 ? 0 : 1;
}

}  // namespace stip
