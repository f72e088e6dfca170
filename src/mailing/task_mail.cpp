// Task mail: what waits, since when, and for whom.
#include "mailing/task_mail.h"

#include <algorithm>
#include <optional>

#include "access/record_facts.h"
#include "agenda/records.h"
#include "base/text.h"
#include "desk/accounts.h"
#include "desk/followers.h"
#include "desk/personal_links.h"
#include "governance/report.h"
#include "mailing/role_holders.h"
#include "mailing/task_words.h"
#include "registry/who_set.h"

namespace stip {
namespace {

/// Enough to mend a report that came back, as on the page that sends it back.
constexpr std::chrono::hours mending_time{24 * 21};

/// The act by which something came to wait.
struct Since {
  Seq entry = 0;
  std::string author;
};

class TaskMailing {
 public:
  TaskMailing(const Registry& registry, Desk& desk, const MailSettings& settings, Instant now)
      : registry_(registry),
        desk_(desk),
        settings_(settings),
        now_(now),
        all_(registry.now(sees_everything)),
        public_(registry.now({Classification::public_})) {}

  ErrorOr<int> send() {
    STIP_TRY_AS(accounts_, accounts(desk_));
    for (const ProgressReport& report : all_.all<ProgressReport>()) {
      const Action* action = all_.find(report.action);
      if (!action) continue;
      if (report.status == ReportStatus::returned) STIP_TRY(returned(report, *action));
      if (!next_to_sign(all_, report).empty()) STIP_TRY(to_sign(report, *action));
    }
    for (const Signal& signal : all_.all<Signal>()) {
      const bool waits = signal.answer == AnswerKind::unanswered && signal.assigned_to && !signal.merged_into;
      if (waits) STIP_TRY(assigned(signal));
    }
    return queued_;
  }

 private:
  /// Since when a field has its value, if that is not long ago and was no import.
  std::optional<Since> came_to_wait(const RecordType& type, const std::string& id, std::string_view field) const {
    const auto entry = registry_.last_set(type, id, field, all_.upto(), sees_everything);
    if (!entry || entry->act == "import") return std::nullopt;
    if (entry->time < now_ - std::chrono::hours(24 * task_mail_days)) return std::nullopt;
    return Since{entry->seq, entry->author};
  }

  /// As the public sees it; nullptr: it is not public.
  template <class T>
  const Record* shown(const std::string& id) const {
    return public_.find<T>(id);
  }

  ErrorOr<Nothing> returned(const ProgressReport& report, const Action& action) {
    const RecordType& type = type_of<ProgressReport>();
    const auto since = came_to_wait(type, report.id, "status");
    if (!since) return Nothing{};
    TaskFacts facts{TaskKind::returned, shown<Action>(action.id), report.period, {}, {}, {}, false};
    const std::string author = who_set(registry_, type, report.id, "status", "submitted", sees_everything);
    if (author.starts_with("L-")) return to_holder_of_link(facts, author, report, *since);
    const RecordFacts about = facts_of(all_, action);
    const auto may_mend = [&](const Account& account) {
      return !account.disabled && may(account.person(), Act::report, about).ok();
    };
    const auto by = std::ranges::find(accounts_, author, &Account::id);
    if (by != accounts_.end() && may_mend(*by)) return mail(facts, *by, report.id, *since);
    for (const Account& account : accounts_) {
      if (holds_role_at(account, Role::owner, action.owner.id) && may_mend(account))
        STIP_TRY(mail(facts, account, report.id, *since));
    }
    return Nothing{};
  }

  /// Who reported without an account: a link again, as each mail of the round has.
  ErrorOr<Nothing> to_holder_of_link(TaskFacts facts, const std::string& id, const ProgressReport& report,
                                     const Since& since) {
    STIP_TRY_AS(const auto links, links_of_cycle(desk_, report.cycle.id));
    const auto link = std::ranges::find(links, id, &PersonalLink::id);
    if (link == links.end()) return Nothing{};
    const std::string key = key_of(TaskKind::returned, report.id, since, link->purpose.holder);
    STIP_TRY_AS(const bool was_sent, is_mail_queued(desk_, key));
    if (was_sent) return Nothing{};
    STIP_TRY_AS(const IssuedLink issued, issue_link(desk_, link->purpose, now_ + mending_time, since.author, now_));
    facts.link = settings_.at("/" + std::string(tag(facts.language)) + "/link/" + issued.token);
    facts.is_personal = true;
    return queue(task_message(facts, link->purpose.holder), key);
  }

