// Jobs page: long runs of one's own, and the form that asks for another.
#include <algorithm>
#include <charconv>
#include <optional>

#include "base/program_version.h"
#include "investing/portfolio_front.h"
#include "jobs/job_door.h"
#include "web/office/act_parts.h"
#include "web/office/entering.h"
#include "web/office/job_pages.h"
#include "web/office/job_parts.h"
#include "web/office/parts.h"
#include "web/parts/choice_parts.h"
#include "web/parts/record_parts.h"
#include "web/parts/table_head.h"

namespace stip {
namespace {

constexpr JobQuestion::Kind kinds[] = {JobQuestion::Kind::choice, JobQuestion::Kind::care_front,
                                       JobQuestion::Kind::cost_front, JobQuestion::Kind::plan};
constexpr int jobs_shown = 60;

template <class T>
bool read_number(const std::string& text, T& number) {
  if (text.empty()) return true;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  return failed == std::errc{} && end == text.data() + text.size();
}

/// What an address or a form asks for: the same names in both.
class Asked {
 public:
  explicit Asked(const OfficeVisit& visit) : visit_(visit) {}

  std::string value(std::string_view name) const {
    if (visit_.sends()) return typed(visit_, name);
    const std::string* found = visit_.visit.request.query_value(name);
    return found ? *found : std::string{};
  }

  /// As the form says it; problems name its fields.
  ErrorOr<JobQuestion> question() const {
    JobQuestion read;
    const std::string kind = value("soort");
    for (const JobQuestion::Kind each : kinds)
      if (kind == name_of_kind(each)) read.kind = each;
    if (read.kind == JobQuestion::Kind::choice) read.source = value("bron");
    Json json = to_json(read);
    const auto number = [&](std::string_view field, const char* member, std::string_view label) -> ErrorOr<Nothing> {
      std::int64_t stated = 0;
      const std::string text = value(field);
      if (!read_number(text, stated))
        return Error{ErrorKind::invalid, std::string(visit_.visit.tr(label)),
                     fill(visit_.visit.tr("'{}' is no whole number."), {text}),
                     std::string(visit_.visit.tr("Write digits alone."))};
      if (text.empty() || !json.find(member)) return Nothing{};
      std::erase_if(json.as_object(), [&](const JsonMember& each) { return each.name == member; });
      json.add(member, stated);
      return Nothing{};
    };
    STIP_TRY(number("korting", "cut", msg("How much less")));
    STIP_TRY(number("seconden", "seconds", msg("Time to search")));
    STIP_TRY(number("toekomsten", "samples", msg("Number of futures")));
    STIP_TRY(number("zaad", "seed", msg("Seed")));
    if (const std::string care = value("zorg"); !care.empty() && json.find("care")) {
      std::erase_if(json.as_object(), [](const JsonMember& each) { return each.name == "care"; });
      json.add("care", care);
    }
    return read_job_question(json);
  }

