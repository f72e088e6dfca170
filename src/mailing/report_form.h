// Report form: the report on one action as a paper form, and what it says when it comes back.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "governance/report.h"
#include "mailing/paper_form.h"
#include "registry/registry.h"

namespace stip {

/// What a form is about, and of which moment. Stands in the file as one line with a check, so that nobody retypes it.
struct ReportStamp {
  std::string action, cycle;
  Seq basis = 0;                                     ///< Number of the last entry that the form knew.
  Classification seen_as = Classification::public_;  ///< As who it was made: no form holds more than that.
  Language language = Language::nl;

  bool operator==(const ReportStamp&) const = default;
};
std::string to_text(const ReportStamp& stamp);
/// Errors: invalid (not as to_text() writes it, or its check is wrong).
ErrorOr<ReportStamp> parse_stamp(std::string_view text);

/// What the dates alone say of an action now; stands beside the judgement of its owner.
OnSchedule calculated_schedule(const Registry& registry, const Viewer& viewer, const View& view,
                               std::string_view action, Day today);

/// The open round that asks a report on this action; empty: none.
std::string open_round_of(const View& view, std::string_view action, Day today);

/// The form of the report that `stamp` names, filled in with what a report starts with (see prefill()). The view is
/// that of stamp.basis, as stamp.seen_as. Errors: not_found (action, round).
ErrorOr<PaperForm> report_form(const View& view, const ReportStamp& stamp, OnSchedule calculated);

/// One answer that the form brings: what stood there, and what it would become. As readers of the language write it.
struct PaperChange {
  std::string key, label;
  std::string before, after;
};

/// What came of reading a form that came back.
struct ReadReport {
  ReportStamp stamp;
  FileReport request;                ///< As the form of the site makes it; good only without problems.
  std::vector<PaperChange> changes;  ///< What its owner changed, in the order of the form.
  std::vector<std::string> unread;   ///< Keys of the answers that cannot be read or are gone.
  /// All at once: where it stands in the file, what is wrong, what to do. A conflict (somebody else wrote since the
  /// form was made) tells both texts; then the request keeps that of the file.
  std::vector<Error> problems;
};

struct ReportReading {
  Viewer viewer;        ///< Who reads it in.
  Language language{};  ///< Of what is said about it.
  Day today{};
  std::string action = {};        ///< The action that it must be about; empty: any.
  std::optional<View> view = {};  ///< What is seen now, where that is more than `viewer` may see; nullopt: as that.
  bool is_alone = false;  ///< Who reads it in may know of that action alone: any other is as one that is not there.
};

/// Reads a form that came back, against the agenda of the moment when it was made and that of now. What its owner left
/// as it was follows what stands there now; nothing is entered. Errors: invalid (no form of this agenda), not_found
/// (what it is about is not to be seen by the viewer).
ErrorOr<ReadReport> read_report_form(const Registry& registry, std::string_view bytes, std::string_view file,
                                     const ReportReading& reading);

/// The report with which to ask what else stands in the way: an answer that cannot be read is told once, and not once
/// more as missing. Never to be entered.
FileReport report_to_check(const ReadReport& read);

}  // namespace stip
