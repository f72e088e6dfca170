// The yearly cycle: rounds, reports and editions.
#pragma once

#include "agenda/choices.h"

namespace stip {

struct Action;
struct Cycle;
struct Deadline;
struct Decision;
struct Edition;
struct FrozenDocument;
struct ProgressReport;

/// The rounds and deadlines of one year.
struct Cycle : Record {
  std::optional<int> year;
  Date period;                     ///< What its reports are on.
  std::vector<Ref<Action>> asked;  ///< The actions on which a report is asked.
  Date closed_on;                  ///< When its reporting round closed; empty: it runs.
};

/// A date of the yearly cycle.
struct Deadline : Record {
  Ref<Cycle> cycle;
  CycleStep step{};
  Date opens;
  Date due;
};

/// One owner's account of one action over one period; a correction is a later report.
struct ProgressReport : Record {
  Ref<Action> action;
  Ref<Cycle> cycle;
  Date period;
  ReportStatus status{};
  Date reported_on;
  Phase phase{};
  OnSchedule schedule{};
  OnSchedule money{};
  OnSchedule scope{};
  Confidence confidence{};
  std::string cause;
  std::string consequence;
  std::string correction;
  std::string done;
  std::string next;
  std::string help_wanted;
  std::string decision_wanted;
  std::vector<std::string> evidence;  ///< Addresses or descriptions of what shows it.
  std::vector<std::string> forecast;  ///< "M-014.due 2027-Q2": what it changes elsewhere once approved.
  OnSchedule calculated{};            ///< What the dates alone gave when it was handed in.
  std::string differs_because;
  bool unchanged = false;
  std::vector<std::string> signed_by;  ///< Functions of the owner's chain that have signed, in order.
  std::string remarks;                 ///< Of who sent it back.
};

/// A named place in the ledger: what was sent to parliament.
struct Edition : Record {
  std::optional<int> year;
  std::optional<int> position;
  Ref<Decision> decision;
  Date published;
  std::string release;  ///< Moment in UTC at which it is published by itself; empty: by hand.
  std::string letter;
  std::string checkpoint;
};

/// A document of an edition, kept as bytes and never made again.
struct FrozenDocument : Record {
  Ref<Edition> edition;
  std::string kind;
  std::string language;
  std::string format;
  std::string sha256;
  std::optional<int> size;
};

template <>
const RecordType& type_of<Cycle>();
template <>
const RecordType& type_of<Deadline>();
template <>
const RecordType& type_of<ProgressReport>();
template <>
const RecordType& type_of<Edition>();
template <>
const RecordType& type_of<FrozenDocument>();

}  // namespace stip