 private:
  const OfficeVisit& visit_;
};

NamedTexts second_options(const Visit& visit) {
  NamedTexts options;
  for (const int seconds : job_seconds)
    options.emplace_back(std::to_string(seconds), seconds < 60
                                                      ? tr_n(visit.language, "{} second", "{} seconds", seconds)
                                                      : tr_n(visit.language, "{} minute", "{} minutes", seconds / 60));
  return options;
}

/// A list without an empty answer.
Html list_field(const TypedField& question, const NamedTexts& options) {
  Html items;
  for (const auto& [value, words] : options)
    items.add("<option value=\"{}\"{}>{}</option>", value, Html::trusted(value == question.value ? " selected" : ""),
              words);
  const std::string id = question.id();
  const Html help =
      question.help.empty()
          ? Html{}
          : html("<div class=\"utrecht-form-field-description\" id=\"{}-help\">{}</div>", id, question.help);
  return html(
      "<div class=\"utrecht-form-field\"><label class=\"utrecht-form-label\" for=\"{}\">{}</label>{} <select "
      "class=\"utrecht-select\" id=\"{}\" name=\"{}\"{}>{}</select></div>\n",
      id, question.label, help, id, question.name,
      question.help.empty() ? Html{} : html(" aria-describedby=\"{}-help\"", id), items);
}

Html search_form(const OfficeVisit& visit, const Asked& asked) {
  const Visit& v = visit.visit;
  const AgendaPortfolio portfolio = agenda_portfolio(v.view, v.today);
  if (!portfolio.can_choose()) return choice_wanted(v, portfolio);
  NamedTexts searches, cuts;
  for (const JobQuestion::Kind kind : kinds)
    if (kind != JobQuestion::Kind::plan)
      searches.emplace_back(std::string(name_of_kind(kind)), std::string(job_title(v, kind)));
  for (const int cut : cut_sizes) cuts.emplace_back(std::to_string(cut), std::to_string(cut) + " %");
  const auto or_else = [&](std::string_view name, std::string_view otherwise) {
    const std::string value = asked.value(name);
    return value.empty() ? std::string(otherwise) : value;
  };
  Html fields = list_field({"soort", v.tr("What is looked for"), {}, or_else("soort", "choice")}, searches);
  fields.add("{}", choice_field({"bron", v.tr("A source that gives less"), v.tr("Only of what could be started."),
                                 asked.value("bron")},
                                v.tr("None"), cut_options(v, portfolio)));
  fields.add("{}", list_field({"korting", v.tr("How much less"), {}, or_else("korting", "20")}, cuts));
  fields.add("{}", list_field({"zorg", v.tr("Speed or care"), {}, or_else("zorg", "open-first")}, care_options(v)));
  fields.add("{}", list_field({"seconden", v.tr("Time to search"), v.tr("It ends sooner if no better plan can exist."),
                               or_else("seconden", "60")},
                              second_options(v)));
  fields.add("{}", line_field({"zaad", v.tr("Seed"), v.tr("The number from which chance is drawn."),
                               or_else("zaad", "2040")}));
  return act_form(visit, fields, v.tr("Have it looked for"));
}

Html plan_form(const OfficeVisit& visit, const Asked& asked) {
  const Visit& v = visit.visit;
  NamedTexts futures;
  for (const std::int64_t samples : job_samples)
    futures.emplace_back(std::to_string(samples), number_text(v.language, static_cast<long>(samples)));
  const bool is_meant = asked.value("soort") == name_of_kind(JobQuestion::Kind::plan);
  const auto value = [&](std::string_view name, std::string_view otherwise) {
    const std::string stated = is_meant ? asked.value(name) : std::string{};
    return stated.empty() ? std::string(otherwise) : stated;
  };
  Html fields = html("<input type=\"hidden\" name=\"soort\" value=\"{}\">", name_of_kind(JobQuestion::Kind::plan));
  fields.add("{}", list_field({"toekomsten", v.tr("Number of futures"),
                               v.tr("A hundred times as many make a chance ten times as sharp."),
                               value("toekomsten", "100000"), "-plan"},
                              futures));
  fields.add("{}", line_field({"zaad", v.tr("Seed"), v.tr("The number from which chance is drawn."),
                               value("zaad", "2040"), "-plan"}));
  return act_form(visit, fields, v.tr("Have it drawn"));
}

/// What is worked out reads no more than this person may see and may make proposals on.
Viewer level_of_jobs(const OfficeVisit& visit) {
  Viewer viewer = visit.visit.viewer;
  while (viewer.clearance > Classification::public_ && !may_somewhere(visit.person(), Act::propose, viewer.clearance))
    viewer.clearance = static_cast<Classification>(static_cast<int>(viewer.clearance) - 1);
  return viewer;
}

ErrorOr<Html> own_jobs(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  STIP_TRY_AS(const auto jobs, list_jobs(visit.office.desk, visit.account.id, jobs_shown, visit.now()));
  Html rows;
  for (const Job& job : jobs) {
    const auto json = parse_json(job.basis.question);
    const auto question = json.ok() ? read_job_question(*json) : ErrorOr<JobQuestion>(json.error());
    if (!question.ok() || !v.viewer.may_see(job.basis.clearance)) continue;
    rows.add("<tr><th scope=\"row\"><a href=\"{}\">{}</a></th>{}{}</tr>\n", v.link("berekeningen/" + job.id),
             job_title(v, question->kind), cell(v.tr("Asked"), instant_text(v.language, job.asked)),
             cell(v.tr("State"), job_state_word(v, job.state)));
  }
  if (rows.empty()) return Html{};
  return table("berekeningen", v.tr("What you had worked out, the newest first"),
               table_head({v.tr("What"), v.tr("Asked"), v.tr("State")}), rows, {}, true);
}

ErrorOr<Response> show(const OfficeVisit& visit, const std::vector<Error>& problems) {
  const Visit& v = visit.visit;
  const Asked asked(visit);
  STIP_TRY_AS(const Html own, own_jobs(visit));
  Html content = html("<p class=\"stip-lead\">{}</p>\n{}",
                      v.tr("Some questions take longer than a page may. Ask them here: you can close this page, and "
                           "the answer is kept for half a year. Nothing in the agenda changes."),
                      own);
  content.add("<section class=\"stip-section\" id=\"zoeken\"><h2>{}</h2>\n{}</section>\n",
              v.tr("Which actions to start, and with whose money"), search_form(visit, asked));
  content.add("<section class=\"stip-section\" id=\"plan\"><h2>{}</h2>\n{}</section>\n",
              v.tr("The plan in many futures"), plan_form(visit, asked));
  return act_page(visit, std::string(v.tr("Have something worked out")), problems, content);
}

}  // namespace

// WEBPAGE: GET /{language}/berekeningen?soort=&bron=&korting=&zorg=&seconden=&toekomsten=&zaad=
//
// Long runs: what one asked for and how it stands, and forms to ask for a search (which actions to start, speed against
// care, cost against goals) or for the plan in many futures. A question that was answered already gives that answer.
ErrorOr<Response> jobs_page(const OfficeVisit& visit) {
  if (!may_somewhere(visit.person(), Act::propose)) return may(visit.person(), Act::propose).error();
  return show(visit, {});
}

ErrorOr<Response> job_asked(const OfficeVisit& visit) {
  if (!may_somewhere(visit.person(), Act::propose)) return may(visit.person(), Act::propose).error();
  const Visit& v = visit.visit;
  const auto question = Asked(visit).question();
  if (!question.ok()) return show(visit, told(visit, {question.error()}));
  const JobAsked asked{visit.account.id, level_of_jobs(visit), visit.office.registry.size(),
                       v.today,          program_version(),    *question};
  const auto job = ask_job(visit.office.registry, visit.office.desk, asked, JobLimits{}, visit.now());
  if (!job.ok() && job.error().kind == ErrorKind::storage) return job.error();
  if (!job.ok()) return show(visit, told(visit, {job.error()}));
  return see_other(v.link("berekeningen/" + job->id));
}

}  // namespace stip
