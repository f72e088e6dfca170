// PublishedAnalysis of what people wrote and chose, and of who they are.
#include <algorithm>

#include "consultation/analysis_read.h"
#include "consultation/disclosure.h"
#include "consultation/published_analysis.h"
#include "consultation/shown_counts.h"

namespace stip {
namespace {

Json words_json(AnalysisReader& read, const Json& topic) {
  Json words = Json::array();
  for (const Json& word : read.list(topic, "words")) {
    const std::int64_t in = read.whole(word, "in");
    if (in < smallest_cell) continue;
    Json each = Json::object();
    each.add("word", read.label(word, "word")).add("in", in);
    words.push(std::move(each));
  }
  return words;
}

Json quotes_json(AnalysisReader& read, const Json& topic, const std::set<std::string>& may_quote) {
  Json quotes = Json::array();
  for (const Json& quote : read.list(topic, "quotes")) {
    if (!may_quote.contains(read.label(quote, "id"))) continue;
    Json each = Json::object();
    each.add("text", quote.text("text"));  // Without its id: that numbers people.
    if (!read.yes(quote, "whole")) each.add("part", true);
    quotes.push(std::move(each));
  }
  return quotes;
}

const Margin* margin_of(const std::vector<Margin>& margins, const std::string& variable) {
  const auto found = std::ranges::find(margins, variable, &Margin::variable);
  return found == margins.end() ? nullptr : &*found;
}

/// Percent of the population; empty where no margin says.
std::optional<double> percent_in_population(const Margin* margin, const std::string& level) {
  if (!margin) return std::nullopt;
  double all = 0;
  std::optional<double> found;
  for (const MarginLevel& one : margin->levels) {
    all += one.target;
    if (one.level == level) found = one.target;
  }
  if (!found || all <= 0) return std::nullopt;
  return 100 * *found / all;
}

}  // namespace

ErrorOr<Json> published_answers(const Json& answers, const AskedQuestion* question, const AnswersShown& shown,
                                const std::string& file) {
  AnalysisReader read(file);
  const std::int64_t n = read.whole(answers, "answers"), empty = read.whole(answers, "empty");
  Json topics = Json::array(), json = Json::object(), asked = Json::object();
  std::int64_t untold = 0;
  const Json::Array& all = read.list(answers, "topics");
  for (std::size_t t = 0; t < all.size(); ++t) {
    const Json& topic = all[t];
    const std::int64_t in = read.whole(topic, "answers");
    if (in < smallest_cell) {
      untold += in;
      continue;
    }
    Json each = Json::object();
    each.add("answers", in)
        .add("words", words_json(read, topic))
        .add("quotes", quotes_json(read, topic, shown.may_quote));
    if (n - empty >= smallest_denominator) add_weighted(each, shown.weighted, std::to_string(t));
    topics.push(std::move(each));
  }
  const Json* other = answers.find("other");
  if (!other) read.amiss("other");
  if (question) add_words(asked, question->words);
  json.add("answers", to_json(shown_count(n)))
      .add("empty", to_json(shown_count(empty)))
      .add("question", std::move(asked))
      .add("language", answers.text("language"))
      .add("quotes_moderated", !shown.may_quote.empty())
      .add("topics", std::move(topics));
  if (other) json.add("other", to_json(shown_count(read.whole(*other, "answers") + untold)));
  if (read.error()) return *read.error();
  return json;
}

void add_weighted(Json& json, const WeightedShares* weighted, const std::string& label) {
  if (!weighted) return;
  const auto found = weighted->find(label);
  if (found == weighted->end()) return;
  json.add("weighted", found->second.share).add("weighted_se", found->second.standard_error);
}

Json published_response(const std::map<std::string, std::vector<std::pair<std::string, std::int64_t>>>& counts,
                        const std::vector<Margin>& margins, const QuestionTexts& texts) {
  Json variables = Json::array(), json = Json::object();
  for (const auto& [variable, levels] : counts) {
    if (levels.empty()) continue;
    std::vector<std::int64_t> numbers;
    for (const auto& level : levels) numbers.push_back(level.second);
    const std::vector<ShownCount> shown = shown_counts(numbers);
    const AskedQuestion* question = texts.question(variable);
    const Margin* margin = margin_of(margins, variable);
    Json list = Json::array(), each = Json::object();
    for (std::size_t i = 0; i < levels.size(); ++i) {
      Json level = Json::object();
      level.add("label", levels[i].first);
      if (question && question->option_words.contains(levels[i].first))
        add_words(level, question->option_words.find(levels[i].first)->second);
      level.add("n", to_json(shown[i]));
      if (const auto percent = percent_in_population(margin, levels[i].first))
        level.add("population_percent", *percent);
      list.push(std::move(level));
    }
    each.add("label", variable);
    if (question) add_words(each, question->words);
    each.add("n", to_json(shown.back())).add("levels", std::move(list));
    variables.push(std::move(each));
  }
  return json.add("variables", std::move(variables));
}

Json published_meta(const std::vector<MetaStatement>& statements, const QuestionTexts& texts) {
  Json list = Json::array();
  for (const MetaStatement& one : statements) {
    std::vector<ShownCount> shown = shown_counts(one.counts);
    const ShownCount n = shown.back();
    shown.pop_back();
    Json each = Json::object();
    each.add("id", one.label);
    const auto words = texts.statements.find(one.label);
    if (words != texts.statements.end()) add_words(each, words->second);
    each.add("n", to_json(n)).add("all", to_json(shown));
    list.push(std::move(each));
  }
  return list;
}

Json published_choices(const ChosenCounts& counts, const AskedQuestion& question, const WeightedShares* weighted) {
  std::vector<std::vector<ShownCount>> shown;
  std::vector<std::int64_t> numbers;
  for (const std::string& option : question.options) {
    const auto found = counts.of.find(option);
    numbers.push_back(found == counts.of.end() ? 0 : found->second);
    // Of several answers each, every option is a table of its own: chosen or not.
    if (counts.several) shown.push_back(shown_counts({numbers.back(), counts.answered - numbers.back()}));
  }
  const std::vector<ShownCount> of_one =
      counts.several || numbers.empty() ? std::vector<ShownCount>{} : shown_counts(numbers);
  Json options = Json::array(), json = Json::object();
  for (std::size_t i = 0; i < question.options.size(); ++i) {
    const ShownCount n = counts.several ? shown[i][0] : of_one[i];
    Json each = Json::object();
    each.add("label", question.options[i]);
    if (const auto words = question.option_words.find(question.options[i]); words != question.option_words.end())
      add_words(each, words->second);
    each.add("n", to_json(n));
    if (n && counts.answered >= smallest_denominator) add_weighted(each, weighted, question.options[i]);
    options.push(std::move(each));
  }
  Json asked = Json::object();
  add_words(asked, question.words);
  return json.add("n", to_json(shown_count(counts.answered)))
      .add("question", std::move(asked))
      .add("several", counts.several)
      .add("options", std::move(options));
}

}  // namespace stip
