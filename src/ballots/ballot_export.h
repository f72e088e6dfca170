// Ballot export: the answers of a closed consultation as files that the analyses read, each door by itself.
#pragma once

#include <string>
#include <vector>

#include "ballots/ballot_box.h"

namespace stip {

struct BallotExport {
  std::string consultation;
  /// votes       comment-id,voter-id,vote                       for `groups`
  /// statements  comment-id,moderated,is-meta,comment-body      for `groups --comments`; of all doors
  /// answers     id,text,may-quote: of an open question         for `answers`; what was refused is left out
  /// about-me    respondent, and a column for each question about who answers; of `questions` one for each option
  ///             (1, 0, or empty without an answer)             for `weights`, `disclose`
  /// choices     respondent,version,portfolio_bitmask of a budget for `budget`; respondent and options of another
  /// question attributes  version,option,cost and the effects of a budget  for `budget`; of all doors pairs
  /// left,right,choice                              for `pairs`
  std::string what;
  BallotDoor door{};
  std::vector<std::string> questions = {};  ///< Labels; may be left out where only one can be meant.
};

/// The file as text. People are numbered anew in each, in an order that it shares with no other, so that two files
/// cannot be laid beside each other. Memory: the file. Errors: those of closed_consultation(); invalid (no such kind of
/// file, question or door).
ErrorOr<std::string> exported(BallotBox& box, const BallotExport& wanted);

}  // namespace stip
