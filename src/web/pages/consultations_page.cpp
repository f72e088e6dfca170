// Consultations pages: the list, and one consultation with its results.
#include "web/pages/consultations_page.h"

#include <algorithm>

#include "agenda/records.h"
#include "exchange/csv.h"
#include "publishing/consultation_report.h"
#include "publishing/consultation_words.h"
#include "publishing/document_html.h"
#include "publishing/record_words.h"
#include "publishing/render.h"
#include "web/parts/json_twin.h"
#include "web/parts/record_parts.h"
#include "web/parts/report_parts.h"
#include "web/parts/said_parts.h"
#include "web/parts/shell.h"
#include "web/parts/status.h"
#include "web/parts/written.h"

namespace stip {
namespace {

Error no_such(const Visit& visit) {
  return {ErrorKind::not_found, "consultation " + visit.parts[0], "there is no such consultation.",
          "See all consultations."};
}

Level level_of(ConsultationStatus status) {
  switch (status) {
    case ConsultationStatus::open:
      return Level::attention;
    case ConsultationStatus::closed:
      return Level::planned;
    case ConsultationStatus::answered:
      return Level::done;
    case ConsultationStatus::draft:
      break;
  }
  return Level::none;
}

Html status_of_consultation(const Visit& visit, const Consultation& consultation, bool plain = false) {
  return status_word(level_of(consultation.status), choice_word(visit, consultation.status), plain);
}

std::string when_words(const Visit& visit, const Consultation& consultation) {
  return period_text(visit.language, consultation.opens, consultation.closes);
}

/// What was done with it, in a few words: signals with and without an answer, or what was told.
Html done_words(const Visit& visit, const Consultation& consultation) {
  long answered = 0, waiting = 0;
  for (const Signal* signal : visit.view.referring<Signal>("about", consultation.id))
    ++(signal->answer == AnswerKind::unanswered ? waiting : answered);
  Html words;
  if (answered > 0) words.add("<p>{}</p>", tr_n(visit.language, "{} signal answered", "{} signals answered", answered));
  if (waiting > 0)
    words.add("<p>{}</p>",
              tr_n(visit.language, "{} signal waits for an answer", "{} signals wait for an answer", waiting));
  words.add(written_prose(visit, consultation.follow_up, consultation.follow_up_en));
  return words.empty() ? open_word(visit.tr("not said")) : words;
}

Html response_words(const Visit& visit, const Consultation& consultation) {
  const ConsultationWords words(visit.language);
  Html all;
  for (const DoorFindings& door : consultation_findings(visit.view, consultation))
    all.add("<p>{}: {}</p>", words.door(door.door), words.response(door));
  if (!all.empty()) return all;
  if (consultation.participants) return html("{}", number_text(visit.language, long{*consultation.participants}));
  return open_word(visit.tr("not stated"));
}

Html consultation_table(const Visit& visit, const std::vector<const Consultation*>& consultations, std::string_view id,
                        std::string_view heading) {
  const std::string_view when = visit.tr("When"), who = visit.tr("Who took part"),
                         done = visit.tr("What was done with it");
  Html rows;
  for (const Consultation* one : consultations) {
    const std::string period = when_words(visit, *one);
    rows.add(
        "<tr><th scope=\"row\">{}</th><td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td><td "
        "data-label=\"{}\">{}</td></tr>\n",
        record_link(visit, *one), when, period.empty() ? open_word(visit.tr("not stated")) : html("{}", period), who,
        response_words(visit, *one), done, done_words(visit, *one));
  }
  const Html head = html(
      "<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr>",
      visit.tr("Consultation"), when, who, done);
  const auto count = static_cast<long>(consultations.size());
  const std::string caption =
      std::string(heading) + ": " + tr_n(visit.language, "{} consultation", "{} consultations", count);
  return table(id, caption, head, rows, {}, true);
}

/// By status, those that people can still take part in first; in each the newest first.
std::vector<const Consultation*> with_status(const Visit& visit, ConsultationStatus status) {
  std::vector<const Consultation*> some;
  for (const Consultation& one : visit.view.all<Consultation>())
    if (one.status == status) some.push_back(&one);
  std::ranges::stable_sort(some, std::greater{},
                           [](const Consultation* one) { return to_text(one->closes ? one->closes : one->opens); });
  return some;
}

/// Signals from it with their answers and where these show, decisions about it, and the actions that it is about, as
/// they stand now.
Html done_with_it(const Visit& visit, const Consultation& consultation) {
  const Html told = written_prose(visit, consultation.follow_up, consultation.follow_up_en);
  Html content =
      told.empty() ? html("<p>{}</p>", open_word(visit.tr("It is not recorded yet what was done with it."))) : told;
  for (const SaidAndDone& line : said_and_done(visit.view, visit.today)) {
    const auto& about = line.signal->about;
    if (std::ranges::find(about, consultation.id, &AnyRef::id) == about.end()) continue;
    content.add("<article class=\"stip-section\"><h3>{}</h3>\n{}</article>\n", numbered_link(visit, *line.signal),
                said_facts(visit, line));
  }
  Html items;
  for (const Decision* decision : visit.view.referring<Decision>("about", consultation.id))
    items.add("<li>{} {}</li>\n", numbered_link(visit, *decision), choice_word(visit, decision->outcome));
  for (const AnyRef& ref : consultation.about) {
    const auto found = visit.view.find_any(ref.id);
    if (!found) continue;
    items.add("<li>{}", numbered_link(visit, *found.record));
    if (found.type == &type_of<Action>()) {
      const auto& action = static_cast<const Action&>(*found.record);
      items.add(" {} {}", status_of(visit, action.phase, true),
                owner_on_schedule(visit, last_report(visit.view, action.id, visit.today)));
    }
    items.add("</li>\n");
  }
  if (!items.empty())
    content.add("<h3>{}</h3><ul>{}</ul>\n", visit.tr("What it is about, and how that stands now"), items);
  return content;
}

Html downloads(const Visit& visit, const Consultation& consultation, bool has_numbers) {
  const std::string id = percent_encoded(consultation.id);
  Html items;
  for (const Format format : {Format::docx, Format::odt, Format::pdf, Format::html})
    items.add("<li><a class=\"stip-target\" href=\"{}\">{}</a></li> ",
              visit.link("documenten/raadpleging-" + id + "." + std::string(name_of(format))), label_of(format));
  if (has_numbers)
    items.add("<li><a class=\"stip-target\" href=\"{}\">{}</a></li>",
              visit.link("raadplegingen/" + id + "/uitkomsten.csv"), visit.tr("The published numbers as CSV"));
  return html("<ul class=\"stip-actions\">{}</ul>\n", items);
}

}  // namespace

// WEBPAGE: GET /{language}/raadplegingen
//
// What citizens were and are asked: open, closed, and answered; who took part by which door, and what was done with it.
ErrorOr<Response> consultations_page(const Visit& visit) {
  bool some_invented = false, any = false;
  Html tables;
  const std::pair<ConsultationStatus, std::string_view> statuses[] = {
      {ConsultationStatus::open, msg("People can take part")},
      {ConsultationStatus::closed, msg("Closed")},
      {ConsultationStatus::answered, msg("Closed and answered")},
      {ConsultationStatus::draft, msg("In preparation")}};
  for (const auto& [status, heading] : statuses) {
    const auto some = with_status(visit, status);
    if (some.empty()) continue;
    any = true;
    for (const Consultation* one : some) some_invented |= one->invented;
    const std::string id(name_of_choice(status));
    tables.add(section(id, visit.tr(heading), consultation_table(visit, some, id + "-tabel", visit.tr(heading))));
  }
  Html content =
      html("<div class=\"stip-title\"><h1>{}</h1><p class=\"stip-lead\">{}</p></div>\n{}", visit.tr("Consultations"),
           visit.tr("What citizens were asked, what they said, and what was done with it."),
           invented_banner(visit, false, some_invented));
  content.add(any ? tables : html("<p>{}</p>", visit.tr("There are none yet.")));
  content.add(
      "<ul class=\"stip-actions\"><li><a href=\"{}\">{}</a></li> <li><a href=\"{}\">JSON</a></li> <li><a "
      "href=\"{}\">CSV</a></li></ul>\n",
      visit.link("signalen"), visit.tr("You said, we did"), api_address(visit, "/v1/consultaties"),
      api_address(visit, "/v1/consultaties?formaat=csv"));
  return page(visit,
              {std::string(visit.tr("Consultations of citizens")),
               "",
               {{"", std::string(visit.tr("Overview"))}},
               "raadplegingen",
               false},
              std::move(content));
}

// WEBPAGE: GET /{language}/raadplegingen/{id}
//
// One consultation: who asked and how; by door, and never added up: response before any finding, what stands out, on
// what people agree and differ, groups, map, budgets, rankings, own words, signs of stuffing, trend; and what was done
// with it, as that stands now. All from the recorded results, so that nothing of a person can be on it.
ErrorOr<Response> consultation_page(const Visit& visit) {
  const RecordType& type = type_of<Consultation>();
  const auto* consultation = visit.view.find<Consultation>(visit.parts[0]);
  if (!consultation) return no_such(visit);
  const bool has_numbers = !visit.view.referring<ConsultationResult>("consultation", consultation->id).empty();
  Html content = record_head(visit, type, *consultation);
  content.add("<p>{} {}</p>\n", status_of_consultation(visit, *consultation), when_words(visit, *consultation));
  content.add(act_link(visit, type, consultation->id)).add(downloads(visit, *consultation, has_numbers));
  ConsultationReportOptions options;
  options.language = visit.language;
  options.is_page = true;
  options.address = [&](const Record& record) {
    const auto found = visit.view.find_any(record.id);
    return visit.link(record_path(*found.type, record.id));
  };
  content.add(to_fragment(consultation_report(visit.view, *consultation, visit.today, options)));
  content.add(section("wat-wij-deden", visit.tr("What was done with it"), done_with_it(visit, *consultation)));
  content.add(sources_of(visit, *consultation))
      .add(proposal_link(visit, type, consultation->id))
      .add(why_section(visit, type, consultation->id));
  content.add(section("geschiedenis", visit.tr("History"), history_of(visit, type, consultation->id)));
  return page(visit,
              {title_and_id(visit, *consultation),
               "",
               {{"", std::string(visit.tr("Overview"))}, {"raadplegingen", std::string(visit.tr("Consultations"))}},
               "raadplegingen",
               false},
              std::move(content));
}

// WEBPAGE: GET /{language}/raadplegingen/{id}/uitkomsten.csv
//
// The numbers of the page, one a row; an empty value is a number that may not be told.
ErrorOr<Response> consultation_numbers(const Visit& visit) {
  const auto* consultation = visit.view.find<Consultation>(visit.parts[0]);
  if (!consultation) return no_such(visit);
  auto rows = consultation_rows(visit.view, *consultation);
  for (auto& row : rows)
    for (std::string& cell : row) cell = defused(std::move(cell));
  Response response;
  response.content_type = "text/csv; charset=utf-8";
  response.body = write_csv(rows);
  response.headers.emplace_back("Content-Disposition",
                                "attachment; filename=\"" + percent_encoded(consultation->id) + ".csv\"");
  return response;
}

}  // namespace stip
