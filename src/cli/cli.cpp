// Cli: the program as a whole, in the one file that knows the option parser.
#include "cli/cli.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <deque>
#include <iostream>

#include "base/text.h"
#include "cli/command_tree.h"

namespace stip {
namespace {

constexpr const char* about =
    "stip: from a vision to a yearly agenda, and back to why.\n"
    "Exit codes: 0 good, 1 no (as an answer), 2 invalid, 3 not found, 4 forbidden, 5 conflict, 6 storage.";

class ParsedOption : public CommandOption {
 public:
  explicit ParsedOption(CLI::Option* option) : option_(option) {}
  CommandOption* required() override { return option_->required(), this; }
  CommandOption* capture_default_str() override { return option_->capture_default_str(), this; }
  CommandOption* default_val(const char* value) override { return option_->default_val(value), this; }
  CommandOption* allow_extra_args(bool allow) override { return option_->allow_extra_args(allow), this; }
  CommandOption* one_of(std::vector<std::string> values) override {
    return option_->check(CLI::IsMember(std::move(values))), this;
  }
  CommandOption* within(std::int64_t least, std::int64_t most) override {
    return option_->check(CLI::Range(least, most)), this;
  }

 private:
  CLI::Option* option_;
};

class ParsedCommand : public SubCommand {
 public:
  explicit ParsedCommand(CLI::App* app) : app_(app) { app_->fallthrough(); }
  CLI::App* app() { return app_; }

  SubCommand* add_subcommand(const char* name, const char* help) override {
    return &commands_.emplace_back(app_->add_subcommand(name, help));
  }
  CommandOption* add_flag(const char* name, bool& into, const char* help) override {
    return &options_.emplace_back(app_->add_flag(name, into, help));
  }
  CommandOption* add_option(const char* name, std::string& into, const char* help) override {
    return add(name, into, help);
  }
  CommandOption* add_option(const char* name, std::vector<std::string>& into, const char* help) override {
    return add(name, into, help);
  }
  CommandOption* add_option(const char* name, std::vector<std::int64_t>& into, const char* help) override {
    return add(name, into, help);
  }
  CommandOption* add_option(const char* name, int& into, const char* help) override { return add(name, into, help); }
  CommandOption* add_option(const char* name, std::int64_t& into, const char* help) override {
    return add(name, into, help);
  }
  CommandOption* add_option(const char* name, std::uint16_t& into, const char* help) override {
    return add(name, into, help);
  }
  CommandOption* add_option(const char* name, std::uint64_t& into, const char* help) override {
    return add(name, into, help);
  }
  CommandOption* add_option(const char* name, unsigned& into, const char* help) override {
    return add(name, into, help);
  }

 private:
  template <class T>
  CommandOption* add(const char* name, T& into, const char* help) {
    return &options_.emplace_back(app_->add_option(name, into, help));
  }

  CLI::App* app_;
  std::deque<ParsedCommand> commands_;  // Whoever was handed one keeps its address.
  std::deque<ParsedOption> options_;
};

class Program : public CommandTree {
 public:
  explicit Program(World& world) : CommandTree(world) {
    app_.require_subcommand(1);
    app_.fallthrough();
    app_.set_help_all_flag("--help-all", "Help of all commands");
    app_.set_version_flag("--version", "stip " STIP_VERSION, "Which version this is");
    app_.add_option("--ledger", context_.ledger, "The ledger: a file, or postgresql://user@host/database")
        ->capture_default_str();
    app_.add_option("--key", context_.key, "File with the secret key of the ledger (default: where init made it)");
    app_.add_option("--as", context_.as,
                    "Look as: public, internal or restricted (default: the owner of the file, who sees all)");
    app_.add_option("--today", context_.today, "The day to reckon from, as 2026-11-24");
    app_.add_option("--valid-on", context_.valid_on,
                    "search, export: only what was valid on this day, by the knowledge of the moment looked at");
    app_.add_option("--proposal", options_.proposals,
                    "Look at the agenda of now as if this proposal were adopted; may be given again")
        ->allow_extra_args(false);
    app_.add_option("--author", context_.author, "Who enters: an id of the directory, never a person's name")
        ->capture_default_str();
    app_.add_option("--lang", context_.language,
                    "Language of what is printed: nl or en; problems are told in Dutch only if you say nl")
        ->capture_default_str()
        ->each([this](const std::string& asked) { context_.told = asked == "nl" ? Language::nl : Language::en; });
    app_.add_flag("--json", context_.json, "Print JSON");
    add_writing();
    add_acts();
    add_reading();
    add_desk();
    add_consultation();
  }

  CLI::App& app() { return app_; }
  const Context& context() const { return context_; }
  Exit execute() {
    if (!options_.proposals.empty()) STIP_TRY(look_as_if());
    return chosen_();
  }

