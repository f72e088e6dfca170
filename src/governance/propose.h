// Propose: changes that have not been made, with their reason, options and evidence.
#pragma once

#include "agenda/reason.h"
#include "agenda/records.h"
#include "agenda/rules.h"
#include "governance/act.h"

namespace stip {

/// One edit of a proposal. An id that is not there yet makes a new record; its prefix tells the type.
struct Edit {
  std::string record;
  std::string field;  ///< Empty: the record would end.
  std::string value;  ///< Canonical text; empty empties the field.

  bool operator==(const Edit&) const = default;
};

struct Propose {
  std::string id;  ///< Empty: the next free one.
  std::string title, title_en, reason;
  std::string options;  ///< What was considered, the zero option among them.
  std::vector<std::string> evidence;
  std::string proposed_by;  ///< An organisation; may be empty.
  std::vector<Edit> edits;
  bool is_ready = false;                                    ///< Waits for a decision; else a draft.
  Classification classification = Classification::public_;  ///< Raised to that of what it would change.
};
/// A draft is internal at least, whatever it would change: nobody outside reads along while people are still thinking.
/// Each edit keeps the value that it found, so that a decision can tell what moved on meanwhile.
/// Problems: a field that does not exist or cannot be read, one field twice, what nobody may change (frozen or
/// approved), a reference to nothing, an edit that changes nothing; ready without reason or options.
Acted propose(const View& view, const Propose& request, const Actor& actor, Day today);

struct Amend {
  std::string original;
  std::vector<Edit> edits;              ///< In place of those of the original on the same field, or beside them.
  std::vector<Edit> drops;              ///< Edits of the original that fall away; their value does not count.
  std::string title, title_en, reason;  ///< Empty: of the original.
  std::string proposed_by;
};
/// Makes a new proposal that amends; the original stays as it was, so that both can be read.
Acted amend(const View& view, const Amend& request, const Actor& actor, Day today);

struct MakeReady {
  std::string proposal;
  Classification classification = Classification::public_;  ///< Raised to that of what it would change.
};
/// Puts a draft, or a proposal that was deferred, before who decides. A draft that was internal since it was a draft
/// becomes as public as what it would change. Problems: as for a proposal that is ready.
Acted make_ready(const View& view, const MakeReady& request, const Actor& actor, Day today);

/// A field on which the agenda moved on since it was proposed to change it.
struct Moved {
  std::string change;  ///< Id of the proposed change.
  std::string record, field;
  std::string was, now, proposed;

  bool operator==(const Moved&) const = default;
};
/// Empty: the proposal can be adopted as it stands. A field that became what was proposed has not moved.
std::vector<Moved> moved_on(const View& view, std::string_view proposal);

/// Two proposals that give one field different values, or of which one ends what the other changes.
struct Clash {
  std::string record, field;  ///< The field is empty if one of the two would end the record.
  std::string first, second;  ///< The proposals, in the order given.
  std::string first_value, second_value;

  bool operator==(const Clash&) const = default;
};
/// All clashes between proposals, by record and field.
std::vector<Clash> clashes(const View& view, const std::vector<std::string>& proposals);

/// What would break a rule if it were adopted and does not now: `adopted` is the view as if adopted (registry.as_if),
/// seen by the same viewer. Errors stop an adoption; warnings are for who weighs it.
std::vector<Finding> broken_if_adopted(const View& now, const View& adopted, std::string_view proposal, Day today,
                                       Language language);

/// Why a field has its value if the proposals were adopted: those that edit it are the reason, with the entry that
/// proposed it; of every other field `otherwise` knows why. `now` must outlive what is returned.
Reasons reasons_if_adopted(const View& now, std::vector<std::string> proposals, Reasons otherwise);

/// Changes as edits: each field that they set, and each record that they would end.
std::vector<Edit> edits_of_changes(const std::vector<Change>& changes);

/// The edits of a proposal, by id of the proposed change.
std::vector<Edit> edits_of(const View& view, std::string_view proposal);

}  // namespace stip
