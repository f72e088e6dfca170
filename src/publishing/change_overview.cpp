// Change overview: grouped by what happened, worded by kind of field.
#include "publishing/change_overview.h"

#include "agenda/consultation_result.h"
#include "base/text.h"
#include "publishing/checkable.h"
#include "publishing/record_words.h"
#include "publishing/word_diff.h"

namespace stip {
namespace {

class Overview {
 public:
  Overview(const View& after, const Compared& last, Day today, const ChangeOptions& options)
      : after_(after), last_(last), options_(options), language_(options.language), out_(after, front(today)) {}

  Document write() {
    short_version();
    write_records(Fate::added, tr(language_, "New"), "nieuw");
    write_records(Fate::ended, tr(language_, "Ended"), "geeindigd");
    write_moved();
    write_changed();
    write_figures();
    write_since_first();
    write_proof();
    return std::move(out_).finish();
  }

 private:
  Document front(Day today) const {
    const std::string now = options_.now.empty() ? std::string(tr(language_, "the agenda of today")) : options_.now;
    Document start{.language = language_,
                   .title = std::string(tr(language_, "What changed in the agenda")),
                   .subtitle = fill(tr(language_, "{} compared with {}"), {capitalised(now), last_.moment}),
                   .date = options_.date.value_or(today)};
    start.footer = fill(tr(language_, "{}, ledger entries {} to {}"),
                        {start.title, std::to_string(last_.before.upto()), std::to_string(after_.upto())});
    start.subject = start.subtitle;
    return start;
  }

  static std::string capitalised(std::string words) {
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
    return words;
  }

  std::string type_label(const RecordType& type) const { return std::string(tr_in(language_, type.name, type.label)); }
  std::string name_of_record(const RecordDifference& record) const {
    return record.id + " " + title_of(language_, record.record());
  }

  void short_version() {
    out_.heading(1, tr(language_, "In short"), "kort");
    const Difference& difference = last_.difference;
    if (difference.empty()) return out_.paragraph({text(tr(language_, "Nothing changed."))}, Paragraph::Role::lead);
    out_.paragraph({text(summary_text(difference, language_, last_.moment))}, Paragraph::Role::lead);
    DataTable table{std::string(tr(language_, "Number of changes")),
                    {{std::string(tr(language_, "Kind of record")), 2.2},
                     number(tr(language_, "New")),
                     number(tr(language_, "Changed")),
                     number(tr(language_, "of which moved")),
                     number(tr(language_, "Ended")),
                     number(tr(language_, "Unchanged"))},
                    {}};
    for (const TypeCount& count : difference.counts) {
      if (is_bookkeeping(*count.type) || count.added + count.ended + count.changed == 0) continue;
      std::vector<Inlines> row{{text(tr_in(language_, count.type->name, count.type->plural_label))}};
      for (const std::size_t some : {count.added, count.changed, count.moved, count.ended, count.unchanged})
        row.push_back({text(number_text(language_, static_cast<long>(some)))});
      table.rows.push_back(std::move(row));
    }
    if (!table.rows.empty()) out_.add(std::move(table));
  }

  static Column number(std::string_view header) { return {std::string(header), 1, Column::Align::right}; }

  Inlines reason_words(const std::optional<Reason>& reason) {
    if (!reason) return {quiet(tr(language_, "not stated"))};
    Inlines words;
    if (!reason->reason.empty()) words.push_back(text(reason->reason));
    for (const std::string& cause : reason->causes) {
      if (!words.empty()) words.push_back(line_break());
      const auto found = after_.find_any(cause);
      words.push_back(text(found ? cause + " " + title_of(language_, *found.record) : cause));
    }
    if (!words.empty()) words.push_back(line_break());
    words.push_back(quiet(fill(tr(language_, "entry {}"), {std::to_string(reason->entry)})));
    return words;
  }

  void write_records(Fate fate, std::string_view heading, std::string_view id) {
    DataTable table{std::string(heading),
                    {{std::string(tr(language_, "Number")), 1.2},
                     {std::string(tr(language_, "Kind of record")), 1.6},
                     {std::string(tr(language_, "Title")), 4},
                     {std::string(tr(language_, "Reason and decision")), 3.4}},
                    {}};
    for (const RecordDifference& record : last_.difference.policy) {
      if (record.fate == fate)
        table.rows.push_back({{text(record.id)},
                              {text(type_label(*record.type))},
                              {text(title_of(language_, record.record()))},
                              reason_words(reason_of(record, last_.difference.reasons))});
    }
    if (table.rows.empty()) return;
    out_.heading(1, heading, id);
    out_.add(std::move(table));
  }

