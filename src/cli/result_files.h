// ResultFiles: the files of a consultation by door, from the store of ballots or from a folder.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "ballots/ballot_place.h"
#include "consultation/door_results.h"

namespace stip {

/// What came in by one door: its files, and how many had been invited where that is known.
struct DoorSource {
  DoorFiles files;
  std::optional<std::int64_t> invited;
  std::string folder;  ///< For errors.
};

struct ResultSource {
  QuestionTexts texts;
  std::map<std::string, DoorSource> doors;  ///< "invited", "signed-in", "open".
};

/// The ballots of a closed consultation. Errors: not_found, conflict (it is open), storage.
ErrorOr<ResultSource> source_of_store(const BallotPlace& ballots, const std::string& id);

/// DIR/rules.json, if it is there, and DIR/invited, DIR/signed-in and DIR/open with the files of door_results.h.
/// Errors: not_found, invalid (a file that means nothing).
ErrorOr<ResultSource> source_of_folder(const std::string& folder);

/// SHA-256 of the files of a door: their names and bytes, in order. The same ballots have the same one.
std::string digest_of(const DoorFiles& files);

}  // namespace stip
