// Form references: the id first, then names.
#include "exchange/form_references.h"

#include <algorithm>

#include "base/text.h"

namespace stip {

std::string reference_line(const View& view, std::string_view id, Language language) {
  const auto found = view.find_any(id);
  if (!found) return std::string(id);
  const bool in_english = language == Language::en && !found.record->title_en.empty();
  std::string title = in_english ? found.record->title_en : found.record->title;
  for (char& c : title) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return std::string(trimmed(std::string(id) + " " + title));
}

std::string chooser_line(const View& view, std::string_view id, Language language) {
  const std::string line = reference_line(view, id, language);
  if (line.size() <= id.size()) return line;
  return line.substr(id.size() + 1) + " (" + std::string(id) + ")";
}

bool FormReferences::exists(const Field& field, std::string_view id) const {
  return field.target ? view_.find(field.target(), id) != nullptr : static_cast<bool>(view_.find_any(id));
}

/// Whether the line is the title of this record, or what the form shows of it.
bool FormReferences::is_line_of(std::string_view id, std::string_view line) const {
  const auto found = view_.find_any(id);
  const std::string written = folded(trimmed(line));
  return found &&
         (written == folded(found.record->title) || written == folded(reference_line(view_, id, Language::nl)) ||
          written == folded(reference_line(view_, id, Language::en)));
}

std::string FormReferences::id_of(const Field& field, std::string_view words, const std::vector<std::string>& before) {
  const std::string whole(trimmed(words));
  const std::string first = whole.substr(0, whole.find_first_of(" \t"));
  for (const std::string& id : {whole, first}) {
    if (exists(field, id) || std::ranges::find(before, id) != before.end()) return id;
  }
  if (!field.target) return {};
  if (!known_) known_.emplace(view_);
  return known_->find(field.target(), whole);
}

std::string FormReferences::id_of_any(std::string_view words) {
  const std::string whole(trimmed(words));
  const std::string first = whole.substr(0, whole.find_first_of(" \t"));
  for (const std::string& id : {whole, first})
    if (view_.find_any(id)) return id;
  if (!known_) known_.emplace(view_);
  std::string only;
  for (const RecordType* type : record_types()) {
    const std::string id = known_->find(*type, whole);
    if (id.empty()) continue;
    if (!only.empty()) return {};
    only = id;
  }
  return only;
}

ErrorOr<std::vector<std::string>> FormReferences::ids_of(const Field& field, const std::vector<std::string>& typed,
                                                         const std::vector<std::string>& before, Language language) {
  std::vector<std::string> ids, unknown;
  const auto take = [&](std::string id) {
    if (std::ranges::find(ids, id) == ids.end()) ids.push_back(std::move(id));
  };
  for (const std::string& text : typed) {
    for (const std::string& line : split(text, '\n')) {
      if (trimmed(line).empty()) continue;
      std::string whole = id_of(field, line, before);  // "T-2 Ruimte; en markt": the title may hold any mark.
      if (!whole.empty() && (line.find_first_of(";,|") == line.npos || is_line_of(whole, line))) {
        take(std::move(whole));
        continue;
      }
      for (const std::string& part : split_references(line)) {  // "T-1; T-2": as in a sheet.
        std::string id = id_of(field, part, before);
        if (id.empty())
          unknown.push_back(part);
        else
          take(std::move(id));
      }
    }
  }
  if (unknown.empty()) return ids;
  const std::string_view problem =
      unknown.size() == 1 ? tr(language, "‘{}’ is not known here.") : tr(language, "‘{}’ are not known here.");
  return Error{ErrorKind::invalid, "field", fill(problem, {join(unknown, "’, ‘")}),
               std::string(tr(language, "Write the id or the title of a record that exists."))};
}

}  // namespace stip
