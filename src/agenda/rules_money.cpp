// Rules about money: kinds, parts, stages and the statutory explanation.
#include <algorithm>
#include <cstring>
#include <map>

#include "agenda/public_peak.h"
#include "agenda/records.h"
#include "agenda/rules_parts.h"
#include "base/text.h"

namespace stip {
namespace {

bool same_currency(const Amount& a, const Amount& b) { return std::strcmp(a.high.currency, b.high.currency) == 0; }

void examine_stated(Examination& e, const Funding& line) {
  if (!line.amount || (line.kind != FundingKind::unstated && line.stage != FundingStage::unstated)) return;
  const bool kind_missing = line.kind == FundingKind::unstated;
  e.found(
      "money.stated", line, kind_missing ? "kind" : "stage",
      e.text(kind_missing ? tr_later("it is not said whether it is an obligation, expenditure or a receipt.")
                          : tr_later("it is not said how far the money is.")),
      e.text(tr_later(
          "Enter kind and stage as the source states them; until then the amount is shown, but added to nothing.")));
}

void examine_whole(Examination& e, const Funding& part) {
  const Funding* whole = e.view.find(part.part_of);
  if (!whole) return;
  const bool kinds_differ =
      part.kind != whole->kind && part.kind != FundingKind::unstated && whole->kind != FundingKind::unstated;
  const bool currencies_differ = part.amount && whole->amount && !same_currency(part.amount, whole->amount);
  if (!kinds_differ && !currencies_differ) return;
  e.found("money.kinds", part, "part_of",
          e.text(tr_later("it is part of {}, which is of another kind or in another currency."), {whole->id}),
          e.text(tr_later("Enter it as an amount of its own, or correct the kind.")));
}

void examine_parts(Examination& e, const Funding& whole) {
  if (!whole.amount || whole.amount.exactness == Exactness::floor) return;
  std::map<FundingStage, AmountSum> sums;
  bool exact = whole.amount.exactness == Exactness::exact;
  for (const Funding* part : e.view.referring<Funding>("part_of", whole.id)) {
    if (!part->amount || part->overlaps || !same_currency(part->amount, whole.amount)) continue;
    if (part->kind != whole.kind || part->stage != whole.stage)
      continue;  // Another stage is another view of the same money.
    sums[part->stage].add(part->amount);
    exact = exact && part->amount.exactness == Exactness::exact;
  }
  for (const auto& [stage, sum] : sums) {
    if (sum.total().low.cents <= whole.amount.high.cents) continue;
    e.found("money.parts", whole, "amount",
            e.text(tr_later("its parts are together {}, more than the whole of {}."),
                   {e.amount(sum.total()), e.amount(whole.amount)}),
            e.text(tr_later(
                "Correct the whole or the parts; what tells about the same money twice is marked as overlapping.")));
    if (!exact) e.findings.back().severity = Severity::warning;
  }
}

/// What makes two lines tell about the same money at different stages.
std::string same_money(const Funding& line) {
  return line.source.id + "/" + (line.year ? std::to_string(*line.year) : std::string()) + "/" +
         to_text(line.period_start) + "/" + to_text(line.period_end) + "/" + std::string(name_of_choice(line.kind)) +
         "/" + std::string(name_of_choice(line.prices)) + "/" + line.amount.high.currency;
}

struct AtStage {
  std::vector<const Funding*> lines;
  AmountSum sum;

