// Ballot rows: read, unpacked and handed over one by one.
#include "ballots/ballot_rows.h"

namespace stip {
namespace {

constexpr std::int64_t rows_at_once = 20'000;

}  // namespace

ErrorOr<Nothing> each_ballot(Database& database, const BallotConsultation& consultation,
                             const std::function<ErrorOr<Nothing>(const BallotRow&)>& visit) {
  STIP_TRY_AS(Prepared rows, database.prepare("SELECT key, door, hour, votes, written FROM ballot "
                                              "WHERE consultation = ?1 AND key > ?2 ORDER BY key LIMIT ?3"));
  // A server sends all at once that it is asked for.
  for (std::string after;;) {
    rows.bind(1, consultation.number).bind_bytes(2, after).bind(3, rows_at_once);
    std::int64_t read = 0;
    for (std::string key;; ++read) {
      STIP_TRY_AS(const bool row, rows.step());
      if (!row) {
        after = std::move(key);
        break;
      }
      key = rows.bytes(0);
      STIP_TRY_AS(const BallotContent content,
                  ballot_content(rows.bytes(3), rows.text(4), consultation.n_statements()));
      STIP_TRY_AS(const WrittenAnswers written, parse_written(content.written));
      STIP_TRY(visit({rows.bytes(0), static_cast<BallotDoor>(rows.integer(1)), rows.integer(2), content, written}));
    }
    if (read < rows_at_once) return Nothing{};
    rows.reset();
  }
}

ErrorOr<const BallotConsultation*> closed_consultation(BallotBox& box, const std::string& id) {
  STIP_TRY(box.refresh());
  STIP_TRY_AS(const BallotConsultation* const consultation, box.must_find(id));
  if (consultation->state != BallotState::closed)
    return Error{ErrorKind::conflict, said("consultation {}", id),
                 said("it is {}: votes are counted after it has closed.", said_later(name_of(consultation->state))),
                 said("Close it first with `stip consult close`; `stip consult status` gives the turnout.")};
  if (consultation->is_forgotten)
    return Error{ErrorKind::conflict, said("consultation {}", id),
                 said("its ballots were thrown away, as its rules say."), said("Use what was exported before.")};
  return consultation;
}

}  // namespace stip
