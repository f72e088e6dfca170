// Cli: the options of all commands, in the one file that knows the option parser.
#include "cli/cli.h"

#include <CLI/CLI.hpp>
#include <cerrno>
#include <iostream>

#include "cli/commands.h"

namespace stip {
namespace {

constexpr const char* about =
    "stip: from a vision to a yearly agenda, and back to why.\n"
    "Exit codes: 0 good, 1 no (as an answer), 2 invalid, 3 not found, 4 forbidden, 5 conflict, 6 storage.";

/// Everything that the options of all commands are read into.
struct Options {
  ImportRequest import;
  ServeRequest serve;
  FreezeRequest freeze;
  DifferenceRequest difference;
  DocumentRequest document;
  ExportRequest exporting;
  ChangeRequest change;
  std::string path, place, words, moment, type, field, ground, checkpoint;
  std::int64_t seq = 0;
};

class Program {
 public:
  explicit Program(World& world) : context_(world) {
    app_.require_subcommand(1);
    app_.fallthrough();
    app_.set_help_all_flag("--help-all", "Help of all commands");
    app_.add_option("--ledger", context_.ledger, "The ledger file")->capture_default_str();
    app_.add_option("--as", context_.as, "Look as: public, internal or restricted (default: the owner of the file, who sees all)");
    app_.add_option("--today", context_.today, "The day to reckon from, as 2026-11-24");
    app_.add_option("--valid-on", context_.valid_on, "search, export: only what was valid on this day, by the knowledge of the moment looked at");
    app_.add_option("--author", context_.author, "Who enters: an id of the directory, never a person's name")->capture_default_str();
    app_.add_option("--lang", context_.language, "Language of what is printed: nl or en")->capture_default_str();
    app_.add_flag("--json", context_.json, "Print JSON");
    add_writing();
    add_reading();
  }

  CLI::App& app() { return app_; }
  const Context& context() const { return context_; }
  Exit execute() { return chosen_(); }

 private:
  CLI::App* command(const char* name, const char* help, std::function<Exit()> act) {
    CLI::App* added = app_.add_subcommand(name, help);
    return does(added, std::move(act));
  }
  CLI::App* does(CLI::App* added, std::function<Exit()> act) {
    added->fallthrough();
    added->callback([this, act = std::move(act)] { chosen_ = act; });
    return added;
  }

  void add_writing() {
    command("init", "Make a new, empty ledger", [this] { return init_command(context_); });

    auto* import = command("import", "Enter a folder, zip, workbook or sheet in the ledger", [this] { return import_command(context_, options_.import); });
    import->add_option("path", options_.import.path, "Data package folder or zip, .xlsx workbook, or a .csv or .xlsx sheet of actions")->required();
    import->add_flag("--dry-run", options_.import.dry_run, "Show what would change; enter nothing");
    import->add_option("--reason", options_.import.reason, "Why, in a sentence");
    import->add_option("--decision", options_.import.decision, "Id of the decision that caused it");
    import->add_option("--name", options_.import.name, "Name under which this import is remembered (default: the name of the package)");
    import->add_option("--mapping", options_.import.mapping, "File with the meaning of the columns of one flat sheet");
    import->add_option("--prefer", options_.import.prefer, "Settle conflicts in favour of: file or ledger")->check(CLI::IsMember({"file", "ledger"}));
    import->add_flag("--retire-missing", options_.import.retire_missing, "End the records that were in the last import and are not in this one");

    auto* edition = app_.add_subcommand("edition", "List or freeze editions");
    edition->require_subcommand(1);
    edition->fallthrough();
    does(edition->add_subcommand("list", "List the editions"), [this] { return edition_list_command(context_); });
    auto* freeze = does(edition->add_subcommand("freeze", "Name the agenda of now as the edition of a year"), [this] { return edition_freeze_command(context_, options_.freeze); });
    freeze->add_option("year", options_.freeze.year, "Year of the edition")->required();
    freeze->add_option("--reason", options_.freeze.reason, "Why, in a sentence")->required();
    freeze->add_option("--decision", options_.freeze.decision, "Id of the decision that adopts it");

    auto* change = command("change", "Enter a new value of one field", [this] { return change_command(context_, options_.change); });
    change->add_option("place", options_.change.place, "Record and field: A-014.owner")->required();
    change->add_option("value", options_.change.value, "New value; empty empties the field")->required();
    change->add_option("--reason", options_.change.reason, "Why, in a sentence")->required();
    change->add_option("--decision", options_.change.decision, "Id of the decision that caused it");

    auto* redact = command("redact", "Delete a value from the ledger; its commitment stays", [this] { return redact_command(context_, options_.seq, options_.field, options_.ground); });
    redact->add_option("entry", options_.seq, "Number of the entry")->required();
    redact->add_option("field", options_.field, "Record and field: A-014.note")->required();
    redact->add_option("--ground", options_.ground, "On which ground")->required();
  }

