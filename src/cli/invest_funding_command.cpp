// InvestFunding: where the money of the agenda comes from, how far it is, and what is lacking.
#include <algorithm>
#include <cmath>
#include <iostream>

#include "agenda/choices.h"
#include "base/text.h"
#include "cli/invest_commands.h"
#include "exchange/csv.h"
#include "investing/funding_json.h"
#include "investing/funding_tables.h"

namespace stip {
namespace {

class Printer {
 public:
  Printer(std::ostream& out, Language language, const FundingTables& tables)
      : out_(out), language_(language), tables_(tables) {}

  void print() {
    cells(tr(language_, "Public money, by source, year and stage"), tables_.money.public_);
    cells(tr(language_, "Private money, by source, year and stage"), tables_.money.private_);
    if (!tables_.money.mixed.empty())
      cells(tr(language_, "Money of public and private parties together, by source, year and stage"),
            tables_.money.mixed);
    by_year();
    leverages();
    ceilings();
    goals();
    conditions();
    explanations();
    gaps();
  }

 private:
  template <class E>
  std::string label(E value) const {
    if (value == E{}) return std::string(tr(language_, "not stated"));
    const ChoiceType& type = Choices<E>::type();
    return std::string(tr_in(language_, type.name, type.values[static_cast<std::size_t>(value)].label));
  }
  std::string shown(const Amount& amount) const {
    return amount.empty() ? std::string("–") : short_amount_text(language_, amount);
  }
  std::string euros(std::int64_t cents) const {
    Amount amount{Exactness::exact, {}, {}};
    amount.low.cents = amount.high.cents = cents;
    return short_amount_text(language_, amount);
  }
  std::string hidden(int confidential) const {
    if (confidential == 0) return {};
    return "  (" + tr_n(language_, "{} amount is confidential", "{} amounts are confidential", confidential) + ")";
  }
  void heading(std::string_view text) { out_ << (is_first_ ? "" : "\n") << text << "\n", is_first_ = false; }

  void cells(std::string_view title, const std::vector<MoneyCell>& all) {
    heading(title);
    if (all.empty()) out_ << "  " << tr(language_, "No line that may be added") << "\n";
    for (const MoneyCell& cell : all)
      out_ << "  " << (cell.source.empty() ? std::string(tr(language_, "no source named")) : cell.source) << "  "
           << (cell.year ? std::to_string(*cell.year) : std::string(tr(language_, "not by year"))) << "  "
           << label(cell.stage) << "  " << label(cell.kind) << "  " << shown(cell.total) << hidden(cell.confidential)
           << "\n";
  }

  /// The same euros, seen by year; not where the tables above say so already.
  void by_year() {
    const MoneyYears& years = tables_.by_year;
    const auto is_said = [](const std::vector<MoneyCell>& all, const std::vector<MoneyCell>& said) {
      return std::ranges::all_of(all, [&](const MoneyCell& cell) {
        return std::ranges::any_of(said, [&](const MoneyCell& one) {
          return one.source == cell.source && one.year == cell.year && one.stage == cell.stage &&
                 one.kind == cell.kind && one.total == cell.total;
        });
      });
    };
    if (is_said(years.public_, tables_.money.public_) && is_said(years.private_, tables_.money.private_) &&
        is_said(years.mixed, tables_.money.mixed))
      return;
    if (!years.public_.empty())
      cells(tr(language_, "Public money of single years: the same money, never added to it"), years.public_);
    if (!years.private_.empty())
      cells(tr(language_, "Private money of single years: the same money, never added to it"), years.private_);
    if (!years.mixed.empty())
      cells(tr(language_, "Money of public and private parties together in single years: the same, never added to it"),
            years.mixed);
  }

  void leverages() {
    if (tables_.leverage.empty()) return;
    heading(tr(language_, "Private money for each euro of public money, equally firm"));
    for (const Leverage& one : tables_.leverage)
      out_ << "  " << tr(language_, label_of(one.firmness)) << "  " << shown(one.public_money) << "  "
           << shown(one.private_money) << "  " << number_text(language_, Decimal{std::llround(one.ratio * 100), 2})
           << "\n";
  }

  void ceilings() {
    const bool any =
        std::ranges::any_of(tables_.years, [](const SourceYear& year) { return year.ceiling.has_value(); });
    if (!any) return;
    heading(tr(language_, "Beside the ceiling of a source, by year"));
    for (const SourceYear& year : tables_.years) {
      if (!year.ceiling) continue;
      out_ << "  " << year.source << "  " << year.year << "  " << label(year.kind) << ": "
           << fill(tr(language_, "promised {}, with what is asked {}, at most {}"),
                   {euros(year.promised), euros(year.all), euros(*year.ceiling)});
      if (year.over() > 0) out_ << "  " << fill(tr(language_, "{} over it"), {euros(year.over())});
      out_ << "\n";
    }
  }

