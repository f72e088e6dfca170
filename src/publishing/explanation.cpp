// Explanation: what the agenda holds, put under the heads that the law names.
#include "publishing/explanation.h"

#include <algorithm>

#include "agenda/public_peak.h"
#include "agenda/records.h"
#include "base/text.h"
#include "monitoring/money.h"
#include "publishing/record_words.h"

namespace stip {
namespace {

std::string_view caption_of(MoneySide side) {
  if (side == MoneySide::mixed) return tr_later("Money of public and private parties together");
  return side == MoneySide::public_ ? tr_later("Public money") : tr_later("Private money");
}

class Explanation {
 public:
  Explanation(DocumentWriter& out, const Action& action, int level)
      : out_(out), view_(out.view()), language_(out.language()), action_(action), level_(level) {}

  void write() {
    asked();
    head(tr_later("1. Goals"), "doelen");
    goals();
    head(tr_later("2. Policy instruments"), "instrumenten");
    instruments();
    head(tr_later("3a. Financial consequences for the State"), "geld-rijk");
    money(MoneySide::public_);
    head(tr_later("3b. Financial consequences for sectors of society"), "geld-samenleving");
    money(MoneySide::private_);
    money(MoneySide::mixed);
    head(tr_later("4. Effectiveness aimed at"), "doeltreffendheid");
    effectiveness();
    head(tr_later("5. Efficiency aimed at"), "doelmatigheid");
    open(tr_later("why these instruments reach the goal at less cost than others; see the options that were weighed"));
    head(tr_later("6. Evaluation"), "evaluatie");
    evaluation();
  }

 private:
  void head(std::string_view words, std::string_view id) {
    out_.heading(level_, tr(language_, words), action_.id + "-" + std::string(id));
  }
  void open(std::string_view what) {
    out_.paragraph({strong(tr(language_, "Open: ")), text(tr(language_, what)), text(".")});
  }
  void say(std::string_view what) { out_.paragraph({text(tr(language_, what))}); }

  void asked() {
    const ExplanationAsked found = explanation_asked(view_, action_.id);
    if (!found.is_asked)
      return say(
          tr_later("The agenda states no year with EUR 20 million or more of public money for this action, so the "
                   "fixed framework is not obligatory."));
    const std::string amount = short_amount_text(language_, found.amount);
    const std::string year =
        found.year ? std::to_string(found.year) : std::string(tr(language_, "a year, on average over the period"));
    out_.paragraph({text(fill(tr(language_,
                                 "In {} this action takes {} of public money. From EUR 20 million in any year "
                                 "this explanation is obligatory (Comptabiliteitswet 2016, article 3.1)."),
                              {year, amount}))});
  }

  void goals() {
    if (const Inline sentence = written(language_, action_.sentence, action_.sentence_en); !sentence.text.empty())
      out_.paragraph({sentence});
    DataTable table{std::string(tr(language_, "Goals and effects that it contributes to")),
                    {{std::string(tr(language_, "Goal")), 4},
                     {std::string(tr(language_, "Year")), 1.2},
                     {std::string(tr(language_, "Indicators")), 3.4}},
                    {}};
    for (const auto& ref : action_.effects) {
      if (const SocietalEffect* effect = view_.find(ref))
        table.rows.push_back({{text(title_of(language_, *effect))}, year(effect->horizon), {quiet("–")}});
    }
    for (const Contribution* contribution : view_.referring<Contribution>("action", action_.id)) {
      const InterimGoal* goal = view_.find<InterimGoal>(contribution->goal.id);
      if (!goal) continue;
      std::vector<std::string> names;
      for (const auto& ref : goal->indicators) {
        if (const Indicator* indicator = view_.find(ref)) names.push_back(title_of(language_, *indicator));
      }
      table.rows.push_back({{text(title_of(language_, *goal))},
                            year(goal->year),
                            {names.empty() ? quiet(tr(language_, "not stated")) : text(join(names, "; "))}});
    }
    if (table.rows.empty()) return open(tr_later("which goal it serves, by when, and how that is measured"));
    out_.add(std::move(table));
  }

  Inlines year(const std::optional<int>& some) const {
    return {some ? text(std::to_string(*some)) : quiet(tr(language_, "not stated"))};
  }

  void instruments() {
    std::vector<std::string> names;
    for (const Instrument instrument : action_.instruments)
      names.push_back(uncapitalised(label_of(language_, instrument)));
    if (names.empty()) return open(tr_later("which policy instruments are used"));
    out_.paragraph({text(fill(tr(language_, "Instruments: {}."), {joined(names, tr(language_, " and "))}))});
  }

