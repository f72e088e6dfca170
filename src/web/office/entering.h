// Entering: from an act to an entry in the ledger, for who is signed in.
#pragma once

#include <vector>

#include "access/mandates.h"
#include "governance/act.h"
#include "web/office/office.h"
#include "web/parts/offers.h"

namespace stip {

struct RecordForm;

Actor actor_of(const OfficeVisit& visit);

/// In the language of the page: what the registry or a reader of files says, who know no reader.
std::vector<Error> told(const OfficeVisit& visit, std::vector<Error> problems);

/// The key of a form as the ledger knows it: of who sent it.
std::string ledger_key(const OfficeVisit& visit, const std::string& key);
/// Enters what an act gives, in the name of who is signed in. All that stands in the way, if it cannot be entered.
/// `key`: the same form sent twice is entered once. Whether it is worth another try, and whether the form was sent
/// before, is for answer_form() to tell.
std::vector<Error> enter_act(const OfficeVisit& visit, const Acted& acted, const std::string& key);
/// What each form that is shown now has in hidden fields: a key of its own, and the entry that it knows.
Html form_key(const OfficeVisit& visit);
/// The key that came back; empty if none or not one of ours.
std::string key_of(const OfficeVisit& visit);

/// Where the control stands that a problem is about.
struct Anchor {
  std::string text;             ///< The problem in English, up to its first {}; or what its subject says.
  std::string id;               ///< Of the control.
  std::string_view label = {};  ///< Of the control, told in place of the subject; empty: the subject is told.
};
/// All problems in one list above a form: those at fields of `form`, which is shown without a list of its own, and the
/// others, each leading to its control by the first anchor that fits. The number of a record that does not exist yet is
/// left out: nobody knows it.
Html problem_list(const OfficeVisit& visit, const std::vector<Error>& problems, const std::vector<Anchor>& anchors = {},
                  const RecordForm* form = nullptr);

}  // namespace stip
