// The enumerations of money: its kind and stage, whether it is covered, and by whom.
#include "agenda/choices.h"

namespace stip {

const ChoiceType& Choices<FundingKind>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not stated."},
      {"obligation", "Obligation", "Binding commitment to pay."},
      {"expenditure", "Expenditure", "Cash paid or to be paid."},
      {"receipt", "Receipt", "Cash received."},
  };
  static constexpr ChoiceType type{
      "FundingKind", "The three kinds of a budget, which are never added together (Dutch national budget).", values};
  return type;
}

const ChoiceType& Choices<FundingStage>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not stated."},
      {"asked", "Asked", "Public: asked for, not promised."},
      {"reserved", "Reserved", "Public: set apart in the budget."},
      {"conditional", "Conditionally granted", "Public: granted if conditions are met."},
      {"granted", "Granted", "Public: granted without further conditions."},
      {"obligated", "Obligated", "Public: laid down in a binding commitment."},
      {"paid", "Paid", "Public: paid out."},
      {"expected", "Expected", "Private: expected by others."},
      {"pledged", "Pledged", "Private: promised."},
      {"contracted", "Contracted", "Private: laid down in a contract."},
      {"realised", "Realised", "Private: invested."},
  };
  static constexpr ChoiceType type{"FundingStage",
                                   "How far money is; public: asked to paid, private: expected to realised.", values};
  return type;
}

const ChoiceType& Choices<Coverage>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not stated."},
      {"existing", "Existing", "Within the budget as it was."},
      {"shifted", "Shifted", "Moved from another purpose."},
      {"new", "New", "Newly asked."},
      {"uncovered", "Uncovered", "Nobody has found it yet."},
  };
  static constexpr ChoiceType type{"Coverage", "Where public money comes from.", values};
  return type;
}

const ChoiceType& Choices<PriceBasis>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not stated."},
      {"current", "Current prices", "Of the year itself."},
      {"constant", "Constant prices", "Of one base year."},
  };
  static constexpr ChoiceType type{"PriceBasis", "Prices in which an amount is stated.", values};
  return type;
}

const ChoiceType& Choices<FundingParty>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not stated."},
      {"state", "State", "A budget chapter of the national government."},
      {"fund", "Fund", "A public fund."},
      {"eu", "European Union", "Programmes and funds of the EU."},
      {"private", "Private party", "Companies, foundations, investors."},
      {"mixed", "Mixed", "Public and private together, not told apart by the source."},
  };
  static constexpr ChoiceType type{"FundingParty", "Who provides money.", values};
  return type;
}

}  // namespace stip
