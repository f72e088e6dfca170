// Ballot sweep: rules against the clock.
#include "ballots/ballot_sweep.h"

#include "base/local_time.h"

namespace stip {
namespace {

bool is_due(const BallotConsultation& consultation, std::uint32_t days, Instant now) {
  return days && consultation.closed && now >= *consultation.closed + std::chrono::days(days);
}

ErrorOr<bool> has_codes(Database& database, std::int64_t consultation) {
  STIP_TRY_AS(Prepared row, database.prepare("SELECT 1 FROM code WHERE consultation = ? LIMIT 1"));
  return row.bind(1, consultation).step();
}

}  // namespace

ErrorOr<Swept> sweep(BallotBox& box, Instant now) {
  STIP_TRY(box.refresh());
  Swept swept;
  std::vector<std::string> ids;
  for (const auto& [id, consultation] : box.all()) ids.push_back(id);
  for (const std::string& id : ids) {
    const BallotConsultation* one = box.find(id);
    if (one->state == BallotState::open && one->rules.closes && local_day_of(now) > *one->rules.closes) {
      STIP_TRY(box.close_consultation(id, now));
      swept.closed.push_back(id);
      one = box.find(id);
    }
    if (is_due(*one, one->rules.forget_codes_after_days, now)) {
      STIP_TRY_AS(const bool has, has_codes(box.file().database(), one->number));
      if (has) {
        STIP_TRY(box.forget_codes(id));
        swept.codes_forgotten.push_back(id);
        one = box.find(id);
      }
    }
    if (!one->is_forgotten && is_due(*one, one->rules.forget_ballots_after_days, now)) {
      STIP_TRY(box.forget_ballots(id));
      swept.ballots_forgotten.push_back(id);
    }
  }
  return swept;
}

}  // namespace stip
