// OpenAnswers: words, copies, topics, and the quotes that go with them.
#include "consultation/open_answers.h"

#include <algorithm>
#include <cctype>
#include <functional>
#include <map>
#include <unordered_set>

#include "base/csv_rows.h"
#include "base/random_stream.h"
#include "consultation/answer_quotes.h"
#include "consultation/answer_words.h"
#include "consultation/labels.h"

namespace stip {
namespace {

/// The answers in numbers: shingles for copies, counts of stems for topics.
struct Read {
  std::vector<Shingles> shingles;
  std::vector<WordCounts> words;
};

Read read_words(const std::vector<OpenAnswer>& answers, Stems& stems, const AnswerOptions& options) {
  Read read;
  for (const OpenAnswer& answer : answers) {
    std::vector<std::string> words = words_of(answer.text);
    std::map<std::uint32_t, std::uint32_t> counts;
    for (const std::string& word : words)
      if (const std::uint32_t stem = stems.number_of(word); stem != Stems::none) ++counts[stem];
    read.words.emplace_back(counts.begin(), counts.end());
    read.shingles.push_back(shingles_of(words, options.copies));
  }
  return read;
}

class Reporter {
 public:
  Reporter(const std::vector<OpenAnswer>& answers, const AnswerOptions& options)
      : answers_(answers), options_(options), stems_(options.language) {}

  AnswerReport report() {
    Read read = read_words(answers_, stems_, options_);
    count_copies(read.shingles);
    // Of copies the first stands for all; the others say nothing for topics.
    for (std::size_t i = 0; i < answers_.size(); ++i)
      if (report_.copy_of[i] != i) read.words[i].clear();
    words_ = std::move(read.words);
    count_words();
    for (const OpenAnswer& answer : answers_) scatter_.push_back(scattered(answer.id, options_.topics.seed));
    const WeighedTexts weights = weighed(words_, static_cast<std::uint32_t>(stems_.size()));
    const Topics found = find_topics(weights, scatter_, options_.topics);
    report_.tried = found.tried;
    make_topics(found);
    return std::move(report_);
  }

 private:
  bool stands_for_itself(std::size_t answer) const {
    return report_.copy_of[answer] == answer && report_.topic_of[answer] != empty_answer;
  }

  void count_copies(const std::vector<Shingles>& shingles) {
    report_.answers = answers_.size();
    report_.copy_of = near_copies(shingles, options_.copies);
    report_.topic_of.assign(answers_.size(), no_topic);
    std::map<std::uint32_t, CopyGroup> groups;
    for (std::uint32_t i = 0; i < answers_.size(); ++i) {
      if (shingles[i].empty()) {
        report_.topic_of[i] = empty_answer;
        ++report_.empty;
        continue;
      }
      report_.different += report_.copy_of[i] == i;
      groups[report_.copy_of[i]].answers.push_back(i);
    }
    for (auto& [first, group] : groups) {
      copies_[first] = group.answers.size();
      if (group.answers.size() < 2) continue;
      std::vector<const Shingles*> wordings;
      for (const std::uint32_t i : group.answers) wordings.push_back(&shingles[i]);
      std::sort(wordings.begin(), wordings.end(), [](const Shingles* a, const Shingles* b) { return *a < *b; });
      wordings.erase(
          std::unique(wordings.begin(), wordings.end(), [](const Shingles* a, const Shingles* b) { return *a == *b; }),
          wordings.end());
      group.different = wordings.size();
      report_.copies.push_back(std::move(group));
    }
    std::stable_sort(report_.copies.begin(), report_.copies.end(),
                     [](const CopyGroup& a, const CopyGroup& b) { return a.answers.size() > b.answers.size(); });
  }

