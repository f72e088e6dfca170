// ConsultationReport as rows: every published number, one a row.
#include <charconv>

#include "publishing/consultation_report.h"
#include "publishing/consultation_words.h"

namespace stip {
namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string plain(double value) {
  char digits[32];
  return {digits, std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed, 4).ptr};
}

class RowWriter {
 public:
  explicit RowWriter(Rows& rows) : rows_(rows) {}

  void begin(ConsultationDoor door, ResultKind kind, std::string question) {
    door_ = std::string(name_of_choice(door));
    kind_ = std::string(name_of_choice(kind));
    question_ = std::move(question);
  }
  void add(const std::string& item, const std::string& group, std::string measure, std::string value) {
    rows_.push_back({door_, kind_, question_, item, group, std::move(measure), std::move(value)});
  }
  void count(const std::string& item, const std::string& group, std::string measure, ToldCount value) {
    add(item, group, std::move(measure), value ? std::to_string(*value) : std::string());
  }
  void number(const std::string& item, std::string measure, std::optional<double> value) {
    if (value) add(item, "", std::move(measure), plain(*value));
  }
  void votes(const std::string& item, const std::string& group, const ToldVotes& votes) {
    count(item, group, "agree", votes.agree);
    count(item, group, "disagree", votes.disagree);
    count(item, group, "pass", votes.pass);
    count(item, group, "answered", votes.answered());
  }

 private:
  Rows& rows_;
  std::string door_, kind_, question_;
};

std::string name(const AskedWords& words, const std::string& label) { return words.text.empty() ? label : words.text; }

void statements(RowWriter& rows, const DoorFindings& door) {
  rows.begin(door.door, ResultKind::statements, "");
  for (std::size_t g = 0; g < door.statements->groups.size(); ++g)
    rows.count("", ConsultationWords::group(g), "people", door.statements->groups[g].people);
  for (const StatementFinding& one : door.statements->statements) {
    const std::string item = name(one.words, one.label);
    rows.votes(item, "", one.all);
    for (std::size_t g = 0; g < one.groups.size(); ++g) rows.votes(item, ConsultationWords::group(g), one.groups[g]);
    rows.number(item, "weighted_agree_share", one.weighted);
    rows.number(item, "weighted_agree_share_se", one.weighted_error);
  }
}

void options(RowWriter& rows, const DoorFindings& door, const OptionsFinding& finding) {
  rows.begin(door.door, finding.kind, finding.question);
  const bool pairs = finding.kind == ResultKind::pairs, budget = finding.kind == ResultKind::budget;
  rows.count("", "", pairs ? "choices" : "people", finding.people);
  for (const OptionFinding& one : finding.options) {
    const std::string item = name(one.words, one.label);
    if (pairs || !budget || one.people) rows.count(item, "", pairs ? "wins" : "people", one.people);
    if (pairs) rows.count(item, "", "losses", one.losses);
    if (budget) rows.number(item, "share", one.share);
    rows.number(item, "weighted_share", one.weighted);
    rows.number(item, "weighted_share_se", one.weighted_error);
    rows.number(item, pairs ? "strength" : "taste", one.estimate);
    rows.number(item, "se", one.error);
  }
}

void response(RowWriter& rows, const DoorFindings& door) {
  rows.begin(door.door, ResultKind::response, "");
  for (const AboutPeople& one : door.response->statements) rows.votes(name(one.words, one.label), "", one.votes);
  for (const ResponseVariable& variable : door.response->variables) {
    rows.begin(door.door, ResultKind::response, variable.label);
    for (const ResponseLevel& level : variable.levels) {
      rows.count(name(level.words, level.label), "", "people", level.people);
      rows.number(name(level.words, level.label), "population_percent", level.population_percent);
    }
  }
}

}  // namespace

Rows consultation_rows(const View& view, const Consultation& consultation) {
  Rows all{{"door", "kind", "question", "item", "group", "measure", "value"}};
  RowWriter rows(all);
  for (const DoorFindings& door : consultation_findings(view, consultation)) {
    rows.begin(door.door, ResultKind::response, "");
    if (door.participants)
      rows.count("", "", "participants", *door.participants < 10 ? ToldCount{} : ToldCount{*door.participants});
    if (door.invited) rows.count("", "", "invited", *door.invited);
    if (door.response) response(rows, door);
    if (door.statements) statements(rows, door);
    for (const OptionsFinding& finding : door.options) options(rows, door, finding);
    for (const AnswersFinding& finding : door.answers) {
      rows.begin(door.door, ResultKind::answers, finding.question);
      rows.count("", "", "answers", finding.answers);
      for (std::size_t t = 0; t < finding.topics.size(); ++t) {
        const std::string topic = "topic " + std::to_string(t + 1);
        rows.count(topic, "", "answers", finding.topics[t].answers);
        rows.number(topic, "weighted_share", finding.topics[t].weighted);
        rows.number(topic, "weighted_share_se", finding.topics[t].weighted_error);
        for (const auto& [word, times] : finding.topics[t].words) rows.count(topic, word, "answers_with_word", times);
      }
    }
  }
  return all;
}

}  // namespace stip
