// RecordForm: which control asks for which field, and with what in it.
#include "exchange/record_form.h"

#include <algorithm>

#include "agenda/consultation_result.h"
#include "base/locale.h"
#include "base/text.h"
#include "exchange/form_references.h"
#include "exchange/form_value.h"
#include "exchange/value_text.h"

namespace stip {
namespace {

constexpr std::size_t most_options = 200;  // Beyond this a list of options helps nobody: the id is written.
constexpr std::size_t most_checkboxes = 14;
constexpr std::size_t widest_line = 70;

/// The language in which the programme writes what has no language of its own.
std::string first_language(const View& view) {
  for (const Programme& programme : view.all<Programme>()) {
    if (!programme.languages.empty()) return programme.languages.front();
  }
  return "nl";
}

std::string language_of(const View& view, const Field& field) {
  if (field.name == "id" || (field.kind != Kind::text && field.kind != Kind::prose)) return {};
  return ends_with(field.name, "_en") ? "en" : first_language(view);
}

std::string help_of(const RecordType& type, const Field& field, Language language) {
  return std::string(language == Language::en ? field.help : tr_in(language, type.name, field.help));
}

std::vector<FormOption> choice_options(const Field& field, Language language) {
  const ChoiceType& type = field.choice_type();
  std::vector<FormOption> options;
  for (const Choice& choice : type.values) {
    if (choice.name.empty() && field.kind == Kind::choices) continue;  // Nothing checked says the same.
    std::string label(label_of(type, choice, language));
    if (label.empty()) label = tr(language, "not stated");
    const auto help =
        choice.help.empty() || language == Language::en ? choice.help : tr_in(language, type.name, choice.help);
    const bool says_more = folded(help) != folded(label + ".");
    options.push_back({std::string(choice.name), std::move(label), std::string(says_more ? help : "")});
  }
  return options;
}

void put_reference_options(FormField& shown, const View& view, Language language) {
  const Field& field = *shown.field;
  if (field.kind == Kind::ref && !field.is_required)
    shown.options.push_back({"", std::string(tr(language, "not stated")), ""});
  const auto first = static_cast<std::ptrdiff_t>(shown.options.size());
  for (const Row& row : view.table(field.target())) {
    if (row.record) shown.options.push_back({row.id, chooser_line(view, row.id, language), ""});
  }
  std::ranges::stable_sort(shown.options.begin() + first, shown.options.end(),
                           [&](const auto& a, const auto& b) { return collate(language, a.label, b.label) < 0; });
  for (const std::string& id : shown.chosen) {  // What is chosen can stay, also if there is no such record any more.
    if (std::ranges::find(shown.options, id, &FormOption::value) == shown.options.end())
      shown.options.push_back({id, id, ""});
  }
}

void put_references(FormField& shown, const View& view, Language language) {
  const Field& field = *shown.field;
  std::string lines;
  for (const std::string& id : shown.chosen) lines += (lines.empty() ? "" : "\n") + reference_line(view, id, language);
  const std::size_t known = field.target ? view.count(field.target()) : most_options + 1;
  if (known > (field.is_several() ? most_checkboxes : most_options)) {
    shown.control = field.is_several() ? Control::lines : Control::line;
    shown.hint = field.is_several() ? tr(language, "One on each line: the id or the title.")
                 : field.target     ? tr(language, "The id or the title.")
                                    : tr(language, "The id of a record, for instance A-014.");
    shown.text = std::move(lines);
    shown.chosen.clear();
    return;
  }
  shown.control = field.is_several() ? Control::some_of : Control::one_of;
  put_reference_options(shown, view, language);
}

void put_text(FormField& shown, const std::string& canonical) {
  shown.text = as_sent(canonical);
  // A line would lose line ends, and hide the end of a long text.
  const bool is_long = shown.field->kind == Kind::prose || contains(shown.text, "\n") ||
                       (shown.field->kind == Kind::text && length(shown.text) > widest_line);
  shown.control = is_long ? Control::paragraphs : Control::line;
}

void put_value(FormField& shown, const View& view, const std::string& canonical, Language language) {
  const Field& field = *shown.field;
  if (!canonical.empty() && field.is_several()) shown.chosen = parts_of(field, canonical);
  if (!canonical.empty() && !field.is_several()) shown.chosen = {canonical};
  switch (field.kind) {
    case Kind::text:
    case Kind::prose:
    case Kind::link:
      put_text(shown, canonical);
      break;
    case Kind::list:
      shown.control = Control::lines;
      shown.hint = tr(language, "One on each line.");
      shown.text = join(shown.chosen, "\n");
      break;
    case Kind::ref:
    case Kind::refs:
    case Kind::any_ref:
    case Kind::any_refs:
      return put_references(shown, view, language);
    case Kind::choice:
    case Kind::choices:
      shown.control = field.kind == Kind::choice ? Control::one_of : Control::some_of;
      shown.options = choice_options(field, language);
      if (field.kind == Kind::choice && canonical.empty()) shown.chosen = {""};
      return;
    case Kind::yes_no:
      shown.control = Control::yes_no;
      return;
    case Kind::date:
      shown.control = Control::date;
      shown.hint = tr(language, "For instance 1-3-2027, March 2027, Q3 2027 or 2027.");
      break;
    case Kind::amount:
      shown.control = Control::amount;
      shown.hint = tr(language, "For instance € 1.250.000, 1.5 mln, 10-15 mln or max. 5 mln.");
      break;
    case Kind::quantity:
      shown.control = Control::quantity;
      shown.hint = tr(language, "For instance 41.6, about 35,000 or 151 to 187.");
      break;
    case Kind::whole:
      shown.control = Control::whole;
      break;
  }
  if (shown.control >= Control::date) shown.text = shown_value(field, canonical, language);
  shown.chosen.clear();
}

FormField form_field(const View& view, const RecordType& type, const Field& field, const Record& record,
                     Language language) {
  FormField shown;
  shown.field = &field;
  shown.label = label_of(type, field, language);
  shown.help = help_of(type, field, language);
  shown.language = language_of(view, field);
  shown.is_required = field.is_required;
  if (const Field* guard = field.guard.empty() ? nullptr : type.field(field.guard))
    shown.guard_label = label_of(type, *guard, language);
  put_value(shown, view, field.text(record), language);
  if (!field.unit.empty()) shown.label += " (" + std::string(tr(language, field.unit)) + ")";
  return shown;
}

std::vector<std::string> typed_for(const std::vector<FormPair>& pairs, std::string_view name) {
  std::vector<std::string> values;
  for (const FormPair& pair : pairs) {
    if (pair.first == name) values.push_back(as_sent(pair.second));
  }
  return values;
}

}  // namespace

bool RecordForm::has_problems() const {
  return std::ranges::any_of(fields, [](const FormField& field) { return !field.problem.empty(); });
}

RecordForm record_form(const View& view, const RecordType& type, const Row* row, Language language) {
  const Record& record = row ? *row->record : blank(type);
  RecordForm form{&type, row ? row->id : "", row ? row->version : 0, language, {}};
  for (const Field& field : type.fields) {
    if (is_for_programs(field)) continue;  // Nobody's to type; what is not sent stays as it was.
    form.fields.push_back(form_field(view, type, field, record, language));
    if (field.name != "id") continue;
    if (row) form.fields.back().control = Control::fixed;
    if (!row) form.fields.back().hint = fill(tr(language, "For instance {}."), {std::string(type.prefix) + "014"});
  }
  return form;
}

void refill(RecordForm& form, const std::vector<FormPair>& pairs, const std::vector<FieldProblem>& problems) {
  for (FormField& shown : form.fields) {
    const auto problem = std::ranges::find(problems, shown.field, &FieldProblem::field);
    if (problem != problems.end()) shown.problem = problem->problem + " " + problem->remedy;
    auto typed = typed_for(pairs, shown.name());
    if (typed.empty() || shown.control == Control::fixed) continue;
    const bool is_chosen =
        shown.control == Control::one_of || shown.control == Control::some_of || shown.control == Control::yes_no;
    if (is_chosen) {
      if (shown.control != Control::one_of) std::erase(typed, "");
      shown.chosen = std::move(typed);
    } else {
      shown.text = typed.front();
    }
  }
}

}  // namespace stip
