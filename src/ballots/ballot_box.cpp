// Ballot box: one transaction for codes, ballots and what they add up to.
#include "ballots/ballot_box.h"

#include <algorithm>
#include <numeric>

#include "base/code_text.h"

namespace stip {

/// What a request comes down to, worked out before the transaction.
struct BallotBox::Wanted {
  const BallotConsultation* consultation = nullptr;
  std::string key;        ///< Of the ballot.
  std::string code_hash;  ///< Empty: it came with a voter key.
  std::vector<std::pair<std::uint32_t, std::optional<Vote>>> votes;
  std::optional<Error> refusal;
};

namespace {

Error not_open(const BallotConsultation& consultation) {
  const std::string subject = "consultation " + consultation.rules.id;
  if (consultation.state == BallotState::closed)
    return {ErrorKind::conflict, subject, "it is closed; nothing was changed.", "Look at what comes of it."};
  return {ErrorKind::conflict, subject, "it is not open yet.", "Come back when it has opened."};
}

Error wrong_code() {
  return {ErrorKind::forbidden, "code", "this code is not known here.",
          "Compare it with your letter, symbol by symbol; or ask the organiser for another."};
}

/// The votes of before with those of now laid over them.
std::vector<PackedVote> laid_over(const std::vector<PackedVote>& before,
                                  const std::vector<std::pair<std::uint32_t, std::optional<Vote>>>& now) {
  std::map<std::uint32_t, PackedVote> votes;
  for (const PackedVote vote : before) votes[vote.statement()] = vote;
  for (const auto& [statement, vote] : now) {
    if (vote)
      votes[statement] = PackedVote::of(statement, *vote);
    else
      votes.erase(statement);
  }
  std::vector<PackedVote> out;
  for (const auto& [statement, vote] : votes) out.push_back(vote);
  return out;
}

bool same(const std::vector<PackedVote>& a, const std::vector<PackedVote>& b) {
  return std::ranges::equal(a, b, [](PackedVote x, PackedVote y) { return x.bits == y.bits; });
}

}  // namespace

std::string_view name_of(BallotState state) {
  switch (state) {
    case BallotState::draft:
      return "draft";
    case BallotState::open:
      return "open";
    case BallotState::closed:
      return "closed";
  }
  return "";
}

BallotAnswer ballot_answer(const BallotConsultation& consultation, const BallotFile& file, std::string_view ballot_key,
                           const std::vector<PackedVote>& votes) {
  BallotAnswer answer;
  for (const PackedVote vote : votes) {
    answer.votes.emplace_back(consultation.rules.statements[vote.statement()].label, static_cast<Vote>(vote.value()));
  }
  answer.receipt = BallotFile::receipt_of(ballot_key);
  answer.salt = file.salt_of(ballot_key);
  if (!votes.empty()) answer.digest = ballot_digest(consultation.rules.id, answer);
  return answer;
}

BallotBox::BallotBox(BallotFile file) : file_(std::move(file)) {}

ErrorOr<std::unique_ptr<BallotBox>> BallotBox::open(const std::string& path, BallotFile::Access access) {
  STIP_TRY_AS(BallotFile file, BallotFile::open(path, access));
  std::unique_ptr<BallotBox> box(new BallotBox(std::move(file)));
  STIP_TRY(box->prepare_statements());
  STIP_TRY(box->refresh());
  return box;
}

ErrorOr<Nothing> BallotBox::prepare_statements() {
  Database& database = file_.database();
  STIP_TRY_AS(code_, database.prepare("SELECT spent FROM code WHERE consultation = ? AND hash = ?"));
  STIP_TRY_AS(spend_, database.prepare("UPDATE code SET spent = 1 WHERE consultation = ? AND hash = ?"));
  STIP_TRY_AS(ballot_, database.prepare("SELECT votes FROM ballot WHERE consultation = ? AND key = ?"));
  STIP_TRY_AS(put_, database.prepare("INSERT INTO ballot (consultation, key, door, hour, votes) VALUES (?, ?, ?, ?, ?) "
                                     "ON CONFLICT DO UPDATE SET hour = excluded.hour, votes = excluded.votes"));
  STIP_TRY_AS(remove_, database.prepare("DELETE FROM ballot WHERE consultation = ? AND key = ?"));
  STIP_TRY_AS(version_, database.prepare("PRAGMA data_version"));
  return Nothing{};
}

ErrorOr<Nothing> BallotBox::load() {
  STIP_TRY_AS(consultations_, read_consultations(file_.database()));
  std::map<std::int64_t, std::size_t> statements;
  for (const auto& [id, consultation] : consultations_)
    statements[consultation.number] = consultation.rules.statements.size();
  STIP_TRY_AS(sums_, BallotSums::load(file_.database(), statements));
  return Nothing{};
}

ErrorOr<Nothing> BallotBox::refresh() {
  STIP_TRY_AS(const bool row, version_.step());
  const std::int64_t version = row ? version_.integer(0) : 0;
  version_.reset();
  if (version == seen_version_) return Nothing{};
  // In one transaction, so that sums and the changes to them are of one moment. A caller may have one already.
  if (file_.database().in_transaction()) {
    STIP_TRY(load());
  } else {
    STIP_TRY_AS(Transaction transaction, Transaction::begin(file_.database()));
    STIP_TRY(load());
  }
  seen_version_ = version;
  return Nothing{};
}

const BallotConsultation* BallotBox::find(const std::string& consultation) const {
  const auto found = consultations_.find(consultation);
  return found == consultations_.end() ? nullptr : &found->second;
}

DoorSums BallotBox::sums(const std::string& consultation, BallotDoor door) const {
  const BallotConsultation* found = find(consultation);
  return found ? sums_.at({found->number, door}) : DoorSums{0, CoVotes(0)};
}

ErrorOr<Nothing> BallotBox::round_off() {
  STIP_TRY(refresh());
  return sums_.round_off(file_.database());
}

BallotBox::Wanted BallotBox::wanted(const BallotRequest& request) const {
  Wanted out;
  const auto refuse = [&](ErrorKind kind, std::string subject, std::string problem, std::string remedy) {
    out.refusal = Error{kind, std::move(subject), std::move(problem), std::move(remedy)};
    return out;
  };
  out.consultation = find(request.consultation);
  // A draft is not there for participants.
  if (!out.consultation)
    return refuse(ErrorKind::not_found, "consultation " + request.consultation.substr(0, 64),
                  "there is none by that name.", "Follow the address in your letter or on the site.");
  const BallotRules& rules = out.consultation->rules;
  if (!rules.allows(request.door))
    return refuse(ErrorKind::forbidden, "consultation " + rules.id,
                  "nobody comes in by the door '" + std::string(name_of(request.door)) + "'.",
                  "Take part in the way that its invitation says.");
  std::string voter_key = request.voter_key;
  if (!request.code.empty()) {
    const std::string code = plain_code(std::string_view(request.code).substr(0, 64));
    if (request.door != BallotDoor::invited || code.size() != code_symbols + 1 || !has_right_check(code)) {
      out.refusal = wrong_code();
      return out;
    }
    out.code_hash = file_.hash_of_code(rules.id, code);
    voter_key = voter_key_of(code, rules.id);
  }
  if (voter_key.size() < shortest_voter_key || voter_key.size() > longest_voter_key)
    return refuse(ErrorKind::invalid, "key", "it is missing, or not of 32 to 128 bytes.",
                  "Send the code of the letter, or the key that was made from it.");
  out.key = file_.key_of_ballot(rules.id, request.door, voter_key);
  for (const auto& [label, vote] : request.votes) {
    const auto statement = out.consultation->statement_of.find(label);
    if (statement == out.consultation->statement_of.end())
      return refuse(ErrorKind::invalid, "vote", "there is no statement '" + label.substr(0, 32) + "'.",
                    "Vote on statements of this consultation; nothing was kept.");
    out.votes.emplace_back(statement->second, vote);
  }
  return out;
}

ErrorOr<ErrorOr<BallotAnswer>> BallotBox::cast_one(const BallotRequest& request, const Wanted& wanted,
                                                   std::int64_t hour, std::vector<BallotChange>& changes) {
  using Answer = ErrorOr<BallotAnswer>;
  if (wanted.refusal) return Answer(*wanted.refusal);
  const BallotConsultation& consultation = *wanted.consultation;
  const bool only_asks = request.votes.empty() && !request.withdraw;
  if (consultation.state == BallotState::draft) return Answer(not_open(consultation));
  if (consultation.state == BallotState::closed && !only_asks) return Answer(not_open(consultation));

  bool spent = true;
  if (!wanted.code_hash.empty()) {
    code_.bind(1, consultation.number).bind_bytes(2, wanted.code_hash);
    STIP_TRY_AS(const bool known, code_.step());
    spent = known && code_.integer(0) != 0;
    code_.reset();
    if (!known) return Answer(wrong_code());
  }
  ballot_.bind(1, consultation.number).bind_bytes(2, wanted.key);
  STIP_TRY_AS(const bool exists, ballot_.step());
  std::vector<PackedVote> before;
  if (exists) {
    STIP_TRY_AS(before, unpacked(ballot_.bytes(0), consultation.rules.statements.size()));
  }
  ballot_.reset();
  // A key alone lets nobody in who was not in before: anybody can make one up.
  if (!exists && wanted.code_hash.empty() && request.door == BallotDoor::invited)
    return Answer(
        Error{ErrorKind::not_found, "ballot", "there is none with this key.", "Send the code of the letter."});

  const std::vector<PackedVote> after = request.withdraw ? std::vector<PackedVote>{} : laid_over(before, wanted.votes);
  if (!same(before, after)) {
    if (!spent) STIP_TRY(spend_.bind(1, consultation.number).bind_bytes(2, wanted.code_hash).run());
    STIP_TRY(write_ballot(consultation, wanted, hour, after, request.door));
    changes.push_back({{consultation.number, request.door}, before, after});
  }
  return Answer(ballot_answer(consultation, file_, wanted.key, after));
}

ErrorOr<Nothing> BallotBox::write_ballot(const BallotConsultation& consultation, const Wanted& wanted,
                                         std::int64_t hour, const std::vector<PackedVote>& votes, BallotDoor door) {
  if (votes.empty()) return remove_.bind(1, consultation.number).bind_bytes(2, wanted.key).run();
  const std::string bytes = packed(votes);
  return put_.bind(1, consultation.number)
      .bind_bytes(2, wanted.key)
      .bind(3, static_cast<std::int64_t>(door))
      .bind(4, hour)
      .bind_bytes(5, bytes)
      .run();
}

ErrorOr<Nothing> BallotBox::cast_all(const std::vector<BallotRequest>& requests, Instant now,
                                     std::vector<std::optional<ErrorOr<BallotAnswer>>>& answers) {
  const std::int64_t hour = std::chrono::floor<std::chrono::hours>(now).time_since_epoch().count();
  std::vector<BallotChange> changes;
  {
    STIP_TRY_AS(Transaction transaction, Transaction::begin(file_.database()));
    STIP_TRY(refresh());
    std::vector<Wanted> all;
    all.reserve(requests.size());
    for (const BallotRequest& request : requests) all.push_back(wanted(request));
    // By key, which looks random: the file is not told who came before whom. Of one voter the order stays.
    std::vector<std::size_t> order(requests.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) -> const std::string& { return all[i].key; });
    for (const std::size_t i : order) {
      STIP_TRY_AS(answers[i], cast_one(requests[i], all[i], hour, changes));
    }
    STIP_TRY(sums_.log(file_.database(), changes));
    STIP_TRY(transaction.commit());
  }
  sums_.apply(changes);
  if (sums_.wants_rounding()) (void)sums_.round_off(file_.database()).ok();  // What fails now is tried again later.
  return Nothing{};
}

std::vector<ErrorOr<BallotAnswer>> BallotBox::cast(const std::vector<BallotRequest>& requests, Instant now) {
  std::vector<std::optional<ErrorOr<BallotAnswer>>> answers(requests.size());
  const auto done = cast_all(requests, now, answers);
  std::vector<ErrorOr<BallotAnswer>> out;
  out.reserve(requests.size());
  for (auto& answer : answers) {
    if (done.ok())
      out.push_back(*std::move(answer));
    else
      out.push_back(done.error());
  }
  return out;
}

}  // namespace stip
