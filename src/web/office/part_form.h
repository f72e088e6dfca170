// Part form: some fields of a record type, as the form of an act of governance/.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "web/office/office.h"
#include "web/parts/record_form.h"

namespace stip {

/// What an act asks, in the words of the record that it makes or changes: labels, choices and ways of reading are those
/// of the declaration. What the act itself finds wrong is put beside the field that it is about.
class PartForm {
 public:
  using Names = std::initializer_list<std::string_view>;
  /// A problem as an act words it in English (up to its first {}), and the field that it is about.
  using Places = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  /// Asks the fields in the order of `names`; those in `required` say so.
  PartForm(const OfficeVisit& visit, const RecordType& type, Names names, Names required = {});

  FormField& field(std::string_view name);
  /// Another label or help than that of the record, already translated.
  void say(std::string_view name, std::string_view label, std::string_view help = {});
  /// What stands in a field before anybody typed: canonical text, or the value that is chosen.
  void put(std::string_view name, const std::string& value);
  /// Takes a choice away that is no answer here: "" for not stated.
  void without(std::string_view name, std::string_view value);

  /// Reads what was sent, and fills it in again. False: something cannot be read; the fields say what, and the record
  /// has the rest. What was left empty is for the act to complain of, so that all problems come at once.
  bool read();
  bool has_problems() const { return form_.has_problems(); }
  template <class T>
  const T& record() const {
    return static_cast<const T&>(*record_);
  }

  /// Puts the problems that have a place beside their fields; gives the others.
  std::vector<Error> place(const std::vector<Error>& problems, Places places);
  /// The form, without a list of problems: the page tells them above it.
  Html markup(FormFrame frame) const {
    frame.lists_problems = false;
    return record_form_html(form_, frame);
  }
  const RecordForm& fields() const { return form_; }

 private:
  const OfficeVisit& visit_;
  RecordForm form_;
  std::shared_ptr<const Record> record_;
};

}  // namespace stip