  void write_moved() {
    BulletList list;
    for (const RecordDifference& record : last_.difference.policy) {
      if (record.moved) list.items.push_back({link_to(name_of_record(record), "#" + record.id)});
    }
    if (list.items.empty()) return;
    out_.heading(1, tr(language_, "Moved within the agenda"), "verplaatst");
    out_.paragraph(
        {text(tr(language_, "These have another owner or another place in the agenda; what changed stands below."))});
    out_.add(std::move(list));
  }

  void write_changed() {
    bool begun = false;
    for (const RecordDifference& record : last_.difference.policy) {
      if (record.fate != Fate::changed) continue;
      if (!begun) out_.heading(1, tr(language_, "Changed"), "gewijzigd");
      begun = true;
      out_.heading(2, name_of_record(record), record.id);
      const auto fields = fields_of(record, last_.difference.reasons);
      const bool one_reason = std::ranges::all_of(
          fields, [&](const FieldDifference& field) { return field.reason && field.reason == fields.front().reason; });
      if (one_reason) out_.paragraph(reason_words(fields.front().reason));
      DataTable table{fill(tr(language_, "What changed in {}"), {record.id}),
                      {{std::string(tr(language_, "What")), 2.2},
                       {std::string(tr(language_, "Old and new")), one_reason ? 6.0 : 4.2},
                       {std::string(tr(language_, "Difference")), 1.6}},
                      {}};
      if (!one_reason) table.columns.push_back({std::string(tr(language_, "Reason and decision")), 2.6});
      for (const FieldDifference& field : fields) {
        std::vector<Inlines> row{{text(tr_in(language_, record.type->name, field.field->label))},
                                 old_and_new(last_.before, field),
                                 {text(delta(field))}};
        if (!one_reason) row.push_back(reason_words(field.reason));
        table.rows.push_back(std::move(row));
      }
      out_.add(std::move(table));
    }
  }

  Inlines old_and_new(const View& before, const FieldDifference& field) {
    if (field.field->kind == Kind::prose && !field.before.empty() && !field.after.empty()) {
      Inlines words;
      for (const WordPiece& piece : word_diff(field.before, field.after)) {
        if (piece.kind == Piece::same)
          words.push_back(text(piece.text));
        else
          words.push_back(piece.kind == Piece::removed ? deleted(piece.text) : inserted(piece.text));
      }
      return words;
    }
    if (!field.gone.empty() || !field.come.empty()) return parts_words(before, field);
    Inlines words;
    if (!field.before.empty())
      words.push_back(deleted(value_text(before, language_, *field.field, field.before)));
    else
      words.push_back(quiet(tr(language_, "not stated")));
    words.push_back(text(" → "));
    if (!field.after.empty())
      words.push_back(inserted(value_text(after_, language_, *field.field, field.after)));
    else
      words.push_back(quiet(tr(language_, "not stated")));
    return words;
  }

  Inlines parts_words(const View& before, const FieldDifference& field) {
    Inlines words;
    const auto say = [&](const View& view, const std::string& part, bool is_new) {
      if (!words.empty()) words.push_back(line_break());
      const std::string value = value_text(view, language_, *field.field, part);
      words.push_back(is_new ? inserted(value) : deleted(value));
    };
    for (const std::string& part : field.gone) say(before, part, false);
    for (const std::string& part : field.come) say(after_, part, true);
    return words;
  }

  std::string delta(const FieldDifference& field) const {
    if (field.quarters) return quarters_text(language_, *field.quarters);
    if (field.cents) return signed_amount_text(language_, *field.cents);
    if (field.more) return (field.more->units > 0 ? "+ " : "") + number_text(language_, *field.more);
    return {};
  }

