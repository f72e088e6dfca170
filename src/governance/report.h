// Report: an owner's account of one action: prefilled, filled in, signed, checked and then never changed.
#pragma once

#include "agenda/records.h"
#include "agenda/view.h"
#include "governance/act.h"

namespace stip {

/// A new value that a report brings elsewhere: "M-014.due" becomes "2027-Q2". Entered once the report is approved.
struct Forecast {
  std::string record, field, value;

  bool operator==(const Forecast&) const = default;
};
std::string to_text(const Forecast& forecast);  ///< "M-014.due 2027-Q2", as ProgressReport::forecast keeps it.
/// Errors: invalid (no record, field and value).
ErrorOr<Forecast> parse_forecast(std::string_view text);

/// A place that a report on an action may bring a new value for, and what stands there now.
struct ForecastPlace {
  const RecordType* type = nullptr;
  std::string record, title;
  const Field* field = nullptr;
  std::string now;  ///< Canonical text.
};
/// The planned end of the action; of each milestone that was not met when it is due, was met and what shows that; of
/// each amount of money how much it is, at which stage and on which day.
std::vector<ForecastPlace> forecast_places(const View& view, std::string_view action);

/// The fields of a report that its owner fills in, in the order of the form.
std::vector<const Field*> answer_fields();

/// What a form starts with.
struct Prefilled {
  const ProgressReport* from = nullptr;  ///< The last approved report; nullptr: there is none, and the form is blank.
  const ProgressReport* current = nullptr;  ///< A draft or returned report of this round, which goes before `from`.
  std::vector<FieldChange> answers;         ///< Field and canonical text, only what is not empty.
  std::string promised;  ///< What the last report said would come next: to be answered in “done”.
};
Prefilled prefill(const View& view, std::string_view action, std::string_view cycle);

/// A report as it comes from a form, a returned document or workbook, or a command.
struct FileReport {
  std::string action;
  std::string cycle;  ///< The round; its period is reported on.
  std::vector<FieldChange>
      answers;  ///< Field and canonical text; what is not named stays as it was (a new report: blank).
  std::optional<std::vector<Forecast>> forecasts;  ///< In place of those of the draft; nullopt: these stay.
  bool submits = false;                            ///< Else it stays a draft, of which nothing is asked yet.
  OnSchedule calculated{};  ///< From the dates alone (monitoring/schedule.h), shown beside the judgement.
  /// Version of the draft that the writer saw; 0: none. If another wrote since, both texts are told and nothing is
  /// lost.
  std::optional<std::int64_t> seen;
};
/// Saves or submits a report. Asked of a report that is submitted:
///   - phase, on schedule and confidence: three judgements that are never averaged;
///   - cause, consequence and correction where time, money or content is not “yes”;
///   - the cause where a milestone moves, money differs, or confidence is in doubt or worse;
///   - a reason where the owner judges better than the dates do; who judges worse gives the cause.
/// Problems besides: the round is not open, the report waits for others, a value cannot be read, two writers.
Acted file_report(const View& view, const FileReport& request, const Actor& actor, Day today);

struct NothingChanged {
  std::string action, cycle;
  std::string confirmation;  ///< One line: what the owner looked at. Becomes “done”.
  OnSchedule calculated{};
};
/// Files the last approved report again for this round. Problem: there is none, or the dates say otherwise meanwhile.
Acted nothing_changed(const View& view, const NothingChanged& request, const Actor& actor, Day today);

struct SignReport {
  std::string report;
  std::string function;                  ///< Which of the chain signs: "director". Empty: the next.
  std::string handed_in_by;              ///< Author of the entry that submitted it: nobody signs his own report.
  std::vector<std::string> signed_by{};  ///< Authors who signed since then: nobody signs for two functions.
};
/// The functions that sign a report on this action, in order: as its owner set them, else one "approver".
std::vector<std::string> sign_off_chain(const View& view, const Action& action);
/// The function whose turn it is; empty: all have signed.
std::string next_to_sign(const View& view, const ProgressReport& report);
/// Signs for the owner's organisation. After the last of the chain the report waits for the secretary.
Acted sign_report(const View& view, const SignReport& request, const Actor& actor, Day today);

struct ReturnReport {
  std::string report;
  std::string remarks;
};
Acted return_report(const View& view, const ReturnReport& request, const Actor& actor, Day today);

struct ApproveReport {
  std::string report;
  std::string handed_in_by;     ///< As in SignReport.
  int answer_within_days = 42;  ///< Term for the signal that “help wanted” becomes.
};
/// The check by the secretary, who judges completeness and never the judgement. The report becomes final, its new dates
/// and amounts are entered, the phase of the action follows, and help wanted becomes a signal: all caused by the
/// report.
Acted approve_report(const View& view, const ApproveReport& request, const Actor& actor, Day today);

}  // namespace stip
