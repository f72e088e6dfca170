// CommandTree: the commands with their options, each group of them in a file of its own.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/act_commands.h"
#include "cli/ballot_commands.h"
#include "cli/commands.h"
#include "cli/consult_commands.h"
#include "cli/consult_design_commands.h"
#include "cli/consult_result_command.h"
#include "cli/forecast_command.h"
#include "cli/invest_commands.h"
#include "cli/options.h"
#include "cli/plan_commands.h"
#include "cli/weigh_commands.h"

namespace stip {

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
  BallotOptions ballots;
  ConsultDesignOptions design;
  ConsultResultRequest results;
  ForecastOptions forecast;
  PlanOptions plan;
  InvestOptions invest;
  WeighOptions weigh;
  MailRequest mail;
  CopyTarget copy, desk_copy;
  std::vector<std::string> words;
  std::string path, place, goal, moment, since, type, field, ground, checkpoint, reason;
  std::int64_t seq = 0;
};

/// Adds commands, each group of them in a file of its own. What parses the command line derives from it.
class CommandTree {
 public:
  explicit CommandTree(World& world) : context_(world) {}
  virtual ~CommandTree() = default;

 protected:
  void add_writing();       ///< Ledger, import, editions, single changes: writing_options.cpp.
  void add_acts();          ///< The acts of the yearly cycle: act_options.cpp.
  void add_reading();       ///< Checks, documents, differences, search, the site: reading_options.cpp.
  void add_desk();          ///< Who may sign in, and what is mailed: desk_options.cpp.
  void add_consultation();  ///< Consultations: consult_options.cpp and ballot_options.cpp.

  /// From the design of a consultation to its letters and papers: consult_design_options.cpp.
  void add_design(SubCommand* consults);

  void add_analyses();  ///< Forecasts, planning, investing and weighing: analysis_options.cpp.

  /// A command of the program itself.
  virtual SubCommand* command(const char* name, const char* help, std::function<Exit()> act) = 0;
  /// What a command does when it is asked; gives the command.
  virtual SubCommand* does(SubCommand* added, std::function<Exit()> act) = 0;
  /// A group of commands, one of which must be named.
  virtual SubCommand* group(const char* name, const char* help) = 0;
  /// What a file is to be follows from its name, unless it was said. An ending that is none of those is an error.
  virtual ErrorOr<Nothing> follow_name(const char* command, const std::string& out, std::string& format,
                                       const std::vector<std::string>& known) const = 0;
  /// Whether an option of the program itself was given.
  virtual bool is_given(const char* option) const = 0;

  Context context_;
  Options options_;

 private:
  void add_cycle_acts();
  void add_proposal_acts();
  void add_promise_acts();
  void add_meeting_acts();
  void add_letter_options(SubCommand* document);
  void add_mail();
  void add_forecasts();
  void add_planning();
  void add_investing();
  void add_weighing();
  void add_ballots(SubCommand* consults);
  void add_moderation(SubCommand* consults);
  Exit open_or_close(Exit (*in_store)(const Context&, const BallotOptions&),
                     Exit (*in_both)(const Context&, const ConsultDesignOptions&));
  void add_results(SubCommand* consults);
};

}  // namespace stip