  void write_figures() {
    const auto& figures = last_.difference.figures;
    if (figures.empty()) return;
    out_.heading(1, tr(language_, "New and revised figures"), "cijfers");
    out_.paragraph({text(tr(language_, "These tell how the world changed, not what was decided."))});
    DataTable table{std::string(tr(language_, "New and revised figures")),
                    {{std::string(tr(language_, "Observation")), 4},
                     {std::string(tr(language_, "What happened")), 1.6},
                     {std::string(tr(language_, "Value")), 3}},
                    {}};
    for (const RecordDifference& record : figures) {
      Inlines value;
      for (const FieldDifference& field : fields_of(record)) {
        if (field.field->name == "value") value = old_and_new(last_.before, field);
      }
      table.rows.push_back({{text(title_of(language_, record.record()))},
                            {text(tr(language_, label_of(record.fate)))},
                            std::move(value)});
    }
    out_.add(std::move(table));
  }

  void write_proof() {
    if (options_.checkpoint.empty()) return;
    out_.heading(1, tr(language_, "How this can be checked"), "verantwoording");
    out_.add(checkable_facts(language_, {options_.now, after_.upto(), options_.checkpoint, {}}));
  }

  void write_since_first() {
    if (!options_.first) return;
    const Compared& first = *options_.first;
    out_.heading(1, fill(tr(language_, "Since {}"), {first.moment}), "eerste");
    out_.paragraph({text(summary_text(first.difference, language_, first.moment))});
    DataTable table{fill(tr(language_, "Dates that moved since {}"), {first.moment}),
                    {{std::string(tr(language_, "Record")), 4},
                     {std::string(tr(language_, "What")), 2},
                     {std::string(tr(language_, "Old and new")), 3.4},
                     {std::string(tr(language_, "Difference")), 1.8}},
                    {}};
    for (const RecordDifference& record : first.difference.policy) {
      if (record.fate != Fate::changed) continue;
      for (const FieldDifference& field : fields_of(record)) {
        if (!field.quarters || *field.quarters == 0) continue;
        table.rows.push_back({{text(name_of_record(record))},
                              {text(tr_in(language_, record.type->name, field.field->label))},
                              old_and_new(first.before, field),
                              {text(delta(field))}});
      }
    }
    if (!table.rows.empty()) out_.add(std::move(table));
  }

  const View& after_;
  const Compared& last_;
  const ChangeOptions& options_;
  Language language_;
  DocumentWriter out_;
};

std::string part_text(const View& view, Language language, const Field& field, std::string_view part) {
  switch (field.kind) {
    case Kind::ref:
    case Kind::refs:
    case Kind::any_ref:
    case Kind::any_refs: {
      const auto found = view.find_any(part);
      return found ? title_of(language, *found.record) : std::string(part);
    }
    case Kind::choice:
    case Kind::choices: {
      const ChoiceType& type = field.choice_type();
      const auto at = choice_index(type, part);
      return at && !type.values[*at].label.empty() ? std::string(tr_in(language, type.name, type.values[*at].label))
                                                   : std::string(part);
    }
    case Kind::date: {
      const auto date = parse_date(part);
      return date.ok() ? date_text(language, *date) : std::string(part);
    }
    case Kind::amount: {
      const auto amount = parse_amount(part);
      return amount.ok() ? short_amount_text(language, *amount) : std::string(part);
    }
    case Kind::quantity: {
      const auto quantity = parse_quantity(part);
      return quantity.ok() ? quantity_text(language, *quantity) : std::string(part);
    }
    case Kind::yes_no:
      return std::string(part == "yes" ? tr(language, "Yes") : tr(language, "No"));
    default:
      return std::string(part);
  }
}

}  // namespace

std::string value_text(const View& view, Language language, const Field& field, std::string_view canonical) {
  if (is_for_programs(field) && !canonical.empty())
    return fill(tr(language, "{} bytes"), {number_text(language, static_cast<long>(canonical.size()))});
  if (field.name == "release")
    if (const auto moment = parse_instant(canonical); moment.ok()) return instant_text(language, *moment);
  if (!field.is_several()) return part_text(view, language, field, canonical);
  std::vector<std::string> words;
  for (const std::string& part : parts_of(field, canonical)) words.push_back(part_text(view, language, field, part));
  return join(words, "; ");
}

Document change_overview(const View& after, const Compared& last, Day today, const ChangeOptions& options) {
  return Overview(after, last, today, options).write();
}

}  // namespace stip
