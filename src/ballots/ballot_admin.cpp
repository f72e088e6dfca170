// Ballot admin: what a civil servant does with a consultation: prepare, hand out codes, open, close, take a ballot out.
#include <algorithm>

#include "ballots/ballot_box.h"
#include "ballots/ballot_traces.h"

namespace stip {
namespace {

Said subject_of(const std::string& id) { return said("consultation {}", id); }

/// What people added, by consultation, in the order in which it was accepted, each in its last version.
ErrorOr<Nothing> read_added(Database& database, std::map<std::int64_t, std::vector<AddedStatement>>& added) {
  STIP_TRY_AS(Prepared rows, database.prepare("SELECT consultation, place, version, label, text, asked "
                                              "FROM added_statement ORDER BY consultation, place, version"));
  for (;;) {
    STIP_TRY_AS(const bool row, rows.step());
    if (!row) return Nothing{};
    auto& of = added[rows.integer(0)];
    const auto place = static_cast<std::size_t>(rows.integer(1));
    if (place == of.size()) of.emplace_back();
    if (place + 1 != of.size())
      return Error{ErrorKind::storage, said("added statements"), said("they are damaged."),
                   said("Put back a back-up.")};
    of[place] = {{std::string(rows.text(3)), std::string(rows.text(4))},
                 static_cast<std::uint32_t>(rows.integer(2)),
                 rows.integer(5) != 0};
  }
}

/// Fills in what follows from the rest.
void number_statements(BallotConsultation& consultation) {
  auto asked = std::make_shared<std::vector<BallotStatement>>();
  for (std::uint32_t i = 0; i < consultation.n_statements(); ++i) {
    consultation.statement_of.emplace(consultation.statement(i).label, i);
    if (consultation.is_asked(i)) asked->push_back(consultation.statement(i));
  }
  consultation.statements_asked = std::move(asked);
}

}  // namespace

ErrorOr<std::map<std::string, BallotConsultation>> read_consultations(Database& database) {
  std::map<std::string, BallotConsultation> all;
  std::map<std::int64_t, std::vector<AddedStatement>> added;
  STIP_TRY(read_added(database, added));
  STIP_TRY_AS(Prepared rows,
              database.prepare("SELECT number, rules, rules_hash, state, closed, forgotten FROM consultation"));
  for (;;) {
    STIP_TRY_AS(const bool row, rows.step());
    if (!row) return all;
    BallotConsultation one;
    one.number = rows.integer(0);
    STIP_TRY_AS(one.rules, parse_ballot_rules(rows.text(1), database.path()));
    if (rows.bytes(2) != bytes_of(sha256(rows.text(1))) || to_text(one.rules) != rows.text(1)) {
      return Error{ErrorKind::storage, subject_of(one.rules.id), said("its rules are not those that were entered."),
                   said("Put back a back-up: what people answered to is no longer known.")};
    }
    one.state = static_cast<BallotState>(rows.integer(3));
    if (one.state == BallotState::closed) one.closed = Instant(std::chrono::seconds(rows.integer(4)));
    one.is_forgotten = rows.integer(5) != 0;
    one.added = std::move(added[one.number]);
    number_statements(one);
    std::string id = one.rules.id;
    all.emplace(std::move(id), std::move(one));
  }
}

ErrorOr<const BallotConsultation*> BallotBox::must_find(const std::string& consultation) const {
  if (const BallotConsultation* found = find(consultation)) return found;
  return Error{ErrorKind::not_found, subject_of(consultation), said("there is none in {}.", file_.database().path()),
               said("Enter it with `stip consult prepare`, or mend its id.")};
}

ErrorOr<Nothing> BallotBox::prepare(const BallotRules& rules) {
  STIP_TRY_AS(Transaction transaction, Transaction::begin(file_.database()));
  STIP_TRY(refresh());
  const BallotConsultation* found = find(rules.id);
  if (found && found->state != BallotState::draft) {
    return Error{ErrorKind::conflict, subject_of(rules.id), said("it was opened; its rules are fixed."),
                 said("Prepare another, under an id of its own.")};
  }
  STIP_TRY_AS(Prepared put,
              file_.database().prepare(
                  "INSERT INTO consultation (id, rules, rules_hash, state) VALUES (?, ?, ?, 0) "
                  "ON CONFLICT (id) DO UPDATE SET rules = excluded.rules, rules_hash = excluded.rules_hash, "
                  "changed = consultation.changed + 1"));
  const std::string text = to_text(rules);
  const Hash hash = hash_of(rules);
  STIP_TRY(put.bind_text(1, rules.id).bind_text(2, text).bind_bytes(3, bytes_of(hash)).run());
  STIP_TRY(transaction.commit());
  return refresh();
}

ErrorOr<Nothing> BallotBox::add_codes(const std::string& consultation, const std::vector<std::string>& codes) {
  STIP_TRY_AS(Transaction transaction, Transaction::begin(file_.database()));
  STIP_TRY(refresh());
  STIP_TRY_AS(const BallotConsultation* found, must_find(consultation));
  if (found->state == BallotState::closed)
    return Error{ErrorKind::conflict, subject_of(consultation), said("it is closed."),
                 said("Make codes before it closes.")};
  if (!found->rules.allows(BallotDoor::invited))
    return Error{ErrorKind::conflict, subject_of(consultation), said("nobody is invited to it by code."),
                 said("Add the door \"invited\" to its rules before it opens.")};
  std::vector<std::string> hashes;
  for (const std::string& code : codes) hashes.push_back(file_.hash_of_code(consultation, code));
  // In the order of the table: that is ten times as fast, and forgets the order of the list.
  std::ranges::sort(hashes);
  if (const auto added = rows_.add_codes(found->number, hashes); !added.ok()) {
    if (file_.database().last_failure() != SqlFailure::constraint) return added.error();
    return Error{ErrorKind::conflict, subject_of(consultation), said("a code is there already; none was added."),
                 said("Make the codes again.")};
  }
  return transaction.commit();
}

ErrorOr<Nothing> BallotBox::set_state(const std::string& consultation, BallotState from, BallotState to, Instant now) {
  STIP_TRY_AS(Transaction transaction, Transaction::begin(file_.database()));
  STIP_TRY(refresh());
  STIP_TRY_AS(const BallotConsultation* found, must_find(consultation));
  if (found->state != from) {
    return Error{ErrorKind::conflict, subject_of(consultation), said("it is {}.", said_later(name_of(found->state))),
                 said("Only what is {} can become {}.", said_later(name_of(from)), said_later(name_of(to)))};
  }
  STIP_TRY_AS(Prepared change,
              to == BallotState::open
                  ? file_.database().prepare("UPDATE consultation SET state = ?, opened = ? WHERE number = ?")
                  : file_.database().prepare("UPDATE consultation SET state = ?, closed = ? WHERE number = ?"));
  STIP_TRY(change.bind(1, static_cast<std::int64_t>(to))
               .bind(2, now.time_since_epoch().count())
               .bind(3, found->number)
               .run());
  STIP_TRY(mark_changed(found->number));
  if (to == BallotState::closed) {
    STIP_TRY(round_off_within());
    if (file_.is_on_server()) STIP_TRY(take_traces_away(file_.database()));
  }
  STIP_TRY(transaction.commit());
  return refresh();
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
              file_.database().prepare("SELECT door, votes, written FROM ballot WHERE consultation = ? AND key = ?"));
  row.bind(1, found->number).bind_bytes(2, key);
  STIP_TRY_AS(const bool exists, row.step());
  if (!exists) {
    return Error{ErrorKind::not_found, said("receipt {}", receipt.substr(0, 64)), said("there is no ballot with it."),
                 said("Compare it with what the participant was given; the ballot may have been taken out before.")};
  }
  BallotChange change{{found->number, static_cast<BallotDoor>(row.integer(0))}, {}, {}};
  STIP_TRY_AS(const BallotContent before, ballot_content(row.bytes(1), row.text(2), found->n_statements()));
  change.before = before.votes;
  change.had_answers = !before.written.empty();
  row.reset();
  STIP_TRY(undecide_gone(*found, key, before, {}));
  STIP_TRY_AS(Prepared remove, file_.database().prepare("DELETE FROM ballot WHERE consultation = ? AND key = ?"));
  STIP_TRY(remove.bind(1, found->number).bind_bytes(2, key).run());
  STIP_TRY(log_changes(file_.database(), {change}));
  STIP_TRY(transaction.commit());
  turnout_[change.place] += change.added();
  return Nothing{};
}

