// Votes: rows sorted by person without sorting, then the latest of each kept.
#include "consultation/votes.h"

#include <algorithm>
#include <unordered_set>

#include "base/csv_rows.h"
#include "consultation/bad_rows.h"
#include "consultation/labels.h"

namespace stip {
namespace {

struct Row {
  std::int64_t time = 0;
  std::uint32_t person = 0, statement = 0;
  std::int8_t value = 0;
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
  raw.rows.reserve(text.size() / 20);
  BadRows bad;
  while (cells.next()) {
    Row row;
    if (cells.cell(0).empty() || cells.cell(1).empty()) {
      bad.add(cells, std::string(columns.statement) + " or " + std::string(columns.person) + " is empty");
      continue;
    }
    if (!read_value(cells.cell(2), row.value)) {
      bad.add(cells, "vote is '" + std::string(cells.cell(2).substr(0, 40)) + "'");
      continue;
    }
    if (timed && !read_number(cells.cell(3), row.time)) {
      bad.add(cells, std::string(columns.time) + " is '" + std::string(cells.cell(3).substr(0, 40)) + "'");
      continue;
    }
    row.statement = raw.statements.number_of(cells.cell(0));
    if (!may.empty()) {
      if (row.statement == is_known.size()) is_known.push_back(may.count(cells.cell(0)) > 0);
      if (!is_known[row.statement]) {
        bad.add(cells, "there is no statement " + std::string(cells.cell(0).substr(0, 40)));
        continue;
      }
    }
    row.person = raw.people.number_of(cells.cell(1));
    raw.rows.push_back(row);
  }
  STIP_TRY(bad.as_error(file, vote_remedy));
  if (raw.statements.size() >= most_statements)
    return Error{ErrorKind::invalid, file, std::to_string(raw.statements.size()) + " statements were voted on",
                 "At most 16,383 can be analysed together: split the consultation."};
  return raw;
}

/// The rows by person, for each in the order of the file.
std::vector<Row> by_person(const std::vector<Row>& rows, std::size_t n_people, std::vector<std::uint64_t>& start) {
  start.assign(n_people + 1, 0);
  for (const Row& row : rows) ++start[row.person + 1];
  for (std::size_t p = 0; p < n_people; ++p) start[p + 1] += start[p];
  std::vector<std::uint64_t> next(start.begin(), start.end() - 1);
  std::vector<Row> sorted_rows(rows.size());
  for (const Row& row : rows) sorted_rows[next[row.person]++] = row;
  return sorted_rows;
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
  for (Row& row : raw.rows) {
    row.person = place_of_person[row.person];
    row.statement = place_of_statement[row.statement];
  }
  std::vector<std::uint64_t> start;
  const std::vector<Row> rows = by_person(raw.rows, votes.participants.size(), start);

  std::vector<std::uint32_t> latest(votes.statements.size());  // By statement: its row of this person, plus 1.
  std::vector<std::uint32_t> seen;
  for (std::size_t p = 0; p < votes.participants.size(); ++p) {
    const Row* const own = rows.data() + start[p];
    seen.clear();
    for (std::uint32_t i = 0; i < start[p + 1] - start[p]; ++i) {
      std::uint32_t& kept = latest[own[i].statement];
      if (!kept) {
        seen.push_back(own[i].statement);
        kept = i + 1;
        continue;
      }
      ++(own[i].value == own[kept - 1].value ? reading.repeated : reading.superseded);
      if (own[i].time >= own[kept - 1].time) kept = i + 1;
    }
    std::sort(seen.begin(), seen.end());
    for (const std::uint32_t statement : seen) {
      votes.votes.push_back(PackedVote::of(statement, static_cast<Vote>(own[latest[statement] - 1].value)));
      latest[statement] = 0;
    }
    votes.first.push_back(votes.votes.size());
  }
  return reading;
}

}  // namespace stip
