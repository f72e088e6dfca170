// RecordForm: reading what came back, with all that is wrong at once.
#include <algorithm>
#include <optional>

#include "agenda/agenda.h"
#include "base/text.h"
#include "exchange/form_references.h"
#include "exchange/form_value.h"
#include "exchange/record_form.h"
#include "exchange/value_text.h"

namespace stip {
namespace {

constexpr std::size_t longest_line = 1'000;
constexpr std::size_t longest_text = 50'000;

Error refused(ErrorKind kind, std::string subject, std::string_view problem, std::string_view remedy) {
  return {kind, std::move(subject), std::string(problem), std::string(remedy)};
}

/// What the pairs say as a whole; what they say about fields is for later.
std::optional<Error> refusal_of(const RecordType& type, const Row* row, const std::vector<FormPair>& pairs,
                                Language language) {
  const std::string subject = (row ? cited(type, row->id) : named(type)).in(language);
  const auto reload = tr(language, "Reload the page and fill in the form again.");
  const std::string* version = nullptr;
  for (const auto& [name, value] : pairs) {
    if (name == "_version") version = &value;
    if (starts_with(name, "_")) continue;
    if (!type.field(name)) {
      const std::string known = is_utf8(name) ? name.substr(0, name.size() > 60 ? 0 : name.npos) : "";
      return refused(ErrorKind::invalid, subject,
                     fill(tr(language, "The form has a field ‘{}’, which is not known here."), {known}), reload);
    }
    if (name == "id" && row && as_sent(value) != row->id)
      return refused(ErrorKind::invalid, subject,
                     tr(language, "The form is about another record; an id never changes."), reload);
  }
  if (!version || *version != std::to_string(row ? row->version : 0))
    return refused(ErrorKind::conflict, subject,
                   tr(language, "Somebody changed this record after the form was opened."),
                   tr(language, "Compare what you wrote with how it is now, and send it again."));
  return std::nullopt;
}

/// Reads the fields one by one and gathers what they change and what is wrong.
class Reader {
 public:
  Reader(const View& view, const RecordType& type, const Row* row, Language language)
      : view_(view),
        type_(type),
        row_(row),
        language_(language),
        references_(view),
        record_(row ? type.copy(*row->record) : type.make()) {}

  void read(const Field& field, std::vector<std::string> typed) {
    if (field.name == "id" && row_) return;
    const std::string before = field.text(*record_);
    if (typed.empty()) {  // Says nothing: stays as it was.
      if (!row_ && field.is_required && before.empty()) is_empty(field);
      return;
    }
    if (field.is_several() || typed.size() > 1) std::erase(typed, "");  // The empty one before check boxes.
    if (!field.is_several() && typed.size() > 1)
      return wrong(field, tr(language_, "This field was sent more than once."),
                   tr(language_, "Reload the page and fill in the form again."));
    const auto text = canonical(field, typed, before);
    if (!text.ok()) return wrong(field, text.error().problem.in(language_), text.error().remedy.in(language_));
    if (*text != as_sent(before)) return change(field, *text);
    if (field.is_required && text->empty()) is_empty(field);
  }

  FormReading done() && {
    reading_.record = std::move(record_);
    if (!reading_.problems.empty()) reading_.changes.clear();
    return std::move(reading_);
  }

 private:
  void wrong(const Field& field, std::string_view problem, std::string_view remedy) {
    reading_.problems.push_back({&field, std::string(problem), std::string(remedy)});
  }
  void is_empty(const Field& field) {
    wrong(field, tr(language_, "This field is empty."), tr(language_, "It must be filled in."));
  }

  ErrorOr<std::string> canonical(const Field& field, const std::vector<std::string>& typed, const std::string& before) {
    const std::string& one = typed.empty() ? nothing_ : typed.front();
    if (field.is_reference()) {
      STIP_TRY_AS(const auto ids, references_.ids_of(field, typed, parts_of(field, before), language_));
      if (!field.is_several() && ids.size() > 1)
        return refused(ErrorKind::invalid, "field", tr(language_, "This names more than one record."),
                       tr(language_, "Name one."));
      // Check boxes come back in the order of the page, and that is no change.
      return std::ranges::is_permutation(ids, parts_of(field, before)) ? before : join(ids, "; ");
    }
    if (field.choice_type) return chosen(field, typed, before);
    if (field.kind == Kind::list) return text_of_parts(field, split_list(join(typed, "\n")));
    if (field.kind == Kind::yes_no) return yes_or_no(one);
    if (trimmed(one) == as_sent(before)) return one;
    if (field.kind == Kind::text && !contains(before, "\n")) return on_one_line(one);
    STIP_TRY_AS(const FormValue value, read_value(field, one, language_));
    if (value.assumed)
      reading_.remarks.push_back(
          fill(tr(language_, "{}: ‘{}’ is read as ‘{}’."),
               {label_of(type_, field, language_), one,
                value.text.empty() ? tr(language_, "not stated") : shown_value(field, value.text, language_)}));
    return value.text;
  }

