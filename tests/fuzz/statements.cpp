// Statements: what the file of statements tells is written and read again as itself.
#include <set>

#include "consultation/moderation.h"
#include "consultation/votes.h"
#include "fuzz/fuzz.h"
#include "fuzz/reading.h"

namespace {

using namespace stip;

std::string text_of(const std::vector<StatementRow>& rows) {
  std::string text = "comment-id,moderated,is-meta,agrees,disagrees,comment-body\n";
  const auto number = [](const std::optional<int>& one) { return one ? std::to_string(*one) : std::string(); };
  for (const StatementRow& row : rows)
    text += csv_row({row.label, std::to_string(row.moderated), row.is_meta ? "true" : "false", number(row.agrees),
                     number(row.disagrees), row.text});
  return text;
}

}  // namespace

FUZZ_TARGET(statements) {
  const auto rows = read_statements(input, "comments.csv");
  if (!rows.ok()) return must_be_clear(rows.error(), input);
  std::set<std::string> labels;
  for (const StatementRow& row : *rows) MUST(!row.label.empty() && labels.insert(row.label).second);
  const std::string text = text_of(*rows);
  const auto again = read_statements(text, "again.csv");
  MUST(again.ok() && text_of(*again) == text);
  Votes votes;
  votes.statements.assign(labels.begin(), labels.end());
  MUST(moderation(votes, *rows).is_out.size() == labels.size());
  looks_reversed(votes, *rows);
}
