// Roadmap chart: the scale of quarters, bars with certain and uncertain parts, diamonds, ghosts.
#include "web/parts/roadmap_chart.h"

#include <algorithm>

#include "base/text.h"
#include "web/parts/chart.h"

namespace stip {
namespace {

constexpr double row_height = 48, group_height = 34, axis_height = 30, right_margin = 24;
constexpr int open_quarters = 4;  ///< How far a bar without an end is drawn, hatched.

/// Quarters since the year 0, with the part of the quarter that has passed.
double quarter_of(Day day) { return year_of(day) * 4; }

struct Span {
  double from = 1e9, to = -1e9;
  void add(const Date& date) {
    if (date.empty()) return;
    from = std::min(from, quarter_of(date.first()));
    to = std::max(to, quarter_of(date.last()));
  }
};

struct Scale {
  int first = 0, last = 0;  ///< Years, the last one excluded.
  double quarter = 24;      ///< Width of one.

  double at(double quarters) const { return (quarters - first * 4) * quarter; }
  double width() const { return (last - first) * 4 * quarter; }
};

Scale scale_of(const std::vector<PlannedGroup>& groups, Day today) {
  Span span;
  span.add(Date{today, Precision::day});
  for (const PlannedGroup& group : groups) {
    for (const PlannedRow& row : group.rows) {
      for (const Date* date : {&row.start, &row.end, &row.first_start, &row.first_end}) span.add(*date);
      for (const PlannedMilestone& milestone : row.milestones)
        span.add(milestone.due), span.add(milestone.first_due), span.add(milestone.met_on);
      if (row.end.empty() && !row.start.empty())
        span.to = std::max(span.to, quarter_of(row.start.last()) + open_quarters);
    }
  }
  Scale scale;
  scale.first = static_cast<int>(span.from / 4);
  scale.last = static_cast<int>(span.to / 4 + 0.999);
  if (scale.last <= scale.first) scale.last = scale.first + 1;
  scale.quarter = std::clamp(1000.0 / ((scale.last - scale.first) * 4), 12.0, 60.0);
  return scale;
}

bool is_certain(const Date& date) { return !date.empty() && date.precision() >= Precision::quarter; }

Html bar(double from, double to, double y, double height, std::string_view look) {
  return html("<rect class=\"stip-plan stip-fill--{}\" x=\"{}\" width=\"{}\" y=\"{}\" height=\"{}\" rx=\"2\"/>", look,
              coordinate(from), coordinate(std::max(to - from, 2.0)), coordinate(y), coordinate(height));
}

/// A part of which it is not known how much of it is used.
Html hatched(double from, double to, double y, double height) {
  return html(
      "<rect x=\"{}\" width=\"{}\" y=\"{}\" height=\"{}\" fill=\"url(#stip-unsure)\" stroke=\"currentColor\" "
      "stroke-opacity=\"0.45\" "
      "stroke-dasharray=\"3 3\"/>",
      coordinate(from), coordinate(std::max(to - from, 2.0)), coordinate(y), coordinate(height));
}

Html plan_bar(const Scale& scale, const PlannedRow& row, double y) {
  constexpr double height = 14;
  if (row.start.empty() && row.end.empty()) return {};
  Html drawn;
  const double open = open_quarters * scale.quarter;
  double from = 0, to = 0;  // The certain part.
  if (row.start.empty()) {
    from = scale.at(quarter_of(row.end.first()));
    drawn.add(hatched(std::max(0.0, from - open), from, y, height));
  } else {
    const double first = scale.at(quarter_of(row.start.first())), last = scale.at(quarter_of(row.start.last()));
    from = is_certain(row.start) ? first : last;
    if (!is_certain(row.start)) drawn.add(hatched(first, last, y, height));
  }
  if (row.end.empty()) {
    to = from;
    drawn.add(hatched(from, from + open, y, height));
  } else {
    const double first = scale.at(quarter_of(row.end.first())), last = scale.at(quarter_of(row.end.last()));
    to = is_certain(row.end) ? last : std::max(first, from);
    if (!is_certain(row.end) && last > to) drawn.add(hatched(to, last, y, height));
  }
  if (to > from) drawn.add(bar(from, to, y, height, class_of(row.look)));
  return drawn;
}

Html ghost(const Scale& scale, const PlannedRow& row, double y) {
  if (row.first_start.empty() || row.first_end.empty()) return {};
  if (row.first_start == row.start && row.first_end == row.end) return {};
  const double from = scale.at(quarter_of(row.first_start.first())), to = scale.at(quarter_of(row.first_end.last()));
  return html("<rect class=\"stip-ghost\" x=\"{}\" width=\"{}\" y=\"{}\" height=\"4\"/>", coordinate(from),
              coordinate(std::max(to - from, 2.0)), coordinate(y));
}

/// The middle of the period in which a milestone is due.
double place_of(const Scale& scale, const Date& date) {
  return scale.at((quarter_of(date.first()) + quarter_of(date.last())) / 2);
}

Html diamond(const Visit& visit, const Scale& scale, const PlannedMilestone& milestone, double y) {
  const Date& when = milestone.met_on.empty() ? milestone.due : milestone.met_on;
  if (when.empty()) return {};
  const double x = place_of(scale, when);
  const bool moved = !milestone.first_due.empty() && milestone.first_due != when;
  Html drawn;
  std::string told = milestone.title + ": " + date_text(visit.language, when);
  if (milestone.met_on) told += " (" + std::string(visit.tr("met")) + ")";
  if (moved) {
    const double before = place_of(scale, milestone.first_due);
    told += ", " + fill(visit.tr("first planned for {}"), {date_text(visit.language, milestone.first_due)});
    drawn.add("<line class=\"stip-axis\" stroke-dasharray=\"2 3\" x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>",
              coordinate(before), coordinate(x), coordinate(y), coordinate(y));
  }
  const std::string points = coordinate(x) + "," + coordinate(y - 8) + " " + coordinate(x + 8) + "," + coordinate(y) +
                             " " + coordinate(x) + "," + coordinate(y + 8) + " " + coordinate(x - 8) + "," +
                             coordinate(y);
  return drawn.add("<polygon class=\"stip-milestone{}\" points=\"{}\"><title>{}</title></polygon>",
                   moved ? " stip-milestone--moved" : "", points, told);
}

/// Where the label starts: at the bar, but so that it does not run out of the picture.
double label_place(const Scale& scale, const PlannedRow& row, std::size_t letters) {
  const Date& from = !row.start.empty() ? row.start : !row.end.empty() ? row.end : row.milestones.front().due;
  const double wanted = from.empty() ? 0 : scale.at(quarter_of(from.first()));
  return std::clamp(wanted, 0.0, std::max(0.0, scale.width() - static_cast<double>(letters) * 7.0));
}

Html drawn_row(const Visit& visit, const Scale& scale, const PlannedRow& row, double y) {
  const std::string words = (row.id.empty() ? "" : row.id + " ") + shortened(row.label, 64);
  const std::string rest = (row.phase.empty() ? "" : " · " + row.phase) + (row.drift.empty() ? "" : " · " + row.drift);
  const std::string x = coordinate(label_place(scale, row, words.size() + rest.size()));
  Html text =
      html("<text class=\"stip-row-label\"{} x=\"{}\" y=\"{}\">{}</text>", row.lang, x, coordinate(y + 15), words);
  if (!row.address.empty()) text = html("<a href=\"{}\">{}</a>", row.address, text);
  if (!rest.empty()) {  // After the words, wherever those end.
    text = html(
        "<text x=\"{}\" y=\"{}\"><a href=\"{}\"><tspan class=\"stip-row-label\"{}>{}</tspan></a><tspan "
        "class=\"stip-label\">{}</tspan></text>",
        x, coordinate(y + 15), row.address, row.lang, words, rest);
  }
  Html drawn = text.add("{}{}", plan_bar(scale, row, y + 21), ghost(scale, row, y + 38));
  for (const PlannedMilestone& milestone : row.milestones) drawn.add(diamond(visit, scale, milestone, y + 28));
  return drawn.add("\n");
}

Html year_axis(const Scale& scale, double height) {
  Html drawn;
  for (int year = scale.first; year < scale.last; ++year) {
    const double x = scale.at(year * 4.0);
    if ((year - scale.first) % 2 == 1) {
      drawn.add("<rect class=\"stip-band--year\" x=\"{}\" width=\"{}\" y=\"0\" height=\"{}\"/>", coordinate(x),
                coordinate(scale.quarter * 4), coordinate(height));
    }
    for (int quarter = 0; quarter < 4; ++quarter) {
      const std::string at = coordinate(x + quarter * scale.quarter);
      drawn.add("<line class=\"{}\" x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>",
                quarter == 0 ? "stip-axis" : "stip-gridline", at, at, coordinate(axis_height - 4), coordinate(height));
    }
    drawn.add("<text class=\"stip-label stip-label--strong\" x=\"{}\" y=\"18\" dx=\"6\">{}</text>\n", coordinate(x),
              year);
  }
  return drawn;
}

}  // namespace

bool is_drawable(const PlannedRow& row) {
  return !row.start.empty() || !row.end.empty() ||
         std::ranges::any_of(row.milestones, [](const PlannedMilestone& milestone) {
           return !milestone.due.empty() || !milestone.met_on.empty();
         });
}

Html roadmap_figure(const Visit& visit, const std::vector<PlannedGroup>& groups, std::string_view caption) {
  const Scale scale = scale_of(groups, visit.today);
  Html rows;
  double y = axis_height;
  int drawn = 0;
  for (const PlannedGroup& group : groups) {
    if (std::ranges::none_of(group.rows, is_drawable)) continue;
    rows.add("<text class=\"stip-label--strong\"{} font-size=\"16\" x=\"0\" y=\"{}\">{}</text>\n", group.lang,
             coordinate(y + 24), group.title);
    rows.add("<line class=\"stip-axis\" x1=\"0\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>", coordinate(scale.width()),
             coordinate(y + 30), coordinate(y + 30));
    y += group_height;
    for (const PlannedRow& row : group.rows) {
      if (!is_drawable(row)) continue;
      rows.add(drawn_row(visit, scale, row, y));
      y += row_height;
      ++drawn;
    }
  }
  if (drawn == 0) return {};
  const std::string now = coordinate(scale.at(quarter_of(visit.today)));
  Html svg = year_axis(scale, y + 8);
  svg.add("<line class=\"stip-today\" x1=\"{}\" x2=\"{}\" y1=\"22\" y2=\"{}\"/>", now, now, coordinate(y + 8));
  svg.add("<text class=\"stip-label stip-label--middle\" x=\"{}\" y=\"{}\">{}</text>\n{}", now, coordinate(y + 22),
          visit.tr("today"), rows);
  return html(
      "<figure class=\"stip-chart stip-roadmap\" aria-labelledby=\"routekaart-titel\"><figcaption "
      "id=\"routekaart-titel\">{}</figcaption>\n"
      "<div class=\"stip-chart__scroll\" role=\"region\" aria-labelledby=\"routekaart-titel\" tabindex=\"0\">\n"
      "<svg viewBox=\"0 0 {} {}\" role=\"group\" aria-labelledby=\"routekaart-titel\">"
      "<defs><pattern id=\"stip-unsure\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
      "patternTransform=\"rotate(45)\">"
      "<line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\" stroke=\"currentColor\" stroke-width=\"2\" "
      "stroke-opacity=\"0.4\"/></pattern></defs>\n{}</svg></div>\n"
      "<p class=\"stip-quiet\">{}</p></figure>\n",
      caption, coordinate(scale.width() + right_margin), coordinate(y + 28), svg,
      visit.tr("Filled bar: planned now. Hatched: somewhere in this period, or no end stated. Dashed thin bar: as "
               "planned in the first edition. "
               "Diamond: milestone; open diamond: moved, with a dotted line from its first date."));
}

}  // namespace stip
