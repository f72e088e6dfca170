// Import plan: three-way comparison per field, and the checks over the whole file.
#include "exchange/import_plan.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "base/text.h"
#include "exchange/renamed.h"
#include "exchange/value_text.h"

namespace stip {
namespace {

/// A value in a sentence: a choice as its reader calls it, all else as it is.
Said shown(const Field* field, const std::string& text) {
  if (field->kind != Kind::choice) return text;
  return said_by([&type = field->choice_type(), text](Language language) {
    const auto index = choice_index(type, text);
    if (language == Language::en || !index) return text;
    return std::string(label_of(type, type.values[*index], language));
  });
}

/// White space at the ends is lost on the way through a spreadsheet; it is no change.
bool same_text(std::string_view a, std::string_view b) { return trimmed(a) == trimmed(b); }

class Planner {
 public:
  Planner(const View& now, const Incoming& incoming, const ImportBase& base, const ImportOptions& options)
      : now_(now), incoming_(incoming), base_(base), options_(options) {
    plan_.problems = incoming.problems;
    plan_.next_base = base;
  }

  ImportPlan plan() && {
    for (const IncomingRecord& record : incoming_.records) register_id(record);
    for (const IncomingRecord* record : good_) plan_record(*record);
    look_for_missing();
    look_for_renamed();
    for (const IncomingRecord* record : good_) check_references(*record);
    std::ranges::stable_sort(plan_.records, {}, [](const PlannedRecord& r) { return r.type->index; });
    std::ranges::stable_sort(plan_.problems, {}, &Problem::severity);
    if (!has_errors(plan_.problems)) make_changes();
    return std::move(plan_);
  }

 private:
  /// Ids must be new to the file, not retired, and of one type only.
  void register_id(const IncomingRecord& record) {
    const auto [first, fresh] = in_file_.try_emplace(record.id, &record);
    if (!fresh) {
      const IncomingRecord& other = *first->second;
      return report(
          record, "id",
          said("The id is used twice; first in {}, row {}.",
               other.sheet.empty() ? Said(other.file) : said("sheet {}", other.sheet), std::to_string(other.row)),
          said("Give one of the two another id."));
    }
    const Row* row = now_.row(*record.type, record.id);
    if (row && !row->record) {
      return report(record, "id", said("The id was used by a record that has been retired; ids are never used again."),
                    said("Give it a new id, or leave out the row."));
    }
    for (const RecordType* other : record_types()) {
      if (row || other == record.type || !now_.row(*other, record.id)) continue;
      return report(record, "id", said("The id is already used by a record of type {}.", named(*other)),
                    said("Give it another id; ids are unique over all types."));
    }
    if (!row && !starts_with(record.id, record.type->prefix)) {
      Problem problem = record.problem("id");
      problem.problem = said("Ids of {} usually start with {}.", named_plural(*record.type), record.type->prefix);
      problem.remedy = said("Change it now if it is a slip; later it cannot be changed.");
      problem.severity = Severity::warning;
      plan_.problems.push_back(std::move(problem));
    }
    good_.push_back(&record);
  }

  void plan_record(const IncomingRecord& incoming) {
    const Record* before = now_.find(*incoming.type, incoming.id);
    PlannedRecord planned{incoming.type,
                          incoming.id,
                          before ? before->title : std::string(),
                          before ? ImportFate::changed : ImportFate::made,
                          {}};
    for (const Field& field : incoming.type->fields) {
      if (field.name == "id") continue;
      const IncomingValue* value = incoming.value(field.name);
      if (value) plan_field(incoming, *value, before, planned);
      const bool is_empty = value ? value->text.empty() : !before;
      if (field.is_required && is_empty) {
        report(incoming, value ? value->column : std::string(field.name),
               said("The field '{}' may not be empty.", named(*incoming.type, field)),
               said_in(incoming.type->name, field.help));
      }
    }
    if (const IncomingValue* value = incoming.value("title"); value && !value->text.empty())
      planned.title = value->text;
    check_clearance(incoming);
    if (before && planned.fields.empty()) {
      ++plan_.unchanged;
    } else {
      plan_.records.push_back(std::move(planned));
    }
  }

