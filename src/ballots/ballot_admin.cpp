// Ballot admin: what a civil servant does with a consultation: prepare, hand out codes, open, close, take a ballot out.
#include <algorithm>

#include "ballots/ballot_box.h"

namespace stip {
namespace {

std::string subject_of(const std::string& id) { return "consultation " + id; }

}  // namespace

ErrorOr<std::map<std::string, BallotConsultation>> read_consultations(Database& database) {
  std::map<std::string, BallotConsultation> all;
  STIP_TRY_AS(Prepared rows, database.prepare("SELECT number, rules, rules_hash, state FROM consultation"));
  for (;;) {
    STIP_TRY_AS(const bool row, rows.step());
    if (!row) return all;
    BallotConsultation one;
    one.number = rows.integer(0);
    STIP_TRY_AS(one.rules, parse_ballot_rules(rows.text(1), database.path()));
    if (rows.bytes(2) != bytes_of(sha256(rows.text(1))) || to_text(one.rules) != rows.text(1)) {
      return Error{ErrorKind::storage, subject_of(one.rules.id), "its rules are not those that were entered.",
                   "Put back a back-up: what people answered to is no longer known."};
    }
    one.state = static_cast<BallotState>(rows.integer(3));
    for (std::size_t i = 0; i < one.rules.statements.size(); ++i)
      one.statement_of.emplace(one.rules.statements[i].label, static_cast<std::uint32_t>(i));
    std::string id = one.rules.id;
    all.emplace(std::move(id), std::move(one));
  }
}

ErrorOr<const BallotConsultation*> BallotBox::must_find(const std::string& consultation) const {
  if (const BallotConsultation* found = find(consultation)) return found;
  return Error{ErrorKind::not_found, subject_of(consultation), "there is none in " + file_.database().path() + ".",
               "Enter it with `stip consult prepare`, or mend its id."};
}

ErrorOr<Nothing> BallotBox::prepare(const BallotRules& rules) {
  STIP_TRY_AS(Transaction transaction, Transaction::begin(file_.database()));
  STIP_TRY(refresh());
  const BallotConsultation* found = find(rules.id);
  if (found && found->state != BallotState::draft) {
    return Error{ErrorKind::conflict, subject_of(rules.id), "it was opened; its rules are fixed.",
                 "Prepare another, under an id of its own."};
  }
  STIP_TRY_AS(Prepared put,
              file_.database().prepare(
                  "INSERT INTO consultation (id, rules, rules_hash, state) VALUES (?, ?, ?, 0) "
                  "ON CONFLICT (id) DO UPDATE SET rules = excluded.rules, rules_hash = excluded.rules_hash"));
  const std::string text = to_text(rules);
  const Hash hash = hash_of(rules);
  STIP_TRY(put.bind_text(1, rules.id).bind_text(2, text).bind_bytes(3, bytes_of(hash)).run());
  STIP_TRY(transaction.commit());
  return load();
}

ErrorOr<Nothing> BallotBox::add_codes(const std::string& consultation, const std::vector<std::string>& codes) {
  STIP_TRY_AS(Transaction transaction, Transaction::begin(file_.database()));
  STIP_TRY(refresh());
  STIP_TRY_AS(const BallotConsultation* found, must_find(consultation));
  if (found->state == BallotState::closed)
    return Error{ErrorKind::conflict, subject_of(consultation), "it is closed.", "Make codes before it closes."};
  if (!found->rules.allows(BallotDoor::invited))
    return Error{ErrorKind::conflict, subject_of(consultation), "nobody is invited to it by code.",
                 "Add the door \"invited\" to its rules before it opens."};
  STIP_TRY_AS(Prepared put, file_.database().prepare("INSERT INTO code (consultation, hash) VALUES (?, ?)"));
  std::vector<std::string> hashes;
  for (const std::string& code : codes) hashes.push_back(file_.hash_of_code(consultation, code));
  std::ranges::sort(
      hashes);  // In the order of the table: that is ten times as fast, and forgets the order of the list.
  for (const std::string& hash : hashes) {
    if (const auto added = put.bind(1, found->number).bind_bytes(2, hash).run(); !added.ok()) {
      if (file_.database().last_failure() != SqlFailure::constraint) return added.error();
      return Error{ErrorKind::conflict, subject_of(consultation), "a code is there already; none was added.",
                   "Make the codes again."};
    }
  }
  return transaction.commit();
}

ErrorOr<Nothing> BallotBox::set_state(const std::string& consultation, BallotState from, BallotState to, Instant now) {
  STIP_TRY_AS(Transaction transaction, Transaction::begin(file_.database()));
  STIP_TRY(refresh());
  STIP_TRY_AS(const BallotConsultation* found, must_find(consultation));
  if (found->state != from) {
    return Error{ErrorKind::conflict, subject_of(consultation), "it is " + std::string(name_of(found->state)) + ".",
                 "Only what is " + std::string(name_of(from)) + " can become " + std::string(name_of(to)) + "."};
  }
  STIP_TRY_AS(Prepared change,
              to == BallotState::open
                  ? file_.database().prepare("UPDATE consultation SET state = ?, opened = ? WHERE number = ?")
                  : file_.database().prepare("UPDATE consultation SET state = ?, closed = ? WHERE number = ?"));
  STIP_TRY(change.bind(1, static_cast<std::int64_t>(to))
               .bind(2, now.time_since_epoch().count())
               .bind(3, found->number)
               .run());
  STIP_TRY(transaction.commit());
  return load();
}

ErrorOr<Nothing> BallotBox::open_consultation(const std::string& consultation, Instant now) {
  return set_state(consultation, BallotState::draft, BallotState::open, now);
}

ErrorOr<Nothing> BallotBox::close_consultation(const std::string& consultation, Instant now) {
  return set_state(consultation, BallotState::open, BallotState::closed, now);
}

ErrorOr<Nothing> BallotBox::erase(const std::string& consultation, const std::string& receipt) {
  STIP_TRY_AS(Transaction transaction, Transaction::begin(file_.database()));
  STIP_TRY(refresh());
  STIP_TRY_AS(const BallotConsultation* found, must_find(consultation));
  const std::string key = BallotFile::key_by_receipt(receipt);
  STIP_TRY_AS(Prepared row,
              file_.database().prepare("SELECT door, votes FROM ballot WHERE consultation = ? AND key = ?"));
  row.bind(1, found->number).bind_bytes(2, key);
  STIP_TRY_AS(const bool exists, row.step());
  if (!exists) {
    return Error{ErrorKind::not_found, "receipt " + receipt.substr(0, 64), "there is no ballot with it.",
                 "Compare it with what the participant was given; the ballot may have been taken out before."};
  }
  BallotChange change{{found->number, static_cast<BallotDoor>(row.integer(0))}, {}, {}};
  STIP_TRY_AS(change.before, unpacked(row.bytes(1), found->rules.statements.size()));
  row.reset();
  STIP_TRY(remove_.bind(1, found->number).bind_bytes(2, key).run());
  STIP_TRY(sums_.log(file_.database(), {change}));
  STIP_TRY(transaction.commit());
  sums_.apply({change});
  return Nothing{};
}

ErrorOr<Nothing> BallotBox::forget_codes(const std::string& consultation) {
  STIP_TRY_AS(Transaction transaction, Transaction::begin(file_.database()));
  STIP_TRY(refresh());
  STIP_TRY_AS(const BallotConsultation* found, must_find(consultation));
  if (found->state != BallotState::closed)
    return Error{ErrorKind::conflict, subject_of(consultation), "it is not closed; people need their codes.",
                 "Close it first."};
  STIP_TRY_AS(Prepared forget, file_.database().prepare("DELETE FROM code WHERE consultation = ?"));
  STIP_TRY(forget.bind(1, found->number).run());
  STIP_TRY(transaction.commit());
  // What was deleted leaves the journal too.
  return file_.database().run("PRAGMA wal_checkpoint(TRUNCATE)");
}

ErrorOr<BallotStanding> BallotBox::standing(const std::string& consultation) {
  STIP_TRY(refresh());
  STIP_TRY_AS(const BallotConsultation* found, must_find(consultation));
  BallotStanding standing;
  standing.state = found->state;
  for (const BallotDoor door : found->rules.doors) standing.ballots[door] = sums_.ballots({found->number, door});
  STIP_TRY_AS(Prepared count,
              file_.database().prepare("SELECT count(*), total(spent) FROM code WHERE consultation = ?"));
  STIP_TRY(count.bind(1, found->number).step());
  standing.codes = count.integer(0);
  standing.spent = count.integer(1);
  return standing;
}

}  // namespace stip
