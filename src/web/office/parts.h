// Parts: what the forms about people have in common: a question, a button by itself, and what was wrong.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/office/office.h"

namespace stip {

/// One question in one line of a form.
struct Question {
  std::string_view name, label;
  std::string_view type = "text";
  std::string_view autocomplete = "off";
  std::string_view help = {};
  std::string_view value = {};
};
Html question(const Question& question);

/// One of the answers to a question that is asked with a list.
struct Option {
  std::string value, label;
};
Html choice(std::string_view name, std::string_view label, const std::vector<Option>& options, std::string_view chosen);

/// What was wrong, above a form, as a link to the field where it can be mended.
Html problem_at(std::string_view field, std::string_view words);
/// Problem and remedy in the language of the visit.
std::string in_words(const Visit& visit, const Error& error);
/// That something was done, above a page.
Html done(std::string_view words);

/// A form with its fields and one button. `path`: as Visit::link takes it.
Html form_of(const OfficeVisit& visit, std::string_view path, const Html& fields, std::string_view button);
/// A form of one button; `about` is read out after it, so that ten buttons of a list differ.
Html button_form(const OfficeVisit& visit, std::string_view path, const NamedTexts& hidden, std::string_view button,
                 std::string_view about = {});
/// A link that looks like a button.
Html button_link(const Visit& visit, std::string_view path, std::string_view words);

/// A cell of a table that is stacked on narrow screens, where `label` stands before its content.
template <class Content>
Html cell(std::string_view label, const Content& content) {
  return html("<td data-label=\"{}\" dir=\"auto\">{}</td>", label, content);
}

/// One line of a list of facts (`<dl class="stip-facts">`).
template <class Content>
Html fact(std::string_view label, const Content& content) {
  return html("<div><dt>{}</dt><dd dir=\"auto\">{}</dd></div>", label, content);
}

/// A page of the office with a form that was refused: its title says so.
Response refused_page(const OfficeVisit& visit, std::string_view title, Html content, int status = 422);

/// A secret that is shown once, to be taken along.
Html shown_once(std::string_view id, std::string_view label, const std::string& value);
/// Scheme and host at which the reader reached the site, as the browser says with a form; "" if it does not. For what
/// is shown to that same reader only.
std::string origin_of(const OfficeVisit& visit);

}  // namespace stip
