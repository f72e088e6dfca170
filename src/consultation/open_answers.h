// OpenAnswers: what people wrote, in numbers: how many are copies, which topics come back, and their own words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error_or.h"
#include "base/json.h"
#include "base/locale.h"
#include "consultation/near_copies.h"
#include "consultation/topics.h"

namespace stip {

struct OpenAnswer {
  std::string id, text;
  bool may_quote = true;  ///< False: nobody looked yet whether others may see it; it counts, and is not quoted.
};

/// Reads the columns id and text, UTF-8, and may-quote if it is there ("yes" or anything else). The answers come in the order of their ids: numbers by size, then texts.
/// Errors: invalid, with the line, for an empty id, one that comes twice, bytes that are no UTF-8, and a quote that is
/// never closed.
ErrorOr<std::vector<OpenAnswer>> read_answers(std::string_view text, const std::string& file);

struct AnswerOptions {
  Language language = Language::nl;
  CopyLimits copies;
  TopicOptions topics;
  std::size_t words = 10;          ///< That describe a topic.
  double times = 2;                ///< As many times as often as in the others they are in its answers, at least.
  std::size_t quotes = 3;          ///< Of each topic.
  std::size_t quote_length = 400;  ///< In characters; of longer answers one sentence is quoted.
  std::size_t fewest_answers = 5;  ///< Different ones; a smaller topic is none.
};

struct AnswerWord {
  std::string word;             ///< As it was written most, in lower case.
  std::size_t in = 0, all = 0;  ///< Different answers that have it: of the topic, and of all.
};
struct Quote {
  std::string id, text;  ///< Word for word as it was written.
  bool whole = true;     ///< Else one sentence of the answer.
};

struct AnswerTopic {
  std::size_t answers = 0, different = 0;  ///< With copies, and without.
  double stability = 0;                    ///< Mean overlap with the topic like it of half of the answers.
  std::vector<AnswerWord> words;           ///< By how much more the topic has them than others.
  std::vector<Quote> quotes;               ///< Those nearest to the middle of the topic.
};
struct CopyGroup {
  std::vector<std::uint32_t> answers;  ///< Two or more, in order.
  std::size_t different = 0;           ///< Wordings among them.
};

constexpr int no_topic = -1;      ///< Belongs nowhere.
constexpr int empty_answer = -2;  ///< Has no words at all.

struct AnswerReport {
  std::size_t answers = 0, empty = 0, different = 0;
  std::vector<AnswerWord> words;       ///< That most answers have; `in` is `all`.
  std::vector<CopyGroup> copies;       ///< Largest first.
  std::vector<AnswerTopic> topics;     ///< With most answers first.
  AnswerTopic other;                   ///< What belongs nowhere; without words, its quotes drawn by id.
  std::vector<int> topic_of;           ///< By answer.
  std::vector<std::uint32_t> copy_of;  ///< By answer: the first of its copies, itself if it has none.
  std::vector<TopicStability> tried;
  std::string why_no_topics;  ///< Empty if there are topics.
};

/// Of copies (near_copies.h) one counts for the topics (topics.h). A topic is described by the words of which the share
/// of its answers exceeds that of the others most, and is twice as large; an answer that has none of these words is put
/// with the others. No sentence is made here: what is quoted was written. Answers with an e-mail address or seven
/// digits in a row are not quoted. The same bits for any order of rows and number of threads. Source:
/// docs/methods-consultation.md#open-answers.
AnswerReport answer_report(const std::vector<OpenAnswer>& answers, const AnswerOptions& options = {});

Json to_json(const AnswerReport& report, const std::vector<OpenAnswer>& answers, const AnswerOptions& options);

}  // namespace stip
