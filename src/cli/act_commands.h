// Act commands: the commands that enter acts of governance/ and list what waits; each stands in its x_command.cpp.
#pragma once

#include "cli/commands.h"

namespace stip {

struct CycleOptions {
  int year = 0;
  std::string period, opens, due, without;
  std::vector<std::string> actions;
  std::string addresses, settings;  ///< Files, of the round by mail.
  bool dry_run = false;
};
Exit cycle_open_command(const Context& context, const CycleOptions& options);
Exit cycle_status_command(const Context& context, const CycleOptions& options);
Exit cycle_reminders_command(const Context& context, const CycleOptions& options);
Exit cycle_close_command(const Context& context, const CycleOptions& options);
Exit cycle_mail_command(const Context& context, const CycleOptions& options);

struct ReportOptions {
  std::string action;              ///< Or the report, for those who sign.
  std::string cycle;               ///< Empty: the round that runs and asks a report on the action.
  std::vector<std::string> words;  ///< "schedule=yes", "M-001.due=2027-Q2".
  std::string text;                ///< Confirmation or remarks.
  std::string function;
  std::string format = "text", out = "-";  ///< Of a form.
  bool dry_run = false;
};
Exit report_form_command(const Context& context, const ReportOptions& options);
Exit report_file_command(const Context& context, const ReportOptions& options, bool submits);
Exit report_unchanged_command(const Context& context, const ReportOptions& options);
Exit report_sign_command(const Context& context, const ReportOptions& options);
Exit report_return_command(const Context& context, const ReportOptions& options);
Exit report_approve_command(const Context& context, const ReportOptions& options);
/// `words`: the files.
Exit report_take_in_command(const Context& context, const ReportOptions& options);

struct SignalOptions {
  std::string signal, to, due, answer, because;
  std::vector<std::string> words, about;
  bool is_moderated = false, again = false;
};
Exit signal_take_in_command(const Context& context, const SignalOptions& options);
Exit signal_merge_command(const Context& context, const SignalOptions& options);
Exit signal_assign_command(const Context& context, const SignalOptions& options);
Exit signal_answer_command(const Context& context, const SignalOptions& options);
Exit signal_list_command(const Context& context);

struct ProposeOptions {
  std::string proposal, title, title_en, reason, options, by;
  std::vector<std::string> words, ends, drops, evidence;
  std::string from;         ///< A workbook or data package with the agenda as it is proposed; empty: none.
  std::string exported_at;  ///< The moment at which that file was exported; empty: now.
  bool is_ready = false;
};
Exit propose_new_command(const Context& context, const ProposeOptions& options);
Exit propose_amend_command(const Context& context, const ProposeOptions& options);
Exit propose_revise_command(const Context& context, const ProposeOptions& options);
Exit propose_ready_command(const Context& context, const ProposeOptions& options);
/// `words`: the proposals that are looked at together.
Exit propose_check_command(const Context& context, const ProposeOptions& options);

struct DecideOptions {
  std::string outcome, body, date, title, reason, why_fast, safeguard, dissent;
  std::vector<std::string> about, evidence;
};
Exit decide_command(const Context& context, const DecideOptions& options);

struct PromiseOptions {
  std::string pledge, letter, on, next_due, due, text;
  std::vector<std::string> words;
};
Exit promise_add_command(const Context& context, const PromiseOptions& options);
Exit promise_fulfil_command(const Context& context, const PromiseOptions& options);
Exit promise_event_command(const Context& context, const PromiseOptions& options);
Exit promise_lapse_command(const Context& context, const PromiseOptions& options);
Exit promise_list_command(const Context& context);

struct MeetingOptions {
  std::string body, date, title, minutes;
  std::vector<std::string> words, present;
  bool with_all_waiting = false;
};
Exit meeting_waiting_command(const Context& context, const MeetingOptions& options);
Exit meeting_plan_command(const Context& context, const MeetingOptions& options);
Exit meeting_conclude_command(const Context& context, const MeetingOptions& options);

struct HandOverOptions {
  std::string from, to, title, title_en, short_name, date, reason;
  std::vector<std::string> actions;
  std::vector<std::string> parts, owners, moves;  ///< "A-050=Research", "A-050=ORG-2", "A-050=M-1; F-2".
  bool stays_involved = false;
};
Exit hand_over_rename_command(const Context& context, const HandOverOptions& options);
Exit hand_over_actions_command(const Context& context, const HandOverOptions& options);
Exit hand_over_merge_command(const Context& context, const HandOverOptions& options);
Exit hand_over_join_command(const Context& context, const HandOverOptions& options);
Exit hand_over_split_command(const Context& context, const HandOverOptions& options);

}  // namespace stip
