// Ballot sums: a log of changes without keys, so that it says nothing that the ballots do not say.
#include "ballots/ballot_sums.h"

#include <cmath>

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

ErrorOr<BallotSums> BallotSums::load(Database& database, const std::map<std::int64_t, std::size_t>& statements) {
  BallotSums all;
  all.statements_ = statements;
  STIP_TRY_AS(Prepared states, database.prepare("SELECT consultation, door, ballots, votes FROM sums"));
  for (;;) {
    STIP_TRY_AS(const bool row, states.step());
    if (!row) break;
    const DoorPlace place{states.integer(0), static_cast<BallotDoor>(states.integer(1))};
    if (!statements.contains(place.first)) return damaged("sums of votes");
    STIP_TRY_AS(CoVotes votes, read_sums(statements.at(place.first), states.bytes(3)));
    all.sums_[place] = {states.integer(2), std::move(votes)};
  }
  STIP_TRY_AS(Prepared log, database.prepare("SELECT changes FROM sums_change ORDER BY number"));
  for (;;) {
    STIP_TRY_AS(const bool row, log.step());
    if (!row) return all;
    std::string_view in = log.bytes(0);
    all.logged_bytes_ += in.size();
    std::vector<BallotChange> changes;
    while (in.size() >= change_header) {
      BallotChange& change = changes.emplace_back();
      change.place.first = static_cast<std::int64_t>(take_number(in, 8));
      const std::uint64_t door = take_number(in, 1);
      change.place.second = static_cast<BallotDoor>(door & ~(had_answers | has_answers));
      change.had_answers = door & had_answers;
      change.has_answers = door & has_answers;
      const std::size_t before = take_number(in, 2), after = take_number(in, 2);
      if (in.size() < 2 * (before + after) || !statements.contains(change.place.first)) return damaged("sums of votes");
      const std::size_t n = statements.at(change.place.first);
      STIP_TRY_AS(change.before, unpacked(in.substr(0, 2 * before), n));
      STIP_TRY_AS(change.after, unpacked(in.substr(2 * before, 2 * after), n));
      in.remove_prefix(2 * (before + after));
    }
    if (!in.empty()) return damaged("sums of votes");
    all.apply(changes);
  }
}

ErrorOr<Nothing> BallotSums::log(Database& database, const std::vector<BallotChange>& changes) {
  if (changes.empty()) return Nothing{};
  std::string bytes;
  for (const BallotChange& change : changes) {
    append_number(bytes, static_cast<std::uint64_t>(change.place.first), 8);
    append_number(bytes,
                  static_cast<std::uint64_t>(change.place.second) | (change.had_answers ? had_answers : 0) |
                      (change.has_answers ? has_answers : 0),
                  1);
    append_number(bytes, change.before.size(), 2);
    append_number(bytes, change.after.size(), 2);
    bytes += packed(change.before) + packed(change.after);
  }
  STIP_TRY_AS(Prepared insert, database.prepare("INSERT INTO sums_change (changes) VALUES (?)"));
  STIP_TRY(insert.bind_bytes(1, bytes).run());
  logged_bytes_ += bytes.size();
  return Nothing{};
}

void BallotSums::apply(const std::vector<BallotChange>& changes) {
  for (const BallotChange& change : changes) {
    DoorSums& sums = sums_of(change.place);
    sums.ballots += change.added();
    sums.votes.remove(change.before);
    sums.votes.add(change.after);
  }
}

ErrorOr<Nothing> BallotSums::forget(Database& database, std::int64_t consultation) {
  for (auto& [place, sums] : sums_)
    if (place.first == consultation) sums.votes = CoVotes(statements_.at(consultation));
  return round_off(database);
}

ErrorOr<Nothing> BallotSums::round_off(Database& database) {
  STIP_TRY_AS(Prepared keep,
              database.prepare("INSERT OR REPLACE INTO sums (consultation, door, ballots, votes) VALUES (?, ?, ?, ?)"));
  for (const auto& [place, sums] : sums_) {
    const std::string bytes = sums.votes.bytes();
    STIP_TRY(keep.bind(1, place.first)
                 .bind(2, static_cast<std::int64_t>(place.second))
                 .bind(3, sums.ballots)
                 .bind_bytes(4, bytes)
                 .run());
  }
  STIP_TRY(database.run("DELETE FROM sums_change"));
  logged_bytes_ = 0;
  return Nothing{};
}

DoorSums BallotSums::at(DoorPlace place) const {
  const auto found = sums_.find(place);
  if (found != sums_.end()) return found->second;
  const auto n = statements_.find(place.first);
  return {0, CoVotes(n == statements_.end() ? 0 : n->second)};
}

std::int64_t BallotSums::ballots(DoorPlace place) const {
  const auto found = sums_.find(place);
  return found == sums_.end() ? 0 : found->second.ballots;
}

DoorSums& BallotSums::sums_of(DoorPlace place) {
  const auto found = sums_.find(place);
  if (found != sums_.end()) return found->second;
  return sums_.emplace(place, DoorSums{0, CoVotes(statements_.at(place.first))}).first->second;
}

}  // namespace stip
