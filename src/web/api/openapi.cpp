// OpenAPI: the description of the API, from the same tables that answer it.
#include <algorithm>

#include "agenda/records.h"
#include "base/text.h"
#include "exchange/json_records.h"
#include "web/api/api.h"

namespace stip {
namespace {

Json object(std::initializer_list<std::pair<const char*, Json>> members) {
  Json json = Json::object();
  for (const auto& [name, value] : members) json.add(name, value);
  return json;
}

Json reference(std::string_view schema) { return object({{"$ref", "#/components/schemas/" + std::string(schema)}}); }

/// "interim_goal" gives "InterimGoal".
std::string schema_name(const RecordType& type) {
  std::string name = camel(type.name);
  name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return name;
}

Json content(std::string_view media_type, Json schema) {
  return object({{std::string(media_type).c_str(), object({{"schema", std::move(schema)}})}});
}

Json version_header() {
  return object({{"API-Version",
                  object({{"description", "Version of the API in full."}, {"schema", object({{"type", "string"}})}})}});
}

/// An answer whose members the summary tells.
Json any_object() { return content("application/json", object({{"type", "object"}})); }

/// Every path refuses parameters that it does not know.
Json responses(Json answer, bool can_be_absent) {
  Json all =
      object({{"200", object({{"description", "OK"}, {"headers", version_header()}, {"content", std::move(answer)}})}});
  const auto failure = [](const char* description) {
    return object({{"description", description},
                   {"headers", version_header()},
                   {"content", content("application/problem+json", reference("Problem"))}});
  };
  all.add("400", failure("The request is not valid; all errors together."));
  if (can_be_absent) all.add("404", failure("There is nothing at this address, or nothing that you may see."));
  return all;
}

Json path_parameter(std::string_view name, std::string_view help) {
  return object({{"name", name},
                 {"in", "path"},
                 {"required", true},
                 {"description", help},
                 {"schema", object({{"type", "string"}})}});
}

Json query_parameter(const Parameter& parameter) {
  Json json = object({{"name", parameter.name},
                      {"in", "query"},
                      {"description", parameter.help},
                      {"schema", object({{"type", parameter.type}})}});
  if (parameter.required) json.add("required", true);
  return json;
}

Json operation(std::string_view id, std::string_view summary, std::string_view tag_name, Json parameters,
               Json answers) {
  Json tags = Json::array();
  tags.push(tag_name);
  return object({{"get", object({{"operationId", id},
                                 {"summary", summary},
                                 {"tags", std::move(tags)},
                                 {"parameters", std::move(parameters)},
                                 {"responses", std::move(answers)}})}});
}

void add_record_paths(Json& paths, const RecordType& type) {
  const std::string base = "/" + std::string(type.api_name), name = schema_name(type);
  Json parameters = Json::array();
  for (const Parameter& parameter : record_parameters(type)) parameters.push(query_parameter(parameter));
  Json list = content("application/json", reference(name + "List"));
  list.add("text/csv", object({{"schema", object({{"type", "string"}})}}));
  paths.add(base, operation("list" + name, type.plural_label, type.api_name, std::move(parameters),
                            responses(std::move(list), true)));

  Json one = Json::array();
  one.push(path_parameter("id", "Id of the record."));
  one.push(query_parameter({"moment", "An edition, a day, #ENTRY or a proposal; now if left out."}));
  paths.add(base + "/{id}", operation("get" + name, type.label, type.api_name, one,
                                      responses(content("application/json", reference(name)), true)));
  paths.add(base + "/{id}/geschiedenis", operation("get" + name + "History", "Every entry that changed it",
                                                   type.api_name, std::move(one), responses(any_object(), true)));
}

/// The schema of a record as the API answers it: with its place in the ledger, and with dates named as such.
Json record_schema(const RecordType& type) {
  Json schema = json_schema(type, Language::en);
  const auto member = [](Json& json, std::string_view name) -> Json& {
    return std::ranges::find(json.as_object(), name, &JsonMember::name)->value;
  };
  Json& properties = member(schema, "properties");
  for (const Field& field : type.fields) {
    // Coarser than "date" of RFC 3339, since a plan may know no more than a year or a quarter; the pattern says how.
    if (field.kind == Kind::date) member(properties, field.name).add("format", "coarse-date");
  }
  properties.add("_version",
                 object({{"type", "integer"}, {"description", "How many entries changed it, as far as you may see."}}));
  properties.add("_entry", object({{"type", "integer"}, {"description", "The last of them."}}));
  return schema;
}

Json list_schema(const std::string& name) {
  const Json whole = object({{"type", "integer"}});
  return object({{"type", "object"},
                 {"properties", object({{"items", object({{"type", "array"}, {"items", reference(name)}})},
                                        {"page", whole},
                                        {"pageSize", whole},
                                        {"total", whole}})}});
}

Json problem_schema() {
  const Json text = object({{"type", "string"}});
  return object({{"type", "object"},
                 {"properties", object({{"type", text},
                                        {"title", text},
                                        {"status", object({{"type", "integer"}})},
                                        {"detail", text},
                                        {"errors", object({{"type", "array"}, {"items", text}})}})}});
}

/// The NL API Design Rules ask for a name, an address and a mailbox; where these are not stated, the description says so.
Json contact(const ApiOffer& offer) {
  const std::string nobody = "not stated: see serve --contact and --site";
  return object({{"name", offer.offered_by.empty() || offer.contact.empty() ? nobody : offer.offered_by},
                 {"url", offer.address.empty() ? "https://example.org" : offer.address},
                 {"email", offer.contact.empty() ? "nobody@example.org" : offer.contact}});
}

/// Of the data: that of the program concerns nobody who uses the API.
Json licence(const ApiOffer& offer) {
  if (offer.licence.empty()) return object({{"name", "not stated: see the field licence of the programme"}});
  return object({{"name", offer.licence}, {"url", offer.licence}});
}

}  // namespace

Json openapi(const ApiOffer& offer) {
  Json paths = object({{"/openapi.json", operation("getOpenapi", "This description", "openapi", Json::array(),
                                                   responses(any_object(), false))}});
  Json schemas = object({{"Problem", problem_schema()}});
  Json tags = Json::array();
  tags.push(object({{"name", "openapi"}}));
  tags.push(
      object({{"name", "overzichten"},
              {"description", "What the pages of the site show: counts, courses, money and what needs attention."}}));
  for (const Resource& resource : resources()) {
    Json parameters = Json::array();
    const bool has_part = contains(resource.path, "{");
    if (has_part) {
      const auto open = resource.path.find('{');
      parameters.push(path_parameter(resource.path.substr(open + 1, resource.path.find('}') - open - 1), "Which one."));
    }
    for (const Parameter& parameter : resource.parameters) parameters.push(query_parameter(parameter));
    const bool names_moment = std::ranges::any_of(
        resource.parameters, [](const Parameter& one) { return one.name == "moment" || one.name == "van"; });
    paths.add(std::string(resource.path),
              operation(resource.operation, resource.summary, "overzichten", std::move(parameters),
                        responses(any_object(), has_part || names_moment)));
  }
  for (const RecordType* type : record_types()) {
    tags.push(object({{"name", type->api_name}, {"description", type->help}}));
    add_record_paths(paths, *type);
    const std::string name = schema_name(*type);
    schemas.add(name, record_schema(*type));
    schemas.add(name + "List", list_schema(name));
  }
  return object(
      {{"openapi", "3.1.0"},
       {"info",
        object(
            {{"title", "stip"},
             {"description",
              "A rolling policy agenda as open data: records, editions, differences, and what needs attention. Read-only."},
             {"version", api_version},
             {"contact", contact(offer)},
             {"license", licence(offer)}})},
       {"servers",
        [] {
          Json list = Json::array();
          list.push(object({{"url", "/v1"}}));
          return list;
        }()},
       {"tags", std::move(tags)},
       {"paths", std::move(paths)},
       {"components", object({{"schemas", std::move(schemas)}})}});
}

}  // namespace stip
