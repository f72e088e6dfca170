// OpenAnswersJson: numbers first, then words and quotes, and at last where each answer went.
#include "consultation/labels.h"
#include "consultation/open_answers.h"

namespace stip {
namespace {

Json words_json(const std::vector<AnswerWord>& words) {
  Json json = Json::array();
  for (const AnswerWord& word : words) {
    Json each = Json::object();
    each.add("word", word.word).add("in", word.in).add("all", word.all);
    json.push(std::move(each));
  }
  return json;
}

Json quotes_json(const std::vector<Quote>& quotes) {
  Json json = Json::array();
  for (const Quote& quote : quotes) {
    Json each = Json::object();
    each.add("id", label_json(quote.id)).add("text", quote.text).add("whole", quote.whole);
    json.push(std::move(each));
  }
  return json;
}

Json numbers_json(const AnswerTopic& topic, std::size_t all) {
  Json json = Json::object();
  json.add("answers", topic.answers)
      .add("different", topic.different)
      .add("share", all == 0 ? Json() : Json(static_cast<double>(topic.answers) / static_cast<double>(all)));
  return json;
}

}  // namespace

Json to_json(const AnswerReport& report, const std::vector<OpenAnswer>& answers, const AnswerOptions& options) {
  const std::size_t with_words = report.answers - report.empty;
  Json topics = Json::array(), copies = Json::array(), tried = Json::array(), where = Json::array();
  for (const AnswerTopic& topic : report.topics) {
    Json json = numbers_json(topic, with_words);
    json.add("stability", topic.stability)
        .add("words", words_json(topic.words))
        .add("quotes", quotes_json(topic.quotes));
    topics.push(std::move(json));
  }
  for (const CopyGroup& group : report.copies) {
    Json ids = Json::array();
    for (const std::uint32_t i : group.answers) ids.push(label_json(answers[i].id));
    Json json = Json::object();
    json.add("answers", group.answers.size())
        .add("wordings", group.different)
        .add("first", answers[group.answers[0]].text)
        .add("ids", std::move(ids));
    copies.push(std::move(json));
  }
  for (const TopicStability& each : report.tried) {
    Json json = Json::object();
    json.add("topics", each.k).add("adjusted_rand", each.adjusted_rand).add("covered", each.covered);
    tried.push(std::move(json));
  }
  for (std::size_t i = 0; i < answers.size(); ++i) {
    Json json = Json::object();
    json.add("id", label_json(answers[i].id))
        .add("topic", report.topic_of[i] >= 0 ? Json(report.topic_of[i])
                                              : Json(report.topic_of[i] == empty_answer ? "empty" : "other"));
    if (report.copy_of[i] != i) json.add("copy_of", label_json(answers[report.copy_of[i]].id));
    where.push(std::move(json));
  }
  Json other = numbers_json(report.other, with_words);
  other.add("quotes", quotes_json(report.other.quotes));
  Json json = Json::object();
  json.add("answers", report.answers)
      .add("empty", report.empty)
      .add("different", report.different)
      .add("language", tag(options.language))
      .add("topics", std::move(topics))
      .add("other", std::move(other));
  if (!report.why_no_topics.empty()) json.add("why_no_topics", report.why_no_topics);
  json.add("words", words_json(report.words))
      .add("copies", std::move(copies))
      .add("tried", std::move(tried))
      .add("seed", options.topics.seed)
      .add("where", std::move(where));
  return json;
}

}  // namespace stip
