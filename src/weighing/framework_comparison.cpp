// FrameworkComparison: ratings as scores, what groups find important as weights, and pairs over all of them.
#include "weighing/framework_comparison.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "agenda/weighing.h"
#include "weighing/argument_map.h"

namespace stip {
namespace {

constexpr double agreed_from = 0.9, ahead_from = 0.55;
constexpr double lowest_rating = 1, highest_rating = 5;

Score score_of(const QuestionMap& map) {
  double low = map.lowest, high = map.highest;
  if (map.assessors == 0) low = lowest_rating, high = highest_rating;
  if (map.question->topic == QuestionTopic::risks) {
    const double turned = lowest_rating + highest_rating - high;
    high = lowest_rating + highest_rating - low;
    low = turned;
  }
  return {low < high ? ScoreKind::even : ScoreKind::exact, low, low, high};
}

/// Weights that were said exactly, one for each question, as shares; nothing if they are not that.
std::vector<double> exact_weights(const Weighting& weighting, const std::vector<std::size_t>& places,
                                  std::size_t criteria) {
  std::vector<double> found(criteria, 0);
  if (weighting.weights.size() != places.size() || places.size() != criteria) return {};
  double sum = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const std::string& text = weighting.weights[i];
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size() || !(value >= 0)) return {};
    sum += found[places[i]] = value;
  }
  if (!(sum > 0)) return {};
  for (double& weight : found) weight /= sum;
  return found;
}

class Comparing {
 public:
  Comparing(const View& view, const Framework& framework, Day today) : view_(view), today_(today) {
    found_.framework = &framework;
  }

  ErrorOr<std::optional<FrameworkComparison>> run(const AcceptabilityOptions& options) {
    STIP_TRY(take_maps());
    take_questions();
    take_groups();
    if (found_.subjects.size() < 2 || found_.questions.empty() || found_.groups.empty())
      return std::optional<FrameworkComparison>();
    take_scores();
    std::vector<Acceptability> by_group;
    for (const WeightKnowledge& known : problem_.groups) {
      STIP_TRY_AS(Acceptability one, acceptability(problem_, known, options));
      by_group.push_back(std::move(one));
    }
    found_.samples = by_group.front().samples;
    take_pairs(by_group);
    return std::optional(std::move(found_));
  }

 private:
  ErrorOr<Nothing> take_maps() {
    std::set<std::string> ids;
    for (const Assessment* assessment : view_.referring<Assessment>("framework", found_.framework->id))
      if (assessment->about && view_.find_any(assessment->about.id)) ids.insert(assessment->about.id);
    for (const std::string& id : ids) {
      STIP_TRY_AS(ArgumentMap map, argument_map(view_, id, today_));
      const bool is_rated =
          std::ranges::any_of(map.questions, [&](const QuestionMap& one) { return is_of_framework(one); });
      if (!is_rated) continue;
      if (map.has_red_lines && map.admissibility == Admissibility::out) {
        found_.left_out.push_back(id);
        continue;
      }
      if (map.admissibility == Admissibility::conditional) found_.open.push_back(id);
      found_.subjects.push_back(id);
      maps_.push_back(std::move(map));
    }
    return Nothing{};
  }

  bool is_of_framework(const QuestionMap& one) const {
    return one.question && one.assessors > 0 && one.question->framework.id == found_.framework->id;
  }

  void take_questions() {
    std::map<std::pair<int, std::string>, const FrameworkQuestion*> rated;
    for (const ArgumentMap& map : maps_)
      for (const QuestionMap& one : map.questions)
        if (is_of_framework(one))
          rated.emplace(std::pair(one.question->number.value_or(9999), one.question->id), one.question);
    for (const auto& [key, question] : rated) found_.questions.push_back(question);
  }

  void take_groups() {
    for (const Weighting& weighting : view_.all<Weighting>()) {
      WeightKnowledge known;
      known.group = weighting.group;
      for (const auto& ref : weighting.questions) {
        const auto at = std::ranges::find(found_.questions, ref.id, &FrameworkQuestion::id);
        if (at != found_.questions.end())
          known.order.push_back(static_cast<std::size_t>(at - found_.questions.begin()));
      }
      const bool says_nothing = weighting.kind == WeightingKind::unknown;
      if (!says_nothing && known.order.empty()) continue;  // It is about something else.
      if (weighting.kind == WeightingKind::exact) {
        known.exact = exact_weights(weighting, known.order, found_.questions.size());
        if (!known.exact.empty()) known.order.clear();
      }
      if (says_nothing) known.order.clear();
      found_.groups.push_back(&weighting);
      problem_.groups.push_back(std::move(known));
    }
  }

  void take_scores() {
    for (const FrameworkQuestion* question : found_.questions) problem_.criteria.push_back(question->id);
    for (const ArgumentMap& map : maps_) {
      problem_.options.push_back(map.id);
      for (const FrameworkQuestion* question : found_.questions) {
        const auto at = std::ranges::find(map.questions, question, &QuestionMap::question);
        const QuestionMap nobody{question, {}};
        const QuestionMap& one = at == map.questions.end() ? nobody : *at;
        if (one.assessors == 0) ++found_.ratings_missing;
        problem_.scores.push_back(score_of(one));
      }
    }
    problem_.missing = found_.ratings_missing;
  }

  void take_pairs(const std::vector<Acceptability>& by_group) {
    const std::size_t n = found_.subjects.size();
    for (std::size_t a = 0; a < n; ++a) {
      for (std::size_t b = a + 1; b < n; ++b) {
        ComparedPair pair{found_.subjects[a], found_.subjects[b], {}};
        bool first_leads = true, second_leads = true, is_sure = true;
        for (const Acceptability& group : by_group) {
          const double ahead = group.pairwise[a * n + b];
          pair.first_ahead.push_back(ahead);
          first_leads &= ahead >= ahead_from;
          second_leads &= ahead <= 1 - ahead_from;
          is_sure &= ahead >= agreed_from || ahead <= 1 - agreed_from;
        }
        const bool same = first_leads || second_leads;
        pair.says = same && is_sure ? PairSays::agreed : same ? PairSays::leaning : PairSays::depends;
        found_.pairs.push_back(std::move(pair));
      }
    }
  }

  const View& view_;
  Day today_;
  std::vector<ArgumentMap> maps_;
  WeighingProblem problem_;
  FrameworkComparison found_;
};

}  // namespace

ErrorOr<std::optional<FrameworkComparison>> framework_comparison(const View& view, const Framework& framework,
                                                                 Day today, const AcceptabilityOptions& options) {
  return Comparing(view, framework, today).run(options);
}

}  // namespace stip
