// Ballot decide: a moderator's decision, within one transaction with what it is about.
#include <algorithm>

#include "ballots/ballot_moderation.h"
#include "ballots/ballot_rows.h"
#include "base/code_text.h"
#include "base/text.h"

namespace stip {
namespace {

Said subject_of(const std::string& consultation) { return said("consultation {}", consultation); }

Error not_there(const std::string& id) {
  return {ErrorKind::not_found, said("contribution {}", id.substr(0, 32)),
          said("there is none by that id; who wrote it may have changed or withdrawn it."),
          said("Look at the list again with `stip consult moderate`; nothing was decided.")};
}

/// Writes one decision and its line in the log.
class DecisionWriter {
 public:
  static ErrorOr<DecisionWriter> prepare(Database& database) {
    DecisionWriter writer(database);
    STIP_TRY_AS(writer.still_there_, database.prepare("SELECT written FROM ballot WHERE consultation = ? AND key = ?"));
    STIP_TRY_AS(writer.put_,
                database.prepare("INSERT INTO contribution "
                                 "(consultation, ballot, id, state, label, because) VALUES (?, ?, ?, ?, ?, ?) "
                                 "ON CONFLICT (consultation, ballot, id) DO UPDATE SET state = excluded.state, "
                                 "label = excluded.label, because = excluded.because"));
    STIP_TRY_AS(writer.add_,
                database.prepare("INSERT INTO added_statement (consultation, place, version, label, text, asked, day) "
                                 "VALUES (?, ?, ?, ?, ?, 1, ?)"));
    STIP_TRY_AS(writer.take_out_, database.prepare("UPDATE added_statement SET asked = 0, text = '' "
                                                   "WHERE consultation = ? AND label = ?"));
    STIP_TRY_AS(writer.log_,
                database.prepare("INSERT INTO moderation (consultation, day, moderator, decision, question, "
                                 "label, because, note, contribution) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    return writer;
  }

  ErrorOr<bool> is_still_there(const BallotFile& file, const BallotConsultation& consultation,
                               const WrittenByPeople& one) {
    still_there_.bind(1, consultation.number).bind_bytes(2, one.ballot);
    STIP_TRY_AS(const bool row, still_there_.step());
    bool found = false;
    if (row) {
      STIP_TRY_AS(const WrittenAnswers written, parse_written(still_there_.text(0)));
      for (const WrittenText& text : texts_of(consultation.rules, written))
        found = found || to_base32(file.id_of_text(one.ballot, text.question, text.text)) == one.id;
    }
    still_there_.reset();
    return found;
  }

  ErrorOr<Nothing> add_statement(std::int64_t consultation, std::size_t place, std::uint32_t version,
                                 const std::string& label, const std::string& text, const std::string& day) {
    return add_.bind(1, consultation)
        .bind(2, static_cast<std::int64_t>(place))
        .bind(3, version)
        .bind_text(4, label)
        .bind_text(5, text)
        .bind_text(6, day)
        .run();
  }
  ErrorOr<Nothing> take_out(std::int64_t consultation, const std::string& label) {
    return take_out_.bind(1, consultation).bind_text(2, label).run();
  }
  ErrorOr<Nothing> decide(std::int64_t consultation, const WrittenByPeople& one) {
    const std::string id = from_base32(one.id);
    return put_.bind(1, consultation)
        .bind_bytes(2, one.ballot)
        .bind_bytes(3, id)
        .bind(4, static_cast<std::int64_t>(one.state))
        .bind_text(5, one.label)
        .bind_text(6, one.because)
        .run();
  }
  ErrorOr<Nothing> log(std::int64_t consultation, const std::string& day, const std::string& moderator,
                       std::string_view decision, const WrittenByPeople& one, const std::string& note) {
    const std::string id = from_base32(one.id);
    return log_.bind(1, consultation)
        .bind_text(2, day)
        .bind_text(3, moderator)
        .bind_text(4, decision)
        .bind_text(5, one.question)
        .bind_text(6, one.label)
        .bind_text(7, one.because)
        .bind_text(8, note)
        .bind_bytes(9, id)
        .run();
  }

 private:
  explicit DecisionWriter(Database&) {}
  Prepared still_there_, put_, add_, take_out_, log_;
};

/// The first label that no statement has yet, nor one of those that were just accepted.
std::string next_label(const BallotConsultation& consultation, const std::vector<std::string>& just_accepted) {
  for (std::size_t n = consultation.added.size() + 1;; ++n) {
    std::string label = "D-" + std::to_string(n);
    if (!consultation.statement_of.contains(label) && std::ranges::find(just_accepted, label) == just_accepted.end())
      return label;
  }
}

ErrorOr<Nothing> must_be_named(const std::string& moderator) {
  if (!trimmed(moderator).empty() && moderator.size() <= 100) return Nothing{};
  return Error{ErrorKind::invalid, said("moderator"), said("nobody is named who decides."),
               said("Say who with --by; the name stays in the store and is not published.")};
}

/// The texts with these ids. Errors: not_found.
ErrorOr<std::vector<WrittenByPeople>> wanted(BallotBox& box, const ModerationDecision& decision) {
  STIP_TRY_AS(const std::vector<WrittenByPeople> all, written_by_people(box, decision.consultation));
  std::vector<WrittenByPeople> found;
  for (const std::string& typed : decision.ids) {
    const std::string id = plain_code(typed.substr(0, 64));
    const auto one = std::ranges::find(all, id, &WrittenByPeople::id);
    if (one == all.end()) return not_there(typed);
    if (std::ranges::find(found, id, &WrittenByPeople::id) == found.end()) found.push_back(*one);
  }
  return found;
}

}  // namespace

ErrorOr<std::vector<std::string>> decide(BallotBox& box, const ModerationDecision& decision) {
  STIP_TRY(must_be_named(decision.moderator));
  STIP_TRY_AS(std::vector<WrittenByPeople> texts, wanted(box, decision));
  std::vector<std::string> labels;
  {
    STIP_TRY_AS(Transaction transaction, Transaction::begin(box.file().database()));
    STIP_TRY(box.refresh());
    STIP_TRY_AS(const BallotConsultation* const consultation, box.must_find(decision.consultation));
    STIP_TRY_AS(DecisionWriter writer, DecisionWriter::prepare(box.file().database()));
    const std::string day = to_text(decision.day);
    std::size_t place = consultation->added.size();
    for (WrittenByPeople& one : texts) {
      STIP_TRY_AS(const bool is_there, writer.is_still_there(box.file(), *consultation, one));
      if (!is_there) return not_there(in_fours(one.id));
      if (one.state == decision.state)
        return Error{ErrorKind::conflict, said("contribution {}", in_fours(one.id)),
                     said("it is {} already.", said_later(name_of(one.state))),
                     said("Leave it out; nothing was decided.")};
      const bool was_asked = !one.label.empty();
      one.state = decision.state;
      one.because = decision.state == ContributionState::refused ? std::string(text_of(decision.because).name) : "";
      if (decision.state == ContributionState::accepted && one.question.empty()) {
        if (consultation->state != BallotState::open)
          return Error{ErrorKind::conflict, subject_of(decision.consultation),
                       said("it is {}: nobody can vote on a statement.", said_later(name_of(consultation->state))),
                       said("Accept statements while it is open.")};
        if (consultation->rules.statements.size() + place >= most_statements_to_vote_on)
          return Error{ErrorKind::invalid, subject_of(decision.consultation),
                       said("there are {} statements to vote on already.", std::to_string(most_statements_to_vote_on)),
                       said("Refuse what repeats another one.")};
        one.label = next_label(*consultation, labels);
        STIP_TRY(writer.add_statement(consultation->number, place++, 1, one.label, one.text, day));
        labels.push_back(one.label);
      } else if (was_asked) {
        STIP_TRY(writer.take_out(consultation->number, one.label));
      }
      STIP_TRY(writer.decide(consultation->number, one));
      STIP_TRY(writer.log(consultation->number, day, decision.moderator, name_of(decision.state), one, decision.note));
    }
    STIP_TRY(box.mark_changed(consultation->number));
    STIP_TRY(transaction.commit());
  }
  STIP_TRY(box.refresh());
  return labels;
}

ErrorOr<Nothing> correct(BallotBox& box, const StatementCorrection& correction) {
  STIP_TRY(must_be_named(correction.moderator));
  STIP_TRY_AS(const std::string text, own_statement(correction.text));
  {
    STIP_TRY_AS(Transaction transaction, Transaction::begin(box.file().database()));
    STIP_TRY(box.refresh());
    STIP_TRY_AS(const BallotConsultation* const consultation, box.must_find(correction.consultation));
    const auto found =
        std::ranges::find(consultation->added, correction.label,
                          [](const AddedStatement& one) -> const std::string& { return one.statement.label; });
    if (found == consultation->added.end())
      return Error{ErrorKind::not_found, said("statement {}", correction.label.substr(0, 32)),
                   said("nobody added a statement by that label."),
                   said("Statements of the rules are fixed; see `stip consult moderate` for those that were added.")};
    if (!found->is_asked || consultation->state != BallotState::open)
      return Error{ErrorKind::conflict, said("statement {}", correction.label), said("it is not voted on any more."),
                   said("Leave it as it is.")};
    STIP_TRY_AS(DecisionWriter writer, DecisionWriter::prepare(box.file().database()));
    const std::string day = to_text(correction.day);
    STIP_TRY(writer.add_statement(consultation->number, static_cast<std::size_t>(found - consultation->added.begin()),
                                  found->version + 1, correction.label, text, day));
    WrittenByPeople line;
    line.id = std::string(16, '0');
    line.label = correction.label;
    STIP_TRY(writer.log(consultation->number, day, correction.moderator, "corrected", line, correction.note));
    STIP_TRY(box.mark_changed(consultation->number));
    STIP_TRY(transaction.commit());
  }
  return box.refresh();
}

}  // namespace stip
