// Scenario: dates that move, actions that stop or come, and money that is cut.
#include "planning/scenario.h"

#include <algorithm>
#include <cstdlib>
#include <set>

#include "agenda/action.h"
#include "agenda/agenda.h"
#include "agenda/funding.h"
#include "agenda/records.h"
#include "base/locale.h"
#include "planning/scenario_money.h"

namespace stip {
namespace {

bool is_live(Phase phase) { return phase == Phase::unstated || phase == Phase::not_started || phase == Phase::running; }

Day months_later(Day day, int months) {
  const auto to = std::chrono::year_month{day.year(), day.month()} + std::chrono::months{months};
  const auto last = (to / std::chrono::last).day();
  return to / std::min(day.day(), last);
}

/// The coarsest period of a quarter, half-year or year that ends with (or starts at) a quarter.
Date coarsest(Day first_of_quarter, bool is_end) {
  const unsigned month = static_cast<unsigned>(first_of_quarter.month());
  const unsigned quarter = (month - 1) / 3;  // 0 to 3
  if (quarter == (is_end ? 3u : 0u))
    return Date{first_of_quarter.year() / std::chrono::January / std::chrono::day{1}, Precision::year};
  if (quarter % 2 == (is_end ? 1u : 0u))
    return Date{first_of_quarter.year() / std::chrono::month{quarter < 2 ? 1u : 7u} / std::chrono::day{1},
                Precision::half_year};
  return Date{first_of_quarter, Precision::quarter};
}

class Maker {
 public:
  Maker(const View& view, Day today, std::string_view why) : view_(view), today_(today), why_(why) {}

  ErrorOr<Nothing> slip(const Scenario::Slip& slip) {
    STIP_TRY_AS(const Action* action, live_action(slip.action));
    if (slip.quarters == 0 || std::abs(slip.quarters) > 40)
      return Error{ErrorKind::invalid, cited(type_of<Action>(), slip.action),
                   said("it cannot move by {} quarters.", std::to_string(slip.quarters)),
                   said("Choose from 40 quarters sooner to 40 later, and not 0.")};
    const bool has_begun = action->actual_start || action->phase == Phase::running;
    bool moved = move(*action, "planned_end", action->planned_end, slip.quarters, true);
    if (!has_begun) moved |= move(*action, "planned_start", action->planned_start, slip.quarters, false);
    result_.touched.push_back(action->id);
    for (const Milestone* milestone : view_.referring<Milestone>("action", action->id)) {
      if (milestone->met_on || !milestone->due) continue;
      move(*milestone, "due", milestone->due, slip.quarters, true);
      result_.touched.push_back(milestone->id);
    }
    if (moved) return Nothing{};
    if (slip.quarters < 0) return remark(ScenarioNote::cannot_be_sooner, action->id), Nothing{};
    result_.delays.push_back({action->id, slip.quarters * 365.25 / 4});
    return remark(ScenarioNote::no_date, action->id), Nothing{};
  }

  ErrorOr<Nothing> drop(const std::string& id) {
    STIP_TRY_AS(const Action* action, live_action(id));
    set(type_of<Action>(), *action, "phase", "stopped");
    if (!why_.empty())
      set(type_of<Action>(), *action, "note", action->note + (action->note.empty() ? "" : " ") + std::string(why_));
    result_.touched.push_back(id);
    return Nothing{};
  }

  ErrorOr<Nothing> cut(const Scenario::Cut& cut) {
    const FundingSource* source = view_.find<FundingSource>(cut.source);
    if (!source)
      return Error{ErrorKind::not_found, std::string(cut.source), said("there is no such source of money."),
                   said("Choose one from the list.")};
    if (cut.percent < 1 || cut.percent > 100)
      return Error{ErrorKind::invalid, cited(type_of<FundingSource>(), cut.source),
                   said("it cannot be cut by {} per cent.", std::to_string(cut.percent)),
                   said("Choose from 1 to 100.")};
    for (const Funding* line : view_.referring<Funding>("source", cut.source)) {
      if (const auto note = why_not_cut(*line, today_)) {
        remark(*note, line->id, "amount");
        continue;
      }
      set(type_of<Funding>(), *line, "amount", to_text(less(line->amount, cut.percent)));
      if (!line->year && !line->period_end) remark(ScenarioNote::no_year, line->id, "amount");
    }
    return Nothing{};
  }

