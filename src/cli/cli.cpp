// Cli: the options of all commands, in the one file that knows the option parser.
#include "cli/cli.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>

#include "base/text.h"
#include "cli/act_commands.h"
#include "cli/ballot_commands.h"
#include "cli/commands.h"
#include "cli/consult_commands.h"
#include "cli/invest_commands.h"

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
  LetterUpdateRequest letter;
  ExportRequest exporting;
  CycleOptions cycle;
  ReportOptions report;
  SignalOptions signal;
  ProposeOptions propose;
  DecideOptions decide;
  PromiseOptions promise;
  MeetingOptions meeting;
  HandOverOptions hand_over;
  std::vector<std::string> proposals;
  ChangeRequest change;
  AccountRequest account;
  ConsultOptions consult;
  InvestOptions invest;
  BallotOptions ballots;
  MailRequest mail;
  CopyTarget copy;
  std::vector<std::string> words;
  std::string path, place, moment, type, field, ground, checkpoint, reason;
  std::int64_t seq = 0;
};

class Program {
 public:
  explicit Program(World& world) : context_(world) {
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
    add_accounts();
    add_mail();
    add_consultation();
    add_investing();
  }

  CLI::App& app() { return app_; }
  const Context& context() const { return context_; }
  Exit execute() {
    if (!options_.proposals.empty()) STIP_TRY(look_as_if());
    return chosen_();
  }

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

