// Ballot sums: a log of changes without keys, so that it says nothing that the ballots do not say.
#include "ballots/ballot_sums.h"

#include <cmath>
#include <optional>

namespace stip {
namespace {

Error damaged(const std::string& what) {
  return {ErrorKind::storage, what, said("they are damaged."),
          said("Run `stip consult verify` to see which, and put back a back-up.")};
}

void append_number(std::string& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> 8 * i);
}

/// Reads what append_number wrote, and moves on. Precondition: so many bytes are there.
std::uint64_t take_number(std::string_view& in, std::size_t bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < bytes; ++i) value |= std::uint64_t{static_cast<unsigned char>(in[i])} << 8 * i;
  in.remove_prefix(bytes);
  return value;
}

constexpr std::size_t change_header = 8 + 1 + 2 + 2;
// Beside the door: whether the ballot had, or has, answers.
constexpr std::uint64_t had_answers = 0x40, has_answers = 0x80;

/// Sums of `n` statements, that may have been kept when there were fewer.
ErrorOr<CoVotes> read_sums(std::size_t n, std::string_view bytes) {
  const std::size_t pairs = bytes.size() / 16;
  const auto then = static_cast<std::size_t>((std::sqrt(8.0 * static_cast<double>(pairs) + 1) - 1) / 2);
  STIP_TRY_AS(CoVotes votes, CoVotes::of_bytes(std::min(n, then), bytes));
  votes.grow(n);
  return votes;
}

void append_change(std::string& bytes, const BallotChange& change) {
  append_number(bytes, static_cast<std::uint64_t>(change.place.first), 8);
  append_number(bytes,
                static_cast<std::uint64_t>(change.place.second) | (change.had_answers ? had_answers : 0) |
                    (change.has_answers ? has_answers : 0),
                1);
  append_number(bytes, change.before.size(), 2);
  append_number(bytes, change.after.size(), 2);
  bytes += packed(change.before) + packed(change.after);
}

ErrorOr<std::vector<BallotChange>> read_changes(std::string_view in) {
  std::vector<BallotChange> changes;
  while (in.size() >= change_header) {
    BallotChange& change = changes.emplace_back();
    change.place.first = static_cast<std::int64_t>(take_number(in, 8));
    const std::uint64_t door = take_number(in, 1);
    change.place.second = static_cast<BallotDoor>(door & ~(had_answers | has_answers));
    change.had_answers = door & had_answers;
    change.has_answers = door & has_answers;
    const std::size_t before = take_number(in, 2), after = take_number(in, 2);
    if (in.size() < 2 * (before + after)) return damaged("sums of votes");
    STIP_TRY_AS(change.before, unpacked(in.substr(0, 2 * before), most_statements));
    STIP_TRY_AS(change.after, unpacked(in.substr(2 * before, 2 * after), most_statements));
    in.remove_prefix(2 * (before + after));
  }
  if (!in.empty()) return damaged("sums of votes");
  return changes;
}

/// Whether it is about statements that are there.
bool fits(const BallotChange& change, std::size_t n_statements) {
  return (change.before.empty() || change.before.back().statement() < n_statements) &&
         (change.after.empty() || change.after.back().statement() < n_statements);
}

ErrorOr<Nothing> add_change(CoVotes& sums, const BallotChange& change) {
  if (!fits(change, sums.n_statements())) return damaged("sums of votes");
  sums.remove(change.before);
  sums.add(change.after);
  return Nothing{};
}

ErrorOr<Nothing> add_to_turnout(Database& database, const std::map<DoorPlace, std::int64_t>& added) {
  STIP_TRY_AS(Prepared count, database.prepare("INSERT INTO turnout (consultation, door, ballots) VALUES (?, ?, ?) "
                                               "ON CONFLICT (consultation, door) DO UPDATE "
                                               "SET ballots = turnout.ballots + excluded.ballots"));
  for (const auto& [place, ballots] : added) {
    if (ballots == 0) continue;
    STIP_TRY(count.bind(1, place.first).bind(2, static_cast<std::int64_t>(place.second)).bind(3, ballots).run());
  }
  return Nothing{};
}

/// Calls `visit` for each change in the log.
template <class Visit>
ErrorOr<Nothing> each_change(Database& database, Visit visit) {
  STIP_TRY_AS(Prepared log, database.prepare("SELECT changes FROM sums_change ORDER BY number"));
  for (;;) {
    STIP_TRY_AS(const bool row, log.step());
    if (!row) return Nothing{};
    STIP_TRY_AS(const std::vector<BallotChange> changes, read_changes(log.bytes(0)));
    for (const BallotChange& change : changes) STIP_TRY(visit(change));
  }
}

/// As it was last rounded off.
ErrorOr<CoVotes> read_state(Database& database, DoorPlace place, std::size_t n_statements) {
  STIP_TRY_AS(Prepared state, database.prepare("SELECT votes FROM sums WHERE consultation = ? AND door = ?"));
  state.bind(1, place.first).bind(2, static_cast<std::int64_t>(place.second));
  STIP_TRY_AS(const bool row, state.step());
  return row ? read_sums(n_statements, state.bytes(0)) : CoVotes(n_statements);
}

}  // namespace

