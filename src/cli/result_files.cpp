// ResultFiles: what is read for the results of a consultation.
#include "cli/result_files.h"

#include <algorithm>
#include <filesystem>

#include "ballots/ballot_moderation.h"
#include "ballots/ballot_rows.h"
#include "base/csv_rows.h"
#include "base/text.h"

namespace stip {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view known_starts[] = {"votes.csv",  "comments.csv",   "about-me.csv",    "about-voters.csv",
                                             "chosen.csv", "choices",        "attributes",      "pairs",
                                             "answers",    "may-quote",      "groups.json",     "budget",
                                             "door.json",  "integrity.json", "participants.csv"};

bool is_known(std::string_view name) {
  if (!name.ends_with(".csv") && !name.ends_with(".json")) return false;
  for (const std::string_view start : known_starts)
    if (name.starts_with(start)) return true;
  return false;
}

ErrorOr<DoorFiles> files_in(const fs::path& folder) {
  DoorFiles files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (!entry.is_regular_file() || name.starts_with('.')) continue;
    if (!is_known(name))
      return Error{ErrorKind::invalid, entry.path().string(), "it is no file of which results are made",
                   "Take it away, or give it a name that `stip consult result --help` tells."};
    STIP_TRY_AS(files[name], read_table_file(entry.path()));
  }
  return files;
}

/// What moderators decided on what stands in a ballot, by key of the ballot and label of the question.
using Decided = std::map<std::pair<std::string, std::string>, ContributionState>;

/// The ballots of one door as tables, in one pass and with one numbering, which is kept nowhere.
class DoorTables {
 public:
  DoorTables(const BallotConsultation& asked, const Decided& decided) : asked_(asked), decided_(decided) {
    for (const BallotQuestion& question : asked.rules.questions) {
      if (question.kind == BallotQuestionKind::budget)
        files_["attributes-" + question.label + ".csv"] = attributes_of(question);
      if (has_options(question)) (question.about_me ? about_ : chosen_).push_back(&question);
    }
    votes_ = "comment-id,voter-id,vote\n";
    about_csv_ = header(about_);
    chosen_csv_ = header(chosen_);
  }

  void add(const BallotRow& row) {
    const std::string id = std::to_string(++people_);
    for (const PackedVote& vote : row.content.votes) {
      votes_ += asked_.statement(vote.statement()).label + "," + id + "," + std::to_string(vote.value()) + "\n";
      has_votes_ = true;
    }
    about_csv_ += line(id, about_, row.written.answers);
    chosen_csv_ += line(id, chosen_, row.written.answers);
    for (const BallotQuestion& question : asked_.rules.questions) {
      const Json* answer = row.written.answers.find(question.label);
      if (answer && question.kind == BallotQuestionKind::budget) add_choice(question, *answer, id);
      if (answer && question.kind == BallotQuestionKind::pairs) add_pairs(question, *answer, id);
      if (answer && question.kind == BallotQuestionKind::open) add_words(question, *answer, row.key, id);
    }
  }

  DoorFiles files() && {
    if (has_votes_) files_["votes.csv"] = std::move(votes_);
    if (has_votes_ && tells_more_than_rules()) files_["comments.csv"] = statements_csv(asked_);
    if (!about_.empty()) files_["about-voters.csv"] = std::move(about_csv_);
    if (!chosen_.empty()) files_["chosen.csv"] = std::move(chosen_csv_);
    // A question that nobody answered has attributes and no choices.
    std::erase_if(files_, [&](const auto& file) {
      return file.first.starts_with("attributes-") && !files_.contains("choices-" + file.first.substr(11));
    });
    files_["door.json"] = "{\"participants\":" + std::to_string(people_) + "}";
    return std::move(files_);
  }

 private:
  /// Whether an analysis must know of a statement that is about who answers, that people added, or that was taken out.
  bool tells_more_than_rules() const {
    return !asked_.added.empty() || std::ranges::any_of(asked_.rules.statements, &BallotStatement::about_me);
  }

  static bool has_options(const BallotQuestion& question) {
    return question.kind == BallotQuestionKind::single || question.kind == BallotQuestionKind::multiple;
  }

  static std::string header(const std::vector<const BallotQuestion*>& questions) {
    std::string names = "voter-id";
    for (const BallotQuestion* question : questions) names += "," + question->label;
    return names + "\n";
  }

  /// Labels are letters, digits and hyphens, so no cell needs quotes.
  static std::string line(const std::string& id, const std::vector<const BallotQuestion*>& questions,
                          const Json& answers) {
    std::string cells = id;
    for (const BallotQuestion* question : questions) {
      cells += ",";
      const Json* answer = answers.find(question->label);
      if (answer && answer->is_string()) cells += answer->as_string();
      if (!answer || !answer->is_array()) continue;
      std::string joined;
      for (const Json& one : answer->as_array())
        if (one.is_string()) joined += (joined.empty() ? "" : ";") + one.as_string();
      cells += joined;
    }
    return cells + "\n";
  }

  static std::string attributes_of(const BallotQuestion& budget) {
    std::string csv = "version,option,cost";
    const std::size_t effects = budget.options.empty() ? 0 : budget.options.front().effects.size();
    for (std::size_t e = 0; e < effects; ++e) csv += "," + in_quotes(budget.options.front().effects[e].name.text);
    csv += "\n";
    for (std::size_t i = 0; i < budget.options.size(); ++i) {
      csv += "1," + std::to_string(i) + "," + to_text(budget.options[i].cost);
      for (const BallotEffect& effect : budget.options[i].effects) csv += "," + to_text(effect.value);
      csv += "\n";
    }
    return csv;
  }