  bool is_sure() const {
    const Funding& line = *lines.front();
    return lines.size() == 1 && line.amount.exactness == Exactness::exact && line.source && line.year &&
           line.kind != FundingKind::unstated;
  }
};

/// "A stage of money never exceeds the one before it." An error only where the same money is meant beyond doubt:
/// one line at each stage, with source, year and kind, both exact. Else there may be lines that nobody entered.
void examine_stages(Examination& e, const Action& action) {
  std::map<std::string, std::map<FundingStage, AtStage>> groups;
  for (const Funding* line : e.view.referring<Funding>("action", action.id)) {
    if (!counts(*line) || line->stage == FundingStage::unstated) continue;
    AtStage& at = groups[same_money(*line)][line->stage];
    // A later position of the same stage replaces an earlier one.
    if (!at.lines.empty() && line->as_of && at.lines.front()->as_of && at.lines.front()->as_of != line->as_of) {
      if (line->as_of.last() < at.lines.front()->as_of.last()) continue;
      at = {};
    }
    at.lines.push_back(line);
    at.sum.add(line->amount);
  }
  for (const auto& [money, stages] : groups) {
    const AtStage* before = nullptr;
    FundingStage stage_before{};
    for (const auto& [stage, at] : stages) {
      const bool both_public_or_private = (stage_before < FundingStage::expected) == (stage < FundingStage::expected);
      if (before && both_public_or_private && before->sum.total().exactness != Exactness::about &&
          at.sum.total().low.cents > before->sum.total().high.cents) {
        const auto label = [](FundingStage which) {
          return said_by([which](Language reader) {
            return to_lower(tr_in(reader, "FundingStage",
                                  Choices<FundingStage>::type().values[static_cast<std::size_t>(which)].label));
          });
        };
        e.found("money.stage", *at.lines.front(), "amount",
                e.text(tr_later("{} is {}, more than what is {}: {}."),
                       {label(stage), e.amount(at.sum.total()), label(stage_before), e.amount(before->sum.total())}),
                e.text(tr_later("Correct one of the amounts, or add what is missing at the stage before.")));
        // Granted may come beside conditionally granted as well as after it.
        const bool is_sure = before->is_sure() && at.is_sure() && stage_before != FundingStage::conditional;
        if (!is_sure) e.findings.back().severity = Severity::warning;
      }
      before = &at;
      stage_before = stage;
    }
  }
}

/// The sentence on money for which the explanation is asked: in a year or on average, public or perhaps not all of it.
std::string_view takes_much(bool by_year, bool may_be_private) {
  if (by_year && may_be_private)
    return tr_later(
        "it takes {} in {}, of which it is not stated how much is public; for the statutory explanation is still "
        "missing: {}.");
  if (by_year)
    return tr_later("it takes {} of public money in {}; for the statutory explanation is still missing: {}.");
  if (may_be_private)
    return tr_later(
        "it takes {} a year on average, of which it is not stated how much is public; for the statutory explanation is "
        "still missing: {}.");
  return tr_later(
      "it takes {} of public money a year, on average; for the statutory explanation is still missing: {}.");
}

// Kamerstuk 31865-198: the framework stands in the letter for proposals "of EUR 20 million or more in any year".
void examine_explanation(Examination& e, const Action& action) {
  const PublicPeak peak = public_peak(e.view, action.id);
  const auto euros = [&](std::int64_t cents) { return short_amount_text(e.language, exactly(cents / 100)); };
  const std::int64_t most = std::max(peak.cents, peak.unsplit);
  if (most >= explanation_threshold) {
    std::string missing;
    for (const std::string_view each : missing_for_explanation(e.view, action))
      missing += (missing.empty() ? "" : ", ") + std::string(tr(e.language, each));
    if (missing.empty()) return;
    const bool by_year = peak.cents >= explanation_threshold;
    e.found("money.explanation", action, "",
            e.text(takes_much(by_year, peak.may_be_private),
                   by_year ? std::vector<Said>{euros(peak.cents), std::to_string(peak.year), missing}
                           : std::vector<Said>{euros(peak.unsplit), missing}),
            e.text(tr_later("Add what is missing; the letter must explain goals, instruments, costs, effectiveness, "
                            "efficiency and evaluation.")));
  } else if (peak.yearless >= explanation_threshold) {
    e.found(
        "money.by_year", action, "",
        e.text(peak.may_be_private
                   ? tr_later("of {} it is not stated in which year it falls, nor how much of it is public.")
                   : tr_later("of {} of public money no year is stated."),
               {euros(peak.yearless)}),
        e.text(tr_later("Split it by year: from EUR 20 million in any one year the statutory explanation is needed.")));
  }
}

}  // namespace

void examine_money(Examination& e, const RecordType& type, const Record& record) {
  if (const auto* line = as<Funding>(type, record)) {
    examine_stated(e, *line);
    examine_whole(e, *line);
    examine_parts(e, *line);
  }
  if (const auto* action = as<Action>(type, record)) {
    examine_stages(e, *action);
    examine_explanation(e, *action);
  }
}

}  // namespace stip