  void goals() {
    if (tables_.goals.empty()) return;
    heading(tr(language_, "What each goal has and lacks; goals share actions, so never add them"));
    for (const GoalFunding& goal : tables_.goals) {
      out_ << "  " << goal.goal << "  "
           << tr_n(language_, "{} action contributes", "{} actions contribute",
                   static_cast<long>(goal.money.actions.size()));
      if (!goal.money.actions_without_money.empty())
        out_ << ", " << tr(language_, "without money:") << " " << join(goal.money.actions_without_money, ", ");
      out_ << "\n";
      for (const GoalGap& gap : goal.money.gaps)
        out_ << "    " << label(gap.kind) << ": "
             << fill(tr(language_, "secured {}, promised {}, open {}"),
                     {shown(gap.secured), shown(gap.promised), shown(gap.open)})
             << hidden(gap.confidential) << "\n";
      steps(tr(language_, "private"), goal.private_);
      steps(tr(language_, "public and private together"), goal.mixed);
    }
  }

  void steps(std::string_view side, const std::vector<FunnelStep>& all) {
    for (const FunnelStep& step : all)
      out_ << "    " << side << ", " << label(step.stage) << ": " << shown(step.total) << hidden(step.confidential)
           << "\n";
  }

  void conditions() {
    if (tables_.conditions.empty()) return;
    heading(tr(language_, "Conditions on money"));
    for (const FundingCondition& one : tables_.conditions)
      out_ << "  " << one.line << "  " << one.action << "  " << shown(one.amount) << "  "
           << told(one.state).in(language_) << "\n      "
           << (one.text.empty() ? std::string(tr(language_, "on which condition is not stated")) : one.text)
           << "\n      "
           << fill(tr(language_, "private money pledged, contracted or invested for the same action: {}"),
                   {shown(one.beside)})
           << "\n";
  }

  void explanations() {
    if (tables_.explanations.empty()) return;
    heading(tr(language_, "EUR 20 million or more of public money in a year: the law asks for an explanation"));
    for (const ExplanationNeeded& one : tables_.explanations) {
      std::vector<std::string> missing;
      for (const std::string_view what : one.missing) missing.emplace_back(tr(language_, what));
      out_ << "  " << one.action << "  "
           << (one.year > 0 ? std::to_string(one.year) : std::string(tr(language_, "average over a period"))) << "  "
           << shown(one.amount()) << "  "
           << (missing.empty() ? std::string(tr(language_, "complete here"))
                               : fill(tr(language_, "lacking: {}"), {join(missing, ", ")}))
           << "\n";
    }
  }

  void gaps() {
    const LeftOut& out = tables_.money.left_out;
    heading(tr(language_, "What is in no sum, or not known"));
    const auto count = [&](int lines, std::string_view words) {
      if (lines > 0) out_ << "  " << lines << " × " << words << "\n";
    };
    count(out.overlapping, tr(language_, "tells about money that other lines tell about too"));
    count(out.parts, tr(language_, "is part of an amount that is counted as a whole"));
    count(out.replaced, tr(language_, "is an earlier position of the same money"));
    for (const FundingGaps& gap : tables_.gaps) {
      const std::vector<std::string> some(
          gap.ids.begin(), gap.ids.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(8, gap.ids.size())));
      out_ << "  " << gap.ids.size() << " × " << told(gap.gap).in(language_) << ": " << join(some, ", ")
           << (gap.ids.size() > some.size() ? " …" : "") << "\n";
    }
  }

  std::ostream& out_;
  Language language_;
  const FundingTables& tables_;
  bool is_first_ = true;
};

std::string csv_of(const FundingTables& tables) {
  auto rows = funding_rows(tables);
  for (auto& row : rows)
    for (std::string& cell : row) cell = defused(std::move(cell));
  return write_csv(rows);
}

}  // namespace

// COMMAND: stip invest funding [--at MOMENT] [--csv OUT] [--json OUT]
//
// Where the money of the agenda comes from and how far it is: by source, year and stage, public and private apart; by
// goal, with what it lacks; beside the ceiling of each source; conditions on money, and what others put beside it;
// leverage between stages that are equally firm; actions of EUR 20 million or more in a year. What overlaps is in no
// sum, and what is not known is counted and named. --csv: the cells by source and by goal. See
// docs/methods-investing.md.
Exit invest_funding_command(const Context& context, const InvestOptions& options) {
  STIP_TRY_AS(const Viewer viewer, context.viewer());
  STIP_TRY_AS(const Language language, context.reading_language());
  STIP_TRY_AS(const auto registry, context.open(true));
  STIP_TRY_AS(const View view, context.look(*registry, options.moment, viewer));
  const FundingTables tables = funding_tables(view);
  if (!options.csv.empty()) STIP_TRY(deliver(context, options.csv, csv_of(tables)));
  if (!options.json.empty()) STIP_TRY(deliver(context, options.json, to_text(to_json(tables)) + "\n"));
  if (options.json != "-" && options.csv != "-") Printer(context.out(), language, tables).print();
  return 0;
}

}  // namespace stip
