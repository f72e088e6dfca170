// Report states: from the step of a report, and the entries that brought it there, to a sentence.
#include "web/office/report_states.h"

#include <algorithm>

#include "agenda/records.h"
#include "base/local_time.h"
#include "web/office/entering.h"
#include "web/office/own_reports.h"
#include "web/parts/record_parts.h"

namespace stip {
namespace {

/// One's own report is seen while it is not public; so are the moments at which it went on.
Viewer reader_of(const Visit& visit) { return Viewer{std::max(visit.viewer.clearance, Classification::internal)}; }

/// The entry that gave the report the status that it has.
std::optional<Entry> last_step(const Visit& visit, const ProgressReport& report) {
  return visit.site.registry.last_set(type_of<ProgressReport>(), report.id, "status", visit.view.upto(),
                                      reader_of(visit));
}

std::string day_text(const Visit& visit, const std::optional<Entry>& entry) {
  return entry ? date_text(visit.language, local_day_of(entry->time)) : std::string(visit.tr("not stated"));
}

/// The first edition that holds the report as it was approved; "" if none does yet.
std::string edition_with(const Visit& visit, const std::optional<Entry>& approval) {
  if (!approval) return {};
  for (const EditionPlace& edition : visit.site.registry.editions(visit.viewer))
    if (edition.position >= approval->seq) return std::to_string(edition.year);
  return {};
}

std::string handed_in_words(const Visit& visit, const ProgressReport& report) {
  const std::string day = report.reported_on ? date_text(visit.language, report.reported_on) : std::string();
  if (day.empty()) return std::string(visit.tr("Handed in"));
  return fill(report.unchanged ? visit.tr("Handed in on {}: nothing changed") : visit.tr("Handed in on {}"), {day});
}

std::string words_of(const Visit& visit, const Asked& asked) {
  const ProgressReport& report = *asked.report;
  const auto entry = last_step(visit, report);
  const std::string handed_in = handed_in_words(visit, report), day = day_text(visit, entry);
  const Organisation* owner = visit.view.find(asked.action->owner);
  const std::string whose = owner ? visit.title(*owner) : std::string(visit.tr("the owner"));
  switch (asked.step) {
    case ReportStep::returned:
      return report.remarks.empty() ? fill(visit.tr("Sent back on {}."), {day})
                                    : fill(visit.tr("Sent back on {} with remarks: {}"), {day, report.remarks});
    case ReportStep::submitted:
      return fill(visit.tr("{}; waits for who signs for: {}."), {handed_in, whose});
    case ReportStep::endorsed:
      return fill(visit.tr("{}; signed for {} on {}; waits for the check by the secretariat."),
                  {handed_in, whose, day});
    case ReportStep::approved: {
      const std::string edition = edition_with(visit, entry);
      return edition.empty() ? fill(visit.tr("{}; checked by the secretariat and final on {}."), {handed_in, day})
                             : fill(visit.tr("{}; checked by the secretariat and final on {}; frozen in edition {}."),
                                    {handed_in, day, edition});
    }
    case ReportStep::missing:
    case ReportStep::draft:
      break;
  }
  return {};
}

/// Where it is written anew, or read. Who does not see what is internal reads an unapproved one on its form.
std::string path_of(const Visit& visit, const Asked& asked) {
  const bool is_read = asked.step == ReportStep::approved ||
                       (asked.step != ReportStep::returned && visit.viewer.may_see(Classification::internal));
  return is_read ? record_path(type_of<ProgressReport>(), asked.report->id) : "rapporteren/" + asked.action->id;
}

/// Rounds that are open, and the last that was closed; oldest first.
std::vector<Round> rounds_to_tell(const Visit& visit) {
  std::vector<Round> told;
  std::optional<Round> closed;
  for (const Cycle& cycle : visit.view.all<Cycle>()) {
    auto round = round_of(visit.view, cycle.id, visit.today);
    if (!round || round->asked.empty()) continue;
    if (round->is_open)
      told.push_back(*std::move(round));
    else if (cycle.closed_on && (!closed || cycle.closed_on.last() >= closed->cycle->closed_on.last()))
      closed = std::move(round);
  }
  if (closed) told.insert(told.begin(), *std::move(closed));
  return told;
}

}  // namespace

Level level_of(ReportStep step) {
  switch (step) {
    case ReportStep::missing:
      return Level::none;
    case ReportStep::draft:
      return Level::planned;
    case ReportStep::returned:
      return Level::doubt;
    case ReportStep::submitted:
    case ReportStep::endorsed:
      return Level::fair;
    case ReportStep::approved:
      return Level::done;
  }
  return Level::none;
}

std::string_view word_of(const Visit& visit, ReportStep step) {
  switch (step) {
    case ReportStep::missing:
      return visit.tr("not begun");
    case ReportStep::draft:
      return visit.tr("being written");
    case ReportStep::returned:
      return visit.tr("sent back");
    case ReportStep::submitted:
      return visit.tr("waits for a signature");
    case ReportStep::endorsed:
      return visit.tr("waits for the check");
    case ReportStep::approved:
      return visit.tr("approved");
  }
  return {};
}

std::vector<ReportState> report_states(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  std::vector<ReportState> states;
  for (const Round& round : rounds_to_tell(v)) {
    for (const Asked& asked : round.asked) {
      const bool is_told = is_handed_in(asked.step) || asked.step == ReportStep::returned;
      if (!is_told || !writes_report(visit.person(), facts_of(v.view, *asked.action))) continue;
      states.push_back({asked.action, round.cycle, asked.step, path_of(v, asked), words_of(v, asked)});
    }
  }
  return states;
}

}  // namespace stip