  /// A title or a sentence that was typed into several lines, because its control has several.
  static std::string on_one_line(std::string text) {
    std::ranges::replace(text, '\n', ' ');
    return text;
  }

  ErrorOr<std::string> yes_or_no(const std::string& typed) {
    const auto answer = parse_yes_no(typed);
    if (!answer.ok())
      return refused(ErrorKind::invalid, "field", fill(tr(language_, "‘{}’ is neither yes nor no."), {typed}),
                     tr(language_, "Choose one of the options."));
    return std::string(*answer ? "yes" : "");
  }

  ErrorOr<std::string> chosen(const Field& field, const std::vector<std::string>& typed, const std::string& before) {
    const ChoiceType& type = field.choice_type();
    std::vector<std::string> names;
    for (const std::string& text : typed) {
      const Choice* choice = choice_meant(type, text);
      if (!choice && text.empty()) return before;  // A choice that is never empty, such as the classification.
      if (!choice)
        return refused(ErrorKind::invalid, "field", fill(tr(language_, "‘{}’ is not one of the options."), {text}),
                       tr(language_, "Choose one of the options."));
      if (std::ranges::find(names, choice->name) == names.end()) names.emplace_back(choice->name);
    }
    return in_order_of(type, names, split_references(before));
  }

  /// Check boxes come back in the order of the page: what was chosen before keeps its own order.
  static std::string in_order_of(const ChoiceType& type, std::vector<std::string> names,
                                 const std::vector<std::string>& before) {
    const auto rank = [&](const std::string& name) {
      const auto at = std::ranges::find(before, name);
      return at != before.end() ? static_cast<std::size_t>(at - before.begin())
                                : before.size() + *choice_index(type, name);
    };
    std::ranges::stable_sort(names, {}, rank);
    return join(names, "; ");
  }

  bool is_good_id(const Field& field, const std::string& text) {
    if (check_id(text))
      return wrong(field,
                   fill(tr(language_, "‘{}’ is not an id."), {text.substr(0, text.size() > 200 ? 0 : text.npos)}),
                   tr(language_, "Use letters, digits, hyphens, underscores and points, at most 64, as in A-014.")),
             false;
    if (view_.find_any(text))
      return wrong(field, fill(tr(language_, "‘{}’ is taken already."), {text}),
                   tr(language_, "Choose another id; an id is never used again.")),
             false;
    return true;
  }

  void change(const Field& field, const std::string& text) {
    if (field.is_required && text.empty()) return is_empty(field);
    if (field.name == "id" && !is_good_id(field, text)) return;
    const std::size_t most = field.kind == Kind::text || field.kind == Kind::link ? longest_line : longest_text;
    if (const std::size_t count = length(text); count > most)
      return wrong(
          field,
          fill(tr(language_, "This text has {} characters, and {} fit."),
               {number_text(language_, static_cast<long>(count)), number_text(language_, static_cast<long>(most))}),
          tr(language_, "Shorten it."));
    if (const auto error = field.set(*record_, text))
      return wrong(field, error->problem.in(language_), error->remedy.in(language_));
    if (field.name != "id") reading_.changes.push_back({std::string(field.name), field.text(*record_)});
  }

  const View& view_;
  const RecordType& type_;
  const Row* row_;
  Language language_;
  FormReferences references_;
  std::shared_ptr<Record> record_;
  FormReading reading_;
  const std::string nothing_;
};

}  // namespace

ErrorOr<FormReading> read_form(const View& view, const RecordType& type, const Row* row,
                               const std::vector<FormPair>& pairs, Language language) {
  if (auto error = refusal_of(type, row, pairs, language)) return *error;
  Reader reader(view, type, row, language);
  for (const Field& field : type.fields) {
    std::vector<std::string> typed;
    for (const FormPair& pair : pairs) {
      if (pair.first == field.name) typed.push_back(as_sent(pair.second));
    }
    reader.read(field, std::move(typed));
  }
  return std::move(reader).done();
}

}  // namespace stip
