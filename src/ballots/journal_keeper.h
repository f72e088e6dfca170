// Journal keeper: brings what stands in the journal over into the file, beside the writer, so that nobody waits for it.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <thread>

#include "ballots/ballot_file.h"

namespace stip {

/// Ballots lie at random places: brought over a few at a time, each costs a block of the disk of its own; many at once
/// share blocks. So the journal is let grow, and then most of it is copied on a thread and a connection of its own.
/// What came in meanwhile is little; the writer copies that itself, and the journal starts again from its beginning.
class JournalKeeper {
 public:
  /// `ballots`: so many are written before it is brought over.
  JournalKeeper(BallotFile file, std::size_t ballots);
  ~JournalKeeper();

  /// By the writer, between two transactions: so many more were written.
  void wrote(Database& writers, std::size_t ballots);
  /// By the writer, when nobody came for a while: the journal is brought over and emptied, so that what was changed or
  /// withdrawn does not stay on the disk in the words of before.
  void rest(Database& writers);
  /// Whether the thread is copying now.
  bool is_copying() const;

 private:
  enum class Turn { gathering, keeper, writer };
  void keep();

  BallotFile file_;
  const std::size_t limit_;
  std::size_t written_ = 0;  // Of the writer's thread, and so is the next.
  bool is_at_rest_ = true;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  Turn turn_ = Turn::gathering;
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace stip
