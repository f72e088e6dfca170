// Edit lines: what a proposal would change, each change with a control in which it can become another.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "exchange/record_form.h"
#include "governance/propose.h"
#include "web/office/act_parts.h"

namespace stip {

/// One change that was proposed, and the control in which it can become another.
struct EditLine {
  const ProposedChange* change = nullptr;
  const RecordType* type = nullptr;
  const Row* row = nullptr;          ///< nullptr: the record would be made.
  std::optional<FormField> control;  ///< None: the record would end.

  std::string value_name() const { return "_value." + change->id; }
  std::string drop_name() const { return "_drop." + change->id; }
};

std::vector<EditLine> edit_lines(const OfficeVisit& visit, const Proposal& proposal);

/// What was typed in them: other edits, and edits that fall away.
struct TypedLines {
  std::vector<Edit> edits, drops;
};
/// Nullopt: some value cannot be read; the lines hold what was typed, and what is wrong with it.
std::optional<TypedLines> read_edit_lines(const OfficeVisit& visit, std::vector<EditLine>& lines);

/// Each change with what stands now, what was proposed (unless that is for the control alone to say), a control for what
/// it becomes, and a box that lets it fall away.
Html edit_lines_html(const OfficeVisit& visit, const std::vector<EditLine>& lines, bool says_proposed = true);
/// What could not be read, for the list above the form; and where its controls are.
std::vector<Error> problems_of(const std::vector<EditLine>& lines);
std::vector<Anchor> anchors_of(const std::vector<EditLine>& lines);

}  // namespace stip
