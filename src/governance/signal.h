// Signal: what somebody raised is taken in, merged, assigned, answered, and told back.
#pragma once

#include "agenda/records.h"
#include "agenda/view.h"
#include "governance/act.h"

namespace stip {

struct TakeIn {
  SignalOrigin origin{};
  std::string title, title_en;
  std::string text, text_en;  ///< Never words of a citizen as they were sent: those stay at the desk.
  std::string raised_by;      ///< An organisation; for a body or a consultation it may be empty.
  std::string body;           ///< Asked when the origin is a body.
  Date raised_on;             ///< Empty: today. Never a day that is still to come.
  std::vector<std::string> about;
  Date answer_due;  ///< Empty: `answer_within_days` from the day it was raised.
  int answer_within_days = 42;
  Classification classification = Classification::public_;  ///< Raised to that of what it is about.
  bool moderated = false;  ///< The public: somebody read it, and put it in words without personal data.
};
/// Source of the duty to answer: Nationale ombudsman (tell people what was done with their input); rules A5 and F4.
Acted take_in(const View& view, const TakeIn& request, const Actor& actor, Day today);

struct MergeSignals {
  std::string into;
  std::vector<std::string> duplicates;
};
/// The duplicates stay, and lead to the one that carries them on, which inherits what they are about and the earliest
/// term.
Acted merge_signals(const View& view, const MergeSignals& request, const Actor& actor, Day today);

struct AssignSignal {
  std::string signal;
  std::string to;   ///< The organisation that owes the answer.
  Date answer_due;  ///< Empty: stays as it is.
};
Acted assign_signal(const View& view, const AssignSignal& request, const Actor& actor, Day today);

struct AnswerSignal {
  std::string signal;
  AnswerKind answer{};
  std::string because, because_en;
  std::vector<std::string> about;  ///< Actions, proposals or decisions in which it shows; added to what it is about.
  bool again = false;              ///< Replaces an answer that was given before.
};
/// “Taken over” and “partly” name where it shows, so that the raiser can follow it.
Acted answer_signal(const View& view, const AnswerSignal& request, const Actor& actor, Day today);

/// Who raised a signal, or one that was merged into it, and must be told of its answer.
struct ToTell {
  std::string signal;        ///< The one that they raised.
  std::string organisation;  ///< Empty: it is no organisation that raised it.
  std::string body;          ///< Empty: no body.
  SignalOrigin origin{};     ///< Of citizens only the desk knows who they are.

  bool operator==(const ToTell&) const = default;
};
std::vector<ToTell> to_tell(const View& view, std::string_view signal);
/// The signals whose raisers are told when a record moves: those that are about it, not merged ones.
std::vector<const Signal*> signals_about(const View& view, std::string_view id);

/// A line of “you said, we did”.
struct SaidAndDone {
  const Signal* signal = nullptr;          ///< Lives as long as the view.
  std::vector<const Signal*> merged;       ///< That say the same.
  std::vector<const Action*> actions;      ///< Where it shows; their phase is where it stands now.
  std::vector<const Decision*> decisions;  ///< About the signal, or named in its answer.
  int days_open = 0;           ///< From the day it was raised to its answer, or to today: what is certain of it.
  bool took_at_least = false;  ///< One of the two dates is no day but a month or a year: `days_open` is the least.
  int days_overdue = 0;        ///< Past the term, answered late or not yet; else 0.
};
/// Every signal that was not merged: open ones first, longest overdue first; then answered ones, newest first.
std::vector<SaidAndDone> said_and_done(const View& view, Day today);

}  // namespace stip
