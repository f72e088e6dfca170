// OpenAnswers, tested: on made-up answers of which the topics are known, copies against all pairs, and bad input.
#include <doctest/doctest.h>

#include <algorithm>

#include "base/random_stream.h"
#include "base/text.h"
#include "consultation/answer_quotes.h"
#include "consultation/answer_words.h"
#include "consultation/stable_groups.h"
#include "consultation/test_files.h"

namespace stip {
namespace {

using doctest::Approx;
using Words = std::vector<std::string>;

const std::vector<Words> subjects{
    {"etiket", "etiketten", "winkel", "verpakking", "herkennen", "lezen", "keuze", "ingrediënten", "supermarkt"},
    {"boer", "boeren", "zaad", "zaden", "akker", "gewas", "oogst", "droogte", "bestrijdingsmiddelen"},
    {"patiënt", "patiënten", "ziekte", "ziekenhuis", "medicijn", "therapie", "behandeling", "arts", "genezen"}};
const Words fillers{"ik", "vind", "dat", "het", "moet", "en", "de", "een", "niet", "van", "voor", "met", "ook", "als"};
const Words chat{"fiets", "regen",  "tafel",  "groen", "muziek", "straat", "vakantie", "boek",
                 "tuin",  "koffie", "raam",   "lamp",  "trein",  "kleur",  "avond",    "strand",
                 "brug",  "stoel",  "sneeuw", "kast",  "pen",    "kaart"};

/// A word out of thousands, as in answers that are each about something else.
std::string rare_word(RandomStream& random) {
  std::string word;
  for (int i = 0; i < 3; ++i) word += {"bdfgklmnprst"[random.below(12)], "aeiou"[random.below(5)]};
  return word;
}

const std::string& one_of(const Words& words, RandomStream& random) { return words[random.below(words.size())]; }

/// Answers on three subjects, and a tenth on nothing; `truth`: the subject of each, 3 for nothing.
std::vector<OpenAnswer> made_up(std::size_t n, std::vector<int>& truth) {
  RandomStream random(5);
  std::vector<OpenAnswer> answers;
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t subject = random.uniform() < 0.1 ? 3 : random.below(3);
    truth.push_back(static_cast<int>(subject));
    Words words;
    if (subject < 3)
      for (int w = 0; w < 5; ++w) words.push_back(one_of(subjects[subject], random));
    for (int w = 0; w < 8; ++w) words.push_back(one_of(fillers, random));
    for (int w = 0; w < (subject < 3 ? 1 : 4); ++w) words.push_back(rare_word(random));
    for (std::size_t w = words.size() - 1; w > 0; --w) std::swap(words[w], words[random.below(w + 1)]);
    answers.push_back({std::to_string(i + 1), join(words, " ") + "."});
  }
  return answers;
}

std::string csv_of(const std::vector<OpenAnswer>& answers) {
  std::string csv = "id,text\n";
  for (const OpenAnswer& answer : answers) csv += answer.id + ",\"" + answer.text + "\"\n";
  return csv;
}

TEST_CASE("open answers: the topics that were put in come out, and what is none goes to the others") {
  std::vector<int> truth;
  const std::vector<OpenAnswer> answers = made_up(600, truth);
  const AnswerReport report = answer_report(answers);
  REQUIRE(report.topics.size() == 3);
  std::vector<int> found = report.topic_of;
  for (int& topic : found) topic = topic == no_topic ? 3 : topic;
  CHECK(adjusted_rand(found, truth) > 0.95);
  std::size_t nothing = 0, others = 0;
  for (std::size_t i = 0; i < truth.size(); ++i) {
    nothing += truth[i] == 3;
    others += truth[i] == 3 && report.topic_of[i] == no_topic;
  }
  CHECK(static_cast<double>(others) >= 0.95 * static_cast<double>(nothing));
  std::size_t sum = report.other.answers + report.empty;
  for (const AnswerTopic& topic : report.topics) {
    sum += topic.answers;
    CHECK(topic.stability > 0.9);
    CHECK(topic.quotes.size() == 3);
  }
  CHECK(sum == answers.size());
}

TEST_CASE("open answers: counts of words are those of the answers, and quotes stand in them") {
  std::vector<int> truth;
  const std::vector<OpenAnswer> answers = made_up(300, truth);
  const AnswerReport report = answer_report(answers);
  REQUIRE(!report.topics.empty());
  Stems stems(Language::nl);
  for (std::size_t t = 0; t < report.topics.size(); ++t) {
    for (const AnswerWord& word : report.topics[t].words) {
      std::size_t in = 0, all = 0;
      for (std::size_t i = 0; i < answers.size(); ++i) {
        const Words words = words_of(answers[i].text);
        if (report.copy_of[i] != i || std::none_of(words.begin(), words.end(), [&](const std::string& each) {
              return stems.number_of(each) == stems.number_of(word.word);
            }))
          continue;
        ++all;
        in += report.topic_of[i] == static_cast<int>(t);
      }
      CHECK(word.in == in);
      CHECK(word.all == all);
    }
    for (const Quote& quote : report.topics[t].quotes) {
      const auto at =
          std::find_if(answers.begin(), answers.end(), [&](const OpenAnswer& a) { return a.id == quote.id; });
      REQUIRE(at != answers.end());
      CHECK(contains(at->text, quote.text));
      CHECK(report.topic_of[static_cast<std::size_t>(at - answers.begin())] == static_cast<int>(t));
    }
  }
}

TEST_CASE("open answers: words at random give no topics") {
  RandomStream random(9);
  std::vector<OpenAnswer> answers;
  for (int i = 0; i < 400; ++i) {
    Words words;
    for (int w = 0; w < 6; ++w) words.push_back(one_of(chat, random));
    answers.push_back({std::to_string(i), join(words, " ")});
  }
  const AnswerReport report = answer_report(answers);
  CHECK(report.topics.empty());
  CHECK(report.why_no_topics == "no number of topics comes back in the other half of the answers");
  CHECK(report.other.answers == 400);
  CHECK(report.other.quotes.size() == 3);
}

TEST_CASE("open answers: few answers give no topics, but numbers") {
  const auto answers = read_answers("id,text\n2,Goed plan\n1,\"Goed, plan!\"\n10,\n3,...\n", "a.csv").value();
  CHECK(answers[0].id == "1");
  CHECK(answers[3].id == "10");
  const AnswerReport report = answer_report(answers);
  CHECK(report.answers == 4);
  CHECK(report.empty == 2);
  CHECK(report.different == 1);
  CHECK(report.topic_of == std::vector<int>{no_topic, no_topic, empty_answer, empty_answer});
  CHECK(report.why_no_topics == "there are fewer than 20 different answers with words that come back");
}

TEST_CASE("open answers: the same for any order of rows and any number of threads") {
  std::vector<int> truth;
  std::vector<OpenAnswer> answers = made_up(300, truth);
  const auto text_of = [](const std::vector<OpenAnswer>& rows, unsigned threads) {
    AnswerOptions options;
    options.topics.threads = threads;
    const auto read = read_answers(csv_of(rows), "a.csv").value();
    return to_text(to_json(answer_report(read, options), read, options));
  };
  const std::string one = text_of(answers, 1);
  std::reverse(answers.begin(), answers.end());
  CHECK(one == text_of(answers, 3));
}

TEST_CASE("open answers: a topic of one action is one answer and a thousand copies") {
  std::vector<int> truth;
  std::vector<OpenAnswer> answers = made_up(200, truth);
  const std::string text =
      "Wij roepen de minister op om geen nieuwe technieken toe te staan zonder onafhankelijk onderzoek en zonder "
      "duidelijke etiketten in de winkel, want mensen willen weten wat zij eten.";
  for (int i = 0; i < 1000; ++i) answers.push_back({"x" + std::to_string(i), text + " Groet, " + std::to_string(i)});
  const AnswerReport report = answer_report(answers);
  REQUIRE(!report.copies.empty());
  CHECK(report.copies[0].answers.size() == 1000);
  CHECK(report.copies[0].different == 1000);
  const int topic = report.topic_of.back();
  REQUIRE(topic >= 0);
  CHECK(report.topics[static_cast<std::size_t>(topic)].answers >= 1000 + 40);
  CHECK(report.topics[static_cast<std::size_t>(topic)].different < 100);
}

TEST_CASE("near copies: what all pairs give") {
  RandomStream random(3);
  std::vector<Shingles> texts;
  std::vector<Words> originals;
  for (int i = 0; i < 60; ++i) {
    Words words;
    for (int w = 0; w < 40; ++w) words.push_back(std::to_string(random.below(500)));
    originals.push_back(words);
  }
  for (int i = 0; i < 300; ++i) {
    Words words = originals[random.below(originals.size())];
    for (std::uint64_t changes = random.below(5); changes > 0; --changes)
      words[random.below(words.size())] = std::to_string(random.below(500));
    texts.push_back(shingles_of(words));
  }
  const CopyLimits limits;
  // By all pairs: whoever is alike is of one group.
  std::vector<std::uint32_t> exact(texts.size());
  for (std::uint32_t i = 0; i < texts.size(); ++i) exact[i] = i;
  for (std::uint32_t i = 0; i < texts.size(); ++i)
    for (std::uint32_t j = 0; j < i; ++j)
      if (exact[i] != exact[j] && jaccard(texts[i], texts[j], limits.shingles) >= limits.alike) {
        const std::uint32_t low = std::min(exact[i], exact[j]), high = std::max(exact[i], exact[j]);
        std::replace(exact.begin(), exact.end(), high, low);
      }
  // Nothing is joined that is not alike, and of what is alike hardly a text is missed.
  const std::vector<std::uint32_t> found = near_copies(texts, limits);
  std::size_t missed = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    CHECK(exact[found[i]] == exact[i]);
    missed += found[i] != exact[i];
  }
  CHECK(missed <= 5);
}