  /// A group of commands, one of which must be named.
  CLI::App* group(const char* name, const char* help) {
    CLI::App* added = app_.add_subcommand(name, help);
    added->require_subcommand(1);
    added->fallthrough();
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

  /// What a file is to be follows from its name, unless it was said.
  void follow_name(const char* command, const std::string& out, std::string& format,
                   const std::vector<std::string>& known) const {
    if (app_.get_subcommand(command)->get_option("--format")->count() > 0) return;
    const std::string ending = to_lower(out.substr(out.find_last_of('.') + 1));
    if (std::ranges::find(known, ending) != known.end()) format = ending;
  }

  void add_writing() {
    command("init", "Make a new, empty ledger", [this] { return init_command(context_); });

    // A command that has a command of its own is called after it: which of the two is meant, the files tell.
    auto* import = command("import", "Enter a folder, zip, workbook or sheet in the ledger", [this] {
      return options_.import.files.empty() ? import_command(context_, options_.import)
                                           : import_parliament_command(context_, options_.import);
    });
    import->add_option("path", options_.import.path,
                       "Data package folder or zip, .xlsx workbook, or a .csv or .xlsx sheet of actions");
    auto* parliament =
        import->add_subcommand("parliament", "Enter pledges and motions from parliament's open data")->fallthrough();
    parliament->add_option("files", options_.import.files, "Files of the open data: .json or .xml")->required();
    import->add_flag("--dry-run", options_.import.dry_run, "Show what would change; enter nothing");
    import->add_option("--reason", options_.import.reason, "Why, in a sentence");
    import->add_option("--decision", options_.import.decision, "Id of the decision that caused it");
    import->add_option("--name", options_.import.name,
                       "Name under which this import is remembered (default: the name of the package)");
    import->add_option("--mapping", options_.import.mapping, "File with the meaning of the columns of one flat sheet");
    import->add_option("--prefer", options_.import.prefer, "Settle conflicts in favour of: file or ledger")
        ->check(CLI::IsMember({"file", "ledger"}));
    import->add_flag("--retire-missing", options_.import.retire_missing,
                     "End the records that were in the last import and are not in this one");

    auto* edition = app_.add_subcommand("edition", "List or freeze editions, and keep their documents");
    edition->require_subcommand(1);
    edition->fallthrough();
    does(edition->add_subcommand("list", "List the editions"), [this] { return edition_list_command(context_); });
    auto* freeze = does(edition->add_subcommand("freeze", "Name the agenda of now as the edition of a year"),
                        [this] { return edition_freeze_command(context_, options_.freeze); });
    freeze->add_option("year", options_.freeze.year, "Year of the edition")->required();
    freeze->add_option("--reason", options_.freeze.reason, "Why, in a sentence")->required();
    freeze->add_option("--decision", options_.freeze.decision, "Id of the decision that adopts it");
    freeze->add_option("--release", options_.freeze.release,
                       "When it is published by itself, as 2027-03-01 14:00 in Dutch time");
    const char* choice = "Which documents are made and kept: all, html (in a moment) or none";
    freeze->add_option("--documents", options_.freeze.documents, choice)
        ->check(CLI::IsMember({"none", "html", "all"}))
        ->capture_default_str();
    auto* keep =
        does(edition->add_subcommand("keep", "Make and keep the documents of an edition that are not kept yet"),
             [this] { return edition_keep_command(context_, options_.freeze); });
    keep->add_option("year", options_.freeze.year, "Year of the edition")->required();
    keep->add_option("--documents", options_.freeze.documents, choice)
        ->check(CLI::IsMember({"none", "html", "all"}))
        ->capture_default_str();

    auto* prepare = does(edition->add_subcommand("prepare", "What is still to be done before the edition of a year"),
                         [this] { return edition_prepare_command(context_, options_.freeze); });
    prepare->add_option("year", options_.freeze.year, "Year of the edition")->required();
    auto* publish = does(edition->add_subcommand("publish", "Make a frozen edition public"),
                         [this] { return edition_publish_command(context_, options_.freeze); });
    publish->add_option("year", options_.freeze.year, "Year of the edition")->required();
    publish->add_option("--on", options_.freeze.on, "Day on which it was sent (default: today)");
    publish->add_option("--letter", options_.freeze.letter, "Address of the letter");

    auto* change = command("change", "Enter a new value of one field",
                           [this] { return change_command(context_, options_.change); });
    change->add_option("place", options_.change.place, "Record and field: A-014.owner")->required();
    change->add_option("value", options_.change.value, "New value; empty empties the field")->required();
    change->add_option("--reason", options_.change.reason, "Why, in a sentence")->required();
    change->add_option("--decision", options_.change.decision, "Id of the decision that caused it");

    auto* redact = command("redact", "Delete a value from the ledger; its commitment stays",
                           [this] { return redact_command(context_, options_.seq, options_.field, options_.ground); });
    redact->add_option("entry", options_.seq, "Number of the entry")->required();
    redact->add_option("field", options_.field, "Record and field: A-014.note")->required();
    redact->add_option("--ground", options_.ground, "On which ground")->required();

    auto* copy = command("copy", "Copy the ledger into a new file or an empty database",
                         [this] { return copy_command(context_, options_.copy); });
    copy->add_option("to", options_.copy.to, "A file, or postgresql://user@host/database")->required();
    copy->add_option("--to-key", options_.copy.key, "Where the secret key goes (default: where init would make it)");
    command("recover", "Go on in a ledger that was put back to an older state",
            [this] { return recover_command(context_, options_.reason); })
        ->add_option("--reason", options_.reason, "What happened, in a sentence")
        ->required();
  }

  void add_acts() {
    add_cycle_acts();
    add_proposal_acts();
    add_promise_acts();
    add_meeting_acts();
  }

  void add_cycle_acts() {
    CycleOptions& cycle = options_.cycle;
    auto* cycles = group("cycle", "Open, follow and close the reporting round of a year");
    auto* open = does(cycles->add_subcommand("open", "Ask owners for a report"),
                      [this] { return cycle_open_command(context_, options_.cycle); });
    open->add_option("--period", cycle.period, "What the reports are on: 2026-H2")->required();
    open->add_option("--due", cycle.due, "Last day for owners")->required();
    open->add_option("--opens", cycle.opens, "First day (default: today)");
    open->add_option("--action", cycle.actions,
                     "An action on which a report is asked (default: all that are under way and have an owner)")
        ->allow_extra_args(false);
    auto* status = does(cycles->add_subcommand("status", "How far the round is"),
                        [this] { return cycle_status_command(context_, options_.cycle); });
    auto* remind = does(cycles->add_subcommand("reminders", "Whom to remind today"),
                        [this] { return cycle_reminders_command(context_, options_.cycle); });
    auto* close = does(cycles->add_subcommand("close", "Take no more reports in it"),
                       [this] { return cycle_close_command(context_, options_.cycle); });
    close->add_option("--without", cycle.without, "Why it closes although reports are missing");
    auto* mails = does(cycles->add_subcommand("mail", "Mail owners their forms, and remind who is late"),
                       [this] { return cycle_mail_command(context_, options_.cycle); });
    mails->add_flag("--dry-run", cycle.dry_run, "Show who would get which mail; send nothing");
    mails->add_option("--addresses", cycle.addresses,
                      "CSV with action, address and language (default: the accounts of the owners)");
    mails->add_option("--mail", cycle.settings, "Settings for mail (default: LEDGER.mail)");
    mails->add_option("--desk", cycle.desk, "File of the desk (default: the one beside the ledger)");
    for (auto* each : {open, status, remind, close, mails})
      each->add_option("year", cycle.year, "Year of the edition that it leads to")->required();

    ReportOptions& report = options_.report;
    auto* reports = group("report", "Report on an action; sign, return and approve reports");
    auto* form = does(reports->add_subcommand("form", "What the form starts with"),
                      [this] { return report_form_command(context_, options_.report); });
    auto* save = does(reports->add_subcommand("save", "Keep a draft"),
                      [this] { return report_file_command(context_, options_.report, false); });
    auto* submit = does(reports->add_subcommand("submit", "Hand a report in"),
                        [this] { return report_file_command(context_, options_.report, true); });
    auto* unchanged = does(reports->add_subcommand("unchanged", "Hand the last report in again: nothing changed"),
                           [this] { return report_unchanged_command(context_, options_.report); });
    form->add_option("--format", report.format, "text, or a form to send: docx or xlsx")
        ->capture_default_str()
        ->check(CLI::IsMember({"text", "docx", "xlsx"}));
    form->add_option("--out", report.out, "File of the form, - for standard output; its name may say the format")
        ->capture_default_str();
    auto* take_in_form = does(reports->add_subcommand("take-in", "Hand in reports from forms that came back"),
                              [this] { return report_take_in_command(context_, options_.report); });
    take_in_form->add_option("files", report.words, "Filled in forms, as .docx or .xlsx")->required();
    take_in_form->add_flag("--dry-run", report.dry_run, "Show what would be handed in; enter nothing");
    for (auto* each : {form, save, submit, unchanged}) {
      each->add_option("action", report.action, "The action")->required();
      each->add_option("--cycle,--round", report.cycle,
                       "The yearly cycle (default: the round that asks a report on the action)");
    }
    for (auto* each : {save, submit})
      each->add_option("answers", report.words, "schedule=yes, or a new value elsewhere: M-001.due=2027-Q2");
    unchanged->add_option("confirmation", report.text, "What you looked at, in one line")->required();
    auto* sign = does(reports->add_subcommand("sign", "Sign for the owner's organisation"),
                      [this] { return report_sign_command(context_, options_.report); });
    sign->add_option("--function", report.function, "Which function signs (default: the next)");
    auto* returned = does(reports->add_subcommand("return", "Send a report back"),
                          [this] { return report_return_command(context_, options_.report); });
    auto* approve = does(reports->add_subcommand("approve", "Check a report and make it final"),
                         [this] { return report_approve_command(context_, options_.report); });
    for (auto* each : {sign, returned, approve}) each->add_option("report", report.action, "The report")->required();
    returned->add_option("remarks", report.text, "What must be mended")->required();

    SignalOptions& signal = options_.signal;
    auto* signals = group("signal", "Take in, merge, assign and answer signals");
    auto* take_in = does(signals->add_subcommand("take-in", "Take a signal in"),
                         [this] { return signal_take_in_command(context_, options_.signal); });
    take_in->add_option("fields", signal.words, "Fields of a signal: title=… text=… origin=body body=B-1 about=A-001")
        ->required();
    take_in->add_flag("--moderated", signal.is_moderated, "Somebody read it and put it in words without personal data");
    auto* merge = does(signals->add_subcommand("merge", "Say that signals say the same"),
                       [this] { return signal_merge_command(context_, options_.signal); });
    merge->add_option("signal", signal.signal, "The one that goes on")->required();
    merge->add_option("duplicates", signal.words, "Those that say the same")->required();
    auto* assign = does(signals->add_subcommand("assign", "Say who owes the answer"),
                        [this] { return signal_assign_command(context_, options_.signal); });
    assign->add_option("signal", signal.signal, "The signal")->required();
    assign->add_option("organisation", signal.to, "Who answers")->required();
    assign->add_option("--due", signal.due, "By when");
    auto* answer = does(signals->add_subcommand("answer", "Answer a signal"),
                        [this] { return signal_answer_command(context_, options_.signal); });
    answer->add_option("signal", signal.signal, "The signal")->required();
    answer->add_option("answer", signal.answer, "taken_over, partly, not_taken or noted")->required();
    answer->add_option("because", signal.because, "Why")->required();
    answer->add_option("--about", signal.about, "An action, proposal or decision in which it shows")
        ->allow_extra_args(false);
    answer->add_flag("--again", signal.again, "In place of the answer that was given before");
    does(signals->add_subcommand("list", "What was said, and what was done"),
         [this] { return signal_list_command(context_); });
  }

  void add_proposal_acts() {
    ProposeOptions& propose = options_.propose;
    auto* proposals = group("propose", "Write, amend and check proposals");
    auto* made = does(proposals->add_subcommand("new", "Write a proposal"),
                      [this] { return propose_new_command(context_, options_.propose); });
    made->add_option("title", propose.title, "In one line")->required();
    made->add_option("--title-en", propose.title_en, "In English");
    made->add_option("--options", propose.options, "What was considered, the zero option among them");
    made->add_option("--evidence", propose.evidence, "A signal, report or result that it rests on")
        ->allow_extra_args(false);
    made->add_flag("--ready", propose.is_ready, "Put it up for decision");
    made->add_option("--from", propose.from, "A workbook or data package with the agenda as it is proposed");
    made->add_option("--exported-at", propose.exported_at, "The moment at which that file was exported (default: now)");
    auto* amended = does(proposals->add_subcommand("amend", "Write an amendment; the original stays"),
                         [this] { return propose_amend_command(context_, options_.propose); });
    amended->add_option("proposal", propose.proposal, "The original")->required();
    amended->add_option("--drop", propose.drops, "An edit of the original that falls away: A-014.owner")
        ->allow_extra_args(false);
    amended->add_option("--title", propose.title, "In one line (default: that of the original)");
    for (auto* each : {made, amended}) {
      each->add_option("edits", propose.words, "Fields and new values: A-014.owner=ORG-2");
      each->add_option("--end", propose.ends, "A record that would end")->allow_extra_args(false);
      each->add_option("--reason", propose.reason, "Why");
      each->add_option("--by", propose.by, "Organisation that proposes");
    }
    auto* ready = does(proposals->add_subcommand("ready", "Put a proposal up for decision"),
                       [this] { return propose_ready_command(context_, options_.propose); });
    ready->add_option("proposal", propose.proposal, "The proposal")->required();
    auto* checked = does(proposals->add_subcommand("check", "What stands in the way of adopting"),
                         [this] { return propose_check_command(context_, options_.propose); });
    checked->add_option("proposals", propose.words, "One, or several together")->required();

    DecideOptions& decide = options_.decide;
    auto* decided = command("decide", "Enter what a body decided, and the changes that it causes",
                            [this] { return decide_command(context_, options_.decide); });
    decided->add_option("outcome", decide.outcome, "adopted, amended, rejected or deferred")->required();
    decided->add_option("about", decide.about, "Proposals, signals or reports")->required();
    decided->add_option("--body", decide.body, "Who decided")->required();
    decided->add_option("--date", decide.date, "When (default: today)");
    decided->add_option("--title", decide.title, "In one line (default: that of the proposal)");
    decided->add_option("--reason", decide.reason, "Why");
    decided->add_option("--why-fast", decide.why_fast, "What is lost by waiting");
    decided->add_option("--safeguard", decide.safeguard, "What care goes with it");
    decided->add_option("--evidence", decide.evidence, "What lay on the table")->allow_extra_args(false);
    decided->add_option("--dissent", decide.dissent, "What others thought");
  }

  void add_promise_acts() {
    PromiseOptions& promise = options_.promise;
    auto* promises = group("promise", "Record and fulfil pledges and motions");
    auto* add = does(promises->add_subcommand("add", "Record a pledge, motion or request"),
                     [this] { return promise_add_command(context_, options_.promise); });
    add->add_option("fields", promise.words,
                    "Fields of a pledge: title=… text=… to=… made_on=… due_kind=date due=2027-Q1")
        ->required();
    auto* fulfil = does(promises->add_subcommand("fulfil", "Name the letter that fulfils it"),
                        [this] { return promise_fulfil_command(context_, options_.promise); });
    auto* event = does(promises->add_subcommand("event", "The event came for which it waited"),
                       [this] { return promise_event_command(context_, options_.promise); });
    auto* lapse = does(promises->add_subcommand("lapse", "Nobody asks it any longer"),
                       [this] { return promise_lapse_command(context_, options_.promise); });
    for (auto* each : {fulfil, event, lapse})
      each->add_option("pledge", promise.pledge, "The pledge or motion")->required();
    fulfil->add_option("letter", promise.letter, "The source that is the letter")->required();
    fulfil->add_option("--on", promise.on, "When (default: the date of the letter)");
    fulfil->add_option("--next-due", promise.next_due, "A recurring one: when it is due again");
    event->add_option("due", promise.due, "When it is due now")->required();
    event->add_option("what", promise.text, "What happened")->required();
    lapse->add_option("reason", promise.text, "Why")->required();
    does(promises->add_subcommand("list", "The open ones, overdue first"),
         [this] { return promise_list_command(context_); });
  }

  void add_meeting_acts() {
    MeetingOptions& meeting = options_.meeting;
    auto* meetings = group("meeting", "Plan and conclude meetings of a body");
    auto* waiting = does(meetings->add_subcommand("waiting", "What waits for a body"),
                         [this] { return meeting_waiting_command(context_, options_.meeting); });
    auto* plan = does(meetings->add_subcommand("plan", "Make a meeting and its agenda"),
                      [this] { return meeting_plan_command(context_, options_.meeting); });
    for (auto* each : {waiting, plan}) each->add_option("body", meeting.body, "The body")->required();
    plan->add_option("date", meeting.date, "When")->required();
    plan->add_option("about", meeting.words, "Records, an item for each");
    plan->add_flag("--all-waiting", meeting.with_all_waiting, "And all that waits");
    plan->add_option("--title", meeting.title, "In one line");
    auto* conclude = does(meetings->add_subcommand("conclude", "Record who was there and what came of it"),
                          [this] { return meeting_conclude_command(context_, options_.meeting); });
    conclude->add_option("meeting", meeting.body, "The meeting")->required();
    conclude->add_option("outcomes", meeting.words, "Items and outcomes: AI-1-1=\"The pilot goes on.\" AI-1-2=BS-4");
    conclude->add_option("--present", meeting.present, "An organisation that was there")->allow_extra_args(false);
    conclude->add_option("--minutes", meeting.minutes, "What was said, in short");

    HandOverOptions& over = options_.hand_over;
    auto* overs = group("hand-over", "Rename or join organisations; give actions to another; merge or split actions");
    auto* rename = does(overs->add_subcommand("rename", "An organisation goes on under another name"),
                        [this] { return hand_over_rename_command(context_, options_.hand_over); });
    auto* actions = does(overs->add_subcommand("actions", "Actions get another owner"),
                         [this] { return hand_over_actions_command(context_, options_.hand_over); });
    auto* joined = does(overs->add_subcommand("join", "An organisation goes on in another that exists"),
                        [this] { return hand_over_join_command(context_, options_.hand_over); });
    for (auto* each : {rename, actions, joined}) {
      each->add_option("from", over.from, "The organisation")->required();
      each->add_option("to", over.to, "The one that follows")->required();
    }
    rename->add_option("title", over.title, "Its full name")->required();
    rename->add_option("--title-en", over.title_en, "In English");
    rename->add_option("--short-name", over.short_name, "As people write it");
    rename->add_option("--since", over.date, "First day of the new name")->required();
    joined->add_option("--since", over.date, "First day on which they are one")->required();
    actions->add_option("--action", over.actions, "An action (default: all that go on)")->allow_extra_args(false);
    actions->add_flag("--stays-involved", over.stays_involved, "The old owner keeps a role");
    auto* merged = does(overs->add_subcommand("merge", "Actions go on in another"),
                        [this] { return hand_over_merge_command(context_, options_.hand_over); });
    merged->add_option("actions", over.actions, "Those that go on in the last one")->required();
    auto* split = does(overs->add_subcommand("split", "An action goes on as several"),
                       [this] { return hand_over_split_command(context_, options_.hand_over); });
    split->add_option("action", over.from, "The action that stops")->required();
    split->add_option("--part", over.parts, "A new action and its title: A-050=\"Research\"")
        ->allow_extra_args(false)
        ->required();
    split->add_option("--owner", over.owners, "Who owns a part: A-050=ORG-2 (default: who owns the whole)")
        ->allow_extra_args(false);
    split->add_option("--move", over.moves, "What goes along with a part: A-050=\"M-1; F-2\"")->allow_extra_args(false);
    for (auto* each : {rename, actions, merged, joined, split})
      each->add_option("--reason", over.reason, "Why, in a sentence")->required();
  }

  void add_letter_options(CLI::App* document) {
    DocumentRequest& letter = options_.document;
    const auto several = [&](const char* name, std::vector<std::string>& into, const char* help) {
      document->add_option(name, into, help)->allow_extra_args(false);
    };
    document->add_option("--to", letter.to, "letter: house or senate")
        ->capture_default_str()
        ->check(CLI::IsMember({"house", "senate"}));
    document->add_option("--reason", letter.reason, "letter: why it is sent now");
    document->add_option("--letter", letter.letter,
                         "letter: the source that it is; it closes the pledges that name it");
    document->add_option("--date", letter.date, "letter: its date (default: today)");
    several("--fulfils", letter.fulfils, "letter: a pledge or motion that it closes; may be given again");
    several("--dossier", letter.dossiers, "letter: number and title of parliamentary papers; may be given again");
    several("--signatory", letter.signatories, "letter: function of who signs; may be given again");
    several("--annex", letter.annexes, "letter: title of an annex; may be given again");

    LetterUpdateRequest& update = options_.letter;
    auto* letters = group("letter", "Bring a letter up to date that people have worked on");
    auto* updated = does(letters->add_subcommand("update", "Fill in the figures anew, and leave the text alone"),
                         [this] { return letter_update_command(context_, options_.letter); });
    updated->add_option("file", update.letter, "The letter: .docx or .odt")->required();
    updated->add_option("--out", update.out, "Where the new letter goes")->required();
    updated->add_option("--edition", update.edition, "The figures of which moment (default: as when it was made)");
    updated->add_option("--since", update.since, "Compared with which moment (default: as when it was made)");
    updated->add_option("--date", update.date, "Date of the letter (default: as when it was made)");
  }

  void add_reading() {
    command("check", "Check a folder, workbook or the ledger against the rules", [this] {
      return check_command(context_, options_.path);
    })->add_option("path", options_.path, "What to check (default: the ledger)");

    auto* serve = command("serve", "Show the site", [this] { return serve_command(context_, options_.serve); });
    serve->add_option("--port", options_.serve.port, "Port; 0 takes a free one")->capture_default_str();
    serve->add_option("--address", options_.serve.address, "Address to listen on")->capture_default_str();
    serve->add_option("--desk", options_.serve.desk, "File of the desk (default: the one beside the ledger)");
    serve->add_option("--mail", options_.serve.mail_settings,
                      "Settings for mail (default: LEDGER.mail, if it is there)");
    serve->add_option("--site", options_.serve.site,
                      "Public address of this site, for passkeys: https://agenda.example.nl");
    serve->add_option("--identity-provider", options_.serve.provider_settings,
                      "Settings for signing on elsewhere (default: LEDGER.identity, if it is there)");
    serve->add_flag("--read-only", options_.serve.is_read_only, "Nobody can sign in");
    serve->add_option("--security-contact", options_.serve.security_contact,
                      "Where a weakness is reported (mailto:… or https://…): for /.well-known/security.txt");
    serve->add_flag("!--no-second-factor", options_.serve.demands_second_factor,
                    "A password is enough, also for who may see more than the public: for trying out only");
    serve->add_option("--threads", options_.serve.threads, "Threads")->capture_default_str()->check(CLI::Range(1, 64));
    serve->add_flag("--behind-tls", options_.serve.behind_tls,
                    "The site is reached over TLS: tell browsers to insist on it");
    serve
        ->add_option("--per-address", options_.serve.per_address,
                     "Connections that one address may have at once; 0: no limit. This machine itself, where a proxy "
                     "may be, has none")
        ->capture_default_str();

    command("verify", "Check that no entry was altered",
            [this] { return verify_command(context_, options_.checkpoint); })
        ->add_option("--checkpoint", options_.checkpoint,
                     "File with a checkpoint known from elsewhere, such as a printed letter");

    auto* difference = command("difference", "What changed between two moments, why, and by which decision", [this] {
      follow_name("difference", options_.difference.out, options_.difference.format,
                  {"html", "docx", "odt", "pdf", "csv", "json"});
      return difference_command(context_, options_.difference);
    });
    difference->add_option("before", options_.difference.before, "An edition, a day, #ENTRY, first or last")
        ->required();
    difference->add_option("after", options_.difference.after, "The same, now, or a proposal")->capture_default_str();
    difference
        ->add_option("--format", options_.difference.format,
                     "text, html, docx, odt, pdf, csv or json (default: as the file ends, or text)")
        ->check(CLI::IsMember({"text", "html", "docx", "odt", "pdf", "csv", "json"}));
    difference->add_option("--out", options_.difference.out, "File (default: standard output)");
    difference->add_option("--reference", options_.difference.reference,
                           "Reference document with the ministry's own styles");

    auto* document = command("document", "Make a document", [this] {
      follow_name("document", options_.document.out, options_.document.format, {"html", "docx", "odt", "pdf"});
      return document_command(context_, options_.document);
    });
    document
        ->add_option("kind", options_.document.kind,
                     "annex, changes, fact-sheet (of one action), fact-sheets (of all), letter (to parliament), "
                     "progress (of a round), explanation (of policy choices) or decision-note")
        ->required()
        ->check(CLI::IsMember(
            {"annex", "changes", "fact-sheet", "fact-sheets", "letter", "progress", "explanation", "decision-note"}));
    document->add_option("record", options_.document.record,
                         "fact-sheet, explanation: the action; progress: the round; decision-note: the proposal or "
                         "decision");
    document->add_option("--decision", options_.document.record, "decision-note: the decision");
    add_letter_options(document);
    document->add_option("--edition", options_.document.edition, "An edition, a day, #ENTRY, a proposal or now");
    document->add_option("--since", options_.document.since,
                         "changes, letter: since which moment (default: the edition before)");
    document
        ->add_option("--format", options_.document.format,
                     "html, docx, odt or pdf (default: as the file ends, or html)")
        ->check(CLI::IsMember({"html", "docx", "odt", "pdf"}));
    document->add_option("--out", options_.document.out, "File (default: standard output)");
    document->add_option("--reference", options_.document.reference,
                         "Reference document with the ministry's own styles");

    auto* exporting =
        command("export", "Write the agenda as files", [this] { return export_command(context_, options_.exporting); });
    exporting->add_option("what", options_.exporting.what, "datapackage or xlsx")
        ->required()
        ->check(CLI::IsMember({"datapackage", "xlsx"}));
    exporting->add_option("path", options_.exporting.path, "Folder or file")->required();
    exporting->add_option("--edition", options_.exporting.moment, "An edition, a day, #ENTRY, a proposal or now");
    exporting->add_flag("--semicolon", options_.exporting.semicolon, "CSV for Excel with Dutch settings");

    command("why", "The path from a field to what caused it", [this] { return why_command(context_, options_.place); })
        ->add_option("place", options_.place, "Record and field: A-014.owner")
        ->required();

    auto* search = command("search", "Find records by their words",
                           [this] { return search_command(context_, join(options_.words, " "), options_.moment); });
    search->add_option("words", options_.words, "Words, which must all occur")->required();
    search->add_option("--at", options_.moment, "An edition, a day, #ENTRY, a proposal or now");

    command("attention", "What needs attention, ranked, with the reason", [this] {
      return attention_command(context_, options_.moment);
    })->add_option("--at", options_.moment, "An edition, a day, #ENTRY, a proposal or now");

    command("schema", "The record types and their fields", [this] {
      return schema_command(context_, options_.type);
    })->add_option("type", options_.type, "One record type, as JSON Schema (default: a list of all)");
  }

  void add_accounts() {
    auto* account = app_.add_subcommand("account", "Who may sign in: make, list and close accounts");
    account->require_subcommand(1);
    account->fallthrough();
    AccountRequest& request = options_.account;
    account->add_option("--desk", request.desk, "File of the desk (default: the one beside the ledger)");
    auto* add = does(account->add_subcommand("add", "Make an account"),
                     [this] { return account_add_command(context_, options_.account); });
    add->add_option("email", request.who, "E-mail address")->required();
    add->add_option("--name", request.name, "Name, as others see it")->required();
    add->add_option("--role", request.roles,
                    "Role, where it is held, and up to which classification: owner@ORG-1:internal");
    auto* roles = does(account->add_subcommand("roles", "Set the roles of an account, in place of those it has"),
                       [this] { return account_roles_command(context_, options_.account); });
    roles->add_option("account", request.who, "Id or e-mail address")->required();
    roles
        ->add_option("--role", request.roles,
                     "Role, where it is held, and up to which classification: owner@ORG-1:internal")
        ->required();
    does(account->add_subcommand("list", "List the accounts"),
         [this] { return account_list_command(context_, options_.account); });
    auto* disable = does(account->add_subcommand("disable", "Close an account"),
                         [this] { return account_disable_command(context_, options_.account); });
    disable->add_option("account", request.who, "Id or e-mail address")->required();
    disable->add_flag("--undo", request.undo, "Open it again");
    auto* link = does(account->add_subcommand("password-link", "Print a link with which a password may be chosen once"),
                      [this] { return account_password_link_command(context_, options_.account); });
    link->add_option("account", request.who, "Id or e-mail address")->required();
    link->add_option("--site", request.site, "Address of the site")->default_val("http://127.0.0.1:8080");
  }

  void add_mail() {
    MailRequest& request = options_.mail;
    auto* mail = group("mail", "What waits to be sent: list it, send it, try it again");
    mail->add_option("--desk", request.desk, "File of the desk (default: the one beside the ledger)");
    auto* list = does(mail->add_subcommand("list", "List mails, newest first"),
                      [this] { return mail_list_command(context_, options_.mail); });
    list->add_option("--state", request.state, "queued, sending, sent or failed (default: all)");
    auto* send = does(mail->add_subcommand("send", "Send what is due now"),
                      [this] { return mail_send_command(context_, options_.mail); });
    send->add_option("--mail", request.settings, "Settings for mail (default: LEDGER.mail)");
    auto* retry = does(mail->add_subcommand("retry", "Try failed mails again"),
                       [this] { return mail_retry_command(context_, options_.mail); });
    retry->add_option("numbers", request.numbers, "Numbers as listed (default: all that failed)");
  }

  void add_consultation() {
    ConsultOptions& consult = options_.consult;
    auto* consults = group("consult", "Take the votes of a consultation, and analyse them: without a ledger");
    auto* groups = does(consults->add_subcommand("groups", "Groups of people who vote alike"),
                        [this] { return consult_groups_command(context_, options_.consult); });
    groups->add_option("votes", consult.votes, "CSV with timestamp, comment-id, voter-id, vote")->required();
    groups->add_option("--comments", consult.comments, "CSV with comment-id, moderated and, where present, is-meta");
    groups->add_option("--method", consult.method, "reference (default) or stable")
        ->check(CLI::IsMember({"reference", "stable"}));
    groups->add_option("--start", consult.start, "Where the axes of the reference start")
        ->check(CLI::IsMember({"pinned"}))
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
        ->check(CLI::IsMember({"rake", "linear", "logit"}));
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
        ->check(CLI::Range(2, 1000))
        ->capture_default_str();
    disclose->add_option("--method", consult.method, "suppress (default) or cellkey")
        ->check(CLI::IsMember({"suppress", "cellkey"}));
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
  }

  void add_investing() {
    InvestOptions& invest = options_.invest;
    auto* invests = group("invest", "Which actions, when, and with whose money");
    auto* solve = does(invests->add_subcommand("solve", "The best plan under budgets and conditions, with a bound"),
                       [this] { return invest_solve_command(context_, options_.invest); });
    solve->add_option("agenda", invest.file, "JSON with sources, budget, goals, actions, dependencies")->required();
    solve->add_option("--start", invest.start, "A plan of an earlier run to begin with");
    solve->add_option("--cut", invest.cuts, "Less money of a source: EZK=20%");
    solve->add_option("--alternatives", invest.alternatives, "How many other plans are looked for")->check(CLI::Range(0, 100));
    solve->add_option("--within", invest.within, "Per cent that they may reach less")->check(CLI::Range(0.0, 100.0))->capture_default_str();
    auto* front = does(invests->add_subcommand("front", "What more public money reaches, point by point"),
                       [this] { return invest_front_command(context_, options_.invest); });
    front->add_option("agenda", invest.file, "As of solve")->required();
    front->add_option("--points", invest.points, "How many plans")->check(CLI::Range(1, 100))->capture_default_str();
    auto* knapsack = does(invests->add_subcommand("knapsack", "Projects under several budgets at once"),
                          [this] { return invest_knapsack_command(context_, options_.invest); });
    knapsack->add_option("file", invest.file, "In the form of the OR-Library")->required();
    knapsack->add_option("--instance", invest.instance, "Which problem of the file, from 1 (default: all)");
    for (auto* each : {solve, front, knapsack}) {
      each->add_option("--seconds", invest.seconds, "Of processor time")->check(CLI::PositiveNumber)->capture_default_str();
      each->add_option("--rounds", invest.rounds, "After which it stops, if time does not stop it before")
          ->check(CLI::Range(0, 1'000'000))
          ->capture_default_str();
      each->add_option("--seed", invest.seed, "Of what is tried at random")->capture_default_str();
      each->add_flag("--without-solver", invest.without_solver, "As if no linear solver had been built in");
      each->add_option("--json", invest.json, "File to write the result to; - is standard output");
    }
  }

  void add_ballots(CLI::App* consults) {
    BallotOptions& ballots = options_.ballots;
    auto* prepare = does(consults->add_subcommand("prepare", "Enter a consultation as a draft"),
                         [this] { return consult_prepare_command(context_, options_.ballots); });
    prepare->add_option("rules", ballots.rules, "JSON with id, title, doors and statements")->required();
    auto* codes = does(consults->add_subcommand("make-codes", "Make codes for people who are invited"),
                       [this] { return consult_make_codes_command(context_, options_.ballots); });
    codes->add_option("--count", ballots.count, "How many")->required();
    codes->add_option("--out", ballots.out, "File to write; - is standard output")->required();
    auto* open = does(consults->add_subcommand("open", "Take votes from now on"),
                      [this] { return consult_open_command(context_, options_.ballots); });
    auto* close = does(consults->add_subcommand("close", "Take no more votes"),
                       [this] { return consult_close_command(context_, options_.ballots); });
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
        ->check(CLI::Range(1, 256))
        ->capture_default_str();
    serve->add_option("--per-address", request.per_address, "Connections of one remote address at once; 0: no limit")
        ->capture_default_str();
    serve->add_option("--connections", request.connections, "Connections at once, of all together")
        ->capture_default_str();
    serve->add_flag("--behind-tls", request.behind_tls, "A web server with TLS stands in front");
    for (auto* each : {prepare, codes, open, close, status, withdraw, forget, votes, verify, serve})
      each->add_option("--ballots", ballots.ballots, "File of the ballots")->capture_default_str();
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
