// BallotCommands: a consultation from its rules to a file of votes.
#include "cli/ballot_commands.h"

#include <filesystem>
#include <ostream>

#include "ballots/ballot_count.h"
#include "base/code_text.h"
#include "base/private_file.h"
#include "base/temp_folder.h"

namespace stip {
namespace {

constexpr int most_codes = 1'000'000;

}  // namespace

ErrorOr<std::unique_ptr<BallotBox>> box_of(const Context& context, const BallotOptions& options) {
  return BallotBox::open({options.ballots, context.ballots_key}, BallotFile::Access::write);
}

// COMMAND: stip consult prepare RULES.json [--ballots FILE]
//
// Enters a consultation as a draft in the store of ballots, which is made if it is not there yet, with its key in
// FILE.key. FILE may be postgresql://…, for several nodes; then its key is a file on each of them (--ballots-key).
// RULES.json says what is asked, of whom, and how long things are kept; docs/ballots.md has its members. Until it opens
// it can be prepared again; then its rules are fixed, and their hash tells what people answered to.
Exit consult_prepare_command(const Context& context, const BallotOptions& options) {
  STIP_TRY_AS(const std::string text, read_file(options.rules, 2u << 20));
  STIP_TRY_AS(const BallotRules rules, parse_ballot_rules(text, options.rules));
  STIP_TRY_AS(const auto box, BallotBox::open({options.ballots, context.ballots_key}, BallotFile::Access::make));
  STIP_TRY(box->prepare(rules));
  context.out() << "prepared " << rules.id << ": "
                << counted(static_cast<std::int64_t>(rules.statements.size()), "statement", "statements");
  if (!rules.questions.empty())
    context.out() << ", " << counted(static_cast<std::int64_t>(rules.questions.size()), "question", "questions");
  context.out() << ", rules " << to_hex(hash_of(rules)) << "\n";
  return 0;
}

// COMMAND: stip consult make-codes ID --count N --out FILE [--ballots FILE]
//
// Makes N codes for people who are invited: 16 symbols (80 bits) and a check symbol, one a line, for the printer. They
// are written to FILE, which its owner alone can read, and nowhere else: the store keeps an HMAC of each, so a list
// that is lost cannot be made again. Give the list to who prints and mails the letters, and delete it.
Exit consult_make_codes_command(const Context& context, const BallotOptions& options) {
  if (options.count < 1 || options.count > most_codes)
    return Error{ErrorKind::invalid, "--count", std::to_string(options.count) + " codes cannot be made at once.",
                 "Ask for 1 to 1,000,000."};
  STIP_TRY_AS(const auto box, box_of(context, options));
  std::vector<std::string> codes;
  std::string list;
  for (int i = 0; i < options.count; ++i) {
    codes.push_back(new_ballot_code());
    list += in_fours(codes.back()) + "\n";
  }
  // The list first: codes that nobody has do no harm, a list without codes would send people away.
  if (options.out != "-" && std::filesystem::exists(options.out))
    return Error{ErrorKind::conflict, options.out, "it is there already; a list of codes cannot be made again.",
                 "Choose another name."};
  if (options.out == "-") {
    STIP_TRY(deliver(context, "-", list));
  } else {
    STIP_TRY(make_private_file(options.out, list));
  }
  if (const auto added = box->add_codes(options.consultation, codes); !added.ok()) {
    if (options.out != "-") std::filesystem::remove(options.out);
    return added.error();
  }
  if (options.out == "-") return 0;
  context.out() << counted(options.count, "code", "codes") << " for " << options.consultation << " in " << options.out
                << "\n";
  return 0;
}

// COMMAND: stip consult open ID [--ballots FILE]
//
// From now on votes are taken, and the rules are fixed. `stip consult serve` sees it within a second.
Exit consult_open_command(const Context& context, const BallotOptions& options) {
  STIP_TRY_AS(const auto box, box_of(context, options));
  STIP_TRY(box->open_consultation(options.consultation, context.world.clock()));
  context.out() << options.consultation << " is open\n";
  return 0;
}

// COMMAND: stip consult close ID [--ballots FILE]
//
// From now on no vote is taken, and votes can be exported. What closed does not open again.
Exit consult_close_command(const Context& context, const BallotOptions& options) {
  STIP_TRY_AS(const auto box, box_of(context, options));
  STIP_TRY(box->close_consultation(options.consultation, context.world.clock()));
  context.out() << options.consultation << " is closed\n";
  return 0;
}

// COMMAND: stip consult status ID [--ballots FILE]
//
// State, codes and turnout by door. The doors are never added together: only who was invited was drawn.
Exit consult_status_command(const Context& context, const BallotOptions& options) {
  STIP_TRY_AS(const auto box, box_of(context, options));
  STIP_TRY_AS(const BallotStanding standing, box->standing(options.consultation));
  const bool invites = standing.ballots.contains(BallotDoor::invited);
  if (context.json) {
    Json doors = Json::object(), json = Json::object();
    for (const auto& [door, ballots] : standing.ballots) doors.add(std::string(name_of(door)), ballots);
    json.add("consultation", options.consultation)
        .add("state", name_of(standing.state))
        .add("ballots", std::move(doors));
    if (invites) json.add("codes", standing.codes).add("codes_used", standing.spent);
    context.out() << to_text(json) << "\n";
    return 0;
  }
  context.out() << options.consultation << " is " << name_of(standing.state) << "\n";
  if (invites) context.out() << standing.spent << " of " << counted(standing.codes, "code", "codes") << " used\n";
  for (const auto& [door, ballots] : standing.ballots)
    context.out() << counted(ballots, "ballot", "ballots") << " by the door '" << name_of(door) << "'\n";
  return 0;
}

// COMMAND: stip consult withdraw ID RECEIPT [--ballots FILE]
//
// Takes out the ballot with this receipt, at the request of who took part; the sums are as if it had never been there.
Exit consult_withdraw_command(const Context& context, const BallotOptions& options) {
  STIP_TRY_AS(const auto box, box_of(context, options));
  STIP_TRY(box->erase(options.consultation, options.receipt));
  context.out() << "the ballot was taken out of " << options.consultation << "\n";
  return 0;
}

// COMMAND: stip consult forget-codes ID [--ballots FILE]
//
// Deletes what is kept of the codes of a closed consultation: three months after it closed, say, when nobody asks any
// more. Ballots stay.
Exit consult_forget_codes_command(const Context& context, const BallotOptions& options) {
  STIP_TRY_AS(const auto box, box_of(context, options));
  STIP_TRY(box->forget_codes(options.consultation));
  context.out() << "the codes of " << options.consultation << " are forgotten\n";
  return 0;
}

// COMMAND: stip consult export-votes ID [--door invited] [--out FILE] [--ballots FILE]
//
// The votes of one door of a closed consultation, as a file for `stip consult groups`: comment-id, voter-id, vote.
// People are numbered anew in each file. Not for publication: whoever knows some votes of somebody may find the others.
Exit consult_export_votes_command(const Context& context, const BallotOptions& options) {
  const auto door = ballot_door_of(options.door);
  if (!door)
    return Error{ErrorKind::invalid, "--door", "'" + options.door + "' is no door.",
                 "Take invited, signed-in or open."};
  STIP_TRY_AS(const auto box, box_of(context, options));
  STIP_TRY_AS(const Votes votes, count_ballots(*box, options.consultation, *door));
  STIP_TRY(deliver(context, options.out, votes_csv(votes)));
  if (options.out != "-")
    context.out() << counted(static_cast<std::int64_t>(votes.n_participants()), "ballot", "ballots") << " in "
                  << options.out << "\n";
  return 0;
}

// COMMAND: stip consult verify [--ballots FILE]
//
// Reads every ballot again, adds them up and compares that with the sums that were kept along the way; reads the rules
// against their hash. Exit code 1 if something does not agree.
Exit consult_verify_command(const Context& context, const BallotOptions& options) {
  STIP_TRY_AS(const auto box, box_of(context, options));
  STIP_TRY_AS(const BallotsVerified verified, verify_ballots(*box));
  for (const std::string& problem : verified.problems) context.out() << problem << "\n";
  context.out() << (verified.problems.empty() ? "good: " : "not good: ")
                << counted(static_cast<std::int64_t>(verified.ballots), "ballot", "ballots") << " with "
                << counted(static_cast<std::int64_t>(verified.votes), "vote", "votes");
  if (verified.answers)
    context.out() << " and " << counted(static_cast<std::int64_t>(verified.answers), "answer", "answers");
  context.out() << " in " << counted(static_cast<std::int64_t>(verified.consultations), "consultation", "consultations")
                << "\n";
  return verified.problems.empty() ? 0 : 1;
}

// COMMAND: stip consult serve [--ballots FILE] [--port 8081] [--threads N] [--behind-tls] [--identity-provider FILE]
//
// Takes votes on http://127.0.0.1:PORT until it is told to stop (SIGTERM or Ctrl-C); what was taken in is written and
// answered first. A program of its own: a rush here does not slow `stip serve`. It writes no address, code or time of a
// vote anywhere; let the web server in front of it keep no log of /stem either. With --ballots postgresql://… any
// number of nodes take votes into one store, each with a copy of the same --ballots-key FILE: a code is one ballot at
// whichever of them. Where the rules have the door signed-in, people sign on at the provider that --identity-provider
// FILE names, or else BALLOTS.identity beside the key BALLOTS.key (docs/operating/sign-on.md#participants); who they
// are is kept nowhere. What it answers stands in docs/ballots.md.
Exit consult_serve_command(const Context& context, const BallotOptions& options) {
  ServeBallotsRequest request = options.serve;
  request.ballots = options.ballots;
  request.key = context.ballots_key;
  STIP_TRY(context.world.serve_ballots(request));
  return 0;
}

}  // namespace stip
