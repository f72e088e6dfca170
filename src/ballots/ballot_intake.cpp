// Ballot intake: while one group is on its way to the disk the next one gathers; nobody waits on purpose.
#include "ballots/ballot_intake.h"

#include <future>

#include "ballots/ballot_sweep.h"

namespace stip {

std::int64_t shown_turnout(std::int64_t ballots, BallotState state) {
  return state == BallotState::closed ? ballots : ballots / 100 * 100;
}

ErrorOr<std::unique_ptr<BallotIntake>> BallotIntake::open(const BallotPlace& place, BallotIntakeOptions options) {
  STIP_TRY_AS(std::unique_ptr<BallotBox> box, BallotBox::open(place, BallotFile::Access::write));
  STIP_TRY_AS(BallotFile reader, BallotFile::open(place, BallotFile::Access::read));
  std::unique_ptr<JournalKeeper> keeper;
  if (!place.is_on_server()) {
    STIP_TRY_AS(BallotFile copier, BallotFile::open(place, BallotFile::Access::write));
    keeper = std::make_unique<JournalKeeper>(std::move(copier), options.journal);
    // The keeper does it; without it, the journal would still have an end.
    STIP_TRY(box->file().database().run("PRAGMA wal_autocheckpoint = 524288"));
  }
  return std::unique_ptr<BallotIntake>(
      new BallotIntake(std::move(box), std::move(reader), std::move(keeper), std::move(options)));
}

BallotIntake::BallotIntake(std::unique_ptr<BallotBox> box, BallotFile reader, std::unique_ptr<JournalKeeper> keeper,
                           BallotIntakeOptions options)
    : options_(std::move(options)), box_(std::move(box)), keeper_(std::move(keeper)), reader_(std::move(reader)) {
  take_stock();
  writer_ = std::thread([this] { write_groups(); });
}

BallotIntake::~BallotIntake() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  comes_.notify_one();
  writer_.join();
  if (!failure_) (void)box_->round_off().ok();  // Only saves time at the next start.
}

bool BallotIntake::submit(BallotRequest request, Done done) {
  std::unique_lock lock(mutex_);
  if (failure_ && is_final_) {
    const Error failure = *failure_;
    lock.unlock();
    done(failure);
    return true;
  }
  if (ending_ || queue_.size() >= options_.queue) return false;
  queue_.push_back({std::move(request), std::move(done)});
  const bool first = queue_.size() == 1;
  lock.unlock();
  if (first) comes_.notify_one();
  return true;
}

std::optional<ErrorOr<BallotAnswer>> BallotIntake::cast(BallotRequest request) {
  std::promise<ErrorOr<BallotAnswer>> promise;
  auto answer = promise.get_future();
  if (!submit(std::move(request), [&](ErrorOr<BallotAnswer> got) { promise.set_value(std::move(got)); }))
    return std::nullopt;
  return answer.get();
}

void BallotIntake::write_groups() {
  for (;;) {
    std::vector<Waiting> group;
    {
      std::unique_lock lock(mutex_);
      comes_.wait_for(lock, std::chrono::seconds(1), [&] { return ending_ || !queue_.empty(); });
      if (queue_.empty() && ending_) return;
      const std::size_t taken = std::min(queue_.size(), options_.group);
      const auto end = queue_.begin() + static_cast<std::ptrdiff_t>(taken);
      group.assign(std::make_move_iterator(queue_.begin()), std::make_move_iterator(end));
      queue_.erase(queue_.begin(), end);
    }
    sweep_now_and_then();
    if (!group.empty()) {
      write_group(std::move(group));
    } else {
      rest();
    }
  }
}

void BallotIntake::rest() {
  if (keeper_) keeper_->rest(box_->file().database());
  if (!box_->refresh().ok()) return;
  take_stock();
  const std::lock_guard lock(mutex_);
  if (!is_final_) failure_.reset();
}

void BallotIntake::sweep_now_and_then() {
  const Instant now = options_.clock();
  if (now < next_sweep_) return;
  next_sweep_ = now + std::chrono::hours(1);
  // What fails now is tried again in an hour; votes go on.
  if (sweep(*box_, now).ok()) take_stock();
}

