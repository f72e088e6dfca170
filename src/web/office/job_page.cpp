// Job page: one long run: how far it is, its answer, and what the answer is a function of.
#include "base/both_languages.h"
#include "jobs/job_door.h"
#include "web/office/act_parts.h"
#include "web/office/entering.h"
#include "web/office/job_pages.h"
#include "web/office/job_parts.h"
#include "web/office/parts.h"

namespace stip {
namespace {

struct Shown {
  VisibleJob of;
  JobQuestion question;
};

/// The job of the address, for who may see what it was made from and has the mandate.
ErrorOr<Shown> job_here(const OfficeVisit& visit) {
  const std::string& id = visit.visit.parts.front();
  STIP_TRY_AS(auto found, visible_job(visit.office.registry, visit.office.desk, id, visit.visit.viewer, visit.now()));
  if (!found) return Error{ErrorKind::not_found, "act propose", "there is no such record.", "Check the address."};
  const Classification level = found->job.basis.clearance;
  if (!may_somewhere(visit.person(), Act::propose, level))
    return may(visit.person(), Act::propose, {level, {}, {}, {}}).error();
  STIP_TRY_AS(const Json json, parse_json(found->job.basis.question));
  STIP_TRY_AS(JobQuestion question, read_job_question(json));
  return Shown{*std::move(found), std::move(question)};
}

/// The agenda as the job read it, on its day.
Visit visit_then(const OfficeVisit& visit, const VisibleJob& of) {
  Visit then = visit.visit;
  then.view = of.view;
  then.viewer = of.view.viewer();
  if (of.job.basis.position != visit.office.registry.size()) then.moment = "#" + std::to_string(of.job.basis.position);
  if (const auto day = parse_day(of.job.basis.day); day.ok()) then.today = *day;
  return then;
}

bool is_own(const OfficeVisit& visit, const Job& job) { return job.account == visit.account.id; }

Html waiting_part(const OfficeVisit& visit, const Shown& shown) {
  const Visit& v = visit.visit;
  const Job& job = shown.of.job;
  Html whole;
  if (job.state == JobState::waiting) {
    const auto before = jobs_before(visit.office.desk, job);
    whole.add("<p role=\"status\">{}</p>\n", before.ok() && *before > 0
                                                 ? tr_n(v.language, "It waits for its turn: {} other goes first.",
                                                        "It waits for its turn: {} others go first.", *before)
                                                 : std::string(v.tr("It waits for its turn, and is the next.")));
  } else {
    whole.add("{}", job_progress_part(v, shown.question, job, visit.now()));
  }
  whole.add("<p>{} <a href=\"{}\">{}</a></p>\n",
            v.tr("This page looks again by itself until it is ready. You may close it."),
            v.link("berekeningen/" + job.id), v.tr("Look again now"));
  if (is_own(visit, job))
    whole.add("{}", button_form(visit, "berekeningen/" + job.id, {{"_do", "cancel"}}, v.tr("Cancel this run")));
  return whole;
}

Html ended_part(const OfficeVisit& visit, const Shown& shown) {
  const Visit& v = visit.visit;
  const Job& job = shown.of.job;
  Html whole;
  if (job.state == JobState::cancelled) whole.add("<p role=\"status\">{}</p>\n", v.tr("It was cancelled."));
  if (job.state == JobState::broken_off)
    whole.add("<p role=\"status\">{}</p>\n",
              v.tr("It was broken off: the program that worked on it stopped unexpectedly. Nothing was kept."));
  if (job.state == JobState::failed) {
    const auto json = parse_json(job.result);
    const Error why = json.ok() ? error_in_json(*json) : json.error();
    whole.add("<p role=\"alert\">{}</p>\n", in_words(v, stip::told(v.site, v.request, v.language, why)));
  }
  if (is_own(visit, job))
    whole.add("{}", button_form(visit, "berekeningen/" + job.id, {{"_do", "again"}}, v.tr("Start it again")));
  return whole;
}

ErrorOr<Response> show(const OfficeVisit& visit, const Shown& shown, const std::vector<Error>& problems) {
  const Visit& v = visit.visit;
  const Job& job = shown.of.job;
  Html content = html("<p>{}</p>\n", job_state_word(v, job.state));
  if (job.is_open())
    content.add("{}", waiting_part(visit, shown));
  else if (job.state == JobState::done)
    content.add("{}", job_answer(visit_then(visit, shown.of), shown.question, job));
  else
    content.add("{}", ended_part(visit, shown));
  content.add("<h2>{}</h2>\n{}<p><a href=\"{}\">{}</a></p>\n", v.tr("What was asked"),
              job_grounds(v, shown.question, job), v.link("berekeningen"), v.tr("All that you had worked out"));
  Response response = act_page(visit, std::string(job_title(v, shown.question.kind)), problems, content);
  if (job.is_open()) response.headers.emplace_back("Refresh", job.state == JobState::waiting ? "5" : "2");
  return response;
}

}  // namespace

// WEBPAGE: GET /{language}/berekeningen/{id}
//
// One long run. While it waits or runs: how far it is, looked at again every few seconds without JavaScript, and for
// who asked a button to cancel it. Then its answer, or why there is none, with seed, fingerprint of what was read,
// entry of the ledger, clearance and version. Who may not see all that it was made from gets the answer of a run that
// never was.
ErrorOr<Response> job_page(const OfficeVisit& visit) {
  STIP_TRY_AS(const Shown shown, job_here(visit));
  return show(visit, shown, {});
}

ErrorOr<Response> job_sent(const OfficeVisit& visit) {
  STIP_TRY_AS(const Shown shown, job_here(visit));
  const std::string id = shown.of.job.id, what = typed(visit, "_do");
  if (is_own(visit, shown.of.job)) {
    const auto done = what == "again"    ? restart_job(visit.office.desk, id, JobLimits{}, visit.now())
                      : what == "cancel" ? cancel_job(visit.office.desk, id, visit.now())
                                         : ErrorOr<Nothing>(Nothing{});
    if (!done.ok() && done.error().kind == ErrorKind::storage) return done.error();
    if (!done.ok()) return show(visit, shown, told(visit, {done.error()}));
  }
  return see_other(visit.visit.link("berekeningen/" + id));
}

}  // namespace stip