 private:
  SubCommand* command(const char* name, const char* help, std::function<Exit()> act) override {
    return does(root_.add_subcommand(name, help), std::move(act));
  }
  SubCommand* does(SubCommand* added, std::function<Exit()> act) override {
    static_cast<ParsedCommand*>(added)->app()->callback([this, act = std::move(act)] { chosen_ = act; });
    return added;
  }
  SubCommand* group(const char* name, const char* help) override {
    SubCommand* added = root_.add_subcommand(name, help);
    static_cast<ParsedCommand*>(added)->app()->require_subcommand(1);
    return added;
  }

  /// Puts the proposals in the place of now, in every command that looks at the agenda.
  ErrorOr<Nothing> look_as_if() {
    static constexpr std::string_view lookers[] = {"attention", "check",  "cycle",  "difference",
                                                   "document",  "export", "letter", "meeting",
                                                   "promise",   "report", "search", "signal"};
    const std::string command = app_.get_subcommands().front()->get_name();
    if (std::ranges::find(lookers, command) == std::end(lookers)) {
      return Error{ErrorKind::invalid, "--proposal", "`stip " + command + "` does not look at the agenda of a moment.",
                   "Leave --proposal out."};
    }
    context_.as_if = join(options_.proposals, "+");
    for (std::string* moment : {&options_.moment, &options_.exporting.moment, &options_.document.edition,
                                &options_.letter.edition, &options_.difference.after}) {
      if (moment->empty() || *moment == "now") *moment = context_.as_if;
    }
    return Nothing{};
  }

  void follow_name(const char* command, const std::string& out, std::string& format,
                   const std::vector<std::string>& known) const override {
    if (app_.get_subcommand(command)->get_option("--format")->count() > 0) return;
    const std::string ending = to_lower(out.substr(out.find_last_of('.') + 1));
    if (std::ranges::find(known, ending) != known.end()) format = ending;
  }

  void add_consultation() {
    ConsultOptions& consult = options_.consult;
    auto* consults = group("consult", "Design a consultation, take its votes, and analyse them");
    auto* groups = does(consults->add_subcommand("groups", "Groups of people who vote alike"),
                        [this] { return consult_groups_command(context_, options_.consult); });
    groups->add_option("votes", consult.votes, "CSV with timestamp, comment-id, voter-id, vote")->required();
    groups->add_option("--comments", consult.comments, "CSV with comment-id, moderated and, where present, is-meta");
    groups->add_option("--method", consult.method, "reference (default) or stable")->one_of({"reference", "stable"});
    groups->add_option("--start", consult.start, "Where the axes of the reference start")
        ->one_of({"pinned"})
        ->capture_default_str();
    groups->add_option("--participants", consult.participants, "CSV to write: where each participant stands");
    groups->add_option("--weights", consult.weights, "CSV with participant, weight; with --method stable");
    groups->add_option("--seed", consult.seed, "Of --method stable")->capture_default_str();
    groups->add_option("--threads", consult.threads, "0: as many as there are; the result is the same");
    auto* weights = does(consults->add_subcommand("weights", "Weigh a sample by the margins of the population"),
                         [this] { return consult_weights_command(context_, options_.consult); });
    weights->add_option("sample", consult.sample, "CSV, or gzip of one")->required();
    weights->add_option("margins", consult.margins, "CSV with variable, level, Freq")->required();
    weights->add_option("--method", consult.method, "rake (default), linear or logit")
        ->one_of({"rake", "linear", "logit"});
    weights->add_option("--bounds", consult.bounds, "Of a weight, as multiples of the one before: 0.3,3");
    weights->add_option("--estimate", consult.estimate, "Columns of which the weighted mean is wanted");
    weights->add_option("--out", consult.out, "The sample with a column weight");
    auto* budget = does(consults->add_subcommand("budget", "Tastes, from portfolios chosen within a budget"),
                        [this] { return consult_budget_command(context_, options_.consult); });
    budget->add_option("choices", consult.choices, "CSV with respondent, version, portfolio_bitmask")->required();
    budget->add_option("attributes", consult.attributes, "CSV with version, option, cost and the effects")->required();
    budget->add_option("--budget", consult.budget, "In the unit of the costs")->required();
    budget->add_option("--fix-delta0", consult.delta0, "Value of a unit of money that is left");
    auto* pairs = does(consults->add_subcommand("pairs", "Ideas ranked by choices between two"),
                       [this] { return consult_pairs_command(context_, options_.consult); });
    pairs->add_option("votes", consult.votes, "CSV with left, right, choice")->required();
    auto* integrity = does(consults->add_subcommand("integrity", "Flags on votes that few hands or none made"),
                           [this] { return consult_integrity_command(context_, options_.consult); });
    integrity->add_option("votes", consult.votes, "CSV with t_ms, voter, net, statement, vote; or as of groups")
        ->required();
    integrity->add_option("--targets", consult.targets, "Statements that somebody may want to move: 18,13,42");
    auto* disclose = does(consults->add_subcommand("disclose", "Tables of participants as they may be published"),
                          [this] { return consult_disclose_command(context_, options_.consult); });
    disclose->add_option("table", consult.table, "CSV with a row for each participant, or with counts")->required();
    disclose->add_option("--by", consult.by, "One or two columns: age,region")->required();
    disclose->add_option("--count", consult.count, "Column with counts; without it each row is one participant");
    disclose->add_option("--minimum", consult.minimum, "Smallest number of participants in a cell that is shown")
        ->within(2, 1000)
        ->capture_default_str();
    disclose->add_option("--method", consult.method, "suppress (default) or cellkey")->one_of({"suppress", "cellkey"});
    disclose->add_option("--key", consult.key, "File with the secret key of cellkey, 32 bytes or more");
    disclose->add_option("--id", consult.id, "Column with who it is; with cellkey");
    disclose->add_option("--out", consult.out, "CSV to write: the table");
    auto* answers = does(consults->add_subcommand("answers", "Open answers: copies, topics, and people's own words"),
                         [this] { return consult_answers_command(context_, options_.consult); });
    answers->add_option("answers", consult.answers, "CSV with id, text; in the language of --lang")->required();
    answers->add_option("--seed", consult.seed, "Of the topics")->capture_default_str();
    answers->add_option("--threads", consult.threads, "0: as many as there are; the result is the same");
    for (auto* each : {groups, weights, budget, pairs, integrity, disclose, answers})
      each->add_option("--json", consult.json, "File to write the result to; - is standard output");
    add_ballots(consults);
    add_design(consults);
  }

