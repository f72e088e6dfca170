// Flat sheet: row by row, and every assumption told.
#include "exchange/flat_sheet.h"

#include <algorithm>
#include <deque>
#include <set>

#include "agenda/records.h"
#include "base/text.h"
#include "exchange/known_records.h"
#include "exchange/lenient.h"
#include "exchange/value_text.h"

namespace stip {
namespace {

bool is_number_text(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789.") == text.npos;
}

class FlatReader {
 public:
  FlatReader(const Sheet& sheet, const Mapping& mapping, const View& view) : sheet_(sheet), view_(view), known_(view) {
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

  Incoming read() && {
    incoming_.types.insert(&type_of<Action>());
    if (has(ColumnTarget::amount)) incoming_.types.insert(&type_of<Funding>());
    if (has(ColumnTarget::participants) || has(ColumnTarget::owner)) incoming_.types.insert(&type_of<Participation>());
    if (has(ColumnTarget::goal)) incoming_.types.insert(&type_of<Contribution>());
    if (has_errors(incoming_.problems)) return std::move(incoming_);
    for (const SheetRow& row : sheet_.rows) read_row(row);
    for (auto& record : made_) incoming_.records.push_back(std::move(record));
    return std::move(incoming_);
  }

 private:
  // --- Rows -------------------------------------------------------------------------------------

  void read_row(const SheetRow& row) {
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

  void read_cell(std::size_t column, const std::string& cell) {
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

  // --- Ids --------------------------------------------------------------------------------------

  /// By number if there is one, else by title. Empty if two rows cannot be told apart.
  std::string action_id(const std::string& title) {
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

  std::string id_of_number(const std::string& number) const {
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

  // --- Organisations ----------------------------------------------------------------------------

  std::vector<std::string> names_of_organisations(std::string_view cell) const {
    if (means_nothing_yet(cell)) return {};
    return split_names(cell,
                       [&](std::string_view name) { return !known_.find(type_of<Organisation>(), name).empty(); });
  }

  void read_owner(std::size_t column, const std::string& cell) {
    const auto names = names_of_organisations(cell);
    if (names.empty()) {
      if (!cell.empty()) tell(column, Severity::remark, said("'{}' was read as: owner not stated.", cell), {});
      return set("owner", {}, column);
    }
    set("owner", organisation(names[0], column), column);
    for (std::size_t i = 1; i < names.size(); ++i) participate(organisation(names[i], column), column);
    if (names.size() > 1) {
      tell(column, Severity::remark,
           said("An action has one owner: '{}' was taken, the others as participants.", names[0]),
           said("Put the organisation that answers for it first."));
    }
  }

  std::string organisation(const std::string& text, std::size_t column) {
    const RecordType& type = type_of<Organisation>();
    const NameAndShortName names = names_in(text);
    for (std::string_view name :
         {std::string_view(text), std::string_view(names.short_name), std::string_view(names.name)}) {
      if (name.empty()) continue;
      if (const std::string id = known_.find(type, name); !id.empty()) return id;
    }
    const std::string wanted = names.short_name.empty() || names.short_name.find('&') != std::string::npos
                                   ? std::string()
                                   : std::string(type.prefix) + names.short_name;
    IncomingRecord& made =
        make(type, wanted.empty() ? known_.next_id(type) : known_.free_id(type, wanted), names.name, column);
    add_value(made, "short_name", names.short_name, column);
    if (contains(folded(names.name), "ministerie")) add_value(made, "kind", "ministry", column);
    for (const std::string& name : {text, names.name, names.short_name}) known_.add(type, name, made.id);
    tell(column, Severity::remark, said("There was no organisation '{}'; it is made as {}.", text, made.id),
         said("If it goes by another name, write that name."));
    return made.id;
  }

  void participate(const std::string& organisation_id, std::size_t column) {
    if (!participants_.insert(organisation_id).second) return;
    for (const Record* one : view_.referring(type_of<Participation>(), "action", action_.id)) {
      if (static_cast<const Participation*>(one)->organisation.id == organisation_id)
        return mention(type_of<Participation>(), one->id);
    }
    const RecordType& type = type_of<Participation>();
    IncomingRecord& made =
        make(type, known_.free_id(type, std::string(type.prefix) + tail_of(action_.id) + "-" + organisation_id),
             title_of(type_of<Organisation>(), organisation_id), column);
    add_value(made, "action", action_.id, column);
    add_value(made, "organisation", organisation_id, column);
  }

  // --- Themes, chapters, goals ------------------------------------------------------------------

  std::string found_or_made(const RecordType& type, const std::string& name, std::size_t column) {
    if (std::string id = known_.find(type, name); !id.empty()) return id;
    IncomingRecord& made = make(type, known_.next_id(type), name, column);
    known_.add(type, name, made.id);
    tell(column, Severity::remark, said("There was no {} '{}'; it is made as {}.", named(type), name, made.id),
         said("If it goes by another name, write that name."));
    return made.id;
  }

  /// The names in a cell: the whole of it if that is known, else its parts.
  std::vector<std::string> parts(const RecordType& type, const std::string& cell) const {
    if (cell.empty() || means_nothing_yet(cell)) return {};
    if (!known_.find(type, cell).empty()) return {cell};
    std::vector<std::string> found;
    for (const std::string& line : split_list(cell)) {
      for (const std::string& part : split(line, ';')) {
        const auto one = std::string(trimmed(part));
        const auto numbers = split(one, ',');  // "1, 3" are numbers; "Veilig, schoon en gezond" is one name.
        const bool all_known = numbers.size() > 1 && std::ranges::all_of(numbers, [&](const std::string& n) {
                                 return !known_.find(type, trimmed(n)).empty();
                               });
        if (all_known) {
          for (const std::string& number : numbers) found.emplace_back(trimmed(number));
        } else if (!one.empty()) {
          found.push_back(one);
        }
      }
    }
    return found;
  }

  void add_each(std::vector<std::string>& ids, const RecordType& type, const std::string& cell, std::size_t column) {
    for (const std::string& name : parts(type, cell)) {
      std::string id = found_or_made(type, name, column);
      if (std::ranges::find(ids, id) == ids.end()) ids.push_back(std::move(id));
    }
  }

  void read_goals(std::size_t column, const std::string& cell) {
    for (const std::string& name : parts(type_of<InterimGoal>(), cell)) {
      if (const std::string effect = known_.find(type_of<SocietalEffect>(), name);
          !effect.empty() && known_.find(type_of<InterimGoal>(), name).empty()) {
        if (std::ranges::find(effects_, effect) == effects_.end()) effects_.push_back(effect);
        continue;
      }
      contribute(found_or_made(type_of<InterimGoal>(), name, column), name, column);
    }
  }

  void contribute(const std::string& goal, const std::string& name, std::size_t column) {
    if (!contributions_.insert(goal).second) return;
    for (const Record* one : view_.referring(type_of<Contribution>(), "action", action_.id)) {
      if (static_cast<const Contribution*>(one)->goal.id == goal) return mention(type_of<Contribution>(), one->id);
    }
    const RecordType& type = type_of<Contribution>();
    IncomingRecord& made =
        make(type, known_.free_id(type, std::string(type.prefix) + tail_of(action_.id) + "-" + goal), name, column);
    add_value(made, "action", action_.id, column);
    add_value(made, "goal", goal, column);
  }

  // --- Values -----------------------------------------------------------------------------------

  void read_planning(std::size_t column, const std::string& cell) {
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

  void read_phase_cell(std::size_t column, const std::string& cell) {
    const auto phase = read_phase(cell);
    if (!phase.ok()) return tell(column, Severity::error, phase.error().problem, phase.error().remedy);
    if (!phase->remark.empty() && told_phases_.insert(folded(cell)).second)
      tell(column, Severity::remark, said("{} So in all rows.", sentence(phase->remark)), {});
    set("phase", std::string(name_of_choice(phase->phase)), column);
  }

  void read_amount_cell(std::size_t column, const std::string& cell) {
    const ColumnMapping& about = *columns_[column];
    std::string written = cell;
    if (row_->is_number(column))
      std::ranges::replace(written, '.', ',');  // A number of a workbook has a decimal point.
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
    IncomingRecord& made = make(type, id, about.column, column);
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

  void add_note(std::size_t column, const std::string& cell) {
    if (cell.empty()) return;
    const bool alone = notes_ == 1 && columns_[column]->target == ColumnTarget::note;
    note_ += (note_.empty() ? "" : "\n") + (alone ? cell : sheet_.header[column] + ": " + cell);
    if (!has(ColumnTarget::note)) set("note", note_, column);
  }

  // --- Small things -----------------------------------------------------------------------------

  static std::string tail_of(const std::string& id) { return starts_with(id, "A-") ? id.substr(2) : id; }
  static Said sentence(const Said& remark) {
    return said_by([remark](Language language) {
      std::string text = remark.in(language);
      if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
      return text + ".";
    });
  }

  bool has(ColumnTarget target) const { return column_of(target) < columns_.size(); }
  std::size_t column_of(ColumnTarget target) const {
    return static_cast<std::size_t>(
        std::ranges::find_if(columns_, [&](const ColumnMapping* one) { return one && one->target == target; }) -
        columns_.begin());
  }
  std::string cell_of(ColumnTarget target) const {
    const std::size_t column = column_of(target);
    return column < columns_.size() ? row_->cells[column] : std::string();
  }

  std::string title_of(const RecordType& type, const std::string& id) const {
    if (const Record* record = view_.find(type, id)) return record->title;
    for (const IncomingRecord& record : made_) {
      if (record.id == id && record.value("title")) return record.value("title")->text;
    }
    return id;
  }

  IncomingRecord& make(const RecordType& type, std::string id, const std::string& title, std::size_t column) {
    IncomingRecord& record =
        made_.emplace_back(IncomingRecord{&type, std::move(id), {}, sheet_.file, sheet_.name, row_->number});
    add_value(record, "title", title, column);
    return record;
  }

  /// The sheet still speaks of this record, though it says nothing new about it.
  void mention(const RecordType& type, const std::string& id) {
    made_.push_back(IncomingRecord{&type, id, {}, sheet_.file, sheet_.name, row_->number});
  }

  void set(std::string_view field, const std::string& text, std::size_t column) {
    for (IncomingValue& value : action_.values) {
      if (value.field->name == field) return void(value.text = text);
    }
    add_value(action_, field, text, column);
  }

  void add_value(IncomingRecord& record, std::string_view field_name, const std::string& text, std::size_t column) {
    const Field* field = record.type->field(field_name);
    STIP_ASSERT(field);
    record.values.push_back({field, text, column < sheet_.header.size() ? sheet_.header[column] : std::string()});
  }

  void tell(std::size_t column, Severity severity, Said text, Said remedy) {
    Problem problem = sheet_.problem_at(row_->number, column);
    if (column >= sheet_.header.size()) problem.column.clear();
    if (severity == Severity::remark && column == 0 && subject_.empty()) problem.column.clear();
    problem.subject = subject_;
    problem.problem = std::move(text);
    problem.remedy = std::move(remedy);
    problem.severity = severity;
    incoming_.problems.push_back(std::move(problem));
  }

  void tell_once(std::size_t column, Said text) {
    if (!told_.insert(column).second) return;
    Problem problem = sheet_.problem_at(sheet_.header_row, column);
    problem.problem = std::move(text);
    problem.severity = Severity::remark;
    incoming_.problems.push_back(std::move(problem));
  }

  const Sheet& sheet_;
  const View& view_;
  KnownRecords known_;
  Incoming incoming_;
  std::vector<const ColumnMapping*> columns_;  // Of each column of the sheet; nullptr: not mapped.
  std::size_t notes_ = 0;
  std::deque<IncomingRecord> made_;  // References into it stay good while it grows.
  std::set<std::string> seen_;
  std::set<std::size_t> told_;
  std::set<std::string> told_phases_;

  // Of the row at hand.
  const SheetRow* row_ = nullptr;
  std::string subject_;
  IncomingRecord action_;
  std::string note_;
  std::vector<std::string> themes_, effects_;
  std::set<std::string> participants_, contributions_;
};

}  // namespace

std::vector<std::string> split_names(std::string_view cell, const std::function<bool(std::string_view)>& is_known) {
  std::vector<std::string> names;
  const auto is_short = [](std::string_view name) {
    return std::ranges::none_of(name, [](char c) { return c == ' ' || (c >= 'a' && c <= 'z'); });
  };
  const auto add = [&](std::string_view name) {
    if (name = trimmed(name); !name.empty()) names.emplace_back(name);
  };
  const auto add_part = [&](std::string_view part) {
    part = trimmed(part);
    while (!part.empty() && !is_known(part)) {  // "EZK en LVVN en VWS" has several places to cut.
      bool cut = false;
      for (std::string_view mark : {" en ", " and ", " & "}) {
        const auto at = part.find(mark);
        if (at == part.npos) continue;
        const std::string_view left = trimmed(part.substr(0, at)), right = trimmed(part.substr(at + mark.size()));
        const std::string_view right_first = right.substr(0, right.find(mark));
        if (!(is_short(left) || is_short(right_first) ||
              (is_known(left) && (is_known(right) || is_known(right_first)))))
          continue;
        add(left);
        part = right;
        cut = true;
        break;
      }
      if (!cut) break;
    }
    add(part);
  };
  if (is_known(trimmed(cell))) return {std::string(trimmed(cell))};
  std::size_t begin = 0;
  int depth = 0;
  for (std::size_t i = 0; i <= cell.size(); ++i) {
    const char c = i < cell.size() ? cell[i] : '\n';
    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    if (i < cell.size() && (depth > 0 || std::string_view(",;/+|\n\r").find(c) == std::string_view::npos)) continue;
    add_part(cell.substr(begin, i - begin));
    begin = i + 1;
  }
  return names;
}

Incoming apply_mapping(const Sheet& sheet, const Mapping& mapping, const View& view) {
  return FlatReader(sheet, mapping, view).read();
}

}  // namespace stip
