// Report draft: kept while somebody types, and never over what was kept in another window.
#include "web/office/report_draft.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "agenda/records.h"
#include "base/text.h"
#include "web/office/entering.h"
#include "web/office/new_values.h"
#include "web/office/report_sheet.h"
#include "web/office/unsent.h"
#include "web/parts/record_parts.h"

namespace stip {
namespace {

/// What was typed, as it is kept.
FormDraft as_draft(const OfficeVisit& visit, const Reporting& subject) {
  FormDraft draft{visit.holder(), form_address(visit, subject), subject.row ? subject.row->version : 0, {}, 0, {}, {}};
  for (const auto& pair : visit.sent)
    if (!starts_with(pair.first, "_") || starts_with(pair.first, new_value_prefix)) draft.fields.push_back(pair);
  draft.saves = saves_of_form(visit);
  return draft;
}

/// For the script that keeps a draft while somebody types.
Response told_quietly(const OfficeVisit& visit, const SavedDraft& saved) {
  const std::string at = instant_text(visit.visit.language, saved.draft.saved);
  const std::string words =
      saved.conflict ? std::string(visit.visit.tr("Not kept: in another window you kept other words. Choose “Keep as a "
                                                  "draft” to see both."))
                     : fill(visit.visit.tr("Kept as a draft at {}."), {at});
  return told_script(saved.conflict ? 409 : 200, saved.draft.saves, words);
}

/// What was kept in another window beside what this one says, where they differ; this one stands in the form, and
/// counts if it is sent once more.
Response both_drafts(const OfficeVisit& visit, const Reporting& subject, const FormDraft& mine, const FormDraft& kept) {
  const Visit& v = visit.visit;
  const RecordType& type = type_of<ProgressReport>();
  ReportSheet sheet{.form = answers_form(visit, subject), .typed = mine.fields, .saves = kept.saves};
  refill(sheet.form, answers_in(mine.fields), {});
  const auto words_of = [](const FormDraft& draft, std::string_view name) {
    std::string words;
    for (const auto& [field, value] : draft.fields)
      if (field == name) words += (words.empty() ? "" : " · ") + value;
    return words;
  };
  std::set<std::string> seen;
  Html rows;
  for (const FormDraft* draft : {&kept, &mine}) {
    for (const auto& [name, value] : draft->fields) {
      if (!seen.insert(name).second || words_of(kept, name) == words_of(mine, name)) continue;
      const Field* field = type.field(name);
      rows.add(
          "<tr><th scope=\"row\">{}</th><td data-label=\"{}\" dir=\"auto\">{}</td><td data-label=\"{}\" "
          "dir=\"auto\">{}</td></tr>\n",
          field ? label_of(v, type, *field) : v.tr("New dates and amounts"), v.tr("Kept in another window"),
          words_of(kept, name), v.tr("What you wrote here"), words_of(mine, name));
    }
  }
  sheet.problems =
      told(visit, {{ErrorKind::conflict, subject.action->id,
                    said("you kept other words in another window, at {}.", instant_text(v.language, kept.saved)),
                    msg("Compare: what stands in the form counts if you keep it or hand it in.")}});
  sheet.above = table("twee-concepten", v.tr("Two drafts of one report"),
                      html("<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr>",
                           v.tr("Field"), v.tr("Kept in another window"), v.tr("What you wrote here")),
                      rows, {}, true);
  return report_sheet(visit, subject, sheet);
}

}  // namespace

std::int64_t saves_of_form(const OfficeVisit& visit) {
  const std::string* text = visit.sent_value("_saves");
  std::int64_t saves = 0;
  if (text) std::from_chars(text->data(), text->data() + text->size(), saves);
  return saves;
}

ErrorOr<std::optional<Response>> overtaken_by_draft(const OfficeVisit& visit, const Reporting& subject) {
  STIP_TRY_AS(const auto kept,
              find_draft(visit.office.desk, visit.holder(), form_address(visit, subject), visit.now()));
  if (!kept || kept->saves <= saves_of_form(visit)) return std::optional<Response>{};
  FormDraft mine = as_draft(visit, subject);
  FormFields here = mine.fields, there = kept->fields;
  std::ranges::sort(here);
  std::ranges::sort(there);
  if (here == there) return std::optional<Response>{};
  return std::optional(both_drafts(visit, subject, mine, *kept));
}

ErrorOr<Response> keep_draft(const OfficeVisit& visit, const Reporting& subject) {
  const FormDraft draft = as_draft(visit, subject);
  STIP_TRY_AS(const SavedDraft saved, save_draft(visit.office.desk, draft, visit.now()));
  if (visit.sent_value("_quietly")) return told_quietly(visit, saved);
  if (saved.conflict) return both_drafts(visit, subject, draft, saved.draft);
  return see_other(visit.visit.link(draft.form));
}

}  // namespace stip