  /// With --ledger a consultation is opened and closed in the ledger too.
  Exit open_or_close(Exit (*in_store)(const Context&, const BallotOptions&),
                     Exit (*in_both)(const Context&, const ConsultDesignOptions&)) {
    if (app_.get_option("--ledger")->count() == 0) return in_store(context_, options_.ballots);
    options_.design.ballots = options_.ballots.ballots;
    options_.design.consultation = options_.ballots.consultation;
    return in_both(context_, options_.design);
  }

  void add_ballots(SubCommand* consults) {
    BallotOptions& ballots = options_.ballots;
    auto* prepare = does(consults->add_subcommand("prepare", "Enter a consultation as a draft"),
                         [this] { return consult_prepare_command(context_, options_.ballots); });
    prepare->add_option("rules", ballots.rules, "JSON with id, title, doors and statements")->required();
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
    for (auto* each : {prepare, codes, open, close, status, withdraw, forget, votes, verify, serve})
      each->add_option("--ballots", ballots.ballots, "File of the ballots")->capture_default_str();
  }

  CLI::App app_{about, "stip"};
  ParsedCommand root_{&app_};
  std::function<Exit()> chosen_;
};

}  // namespace

int run(const std::vector<std::string>& arguments, World world) {
  Program program(world);
  try {
    std::vector<std::string> backwards(arguments.rbegin(), arguments.rend());
    program.app().parse(std::move(backwards));
  } catch (const CLI::Success& asked) {  // --help
    return program.app().exit(asked, world.out, world.err);
  } catch (const CLI::ParseError& error) {
    const auto strays = program.app().remaining();
    const bool is_unknown = program.app().get_subcommands().empty() && !strays.empty();
    const std::string problem = is_unknown ? "there is no command '" + strays.front() + "'." : error.what();
    world.err << to_text(
        Error{ErrorKind::invalid, "command line", problem, "See `stip --help`, or `stip COMMAND --help`."});
    return exit_code(ErrorKind::invalid);
  }
  const Exit exit = program.execute();
  if (exit.ok()) {
    world.out.flush();
    if (world.out || !world.is_read()) return *exit;
    world.err << to_text(Error{ErrorKind::storage, "output", "it cannot be written.", "Check the space on the disk."});
    return exit_code(ErrorKind::storage);
  }
  if (program.context().json) {
    const Error told = in_language(program.context().told, exit.error());
    Json item = Json::object();
    item.add("kind", name_of(told.kind))
        .add("subject", told.subject)
        .add("problem", told.problem)
        .add("remedy", told.remedy);
    world.err << to_text(item) << "\n";
  } else {
    world.err << to_text(exit.error(), program.context().told);
  }
  return exit_code(exit.error().kind);
}

}  // namespace stip
