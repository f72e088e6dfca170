// Simulated people: who they are is drawn first, and then what each of them answers.
#include "ballots/simulated_people.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace stip {
namespace {

constexpr double passes = 0.1, skips = 0.1, writes = 0.4;
constexpr std::size_t most_listed_options = 16;  // Up to here all portfolios are listed: 65,536.
constexpr std::size_t usual_pairs = 10;

/// The portfolios that somebody may choose, and how likely each is by what its options are worth.
std::pair<std::vector<std::uint64_t>, std::vector<double>> portfolios_of(const BallotQuestion& question,
                                                                         const std::vector<double>& worth) {
  std::pair<std::vector<std::uint64_t>, std::vector<double>> all;
  const std::size_t n = question.options.size();
  for (std::uint64_t portfolio = 0; portfolio < std::uint64_t{1} << n; ++portfolio) {
    const auto chosen = static_cast<std::size_t>(std::popcount(portfolio));
    std::int64_t cost = 0;
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i) {
      if ((portfolio >> i & 1) == 0) continue;
      cost += question.options[i].cost.millionths;
      sum += worth[i];
    }
    const bool is_allowed = cost <= question.budget.millionths && chosen >= question.least_options &&
                            (question.most_options == 0 || chosen <= question.most_options);
    if (!is_allowed) continue;
    all.first.push_back(portfolio);
    all.second.push_back(std::exp(sum));
  }
  return all;
}

}  // namespace

SimulatedPeople::SimulatedPeople(const BallotRules& rules, std::uint64_t seed) : rules_(rules), random_(seed) {
  for (std::size_t group = 0; group < groups; ++group) {
    std::vector<double>& chances = agreement_.emplace_back();
    for (std::size_t i = 0; i < rules.statements.size(); ++i)
      chances.push_back(0.2 + 0.3 * static_cast<double>(random_.below(3)));
  }
  for (const BallotQuestion& question : rules.questions) {
    if (question.kind == BallotQuestionKind::budget || question.kind == BallotQuestionKind::pairs) {
      std::vector<double>& worth = worth_[question.label];
      for (std::size_t i = 0; i < question.options.size(); ++i) worth.push_back(2 * random_.uniform() - 1);
      if (question.kind == BallotQuestionKind::budget && question.options.size() <= most_listed_options)
        portfolios_[question.label] = portfolios_of(question, worth);
    }
    for (std::size_t group = 0; group < groups; ++group) {
      std::vector<double>& appeal = appeal_[question.label].emplace_back();
      for (std::size_t i = 0; i < question.options.size(); ++i) appeal.push_back(0.1 + 0.8 * random_.uniform());
    }
  }
}

std::size_t SimulatedPeople::drawn(const std::vector<double>& weights) {
  double whole = 0;
  for (const double weight : weights) whole += weight;
  double at = random_.uniform() * whole;
  for (std::size_t i = 0; i + 1 < weights.size(); ++i) {
    if (at < weights[i]) return i;
    at -= weights[i];
  }
  return weights.size() - 1;
}

SimulatedPerson SimulatedPeople::next() {
  SimulatedPerson person;
  person.group = drawn({std::begin(shares), std::end(shares)});
  for (std::size_t i = 0; i < rules_.statements.size(); ++i) {
    if (happens(skips)) continue;
    const bool agrees = happens(agreement_[person.group][i]);
    person.votes.emplace_back(rules_.statements[i].label, happens(passes) ? Vote::pass
                                                          : agrees        ? Vote::agree
                                                                          : Vote::disagree);
  }
  Json so_far = Json::object();
  for (const BallotQuestion& question : rules_.questions) {
    if (question.kind == BallotQuestionKind::statements || !is_asked(question, so_far)) continue;
    person.asked.push_back(question.label);
    if (!question.required && happens(skips)) continue;
    const auto kept = canonical_answer(question, answer(question, person.group));
    if (!kept.ok() || kept->is_null()) continue;
    so_far.add(question.label, *kept);
    person.answers.emplace_back(question.label, *kept);
  }
  return person;
}

Json SimulatedPeople::answer(const BallotQuestion& question, std::size_t group) {
  switch (question.kind) {
    case BallotQuestionKind::single:
      return question.options[drawn(appeal_[question.label][group])].label;
    case BallotQuestionKind::multiple:
      return some_options(question, group);
    case BallotQuestionKind::open:
      if (!question.required && !happens(writes)) return nullptr;
      return "An answer, number " + std::to_string(random_.below(1'000'000));
    case BallotQuestionKind::budget:
      return portfolio(question);
    case BallotQuestionKind::pairs:
      return choices(question);
    case BallotQuestionKind::statements:
      break;
  }
  return nullptr;
}

Json SimulatedPeople::some_options(const BallotQuestion& question, std::size_t group) {
  Json chosen = Json::array();
  std::vector<double> left = appeal_[question.label][group];
  const std::size_t most = question.most > 0 ? question.most : question.options.size();
  const std::size_t wanted = 1 + random_.below(std::min(most, question.options.size()));
  for (std::size_t i = 0; i < wanted; ++i) {
    const std::size_t option = drawn(left);
    left[option] = 0;
    chosen.push(question.options[option].label);
  }
  return chosen;
}

Json SimulatedPeople::portfolio(const BallotQuestion& question) {
  Json chosen = Json::array();
  if (const auto listed = portfolios_.find(question.label); listed != portfolios_.end()) {
    const std::uint64_t portfolio = listed->second.first[drawn(listed->second.second)];
    for (std::size_t i = 0; i < question.options.size(); ++i)
      if (portfolio >> i & 1) chosen.push(question.options[i].label);
    return chosen;
  }
  // Too many to list: one by one, the most wanted of this person first, as long as money lasts.
  std::vector<std::pair<double, std::size_t>> wanted;
  for (std::size_t i = 0; i < question.options.size(); ++i)
    wanted.emplace_back(-(worth_[question.label][i] - std::log(-std::log(random_.uniform() + 1e-12))), i);
  std::ranges::sort(wanted);
  std::int64_t left = question.budget.millionths;
  for (const auto& [order, i] : wanted) {
    const bool is_full = question.most_options > 0 && chosen.as_array().size() >= question.most_options;
    if (is_full || question.options[i].cost.millionths > left) continue;
    left -= question.options[i].cost.millionths;
    chosen.push(question.options[i].label);
  }
  return chosen;
}

Json SimulatedPeople::choices(const BallotQuestion& question) {
  Json made = Json::array();
  const std::vector<double>& worth = worth_[question.label];
  const std::size_t wanted = question.most > 0 ? std::min<std::size_t>(question.most, usual_pairs) : usual_pairs;
  for (std::size_t i = 0; i < wanted; ++i) {
    std::size_t a = random_.below(worth.size()), b = random_.below(worth.size() - 1);
    if (b >= a) ++b;
    if (!happens(1 / (1 + std::exp(worth[b] - worth[a])))) std::swap(a, b);
    Json pair = Json::array();
    pair.push(question.options[a].label).push(question.options[b].label);
    made.push(std::move(pair));
  }
  return made;
}

}  // namespace stip
