// Report: an owner's account of one action from the command line.
#include "governance/report.h"

#include <iostream>

#include "base/text.h"
#include "cli/act_commands.h"
#include "cli/acting.h"
#include "mailing/report_form.h"
#include "registry/who_set.h"

namespace stip {
namespace {

/// The round that was named, or the one that runs and asks a report on the action.
std::string round_for(const View& view, const ReportOptions& options) {
  if (!options.cycle.empty()) return options.cycle;
  for (const Cycle* cycle : view.referring<Cycle>("asked", options.action)) {
    if (cycle->closed_on.empty()) return cycle->id;
  }
  return {};
}

/// The format of a form to send; nullopt: what it starts with is printed.
std::optional<PaperFormat> paper_format(const ReportOptions& options) {
  for (const PaperFormat format : paper_formats) {
    const bool by_name =
        options.format == "text" && ends_with(to_lower(options.out), "." + std::string(name_of(format)));
    if (options.format == name_of(format) || by_name) return format;
  }
  return std::nullopt;
}

/// Who handed the report in last, as the ledger tells.
std::string handed_in_by(const Registry& registry, const Viewer& viewer, const std::string& report) {
  return who_set(registry, type_of<ProgressReport>(), report, "status", "submitted", viewer);
}

/// Who signed it since, for each function in turn.
std::vector<std::string> signed_by(const Registry& registry, const Viewer& viewer, const std::string& id) {
  const View view = registry.now(viewer);
  const ProgressReport* report = view.find<ProgressReport>(id);
  return report ? who_added(registry, type_of<ProgressReport>(), id, "signed_by", report->signed_by, viewer)
                : std::vector<std::string>{};
}

}  // namespace

// COMMAND: stip report form A-001 [--cycle CY-2027] [--format docx|xlsx] [--out FILE]
//
// What the form of a report starts with: the answers of the last approved report or of the draft, what was promised
// then, what the dates alone say, and the dates and amounts that a report may renew. With --format docx or xlsx, or a
// FILE of such a name: the same as a form to send to its owner, which `stip report take-in` reads when it comes back.
// Nothing stands in it that --as may not see.
Exit report_form_command(const Context& context, const ReportOptions& options) {
  STIP_TRY_AS(const Viewer viewer, context.viewer());
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const Language language, context.reading_language());
  STIP_TRY_AS(const auto registry, context.open(true));
  STIP_TRY_AS(const View view, view_to_read(context, *registry));
  if (!view.find<Action>(options.action))
    return Error{ErrorKind::not_found, "action " + options.action, "there is no such action.",
                 "Look for it with `stip search`."};
  const Prefilled form = prefill(view, options.action, round_for(view, options));
  const OnSchedule calculated = calculated_schedule(*registry, viewer, view, options.action, today);
  const auto places = forecast_places(view, options.action);
  if (const auto format = paper_format(options)) {
    const ReportStamp stamp{options.action, round_for(view, options), view.upto(), viewer.clearance, language};
    STIP_TRY_AS(const PaperForm paper, report_form(view, stamp, calculated));
    STIP_TRY_AS(const std::string bytes, write_paper(paper, *format));
    STIP_TRY(deliver_and_tell(context, options.out, std::string(name_of(*format)), bytes));
    return 0;
  }
  if (context.json) {
    Json json = Json::object(), answers = Json::object(), list = Json::array();
    for (const FieldChange& answer : form.answers) answers.add(answer.field, answer.value);
    for (const ForecastPlace& place : places) {
      Json item = Json::object();
      item.add("record", place.record).add("field", place.field->name).add("title", place.title).add("now", place.now);
      list.push(std::move(item));
    }
    json.add("action", options.action)
        .add("cycle", round_for(view, options))
        .add("answers", std::move(answers))
        .add("promised", form.promised)
        .add("calculated", name_of_choice(calculated))
        .add("forecasts", std::move(list));
    context.out() << to_text(json) << "\n";
    return 0;
  }
  for (const FieldChange& answer : form.answers) context.out() << answer.field << "=" << answer.value << "\n";
  if (!form.promised.empty()) context.out() << "promised: " << form.promised << "\n";
  context.out() << "by the dates: "
                << (calculated == OnSchedule::unstated ? "(no planning)" : name_of_choice(calculated)) << "\n";
  for (const ForecastPlace& place : places)
    context.out() << place.record << "." << place.field->name << "=" << place.now << "\n";
  return 0;
}

