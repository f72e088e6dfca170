// Role tasks: each asked of the role that it is for.
#include "web/office/role_tasks.h"

#include <algorithm>

#include "agenda/consultation_result.h"
#include "agenda/records.h"
#include "base/local_time.h"
#include "desk/jobs.h"
#include "desk/mail_queue.h"
#include "web/office/failed_things.h"
#include "web/parts/record_parts.h"

namespace stip {
namespace {

constexpr int ahead = 30;                ///< Days before a figure is expected.
constexpr std::chrono::hours fresh{48};  ///< How long a result that is ready stands on a desk.

class RoleTasks {
 public:
  explicit RoleTasks(const OfficeVisit& visit) : visit_(visit), v_(visit.visit) {}

  std::vector<DeskTask> all() {
    if (has(Role::analyst)) consultations(), figures();
    if (has(Role::auditor)) ledger();
    if (may(visit_.person(), Act::manage_accounts).ok()) accounts_waiting(), failures();
    own_jobs();
    return std::move(tasks_);
  }

 private:
  bool has(Role role) const {
    return std::ranges::any_of(visit_.account.roles, [&](const RoleAt& each) { return each.role == role; });
  }
  void add(std::string path, std::string what, std::string to_do, const Date& due = {}) {
    tasks_.push_back({std::move(path), std::move(what), std::move(to_do), due});
  }
  std::string words(std::string_view english) const { return std::string(v_.tr(english)); }

  void consultations() {
    for (const Consultation& each : v_.view.all<Consultation>()) {
      const bool has_results = !v_.view.referring<ConsultationResult>("consultation", each.id).empty();
      const RecordFacts facts{each.classification, each.commissioned_by.id, {each.executed_by.id}, {}};
      const bool is_designed_here = !v_.view.referring<ConsultationQuestion>("consultation", each.id).empty();
      if (each.status == ConsultationStatus::draft && is_designed_here &&
          may(visit_.person(), Act::design_consultation, facts).ok())
        add("ontwerpen/" + each.id, v_.title(each), words(msg("Finish the design, so that it can be opened")),
            each.opens);
      // What was held elsewhere has no rules of ours, and no ballots to analyse.
      if (each.status == ConsultationStatus::closed && !each.rules.empty() && !has_results)
        add(record_path(type_of<Consultation>(), each.id), v_.title(each),
            words(msg("It has closed: analyse the answers, and have the results recorded")));
    }
  }

  /// A figure that was to be there by now, or soon, and of which nothing was entered since.
  void figures() {
    for (const Indicator& indicator : v_.view.all<Indicator>()) {
      if (indicator.next_expected.empty() || days_between(v_.today, indicator.next_expected.first()) > ahead) continue;
      const auto observations = v_.view.referring<Observation>("indicator", indicator.id);
      const bool is_in = std::ranges::any_of(observations, [&](const Observation* each) {
        return each->published && each->published.last() >= indicator.next_expected.first();
      });
      if (!is_in)
        add(record_path(type_of<Indicator>(), indicator.id), v_.title(indicator),
            words(msg("A new figure is expected: look whether it was published")), indicator.next_expected);
    }
  }

  void ledger() {
    const Registry& registry = visit_.office.registry;
    const auto checkpoint = registry.last_checkpoint();
    const Seq upto = checkpoint.ok() && *checkpoint ? (*checkpoint)->size : 0;
    if (!checkpoint.ok() || registry.size() <= upto) return;
    std::string what = words(msg("Ledger, of which no checkpoint was signed yet"));
    if (upto > 0) {
      const auto entry = registry.entry(upto, v_.viewer);
      const bool is_seen = entry.ok() && !entry->withheld;
      what = is_seen ? fill(v_.tr("Ledger, last checkpoint at entry {} of {}"),
                            {std::to_string(upto), date_text(v_.language, local_day_of(entry->entry.time))})
                     : fill(v_.tr("Ledger, last checkpoint at entry {}"), {std::to_string(upto)});
    }
    add("entry", what,
        tr_n(v_.language, "Check {} entry that was made since then", "Check {} entries that were made since then",
             static_cast<long>(registry.size() - upto)));
  }

  void accounts_waiting() {
    const auto all = accounts(visit_.office.desk);
    if (!all.ok()) return;
    const auto waiting = std::ranges::count_if(*all, [](const Account& each) {
      return !each.disabled && !each.has_password && each.passkeys == 0 && !each.signed_in;
    });
    if (waiting > 0)
      add("beheer/accounts", words(msg("Accounts")),
          tr_n(v_.language, "{} account has no way to sign in yet: hand out a link for a password",
               "{} accounts have no way to sign in yet: hand out a link for a password", static_cast<long>(waiting)));
  }

  void failures() {
    const FailedThings failed = failed_things(visit_.office.desk, visit_.now());
    if (!failed.mails.empty())
      add("beheer/mislukt", words(msg("Mail")),
          tr_n(v_.language, "{} mail could not be sent: look why", "{} mails could not be sent: look why",
               static_cast<long>(failed.mails.size())));
    if (!failed.jobs.empty())
      add("beheer/mislukt", words(msg("Long runs")),
          tr_n(v_.language, "{} run came to nothing: look why", "{} runs came to nothing: look why",
               static_cast<long>(failed.jobs.size())));
  }

  void own_jobs() {
    const auto jobs = list_jobs(visit_.office.desk, visit_.account.id, 20, visit_.now());
    if (!jobs.ok()) return;
    for (const Job& job : *jobs) {
      const bool is_ready = job.state == JobState::done;
      if ((!is_ready && !job.came_to_nothing()) || visit_.now() - job.end() > fresh) continue;
      add("berekeningen/" + job.id,
          fill(v_.tr("What you had worked out, asked {}"), {instant_text(v_.language, job.asked)}),
          is_ready ? words(msg("It is ready: look at the answer")) : words(msg("It came to nothing: ask it again")));
    }
  }

  const OfficeVisit& visit_;
  const Visit& v_;
  std::vector<DeskTask> tasks_;
};

}  // namespace

std::vector<DeskTask> role_tasks(const OfficeVisit& visit) { return RoleTasks(visit).all(); }

}  // namespace stip
