// SampleCells: a sample and the margins of its population as files, put into cells.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "consultation/sample_weights.h"

namespace stip {

/// Reads `variable,level,Freq`: variables and levels in the order in which they come.
/// Errors: invalid, with the line, for a number that is none or a level that comes twice.
ErrorOr<std::vector<Margin>> read_margins(std::string_view text, const std::string& file);

struct SampleCells {
  std::vector<SampleCell> cells;
  std::vector<std::uint32_t> cell_of;  ///< By row of the sample.
  std::vector<CellFigures> figures;    ///< By figure that was asked for.
};

/// Reads a row for each respondent, with a column for each variable of the margins and any others. `figures`: columns
/// of which means are wanted. Errors: invalid, naming columns that are missing, and levels that no margin has with the
/// number of rows.
ErrorOr<SampleCells> read_sample(std::string_view text, const std::string& file, const std::vector<Margin>& margins,
                                 const std::vector<std::string>& figures = {});

/// The sample as it stands with a column `weight` at the end.
ErrorOr<std::string> with_weights(std::string_view text, const std::string& file, const SampleCells& sample,
                                  const SampleWeights& weights);

}  // namespace stip