  void money(MoneySide side) {
    LeftOut left_out;
    DataTable table{std::string(tr(language_, caption_of(side))),
                    {{std::string(tr(language_, "Year or period")), 1.8},
                     {std::string(tr(language_, "Source of money")), 3},
                     {std::string(tr(language_, "Kind and stage")), 2.8},
                     {std::string(tr(language_, "Amount")), 2, Column::Align::right}},
                    {}};
    for (const Funding* line : counted_lines(view_, action_.id, left_out)) {
      if (side_of(view_, *line) != side) continue;
      const FundingSource* source = view_.find(line->source);
      const std::string kind = label_of(language_, line->kind), stage = label_of(language_, line->stage),
                        period = funding_period(language_, *line);
      Inlines amount{line->amount             ? text(short_amount_text(language_, line->amount))
                     : is_confidential(*line) ? quiet(tr(language_, "confidential"))
                                              : quiet(tr(language_, "not stated"))};
      table.rows.push_back({{period.empty() ? quiet(tr(language_, "not stated")) : text(period)},
                            {source ? text(title_of(language_, *source)) : quiet(tr(language_, "Source not stated"))},
                            {text(kind.empty() ? stage : kind + ", " + uncapitalised(stage))},
                            std::move(amount)});
    }
    if (table.rows.empty()) {
      if (side == MoneySide::mixed) return;
      return side == MoneySide::public_
                 ? open(tr_later("what it costs the State, by year and budget article"))
                 : open(tr_later("what it means in money for companies, citizens and other sectors of society"));
    }
    table.footer = {text(tr(language_, "Stages and kinds are not added together."))};
    out_.add(std::move(table));
  }

  void effectiveness() {
    DataTable table{std::string(tr(language_, "How it is meant to work")),
                    {{std::string(tr(language_, "Goal")), 2.6},
                     {std::string(tr(language_, "How it helps")), 3.4},
                     {std::string(tr(language_, "Assumption")), 2.6},
                     {std::string(tr(language_, "Evidence")), 1.6}},
                    {}};
    const auto prose = [&](const std::string& words) -> Inlines {
      return {words.empty() ? quiet(tr(language_, "not stated")) : untranslated(language_, text(words))};
    };
    for (const Contribution* contribution : view_.referring<Contribution>("action", action_.id)) {
      const auto goal = view_.find_any(contribution->goal.id);
      if (!goal) continue;
      const std::string evidence = label_of(language_, contribution->evidence);
      table.rows.push_back({{text(title_of(language_, *goal.record))},
                            prose(contribution->mechanism),
                            prose(contribution->assumption),
                            {evidence.empty() ? quiet(tr(language_, "not stated")) : text(evidence)}});
    }
    if (table.rows.empty()) return open(tr_later("how the action leads to the goal, and what shows that"));
    out_.add(std::move(table));
    say(tr_later("An action contributes to a goal; it cannot be credited with the whole of it."));
  }

  void evaluation() {
    DataTable table{std::string(tr(language_, "Evaluations")),
                    {{std::string(tr(language_, "Evaluation")), 4},
                     {std::string(tr(language_, "Kind")), 2},
                     {std::string(tr(language_, "Year")), 1.2},
                     {std::string(tr(language_, "Status")), 1.8}},
                    {}};
    for (const Evaluation* evaluation : view_.referring<Evaluation>("about", action_.id)) {
      const std::string kind = label_of(language_, evaluation->kind), status = label_of(language_, evaluation->status);
      table.rows.push_back({{text(title_of(language_, *evaluation))},
                            {kind.empty() ? quiet(tr(language_, "not stated")) : text(kind)},
                            year(evaluation->year),
                            {status.empty() ? quiet(tr(language_, "not stated")) : text(status)}});
    }
    if (table.rows.empty()) return open(tr_later("when and how it is evaluated, and which data are gathered for that"));
    out_.add(std::move(table));
  }

  DocumentWriter& out_;
  const View& view_;
  Language language_;
  const Action& action_;
  int level_;
};

}  // namespace

ExplanationAsked explanation_asked(const View& view, std::string_view action) {
  for (const ExplanationNeeded& needed : explanations_needed(view)) {
    if (needed.action == action) return {true, needed.year, needed.amount()};
  }
  return {};
}

void write_explanation(DocumentWriter& out, const Action& action, int level) {
  Explanation(out, action, level).write();
}

Document explanation(const View& view, const Action& action, Day today, Language language) {
  Document start{.language = language,
                 .title = std::string(tr(language, "Policy choices explained")),
                 .subtitle = action.id + "  " + title_of(language, action),
                 .date = today};
  start.footer = fill(tr(language, "{}, {}, ledger entry {}"), {start.title, action.id, std::to_string(view.upto())});
  start.subject = start.subtitle;
  DocumentWriter out(view, std::move(start));
  if (action.invented)
    out.add(Callout{
        Callout::Kind::invented, std::string(tr(language, "This record was made up to show how stip works.")), {}});
  write_explanation(out, action, 1);
  return std::move(out).finish();
}

std::optional<Document> explanations(const View& view, const std::string& edition, Day date, Language language) {
  std::vector<const Action*> actions;
  for (const ExplanationNeeded& needed : explanations_needed(view)) {
    const Action* action = view.find<Action>(needed.action);
    if (action && !action->invented) actions.push_back(action);
  }
  if (actions.empty()) return std::nullopt;
  const std::string edition_text = fill(tr(language, "{} edition"), {edition});
  Document start{.language = language,
                 .title = std::string(tr(language, "Policy choices explained")),
                 .subtitle = edition_text,
                 .date = date};
  start.footer =
      fill(tr(language, "{}, {}, ledger entry {}"), {start.title, edition_text, std::to_string(view.upto())});
  start.subject = start.title + ", " + edition_text;
  DocumentWriter out(view, std::move(start));
  out.add(Contents{std::string(tr(language, "Actions")), 1});
  for (const Action* action : actions) {
    out.add(PageBreak{});
    out.heading(1, action->id + "  " + title_of(language, *action), action->id);
    write_explanation(out, *action, 2);
  }
  return std::move(out).finish();
}

}  // namespace stip
