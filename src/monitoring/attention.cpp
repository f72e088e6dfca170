// Attention: asks every analysis what it found, and puts it in order.
#include "monitoring/attention.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "agenda/records.h"
#include "agenda/rules.h"
#include "monitoring/course.h"
#include "monitoring/matrix.h"
#include "monitoring/money.h"
#include "monitoring/outlook.h"
#include "monitoring/schedule.h"

namespace stip {
namespace {

constexpr AttentionRule all_rules[] = {
    {"rule.error", 95, tr_later("A rule of the agenda is broken.")},
    {"pledge.overdue", 90, tr_later("A pledge or motion should have been fulfilled.")},
    {"report.no", 85, tr_later("The owner says that the action is not on schedule, within budget or as agreed.")},
    {"course.moving_away", 80, tr_later("A goal or indicator moves away from its target.")},
    {"signal.overdue", 75, tr_later("A signal should have been answered.")},
    {"milestone.overdue", 70, tr_later("A milestone should have been met.")},
    {"outlook.surprise", 70,
     tr_later("The last figure of an indicator is further from the target than the ones before it led to expect.")},
    {"action.end_overdue", 65, tr_later("An action should have ended.")},
    {"course.standing_still", 65, tr_later("A goal or indicator is behind and stands still.")},
    {"report.decision", 65, tr_later("The owner asks for a decision.")},
    {"proposal.waiting", 60, tr_later("A proposal waits for a decision.")},
    {"dossier.moment", 60, tr_later("A moment of influence on a dossier is near.")},
    {"report.attention", 60, tr_later("The owner says that the action needs attention.")},
    {"money.uncovered", 60, tr_later("Nobody has found the money yet.")},
    {"pledge.soon", 55, tr_later("A pledge or motion is due soon.")},
    {"action.owner", 55, tr_later("An action has no owner.")},
    {"money.explanation", 55, tr_later("The statutory explanation is not complete.")},
    {"deadline.soon", 50, tr_later("A deadline of the yearly cycle is near.")},
    {"outlook.unlikely", 50, tr_later("By its last two figures an indicator is unlikely to reach its target in time.")},
    {"course.behind", 50, tr_later("A goal or indicator is behind, but moves nearer.")},
    {"report.differs", 50, tr_later("The owner says otherwise than the dates do.")},
    {"report.missing", 50, tr_later("An action did not report in the last round.")},
    {"report.out_of_date", 45, tr_later("The last report is out of date.")},
    {"goal.action", 45, tr_later("No action contributes to a goal.")},
    {"signal.ageing", 40, tr_later("A signal has been without an answer for more than 90 days.")},
    {"action.start_overdue", 40, tr_later("An action should have started.")},
    {"course.outdated", 40, tr_later("The last figure of a goal or indicator is too old.")},
    {"planning.moved", 35, tr_later("The planning moved by a year or more since the first edition.")},
    {"goal.not_measurable", 35, tr_later("A goal is not yet measurable.")},
    {"goal.money", 35, tr_later("There is no money for any action that contributes to a goal.")},
    {"course.no_new_figure", 30, tr_later("Since the baseline no figure has come.")},
    {"dossier.passed", 30, tr_later("The next moment of a dossier has passed.")},
    {"action.goal", 25, tr_later("An action serves no goal or effect.")},
    {"action.money", 20, tr_later("Of an action no money is known.")},
    {"rule.warning", 10, tr_later("Something is probably wrong, or missing.")},
};

constexpr int pledge_days = 90, dossier_days = 60, deadline_days = 30, ageing_days = 90, moved_quarters = 4;

/// Rules of the agenda that have an attention rule of their own.
constexpr std::string_view told_otherwise[] = {"action.owner", "action.goal", "goal.measurable",
                                               "goal.action",  "goal.money",  "money.explanation"};

const AttentionRule& rule_of(std::string_view name) {
  const auto at = std::ranges::find(all_rules, name, &AttentionRule::name);
  STIP_ASSERT(at != std::end(all_rules));
  return *at;
}

class Attention {
 public:
  Attention(const View& view, Day today, const AttentionOptions& options)
      : view_(view), today_(today), options_(options) {}

