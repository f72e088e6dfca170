// Test of the record form: a record goes into the page and comes back from its controls unchanged.
#include "web/parts/record_form.h"
#include "agenda/consultation_result.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "exchange/specimen_test.h"
#include "web/form_data.h"

namespace stip {
namespace {

// --- A browser, as far as forms go ---------------------------------------------------------------

std::string unescaped(std::string text) {
  for (const auto& [entity, character] :
       {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}})
    replace_all(text, entity, character);
  return text;
}

struct Tag {
  std::string name;
  std::vector<std::pair<std::string, std::string>> attributes;
  std::string content;  ///< Up to the next tag.

  const std::string* attribute(std::string_view wanted) const {
    for (const auto& one : attributes) {
      if (one.first == wanted) return &one.second;
    }
    return nullptr;
  }
  std::string value(std::string_view wanted) const { return attribute(wanted) ? *attribute(wanted) : std::string(); }
};

std::vector<Tag> tags_of(std::string_view page) {
  std::vector<Tag> tags;
  for (auto at = page.find('<'); at != page.npos; at = page.find('<', at)) {
    Tag tag;
    auto end = page.find_first_of(" >\n", at);
    tag.name = page.substr(at + 1, end - at - 1);
    while (page[end] != '>') {
      end = page.find_first_not_of(" \n", end);
      if (page[end] == '>') break;
      const auto stop = page.find_first_of("= >", end);
      const std::string name(page.substr(end, stop - end));
      std::string value;
      end = stop;
      if (page[stop] == '=') {
        REQUIRE(page[stop + 1] == '"');
        const auto close = page.find('"', stop + 2);
        value = unescaped(std::string(page.substr(stop + 2, close - stop - 2)));
        end = close + 1;
      }
      CHECK_MESSAGE(!tag.attribute(name), "twice: " << name);
      tag.attributes.emplace_back(name, value);
    }
    at = std::min(page.find('<', end), page.size());
    tag.content = unescaped(std::string(page.substr(end + 1, at - end - 1)));
    tags.push_back(std::move(tag));
  }
  return tags;
}

/// A text box has no line ends; a text area sends CR LF, and loses a line end that comes first.
std::string sent_by(const Tag& tag) {
  if (tag.name == "input") {
    std::string value = tag.value("value");
    std::erase_if(value, [](char c) { return c == '\n' || c == '\r'; });
    return value;
  }
  std::string value = starts_with(tag.content, "\n") ? tag.content.substr(1) : tag.content;
  replace_all(value, "\r\n", "\n");
  replace_all(value, "\n", "\r\n");
  return value;
}

std::vector<FormPair> pairs_of(const Html& page) {
  std::vector<FormPair> pairs;
  std::string selection;
  bool is_first_option = false;
  for (const Tag& tag : tags_of(page.str())) {
    const std::string name = tag.value("name");
    const std::string type = tag.value("type");
    if (tag.name == "input" && (type == "text" || type == "hidden")) pairs.emplace_back(name, sent_by(tag));
    if (tag.name == "input" && (type == "radio" || type == "checkbox") && tag.attribute("checked"))
      pairs.emplace_back(name, tag.value("value"));
    if (tag.name == "textarea") pairs.emplace_back(name, sent_by(tag));
    if (tag.name == "select") selection = name, is_first_option = true;
    if (tag.name == "option") {  // Without a selected one a browser sends the first.
      if (is_first_option) pairs.emplace_back(selection, tag.value("value"));
      if (tag.attribute("selected")) pairs.back().second = tag.value("value");
      is_first_option = false;
    }
  }
  return pairs;
}

/// Through the wire: encoded as a browser does, and read by the server.
std::vector<FormPair> sent(const Html& page) {
  std::string body;
  for (const auto& [name, value] : pairs_of(page))
    body += (body.empty() ? "" : "&") + percent_encoded(name) + "=" + percent_encoded(value);
  const FormData form = form_data("application/x-www-form-urlencoded", body);
  REQUIRE(form.ok());
  return form.pairs;
}

const FormFrame frame{"/nl/acties/A-001/wijzigen", "Bewaren", "/nl/acties/A-001",
                      html("<input type=\"hidden\" name=\"_token\" value=\"t\">")};

std::string problems_of(const FormReading& reading) {
  std::string text;
  for (const FieldProblem& problem : reading.problems)
    text += std::string(problem.field->name) + ": " + problem.problem + "\n";
  return text;
}

/// What is the same to a reader: line ends, white space at the ends, and the lines of what has one line aside.
void check_same(const RecordType& type, const Record& a, const Record& b) {
  for (const Field& field : type.fields) {
    if (is_for_programs(field)) continue;  // No form asks for it.
    CAPTURE(field.name);
    std::string left = field.text(a), right = field.text(b);
    replace_all(left, "\r\n", "\n"), replace_all(right, "\r\n", "\n");
    if (field.kind == Kind::text) std::ranges::replace(left, '\n', ' '), std::ranges::replace(right, '\n', ' ');
    CHECK(trimmed(left) == trimmed(right));
  }
}

// --- Round trips -----------------------------------------------------------------------------------

TEST_CASE("a form that is sent as it is shown changes nothing, for every record type in both languages") {
  const View view = everything_of(full_agenda());
  std::set<Control> seen;
  for (const RecordType* type : record_types()) {
    for (const Row& row : view.table(*type)) {
      for (Language language : {Language::nl, Language::en}) {
        CAPTURE(row.id);
        CAPTURE(tag(language));
        const RecordForm form = record_form(view, *type, &row, language);
        for (const FormField& field : form.fields) seen.insert(field.control);
        const auto reading = read_form(view, *type, &row, sent(record_form_html(form, frame)), language);
        REQUIRE_MESSAGE(reading.ok(), reading.error().problem);
        CHECK(problems_of(*reading) == "");
        CHECK(reading->changes.empty());
        CHECK(reading->remarks.empty());
        for (const Field& field : type->fields) CHECK(field.equal(*reading->record, *row.record));
      }
    }
  }
  CHECK(seen.size() == 11);  // Lines too: lists are always written.
}

TEST_CASE("the values of a record, typed into the form of a new one, make the same record, for every record type") {
  const View view = everything_of(full_agenda());
  for (const RecordType* type : record_types()) {
    for (const Row& row : view.table(*type)) {
      CAPTURE(row.id);
      auto pairs = sent(record_form_html(record_form(view, *type, &row, Language::nl), frame));
      for (auto& [name, value] : pairs) {
        if (name == "_version") value = "0";
        if (name == "id") value = std::string(type->prefix) + "NEW";
      }
      const auto reading = read_form(view, *type, nullptr, pairs, Language::nl);
      REQUIRE_MESSAGE(reading.ok(), reading.error().problem);
      CHECK(problems_of(*reading) == "");
      const auto expected = type->copy(*row.record);
      expected->id = std::string(type->prefix) + "NEW";
      check_same(*type, *reading->record, *expected);

      AgendaBuilder builder;  // The changes alone make it as well.
      REQUIRE(builder.apply({std::string(type->name), expected->id, 1, false, reading->changes}, 1).ok());
      check_same(*type, *builder.snapshot(1).find(*type, expected->id), *expected);
    }
  }
}

TEST_CASE("a new record asks for its id and is empty elsewhere") {
  const View view = everything_of(full_agenda());
  for (const RecordType* type : record_types()) {
    CAPTURE(type->name);
    const auto pairs = sent(record_form_html(record_form(view, *type, nullptr, Language::nl), frame));
    const auto reading = read_form(view, *type, nullptr, pairs, Language::nl);
    REQUIRE(reading.ok());
    CHECK(reading->changes.empty());
    for (const Field& field : type->fields) {
      const bool is_told =
          std::ranges::any_of(reading->problems, [&](const FieldProblem& problem) { return problem.field == &field; });
      CAPTURE(field.name);
      CHECK(is_told == field.is_required);
    }
  }
}

// --- Markup ----------------------------------------------------------------------------------------

void check_markup(const Html& page) {
  std::set<std::string> ids, labelled, described;
  std::set<std::string> controls;
  for (const Tag& tag : tags_of(page.str())) {
    const std::string id = tag.value("id");
    if (!id.empty()) CHECK_MESSAGE(ids.insert(id).second, "id twice: " << id);
    if (tag.name == "label") labelled.insert(tag.value("for"));
    for (const std::string& part : split(tag.value("aria-describedby"), ' ')) described.insert(part);
    const bool is_asked =
        tag.name == "select" || tag.name == "textarea" || (tag.name == "input" && tag.value("type") != "hidden");
    if (is_asked) controls.insert(id);
    if (starts_with(tag.value("href"), "#")) described.insert(tag.value("href").substr(1));
  }
  CHECK(controls == labelled);
  for (const std::string& id : described) CHECK_MESSAGE(ids.contains(id), "nothing has the id " << id);
}

TEST_CASE("every control has its label, and every description is there, with and without problems") {
  const View view = everything_of(full_agenda());
  for (const RecordType* type : record_types()) {
    CAPTURE(type->name);
    RecordForm form = record_form(view, *type, &view.table(*type).front(), Language::nl);
    check_markup(record_form_html(form, frame));
    for (FormField& field : form.fields) field.problem = "Dit klopt niet. Pas het aan.";
    const Html page = record_form_html(form, frame);
    check_markup(page);
    CHECK(contains(page.str(), "href=\"#f-title\""));
  }
}

TEST_CASE("what people wrote stays text") {
  const View view = everything_of(full_agenda());
  const std::string page =
      record_form_html(record_form(view, type_of<Action>(), view.row(type_of<Action>(), "A-001"), Language::nl), frame)
          .str();
  CHECK(!contains(page, "<b>"));
  CHECK(contains(page, "&lt;b&gt;"));
}

TEST_CASE("the form keeps what was typed, beside what is wrong with it") {
  const View view = everything_of(full_agenda());
  const Row* row = view.row(type_of<Specimen>(), "XX-001");
  const std::vector<FormPair> typed{
      {"_version", "1"}, {"date", "ooit <ooit>"}, {"choices", ""}, {"choice", "gone"}, {"title", ""}};
  const auto reading = read_form(view, type_of<Specimen>(), row, typed, Language::nl);
  REQUIRE(reading.ok());
  CHECK(reading->problems.size() == 3);
  RecordForm form = record_form(view, type_of<Specimen>(), row, Language::nl);
  refill(form, typed, reading->problems);
  CHECK(form.has_problems());
  const std::string page = record_form_html(form, frame).str();
  CHECK(contains(page, "value=\"ooit &lt;ooit&gt;\""));
  CHECK(contains(page, "aria-invalid=\"true\""));
  CHECK(contains(page, "role=\"alert\""));
  CHECK(contains(page, "href=\"#f-date\""));
}

TEST_CASE("one field more is one line more: the throw-away type has a control for each of its kinds") {
  const View view = everything_of(full_agenda());
  const Html page = record_form_html(record_form(view, type_of<Specimen>(), nullptr, Language::en), frame);
  std::set<std::string> names;
  for (const Tag& tag : tags_of(page.str())) names.insert(tag.value("name"));
  for (const Field& field : type_of<Specimen>().fields)
    CHECK_MESSAGE(names.contains(std::string(field.name)), field.name);
}

}  // namespace
}  // namespace stip
