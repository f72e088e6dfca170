// Simulated people: answers of made-up people whose opinions are known, to try out a questionnaire.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ballots/ballot.h"
#include "base/random_stream.h"

namespace stip {

struct SimulatedPerson {
  std::size_t group = 0;
  std::vector<std::pair<std::string, std::optional<Vote>>> votes;
  std::vector<std::pair<std::string, Json>> answers;  ///< Each as it is kept; only to questions that were asked.
  std::vector<std::string> asked;                     ///< Labels of the questions that were asked.
};

/// People of three kinds, of 50, 30 and 20 %. Each kind agrees with a statement with a chance of 20, 50 or 80 %, one
/// vote in ten is a pass, and one question in ten is passed over where it may be. Options of a choice differ in appeal
/// from kind to kind; the options of a budget and the ideas of pairs have one worth for all, and are chosen by the
/// model that the analysis assumes. The same seed gives the same people.
class SimulatedPeople {
 public:
  SimulatedPeople(const BallotRules& rules, std::uint64_t seed);

  static constexpr double shares[] = {0.5, 0.3, 0.2};
  static constexpr std::size_t groups = std::size(shares);

  SimulatedPerson next();
  /// Of a budget or pairs question: what each option is worth, by their order.
  const std::vector<double>& worth(const std::string& question) const { return worth_.at(question); }

 private:
  bool happens(double chance) { return random_.uniform() < chance; }
  std::size_t drawn(const std::vector<double>& weights);
  Json answer(const BallotQuestion& question, std::size_t group);
  Json some_options(const BallotQuestion& question, std::size_t group);
  Json portfolio(const BallotQuestion& question);
  Json choices(const BallotQuestion& question);

  const BallotRules& rules_;
  RandomStream random_;
  std::vector<std::vector<double>> agreement_;                      ///< [group][statement]
  std::map<std::string, std::vector<std::vector<double>>> appeal_;  ///< By question: [group][option]
  std::map<std::string, std::vector<double>> worth_;                ///< By question: [option]
  std::map<std::string, std::pair<std::vector<std::uint64_t>, std::vector<double>>> portfolios_;  ///< And how likely.
};

}  // namespace stip
