// Chart: scales, marks and the SVG of lines and points.
#include "web/parts/chart.h"

#include <algorithm>
#include <cmath>

namespace stip {
namespace {

constexpr double width = 640, height = 300, left = 56, right = 130, top = 22, bottom = 34;

struct Scale {
  double first_year, last_year, low, high;

  std::string x(double year) const {
    return coordinate(left + (year - first_year) / (last_year - first_year) * (width - left - right));
  }
  std::string y(double value) const {
    return coordinate(height - bottom - (value - low) / (high - low) * (height - top - bottom));
  }
};

std::vector<ChartPoint> all_points(const Chart& chart) {
  std::vector<ChartPoint> points = chart.targets;
  points.insert(points.end(), chart.earlier.begin(), chart.earlier.end());
  for (const ChartLine& line : chart.lines) points.insert(points.end(), line.points.begin(), line.points.end());
  return points;
}

Scale scale_of(const std::vector<ChartPoint>& points, const std::vector<double>& marks, double today) {
  Scale scale{1e9, -1e9, marks.front(), marks.back()};
  for (const ChartPoint& point : points) {
    scale.first_year = std::min(scale.first_year, std::round(point.year) - 1);
    scale.last_year = std::max(scale.last_year, std::ceil(point.year));
  }
  if (today > 0) scale.last_year = std::max(scale.last_year, std::ceil(today));
  if (scale.last_year - scale.first_year < 2) scale.first_year -= 1, scale.last_year += 1;
  return scale;
}

std::string mark_text(Language language, double value, double step) {
  const auto decimals = static_cast<std::uint8_t>(std::clamp(std::ceil(-std::log10(step) - 1e-9), 0.0, 4.0));
  return number_text(language, Decimal{std::llround(value * std::pow(10.0, decimals)), decimals});
}

Html axes(const Visit& visit, const Scale& scale, const std::vector<double>& marks) {
  Html drawn;
  const double step = marks[1] - marks[0];
  for (double mark : marks) {
    drawn.add("<line class=\"stip-gridline\" x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>", coordinate(left),
              coordinate(width - right), scale.y(mark), scale.y(mark));
    drawn.add("<text class=\"stip-label stip-label--end\" x=\"{}\" y=\"{}\" dy=\"5\">{}</text>\n", coordinate(left - 8),
              scale.y(mark), mark_text(visit.language, mark, step));
  }
  const double years = scale.last_year - scale.first_year;
  const int every = years <= 8 ? 1 : years <= 16 ? 2 : years <= 40 ? 5 : 10;
  for (int year = static_cast<int>(scale.first_year); year < scale.last_year; ++year) {
    if (year % every != 0) continue;
    drawn.add("<text class=\"stip-label stip-label--middle\" x=\"{}\" y=\"{}\">{}</text>\n", scale.x(year + 1),
              coordinate(height - 10), year);
  }
  drawn.add("<line class=\"stip-axis\" x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>\n", coordinate(left),
            coordinate(width - right), scale.y(scale.low), scale.y(scale.low));
  return drawn;
}

std::string_view class_of(ChartLine::Look look) {
  switch (look) {
    case ChartLine::Look::observed:
      return "stip-line";
    case ChartLine::Look::path:
      return "stip-line stip-line--target";
    case ChartLine::Look::forecast:
      return "stip-line stip-line--forecast";
    case ChartLine::Look::baseline:
    case ChartLine::Look::bound:
      return "stip-line stip-line--baseline";
    case ChartLine::Look::outlook:
      return "stip-line stip-line--forecast";
  }
  return "stip-line";
}

Html label(const Scale& scale, const ChartPoint& point, std::string_view words, bool strong) {
  return html("<text class=\"stip-label{}\" x=\"{}\" y=\"{}\" dx=\"9\" dy=\"5\">{}</text>\n",
              strong ? " stip-label--strong" : "", scale.x(point.year), scale.y(point.value), words);
}

Html drawn_point(const Scale& scale, const ChartPoint& point, std::string_view look) {
  Html drawn;
  if (point.high > point.low) {
    drawn.add("<line class=\"stip-line stip-line--baseline\" x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>",
              scale.x(point.year), scale.x(point.year), scale.y(point.low), scale.y(point.high));
  }
  drawn.add("<circle class=\"stip-point{}{}\" cx=\"{}\" cy=\"{}\" r=\"5\"><title>{}</title></circle>\n", look,
            point.invented ? " stip-point--invented" : "", scale.x(point.year), scale.y(point.value), point.told);
  if (!point.label.empty()) drawn.add(label(scale, point, point.label, true));
  return drawn;
}

Html drawn_line(const Visit& visit, const Scale& scale, const ChartLine& line) {
  Html drawn;
  if (line.after_break && line.look == ChartLine::Look::observed && !line.points.empty()) {
    const std::string x = scale.x(line.points.front().year - 0.5);
    drawn.add("<line class=\"stip-axis\" stroke-dasharray=\"2 4\" x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>", x, x,
              coordinate(top), coordinate(height - bottom));
    drawn.add("<text class=\"stip-label stip-label--middle\" x=\"{}\" y=\"{}\">{}</text>\n", x,
              coordinate(height - bottom - 6), visit.tr("break"));
  }
  if (line.points.size() > 1) {
    std::string places;
    for (const ChartPoint& point : line.points)
      places += (places.empty() ? "" : " ") + scale.x(point.year) + "," + scale.y(point.value);
    drawn.add("<polyline class=\"{}\" points=\"{}\"/>\n", class_of(line.look), places);
  }
  if (line.look == ChartLine::Look::observed || line.look == ChartLine::Look::forecast) {
    for (const ChartPoint& point : line.points) drawn.add(drawn_point(scale, point, ""));
  }
  if (!line.name.empty() && !line.points.empty()) drawn.add(label(scale, line.points.back(), line.name, false));
  return drawn;
}

}  // namespace

std::vector<double> ticks(double low, double high, int about) {
  if (high - low < 1e-9) {
    const double room = std::max(std::abs(low) * 0.1, 0.5);
    low -= room, high += room;
  }
  const double rough = (high - low) / about;
  const double power = std::pow(10.0, std::floor(std::log10(rough)));
  const double ratio = rough / power;
  const double step = power * (ratio <= 1 ? 1 : ratio <= 2 ? 2 : ratio <= 5 ? 5 : 10);
  std::vector<double> marks;
  const double first = std::floor(low / step + 1e-9), last = std::ceil(high / step - 1e-9);
  for (double mark = first; mark <= last; ++mark) marks.push_back(mark * step);
  return marks;
}

std::string coordinate(double value) {
  const long long tenths = std::llround(value * 10);
  const long long whole = std::llabs(tenths) / 10, rest = std::llabs(tenths) % 10;
  return (tenths < 0 ? "-" : "") + std::to_string(whole) + (rest == 0 ? "" : "." + std::to_string(rest));
}

double year_of(Day day) {
  const Day first{day.year(), std::chrono::January, std::chrono::day{1}};
  return static_cast<double>(static_cast<int>(day.year())) + days_between(first, day) / 365.25;
}

Html chart_figure(const Visit& visit, const Chart& chart, const Html& table, const Html& source) {
  const auto points = all_points(chart);
  if (points.empty()) return {};
  double low = points.front().low, high = points.front().high;
  for (const ChartPoint& point : points)
    low = std::min({low, point.low, point.value}), high = std::max({high, point.high, point.value});
  // An axis of what cannot be negative starts at zero when that costs at most half of the height.
  if (low > 0 && low < high / 2) low = 0;
  const auto marks = ticks(low, high);
  const Scale scale = scale_of(points, marks, chart.today);

  Html drawn = axes(visit, scale, marks);
  if (chart.today > 0) {
    drawn.add("<line class=\"stip-today\" x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>", scale.x(chart.today),
              scale.x(chart.today), coordinate(top), coordinate(height - bottom));
    drawn.add("<text class=\"stip-label stip-label--middle\" x=\"{}\" y=\"{}\">{}</text>\n", scale.x(chart.today),
              coordinate(top - 4), visit.tr("today"));
  }
  for (const ChartLine& line : chart.lines) drawn.add(drawn_line(visit, scale, line));
  for (const ChartPoint& point : chart.earlier) {
    drawn.add("<circle class=\"stip-axis\" cx=\"{}\" cy=\"{}\" r=\"3.5\"><title>{}</title></circle>\n",
              scale.x(point.year), scale.y(point.value), point.told);
  }
  for (const ChartPoint& target : chart.targets) drawn.add(drawn_point(scale, target, " stip-point--target"));

  Html figure = html("<figure class=\"stip-chart\" aria-labelledby=\"{}\"><figcaption id=\"{}\">{}</figcaption>\n",
                     chart.id, chart.id, chart.title);
  figure.add(
      "<div class=\"stip-chart__scroll\" role=\"region\" aria-labelledby=\"{}\" tabindex=\"0\">\n"
      "<svg viewBox=\"0 0 640 300\" role=\"img\" aria-labelledby=\"{}-t {}-d\"><title id=\"{}-t\">{}</title><desc "
      "id=\"{}-d\">{}</desc>\n{}</svg></div>\n",
      chart.id, chart.id, chart.id, chart.id, chart.title, chart.id, chart.description, drawn);
  if (marks.front() > 0)
    figure.add("<p class=\"stip-quiet\">{}</p>\n", visit.tr("The vertical axis does not start at zero."));
  if (!table.empty())
    figure.add("<details class=\"stip-details\"><summary>{}</summary>{}</details>\n", visit.tr("As a table"), table);
  return figure.add("{}</figure>\n", source);
}

}  // namespace stip
