// Group rows: five queries, each once for a row and once for a list.
#include "ballots/group_rows.h"

#include <algorithm>
#include <string_view>

#include "ballots/ballot_box.h"
#include "ballots/ballot_sums.h"

namespace stip {
namespace {

constexpr std::size_t codes_at_once = 10'000;

/// Calls `visit` with the rows of each consultation: a first and a last iterator.
template <class Rows, class Visit>
ErrorOr<Nothing> by_consultation(Rows& rows, Visit visit) {
  for (auto first = rows.begin(); first != rows.end();) {
    const auto last = std::find_if(first, rows.end(),
                                   [&](const auto& row) { return row.name.consultation != first->name.consultation; });
    STIP_TRY(visit(first, last));
    first = last;
  }
  return Nothing{};
}

template <class Row>
std::vector<std::string_view> keys_of(Row first, Row last) {
  std::vector<std::string_view> keys;
  for (; first != last; ++first) keys.push_back(first->name.key);
  return keys;
}

/// The row with that key among those of one consultation.
template <class Row>
Row with_key(Row first, Row last, std::string_view key) {
  return std::lower_bound(first, last, key,
                          [](const auto& row, std::string_view wanted) { return row.name.key < wanted; });
}

ErrorOr<Nothing> fill_in(GroupBallot& ballot, std::string_view votes, std::string_view written) {
  STIP_TRY_AS(ballot.before, ballot_content(votes, written, ballot.consultation->n_statements()));
  ballot.after = ballot.before;
  return Nothing{};
}

}  // namespace

ErrorOr<GroupRows> GroupRows::prepare(Database& database) {
  GroupRows rows(database.kind() == SqlKind::postgres);
  const bool many = rows.asks_at_once_;
  STIP_TRY_AS(rows.code_,
              database.prepare(many ? Query("SELECT hash, spent FROM code WHERE consultation = ? AND hash = ANY(?)")
                                    : Query("SELECT spent FROM code WHERE consultation = ? AND hash = ?")));
  STIP_TRY_AS(
      rows.ballot_,
      database.prepare(many ? Query("SELECT votes, written, key FROM ballot WHERE consultation = ? AND key = ANY(?)")
                            : Query("SELECT votes, written FROM ballot WHERE consultation = ? AND key = ?")));
  STIP_TRY_AS(rows.spend_,
              database.prepare(many ? Query("UPDATE code SET spent = 1 WHERE consultation = ? AND hash = ANY(?)")
                                    : Query("UPDATE code SET spent = 1 WHERE consultation = ? AND hash = ?")));
  STIP_TRY_AS(
      rows.put_,
      database.prepare(
          many ? Query("INSERT INTO ballot (consultation, key, door, hour, votes, written) "
                       "SELECT ?1, key, door, ?4, votes, convert_from(written, 'UTF8') "
                       "FROM unnest(?2, ?3, ?5, ?6) AS rows (key, door, votes, written) "
                       "ON CONFLICT (consultation, key) DO UPDATE SET hour = excluded.hour, votes = excluded.votes, "
                       "written = excluded.written")
               : Query("INSERT INTO ballot (consultation, key, door, hour, votes, written) VALUES (?, ?, ?, ?, ?, ?) "
                       "ON CONFLICT (consultation, key) DO UPDATE SET hour = excluded.hour, votes = excluded.votes, "
                       "written = excluded.written")));
  STIP_TRY_AS(rows.remove_, database.prepare(many ? Query("DELETE FROM ballot WHERE consultation = ? AND key = ANY(?)")
                                                  : Query("DELETE FROM ballot WHERE consultation = ? AND key = ?")));
  STIP_TRY_AS(rows.add_code_,
              database.prepare(many ? Query("INSERT INTO code (consultation, hash) SELECT ?1, unnest(?2)")
                                    : Query("INSERT INTO code (consultation, hash) VALUES (?, ?)")));
  // A server that has not counted its rows yet, after many codes came at once, would read the whole table.
  if (many) {
    STIP_TRY_AS(rows.by_key_, database.prepare("SELECT set_config('enable_seqscan', 'off', true)"));
  }
  return rows;
}

ErrorOr<Nothing> GroupRows::read(std::vector<GroupCode>& codes) {
  code_.reset();  // A group before may have ended in the middle of its rows.
  if (!asks_at_once_) {
    for (GroupCode& code : codes) {
      code_.bind(1, code.name.consultation).bind_bytes(2, code.name.key);
      STIP_TRY_AS(code.is_there, code_.step());
      code.was_spent = code.is_spent = code.is_there && code_.integer(0) != 0;
      code_.reset();
    }
    return Nothing{};
  }
  STIP_TRY(by_key_.run());
  return by_consultation(codes, [&](auto first, auto last) -> ErrorOr<Nothing> {
    code_.bind(1, first->name.consultation).bind_list(2, keys_of(first, last));
    for (;;) {
      STIP_TRY_AS(const bool row, code_.step());
      if (!row) return Nothing{};
      GroupCode& code = *with_key(first, last, code_.bytes(0));
      code.is_there = true;
      code.was_spent = code.is_spent = code_.integer(1) != 0;
    }
  });
}

ErrorOr<Nothing> GroupRows::read(std::vector<GroupBallot>& ballots) {
  ballot_.reset();
  if (!asks_at_once_) {
    for (GroupBallot& ballot : ballots) {
      ballot_.bind(1, ballot.name.consultation).bind_bytes(2, ballot.name.key);
      STIP_TRY_AS(const bool row, ballot_.step());
      if (row) STIP_TRY(fill_in(ballot, ballot_.bytes(0), ballot_.text(1)));
      ballot_.reset();
    }
    return Nothing{};
  }
  return by_consultation(ballots, [&](auto first, auto last) -> ErrorOr<Nothing> {
    ballot_.bind(1, first->name.consultation).bind_list(2, keys_of(first, last));
    for (;;) {
      STIP_TRY_AS(const bool row, ballot_.step());
      if (!row) return Nothing{};
      STIP_TRY(fill_in(*with_key(first, last, ballot_.bytes(2)), ballot_.bytes(0), ballot_.text(1)));
    }
  });
}

ErrorOr<Nothing> GroupRows::write(const std::vector<GroupCode>& codes) {
  return by_consultation(codes, [&](auto first, auto last) -> ErrorOr<Nothing> {
    std::vector<std::string_view> spent;
    for (auto code = first; code != last; ++code)
      if (code->is_spent && !code->was_spent) spent.push_back(code->name.key);
    spend_.bind(1, first->name.consultation);
    if (asks_at_once_) return spent.empty() ? ErrorOr<Nothing>(Nothing{}) : spend_.bind_list(2, spent).run();
    for (const std::string_view hash : spent) STIP_TRY(spend_.bind_bytes(2, hash).run());
    return Nothing{};
  });
}

ErrorOr<Nothing> GroupRows::write(const std::vector<GroupBallot>& ballots, std::int64_t hour) {
  return by_consultation(ballots, [&](auto first, auto last) -> ErrorOr<Nothing> {
    std::vector<std::string_view> gone, keys, bytes, written;
    std::vector<std::int64_t> doors;
    std::vector<std::string> votes;
    for (auto ballot = first; ballot != last; ++ballot) {
      if (ballot->before == ballot->after) continue;
      if (ballot->after.empty()) {
        gone.push_back(ballot->name.key);
        continue;
      }
      keys.push_back(ballot->name.key);
      doors.push_back(static_cast<std::int64_t>(ballot->door));
      votes.push_back(packed(ballot->after.votes));
      written.push_back(ballot->after.written);
    }
    bytes.assign(votes.begin(), votes.end());
    remove_.bind(1, first->name.consultation);
    put_.bind(1, first->name.consultation).bind(4, hour);
    if (asks_at_once_) {
      if (!gone.empty()) STIP_TRY(remove_.bind_list(2, gone).run());
      if (keys.empty()) return Nothing{};
      return put_.bind_list(2, keys).bind_list(3, doors).bind_list(5, bytes).bind_list(6, written).run();
    }
    for (const std::string_view key : gone) STIP_TRY(remove_.bind_bytes(2, key).run());
    for (std::size_t i = 0; i < keys.size(); ++i)
      STIP_TRY(put_.bind_bytes(2, keys[i]).bind(3, doors[i]).bind_bytes(5, bytes[i]).bind_text(6, written[i]).run());
    return Nothing{};
  });
}

ErrorOr<Nothing> GroupRows::add_codes(std::int64_t consultation, const std::vector<std::string>& hashes) {
  add_code_.bind(1, consultation);
  if (!asks_at_once_) {
    for (const std::string& hash : hashes) STIP_TRY(add_code_.bind_bytes(2, hash).run());
    return Nothing{};
  }
  for (std::size_t at = 0; at < hashes.size(); at += codes_at_once) {
    const std::size_t end = std::min(at + codes_at_once, hashes.size());
    const std::vector<std::string_view> part(hashes.begin() + static_cast<std::ptrdiff_t>(at),
                                             hashes.begin() + static_cast<std::ptrdiff_t>(end));
    STIP_TRY(add_code_.bind_list(2, part).run());
  }
  return Nothing{};
}

}  // namespace stip
