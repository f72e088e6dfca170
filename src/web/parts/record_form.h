// Record form: the form of a record as a page shows it.
#pragma once

#include <string>

#include "base/html.h"
#include "exchange/record_form.h"

namespace stip {

/// What stands around the fields.
struct FormFrame {
  std::string action = {};     ///< Address to which it is sent.
  std::string submit = {};     ///< Words on the button.
  std::string cancel = {};     ///< Address of the page to go back to; empty: no such link.
  Html more = {};              ///< Fields of the page itself, after those of the record.
  std::string second = {};     ///< Words on a second button, which sends `_do=second`; empty: there is none.
  bool is_part = false;        ///< Only some fields of the record are asked: they stand together, without a heading.
  bool lists_problems = true;  ///< False: the page tells them itself, with others, by problem_items().
  Html hidden = {};  ///< Hidden fields of the page itself: a token against forgery, a proposal. Names start with "_".
};

/// The form, with the list of problems above it if it has some. Every control has a label, its help and its problem by
/// aria-describedby; what is required says so in words. Works without JavaScript. Sent with POST; `_version` holds the
/// version that was shown. Check boxes come with an empty value before them, so that none checked says: none.
/// The page puts "Error: " before its title when the form has problems.
Html record_form_html(const RecordForm& form, const FormFrame& frame);

/// What is wrong with a form, above it: a heading and the items of a list.
Html problems_alert(std::string_view heading, const Html& items);
/// "3 fields need your attention".
std::string fields_with_problems(Language language, long count);
/// What is wrong with its fields, as items of a list, each leading to its control.
Html problem_items(const RecordForm& form);

/// One field alone, with controls of another name, for a form that asks a field of several records. Its first control
/// has the id "f-" and that name.
Html form_field_html(const FormField& field, Language language, std::string_view name);

}  // namespace stip
