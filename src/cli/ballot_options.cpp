// Ballot options: taking votes, looking at what people wrote, and what comes of it.
#include "base/program_version.h"
#include "cli/command_tree.h"

namespace stip {

/// With --ledger a consultation is opened and closed in the ledger too.
Exit CommandTree::open_or_close(Exit (*in_store)(const Context&, const BallotOptions&),
                                Exit (*in_both)(const Context&, const ConsultDesignOptions&)) {
  if (!is_given("--ledger")) return in_store(context_, options_.ballots);
  options_.design.ballots = options_.ballots.ballots;
  options_.design.consultation = options_.ballots.consultation;
  return in_both(context_, options_.design);
}

void CommandTree::add_ballots(SubCommand* consults) {
  BallotOptions& ballots = options_.ballots;
  auto* prepare = does(consults->add_subcommand("prepare", "Enter a consultation as a draft"),
                       [this] { return consult_prepare_command(context_, options_.ballots); });
  prepare->add_option("rules", ballots.rules, "JSON with what is asked, and of whom")->required();
  auto* codes = does(consults->add_subcommand("make-codes", "Make codes for people who are invited"),
                     [this] { return consult_make_codes_command(context_, options_.ballots); });
  codes->add_option("--count", ballots.count, "How many")->required();
  codes->add_option("--out", ballots.out, "File to write; - is standard output")->required();
  auto* open = does(consults->add_subcommand("open", "Take votes from now on; with --ledger, as designed there"),
                    [this] { return open_or_close(consult_open_command, consult_open_from_ledger_command); });
  auto* close = does(consults->add_subcommand("close", "Take no more votes; with --ledger, also there"),
                     [this] { return open_or_close(consult_close_command, consult_close_from_ledger_command); });
  for (auto* each : {open, close}) each->add_option("--reason", options_.design.reason, "With --ledger: why now");
  auto* status = does(consults->add_subcommand("status", "State, codes and turnout by door"),
                      [this] { return consult_status_command(context_, options_.ballots); });
  auto* withdraw = does(consults->add_subcommand("withdraw", "Take the ballot with a receipt out"),
                        [this] { return consult_withdraw_command(context_, options_.ballots); });
  auto* forget = does(consults->add_subcommand("forget-codes", "Delete what is kept of the codes, after closing"),
                      [this] { return consult_forget_codes_command(context_, options_.ballots); });
  auto* votes = does(consults->add_subcommand("export-votes", "Votes of a door, for `stip consult groups`"),
                     [this] { return consult_export_votes_command(context_, options_.ballots); });
  for (auto* each : {codes, open, close, status, withdraw, forget, votes})
    each->add_option("consultation", ballots.consultation, "Its id")->required();
  withdraw->add_option("receipt", ballots.receipt, "As the participant has it")->required();
  votes->add_option("--door", ballots.door, "invited, signed-in or open")->capture_default_str();
  votes->add_option("--out", ballots.out, "File to write; - is standard output")->capture_default_str();
  auto* verify = does(consults->add_subcommand("verify", "Count all ballots again and compare"),
                      [this] { return consult_verify_command(context_, options_.ballots); });
  auto* serve = does(consults->add_subcommand("serve", "Take votes over HTTP"),
                     [this] { return consult_serve_command(context_, options_.ballots); });
  ServeBallotsRequest& request = ballots.serve;
  serve->add_option("--port", request.port, "Port; 0 is any free one")->capture_default_str();
  serve->add_option("--address", request.address, "IP address of this machine")->capture_default_str();
  serve->add_option("--threads", request.threads, "Threads that read and answer")
      ->within(1, 256)
      ->capture_default_str();
  serve->add_option("--per-address", request.per_address, "Connections of one remote address at once; 0: no limit")
      ->capture_default_str();
  serve->add_option("--connections", request.connections, "Connections at once, of all together")
      ->capture_default_str();
  serve->add_flag("--behind-tls", request.behind_tls, "A web server with TLS stands in front");
  serve->add_option("--site", request.site, "Where results are published: https://agenda.example.nl");
  serve->add_option("--identity-provider", request.provider_settings,
                    "Settings for the door of who signs in (default: BALLOTS.identity, if it is there)");
  for (auto* each : {prepare, codes, open, close, status, withdraw, forget, votes, verify, serve})
    each->add_option("--ballots", ballots.ballots, "The ballots: a file, or postgresql://… for several nodes")
        ->capture_default_str();
}

void CommandTree::add_moderation(SubCommand* consults) {
  BallotOptions& ballots = options_.ballots;
  auto* answers = does(consults->add_subcommand("export", "Answers of a door, as files for the analyses"),
                       [this] { return consult_export_command(context_, options_.ballots); });
  answers->add_option("--what", ballots.what, "votes, statements, answers, about-me, choices, attributes or pairs")
      ->required();
  answers->add_option("--question", ballots.questions, "Label, where more than one can be meant");
  answers->add_option("--door", ballots.door, "invited, signed-in or open")->capture_default_str();
  answers->add_option("--out", ballots.out, "File to write; - is standard output")->capture_default_str();
  auto* moderate = does(consults->add_subcommand("moderate", "What people wrote and waits, and decisions on it"),
                        [this] { return consult_moderate_command(context_, options_.ballots); });
  moderate->add_option("--accept", ballots.accept, "Ids of what others may see");
  moderate->add_option("--refuse", ballots.refuse, "Ids of what they may not");
  moderate->add_option("--because", ballots.because, "The rule by which it is refused");
  moderate->add_option("--note", ballots.note, "In a few words; is published");
  moderate->add_option("--by", ballots.moderator, "Who decides; is not published");
  moderate->add_option("--correct", ballots.correct, "Label of an added statement of which the spelling is mended");
  moderate->add_option("--text", ballots.text, "Its new text");
  moderate->add_option("--limit", ballots.limit, "How many are shown")->capture_default_str();
  auto* moderation_log = does(consults->add_subcommand("moderation-log", "What was decided, as it may be published"),
                              [this] { return consult_moderation_log_command(context_, options_.ballots); });
  moderation_log->add_option("--out", ballots.out, "CSV to write; - is standard output")->capture_default_str();
  auto* receipts = does(consults->add_subcommand("receipts", "The signed list of receipts, after closing"),
                        [this] { return consult_receipts_command(context_, options_.ballots); });
  receipts->add_option("consultation", ballots.consultation, "Its id");
  receipts->add_option("--out", ballots.out, "File to write; - is standard output")->capture_default_str();
  receipts->add_option("--check", ballots.check, "A list to check instead");
  receipts->add_flag("--key", ballots.shows_key, "Only the public key that lists are signed with");
  for (auto* each : {answers, moderate, moderation_log})
    each->add_option("consultation", ballots.consultation, "Its id")->required();
  auto* sweep = does(consults->add_subcommand("sweep", "Close and forget what the rules say is due"),
                     [this] { return consult_sweep_command(context_, options_.ballots); });
  for (auto* each : {answers, moderate, moderation_log, receipts, sweep})
    each->add_option("--ballots", ballots.ballots, "The ballots: a file, or postgresql://… for several nodes")
        ->capture_default_str();
}

void CommandTree::add_results(SubCommand* consults) {
  ConsultResultRequest& results = options_.results;
  results.code_version = program_version();
  auto* result = does(consults->add_subcommand("result", "Enter the results of a closed consultation in the ledger"),
                      [this] { return consult_result_command(context_, options_.results); });
  result->add_option("consultation", results.consultation, "Id of its record: CO-2027")->required();
  result->add_option("--ballots", results.ballots, "The store of ballots: a file, or postgresql://…")
      ->capture_default_str();
  result->add_option("--id", results.id, "Its id in the store (default: that of the record in small letters)");
  result->add_option("--from", results.from, "A folder of files in place of the store: a consultation held elsewhere");
  result->add_option("--seed", results.seed, "The same one gives the same results")
      ->within(0, 2'000'000'000)
      ->capture_default_str();
  result->add_option("--threads", results.threads, "0: as many as there are; the results are the same");
  result->add_option("--reason", results.reason, "Why it is entered");
  result->add_flag("--dry-run", results.dry_run, "Show what would be published; enter nothing");
}

}  // namespace stip
