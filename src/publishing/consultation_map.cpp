// ConsultationParts, the map: marks for ten people or more, larger where more stand, with the letter of each group.
#include <algorithm>
#include <charconv>
#include <cmath>

#include "publishing/consultation_parts.h"

namespace stip {
namespace {

constexpr double wide = 640, high = 400;

// As the site paints its series, for documents; on the site the classes count.
constexpr const char* colours[] = {"#0d4350", "#c9571f", "#4b8f8c", "#8a5a9e", "#b98a1c", "#7a8691"};

std::string coordinate(double value) {
  char digits[32];
  return {digits, std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed, 1).ptr};
}

/// Of each group a shape of its own, since colour alone tells nothing: square, circle, diamond, triangle; who is of
/// none a bar.
std::string mark_svg(const MapSquare& square, int columns, std::int64_t most) {
  const double part = std::sqrt(static_cast<double>(square.people) / static_cast<double>(most));
  const double half = std::min(wide, high) / columns * (0.15 + 0.3 * part);
  const double x = (square.column + 0.5) * wide / columns, y = (square.row + 0.5) * high / columns;
  const std::size_t paint = square.group < 0 ? 5 : static_cast<std::size_t>(square.group) % 5;
  const std::string look = " class=\"stip-fill--" + std::to_string(paint + 1) + "\" fill=\"" + colours[paint] + "\"";
  const auto at = [&](double dx, double dy) { return coordinate(x + dx * half) + "," + coordinate(y + dy * half); };
  if (square.group < 0)
    return "<path" + look + " d=\"M" + at(-1, -0.45) + "L" + at(1, -0.45) + "L" + at(1, 0.45) + "L" + at(-1, 0.45) +
           "Z\"/>";
  switch (square.group % 4) {
    case 0:
      return "<path" + look + " d=\"M" + at(-1, -1) + "L" + at(1, -1) + "L" + at(1, 1) + "L" + at(-1, 1) + "Z\"/>";
    case 1:
      return "<circle" + look + " cx=\"" + coordinate(x) + "\" cy=\"" + coordinate(y) + "\" r=\"" +
             coordinate(1.1 * half) + "\"/>";
    case 2:
      return "<path" + look + " d=\"M" + at(0, -1.3) + "L" + at(1.3, 0) + "L" + at(0, 1.3) + "L" + at(-1.3, 0) +
             "Z\"/>";
    default:
      return "<path" + look + " d=\"M" + at(0, -1.2) + "L" + at(1.2, 1) + "L" + at(-1.2, 1) + "Z\"/>";
  }
}

/// Where the people of a group stand on average, over its own squares.
std::optional<std::pair<double, double>> middle_of(const StatementFindings& findings, int group) {
  double x = 0, y = 0, n = 0;
  for (const MapSquare& square : findings.map) {
    if (square.group != group) continue;
    const auto people = static_cast<double>(square.people);
    x += people * (square.column + 0.5);
    y += people * (square.row + 0.5);
    n += people;
  }
  if (n == 0) return std::nullopt;
  return std::pair{x / n, y / n};
}

std::string where(const ConsultationWords& words, double x, double y, int columns) {
  const double middle = columns / 2.0, near = columns / 8.0;
  const bool left = x<middle - near, right = x> middle + near, up = y<middle - near, down = y> middle + near;
  if (left && up) return words.t(tr_later("top left"));
  if (left && down) return words.t(tr_later("bottom left"));
  if (right && up) return words.t(tr_later("top right"));
  if (right && down) return words.t(tr_later("bottom right"));
  if (left) return words.t(tr_later("on the left"));
  if (right) return words.t(tr_later("on the right"));
  if (up) return words.t(tr_later("at the top"));
  if (down) return words.t(tr_later("at the bottom"));
  return words.t(tr_later("in the middle"));
}

}  // namespace

Figure opinion_figure(const ConsultationWords& words, const StatementFindings& findings) {
  const auto most = std::ranges::max_element(findings.map, {}, &MapSquare::people)->people;
  std::string marks, letters, places;
  for (const MapSquare& square : findings.map)
    marks += mark_svg(square, findings.map_columns, std::max<std::int64_t>(most, 1));
  for (std::size_t g = 0; g < findings.groups.size(); ++g) {
    const auto middle = middle_of(findings, static_cast<int>(g));
    if (!middle) continue;
    const std::string x = coordinate(middle->first * wide / findings.map_columns),
                      y = coordinate(middle->second * high / findings.map_columns);
    letters += "<circle class=\"stip-milestone--moved\" fill=\"#ffffff\" stroke=\"#182029\" cx=\"" + x + "\" cy=\"" +
               y +
               "\" r=\"13\"/><text class=\"stip-label--middle\" fill=\"#182029\" font-size=\"14\" font-weight=\"700\" "
               "text-anchor=\"middle\" x=\"" +
               x + "\" y=\"" + y + "\" dy=\"5\">" + words.group(g) + "</text>";
    places += " " + fill(tr(words.language(), "Group {} stands {}."),
                         {words.group(g), where(words, middle->first, middle->second, findings.map_columns)});
  }
  Figure figure;
  const std::string w = coordinate(wide), h = coordinate(high), half_w = coordinate(wide / 2),
                    half_h = coordinate(high / 2);
  figure.svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + w + " " + h +
               "\"><path class=\"stip-gridline\" stroke=\"#c3cbce\" fill=\"none\" d=\"M0 0H" + w + "V" + h + "H0ZM" +
               half_w + " 0V" + h + "M0 " + half_h + "H" + w + "\"/>" + marks + letters + "</svg>";
  figure.alt = words.t(tr_later("Map of opinion: people who vote alike stand near each other.")) + places;
  figure.caption =
      words.t(
          tr_later("Who votes alike stands near each other. Each mark stands for ten people or more, larger where more "
                   "stand, with a shape for each group; places with fewer are left out, and nobody's own place is "
                   "shown. Left, right, top and "
                   "bottom mean nothing by themselves.")) +
      places;
  figure.width_cm = 14;
  return figure;
}

}  // namespace stip
