// Edition page of the office: what is left before the next edition, freezing it, and publishing it.
#include <algorithm>

#include "agenda/records.h"
#include "base/local_time.h"
#include "base/text.h"
#include "editions/freeze_edition.h"
#include "governance/new_edition.h"
#include "web/office/act_parts.h"
#include "web/office/pages.h"
#include "web/parts/record_parts.h"
#include "web/parts/status.h"

namespace stip {
namespace {

constexpr std::size_t shown_of_step = 8;

int last_year(const OfficeVisit& visit) {
  const auto editions = visit.office.registry.editions(visit.visit.viewer);
  return editions.empty() ? int{visit.visit.today.year()} - 1 : editions.back().year;
}

/// The year of the address, else the one after the last edition.
int year_of(const OfficeVisit& visit) {
  const std::string* asked = visit.visit.request.query_value("jaar");
  const auto year = parse_whole(asked ? *asked : std::string());
  return year.ok() && *year && **year > 1900 && **year < 2200 ? **year : last_year(visit) + 1;
}

Html left_of(const Visit& visit, const ReadyStep& step) {
  if (step.step == EditionStep::round && step.done < step.all && step.open.empty())
    return html("{}", visit.tr("no round was opened"));
  Html items;
  for (std::size_t i = 0; i < step.open.size() && i < shown_of_step; ++i)
    items.add("<li>{} {}</li>", step.open[i], linked_id(visit, step.open[i]));
  if (items.empty()) return html("{}", visit.tr("nothing"));
  if (step.open.size() > shown_of_step)
    items.add("<li>{}</li>",
              tr_n(visit.language, "and {} more", "and {} more", static_cast<long>(step.open.size() - shown_of_step)));
  return html("<ul>{}</ul>", items);
}

Html check_list(const OfficeVisit& visit, int year) {
  const Visit& v = visit.visit;
  Html rows;
  for (const ReadyStep& step : readiness(v.view, year, v.today)) {
    const std::string count =
        step.counts_left_only() && step.is_done() ? std::string(v.tr("done"))
        : step.counts_left_only()
            ? fill(v.tr("{} left"), {number_text(v.language, static_cast<long>(step.open.size()))})
        : step.all == 0 ? std::string(v.tr("nothing to do"))
                        : fill(v.tr("{} of {}"), {number_text(v.language, static_cast<long>(step.done)),
                                                  number_text(v.language, static_cast<long>(step.all))});
    rows.add(
        "<tr><th scope=\"row\">{}</th><td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td><td "
        "data-label=\"{}\">{}</td></tr>",
        v.tr(says(step.step)), v.tr("Status"),
        !step.is_done()        ? status_word(Level::attention, v.tr("to do"))
        : step.had_something() ? status_word(Level::good, v.tr("done"))
                               : status_word(Level::none, v.tr("nothing to do")),
        v.tr("Done"), count, v.tr("What is left"), left_of(v, step));
  }
  return table("controle", v.tr("Before the edition is frozen"),
               html("<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th "
                    "scope=\"col\">{}</th></tr>",
                    v.tr("Check"), v.tr("Status"), v.tr("Done"), v.tr("What is left")),
               rows, {}, true);
}

Html preview(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  const std::string since = "/" + std::string(tag(v.language)) + "/verschil?naar=now";
  const struct {
    std::string_view path, title;
  } pages[] = {{"", v.tr("Overview")},  {"doelen", v.tr("Goals")},          {"acties", v.tr("Actions")},
               {"geld", v.tr("Money")}, {"verschil", v.tr("What changed")}, {"signalen", v.tr("You said, we did")}};
  Html as_public;
  for (const auto& one : pages)
    as_public.add("<li><a href=\"{}?{}\">{}</a></li> ", v.link(one.path), looks_as_public, one.title);
  return html(
      "<ul><li><a href=\"{}\">{}</a></li><li><a href=\"{}\">{}</a></li><li><a href=\"{}\">{}</a></li><li><a "
      "href=\"{}\">{}</a></li></ul><p>{}</p><ul class=\"stip-actions\">{}</ul>",
      since, v.tr("What changed since the last edition"), v.link("documenten"),
      v.tr("The documents as they would be now"), v.link("kamerbrief"), v.tr("The letter to parliament"), v.link(""),
      v.tr("The agenda as it is now"), v.tr("As the public sees it, who is not signed in:"), as_public);
}

NamedTexts decisions(const Visit& visit) {
  NamedTexts options;
  for (const Decision& each : visit.view.all<Decision>()) options.emplace_back(each.id, title_and_id(visit, each));
  std::ranges::reverse(options);
  return options;
}

Html freezing(const OfficeVisit& visit, int year) {
  const Visit& v = visit.visit;
  const bool is_sent = typed(visit, "_what") == "freeze";
  const auto was = [&](std::string_view name) { return is_sent ? typed(visit, name) : std::string(); };
  Html fields = line_field({"_year", v.tr("Year"), {}, is_sent ? was("_year") : std::to_string(year)});
  fields.add(
      area_field({"_reason", v.tr("Reason"), v.tr("In a sentence, as it will stand in the ledger."), was("_reason")}));
  fields.add(
      choice_field({"_decision", v.tr("Decision that adopts it"), {}, was("_decision")}, v.tr("None"), decisions(v)));
  fields.add(line_field(
      {"_day", v.tr("Day of publication"),
       v.tr("For instance 1-3-2027. Empty: you publish it by hand, and everybody sees at once that it is frozen."),
       was("_day")}));
  fields.add(line_field(
      {"_time", v.tr("Time of publication"), v.tr("For instance 14:00 or 14.00, in Dutch time."), was("_time")}));
  return html(
      "<h2 id=\"vastleggen\">{}</h2><p>{}</p>{}", v.tr("Freeze the edition"),
      v.tr("What was frozen never changes. Its documents are made and kept with it, which takes a few minutes."),
      act_form(visit, fields, v.tr("Freeze"), "freeze"));
}

Html publishing(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  Html whole;
  for (const Edition& edition : v.view.all<Edition>()) {
    if (edition.published) continue;
    const auto release = parse_instant(edition.release);
    whole.add("<h3>{}</h3><p>{}</p>", record_link(v, edition),
              release.ok() ? fill(v.tr("It becomes public by itself on {}."), {instant_text(v.language, *release)})
                           : std::string(v.tr("It is frozen and waits until somebody publishes it.")));
    Html fields = line_field(
        {"_letter", v.tr("Address of the letter"), v.tr("May be empty."), typed(visit, "_letter"), edition.id});
    fields.add("<input type=\"hidden\" name=\"_edition\" value=\"{}\">", edition.id);
    whole.add(act_form(visit, fields, v.tr("Publish now"), "publish"));
  }
  return whole.empty() ? whole : html("<h2 id=\"publiceren\">{}</h2>{}", v.tr("Frozen, not published"), whole);
}

Response show(const OfficeVisit& visit, const std::vector<Error>& problems) {
  const Visit& v = visit.visit;
  const int year = year_of(visit);
  Html content =
      html("<p class=\"stip-lead\">{}</p>",
           v.tr("What is left before the next edition. Nothing on this list stands in the way: you weigh it."));
  content.add(check_list(visit, year)).add(section("vooruitblik", v.tr("Look before you freeze"), preview(visit)));
  content.add(freezing(visit, year)).add(publishing(visit));
  return act_page(visit, fill(v.tr("Edition {}"), {std::to_string(year)}), problems, content,
                  {{"year", "f_year"}, {"reason", "f_reason"}, {"time", "f_time"}, {"edition", "f_year"}});
}

/// "14:00" of "14:00", "14.00", "9.30 uur" and "14 uur"; what is no such time as it stands.
std::string clock_time(const std::string& typed) {
  std::string text = to_lower(typed);
  const bool says_hours = ends_with(text, "uur");
  if (says_hours) text = std::string(trimmed(text.substr(0, text.size() - 3)));
  std::ranges::replace(text, '.', ':');
  if (says_hours && !contains(text, ":")) text += ":00";
  if (text.size() == 4 && text[1] == ':') text.insert(0, "0");
  return text;
}

/// The moment of publication that was typed; nullopt: none.
std::optional<Instant> release_of(const OfficeVisit& visit, std::vector<Error>& problems) {
  const std::string day = typed(visit, "_day"), time = typed(visit, "_time");
  if (day.empty() && time.empty()) return std::nullopt;
  std::vector<Error> unread;
  const Date date = typed_date(visit, "_day", "day", unread);
  if (date && date.precision() == Precision::day) {
    const auto release = parse_local_time(to_text(date.first()) + " " + clock_time(time));
    if (release.ok()) return *release;
  }
  const Visit& v = visit.visit;
  problems.push_back({ErrorKind::invalid, std::string(v.tr("time")),
                      fill(v.tr("“{}” is not a day with a time."), {day + " " + time}),
                      std::string(v.tr("Fill in both, for instance 1-3-2027 and 14:00."))});
  return std::nullopt;
}

/// The edition of that year if this person froze it with these words: the same form, sent twice; else empty.
std::string frozen_by_same(const OfficeVisit& visit, int year, const std::string& reason) {
  const Registry& registry = visit.office.registry;
  for (const EditionPlace& place : registry.editions(visit.visit.viewer)) {
    if (place.year != year) continue;
    const auto froze = registry.last_set(type_of<Edition>(), place.id, "position", registry.size(), visit.visit.viewer);
    if (froze && froze->author == visit.account.id && froze->reason == reason) return place.id;
  }
  return {};
}

ErrorOr<Response> frozen(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  std::vector<Error> problems;
  const auto year = parse_whole(typed(visit, "_year"));
  if (!year.ok() || !*year || **year < 1900 || **year > 2200)
    problems.push_back({ErrorKind::invalid, std::string(v.tr("year")),
                        std::string(v.tr("that is no year of an edition.")),
                        std::string(v.tr("Write the year in four digits: 2026."))});
  const std::string reason = typed(visit, "_reason"), decision = typed(visit, "_decision");
  if (reason.empty())
    problems.push_back({ErrorKind::invalid, std::string(v.tr("reason")), std::string(v.tr("it gives no reason.")),
                        std::string(v.tr("Say why in a sentence."))});
  if (!decision.empty() && !v.view.find<Decision>(decision))
    problems.push_back({ErrorKind::not_found, "decision " + decision, std::string(v.tr("there is no such decision.")),
                        std::string(v.tr("Choose one from the list."))});
  const auto release = release_of(visit, problems);
  if (!problems.empty()) return show(visit, problems);
  const auto edition = visit.office.registry.freeze(**year, reason, visit.account.id, decision, release);
  if (!edition.ok()) {
    const std::string before = frozen_by_same(visit, **year, reason);
    if (visit.sending && before.empty() && edition.error().kind == ErrorKind::conflict)
      visit.sending->overtaken = visit.office.registry.size() > v.view.upto();
    return before.empty() ? show(visit, told(visit, {edition.error()})) : see_other(v.link("edities/" + before));
  }
  if (visit.office.keep_documents) visit.office.keep_documents(*edition, visit.account.id);
  return see_other(v.link("edities/" + edition->id));
}

}  // namespace

// WEBPAGE: GET /{language}/nieuwe-editie?jaar=2027
//
// The check-list of the next edition, what to look at first, the form that freezes it now (to be published by hand, or
// on the hour), and those that were frozen and not published.
ErrorOr<Response> new_edition_page(const OfficeVisit& visit) {
  STIP_TRY(may(visit.person(), Act::freeze_edition));
  return show(visit, {});
}

ErrorOr<Response> edition_sent(const OfficeVisit& visit) {
  STIP_TRY(may(visit.person(), Act::freeze_edition));
  const Visit& v = visit.visit;
  if (typed(visit, "_what") != "publish") return frozen(visit);
  STIP_TRY(may(visit.person(), Act::publish));
  const std::string id = typed(visit, "_edition");
  const auto problems = enter_act(
      visit, publish_edition(v.view, {id, {}, typed(visit, "_letter")}, actor_of(visit), v.today), key_of(visit));
  if (!problems.empty()) return show(visit, problems);
  return see_other(v.link("edities/" + id));
}

}  // namespace stip
