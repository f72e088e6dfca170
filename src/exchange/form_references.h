// Form references: records as one writes them in a form, by id or by title, and back to their ids.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "agenda/view.h"
#include "base/locale.h"
#include "exchange/known_records.h"

namespace stip {

/// "T-1 Onderzoek en innovatie", on one line; the bare id if the view has no such record.
std::string reference_line(const View& view, std::string_view id, Language language);

/// "Onderzoek en innovatie (T-1)", to choose from; the bare id if the view has no such record.
std::string chooser_line(const View& view, std::string_view id, Language language);

/// Finds what people mean by a line of a form: an id, an id with its title behind it, a title or a short name.
class FormReferences {
 public:
  explicit FormReferences(const View& view) : view_(view) {}

  /// The ids that the typed lines name. What stood there already (`before`) is known even if the record is not.
  /// Errors: invalid, with all words that name nothing, in the language.
  ErrorOr<std::vector<std::string>> ids_of(const Field& field, const std::vector<std::string>& typed,
                                           const std::vector<std::string>& before, Language language);

  /// The id of a record of any type: its id, its id with its title behind it, or a title that only one record has.
  /// Empty: the words name nothing, or more than one.
  std::string id_of_any(std::string_view words);

 private:
  std::string id_of(const Field& field, std::string_view words, const std::vector<std::string>& before);
  bool is_line_of(std::string_view id, std::string_view line) const;
  bool exists(const Field& field, std::string_view id) const;

  const View& view_;
  std::optional<KnownRecords> known_;  ///< Made only when somebody wrote a title: it reads the whole view.
};

}  // namespace stip
