// Ballot count: one pass over the ballots of a consultation, in the order of their keys.
#include "ballots/ballot_count.h"

namespace stip {
namespace {

/// Calls visit(door, votes) for each ballot of a consultation.
template <class Visit>
ErrorOr<Nothing> each_ballot(Database& database, const BallotConsultation& consultation, Visit visit) {
  STIP_TRY_AS(Prepared rows, database.prepare("SELECT door, votes FROM ballot WHERE consultation = ? ORDER BY key"));
  rows.bind(1, consultation.number);
  for (;;) {
    STIP_TRY_AS(const bool row, rows.step());
    if (!row) return Nothing{};
    STIP_TRY_AS(const std::vector<PackedVote> votes, unpacked(rows.bytes(1), consultation.rules.statements.size()));
    visit(static_cast<BallotDoor>(rows.integer(0)), votes);
  }
}

ErrorOr<Nothing> verify_one(BallotBox& box, const BallotConsultation& consultation, BallotsVerified& met) {
  Database& database = box.file().database();
  const std::string subject = "consultation " + consultation.rules.id;
  std::map<BallotDoor, DoorSums> counted;
  for (const BallotDoor door : ballot_doors) counted[door].votes = CoVotes(consultation.rules.statements.size());
  const auto read = each_ballot(database, consultation, [&](BallotDoor door, const std::vector<PackedVote>& votes) {
    ++met.ballots;
    met.votes += votes.size();
    const auto place = counted.find(door);
    if (votes.empty() || place == counted.end() || !consultation.rules.allows(door)) {
      met.problems.push_back(subject + ": a ballot is empty, or came in by a door that it has not.");
      return;
    }
    ++place->second.ballots;
    place->second.votes.add(votes);
  });
  if (!read.ok()) {
    met.problems.push_back(subject + ": " + read.error().subject + ": " + read.error().problem);
    return Nothing{};
  }
  for (const auto& [door, sums] : counted) {
    if (!(sums == box.sums(consultation.rules.id, door))) {
      met.problems.push_back(subject + ": the sums of the door '" + std::string(name_of(door)) +
                             "' are not what its ballots add up to.");
    }
  }
  STIP_TRY_AS(Prepared count, database.prepare("SELECT count(*), total(spent) FROM code WHERE consultation = ?"));
  STIP_TRY(count.bind(1, consultation.number).step());
  const std::int64_t codes = count.integer(0), spent = count.integer(1);
  met.spent += static_cast<std::size_t>(spent);
  const bool are_forgotten = codes == 0 && consultation.state == BallotState::closed;
  if (counted[BallotDoor::invited].ballots > spent && !are_forgotten)
    met.problems.push_back(subject + ": there are more ballots of who was invited than codes that were used.");
  return Nothing{};
}

}  // namespace

ErrorOr<Votes> count_ballots(BallotBox& box, const std::string& id, BallotDoor door) {
  STIP_TRY(box.refresh());
  const BallotConsultation* consultation = box.find(id);
  if (!consultation) return Error{ErrorKind::not_found, "consultation " + id, "there is none.", "Mend its id."};
  if (consultation->state != BallotState::closed) {
    return Error{ErrorKind::conflict, "consultation " + id,
                 "it is " + std::string(name_of(consultation->state)) + ": votes are counted after it has closed.",
                 "Close it first with `stip consult close`; `stip consult status` gives the turnout."};
  }
  Votes votes;
  for (const BallotStatement& one : consultation->rules.statements) votes.statements.push_back(one.label);
  STIP_TRY(each_ballot(box.file().database(), *consultation, [&](BallotDoor by, const std::vector<PackedVote>& ballot) {
    if (by != door) return;
    votes.votes.insert(votes.votes.end(), ballot.begin(), ballot.end());
    votes.first.push_back(votes.votes.size());
    votes.participants.push_back(std::to_string(votes.participants.size() + 1));
  }));
  return votes;
}

std::string votes_csv(const Votes& votes) {
  std::string out = "comment-id,voter-id,vote\n";
  for (std::size_t p = 0; p < votes.n_participants(); ++p) {
    for (const PackedVote vote : votes.of(p)) {
      out +=
          votes.statements[vote.statement()] + "," + votes.participants[p] + "," + std::to_string(vote.value()) + "\n";
    }
  }
  return out;
}

ErrorOr<BallotsVerified> verify_ballots(BallotBox& box) {
  BallotsVerified met;
  Database& database = box.file().database();
  // One transaction: sums and ballots of the same moment, also while others vote.
  STIP_TRY_AS(Transaction transaction, Transaction::begin(database));
  STIP_TRY(box.refresh());
  STIP_TRY_AS(const std::string pages, database.text("PRAGMA integrity_check(1)"));
  if (pages != "ok") met.problems.push_back(database.path() + ": " + pages);
  for (const auto& [id, consultation] : box.all()) {
    ++met.consultations;
    STIP_TRY(verify_one(box, consultation, met));
  }
  return met;
}

}  // namespace stip
