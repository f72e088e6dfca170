// AgendaNetwork: first the places, then what must come before each, then what is not known.
#include "planning/agenda_network.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "agenda/action.h"
#include "agenda/dossier.h"
#include "agenda/organisation.h"
#include "base/locale.h"

namespace stip {
namespace {

bool is_live(Phase phase) { return phase == Phase::unstated || phase == Phase::not_started || phase == Phase::running; }

class Builder {
 public:
  Builder(const View& view, Day today, const AgendaNetworkOptions& options)
      : view_(view), today_(today), options_(options) {}

  ErrorOr<AgendaNetwork> build() {
    if (options_.shared > 0) cause("all");
    for (const Action& action : view_.all<Action>())
      if (is_live(action.phase)) add_action(action);
    for (const Milestone& milestone : view_.all<Milestone>()) add_milestone(milestone);
    for (const Dependency& dependency : view_.all<Dependency>()) add_dependency(dependency);
    if (!options_.towards.empty()) STIP_TRY(keep_what_leads_to(options_.towards));
    STIP_TRY(spread_earliest());
    for (const auto& [gap, ids] : gaps_) result_.gaps.push_back({gap, {ids.begin(), ids.end()}});
    for (const PlanActivity& activity : result_.network.activities)
      result_.durations += activity.duration.high > activity.duration.low + 1 ? 1 : 0;
    return std::move(result_);
  }

 private:
  double days(Day day) const { return days_between(today_, day); }
  void miss(PlanGap gap, const std::string& id) { gaps_[gap].insert(id); }

  void look_at(const Date& date, const std::string& id) {
    if (date && date.precision() < Precision::month) miss(PlanGap::imprecise, id);
  }

  std::size_t cause(const std::string& name) {
    const auto [at, is_new] = causes_.emplace(name, result_.network.causes.size());
    if (is_new) result_.network.causes.push_back(name);
    return at->second;
  }

  /// The causes of an action; its milestones have them too, and all of its own chance, so that they stretch with it.
  std::vector<CauseShare> causes_of(const Action& action) {
    std::vector<CauseShare> shares;
    double left = 1;
    if (options_.shared > 0) shares.push_back({cause("all"), std::sqrt(options_.shared)}), left -= options_.shared;
    if (!action.owner) {
      miss(PlanGap::no_owner, action.id);
    } else if (options_.same_owner > 0) {
      shares.push_back({cause(action.owner.id), std::sqrt(options_.same_owner)});
      left -= options_.same_owner;
    }
    shares.push_back({cause(action.id), std::sqrt(std::max(0.0, left))});
    return shares;
  }

  std::size_t add(const Record& record, PlanPlace place) {
    PlanActivity activity;
    activity.id = record.id;
    activity.title = record.title;
    places_.emplace(record.id, result_.places.size());
    result_.network.activities.push_back(std::move(activity));
    result_.places.push_back(std::move(place));
    return result_.places.size() - 1;
  }

  /// Of what is not known to have begun, nothing follows once its time is over: it may long be there.
  enum class Begun : std::uint8_t { no, unknown, yes };

  /// Sets when it is there, given a start that is known or not, and a date by which it is planned.
  void plan(std::size_t at, const Date& start, const Date& end, Begun begun) {
    const bool has_begun = begun == Begun::yes;
    PlanActivity& activity = result_.network.activities[at];
    look_at(start, activity.id);
    look_at(end, activity.id);
    if (!end) {
      miss(PlanGap::no_end, activity.id);
      result_.places[at].is_earliest = true;
      activity.not_before = start ? std::max(0.0, days(start.first())) : 0;
      return;
    }
    if (!start) miss(PlanGap::no_start, activity.id);
    const double from = start ? days(start.first()) : 0, planned = days(end.last()) - from + 1;
    // So long over its time that 9 of 10 projects would have been finished: then the reference class says nothing
    // either.
    const bool is_long_over = has_begun && planned > 0 && -from > spread_of(planned).high;
    if (planned <= 0 || ((!start || begun == Begun::unknown) && days(end.last()) < 0) || is_long_over) {
      miss(PlanGap::overdue, activity.id);
      result_.places[at].is_earliest = true;
      return;
    }
    miss(PlanGap::reference_spread, activity.id);
    activity.duration = spread_of(planned);
    activity.not_before = std::max(0.0, from);
    if (has_begun && from < 0) activity.duration = remaining_of(activity.duration, -from);
  }

  static const Date& start_of(const Action& action) {
    return action.actual_start ? action.actual_start : action.planned_start;
  }
  static Begun begun(const Action& action) {
    if (action.actual_start || action.phase == Phase::running) return Begun::yes;
    return action.phase == Phase::unstated ? Begun::unknown : Begun::no;
  }

  void add_action(const Action& action) {
    const std::size_t at = add(action, {PlanPlace::Kind::action, action.planned_end, false, ""});
    plan(at, start_of(action), action.planned_end, begun(action));
    result_.network.activities[at].causes = causes_of(action);
  }

  void add_milestone(const Milestone& milestone) {
    if (milestone.met_on) return;
    const Action* action = view_.find(milestone.action);
    if (milestone.action && (!action || !is_live(action->phase))) return;
    if (!milestone.due) return miss(PlanGap::no_date, milestone.id);
    const std::size_t at = add(milestone, {PlanPlace::Kind::milestone, milestone.due, false, milestone.action.id});
    if (!action) return plan(at, Date{}, milestone.due, Begun::no);
    plan(at, start_of(*action), milestone.due, begun(*action));
    result_.network.activities[at].causes = causes_of(*action);
    milestones_[action->id].push_back(at);
  }

