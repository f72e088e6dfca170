// Hand over: ministries are renamed and actions change hands, merge and split, each in one act.
#pragma once

#include "agenda/records.h"
#include "agenda/view.h"
#include "governance/act.h"

namespace stip {

/// Renames an organisation: the old one ends, a new one follows, and what goes on is in its name.
/// Rules A6: departments are valid in time, and no edition is ever rewritten.
struct RenameOrganisation {
  std::string organisation;  ///< The one that ends.
  std::string id;            ///< Of the new one: "ORG-KGG".
  std::string title, title_en, short_name, identifier, address;
  Date from;           ///< First day of the new name, to the day.
  std::string reason;  ///< The royal decree, the coalition agreement.
};
/// Moves: the ownership and deputyship of actions that are not finished, roles in them, secretariats of bodies, seats,
/// sources of money, open signals to answer. Stays: what is past (finished actions, attendance, reports, who promised).
Acted rename_organisation(const View& view, const RenameOrganisation& request, const Actor& actor, Day today);

/// Joins an organisation to another that exists: the old one ends, and what goes on is in the name of the other.
struct JoinOrganisations {
  std::string organisation;  ///< The one that ends.
  std::string into;
  Date from;           ///< First day on which they are one, to the day.
  std::string reason;  ///< The royal decree, the coalition agreement.
};
/// Moves and leaves the same as a new name does. Where both had a role in an action, one remains; a seat in a body
/// where the other sits already ends.
Acted join_organisations(const View& view, const JoinOrganisations& request, const Actor& actor, Day today);

struct HandOver {
  std::string from, to;              ///< Organisations.
  std::vector<std::string> actions;  ///< Empty: all of `from` that are not finished.
  bool stays_involved = false;       ///< The old owner becomes a participant.
  std::string reason;
};
Acted hand_over(const View& view, const HandOver& request, const Actor& actor, Day today);

struct MergeActions {
  std::vector<std::string> actions;  ///< That go on in another.
  std::string into;
  std::string reason;
};
/// The merged actions keep their pages, with the phase “merged” and as part of the one they go on in. Open milestones,
/// money, contributions, risks and dependencies move there; their owners become participants.
Acted merge_actions(const View& view, const MergeActions& request, const Actor& actor, Day today);

/// What is open of an action and goes along when it is split: unmet milestones, money, contributions, risks.
std::vector<std::string> open_children(const View& view, std::string_view action);

struct ActionPart {
  std::string id, title, title_en, sentence, owner;  ///< Owner empty: that of the whole.
  std::vector<std::string> moves;  ///< Milestones, money, contributions and risks of the whole that go along.
};
struct SplitAction {
  std::string action;
  std::vector<ActionPart> parts;
  std::string reason;
};
/// The parts are new actions that continue the whole, in its chapter, themes and effects; the whole stops, with the
/// reason. Problem: something open of the whole goes along with no part, or with two.
Acted split_action(const View& view, const SplitAction& request, const Actor& actor, Day today);

}  // namespace stip
