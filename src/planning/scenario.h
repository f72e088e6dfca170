// Scenario: what somebody wonders about the agenda, and the changes of records that it would come to.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "agenda/change.h"
#include "agenda/view.h"
#include "planning/what_if.h"

namespace stip {

struct Scenario {
  struct Slip {
    std::string action;
    int quarters = 0;  ///< Later; below 0: sooner.
    bool operator==(const Slip&) const = default;
  };
  struct Cut {
    std::string source;
    int percent = 0;  ///< Of what is not bound yet.
    bool operator==(const Cut&) const = default;
  };
  struct Addition {
    std::string title;
    Date start;
    int quarters = 0;                ///< How long it takes.
    std::vector<std::string> after;  ///< What must come first.
    std::string goal;                ///< To which it would contribute; may be empty.
    bool operator==(const Addition&) const = default;
  };
  std::vector<Slip> slips = {};
  std::vector<std::string> drops = {};
  std::vector<Cut> cuts = {};
  std::vector<Addition> additions = {};

  bool empty() const { return *this == Scenario{}; }
  bool operator==(const Scenario&) const = default;
};

/// What is worth knowing of a change, or of a change that cannot be made.
enum class ScenarioNote {
  no_date,           ///< It states no date, so there is nothing to move: the delay is reckoned with, and is no change.
  cannot_be_sooner,  ///< The same, sooner: nothing is known that could be.
  finer,             ///< The date was known by the half-year or year, and becomes finer than it was.
  goes_past,         ///< Sooner than today.
  bound,             ///< Money that is obligated, contracted, paid or realised: it is not cut.
  over,              ///< Money of years that are over.
  overlaps,          ///< Money that other lines tell of too.
  no_amount,         ///< No amount is stated, or it is confidential.
  no_year,           ///< It states no year: how much of it was spent is not known, so it is cut as a whole.
};
std::string_view name_of(ScenarioNote note);
Said told(ScenarioNote note);

struct ScenarioRemark {
  ScenarioNote note{};
  std::string record, field;
};

/// One value that would change.
struct ScenarioEdit {
  std::string record, field, was, becomes;
};

struct ScenarioChanges {
  std::vector<Change> changes;      ///< By record; what a proposal would hold.
  std::vector<ScenarioEdit> edits;  ///< The same, value by value, with what stands there today.
  std::vector<Delay> delays;        ///< In days; reckoned with besides: of what states no date.
  std::vector<ScenarioRemark> remarks;
  std::vector<std::string> touched;  ///< Actions and milestones from which dates may shift.
};

/// Ids of what an addition makes. Empty: "A-NIEUW-1" and so on, which are used for nothing but looking.
struct NewIds {
  std::vector<std::string> actions, dependencies, contributions;
};

/// The changes of a scenario.
///
///   slip  the planned start (if it has not begun), the planned end and the due dates of milestones that were not met,
///         each moved by so many quarters
///   drop  the phase becomes "stopped"; `why` is added to the note
///   cut   the amount of each line of the source that is not bound yet and whose years are not over, less so many per
///   cent add   a new action from the first day of its start, its dependencies, and its contribution
///
/// A date keeps its precision if the move fits into it ("2027" and four quarters is "2028"); else it becomes the
/// coarsest period that ends (or, for a start, begins) that much later, and a remark says so. Errors: not_found, for an
/// id that the view does not have or that is not under way; invalid, for numbers out of range.
ErrorOr<ScenarioChanges> changes_of(const View& view, Day today, const Scenario& scenario, const NewIds& ids = {},
                                    std::string_view why = {});

/// A date so many quarters later. `is_end`: it is read as its last day, else as its first. Precondition: not empty.
Date moved_by_quarters(const Date& date, int quarters, bool is_end);

}  // namespace stip
