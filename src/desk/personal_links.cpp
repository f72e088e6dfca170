// Personal links: rows of personal_link, found by the hash of a token.
#include "desk/personal_links.h"

#include "base/locale.h"
#include "desk/email_address.h"

namespace stip {
namespace {

constexpr auto longest_life = std::chrono::hours(24 * 366);

Error no_link(std::string_view id) {
  return {ErrorKind::not_found, "link " + std::string(id), "there is no such link.", "Load the list of links again."};
}

/// Reads a row of: id, holder, act, action, cycle, issued_by, created, expires, uses, last_used, spent, revoked.
ErrorOr<PersonalLink> link_of(const Prepared& row) {
  PersonalLink link;
  link.id = row.text(0);
  STIP_TRY_AS(const Act act, Codec<Act>::read(row.text(2)));
  link.purpose = {std::string(row.text(1)), act, std::string(row.text(3)), std::string(row.text(4))};
  link.issued_by = row.text(5);
  link.created = instant_of(row.integer(6));
  link.expires = instant_of(row.integer(7));
  link.uses = static_cast<int>(row.integer(8));
  if (row.integer(9) > 0) link.last_used = instant_of(row.integer(9));
  link.spent = row.integer(10) != 0;
  link.revoked = row.integer(11) != 0;
  return link;
}

ErrorOr<OpenedLink> look_up(Database& database, std::string_view token, Instant now) {
  STIP_TRY_AS(Prepared row,
              database.prepare(
                  "SELECT id, holder, act, action, cycle, issued_by, created, expires, uses, last_used, spent, revoked"
                  " FROM personal_link WHERE hash = ?"));
  const std::string hash = hash_of_token(token);
  row.bind_bytes(1, hash);
  STIP_TRY_AS(const bool found, row.step());
  if (!found) return OpenedLink{};
  STIP_TRY_AS(PersonalLink link, link_of(row));
  const LinkState state = link.revoked          ? LinkState::revoked
                          : link.spent          ? LinkState::spent
                          : now >= link.expires ? LinkState::expired
                                                : LinkState::good;
  return OpenedLink{state, std::move(link)};
}

}  // namespace

ErrorOr<IssuedLink> issue_link(Desk& desk, const LinkPurpose& purpose, Instant expires, const std::string& by,
                               Instant now) {
  const std::string subject = "link for " + (purpose.action.empty() ? "no action" : purpose.action);
  if (!is_email(purpose.holder))
    return Error{ErrorKind::invalid, subject, std::string(tr_later("that is no e-mail address.")),
                 std::string(tr_later("Give the address of one person."))};
  if (purpose.action.empty() || purpose.cycle.empty())
    return Error{ErrorKind::invalid, subject, std::string(tr_later("it is not for one action in one round.")),
                 std::string(tr_later("Name the action and the round."))};
  if (expires <= now || expires - now > longest_life)
    return Error{ErrorKind::invalid, subject,
                 std::string(tr_later("it would expire at once, or after more than a year.")),
                 std::string(tr_later("Let it expire some weeks after the round."))};
  return desk.write([&](Database& database) -> ErrorOr<IssuedLink> {
    STIP_TRY_AS(Prepared older,
                database.prepare(
                    "UPDATE personal_link SET revoked = 1 WHERE holder = ? AND act = ? AND action = ? AND cycle = ?"));
    STIP_TRY(older.bind_text(1, purpose.holder)
                 .bind_text(2, name_of_choice(purpose.act))
                 .bind_text(3, purpose.action)
                 .bind_text(4, purpose.cycle)
                 .run());
    const IssuedLink issued{"L-" + random_code(8), random_token()};
    const std::string hash = hash_of_token(issued.token);
    STIP_TRY_AS(Prepared insert, database.prepare("INSERT INTO personal_link (id, hash, holder, act, action, cycle, "
                                                  "issued_by, created, expires) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    insert.bind_text(1, issued.id)
        .bind_bytes(2, hash)
        .bind_text(3, purpose.holder)
        .bind_text(4, name_of_choice(purpose.act));
    insert.bind_text(5, purpose.action).bind_text(6, purpose.cycle).bind_text(7, by);
    STIP_TRY(insert.bind(8, seconds_of(now)).bind(9, seconds_of(expires)).run());
    STIP_TRY(log(database, {now, by, "link issued", issued.id}));
    return issued;
  });
}

ErrorOr<OpenedLink> open_link(Desk& desk, std::string_view token, Instant now) {
  return desk.write([&](Database& database) -> ErrorOr<OpenedLink> {
    STIP_TRY_AS(OpenedLink opened, look_up(database, token, now));
    if (opened.state != LinkState::good) return opened;
    STIP_TRY_AS(Prepared count,
                database.prepare("UPDATE personal_link SET uses = uses + 1, last_used = ?2 WHERE id = ?1"));
    STIP_TRY(count.bind_text(1, opened.link.id).bind(2, seconds_of(now)).run());
    ++opened.link.uses;
    opened.link.last_used = now;
    STIP_TRY(log(database, {now, opened.link.id, "link opened", opened.link.purpose.action}));
    return opened;
  });
}

ErrorOr<OpenedLink> find_link(Desk& desk, std::string_view token, Instant now) {
  return desk.read([&](Database& database) { return look_up(database, token, now); });
}

ErrorOr<LinkState> spend_link(Desk& desk, std::string_view token, Instant now) {
  return desk.write([&](Database& database) -> ErrorOr<LinkState> {
    STIP_TRY_AS(const OpenedLink opened, look_up(database, token, now));
    if (opened.state != LinkState::good) return opened.state;
    STIP_TRY_AS(Prepared spend, database.prepare("UPDATE personal_link SET spent = 1 WHERE id = ?"));
    STIP_TRY(spend.bind_text(1, opened.link.id).run());
    STIP_TRY(log(database, {now, opened.link.id, "link spent", opened.link.purpose.action}));
    return LinkState::good;
  });
}

ErrorOr<Nothing> reopen_link(Desk& desk, std::string_view id, Instant expires, const std::string& by, Instant now) {
  return desk.write([&](Database& database) -> ErrorOr<Nothing> {
    STIP_TRY_AS(Prepared update,
                database.prepare("UPDATE personal_link SET spent = 0, expires = CASE WHEN expires > ?2 THEN expires "
                                 "ELSE ?2 END WHERE id = ?1 AND revoked = 0 RETURNING 1"));
    update.bind_text(1, id).bind(2, seconds_of(expires));
    STIP_TRY_AS(const bool found, update.step());
    if (!found) return no_link(id);
    return log(database, {now, by, "link reopened", std::string(id)});
  });
}

ErrorOr<Nothing> revoke_link(Desk& desk, std::string_view id, const std::string& by, Instant now) {
  return desk.write([&](Database& database) -> ErrorOr<Nothing> {
    STIP_TRY_AS(Prepared update, database.prepare("UPDATE personal_link SET revoked = 1 WHERE id = ? RETURNING 1"));
    update.bind_text(1, id);
    STIP_TRY_AS(const bool found, update.step());
    if (!found) return no_link(id);
    return log(database, {now, by, "link revoked", std::string(id)});
  });
}

ErrorOr<std::vector<PersonalLink>> links_of_cycle(Desk& desk, std::string_view cycle) {
  return desk.read([&](Database& database) -> ErrorOr<std::vector<PersonalLink>> {
    STIP_TRY_AS(
        Prepared rows,
        database.prepare(
            "SELECT id, holder, act, action, cycle, issued_by, created, expires, uses, last_used, spent, revoked"
            " FROM personal_link WHERE cycle = ? ORDER BY action, created DESC, id"));
    rows.bind_text(1, cycle);
    std::vector<PersonalLink> links;
    for (;;) {
      STIP_TRY_AS(const bool row, rows.step());
      if (!row) return links;
      STIP_TRY_AS(PersonalLink link, link_of(rows));
      links.push_back(std::move(link));
    }
  });
}

}  // namespace stip