  void plan_field(const IncomingRecord& incoming, const IncomingValue& value, const Record* before,
                  PlannedRecord& planned) {
    const std::string ledger = before ? value.field->text(*before) : value.field->text(blank(*incoming.type));
    const bool same = same_text(value.text, ledger);
    if (same || !before) {
      if (!same) planned.fields.push_back({value.field, ledger, value.text});
      return plan_.next_base.hold(incoming.id, value.field->name, value.text);
    }
    const auto file_unchanged = base_.held(incoming.id, value.field->name, value.text);
    if (file_unchanged && *file_unchanged) {
      ++plan_.kept;
      return;
    }
    const auto ledger_unchanged = base_.held(incoming.id, value.field->name, ledger);
    const bool both_changed = file_unchanged && !*ledger_unchanged;
    if (both_changed && options_.prefer == ImportOptions::Prefer::neither) return add_conflict(incoming, value, ledger);
    plan_.next_base.hold(incoming.id, value.field->name, value.text);
    if (both_changed && options_.prefer == ImportOptions::Prefer::ledger) {
      ++plan_.kept;
    } else {
      planned.fields.push_back({value.field, ledger, value.text});
    }
  }

  void add_conflict(const IncomingRecord& incoming, const IncomingValue& value, const std::string& ledger) {
    ImportConflict conflict{incoming.type, value.field, incoming.id,
                            value.text,    ledger,      incoming.problem(value.column)};
    conflict.place.problem =
        said("'{}' was changed in the file and elsewhere: '{}' in the file, '{}' in the agenda.",
             named(*incoming.type, *value.field), shown(value.field, value.text), shown(value.field, ledger));
    conflict.place.remedy =
        said("Choose with --prefer file or --prefer ledger, or write the value of the agenda in the file.");
    plan_.conflicts.push_back(std::move(conflict));
  }

  void check_clearance(const IncomingRecord& incoming) {
    const IncomingValue* value = incoming.value("classification");
    if (!value) return;
    const auto index = choice_index(value->field->choice_type(), value->text);
    if (index && !now_.viewer().may_see(static_cast<Classification>(*index))) {
      report(incoming, value->column,
             said("A record of classification '{}' cannot be entered by somebody who may not see it.",
                  shown(value->field, value->text)),
             said("Have it entered by somebody with that clearance."));
    }
  }

  void look_for_missing() {
    std::vector<std::pair<const RecordType*, std::string>> gone;
    for (const RecordType* type : incoming_.types) {
      for (const Row& row : now_.table(*type)) {
        if (!row.record || in_file_.contains(row.id)) continue;
        if (base_.empty() ? options_.retire_missing : base_.holds(row.id)) gone.emplace_back(type, row.id);
      }
    }
    std::ranges::sort(gone, {}, [](const auto& one) { return std::pair(one.first->index, one.second); });
    for (auto& [type, id] : gone) {
      plan_.missing.push_back(id);
      if (!options_.retire_missing) continue;
      retired_.insert(id);
      plan_.next_base.forget(id);
      plan_.records.push_back({type, id, now_.find(*type, id)->title, ImportFate::retired, {}});
    }
    if (!retired_.empty()) check_left_behind();
  }

