// Plan charts: chances as bars, dates as spans, and what a date hangs on as a tornado; SVG, each with its table.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/site.h"

namespace stip {

/// A share from 0 to 1 as a bar; with a what-if the share of then as a mark.
struct ChanceRow {
  std::string label;  ///< Above the bar.
  std::string told;   ///< Beside it, in words; read aloud as well.
  double share = 0;
  std::optional<double> then;
};

/// A date that is not certain: from one in ten to nine in ten, with its middle. Years as year_of() gives them.
struct SpanRow {
  std::string label, told;
  double low = 0, middle = 0, high = 0;
  std::optional<double> planned;  ///< A diamond.
  std::optional<double> then;     ///< The middle of then: a ring.
};

/// How far a date lies from its mean if one thing takes short or long, in days.
struct SwingRow {
  std::string label, told;
  double if_short = 0, if_long = 0;
};

/// `caption`: its title, with what the marks mean. `table` stands below it, folded. Empty without rows.
Html chance_figure(const Visit& visit, std::string_view id, std::string_view caption,
                   const std::vector<ChanceRow>& rows, const Html& table);
Html span_figure(const Visit& visit, std::string_view id, std::string_view caption, const std::vector<SpanRow>& rows,
                 double today, const Html& table);
Html tornado_figure(const Visit& visit, std::string_view id, std::string_view caption,
                    const std::vector<SwingRow>& rows, const Html& table);

}  // namespace stip
