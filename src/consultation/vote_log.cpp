// VoteLog: the file once for what counts, and once for when and over which network.
#include "consultation/vote_log.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "base/csv_rows.h"
#include "consultation/labels.h"

namespace stip {
namespace {

constexpr std::int64_t earliest_in_ms = 100'000'000'000;     // In seconds, the year 5138.
constexpr std::int64_t furthest_ms = 1'000'000'000'000'000;  // In milliseconds, more than 30,000 years.

constexpr std::uint32_t no_net = ~std::uint32_t{0};

struct Row {
  std::uint32_t person = 0;
  TimedVote vote;
  std::uint32_t net = no_net;
};

using Numbers = std::unordered_map<std::string_view, std::uint32_t>;

Numbers numbers_of(const std::vector<std::string>& labels) {
  Numbers numbers;
  for (std::uint32_t i = 0; i < labels.size(); ++i) numbers.emplace(labels[i], i);
  return numbers;
}

void take_rows(VoteLog& log, std::vector<Row>& rows, const Labels& nets) {
  std::int64_t latest = 0;
  for (const Row& row : rows) latest = std::max(latest, row.vote.ms);
  if (log.whole_seconds) log.whole_seconds = latest < earliest_in_ms;
  if (log.whole_seconds)
    for (Row& row : rows) row.vote.ms *= 1000;
  const std::vector<std::uint32_t> order = nets.in_order();
  std::vector<std::uint32_t> place(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    place[order[i]] = i;
    log.nets.push_back(nets.text(order[i]));
  }
  const auto none = static_cast<std::uint32_t>(log.nets.size());
  for (Row& row : rows) row.net = row.net == no_net ? none : place[row.net];
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return std::tie(a.person, a.vote.ms, a.vote.statement, a.net) <
           std::tie(b.person, b.vote.ms, b.vote.statement, b.net);
  });
  log.net_of.assign(log.votes.n_participants(), none);
  log.first.assign(log.votes.n_participants() + 1, 0);
  for (const Row& row : rows) {
    if (log.first[row.person + 1]++ == 0) log.net_of[row.person] = row.net;
    log.rows.push_back(row.vote);
  }
  for (std::size_t p = 0; p < log.votes.n_participants(); ++p) log.first[p + 1] += log.first[p];
}

}  // namespace

ErrorOr<VoteLog> read_vote_log(std::string_view text, const std::string& file) {
  VoteLog log;
  STIP_TRY_AS(VotesReading reading, read_votes(text, file));
  log.votes = std::move(reading.votes);
  const Numbers person_of = numbers_of(log.votes.participants), statement_of = numbers_of(log.votes.statements);

  STIP_TRY_AS(CsvRows cells, CsvRows::open(text, file));
  const VoteColumns columns = vote_columns(cells);
  std::vector<std::string_view> wanted{columns.statement, columns.person};
  log.timed = !columns.time.empty();
  log.whole_seconds = columns.time == "timestamp";
  log.with_nets = cells.has("net");
  if (log.timed) wanted.push_back(columns.time);
  if (log.with_nets) wanted.push_back("net");
  STIP_TRY(cells.want(wanted));
  std::vector<Row> rows;
  rows.reserve(reading.rows);
  Labels nets;
  while (cells.next()) {
    Row row;
    row.vote.statement = statement_of.at(cells.cell(0));
    row.person = person_of.at(cells.cell(1));
    std::int64_t& ms = row.vote.ms;
    if (log.timed && (!read_number(cells.cell(2), ms) || ms < -furthest_ms || ms > furthest_ms))
      return cells.bad_row(std::string(columns.time) + " is '" + std::string(cells.cell(2).substr(0, 40)) + "'",
                           "Write when it was voted in milliseconds, or in seconds since 1970.");
    if (const std::size_t at = wanted.size() - 1; log.with_nets && !cells.cell(at).empty())
      row.net = nets.number_of(cells.cell(at));
    rows.push_back(row);
  }
  take_rows(log, rows, nets);
  return log;
}

}  // namespace stip