  void add_reading() {
    command("check", "Check a folder, workbook or the ledger against the rules", [this] { return check_command(context_, options_.path); })
        ->add_option("path", options_.path, "What to check (default: the ledger)");

    auto* serve = command("serve", "Show the site", [this] { return serve_command(context_, options_.serve); });
    serve->add_option("--port", options_.serve.port, "Port; 0 takes a free one")->capture_default_str();
    serve->add_option("--address", options_.serve.address, "Address to listen on")->capture_default_str();
    serve->add_option("--threads", options_.serve.threads, "Threads")->capture_default_str()->check(CLI::Range(1, 64));
    serve->add_flag("--behind-tls", options_.serve.behind_tls, "The site is reached over TLS: tell browsers to insist on it");

    command("verify", "Check that no entry was altered", [this] { return verify_command(context_, options_.checkpoint); })
        ->add_option("--checkpoint", options_.checkpoint, "File with a checkpoint known from elsewhere, such as a printed letter");

    auto* difference = command("difference", "What changed between two moments, why, and by which decision", [this] { return difference_command(context_, options_.difference); });
    difference->add_option("before", options_.difference.before, "An edition, a day, #ENTRY, first or last")->required();
    difference->add_option("after", options_.difference.after, "The same, now, or a proposal")->capture_default_str();
    difference->add_option("--format", options_.difference.format, "text, html, docx, odt, pdf, csv or json")->check(CLI::IsMember({"text", "html", "docx", "odt", "pdf", "csv", "json"}));
    difference->add_option("--out", options_.difference.out, "File; - is standard output");
    difference->add_option("--reference", options_.difference.reference, "Reference document with the ministry's own styles");

    auto* document = command("document", "Make a document", [this] { return document_command(context_, options_.document); });
    document->add_option("kind", options_.document.kind, "annex, changes or fact-sheet")->required()->check(CLI::IsMember({"annex", "changes", "fact-sheet"}));
    document->add_option("record", options_.document.record, "fact-sheet: the action");
    document->add_option("--edition", options_.document.edition, "An edition, a day, #ENTRY, a proposal or now");
    document->add_option("--since", options_.document.since, "changes: since which moment");
    document->add_option("--format", options_.document.format, "html, docx, odt or pdf")->check(CLI::IsMember({"html", "docx", "odt", "pdf"}));
    document->add_option("--out", options_.document.out, "File; - is standard output");
    document->add_option("--reference", options_.document.reference, "Reference document with the ministry's own styles");

    auto* exporting = command("export", "Write the agenda as files", [this] { return export_command(context_, options_.exporting); });
    exporting->add_option("what", options_.exporting.what, "datapackage or xlsx")->required()->check(CLI::IsMember({"datapackage", "xlsx"}));
    exporting->add_option("path", options_.exporting.path, "Folder or file")->required();
    exporting->add_option("--edition", options_.exporting.moment, "An edition, a day, #ENTRY, a proposal or now");
    exporting->add_flag("--semicolon", options_.exporting.semicolon, "CSV for Excel with Dutch settings");

    command("why", "The path from a field to what caused it", [this] { return why_command(context_, options_.place); })
        ->add_option("place", options_.place, "Record and field: A-014.owner")->required();

    auto* search = command("search", "Find records by their words", [this] { return search_command(context_, options_.words, options_.moment); });
    search->add_option("words", options_.words, "Words")->required();
    search->add_option("--at", options_.moment, "An edition, a day, #ENTRY, a proposal or now");

    command("attention", "What needs attention, ranked, with the reason", [this] { return attention_command(context_, options_.moment); })
        ->add_option("--at", options_.moment, "An edition, a day, #ENTRY, a proposal or now");

    command("schema", "The record types and their fields", [this] { return schema_command(context_, options_.type); })
        ->add_option("type", options_.type, "One record type, as JSON Schema (default: a list of all)");
  }

  Context context_;
  Options options_;
  CLI::App app_{about, "stip"};
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
    world.err << to_text(Error{ErrorKind::invalid, "command line", error.what(), "See `stip --help`, or `stip COMMAND --help`."});
    return exit_code(ErrorKind::invalid);
  }
  const Exit exit = program.execute();
  if (exit.ok()) {
    world.out.flush();
    if (world.out || errno == EPIPE) return *exit;  // Who reads no further has seen enough.
    world.err << to_text(Error{ErrorKind::storage, "output", "it cannot be written.", "Check the space on the disk."});
    return exit_code(ErrorKind::storage);
  }
  if (program.context().json) {
    Json item = Json::object();
    item.add("kind", name_of(exit.error().kind)).add("subject", exit.error().subject).add("problem", exit.error().problem).add("remedy", exit.error().remedy);
    world.err << to_text(item) << "\n";
  } else {
    world.err << to_text(exit.error());
  }
  return exit_code(exit.error().kind);
}

}  // namespace stip