  std::vector<AttentionItem> items() {
    const bool has_rounds = std::ranges::any_of(view_.all<Deadline>(), [&](const Deadline& each) {
      return each.step == CycleStep::report && each.due && each.due.last() < today_;
    });
    for (const Action& action : view_.all<Action>()) look_at(action, has_rounds);
    for (const Milestone& milestone : view_.all<Milestone>()) look_at(milestone);
    look_at_goals();
    for (const Pledge& pledge : view_.all<Pledge>()) look_at(pledge);
    for (const Signal& signal : view_.all<Signal>()) look_at(signal);
    for (const Dossier& dossier : view_.all<Dossier>()) look_at(dossier);
    for (const Deadline& deadline : view_.all<Deadline>()) look_at(deadline);
    for (const Proposal& proposal : view_.all<Proposal>()) {
      if (proposal.status == ProposalStatus::ready)
        add("proposal.waiting", proposal, text(tr_later("The proposal is ready and waits for a decision.")));
    }
    look_at_orphans();
    look_at_money();
    look_at_rules();
    return in_order();
  }

 private:
  std::string text(std::string_view english, std::initializer_list<std::string_view> values = {}) const {
    return fill(tr(options_.language, english), values);
  }
  std::string days_text(int days) const { return tr_n(options_.language, "{} day", "{} days", days); }
  std::string date(const Date& day) const { return date_text(options_.language, day); }

  template <class T>
  void add(std::string_view rule, const T& record, std::string reason, int days = 0, int ahead = 0) {
    add(rule, type_of<T>(), record, std::move(reason), days, ahead);
  }

  /// `days`: how long it has been so, or if negative how long until; `ahead`: how far is looked ahead.
  void add(std::string_view rule, const RecordType& type, const Record& record, std::string reason, int days = 0,
           int ahead = 0, std::string broken = {}) {
    int points = rule_of(rule).points;
    if (days > 0) points += std::min(20, days / 30);
    if (days <= 0 && ahead > 0) points += 20 * (ahead + days) / ahead;
    const bool english = options_.language == Language::en && !record.title_en.empty();
    const Field* named = type.field("action");
    std::string action = named ? named->text(record) : std::string();
    if (action.empty()) action = record.id;
    items_.push_back({&type, record.id, english ? record.title_en : record.title, std::move(reason), std::string(rule),
                      std::move(broken), points, days, record.invented || rests_on_invented_, std::move(action)});
  }

  void look_at(const Action& action, bool has_rounds) {
    const Schedule found = schedule(view_, action, today_, {options_.last_edition, options_.first_edition});
    if (is_live(action.phase) && found.end_late_days > 0) {
      add("action.end_overdue", action,
          text(tr_later("Its planned end, {}, was {} ago."),
               {date(action.planned_end), days_text(found.end_late_days)}),
          found.end_late_days);
    }
    if (found.start_late_days > 0) {
      add("action.start_overdue", action,
          text(tr_later("Its planned start, {}, has passed without a start."), {date(action.planned_start)}),
          found.start_late_days);
    }
    for (const Drift& drift : found.since_first) {
      if (!is_live(action.phase) || drift.id != action.id || drift.quarters < moved_quarters) continue;
      add("planning.moved", action,
          text(tr_later("Its end moved from {} to {} since the first edition."), {date(drift.then), date(drift.now)}));
    }
    if (is_live(action.phase)) look_at_report(action, found, has_rounds);
  }

  void look_at_report(const Action& action, const Schedule& found, bool has_rounds) {
    const ProgressReport* report = found.last_report.report;
    if (!report) {
      if (has_rounds && action.phase == Phase::running)
        add("report.missing", action, text(tr_later("There is no progress report, and a reporting round has closed.")));
      return;
    }
    rests_on_invented_ = report->invented;
    const auto says = [&](OnSchedule answer) {
      return report->schedule == answer || report->money == answer || report->scope == answer;
    };
    if (says(OnSchedule::no)) {
      add("report.no", action,
          text(tr_later("The report ({}) answers “no”: {}"), {date(report->period), report->cause}), 0);
    } else if (says(OnSchedule::attention)) {
      add("report.attention", action,
          text(tr_later("The report ({}) asks for attention: {}"), {date(report->period), report->cause}), 0);
    }
    if (!report->decision_wanted.empty())
      add("report.decision", action,
          text(tr_later("The report ({}) asks for a decision: {}"), {date(report->period), report->decision_wanted}));
    if (found.differs)
      add("report.differs", action,
          text(tr_later("The report ({}) and the dates do not say the same about the planning."),
               {date(report->period)}));
    if (found.last_report.is_out_of_date) {
      add("report.out_of_date", action,
          text(tr_later("The last report is {} old."), {days_text(found.last_report.age_days)}),
          found.last_report.age_days);
    }
    rests_on_invented_ = false;
  }

  void look_at(const Milestone& milestone) {
    if (milestone.met_on || milestone.due.empty() || milestone.due.last() >= today_) return;
    const Action* action = view_.find(milestone.action);
    if (action && !is_live(action->phase)) return;
    const int days = days_between(milestone.due.last(), today_);
    add("milestone.overdue", milestone,
        text(tr_later("It was due {}: {} ago."), {date(milestone.due), days_text(days)}), days);
  }

