// PublishedAnalysis, the map: squares of a grid with ten people or more, and nobody's own place.
#include <algorithm>
#include <cmath>

#include "base/csv_rows.h"
#include "consultation/published_analysis.h"
#include "consultation/shown_counts.h"

namespace stip {
namespace {

struct Place {
  double x = 0, y = 0;
  int group = -1;
};

struct Square {
  std::int64_t n = 0;
  std::map<int, std::int64_t> of_group;
};
using Squares = std::map<std::pair<int, int>, Square>;

ErrorOr<std::vector<Place>> places_of(std::string_view text, const std::string& file) {
  STIP_TRY_AS(CsvRows rows, CsvRows::open(text, file));
  STIP_TRY(rows.want({"x", "y", "group"}));
  std::vector<Place> places;
  while (rows.next()) {
    Place place;
    if (!read_number(rows.cell(0), place.x) || !read_number(rows.cell(1), place.y) ||
        !read_number(rows.cell(2), place.group) || !std::isfinite(place.x) || !std::isfinite(place.y))
      return rows.bad_row("its x, y or group is no number",
                          "Give the file as `stip consult groups --participants` writes it.");
    places.push_back(place);
  }
  STIP_TRY(rows.closed());
  return places;
}

/// What nineteen in twenty are within, from the middle of the map: who is further away is put at the edge, so that one
/// person does not set the scale. In steps, so that it is nobody's own place.
double reach_of(const std::vector<Place>& places) {
  std::vector<double> far;
  for (const Place& place : places) far.push_back(std::max(std::abs(place.x), std::abs(place.y)));
  std::ranges::sort(far);
  const double reach = far.empty() ? 1 : far[(far.size() - 1) * 19 / 20];
  return std::max(0.5, std::ceil(reach * 2) / 2);
}

Squares squares_of(const std::vector<Place>& places, int columns, double reach) {
  Squares squares;
  const auto index = [&](double at) {
    return std::clamp(static_cast<int>(std::floor((at + reach) / (2 * reach) * columns)), 0, columns - 1);
  };
  for (const Place& place : places) {
    Square& square = squares[{index(place.x), index(place.y)}];
    ++square.n;
    ++square.of_group[place.group];
  }
  return squares;
}

std::int64_t people_in_full_squares(const Squares& squares) {
  std::int64_t people = 0;
  for (const auto& [at, square] : squares)
    if (square.n >= smallest_cell) people += square.n;
  return people;
}

/// The group of more than half of those in a square, if these are ten or more; -1: none.
int group_of(const Square& square) {
  for (const auto& [group, n] : square.of_group)
    if (group >= 0 && n >= smallest_cell && 2 * n > square.n) return group;
  return -1;
}

}  // namespace

ErrorOr<Json> published_map(std::string_view participants, const std::string& file) {
  STIP_TRY_AS(const std::vector<Place> places, places_of(participants, file));
  const double reach = reach_of(places);
  const auto n = static_cast<std::int64_t>(places.size());
  Squares squares;
  int columns = 0;
  for (const int finer : {16, 12, 9, 7, 5, 3}) {
    columns = finer;
    squares = squares_of(places, columns, reach);
    if (5 * people_in_full_squares(squares) >= 4 * n) break;
  }
  Json list = Json::array();
  for (const auto& [at, square] : squares) {
    if (square.n < smallest_cell) continue;
    Json json = Json::object();
    json.add("column", at.first).add("row", at.second).add("n", square.n / smallest_cell * smallest_cell);
    if (const int group = group_of(square); group >= 0) json.add("group", group);
    list.push(std::move(json));
  }
  Json json = Json::object();
  json.add("columns", columns).add("counts_rounded_down_to", smallest_cell).add("squares", std::move(list));
  return json;
}

}  // namespace stip