  /// A stage that something waits for; nothing if it holds nothing up.
  std::optional<std::size_t> stage(const DossierStage& stage) {
    if (stage.state == StageState::reached) return {};
    if (stage.state == StageState::dropped) return miss(PlanGap::not_under_way, stage.id), std::nullopt;
    if (const auto found = places_.find(stage.id); found != places_.end()) return found->second;
    const std::size_t at = add(stage, {PlanPlace::Kind::stage, stage.date, false, ""});
    PlanActivity& activity = result_.network.activities[at];
    look_at(stage.date, stage.id);
    if (!stage.date || days(stage.date.last()) < 0) {
      miss(stage.date ? PlanGap::overdue : PlanGap::no_end, stage.id);
      result_.places[at].is_earliest = true;
      return at;
    }
    activity.not_before = std::max(0.0, days(stage.date.first()));
    const double length = days(stage.date.last()) + 1 - activity.not_before;
    activity.duration = {0, length / 2, length, PointsAs::even};
    return at;
  }

  /// What must come first; nothing if it holds nothing up.
  std::optional<std::size_t> before(const std::string& id) {
    if (const auto found = places_.find(id); found != places_.end()) return found->second;
    if (const Action* action = view_.find<Action>(id)) {
      if (action->phase != Phase::done) miss(PlanGap::not_under_way, id);
    } else if (const Milestone* milestone = view_.find<Milestone>(id)) {
      if (!milestone->met_on && milestone->due) miss(PlanGap::not_under_way, id);
    } else if (const DossierStage* found = view_.find<DossierStage>(id)) {
      return stage(*found);
    } else {
      miss(PlanGap::not_there, id);
    }
    return {};
  }

  void add_dependency(const Dependency& dependency) {
    const auto waits = places_.find(dependency.action.id);
    if (waits == places_.end()) return;
    const auto first = before(dependency.before.id);
    if (!first) return;
    const PlanLink link{*first, 7.0 * dependency.lag_weeks.value_or(0)};
    result_.network.activities[waits->second].links.push_back(link);
    for (const std::size_t milestone : milestones_[dependency.action.id])
      if (milestone != *first) result_.network.activities[milestone].links.push_back(link);
    if (const Action* action = view_.find(dependency.action); action && begun(*action) == Begun::yes)
      miss(PlanGap::began_before, action->id);
  }

  ErrorOr<Nothing> keep_what_leads_to(const std::string& id) {
    const auto goal = places_.find(id);
    if (goal == places_.end())
      return Error{ErrorKind::not_found, id,
                   said("it is no action under way and no milestone that is still to be met."),
                   said("Name one of those, or leave it out for all.")};
    std::vector<bool> leads(result_.places.size(), false);
    std::vector<std::size_t> open{goal->second};
    while (!open.empty()) {
      const std::size_t at = open.back();
      open.pop_back();
      if (leads[at]) continue;
      leads[at] = true;
      for (const PlanLink& link : result_.network.activities[at].links) open.push_back(link.before);
    }
    AgendaNetwork kept;
    kept.network.causes = result_.network.causes;
    std::vector<std::size_t> place_of(leads.size());
    for (std::size_t i = 0; i < leads.size(); ++i) {
      if (!leads[i]) continue;
      place_of[i] = kept.places.size();
      kept.network.activities.push_back(result_.network.activities[i]);
      kept.places.push_back(result_.places[i]);
    }
    for (PlanActivity& activity : kept.network.activities)
      for (PlanLink& link : activity.links) link.before = place_of[link.before];
    for (auto& [gap, ids] : gaps_)
      std::erase_if(ids, [&](const std::string& one) {
        const auto found = places_.find(one);
        return found != places_.end() && !leads[found->second];
      });
    std::erase_if(gaps_, [](const auto& gap) { return gap.second.empty(); });
    result_ = std::move(kept);
    return Nothing{};
  }

  ErrorOr<Nothing> spread_earliest() {
    STIP_TRY_AS(const auto order, order_of(result_.network));
    for (const std::size_t i : order)
      for (const PlanLink& link : result_.network.activities[i].links)
        if (result_.places[link.before].is_earliest) result_.places[i].is_earliest = true;
    return Nothing{};
  }

  const View& view_;
  Day today_;
  const AgendaNetworkOptions& options_;
  AgendaNetwork result_;
  std::map<std::string, std::size_t> places_, causes_;
  std::map<std::string, std::vector<std::size_t>> milestones_;  ///< By action.
  std::map<PlanGap, std::set<std::string>> gaps_;
};

struct GapWords {
  std::string_view name, words;
};

constexpr GapWords gap_words[] = {
    {"reference_spread", tr_later("one duration is known; how it may run out is taken from the reference class")},
    {"no_end",
     tr_later("no end is known: it is taken to need no time, so what comes after is the earliest that is possible")},
    {"no_start", tr_later("no start is known: the duration is counted from today")},
    {"no_date", tr_later("no date is known: left out")},
    {"overdue", tr_later("the date is past and no new one is known: today at the earliest")},
    {"imprecise",
     tr_later("a date is known by quarter, half-year or year: a start is read as its first day, an end as its last")},
    {"no_owner", tr_later("no owner is known: shares nothing with other actions")},
    {"not_under_way",
     tr_later("must come first, but was stopped, paused, merged, moved, dropped or only proposed: left out")},
    {"not_there", tr_later("must come first, but is nothing with a date: left out")},
    {"began_before", tr_later("is under way before what must come first: what is left waits for it")},
};

}  // namespace

std::string_view name_of(PlanGap gap) { return gap_words[static_cast<std::size_t>(gap)].name; }
Said told(PlanGap gap) { return said_later(gap_words[static_cast<std::size_t>(gap)].words); }

ErrorOr<AgendaNetwork> agenda_network(const View& view, Day today, const AgendaNetworkOptions& options) {
  return Builder(view, today, options).build();
}

}  // namespace stip
