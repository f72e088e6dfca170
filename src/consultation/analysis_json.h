// AnalysisJson: weights, tastes and rankings as the commands write them.
#pragma once

#include "base/json.h"

namespace stip {

struct BudgetGame;
struct PairRanking;
struct TasteModel;
struct SampleWeights;

Json to_json(const SampleWeights& weights);
/// `best_portfolio` is that of the first version; the others stand under `versions`.
Json to_json(const TasteModel& model, const BudgetGame& game);
Json to_json(const PairRanking& ranking);

}  // namespace stip
