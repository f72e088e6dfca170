// What-if result: every change against today, with what chance can make of it.
#include <algorithm>
#include <cmath>

#include "agenda/records.h"
#include "base/text.h"
#include "web/pages/what_if.h"
#include "web/parts/chance_words.h"
#include "web/parts/chart.h"
#include "web/parts/money_sums.h"
#include "web/parts/offers.h"
#include "web/parts/plan_charts.h"
#include "web/parts/proposal_parts.h"
#include "web/parts/record_parts.h"
#include "web/parts/status.h"
#include "web/parts/steering_parts.h"

namespace stip {
namespace {

constexpr std::size_t most_drawn = 12;

Html head_row(std::initializer_list<std::string_view> words) {
  Html head = html("<tr>");
  for (const std::string_view word : words) head.add("<th scope=\"col\">{}</th>", word);
  return head.add("</tr>");
}

std::string label_of(const Visit& visit, const DateChange& change) {
  const auto found = visit.view.find_any(change.id);
  return found ? title_and_id(visit, *found.record) : change.title;
}

Html planned_cell(const Visit& visit, const DateChange& change) {
  const auto shown = [&](const Date& date) {
    return date ? html("{}", short_date_text(visit.language, date)) : open_word(visit.tr("not stated"));
  };
  if (change.in == DateChange::In::then_only) return shown(change.planned_then);
  if (change.in == DateChange::In::today_only || change.planned == change.planned_then) return shown(change.planned);
  return html("{} → {}", shown(change.planned), shown(change.planned_then));
}

Html in_time_cell(const Visit& visit, const DateChange& change) {
  Html cell;
  if (change.in_time)
    cell.add("{}: {}.", change_text(visit.language, *change.in_time), difference_text(visit.language, *change.in_time));
  else if (change.in == DateChange::In::today_only)
    cell.add("{}", visit.tr("is left out of the plan"));
  else if (change.in == DateChange::In::both)
    cell.add("{}", open_word(change.planned ? visit.tr("cannot be said: something it hangs on is not known")
                                            : visit.tr("no date is planned")));
  if (change.by_new_date)
    cell.add(" {}", fill(visit.tr("By its new date: {}."), {chance_text(visit.language, *change.by_new_date)}));
  return cell;
}

Html shift_cell(const Visit& visit, const DateChange& change) {
  if (change.in == DateChange::In::today_only) return html("–");
  if (change.in == DateChange::In::then_only)
    return change.half_then ? html("{}", fill(visit.tr("in the middle {}"), {month_words(visit, *change.half_then)}))
                            : Html{};
  if (!change.half || !change.half_then) return html("–");
  Html cell = html("{}", shift_text(visit.language, change.mean, change.error));
  cell.add(": {}", change.is_earliest || change.is_earliest_then
                       ? fill(visit.tr("no sooner than {}, was {}"),
                              {month_words(visit, *change.half_then), month_words(visit, *change.half)})
                       : fill(visit.tr("in the middle {}, was {}"),
                              {month_words(visit, *change.half_then), month_words(visit, *change.half)}));
  return cell;
}

Html chain_cell(const Visit& visit, const DateChange& change) {
  Html cell;
  for (const std::string& id : change.chain)
    cell.add("{}{}", cell.empty() ? "" : " → ", visit.view.find_any(id) ? id : std::string(visit.tr("new")));
  return cell.empty() ? html("{}", visit.tr("itself")) : cell;
}

Html dates_block(const Visit& visit, const WhatIfAnswer& answer) {
  if (answer.dates.empty()) return html("<p>{}</p>", visit.tr("No date of the plan would change."));
  Html rows;
  std::vector<SpanRow> drawn;
  for (std::size_t i = 0; i < std::min(answer.dates.size(), most_dates); ++i) {
    const DateChange& change = answer.dates[i];
    rows.add(
        "<tr><th scope=\"row\">{}</th><td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td><td "
        "data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td></tr>\n",
        planned_link(visit, change.id, change.title), visit.tr("Planned"), planned_cell(visit, change),
        visit.tr("In time, by the date of today"), in_time_cell(visit, change), visit.tr("Shift"),
        shift_cell(visit, change), visit.tr("Comes by"), chain_cell(visit, change));
    if (drawn.size() == most_drawn || !change.half || !change.half_then || change.is_earliest_then) continue;
    const double before = year_of(*change.half), after = year_of(*change.half_then);
    drawn.push_back({label_of(visit, change),
                     shift_text(visit.language, change.mean, change.error),
                     std::min(before, after),
                     before,
                     std::max(before, after),
                     {},
                     after});
  }
  const Html filled = table("wat-als-datums", visit.tr("Dates that would change, today beside then"),
                            head_row({visit.tr("What"), visit.tr("Planned"), visit.tr("In time, by the date of today"),
                                      visit.tr("Shift"), visit.tr("Comes by")}),
                            rows, {}, true);
  Html whole = filled;
  if (!drawn.empty())
    whole.add("{}", span_figure(visit, "wat-als-grafiek",
                                visit.tr("How far the middle moves: the stroke is today, the ring is then"), drawn,
                                year_of(visit.today), Html{}));
  if (answer.dates.size() > most_dates)
    whole.add("<p>{}</p>", fill(visit.tr("The first {} of {} are shown."),
                                {std::to_string(most_dates), std::to_string(answer.dates.size())}));
  return whole;
}

Html goals_block(const Visit& visit, const WhatIfAnswer& answer) {
  if (answer.goals.empty())
    return html("<p>{}</p>", visit.tr("The work for no goal would be finished at another time."));
  Html rows;
  for (const GoalChange& change : answer.goals) {
    const auto by = std::ranges::find(answer.steering_then.goals, change.id, &SteeringGoal::id)->by;
    const std::string chance = change.in_time ? change_text(visit.language, *change.in_time) + " (" +
                                                    difference_text(visit.language, *change.in_time) + ")"
                                              : std::string(visit.tr("cannot be said in both"));
    rows.add(
        "<tr><th scope=\"row\">{}</th><td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td><td "
        "data-label=\"{}\">{}</td></tr>\n",
        cited_id(visit, change.id), visit.tr("Work finished in time"), chance, visit.tr("Today"),
        work_words(visit, change.work, by), visit.tr("As asked"), work_words(visit, change.work_then, by));
  }
  return table("wat-als-doelen", visit.tr("Goals of which the work would be finished at another time"),
               head_row({visit.tr("Goal"), visit.tr("Work finished in time"), visit.tr("Today"), visit.tr("As asked")}),
               rows, {}, true);
}

void add_money_rows(const Visit& visit, Html& rows, const std::vector<MoneyChange>& changes, std::string_view what) {
  const auto shown = [&](const Amount& amount) {
    return amount.empty() ? std::string(visit.tr("nothing")) : short_amount_text(visit.language, amount);
  };
  for (const MoneyChange& change : changes) {
    const std::int64_t difference = change.then.high.cents - change.today.high.cents;
    const std::string words = what.empty() ? std::string(choice_word(visit, change.stage)) : std::string(what);
    rows.add(
        "<tr><th scope=\"row\">{}</th><td data-label=\"{}\">{}, {}</td><td class=\"stip-number\" "
        "data-label=\"{}\">{}</td><td class=\"stip-number\" data-label=\"{}\">{}</td><td class=\"stip-number\" "
        "data-label=\"{}\">{}</td></tr>\n",
        change.id.empty() ? open_word(visit.tr("not stated")) : cited_id(visit, change.id), visit.tr("Money"), words,
        to_lower(kind_word(visit, change.kind)), visit.tr("Today"), shown(change.today), visit.tr("As asked"),
        shown(change.then), visit.tr("Difference"), signed_amount_text(visit.language, difference));
  }
}

Html money_block(const Visit& visit, const WhatIfAnswer& answer) {
  Html rows;
  add_money_rows(visit, rows, answer.by_source, {});
  add_money_rows(visit, rows, answer.secured, visit.tr("Secured: granted, obligated or paid"));
  add_money_rows(visit, rows, answer.promised, visit.tr("Promised: reserved or conditional"));
  if (rows.empty()) return html("<p>{}</p>", visit.tr("No money would change."));
  Html whole = table("wat-als-geld", visit.tr("Money that would change, of sources and of goals, in euros"),
                     head_row({visit.tr("Source or goal"), visit.tr("Money"), visit.tr("Today"), visit.tr("As asked"),
                               visit.tr("Difference")}),
                     rows, {}, true);
  return whole.add("<p class=\"stip-quiet\">{}</p>\n",
                   visit.tr("Goals share actions, so their money is never added. What less money does to a date is not "
                            "known here: no date moves by a cut alone."));
}

/// What it says in short, above all tables.
Html in_short(const Visit& visit, const WhatIfAnswer& answer) {
  const auto count = [&](auto fits) { return static_cast<long>(std::ranges::count_if(answer.dates, fits)); };
  const long later = count([](const DateChange& one) { return one.mean > 0.5; });
  const long sooner = count([](const DateChange& one) { return one.mean < -0.5; });
  const long gone = count([](const DateChange& one) { return one.in == DateChange::In::today_only; });
  Html items;
  if (later) items.add("<li>{}</li>", tr_n(visit.language, "{} date comes later", "{} dates come later", later));
  if (sooner) items.add("<li>{}</li>", tr_n(visit.language, "{} date comes sooner", "{} dates come sooner", sooner));
  if (gone)
    items.add("<li>{}</li>", tr_n(visit.language, "{} action or milestone is left out of the plan",
                                  "{} actions and milestones are left out of the plan", gone));
  if (!answer.goals.empty())
    items.add("<li>{}</li>", tr_n(visit.language, "the work for {} goal or effect changes",
                                  "the work for {} goals and effects changes", static_cast<long>(answer.goals.size())));
  if (!answer.by_source.empty()) items.add("<li>{}</li>", visit.tr("money changes"));
  if (items.empty()) return html("<p>{}</p>", visit.tr("Nothing that is worked out here would change."));
  return html("<ul>{}</ul>", items);
}

Html save_block(const Visit& visit, const WhatIfAsked& asked, const WhatIfAnswer& answer) {
  NamedTexts query = query_of(asked);
  Html items;
  if (answer.made.changes.empty()) {
    items.add("<li>{}</li>", visit.tr("There is nothing to save: no value of a record would change."));
  } else if (visit.moment != "now") {
    items.add("<li>{}</li>", visit.tr("A proposal is made from the agenda of now: look at now to save this."));
  } else if (!visit.site.who.empty() && !may_be_offered_somewhere(visit, Act::propose)) {
    items.add("<li>{}</li>", visit.tr("With your roles you cannot make a proposal. Whoever may can save this: send "
                                      "them the address of this page."));
  } else if (!visit.site.who.empty()) {
    items.add("<li><a href=\"{}\">{}</a></li>", link_with(visit, "voorstel-uit-wat-als", query),
              visit.tr("Save as a proposal"));
  } else if (visit.site.has_office) {
    items.add("<li>{} <a href=\"/{}/inloggen\">{}</a></li>",
              visit.tr("Whoever may propose can save this as a proposal after signing in; this address keeps the "
                       "question."),
              tag(visit.language), visit.tr("Sign in"));
  }
  items.add("<li><a href=\"{}\">{}</a></li>", link_with(visit, "sturen/wat-als.csv", query),
            visit.tr("Download as CSV"));
  if (visit.moment != "now") query.emplace_back("moment", visit.moment);
  std::string address = "/v1/vooruitzichten";
  for (const auto& [name, value] : query)
    address += (address.find('?') == address.npos ? "?" : "&") + name + "=" + percent_encoded(value);
  items.add("<li><a href=\"{}\">JSON</a></li>", address);
  return html("<ul class=\"stip-actions\">{}</ul>\n", items);
}

}  // namespace

Html scenario_edits(const Visit& visit, const ScenarioChanges& made) {
  constexpr std::size_t most = 60;
  Html rows, remarks;
  for (std::size_t i = 0; i < std::min(most, made.edits.size()); ++i) {
    const ScenarioEdit& edit = made.edits[i];
    rows.add("<tr><th scope=\"row\">{}</th><td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td></tr>\n",
             edited_place(visit, edit.record, edit.field), visit.tr("Today"),
             edited_value(visit, edit.record, edit.field, edit.was), visit.tr("As asked"),
             edited_value(visit, edit.record, edit.field, edit.becomes));
  }
  // By what is remarked, so that a source of many lines says it once.
  for (std::size_t i = 0; i < made.remarks.size(); ++i) {
    const ScenarioNote note = made.remarks[i].note;
    if (std::ranges::find(made.remarks.begin(), made.remarks.begin() + static_cast<std::ptrdiff_t>(i), note,
                          &ScenarioRemark::note) != made.remarks.begin() + static_cast<std::ptrdiff_t>(i))
      continue;
    Html records;
    long count = 0;
    for (const ScenarioRemark& remark : made.remarks) {
      if (remark.note != note) continue;
      if (count++ < 12) records.add("{}{}", records.empty() ? "" : ", ", cited_id(visit, remark.record));
    }
    if (count > 12) records.add(" …");
    remarks.add("<li>{} × {}: {}</li>", count, told(note).in(visit.language), records);
  }
  Html whole;
  if (!rows.empty())
    whole.add("{}", table("wat-als-waarden", visit.tr("What would be changed in the agenda"),
                          head_row({visit.tr("Field"), visit.tr("Today"), visit.tr("As asked")}), rows, {}, true));
  if (made.edits.size() > most)
    whole.add("<p>{}</p>", fill(visit.tr("The first {} of {} are shown."),
                                {std::to_string(most), std::to_string(made.edits.size())}));
  if (!remarks.empty())
    whole.add("<details class=\"stip-details\"{}><summary>{}</summary><ul>{}</ul></details>\n",
              Html::trusted(made.remarks.size() <= 3 ? " open" : ""), visit.tr("What is worth knowing of this"),
              remarks);
  return whole;
}

Html what_if_result(const Visit& visit, const WhatIfAsked& asked, const WhatIfAnswer& answer) {
  const AgendaFutures& then = answer.steering_then.futures;
  Html whole = in_short(visit, answer);
  whole.add(save_block(visit, asked, answer));
  whole.add("<h3>{}</h3>{}", visit.tr("What was asked"), scenario_edits(visit, answer.made));
  whole.add("<h3>{}</h3>{}", visit.tr("The plan then"), dates_block(visit, answer));
  whole.add("<h3>{}</h3>{}", visit.tr("The goals then"), goals_block(visit, answer));
  whole.add("<h3>{}</h3>{}", visit.tr("The money then"), money_block(visit, answer));
  return whole.add(
      "<p class=\"stip-quiet\">{} <a href=\"{}\">{}</a></p>\n",
      fill(visit.tr(
               "Both are worked out in the same {} futures (seed {}; input {} and {}), so that a difference comes of "
               "the question and not of the draw. Behind ± stand two standard errors; what is smaller is called "
               "chance. How far the placeholder for durations is off is not in it."),
           {number_text(visit.language, static_cast<long>(then.simulated.samples)), std::to_string(then.seed),
            digest_of(answer.steering_today->futures), digest_of(then)}),
      method_address(visit, "foresight-and-what-ifs"), visit.tr("How it is worked out"));
}

}  // namespace stip
