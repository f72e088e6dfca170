// Positions and comparisons: as JSON.
#include "weighing/framework_comparison.h"
#include "weighing/positions.h"

namespace stip {
namespace {

Json texts(const std::vector<std::string>& all) {
  Json list = Json::array();
  for (const std::string& text : all) list.push(text);
  return list;
}

Json rating(int value) { return value == 0 ? Json() : Json(name_of_choice(static_cast<Rating>(value))); }

}  // namespace

Json to_json(const Positions& positions) {
  Json stances = Json::array(), agreed = Json::array(), lines = Json::array(), json = Json::object();
  for (const Stance& stance : positions.stances) {
    Json one = Json::object();
    one.add("who", stance.who)
        .add("position", name_of_choice(stance.position))
        .add("argument", stance.argument->id)
        .add("words", stance.argument->title);
    stances.push(std::move(one));
  }
  for (const CommonGround& ground : positions.agreed) {
    Json one = Json::object();
    one.add("question", ground.question->id)
        .add("side", ground.side == Side::unstated ? Json() : Json(name_of_choice(ground.side)))
        .add("lowest", rating(ground.lowest))
        .add("highest", rating(ground.highest))
        .add("who", texts(ground.who));
    agreed.push(std::move(one));
  }
  for (const LineAndGain& pair : positions.lines) {
    Json one = Json::object(), gains = Json::array();
    for (const Argument* gain : pair.gains) gains.push(gain->id);
    lines.push(std::move(one.add("red_line", pair.line->id).add("gains", std::move(gains))));
  }
  return json.add("groups", texts(positions.groups))
      .add("speed_and_care", std::move(stances))
      .add("agreed", std::move(agreed))
      .add("red_lines_and_gains", std::move(lines));
}

std::string_view name_of(PairSays says) {
  static constexpr std::string_view names[] = {"agreed", "leaning", "depends"};
  return names[static_cast<std::size_t>(says)];
}

Json to_json(const FrameworkComparison& found) {
  Json pairs = Json::array(), groups = Json::array(), questions = Json::array(), json = Json::object();
  for (const FrameworkQuestion* question : found.questions) questions.push(question->id);
  for (const Weighting* group : found.groups) groups.push(group->group);
  for (const ComparedPair& pair : found.pairs) {
    Json one = Json::object(), ahead = Json::array();
    for (const double share : pair.first_ahead) ahead.push(share);
    one.add("first", pair.first).add("second", pair.second).add("says", name_of(pair.says));
    pairs.push(std::move(one.add("first_ahead_by_group", std::move(ahead))));
  }
  return json.add("framework", found.framework->id)
      .add("subjects", texts(found.subjects))
      .add("left_out_red_line_crossed", texts(found.left_out))
      .add("red_line_not_known", texts(found.open))
      .add("questions", std::move(questions))
      .add("groups", std::move(groups))
      .add("pairs", std::move(pairs))
      .add("ratings_missing", found.ratings_missing)
      .add("samples", found.samples);
}

}  // namespace stip
