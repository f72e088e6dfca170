// AgendaChoiceRead: names become places in the lists again.
#include "investing/agenda_choice_read.h"

#include <algorithm>
#include <optional>

#include "base/json_members.h"
#include "base/locale.h"

namespace stip {
namespace {

/// The value of an enumeration by its name; `last` is its last one.
template <class E>
std::optional<E> by_name(std::string_view name, E last) {
  for (std::size_t i = 0; i <= static_cast<std::size_t>(last); ++i)
    if (name_of(static_cast<E>(i)) == name) return static_cast<E>(i);
  return std::nullopt;
}

std::vector<Said> words(const Json& json) {
  const std::vector<std::string> english = texts_in(json, "conflict"), dutch = texts_in(json, "conflict_nl");
  std::vector<Said> all;
  for (std::size_t i = 0; i < english.size(); ++i)
    all.push_back(said_by([in_english = english[i], in_dutch = dutch.size() == english.size() ? dutch[i] : english[i]](
                              Language language) { return language == Language::nl ? in_dutch : in_english; }));
  return all;
}

class Reader {
 public:
  explicit Reader(const Json& json) : json_(json) {}

  ErrorOr<AgendaChoice> read() {
    result_.portfolio.to_come = static_cast<std::size_t>(whole_in(json_, "actions_to_come"));
    result_.conflict = words(json_);
    problem_.scenarios = static_cast<int>(whole_in(json_, "scenarios"));
    gaps();
    for (const Json& source : list_in(json_, "sources")) problem_.funders.push_back({source.text("source"), {}, {}});
    if (!is_true_in(json_, "found")) {
      if (!is_true_in(json_, "can_choose")) return std::move(result_);
      // All that is known of what was chosen about is that it could be: nothing of it was found.
      problem_.actions.resize(static_cast<std::size_t>(whole_in(json_, "to_choose")));
      result_.portfolio.about.resize(problem_.actions.size());
      problem_.goals.resize(1);
      return std::move(result_);
    }
    actions();
    goals();
    if (problem_.actions.empty() || problem_.goals.empty()) return wrong();
    answer(json_, result_.answer);
    plans();
    if (const Json* cut = json_.find("cut")) read_cut(*cut);
    return std::move(result_);
  }

 private:
  static Error wrong() {
    return {ErrorKind::invalid, said("kept proposal"), said("it cannot be read."), said("Work it out again.")};
  }

  void gaps() {
    for (const Json& each : list_in(json_, "gaps"))
      if (const auto gap = by_name(each.text("gap"), PortfolioGap::inexact))
        result_.portfolio.gaps.push_back({*gap, texts_in(each, "ids")});
  }

  void actions() {
    std::int64_t first = 10'000;
    for (const Json& each : list_in(json_, "actions"))
      first = std::min({first, whole_in(each, "start", first), whole_in(each, "planned_start", first)});
    problem_.first_year = static_cast<int>(first);
    for (const Json& each : list_in(json_, "actions")) {
      problem_.actions.push_back({.name = each.text("action")});
      ChosenAbout about;
      about.is_running = is_true_in(each, "under_way");
      about.planned_start = static_cast<int>(whole_in(each, "planned_start"));
      about.conditions = texts_in(each, "conditions_not_met");
      about.has_open_line = is_true_in(each, "red_line_open");
      result_.portfolio.about.push_back(std::move(about));
      result_.actions.push_back({by_name(each.text("reason"), ChoiceReason::adds_nothing).value_or(ChoiceReason{}),
                                 number_in(each, "in_plans")});
    }
  }

  void goals() {
    for (const Json& each : list_in(json_, "goals"))
      problem_.goals.push_back({.name = each.text("goal"),
                                .due = static_cast<int>(whole_in(each, "year")) - problem_.first_year,
                                .target = number_in(each, "target")});
  }

  template <class List>
  static std::optional<std::size_t> place_of(const List& list, const std::string& name) {
    const auto at = std::ranges::find_if(list, [&](const auto& one) { return one.name == name; });
    if (at == list.end()) return std::nullopt;
    return static_cast<std::size_t>(at - list.begin());
  }

  std::vector<int> starts(const Json& json) const {
    std::vector<int> start(problem_.actions.size(), not_started);
    const Json* stated = json.find("starts");
    for (std::size_t a = 0; stated && a < start.size(); ++a)
      if (const Json* year = stated->find(problem_.actions[a].name); year && year->is_integer())
        start[a] = static_cast<int>(year->as_integer()) - problem_.first_year;
    return start;
  }

  void answer(const Json& json, PortfolioAnswer& answer) const {
    answer.plan.start = starts(json);
    for (const Json& each : list_in(json, "payments")) {
      const auto action = place_of(problem_.actions, each.text("action"));
      const auto funder = place_of(problem_.funders, each.text("source"));
      if (action && funder)
        answer.plan.payments.push_back({static_cast<int>(*action), static_cast<int>(*funder),
                                        static_cast<int>(whole_in(each, "year")) - problem_.first_year,
                                        number_in(each, "millions")});
    }
    answer.bound = number_in(json, "bound", 1);
    answer.bound_by = json.text("bound_by");
    answer.method = json.text("method");
    answer.attainment.value = number_in(json, "value");
    answer.attainment.mean = number_in(json, "mean");
    answer.attainment.worst_tail = number_in(json, "worst_tail");
    answer.attainment.goals.resize(problem_.goals.size());
    answer.attainment.goals_in_tail.resize(problem_.goals.size());
    for (const Json& each : list_in(json, "goals")) {
      const auto goal = place_of(problem_.goals, each.text("goal"));
      if (!goal) continue;
      answer.attainment.goals[*goal] = number_in(each, "mean");
      answer.attainment.goals_in_tail[*goal] = number_in(each, "worst_tail");
    }
  }

  void plans() {
    result_.plans.push_back(result_.answer.plan);
    for (const Json& each : list_in(json_, "alternatives")) result_.plans.push_back({starts(each), {}});
  }

  void read_cut(const Json& json) {
    CutAnswer& cut = result_.cut.emplace();
    cut.conflict = words(json);
    cut.stopped = texts_in(json, "stopped");
    if (!is_true_in(json, "found")) return;
    answer(json, cut.answer);
    cut.goals.resize(problem_.goals.size());
    for (const Json& each : list_in(json, "losses"))
      if (const auto goal = place_of(problem_.goals, each.text("goal")))
        cut.goals[*goal] = {number_in(each, "before"), number_in(each, "after")};
    cut.dropped = texts_in(json, "dropped");
    cut.added = texts_in(json, "added");
    cut.moved = texts_in(json, "moved");
  }

  const Json& json_;
  AgendaChoice result_;
  PortfolioProblem& problem_ = result_.portfolio.problem;
};

}  // namespace

ErrorOr<AgendaChoice> read_agenda_choice(const Json& json) { return Reader(json).read(); }

}  // namespace stip
