// Cli: the program as a whole, in the one file that knows the option parser.
#include "cli/cli.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <deque>
#include <filesystem>
#include <iostream>

#include "base/program_version.h"
#include "base/text.h"
#include "cli/command_help.h"
#include "cli/command_tree.h"
#include "cli/mistyped.h"

namespace stip {
namespace {

constexpr const char* about = "stip: from a vision to a yearly agenda, and back to why.";

/// "stip consult groups".
std::string full_name(const CLI::App* app) {
  return app->get_parent() ? full_name(app->get_parent()) + " " + app->get_name() : app->get_name();
}

/// Help with what the comment of the command says of it, and its exit codes.
class ExplainedHelp : public CLI::Formatter {
 public:
  std::string make_usage(const CLI::App* app, std::string name) const override {
    const CommandHelp help = help_of(app);
    std::string text = CLI::Formatter::make_usage(app, std::move(name));
    for (const std::string& way : help.ways) text += "       " + way + "\n";
    if (!help.text.empty()) return text + "\n" + help.text + "\n";
    return text + "\nEach command has its own help: `" + full_name(app) + " COMMAND --help`.\n";
  }
  std::string make_footer(const CLI::App* app) const override {
    if (!app->get_parent()) return exit_codes_text(true) + "\n";
    return exit_codes_text(help_of(app).can_say_no) +
           "\nOptions of all commands, such as --ledger, --as, --lang and --json: see `stip --help`.\n";
  }

 private:
  static CommandHelp help_of(const CLI::App* app) {
    std::vector<std::string> parts;
    for (const CLI::App* part : app->get_subcommands({})) parts.push_back(part->get_name());
    return stip::help_of(full_name(app), parts);
  }
};

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
  CommandOption* not_blank() override {
    const auto says_something = [](const std::string& text) {
      return trimmed(text).empty() ? std::string("it is empty: say why, in a sentence.") : std::string{};
    };
    return option_->required()->check(says_something), this;
  }
  CommandOption* excludes(CommandOption* other) override {
    return option_->excludes(static_cast<ParsedOption*>(other)->option_), this;
  }
  CommandOption* within(std::int64_t least, std::int64_t most) override {
    return option_->check(CLI::Range(least, most)), this;
  }
  CommandOption* between(double least, double most) override { return option_->check(CLI::Range(least, most)), this; }

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
  CommandOption* add_option(const char* name, double& into, const char* help) override { return add(name, into, help); }

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
    app_.formatter(std::make_shared<ExplainedHelp>());
    app_.require_subcommand(1);
    app_.fallthrough();
    app_.set_help_all_flag("--help-all", "Help of all commands");
    app_.set_version_flag("--version", "stip " + program_version(), "Which version this is");
    app_.add_option("--ledger", context_.ledger, "The ledger: a file, or postgresql://user@host/database")
        ->capture_default_str();
    app_.add_option("--key", context_.key, "File with the secret key of the ledger (default: where init made it)");
    app_.add_option("--desk", context_.desk,
                    "The desk, with accounts and mail: a file, or postgresql://… (default: the one of the ledger)");
    app_.add_option("--desk-key", context_.desk_key,
                    "File with the key of the desk, the same on every node (default: beside the desk)");
    app_.add_option("--ballots-key", context_.ballots_key,
                    "File with the key of the store of ballots, the same on every node (default: beside the store)");
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
    add_analyses();
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
    CLI::App* app = static_cast<ParsedCommand*>(added)->app();
    app->callback([this, app, act = std::move(act)] {
      if (app->get_subcommands().empty()) chosen_ = act;  // A command of a command is asked instead of it.
    });
    return added;
  }
  SubCommand* group(const char* name, const char* help) override {
    SubCommand* added = root_.add_subcommand(name, help);
    static_cast<ParsedCommand*>(added)->app()->require_subcommand(1);
    return added;
  }

  /// Puts the proposals in the place of now, in every command that looks at the agenda.
  ErrorOr<Nothing> look_as_if() {
    static constexpr std::string_view lookers[] = {
        "attention", "check",   "contributions", "cycle",   "difference", "document", "export", "invest", "letter",
        "meeting",   "outlook", "plan",          "promise", "report",     "search",   "signal", "weigh"};
    const std::string command = app_.get_subcommands().front()->get_name();
    if (std::ranges::find(lookers, command) == std::end(lookers)) {
      return Error{ErrorKind::invalid, "--proposal", "`stip " + command + "` does not look at the agenda of a moment.",
                   "Leave --proposal out."};
    }
    context_.as_if = join(options_.proposals, "+");
    for (std::string* moment : {&options_.moment, &options_.plan.moment, &options_.invest.moment,
                                &options_.weigh.moment, &options_.exporting.moment, &options_.document.edition,
                                &options_.letter.edition, &options_.difference.after}) {
      if (moment->empty() || *moment == "now") *moment = context_.as_if;
    }
    return Nothing{};
  }

  bool is_given(const char* option) const override { return app_.get_option(option)->count() > 0; }
  ErrorOr<Nothing> follow_name(const char* command, const std::string& out, std::string& format,
                               const std::vector<std::string>& known) const override {
    if (app_.get_subcommand(command)->get_option("--format")->count() > 0) return Nothing{};
    const std::string extension = to_lower(std::filesystem::path(out).extension().string());
    if (extension.size() < 2) return Nothing{};
    const std::string ending = extension == ".txt" ? "text" : extension.substr(1);
    if (std::ranges::find(known, ending) == known.end())
      return Error{ErrorKind::invalid, said("file {}", out),
                   said("a name that ends in {} does not say its format.", extension),
                   said("Let it end in one of these, or say one with --format: {}.", join(known, ", "))};
    format = ending;
    return Nothing{};
  }

  CLI::App app_{about, "stip"};
  ParsedCommand root_{&app_};
  std::function<Exit()> chosen_;
};

Mistyped mistyped(const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App* found = &app;
  while (!found->get_subcommands().empty()) found = found->get_subcommands().front();
  Mistyped line{error.get_name(), error.what(), full_name(found), {}, app.remaining(true)};
  for (const CLI::App* part : found->get_subcommands({})) line.commands.push_back(part->get_name());
  return line;
}

}  // namespace

int run(const std::vector<std::string>& arguments, World world) {
  Program program(world);
  try {
    std::vector<std::string> backwards(arguments.rbegin(), arguments.rend());
    program.app().parse(std::move(backwards));
  } catch (const CLI::Success& asked) {  // --help
    return program.app().exit(asked, world.out, world.err);
  } catch (const CLI::ParseError& error) {
    // How far the options were read before it went wrong is not known, so the arguments are asked themselves.
    const bool as_json = std::ranges::find(arguments, "--json") != arguments.end();
    tell(world, told_of(mistyped(program.app(), error)), program.context().told, as_json);
    return exit_code(ErrorKind::invalid);
  }
  const Exit exit = program.execute();
  const Context& context = program.context();
  if (exit.ok()) {
    world.out.flush();
    if (world.out || !world.is_read()) return *exit;
    tell(world,
         {ErrorKind::storage, said("output"), said("it cannot be written."), said("Check the space on the disk.")},
         context.told, context.json);
    return exit_code(ErrorKind::storage);
  }
  tell(world, exit.error(), context.told, context.json);
  return exit_code(exit.error().kind);
}

}  // namespace stip
