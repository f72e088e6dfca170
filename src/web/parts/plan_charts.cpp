// Plan charts: a row is a line of text with its drawing below it, so that long titles stay whole on a phone.
#include "web/parts/plan_charts.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "web/parts/chance_words.h"
#include "web/parts/chart.h"

namespace stip {
namespace {

constexpr double width = 640, row_height = 70, bar_top = 44, axis_height = 28, margin = 12;

/// The title of a row, and below it what is told of it: cut where the picture ends; the table has them whole.
template <class Row>
Html labels(const Row& row, double y) {
  return html("<text x=\"0\" y=\"{}\">{}</text><text class=\"stip-label\" x=\"0\" y=\"{}\">{}</text>\n",
              coordinate(y + 16), shortened(row.label, 84), coordinate(y + 35), shortened(row.told, 90));
}

Html line(std::string_view look, double x1, double x2, double y1, double y2) {
  return html("<line class=\"{}\" x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>", look, coordinate(x1), coordinate(x2),
              coordinate(y1), coordinate(y2));
}

/// A line of the scale, only where the bars are, so that it crosses no text.
Html scale_line(std::string_view look, double x, std::size_t rows) {
  Html drawn;
  for (std::size_t row = 0; row < rows; ++row) {
    const double y = static_cast<double>(row) * row_height;
    drawn.add("{}", line(look, x, x, y + bar_top - 3, y + bar_top + 15));
  }
  return drawn;
}

Html mark(double x, double y, std::string_view words) {
  return html("<text class=\"stip-label stip-label--middle\" x=\"{}\" y=\"{}\">{}</text>\n", coordinate(x),
              coordinate(y), words);
}

Html bar(double from, double to, double y, std::string_view look) {
  return html(
      "<rect class=\"{}\" x=\"{}\" width=\"{}\" y=\"{}\" height=\"12\" rx=\"2\" stroke=\"currentColor\" "
      "stroke-opacity=\"0.45\"/>",
      look, coordinate(std::min(from, to)), coordinate(std::max(std::fabs(to - from), 1.5)), coordinate(y));
}

template <class Row>
std::string told_of(const std::vector<Row>& rows) {
  std::string told;
  for (const Row& row : rows) told += row.label + ": " + row.told + ". ";
  return told;
}

Html figure(const Visit& visit, std::string_view id, std::string_view caption, double height, const std::string& told,
            const Html& drawn, const Html& table) {
  const Html folded = table.empty() ? Html{}
                                    : html("<details class=\"stip-details\"><summary>{}</summary>{}</details>",
                                           visit.tr("As a table"), table);
  return html(
      "<figure class=\"stip-chart\" aria-labelledby=\"{}\"><figcaption id=\"{}\">{}</figcaption>\n<div "
      "class=\"stip-chart__scroll\" role=\"region\" aria-labelledby=\"{}\" tabindex=\"0\">\n<svg viewBox=\"0 0 640 "
      "{}\" role=\"img\" aria-labelledby=\"{} {}-d\"><desc id=\"{}-d\">{}</desc>\n{}</svg></div>\n{}</figure>\n",
      id, id, caption, id, coordinate(height), id, id, id, told, drawn, folded);
}

}  // namespace

Html chance_figure(const Visit& visit, std::string_view id, std::string_view caption,
                   const std::vector<ChanceRow>& rows, const Html& table) {
  if (rows.empty()) return {};
  constexpr double full = width - 2 * margin;
  const double height = static_cast<double>(rows.size()) * row_height + axis_height;
  Html drawn;
  for (int tenth = 0; tenth <= 10; tenth += 5) {
    const double x = margin + full * tenth / 10;
    drawn.add("{}{}", scale_line("stip-axis", x, rows.size()),
              mark(std::clamp(x, 30.0, width - 30.0), height - 8, fill(visit.tr("{} in 10"), {std::to_string(tenth)})));
  }
  double y = 0;
  for (const ChanceRow& row : rows) {
    drawn.add("{}{}", labels(row, y), bar(margin, margin + full * row.share, y + bar_top, "stip-fill--1"));
    if (row.then)
      drawn.add("<circle class=\"stip-point stip-point--target\" cx=\"{}\" cy=\"{}\" r=\"6\"/>",
                coordinate(margin + full * *row.then), coordinate(y + bar_top + 6));
    y += row_height;
  }
  return figure(visit, id, caption, height, told_of(rows), drawn, table);
}

Html span_figure(const Visit& visit, std::string_view id, std::string_view caption, const std::vector<SpanRow>& rows,
                 double today, const Html& table) {
  if (rows.empty()) return {};
  double first = today, last = today;
  for (const SpanRow& row : rows) {
    first = std::min({first, row.low, row.planned.value_or(row.low), row.then.value_or(row.low)});
    last = std::max({last, row.high, row.planned.value_or(row.high), row.then.value_or(row.high)});
  }
  first = std::floor(first), last = std::max(std::ceil(last), first + 1);
  const auto at = [&](double year) { return margin + (year - first) / (last - first) * (width - 2 * margin); };
  const double height = static_cast<double>(rows.size()) * row_height + axis_height;
  Html drawn;
  const int step = std::max(1, static_cast<int>(std::ceil((last - first) / 10)));
  for (int year = static_cast<int>(first); year <= static_cast<int>(last); year += step)
    drawn.add("{}{}", scale_line("stip-axis", at(year), rows.size()),
              mark(std::clamp(at(year), 20.0, width - 20.0), height - 8, std::to_string(year)));
  drawn.add("{}", scale_line("stip-today", at(today), rows.size()));
  double y = 0;
  for (const SpanRow& row : rows) {
    const double middle = y + bar_top + 6;
    drawn.add("{}{}{}", labels(row, y), bar(at(row.low), at(row.high), y + bar_top, "stip-fill--quiet"),
              line("stip-line", at(row.middle), at(row.middle), y + bar_top - 3, y + bar_top + 15));
    if (row.planned) {
      const double x = at(*row.planned);
      const std::string points = coordinate(x) + "," + coordinate(middle - 7) + " " + coordinate(x + 7) + "," +
                                 coordinate(middle) + " " + coordinate(x) + "," + coordinate(middle + 7) + " " +
                                 coordinate(x - 7) + "," + coordinate(middle);
      drawn.add("<polygon class=\"stip-milestone\" points=\"{}\"/>", points);
    }
    if (row.then)
      drawn.add("<circle class=\"stip-point stip-point--target\" cx=\"{}\" cy=\"{}\" r=\"6\"/>",
                coordinate(at(*row.then)), coordinate(middle));
    y += row_height;
  }
  return figure(visit, id, caption, height, told_of(rows), drawn, table);
}

Html tornado_figure(const Visit& visit, std::string_view id, std::string_view caption,
                    const std::vector<SwingRow>& rows, const Html& table) {
  if (rows.empty()) return {};
  double most = 1;
  for (const SwingRow& row : rows) most = std::max({most, std::fabs(row.if_short), std::fabs(row.if_long)});
  const double zero = width / 2, half = width / 2 - margin;
  const double height = static_cast<double>(rows.size()) * row_height + axis_height;
  Html drawn = scale_line("stip-axis", zero, rows.size());
  drawn.add("{}{}{}", mark(70, height - 8, fill(visit.tr("{} sooner"), {days_text(visit.language, most)})),
            mark(zero, height - 8, visit.tr("on average")),
            mark(width - 70, height - 8, fill(visit.tr("{} later"), {days_text(visit.language, most)})));
  double y = 0;
  for (const SwingRow& row : rows) {
    drawn.add("{}{}{}", labels(row, y), bar(zero, zero + row.if_short / most * half, y + bar_top, "stip-fill--quiet"),
              bar(zero, zero + row.if_long / most * half, y + bar_top, "stip-fill--1"));
    y += row_height;
  }
  return figure(visit, id, caption, height, told_of(rows), drawn, table);
}

}  // namespace stip
