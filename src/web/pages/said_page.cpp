// Said page: "you said, we did" with its filter and counts, and the page of one signal.
#include "web/pages/said_page.h"

#include <algorithm>
#include <set>

#include "agenda/records.h"
#include "base/text.h"
#include "web/parts/filter.h"
#include "web/parts/json_twin.h"
#include "web/parts/record_parts.h"
#include "web/parts/said_parts.h"
#include "web/parts/shell.h"
#include "web/parts/status.h"
#include "web/parts/written.h"

namespace stip {
namespace {

struct SaidFilter {
  std::string origin, answer, organisation;

  bool empty() const { return origin.empty() && answer.empty() && organisation.empty(); }
};

std::string asked(const Visit& visit, std::string_view name) {
  const std::string* value = visit.request.query_value(name);
  return value ? *value : std::string();
}

bool is_open(const Signal& signal) { return signal.answer == AnswerKind::unanswered; }

bool fits(const SaidAndDone& line, const SaidFilter& filter) {
  const Signal& signal = *line.signal;
  if (!filter.origin.empty() && name_of_choice(signal.origin) != filter.origin) return false;
  if (filter.answer == "open" && !is_open(signal)) return false;
  if (filter.answer == "te-laat" && !(is_open(signal) && line.days_overdue > 0)) return false;
  const bool asks_kind = !filter.answer.empty() && filter.answer != "open" && filter.answer != "te-laat";
  if (asks_kind && name_of_choice(signal.answer) != filter.answer) return false;
  const std::string& by = filter.organisation;
  return by.empty() || signal.raised_by.id == by || signal.assigned_to.id == by || signal.body.id == by;
}

NamedTexts origins(const Visit& visit, const std::vector<SaidAndDone>& lines) {
  std::set<std::size_t> occurring;
  for (const SaidAndDone& line : lines) occurring.insert(static_cast<std::size_t>(line.signal->origin));
  NamedTexts options;
  const ChoiceType& type = Choices<SignalOrigin>::type();
  for (const std::size_t at : occurring)
    if (!type.values[at].name.empty()) options.emplace_back(type.values[at].name, choice_word(visit, type, at));
  return options;
}

NamedTexts answers(const Visit& visit) {
  NamedTexts options{{"open", std::string(visit.tr("No answer yet"))},
                     {"te-laat", std::string(visit.tr("No answer yet, past its term"))}};
  const ChoiceType& type = Choices<AnswerKind>::type();
  for (std::size_t at = 1; at < type.values.size(); ++at)
    options.emplace_back(type.values[at].name, choice_word(visit, type, at));
  return options;
}

NamedTexts parties(const Visit& visit, const std::vector<SaidAndDone>& lines) {
  std::set<std::string> ids;
  for (const SaidAndDone& line : lines)
    for (const std::string& id : {line.signal->raised_by.id, line.signal->assigned_to.id, line.signal->body.id})
      ids.insert(id);
  NamedTexts options;
  for (const std::string& id : ids)
    if (const auto found = visit.view.find_any(id)) options.emplace_back(id, visit.title(*found.record));
  return by_text(visit, std::move(options));
}

Html form(const Visit& visit, const std::vector<SaidAndDone>& lines, const SaidFilter& filter) {
  Html whole = html("<form class=\"stip-filter\" method=\"get\" action=\"/{}/signalen\" aria-label=\"{}\">\n{}{}{}{}",
                    tag(visit.language), visit.tr("Filter the signals"),
                    select_field("antwoord", visit.tr("Answer"), visit.tr("All"), answers(visit), filter.answer),
                    select_field("herkomst", visit.tr("Origin"), visit.tr("All"), origins(visit, lines), filter.origin),
                    select_field("wie", visit.tr("Who raised it or answers"), visit.tr("All"), parties(visit, lines),
                                 filter.organisation),
                    hidden_moment(visit));
  whole.add("<div class=\"stip-actions\"><button class=\"utrecht-button utrecht-button--primary-action\">{}</button>",
            visit.tr("Show"));
  if (!filter.empty()) whole.add("<a href=\"{}\">{}</a>", visit.link("signalen"), visit.tr("Show all"));
  return whole.add("</div></form>\n");
}

/// How many of each: numbers beside each other, no mean and no score.
Html counts(const Visit& visit, const std::vector<SaidAndDone>& lines) {
  const auto count = [&](auto holds) { return static_cast<int>(std::ranges::count_if(lines, holds)); };
  const auto answered = [&](AnswerKind kind) {
    return count([kind](const SaidAndDone& line) { return line.signal->answer == kind; });
  };
  const auto open = [](bool late) {
    return [late](const SaidAndDone& line) { return is_open(*line.signal) && (line.days_overdue > 0) == late; };
  };
  return split_bar(visit, {{Level::bad, visit.tr("No answer yet, past its term"), count(open(true))},
                           {Level::attention, visit.tr("No answer yet"), count(open(false))},
                           {Level::done, choice_word(visit, AnswerKind::taken_over), answered(AnswerKind::taken_over)},
                           {Level::fair, choice_word(visit, AnswerKind::partly), answered(AnswerKind::partly)},
                           {Level::ended, choice_word(visit, AnswerKind::not_taken), answered(AnswerKind::not_taken)},
                           {Level::planned, choice_word(visit, AnswerKind::noted), answered(AnswerKind::noted)}});
}

}  // namespace

// WEBPAGE: GET /{language}/signalen?antwoord=&herkomst=&wie=
//
// "You said, we did": every signal that was raised, by which organisation or body; the answer and why; where it shows
// and how that action stands now; how many days it took. What is still open stands first, longest past its term first.
// The same lines as JSON: /v1/terugkoppelingen.
ErrorOr<Response> said_page(const Visit& visit) {
  const auto lines = said_and_done(visit.view, visit.today);
  const SaidFilter filter{asked(visit, "herkomst"), asked(visit, "antwoord"), asked(visit, "wie")};
  std::vector<SaidAndDone> chosen;
  bool shows_invented = false;
  for (const SaidAndDone& line : lines) {
    if (!fits(line, filter)) continue;
    chosen.push_back(line);
    shows_invented |= line.signal->invented;
  }
  Html content =
      html("<div class=\"stip-title\"><h1>{}</h1><p class=\"stip-lead\">{}</p></div>\n{}", visit.tr("You said, we did"),
           visit.tr("What was raised, what was done with it and why, and how that stands now."),
           invented_banner(visit, false, shows_invented));
  if (visit.site.has_office && visit.moment == "now")
    content.add("<p><a href=\"/{}/meedenken\">{}</a></p>\n", tag(visit.language),
                visit.tr("Tell what hampers an action, or is forgotten"));
  if (!visit.site.who.empty() && visit.moment == "now")
    content.add("<p><a href=\"{}\">{}</a></p>\n", visit.link("signaleren"), visit.tr("Take in a signal"));
  content.add(form(visit, lines, filter));
  content.add("<p role=\"status\">{}</p>\n{}",
              fill(visit.tr("{} of {} signals"), {number_text(visit.language, static_cast<long>(chosen.size())),
                                                  number_text(visit.language, static_cast<long>(lines.size()))}),
              counts(visit, chosen));
  for (const SaidAndDone& line : chosen)
    content.add("<article class=\"stip-section\" id=\"{}\"><h2>{}</h2>\n{}</article>\n", line.signal->id,
                numbered_link(visit, *line.signal), said_facts(visit, line));
  if (chosen.empty()) content.add("<p>{}</p>\n", visit.tr("No signal fits all of this."));
  content.add("<ul class=\"stip-actions\"><li><a href=\"{}\">JSON</a></li> <li><a href=\"{}\">CSV</a></li></ul>\n",
              api_address(visit, "/v1/terugkoppelingen"), api_address(visit, "/v1/signalen?formaat=csv"));
  return page(
      visit,
      {std::string(visit.tr("You said, we did")), "", {{"", std::string(visit.tr("Overview"))}}, "signalen", false},
      std::move(content));
}

// WEBPAGE: GET /{language}/signalen/{id}
//
// One signal: who raised it, what was said, the answer and why, where it shows and how that stands now, sources and
// history. One that was merged into another leads there.
ErrorOr<Response> signal_page(const Visit& visit) {
  const RecordType& type = type_of<Signal>();
  const auto* signal = visit.view.find<Signal>(visit.parts[0]);
  if (!signal)
    return Error{ErrorKind::not_found, "signal " + visit.parts[0], "there is no such signal.", "See all signals."};
  Html content = record_head(visit, type, *signal);
  content.add(act_link(visit, type, signal->id));
  if (const auto line = said_line(visit, signal->id)) {
    content.add(said_facts(visit, *line));
    // Who answered sees at once whom to tell; for anybody else it says nothing new.
    if (!visit.site.who.empty() && !is_open(*signal)) content.add(told_list(visit, *signal));
  } else {
    content.add("<p>{} {}</p>\n", visit.tr("Others said the same; it goes on in:"),
                linked_id(visit, signal->merged_into.id));
    content.add(fact_list(visit, type, *signal, {"merged_into"}, true));
  }
  if (!signal->note.empty()) content.add(section("opmerking", visit.tr("Note"), written_prose(visit, signal->note)));
  content.add(sources_of(visit, *signal)).add(proposal_link(visit, type, signal->id));
  content.add(why_section(visit, type, signal->id));
  content.add(section("geschiedenis", visit.tr("History"), history_of(visit, type, signal->id)));
  return page(visit,
              {title_and_id(visit, *signal),
               "",
               {{"", std::string(visit.tr("Overview"))}, {"signalen", std::string(visit.tr("You said, we did"))}},
               "signalen",
               false},
              std::move(content));
}

}  // namespace stip