  void count_words() {
    in_all_.assign(stems_.size(), 0);
    for (const WordCounts& text : words_)
      for (const auto& [stem, count] : text) ++in_all_[stem];
    std::vector<std::pair<std::size_t, std::string>> most;
    for (std::uint32_t stem = 0; stem < in_all_.size(); ++stem)
      if (in_all_[stem] > 1) most.emplace_back(in_all_[stem], stems_.shown(stem));
    std::sort(most.begin(), most.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    for (std::size_t i = 0; i < std::min<std::size_t>(most.size(), 20); ++i)
      report_.words.push_back({most[i].second, most[i].first, most[i].first});
  }

  /// The stems of which the share of these answers exceeds that of the others most, and is a multiple of it; with how
  /// many have each.
  std::vector<std::pair<std::uint32_t, std::size_t>> describing(const std::vector<std::size_t>& members) const {
    std::vector<std::size_t> in(stems_.size(), 0);
    for (const std::size_t i : members)
      for (const auto& [stem, count] : words_[i]) ++in[stem];
    const auto n = static_cast<double>(members.size()), others = static_cast<double>(report_.different) - n;
    std::vector<std::pair<double, std::uint32_t>> by_excess;
    for (std::uint32_t stem = 0; stem < in.size(); ++stem) {
      if (in[stem] < 2) continue;
      const double outside = others > 0 ? static_cast<double>(in_all_[stem] - in[stem]) / others : 0;
      const double inside = static_cast<double>(in[stem]) / n;
      if (inside >= options_.times * outside) by_excess.emplace_back(outside - inside, stem);
    }
    std::sort(by_excess.begin(), by_excess.end());
    std::vector<std::pair<std::uint32_t, std::size_t>> stems;
    for (std::size_t i = 0; i < std::min(by_excess.size(), options_.words); ++i)
      stems.emplace_back(by_excess[i].second, in[by_excess[i].second]);
    return stems;
  }

  /// Adds the first answers that can be quoted.
  void add_quotes(AnswerTopic& topic, const std::vector<std::size_t>& members,
                  const std::unordered_set<std::uint32_t>& wanted) {
    for (const std::size_t i : members) {
      if (topic.quotes.size() == options_.quotes) return;
      auto quote = quote_of(answers_[i], options_.quote_length,
                            [&](const std::string& word) { return wanted.count(stems_.find(word)) > 0; });
      if (quote) topic.quotes.push_back(std::move(*quote));
    }
  }

  void make_topics(const Topics& found) {
    struct Made {
      AnswerTopic topic;
      std::vector<std::size_t> members;
    };
    std::vector<Made> made;
    std::vector<char> taken(answers_.size(), 0);
    for (std::size_t t = 0; t < found.k; ++t) {
      if (found.stability[t] < options_.topics.overlap) continue;
      std::vector<std::size_t> members;
      for (std::size_t i = 0; i < answers_.size(); ++i)
        if (stands_for_itself(i) && found.of[i] == static_cast<int>(t)) members.push_back(i);
      Made each;
      const auto stems = describing(members);
      std::unordered_set<std::uint32_t> wanted;
      for (const auto& [stem, in] : stems) {
        each.topic.words.push_back({stems_.shown(stem), 0, in_all_[stem]});
        wanted.insert(stem);
      }
      std::erase_if(members, [&](std::size_t i) {
        return std::none_of(words_[i].begin(), words_[i].end(), [&](const auto& w) { return wanted.count(w.first); });
      });
      if (members.size() < options_.fewest_answers) continue;
      for (std::size_t w = 0; w < stems.size(); ++w)
        for (const std::size_t i : members)
          each.topic.words[w].in += std::any_of(words_[i].begin(), words_[i].end(),
                                                [&](const auto& word) { return word.first == stems[w].first; });
      each.topic.stability = found.stability[t];
      for (const std::size_t i : members) taken[i] = 1;
      each.members = members;
      std::stable_sort(members.begin(), members.end(),
                       [&](std::size_t a, std::size_t b) { return found.closeness[a] > found.closeness[b]; });
      add_quotes(each.topic, members, wanted);
      count(each.topic, each.members);
      made.push_back(std::move(each));
    }
    std::stable_sort(made.begin(), made.end(),
                     [](const Made& a, const Made& b) { return a.topic.answers > b.topic.answers; });
    for (std::size_t t = 0; t < made.size(); ++t) {
      for (const std::size_t i : made[t].members) report_.topic_of[i] = static_cast<int>(t);
      report_.topics.push_back(std::move(made[t].topic));
    }
    std::vector<std::size_t> others;
    for (std::size_t i = 0; i < answers_.size(); ++i)
      if (stands_for_itself(i) && !taken[i]) others.push_back(i);
    count(report_.other, others);
    std::stable_sort(others.begin(), others.end(),
                     [&](std::size_t a, std::size_t b) { return scatter_[a] < scatter_[b]; });
    add_quotes(report_.other, others, {});
    for (std::size_t i = 0; i < answers_.size(); ++i)
      if (report_.topic_of[i] != empty_answer) report_.topic_of[i] = report_.topic_of[report_.copy_of[i]];
    if (!report_.topics.empty()) return;
    report_.why_no_topics = found.tried.empty()
                                ? "there are fewer than " + std::to_string(options_.topics.fewest_texts) +
                                      " different answers with words that come back"
                                : "no number of topics comes back in the other half of the answers";
  }

  void count(AnswerTopic& topic, const std::vector<std::size_t>& members) const {
    topic.different = members.size();
    for (const std::size_t i : members) topic.answers += copies_.at(static_cast<std::uint32_t>(i));
  }

  const std::vector<OpenAnswer>& answers_;
  const AnswerOptions& options_;
  Stems stems_;
  AnswerReport report_;
  std::vector<WordCounts> words_;
  std::vector<std::size_t> in_all_;  ///< By stem: different answers that have it.
  std::vector<std::uint64_t> scatter_;
  std::map<std::uint32_t, std::size_t> copies_;  ///< By the first of copies: how many, itself among them.
};

}  // namespace

std::vector<std::string_view> sentences_of(std::string_view text) {
  std::vector<std::string_view> sentences;
  std::size_t start = 0;
  const auto is_space = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; };
  const auto end_at = [&](std::size_t end) {
    if (const std::string_view sentence = trimmed(text.substr(start, end - start)); !sentence.empty())
      sentences.push_back(sentence);
    start = end;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_end = text[i] == '.' || text[i] == '!' || text[i] == '?' || ends_with(text.substr(0, i + 1), "…");
    if (text[i] == '\n' || (is_end && i + 1 < text.size() && is_space(text[i + 1]))) end_at(i + 1);
  }
  end_at(text.size());
  return sentences;
}

bool seems_personal(std::string_view text) {
  std::size_t digits = 0;
  for (const char c : text) {
    if (c == '@') return true;
    if (c >= '0' && c <= '9') {
      if (++digits == 7) return true;
    } else if (c != ' ' && c != '.' && c != '-') {
      digits = 0;
    }
  }
  return false;
}

ErrorOr<std::vector<OpenAnswer>> read_answers(std::string_view text, const std::string& file) {
  STIP_TRY_AS(CsvRows rows, CsvRows::open(text, file));
  const bool has_may_quote = rows.has("may-quote");
  STIP_TRY(rows.want(has_may_quote ? std::vector<std::string_view>{"id", "text", "may-quote"}
                                   : std::vector<std::string_view>{"id", "text"}));
  Labels ids;
  std::vector<std::string> texts;
  std::vector<char> may_quote;
  while (rows.next()) {
    const std::string_view id = rows.cell(0), answer = rows.cell(1);
    if (id.empty()) return rows.bad_row("id is empty", "Give each answer an id of its own.");
    if (ids.number_of(id) != texts.size())
      return rows.bad_row("the id '" + std::string(id.substr(0, 40)) + "' comes a second time",
                          "Give each answer an id of its own.");
    texts.emplace_back(answer);
    may_quote.push_back(!has_may_quote || rows.cell(2) == "yes");
  }
  STIP_TRY(rows.closed());
  std::vector<OpenAnswer> answers;
  for (const std::uint32_t i : ids.in_order()) answers.push_back({ids.text(i), std::move(texts[i]), may_quote[i] != 0});
  return answers;
}

AnswerReport answer_report(const std::vector<OpenAnswer>& answers, const AnswerOptions& options) {
  return Reporter(answers, options).report();
}

}  // namespace stip
