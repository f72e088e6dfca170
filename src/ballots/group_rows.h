// Group rows: the codes and ballots that a group of requests is about, read and written all of a kind at once.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

#include "ballots/ballot_content.h"
#include "base/sql.h"

namespace stip {

struct BallotConsultation;

/// A code by its hash, or a ballot by its key, in a consultation by its number.
struct RowName {
  std::int64_t consultation = 0;
  std::string key;

  auto operator<=>(const RowName&) const = default;
};

struct GroupCode {
  RowName name;
  bool is_there = false, was_spent = false;  ///< As read.
  bool is_spent = false;                     ///< As it is to be written.
};

struct GroupBallot {
  RowName name;
  BallotDoor door{};
  const BallotConsultation* consultation = nullptr;
  BallotContent before;  ///< As read; empty: there is none.
  BallotContent after;   ///< As it is to be written.
};

/// On one connection. A file is asked row by row; a server is asked for all at once, since each question is a journey.
/// What is passed is in the order of names, each once.
class GroupRows {
 public:
  GroupRows() = default;
  static ErrorOr<GroupRows> prepare(Database& database);

  /// Within a transaction, and before the ballots are read.
  ErrorOr<Nothing> read(std::vector<GroupCode>& codes);
  /// Fills in before and after alike. Errors: storage (also: damaged).
  ErrorOr<Nothing> read(std::vector<GroupBallot>& ballots);
  /// Those that are spent now and were not.
  ErrorOr<Nothing> write(const std::vector<GroupCode>& codes);
  /// Those that are not as they were. `hour`: since 1970.
  ErrorOr<Nothing> write(const std::vector<GroupBallot>& ballots, std::int64_t hour);
  /// Hashes of new codes. Errors: storage; the database says `constraint` if one is there already.
  ErrorOr<Nothing> add_codes(std::int64_t consultation, const std::vector<std::string>& hashes);

 private:
  explicit GroupRows(bool asks_at_once) : asks_at_once_(asks_at_once) {}
  bool asks_at_once_ = false;
  Prepared code_, ballot_, spend_, put_, remove_, add_code_, by_key_;
};

}  // namespace stip