  void look_at_goals() {
    std::set<std::string> of_goals;
    for (const InterimGoal& goal : view_.all<InterimGoal>()) {
      for (const auto& ref : goal.indicators) of_goals.insert(ref.id);
      add_course(goal, course(view_, goal, today_));
    }
    for (const Indicator& indicator : view_.all<Indicator>()) {
      // Without a target there is nothing to be on course to.
      if (!of_goals.contains(indicator.id) && !indicator.target.empty())
        add_course(indicator, course(view_, indicator, today_));
      if (!indicator.target.empty() && indicator.level != MeasureLevel::context) add_outlook(indicator);
    }
  }

  void add_outlook(const Indicator& indicator) {
    for (const Outlook& outlook : outlooks(view_, indicator)) {
      const Observation* last = view_.find<Observation>(outlook.last);
      const std::string value = quantity_text(options_.language, last->value);
      const std::string period = date(last->period_end ? last->period_end : last->period);
      if (outlook.surprise && outlook.surprise->is_bad)
        add("outlook.surprise", indicator,
            text(tr_later("{} ({}) is not what the figures before it led to expect."), {value, period}));
      if (is_unlikely(outlook))
        add("outlook.unlikely", indicator,
            text(tr_later("The chance that the target is reached by the end of {} is {}."),
                 {std::to_string(*indicator.target_year),
                  frequency_text(options_.language, *outlook.prospect->chance)}));
    }
  }

  template <class T>
  void add_course(const T& record, const Course& found) {
    const Indicator* indicator = view_.find<Indicator>(found.indicator);
    const bool english = options_.language == Language::en;
    const auto either = [&](const std::string& own, const std::string& in_english) {
      return english && !in_english.empty() ? in_english : own;
    };
    const std::string name = indicator ? either(indicator->title, indicator->title_en) : std::string();
    const std::string unit = indicator ? either(indicator->unit, indicator->unit_en) : std::string();
    const Observation* last = view_.find<Observation>(found.last);
    const std::string period = last ? date(last->period_end ? last->period_end : last->period) : std::string();
    const std::string value =
        last ? quantity_text(options_.language, last->value) + (unit.empty() ? "" : " " + unit) : std::string();
    switch (found.verdict) {
      case Verdict::moving_away:
        return add("course.moving_away", record,
                   text(tr_later("{}: {} ({}), further from the target than before."), {name, value, period}));
      case Verdict::standing_still:
        return add("course.standing_still", record,
                   text(tr_later("{}: {} ({}), behind the path and no nearer than before."), {name, value, period}));
      case Verdict::behind:
        return add("course.behind", record,
                   text(tr_later("{}: {} ({}), behind the path but nearer than before."), {name, value, period}));
      case Verdict::outdated:
        return add("course.outdated", record, text(tr_later("{}: the last figure is of {}."), {name, period}),
                   found.age_days.value_or(0));
      case Verdict::no_new_figure:
        return add("course.no_new_figure", record,
                   text(tr_later("{}: there is a baseline, and no figure since."), {name}));
      case Verdict::not_measurable:
        if (&type_of<T>() != &type_of<InterimGoal>()) return;
        return add("goal.not_measurable", record,
                   text(tr_later("It is not yet measurable: {} is missing."),
                        {tr(options_.language,
                            label_of(found.missing.empty() ? Missing::indicator : found.missing.front()))}));
      case Verdict::on_course:
      case Verdict::reached:
      case Verdict::context:
        return;
    }
  }

  void look_at(const Pledge& pledge) {
    if (pledge.status != PledgeStatus::open || pledge.due.empty()) return;
    const int days = days_between(pledge.due.last(), today_);
    if (days > 0) {
      add("pledge.overdue", pledge, text(tr_later("It was due {}: {} ago."), {date(pledge.due), days_text(days)}),
          days);
    } else if (-days <= pledge_days) {
      add("pledge.soon", pledge, text(tr_later("It is due {}: {} left."), {date(pledge.due), days_text(-days)}), days,
          pledge_days);
    }
  }

  void look_at(const Signal& signal) {
    if (signal.answer != AnswerKind::unanswered || signal.merged_into) return;
    const int late = signal.answer_due ? days_between(signal.answer_due.last(), today_) : 0;
    const int age = signal.raised_on ? days_between(signal.raised_on.last(), today_) : 0;
    if (late > 0) {
      add("signal.overdue", signal,
          text(tr_later("An answer was due {}: {} ago."), {date(signal.answer_due), days_text(late)}), late);
    } else if (age > ageing_days) {
      add("signal.ageing", signal, text(tr_later("It has had no answer for {}."), {days_text(age)}), age);
    }
  }

