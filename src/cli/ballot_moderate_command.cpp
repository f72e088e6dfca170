// BallotModerateCommand: what people wrote, waiting and decided on.
#include <ostream>

#include "ballots/ballot_moderation.h"
#include "base/code_text.h"
#include "base/local_time.h"
#include "cli/ballot_commands.h"

namespace stip {
namespace {

std::string all_rules() {
  std::string names;
  for (const ModerationRuleText& one : moderation_rules()) names += (names.empty() ? "" : ", ") + std::string(one.name);
  return names;
}

Exit show_queue(const Context& context, BallotBox& box, const BallotOptions& options) {
  STIP_TRY_AS(const std::vector<WrittenByPeople> queue, moderation_queue(box, options.consultation));
  context.out() << options.consultation << ": "
                << counted(static_cast<std::int64_t>(queue.size()), "text waits", "texts wait") << "\n";
  std::string under = "-";
  int shown = 0;
  for (const WrittenByPeople& one : queue) {
    if (shown++ == options.limit) {
      context.out() << "… and " << static_cast<int>(queue.size()) - options.limit << " more\n";
      break;
    }
    if (one.question != under)
      context.out() << (one.question.empty() ? "statements:" : "answers to " + one.question + ":") << "\n";
    under = one.question;
    context.out() << "  " << in_fours(one.id);
    if (one.alike > 1) context.out() << " (" << one.alike << " alike)";
    context.out() << "  " << one.text << "\n";
  }
  return 0;
}

Exit mend(const Context& context, BallotBox& box, const BallotOptions& options, Day today) {
  STIP_TRY(correct(box, {options.consultation, options.correct, options.text, options.note, options.moderator, today}));
  context.out() << "statement " << options.correct << " has a new version\n";
  return 0;
}

}  // namespace

// COMMAND: stip consult moderate ID [--accept ID …] [--refuse ID … --because RULE] [--correct LABEL --text TEXT]
// [--note TEXT] --by NAME
//
// Without a decision: what people wrote and waits. First statements, since everybody who still takes part would vote on
// them, then answers to open questions, which may be quoted; in each those that most people wrote, with what is the
// same but for a few words together. An accepted statement is voted on from then on, as D-1, D-2 …; the rules stay as
// they are. A refusal names its rule: off-topic, names-people, insults, unlawful, advertises, repeats, several-things,
// not-understood, or taken-back. --correct mends the spelling of an added statement; another meaning is another
// statement. All decisions stand in `stip consult moderation-log`; who decided stays in the store.
Exit consult_moderate_command(const Context& context, const BallotOptions& options) {
  STIP_TRY_AS(const auto box, box_of(context, options));
  const Day today = local_day_of(context.world.clock());
  if (!options.correct.empty()) return mend(context, *box, options, today);
  if (options.accept.empty() && options.refuse.empty()) return show_queue(context, *box, options);
  const auto rule = moderation_rule_of(options.because);
  if (!options.refuse.empty() && !rule)
    return Error{ErrorKind::invalid, said("--because"), said("'{}' is no rule of moderation.", options.because),
                 said("Choose one of {}.", all_rules())};
  ModerationDecision decision{.consultation = options.consultation,
                              .ids = options.accept,
                              .note = options.note,
                              .moderator = options.moderator,
                              .day = today};
  if (!decision.ids.empty()) {
    STIP_TRY_AS(const std::vector<std::string> labels, decide(*box, decision));
    context.out() << counted(static_cast<std::int64_t>(decision.ids.size()), "text is", "texts are") << " accepted\n";
    for (const std::string& label : labels) context.out() << "  voted on as " << label << "\n";
  }
  if (options.refuse.empty()) return 0;
  decision.ids = options.refuse;
  decision.state = ContributionState::refused;
  decision.because = *rule;
  STIP_TRY(decide(*box, decision));
  context.out() << counted(static_cast<std::int64_t>(decision.ids.size()), "text is", "texts are")
                << " refused: " << text_of(*rule).english << "\n";
  return 0;
}

// COMMAND: stip consult moderation-log ID [--out FILE] [--ballots FILE]
//
// Every decision on what people wrote, in their order, as CSV: day, decision, question (empty: a statement), label,
// rule, note and text. Without the text where its rule says so (it names people, insults, or may not be published), or
// where who wrote it took it back; and without who decided.
Exit consult_moderation_log_command(const Context& context, const BallotOptions& options) {
  STIP_TRY_AS(const auto box, box_of(context, options));
  STIP_TRY_AS(const std::vector<ModerationLine> log, moderation_log(*box, options.consultation));
  STIP_TRY(deliver(context, options.out, moderation_csv(log)));
  return 0;
}

}  // namespace stip
