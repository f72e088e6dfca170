// Drafts: rows of draft; their fields are a JSON array of pairs.
#include "desk/drafts.h"

#include "base/json.h"
#include "base/text.h"

namespace stip {
namespace {

std::string text_of(const FormFields& fields) {
  Json list = Json::array();
  for (const auto& [name, value] : fields) list.push(Json(Json::Array{Json(name), Json(value)}));
  return to_text(list);
}

ErrorOr<FormFields> fields_of(std::string_view text) {
  STIP_TRY_AS(const Json list, parse_json(text));
  FormFields fields;
  if (list.is_array()) {
    for (const Json& pair : list.as_array()) {
      if (!pair.is_array() || pair.as_array().size() != 2 || !pair.as_array()[0].is_string() ||
          !pair.as_array()[1].is_string())
        continue;
      fields.emplace_back(pair.as_array()[0].as_string(), pair.as_array()[1].as_string());
    }
  }
  return fields;
}

/// Reads a row of: holder, form, base, fields, begun, saved, saves.
ErrorOr<FormDraft> draft_of(const Prepared& row) {
  FormDraft draft;
  draft.holder = row.text(0);
  draft.form = row.text(1);
  draft.base = row.integer(2);
  STIP_TRY_AS(draft.fields, fields_of(row.text(3)));
  draft.begun = instant_of(row.integer(4));
  draft.saved = instant_of(row.integer(5));
  draft.saves = row.integer(6);
  return draft;
}

ErrorOr<std::optional<FormDraft>> find(Database& database, std::string_view holder, std::string_view form,
                                       Instant now) {
  STIP_TRY_AS(Prepared row, database.prepare("SELECT holder, form, base, fields, begun, saved, saves FROM draft WHERE "
                                             "holder = ? AND form = ? AND expires > ?"));
  row.bind_text(1, holder).bind_text(2, form).bind(3, seconds_of(now));
  STIP_TRY_AS(const bool found, row.step());
  if (!found) return std::optional<FormDraft>();
  STIP_TRY_AS(FormDraft draft, draft_of(row));
  return std::optional<FormDraft>(std::move(draft));
}

ErrorOr<Nothing> check(const FormDraft& draft) {
  std::size_t size = 0;
  for (const auto& [name, value] : draft.fields) {
    size += name.size() + value.size();
    if (!is_utf8(name) || !is_utf8(value))
      return Error{ErrorKind::invalid, "draft of " + draft.form, said("it is not proper text."),
                   said("Type it again in another browser.")};
  }
  if (size <= longest_draft) return Nothing{};
  return Error{ErrorKind::invalid, "draft of " + draft.form, said("it is longer than a million characters."),
               said("Put long texts in a document, and add that as evidence.")};
}

}  // namespace

ErrorOr<SavedDraft> save_draft(Desk& desk, const FormDraft& draft, Instant now) {
  STIP_TRY(check(draft));
  return desk.write([&](Database& database) -> ErrorOr<SavedDraft> {
    STIP_TRY_AS(const auto before, find(database, draft.holder, draft.form, now));
    if (before && before->saves != draft.saves) return SavedDraft{before->fields != draft.fields, *before};
    FormDraft saved = draft;
    saved.base = before ? before->base : draft.base;
    saved.begun = before ? before->begun : now;
    saved.saved = now;
    saved.saves = draft.saves + 1;
    const std::string fields = text_of(saved.fields);
    STIP_TRY_AS(Prepared insert,
                database.prepare("INSERT INTO draft (holder, form, base, fields, begun, saved, saves, expires)"
                                 " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (holder, form) DO UPDATE SET"
                                 " base = excluded.base, fields = excluded.fields, begun = excluded.begun,"
                                 " saved = excluded.saved, saves = excluded.saves, expires = excluded.expires"));
    insert.bind_text(1, saved.holder).bind_text(2, saved.form).bind(3, saved.base).bind_text(4, fields);
    insert.bind(5, seconds_of(saved.begun)).bind(6, seconds_of(now)).bind(7, saved.saves);
    STIP_TRY(insert.bind(8, seconds_of(now + draft_life)).run());
    return SavedDraft{false, std::move(saved)};
  });
}

ErrorOr<std::optional<FormDraft>> find_draft(Desk& desk, std::string_view holder, std::string_view form, Instant now) {
  return desk.read([&](Database& database) { return find(database, holder, form, now); });
}

ErrorOr<std::vector<FormDraft>> drafts_of(Desk& desk, std::string_view holder, Instant now) {
  return desk.read([&](Database& database) -> ErrorOr<std::vector<FormDraft>> {
    STIP_TRY_AS(Prepared rows, database.prepare("SELECT holder, form, base, fields, begun, saved, saves FROM draft"
                                                " WHERE holder = ? AND expires > ? ORDER BY saved DESC, form"));
    rows.bind_text(1, holder).bind(2, seconds_of(now));
    std::vector<FormDraft> drafts;
    for (;;) {
      STIP_TRY_AS(const bool row, rows.step());
      if (!row) return drafts;
      STIP_TRY_AS(FormDraft draft, draft_of(rows));
      drafts.push_back(std::move(draft));
    }
  });
}

ErrorOr<Nothing> remove_draft(Desk& desk, std::string_view holder, std::string_view form) {
  return desk.write([&](Database& database) -> ErrorOr<Nothing> {
    STIP_TRY_AS(Prepared remove, database.prepare("DELETE FROM draft WHERE holder = ? AND form = ?"));
    return remove.bind_text(1, holder).bind_text(2, form).run();
  });
}

}  // namespace stip
