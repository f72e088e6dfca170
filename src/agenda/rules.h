// Rules: what must hold in an agenda, and what breaks it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "agenda/severity.h"
#include "agenda/view.h"
#include "base/locale.h"

namespace stip {

std::string_view name_of(Severity severity);  ///< "error", "warning", "remark".

/// One rule; the table of them is the reference page. What breaks a rule of severity error stops an import or an act;
/// what breaks one of severity warning does not, and stands in *what needs attention*.
struct Rule {
  std::string_view name;  ///< Stable: "milestone.evidence".
  Severity severity = Severity::error;
  std::string_view says;  ///< English sentence, and the key of its translation.
  std::string_view source;
  bool at_entry = false;  ///< Kept by the registry when an act is entered; no agenda can break it.
};

/// All rules, in the order in which findings are reported.
std::span<const Rule> rules();
const Rule& rule(std::string_view name);  ///< Precondition: there is one.

/// One place where a rule is broken.
struct Finding {
  Severity severity = Severity::error;  ///< That of the rule, or milder where the figures are not exact.
  std::string rule;                     ///< Name of the rule.
  const RecordType* type = nullptr;
  std::string id;
  std::string field;  ///< Name of the field, if it is about one.
  Said problem;       ///< What is wrong, with the offending value, in the language asked.
  Said remedy;        ///< What to do, in the language asked.

  bool operator==(const Finding&) const = default;
};

/// All that breaks a rule, by rule, then in the order of types and ids.
/// `today` tells what lies in the future. Cost: linear in the records.
std::vector<Finding> check(const View& view, Day today, Language language);

/// The same for some records and for those that refer to them: what can be broken by changing or retiring `ids`.
/// Cost: linear in these; the first call on a view makes an index of each reference.
std::vector<Finding> check_some(const View& view, Day today, Language language, const std::vector<std::string>& ids);

/// What is wrong with the dates of one record, also of one that is not in the view: their order, and what has happened
/// in the future.
std::vector<Finding> check_dates(const View& view, const RecordType& type, const Record& record, Day today,
                                 Language language);

}  // namespace stip