  ErrorOr<Nothing> add(const Scenario::Addition& wanted, const std::string& id, const std::vector<std::string>& links,
                       const std::string& claim) {
    const Said subject = said("the new action");
    if (wanted.title.empty())
      return Error{ErrorKind::invalid, subject, said("it has no title."), said("Give it a title of some words.")};
    if (!wanted.start)
      return Error{ErrorKind::invalid, subject, said("it has no start."), said("Give a start, as 2027-Q2.")};
    if (wanted.quarters < 1 || wanted.quarters > 80)
      return Error{ErrorKind::invalid, subject, said("it cannot take {} quarters.", std::to_string(wanted.quarters)),
                   said("Choose from 1 to 80.")};
    // From the first day of its start, as a start is read everywhere.
    const unsigned month = static_cast<unsigned>(wanted.start.first().month());
    const Day quarter = wanted.start.first().year() / std::chrono::month{(month - 1) / 3 * 3 + 1} / std::chrono::day{1};
    const Date end{months_later(quarter, 3 * (wanted.quarters - 1)), Precision::quarter};
    make(type_of<Action>(), id,
         {{"title", wanted.title},
          {"phase", "not_started"},
          {"planned_start", to_text(wanted.start)},
          {"planned_end", to_text(end)}});
    for (std::size_t i = 0; i < wanted.after.size(); ++i) {
      const std::string& first = wanted.after[i];
      if (!view_.find<Action>(first) && !view_.find<Milestone>(first))
        return Error{ErrorKind::not_found, first, said("there is no such action or milestone."),
                     said("Choose one from the list.")};
      make(type_of<Dependency>(), links[i], {{"title", wanted.title}, {"action", id}, {"before", first}});
    }
    if (!wanted.goal.empty()) {
      if (!view_.find<InterimGoal>(wanted.goal) && !view_.find<SocietalEffect>(wanted.goal))
        return Error{ErrorKind::not_found, wanted.goal, said("there is no such goal or effect."),
                     said("Choose one from the list.")};
      make(type_of<Contribution>(), claim, {{"title", wanted.title}, {"action", id}, {"goal", wanted.goal}});
    }
    result_.touched.push_back(id);
    return Nothing{};
  }

  ScenarioChanges finish() { return std::move(result_); }

 private:
  ErrorOr<const Action*> live_action(const std::string& id) {
    const Action* action = view_.find<Action>(id);
    if (action && is_live(action->phase)) {
      if (seen_.insert(id).second) return action;
      return Error{ErrorKind::invalid, cited(type_of<Action>(), id), said("it is asked twice."),
                   said("Keep one of the two.")};
    }
    return Error{ErrorKind::not_found, id, said("it is no action that is under way or to start."),
                 said("Choose one from the list.")};
  }

  void remark(ScenarioNote note, const std::string& record, std::string field = {}) {
    result_.remarks.push_back({note, record, std::move(field)});
  }

  template <class T>
  bool move(const T& record, const char* field, const Date& date, int quarters, bool is_end) {
    if (!date) return false;
    const Date moved = moved_by_quarters(date, quarters, is_end);
    set(type_of<T>(), record, field, to_text(moved));
    if (moved.precision() > date.precision()) remark(ScenarioNote::finer, record.id, field);
    if (is_end && days_between(today_, moved.last()) < 0) remark(ScenarioNote::goes_past, record.id, field);
    return true;
  }

  Change& change_of(const RecordType& type, const std::string& id) {
    for (Change& change : result_.changes)
      if (change.id == id) return change;
    const Row* row = view_.row(type, id);
    result_.changes.push_back({std::string(type.name), id, row ? row->version + 1 : 1, false, {}});
    return result_.changes.back();
  }

  /// Fields in the order of declaration, as changes have them.
  void put(const RecordType& type, Change& change, const std::string& name, const std::string& value) {
    const auto order = [&](std::string_view field) { return type.field(field) - type.fields.data(); };
    const auto at =
        std::ranges::find_if(change.fields, [&](const FieldChange& one) { return order(one.field) > order(name); });
    change.fields.insert(at, {name, value});
  }

