// Consult rehearse: a consultation tried out with made-up people, and what could not be said with so many.
#include <cstdio>
#include <iostream>

#include "agenda/records.h"
#include "ballots/reading_time.h"
#include "ballots/rehearsal.h"
#include "cli/acting.h"
#include "cli/consult_design_commands.h"
#include "cli/designed.h"

namespace stip {
namespace {

std::string rounded(double number, int decimals = 1) {
  char text[32];
  std::snprintf(text, sizeof text, "%.*f", decimals, number);
  return text;
}

std::string padded(std::string text, std::size_t width) {
  if (text.size() < width) text.append(width - text.size(), ' ');
  return text;
}

void print_time(std::ostream& out, const Rehearsal& rehearsal) {
  out << "to read: " << rehearsal.words << " words in Dutch, " << rounded(reading_minutes(rehearsal.words))
      << " minutes at " << words_a_minute << " words a minute; " << rehearsal.words_en << " in English, "
      << rounded(reading_minutes(rehearsal.words_en)) << "\n";
  if (rehearsal.told_minutes > 0) out << "people are told: " << rehearsal.told_minutes << " minutes\n";
}

void print_questions(std::ostream& out, const Rehearsal& rehearsal) {
  out << "\n" << padded("question", 24) << padded("asked", 8) << padded("answered", 10) << "a share may be off by\n";
  for (const RehearsedQuestion& each : rehearsal.questions)
    out << padded(each.label.empty() ? std::string(name_of(each.kind)) : each.label, 24)
        << padded(std::to_string(each.asked), 8) << padded(std::to_string(each.answered), 10)
        << (each.margin ? rounded(*each.margin) + " points" : "-") << "\n";
}

void print_groups(std::ostream& out, const Rehearsal& rehearsal) {
  if (rehearsal.groups.empty()) return;
  out << "\n" << padded("group", 24) << padded("people", 8) << "found if a share differs by\n";
  for (const RehearsedGroup& each : rehearsal.groups)
    out << padded(each.question + " " + each.option, 24) << padded(std::to_string(each.people), 8)
        << (each.smallest_difference ? rounded(*each.smallest_difference) + " points" : "-") << "\n";
  if (rehearsal.cells > 0)
    out << rehearsal.hidden_cells << " of " << rehearsal.cells << " answers by group are of fewer than "
        << smallest_cell << " people, and would not be shown\n";
}

void print_found(std::ostream& out, const Rehearsal& rehearsal) {
  if (rehearsal.known_groups > 0) {
    out << "\nstatements: " << rehearsal.known_groups << " kinds of people were put in; ";
    if (rehearsal.found_groups > 0)
      out << rehearsal.found_groups << " groups were found, agreement " << rounded(rehearsal.agreement, 2)
          << " (1: the same, 0: as by chance)\n";
    else
      out << "no groups were found (" << name_of(rehearsal.verdict) << ")\n";
  }
  for (const RehearsedOrder& each : rehearsal.orders) {
    out << each.label << ": ";
    if (each.why_not.empty())
      out << each.right << " of " << each.pairs << " pairs in the order that was put in; largest standard error "
          << rounded(each.largest_error, 2) << " on a scale from -1 to 1\n";
    else
      out << "no order could be estimated: " << each.why_not << "\n";
  }
}

/// What this many people cannot tell, and what is wrong with the questionnaire. True: something is wrong with it.
bool print_limits(std::ostream& out, const Rehearsal& rehearsal) {
  std::string lines;
  bool is_wrong = false;
  const auto line = [&](const std::string& words) { lines += "- " + words + "\n"; };
  for (const RehearsedQuestion& each : rehearsal.questions) {
    if (each.asked > 0) continue;
    is_wrong = true;
    line("question " + each.label + " was asked of nobody: look at the answers that it depends on.");
  }
  if (rehearsal.told_minutes > 0 && reading_minutes(rehearsal.words) > rehearsal.told_minutes) {
    is_wrong = true;
    line("reading alone takes longer than people are told.");
  }
  for (const RehearsedQuestion& each : rehearsal.questions)
    if (each.asked > 0 && each.margin && each.answered < smallest_percentage)
      line("no percentages of " + (each.label.empty() ? std::string("the statements") : "question " + each.label) +
           ": " + counted(each.answered, "answer", "answers") + ", and 100 are needed.");
  for (const RehearsedGroup& each : rehearsal.groups) {
    if (each.people < smallest_cell)
      line("nothing of group " + each.question + " " + each.option + ": " + counted(each.people, "person", "people") +
           ".");
    else if (each.people < smallest_percentage)
      line("no percentages of group " + each.question + " " + each.option + ": " + std::to_string(each.people) +
           " people.");
  }
  if (rehearsal.known_groups > 0 && rehearsal.found_groups == 0) line("groups of opinion, even where there are some.");
  if (!lines.empty()) out << "\nwhat could not be said:\n" << lines;
  return is_wrong;
}

}  // namespace

// COMMAND: stip consult rehearse CO-2027 [--people N] [--seed S] [--ledger L]
//
// Holds a consultation as it is designed with N made-up people of three known kinds, through the same codes, checks and
// store as real ones, in a file that is thrown away; then tells how long it takes to read, whether every question is
// reached, how far a share may be off, which differences between groups would be found, what would be too few to
// publish, and whether the analyses find the groups and the order that were put in. Take for N the number of answers
// that you expect. The same seed gives the same answer. Exit code 1 if a question is asked of nobody, or if reading
// takes longer than people are told.
Exit consult_rehearse_command(const Context& context, const ConsultDesignOptions& options) {
  STIP_TRY_AS(const auto registry, context.open(true));
  STIP_TRY_AS(const View view, view_to_read(context, *registry));
  STIP_TRY_AS(const Consultation* consultation, designed(view, options.consultation));
  STIP_TRY_AS(const BallotRules rules, rules_in_ledger(view, *consultation));
  STIP_TRY_AS(const Rehearsal rehearsal, rehearse(rules, options.people, options.seed, context.world.clock()));
  std::ostream& out = context.out();
  if (context.json) {
    out << to_text(to_json(rehearsal)) << "\n";
    return 0;
  }
  out << rules.id << " with " << counted(rehearsal.people, "made-up person", "made-up people") << " (seed "
      << options.seed << "); " << rehearsal.kept << " ballots were kept and counted\n";
  print_time(out, rehearsal);
  print_questions(out, rehearsal);
  print_groups(out, rehearsal);
  print_found(out, rehearsal);
  return print_limits(out, rehearsal) ? 1 : 0;
}

}  // namespace stip
