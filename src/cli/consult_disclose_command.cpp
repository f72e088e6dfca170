// ConsultDisclose: tables of participants as they may be published.
#include "base/csv_rows.h"
#include "base/text.h"
#include "cli/consult_commands.h"
#include "consultation/disclosure.h"

namespace stip {
namespace {

ErrorOr<std::string> read_key(const std::string& file) {
  if (file.empty())
    return Error{ErrorKind::invalid, "--key", "the method cellkey needs a secret key",
                 "Make one with `openssl rand -hex 32 > FILE`, keep it secret, and take it for every table."};
  STIP_TRY_AS(const std::string bytes, read_table_file(file, std::size_t{1} << 20));
  return std::string(trimmed(bytes));
}

}  // namespace

// COMMAND: stip consult disclose TABLE.csv --by COLUMN,COLUMN [--count COLUMN] [--method suppress|cellkey] [--out
// OUT.csv]
//
// Counts participants by one or two columns, as may be published. TABLE.csv has a row for each participant; with
// --count, a row for each combination and a column with how many. `suppress` leaves cells below --minimum (10) empty
// and others too, so that they cannot be worked out from the totals; `cellkey` adds noise that depends on a secret key
// (--key FILE) and on who is in the cell (--id COLUMN), so that asking again tells nothing more. Percentages are of the
// row, from a total of 100. --json OUT: how it was made, with the budget of the noise. What more tables of the same
// people tell together is not looked at: take cellkey for those (docs/methods-consultation.md).
Exit consult_disclose_command(const Context& context, const ConsultOptions& options) {
  const bool noised = options.method == "cellkey";
  FrequencySource source{split(options.by, ','), options.count, {}, {}};
  if (noised) {
    STIP_TRY_AS(source.key, read_key(options.key));
    source.id = options.id;
    if (!source.id.empty() && !source.count.empty())
      return Error{ErrorKind::invalid, "--id", "a table of counts does not say who is in a cell",
                   "Leave --id out, or give a row for each participant."};
  }
  STIP_TRY_AS(const std::string text, read_table_file(options.table));
  STIP_TRY_AS(const FrequencyTable table, read_frequencies(text, options.table, source));
  STIP_TRY_AS(const PublishedTable published,
              noised ? publish_noised(table, source.key) : publish_suppressed(table, options.minimum));
  if (!options.json.empty()) STIP_TRY(deliver(context, options.json, to_text(to_json(table, published)) + "\n"));
  if (!options.out.empty() || options.json.empty())
    STIP_TRY(deliver(context, options.out.empty() ? "-" : options.out, to_csv(table, published)));
  return 0;
}

}  // namespace stip
