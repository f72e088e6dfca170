// JSON records: a record as a JSON object and back, and the JSON Schema of a record type.
#pragma once

#include <memory>

#include "agenda/field.h"
#include "base/json.h"
#include "base/locale.h"

namespace stip {

/// One member per field that holds something, in the order of declaration: whole numbers as numbers, yes_no as true,
/// several as an array of texts; dates, amounts and quantities as their canonical text, which also says how exactly
/// they are known.
Json record_json(const RecordType& type, const Record& record);
/// The value of one field as above; null for an empty one.
Json value_json(const Field& field, const Record& record);

/// Reads what record_json() writes. Null, an empty text and an empty array are empty values.
/// Errors: invalid (no object, an unknown member, a value of another kind, an empty required field).
ErrorOr<std::shared_ptr<Record>> record_of_json(const RecordType& type, const Json& json);

/// JSON Schema 2020-12 of what record_json() writes; titles and descriptions in `language`.
Json json_schema(const RecordType& type, Language language);

}  // namespace stip
