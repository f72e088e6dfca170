// Outlook parts: sentences, table and lines of a forecast.
#include "web/parts/outlook_parts.h"

#include <algorithm>
#include <cmath>

#include "agenda/records.h"
#include "web/parts/record_parts.h"
#include "web/parts/status.h"
#include "web/parts/written.h"

namespace stip {
namespace {

std::string number_of(const Visit& visit, double value, int decimals) {
  return number_text(visit.language,
                     Decimal{std::llround(value * std::pow(10.0, decimals)), static_cast<std::uint8_t>(decimals)});
}

std::string rate_of(const Visit& visit, double rate, int decimals) {
  return (rate > 0 ? "+" : "") + number_of(visit, rate, decimals);
}

Html chance_sentence(const Visit& visit, const Indicator& indicator, const Outlook& outlook, int decimals) {
  const Prospect& prospect = *outlook.prospect;
  Html whole =
      html("<p>{} ", fill(visit.tr("Chance that the target of {} is reached by the end of {}:"),
                          {quantity_text(visit.language, indicator.target), std::to_string(*indicator.target_year)}));
  if (prospect.ground == Ground::forecast)
    whole.add("<strong>{}</strong> ({}).", visit.tr(word_for(*prospect.chance)),
              frequency_text(visit.language, *prospect.chance));
  else if (prospect.chance)
    whole.add("<strong>{}</strong>.", *prospect.chance > 0 ? visit.tr("reached") : visit.tr("not reached"));
  else
    whole.add("{}. {}", open_word(visit.tr("cannot be said")), visit.tr(sentence_of(prospect.ground)));
  if (prospect.needed_rate && !prospect.is_there)
    whole.add(" {}",
              fill(visit.tr("Needed from now on: {} a year."), {rate_of(visit, *prospect.needed_rate, decimals + 1)}));
  if (prospect.recent_rate)
    whole.add(" {}", fill(visit.tr("Of late: {} a year."), {rate_of(visit, *prospect.recent_rate, decimals + 1)}));
  return whole.add(" <a href=\"{}\">{}</a></p>\n", method_address(visit, "outlook"), visit.tr("The rule"));
}

Html surprise_sentence(const Visit& visit, const Outlook& outlook, int decimals) {
  const Surprise& surprise = *outlook.surprise;
  return html(
      "<p>{} {}</p>\n",
      status_word(surprise.is_bad ? Level::attention : Level::none, visit.tr("Not as expected"), true),
      fill(surprise.is_above
               ? visit.tr(
                     "The last figure is higher than the ones before it led to expect: in 8 of 10 cases from {} to {}.")
               : visit.tr(
                     "The last figure is lower than the ones before it led to expect: in 8 of 10 cases from {} to {}."),
           {number_of(visit, surprise.low, decimals), number_of(visit, surprise.high, decimals)}));
}

Html years_table(const Visit& visit, const Indicator& indicator, const Outlook& outlook, std::size_t number,
                 int decimals) {
  Html rows;
  for (const OutlookYear& year : outlook.years)
    rows.add(
        "<tr><th scope=\"row\">{}</th><td class=\"stip-number\">{}</td><td class=\"stip-number\">{}</td><td "
        "class=\"stip-number\">{}</td></tr>\n",
        year.year, number_of(visit, year.low, decimals), number_of(visit, year.middle, decimals),
        number_of(visit, year.high, decimals));
  Html head = html("<tr><th scope=\"col\">{}</th>", visit.tr("End of"));
  for (const std::string_view words : {visit.tr("lower end"), visit.tr("middle"), visit.tr("upper end")})
    head.add("<th scope=\"col\" class=\"stip-number\">{}</th>", words);
  const Html filled = table("vooruitblik-" + indicator.id + "-" + std::to_string(number),
                            fill(visit.tr("Where “{}” may go: in 8 of 10 cases from … to …"), {visit.title(indicator)}),
                            head.add("</tr>"), rows);
  return html("<details class=\"stip-details\"><summary>{}</summary>{}<p class=\"stip-quiet\">{}</p></details>\n",
              visit.tr("The outlook as a table"), filled,
              visit.tr("If things go on as before, and as far off as other series were. It is no plan, and it does not "
                       "show what actions bring about."));
}

}  // namespace

std::uint8_t decimals_of(const Visit& visit, const std::vector<Outlook>& outlooks) {
  std::uint8_t decimals = 0;
  for (const Outlook& outlook : outlooks)
    if (const auto* last = visit.view.find<Observation>(outlook.last))
      decimals = std::max(decimals, last->value.high.scale);
  return decimals;
}

Html outlook_block(const Visit& visit, const Indicator& indicator, const std::vector<Outlook>& outlooks) {
  const int decimals = decimals_of(visit, outlooks);
  Html whole;
  for (std::size_t i = 0; i < outlooks.size(); ++i) {
    const Outlook& outlook = outlooks[i];
    if (!outlook.prospect && outlook.years.empty()) continue;
    if (!outlook.series.empty())
      whole.add("<p><strong>{}</strong></p>\n", written(visit, outlook.series, outlook.series_en));
    if (outlook.prospect) whole.add("{}", chance_sentence(visit, indicator, outlook, decimals));
    if (outlook.surprise) whole.add("{}", surprise_sentence(visit, outlook, decimals));
    if (!outlook.years.empty()) whole.add("{}", years_table(visit, indicator, outlook, i + 1, decimals));
  }
  return whole;
}

void add_fan(const Visit& visit, Chart& chart, const std::vector<Outlook>& outlooks, std::uint8_t decimals) {
  for (const Outlook& outlook : outlooks) {
    if (outlook.years.empty()) continue;
    // Of several sub-series one fan each would hide the figures; the tables have them.
    if (outlooks.size() > 1) return;
    ChartLine low{ChartLine::Look::bound, {}, "", false}, middle{ChartLine::Look::outlook, {}, "", false}, high = low;
    for (const OutlookYear& year : outlook.years) {
      const auto point = [&](double value) {
        ChartPoint made;
        made.year = year.year + 1;
        made.value = made.low = made.high = value;
        return made;
      };
      low.points.push_back(point(year.low));
      middle.points.push_back(point(year.middle));
      high.points.push_back(point(year.high));
    }
    high.name = visit.tr("8 of 10");
    const OutlookYear& last = outlook.years.back();
    chart.description += " " + fill(visit.tr("Outlook for the end of {}: in 8 of 10 cases from {} to {}."),
                                    {std::to_string(last.year), number_of(visit, last.low, decimals),
                                     number_of(visit, last.high, decimals)});
    for (ChartLine* line : {&low, &middle, &high}) chart.lines.push_back(std::move(*line));
  }
}

}  // namespace stip
