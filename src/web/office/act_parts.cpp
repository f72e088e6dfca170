// Act parts: fields, the preview, and entering.
#include "web/office/act_parts.h"

#include <algorithm>
#include <map>

#include "agenda/records.h"
#include "base/text.h"
#include "exchange/form_value.h"
#include "web/office/meanwhile.h"
#include "web/office/unsent.h"
#include "web/parts/record_parts.h"
#include "web/parts/status.h"
#include "web/parts/written.h"

namespace stip {

std::string typed(const OfficeVisit& visit, std::string_view name) {
  const std::string* value = visit.sent_value(name);
  return value ? as_sent(*value) : std::string{};
}

std::vector<std::string> all_typed(const OfficeVisit& visit, std::string_view name) {
  std::vector<std::string> values;
  for (const auto& [key, value] : visit.sent)
    if (key == name && !value.empty()) values.push_back(as_sent(value));
  return values;
}

Date typed_date(const OfficeVisit& visit, std::string_view name, std::string_view subject,
                std::vector<Error>& problems) {
  const std::string text = typed(visit, name);
  if (text.empty()) return {};
  const Field* any_date = type_of<Signal>().field("answer_due");
  const auto read = read_value(*any_date, text, visit.visit.language);
  const auto date = read.ok() ? parse_date(read->text) : ErrorOr<Date>(read.error());
  if (date.ok()) return *date;
  problems.push_back({date.error().kind, std::string(subject), date.error().problem, date.error().remedy});
  return {};
}

namespace {

Html help_of(const TypedField& question) {
  return question.help.empty() ? Html{}
                               : html("<div class=\"utrecht-form-field-description\" id=\"{}-help\">{}</div>",
                                      question.id(), question.help);
}
Html required_word(const TypedField& question) {
  return question.required.empty() ? Html{}
                                   : html(" <span class=\"stip-form__required\">({})</span>", question.required);
}
Html described(const TypedField& question) {
  return question.help.empty() ? Html{} : html(" aria-describedby=\"{}-help\"", question.id());
}

}  // namespace

Html line_field(const TypedField& question) {
  return html(
      "<div class=\"utrecht-form-field\"><label class=\"utrecht-form-label\" for=\"{}\">{}{}</label>{} "
      "<input class=\"utrecht-textbox\" type=\"text\" id=\"{}\" name=\"{}\"{}{} value=\"{}\" "
      "autocomplete=\"off\"></div>\n",
      question.id(), question.label, required_word(question), help_of(question), question.id(), question.name,
      described(question), Html::trusted(question.required.empty() ? "" : " aria-required=\"true\""), question.value);
}

Html wide_field(const Html& field) { return html("<div class=\"stip-form__field--wide\">{}</div>\n", field); }

Html area_field(const TypedField& question) {
  return html(
      "<div class=\"utrecht-form-field stip-form__field--wide\"><label class=\"utrecht-form-label\" "
      "for=\"{}\">{}</label>{} <textarea class=\"utrecht-textarea\" rows=\"3\" id=\"{}\" "
      "name=\"{}\"{}>\n{}</textarea></div>\n",
      question.id(), question.label, help_of(question), question.id(), question.name, described(question),
      question.value);
}

Html check_field(const TypedField& question, bool is_checked) {
  const std::string id = question.id() + "-" + question.value;
  return html(
      "<div class=\"stip-form__option\"><label class=\"utrecht-form-label utrecht-form-label--checkbox\" "
      "for=\"{}\"><input class=\"utrecht-checkbox\" type=\"checkbox\" id=\"{}\" name=\"{}\" value=\"{}\"{}> "
      "<span dir=\"auto\">{}</span></label>{}</div>\n",
      id, id, question.name, question.value, Html::trusted(is_checked ? " checked" : ""), question.label,
      question.help.empty() ? Html{} : html("<span class=\"stip-form__means\" dir=\"auto\">{}</span>", question.help));
}

Html choice_field(const TypedField& question, std::string_view none, const NamedTexts& options) {
  Html items = html("<option value=\"\">{}</option>", none);
  for (const auto& [value, words] : options)
    items.add("<option value=\"{}\"{}>{}</option>", value, Html::trusted(value == question.value ? " selected" : ""),
              words);
  return html(
      "<div class=\"utrecht-form-field\"><label class=\"utrecht-form-label\" for=\"{}\">{}</label>{} "
      "<select class=\"utrecht-select\" id=\"{}\" name=\"{}\"{}>{}</select></div>\n",
      question.id(), question.label, help_of(question), question.id(), question.name, described(question), items);
}

Html group_field(std::string_view legend, const Html& fields, bool heading) {
  return html(
      "<div class=\"stip-form__field--wide\"><fieldset class=\"utrecht-form-fieldset\"><legend "
      "class=\"utrecht-form-fieldset__legend\" dir=\"auto\">{}</legend>\n{}</fieldset></div>\n",
      heading ? html("<h2 class=\"utrecht-heading-3\">{}</h2>", legend) : html("{}", legend), fields);
}

NamedTexts organisation_options(const Visit& visit) {
  NamedTexts options;
  for (const Organisation& each : visit.view.all<Organisation>()) {
    if (each.valid_until && each.valid_until.last() < visit.today) continue;
    options.emplace_back(each.id, visit.title(each));
  }
  return by_text(visit, std::move(options));
}

NamedTexts letter_options(const Visit& visit) {
  std::vector<const Source*> sources;
  for (const Source& each : visit.view.all<Source>()) sources.push_back(&each);
  std::ranges::stable_sort(sources, [](const Source* a, const Source* b) {
    return (a->date ? a->date.last() : Day{}) > (b->date ? b->date.last() : Day{});
  });
  NamedTexts options;
  for (const Source* each : sources)
    options.emplace_back(each->id, (each->date ? short_date_text(visit.language, each->date) + " · " : std::string{}) +
                                       visit.title(*each));
  return options;
}

Html hidden_fields(const OfficeVisit& visit) {
  Html hidden = visit.form_token();
  return hidden.add(form_key(visit)).add(unsent_mark(visit));
}

Html act_form(const OfficeVisit& visit, const Html& fields, std::string_view submit, std::string_view what) {
  const Html named = what.empty() ? Html{} : html("<input type=\"hidden\" name=\"_what\" value=\"{}\">", what);
  return html(
      "<form class=\"stip-form\" method=\"post\" action=\"{}\" autocomplete=\"off\" novalidate>{}{}"
      "<div class=\"stip-form__fields\">{}</div><div class=\"stip-actions\"><button class=\"utrecht-button "
      "utrecht-button--primary-action\" type=\"submit\">{}</button> <a href=\"{}\">{}</a></div></form>\n",
      visit.visit.request.target, hidden_fields(visit), named, fields, submit, visit.visit.link("bureau"),
      visit.visit.tr("Cancel"));
}

Response act_page(const OfficeVisit& visit, const std::string& title, const std::vector<Error>& problems,
                  const Html& content, const std::vector<Anchor>& anchors, const RecordForm* form) {
  const Html list = problem_list(visit, problems, anchors, form);
  const bool is_wrong = !list.empty();
  Html whole = html("<h1 dir=\"auto\">{}</h1>\n{}{}", title, list, content);
  Response response =
      office_page(visit, (is_wrong ? std::string(visit.visit.tr("Error: ")) : std::string{}) + title, std::move(whole));
  if (is_wrong) response.status = 422;
  return response;
}

namespace {

std::string name_of(const Visit& visit, const std::string& id) {
  const auto found = visit.view.find_any(id);
  return found ? title_of(visit, *found.type, *found.record) : id;
}

/// Titles of records that the act itself makes, by id: nobody knows them by anything else yet.
using NewTitles = std::map<std::string, std::string>;

NewTitles new_titles(const Visit& visit, const Changes& changes) {
  NewTitles titles;
  for (const Change& change : changes.changes) {
    if (visit.view.find_any(change.id)) continue;
    for (const FieldChange& each : change.fields)
      if (each.field == "title") titles[change.id] = each.value;
  }
  return titles;
}

std::string words_for(const Visit& visit, const RecordType& type, const Field& field, const std::string& value,
                      const NewTitles& titles) {
  if (!field.is_reference()) return value_text(visit, type, field, value);
  // What has the same title is told by it once, with the numbers: an item is often named after what it is about.
  std::vector<std::pair<std::string, std::vector<std::string>>> named;
  for (const std::string& id : field.is_several() ? parts_of(field, value) : std::vector<std::string>{value}) {
    const auto made = titles.find(id);
    const std::string title = made == titles.end() ? name_of(visit, id) : made->second;
    const auto same = std::ranges::find(named, title, [](const auto& each) { return each.first; });
    if (same == named.end())
      named.push_back({title, {id}});
    else
      same->second.push_back(id);
  }
  std::string words;
  for (const auto& [title, ids] : named) {
    words += (words.empty() ? "" : "; ") + title;
    if (ids.size() > 1) words += " (" + join(ids, ", ") + ")";
  }
  return words;
}

Html shown(const Visit& visit, const RecordType& type, const Field& field, const std::string& value,
           const NewTitles& titles) {
  return value.empty() ? open_word(visit.tr("not stated"))
                       : html("<span{} dir=\"auto\">{}</span>", lang_of(visit, field),
                              words_for(visit, type, field, value, titles));
}

Html change_rows(const Visit& visit, const Change& change, const NewTitles& titles) {
  const RecordType* type = record_type(change.type);
  if (!type) return {};
  const Record* before = visit.view.find(*type, change.id);
  std::string title = before ? title_of(visit, *type, *before) : std::string(visit.tr("new"));
  for (const FieldChange& each : change.fields)
    if (!before && each.field == "title") title = each.value;
  Html rows;
  for (const FieldChange& each : change.fields) {
    const Field* field = type->field(each.field);
    if (!field || (!before && each.field == "title")) continue;
    rows.add(
        "<tr><th scope=\"row\"><span dir=\"auto\">{}</span> <span class=\"stip-quiet\">({})</span></th><td "
        "data-label=\"{}\">{}</td><td data-label=\"{}\">"
        "{}</td><td data-label=\"{}\">{}</td></tr>\n",
        title, change.id, visit.tr("Field"), label_of(visit, *type, *field), visit.tr("Now"),
        before ? shown(visit, *type, *field, field->text(*before), titles) : open_word(visit.tr("new")),
        visit.tr("Becomes"), shown(visit, *type, *field, each.value, titles));
  }
  return rows;
}

}  // namespace

Html change_list(const Visit& visit, const Changes& changes) {
  const NewTitles titles = new_titles(visit, changes);
  std::map<std::string_view, std::pair<long, Html>> by_type;
  for (const Change& change : changes.changes) {
    auto& [count, rows] = by_type[change.type];
    ++count;
    rows.add(change_rows(visit, change, titles));
  }
  Html whole;
  for (const auto& [name, found] : by_type) {
    const RecordType* type = record_type(name);
    if (!type) continue;
    const auto& [count, rows] = found;
    const std::string caption = number_text(visit.language, count) + " × " +
                                to_lower(count == 1 ? label_of(visit, *type) : plural_label_of(visit, *type));
    const Html head = html(
        "<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th "
        "scope=\"col\">{}</th></tr>",
        label_of(visit, *type), visit.tr("Field"), visit.tr("Now"), visit.tr("Becomes"));
    whole.add(table("wijzigt-" + std::string(name), caption, head, rows, {}, true));
  }
  return whole;
}

namespace {

Response preview(const OfficeVisit& visit, const Changes& changes, const Weighty& weighty) {
  const Visit& v = visit.visit;
  Html hidden = visit.form_token();
  for (const auto& [name, value] : visit.sent) {
    if (name == "_token" || name == "_do") continue;
    hidden.add("<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, value);
  }
  Html content = html("<p class=\"stip-lead\">{}</p>\n{}",
                      v.tr("Nothing was entered yet. Look at what would change, then enter it."), weighty.told);
  content.add("<h2>{}</h2><p dir=\"auto\">{}</p>{}", v.tr("What would change"), changes.reason,
              change_list(v, changes));
  content.add(
      "<form class=\"stip-form\" method=\"post\" action=\"{}\">{}<div class=\"stip-actions\"><button "
      "class=\"utrecht-button utrecht-button--primary-action\" type=\"submit\" name=\"_do\" "
      "value=\"enter\">{}</button> "
      "<button class=\"utrecht-button utrecht-button--secondary-action\" type=\"submit\" name=\"_do\" "
      "value=\"again\">{}</button> <a href=\"{}\">{}</a></div></form>\n",
      v.request.target, hidden, v.tr("Enter this"), v.tr("Change it first"), v.link("bureau"), v.tr("Cancel"));
  return act_page(visit, weighty.title, {}, content);
}

}  // namespace

Response preview_or_enter(const OfficeVisit& visit, const Acted& acted, const Weighty& weighty,
                          const std::function<Response(const std::vector<Error>&)>& show) {
  const std::string wanted = typed(visit, "_do");
  if (wanted == "again") return show({});
  if (!weighty.is_readable || !weighty.unread.empty()) {
    std::vector<Error> all = weighty.unread;
    if (!acted.ok()) all.insert(all.end(), acted.problems().begin(), acted.problems().end());
    return show(all);
  }
  if (!acted.ok()) return show(acted.problems());
  if (wanted != "enter") {
    const Changes& changes = acted.changes();
    const Draft act{changes.act, visit.account.id,        changes.reason, changes.causes,
                    "",          Classification::public_, changes.changes};
    auto problems = overtaken(visit, changes.changes);
    if (problems.empty()) problems = told(visit, visit.office.registry.problems(act, visit.visit.viewer));
    return problems.empty() ? preview(visit, changes, weighty) : show(problems);
  }
  const auto problems = enter_act(visit, acted, key_of(visit));
  return problems.empty() ? see_other(visit.visit.link(weighty.then)) : show(problems);
}

std::string made_id(const Acted& acted, const RecordType& type) {
  if (!acted.ok()) return {};
  for (const Change& change : acted.changes().changes)
    if (change.type == type.name && change.version == 1) return change.id;
  return {};
}

}  // namespace stip