  /// A sheet without numbers knows its rows by their titles: another title makes another record, and that is told.
  void look_for_renamed() {
    constexpr std::size_t most_pairs = 100'000;  // Beyond that nobody reads remarks, and it would take seconds.
    if (plan_.missing.empty() || plan_.missing.size() * good_.size() > most_pairs) return;
    struct Gone {
      std::vector<std::string> ids, titles;
    };
    std::map<const RecordType*, Gone> by_type;
    for (const RecordType* type : incoming_.types) {
      for (const std::string& id : plan_.missing) {
        if (const Record* gone = now_.find(*type, id))
          by_type[type].ids.push_back(id), by_type[type].titles.push_back(gone->title);
      }
    }
    for (const IncomingRecord* record : good_) {
      const IncomingValue* title = record->value("title");
      if (record->is_numbered || !title || now_.row(*record->type, record->id)) continue;
      const Gone& gone = by_type[record->type];
      const std::size_t alike = most_alike(title->text, gone.titles);
      if (alike == gone.titles.size()) continue;
      Problem problem = record->problem(title->column);
      problem.problem = said("It is new, and it looks like {} '{}', which is no longer in the file.", gone.ids[alike],
                             gone.titles[alike]);
      problem.remedy =
          said("Is it the same under another title? Then give the file a column with its number, {}.", gone.ids[alike]);
      problem.severity = Severity::remark;
      plan_.problems.push_back(std::move(problem));
    }
  }

  /// What stays may not refer to what goes.
  void check_left_behind() {
    for (const RecordType* type : record_types()) {
      for (const Row& row : now_.table(*type)) {
        if (!row.record || retired_.contains(row.id)) continue;
        for (const Field& field : type->fields) {
          if (!field.is_reference()) continue;
          const auto in_file = in_file_.find(row.id);
          if (in_file != in_file_.end() && in_file->second->value(field.name))
            continue;  // Checked with the file's own value.
          for (const std::string& id : split_references(field.text(*row.record))) {
            if (!retired_.contains(id)) continue;
            plan_.problems.push_back(
                {incoming_.name,
                 {},
                 0,
                 {},
                 cited(*type, row.id),
                 said("Its field '{}' refers to {}, which would be retired.", named(*type, field), id),
                 said("Keep {} in the file, or change the reference first.", id),
                 Severity::error});
          }
        }
      }
    }
  }

  void check_references(const IncomingRecord& record) {
    for (const IncomingValue& value : record.values) {
      if (!value.field->is_reference()) continue;
      for (const std::string& id : split_references(value.text)) check_reference(record, value, id);
    }
  }

  void check_reference(const IncomingRecord& record, const IncomingValue& value, const std::string& id) {
    const RecordType* wanted = value.field->target ? &value.field->target() : nullptr;
    const RecordType* found = nullptr;
    if (const auto in_file = in_file_.find(id); in_file != in_file_.end()) {
      found = in_file->second->type;
    } else if (wanted && now_.find(*wanted, id)) {
      found = wanted;
    } else if (const auto any = now_.find_any(id)) {
      found = any.type;
    }
    if (retired_.contains(id)) found = nullptr;
    if (found && (!wanted || found == wanted)) return;
    if (found) {
      return report(record, value.column, said("'{}' is of type {}, not {}.", id, named(*found), named(*wanted)),
                    said("Refer to a record of type {}.", named(*wanted)));
    }
    const std::string meant = nearest_id(id, wanted);
    report(record, value.column, said("'{}' is neither in the file nor in the agenda.", id),
           meant.empty() ? said("Add that record, or empty the reference.")
                         : said("Did you mean '{}'? Otherwise add that record, or empty the reference.", meant));
  }

  std::string nearest_id(const std::string& id, const RecordType* wanted) const {
    if (plan_.problems.size() > 200) return {};  // Each look takes a pass over all ids.
    std::vector<std::string_view> ids;
    for (const auto& [known, record] : in_file_) {
      if (!wanted || record->type == wanted) ids.push_back(known);
    }
    for (const RecordType* type : record_types()) {
      if (wanted && type != wanted) continue;
      for (const Row& row : now_.table(*type)) {
        if (row.record && !retired_.contains(row.id)) ids.push_back(row.id);
      }
    }
    std::ranges::sort(ids);
    return std::string(nearest(id, ids));
  }

