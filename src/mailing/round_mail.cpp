// Round mail: who gets which mail, and queueing it.
#include "mailing/round_mail.h"

#include <algorithm>
#include <set>

#include "access/record_facts.h"
#include "base/text.h"
#include "desk/accounts.h"
#include "desk/followers.h"
#include "desk/personal_links.h"
#include "mailing/role_holders.h"
#include "mailing/round_words.h"

namespace stip {
namespace {

/// Somebody to write to.
struct Addressee {
  std::string address;
  Language language{};
  bool gets_link = false;  ///< An owner, who reports; others look on.

  bool operator==(const Addressee&) const = default;
};

class Mailing {
 public:
  Mailing(const Registry& registry, Desk& desk, const MailSettings& settings, const RoundMailing& wanted, Day today,
          Instant now)
      : registry_(registry), desk_(desk), settings_(settings), wanted_(wanted), today_(today), now_(now) {}

  ErrorOr<RoundMails> send(const Viewer& viewer) {
    view_ = registry_.now(viewer);
    public_view_ = registry_.now({Classification::public_});
    round_ = round_of(*view_, wanted_.cycle, today_);
    if (!round_)
      return Error{ErrorKind::not_found, said("round {}", wanted_.cycle), said("there is no such yearly cycle."),
                   said("Open its round with `stip cycle open`.")};
    if (!round_->is_open || !round_->deadline)
      return Error{ErrorKind::conflict, said("round {}", wanted_.cycle), said("it is not open today."),
                   said("Mail when the round has begun and until it is closed.")};
    STIP_TRY_AS(accounts_, accounts(desk_));
    const auto due = reminders(*round_, wanted_.terms);
    for (const Asked& asked : round_->asked) {
      if (is_handed_in(asked.step)) continue;
      const auto reminder = std::ranges::find(due, asked.action->id, &Reminder::action);
      STIP_TRY(mail_about(*asked.action, reminder == due.end() ? nullptr : &*reminder));
    }
    return std::move(result_);
  }

 private:
  /// The mails about one action: what its owner was not asked yet is asked first, whatever the date.
  ErrorOr<Nothing> mail_about(const Action& action, const Reminder* reminder) {
    const auto owners = owners_of(action);
    if (owners.empty()) result_.nobody.push_back(action.id);
    for (const Addressee& owner : owners) {
      STIP_TRY_AS(const bool was_asked, is_mail_queued(desk_, key(RoundStep::asked, action, owner)));
      RoundStep step = RoundStep::asked;
      if (was_asked && reminder) step = reminder->kind == ReminderKind::coming ? RoundStep::coming : RoundStep::late;
      STIP_TRY(mail(step, action, owner));
    }
    if (!reminder || reminder->kind < ReminderKind::deputy) return Nothing{};
    const RoundStep step = reminder->kind == ReminderKind::deputy ? RoundStep::deputy : RoundStep::escalate;
    for (const Addressee& other : others_of(action, step)) STIP_TRY(mail(step, action, other));
    return Nothing{};
  }

  std::string key(RoundStep step, const Action& action, const Addressee& to) const {
    return "round " + wanted_.cycle + " " + action.id + " " + std::string(name_of(step)) + " " + to_lower(to.address);
  }

  Addressee addressee(const Account& account, bool gets_link) const {
    return {account.email, language_of(desk_, account.id), gets_link};
  }

  std::vector<Addressee> owners_of(const Action& action) const {
    std::vector<Addressee> all;
    for (const RoundAddress& each : wanted_.addresses) {
      if (each.action == action.id) all.push_back({each.address, each.language, true});
    }
    if (!all.empty()) return all;
    for (const Account& account : accounts_) {
      const bool answers = holds_role_at(account, Role::owner, action.owner.id);
      if (!account.disabled && answers && may(account.person(), Act::report, facts_of(*view_, action)).ok())
        all.push_back(addressee(account, true));
    }
    return all;
  }

