// Difference: what changed between two moments, why, and by which decision.
#include "publishing/difference.h"

#include <algorithm>
#include <iostream>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/documents.h"
#include "governance/propose.h"

namespace stip {
namespace {

std::string shown(const std::string& text) { return text.empty() ? "(empty)" : text; }

std::string delta(Language language, const FieldDifference& field) {
  if (field.quarters) return "  (" + quarters_text(language, *field.quarters) + ")";
  if (field.cents) return "  (" + signed_amount_text(language, *field.cents) + ")";
  if (field.more)
    return "  (" + std::string(field.more->units > 0 ? "+" : "") + number_text(language, *field.more) + ")";
  return "";
}

void print_reason(std::ostream& out, const Reason& reason) {
  out << "      " << reason.act << ": " << reason.reason << " (entry " << reason.entry;
  for (const std::string& cause : reason.causes) out << ", by " << cause;
  out << ")\n";
}

void print(std::ostream& out, Language language, const std::vector<RecordDifference>& records, const Reasons& reasons) {
  for (const RecordDifference& record : records) {
    out << (record.moved ? "moved" : name_of(record.fate)) << "  " << record.id << "  " << record.record().title
        << (record.record().invented ? "  [invented]" : "") << "\n";
    if (record.fate == Fate::changed) {
      for (const FieldDifference& field : fields_of(record, reasons)) {
        out << "    " << field.field->name << ": " << shown(field.before) << " -> " << shown(field.after)
            << delta(language, field) << "\n";
        if (field.reason) print_reason(out, *field.reason);
      }
    }
    if (const auto reason = reason_of(record, reasons)) print_reason(out, *reason);
  }
}

}  // namespace

// COMMAND: stip difference 2026 now [--format text|html|docx|odt|pdf|csv|json] [--out FILE]
//
// What is new, ended, changed and moved between two moments: editions (2026, first, last), days (2026-11-24), entries
// (#12), now, or a proposal as if it were adopted. Field by field, each with the reason and the decision behind it.
// As text, CSV or JSON for people and scripts; as a document for the letter. Without --as: what is public.
Exit difference_command(const Context& context, const DifferenceRequest& request) {
  Viewer viewer{Classification::public_};
  if (!context.as.empty()) {
    STIP_TRY_AS(viewer, context.viewer());
  }
  STIP_TRY_AS(const Language language, context.reading_language());
  STIP_TRY_AS(const auto registry, context.open(true));
  STIP_TRY_AS(const View before, registry->look(request.before, viewer));
  STIP_TRY_AS(const View after, registry->look(request.after, viewer));
  const View now = registry->now(viewer);
  // What is only proposed was not entered, so the ledger cannot tell why it is so.
  const auto proposals = split(request.after, '+');
  const bool as_if = std::ranges::all_of(proposals, [&](const auto& id) { return now.find<Proposal>(id); });
  Reasons reasons = registry->reasons(after.upto(), viewer);
  if (as_if) reasons = reasons_if_adopted(now, proposals, std::move(reasons));
  const Difference found = difference(before, after, reasons);
  if (request.format == "text" && !context.json) {
    context.out() << summary_text(found, language, request.before) << "\n\n";
    print(context.out(), language, found.policy, found.reasons);
    print(context.out(), language, found.figures, found.reasons);
    return 0;
  }
  STIP_TRY_AS(const std::string bytes, difference_as(context, *registry, viewer, before, after, found, request));
  STIP_TRY(deliver(context, request.out, bytes));
  return 0;
}

}  // namespace stip
