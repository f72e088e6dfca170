// ErrorFit: the table of a forecast, fitted to what became of other series.
#pragma once

#include <vector>

#include "monitoring/forecast/error_table.h"

namespace stip {

/// A value that came true `h` periods after a history ended.
struct Outcome {
  MiddleTerms middle;
  SpreadTerms spread;
  double h;                ///< Periods ahead.
  double value;            ///< (value - last) / (step * sign) of the history.
  double weight;           ///< Of this outcome among all.
  std::size_t series = 0;  ///< Whose it is: outcomes of one series are left out together.
};

/// Fits, in turn, the middle as a median (least absolute errors, each divided by the root of the spread) and the spread
/// (the root of the size of an error, as a log-linear quasi-likelihood); then the spread above and below the middle apart,
/// shrunk to the common one. The quantiles are those of errors in series that were left out, a tenth at a time: what a
/// fit was made from lies nearer to it than what it has not seen. No random numbers.
ErrorTable fit_errors(const std::vector<Outcome>& outcomes);

}  // namespace stip
