// Topics: answers that use the same words, in as many groups as come back in other halves of the answers.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace stip {

/// Words of one text by number, with their weights; in the order of the numbers; of length 1, or empty.
struct WordVector {
  std::vector<std::pair<std::uint32_t, double>> words;
};

/// Weights of words in texts that are given as counts of words, and how many words are kept:
///
///   weight = (1 + ln count) ln(texts / texts with the word),  each text then brought to length 1
///
/// of words in at least two texts and one in a thousand, and at most 60 % of them; of more than 4,000 those in most.
/// Source: G. Salton and C. Buckley (1988), doi 10.1016/0306-4573(88)90021-0.
struct WeighedTexts {
  std::vector<WordVector> texts;
  std::uint32_t n_words = 0;           ///< Kept ones, numbered from 0,
  std::vector<std::uint32_t> word_of;  ///< by their number: the number that the caller gave them.
};
using WordCounts = std::vector<std::pair<std::uint32_t, std::uint32_t>>;  ///< Word and count, in order of the words.
WeighedTexts weighed(const std::vector<WordCounts>& texts, std::uint32_t n_words);

struct TopicOptions {
  std::size_t fewest_texts = 20;  ///< Of fewer no topics are made.
  std::size_t most_topics = 12;
  double stability = 0.5;  ///< Mean adjusted Rand index from which a number of topics counts as coming back.
  double overlap = 0.6;    ///< Mean overlap from which one topic does.
  std::size_t halvings = 6, starts = 8, steps = 20;
  std::size_t sample = 3000;  ///< Texts on which the number is chosen.
  std::uint64_t seed = 2040;
  unsigned threads = 0;
};

struct TopicStability {
  std::size_t k = 0;
  double adjusted_rand = 0;  ///< Mean over the halvings: 1, the same topics; 0, as by chance.
  double covered = 0;        ///< Share of the texts in topics that come back.
};

struct Topics {
  std::size_t k = 0;                         ///< 0 if no number of topics comes back.
  std::vector<int> of;                       ///< By text: its topic, or -1 if it has no words that count.
  std::vector<std::vector<double>> centers;  ///< By topic and word.
  std::vector<double> closeness;             ///< By text: cosine with the centre of its topic.
  std::vector<double> stability;             ///< By topic: mean overlap (Jaccard) with the topic like it of a half.
  std::vector<TopicStability> tried;
};

/// Spherical k-means: each text goes to the centre with the largest cosine, centres are the mean direction of theirs;
/// of several starts the one with the largest sum of cosines is kept. For each number k the texts are halved, by
/// `scatter`, several times; topics are made of either half, all texts put in both, and the two divisions compared. A
/// topic comes back if its mean overlap with the topic most like it is 0.6 or more. Of the numbers whose divisions are
/// alike the one with the largest
///
///   (share of the texts that are in topics that come back) (1 - 1 / k)
///
/// is taken: two halves agree more easily on two topics than on five, which tell more.
/// `scatter`: by text, a number that does not depend on its place.
/// The same bits for any number of threads. Cost: texts of the sample times words times k times steps times starts.
/// Source: I. Dhillon and D. Modha (2001), doi 10.1023/A:1007612920971; docs/methods-consultation.md#open-answers.
Topics find_topics(const WeighedTexts& weighed, const std::vector<std::uint64_t>& scatter,
                   const TopicOptions& options = {});

}  // namespace stip
