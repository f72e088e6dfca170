// Ballot count: one pass over the ballots of a consultation, in the order of their keys.
#include "ballots/ballot_count.h"

#include <algorithm>

#include "ballots/ballot_rows.h"

namespace stip {
namespace {

/// Whether these answers are those that the rules ask for, in their one form.
bool are_good(const BallotRules& rules, const WrittenAnswers& written) {
  for (const JsonMember& one : written.answers.as_object()) {
    const BallotQuestion* const question = rules.question(one.name);
    const auto answer = question ? canonical_answer(*question, one.value) : ErrorOr<Json>(Json());
    if (!question || !answer.ok() || !(*answer == one.value)) return false;
  }
  const bool may_add = rules.own_statements && written.statements.size() <= most_own_statements;
  return only_asked(rules, written.answers) == written.answers && (written.statements.empty() || may_add);
}

ErrorOr<Nothing> verify_one(BallotBox& box, const BallotConsultation& consultation, BallotsVerified& met) {
  Database& database = box.file().database();
  const std::string subject = "consultation " + consultation.rules.id;
  const std::size_t before = met.ballots;
  std::map<BallotDoor, DoorSums> counted;
  for (const BallotDoor door : ballot_doors) counted[door].votes = CoVotes(consultation.n_statements());
  const auto read = each_ballot(database, consultation, [&](const BallotRow& row) -> ErrorOr<Nothing> {
    ++met.ballots;
    met.votes += row.content.votes.size();
    met.answers += row.written.answers.as_object().size() + row.written.statements.size();
    const auto place = counted.find(row.door);
    if (row.content.empty() || place == counted.end() || !consultation.rules.allows(row.door)) {
      met.problems.push_back(subject + ": a ballot is empty, or came in by a door that it has not.");
      return Nothing{};
    }
    if (!are_good(consultation.rules, row.written))
      met.problems.push_back(subject + ": a ballot holds an answer that its rules do not allow.");
    ++place->second.ballots;
    place->second.votes.add(row.content.votes);
    return Nothing{};
  });
  if (!read.ok()) {
    met.problems.push_back(subject + ": " + read.error().subject + ": " + read.error().problem);
    return Nothing{};
  }
  if (consultation.is_forgotten) {
    if (met.ballots > before) met.problems.push_back(subject + ": ballots are left that were to be forgotten.");
    return Nothing{};
  }
  for (const auto& [door, sums] : counted) {
    STIP_TRY_AS(const DoorSums kept, box.sums(consultation.rules.id, door));
    if (!(sums == kept)) {
      met.problems.push_back(subject + ": the sums of the door '" + std::string(name_of(door)) +
                             "' are not what its ballots add up to.");
    }
  }
  STIP_TRY_AS(Prepared count,
              database.prepare("SELECT count(*), count(*) FILTER (WHERE spent = 1) FROM code WHERE consultation = ?"));
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
  STIP_TRY_AS(const BallotConsultation* const consultation, closed_consultation(box, id));
  struct Place {
    std::string of;
    std::size_t first, n;
  };
  std::vector<Place> order;
  std::vector<PackedVote> all;
  STIP_TRY(each_ballot(box.file().database(), *consultation, [&](const BallotRow& row) -> ErrorOr<Nothing> {
    const std::vector<PackedVote>& ballot = row.content.votes;
    if (row.door != door || ballot.empty()) return Nothing{};
    order.push_back({box.file().place_in("votes", row.key).substr(0, 12), all.size(), ballot.size()});
    all.insert(all.end(), ballot.begin(), ballot.end());
    return Nothing{};
  }));
  std::ranges::sort(order, {}, &Place::of);
  Votes votes;
  for (std::uint32_t i = 0; i < consultation->n_statements(); ++i)
    votes.statements.push_back(consultation->statement(i).label);
  votes.votes.reserve(all.size());
  for (const Place& place : order) {
    const auto from = all.begin() + static_cast<std::ptrdiff_t>(place.first);
    votes.votes.insert(votes.votes.end(), from, from + static_cast<std::ptrdiff_t>(place.n));
    votes.first.push_back(votes.votes.size());
    votes.participants.push_back(std::to_string(votes.participants.size() + 1));
  }
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
  if (!box.file().is_on_server()) {
    STIP_TRY_AS(const std::string pages, database.text("PRAGMA integrity_check(1)"));
    if (pages != "ok") met.problems.push_back(database.path() + ": " + pages);
  }
  for (const auto& [id, consultation] : box.all()) {
    ++met.consultations;
    STIP_TRY(verify_one(box, consultation, met));
  }
  return met;
}

}  // namespace stip