  void look_at(const Dossier& dossier) {
    if (dossier.next_moment.empty()) return;
    const int days = days_between(dossier.next_moment.last(), today_);
    if (days > 0) {
      add("dossier.passed", dossier,
          text(tr_later("Its next moment, {}, has passed; a new one is not entered."), {date(dossier.next_moment)}),
          days);
    } else if (-days <= dossier_days) {
      const std::string& what = dossier.next_moment_what;
      add("dossier.moment", dossier,
          text(tr_later("{} is the next moment of influence: {}"),
               {date(dossier.next_moment), what.empty() ? dossier.title : what}),
          days, dossier_days);
    }
  }

  void look_at(const Deadline& deadline) {
    if (deadline.due.empty()) return;
    const int days = days_between(deadline.due.last(), today_);
    if (days <= 0 && -days <= deadline_days)
      add("deadline.soon", deadline, text(tr_later("It closes {}: {} left."), {date(deadline.due), days_text(-days)}),
          days, deadline_days);
  }

  void look_at_orphans() {
    const Orphans found = orphans(view_);
    const auto each_live = [&](const std::vector<std::string>& ids, std::string_view rule, std::string_view reason) {
      for (const std::string& id : ids) {
        const Action& action = *view_.find<Action>(id);
        if (is_live(action.phase)) add(rule, action, text(reason));
      }
    };
    each_live(found.actions_without_owner, "action.owner", tr_later("No owner is stated."));
    each_live(found.actions_without_goal, "action.goal", tr_later("It is not said which goal or effect it serves."));
    each_live(found.actions_without_money, "action.money", tr_later("No money is known for it."));
    for (const std::string& id : found.goals_without_action)
      add("goal.action", *view_.find<InterimGoal>(id), text(tr_later("No action contributes to it.")));
    for (const std::string& id : found.goals_without_money)
      add("goal.money", *view_.find<InterimGoal>(id),
          text(tr_later("There is no money for any of the actions that contribute to it.")));
  }

  void look_at_money() {
    for (const Action& action : view_.all<Action>()) {
      LeftOut ignored;
      std::map<std::pair<FundingKind, std::string>, AmountSum> uncovered;
      for (const Funding* line : counted_lines(view_, action.id, ignored)) {
        if (line->coverage == Coverage::uncovered && line->amount)
          uncovered[{line->kind, line->amount.high.currency}].add(line->amount);
      }
      for (const auto& [kind, sum] : uncovered) {
        add("money.uncovered", action,
            text(tr_later("Of {} nobody has found the cover yet."),
                 {short_amount_text(options_.language, sum.total())}));
      }
    }
    for (const ExplanationNeeded& each : explanations_needed(view_)) {
      if (each.missing.empty()) continue;
      const std::string amount = short_amount_text(options_.language, exactly(each.cents / 100));
      add("money.explanation", *view_.find<Action>(each.action),
          text(tr_later("It takes {} of public money in one year, and the statutory explanation is not complete."),
               {amount}));
    }
  }

  void look_at_rules() {
    for (Finding& finding : check(view_, today_, options_.language)) {
      const bool is_error = finding.severity == Severity::error;
      if (!is_error && std::ranges::find(told_otherwise, finding.rule) != std::end(told_otherwise)) continue;
      const Record* record = view_.find(*finding.type, finding.id);
      STIP_ASSERT(record != nullptr);
      // A finding goes on after the name of its record; here it stands as a sentence of its own.
      if (char& first = finding.problem.front(); first >= 'a' && first <= 'z')
        first = static_cast<char>(first - 'a' + 'A');
      add(is_error ? "rule.error" : "rule.warning", *finding.type, *record, std::move(finding.problem), 0, 0,
          std::move(finding.rule));
    }
  }

  std::vector<AttentionItem> in_order() {
    const auto place = [](const AttentionItem& item) {
      const auto rule = std::ranges::find(all_rules, item.rule, &AttentionRule::name) - std::begin(all_rules);
      return std::tuple(-item.points, rule, item.type->index, std::string_view(item.id), std::string_view(item.broken));
    };
    std::ranges::stable_sort(items_, {}, place);
    return std::move(items_);
  }

  const View& view_;
  const Day today_;
  const AttentionOptions& options_;
  std::vector<AttentionItem> items_;
  bool rests_on_invented_ = false;  ///< Of what is looked at now.
};

}  // namespace

std::span<const AttentionRule> attention_rules() { return all_rules; }

std::vector<AttentionItem> attention(const View& view, Day today, const AttentionOptions& options) {
  return Attention(view, today, options).items();
}

}  // namespace stip
