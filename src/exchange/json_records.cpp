// JSON records: derived from the declaration, field by field.
#include "exchange/json_records.h"

#include "base/text.h"
#include "exchange/sheet.h"
#include "exchange/value_text.h"

namespace stip {
namespace {

Error wrong_value(const RecordType& type, const Field& field, std::string_view expected) {
  return {ErrorKind::invalid, std::string(type.name) + ", field " + std::string(field.name),
          "The value is not " + std::string(expected) + ".", "The field holds: " + std::string(field.help)};
}

/// The canonical text of a JSON value, not yet checked against the kind beyond its JSON type.
ErrorOr<std::string> text_of_value(const RecordType& type, const Field& field, const Json& value) {
  if (value.is_null()) return std::string();
  if (field.kind == Kind::whole) {
    if (!value.is_integer()) return wrong_value(type, field, "a whole number");
    return std::to_string(value.as_integer());
  }
  if (field.kind == Kind::yes_no) {
    if (!value.is_bool()) return wrong_value(type, field, "true or false");
    return std::string(value.as_bool() ? "yes" : "");
  }
  if (field.is_several()) {
    if (!value.is_array()) return wrong_value(type, field, "an array of texts");
    std::vector<std::string> parts;
    for (const Json& part : value.as_array()) {
      if (!part.is_string()) return wrong_value(type, field, "an array of texts");
      parts.push_back(part.as_string());
    }
    return text_of_parts(field, parts);
  }
  if (!value.is_string()) return wrong_value(type, field, "a text");
  return value.as_string();
}

Error unknown_member(const RecordType& type, const std::string& name) {
  std::vector<std::string_view> names;
  for (const Field& field : type.fields) names.push_back(field.name);
  const std::string_view meant = nearest(name, names);
  return {ErrorKind::invalid, std::string(type.name), "There is no field '" + name.substr(0, 80) + "'.",
          meant.empty() ? "See `stip schema " + std::string(type.name) + "` for its fields."
                        : "Did you mean '" + std::string(meant) + "'?"};
}

std::string anchored(const std::string& pattern) { return "^(?:" + pattern + ")$"; }

Json text_schema(std::string pattern) {
  Json schema = Json::object();
  schema.add("type", "string");
  if (!pattern.empty()) schema.add("pattern", anchored(pattern));
  return schema;
}

Json choice_schema(const ChoiceType& type, Language language) {
  Json names = Json::array();
  std::string meaning;
  for (const Choice& choice : type.values) {
    if (choice.name.empty()) continue;
    names.push(choice.name);
    meaning +=
        (meaning.empty() ? "" : "; ") + std::string(choice.name) + ": " + std::string(label_of(type, choice, language));
  }
  Json schema = Json::object();
  schema.add("type", "string").add("enum", std::move(names));
  schema.add("$comment", std::move(meaning));
  return schema;
}

Json field_schema(const Field& field, Language language) {
  Json schema = Json::object();
  switch (field.kind) {
    case Kind::whole:
      return schema.add("type", "integer"), schema;
    case Kind::yes_no:
      return schema.add("type", "boolean"), schema;
    case Kind::choice:
      return choice_schema(field.choice_type(), language);
    case Kind::choices:
    case Kind::list:
    case Kind::refs:
    case Kind::any_refs: {
      schema.add("type", "array");
      Field one = field;
      one.kind = field.kind == Kind::list ? Kind::text : field.kind == Kind::choices ? Kind::choice : Kind::any_ref;
      schema.add("items", field_schema(one, language));
      return schema;
    }
    default:
      return text_schema(pattern_of(field));
  }
}

}  // namespace

Json value_json(const Field& field, const Record& record) {
  const std::string text = field.text(record);
  if (text.empty()) return {};
  if (field.kind == Kind::whole) {
    const auto number = parse_whole(text);
    return Json(**number);
  }
  if (field.kind == Kind::yes_no) return Json(true);
  if (!field.is_several()) return Json(text);
  Json parts = Json::array();
  for (std::string& part : parts_of(field, text)) parts.push(std::move(part));
  return parts;
}

Json record_json(const RecordType& type, const Record& record) {
  Json json = Json::object();
  for (const Field& field : type.fields) {
    if (Json value = value_json(field, record); !value.is_null()) json.add(std::string(field.name), std::move(value));
  }
  return json;
}

ErrorOr<std::shared_ptr<Record>> record_of_json(const RecordType& type, const Json& json) {
  if (!json.is_object())
    return Error{ErrorKind::invalid, std::string(type.name), "A record must be a JSON object.", "Write { \"id\": … }."};
  std::shared_ptr<Record> record = type.make();
  for (const JsonMember& member : json.as_object()) {
    const Field* field = type.field(member.name);
    if (!field) return unknown_member(type, member.name);
    STIP_TRY_AS(const std::string text, text_of_value(type, *field, member.value));
    if (auto error = field->set(*record, text)) {
      error->subject = std::string(type.name) + ", field " + std::string(field->name);
      return *error;
    }
  }
  for (const Field& field : type.fields) {
    if (!field.is_required || !field.text(*record).empty()) continue;
    return Error{ErrorKind::invalid, std::string(type.name) + " " + record->id,
                 "The field '" + std::string(field.name) + "' is empty.", "It holds: " + std::string(field.help)};
  }
  return record;
}

Json json_schema(const RecordType& type, Language language) {
  const auto translated = [&](std::string_view text) { return Json(tr_in(language, type.name, text)); };
  Json properties = Json::object();
  Json required = Json::array();
  for (const Field& field : type.fields) {
    Json schema = Json::object();
    schema.add("title", label_of(type, field, language));
    schema.add("description", translated(field.help));
    const Json rules = field_schema(field, language);
    for (const JsonMember& member : rules.as_object()) schema.add(member.name, member.value);
    properties.add(std::string(field.name), std::move(schema));
    if (field.is_required) required.push(field.name);
  }
  Json schema = Json::object();
  schema.add("$schema", "https://json-schema.org/draft/2020-12/schema");
  schema.add("title", translated(type.label));
  schema.add("description", translated(type.help));
  schema.add("type", "object");
  schema.add("properties", std::move(properties));
  schema.add("required", std::move(required));
  schema.add("additionalProperties", false);
  return schema;
}

}  // namespace stip