TEST_CASE("near copies: long texts are compared by a part of their shingles") {
  RandomStream random(4);
  Words words;
  for (int w = 0; w < 17'000; ++w) words.push_back(std::to_string(random.below(100'000)));
  Words other = words;
  for (int w = 0; w < 1'700; ++w) other[random.below(other.size())] = "x";
  const Shingles a = shingles_of(words), b = shingles_of(other);
  CHECK(a.size() == 1024);
  CopyLimits all;
  all.shingles = 1'000'000;
  CHECK(jaccard(a, b, 1024) ==
        Approx(jaccard(shingles_of(words, all), shingles_of(other, all), 1'000'000)).epsilon(0.1));
  CHECK(near_copies({a, {}, a, {}}) == std::vector<std::uint32_t>{0, 1, 0, 3});
}

TEST_CASE("answer words: letters, accents, stop words and stems") {
  CHECK(words_of("Foto's: “Coöperatie” 2x, ÉÉN!") == Words{"foto", "s", "coöperatie", "2x", "één"});
  CHECK(words_of("e\xcc\x81"
                 "en \xff kapot") == Words{"e\xcc\x81"
                                           "en",
                                           "kapot"});
  Stems stems(Language::nl);
  CHECK(stems.number_of("dieren") == stems.number_of("dier"));
  CHECK(stems.number_of("coöperatie") == stems.number_of("cooperatie"));
  CHECK(stems.number_of("één") == Stems::none);
  CHECK(stems.number_of("2040") == Stems::none);
  CHECK(stems.shown(stems.number_of("dieren")) == "dieren");
  Stems english(Language::en);
  CHECK(english.number_of("labels") == english.number_of("labelling"));
  CHECK(english.number_of("because") == Stems::none);
}

