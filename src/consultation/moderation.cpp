// Moderation: what the file of statements says, by statement of the votes.
#include "consultation/moderation.h"

#include <cstdlib>
#include <unordered_map>

#include "base/csv_rows.h"
#include "consultation/votes.h"

namespace stip {
namespace {

std::optional<int> whole_number(std::string_view cell) {
  int number = 0;
  return read_number(cell, number) ? std::optional(number) : std::nullopt;
}

bool is_yes(std::string_view cell) { return cell == "1" || cell == "true" || cell == "TRUE" || cell == "True"; }
bool is_no(std::string_view cell) {
  return cell.empty() || cell == "0" || cell == "false" || cell == "FALSE" || cell == "False";
}

Error bad_cell(const CsvRows& rows, std::string_view column, std::string_view cell, std::string_view may_be) {
  return rows.bad_row(std::string(column) + " is '" + std::string(cell.substr(0, 40)) + "'",
                      "Write " + std::string(may_be) + ".");
}

}  // namespace

ErrorOr<std::vector<StatementRow>> read_statements(std::string_view text, const std::string& file) {
  STIP_TRY_AS(CsvRows rows, CsvRows::open(text, file));
  std::vector<std::string_view> wanted{"comment-id", "moderated"};
  const std::string_view optional[] = {"is-meta", "agrees", "disagrees", "comment-body"};
  std::size_t place[4] = {};
  for (std::size_t i = 0; i < 4; ++i) {
    if (!rows.has(optional[i])) continue;
    place[i] = wanted.size();
    wanted.push_back(optional[i]);
  }
  STIP_TRY(rows.want(wanted));

  std::vector<StatementRow> statements;
  std::unordered_map<std::string, std::size_t> row_of;
  while (rows.next()) {
    StatementRow row;
    row.label = rows.cell(0);
    const auto moderated = whole_number(rows.cell(1));
    if (row.label.empty()) return bad_cell(rows, "comment-id", row.label, "the id of the statement");
    if (!moderated || *moderated < -1 || *moderated > 1)
      return bad_cell(rows, "moderated", rows.cell(1), "1 (accepted), 0 (not looked at) or -1 (rejected)");
    row.moderated = *moderated;
    if (place[0]) {
      const std::string_view meta = rows.cell(place[0]);
      if (!is_yes(meta) && !is_no(meta)) return bad_cell(rows, "is-meta", meta, "true or false");
      row.is_meta = is_yes(meta);
    }
    if (place[1]) row.agrees = whole_number(rows.cell(place[1]));
    if (place[2]) row.disagrees = whole_number(rows.cell(place[2]));
    if (place[3]) row.text = rows.cell(place[3]);
    const auto [found, is_new] = row_of.try_emplace(row.label, statements.size());
    if (is_new) {
      statements.push_back(std::move(row));
    } else {
      statements[found->second] = std::move(row);
    }
  }
  STIP_TRY(rows.closed());
  return statements;
}

Moderation moderation(const Votes& votes, const std::vector<StatementRow>& rows) {
  std::unordered_map<std::string_view, const StatementRow*> row_of;
  for (const StatementRow& row : rows) row_of[row.label] = &row;
  Moderation result;
  for (const std::string& label : votes.statements) {
    const auto found = row_of.find(label);
    const bool is_meta = found != row_of.end() && found->second->is_meta;
    result.is_meta.push_back(is_meta);
    const bool is_rejected = found != row_of.end() && found->second->moderated == -1;
    result.is_out.push_back(is_meta || is_rejected);
    result.is_rejected.push_back(is_rejected);
  }
  return result;
}

bool looks_reversed(const Votes& votes, const std::vector<StatementRow>& rows) {
  std::vector<long> agrees(votes.n_statements()), disagrees(votes.n_statements());
  for (const PackedVote vote : votes.votes) {
    agrees[vote.statement()] += vote.value() == 1;
    disagrees[vote.statement()] += vote.value() == -1;
  }
  std::unordered_map<std::string_view, const StatementRow*> row_of;
  for (const StatementRow& row : rows) row_of[row.label] = &row;
  long off = 0, off_reversed = 0;
  for (std::size_t s = 0; s < votes.n_statements(); ++s) {
    const auto found = row_of.find(votes.statements[s]);
    if (found == row_of.end() || !found->second->agrees || !found->second->disagrees) continue;
    const long a = *found->second->agrees, d = *found->second->disagrees;
    off += std::labs(a - agrees[s]) + std::labs(d - disagrees[s]);
    off_reversed += std::labs(a - disagrees[s]) + std::labs(d - agrees[s]);
  }
  return off_reversed * 4 < off;
}

}  // namespace stip
