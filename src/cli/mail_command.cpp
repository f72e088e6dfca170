// Mail: what waits to be sent, and sending it.
#include <iostream>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/mailing.h"
#include "mailing/mail_loop.h"

namespace stip {
namespace {

ErrorOr<std::optional<MailState>> state_asked(const std::string& name) {
  if (name.empty()) return std::optional<MailState>();
  for (const MailState state : {MailState::queued, MailState::sending, MailState::sent, MailState::failed}) {
    if (name_of(state) == name) return std::optional(state);
  }
  return Error{ErrorKind::invalid, said("state '{}'", name), said("mail has no such state."),
               said("Choose from: queued, sending, sent, failed.")};
}

Json json_of(const QueuedMail& mail) {
  Json item = Json::object();
  item.add("number", mail.number)
      .add("to", mail.to)
      .add("subject", mail.subject)
      .add("state", name_of(mail.state))
      .add("attempts", mail.attempts)
      .add("created", to_text(mail.created))
      .add("problem", mail.problem);
  if (mail.state == MailState::queued) item.add("due", to_text(mail.due));
  return item;
}

}  // namespace

// COMMAND: stip mail list [--state queued|sending|sent|failed]
//
// The newest 200 mails with their state, and why the last try failed. Contents are never shown. Exit code 1 if there
// are none.
Exit mail_list_command(const Context& context, const MailRequest& request) {
  STIP_TRY_AS(const auto state, state_asked(request.state));
  STIP_TRY_AS(const auto desk, open_desk_of(context));
  STIP_TRY_AS(const auto mails, queued_mail(*desk, state, 200));
  Json json = Json::array();
  for (const QueuedMail& mail : mails) {
    if (context.json) {
      json.push(json_of(mail));
      continue;
    }
    context.out() << mail.number << "  " << name_of(mail.state) << "  " << mail.to << "  " << mail.subject;
    if (!mail.problem.empty() && mail.state != MailState::sent)
      context.out() << "  (" << counted(mail.attempts, "try", "tries") << ": " << mail.problem << ")";
    context.out() << "\n";
  }
  if (context.json) context.out() << to_text(json) << "\n";
  return mails.empty() ? 1 : 0;
}

// COMMAND: stip mail send [--mail FILE]
//
// Sends what is due now, once, by the mail server of the settings (FILE, or LEDGER.mail). `stip serve` does so by
// itself. Exit code 1 if a mail was not taken; it stays in the queue.
Exit mail_send_command(const Context& context, const MailRequest& request) {
  STIP_TRY_AS(const MailSettings settings, mail_settings_of(context, request.settings));
  STIP_TRY_AS(const auto desk, open_desk_of(context));
  SentCount total;
  std::string problem;
  const SendMail send = send_by(settings.server);
  for (SentCount count{1, 0, 0}; count.sent > 0;) {
    STIP_TRY_AS(count, send_due_mail(
                           *desk, settings.sender,
                           [&](const std::string& from, const std::string& to, std::string_view mail) {
                             Delivery delivery = send(from, to, mail);
                             if (delivery.state != Delivery::State::accepted) problem = delivery.problem;
                             return delivery;
                           },
                           context.world.clock(), 20));
    total.sent += count.sent;
    total.later += count.later;
    total.failed += count.failed;
    if (count.later > 0) break;  // The server is away: no use in knocking for each mail.
  }
  context.answer(Json::object().add("sent", total.sent).add("later", total.later).add("failed", total.failed),
                 std::to_string(total.sent) + " sent, " + std::to_string(total.later) + " later, " +
                     std::to_string(total.failed) + " failed\n");
  if (!problem.empty()) context.world.err << "stip: " << problem << "\n";
  return total.later + total.failed > 0 ? 1 : 0;
}

// COMMAND: stip mail retry NUMBER…
//
// Tries failed mails again, as if they were new. Without a number: all that failed.
Exit mail_retry_command(const Context& context, const MailRequest& request) {
  STIP_TRY_AS(const auto desk, open_desk_of(context));
  std::vector<std::int64_t> numbers = request.numbers;
  if (numbers.empty()) {
    STIP_TRY_AS(const auto failed, queued_mail(*desk, MailState::failed, 10'000));
    for (const QueuedMail& mail : failed) numbers.push_back(mail.number);
  }
  for (const std::int64_t number : numbers) STIP_TRY(retry_mail(*desk, number, context.world.clock()));
  Json again = Json::array();
  for (const std::int64_t number : numbers) again.push(number);
  context.answer(Json::object().add("again", std::move(again)),
                 counted(static_cast<std::int64_t>(numbers.size()), "mail", "mails") + " to be tried again\n");
  return 0;
}

}  // namespace stip
