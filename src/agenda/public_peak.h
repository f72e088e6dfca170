// Public peak: the most public money that an action takes in any one year.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "agenda/view.h"

namespace stip {

/// True if the line counts in sums: it states an amount, overlaps with no other line and is no part of one.
bool counts(const Funding& line);
/// Public: asked to paid. Without a stage: not private. A line of a private source is never public.
bool is_public(const View& view, const Funding& line);

/// Whose money a line is. `mixed`: of public and private parties, and its source does not tell how much of each.
/// `unknown`: neither its stage nor its source tells.
enum class MoneySide : std::uint8_t { public_, private_, mixed, unknown };
MoneySide side_of(const View& view, const Funding& line);

struct PublicPeak {
  int year = 0;              ///< The year of the peak; 0: no line names a year.
  std::int64_t cents = 0;    ///< What may be spent in that year, in cents of EUR: upper ends of what is not exact.
  std::int64_t unsplit = 0;  ///< Most public money that is stated over a period only, per year of it on average; cents.
  std::int64_t yearless = 0;    ///< Public money of which neither year nor period is stated; cents.
  bool may_be_private = false;  ///< Of some of it is not stated whether it is public: its side is mixed or unknown.
};

/// The peak of the public money of one action.
///
///   peak = max over years y, kinds k of  sum over sources s of  max over stages of  sum of lines(s, y, k, stage)
///
/// One sum of money passes through several stages and is stated at each, so of a source the largest stage counts.
/// Kinds are never added; receipts do not count. Money over a period of n years is at least its nth part in some year.
///
/// Units: cents of EUR; other currencies are left out. Cost: linear in the lines of the action.
/// Source: Comptabiliteitswet 2016, article 3.1; the threshold of EUR 20 million in any year: Kamerstuk 31865-198.
PublicPeak public_peak(const View& view, std::string_view action);

/// From this many cents in any one year the statutory explanation is asked.
constexpr std::int64_t explanation_threshold = 20'000'000'00;

/// What the statutory explanation of an action lacks here, as field or record names in English ("instruments");
/// empty: goals, instruments and a planned evaluation are there.
std::vector<std::string_view> missing_for_explanation(const View& view, const Action& action);

}  // namespace stip
