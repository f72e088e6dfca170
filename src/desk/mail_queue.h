// Mail queue: mails that wait for the mail server; none is lost when it is down.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "desk/desk.h"
#include "desk/mail_message.h"
#include "desk/smtp.h"

namespace stip {

enum class MailState {
  queued,   ///< Waits for its turn, or for the next try.
  sending,  ///< Being sent; if that was broken off, it is tried again after ten minutes.
  sent,     ///< Accepted by the mail server; text and attachments are gone from the desk.
  failed    ///< Refused, or not accepted within three days and a dozen tries; stays so until somebody looks.
};
std::string_view name_of(MailState state);

/// A mail as lists show it: without its contents.
struct QueuedMail {
  std::int64_t number = 0;
  std::string to, subject, message_id;
  MailState state = MailState::queued;
  int attempts = 0;
  Instant created{};
  Instant due{};        ///< Of the next try.
  std::string problem;  ///< Of the last try; empty: none.
};

/// Queues a mail durably, sealed. `key` makes it come once: a mail with a key that was queued before is not queued
/// again (empty: no key). `domain` is that of the sender, for the Message-ID. Returns its number.
/// Errors: invalid (see check_message), storage.
ErrorOr<std::int64_t> queue_mail(Desk& desk, const MailMessage& message, const std::string& key,
                                 const std::string& domain, Instant now);

/// Whether a mail with that key was ever queued, whatever became of it.
ErrorOr<bool> is_mail_queued(Desk& desk, std::string_view key);

/// Seconds until the next try, after that many: a minute, then doubling up to four hours.
int mail_delay_after(int attempts);

struct Sender {
  std::string address, name;
};
/// How one mail is sent: send_mail() with a server, or a test's own.
using SendMail = std::function<Delivery(const std::string& from, const std::string& to, std::string_view mail)>;

struct SentCount {
  int sent = 0, later = 0, failed = 0;
};
/// Sends what is due, at most `limit` mails, one after the other. Two that run at once do not send the same mail; a
/// mail whose sending was broken off may come twice, with the same Message-ID. Errors: storage.
ErrorOr<SentCount> send_due_mail(Desk& desk, const Sender& sender, const SendMail& send, Instant now, int limit = 50);

/// The newest first; of one state, or all.
ErrorOr<std::vector<QueuedMail>> queued_mail(Desk& desk, std::optional<MailState> state, int count);
/// Tries a failed mail again. Errors: not_found.
ErrorOr<Nothing> retry_mail(Desk& desk, std::int64_t number, Instant now);

}  // namespace stip
