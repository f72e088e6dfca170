// Journal keeper: passes that each leave less, the last one by the writer.
#include "ballots/journal_keeper.h"

namespace stip {
namespace {

constexpr int passes = 3;  // Each copies what came in during the one before: a tenth of it, say.

/// Copies what can be copied without stopping anybody. A failure does no harm: what was not copied stays in the
/// journal, which is part of the store.
void copy_over(Database& database) { (void)database.run("PRAGMA wal_checkpoint(PASSIVE)").ok(); }

}  // namespace

JournalKeeper::JournalKeeper(BallotFile file, std::size_t ballots)
    : file_(std::move(file)), limit_(ballots), thread_([this] { keep(); }) {}

JournalKeeper::~JournalKeeper() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void JournalKeeper::wrote(Database& writers, std::size_t ballots) {
  written_ += ballots;
  is_at_rest_ = false;
  if (written_ < limit_) return;
  std::unique_lock lock(mutex_);
  if (turn_ == Turn::gathering) {
    turn_ = Turn::keeper;
    wake_.notify_one();
  } else if (turn_ == Turn::writer) {
    lock.unlock();
    copy_over(writers);
    lock.lock();
    turn_ = Turn::gathering;
    written_ = 0;
  }
}

void JournalKeeper::rest(Database& writers) {
  if (is_at_rest_ || is_copying()) return;
  // Who reads at this moment stands in its way: then it is tried again a second later.
  const auto busy = writers.integer("PRAGMA wal_checkpoint(TRUNCATE)");
  is_at_rest_ = busy.ok() && *busy == 0;
  if (is_at_rest_) written_ = 0;
}

bool JournalKeeper::is_copying() const {
  const std::lock_guard lock(mutex_);
  return turn_ == Turn::keeper;
}

void JournalKeeper::keep() {
  for (;;) {
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [&] { return ending_ || turn_ == Turn::keeper; });
      if (ending_) return;
    }
    for (int pass = 0; pass < passes; ++pass) copy_over(file_.database());
    const std::lock_guard lock(mutex_);
    turn_ = Turn::writer;
  }
}

}  // namespace stip
