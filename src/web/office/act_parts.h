// Act parts: what the pages of acts share: fields of their own, a preview of all that would change, and entering.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "web/office/entering.h"

namespace stip {

// --- Fields that belong to no record --------------------------------------------------------------

/// What was typed in a field of the page itself, trimmed; names start with "_".
std::string typed(const OfficeVisit& visit, std::string_view name);
/// All values that were sent by one name: of check boxes.
std::vector<std::string> all_typed(const OfficeVisit& visit, std::string_view name);
/// A date that may be left out, read as people write it. A problem of `subject` if it cannot be read.
Date typed_date(const OfficeVisit& visit, std::string_view name, std::string_view subject,
                std::vector<Error>& problems);

struct TypedField {
  std::string name;
  std::string_view label, help = {};
  std::string value = {};
  std::string_view form = {};      ///< Where several forms of a page ask the same: tells their controls apart.
  std::string_view required = {};  ///< "required", in the language of the page; empty: it may be left empty.

  std::string id() const { return "f" + std::string(form) + name; }
};
Html line_field(const TypedField& question);
Html wide_field(const Html& field);  ///< It has the width of the form to itself.
Html area_field(const TypedField& question);
Html check_field(const TypedField& question, bool is_checked);  ///< `value` is what is sent when checked.
Html choice_field(const TypedField& question, std::string_view none, const NamedTexts& options);
/// Fields that belong together; with `heading`, as a part of the page.
Html group_field(std::string_view legend, const Html& fields, bool heading = false);
/// Organisations to choose from, by title.
NamedTexts organisation_options(const Visit& visit);
/// Letters to choose from: sources, newest first.
NamedTexts letter_options(const Visit& visit);

// --- Forms and entering ---------------------------------------------------------------------------

/// The token and key that each form has.
Html hidden_fields(const OfficeVisit& visit);
/// A form of the page itself, sent to its own address.
Html act_form(const OfficeVisit& visit, const Html& fields, std::string_view submit, std::string_view what = {});
/// A page with its heading, problems and content; 422 if there are problems, also at fields of `form`. Any other leads
/// to its control by the first anchor that fits.
Response act_page(const OfficeVisit& visit, const std::string& title, const std::vector<Error>& problems,
                  const Html& content, const std::vector<Anchor>& anchors = {}, const RecordForm* form = nullptr);

/// What an act would change, record by record, old beside new.
Html change_list(const Visit& visit, const Changes& changes);

struct Weighty {
  std::string title;               ///< Of the page that shows it.
  Html told = {};                  ///< What one should know besides the changes: who must be told.
  std::string then;                ///< Address to go to once it is entered, without language.
  bool is_readable = true;         ///< False: a field says that it cannot be read, and nothing is entered.
  std::vector<Error> unread = {};  ///< What else cannot be read; told together with the problems of the act.
};
/// First shows all that would change; the button there sends the same form once more, with `_do=enter`.
/// `show` gives the form again: with problems, or with none when somebody wants to change what was typed.
Response preview_or_enter(const OfficeVisit& visit, const Acted& acted, const Weighty& weighty,
                          const std::function<Response(const std::vector<Error>&)>& show);

/// The id that an act gives to a new record of a type; empty if it makes none.
std::string made_id(const Acted& acted, const RecordType& type);

}  // namespace stip
