// Flat values: planning, phase, amounts and notes, as people write them in their own tables.
#include <algorithm>

#include "agenda/records.h"
#include "base/text.h"
#include "exchange/flat_reader.h"
#include "exchange/lenient.h"

namespace stip {

void FlatReader::read_planning(std::size_t column, const std::string& cell) {
  const ColumnTarget target = columns_[column]->target;
  const auto dates = read_dates(cell);
  if (!dates.ok()) return tell(column, Severity::error, dates.error().problem, dates.error().remedy);
  if (!dates->remark.empty()) tell(column, Severity::remark, sentence(dates->remark), {});
  if (target == ColumnTarget::start) {
    set("planned_start", to_text(dates->start ? dates->start : dates->end), column);
    if (dates->start)
      tell(column, Severity::remark, said("Of the period '{}' the start was taken.", cell),
           said("Map the column to a period if it holds both ends."));
    return;
  }
  if (target == ColumnTarget::period && (dates->start || !has(ColumnTarget::start)))
    set("planned_start", to_text(dates->start), column);
  set("planned_end", to_text(dates->end), column);
  if (target == ColumnTarget::end && dates->start)
    tell(column, Severity::remark, said("Of the period '{}' the end was taken.", cell),
         said("Map the column to a period if it holds both ends."));
  if (target == ColumnTarget::period && !dates->start && dates->end)
    tell(column, Severity::remark, said("'{}' was taken as the planned end.", cell),
         said("Write a period such as 2026-2028 if it has a start."));
}

void FlatReader::read_phase_cell(std::size_t column, const std::string& cell) {
  const auto phase = read_phase(cell);
  if (!phase.ok()) return tell(column, Severity::error, phase.error().problem, phase.error().remedy);
  if (!phase->remark.empty() && told_phases_.insert(folded(cell)).second)
    tell(column, Severity::remark, said("{} So in all rows.", sentence(phase->remark)), {});
  set("phase", std::string(name_of_choice(phase->phase)), column);
}

void FlatReader::read_amount_cell(std::size_t column, const std::string& cell) {
  const ColumnMapping& about = *columns_[column];
  std::string written = cell;
  if (row_->is_number(column)) std::ranges::replace(written, '.', ',');  // A number of a workbook has a decimal point.
  if (row_->is_number(column) && written.find(',') != written.npos) written += "0000";  // Never taken for thousands.
  const auto amount = read_amount(written, about.multiplier);
  if (!amount.ok())
    return tell(column, Severity::error, said("'{}' cannot be read as an amount.", cell), amount.error().remedy);
  if (!amount->remark.empty()) tell(column, Severity::remark, sentence(amount->remark), {});
  if (!cell.empty() && amount->amount.empty()) add_note(column, cell);
  const RecordType& type = type_of<Funding>();
  const std::string id = std::string(type.prefix) + tail_of(action_.id) + "-" +
                         (about.year ? std::to_string(*about.year) : std::to_string(column + 1));
  if (amount->amount.empty() && !view_.find(type, id)) return;
  if (check_id(id))
    return tell(column, Severity::error, said("The number of the action is too long to make an id of."),
                said("Shorten the number."));
  known_.use(id);
  const IncomingValue* of_action = action_.value("title");
  // In a list of all money "Budget" alone says nothing.
  IncomingRecord& made = make(type, id, of_action ? about.column + ": " + of_action->text : about.column, column);
  add_value(made, "action", action_.id, column);
  add_value(made, "amount", to_text(amount->amount), column);
  if (about.year) add_value(made, "year", std::to_string(*about.year), column);
  if (about.multiplier > 1 && amount->remark.empty())
    tell_once(column, said("Amounts of the column '{}' were multiplied by {}, as its name says.", about.column,
                           std::to_string(about.multiplier)));
  const std::string source = cell_of(ColumnTarget::money_source);
  if (!source.empty() && !means_nothing_yet(source))
    add_value(made, "source", found_or_made(type_of<FundingSource>(), source, column_of(ColumnTarget::money_source)),
              column);
}

void FlatReader::add_note(std::size_t column, const std::string& cell) {
  if (cell.empty()) return;
  const bool alone = notes_ == 1 && columns_[column]->target == ColumnTarget::note;
  note_ += (note_.empty() ? "" : "\n") + (alone ? cell : sheet_.header[column] + ": " + cell);
  if (!has(ColumnTarget::note)) set("note", note_, column);
}

}  // namespace stip
