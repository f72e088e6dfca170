// Annex chapter on money: the tables of monitoring/, with what they leave out.
#include "base/text.h"
#include "monitoring/money.h"
#include "publishing/annex_chapters.h"
#include "publishing/record_words.h"

namespace stip {
namespace {

std::string kind_and_stage(Language language, FundingKind kind, FundingStage stage) {
  const std::string kind_label = label_of(language, kind), stage_label = label_of(language, stage);
  if (kind_label.empty()) return stage_label;
  return stage_label.empty() ? kind_label : kind_label + ", " + uncapitalised(stage_label);
}

Inlines amount_words(Language language, const Amount& total, int confidential) {
  Inlines words;
  if (total) words.push_back(text(short_amount_text(language, total)));
  if (confidential > 0) {
    if (total) words.push_back(line_break());
    words.push_back(quiet(tr_n(language, "and {} confidential amount", "and {} confidential amounts", confidential)));
  }
  if (words.empty()) words.push_back(quiet(tr(language, "not stated")));
  return words;
}

Inlines left_out_words(Language language, const LeftOut& left_out) {
  std::vector<std::string> parts;
  const auto say = [&](int count, std::string_view one, std::string_view many) {
    if (count > 0) parts.push_back(fill(count == 1 ? one : many, {number_text(language, static_cast<long>(count))}));
  };
  say(left_out.overlapping, tr(language, "{} amount that overlaps with others"),
      tr(language, "{} amounts that overlap with others"));
  say(left_out.parts, tr(language, "{} part of an amount that is counted whole"),
      tr(language, "{} parts of amounts that are counted whole"));
  say(left_out.replaced, tr(language, "{} position that a later one replaced"),
      tr(language, "{} positions that later ones replaced"));
  say(left_out.not_stated, tr(language, "{} amount without a stage"), tr(language, "{} amounts without a stage"));
  if (parts.empty()) return {};
  return {text(
      fill(tr(language, "Not counted: {}. They stand with their actions."), {joined(parts, tr(language, " and "))}))};
}

void write_funnel(DocumentWriter& out, std::string caption, const std::vector<MoneyCell>& cells) {
  const Language language = out.language();
  DataTable table{std::move(caption),
                  {{std::string(tr(language, "Kind and stage")), 4},
                   {std::string(tr(language, "Amount")), 2.5, Column::Align::right},
                   {std::string(tr(language, "Amounts counted")), 1.6, Column::Align::right}},
                  {}};
  for (const FunnelStep& step : funnel(cells)) {
    table.rows.push_back({{text(kind_and_stage(language, step.kind, step.stage))},
                          amount_words(language, step.total, step.confidential),
                          {text(number_text(language, static_cast<long>(step.lines)))}});
  }
  table.footer = {text(tr(language,
                          "The stages are views of the same money: granted money may also have been asked for. They "
                          "are not added together."))};
  if (!table.rows.empty()) out.add(std::move(table));
}

void write_cells(DocumentWriter& out, std::string caption, const std::vector<MoneyCell>& cells, Inlines footer) {
  const Language language = out.language();
  DataTable table{std::move(caption),
                  {{std::string(tr(language, "Source of money")), 3.6},
                   {std::string(tr(language, "Year")), 1.2},
                   {std::string(tr(language, "Kind and stage")), 2.8},
                   {std::string(tr(language, "Amount")), 2.2, Column::Align::right}},
                  {}};
  for (const MoneyCell& cell : cells) {
    const FundingSource* source = out.view().find<FundingSource>(cell.source);
    table.rows.push_back({{source ? text(title_of(language, *source)) : quiet(tr(language, "Source not stated"))},
                          {cell.year ? text(std::to_string(*cell.year)) : quiet(tr(language, "several years"))},
                          {text(kind_and_stage(language, cell.kind, cell.stage))},
                          amount_words(language, cell.total, cell.confidential)});
  }
  table.footer = std::move(footer);
  if (!table.rows.empty()) out.add(std::move(table));
}

/// Every amount as it stands, by source: the reader sees what the sums are made of and what they leave out.
void write_lines(DocumentWriter& out) {
  const View& view = out.view();
  const Language language = out.language();
  auto lines = official<Funding>(view);
  std::ranges::stable_sort(lines, {}, [](const Funding* line) { return std::pair(line->source.id, line->action.id); });
  DataTable table{std::string(tr(language, "All amounts by source")),
                  {{std::string(tr(language, "Source of money")), 2.6},
                   {std::string(tr(language, "What")), 3.4},
                   {std::string(tr(language, "Action")), 1.0},
                   {std::string(tr(language, "Year or period")), 1.4},
                   {std::string(tr(language, "Stage")), 1.6},
                   {std::string(tr(language, "Amount")), 1.7, Column::Align::right}},
                  {}};
  bool any_overlaps = false;
  for (const Funding* line : lines) {
    const FundingSource* source = view.find(line->source);
    const Action* action = view.find(line->action);
    const bool counts_elsewhere = line->overlaps || line->part_of;
    any_overlaps = any_overlaps || counts_elsewhere;
    const std::string stage = label_of(language, line->stage);
    Inlines amount{line->amount ? text(short_amount_text(language, line->amount)) : quiet(tr(language, "not stated"))};
    if (counts_elsewhere) amount.push_back(text(" *"));
    table.rows.push_back({{source ? text(title_of(language, *source)) : quiet(tr(language, "Source not stated"))},
                          {text(title_of(language, *line))},
                          action && !action->invented ? Inlines{link_to(action->id, "#" + action->id)} : Inlines{},
                          {text(funding_period(language, *line))},
                          {stage.empty() ? quiet(tr(language, "not stated")) : text(stage)},
                          std::move(amount)});
  }
  if (any_overlaps) table.footer = {text(tr(language, "* Overlaps with another amount: not to be added."))};
  out.heading(2, tr(language, "All amounts"), "geld-alles");
  out.add(std::move(table));
}

}  // namespace

void write_money(DocumentWriter& out, Day) {
  const View& view = out.view();
  const Language language = out.language();
  if (official<Funding>(view).empty()) return;
  out.heading(1, tr(language, "Money"), "geld");
  out.paragraph({text(
      tr(language,
         "Amounts are as their sources state them. Obligations, expenditure and receipts are never added together, nor "
         "is public money added to private. Money that is counted in one place is not counted in another."))});
  // A sum that holds a made-up amount would be made up.
  const bool all_real = std::ranges::none_of(view.all<Funding>(), [](const Funding& line) { return line.invented; });
  if (!all_real) {
    out.paragraph({text(
        tr(language, "Sums are left out, since the agenda holds amounts that were made up to show how stip works."))});
    return write_lines(out);
  }
  const MoneyTable table = money(view);
  if (!table.public_.empty()) {
    out.heading(2, tr(language, "Public money"), "geld-publiek");
    write_funnel(out, std::string(tr(language, "Public money by stage")), table.public_);
    write_cells(out, std::string(tr(language, "Public money by source")), table.public_,
                left_out_words(language, table.left_out));
  }
  if (!table.private_.empty()) {
    out.heading(2, tr(language, "Private money"), "geld-privaat");
    write_funnel(out, std::string(tr(language, "Private money by stage")), table.private_);
    write_cells(out, std::string(tr(language, "Private money by source")), table.private_, {});
  }
  if (!table.mixed.empty()) {
    out.heading(2, tr(language, "Public and private together"), "geld-gemengd");
    out.paragraph({text(tr(language,
                           "Given by public and private parties together, while the source does not "
                           "tell how much by whom. It is counted neither as public nor as private."))});
    write_funnel(out, std::string(tr(language, "Money of public and private parties together, by stage")), table.mixed);
    write_cells(out, std::string(tr(language, "Money of public and private parties together, by source")), table.mixed,
                {});
  }
  if (table.public_.empty() && table.private_.empty() && table.mixed.empty())
    out.paragraph(left_out_words(language, table.left_out));
  write_lines(out);
}

}  // namespace stip