ErrorOr<Nothing> BallotBox::forget_codes(const std::string& consultation) {
  STIP_TRY_AS(Transaction transaction, Transaction::begin(file_.database()));
  STIP_TRY(refresh());
  STIP_TRY_AS(const BallotConsultation* found, must_find(consultation));
  if (found->state != BallotState::closed)
    return Error{ErrorKind::conflict, subject_of(consultation), said("it is not closed; people need their codes."),
                 said("Close it first.")};
  STIP_TRY_AS(Prepared forget, file_.database().prepare("DELETE FROM code WHERE consultation = ?"));
  STIP_TRY(forget.bind(1, found->number).run());
  STIP_TRY(transaction.commit());
  return take_traces_away(file_.database());
}

ErrorOr<Nothing> BallotBox::forget_ballots(const std::string& consultation) {
  Database& database = file_.database();
  {
    STIP_TRY_AS(Transaction transaction, Transaction::begin(database));
    STIP_TRY(refresh());
    STIP_TRY_AS(const BallotConsultation* found, must_find(consultation));
    if (found->state != BallotState::closed)
      return Error{ErrorKind::conflict, subject_of(consultation), said("it is not closed; its ballots still count."),
                   said("Close it first.")};
    STIP_TRY_AS(Prepared ballots, database.prepare("DELETE FROM ballot WHERE consultation = ?"));
    STIP_TRY(ballots.bind(1, found->number).run());
    STIP_TRY_AS(Prepared decided, database.prepare("DELETE FROM contribution WHERE consultation = ?"));
    STIP_TRY(decided.bind(1, found->number).run());
    STIP_TRY_AS(Prepared forgotten, database.prepare("UPDATE consultation SET forgotten = 1 WHERE number = ?"));
    STIP_TRY(forgotten.bind(1, found->number).run());
    STIP_TRY(mark_changed(found->number));
    STIP_TRY(round_off_within());
    STIP_TRY(forget_sums(database, found->number));
    STIP_TRY(transaction.commit());
  }
  STIP_TRY(refresh());
  return take_traces_away(database);
}

ErrorOr<BallotStanding> BallotBox::standing(const std::string& consultation) {
  STIP_TRY(refresh());
  STIP_TRY_AS(const BallotConsultation* found, must_find(consultation));
  BallotStanding standing;
  standing.state = found->state;
  for (const BallotDoor door : found->rules.doors) standing.ballots[door] = turnout({found->number, door});
  STIP_TRY_AS(
      Prepared count,
      file_.database().prepare("SELECT count(*), count(*) FILTER (WHERE spent = 1) FROM code WHERE consultation = ?"));
  STIP_TRY(count.bind(1, found->number).step());
  standing.codes = count.integer(0);
  standing.spent = count.integer(1);
  return standing;
}

}  // namespace stip
