// Parts of "you said, we did": words, days, and the facts of one signal.
#include "web/parts/said_parts.h"

#include <algorithm>

#include "agenda/records.h"
#include "base/text.h"
#include "web/parts/record_parts.h"
#include "web/parts/report_parts.h"
#include "web/parts/status.h"
#include "web/parts/written.h"

namespace stip {
namespace {

Level level_of(AnswerKind answer) {
  switch (answer) {
    case AnswerKind::taken_over:
      return Level::done;
    case AnswerKind::partly:
      return Level::fair;
    case AnswerKind::not_taken:
      return Level::ended;
    case AnswerKind::noted:
      return Level::planned;
    case AnswerKind::unanswered:
      return Level::attention;
  }
  return Level::none;
}

Html fact(std::string_view heading, const Html& value) {
  return html("<div><dt>{}</dt><dd>{}</dd></div>\n", heading, value);
}

/// An action with where it stands now: its phase, a fact, beside the judgement of its owner.
Html stands(const Visit& visit, const Action& action) {
  const Html phase = action.phase == Phase::unstated ? status_word(Level::none, visit.tr("not stated"), true)
                                                     : status_of(visit, action.phase, true);
  return html("<li>{} {} {}</li>\n", numbered_link(visit, action), phase,
              owner_on_schedule(visit, last_report(visit.view, action.id, visit.today)));
}

Html where_it_shows(const Visit& visit, const SaidAndDone& line) {
  Html items;
  for (const Action* action : line.actions) items.add(stands(visit, *action));
  for (const Decision* decision : line.decisions)
    items.add("<li>{} {}</li>\n", numbered_link(visit, *decision), choice_word(visit, decision->outcome));
  for (const AnyRef& about : line.signal->about) {
    const auto found = visit.view.find_any(about.id);
    if (!found || found.type == &type_of<Action>() || found.type == &type_of<Decision>()) continue;
    items.add("<li>{}</li>\n", numbered_link(visit, *found.record));
  }
  return items.empty() ? open_word(visit.tr("not said")) : html("<ul>{}</ul>", items);
}

}  // namespace

Html raiser(const Visit& visit, const Signal& signal) {
  Html who;
  if (signal.raised_by) who.add(organisation_link(visit, signal.raised_by.id));
  if (signal.body) who.add("{}{}", who.empty() ? "" : ", ", linked_id(visit, signal.body.id));
  const std::string_view origin = choice_word(visit, signal.origin);
  return who.empty() ? html("{}", origin) : html("{} ({})", who, to_lower(origin));
}

Html answer_word(const Visit& visit, const SaidAndDone& line, bool plain) {
  const AnswerKind answer = line.signal->answer;
  if (answer != AnswerKind::unanswered) return status_word(level_of(answer), choice_word(visit, answer), plain);
  if (line.days_overdue > 0) return status_word(Level::bad, visit.tr("No answer yet, past its term"), plain);
  return status_word(Level::attention, visit.tr("No answer yet"), plain);
}

std::string days_words(const Visit& visit, const SaidAndDone& line) {
  const Signal& signal = *line.signal;
  const bool is_open = signal.answer == AnswerKind::unanswered;
  const bool is_known = signal.raised_on && (is_open || signal.answered_on);
  std::string words;
  if (is_known && !line.took_at_least)
    words = is_open ? tr_n(visit.language, "open for {} day", "open for {} days", line.days_open)
                    : tr_n(visit.language, "answered after {} day", "answered after {} days", line.days_open);
  else if (is_known && line.days_open > 0)  // At least no day at all says nothing.
    words = is_open ? tr_n(visit.language, "open for at least {} day", "open for at least {} days", line.days_open)
                    : tr_n(visit.language, "answered after at least {} day", "answered after at least {} days",
                           line.days_open);
  if (line.days_overdue > 0)
    words += (words.empty() ? "" : ", ") +
             tr_n(visit.language, "{} day past its term", "{} days past its term", line.days_overdue);
  return words;
}

Html said_facts(const Visit& visit, const SaidAndDone& line) {
  const Signal& signal = *line.signal;
  const bool is_open = signal.answer == AnswerKind::unanswered;
  Html raised = raiser(visit, signal);
  if (signal.raised_on) raised.add(", {}", date_text(visit.language, signal.raised_on));
  Html facts = fact(visit.tr("Raised by"), raised);
  facts.add(fact(visit.tr("You said"), written_prose(visit, signal.text, signal.text_en)));
  const std::string& because = visit.in_language(signal.answer_text, signal.answer_text_en);
  Html answer = answer_word(visit, line);
  if (!is_open)
    answer.add(because.empty() ? open_word(visit.tr("no reason stated"))
                               : written_prose(visit, signal.answer_text, signal.answer_text_en));
  facts.add(fact(is_open ? visit.tr("Answer") : visit.tr("We did"), answer));
  if (is_open) {
    facts.add(fact(visit.tr("Who owes the answer"), signal.assigned_to ? organisation_link(visit, signal.assigned_to.id)
                                                                       : open_word(visit.tr("nobody was named yet"))));
    facts.add(fact(visit.tr("Before or on"), signal.answer_due
                                                 ? html("{}", date_text(visit.language, signal.answer_due))
                                                 : open_word(visit.tr("no term"))));
  }
  facts.add(fact(is_open ? visit.tr("About") : visit.tr("Where it shows, and how that stands now"),
                 where_it_shows(visit, line)));
  if (const std::string days = days_words(visit, line); !days.empty())
    facts.add(fact(visit.tr("Days"), html("{}", days)));
  if (!line.merged.empty()) {
    Html same;
    for (const Signal* each : line.merged)
      same.add("<li>{}: {}</li>", numbered_link(visit, *each), raiser(visit, *each));
    facts.add(fact(visit.tr("Others said the same"), html("<ul>{}</ul>", same)));
  }
  return html("<dl class=\"stip-facts\">{}</dl>\n", facts);
}

Html told_list(const Visit& visit, const Signal& signal) {
  Html items;
  for (const ToTell& each : to_tell(visit.view, signal.id)) {
    const Signal* raised = visit.view.find<Signal>(each.signal);
    const Html contact = each.organisation.empty() && each.body.empty()
                             ? html(" ({})", visit.tr("through the desk that took it in"))
                             : Html{};
    if (raised) items.add("<li>{}{} · {}</li>", raiser(visit, *raised), contact, each.signal);
  }
  return html("<h2>{}</h2><ul>{}</ul>\n", visit.tr("Who must be told of the answer"), items);
}

std::optional<SaidAndDone> said_line(const Visit& visit, std::string_view signal) {
  for (SaidAndDone& line : said_and_done(visit.view, visit.today))
    if (line.signal->id == signal) return std::move(line);
  return std::nullopt;
}

}  // namespace stip