  ErrorOr<Nothing> to_sign(const ProgressReport& report, const Action& action) {
    const RecordType& type = type_of<ProgressReport>();
    const auto handed_in = came_to_wait(type, report.id, "status"),
               signed_on = came_to_wait(type, report.id, "signed_by");
    const auto since = !handed_in || (signed_on && signed_on->entry > handed_in->entry) ? signed_on : handed_in;
    if (!since) return Nothing{};
    RecordFacts about = facts_of(all_, action);
    about.made_by = who_set(registry_, type, report.id, "status", "submitted", sees_everything);
    const auto signers = who_added(registry_, type, report.id, "signed_by", report.signed_by, sees_everything);
    const TaskFacts facts{TaskKind::to_sign, shown<Action>(action.id), report.period, {}, {}, {}, false};
    for (const Account& account : accounts_) {
      const bool signed_before = std::ranges::find(signers, account.id) != signers.end();
      if (account.disabled || signed_before || account.id == about.made_by) continue;
      if (holds_role_at(account, Role::approver, action.owner.id) &&
          may(account.person(), Act::approve_report, about).ok())
        STIP_TRY(mail(facts, account, report.id, *since));
    }
    return Nothing{};
  }

  ErrorOr<Nothing> assigned(const Signal& signal) {
    const auto since = came_to_wait(type_of<Signal>(), signal.id, "assigned_to");
    if (!since) return Nothing{};
    const RecordFacts about{signal.classification, signal.assigned_to.id, {}, {}};
    const TaskFacts facts{TaskKind::assigned, shown<Signal>(signal.id), {}, signal.answer_due, {}, {}, false};
    for (const Account& account : accounts_) {
      if (account.disabled || account.id == since->author) continue;
      if (holds_role_at(account, Role::owner, signal.assigned_to.id) &&
          may(account.person(), Act::answer_signal, about).ok())
        STIP_TRY(mail(facts, account, signal.id, *since));
    }
    return Nothing{};
  }

  static std::string key_of(TaskKind kind, const std::string& id, const Since& since, const std::string& to) {
    return "task " + std::string(name_of(kind)) + " " + id + " " + std::to_string(since.entry) + " " + to_lower(to);
  }

  ErrorOr<Nothing> mail(TaskFacts facts, const Account& account, const std::string& id, const Since& since) {
    const std::string key = key_of(facts.kind, id, since, account.email);
    STIP_TRY_AS(const bool was_sent, is_mail_queued(desk_, key));
    if (was_sent) return Nothing{};
    facts.language = language_of(desk_, account.id);
    const std::string start = "/" + std::string(tag(facts.language)) + "/";
    const bool leads_to_signal = facts.kind == TaskKind::assigned && facts.about;
    facts.link = settings_.at(start + (leads_to_signal ? "beantwoorden/" + id : std::string("bureau")));
    return queue(task_message(facts, account.email), key);
  }

  ErrorOr<Nothing> queue(const MailMessage& message, const std::string& key) {
    STIP_TRY(queue_mail(desk_, message, key, settings_.domain(), now_));
    ++queued_;
    return Nothing{};
  }

  const Registry& registry_;
  Desk& desk_;
  const MailSettings& settings_;
  Instant now_;
  View all_, public_;
  std::vector<Account> accounts_;
  int queued_ = 0;
};

}  // namespace

std::string_view name_of(TaskKind kind) {
  static constexpr std::string_view names[] = {"returned", "to-sign", "assigned"};
  return names[static_cast<std::size_t>(kind)];
}

ErrorOr<int> send_tasks(const Registry& registry, Desk& desk, const MailSettings& settings, Instant now) {
  return TaskMailing(registry, desk, settings, now).send();
}

}  // namespace stip
