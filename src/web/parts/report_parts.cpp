// Reports: judgements and texts.
#include "web/parts/report_parts.h"

#include <algorithm>

#include "web/parts/record_parts.h"
#include "web/parts/status.h"
#include "web/parts/written.h"

namespace stip {
namespace {

template <class E>
Html judgement(const Visit& visit, E value, bool is_outdated, std::string_view word) {
  if (value == E::unstated) return status_word(Level::none, visit.tr("not judged"));
  if (!is_outdated) return status_word(level_of(value), word);
  return status_word(Level::outdated, fill(visit.tr("out of date; was: {}"), {word}));
}

template <class E>
Html judgement(const Visit& visit, E value, bool is_outdated) {
  return judgement(visit, value, is_outdated, choice_word(visit, value));
}

Html said_under(const Visit& visit, std::string_view heading, const std::string& text) {
  return text.empty() ? Html{} : html("<div><dt>{}</dt><dd>{}</dd></div>", heading, written_prose(visit, text));
}

Html dates_on_schedule(const Visit& visit, const Schedule& schedule, bool is_phase_stated) {
  if (!schedule.has_planning) return status_word(Level::none, visit.tr("no planning stated"));
  if (schedule.calculated == OnSchedule::unstated)
    return status_word(Level::none,
                       is_phase_stated ? visit.tr("not judged") : visit.tr("not to be said: no phase stated"));
  return status_word(level_of(schedule.calculated), schedule_word(visit, schedule.calculated));
}

}  // namespace

std::string_view schedule_word(const Visit& visit, OnSchedule answer) {
  switch (answer) {
    case OnSchedule::yes:
      return visit.tr("On schedule");
    case OnSchedule::attention:
      return visit.tr("Needs attention");
    case OnSchedule::no:
      return visit.tr("Not on schedule");
    case OnSchedule::unstated:
      break;
  }
  return visit.tr("not judged");
}

std::vector<const ProgressReport*> handed_in(const View& view, std::string_view action) {
  auto reports = view.referring<ProgressReport>("action", action);
  std::erase_if(reports, [](const ProgressReport* report) {
    return report->status == ReportStatus::draft || report->status == ReportStatus::returned;
  });
  const auto order = [](const ProgressReport* report) {
    const auto day = [](const Date& date) {
      return date.empty() ? 0 : std::chrono::sys_days{date.last()}.time_since_epoch().count();
    };
    return std::pair{day(report->period), day(report->reported_on)};
  };
  std::ranges::stable_sort(reports,
                           [&](const ProgressReport* a, const ProgressReport* b) { return order(a) > order(b); });
  return reports;
}

NamedEditions named_editions(const Visit& visit) {
  NamedEditions named{edition_views(visit.site.registry, visit.viewer), {}, {}};
  const auto editions = visit.site.registry.editions(visit.viewer);
  const auto name = [&](const EditionPlace& edition) {
    return fill(visit.tr("edition {}"), {std::to_string(edition.year)});
  };
  if (named.first) named.first_name = name(editions.front());
  if (named.last) named.last_name = name(editions.back());
  return named;
}

Html owner_on_schedule(const Visit& visit, const LastReport& last) {
  if (!last.report) return status_word(Level::none, visit.tr("not reported"), true);
  if (last.report->schedule == OnSchedule::unstated) return status_word(Level::none, visit.tr("not judged"), true);
  const Html badge = invented_badge(visit, *last.report);
  if (last.is_out_of_date) return html("{}{}", status_word(Level::outdated, visit.tr("out of date"), true), badge);
  return html("{}{}", status_word(level_of(last.report->schedule), schedule_word(visit, last.report->schedule), true),
              badge);
}

Html judgements(const Visit& visit, const Action& action, const Schedule& schedule) {
  Html items;
  const auto add = [&](std::string_view heading, const Html& word) {
    items.add("<div><dt>{}</dt><dd>{}</dd></div>", heading, word);
  };
  const LastReport& last = schedule.last_report;
  add(visit.tr("Phase (fact)"), action.phase == Phase::unstated ? status_word(Level::none, visit.tr("not stated"))
                                                                : status_of(visit, action.phase));
  add(visit.tr("On schedule, by the dates"), dates_on_schedule(visit, schedule, action.phase != Phase::unstated));
  if (!last.report) {
    add(visit.tr("On schedule, says the owner"), status_word(Level::none, visit.tr("not reported")));
    return html("<dl class=\"stip-judgements\">{}</dl>\n<p class=\"stip-quiet\">{}</p>\n", items,
                visit.tr("No progress report has been handed in yet, so nobody has judged the progress."));
  }
  const ProgressReport& report = *last.report;
  add(visit.tr("On schedule, says the owner"),
      judgement(visit, report.schedule, last.is_out_of_date, schedule_word(visit, report.schedule)));
  add(visit.tr("Within the money?"), judgement(visit, report.money, last.is_out_of_date));
  add(visit.tr("As agreed in content?"), judgement(visit, report.scope, last.is_out_of_date));
  add(visit.tr("Confidence in the goal"), judgement(visit, report.confidence, last.is_out_of_date));
  Html whole = html("<dl class=\"stip-judgements\">{}</dl>\n", items);
  if (schedule.differs)
    whole.add("<p>{}</p>\n",
              visit.tr("The owner says otherwise than the dates do. Both are shown; neither counts for the other."));
  const std::string when = report.reported_on.empty() ? std::string(visit.tr("day not stated"))
                                                      : date_text(visit.language, report.reported_on);
  return whole.add(
      "<p class=\"stip-quiet\">{} {}{} <a href=\"{}\">{}</a></p>\n",
      fill(visit.tr("Judged by the owner over {}, handed in on {}."), {date_text(visit.language, report.period), when}),
      record_link(visit, report),
      report.status == ReportStatus::approved ? Html{} : html(" ({})", visit.tr("not approved yet")),
      method_address(visit, "schedule"), visit.tr("The rule"));
}

Html whole_report(const Visit& visit, const ProgressReport& report) {
  Html facts;
  const auto add = [&](std::string_view heading, const Html& word) {
    facts.add("<div><dt>{}</dt><dd>{}</dd></div>", heading, word);
  };
  if (report.phase != Phase::unstated) add(visit.tr("Phase (fact)"), status_of(visit, report.phase, true));
  add(visit.tr("On schedule?"), judgement(visit, report.schedule, false));
  add(visit.tr("Within the money?"), judgement(visit, report.money, false));
  add(visit.tr("As agreed in content?"), judgement(visit, report.scope, false));
  add(visit.tr("Confidence in the goal"), judgement(visit, report.confidence, false));
  facts.add("{}{}{}{}{}", said_under(visit, visit.tr("Cause"), report.cause),
            said_under(visit, visit.tr("Consequence"), report.consequence),
            said_under(visit, visit.tr("Correction"), report.correction),
            said_under(visit, report.unchanged ? visit.tr("What was looked at") : visit.tr("Done"), report.done),
            said_under(visit, visit.tr("Next"), report.next));
  facts.add("{}{}", said_under(visit, visit.tr("Help wanted"), report.help_wanted),
            said_under(visit, visit.tr("Decision wanted"), report.decision_wanted));
  return html(
      "<details class=\"stip-details\"><summary>{}: {}{}</summary><dl class=\"stip-facts\">{}</dl>{}</details>\n",
      date_text(visit.language, report.period), written_title(visit, report), invented_badge(visit, report), facts,
      sources_of(visit, report));
}

}  // namespace stip