  void make_changes() {
    for (const PlannedRecord& planned : plan_.records) {
      const Row* row = now_.row(*planned.type, planned.id);
      Change change{std::string(planned.type->name),
                    planned.id,
                    (row ? row->version : 0) + 1,
                    planned.fate == ImportFate::retired,
                    {}};
      for (const PlannedField& field : planned.fields)
        change.fields.push_back({std::string(field.field->name), field.after});
      plan_.changes.push_back(std::move(change));
    }
  }

  void report(const IncomingRecord& record, std::string_view column, Said text, Said remedy) {
    Problem problem = record.problem(column);
    problem.problem = std::move(text);
    problem.remedy = std::move(remedy);
    plan_.problems.push_back(std::move(problem));
  }

  const View& now_;
  const Incoming& incoming_;
  const ImportBase& base_;
  const ImportOptions& options_;
  ImportPlan plan_;
  std::unordered_map<std::string, const IncomingRecord*> in_file_;
  std::unordered_set<std::string> retired_;
  std::vector<const IncomingRecord*> good_;
};

void append_record(std::string& out, const PlannedRecord& record, Language language) {
  static constexpr std::string_view fates[] = {tr_later("new"), tr_later("changed"), tr_later("ended")};
  out += std::string(tr(language, fates[static_cast<std::size_t>(record.fate)])) + "  " +
         cited(*record.type, record.id).in(language) + "  " + record.title + "\n";
  if (record.fate != ImportFate::changed) return;
  for (const PlannedField& field : record.fields) {
    const auto quoted = [&](const std::string& text) {
      return text.empty() ? said("(empty)").in(language) : "'" + shown(field.field, text).in(language) + "'";
    };
    out += "    " + named(*record.type, *field.field).in(language) + ": " + quoted(field.before) + " -> " +
           quoted(field.after) + "\n";
  }
}

}  // namespace

std::size_t ImportPlan::count(ImportFate fate) const {
  return static_cast<std::size_t>(std::ranges::count(records, fate, &PlannedRecord::fate));
}

Error ImportPlan::refusal() const {
  if (has_errors(problems)) return first_error(problems);
  STIP_ASSERT(!conflicts.empty());
  const Problem& first = conflicts.front().place;
  return {ErrorKind::conflict, first.subject, and_more(first.problem, std::ssize(conflicts) - 1), first.remedy};
}

ImportPlan plan_import(const View& now, const Incoming& incoming, const ImportBase& base,
                       const ImportOptions& options) {
  return Planner(now, incoming, base, options).plan();
}

std::string to_text(const ImportPlan& plan, Language language, std::size_t most) {
  const auto number = [](std::size_t count) { return std::to_string(count); };
  std::string out =
      said("{} new, {} changed, {} ended, {} unchanged", number(plan.count(ImportFate::made)),
           number(plan.count(ImportFate::changed)), number(plan.count(ImportFate::retired)), number(plan.unchanged))
          .in(language);
  if (plan.kept > 0)
    out += ", " + tr_n(language, "{} field changed elsewhere and kept", "{} fields changed elsewhere and kept",
                       static_cast<long>(plan.kept));
  if (plan.left_alone() > 0)
    out += said(", {} no longer in the file (left alone)", number(plan.left_alone())).in(language);
  out += ".\n";
  for (std::size_t i = 0; i < plan.records.size() && i < most; ++i) append_record(out, plan.records[i], language);
  if (plan.records.size() > most) out += said("… and {} more", number(plan.records.size() - most)).in(language) + "\n";
  for (const ImportConflict& conflict : plan.conflicts) {
    std::string text = to_text(conflict.place, language);
    replace_all(text, std::string(tr(language, "error")) + ": ", std::string(tr(language, "conflict")) + ": ");
    out += text;
  }
  for (const Problem& problem : plan.problems) out += to_text(problem, language);
  return out;
}

}  // namespace stip
