// Difference as files: CSV for a spreadsheet, JSON for a program.
#include "base/text.h"
#include "publishing/change_overview.h"

namespace stip {
namespace {

/// A cell as RFC 4180 wants it. Text that a spreadsheet would run as a formula is told to be text.
std::string cell(std::string value) {
  const bool is_number = parse_decimal(value).ok();
  if (!value.empty() && !is_number && std::string_view("=+-@\t\r").find(value.front()) != std::string_view::npos)
    value.insert(0, "'");
  if (value.find_first_of("\",\r\n;") == value.npos) return value;
  replace_all(value, "\"", "\"\"");
  return "\"" + value + "\"";
}

std::string line(const std::vector<std::string>& values) {
  std::string text;
  for (std::size_t i = 0; i < values.size(); ++i) text += (i ? "," : "") + cell(values[i]);
  return text + "\r\n";
}

std::string delta_text(const FieldDifference& field) {
  if (field.quarters) return std::to_string(*field.quarters) + " quarters";
  if (field.cents) return to_text(Decimal{*field.cents, 2});
  return field.more ? to_text(*field.more) : std::string();
}

std::vector<std::string> reason_cells(const std::optional<Reason>& reason) {
  if (!reason) return {"", "", "", ""};
  return {reason->reason, join(reason->causes, "; "), std::to_string(reason->entry), to_text(reason->time)};
}

Json strings(const std::vector<std::string>& texts) {
  Json list = Json::array();
  for (const std::string& text : texts) list.push(text);
  return list;
}

Json reason_json(const Reason& reason) {
  Json json = Json::object();
  json.add("entry", reason.entry)
      .add("time", to_text(reason.time))
      .add("act", reason.act)
      .add("reason", reason.reason)
      .add("causes", strings(reason.causes));
  return json;
}

Json field_json(const FieldDifference& field) {
  Json json = Json::object();
  json.add("field", field.field->name).add("before", field.before).add("after", field.after);
  if (field.quarters) json.add("quarters", *field.quarters);
  if (field.cents) json.add("cents", *field.cents);
  if (field.more) json.add("more", to_text(*field.more));
  if (!field.gone.empty()) json.add("gone", strings(field.gone));
  if (!field.come.empty()) json.add("come", strings(field.come));
  if (field.reason) json.add("reason", reason_json(*field.reason));
  return json;
}

Json records_json(const std::vector<RecordDifference>& records, const Reasons& reasons) {
  Json list = Json::array();
  for (const RecordDifference& record : records) {
    Json json = Json::object();
    json.add("change", name_of(record.fate))
        .add("type", record.type->name)
        .add("id", record.id)
        .add("title", record.record().title)
        .add("moved", record.moved);
    Json fields = Json::array();
    for (const FieldDifference& field : fields_of(record, reasons)) fields.push(field_json(field));
    json.add("fields", std::move(fields));
    if (const auto reason = reason_of(record, reasons)) json.add("reason", reason_json(*reason));
    list.push(std::move(json));
  }
  return list;
}

}  // namespace

std::string difference_csv(const Difference& difference) {
  std::string text = "\xEF\xBB\xBF" + line({"change", "type", "id", "title", "field", "before", "after", "delta",
                                            "reason", "causes", "entry", "time"});
  for (const auto* records : {&difference.policy, &difference.figures}) {
    for (const RecordDifference& record : *records) {
      const std::vector<std::string> about{std::string(name_of(record.fate)), std::string(record.type->name), record.id,
                                           record.record().title};
      const auto write = [&](std::vector<std::string> values, const std::optional<Reason>& reason) {
        values.insert(values.begin(), about.begin(), about.end());
        const auto cells = reason_cells(reason);
        values.insert(values.end(), cells.begin(), cells.end());
        text += line(values);
      };
      const auto fields = fields_of(record, difference.reasons);
      const auto of_record = reason_of(record, difference.reasons);
      if (fields.empty()) write({"", "", "", ""}, of_record);
      for (const FieldDifference& field : fields) {
        write({std::string(field.field->name), field.before, field.after, delta_text(field)},
              field.reason ? field.reason : of_record);
      }
    }
  }
  return text;
}

Json difference_json(const Difference& difference) {
  Json counts = Json::array();
  for (const TypeCount& count : difference.counts) {
    if (is_bookkeeping(*count.type) || count.added + count.ended + count.changed + count.unchanged == 0) continue;
    const auto number = [](std::size_t n) { return static_cast<std::int64_t>(n); };
    Json json = Json::object();
    json.add("type", count.type->name)
        .add("new", number(count.added))
        .add("ended", number(count.ended))
        .add("changed", number(count.changed));
    json.add("moved", number(count.moved)).add("unchanged", number(count.unchanged));
    counts.push(std::move(json));
  }
  Json json = Json::object();
  json.add("counts", std::move(counts))
      .add("policy", records_json(difference.policy, difference.reasons))
      .add("figures", records_json(difference.figures, difference.reasons));
  return json;
}

}  // namespace stip
