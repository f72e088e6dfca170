// Act options: of the commands that enter acts of the yearly cycle.
#include "cli/command_tree.h"

namespace stip {

void CommandTree::add_acts() {
  add_cycle_acts();
  add_proposal_acts();
  add_promise_acts();
  add_meeting_acts();
}

void CommandTree::add_cycle_acts() {
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
      ->one_of({"text", "docx", "xlsx"});
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

void CommandTree::add_proposal_acts() {
  ProposeOptions& propose = options_.propose;
  auto* proposals = group("propose", "Write, revise, amend and check proposals");
  auto* made = does(proposals->add_subcommand("new", "Write a proposal"),
                    [this] { return propose_new_command(context_, options_.propose); });
  made->add_option("title", propose.title, "In one line")->required();
  made->add_flag("--ready", propose.is_ready, "Put it up for decision");
  made->add_option("--from", propose.from, "A workbook or data package with the agenda as it is proposed");
  made->add_option("--exported-at", propose.exported_at, "The moment at which that file was exported (default: now)");
  auto* amended = does(proposals->add_subcommand("amend", "Write an amendment; the original stays"),
                       [this] { return propose_amend_command(context_, options_.propose); });
  amended->add_option("proposal", propose.proposal, "The original")->required();
  amended->add_option("--drop", propose.drops, "An edit of the original that falls away: A-014.owner")
      ->allow_extra_args(false);
  amended->add_option("--title", propose.title, "In one line (default: that of the original)");
  auto* revised = does(proposals->add_subcommand("revise", "Alter a draft"),
                       [this] { return propose_revise_command(context_, options_.propose); });
  revised->add_option("proposal", propose.proposal, "The draft")->required();
  revised->add_option("--drop", propose.drops, "An edit that falls away: A-014.owner")->allow_extra_args(false);
  revised->add_option("--title", propose.title, "In one line");
  for (auto* each : {made, revised}) {
    each->add_option("--title-en", propose.title_en, "In English");
    each->add_option("--options", propose.options, "What was considered, the zero option among them");
    each->add_option("--evidence", propose.evidence, "A signal, report or result that it rests on")
        ->allow_extra_args(false);
  }
  for (auto* each : {made, amended, revised}) {
    each->add_option("edits", propose.words, "Fields and new values: A-014.owner=ORG-2");
    each->add_option("--end", propose.ends, "A record that would end")->allow_extra_args(false);
    each->add_option("--reason", propose.reason, "Why");
  }
  for (auto* each : {made, amended}) each->add_option("--by", propose.by, "Organisation that proposes");
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
  decided->add_option("--reason", decide.reason, "Why; it is always asked");
  decided->add_option("--why-fast", decide.why_fast, "What is lost by waiting; asked when it is adopted or amended");
  decided->add_option("--safeguard", decide.safeguard, "What care goes with it; asked when it is adopted or amended");
  decided->add_option("--evidence", decide.evidence, "What lay on the table")->allow_extra_args(false);
  decided->add_option("--dissent", decide.dissent, "What others thought");
}

void CommandTree::add_promise_acts() {
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

void CommandTree::add_meeting_acts() {
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
    each->add_option("--reason", over.reason, "Why, in a sentence")->not_blank();
}

}  // namespace stip
