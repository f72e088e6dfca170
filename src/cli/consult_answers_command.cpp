// ConsultAnswers: open answers in numbers, topics and quotes.
#include "base/csv_rows.h"
#include "cli/consult_commands.h"
#include "consultation/open_answers.h"

namespace stip {
namespace {

void tell_quotes(std::ostream& out, const std::vector<Quote>& quotes) {
  for (const Quote& quote : quotes)
    out << "  " << quote.id << ": " << quote.text << (quote.whole ? "" : " (part)") << "\n";
}

void tell(std::ostream& out, const AnswerReport& report, const std::vector<OpenAnswer>& answers) {
  out << counted(static_cast<std::int64_t>(report.answers), "answer", "answers") << ", " << report.empty << " empty, "
      << report.different << " different\n";
  for (const CopyGroup& group : report.copies)
    out << "  " << group.answers.size() << " copies of " << answers[group.answers[0]].id << "\n";
  if (!report.why_no_topics.empty()) out << "No topics: " << report.why_no_topics << ".\n";
  for (std::size_t t = 0; t < report.topics.size(); ++t) {
    const AnswerTopic& topic = report.topics[t];
    out << "\nTopic " << t << ": " << counted(static_cast<std::int64_t>(topic.answers), "answer", "answers") << "\n ";
    for (const AnswerWord& word : topic.words) out << " " << word.word << " " << word.in;
    out << "\n";
    tell_quotes(out, topic.quotes);
  }
  out << "\nOther: " << counted(static_cast<std::int64_t>(report.other.answers), "answer", "answers") << "\n";
  tell_quotes(out, report.other.quotes);
}

}  // namespace

// COMMAND: stip consult answers ANSWERS.csv [--lang nl|en] [--json OUT]
//
// What people wrote, without making up a word: how many answers there are, which are copies of each other but for a few
// words, and which topics come back, each with the words that make it, how many answers have each word, and quotes with
// their ids. What belongs nowhere is called other; where no topics come back in the other half of the answers there are
// none. ANSWERS.csv has id and text, in the language of --lang; with a column may-quote only what says "yes" there is
// quoted (`stip consult export` writes it). Else read answers for what may not be published first. --seed: the same one
// gives the same topics.
Exit consult_answers_command(const Context& context, const ConsultOptions& options) {
  AnswerOptions how;
  STIP_TRY_AS(how.language, context.reading_language());
  how.topics.seed = options.seed;
  how.topics.threads = options.threads;
  STIP_TRY_AS(const std::string text, read_table_file(options.answers));
  STIP_TRY_AS(const std::vector<OpenAnswer> answers, read_answers(text, options.answers));
  if (answers.empty())
    return Error{ErrorKind::invalid, options.answers, "it holds no answers", "Give a row for each answer."};
  const AnswerReport report = answer_report(answers, how);
  if (!options.json.empty()) STIP_TRY(deliver(context, options.json, to_text(to_json(report, answers, how)) + "\n"));
  if (options.json != "-") tell(context.out(), report, answers);
  return 0;
}

}  // namespace stip
