// Registry: the one door for writing, and the holder of now, of then, of every edition, of "as if adopted".
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "agenda/reason.h"
#include "agenda/view.h"
#include "ledger/ledger.h"

namespace stip {

/// An edition as a place in the ledger.
struct EditionPlace {
  std::string id;  ///< "ED-2026"
  int year = 0;
  Seq position = 0;  ///< Number of the last entry that it contains.
  Date published;    ///< Empty: frozen, not sent yet.
};

/// A document as it will be kept. Its kind, language and format name it within its edition.
struct DocumentToKeep {
  std::string kind;      ///< "annex"
  std::string language;  ///< "nl"
  std::string format;    ///< "pdf"
  std::string title, title_en;
  std::string bytes;
};

/// An entry as one viewer may see it.
struct SeenEntry {
  Entry entry;            ///< With only the changes that the viewer may see; empty but for `seq` if withheld.
  bool withheld = false;  ///< Not public: only its number and leaf hash are shown.
};

/// One step in the path from a field to what caused it, outermost first.
struct WhyStep {
  int depth = 0;
  Seq entry = 0;      ///< The entry, if this step is one; else 0.
  std::string id;     ///< The record, if this step is one: decision, proposal, signal, source.
  std::string act;    ///< What the entry did ("change"), if this step is an entry.
  std::string text;   ///< What it says: the reason of the entry, or the title of the record.
  std::string value;  ///< Value that the entry gave to the field, if this step is an entry.
  Instant time{};
  std::string author;
};

/// What became of an act.
struct Entered {
  std::vector<Seq> entries;  ///< One for each classification that the act touched, public first.
  bool repeated = false;     ///< Its key had been entered before; nothing was entered now.
};

inline constexpr Viewer sees_everything{Classification::restricted};

/// Thread-safe. Readers never wait for writers.
class Registry {
 public:
  using Clock = std::function<Instant()>;

  /// Folds the ledger. Errors: those of reading and folding.
  static ErrorOr<std::unique_ptr<Registry>> open(std::unique_ptr<Ledger> ledger, Clock clock);
  ~Registry();

  /// The agenda as it is now.
  View now(const Viewer& viewer) const;
  /// The agenda after entry `position`, seen with the clearance of `viewer`. What was classified since then is hidden
  /// there as well, unless `position` is that of a published edition. Errors: not_found.
  ErrorOr<View> at(Seq position, const Viewer& viewer) const;

  /// A moment as people write it: "now", "first" or "last" (editions), a year or id of an edition ("2026"),
  /// "#120" (after entry 120), a day ("2026-11-24": as known at its end), or proposals ("PV-7", "PV-7+PV-8": as if
  /// adopted now). Errors: not_found with the editions that exist.
  ErrorOr<View> look(std::string_view moment, const Viewer& viewer) const;
  /// The same, of what was valid on a day by the knowledge of that moment.
  ErrorOr<View> look_valid_on(std::string_view moment, Day day, const Viewer& viewer) const;
  /// Today, as if these proposals were adopted, one after the other. Errors: conflict if two set the same field.
  ErrorOr<View> as_if(const std::vector<std::string>& proposals, const Viewer& viewer) const;

  std::vector<EditionPlace> editions(const Viewer& viewer) const;  ///< By year.

  /// Whether a record has or had this id, whoever may see it: for giving out the next one, never for telling.
  bool is_taken(std::string_view id) const;
  /// The same, as it was after entry `position`.
  bool was_taken(std::string_view id, Seq position) const;

  Seq size() const;
  ErrorOr<SeenEntry> entry(Seq seq, const Viewer& viewer) const;
  /// What an outsider needs to check an entry; only the inclusion if the viewer may not see it.
  ErrorOr<Evidence> evidence(Seq seq, const Viewer& viewer) const;
  /// Entries that changed a record, newest first. Empty for a record that the viewer may not see.
  std::vector<SeenEntry> history(const RecordType& type, std::string_view id, const Viewer& viewer) const;
  /// The newest entries that the viewer may see, newest first. Kept until the next entry: the first may hold the whole
  /// agenda.
  std::vector<std::shared_ptr<const SeenEntry>> latest(std::size_t count, const Viewer& viewer) const;
  /// The last entry up to `until` that set a field (empty: any field) of a record; nullopt if none or not to be seen.
  std::optional<Entry> last_set(const RecordType& type, std::string_view id, std::string_view field, Seq until,
                                const Viewer& viewer) const;
  /// Looks up why a field has the value that it has after entry `until`, for who may see it. Outlived by the registry.
  Reasons reasons(Seq until, const Viewer& viewer) const;
  /// The path from a field to the entries, decisions, proposals, signals and sources behind it.
  ErrorOr<std::vector<WhyStep>> why(std::string_view id, std::string_view field, const Viewer& viewer) const;

  /// Enters an act: checks versions, rules and guards, writes it durably, and only then returns.
  /// Changes carry the version that they make. Several callers at once share one durable write.
  /// `seen_by`: who wrote it; a list of references keeps those that this viewer does not see.
  /// Errors: invalid (first broken rule), conflict (version), forbidden (what was frozen), storage.
  ErrorOr<Entered> enter(Draft act, const Viewer& seen_by = sees_everything);
  /// The first entry of the act that was entered with this key; nullopt: none was.
  ErrorOr<std::optional<Seq>> entry_with_key(std::string_view key) const;
  /// Whether `act`, worked out on the agenda before entry `seq`, comes to what was entered there: for a form that is
  /// sent twice. Errors: those of reading.
  ErrorOr<bool> is_what_was_entered(const Draft& act, Seq seq, const Viewer& seen_by) const;
  /// Takes in what other programs have entered meanwhile. Cost: one look at the ledger if there is nothing.
  ErrorOr<Nothing> catch_up();
  /// All that stands in the way of entering `act`; empty: it can be entered.
  std::vector<Error> problems(const Draft& act, const Viewer& seen_by = sees_everything) const;
  /// Freezes the agenda of now as the edition of `year`. With a moment of `release` the edition is internal until it is
  /// published, and so is every document of it. Errors: conflict if that year is frozen already; invalid (release).
  ErrorOr<EditionPlace> freeze(int year, const std::string& reason, const std::string& author,
                               const std::string& decision, std::optional<Instant> release = std::nullopt);
  ErrorOr<Seq> redact(Seq seq, std::string_view field, const std::string& author, const std::string& ground);

  /// Keeps the bytes of documents of an edition and enters their hashes, as one act. What the bytes say is public from
  /// then on. A kept document is never replaced. Errors: conflict (one of them is kept already), storage.
  ErrorOr<Nothing> keep_documents(const EditionPlace& edition, const std::vector<DocumentToKeep>& documents,
                                  const std::string& author);
  /// The bytes that were kept, if any.
  ErrorOr<std::optional<std::string>> kept_document(const EditionPlace& edition, std::string_view kind,
                                                    std::string_view language, std::string_view format) const;

  ErrorOr<Checkpoint> checkpoint();
  ErrorOr<std::optional<Checkpoint>> last_checkpoint() const;
  std::string public_key() const;
  ErrorOr<Nothing> remember(std::string_view name, std::string_view value);
  ErrorOr<std::optional<std::string>> remembered(std::string_view name) const;

 private:
  struct State;
  explicit Registry(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace stip