TEST_CASE("answer quotes: a sentence of a long answer, word for word, and nothing personal") {
  CHECK(sentences_of("Een. Twee 2.5 is goed?  Drie!\nVier") ==
        std::vector<std::string_view>{"Een.", "Twee 2.5 is goed?", "Drie!", "Vier"});
  const auto is_label = [](const std::string& word) { return word == "etiket"; };
  const OpenAnswer long_answer{"7", "Dank voor uw vraag. Ik wil een etiket. Verder niets."};
  CHECK(quote_of(long_answer, 100, is_label)->text == long_answer.text);
  const auto part = quote_of(long_answer, 20, is_label);
  CHECK(part->text == "Ik wil een etiket.");
  CHECK(!part->whole);
  CHECK(!quote_of(long_answer, 5, is_label));
  CHECK(!quote_of({"8", "Bel mij: 06-12 34 56 78"}, 100, is_label));
  CHECK(!quote_of({"9", "Schrijf naar jan@example.org"}, 100, is_label));
  CHECK(quote_of({"9", "In 2030 en 2040 is 1,5 genoeg"}, 100, is_label));
}

std::string problem_of(const std::string& csv) {
  const auto answers = read_answers(csv, "a.csv");
  REQUIRE(!answers.ok());
  return answers.error().subject + ": " + answers.error().problem;
}

TEST_CASE("open answers: what cannot be read is told of with its line") {
  CHECK(problem_of("") == "a.csv: the file is empty");
  CHECK(problem_of("id,answer\n") == "a.csv: these columns are missing: text; there are: id, answer");
  CHECK(problem_of("id,text\n1,a\n1,b\n") == "a.csv, line 3: the id '1' comes a second time");
  CHECK(problem_of("id,text\n,a\n") == "a.csv, line 2: id is empty");
  CHECK(problem_of("id,text\n1,\xff\n") == "a.csv, line 2: it holds bytes that are no UTF-8");
  CHECK(problem_of("id,text\n1,\"a\n2,b\n3,c\n") == "a.csv, line 2: a quote opens a text and is never closed");
  CHECK(read_answers("id,text\n1,een pijp van 5\" dik\n2,\"zij zei \"\"ja\"\"\"\n", "a.csv")->size() == 2);
}

}  // namespace
}  // namespace stip
