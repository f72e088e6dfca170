// API: the JSON twin of the site, under /v1, read-only; after the NL API Design Rules.
#pragma once

#include "base/json.h"
#include "web/site.h"

namespace stip {

inline constexpr std::string_view api_version = "1.0.0";

/// Answers a request whose path is /v1 or below it. Errors are application/problem+json (RFC 9457).
Response api_answer(const Site& site, const Request& request);

/// Who offers the API and on what terms, as its description tells.
struct ApiOffer {
  std::string offered_by = {};  ///< "Ministry of Test"; empty: not stated.
  std::string contact = {};     ///< Mailbox; empty: not stated.
  std::string address = {};     ///< Of the site; empty: not stated.
  std::string licence = {};     ///< Of the data, an address; empty: not stated.
};

/// The description of the API, OpenAPI 3.1, derived from the declarations.
Json openapi(const ApiOffer& offer);

/// What a resource of the API is given.
struct Call {
  const Site& site;
  const Request& request;
  View view;
  Viewer viewer;
  Language language = Language::nl;
  Day today{};
  std::vector<std::string> parts;  ///< What the {} of the path matched.
};

/// A query parameter: "pageSize", what it means, and its JSON Schema type.
struct Parameter {
  std::string_view name;
  std::string_view help;
  std::string_view type = "string";
  bool required = false;
};

/// One resource beside those of the record types. All stand in the table in resources.cpp.
struct Resource {
  std::string_view path;       ///< "/aandachtspunten", "/boekingen/{nummer}".
  std::string_view operation;  ///< operationId.
  std::string_view summary;
  std::vector<Parameter> parameters;
  ErrorOr<Json> (*answer)(const Call&);
};

const std::vector<Resource>& resources();
/// What the page Steering shows: goals with their odds, the plan, and a what-if if one is asked.
ErrorOr<Json> prospects(const Call& call);

/// Lists and records of every type.
ErrorOr<Response> records_answer(const Call& call, const RecordType& type);
std::vector<Parameter> record_parameters(const RecordType& type);

/// A JSON answer of the API, with its headers.
Response api_response(const Json& json, int status = 200);
Response problem(int status, std::string_view title, std::string_view detail,
                 const std::vector<std::string>& errors = {});

/// Names of query parameters that `call` has and that are not among `known`, as sentences.
std::vector<std::string> unknown_parameters(const Request& request, const std::vector<Parameter>& known);

/// "planned_end" gives "plannedEnd".
std::string camel(std::string_view name);

}  // namespace stip