// COMMAND: stip report save A-001 done="Half is planted."
// COMMAND: stip report submit A-001 phase=running schedule=yes confidence=probable M-001.due=2027-Q2 cause="…"
//
// Keeps a draft, or hands the report in. A word is an answer and its text, or a date or amount elsewhere and its new
// value, which is entered once the report is approved. What is not named stays as it was in the draft.
Exit report_file_command(const Context& context, const ReportOptions& options, bool submits) {
  STIP_TRY_AS(const Viewer viewer, context.viewer());
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const auto registry, context.open(false));
  STIP_TRY_AS(const View view, view_to_act_on(context, *registry));
  FileReport request{options.action, round_for(view, options), {}, {}, submits, OnSchedule::unstated, {}};
  std::vector<Forecast> forecasts;
  for (const std::string& word : options.words) {
    STIP_TRY_AS(const FieldChange answer, field_and_value(word));
    if (answer.field.find('.') == std::string::npos) {
      request.answers.push_back(answer);
    } else {
      STIP_TRY_AS(const Edit edit, edit_of(word));
      forecasts.push_back({edit.record, edit.field, edit.value});
    }
  }
  if (!forecasts.empty()) request.forecasts = forecasts;
  request.calculated = calculated_schedule(*registry, viewer, view, options.action, today);
  return enter_act(context, *registry,
                   [&](const View& now, const Actor& by) { return file_report(now, request, by, today); });
}

// COMMAND: stip report unchanged A-001 "Looked at planning and money."
//
// Hands the last approved report in again for this round, with one line of confirmation.
Exit report_unchanged_command(const Context& context, const ReportOptions& options) {
  STIP_TRY_AS(const Viewer viewer, context.viewer());
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const auto registry, context.open(false));
  STIP_TRY_AS(const View view, view_to_act_on(context, *registry));
  const NothingChanged request{options.action, round_for(view, options), options.text,
                               calculated_schedule(*registry, viewer, view, options.action, today)};
  return enter_act(context, *registry,
                   [&](const View& now, const Actor& by) { return nothing_changed(now, request, by, today); });
}

// COMMAND: stip report sign PR-A-001-2026-H2 [--function director]
//
// Signs for the owner's organisation, in the order that it set. Nobody signs what he handed in himself, or for two
// functions.
Exit report_sign_command(const Context& context, const ReportOptions& options) {
  STIP_TRY_AS(const Viewer viewer, context.viewer());
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const auto registry, context.open(false));
  const SignReport request{options.action, options.function, handed_in_by(*registry, viewer, options.action),
                           signed_by(*registry, viewer, options.action)};
  return enter_act(context, *registry,
                   [&](const View& now, const Actor& by) { return sign_report(now, request, by, today); });
}

// COMMAND: stip report return PR-A-001-2026-H2 "Name the start date."
//
// Sends a report back to its owner, with remarks. It can then be changed and handed in again.
Exit report_return_command(const Context& context, const ReportOptions& options) {
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const auto registry, context.open(false));
  return enter_act(context, *registry, [&](const View& now, const Actor& by) {
    return return_report(now, {options.action, options.text}, by, today);
  });
}

// COMMAND: stip report approve PR-A-001-2026-H2
//
// The check by the secretary: the report becomes final, its new dates and amounts are entered, and help wanted becomes
// a signal.
Exit report_approve_command(const Context& context, const ReportOptions& options) {
  STIP_TRY_AS(const Viewer viewer, context.viewer());
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const auto registry, context.open(false));
  const ApproveReport request{options.action, handed_in_by(*registry, viewer, options.action)};
  return enter_act(context, *registry,
                   [&](const View& now, const Actor& by) { return approve_report(now, request, by, today); });
}

}  // namespace stip
