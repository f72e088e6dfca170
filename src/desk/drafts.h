// Drafts: what somebody has typed in a form and not handed in yet; kept at once, so that nothing typed is lost.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "desk/desk.h"

namespace stip {

/// The fields of a form as they stand, in their order; a name may occur more than once.
using FormFields = std::vector<std::pair<std::string, std::string>>;

struct FormDraft {
  std::string holder;     ///< "account:U-7K3MQ2XA" or "link:L-4GZ0Q7WD": nobody else gets to see it.
  std::string form;       ///< Address of the form: "/report/A-014/CY-2027"
  std::int64_t base = 0;  ///< Version of the record when the draft was begun: handing in compares with it.
  FormFields fields;
  std::int64_t saves = 0;  ///< How often it was saved: its own version.
  Instant begun{}, saved{};
};

/// What came of saving: the draft as it now stands. With `conflict` that is another one, saved elsewhere meanwhile (a
/// second window); nothing was overwritten, and the caller shows both.
struct SavedDraft {
  bool conflict = false;
  FormDraft draft;
};

constexpr std::size_t longest_draft = 1u << 20;  ///< Bytes of its fields.
constexpr auto draft_life = std::chrono::hours(24 * 90);

/// Saves a draft durably, and lets it live on for another 90 days. `draft.saves` is the number that the writer last
/// saw, 0 for a new one; `base`, `begun` and `saved` of one that exists stay as they were begun, or are set here.
/// Errors: invalid (too long, no UTF-8), storage.
ErrorOr<SavedDraft> save_draft(Desk& desk, const FormDraft& draft, Instant now);
ErrorOr<std::optional<FormDraft>> find_draft(Desk& desk, std::string_view holder, std::string_view form, Instant now);
/// Of one holder, the last saved first.
ErrorOr<std::vector<FormDraft>> drafts_of(Desk& desk, std::string_view holder, Instant now);
/// After it was handed in, or thrown away. None there is no error.
ErrorOr<Nothing> remove_draft(Desk& desk, std::string_view holder, std::string_view form);

}  // namespace stip
