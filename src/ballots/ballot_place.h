// Ballot place: where a store of ballots is, and where its key.
#pragma once

#include <string>

namespace stip {

struct BallotPlace {
  std::string store;     ///< A file of SQLite, or postgresql://… for several nodes.
  std::string key_file;  ///< The same on every node.

  /// `key`: empty, STORE.key beside a file; NAME.ballots.key in this folder for a database by that name.
  BallotPlace(std::string at, std::string key = {});
  BallotPlace(const char* at) : BallotPlace(std::string(at)) {}

  bool is_on_server() const;
};

}  // namespace stip
