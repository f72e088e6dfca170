// Records of the API: lists with filters and pages, one record, and its history; also as CSV.
#include <algorithm>

#include "agenda/records.h"
#include "agenda/search.h"
#include "base/text.h"
#include "exchange/csv.h"
#include "exchange/json_records.h"
#include "exchange/value_text.h"
#include "monitoring/matrix.h"
#include "web/api/api.h"

namespace stip {
namespace {

constexpr int usual_page_size = 100, largest_page_size = 500;

bool can_filter(const Field& field) {
  switch (field.kind) {
    case Kind::choice:
    case Kind::choices:
    case Kind::whole:
    case Kind::yes_no:
      return true;
    default:
      return field.is_reference();
  }
}

bool fits(const Field& field, const Record& record, const std::string& wanted) {
  const std::string text = field.text(record);
  if (text == wanted) return true;
  if (field.kind == Kind::yes_no) {
    const auto asked = parse_yes_no(wanted);
    return asked.ok() && *asked == !text.empty();
  }
  const auto parts = parts_of(field, text);
  return field.is_several() && std::ranges::find(parts, wanted) != parts.end();
}

/// A whole number from the query, or what it is without one. Errors: invalid, with the bounds.
ErrorOr<int> number(const Request& request, std::string_view name, int otherwise, int most) {
  const std::string* text = request.query_value(name);
  if (!text) return otherwise;
  const auto value = parse_whole(*text);
  if (!value.ok() || !*value || **value < 1 || **value > most) {
    return Error{ErrorKind::invalid, std::string(name),
                 "'" + *text + "' is not a number from 1 to " + std::to_string(most) + ".",
                 "Leave it out, or choose one."};
  }
  return **value;
}

/// ?doel=: actions that serve an effect or goal; empty: those that serve no effect.
bool fits_goal(const Call& call, const RecordType& type, const Record& record) {
  const std::string* goal = &type == &type_of<Action>() ? call.request.query_value("doel") : nullptr;
  if (!goal) return true;
  const Action& action = static_cast<const Action&>(record);
  return goal->empty() ? effects_of(call.view, action).empty() : serves(call.view, action, *goal);
}

std::vector<const Record*> chosen(const Call& call, const RecordType& type) {
  std::vector<const Record*> records;
  const std::string* words = call.request.query_value("zoek");
  std::vector<Hit> hits;
  if (words) hits = search(call.view, *words, 100'000);
  for (const Row& row : call.view.table(type)) {
    if (!row.record) continue;
    const bool all = std::ranges::all_of(type.fields, [&](const Field& field) {
      const std::string* wanted = can_filter(field) ? call.request.query_value(camel(field.name)) : nullptr;
      return !wanted || fits(field, *row.record, *wanted);
    });
    if (!all || !fits_goal(call, type, *row.record) ||
        (words && std::ranges::find(hits, row.record.get(), &Hit::record) == hits.end()))
      continue;
    records.push_back(row.record.get());
  }
  return records;
}

Response as_csv(const RecordType& type, const std::vector<const Record*>& records) {
  std::vector<std::vector<std::string>> rows(1);
  for (const Field& field : type.fields) rows[0].emplace_back(field.name);
  for (const Record* record : records) {
    std::vector<std::string> row;
    for (const Field& field : type.fields)
      row.push_back(is_numeric(field.kind) ? field.text(*record) : defused(field.text(*record)));
    rows.push_back(std::move(row));
  }
  Response response = api_response(Json());
  response.content_type = "text/csv; charset=utf-8; header=present";
  response.body = write_csv(rows);
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + std::string(type.plural) + ".csv\"");
  return response;
}

Json history_json(const Call& call, const RecordType& type, std::string_view id) {
  Json list = Json::array();
  for (const SeenEntry& seen : call.site.registry.history(type, id, call.viewer)) {
    Json item = Json::object();
    item.add("entry", seen.entry.seq)
        .add("time", to_text(seen.entry.time))
        .add("act", seen.entry.act)
        .add("author", seen.entry.author)
        .add("reason", seen.entry.reason);
    Json fields = Json::object();
    for (const Change& change : seen.entry.changes) {
      for (const FieldChange& set : change.fields) {
        if (!fields.find(set.field)) fields.add(set.field, set.value);
      }
      if (change.retires) item.add("ended", true);
    }
    item.add("fields", std::move(fields));
    list.push(std::move(item));
  }
  Json json = Json::object();
  json.add("items", std::move(list));
  return json;
}

/// How often it was changed and when last, counting only what the viewer may see: the numbers of the ledger itself
/// would tell that something hidden was changed too.
void add_place(Json& json, const Call& call, const RecordType& type, std::string_view id) {
  auto entries = call.site.registry.history(type, id, call.viewer);
  std::erase_if(entries, [&](const SeenEntry& seen) { return seen.entry.seq > call.view.upto(); });
  if (entries.empty()) return;
  json.add("_version", static_cast<std::int64_t>(entries.size())).add("_entry", entries.front().entry.seq);
}

ErrorOr<Response> list_answer(const Call& call, const RecordType& type) {
  if (const auto unknown = unknown_parameters(call.request, record_parameters(type)); !unknown.empty()) {
    return problem(400, "Invalid request", "Some query parameters are not known here.", unknown);
  }
  STIP_TRY_AS(const int page, number(call.request, "page", 1, 1'000'000));
  STIP_TRY_AS(const int size, number(call.request, "pageSize", usual_page_size, largest_page_size));
  const auto records = chosen(call, type);
  const std::string* format = call.request.query_value("formaat");
  if (format && *format == "csv") return as_csv(type, records);
  if (format && *format != "json")
    return Error{ErrorKind::invalid, "formaat", "'" + *format + "' is not a format.", "Choose json or csv."};
  Json items = Json::array();
  const std::size_t from = static_cast<std::size_t>(page - 1) * static_cast<std::size_t>(size);
  for (std::size_t i = from; i < records.size() && i < from + static_cast<std::size_t>(size); ++i)
    items.push(record_json(type, *records[i]));
  Json json = Json::object();
  json.add("items", std::move(items))
      .add("page", page)
      .add("pageSize", size)
      .add("total", static_cast<std::int64_t>(records.size()));
  return api_response(json);
}

}  // namespace

std::vector<Parameter> record_parameters(const RecordType& type) {
  static std::vector<std::unique_ptr<std::string>> names;  // Keeps the camelCase names alive; made once per type.
  static std::array<std::vector<Parameter>, RecordType::limit> known;
  static std::mutex mutex;
  const std::lock_guard lock(mutex);
  auto& parameters = known[type.index];
  if (parameters.empty()) {
    parameters = {{"page", "Number of the page, from 1.", "integer"},
                  {"pageSize", "Records on a page, at most 500.", "integer"},
                  {"zoek", "Words that must all occur."},
                  {"moment", "An edition, a day, #ENTRY or a proposal; now if left out."},
                  {"formaat", "json or csv; csv gives all records at once."}};
    if (&type == &type_of<Action>())
      parameters.push_back(
          {"doel", "Id of an effect or interim goal that the action serves or contributes to; empty: it serves none."});
    for (const Field& field : type.fields) {
      if (!can_filter(field) || field.name == "id") continue;
      names.push_back(std::make_unique<std::string>(camel(field.name)));
      parameters.push_back({*names.back(), field.help, "string"});
    }
  }
  return parameters;
}

ErrorOr<Response> records_answer(const Call& call, const RecordType& type) {
  if (call.parts.empty()) return list_answer(call, type);
  const Record* record = call.view.find(type, call.parts[0]);
  if (!record) return Error{ErrorKind::not_found, "record", "there is none.", "See the list."};
  if (const auto unknown = unknown_parameters(call.request, {{"moment", ""}}); !unknown.empty()) {
    return problem(400, "Invalid request", "Some query parameters are not known here.", unknown);
  }
  if (call.parts.size() == 1) {
    Json json = record_json(type, *record);
    add_place(json, call, type, record->id);
    return api_response(json);
  }
  if (call.parts[1] == "geschiedenis") return api_response(history_json(call, type, record->id));
  return Error{ErrorKind::not_found, "address", "there is nothing here.", "See /v1/openapi.json."};
}

}  // namespace stip
