// Consultation: from its design in the ledger to what citizens are asked, and the acts that open and close it.
#pragma once

#include <string>
#include <vector>

#include "agenda/consultation_design.h"
#include "agenda/rules.h"
#include "agenda/view.h"
#include "base/json.h"
#include "governance/act.h"

namespace stip {

/// The name of a consultation in the store of ballots and in addresses: its id in small letters, with hyphens.
std::string ballot_id_of(std::string_view consultation);

/// What is asked, as `stip consult prepare` reads it (docs/ballots.md). Costs are in euros, or in millions of euros
/// where the budget is a million or more. The same design gives the same text. What lacks is left out: see lacking().
Json rules_of(const View& view, const Consultation& consultation);

/// All that stands in the way of opening it, in the words of the rules of the model.
std::vector<Finding> lacking(const View& view, Day today, Language language, std::string_view consultation);

/// A consultation, or one part of its design: made, changed or taken away.
struct DesignPart {
  const RecordType* type = nullptr;
  std::string id;                   ///< Empty: a new one, which is given the next id.
  std::vector<FieldChange> fields;  ///< What becomes different, as canonical text.
  bool ends = false;                ///< It is taken away, with all that is part of it.
};
/// Problems: it is part of no consultation, or of one that is no draft any more; a field cannot be read.
Acted design_part(const View& view, const DesignPart& request, const Actor& actor);

struct OpenConsultation {
  std::string consultation;
  std::string rules;   ///< The one text of what is asked, as the store of ballots writes it.
  std::string reason;  ///< Why it opens now.
};
/// Opens it: status, day, rules and their digest. From then on the registry keeps what was asked as it is.
/// Problems: it is no draft; something lacks; no reason.
Acted open_consultation(const View& view, const OpenConsultation& request, const Actor& actor, Day today);

struct CloseConsultation {
  std::string consultation;
  std::string reason;  ///< Empty: its last day has come.
};
/// Closes it. Problems: it is not open; it closes before its last day without a reason.
Acted close_consultation(const View& view, const CloseConsultation& request, const Actor& actor, Day today);

}  // namespace stip
