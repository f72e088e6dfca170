// Money sums: bars and tables.
#include "web/parts/money_sums.h"

#include <algorithm>
#include <map>
#include <set>

#include "agenda/public_peak.h"
#include "web/kept_answers.h"
#include "web/parts/chart.h"
#include "web/parts/record_parts.h"
#include "web/parts/status.h"
#include "web/parts/written.h"

namespace stip {
namespace {

constexpr double label_width = 170, bar_width = 340, row_height = 34;
constexpr double line_label_width = 380;  ///< Titles of lines are longer than names of stages.

bool is_certain(Exactness exactness) { return exactness == Exactness::exact || exactness == Exactness::about; }

Html bar(double x, double width, double y, std::string_view look) {
  return html("<rect class=\"{}\" x=\"{}\" width=\"{}\" y=\"{}\" height=\"18\" rx=\"2\"/>", look, coordinate(x),
              coordinate(std::max(width, 2.0)), coordinate(y));
}

/// Of a range the sure part is filled and the rest is dashed; of "at most" all is dashed.
Html amount_bar(const Amount& amount, std::int64_t largest, double y, double width) {
  const auto length = [&](const Money& money) {
    return largest > 0 ? static_cast<double>(money.cents) / static_cast<double>(largest) * width : 0;
  };
  if (amount.empty()) return {};
  if (is_certain(amount.exactness)) return bar(label_width, length(amount.high), y, "stip-fill--1");
  if (amount.exactness == Exactness::ceiling)
    return bar(label_width, length(amount.high), y, "stip-fill--quiet stip-ghost");
  Html drawn = bar(label_width, length(amount.low), y, "stip-fill--1");
  if (amount.exactness == Exactness::range)
    drawn.add(bar(label_width + length(amount.low), length(amount.high) - length(amount.low), y,
                  "stip-fill--quiet stip-ghost"));
  return drawn;
}

std::string confidential_words(const Visit& visit, int count) {
  return count == 0 ? std::string() : " + " + tr_n(visit.language, "{} confidential", "{} confidential", count);
}

std::string step_words(const Visit& visit, const FunnelStep& step) {
  const std::string amount = step.total.empty() ? std::string(visit.tr("no amount to be shown"))
                                                : short_amount_text(visit.language, step.total);
  return amount + confidential_words(visit, step.confidential);
}

struct CellPlace {
  std::string source;
  std::optional<int> year;
  auto operator<=>(const CellPlace&) const = default;
};

Html cell_html(const Visit& visit, const std::vector<const MoneyCell*>& cells) {
  Html amounts;
  for (const MoneyCell* cell : cells) {
    const std::string lines = tr_n(visit.language, "{} line", "{} lines", cell->lines);
    const Html amount = cell->total.empty() ? open_word(visit.tr("confidential"))
                                            : html("<span class=\"stip-amount\">{}</span>{}",
                                                   short_amount_text(visit.language, cell->total),
                                                   confidential_words(visit, cell->confidential));
    amounts.add("<a href=\"#regels-{}\" title=\"{}\">{}</a> ", cell->source.empty() ? "geen" : cell->source, lines,
                amount);
  }
  return amounts.empty() ? html("<td class=\"stip-number stip-cell--empty\">–</td>")
                         : html("<td class=\"stip-number\">{}</td>", amounts);
}

Html one_table(const Visit& visit, const std::vector<const MoneyCell*>& cells, std::string_view caption,
               std::string_view id) {
  std::set<FundingStage> stages;
  std::map<CellPlace, std::map<FundingStage, std::vector<const MoneyCell*>>> rows;
  for (const MoneyCell* cell : cells) {
    stages.insert(cell->stage);
    rows[{cell->source, cell->year}][cell->stage].push_back(cell);
  }
  Html head =
      html("<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th>", visit.tr("Source of money"), visit.tr("Year"));
  for (FundingStage stage : stages)
    head.add("<th scope=\"col\" class=\"stip-number\">{}</th>", choice_word(visit, stage));
  Html body;
  for (const auto& [place, by_stage] : rows) {
    const Html source =
        place.source.empty() ? open_word(visit.tr("no source of money stated")) : linked_id(visit, place.source);
    body.add("<tr><th scope=\"row\">{}</th><td>{}</td>", source,
             place.year ? std::to_string(*place.year) : std::string(visit.tr("not by year")));
    for (FundingStage stage : stages) {
      const auto at = by_stage.find(stage);
      body.add(cell_html(visit, at == by_stage.end() ? std::vector<const MoneyCell*>{} : at->second));
    }
    body.add("</tr>\n");
  }
  return table(id, caption, head.add("</tr>"), body);
}

}  // namespace

std::string_view kind_word(const Visit& visit, FundingKind kind) {
  return kind == FundingKind::unstated ? visit.tr("Kind not stated") : choice_word(visit, kind);
}

std::int64_t largest_step(const std::vector<FunnelStep>& steps) {
  std::int64_t largest = 0;
  for (const FunnelStep& step : steps) largest = std::max(largest, step.total.high.cents);
  return largest;
}

Html funnel_figure(const Visit& visit, const std::vector<FunnelStep>& steps, std::int64_t largest,
                   std::string_view caption, std::string_view id) {
  if (steps.empty()) return {};
  Html drawn, rows;
  std::string told;
  double y = 6;
  const FundingKind* kind = nullptr;
  for (const FunnelStep& step : steps) {
    if (!kind || *kind != step.kind) {
      drawn.add("<text class=\"stip-label--strong\" x=\"0\" y=\"{}\">{}</text>\n", coordinate(y + 14),
                kind_word(visit, step.kind));
      y += 26;
    }
    kind = &step.kind;
    const std::string words = step_words(visit, step);
    const double end = step.total.empty() || largest == 0
                           ? 0
                           : static_cast<double>(step.total.high.cents) / static_cast<double>(largest) * bar_width;
    drawn.add("<text x=\"0\" y=\"{}\">{}</text>{}<text class=\"stip-label--strong\" x=\"{}\" y=\"{}\">{}</text>\n",
              coordinate(y + 14), choice_word(visit, step.stage), amount_bar(step.total, largest, y, bar_width),
              coordinate(label_width + end + 8), coordinate(y + 14), words);
    told += std::string(choice_word(visit, step.stage)) + ": " + words + ". ";
    rows.add(
        "<tr><th scope=\"row\">{}</th><td>{}</td><td class=\"stip-number\">{}</td><td class=\"stip-number\">{}</td></tr>",
        kind_word(visit, step.kind), choice_word(visit, step.stage), words, step.lines);
    y += row_height;
  }
  const Html head = html(
      "<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\" class=\"stip-number\">{}</th><th scope=\"col\" class=\"stip-number\">{}</th></tr>",
      visit.tr("Kind"), visit.tr("Stage"), visit.tr("Amount"), visit.tr("Lines"));
  return html(
      "<figure class=\"stip-chart\" aria-labelledby=\"{}\"><figcaption id=\"{}\">{}</figcaption>\n<div class=\"stip-chart__scroll\" role=\"region\" aria-labelledby=\"{}\" tabindex=\"0\">\n"
      "<svg viewBox=\"0 0 640 {}\" role=\"img\" aria-labelledby=\"{} {}-d\"><desc id=\"{}-d\">{}</desc>\n{}</svg></div>\n<details class=\"stip-details\"><summary>{}</summary>{}</details></figure>\n",
      id, id, caption, id, coordinate(y + 4), id, id, id, told, drawn, visit.tr("As a table"),
      table(std::string(id) + "-tabel", caption, head, rows));
}

std::vector<const Funding*> lines_apart(const View& view, MoneySide side) {
  std::vector<const Funding*> lines;
  for (const Funding& line : view.all<Funding>()) {
    const bool is_apart = line.stage == FundingStage::unstated;
    if (is_apart && counts(line) && side_of(view, line) == side && std::string_view(line.amount.high.currency) == "EUR")
      lines.push_back(&line);
  }
  std::ranges::stable_sort(
      lines, [](const Funding* a, const Funding* b) { return a->amount.high.cents > b->amount.high.cents; });
  return lines;
}

Html lines_figure(const Visit& visit, MoneySide side, std::size_t most, std::string_view caption, std::string_view id) {
  const auto kept = visit.site.kept->figures.of({visit.view, visit.today});
  std::vector<const Funding*> lines = kept->lines_apart[static_cast<std::size_t>(side)];
  if (lines.empty()) return {};
  if (lines.size() > most) lines.resize(most);
  const std::int64_t largest = lines.front()->amount.high.cents;
  std::ranges::stable_sort(lines, {}, [](const Funding* line) {
    return line->stage == FundingStage::unstated ? 1000 : static_cast<int>(line->stage);
  });

  Html drawn;
  double y = 6;
  const FundingStage* stage = nullptr;
  std::string told;
  for (const Funding* line : lines) {
    if (!stage || *stage != line->stage) {
      drawn.add("<text class=\"stip-label--strong\" x=\"0\" y=\"{}\">{}</text>\n", coordinate(y + 16),
                line->stage == FundingStage::unstated ? visit.tr("Stage not stated") : choice_word(visit, line->stage));
      y += 26;
    }
    stage = &line->stage;
    const std::string amount = short_amount_text(visit.language, line->amount);
    const double end = largest == 0 ? 0
                                    : static_cast<double>(line->amount.high.cents) / static_cast<double>(largest) *
                                          (bar_width - label_width);
    drawn.add("<text class=\"stip-label\"{} x=\"0\" y=\"{}\">{}{}</text>\n", lang_of(visit, *line), coordinate(y + 14),
              visit.title(*line), line->invented ? " (" + std::string(visit.tr("made up")) + ")" : std::string());
    drawn.add("<g transform=\"translate({} 0)\">{}</g><text class=\"stip-label--strong\" x=\"{}\" y=\"{}\">{}</text>\n",
              coordinate(line_label_width - label_width), amount_bar(line->amount, largest, y, bar_width - label_width),
              coordinate(line_label_width + end + 8), coordinate(y + 14), amount);
    told += visit.title(*line) + ": " + amount + ". ";
    y += 26;
  }
  return html(
      "<figure class=\"stip-chart\" aria-labelledby=\"{}\"><figcaption id=\"{}\">{} <span class=\"stip-quiet\">{}</span></figcaption>\n<div class=\"stip-chart__scroll\" role=\"region\" aria-labelledby=\"{}\" tabindex=\"0\">\n"
      "<svg viewBox=\"0 0 640 {}\" role=\"img\" aria-labelledby=\"{} {}-d\"><desc id=\"{}-d\">{}</desc>\n{}</svg></div></figure>\n",
      id, id, caption, visit.tr("Each bar is one line; their sources do not say enough to add them."), id,
      coordinate(y + 4), id, id, id, told, drawn);
}

Html money_tables(const Visit& visit, const std::vector<MoneyCell>& cells, std::string_view caption,
                  std::string_view id) {
  std::map<std::pair<FundingKind, std::string>, std::vector<const MoneyCell*>> by_kind;
  for (const MoneyCell& cell : cells) by_kind[{cell.kind, cell.currency}].push_back(&cell);
  Html whole;
  for (const auto& [kind, of_kind] : by_kind) {
    const std::string title =
        std::string(caption) + ": " + std::string(kind_word(visit, kind.first)) + " (" + kind.second + ")";
    whole.add(one_table(visit, of_kind, title,
                        std::string(id) + "-" + std::to_string(static_cast<int>(kind.first)) + kind.second));
  }
  return whole;
}

Html left_out_words(const Visit& visit, const LeftOut& left_out) {
  Html items;
  const auto add = [&](int count, const std::string& words) {
    if (count > 0) items.add("<li>{}</li>", words);
  };
  add(left_out.overlapping, tr_n(visit.language, "{} line tells about money that other lines tell about too",
                                 "{} lines tell about money that other lines tell about too", left_out.overlapping));
  add(left_out.parts, tr_n(visit.language, "{} line is part of an amount that is counted as a whole",
                           "{} lines are part of an amount that is counted as a whole", left_out.parts));
  add(left_out.replaced, tr_n(visit.language, "{} line is an earlier position of the same money",
                              "{} lines are an earlier position of the same money", left_out.replaced));
  add(left_out.not_stated, tr_n(visit.language, "{} line does not say its stage and is added to nothing",
                                "{} lines do not say their stage and are added to nothing", left_out.not_stated));
  return items.empty()
             ? Html{}
             : html("<p>{}</p><ul>{}</ul>\n", visit.tr("In no sum, so that nothing is counted twice:"), items);
}

}  // namespace stip
