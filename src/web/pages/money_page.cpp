// Money page: sums that may be made, lines that are in none, leverage, gaps and the statutory explanation.
#include "web/pages/money_page.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "monitoring/money.h"
#include "web/parts/json_twin.h"
#include "web/parts/money_gaps.h"
#include "web/parts/money_sums.h"
#include "web/parts/money_table.h"
#include "web/parts/record_parts.h"
#include "web/parts/shell.h"
#include "web/parts/status.h"
#include "web/parts/written.h"
#include "web/parts/year_table.h"

namespace stip {
namespace {

/// What may be added, and below it what may not, line by line.
Html side(const Visit& visit, const std::vector<MoneyCell>& cells, MoneySide whose, std::int64_t largest,
          std::string_view caption, std::string_view id) {
  Html whole;
  if (cells.empty()) {
    whole.add("<p>{}</p>\n", open_word(visit.tr("No line that may be added")));
  } else {
    whole.add("{}{}", funnel_figure(visit, funnel(cells), largest, caption, id),
              money_tables(visit, cells, caption, id));
  }
  return whole.add(lines_figure(visit, whose, 100, caption, std::string(id) + "-regels"));
}

/// What parties of both kinds give together; nothing if there is none.
Html mixed_money(const Visit& visit, const MoneyTable& sums, std::int64_t largest) {
  const std::string_view caption = visit.tr("Money of public and private parties together, by stage");
  constexpr std::string_view id = "gemengd-grafiek";
  const Html apart = lines_figure(visit, MoneySide::mixed, 100, caption, std::string(id) + "-regels");
  if (sums.mixed.empty() && apart.empty()) return {};
  Html whole = html("<p>{}</p>\n", visit.tr("Given by public and private parties together, while the source does not "
                                            "tell how much by whom. It is counted neither as public nor as private."));
  if (!sums.mixed.empty())
    whole.add("{}{}", funnel_figure(visit, funnel(sums.mixed), largest, caption, id),
              money_tables(visit, sums.mixed, caption, id));
  return section("gemengd", visit.tr("Public and private together"), whole.add(apart));
}

Html leverage_table(const Visit& visit, const MoneyTable& sums) {
  Html rows;
  for (const Leverage& one : leverage(sums)) {
    const Decimal ratio{std::llround(one.ratio * 100), 2};
    rows.add(
        "<tr><th scope=\"row\">{}</th><td class=\"stip-number\">{}</td><td class=\"stip-number\">{}</td><td class=\"stip-number\">{}</td></tr>\n",
        visit.tr(label_of(one.firmness)), short_amount_text(visit.language, one.public_money),
        short_amount_text(visit.language, one.private_money), number_text(visit.language, ratio));
  }
  const Html why = html(
      "<p class=\"stip-quiet\">{}</p>\n",
      visit.tr(
          "Private money for each euro of public money, only between stages that are equally firm: a promise is never held against a payment."));
  if (rows.empty())
    return html(
        "<p>{}</p>{}",
        open_word(visit.tr("Cannot be worked out: no stage has both public and private money that is fully known")),
        why);
  const Html head = html(
      "<tr><th scope=\"col\">{}</th><th scope=\"col\" class=\"stip-number\">{}</th><th scope=\"col\" class=\"stip-number\">{}</th><th scope=\"col\" class=\"stip-number\">{}</th></tr>",
      visit.tr("Stages"), visit.tr("Public"), visit.tr("Private"), visit.tr("Private per public euro"));
  return html("{}{}",
              table("hefboom-tabel", visit.tr("Private money for each euro of public money, equally firm"), head, rows),
              why);
}

Html explanations(const Visit& visit) {
  Html rows;
  for (const ExplanationNeeded& one : explanations_needed(visit.view)) {
    std::string missing;
    for (std::string_view what : one.missing) missing += (missing.empty() ? "" : ", ") + std::string(visit.tr(what));
    rows.add("<tr><th scope=\"row\">{} {}</th><td>{}</td><td class=\"stip-number\">{}</td><td>{}</td></tr>\n",
             one.action, linked_id(visit, one.action),
             one.year > 0 ? std::to_string(one.year) : std::string(visit.tr("average over a period")),
             short_amount_text(visit.language, one.amount()),
             missing.empty() ? status_word(Level::done, visit.tr("complete here"), true)
                             : status_word(Level::none, fill(visit.tr("lacking: {}"), {missing}), true));
  }
  if (rows.empty())
    return html("<p>{}</p>",
                visit.tr("No action is known to take EUR 20 million or more of public money in any one year."));
  const Html head = html(
      "<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\" class=\"stip-number\">{}</th><th scope=\"col\">{}</th></tr>",
      visit.tr("Action"), visit.tr("Year"), visit.tr("Public money in that year"), visit.tr("Explanation"));
  return html(
      "<p>{} <a href=\"{}\">{}</a></p>{}",
      visit.tr(
          "From EUR 20 million of public money in any one year, the law asks for an explanation of goals, instruments, cost, effectiveness, efficiency and evaluation (Comptabiliteitswet 2016, article 3.1)."),
      method_address(visit, "statutory-explanation"), visit.tr("The rule"),
      table("cw31-tabel", visit.tr("Actions that ask for the statutory explanation"), head, rows));
}

Html reason_left_out(const Visit& visit, const Funding& line) {
  const Html why = not_added_because(visit, line);
  if (!why.empty()) return why;
  if (line.amount.empty())
    return is_confidential(line) ? html("{}", visit.tr("Amount confidential."))
                                 : html("{}", visit.tr("No amount stated."));
  if (line.stage == FundingStage::unstated) return html("{}", visit.tr("Not added: stage not stated."));
  return html("{}", visit.tr("Not added: an earlier position of the same money."));
}

Html left_out_lines(const Visit& visit, const LeftOut& left_out) {
  std::set<const Funding*> counted;
  LeftOut again;
  for (const Action& action : visit.view.all<Action>()) {
    for (const Funding* line : counted_lines(visit.view, action.id, again)) counted.insert(line);
  }
  Html rows;
  for (const Funding& line : visit.view.all<Funding>()) {
    if (counted.contains(&line)) continue;
    rows.add(
        "<tr><th scope=\"row\"><a href=\"#{}\">{}</a> {}{}</th><td>{}</td><td class=\"stip-number\">{}</td><td>{}</td></tr>\n",
        line.id, line.id, written_title(visit, line), invented_badge(visit, line), linked_id(visit, line.action.id),
        amount_of(visit, line), reason_left_out(visit, line));
  }
  if (rows.empty()) return {};
  const Html head = html(
      "<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\" class=\"stip-number\">{}</th><th scope=\"col\">{}</th></tr>",
      visit.tr("What"), visit.tr("Action"), visit.tr("Amount"), visit.tr("Why in no sum"));
  return html("{}{}", left_out_words(visit, left_out),
              table("buiten-tabel", visit.tr("Lines that are in no sum"), head, rows));
}

Html all_lines(const Visit& visit) {
  std::map<std::string, std::vector<const Funding*>> by_source;
  for (const Funding& line : visit.view.all<Funding>()) by_source[line.source.id].push_back(&line);
  Html whole;
  for (const auto& [source, lines] : by_source) {
    const auto* record = visit.view.find<FundingSource>(source);
    const std::string id = source.empty() ? "geen" : source;
    whole.add("<details class=\"stip-details\" id=\"regels-{}\" open><summary>{} ({})</summary>{}</details>\n", id,
              record ? written_title(visit, *record) : open_word(visit.tr("no source of money stated")),
              tr_n(visit.language, "{} line", "{} lines", static_cast<long>(lines.size())),
              funding_lines(visit, lines, true, "tabel-" + id,
                            record ? std::string_view(visit.title(*record)) : visit.tr("no source of money stated")));
  }
  return whole;
}

}  // namespace

// WEBPAGE: GET /{language}/geld
//
// Money by source, year and stage, for each kind apart and public apart from private; what is said of single years, with
// years in columns, also of what is counted as a whole; what is in no sum and why; leverage between stages that are
// equally firm; money and gap by goal; actions that ask for the statutory explanation; and every line as its source
// states it.
ErrorOr<Response> money_page(const Visit& visit) {
  const MoneyTable sums = money(visit.view);
  const std::int64_t largest = std::max(
      {largest_step(funnel(sums.public_)), largest_step(funnel(sums.private_)), largest_step(funnel(sums.mixed))});
  const bool has_invented =
      std::ranges::any_of(visit.view.all<Funding>(), [](const Funding& line) { return line.invented; });
  Html content = html(
      "<div class=\"stip-title\"><h1>{}</h1><p class=\"stip-lead\">{}</p></div>\n{}", visit.tr("Money"),
      visit.tr(
          "Every amount as its source states it. Kinds, stages, public and private are never added together: each shows the same money from another side."),
      invented_banner(visit, false, has_invented));
  if (visit.view.count(type_of<Funding>()) == 0) {
    content.add("<p>{}</p>", open_word(visit.tr("No money stated")));
  } else {
    content.add(section(
        "publiek", visit.tr("Public money"),
        side(visit, sums.public_, MoneySide::public_, largest, visit.tr("Public money by stage"), "publiek-grafiek")));
    content.add(section("privaat", visit.tr("Private money"),
                        side(visit, sums.private_, MoneySide::private_, largest, visit.tr("Private money by stage"),
                             "privaat-grafiek")));
    content.add(mixed_money(visit, sums, largest));
    content.add(section(
        "onbekend", visit.tr("Public or private not stated"),
        lines_figure(visit, MoneySide::unknown, 100,
                     visit.tr("Lines of which neither stage nor source tells whose money it is"), "onbekend-regels")));
    content.add(section("jaren", visit.tr("By year"), money_by_year(visit)));
    content.add(section("buiten", visit.tr("In no sum"), left_out_lines(visit, sums.left_out)));
    content.add(section("hefboom", visit.tr("Leverage"), leverage_table(visit, sums)));
    content.add(section("gat", visit.tr("Money and gap by goal"), money_gaps(visit)));
    content.add(section("cw31", visit.tr("Statutory explanation"), explanations(visit)));
    content.add(section("regels", visit.tr("All lines, by source of money"), all_lines(visit)));
    content.add("<ul class=\"stip-actions\"><li><a href=\"{}\">{}</a></li></ul>\n",
                api_address(visit, "/v1/middelen?formaat=csv"), visit.tr("Download as CSV"));
  }
  return page(visit, {std::string(visit.tr("Money")), "", {{"", std::string(visit.tr("Overview"))}}, "geld", true},
              std::move(content));
}

}  // namespace stip
