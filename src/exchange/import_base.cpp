// Import base: digests of values, so that what is remembered tells nobody what it was.
#include "exchange/import_base.h"

#include "base/hash.h"
#include "base/json.h"

namespace stip {
namespace {

std::string digest_of(const std::string& id, std::string_view field, std::string_view value) {
  if (value.empty()) return {};
  Sha256 sha;
  sha.add(id).add("\n").add(field).add("\n").add(value);
  return to_hex(sha.digest()).substr(0, 20);
}

}  // namespace

std::optional<bool> ImportBase::held(const std::string& id, std::string_view field, std::string_view value) const {
  const auto record = records_.find(id);
  if (record == records_.end()) return std::nullopt;
  const auto digest = record->second.find(field);
  if (digest == record->second.end()) return std::nullopt;
  return digest->second == digest_of(id, field, value);
}

void ImportBase::hold(const std::string& id, std::string_view field, std::string_view value) {
  records_[id].insert_or_assign(std::string(field), digest_of(id, field, value));
}

std::vector<std::string> ImportBase::ids() const {
  std::vector<std::string> ids;
  for (const auto& [id, fields] : records_) ids.push_back(id);
  return ids;
}

std::string ImportBase::to_text() const {
  Json records = Json::object();
  for (const auto& [id, fields] : records_) {
    Json digests = Json::object();
    for (const auto& [field, digest] : fields) digests.add(field, digest);
    records.add(id, std::move(digests));
  }
  Json json = Json::object();
  json.add("format", 1);
  json.add("records", std::move(records));
  return stip::to_text(json);
}

ErrorOr<ImportBase> ImportBase::from_text(std::string_view text) {
  const Error bad{ErrorKind::invalid, "last import", said("What was remembered of the last import cannot be read."),
                  said("Import without it; then every difference counts as a change in the file.")};
  ImportBase base;
  if (text.empty()) return base;
  const auto json = parse_json(text);
  if (!json.ok()) return bad;
  const Json* format = json->find("format");
  const Json* records = json->find("records");
  if (!format || !format->is_integer() || format->as_integer() != 1 || !records || !records->is_object()) return bad;
  for (const JsonMember& record : records->as_object()) {
    if (!record.value.is_object()) return bad;
    for (const JsonMember& field : record.value.as_object()) {
      if (!field.value.is_string()) return bad;
      base.records_[record.name][field.name] = field.value.as_string();
    }
  }
  return base;
}

}  // namespace stip