std::string packed(const std::vector<PackedVote>& votes) {
  std::string out;
  out.reserve(2 * votes.size());
  for (const PackedVote vote : votes) append_number(out, vote.bits, 2);
  return out;
}

ErrorOr<std::vector<PackedVote>> unpacked(std::string_view bytes, std::size_t n_statements) {
  std::vector<PackedVote> votes;
  votes.reserve(bytes.size() / 2);
  while (bytes.size() >= 2) {
    const PackedVote vote{static_cast<std::uint16_t>(take_number(bytes, 2))};
    const bool follows = votes.empty() || votes.back().statement() < vote.statement();
    if (!follows || vote.value() > 1 || vote.statement() >= n_statements) return damaged("votes of a ballot");
    votes.push_back(vote);
  }
  if (!bytes.empty()) return damaged("votes of a ballot");
  return votes;
}

ErrorOr<std::size_t> log_changes(Database& database, const std::vector<BallotChange>& changes) {
  if (changes.empty()) return std::size_t{0};
  std::string bytes;
  std::map<DoorPlace, std::int64_t> added;
  for (const BallotChange& change : changes) {
    append_change(bytes, change);
    added[change.place] += change.added();
  }
  STIP_TRY_AS(Prepared insert, database.prepare("INSERT INTO sums_change (changes) VALUES (?)"));
  STIP_TRY(insert.bind_bytes(1, bytes).run());
  STIP_TRY(add_to_turnout(database, added));
  return bytes.size();
}

ErrorOr<Nothing> round_off_sums(Database& database, const std::map<std::int64_t, std::size_t>& statements) {
  std::map<DoorPlace, CoVotes> sums;
  STIP_TRY(each_change(database, [&](const BallotChange& change) -> ErrorOr<Nothing> {
    auto found = sums.find(change.place);
    if (found == sums.end()) {
      const auto n = statements.find(change.place.first);
      if (n == statements.end()) return damaged("sums of votes");
      STIP_TRY_AS(CoVotes state, read_state(database, change.place, n->second));
      found = sums.emplace(change.place, std::move(state)).first;
    }
    return add_change(found->second, change);
  }));
  STIP_TRY_AS(Prepared keep, database.prepare("INSERT INTO sums (consultation, door, votes) VALUES (?, ?, ?) "
                                              "ON CONFLICT (consultation, door) DO UPDATE SET votes = excluded.votes"));
  for (const auto& [place, votes] : sums) {
    const std::string bytes = votes.bytes();
    STIP_TRY(keep.bind(1, place.first).bind(2, static_cast<std::int64_t>(place.second)).bind_bytes(3, bytes).run());
  }
  return database.run("DELETE FROM sums_change");
}

// One query: the log may be rounded off by another node between two.
ErrorOr<CoVotes> sums_of_votes(Database& database, DoorPlace place, std::size_t n_statements) {
  STIP_TRY_AS(Prepared rows, database.prepare("SELECT 0 AS number, votes FROM sums WHERE consultation = ? AND door = ? "
                                              "UNION ALL SELECT number, changes FROM sums_change ORDER BY number"));
  rows.bind(1, place.first).bind(2, static_cast<std::int64_t>(place.second));
  CoVotes sums(n_statements);
  for (;;) {
    STIP_TRY_AS(const bool row, rows.step());
    if (!row) return sums;
    if (rows.integer(0) == 0) {
      STIP_TRY_AS(sums, read_sums(n_statements, rows.bytes(1)));
      continue;
    }
    STIP_TRY_AS(const std::vector<BallotChange> changes, read_changes(rows.bytes(1)));
    for (const BallotChange& change : changes)
      if (change.place == place) STIP_TRY(add_change(sums, change));
  }
}

ErrorOr<std::map<DoorPlace, std::int64_t>> read_turnout(Database& database) {
  std::map<DoorPlace, std::int64_t> turnout;
  STIP_TRY_AS(Prepared rows, database.prepare("SELECT consultation, door, ballots FROM turnout"));
  for (;;) {
    STIP_TRY_AS(const bool row, rows.step());
    if (!row) return turnout;
    turnout[{rows.integer(0), static_cast<BallotDoor>(rows.integer(1))}] = rows.integer(2);
  }
}

ErrorOr<Nothing> forget_sums(Database& database, std::int64_t consultation) {
  STIP_TRY_AS(Prepared forget, database.prepare("DELETE FROM sums WHERE consultation = ?"));
  return forget.bind(1, consultation).run();
}

ErrorOr<Nothing> add_log_to_turnout(Database& database) {
  std::map<DoorPlace, std::int64_t> added;
  STIP_TRY(each_change(database, [&](const BallotChange& change) -> ErrorOr<Nothing> {
    added[change.place] += change.added();
    return Nothing{};
  }));
  return add_to_turnout(database, added);
}

}  // namespace stip
