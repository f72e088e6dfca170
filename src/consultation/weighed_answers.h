// WeighedAnswers: weighted shares of answers of every kind, from the files of a door.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "consultation/weighted_shares.h"

namespace stip {

/// All of these weigh by the column `voter-id`, as in the file about people; without it they are empty, as is what
/// WeightedShareSum does not tell. Errors: invalid (the file cannot be read).

/// By label of an option: the share that chose it, of those who answered. `ids` and `cells` go together; several
/// answers of one are parted by ";".
WeightedShares weighted_choices(const WeighedVoters& voters, const std::vector<std::string>& ids,
                                const std::vector<std::string>& cells, const std::vector<std::string>& options);

/// By number of an option: the share that has it in the portfolio.
ErrorOr<WeightedShares> weighted_portfolios(const WeighedVoters& voters, std::string_view choices,
                                            const std::string& file, std::size_t n_options);

/// By idea: the share of its choices that it won.
ErrorOr<WeightedShares> weighted_wins(const WeighedVoters& voters, std::string_view pairs, const std::string& file);

/// By number of a topic: the share of the answers with words that is in it. `report`: of the same answers, as JSON.
ErrorOr<WeightedShares> weighted_topics(const WeighedVoters& voters, std::string_view answers, const std::string& file,
                                        const Json& report);

}  // namespace stip