  void set(const RecordType& type, const Record& record, const std::string& field, const std::string& value) {
    const std::string was = type.field(field)->text(record);
    if (was == value) return;
    put(type, change_of(type, record.id), field, value);
    result_.edits.push_back({record.id, field, was, value});
  }

  void make(const RecordType& type, const std::string& id, const std::vector<FieldChange>& fields) {
    Change& change = change_of(type, id);
    for (const FieldChange& field : fields) {
      put(type, change, field.field, field.value);
      result_.edits.push_back({id, field.field, "", field.value});
    }
  }

  const View& view_;
  Day today_;
  std::string_view why_;
  ScenarioChanges result_;
  std::set<std::string> seen_;
};

struct NoteWords {
  std::string_view name, words;
};
constexpr NoteWords note_words[] = {
    {"no_date",
     tr_later("states no date, so there is nothing to move: the delay is reckoned with here, and is not saved")},
    {"cannot_be_sooner", tr_later("states no date, so it cannot be said what would be sooner")},
    {"finer", tr_later("was known by the half-year or year, and becomes finer: counted from its first or last day")},
    {"goes_past", tr_later("would lie in the past")},
    {"bound", tr_later("is obligated, contracted, paid or realised, so it is not cut")},
    {"over", tr_later("is of years that are over, so it is not cut")},
    {"overlaps", tr_later("tells of money that other lines tell of too, so it is not cut by itself")},
    {"no_amount", tr_later("states no amount that can be cut")},
    {"no_year", tr_later("states no year, so how much of it was spent is not known: it is cut as a whole")},
};

std::string id_or(const std::vector<std::string>& ids, std::size_t at, const char* start) {
  return at < ids.size() ? ids[at] : start + std::to_string(at + 1);
}

}  // namespace

std::string_view name_of(ScenarioNote note) { return note_words[static_cast<std::size_t>(note)].name; }
Said told(ScenarioNote note) { return said_later(note_words[static_cast<std::size_t>(note)].words); }

Date moved_by_quarters(const Date& date, int quarters, bool is_end) {
  const int months = 3 * quarters;
  switch (date.precision()) {
    case Precision::day:
    case Precision::month:
    case Precision::quarter:
      return Date{months_later(date.first(), months), date.precision()};
    case Precision::half_year:
      if (quarters % 2 == 0) return Date{months_later(date.first(), months), date.precision()};
      break;
    case Precision::year:
      if (quarters % 4 == 0) return Date{months_later(date.first(), months), date.precision()};
      break;
  }
  // The quarter in which its first or last day lies, moved.
  const Day anchor = is_end ? date.last() : date.first();
  const unsigned month = static_cast<unsigned>(anchor.month());
  const Day quarter = anchor.year() / std::chrono::month{(month - 1) / 3 * 3 + 1} / std::chrono::day{1};
  return coarsest(months_later(quarter, months), is_end);
}

ErrorOr<ScenarioChanges> changes_of(const View& view, Day today, const Scenario& scenario, const NewIds& ids,
                                    std::string_view why) {
  Maker maker(view, today, why);
  for (const Scenario::Slip& slip : scenario.slips) STIP_TRY(maker.slip(slip));
  for (const std::string& drop : scenario.drops) STIP_TRY(maker.drop(drop));
  for (const Scenario::Cut& cut : scenario.cuts) STIP_TRY(maker.cut(cut));
  std::size_t links = 0;
  for (std::size_t i = 0; i < scenario.additions.size(); ++i) {
    std::vector<std::string> of_this;
    for (std::size_t k = 0; k < scenario.additions[i].after.size(); ++k)
      of_this.push_back(id_or(ids.dependencies, links++, "DEP-NIEUW-"));
    STIP_TRY(maker.add(scenario.additions[i], id_or(ids.actions, i, "A-NIEUW-"), of_this,
                       id_or(ids.contributions, i, "C-NIEUW-")));
  }
  return maker.finish();
}

}  // namespace stip