  static std::string in_quotes(std::string text) {
    replace_all(text, "\"", "\"\"");
    return "\"" + text + "\"";
  }

  void add_choice(const BallotQuestion& question, const Json& answer, const std::string& id) {
    std::uint64_t portfolio = 0;
    if (!answer.is_array()) return;
    for (const Json& one : answer.as_array())
      if (const auto option = one.is_string() ? question.option(one.as_string()) : std::nullopt)
        portfolio |= std::uint64_t{1} << *option;
    std::string& csv = files_["choices-" + question.label + ".csv"];
    if (csv.empty()) csv = "respondent,version,portfolio_bitmask,voter-id\n";
    csv += id + ",1," + std::to_string(portfolio) + "," + id + "\n";
  }

  /// What was refused counts nowhere; what nobody looked at counts and is not quoted.
  void add_words(const BallotQuestion& question, const Json& answer, std::string_view key, const std::string& id) {
    const auto found = decided_.find({std::string(key), question.label});
    const ContributionState state = found == decided_.end() ? ContributionState::waiting : found->second;
    if (!answer.is_string() || state == ContributionState::refused) return;
    std::string& csv = files_["answers-" + question.label + ".csv"];
    if (csv.empty()) csv = "id,text,may-quote,voter-id\n";
    csv += id + "," + in_quotes(answer.as_string()) + (state == ContributionState::accepted ? ",yes," : ",no,") + id +
           "\n";
  }

  void add_pairs(const BallotQuestion& question, const Json& answer, const std::string& id) {
    if (!answer.is_array()) return;
    std::string& csv = files_["pairs-" + question.label + ".csv"];
    if (csv.empty()) csv = "left,right,choice,voter-id\n";
    for (const Json& pair : answer.as_array()) {
      if (!pair.is_array() || pair.as_array().size() != 2) continue;
      const Json &better = pair.as_array()[0], &other = pair.as_array()[1];
      if (better.is_string() && other.is_string())
        csv += better.as_string() + "," + other.as_string() + ",l," + id + "\n";
    }
  }

  const BallotConsultation& asked_;
  const Decided& decided_;
  std::vector<const BallotQuestion*> about_, chosen_;
  std::string votes_, about_csv_, chosen_csv_;
  DoorFiles files_;
  std::int64_t people_ = 0;
  bool has_votes_ = false;
};

}  // namespace

std::string digest_of(const DoorFiles& files) {
  std::string all;
  for (const auto& [name, text] : files) all += name + "\n" + to_hex(sha256(text)) + "\n";
  return to_hex(sha256(all));
}

ErrorOr<ResultSource> source_of_store(const BallotPlace& ballots, const std::string& id) {
  STIP_TRY_AS(const auto box, BallotBox::open(ballots, BallotFile::Access::write));
  STIP_TRY_AS(const BallotConsultation* const consultation, closed_consultation(*box, id));
  STIP_TRY_AS(const BallotStanding standing, box->standing(id));
  ResultSource source;
  STIP_TRY_AS(source.texts, question_texts(to_text(consultation->rules), "rules of " + id));
  Decided decided;
  STIP_TRY_AS(const std::vector<WrittenByPeople> written, written_by_people(*box, id));
  for (const WrittenByPeople& one : written)
    if (!one.question.empty()) decided[{one.ballot, one.question}] = one.state;
  std::map<BallotDoor, DoorTables> tables;
  STIP_TRY(each_ballot(box->file().database(), *consultation, [&](const BallotRow& row) -> ErrorOr<Nothing> {
    tables.try_emplace(row.door, *consultation, decided).first->second.add(row);
    return Nothing{};
  }));
  for (auto& [door, table] : tables) {
    DoorSource one;
    one.folder = id + ", door '" + std::string(name_of(door)) + "'";
    one.files = std::move(table).files();
    if (door == BallotDoor::invited && standing.codes > 0) one.invited = standing.codes;
    source.doors[std::string(name_of(door))] = std::move(one);
  }
  if (source.doors.empty())
    return Error{ErrorKind::invalid, "consultation " + id, "nobody took part in it.", "There is nothing to enter."};
  return source;
}

ErrorOr<ResultSource> source_of_folder(const std::string& folder) {
  const fs::path root(folder);
  std::error_code failed;
  if (!fs::is_directory(root, failed))
    return Error{ErrorKind::not_found, folder, "there is no such folder",
                 "Name the folder that holds invited/, signed-in/ or open/."};
  ResultSource source;
  if (fs::exists(root / "rules.json", failed)) {
    STIP_TRY_AS(const std::string rules, read_table_file(root / "rules.json", std::size_t{4} << 20));
    STIP_TRY_AS(source.texts, question_texts(rules, (root / "rules.json").string()));
  }
  for (const BallotDoor door : ballot_doors) {
    const std::string name(name_of(door));
    if (!fs::is_directory(root / name, failed)) continue;
    DoorSource one;
    one.folder = (root / name).string();
    STIP_TRY_AS(one.files, files_in(root / name));
    source.doors[name] = std::move(one);
  }
  if (source.doors.empty())
    return Error{ErrorKind::invalid, folder, "it holds no door",
                 "Put the files in a folder invited, signed-in or open, by how people came in."};
  return source;
}

}  // namespace stip
