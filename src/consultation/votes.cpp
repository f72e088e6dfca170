// Votes: rows sorted by person without sorting, then the latest of each kept.
#include "consultation/votes.h"

#include <algorithm>
#include <unordered_set>

#include "base/csv_rows.h"
#include "consultation/bad_rows.h"
#include "consultation/labels.h"

namespace stip {
namespace {

/// A vote as it stands in the file, in sixteen bytes.
struct Row {
  std::int64_t time = 0;
  std::uint32_t person = 0;
  std::uint32_t packed = 0;  // As PackedVote, and any number of statements.

  std::uint32_t statement() const { return packed >> 2; }
  std::uint32_t value() const { return packed & 3u; }  // Plus 1.
};

constexpr const char* vote_remedy =
    "A vote is 1 (agree), -1 (disagree) or 0 (pass), on a statement of the consultation. Mend the rows; nothing was "
    "worked out.";

bool read_value(std::string_view cell, std::int8_t& value) {
  if (cell == "1" || cell == "1.0") return value = 1, true;
  if (cell == "-1" || cell == "-1.0") return value = -1, true;
  if (cell == "0" || cell == "0.0") return value = 0, true;
  return false;
}

/// How many rows a text has, about, by its beginning.
std::size_t about_rows(std::string_view text) {
  const std::string_view beginning = text.substr(0, std::size_t{1} << 16);
  const auto lines = static_cast<std::size_t>(std::ranges::count(beginning, '\n')) + 1;
  return lines * (text.size() / std::max<std::size_t>(beginning.size(), 1) + 1);
}

struct RawVotes {
  std::vector<Row> rows;
  Labels people, statements;
};

ErrorOr<RawVotes> read_rows(std::string_view text, const std::string& file, const std::vector<std::string>& known) {
  STIP_TRY_AS(CsvRows cells, CsvRows::open(text, file));
  const VoteColumns columns = vote_columns(cells);
  const bool timed = !columns.time.empty();
  std::vector<std::string_view> wanted{columns.statement, columns.person, "vote"};
  if (timed) wanted.push_back(columns.time);
  STIP_TRY(cells.want(wanted));

  const std::unordered_set<std::string_view> may(known.begin(), known.end());
  std::vector<char> is_known;  // By number of the statement: whether it was looked up, and what was found.
  RawVotes raw;
  raw.rows.reserve(about_rows(text));
  BadRows bad;
  while (cells.next()) {
    Row row;
    std::int8_t value = 0;
    if (cells.cell(0).empty() || cells.cell(1).empty()) {
      bad.add(cells, std::string(columns.statement) + " or " + std::string(columns.person) + " is empty");
      continue;
    }
    if (!read_value(cells.cell(2), value)) {
      bad.add(cells, "vote is '" + std::string(cells.cell(2).substr(0, 40)) + "'");
      continue;
    }
    if (timed && !read_number(cells.cell(3), row.time)) {
      bad.add(cells, std::string(columns.time) + " is '" + std::string(cells.cell(3).substr(0, 40)) + "'");
      continue;
    }
    const std::uint32_t statement = raw.statements.number_of(cells.cell(0));
    if (!may.empty()) {
      if (statement == is_known.size()) is_known.push_back(may.count(cells.cell(0)) > 0);
      if (!is_known[statement]) {
        bad.add(cells, "there is no statement " + std::string(cells.cell(0).substr(0, 40)));
        continue;
      }
    }
    row.packed = statement << 2 | static_cast<std::uint32_t>(value + 1);
    row.person = raw.people.number_of(cells.cell(1));
    raw.rows.push_back(row);
  }
  STIP_TRY(bad.as_error(file, vote_remedy));
  STIP_TRY(cells.closed());
  if (raw.statements.size() >= most_statements)
    return Error{ErrorKind::invalid, file, std::to_string(raw.statements.size()) + " statements were voted on",
                 "At most 16,383 can be analysed together: split the consultation."};
  return raw;
}

/// The places of the rows by person, for each in the order of the file.
/// Precondition: fewer than 2^32 rows, as the largest file that is read has.
std::vector<std::uint32_t> by_person(const std::vector<Row>& rows, const std::vector<std::uint32_t>& place_of_person,
                                     std::vector<std::uint64_t>& start) {
  const std::size_t n_people = place_of_person.size();
  start.assign(n_people + 1, 0);
  for (const Row& row : rows) ++start[place_of_person[row.person] + 1];
  for (std::size_t p = 0; p < n_people; ++p) start[p + 1] += start[p];
  std::vector<std::uint64_t> next(start.begin(), start.end() - 1);
  std::vector<std::uint32_t> order(rows.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[next[place_of_person[rows[i].person]]++] = i;
  return order;
}

}  // namespace

VoteColumns vote_columns(const CsvRows& rows) {
  VoteColumns columns;
  if (rows.has("statement") && !rows.has("comment-id")) columns = {"statement", "voter", "t_ms"};
  if (!rows.has(columns.time)) columns.time = {};
  return columns;
}

ErrorOr<VotesReading> read_votes(std::string_view text, const std::string& file,
                                 const std::vector<std::string>& known) {
  STIP_TRY_AS(RawVotes raw, read_rows(text, file, known));
  VotesReading reading;
  reading.rows = raw.rows.size();
  Votes& votes = reading.votes;
  const auto place_of_person = raw.people.places(votes.participants);
  const auto place_of_statement = raw.statements.places(votes.statements);
  std::vector<std::uint64_t> start;
  const std::vector<std::uint32_t> order = by_person(raw.rows, place_of_person, start);

  votes.votes.reserve(raw.rows.size());
  votes.first.reserve(start.size());
  std::vector<const Row*> latest(votes.statements.size());  // By statement: its row of this person.
  std::vector<std::uint32_t> seen;
  for (std::size_t p = 0; p < votes.participants.size(); ++p) {
    seen.clear();
    for (std::uint64_t i = start[p]; i < start[p + 1]; ++i) {
      const Row& row = raw.rows[order[i]];
      const std::uint32_t statement = place_of_statement[row.statement()];
      const Row*& kept = latest[statement];
      if (!kept) {
        seen.push_back(statement);
        kept = &row;
        continue;
      }
      ++(row.value() == kept->value() ? reading.repeated : reading.superseded);
      if (row.time >= kept->time) kept = &row;
    }
    std::sort(seen.begin(), seen.end());
    for (const std::uint32_t statement : seen) {
      const int value = static_cast<int>(latest[statement]->value()) - 1;
      votes.votes.push_back(PackedVote::of(statement, static_cast<Vote>(value)));
      latest[statement] = nullptr;
    }
    votes.first.push_back(votes.votes.size());
  }
  return reading;
}

}  // namespace stip
