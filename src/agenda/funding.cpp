// Money and where it comes from.: the declarations.
#include "agenda/funding.h"

#include "agenda/records.h"

namespace stip {

template <>
const RecordType& type_of<Funding>() {
  static const RecordType type = declare<Funding>(
      13,
      {"funding", "fundings", "middelen", "F-", "Funding", "Fundings",
       "An amount for an action, from one source, for one year or period, of one kind, at one stage."},
      {
          field<&Funding::action>("action", "Action", "What it is for.").parent().required(),
          field<&Funding::source>("source", "Source of money", "Where it comes from."),
          field<&Funding::year>("year", "Year", "Budget year; empty: over the whole period.").in("year"),
          field<&Funding::period_start>("period_start", "Period from", "Start of the period, if not one year."),
          field<&Funding::period_end>("period_end", "Period until", "End of the period."),
          field<&Funding::kind>("kind", "Kind", "Obligation, expenditure or receipt."),
          field<&Funding::stage>("stage", "Stage", "How far it is."),
          field<&Funding::as_of>("as_of", "Position on", "Day on which the stage was as stated."),
          field<&Funding::coverage>("coverage", "Cover", "Where public money comes from."),
          field<&Funding::amount>("amount", "Amount", "As its source states it.").guarded_by("amount_classification"),
          field<&Funding::amount_classification>("amount_classification", "Who may see the amount",
                                                 "The line itself can be public while its amount is not."),
          field<&Funding::condition>("condition", "Condition", "What must happen first.").prose(),
          field<&Funding::part_of>("part_of", "Part of",
                                   "The larger amount that this is part of; parts are never added to it."),
          field<&Funding::prices>("prices", "Prices", "Current or constant."),
          field<&Funding::overlaps>("overlaps", "Overlaps",
                                    "Tells about money that other lines tell about too; never added."),
      });
  return type;
}

template <>
const RecordType& type_of<FundingSource>() {
  static const RecordType type = declare<FundingSource>(
      14,
      {"funding_source", "funding_sources", "geldbronnen", "FS-", "Source of money", "Sources of money",
       "A budget article, fund, European programme or private party that money comes from."},
      {
          field<&FundingSource::party>("party", "Party", "Who provides the money."),
          field<&FundingSource::organisation>("organisation", "Organisation", "Who answers for it."),
          field<&FundingSource::budget_chapter>("budget_chapter", "Budget chapter",
                                                "Roman number of the national budget."),
          field<&FundingSource::article>("article", "Article", "Number of the budget article."),
          field<&FundingSource::article_part>("article_part", "Article part", "Part of the article."),
          field<&FundingSource::budget_instrument>("budget_instrument", "Financial instrument",
                                                   "Instrument in the budget table."),
          field<&FundingSource::valid_from>("valid_from", "Valid from", "First budget year of this code."),
          field<&FundingSource::valid_until>("valid_until", "Valid until", "Last budget year of this code."),
          field<&FundingSource::successor>("successor", "Successor", "The code that replaced it."),
          field<&FundingSource::ceiling>("ceiling", "Ceiling", "Most that it can give in a year."),
      });
  return type;
}

}  // namespace stip
