// Money and where it comes from.
#pragma once

#include "agenda/choices.h"

namespace stip {

struct Action;
struct Funding;
struct FundingSource;
struct Organisation;

/// An amount for an action, from one source, for one year or period, of one kind, at one stage.
struct Funding : Record {
  Ref<Action> action;
  Ref<FundingSource> source;
  std::optional<int> year;
  Date period_start;
  Date period_end;
  FundingKind kind{};
  FundingStage stage{};
  Date as_of;
  Coverage coverage{};
  Amount amount;
  Classification amount_classification{};
  std::string condition;
  Ref<Funding> part_of;
  PriceBasis prices{};
  bool overlaps = false;
};

/// A budget article, fund, European programme or private party that money comes from.
struct FundingSource : Record {
  FundingParty party{};
  Ref<Organisation> organisation;
  std::string budget_chapter;
  std::string article;
  std::string article_part;
  std::string budget_instrument;
  Date valid_from;
  Date valid_until;
  Ref<FundingSource> successor;
  Amount ceiling;
};

template <>
const RecordType& type_of<Funding>();
template <>
const RecordType& type_of<FundingSource>();

}  // namespace stip
