// Money: public and private money by source, year, stage and kind, with nothing counted twice.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "agenda/choices.h"
#include "agenda/view.h"

namespace stip {

struct Funding;

/// A sum of lines that may be added: one kind, one stage, one currency.
struct MoneyCell {
  std::string source;       ///< Id of the source of money; empty: not stated.
  std::optional<int> year;  ///< Empty: over a period, or not stated.
  FundingStage stage{};
  FundingKind kind{};
  std::string currency;
  Amount total;  ///< As inexact as its most inexact part; empty if all amounts are confidential.
  int lines = 0;
  int confidential = 0;  ///< Lines whose amount is not shown to this viewer: told, never counted in `total`.
};

/// What is in no cell, and why: told beside every table.
struct LeftOut {
  int overlapping = 0;  ///< Lines about money that other lines tell about too.
  int parts = 0;        ///< Parts of an amount that is counted as a whole.
  int replaced = 0;     ///< An earlier position of money at the same stage.
  int not_stated = 0;   ///< Lines without a stage, which can be added to nothing.
};

struct MoneyTable {
  std::vector<MoneyCell> public_;  ///< By source, year, stage, kind and currency; sources in the order of their ids.
  std::vector<MoneyCell> private_;
  std::vector<MoneyCell>
      mixed;  ///< Of sources that are public and private at once, which do not tell how much of each.
  LeftOut left_out;
};

struct MoneyOptions {
  std::vector<std::string> actions = {};  ///< Ids; empty: all actions.
};

/// Money by source, year, stage and kind. "Kind not stated" is a kind of its own, since sources often name the stage of a
/// grant only. Kinds, stages and currencies are never added together, public money is
/// never added to private, nor either to money of which the source does not tell the two apart. Lines that overlap are left out. Parts are left out where their whole is counted;
/// of two positions of the same money at the same stage the later one (`as_of`) counts.
///
/// Units: cents of the currency of the cell. Cost: n log n in the lines. Source: Comptabiliteitswet 2016;
/// docs/methods.md#money.
MoneyTable money(const View& view, const MoneyOptions& options = {});

/// One step of the way of money, over all sources and years.
struct FunnelStep {
  FundingStage stage{};
  FundingKind kind{};
  Amount total;
  int lines = 0;
  int confidential = 0;
};

/// How much is asked, reserved, conditionally granted, granted, obligated and paid, in EUR; for each kind apart. The
/// steps are views of the same money: they are never added.
std::vector<FunnelStep> funnel(const std::vector<MoneyCell>& cells);

/// How firm money is, to compare public with private money of the same firmness only.
enum class Firmness : std::uint8_t { wished, promised, bound, paid };
std::string_view label_of(Firmness firmness);

struct Leverage {
  Firmness firmness{};
  Amount public_money;  ///< The largest stage of that firmness.
  Amount private_money;
  double ratio = 0;  ///< Private ÷ public; middles of what is not exact.
};

/// Private money for each euro of public money, per firmness: asked / expected; reserved or conditional / pledged;
/// granted or obligated / contracted; paid / realised. None where either side is missing, confidential in part, or
/// zero. Only lines in EUR; receipts are left out, and of several kinds the largest counts.
std::vector<Leverage> leverage(const MoneyTable& money);

/// What a goal has and lacks, in EUR, for one kind of money. An action that contributes to two goals counts at both, so
/// gaps of goals are never added.
struct GoalGap {
  FundingKind kind{};
  Amount open;      ///< Asked and not covered, or called uncovered.
  Amount promised;  ///< Reserved or conditionally granted, whichever is more.
  Amount secured;   ///< Granted, obligated or paid, whichever is more.
  int confidential = 0;
};
struct GoalMoney {
  std::string goal;
  std::vector<GoalGap> gaps;         ///< One for each kind that occurs.
  std::vector<std::string> actions;  ///< Actions that contribute.
  std::vector<std::string> actions_without_money;
};
GoalMoney goal_money(const View& view, std::string_view goal);

/// An action of which some year takes EUR 20 million or more of public money: see public_peak().
struct ExplanationNeeded {
  std::string action;
  int year = 0;  ///< 0: an average over a period.
  std::int64_t cents = 0;
  std::vector<std::string_view> missing;  ///< What the explanation lacks here: keys of translations.
  bool may_be_private = false;            ///< Of some of the money is not stated whether it is public.

  /// As readers see it: of a year exactly; an average over a period to the nearest EUR 100,000, as "about".
  Amount amount() const;
};
std::vector<ExplanationNeeded> explanations_needed(const View& view);  ///< Largest first.

/// True if the line has an amount that this viewer may not see.
bool is_confidential(const Funding& line);

/// The lines that money() counts for one action (its own way out of double counting), for whoever needs them one by
/// one.
std::vector<const Funding*> counted_lines(const View& view, std::string_view action, LeftOut& left_out);

}  // namespace stip