  /// Who is asked when the owner stays silent; only who may see the action hears of it.
  std::vector<Addressee> others_of(const Action& action, RoundStep step) const {
    std::vector<Addressee> all;
    for (const Account& account : accounts_) {
      if (account.disabled || !account.person().viewer().may_see(action.classification)) continue;
      const bool is_deputy = action.deputy && holds_role_at(account, Role::owner, action.deputy.id);
      const bool signs = holds_role_at(account, Role::approver, action.owner.id);
      const bool keeps = step == RoundStep::escalate && holds_role(account, Role::secretary);
      if (is_deputy || signs || keeps) all.push_back(addressee(account, false));
    }
    return all;
  }

  ErrorOr<Nothing> mail(RoundStep step, const Action& action, const Addressee& to) {
    const std::string key = this->key(step, action, to);
    STIP_TRY_AS(const bool was_sent, is_mail_queued(desk_, key));
    if (was_sent) return ++result_.sent_before, Nothing{};
    // What the public may not see is named in no mail, for whoever it is.
    const Action* shown = public_view_->find<Action>(action.id);
    RoundMail mail{step, action.id, to.address, to.language, shown == nullptr};
    if (!wanted_.dry_run) {
      RoundFacts about{step, shown, round_->cycle, round_->deadline->due, round_->days_left, {}, to.language};
      about.link = settings_.at("/" + std::string(tag(to.language)) + "/bureau");
      if (to.gets_link) {
        // Enough for who is late, and for who gets the report back with remarks.
        const Instant last = std::max(now_, Instant(std::chrono::sys_days(round_->deadline->due.last())));
        STIP_TRY_AS(const IssuedLink link, issue_link(desk_, {to.address, Act::report, action.id, wanted_.cycle},
                                                      last + std::chrono::hours(24 * 42), wanted_.by, now_));
        about.link = settings_.at("/" + std::string(tag(to.language)) + "/link/" + link.token);
        about.is_personal = true;
      }
      MailMessage message = round_message(about, to.address);
      if (shown && to.gets_link) STIP_TRY(attach_forms(message, *shown, to.language));
      STIP_TRY(queue_mail(desk_, message, key, settings_.domain(), now_));
    }
    result_.mails.push_back(std::move(mail));
    return Nothing{};
  }

  ErrorOr<Nothing> attach_forms(MailMessage& message, const Action& action, Language language) const {
    const Viewer everybody{Classification::public_};
    const ReportStamp stamp{action.id, wanted_.cycle, public_view_->upto(), Classification::public_, language};
    STIP_TRY_AS(
        const PaperForm form,
        report_form(*public_view_, stamp, calculated_schedule(registry_, everybody, *public_view_, action.id, today_)));
    for (const PaperFormat format : paper_formats) {
      auto bytes = write_paper(form, format);
      // A text that is too long for a cell leaves the document.
      if (!bytes.ok() && bytes.error().kind == ErrorKind::invalid) continue;
      if (!bytes.ok()) return bytes.error();
      message.attachments.push_back({fill(tr(language, "Report {} {}"), {action.id, to_text(round_->cycle->period)}) +
                                         "." + std::string(name_of(format)),
                                     std::string(media_type_of(format)), *std::move(bytes)});
    }
    return Nothing{};
  }

  const Registry& registry_;
  Desk& desk_;
  const MailSettings& settings_;
  const RoundMailing& wanted_;
  Day today_;
  Instant now_;
  std::optional<View> view_, public_view_;
  std::optional<Round> round_;
  std::vector<Account> accounts_;
  RoundMails result_;
};

}  // namespace

std::string_view name_of(RoundStep step) {
  static constexpr std::string_view names[] = {"asked", "coming", "late", "deputy", "escalate"};
  return names[static_cast<std::size_t>(step)];
}

ErrorOr<RoundMails> mail_round(const Registry& registry, Desk& desk, const MailSettings& settings,
                               const RoundMailing& mailing, const Viewer& viewer, Day today, Instant now) {
  return Mailing(registry, desk, settings, mailing, today, now).send(viewer);
}

}  // namespace stip
