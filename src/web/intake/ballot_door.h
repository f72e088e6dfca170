// Ballot door: the store of ballots over HTTP, as JSON: taking part, turnout, and what a receipt says.
#pragma once

#include <functional>

#include "ballots/ballot_intake.h"
#include "web/http.h"

namespace stip {

/// POST /stem, which waits for the disk.
bool is_vote(const Request& request);

/// POST /stem {"consultation": "panel-2027", "code": "…", "votes": {"1": 1, "4": null}, "answers": {"age": "16-34"}}
///
/// `code` as on the letter, or `key`: made from the code (with "door": "invited"), or 32 to 128 characters that a
/// device chose (with "door": "open"). null takes a vote or answer back; "withdraw": true the whole ballot. Without any
/// it only asks. "statements" adds own ones, "statements_back" takes them back; "old_enough": true where the rules ask for
/// an age. Answers 200 {"receipt", "salt", "digest", "votes", "answers", "statements", "missing"} when it is on the disk,
/// and calls `done` then; of the last three what is empty is left out. Errors are in the language of "lang" or of
/// Accept-Language. With 503 and Retry-After nothing was kept; sending the same again is always safe.
void take_vote(BallotIntake& intake, const Request& request, std::function<void(Response)> done);

/// Everything else:
/// GET /stand?consultation=ID         state, and turnout by door in whole hundreds while it is open; nothing else
/// GET /bewijs/ID/RECEIPT             whether that ballot is counted, and its digest: never its votes
/// GET /gezondheid                    whether votes are taken
Response ballot_answer_to(BallotIntake& intake, const Request& request);

}  // namespace stip
