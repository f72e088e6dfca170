// Flat sheet: row by row, the id of each action, and what is told on the way.
#include "exchange/flat_sheet.h"

#include <algorithm>

#include "agenda/records.h"
#include "base/text.h"
#include "exchange/flat_reader.h"

namespace stip {
namespace {

bool is_number_text(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789.") == text.npos;
}

}  // namespace

FlatReader::FlatReader(const Sheet& sheet, const Mapping& mapping, const View& view)
    : sheet_(sheet), view_(view), known_(view) {
  incoming_.name = sheet.file.substr(0, sheet.file.find_last_of('.'));
  if (!sheet.name.empty()) incoming_.name += " " + sheet.name;
  incoming_.problems = check_mapping(mapping, sheet);
  for (const std::string& column : sheet.header) {
    const auto at = std::ranges::find(mapping.columns, column, &ColumnMapping::column);
    columns_.push_back(at == mapping.columns.end() || column.empty() ? nullptr : &*at);
  }
  notes_ = static_cast<std::size_t>(std::ranges::count_if(
      columns_, [](const ColumnMapping* one) { return one && one->target == ColumnTarget::note; }));
}

Incoming FlatReader::read() && {
  incoming_.types.insert(&type_of<Action>());
  if (has(ColumnTarget::amount)) incoming_.types.insert(&type_of<Funding>());
  if (has(ColumnTarget::participants) || has(ColumnTarget::owner)) incoming_.types.insert(&type_of<Participation>());
  if (has(ColumnTarget::goal)) incoming_.types.insert(&type_of<Contribution>());
  if (has_errors(incoming_.problems)) return std::move(incoming_);
  for (const SheetRow& row : sheet_.rows) read_row(row);
  for (auto& record : made_) incoming_.records.push_back(std::move(record));
  return std::move(incoming_);
}

void FlatReader::read_row(const SheetRow& row) {
  row_ = &row;
  const std::string title = cell_of(ColumnTarget::title);
  const auto filled = std::ranges::count_if(row.cells, [](const std::string& cell) { return !cell.empty(); });
  subject_.clear();
  const bool may_be_action = !title.empty() && !has(ColumnTarget::number);
  if (filled == 1 && sheet_.header.size() > 2 && !may_be_action) {
    return tell(0, Severity::remark, said("The row holds one text only; it was taken for a heading and passed over."),
                said("Fill in more cells if it is an action."));
  }
  if (starts_with(folded(title), "totaal") || starts_with(folded(title), "total") ||
      starts_with(folded(row.cells[0]), "totaal")) {
    return tell(0, Severity::remark, said("The row was taken for a total and passed over."),
                said("Give it another title if it is an action."));
  }
  if (title.empty()) {
    return tell(column_of(ColumnTarget::title), Severity::error, said("The row has no title."),
                said("Fill in what the action is called, or remove the row."));
  }
  subject_ = "'" + title.substr(0, 60) + "'";
  action_ = IncomingRecord{&type_of<Action>(), action_id(title), {}, sheet_.file, sheet_.name, row.number};
  if (action_.id.empty()) return;
  action_.is_numbered = !cell_of(ColumnTarget::number).empty();
  set("title", title, column_of(ColumnTarget::title));
  note_.clear(), themes_.clear(), effects_.clear(), participants_.clear(), contributions_.clear();
  for (std::size_t column = 0; column < columns_.size(); ++column) {
    if (columns_[column]) read_cell(column, row.cells[column]);
  }
  // What several columns may be about is put together at the end.
  if (has(ColumnTarget::note)) set("note", note_, column_of(ColumnTarget::note));
  if (has(ColumnTarget::theme)) set("themes", join(themes_, "; "), column_of(ColumnTarget::theme));
  if (has(ColumnTarget::effect) || !effects_.empty())
    set("effects", join(effects_, "; "), column_of(ColumnTarget::effect));
  incoming_.records.push_back(std::move(action_));
}

void FlatReader::read_cell(std::size_t column, const std::string& cell) {
  switch (columns_[column]->target) {
    case ColumnTarget::sentence:
      return set("sentence", cell, column);
    case ColumnTarget::description:
      return set("description", cell, column);
    case ColumnTarget::owner:
      return read_owner(column, cell);
    case ColumnTarget::participants:
      for (const std::string& name : names_of_organisations(cell)) participate(organisation(name, column), column);
      return;
    case ColumnTarget::chapter:
      return set("chapter", cell.empty() ? cell : found_or_made(type_of<Chapter>(), cell, column), column);
    case ColumnTarget::theme:
      return add_each(themes_, type_of<Theme>(), cell, column);
    case ColumnTarget::effect:
      return add_each(effects_, type_of<SocietalEffect>(), cell, column);
    case ColumnTarget::goal:
      return read_goals(column, cell);
    case ColumnTarget::start:
    case ColumnTarget::end:
    case ColumnTarget::period:
      return read_planning(column, cell);
    case ColumnTarget::phase:
      return read_phase_cell(column, cell);
    case ColumnTarget::amount:
      return read_amount_cell(column, cell);
    case ColumnTarget::note:
      return add_note(column, cell);
    default:
      return;  // The number and the title have been read; the source of money is read with each amount.
  }
}

std::string FlatReader::action_id(const std::string& title) {
  const RecordType& type = type_of<Action>();
  const std::string number = cell_of(ColumnTarget::number);
  std::string id;
  if (!number.empty()) {
    id = id_of_number(number);
    if (id.empty())
      return tell(column_of(ColumnTarget::number), Severity::error,
                  said("'{}' cannot be made an id.", number.substr(0, 40)),
                  said("Use letters, digits, hyphens and points only.")),
             id;
  } else {
    id = known_.find(type, title);
    if (!id.empty())
      tell(column_of(ColumnTarget::title), Severity::remark, said("Taken to be {}, which has this title.", id),
           said("Add a column with its id if it is another action."));
    if (id.empty()) id = known_.next_id(type);
  }
  if (!seen_.insert(id).second) {
    tell(number.empty() ? column_of(ColumnTarget::title) : column_of(ColumnTarget::number), Severity::error,
         number.empty() ? said("Two rows have this title.") : said("Two rows have the number '{}'.", number),
         said("Give each action a number of its own."));
    return {};
  }
  known_.use(id);
  return id;
}

std::string FlatReader::id_of_number(const std::string& number) const {
  if (view_.row(type_of<Action>(), number)) return number;
  std::string tail;
  for (char c : number) tail += c == ' ' || c == '/' ? '-' : c;
  if (ends_with(tail, ".")) tail.pop_back();
  if (starts_with(tail, "A-"))
    tail.erase(0, 2);
  else if (tail.size() > 1 && tail[0] == 'A' && is_number_text(std::string_view(tail).substr(1)))
    tail.erase(0, 1);
  if (tail.find_first_not_of("0123456789") == tail.npos && tail.size() < 3) tail.insert(0, 3 - tail.size(), '0');
  const std::string id = "A-" + tail;
  return tail.empty() || check_id(id) ? std::string() : id;
}

std::string FlatReader::tail_of(const std::string& id) { return starts_with(id, "A-") ? id.substr(2) : id; }

Said FlatReader::sentence(const Said& remark) {
  return said_by([remark](Language language) {
    std::string text = remark.in(language);
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text + ".";
  });
}

bool FlatReader::has(ColumnTarget target) const { return column_of(target) < columns_.size(); }

std::size_t FlatReader::column_of(ColumnTarget target) const {
  return static_cast<std::size_t>(
      std::ranges::find_if(columns_, [&](const ColumnMapping* one) { return one && one->target == target; }) -
      columns_.begin());
}

std::string FlatReader::cell_of(ColumnTarget target) const {
  const std::size_t column = column_of(target);
  return column < columns_.size() ? row_->cells[column] : std::string();
}

std::string FlatReader::title_of(const RecordType& type, const std::string& id) const {
  if (const Record* record = view_.find(type, id)) return record->title;
  for (const IncomingRecord& record : made_) {
    if (record.id == id && record.value("title")) return record.value("title")->text;
  }
  return id;
}

IncomingRecord& FlatReader::make(const RecordType& type, std::string id, const std::string& title, std::size_t column) {
  IncomingRecord& record =
      made_.emplace_back(IncomingRecord{&type, std::move(id), {}, sheet_.file, sheet_.name, row_->number});
  add_value(record, "title", title, column);
  return record;
}

void FlatReader::mention(const RecordType& type, const std::string& id) {
  made_.push_back(IncomingRecord{&type, id, {}, sheet_.file, sheet_.name, row_->number});
}

void FlatReader::set(std::string_view field, const std::string& text, std::size_t column) {
  for (IncomingValue& value : action_.values) {
    if (value.field->name == field) return void(value.text = text);
  }
  add_value(action_, field, text, column);
}

void FlatReader::add_value(IncomingRecord& record, std::string_view field_name, const std::string& text,
                           std::size_t column) {
  const Field* field = record.type->field(field_name);
  STIP_ASSERT(field);
  record.values.push_back({field, text, column < sheet_.header.size() ? sheet_.header[column] : std::string()});
}

void FlatReader::tell(std::size_t column, Severity severity, Said text, Said remedy) {
  Problem problem = sheet_.problem_at(row_->number, column);
  if (column >= sheet_.header.size()) problem.column.clear();
  if (severity == Severity::remark && column == 0 && subject_.empty()) problem.column.clear();
  problem.subject = subject_;
  problem.problem = std::move(text);
  problem.remedy = std::move(remedy);
  problem.severity = severity;
  incoming_.problems.push_back(std::move(problem));
}

void FlatReader::tell_once(std::size_t column, Said text) {
  if (!told_.insert(column).second) return;
  Problem problem = sheet_.problem_at(sheet_.header_row, column);
  problem.problem = std::move(text);
  problem.severity = Severity::remark;
  incoming_.problems.push_back(std::move(problem));
}

Incoming apply_mapping(const Sheet& sheet, const Mapping& mapping, const View& view) {
  return FlatReader(sheet, mapping, view).read();
}

}  // namespace stip
