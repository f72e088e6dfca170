// Attention of goals: what is off course, what cannot be measured, and what the outlook warns of.
#include <set>

#include "monitoring/attention_list.h"
#include "monitoring/course.h"
#include "monitoring/outlook.h"

namespace stip {
namespace {

void add_outlook(AttentionList& list, const Indicator& indicator) {
  for (const Outlook& outlook : outlooks(list.view, indicator)) {
    const Observation* last = list.view.find<Observation>(outlook.last);
    const std::string value = quantity_text(list.options.language, last->value);
    const std::string period = list.date(last->period_end ? last->period_end : last->period);
    if (outlook.surprise && outlook.surprise->is_bad)
      list.add("outlook.surprise", indicator,
               list.text(tr_later("{} ({}) is not what the figures before it led to expect."), {value, period}));
    if (is_unlikely(outlook))
      list.add("outlook.unlikely", indicator,
               list.text(tr_later("The chance that the target is reached by the end of {} is {}."),
                         {std::to_string(*indicator.target_year),
                          frequency_text(list.options.language, *outlook.prospect->chance)}));
  }
}

template <class T>
void add_course(AttentionList& list, const T& record, const Course& found) {
  const Indicator* indicator = list.view.find<Indicator>(found.indicator);
  const bool english = list.options.language == Language::en;
  const auto either = [&](const std::string& own, const std::string& in_english) {
    return english && !in_english.empty() ? in_english : own;
  };
  const std::string name = indicator ? either(indicator->title, indicator->title_en) : std::string();
  const std::string unit = indicator ? either(indicator->unit, indicator->unit_en) : std::string();
  const Observation* last = list.view.find<Observation>(found.last);
  const std::string period = last ? list.date(last->period_end ? last->period_end : last->period) : std::string();
  const std::string value =
      last ? quantity_text(list.options.language, last->value) + (unit.empty() ? "" : " " + unit) : std::string();
  switch (found.verdict) {
    case Verdict::moving_away:
      return list.add("course.moving_away", record,
                      list.text(tr_later("{}: {} ({}), further from the target than before."), {name, value, period}));
    case Verdict::standing_still:
      return list.add(
          "course.standing_still", record,
          list.text(tr_later("{}: {} ({}), behind the path and no nearer than before."), {name, value, period}));
    case Verdict::behind:
      return list.add(
          "course.behind", record,
          list.text(tr_later("{}: {} ({}), behind the path but nearer than before."), {name, value, period}));
    case Verdict::outdated:
      return list.add("course.outdated", record, list.text(tr_later("{}: the last figure is of {}."), {name, period}),
                      found.age_days.value_or(0));
    case Verdict::no_new_figure:
      return list.add("course.no_new_figure", record,
                      list.text(tr_later("{}: there is a baseline, and no figure since."), {name}));
    case Verdict::not_measurable:
      if (&type_of<T>() != &type_of<InterimGoal>()) return;
      return list.add("goal.not_measurable", record,
                      list.text(tr_later("It is not yet measurable: {} is missing."),
                                {tr(list.options.language,
                                    label_of(found.missing.empty() ? Missing::indicator : found.missing.front()))}));
    case Verdict::on_course:
    case Verdict::reached:
    case Verdict::context:
      return;
  }
}

}  // namespace

void look_at_goals(AttentionList& list) {
  std::set<std::string> of_goals;
  for (const InterimGoal& goal : list.view.all<InterimGoal>()) {
    for (const auto& ref : goal.indicators) of_goals.insert(ref.id);
    if (!goal.historic) add_course(list, goal, course(list.view, goal, list.today));
  }
  for (const Indicator& indicator : list.view.all<Indicator>()) {
    // Without a target there is nothing to be on course to.
    if (!of_goals.contains(indicator.id) && !indicator.target.empty())
      add_course(list, indicator, course(list.view, indicator, list.today));
    if (!indicator.target.empty() && indicator.level != MeasureLevel::context) add_outlook(list, indicator);
  }
}

}  // namespace stip
