// WeighingJson: what came out of weighing, as JSON. Never a total of scores, never a verdict.
#pragma once

#include "base/json.h"
#include "weighing/group_agreement.h"
#include "weighing/red_lines.h"
#include "weighing/speed_and_care.h"

namespace stip {

/// alternatives, acceptability, central_weights and confidence; then standard errors, pairwise and how it was drawn.
Json to_json(const std::vector<std::string>& options, const std::vector<std::string>& criteria,
             const Acceptability& found);
Json to_json(const WeighingProblem& problem, const GroupAgreement& agreement);
Json to_json(const WeighingProblem& problem, const WeightFlip& flip);
Json to_json(const WeighingProblem& problem, const SpeedAndCare& sweep);
Json to_json(const WeighingProblem& problem, const std::vector<AdmittedOption>& admitted_options);

}  // namespace stip
