// RecordForm: the form of a record type, made from its declaration, and what somebody sent back with it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "agenda/change.h"
#include "agenda/view.h"
#include "base/locale.h"

namespace stip {

/// How a field is asked for. Follows from its kind, and for references from how many records there are to choose from.
enum class Control : std::uint8_t {
  fixed,       ///< Shown, not asked: the id of a record that exists.
  line,        ///< Text in one line; also an id, a link, a reference to a record of any type.
  paragraphs,  ///< Text in lines and paragraphs.
  lines,       ///< One value per line: a list, or references with their titles.
  one_of,      ///< One of the options.
  some_of,     ///< Any of the options.
  yes_no,
  date,
  amount,
  quantity,
  whole,
};

/// A value that can be chosen. `label` and `help` are in the language of the form, or are the title of a record.
struct FormOption {
  std::string value;
  std::string label;
  std::string help;
};

struct FormField {
  const Field* field = nullptr;
  Control control = Control::line;
  std::string label;
  std::string help;                 ///< What it holds, as declared.
  std::string hint;                 ///< How to write it: "For instance 1-3-2027, Q3 2027 or 2027."
  std::string language;             ///< Of what is written in it: "nl", "en"; empty: not a text in a language.
  std::string guard_label;          ///< Label of the field that says who may see this value; empty: none.
  std::vector<FormOption> options;  ///< one_of, some_of: all that may be chosen.
  std::vector<std::string> chosen;  ///< one_of, some_of, yes_no ("yes"): the values that are chosen.
  std::string text;                 ///< All other controls: what stands in it.
  std::string problem;              ///< What is wrong with it and what to do, as sentences; empty: nothing.
  bool is_required = false;         ///< As declared, or because the act that the form is for asks it.

  std::string_view name() const { return field->name; }
};

struct RecordForm {
  const RecordType* type = nullptr;
  std::string id;            ///< Empty: a new record.
  std::int64_t version = 0;  ///< Of the record as shown; 0: a new record.
  Language language = Language::nl;
  std::vector<FormField> fields;  ///< In the order of declaration.

  bool has_problems() const;
};

/// The form that changes `row`, or that makes a record of the type if `row` is nullptr.
/// Dates, amounts and quantities stand in it as readers of the language write them, if that is read back as the same
/// value; otherwise as their canonical text. Cost: linear in the records that references may name.
RecordForm record_form(const View& view, const RecordType& type, const Row* row, Language language);

/// A name and a value, as a browser sends them; a name may occur more than once.
using FormPair = std::pair<std::string, std::string>;

struct FieldProblem {
  const Field* field = nullptr;
  std::string problem;  ///< In the language of the form.
  std::string remedy;
};

/// What a form says. Its changes are good only if there are no problems.
struct FormReading {
  std::vector<FieldChange> changes;  ///< Only what differs from the record as it was shown, in order of declaration.
  std::shared_ptr<const Record> record;  ///< The record as it would become.
  std::vector<FieldProblem> problems;    ///< All of them, in the order of declaration.
  std::vector<std::string> remarks;      ///< What was assumed: "'eind 2026' is read as Q4 2026."
};

/// Reads what came back from the form of `row` (nullptr: of a new record).
///
/// A field without a pair stays as it was, and an empty value empties it. Names that start with "_" belong to the form
/// itself and are passed over, apart from `_version`. Any other name that the type does not declare is refused: what
/// somebody typed must not be lost without a word, as it would be when a field went away after the form was shown.
/// Line ends become LF; white space at both ends goes. What only differs from the record in that is no change, nor is
/// what stood there already and breaks a limit of length or names a record that is no longer there.
/// Text is taken as people write it: "1-3-2027", "3e kwartaal 2027", "€ 1,5 mln", "ca. 39,7", a title for an id.
///
/// Errors: invalid (an unknown name, another id than that of `row`), conflict (`_version` is missing or is not that of
/// `row`: somebody else wrote in the meantime). All else is a problem of a field.
ErrorOr<FormReading> read_form(const View& view, const RecordType& type, const Row* row,
                               const std::vector<FormPair>& pairs, Language language);

/// Puts into the form what was typed and what is wrong with it, so that nobody types anything twice.
void refill(RecordForm& form, const std::vector<FormPair>& pairs, const std::vector<FieldProblem>& problems);

}  // namespace stip
