// Import plan: what an import would change, what stands in its way, and what somebody has to settle.
#pragma once

#include <string>
#include <vector>

#include "agenda/change.h"
#include "agenda/view.h"
#include "exchange/import_base.h"
#include "exchange/incoming.h"

namespace stip {

struct ImportOptions {
  enum class Prefer { neither, file, ledger };
  Prefer prefer = Prefer::neither;  ///< Whose value counts where file and ledger were both changed.
  bool retire_missing = false;      ///< Retires records that the file no longer holds: those that it held last time,
                                    ///< or, the first time, all of the types that it has a table of.
};

enum class ImportFate : std::uint8_t { made, changed, retired };

struct PlannedField {
  const Field* field = nullptr;
  std::string before;
  std::string after;
};

struct PlannedRecord {
  const RecordType* type = nullptr;
  std::string id;
  std::string title;
  ImportFate fate = ImportFate::made;
  std::vector<PlannedField> fields;  ///< What changes, in the order of declaration.
};

/// A field that was changed in the file and elsewhere, in different ways.
struct ImportConflict {
  const RecordType* type = nullptr;
  const Field* field = nullptr;
  std::string id;
  std::string file_text;
  std::string ledger_text;
  Problem place;  ///< Where it stands in the file, with the words for it.
};

struct ImportPlan {
  std::vector<PlannedRecord> records;  ///< What changes, by type and then as in the file.
  std::vector<Change> changes;         ///< The same as the ledger takes it. Empty if there are errors.
  std::vector<ImportConflict> conflicts;
  Problems problems;
  std::size_t unchanged = 0;         ///< Records of the file that are as in the agenda.
  std::size_t kept = 0;              ///< Fields that were changed elsewhere and not in the file: left alone.
  std::vector<std::string> missing;  ///< Ids that the last file held and this one does not; left alone.
  ImportBase next_base;              ///< To remember when the changes have been entered.

  std::size_t count(ImportFate fate) const;
  std::size_t left_alone() const { return missing.size() - count(ImportFate::retired); }
  /// Nothing may be entered while there are errors or conflicts.
  bool may_enter() const { return conflicts.empty() && !has_errors(problems); }
  /// The first error (invalid) or else the conflicts (conflict). Precondition: !may_enter().
  Error refusal() const;
};

/// Compares what came in with `now`. Checks types, required fields, duplicate and retired ids, references,
/// classification; reports all that is wrong at once. `base`: of the last import by this name, or empty:
/// then every difference counts as a change in the file.
/// Cost: linear in the records of the file; with retire_missing also in all references.
ImportPlan plan_import(const View& now, const Incoming& incoming, const ImportBase& base,
                       const ImportOptions& options = {});

/// For people: counts, each record with its fields old and new, conflicts, problems. At most `most` records in full.
std::string to_text(const ImportPlan& plan, Language language = Language::en, std::size_t most = 200);

}  // namespace stip
