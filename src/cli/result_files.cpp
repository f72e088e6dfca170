// ResultFiles: what is read for the results of a consultation.
#include "cli/result_files.h"

#include <filesystem>

#include "ballots/ballot_count.h"
#include "base/csv_rows.h"

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

}  // namespace

std::string digest_of(const DoorFiles& files) {
  std::string all;
  for (const auto& [name, text] : files) all += name + "\n" + to_hex(sha256(text)) + "\n";
  return to_hex(sha256(all));
}

ErrorOr<ResultSource> source_of_store(const std::string& ballots, const std::string& id) {
  STIP_TRY_AS(const auto box, BallotBox::open(ballots, BallotFile::Access::write));
  STIP_TRY_AS(const BallotStanding standing, box->standing(id));
  const BallotConsultation* consultation = box->find(id);
  STIP_ASSERT(consultation);
  ResultSource source;
  STIP_TRY_AS(source.texts, question_texts(to_text(consultation->rules), "rules of " + id));
  for (const BallotDoor door : consultation->rules.doors) {
    DoorSource one;
    one.folder = id + ", door '" + std::string(name_of(door)) + "'";
    STIP_TRY_AS(const Votes votes, count_ballots(*box, id, door));
    if (votes.n_participants() == 0) continue;
    one.files["votes.csv"] = votes_csv(votes);
    if (door == BallotDoor::invited && standing.codes > 0) one.invited = standing.codes;
    source.doors[std::string(name_of(door))] = std::move(one);
  }
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
