// Edit lines: controls out of the form of the record, and back to edits.
#include "web/office/edit_lines.h"

#include <algorithm>

#include "agenda/records.h"
#include "base/text.h"
#include "exchange/form_value.h"
#include "web/parts/proposal_parts.h"
#include "web/parts/record_form.h"

namespace stip {
namespace {

/// A value as a form sends it.
std::vector<FormPair> as_typed(const Field& field, const std::string& value, Language language) {
  std::vector<FormPair> pairs;
  if (field.kind == Kind::list || !field.is_several()) {
    const bool is_list = field.kind == Kind::list;
    pairs.emplace_back(field.name, is_list                                     ? join(parts_of(field, value), "\n")
                                   : field.is_reference() || field.choice_type ? value
                                                                               : shown_value(field, value, language));
  } else {
    for (const std::string& part : parts_of(field, value)) pairs.emplace_back(field.name, part);
  }
  return pairs;
}

/// Reads what was typed for a change: another edit, that it falls away, or nothing that differs.
void read(const OfficeVisit& visit, EditLine& line, TypedLines& typed_lines, bool& is_readable) {
  const Visit& v = visit.visit;
  const Edit edit{line.change->record.id, line.change->field, line.change->value};
  if (!typed(visit, line.drop_name()).empty()) typed_lines.drops.push_back(edit);
  if (!line.control) return;
  std::vector<FormPair> pairs, sent;
  for (const auto& [name, value] : visit.sent)
    if (name == line.value_name()) sent.emplace_back(edit.field, value);
  if (sent.empty()) return;
  pairs = sent;
  pairs.emplace_back("_version", std::to_string(line.row ? line.row->version : 0));
  if (!line.row) pairs.emplace_back("id", edit.record);
  RecordForm form{line.type, edit.record, 0, v.language, {*line.control}};
  const auto reading = read_form(v.view, *line.type, line.row, pairs, v.language);
  std::vector<FieldProblem> problems = reading.ok() ? reading->problems : std::vector<FieldProblem>{};
  std::erase_if(problems, [&](const FieldProblem& each) { return each.field != line.control->field; });
  if (!reading.ok()) problems.push_back({line.control->field, reading.error().problem, reading.error().remedy});
  form.fields.front().chosen.clear();
  refill(form, sent, problems);
  line.control = form.fields.front();
  if (!problems.empty()) {
    is_readable = false;
  } else if (const std::string value = line.control->field->text(*reading->record); value != edit.value) {
    typed_lines.edits.push_back({edit.record, edit.field, value});
  }
}

Html line_markup(const OfficeVisit& visit, const EditLine& line, bool says_proposed) {
  const Visit& v = visit.visit;
  const ProposedChange& change = *line.change;
  const Html now = line.row && line.control
                       ? edited_value(v, change.record.id, change.field, line.control->field->text(*line.row->record))
                       : html("{}", line.row ? v.tr("is there") : v.tr("is not there yet"));
  const Html proposed =
      change.field.empty() ? html("{}", v.tr("ends")) : edited_value(v, change.record.id, change.field, change.value);
  Html facts = html("<div><dt>{}</dt><dd dir=\"auto\">{}</dd></div>", v.tr("Now"), now);
  if (says_proposed) facts.add("<div><dt>{}</dt><dd dir=\"auto\">{}</dd></div>", v.tr("As it was proposed"), proposed);
  Html fields = html("<dl class=\"stip-facts\">{}</dl>", facts);
  if (line.control) {
    FormField control = *line.control;
    control.label = fill(v.tr("{}: becomes"), {control.label});
    control.is_required = false;
    fields.add(form_field_html(control, v.language, line.value_name()));
  }
  fields.add(check_field({line.drop_name(), v.tr("This change falls away"), {}, "yes"},
                         !typed(visit, line.drop_name()).empty()));
  return html(
      "<div class=\"stip-form__field--wide\"><fieldset class=\"utrecht-form-fieldset\"><legend "
      "class=\"utrecht-form-fieldset__legend\" dir=\"auto\">{}</legend>\n{}</fieldset></div>\n",
      edited_place(v, change.record.id, change.field), fields);
}

std::string place_of(const EditLine& line) { return line.change->record.id + "." + line.change->field; }

}  // namespace

std::vector<EditLine> edit_lines(const OfficeVisit& visit, const Proposal& proposal) {
  const Visit& v = visit.visit;
  std::vector<EditLine> lines;
  for (const ProposedChange* change : v.view.referring<ProposedChange>("proposal", proposal.id)) {
    const auto found = v.view.find_any(change->record.id);
    EditLine line{change, found ? found.type : record_type_of_id(change->record.id), nullptr, std::nullopt};
    if (found) line.row = v.view.row(*found.type, change->record.id);
    const Field* field = line.type ? line.type->field(change->field) : nullptr;
    if (field) {
      RecordForm form = record_form(v.view, *line.type, line.row, v.language);
      std::erase_if(form.fields, [&](const FormField& each) { return each.field != field; });
      auto pairs = as_typed(*field, change->value, v.language);
      const bool is_text_area = !form.fields.empty() && form.fields.front().control == Control::lines;
      if (is_text_area && pairs.size() > 1) {  // One control holds them all, one a line.
        for (std::size_t at = 1; at < pairs.size(); ++at) pairs.front().second += "\n" + pairs[at].second;
        pairs.resize(1);
      }
      refill(form, pairs, {});
      if (!form.fields.empty()) line.control = std::move(form.fields.front());
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

std::optional<TypedLines> read_edit_lines(const OfficeVisit& visit, std::vector<EditLine>& lines) {
  TypedLines result;
  bool is_readable = true;
  for (EditLine& line : lines) read(visit, line, result, is_readable);
  return is_readable ? std::optional(std::move(result)) : std::nullopt;
}

Html edit_lines_html(const OfficeVisit& visit, const std::vector<EditLine>& lines, bool says_proposed) {
  Html fields;
  for (const EditLine& line : lines) fields.add(line_markup(visit, line, says_proposed || !line.control));
  return fields;
}

std::vector<Error> problems_of(const std::vector<EditLine>& lines) {
  std::vector<Error> problems;
  for (const EditLine& line : lines) {
    if (line.control && !line.control->problem.empty())
      problems.push_back({ErrorKind::invalid, place_of(line), line.control->problem, ""});
  }
  return problems;
}

std::vector<Anchor> anchors_of(const std::vector<EditLine>& lines) {
  std::vector<Anchor> anchors;
  for (const EditLine& line : lines) {
    if (line.control) anchors.push_back({place_of(line), "f-" + line.value_name()});
  }
  return anchors;
}

}  // namespace stip
