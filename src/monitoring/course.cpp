// Course: the last figure held against a straight path.
#include "monitoring/course.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "agenda/records.h"
#include "base/locale.h"
#include "monitoring/series.h"

namespace stip {
namespace {

constexpr int outdated_after_days = 2 * 365;

struct Words {
  std::string_view name, label, help;
};

constexpr Words words[] = {
    {"moving_away", tr_later("Moving away"),
     tr_later("Behind the path, and the last figure is worse than the one before it.")},
    {"standing_still", tr_later("Standing still"),
     tr_later("Behind the path, and no nearer than the figure before it.")},
    {"behind", tr_later("Behind, moving nearer"),
     tr_later("Behind the path, but nearer to the target than the figure before it.")},
    {"outdated", tr_later("Figure too old"), tr_later("The last figure is too old to say.")},
    {"no_new_figure", tr_later("No new figure"), tr_later("There is a baseline, and no figure since.")},
    {"not_measurable", tr_later("Not yet measurable"),
     tr_later("An indicator, baseline, target, year or source is missing.")},
    {"on_course", tr_later("On course"), tr_later("On the straight path from baseline to target, or ahead of it.")},
    {"reached", tr_later("Reached"), tr_later("At the target or past it.")},
    {"context", tr_later("Context"),
     tr_later("Tells about the world around the agenda; nothing can be credited to the agenda.")},
};

Day end_of(int year) { return Day{std::chrono::year{year}, std::chrono::December, std::chrono::day{31}}; }

/// 1 if the value should rise, -1 if it should fall, 0 if nobody says.
int wanted_sign(const Indicator& indicator) {
  const double rise = middle(indicator.target) - middle(indicator.baseline);
  if (rise != 0) return rise > 0 ? 1 : -1;
  return indicator.direction == Direction::up ? 1 : indicator.direction == Direction::down ? -1 : 0;
}

double rounded_like(double value, const Quantity& example) {
  const double scale = std::pow(10.0, std::max(example.low.scale, example.high.scale));
  return std::round(value * scale) / scale;
}

double path_at(const Indicator& indicator, Day at) {
  const Day start = end_of(*indicator.baseline_year), end = end_of(*indicator.target_year);
  const double baseline = middle(indicator.baseline), target = middle(indicator.target);
  if (at >= end || start >= end) return target;
  return baseline + (target - baseline) * days_between(start, at) / days_between(start, end);
}

bool is_outdated(const Indicator& indicator, const Point& last, Day today) {
  const Observation& observation = *last.observation;
  const int lag = observation.published ? std::max(0, days_between(last.at, observation.published.last())) : 0;
  if (days_between(last.at, today) > outdated_after_days + lag) return true;
  // The next figure should have been there, and this one is older than that.
  if (indicator.next_expected.empty() || today <= indicator.next_expected.last()) return false;
  return observation.published.empty() || observation.published.last() < indicator.next_expected.first();
}

Verdict step_verdict(double step, int sign) {
  if (step == 0) return Verdict::standing_still;
  return (step > 0) == (sign > 0) ? Verdict::behind : Verdict::moving_away;
}

/// The verdict on one sub-series. Precondition: the indicator is measurable.
void judge(Course& course, const Indicator& indicator, const Point& last, const Point* before) {
  const Quantity& value = last.observation->value;
  const double v = middle(value), baseline = middle(indicator.baseline), target = middle(indicator.target);
  const int sign = wanted_sign(indicator);
  course.expected = rounded_like(path_at(indicator, last.at), value);
  if (target != baseline) course.share = (v - baseline) / (target - baseline);
  if (course.is_outdated) {
    course.verdict = Verdict::outdated;
  } else if (sign == 0 ? v == target : sign * (v - target) >= 0) {
    course.verdict = Verdict::reached;
  } else if (sign != 0 && sign * (v - *course.expected) >= 0) {
    course.verdict = Verdict::on_course;
  } else {
    const double step = v - (before ? middle(before->observation->value) : baseline);
    course.verdict = sign == 0 ? Verdict::moving_away : step_verdict(step, sign);
  }
}

/// The points of one sub-series that may be compared with its last one.
struct Tail {
  const Point* last = nullptr;
  const Point* before = nullptr;
};

std::map<std::string, Tail> tails(const std::vector<Line>& lines) {
  std::map<std::string, Tail> found;
  for (const Line& line : lines) {
    if (line.is_forecast || line.points.empty()) continue;
    // A later line of the same sub-series stands after a break, so its points alone count.
    found[line.series] = {&line.points.back(), line.points.size() > 1 ? &line.points[line.points.size() - 2] : nullptr};
  }
  return found;
}

const Course& worst(const std::vector<Course>& all) { return *std::ranges::min_element(all, {}, &Course::verdict); }

}  // namespace

std::string_view name_of(Verdict verdict) { return words[static_cast<std::size_t>(verdict)].name; }
std::string_view label_of(Verdict verdict) { return words[static_cast<std::size_t>(verdict)].label; }
std::string_view help_of(Verdict verdict) { return words[static_cast<std::size_t>(verdict)].help; }
bool is_good(Verdict verdict) { return verdict == Verdict::on_course || verdict == Verdict::reached; }

std::vector<Course> courses(const View& view, const Indicator& indicator, Day today) {
  const Measurability measurable = measurability(view, indicator);
  const std::vector<Line> lines = series(view, indicator);
  std::vector<Course> all;
  for (const auto& [name, tail] : tails(lines)) {
    Course course;
    course.indicator = indicator.id;
    course.series = name;
    course.missing = measurable.missing;
    course.last = tail.last->observation->id;
    course.value = middle(tail.last->observation->value);
    course.age_days = days_between(tail.last->at, today);
    course.is_outdated = is_outdated(indicator, *tail.last, today);
    const bool is_new = indicator.baseline_year && int{tail.last->at.year()} > *indicator.baseline_year;
    if (indicator.level == MeasureLevel::context)
      course.verdict = Verdict::context;
    else if (!measurable.is_measurable())
      course.verdict = Verdict::not_measurable;
    else if (!is_new)
      course.verdict = Verdict::no_new_figure;
    else
      judge(course, indicator, *tail.last, tail.before);
    all.push_back(std::move(course));
  }
  if (!all.empty()) return all;
  Course none;
  none.indicator = indicator.id;
  none.missing = measurable.missing;
  none.verdict = indicator.level == MeasureLevel::context ? Verdict::context
                 : measurable.is_measurable()             ? Verdict::no_new_figure
                                                          : Verdict::not_measurable;
  return {none};
}

Course course(const View& view, const Indicator& indicator, Day today) {
  return worst(courses(view, indicator, today));
}

Course course(const View& view, const InterimGoal& goal, Day today) {
  std::vector<Course> measured;
  for (const auto& ref : goal.indicators) {
    const Indicator* indicator = view.find(ref);
    if (!indicator) continue;
    Course found = course(view, *indicator, today);
    if (found.verdict != Verdict::context && found.verdict != Verdict::not_measurable)
      measured.push_back(std::move(found));
  }
  if (!measured.empty()) return worst(measured);
  const Measurability measurable = measurability(view, goal);
  Course none;
  none.indicator = measurable.indicator;
  none.missing = measurable.missing;
  return none;
}

}  // namespace stip
