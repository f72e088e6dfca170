// Mail queue: rows of mail and attachment; their contents are sealed.
#include "desk/mail_queue.h"

#include <algorithm>

#include "desk/email_address.h"

namespace stip {
namespace {

constexpr std::int64_t lease_seconds = 10 * 60;
constexpr std::int64_t patience_seconds = 3 * 24 * 60 * 60;
constexpr int patience_attempts = 12;  // A clock that jumps ahead must not take the patience away.
// No mail is due later than this: the clock was set back since, and a mail must not wait for it to catch up.
constexpr std::int64_t furthest_due = 4 * 60 * 60 + lease_seconds;
constexpr std::string_view names[] = {"queued", "sending", "sent", "failed"};

MailState state_of(std::string_view name) {
  const auto at = std::ranges::find(names, name);
  return static_cast<MailState>(at == std::end(names) ? 3 : at - std::begin(names));
}

Hash mail_key(const Desk& desk) { return desk.key_for("mail"); }

struct Taken {
  std::int64_t number = 0;
  int attempts = 0;
  Instant created{};
  std::string message_id;
  MailMessage message;
};

ErrorOr<Nothing> read_attachments(Database& database, const Desk& desk, Taken& taken) {
  STIP_TRY_AS(Prepared rows,
              database.prepare("SELECT name, type, bytes FROM attachment WHERE mail = ? ORDER BY place"));
  rows.bind(1, taken.number);
  for (;;) {
    STIP_TRY_AS(const bool row, rows.step());
    if (!row) return Nothing{};
    MailAttachment attachment{std::string(rows.text(0)), std::string(rows.text(1)), {}};
    STIP_TRY_AS(attachment.bytes, unseal(rows.bytes(2), mail_key(desk)));
    taken.message.attachments.push_back(std::move(attachment));
  }
}

/// Takes the next due mail, for as long as the lease.
ErrorOr<std::optional<Taken>> take_next(Database& database, const Desk& desk, Instant now) {
  STIP_TRY_AS(Prepared row,
              database.prepare(
                  "SELECT number, attempts, created, message_id, recipient, subject, text, html, unsubscribe FROM mail"
                  " WHERE state IN ('queued', 'sending') AND (due <= ?1 OR due > ?1 + ?2)"
                  " ORDER BY due, number LIMIT 1"));
  row.bind(1, seconds_of(now)).bind(2, furthest_due);
  STIP_TRY_AS(const bool found, row.step());
  if (!found) return std::optional<Taken>();
  Taken taken;
  taken.number = row.integer(0);
  taken.attempts = static_cast<int>(row.integer(1)) + 1;
  taken.created = instant_of(row.integer(2));
  taken.message_id = row.text(3);
  taken.message.to = row.text(4);
  taken.message.subject = row.text(5);
  STIP_TRY_AS(taken.message.text, unseal(row.bytes(6), mail_key(desk)));
  STIP_TRY_AS(taken.message.html, unseal(row.bytes(7), mail_key(desk)));
  if (!row.bytes(8).empty()) {
    STIP_TRY_AS(taken.message.unsubscribe, unseal(row.bytes(8), mail_key(desk)));
  }
  STIP_TRY(read_attachments(database, desk, taken));
  STIP_TRY_AS(Prepared mark,
              database.prepare("UPDATE mail SET state = 'sending', attempts = ?2, due = ?3 WHERE number = ?1"));
  STIP_TRY(mark.bind(1, taken.number).bind(2, taken.attempts).bind(3, seconds_of(now) + lease_seconds).run());
  return std::optional<Taken>(std::move(taken));
}

ErrorOr<Nothing> settle(Database& database, const Taken& taken, MailState state, const std::string& problem,
                        Instant now) {
  STIP_TRY_AS(
      Prepared update,
      database.prepare(
          "UPDATE mail SET state = ?2, problem = ?3, due = ?4, ended = ?5 WHERE number = ?1 AND state = 'sending'"));
  const bool ended = state != MailState::queued;
  update.bind(1, taken.number).bind_text(2, name_of(state)).bind_text(3, problem);
  STIP_TRY(
      update.bind(4, seconds_of(now) + mail_delay_after(taken.attempts)).bind(5, ended ? seconds_of(now) : 0).run());
  if (state != MailState::sent) return Nothing{};
  // Links in it open something: they are nobody's business any more.
  STIP_TRY_AS(Prepared empty,
              database.prepare("UPDATE mail SET text = x'', html = x'', unsubscribe = x'' WHERE number = ?"));
  STIP_TRY(empty.bind(1, taken.number).run());
  STIP_TRY_AS(Prepared attachments, database.prepare("DELETE FROM attachment WHERE mail = ?"));
  return attachments.bind(1, taken.number).run();
}

}  // namespace

std::string_view name_of(MailState state) { return names[static_cast<std::size_t>(state)]; }

ErrorOr<bool> is_mail_queued(Desk& desk, std::string_view key) {
  return desk.read([&](Database& database) -> ErrorOr<bool> {
    STIP_TRY_AS(Prepared row, database.prepare("SELECT 1 FROM mail WHERE key = ?"));
    row.bind_text(1, key);
    return row.step();
  });
}

int mail_delay_after(int attempts) { return std::min(4 * 60 * 60, 60 << std::clamp(attempts - 1, 0, 10)); }

ErrorOr<std::int64_t> queue_mail(Desk& desk, const MailMessage& message, const std::string& key,
                                 const std::string& domain, Instant now) {
  STIP_TRY(check_message(message));
  if (!is_email("x@" + domain))
    return Error{ErrorKind::invalid, "mail", "'" + domain + "' is no domain.", "Give that of the sender's address."};
  return desk.write([&](Database& database) -> ErrorOr<std::int64_t> {
    STIP_TRY_AS(Prepared before, database.prepare("SELECT number FROM mail WHERE key = ?"));
    before.bind_text(1, key);
    STIP_TRY_AS(const bool queued, before.step());
    if (queued && !key.empty()) return before.integer(0);
    const std::string id = "<" + random_code(26) + "@" + domain + ">", text = seal(message.text, mail_key(desk)),
                      html = seal(message.html, mail_key(desk)),
                      unsubscribe =
                          message.unsubscribe.empty() ? std::string() : seal(message.unsubscribe, mail_key(desk));
    STIP_TRY_AS(
        Prepared insert,
        database.prepare(
            "INSERT INTO mail (key, message_id, recipient, subject, text, html, state, created, due, unsubscribe)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'queued', ?7, ?7, ?8) RETURNING number"));
    if (key.empty())
      insert.bind_null(1);
    else
      insert.bind_text(1, key);
    insert.bind_text(2, id)
        .bind_text(3, message.to)
        .bind_text(4, message.subject)
        .bind_bytes(5, text)
        .bind_bytes(6, html)
        .bind(7, seconds_of(now))
        .bind_bytes(8, unsubscribe);
    STIP_TRY(insert.step());
    const std::int64_t number = insert.integer(0);
    STIP_TRY_AS(Prepared attach, database.prepare("INSERT INTO attachment VALUES (?, ?, ?, ?, ?)"));
    for (std::size_t i = 0; i < message.attachments.size(); ++i) {
      const MailAttachment& attachment = message.attachments[i];
      const std::string bytes = seal(attachment.bytes, mail_key(desk));
      attach.bind(1, number)
          .bind(2, static_cast<std::int64_t>(i))
          .bind_text(3, attachment.name)
          .bind_text(4, attachment.type);
      STIP_TRY(attach.bind_bytes(5, bytes).run());
    }
    return number;
  });
}

ErrorOr<SentCount> send_due_mail(Desk& desk, const Sender& sender, const SendMail& send, Instant now, int limit) {
  SentCount count;
  if (!is_email(sender.address))
    return Error{ErrorKind::invalid, "mail", "the sender has no e-mail address.", "Set one like agenda@ministry.nl."};
  for (int i = 0; i < limit; ++i) {
    STIP_TRY_AS(const auto taken, desk.write([&](Database& database) { return take_next(database, desk, now); }));
    if (!taken) break;
    const std::string mail = compose(taken->message, {sender.address, sender.name, taken->message_id, taken->created});
    const Delivery delivery = send(sender.address, taken->message.to, mail);
    const bool is_hopeless =
        delivery.state == Delivery::State::refused ||
        (seconds_of(now) - seconds_of(taken->created) >= patience_seconds && taken->attempts >= patience_attempts);
    const MailState state = delivery.state == Delivery::State::accepted ? MailState::sent
                            : is_hopeless                               ? MailState::failed
                                                                        : MailState::queued;
    (state == MailState::sent ? count.sent : state == MailState::failed ? count.failed : count.later)++;
    STIP_TRY(desk.write([&](Database& database) { return settle(database, *taken, state, delivery.problem, now); }));
  }
  return count;
}

ErrorOr<std::vector<QueuedMail>> queued_mail(Desk& desk, std::optional<MailState> state, int count) {
  return desk.read([&](Database& database) -> ErrorOr<std::vector<QueuedMail>> {
    STIP_TRY_AS(Prepared rows,
                database.prepare(
                    "SELECT number, recipient, subject, message_id, state, attempts, created, due, problem FROM mail"
                    " WHERE ?1 = '' OR state = ?1 ORDER BY number DESC LIMIT ?2"));
    rows.bind_text(1, state ? name_of(*state) : std::string_view()).bind(2, count);
    std::vector<QueuedMail> mails;
    for (;;) {
      STIP_TRY_AS(const bool row, rows.step());
      if (!row) return mails;
      QueuedMail mail;
      mail.number = rows.integer(0);
      mail.to = rows.text(1);
      mail.subject = rows.text(2);
      mail.message_id = rows.text(3);
      mail.state = state_of(rows.text(4));
      mail.attempts = static_cast<int>(rows.integer(5));
      mail.created = instant_of(rows.integer(6));
      mail.due = instant_of(rows.integer(7));
      mail.problem = rows.text(8);
      mails.push_back(std::move(mail));
    }
  });
}

ErrorOr<Nothing> retry_mail(Desk& desk, std::int64_t number, Instant now) {
  return desk.write([&](Database& database) -> ErrorOr<Nothing> {
    // Its three days begin again.
    STIP_TRY_AS(Prepared update,
                database.prepare("UPDATE mail SET state = 'queued', attempts = 0, created = ?2, due = ?2, ended = 0"
                                 " WHERE number = ?1 AND state = 'failed' RETURNING 1"));
    update.bind(1, number).bind(2, seconds_of(now));
    STIP_TRY_AS(const bool found, update.step());
    if (found) return Nothing{};
    return Error{ErrorKind::not_found, "mail " + std::to_string(number), "there is no failed mail of that number.",
                 "Load the list again."};
  });
}

}  // namespace stip