void BallotIntake::write_group(std::vector<Waiting> group) {
  std::vector<BallotRequest> requests;
  requests.reserve(group.size());
  for (Waiting& one : group) requests.push_back(std::move(one.request));
  bool is_final;
  {
    const std::lock_guard lock(mutex_);
    is_final = is_final_;
  }
  std::vector<ErrorOr<BallotAnswer>> answers;
  if (is_final)
    answers.assign(group.size(), *failure_);
  else
    answers = box_->cast(requests, options_.clock());
  const bool failed = !answers.front().ok() && answers.front().error().kind == ErrorKind::storage;
  if (!is_final) {
    const std::lock_guard lock(mutex_);
    failure_ = failed ? std::optional(answers.front().error()) : std::nullopt;
    is_final_ = failed && !box_->may_recover();
  }
  if (!failed) take_stock();
  for (std::size_t i = 0; i < group.size(); ++i) group[i].done(std::move(answers[i]));
  if (!failed && keeper_) keeper_->wrote(box_->file().database(), group.size());
}

void BallotIntake::take_stock() {
  std::map<std::string, Consultation> stock;
  for (const auto& [id, one] : box_->all()) {
    if (one.state == BallotState::draft) continue;
    std::shared_ptr<const BallotRules> rules;
    if (const auto known = stock_.find(id); known != stock_.end())
      rules = known->second.rules;
    else
      rules = std::make_shared<const BallotRules>(one.rules);
    Consultation& shown = stock[id] = {std::move(rules), one.statements_asked, one.state, {}};
    for (const BallotDoor door : one.rules.doors) shown.ballots[door] = box_->turnout({one.number, door});
  }
  const std::lock_guard lock(mutex_);
  stock_ = std::move(stock);
}

std::vector<std::string> BallotIntake::ids() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> ids;
  for (const auto& [id, consultation] : stock_) ids.push_back(id);
  return ids;
}

std::optional<BallotIntake::Consultation> BallotIntake::consultation(const std::string& id) const {
  const std::lock_guard lock(mutex_);
  const auto found = stock_.find(id);
  return found == stock_.end() ? std::nullopt : std::optional(found->second);
}

bool BallotIntake::has_failed() const {
  const std::lock_guard lock(mutex_);
  return failure_.has_value();
}

ErrorOr<ReceiptCheck> BallotIntake::check(const std::string& id, const std::string& receipt) {
  if (!consultation(id))
    return Error{ErrorKind::not_found, said("consultation {}", id.substr(0, 64)), said("there is none by that name."),
                 said("Follow the address on your receipt.")};
  const std::string key = BallotFile::key_by_receipt(receipt);
  if (key.empty()) return ReceiptCheck{};
  const std::lock_guard lock(reading_);
  STIP_TRY_AS(Prepared row, reader_.database().prepare(
                                "SELECT b.door, b.votes, b.written FROM ballot b "
                                "JOIN consultation c ON c.number = b.consultation WHERE c.id = ? AND b.key = ?"));
  row.bind_text(1, id).bind_bytes(2, key);
  STIP_TRY_AS(const bool exists, row.step());
  if (!exists) return ReceiptCheck{};
  const auto digest = [&]() -> ErrorOr<std::string> {
    const auto of = known_.find(id);
    if (of == known_.end())
      return Error{ErrorKind::not_found, id, said("there is none by that name."), said("Mend its id.")};
    STIP_TRY_AS(const BallotContent content, ballot_content(row.bytes(1), row.text(2), of->second.n_statements()));
    STIP_TRY_AS(const BallotAnswer answer, ballot_answer(of->second, reader_, key, content));
    return answer.digest;
  };
  auto found = digest();
  if (!found.ok()) {  // A statement that was added since may be voted on in it; nothing else changes what is known.
    STIP_TRY_AS(known_, read_consultations(reader_.database()));
    found = digest();
  }
  if (!found.ok()) return found.error();
  return ReceiptCheck{true, static_cast<BallotDoor>(row.integer(0)), *found};
}

}  // namespace stip
