// Meanwhile: the record of then, of now, and of the form.
#include "web/office/meanwhile.h"

#include <algorithm>

#include "agenda/records.h"
#include "base/text.h"
#include "exchange/form_value.h"
#include "exchange/value_text.h"
#include "web/office/entering.h"
#include "web/parts/record_parts.h"
#include "web/parts/status.h"

namespace stip {
namespace {

std::string words_of(const OfficeVisit& visit, const RecordType& type, const Field& field, const std::string& text) {
  return text.empty() ? std::string(visit.visit.tr("not stated")) : value_text(visit.visit, type, field, text);
}

std::string place_of(const OfficeVisit& visit, const RecordType& type, const Field& field, std::string_view id) {
  return to_lower(label_of(visit.visit, type)) + " " + std::string(id) + ", " +
         to_lower(label_of(visit.visit, type, field));
}

/// The agenda that the form knew, where one of these records was changed since; else nullopt.
std::optional<View> view_of_form(const OfficeVisit& visit, const RecordType& type, std::string_view id) {
  const Seq seen = seen_by_form(visit);
  const Row* row = visit.visit.view.row(type, id);
  if (seen == 0 || !row || row->entry <= seen) return std::nullopt;
  auto then = visit.office.registry.at(seen, visit.visit.viewer);
  if (!then.ok() || !then->find(type, id)) return std::nullopt;
  return *std::move(then);
}

}  // namespace

Seq seen_by_form(const OfficeVisit& visit) {
  const std::string* sent = visit.sent_value("_seen");
  const auto number = sent ? parse_whole(*sent) : ErrorOr<std::optional<int>>(std::optional<int>{});
  const bool is_one = number.ok() && *number && **number > 0 && **number <= visit.visit.view.upto();
  return is_one ? **number : 0;
}

std::vector<Error> overtaken(const OfficeVisit& visit, const std::vector<Change>& changes) {
  const Visit& v = visit.visit;
  std::vector<Error> problems;
  for (const Change& change : changes) {
    const RecordType* type = record_type(change.type);
    const Record* now = type && change.version > 1 ? v.view.find(*type, change.id) : nullptr;
    const auto then = now ? view_of_form(visit, *type, change.id) : std::nullopt;
    if (!then) continue;
    const Record& before = *then->find(*type, change.id);
    for (const FieldChange& mine : change.fields) {
      const Field* field = type->field(mine.field);
      if (!field || field->equal(before, *now) || field->text(*now) == mine.value) continue;
      problems.push_back(
          {ErrorKind::conflict, place_of(visit, *type, *field, change.id),
           fill(v.tr("it was “{}” when you opened this form and is “{}” now; you make it “{}”."),
                {words_of(visit, *type, *field, field->text(before)), words_of(visit, *type, *field, field->text(*now)),
                 words_of(visit, *type, *field, mine.value)}),
           std::string(v.tr("Choose one of the two, or join them, and send it again."))});
    }
  }
  return problems;
}

std::vector<Error> changed_since(const OfficeVisit& visit, const RecordType& type, std::string_view id) {
  const Visit& v = visit.visit;
  const Record* now = v.view.find(type, id);
  const auto then = now ? view_of_form(visit, type, id) : std::nullopt;
  if (!then) return {};
  const Record& before = *then->find(type, id);
  std::vector<Error> problems;
  for (const Field& field : type.fields) {
    if (field.equal(before, *now)) continue;
    problems.push_back(
        {ErrorKind::conflict, place_of(visit, type, field, id),
         fill(v.tr("it was “{}” when you opened this form and is “{}” now."),
              {words_of(visit, type, field, field.text(before)), words_of(visit, type, field, field.text(*now))}),
         std::string(v.tr("Read it again, and send it once more."))});
  }
  return problems;
}

std::optional<BothTexts> both_texts(const OfficeVisit& visit, const RecordType& type, const Row& now,
                                    const std::vector<FormPair>& pairs) {
  const Visit& v = visit.visit;
  const auto then = view_of_form(visit, type, now.id);
  const Row* before = then ? then->row(type, now.id) : nullptr;
  auto reading = before ? read_form(*then, type, before, pairs, v.language)
                        : ErrorOr<FormReading>(Error{ErrorKind::not_found, "", "", ""});
  if (!reading.ok()) {  // What the form was made from is not known: all that differs from now is of the form.
    std::vector<FormPair> fresh = pairs;
    std::erase_if(fresh, [](const FormPair& pair) { return pair.first == "_version"; });
    fresh.emplace_back("_version", std::to_string(now.version));
    reading = read_form(v.view, type, &now, fresh, v.language);
    before = nullptr;
  }
  if (!reading.ok() || !reading->problems.empty()) return std::nullopt;
  BothTexts both;
  Html rows;
  for (const Field& field : type.fields) {
    const auto mine = std::ranges::find(reading->changes, field.name, &FieldChange::field);
    const bool is_mine = mine != reading->changes.end();
    const bool is_theirs = before ? !field.equal(*before->record, *now.record) : is_mine;
    if (is_mine)
      std::ranges::copy_if(pairs, std::back_inserter(both.typed),
                           [&](const FormPair& pair) { return pair.first == field.name; });
    if (!is_theirs) continue;
    rows.add(
        "<tr><th scope=\"row\">{}</th><td data-label=\"{}\" dir=\"auto\">{}</td><td data-label=\"{}\" "
        "dir=\"auto\">{}</td></tr>\n",
        label_of(v, type, field), v.tr("Now, by somebody else"), words_of(visit, type, field, field.text(*now.record)),
        v.tr("What you wrote"),
        is_mine ? html("{}", words_of(visit, type, field, mine->value)) : open_word(v.tr("not changed by you")));
  }
  both.shown = html("<p>{}</p>{}",
                    v.tr("What you changed stands in the form below; all else is as it is now. Compare, and send it."),
                    table("intussen", v.tr("What somebody else changed meanwhile"),
                          html("<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr>",
                               v.tr("Field"), v.tr("Now, by somebody else"), v.tr("What you wrote")),
                          rows, {}, true));
  return both;
}

}  // namespace stip
