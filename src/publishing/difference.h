// Difference: what is new, ended, changed or moved between two moments, field by field, with the reason of each.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "agenda/reason.h"
#include "agenda/view.h"
#include "base/locale.h"

namespace stip {

enum class Fate : std::uint8_t { added, ended, changed };
std::string_view name_of(Fate fate);   ///< "new", "ended", "changed": in files.
std::string_view label_of(Fate fate);  ///< "New", "Ended", "Changed": English, and the key of its translation.

/// One field that differs. Texts are canonical; what the two have in common in kind is worked out beside them.
struct FieldDifference {
  const Field* field = nullptr;
  std::string before;
  std::string after;
  std::optional<int> quarters = {};        ///< Dates: quarters later, negative if earlier; none if one is empty.
  std::optional<std::int64_t> cents = {};  ///< Amounts of one currency and exactness (no ranges): cents more.
  std::optional<Decimal> more = {};        ///< Quantities that are both exact: how much more.
  std::vector<std::string> gone = {};      ///< References, choices and lists: parts that are no longer there.
  std::vector<std::string> come = {};      ///< And parts that are new.
  std::optional<Reason> reason = {};
};

/// One record that differs. What of it differs, and why, is told by fields_of() and reason_of(). It points into the two
/// views, which its Difference keeps.
struct RecordDifference {
  const RecordType* type = nullptr;
  std::string id;
  Fate fate = Fate::changed;
  bool moved = false;              ///< Changed, and now in another chapter, under another theme, parent or owner.
  const Record* before = nullptr;  ///< nullptr for a new one.
  const Record* after = nullptr;   ///< nullptr for an ended one.

  const Record& record() const { return after ? *after : *before; }
};

struct TypeCount {
  const RecordType* type = nullptr;
  std::size_t added = 0, ended = 0, changed = 0, unchanged = 0;
  std::size_t moved = 0;  ///< Among the changed.
};

struct Difference {
  View before, after;
  std::vector<RecordDifference> policy = {};       ///< What is agreed, planned, paid, promised and decided.
  std::vector<RecordDifference> figures = {};      ///< Observations: the world changed, not the agenda.
  std::vector<RecordDifference> bookkeeping = {};  ///< Editions and frozen documents.
  std::vector<TypeCount> counts = {};              ///< One for each type, in the order of types.
  Reasons reasons = {};                            ///< Looks up why; empty: nobody asked.

  bool empty() const { return policy.empty() && figures.empty() && bookkeeping.empty(); }
  const TypeCount& count(const RecordType& type) const;
};

/// Whether records of a type tell of the ledger itself, not of policy: editions and frozen documents. No page, document
/// or file shows them as a change of the agenda.
bool is_bookkeeping(const RecordType& type);

/// What changed from `before` to `after`, by type and id. A record that both views share is not looked into.
/// Properties: of a view with itself it is empty; swapping the views swaps new and ended; setting the fields of each
/// record to `after` turns the first view into the second. Cost: one step a record; of what differs the fields until
/// one is found, and those that tell a place. Texts and reasons are worked out when they are asked for.
Difference difference(const View& before, const View& after, Reasons reasons = {});

/// The fields of a record that differ, in the order of declaration, those of a changed one with their reasons; of a new
/// or ended one all that are filled in. Cost: the texts of these fields, and the look-ups of their reasons.
std::vector<FieldDifference> fields_of(const RecordDifference& record, const Reasons& reasons = {});
/// Why a record is new or has ended; nullopt for a changed one.
std::optional<Reason> reason_of(const RecordDifference& record, const Reasons& reasons);

/// The difference in some sentences for a letter: "Compared with the 2026 edition, 3 actions are new, …".
/// `moment` names what is compared with, in that language: "the 2026 edition".
std::string summary_text(const Difference& difference, Language language, std::string_view moment);

/// "6 quarters later", "1 quarter earlier", "same quarter".
std::string quarters_text(Language language, int quarters);

}  // namespace stip
